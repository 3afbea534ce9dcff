"""What would open an exempt section by itself but stands beside other print: found, so that it can be read alone and
before the print that it stands beside.

It may only part rows and move words up: no word is lost, none is read twice.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low

from ingest.markings import is_marking
from ingest.readers.arranged import Gathered
from ingest.readers.columns import gather
from ingest.readers.openers import ANSWERED, MOST_WORDS, opens_alone, stays_in_row
from ingest.readers.rows import Cell, Row


@dataclass(frozen=True, slots=True)
class Part:
    """Rows to be read together. `opener` stands before them: rows that make one line, none where there is none."""

    opener: tuple[Row, ...]
    rows: tuple[Row, ...]


def part_rows(rows: Sequence[Row], leading: float) -> Iterator[Part]:
    """The rows in order, cut where an opener was taken out from beside other print."""
    return _cut(rows, _find(rows, leading))


def part_cell(rows: Sequence[Row]) -> Iterator[Part]:
    """The rows of one cell, cut at every opener in it; all of them one where only the whole of it opens."""
    stacks = list(find_stacks(rows))
    return _cut(rows, stacks) if stacks else iter([Part(tuple(rows), ())])


def _cut(rows: Sequence[Row], found: Sequence["Stack"]) -> Iterator[Part]:
    stacks = sorted(found, key=lambda s: s.before)
    taken = _taken(stacks)
    rest = [_without(row, taken) for row in rows]
    at, opener = 0, tuple[Row, ...]()
    for stack in stacks:
        yield Part(opener, tuple(row for row in rest[at : stack.before] if row.cells))
        at, opener = stack.before, stack.rows
    yield Part(opener, tuple(row for row in rest[at:] if row.cells))


def _without(row: Row, taken: frozenset[int]) -> Row:
    """A row without the words at these places in the file; it may have no cell left."""
    if taken.isdisjoint(o for cell in row.cells for o in cell.order):
        return row
    cells = []
    for cell in row.cells:
        kept = [(w, o) for w, o in zip(cell.words, cell.order, strict=True) if o not in taken]
        if kept:
            words, order = zip(*kept, strict=True)
            cells.append(Cell(words, order))
    return replace(row, cells=tuple(cells))


def drop(rows: Sequence[Row], stacks: Sequence["Stack"]) -> tuple[Row, ...]:
    """The rows without the words of these openers."""
    taken = _taken(stacks)
    return tuple(row for row in (_without(row, taken) for row in rows) if row.cells)


def _taken(stacks: Sequence["Stack"]) -> frozenset[int]:
    return frozenset(o for stack in stacks for o in stack.order)


@dataclass(frozen=True, slots=True)
class Stack:
    """Cells under each other that make one opener: its rows, the places of its words in the file, the rows that they
    are part of, and the row before which it is read."""

    rows: tuple[Row, ...]
    order: frozenset[int]
    at: tuple[int, ...]
    before: int

    @property
    def text(self) -> str:
        """Its rows as one line."""
        return " ".join(row.text for row in self.rows)


def find_cells(cells: Sequence[Sequence[Row]], table: Sequence[Sequence[str]], at: int) -> tuple[int, ...]:
    """Which cells of a ruled table's row hold an opener that is not said of their row alone. `table` has every cell's
    text, `at` is the row's index."""
    return tuple(n for n, cell in enumerate(cells) if _cell_opens(cell, n, table, at))


def _cell_opens(cell: Sequence[Row], n: int, table: Sequence[Sequence[str]], at: int) -> bool:
    texts = [stack.text for stack in find_stacks(cell)]
    texts += [table[at][n]] if opens_alone(table[at][n]) else []
    return any(not stays_in_row(text, n, table, at) for text in texts)


_MOST_ROWS = 4  # over which an opener in a narrow cell is broken


def find_stacks(rows: Sequence[Row]) -> Iterator[Stack]:
    """Every opener in rows, whether alone or beside other print, none overlapping."""
    pieces = [_pieces(row) for row in rows]
    taken: set[int] = set()
    for i, row_pieces in enumerate(pieces):
        for piece in row_pieces:
            found = _grow(rows, pieces, i, piece)
            if found is not None and taken.isdisjoint(found.order):
                taken |= found.order
                yield found


def _grow(rows: Sequence[Row], pieces: Sequence[Sequence[Cell]], i: int, piece: Cell) -> Stack | None:
    """The opener that begins with a piece, on as few rows as make one."""
    stack, text = [(i, piece)], piece.text
    if text[:1].islower() and not is_marking(text):
        return None  # a line that goes on with the one above
    while not opens_alone(text):
        if len(stack) == _MOST_ROWS or len(text.split()) > MOST_WORDS or not re.search(r"[A-Za-z]{2}", text):
            return None
        below = _below(rows, pieces, *stack[-1])
        if below is None:
            return None
        stack.append(below)
        if opens_alone(below[1].text) and not _LEADS.search(text):
            return None  # which opens without what stands over it
        text = f"{text} {below[1].text}"
    made = tuple(Row((cell,), rows[n].base, rows[n].height) for n, cell in stack)
    return Stack(made, frozenset(o for _, cell in stack for o in cell.order), tuple(n for n, _ in stack), i)


