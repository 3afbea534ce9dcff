"""Which public paragraphs stand beside a Part 2 heading, pointer or marking, and by which rule.

It decides nothing: the paragraphs are public already, and a person may want to look at them twice.
"""

from collections.abc import Sequence

from ingest.gate import vocabulary as v
from ingest.gate.spelling import level
from ingest.gate.wording import points_to_part2
from ingest.outline import Placed

POINTS = "points to a Part 2 or an exempt paper: a sentence, not its heading"
MENTIONS = "mentions a Part 2, an exemption or a marking in its own sentence, and opens nothing"
NEIGHBOUR = "stands next to text that was withheld"

_MENTION = v.phrase("mentions closed matter")


def find_beside(placed: Sequence[Placed], public: Sequence[bool]) -> dict[int, str]:
    """The rule for each public paragraph, by index, that stands beside such matter; others are not in it."""
    found: dict[int, str] = {}
    for at, p in enumerate(placed):
        if public[at]:
            rule = _rule(p.block.text) or (NEIGHBOUR if not all(public[max(0, at - 1) : at + 2]) else None)
            if rule:
                found[at] = rule
    return found


def _rule(text: str) -> str | None:
    if points_to_part2(text):
        return POINTS
    return MENTIONS if _MENTION.search(level(text)) else None
