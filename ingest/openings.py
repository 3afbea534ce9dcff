"""Which blocks open an exempt section, and which pages are marked, seen in their place in the document.

A block is judged with its neighbours: a contents list, a list of papers and a form's own guidance open nothing.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.markings import is_marking, opens_exempt
from ingest.outline import Placed
from ingest.spelling import level
from ingest.wording import part_number

_LISTS_PAPERS = re.compile(r"\b(?:background|supporting|papers|appendices|attachments|enclosures|contents|documents)\b")
_APPENDIX = re.compile(r"^(?:appendix|annex|attachment|enclosure|schedule)\b")
_GUIDANCE = re.compile(r"^only the facts\b|^is there an? part (?:2|ii|two) form\b")
_CLOSED = re.compile(r"\b(?:exempt|confidential|restricted|private|closed|not for)\b")
_CONTENTS = re.compile(r"^(?:table of )?contents$|^index$")
_ENTRY = re.compile(r"^(?:part|section|appendix|annex|\d)\b")
_ENTRY_WORDS = 12
_ENTRIES = 12  # lines of a contents list above the one in question


def opens_at(placed: Sequence[Placed], at: int) -> bool:
    """Whether the block at an index opens an exempt section, or is the marking of one."""
    block = placed[at].block
    if not any(opens_exempt(line) for line in block.text.split("\n")):
        return False
    plain = level(block.text)
    if block.kind == "item" and (_APPENDIX.match(plain) or plain.endswith(")")):
        return not _in_list_of_papers(placed, at)
    if part_number(block.text) == 2 and not _CLOSED.search(plain):
        return not (_in_contents(placed, at) or _over_guidance(placed, at))
    return True


def _in_list_of_papers(placed: Sequence[Placed], at: int) -> bool:
    """Whether an item stands in a list of papers, told by its section's heading or by the line above the list."""
    lead = next((p.block.text for p in reversed(placed[:at]) if p.block.kind != "item"), "")
    above = lead if len(lead.split()) <= _ENTRY_WORDS else ""
    return bool(_LISTS_PAPERS.search(level(f"{placed[at].at.section or ''} {above}")))


def _in_contents(placed: Sequence[Placed], at: int) -> bool:
    following = level(placed[at + 1].block.text) if at + 1 < len(placed) else ""
    if not _ENTRY.match(following) or len(following.split()) > _ENTRY_WORDS:
        return False
    for p in reversed(placed[max(0, at - _ENTRIES) : at]):
        plain = level(p.block.text)
        if _CONTENTS.match(plain):
            return True
        if not _ENTRY.match(plain) or len(plain.split()) > _ENTRY_WORDS:
            return False
    return False


def _over_guidance(placed: Sequence[Placed], at: int) -> bool:
    return at + 1 < len(placed) and bool(_GUIDANCE.match(level(placed[at + 1].block.text)))


@dataclass(frozen=True, slots=True)
class PageMarks:
    """Markings at the head or foot of a page. `lines` are the blocks that mark their page and open no section;
    `most` says that more than half of the pages are marked, `first` that the first one is."""

    pages: frozenset[int]
    lines: frozenset[int]
    most: bool
    first: bool


_EDGE = 2  # blocks at the head and at the foot of a page that may be its marking


def read_page_marks(placed: Sequence[Placed]) -> PageMarks:
    """The marked pages of a file that has pages; a file without pages has none."""
    by_page: dict[int, list[int]] = {}
    for at, p in enumerate(placed):
        if p.block.page is not None:
            by_page.setdefault(p.block.page, []).append(at)
    edges = {page: sorted({*blocks[:_EDGE], *blocks[-_EDGE:]}) for page, blocks in by_page.items()}
    openers = {page: [at for at in found if opens_at(placed, at)] for page, found in edges.items()}
    shapes = Counter(s for found in openers.values() for s in {_shape(placed[at]) for at in found})
    marked = {
        page
        for page, found in openers.items()
        if any(is_marking(placed[at].block.text) or shapes[_shape(placed[at])] > 1 for at in found)
    }
    lines = {at for page in marked for at in (by_page[page][0], by_page[page][-1]) if is_marking(placed[at].block.text)}
    most = 2 * len(marked) > len(by_page)
    return PageMarks(frozenset(marked), frozenset(lines), most, bool(marked) and min(by_page) in marked)


def _shape(p: Placed) -> str:
    return re.sub(r"\d+", "0", level(p.block.text))
