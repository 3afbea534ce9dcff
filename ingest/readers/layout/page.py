"""A page's words to its lines as they are read: turned text upright, columns one after the other, tables by rows.

It joins no lines but those of a bold heading: what opens an exempt section is judged line by line later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.gate.lines import opens_exempt
from ingest.readers.layout.alone import drop, find_cells, part_cell, part_rows
from ingest.readers.layout.columns import gather
from ingest.readers.layout.edges import cut_edge, find_foot, heads_next
from ingest.readers.layout.initials import lower_initials
from ingest.readers.layout.lines import Print, is_gap, measure, read_lines
from ingest.readers.layout.openers import opens_alone
from ingest.readers.layout.rows import Row, read_rows
from ingest.readers.layout.underlay import find_underlay, join_marks
from ingest.readers.layout.underlined import find_report, read_report
from ingest.readers.pdfium.pages import Box, Word


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's size as displayed and how far to the right the file's text reaches, in points."""

    width: float
    height: float
    right: float | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its place, and each row's cells as boxes; None where a cell is part of a wider one."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


def lay_out(words: Sequence[Word], page: Frame, grids: Sequence[Grid] = ()) -> list[Print]:
    """The lines of one page, top to bottom; slanted words and large ones under the text come first, words turned
    against the others last, but where they open an exempt section."""
    words = lower_initials(words)
    under = find_underlay(words)
    turned: dict[int, list[Word]] = {}
    for n, word in enumerate(words):
        turned.setdefault(_ACROSS if n in under else word.angle, []).append(word)
    lines = [Print(text, False, True, False) for a in sorted(turned) if a % 90 for text in join_marks(turned.pop(a))]
    for n, angle in enumerate(sorted(turned, key=lambda a: -len(turned[a]))):
        group = [_turn(word, page) for word in turned[angle]]
        read = _Layout(group, *_sides(page, angle)).read(grids if angle == 0 else ())
        first = n > 0 and any(opens_alone(line.text) for line in read)
        lines = [*read, *lines] if first else [*lines, *read]
    return list(_cut_edges(lines))


def _sides(page: Frame, angle: int) -> tuple[float, float | None]:
    """How far down the page reaches that is turned so that its text is upright, and its text to the right."""
    return page.width if angle % 180 else page.height, page.right if angle == 0 else None


_EDGE = 3  # lines at a page's head and at its foot


def _cut_edges(lines: Sequence[Print]) -> Iterator[Print]:
    for n, line in enumerate(lines):
        edge = n < _EDGE or n >= len(lines) - _EDGE
        for m, text in enumerate(cut_edge(line.text, n < _EDGE) if edge else (line.text,)):
            yield replace(line, text=text, gap=line.gap and m == 0)


_ACROSS = 1  # an angle that no word has: those of less than three degrees are straight


def _turn(word: Word, page: Frame) -> Word:
    """A word as it is when the page is turned so that its text is upright."""
    b, width, height = word.box, page.width, page.height
    if word.angle == 90:
        return replace(word, box=Box(b.top, width - b.right, b.bottom, width - b.left), base=width + word.base)
    if word.angle == 180:
        box = Box(width - b.right, height - b.bottom, width - b.left, height - b.top)
        return replace(word, box=box, base=height + word.base)
    if word.angle == 270:
        return replace(word, box=Box(height - b.bottom, b.left, height - b.top, b.right))
    return word


_Table = list[list[tuple[Row, ...]]]
"""A ruled table's rows of cells, each cell with its own rows of words."""


