"""Which table rows open an exempt section, judged by their cells as the file has them, before any head is put to them.

What a register says in a cell is said of papers that it does not hold; a heading in a cell stands over what follows.
"""

import re
from collections.abc import Sequence

from ingest.gate.markings import is_marking, opens_exempt
from ingest.gate.spelling import level
from ingest.gate.wording import part_number

_CLOSED = re.compile(r"\b(?:exempt|confidential|restricted|private|closed|not for)\b")
_NUMBER = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|[a-z][.)]|[ivx]{1,4}[.)])$|^[•·-]$", re.I)
_FIGURE = re.compile(r"^[(£$€+-]*[\d,.]+\s*(?:[kKmM]|bn|million|%)?\)?$")
_ABOVE_OFFICIAL = re.compile(r"\bsens|\bsecret\b")  # "Restricted" alone may head a column of reserves


def row_opens(cells: Sequence[str], first: bool) -> bool:
    """Whether a row opens an exempt section: by its one filled cell beside a number, by a label with its marking, by
    the heading of an exempt Part 2 in any cell, or, where it is the table's first, by a marking in one cell.

    >>> row_opens(["4.", "PART 2 – EXEMPT", ""], False), row_opens(["MD12", "Radios", "Restricted"], False)
    (True, False)
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) > 1 and _NUMBER.match(filled[0]):
        filled = filled[1:]
    if len(filled) == 1:
        return opens_exempt(filled[0])
    if (
        filled
        and len(filled[0].split()) == 1
        and not filled[0].isupper()
        and all(_FIGURE.match(cell) for cell in filled[1:])
    ):
        return False  # "Restricted" names a row of reserves
    if is_marking(" ".join(filled)) or any(_heads_part2(cell) for cell in filled):
        return True
    marked = [cell for cell in filled if is_marking(cell) and _ABOVE_OFFICIAL.search(level(cell))]
    return first and len(marked) == 1


def _heads_part2(cell: str) -> bool:
    return part_number(cell) == 2 and bool(_CLOSED.search(level(cell))) and opens_exempt(cell)
