"""Rows that share a gap: two columns of text, read one after the other, or a table without lines, read row by row.

The order in which the file sets the words tells the two apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.readers.pdfium import Word
from ingest.readers.rows import MARK, Cell, Row, read_rows


@dataclass(frozen=True, slots=True)
class Gathered:
    """Rows that belong together. `kind` is text, columns (the words of each column of text, in the file's order) or
    table (rows of cells, in the order of print)."""

    kind: str
    rows: tuple[Row, ...]
    columns: tuple[tuple[Word, ...], ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


_NARROWEST, _NARROW_SHARE = 6.0, 0.6
"""White between two columns on all of their rows: in points, and as a share of a character's height."""


def gather(rows: Sequence[Row]) -> Iterator[Gathered]:
    """Rows in order, those that share a gap together."""
    rows = [_align(rows, at) for at in range(len(rows))]
    at = 0
    while at < len(rows):
        end = _run_end(rows, at)
        if end - at == 1:
            yield from _single(rows[at])
        else:
            yield _sort(rows[at:end])
        at = end


_NEAR = 6  # rows
_TIGHT = 0.4  # of a character's height; more than a space


def _align(rows: Sequence[Row], at: int) -> Row:
    """A row, parted at a narrow gap where a word begins exactly under or over the last cells of two rows near it."""
    row = rows[at]
    if len(row.cells) > 1:
        return row
    lefts = [r.cells[-1].left for r in rows[max(0, at - _NEAR) : at + _NEAR] if len(r.cells) == _LABELLED]
    cell = row.cells[0]
    for i in range(1, len(cell.words)):
        left = cell.words[i].box.left
        tight = left - max(w.box.right for w in cell.words[:i]) > _TIGHT * row.height
        if tight and sum(abs(left - other) < 1 for other in lefts) >= _LABELLED:
            parts = (Cell(cell.words[:i], cell.order[:i]), Cell(cell.words[i:], cell.order[i:]))
            return replace(row, cells=parts)
    return row


_LABELLED = 2  # cells in a row of a form
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
        if cell.left - last.right > _APART * row.height:
            parts.append([cell])
        else:
            parts[-1].append(cell)
    for part in parts:
        yield Gathered("text", (Row(tuple(part), row.base, row.height),))


def _run_end(rows: Sequence[Row], at: int) -> int:
    """Where the rows end that leave one gap of the first free."""
    best = at + 1
    for left, right in _gaps(rows[at]):
        end, both = at + 1, 1
        while end < len(rows) and rows[end].base - rows[end - 1].base < _FARTHEST * rows[end].height:
            free = _narrow(rows[end], left, right)
            if free is None:
                break
            left, right = free
            both += rows[end].left < left and rows[end].right > right
            end += 1
        end = _drop_tail(rows, at, end, left, right)
        if end > best and (both >= 2 or _is_wrapped(rows[at], rows[at + 1 : end], left)):
            best = end
    return best


def _drop_tail(rows: Sequence[Row], at: int, end: int, left: float, right: float) -> int:
    """Rows on one side alone at the end go their own way, but where they follow as closely as lines of a cell."""
    last = next(i for i in range(end - 1, at - 1, -1) if i == at or (rows[i].left < left and rows[i].right > right))
    after = last + 1
    while after < end and rows[after].base - rows[after - 1].base < _CLOSE * rows[after].height:
        after += 1
    return after


def _is_wrapped(row: Row, below: Sequence[Row], edge: float) -> bool:
    """Whether the rows under one that alone has both sides are further lines of one of its cells: of the left one, as
    the file's order says, or of the right one, under which they begin."""
    first, last = row.cells[0], row.cells[-1]
    if all(r.right <= edge for r in below):
        return max(first.order) < min(o for r in below for c in r.cells for o in c.order) < min(last.order)
    return all(abs(r.left - last.left) < 0.2 * row.height for r in below)


_CLOSE = 1.3  # character heights between the lines of one cell
_FARTHEST = 6.0  # character heights between the rows of one block


def _gaps(row: Row) -> list[tuple[float, float]]:
    return [(a.right, b.left) for a, b in pairwise(row.cells)]


def _narrow(row: Row, left: float, right: float) -> tuple[float, float] | None:
    """The gap as far as a row leaves it free; None where the row crosses it."""
    for word in row.words:
        if word.box.right > left and word.box.left < right:
            middle = (left + right) / 2
            left, right = (word.box.right, right) if word.box.left < middle else (left, word.box.left)
    return (left, right) if right - left >= max(_NARROWEST, _NARROW_SHARE * row.height) else None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word with its place in the file and the column it stands in."""

    word: Word
    order: int
    column: int


def _sort(rows: Sequence[Row]) -> Gathered:
    """Whether rows with a shared gap are columns of text or a table."""
    edges = _edges(rows)
    if not edges:
        return Gathered("text", tuple(rows))
    by_row = [_place(row, edges) for row in rows]
    count = len(edges) + 1
    ordered = sorted((p for row in by_row for p in row), key=lambda p: p.order)
    back = sum(item.column < last.column for last, item in pairwise(ordered))
    if back <= len(rows) // _TEXT_RESTARTS and _reads_as_text(by_row, count):
        return Gathered("columns", tuple(rows), columns=tuple(_column(by_row, n) for n in range(count)))
    groups = _in_file_order(ordered)
    across = sum(len({p.column for p in row}) > 1 for row in by_row)
    table = groups if 1 < len(groups) <= len(rows) or across == 1 else by_row
    return Gathered("table", tuple(rows), table=tuple(_cells(group, count) for group in table))


def _edges(rows: Sequence[Row]) -> list[float]:
    """The middles of the gaps that all rows leave free, but for one between numbers and the text that hangs beside."""
    words = sorted((w for r in rows for w in r.words), key=lambda w: w.box.left)
    narrowest = max(_NARROWEST, _NARROW_SHARE * rows[0].height)
    edges: list[float] = []
    reach, marks = words[0].box.right, True
    for word in words:
        if word.box.left - reach >= narrowest:
            if not marks:
                edges.append((word.box.left + reach) / 2)
            marks = True
        marks = marks and bool(MARK.match(word.text))
        reach = max(reach, word.box.right)
    return edges


def _place(row: Row, edges: Sequence[float]) -> list[_Placed]:
    pairs = (pair for cell in row.cells for pair in zip(cell.words, cell.order, strict=True))
    return [_Placed(word, order, sum(word.box.left > edge for edge in edges)) for word, order in pairs]


def _in_file_order(ordered: Sequence[_Placed]) -> list[list[_Placed]]:
    """Words in the file's order, parted where it goes back to a column on the left and further down, or further down in
    the first column than to a cell's next line."""
    groups: list[list[_Placed]] = []
    for item in ordered:
        last = groups[-1][-1] if groups else None
        if last is None or _begins_row(groups[-1][0], last, item):
            groups.append([item])
        else:
            groups[-1].append(item)
    return _join_labels(groups)


def _begins_row(first: _Placed, last: _Placed, item: _Placed) -> bool:
    if item.column == last.column == 0:
        return item.word.base - last.word.base > _CLOSE * item.word.box.height
    return item.column < last.column and item.word.base > first.word.base + 1


def _join_labels(groups: Sequence[list[_Placed]]) -> list[list[_Placed]]:
    """The rows, a label's second line put to its first where the file sets the value between them, as OCR does."""
    joined: list[list[_Placed]] = []
    for group in groups:
        label = [p for p in joined[-1] if p.column == 0] if joined else []
        alone = all(p.column == 0 for p in group) and group[0].word.text[:1].islower()
        if alone and label and group[0].word.base - label[-1].word.base < _CLOSE * group[0].word.box.height:
            joined[-1] += group
        else:
            joined.append(group)
    return joined


_TEXT_ROWS, _TEXT_RESTARTS = 5, 12
"""Columns of text have at least so many rows, and the file goes back to the left at most once in so many."""
_TEXT_WORDS = 3.5
"""Words on a line of a column of text, on average; a line of a table's cell has fewer as a rule."""


def _reads_as_text(by_row: Sequence[Sequence[_Placed]], count: int) -> bool:
    if len(by_row) < _TEXT_ROWS:
        return False
    lines = [[sum(p.column == n for p in row) for row in by_row] for n in range(count)]
    return all(sum(words) >= _TEXT_WORDS * sum(map(bool, words)) > 0 for words in lines)


def _column(by_row: Sequence[Sequence[_Placed]], n: int) -> tuple[Word, ...]:
    placed = sorted((p for row in by_row for p in row if p.column == n), key=lambda p: p.order)
    return tuple(p.word for p in placed)


def _cells(group: Sequence[_Placed], count: int) -> tuple[str, ...]:
    """The text of each cell of a table's row, its lines joined."""
    return tuple(" ".join(r.text for r in read_rows([p.word for p in group if p.column == n])) for n in range(count))