class _Layout:
    """Upright words on one page to lines."""

    def __init__(self, words: Sequence[Word], bottom: float, right: float | None) -> None:
        self._words = words
        self._bottom = bottom
        self._right = right
        self._rows = read_rows(words)
        self._scale = measure(self._rows)

    def read(self, grids: Sequence[Grid]) -> list[Print]:
        """Lines, what a page's foot says of it first; a marking that heads the next page is not left at the end."""
        lines = list(self._read(grids))
        if len(lines) > 1 and heads_next(lines[-1].text, self._rows, self._bottom):
            lines[-2:] = [lines[-1], lines[-2]]
        return lines

    def _read(self, grids: Sequence[Grid]) -> Iterator[Print]:
        """Lines, ruled tables in the place where they stand."""
        tables, rest = self._fill(grids)
        foot = find_foot(rest, self._bottom, self._scale.leading)
        yield from (_opening(stack.rows) for stack in foot)
        rest = drop(rest, foot)
        for grid, table in sorted(tables, key=lambda pair: pair[0].box.top):
            above = [row for row in rest if row.base <= grid.box.top + 1]
            yield from self._text(above, self._right)
            yield from self._ruled(table)
            rest = rest[len(above) :]
        yield from self._text(rest, self._right)

    def _fill(self, grids: Sequence[Grid]) -> tuple[list[tuple[Grid, _Table]], tuple[Row, ...]]:
        """The tables with the rows of their cells, and the rows outside; a word in no cell is outside."""
        rest = list(self._words)
        tables = []
        for grid in grids:
            table, others = _fill_cells(grid, rest)
            if len(table) > 1 or _holds_opener(table[:1]):
                tables.append((grid, table))
                rest = others
        return tables, read_rows(rest) if tables else self._rows

    def _text(self, rows: Sequence[Row], right: float | None) -> Iterator[Print]:
        """Rows outside ruled tables, what opens an exempt section before the print that it stands beside."""
        for part in part_rows(rows, self._scale.leading):
            if part.opener:
                yield _opening(part.opener)
            yield from self._blocks(part.rows, right)

    def _blocks(self, rows: Sequence[Row], right: float | None) -> Iterator[Print]:
        report = find_report(rows)
        if report is not None:
            heads_at, start = report
            table, end = read_report(rows, heads_at, start)
            yield from self._blocks(rows[:heads_at], right)
            yield from _table(table)
            yield from self._blocks(rows[end:], right)
            return
        plain: list[Row] = []
        for block in gather(rows, self._scale.leading):
            if block.kind == "text":
                plain += block.rows
                continue
            yield from read_lines(plain, right, self._scale)
            plain = []
            if block.kind == "table":
                yield from _table(block.table)
            for column in block.columns:
                yield from self._column(column)
        yield from read_lines(plain, right, self._scale)

    def _column(self, words: Sequence[Word]) -> Iterator[Print]:
        """A column of text, which may hold tables of its own and has its own distance of lines."""
        rows = read_rows(words)
        own = _Layout(words, self._bottom, None)
        own._scale = measure(rows) if len(rows) >= _MEASURED else self._scale
        yield from own._blocks(rows, None)

    def _ruled(self, table: _Table) -> Iterator[Print]:
        """A ruled table's rows. A box with one column, and a row that holds whole paragraphs, are read as text."""
        texts = _texts(table)
        for n, cells in enumerate(table):
            filled = [cell for cell in cells if cell]
            openers = find_cells(cells, texts, n)
            for at in openers:
                yield from self._cell(cells[at])
            if openers or (filled and self._is_running_text(filled, len(cells))):
                for at, cell in enumerate(cells):
                    yield from self._text(cell, None) if at not in openers else ()
            elif filled:
                yield Print("\t".join(texts[n]), False, n == 0, False)

    def _cell(self, rows: Sequence[Row]) -> Iterator[Print]:
        """The lines of a ruled cell, what opens an exempt section in it on lines of its own."""
        for part in part_cell(rows):
            if part.opener:
                yield _opening(part.opener)
            yield from self._blocks(part.rows, None)

    def _is_running_text(self, cells: Sequence[Sequence[Row]], columns: int) -> bool:
        words = sum(len(row.words) for cell in cells for row in cell)
        if columns == 1 or (len(cells) == 1 and words > _GROUP_WORDS):
            return True
        return words > _ROW_WORDS and any(is_gap(a, b, self._scale) for cell in cells for a, b in pairwise(cell))


_MEASURED = 4  # rows of a column that show its own distance of lines
_GROUP_WORDS, _ROW_WORDS = 14, 120
"""Words of a cell that stands alone in its row as a title, and of a row that is still one citable row."""


def _holds(outer: Box, inner: Box) -> bool:
    """Whether a word's middle lies in a box."""
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    return outer.left <= x <= outer.right and outer.top <= y <= outer.bottom


def _fill_cells(grid: Grid, words: Sequence[Word]) -> tuple[_Table, list[Word]]:
    """A grid's cells with their words, and the words that are in none of them."""
    cells: list[list[list[Word]]] = [[[] for _ in boxes] for boxes in grid.rows]
    places = [(box, cells[r][c]) for r, boxes in enumerate(grid.rows) for c, box in enumerate(boxes) if box]
    outside: list[Word] = []
    for word in words:
        near = places if _holds(grid.box, word.box) else []
        cell = next((cell for box, cell in near if _holds(box, word.box)), None)
        (outside if cell is None else cell).append(word)
    for r, c, above in _merged(grid):
        text = " ".join(word.text for word in cells[above][c])
        if len(cells[above][c]) <= _MERGED_WORDS and not opens_exempt(text):
            cells[r][c] = cells[above][c]
    return [[read_rows(cell) for cell in row] for row in cells], outside


_MERGED_WORDS = 20  # of a cell that is one entry over several rows; what is longer stands beside them, once


def _merged(grid: Grid) -> Iterator[tuple[int, int, int]]:
    """Row and column of each place into which a cell of a row above reaches, and that cell's row."""
    for r, boxes in enumerate(grid.rows):
        low = max((box.bottom for box in boxes if box), default=0.0)
        for c, box in enumerate(boxes):
            above = next((n for n in range(r - 1, -1, -1) if c < len(grid.rows[n]) and grid.rows[n][c]), None)
            reaching = grid.rows[above][c] if above is not None and box is None else None
            if above is not None and reaching is not None and low and reaching.bottom >= low - 1:
                yield r, c, above


def _texts(table: _Table) -> list[list[str]]:
    return [[" ".join(row.text for row in cell) for cell in cells] for cells in table]


def _holds_opener(table: _Table) -> bool:
    """Whether a ruled row holds what opens an exempt section. Else, alone, it may be the shaded row of a table without
    lines, and is read with what stands over and under it."""
    return bool(table) and bool(find_cells(table[0], _texts(table), 0))


def _opening(rows: Sequence[Row]) -> Print:
    """A line that opens an exempt section."""
    return Print(" ".join(row.text for row in rows), all(row.bold for row in rows), True, False)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[Print]:
    for n, cells in enumerate(rows):
        yield Print("\t".join(cells), False, n == 0, False)
