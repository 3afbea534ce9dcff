"""What the covers of attached reports say of them: public, restricted, or nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.gate.form import Form
from ingest.gate.lines import opens_exempt
from ingest.gate.markings import is_marking
from ingest.gate.spelling import level
from ingest.gate.wording import says_public
from ingest.outline import Placed


@dataclass(frozen=True, slots=True)
class Covers:
    """Covers by number. `public` ones say so; `restricted` ones carry a marking; `unmarked` ones say nothing but are
    real covers of a form without a Part 2; attachments under `unclear` ones have no evidence at all."""

    public: frozenset[int]
    restricted: frozenset[int]
    unmarked: frozenset[int]
    unclear: frozenset[int]


_REAL = re.compile(r"^report (?:by|of)\b|^(?:appendix|annex|attachment|enclosure)\b")


def read_covers(placed: Sequence[Placed], form: Form, declared: bool) -> Covers:
    """Sort the covers of a file by what their lines say."""
    said: dict[int, list[str]] = {}
    for p in placed:
        if p.cover:
            said.setdefault(p.cover, []).append(p.block.text)
    closed = {c for c, lines in said.items() if any(opens_exempt(line) for line in lines)}
    public = {c for c, lines in said.items() if any(says_public(line) for line in lines)} - closed
    real = {c for c, lines in said.items() if any(_REAL.match(level(line)) for line in lines)}
    return Covers(
        public=frozenset(public),
        restricted=frozenset(c for c, lines in said.items() if any(is_marking(line) for line in lines)),
        unmarked=frozenset(real - closed - public if form.part2 is False else ()),
        unclear=frozenset(said.keys() - public if form.part2 is True and not declared else ()),
    )
