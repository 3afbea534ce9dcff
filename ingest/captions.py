"""Which headings are captions: they name the table under them and begin no section."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block

_TABLE = re.compile(r"^(?:table|figure|chart)\s+[A-Z]?\d+(?:\.\d+)?\b", re.I)


def find_captions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with `kind` caption for a heading over a table: one that is called a table, or that stands between
    paragraphs of one section, as their numbers say."""
    found = list(blocks)
    for at, block in enumerate(blocks[:-1]):
        over_table = block.kind == "heading" and not block.label and blocks[at + 1].kind == "row"
        if over_table and (_TABLE.match(block.text) or _in_one_section(blocks, at)):
            found[at] = replace(block, kind="caption")
    return tuple(found)


def _in_one_section(blocks: Sequence[Block], at: int) -> bool:
    """Whether the numbers before and after the table run on under one section's: 3.1 and 3.2."""
    after = at + 1
    while after < len(blocks) and blocks[after].kind in ("row", "field"):
        after += 1
    before = at - 1
    while before >= 0 and blocks[before].kind in ("item", "row", "field", "caption") and not _section(blocks[before]):
        before -= 1
    if before < 0 or after >= len(blocks):
        return False
    return _section(blocks[before]) is not None and _section(blocks[before]) == _section(blocks[after])


def _section(block: Block) -> str | None:
    """The section that a paragraph's own number names: 3 for 3.2."""
    if block.kind == "heading" or not block.label or "." not in block.label:
        return None
    return block.label.rsplit(".", 1)[0]
