"""Pages marked at their head or foot, and files marked on most of them or, without pages, again and again."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.gate.markings import is_marking
from ingest.gate.openings import opens_at
from ingest.gate.spelling import level
from ingest.outline import Placed


@dataclass(frozen=True, slots=True)
class PageMarks:
    """Markings at the head or foot of a page. `lines` are the blocks that mark their page and open no section;
    `most` says that more than half of the pages are marked, `first` that the first one is; `reopened` are pages with a
    public marking of their own right after a marked page that has none."""

    pages: frozenset[int]
    lines: frozenset[int]
    most: bool
    first: bool
    reopened: frozenset[int] = frozenset()


_EDGE = 2  # blocks at the head and at the foot of a page that may be its marking


def read_page_marks(placed: Sequence[Placed], public: frozenset[int] = frozenset()) -> PageMarks:
    """The marked pages of a file that has pages; a file without pages has none. `public` are pages marked as public."""
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
        if any(_marks_page(placed[at]) or shapes[_shape(placed[at])] > 1 for at in found)
    }
    lines = {at for page in marked for at in (by_page[page][0], by_page[page][-1]) if _marks_page(placed[at])}
    most = 2 * len(marked) > len(by_page) if by_page else _runs_through(placed)
    closed = marked - public
    reopened = frozenset(page for page in public - marked if page - 1 in closed)
    return PageMarks(frozenset(marked), frozenset(lines), most, bool(marked) and min(by_page) in marked, reopened)


_PAGED = re.compile(r"\bpage \d+\b|\b\d+ of \d+\b|\btudalen \d+")


def _marks_page(p: Placed) -> bool:
    """Whether a line at a page's edge is its marking: a security marking, or what stands beside the page's number."""
    return is_marking(p.block.text) or bool(_PAGED.search(level(p.block.text)))


_RUNNING = 3  # times that a marking stands in a file without pages, from its first half on


def _runs_through(placed: Sequence[Placed]) -> bool:
    """Whether a file without page breaks carries one marking again and again, as at the head of each page."""
    at = [i for i, p in enumerate(placed) if is_marking(p.block.text)]
    shapes = Counter(_shape(placed[i]) for i in at)
    return bool(at) and max(shapes.values()) >= _RUNNING and 2 * at[0] <= len(placed)


def _shape(p: Placed) -> str:
    return re.sub(r"\d+", "0", level(p.block.text))
