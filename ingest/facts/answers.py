"""What the boxes of a form answer, and what it says of Part 2: yes or no, the ground, where it points."""

import re
from collections.abc import Iterator

from ingest.facts.fact import Fact
from ingest.gate.gate import PublicParagraph
from ingest.gate.spelling import level
from ingest.gate.wording import points_to_part2

_YES_NO = r"[\s:?.|-]*\b(?P<answer>yes|no)\b"
_ASKED = (
    ("part 2", re.compile(r"is there an? part (?:2|ii|two) form" + _YES_NO)),
    (
        "confidential",
        re.compile(r"(?:^|is (?:this|the) (?:(?:report|submission) )?(?:an? )?)confidential decision" + _YES_NO),
    ),
    ("deferred", re.compile(r"publication of .{0,40}to be deferred" + _YES_NO)),
)
_SAYS_WHY = ("exempt under", "if yes, for what reason")
_GROUND = re.compile(
    r"\bexempt (?:under|from)\b|\bprocedure rules?\b"
    r"|\bsection \d|\barticle \d|\bschedule 12a\b|\bcommercial interests?\b|\bby virtue of\b"
)


def read_answers(p: PublicParagraph) -> Iterator[Fact]:
    """The answered boxes of a paragraph, its pointer to a Part 2, and the grounds that it states."""
    if p.kind != "heading" and points_to_part2(p.text):
        yield Fact("pointer", p.text, p.text, p.at)
    plain = level(p.text)
    for name, question in _ASKED:
        match = question.search(plain)
        if match:
            yield Fact(name, match["answer"], p.text, p.at)
    if (p.at.part == 2 or plain.startswith(_SAYS_WHY)) and _GROUND.search(plain):
        yield from (Fact("ground", line, line, p.at) for line in _ground_lines(p.text))


def _ground_lines(text: str) -> Iterator[str]:
    lines = [line.lstrip("•o ") for line in text.split("\n")]
    return (line for line in lines if _GROUND.search(level(line)) and not line.endswith(":"))