def _below(rows: Sequence[Row], pieces: Sequence[Sequence[Cell]], at: int, cell: Cell) -> tuple[int, Cell] | None:
    """The piece under another, past a row that stands beside both."""
    for n in range(at + 1, min(at + 1 + _BETWEEN, len(rows))):
        if not _is_close(rows[at], rows[n]):
            return None
        for piece in pieces[n]:
            if _is_under(cell, piece, rows[n].height):
                return n, piece
        if any(piece.left < cell.right and piece.right > cell.left for piece in pieces[n]):
            return None
    return None


_LEADS = re.compile(r"[-–—:,(]$|\bpart(?: (?:2|ii|two|b))?$|\b(?:appendix|annex|section)$", re.I)
_BETWEEN = 2  # rows to the next line of a heading: one may stand between, of a cell set to its middle
_CLOSE = 2.0  # character heights between the rows of one heading
_ALIGNED, _CENTRED = 0.5, 1.0  # character heights by which rows of one heading are off


def _is_close(above: Row, row: Row) -> bool:
    return row.base - above.base < _CLOSE * max(row.height, above.height)


def _is_under(above: Cell, cell: Cell, height: float) -> bool:
    off = abs((above.left + above.right) - (cell.left + cell.right)) / 2
    return abs(above.left - cell.left) < _ALIGNED * height or off < _CENTRED * height


_FINE, _FINE_TIMES = 0.4, 1.8
"""White that parts print on one row: in character heights, and times the row's usual space. Beside a floating box it is
hardly twice a space."""


def _pieces(row: Row) -> list[Cell]:
    """What may stand by itself on a row: a bold beginning, its cells, and parts of them with finer gaps between."""
    found: list[Cell] = []
    for cell in row.cells:
        fine = _split(cell, row.height)
        bold = next((n + 1 for n in range(len(cell.words) - 1) if _ends_bold(cell, n)), 0)
        found += [Cell(cell.words[:bold], cell.order[:bold])] if bold else []
        found += [cell] if len(fine) == 1 else [cell, *fine]
    return found


def _split(cell: Cell, height: float) -> list[Cell]:
    gaps = [b.box.left - a.box.right for a, b in pairwise(cell.words)]
    if not gaps:
        return [cell]
    least = max(_FINE * height, _FINE_TIMES * median_low(gaps))
    cuts = [n + 1 for n, gap in enumerate(gaps) if gap > least]
    edges = [0, *cuts, len(cell.words)]
    return [Cell(cell.words[a:b], cell.order[a:b]) for a, b in pairwise(edges)]


def _ends_bold(cell: Cell, n: int) -> bool:
    """Whether bold print ends at a word and a new sentence begins after it."""
    last, following = cell.words[n], cell.words[n + 1]
    return last.bold and not following.bold and following.text[:1].isupper() and all(w.bold for w in cell.words[:n])


def _find(rows: Sequence[Row], leading: float) -> list[Stack]:
    """The openers that stand beside other print, or in a table that would join them to it."""
    blocks = {
        o: block for block in gather(rows, leading) for row in block.rows for cell in row.cells for o in cell.order
    }
    mixed = [len(_pieces(row)) > 1 or blocks[row.cells[0].order[0]].kind == "table" for row in rows]
    found = []
    for start, end in _runs(mixed):
        for stack in find_stacks(rows[start:end]):
            stack = replace(stack, at=tuple(n + start for n in stack.at), before=stack.before + start)
            around = [blocks[o] for o in stack.order]
            beside = any(len(own.words) < len(rows[n].words) for own, n in zip(stack.rows, stack.at, strict=True))
            joined = beside or any(block.kind == "table" for block in around)
            if joined and all(block.kind != "columns" for block in around) and not _stays(stack, around[0], rows):
                found.append(replace(stack, before=_top(stack, rows)))
    return found


def _runs(mixed: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """From where to where rows are looked at: those that hold more than one thing, with a row or two around them that
    may hold an opener's other half."""
    near = {n + d for n, is_mixed in enumerate(mixed) if is_mixed for d in range(1 - _MOST_ROWS, _MOST_ROWS)}
    start = None
    for n in range(len(mixed) + 1):
        if n < len(mixed) and n in near:
            start = n if start is None else start
        elif start is not None:
            yield start, n
            start = None


_SENTENCE_WORDS = 8


def _stays(stack: Stack, block: Gathered, rows: Sequence[Row]) -> bool:
    row = rows[stack.before]
    if block.kind == "table":
        for at, cells in enumerate(block.table):
            if stack.text in cells:
                return stays_in_row(stack.text, cells.index(stack.text), block.table, at)
        return False
    if len(row.words) >= _SENTENCE_WORDS and stack.text[:1].islower():
        return True  # a word of a sentence between two that were taken out
    if ANSWERED.match(row.text.removeprefix(stack.text)):
        return True
    cells = tuple(cell.text for cell in row.cells)
    return stack.text in cells and stays_in_row(stack.text, cells.index(stack.text), (cells,), 0)


_BAND = 1.35  # character heights between the rows of a cell that stands beside an opener


def _top(stack: Stack, rows: Sequence[Row]) -> int:
    """The row before which an opener is read: the first of the cell beside it, which may begin above it."""
    left = min(row.left for row in stack.rows)
    right = max(row.right for row in stack.rows)
    at = stack.before
    while at and rows[at].base - rows[at - 1].base < _BAND * rows[at].height:
        if any(w.box.right > left and w.box.left < right for w in rows[at - 1].words):
            break
        at -= 1
    return at
