"""Where attached reports begin: a cover, told by its author's line, its marking or an appendix's heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Block
from ingest.gate.lines import opens_exempt
from ingest.gate.spelling import level
from ingest.gate.wording import part_number, says_none, says_public
from ingest.marks import read_mark


@dataclass(frozen=True, slots=True)
class Cover:
    """The blocks `start` to `end` (exclusive) of a cover, and the title on it."""

    start: int
    end: int
    title: str


_COVER_EVIDENCE = re.compile(
    r"^(?:report by\b|report of the\b|report to:?\b|(?:protective|security) (?:marking|classification)\b"
    r"|government security classification\s*\|)"
)
_APPENDIX = re.compile(
    r"^(?:appendix|annex|attachment|enclosure)\s+(?:\d{1,2}|[a-z]|[ivx]{1,4})\b(?!\s+(?:to|of|and|is|shows|sets|contains)\b)"
)
_ORGANISATION = re.compile(
    r"^(?:mopac|mayor of london|office for policing|mayor'?s office)\b|\bmeeting\b|^official\b|publication scheme"
)
_LOOK_BACK = 8
_COVER_WORDS = 25
_TITLE_WORDS = 30


def find_covers(blocks: Sequence[Block]) -> dict[int, Cover]:
    """The covers of attached reports by first block: text must have come before, or it is the document's own."""
    covers: dict[int, Cover] = {}
    body = 0
    for i, block in enumerate(blocks):
        plain = level(block.text)
        if block.kind == "heading" and _APPENDIX.match(plain) and body:
            covers[i] = Cover(i, i + 1, block.text)
            body = 0
        elif body and block.kind != "item" and _COVER_EVIDENCE.match(plain) and len(plain.split()) <= _COVER_WORDS:
            start = _cover_start(blocks, i)
            covers[start] = Cover(start, _cover_end(blocks, i), _cover_title(blocks[start:i]) or block.text)
            body = 0
        elif _is_body(block):
            body += 1
    return covers


def _is_body(block: Block) -> bool:
    return block.kind == "signature" or len(block.text.split()) > _COVER_WORDS


def _cover_start(blocks: Sequence[Block], at: int) -> int:
    start = at
    page = blocks[at].page
    while start > max(0, at - _LOOK_BACK) and blocks[start - 1].page == page and _on_cover(blocks[start - 1]):
        start -= 1
    return start


def _on_cover(block: Block) -> bool:
    short = len(block.text.split()) <= _COVER_WORDS
    closed = re.search(r"\w\W?\.(?:$|\s+[A-Z])", block.text) or says_none(block.text) or opens_exempt(block.text)
    stated = _STATEMENT.search(block.text) or (" | " in block.text and not _COVER_FIELD.match(block.text))
    named = block.kind not in ("signature", "item", "row") and part_number(block.text) is None and not block.label
    return bool(short and named and not closed and not stated)


_STATEMENT = re.compile(
    r"£|\d,\d{3}|^[⁰¹²³⁴-⁹]|^<?https?:|\b(?:is|are|was|were|must|will|would|should|has|have|had|can|may|not|we|he|she|they)\b"
)
_COVER_FIELD = re.compile(
    r"^(?:title|version|author|date|summary|freedom of information|protective|security|publication)", re.I
)


def _cover_end(blocks: Sequence[Block], at: int) -> int:
    end = at + 1
    while end < len(blocks) and _on_cover_below(blocks[end]):
        end += 1
    return end


def _on_cover_below(block: Block) -> bool:
    """Whether a line under the evidence belongs to the cover: a field, or the heading that says Part 1 is public."""
    if len(block.text.split()) > _COVER_WORDS:
        return False
    opens_public = part_number(block.text) == 1 and says_public(block.text)
    return block.kind in ("row", "field", "prose") or opens_public


def _cover_title(lines: Sequence[Block]) -> str | None:
    """The longest line that is not an organisation, a meeting or a form's own words."""
    titles = [b.text for b in lines if not _ORGANISATION.search(level(b.text)) and read_mark(b.text) is None]
    titles = [t for t in titles if len(t.split()) <= _TITLE_WORDS]
    return max(titles, key=len, default=None)
