"""What a page carries at its head and foot: a restriction there is read before the page, and alone, whatever stands
beside it on its line.
"""

import re
from collections.abc import Sequence
from itertools import combinations

from ingest.gate.lines import opens_exempt
from ingest.gate.markings import is_marking
from ingest.readers.layout.openers import opens_alone
from ingest.readers.layout.rows import Row
from ingest.readers.layout.stacks import Stack, find_stacks

_FOOT = 0.93  # of the page's height; with a margin of two centimetres text ends above it
_FOOT_TOP = 0.87  # of the page's height; a foot of several lines begins below it
_APART = 1.5  # times the distance of lines; white that parts a foot from the text, at least


def find_foot(rows: Sequence[Row], height: float, leading: float) -> tuple[Stack, ...]:
    """The openers in a page's foot: rows at its very end, with white over them. Their `before` is of no meaning."""
    if len(rows) < 2 or rows[-1].base <= _FOOT * height:
        return ()
    start = len(rows) - 1
    while start and rows[start].base - rows[start - 1].base < _APART * leading:
        start -= 1
    return tuple(find_stacks(rows[start:])) if start and rows[start].base > _FOOT_TOP * height else ()


def heads_next(text: str, rows: Sequence[Row], height: float) -> bool:
    """Whether a page's last line is a marking that stands in its text, not in its foot: what it marks is on the next
    page."""
    return bool(rows) and rows[-1].base <= _FOOT * height and is_marking(text)


_PARTS = re.compile(r"\s+[|/•·–—-]\s+|,\s+")
_EDGE_WORDS = 16  # of a running header; a longer line is text
_TITLE_WORDS = 10  # of a page's title that ends in the name of an exempt appendix
_NAMED = re.compile(r"\b(?:appendix|annex|publication)\b", re.I)


def cut_edge(text: str, head: bool) -> tuple[str, ...]:
    """A line at a page's head or foot, with a restriction in one of its parts put first and by itself.

    >>> cut_edge("Wessex PCC | OFFICIAL - SENSITIVE | Page 1", True)
    ('OFFICIAL - SENSITIVE', 'Wessex PCC |', '| Page 1')
    """
    if "\t" in text or len(text.split()) > _EDGE_WORDS or opens_exempt(text) or text.endswith((".", ",", ";")):
        return (text,)
    cuts = [(0, 0), *(m.span() for m in _PARTS.finditer(text)), (len(text), len(text))]
    spans = sorted(((a[1], b[0]) for a, b in combinations(cuts, 2)), key=lambda s: s[0] - s[1])
    for start, end in spans:
        if _restricts(text[start:end], text, head):
            rest = (text[:start].strip(), text[end:].strip())
            return (text[start:end], *(part for part in rest if part))
    return (text,)


def _restricts(part: str, line: str, head: bool) -> bool:
    if not opens_alone(part):
        return False
    named = head and line.endswith(part) and len(line.split()) <= _TITLE_WORDS and bool(_NAMED.search(part))
    parted = re.search(rf"[|/] {re.escape(part)}|{re.escape(part)} [|/]", line)
    return part.isupper() or is_marking(part) or bool(parted) or named
