"""What would open an exempt section by itself but stands beside other print: found, so that it can be read alone and
before the print that it stands beside.

It may only part rows and move words up: no word is lost, none is read twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.readers.layout.arranged import Gathered
from ingest.readers.layout.columns import gather
from ingest.readers.layout.openers import ANSWERED, opens_alone, stays_in_row
from ingest.readers.layout.rows import Cell, Row
from ingest.readers.layout.stacks import MOST_ROWS, Stack, find_pieces, find_stacks


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


def _cut(rows: Sequence[Row], found: Sequence[Stack]) -> Iterator[Part]:
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


def drop(rows: Sequence[Row], stacks: Sequence[Stack]) -> tuple[Row, ...]:
    """The rows without the words of these openers."""
    taken = _taken(stacks)
    return tuple(row for row in (_without(row, taken) for row in rows) if row.cells)


def _taken(stacks: Sequence[Stack]) -> frozenset[int]:
    return frozenset(o for stack in stacks for o in stack.order)


def find_cells(cells: Sequence[Sequence[Row]], table: Sequence[Sequence[str]], at: int) -> tuple[int, ...]:
    """Which cells of a ruled table's row hold an opener that is not said of their row alone. `table` has every cell's
    text, `at` is the row's index."""
    return tuple(n for n, cell in enumerate(cells) if _cell_opens(cell, n, table, at))


def _cell_opens(cell: Sequence[Row], n: int, table: Sequence[Sequence[str]], at: int) -> bool:
    texts = [stack.text for stack in find_stacks(cell)]
    texts += [table[at][n]] if opens_alone(table[at][n]) else []
    return any(not stays_in_row(text, n, table, at) for text in texts)


def _find(rows: Sequence[Row], leading: float) -> list[Stack]:
    """The openers that stand beside other print, or in a table that would join them to it."""
    blocks = {
        o: block for block in gather(rows, leading) for row in block.rows for cell in row.cells for o in cell.order
    }
    mixed = [len(find_pieces(row)) > 1 or blocks[row.cells[0].order[0]].kind == "table" for row in rows]
    found = []
    for start, end in _runs(mixed):
        for stack in find_stacks(rows[start:end]):
            stack = replace(stack, at=tuple(n + start for n in stack.at), before=stack.before + start)
            around = [blocks[o] for o in stack.order]
            beside = any(len(own.words) < len(rows[n].words) for own, n in zip(stack.rows, stack.at, strict=True))
            joined = beside or any(block.kind == "table" for block in around)
            if joined and not any(_has_column(block, stack) for block in around) and not _stays(stack, around[0], rows):
                found.append(replace(stack, before=_top(stack, rows)))
    return found


_NOTE_ROWS, _NOTE_SHARE = 4, 0.4
"""Rows of a note beside the text that begins with an opener, at most, and their share of the text's."""


def _has_column(block: Gathered, stack: Stack) -> bool:
    """Whether an opener stands in a column of text: not at the head of a note beside a longer one, which marks it."""
    if block.kind != "columns":
        return False
    longest = max(len(column) for column in block.columns)
    notes = [c for c in block.columns if len(c) <= min(_NOTE_ROWS, _NOTE_SHARE * longest)]
    return not any(" ".join(row.text for row in note).startswith(stack.text) for note in notes)


def _runs(mixed: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """From where to where rows are looked at: those that hold more than one thing, with a row or two around them that
    may hold an opener's other half."""
    near = {n + d for n, is_mixed in enumerate(mixed) if is_mixed for d in range(1 - MOST_ROWS, MOST_ROWS)}
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


_BAND, _PARAGRAPH = 1.35, 3.0
"""Character heights between the rows of a cell that stands beside an opener, and between its paragraphs."""


def _top(stack: Stack, rows: Sequence[Row]) -> int:
    """The row before which an opener is read: the first of the cell beside it, which may begin above it."""
    left = min(row.left for row in stack.rows)
    right = max(row.right for row in stack.rows)
    at = stack.before
    beside = min((w.box.left for n in stack.at for w in rows[n].words if w.box.left > right), default=left)
    while at and not any(w.box.right > left and w.box.left < right for w in rows[at - 1].words):
        same = abs(rows[at - 1].left - beside) < 0.2 * rows[at].height
        if rows[at].base - rows[at - 1].base > (_PARAGRAPH if same else _BAND) * rows[at].height:
            break
        at -= 1
    return at
