"""What opens an exempt section in rows of words, as whole cells, parts of them or cells under each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from ingest.gate.markings import is_marking
from ingest.readers.layout.openers import MOST_WORDS, opens_alone
from ingest.readers.layout.rows import Cell, Row


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


MOST_ROWS = 4  # over which an opener in a narrow cell is broken


def find_stacks(rows: Sequence[Row]) -> Iterator[Stack]:
    """Every opener in rows, whether alone or beside other print, none overlapping."""
    pieces = [find_pieces(row) for row in rows]
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
        if len(stack) == MOST_ROWS or len(text.split()) > MOST_WORDS or not re.search(r"[A-Za-z]{2}", text):
            return None
        below = _below(rows, pieces, *stack[-1])
        if below is None:
            return None
        stack.append(below)
        labels = text.endswith(":") and below[1].text.endswith(":")  # of two fields of a form
        if opens_alone(below[1].text) and (labels or not _LEADS.search(text)):
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


def find_pieces(row: Row) -> list[Cell]:
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
