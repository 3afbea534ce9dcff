"""Which of a page's rows share a gap, and which stand alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.readers.layout.arranged import Gathered, find_edges, find_uneven, least, sort_rows
from ingest.readers.layout.rows import Cell, Row


def gather(rows: Sequence[Row], leading: float) -> Iterator[Gathered]:
    """Rows in order, those that share a gap together. `leading` is the usual distance of lines on the page."""
    rows = [_align(rows, at) for at in range(len(rows))]
    at = 0
    while at < len(rows):
        close = _close(rows[at].height, leading)
        end = _run_end(rows, at, close)
        run = find_uneven(rows, at, end) or sort_rows(rows[at:end], close) if end - at > 1 else None
        block = run or _begun_above(rows, at, close)
        if block is not None:
            yield block
            at += len(block.rows)
        else:
            yield from _single(rows[at])
            at += 1


_CLOSE, _FARTHER, _LEADINGS = 1.3, 1.55, 1.1
"""The most between the lines of one cell: at least and at most in character heights, and times the usual distance of
lines. Some fonts say that they are lower than they are."""


def _close(height: float, leading: float) -> float:
    return min(max(_CLOSE * height, _LEADINGS * leading), _FARTHER * height)


def _begun_above(rows: Sequence[Row], at: int, close: float) -> Gathered | None:
    """Columns of text, or a table, of which one column alone begins on a row: the other's first line stands lower."""
    if at + 1 == len(rows) or len(rows[at].cells) > 1 or rows[at + 1].base - rows[at].base > close:
        return None
    end = _run_end(rows, at + 1, close)
    edges = len(find_edges(rows[at + 1 : end])) if end - at > 2 else 0
    if not edges or len(find_edges(rows[at:end])) != edges:
        return None
    found = sort_rows(rows[at:end], close)
    joined = rows[at].left > rows[at + 1].left and len(found.table) == len(sort_rows(rows[at + 1 : end], close).table)
    return found if found.kind == "columns" or joined else None


_NEAR = 6  # rows
_TIGHT = 0.4  # of a character's height; more than a space
_LABELLED = 2  # cells in a row of a form


def _align(rows: Sequence[Row], at: int) -> Row:
    """A row, parted at a narrow gap where a word begins exactly under or over the last cells of two rows near it."""
    row = rows[at]
    if len(row.cells) > 1:
        return row
    lefts = [r.cells[-1].left for r in rows[max(0, at - _NEAR) : at + _NEAR] if len(r.cells) == _LABELLED]
    cell = row.cells[0]
    if len(lefts) < _LABELLED:
        return row
    for i, (last, word) in enumerate(pairwise(cell.words), 1):
        left = word.box.left
        if left - last.box.right > _TIGHT * row.height and sum(abs(left - other) < 1 for other in lefts) >= _LABELLED:
            parts = (Cell(cell.words[:i], cell.order[:i]), Cell(cell.words[i:], cell.order[i:]))
            return replace(row, cells=parts)
    return row


_SENTENCE_WORDS = 8
_APART = 3.0  # character heights; what stands so far apart on a line of its own is not one text


def _single(row: Row) -> Iterator[Gathered]:
    """A row with gaps that nothing shares: its parts stand alone where they are far apart, as in a page's head.

    A line of many words with a gap in it is a sentence out of which something was taken.
    """
    if len(row.words) >= _SENTENCE_WORDS and not any(cell.text.isupper() for cell in row.cells):
        yield Gathered("text", (row,))
        return
    parts: list[list[Cell]] = [[row.cells[0]]]
    for last, cell in pairwise(row.cells):
        if cell.left - last.right > _APART * row.height and not last.text.endswith(":"):
            parts.append([cell])
        else:
            parts[-1].append(cell)
    for part in parts:
        yield Gathered("text", (Row(tuple(part), row.base, row.height),))


def _run_end(rows: Sequence[Row], at: int, close: float) -> int:
    """Where the rows end that leave one gap of the first free."""
    best = at + 1
    beside = _beside_end(rows, at)
    for left, right in _gaps(rows[at:beside]):
        end, both = at + 1, 1
        while end < len(rows) and rows[end].base - rows[end - 1].base < _FARTHEST * rows[end].height:
            free = _narrow(rows[end], left, right)
            if free is None:
                break
            left, right = free
            both += _is_across(rows, end, left, right)
            end += 1
        end = _drop_tail(rows, at, end, (left, right), close)
        if end > best and (both >= 1 + (beside == at + 1) or _is_wrapped(rows[at], rows[at + 1 : end], left)):
            best = end
    return best


def _is_across(rows: Sequence[Row], n: int, left: float, right: float) -> bool:
    """Whether a row, or it and the one that it stands beside, has words on both sides of a gap."""
    beside = rows[n].base - rows[n - 1].base < _BESIDE * rows[n].height
    band = rows[n - 1 : n + 1] if beside else rows[n : n + 1]
    return min(row.left for row in band) < left and max(row.right for row in band) > right


_BESIDE = 0.75  # character heights; lines of one column never follow each other so closely


def _beside_end(rows: Sequence[Row], at: int) -> int:
    """Where the rows end that stand beside each other, not under: cells of one table row, set to its middle."""
    end = at + 1
    while end < len(rows) and rows[end].base - rows[end - 1].base < _BESIDE * rows[end].height:
        if not _are_apart(rows[end - 1], rows[end]):
            break
        end += 1
    return end


def _are_apart(row: Row, other: Row) -> bool:
    return all(a.right < b.left or b.right < a.left for a in row.cells for b in other.cells)


def _drop_tail(rows: Sequence[Row], at: int, end: int, gap: tuple[float, float], close: float) -> int:
    """Rows on one side alone at the end go their own way, but where they follow as closely as lines of a cell."""
    last = next(i for i in range(end - 1, at - 1, -1) if i == at or _is_across(rows, i, *gap))
    after = last + 1
    while after < end and rows[after].base - rows[after - 1].base < close:
        after += 1
    return after


def _is_wrapped(row: Row, below: Sequence[Row], edge: float) -> bool:
    """Whether the rows under one that alone has both sides are further lines of one of its cells: of the left one, as
    the file's order says, or of the right one, under which they begin."""
    first, last = row.cells[0], row.cells[-1]
    if all(r.right <= edge for r in below):
        return max(first.order) < min(o for r in below for c in r.cells for o in c.order) < min(last.order)
    return all(abs(r.left - last.left) < 0.2 * row.height for r in below)


_FARTHEST = 6.0  # character heights between the rows of one block


def _gaps(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The wide gaps that a row leaves free, or rows beside each other."""
    if len(rows) == 1:
        return [(a.right, b.left) for a, b in pairwise(rows[0].cells)]
    spans = sorted((c.left, c.right) for row in rows for c in row.cells)
    found, reach = [], spans[0][1]
    for left, right in spans:
        if left - reach > least(rows[0]):
            found.append((reach, left))
        reach = max(reach, right)
    return found


def _narrow(row: Row, left: float, right: float) -> tuple[float, float] | None:
    """The gap as far as a row leaves it free; None where the row crosses it."""
    for word in row.words:
        if word.box.right > left and word.box.left < right:
            before = word.box.left - left >= right - word.box.right
            left, right = (left, word.box.left) if before else (word.box.right, right)
    return (left, right) if right - left >= least(row) else None
