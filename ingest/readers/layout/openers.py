"""What opens an exempt section by itself, and what in a table is only said of its own row."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.gate import vocabulary as v
from ingest.gate.cells import closed_columns
from ingest.gate.lines import opens_exempt
from ingest.gate.wording import part_number

_CLOSED = v.phrase("a closed heading on a page", re.I)
_LETTERS = 4  # of the shortest word that opens a section
MOST_WORDS = 30  # of what opens a section; a heading with the statutory formula


@lru_cache(maxsize=4096)
def opens_alone(text: str) -> bool:
    """Whether a text opens an exempt section by itself; in a table a bare "Part 2" numbers a chapter."""
    if sum(map(str.isalpha, text)) < _LETTERS or len(text.split()) > MOST_WORDS or not opens_exempt(text):
        return False
    return part_number(text) != 2 or bool(_CLOSED.search(text))


_NONE = re.compile(r"^(?:no|none|nil|n/?a|not applicable|[-–])?\.?$", re.I)
ANSWERED = re.compile(r"^[\s:-]*(?:none|nil|n/a|not applicable|no)\b", re.I)
_QUALIFIED = v.phrase("a row's name in brackets", re.I)
_FIGURE = re.compile(r"^[(£$€+-]*[\d,.]+\s*(?:[kKmM]|bn|million|%)?\)?$|^[-–]?$")
_STATUS = v.phrase("a column of statuses", re.I)
_PAPER = v.phrase("a paper in a list", re.I)
_PAPER_WORDS = 25  # of a paper's name and title


def stays_in_row(text: str, column: int, table: Sequence[Sequence[str]], at: int) -> bool:
    """Whether a cell that would open a section by itself is said of its own row alone: what a column called status or
    reason holds, a paper in a list of papers, a label beside figures, a heading that is answered with none."""
    if at == 0 and column in closed_columns(table):
        return True  # the column is closed, not what stands after it
    row = table[at]
    others = [cell for n, cell in enumerate(row) if n != column and cell.strip()]
    if others and all(_NONE.match(cell.strip()) for cell in others):
        return True
    label = (len(text.split()) == 1 and not text.isupper()) or (not column and _QUALIFIED.match(text))
    if label and _over_figures(others, column, table, at):
        return True
    if column and at and column < len(table[0]) and others and _STATUS.search(table[0][column]):
        return not opens_exempt(table[0][column])
    papers = sum(bool(_PAPER.match(r[0])) for r in table if r)
    return papers > 1 and bool(_PAPER.match(row[0])) and sum(len(cell.split()) for cell in row) <= _PAPER_WORDS


def _over_figures(others: Sequence[str], column: int, table: Sequence[Sequence[str]], at: int) -> bool:
    below = [row[column].strip() for row in table[at + 1 :] if column < len(row)]
    beside = bool(others) and all(_FIGURE.match(cell.strip()) for cell in others)
    return beside or (at == 0 and bool(below) and all(_FIGURE.match(cell) for cell in below))
