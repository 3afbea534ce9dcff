"""Rows that share gaps: columns of text, each read by itself, or a table without lines, read row by row.

The order in which the file sets the words tells the two apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.layout.rows import MARK, Row, read_rows
from ingest.readers.pdfium.pages import Word


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


def least(row: Row) -> float:
    """The least white between two columns."""
    return max(_NARROWEST, _NARROW_SHARE * row.height)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word with its place in the file and the column it stands in."""

    word: Word
    order: int
    column: int


def sort_rows(rows: Sequence[Row], close: float) -> Gathered:
    """Whether rows with a shared gap are columns of text or a table."""
    edges = _join_heads(rows, find_edges(rows))
    if not edges:
        return Gathered("text", tuple(rows))
    by_row = [_place(row, edges) for row in rows]
    count = len(edges) + 1
    groups = _in_file_order([p for row in by_row for p in row])
    if len(groups) <= 1 + len(rows) // _TEXT_RESTARTS and _reads_as_text(by_row, count):
        return Gathered("columns", tuple(rows), columns=tuple(_column(by_row, n) for n in range(count)))
    groups = _join_labels([part for group in groups for part in _part_lone(group, close)], close)
    across = sum(len({p.column for p in row}) > 1 for row in by_row)
    table = groups if 1 < len(groups) <= len(rows) or across == 1 else by_row
    return Gathered("table", tuple(rows), table=tuple(_cells(group, count) for group in table))


def find_edges(rows: Sequence[Row]) -> list[float]:
    """The middles of the gaps that all rows leave free, but for one between numbers and the text that hangs beside."""
    words = sorted((w for r in rows for w in r.words), key=lambda w: w.box.left)
    narrowest = least(rows[0])
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


def _join_heads(rows: Sequence[Row], edges: Sequence[float]) -> list[float]:
    """The edges without those between a head and its column, where the head stands beside it: over the middle, or at
    the other side."""
    filled = [{sum(w.box.left > edge for edge in edges) for w in row.words} for row in rows]
    below = set().union(*filled[1:])
    kept: list[float] = []
    start = 0
    for n, edge in enumerate(edges):
        columns = set(range(start, n + 2))
        head, rest = columns & filled[0], columns & below
        if len(head) == 1 and len(columns) == 2 and len(rest) == 1 and head != rest:
            continue
        kept.append(edge)
        start = n + 1
    return kept


def _place(row: Row, edges: Sequence[float]) -> list[_Placed]:
    pairs = (pair for cell in row.cells for pair in zip(cell.words, cell.order, strict=True))
    return [_Placed(word, order, sum(word.box.left > edge for edge in edges)) for word, order in pairs]


def _in_file_order(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    """Words in the file's order, parted where it goes back to a column on the left and further down."""
    groups: list[list[_Placed]] = []
    for item in sorted(placed, key=lambda p: p.order):
        last = groups[-1][-1] if groups else None
        if last is None or (item.column < last.column and item.word.base > groups[-1][0].word.base + 1):
            groups.append([item])
        else:
            groups[-1].append(item)
    return groups


def _part_lone(group: Sequence[_Placed], close: float) -> Iterator[list[_Placed]]:
    """A table's rows out of words that the file sets together: first cells with nothing beside them stand alone."""
    part: list[_Placed] = []
    for item in group:
        last = part[-1] if part else None
        if last is not None and item.column == last.column == 0:
            step = item.word.base - last.word.base
            if step > close or (step > 1 and last.word.text.endswith((":", "?"))):
                yield part
                part = []
        part.append(item)
    yield part


def _join_labels(groups: Sequence[list[_Placed]], close: float) -> list[list[_Placed]]:
    """The rows, a label's second line put to its first where the file sets the value between them, as OCR does."""
    joined: list[list[_Placed]] = []
    for group in groups:
        label = [p for p in joined[-1] if p.column == 0] if joined else []
        alone = all(p.column == 0 for p in group) and group[0].word.text[:1].islower()
        if alone and label and group[0].word.base - label[-1].word.base < close:
            joined[-1] += group
        else:
            joined.append(group)
    return joined


_TEXT_ROWS, _TEXT_RESTARTS = 5, 12
"""Columns of text have at least so many rows, and the file goes back to the left at most once in so many."""
_TEXT_WORDS, _LEAST_LINES = 3.5, 2
"""Words on a line of a column of text, on average; a line of a table's cell has fewer as a rule."""


def _reads_as_text(by_row: Sequence[Sequence[_Placed]], count: int) -> bool:
    return len(by_row) >= _TEXT_ROWS and _has_sentences(by_row, count)


def _has_sentences(by_row: Sequence[Sequence[_Placed]], count: int) -> bool:
    """Whether every column's lines have as many words as lines of text do."""
    lines = [[sum(p.column == n for p in row) for row in by_row] for n in range(count)]
    return all(sum(words) >= _TEXT_WORDS * sum(map(bool, words)) >= _TEXT_WORDS * _LEAST_LINES for words in lines)


def _column(by_row: Sequence[Sequence[_Placed]], n: int) -> tuple[Word, ...]:
    placed = sorted((p for row in by_row for p in row if p.column == n), key=lambda p: p.order)
    return tuple(p.word for p in placed)


def _cells(group: Sequence[_Placed], count: int) -> tuple[str, ...]:
    """The text of each cell of a table's row, its lines joined."""
    return tuple(" ".join(r.text for r in read_rows([p.word for p in group if p.column == n])) for n in range(count))


_UNEVEN = 3  # rows of a shorter column beside a longer one


def find_uneven(rows: Sequence[Row], at: int, end: int) -> Gathered | None:
    """Two columns of text of which the left one goes on far below the right one, as the file's order says."""
    edges = find_edges(rows[at:end])
    if len(edges) != 1 or end - at < _UNEVEN or end == len(rows):
        return None
    by_row = [_place(row, edges) for row in rows[at:end]]
    left, right = ([p.order for row in by_row for p in row if p.column == n] for n in range(2))
    after = end
    while after < len(rows) and rows[after].right <= edges[0] and _orders(rows[after]) < min(right):
        after += 1
    if max(left) > min(right) or after == end or not _has_sentences(by_row, 2):
        return None
    below = [[_Placed(w, 0, 0) for w in row.words] for row in rows[end:after]]
    return Gathered("columns", tuple(rows[at:after]), columns=(_column([*by_row, *below], 0), _column(by_row, 1)))


def _orders(row: Row) -> int:
    return max(o for cell in row.cells for o in cell.order)
