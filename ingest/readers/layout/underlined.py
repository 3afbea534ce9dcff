"""Reports in columns of fixed width, whose heads are underlined by dashes: each record one row, however many lines.

Where two lines of heads, each with its dashes, stand above each other, two lines make a record.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.layout.rows import Row, join_words
from ingest.readers.pdfium.pages import Word

_DASHES = re.compile(r"^[-=_]{3,}$")


@dataclass(frozen=True, slots=True)
class _Heads:
    """A line of heads: each column's left edge, the next one's left edge, and its head."""

    columns: tuple[tuple[float, float, str], ...]


def find_report(rows: Sequence[Row]) -> tuple[int, int] | None:
    """Where heads with their dashes begin and where the first record does, in a page's rows."""
    for at in range(1, len(rows)):
        if _is_rule(rows[at]):
            end = at + 1
            while end + 1 < len(rows) and _is_rule(rows[end + 1]):
                end += 2
            return at - 1, end
    return None


def _is_rule(row: Row) -> bool:
    return len(row.words) >= 2 and all(_DASHES.match(w.text) for w in row.words)


def read_report(rows: Sequence[Row], heads_at: int, start: int) -> tuple[list[tuple[str, ...]], int]:
    """The heads and every record as cells, and the row after the last record: the first that fits no column."""
    heads = [_read_heads(rows[i], rows[i + 1]) for i in range(heads_at, start, 2)]
    table = [tuple(head for h in heads for _, _, head in h.columns)]
    at = start
    while at + len(heads) <= len(rows):
        lines = [_fit(rows[at + n], h) for n, h in enumerate(heads)]
        cells = [cell for line in lines if line is not None for cell in line]
        if any(line is None for line in lines):
            break
        table.append(tuple(cells))
        at += len(heads)
    return table, at


def _read_heads(names: Row, rule: Row) -> _Heads:
    lefts = [w.box.left for w in rule.words]
    spans = zip(lefts, [*lefts[1:], math.inf], strict=True)
    return _Heads(tuple((left, right, _text(_within(names, left, right))) for left, right in spans))


_SLACK = 2.0  # points


def _within(row: Row, left: float, right: float) -> Sequence[Word]:
    return [w for w in row.words if left - _SLACK <= w.box.left < right - _SLACK]


def _fit(row: Row, heads: _Heads) -> tuple[str, ...] | None:
    """A line's cells, or None where one of its words begins in no column or runs over the next one's edge."""
    found = [_within(row, left, right) for left, right, _ in heads.columns]
    if sum(map(len, found)) != len(row.words):
        return None
    ends = [words[-1].box.right if words else 0.0 for words in found]
    if any(end > right for end, (_, right, _) in zip(ends, heads.columns, strict=True)):
        return None
    return tuple(_text(words) for words in found)


def _text(words: Sequence[Word]) -> str:
    return join_words(words) if words else ""
