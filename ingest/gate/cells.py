"""Which table rows open an exempt section, judged by their cells as the file has them, before any head is put to them.

What a register says in a cell is said of papers that it does not hold; a heading in a cell stands over what follows.
"""

import re
from collections.abc import Sequence

from ingest.gate import vocabulary as v
from ingest.gate.grounds import states_grounds
from ingest.gate.lines import opens_exempt, read_line
from ingest.gate.markings import is_marking
from ingest.gate.spelling import level
from ingest.gate.wording import part_number

_CLOSED = v.phrase("a closed cell")
_NUMBER = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|[a-z][.)]|[ivx]{1,4}[.)])$|^[•·-]$", re.I)
_FIGURE = re.compile(r"^[(£$€+-]*[\d,.]+\s*(?:[kKmM]|bn|million|%)?\)?$")
_ABOVE_OFFICIAL = v.phrase("above OFFICIAL")


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
        opening = read_line(filled[0])
        return opening is not None and not opening.inline and opening.trigger != "grounds as a label"
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


_ANSWER = v.phrase("an answer about a paper", re.I)
"""What a column holds that says of each paper whether it is closed, or why."""


def closed_columns(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """The columns of a table whose head closes what stands under it; a column of answers, figures or grounds does not.
    A first column has no head that could be told from a heading over the whole table.

    >>> sorted(closed_columns([["Ref", "Decision", "Not for publication"], ["1", "Radios", "Acme bid £70m"]]))
    [2]
    """
    at = next((n for n, row in enumerate(rows[:3]) if sum(bool(c.strip()) for c in row) > 1), None)
    if at is None or at + 1 >= len(rows):
        return frozenset()
    head, below = rows[at], rows[at + 1 :]
    if is_marking(" ".join(head)) or any(re.search(r"\d{2,}", c) or len(c.split()) > _HEAD_WORDS for c in head):
        return frozenset()
    found = {n for n, cell in enumerate(head) if n and opens_exempt(cell) and _holds_text(n, cell, below)}
    return frozenset(found) if len(found) < sum(bool(c.strip()) for c in head) else frozenset()


_HEAD_WORDS = 10


def _holds_text(column: int, head: str, rows: Sequence[Sequence[str]]) -> bool:
    """Whether some cell under a head says more than an answer; under one plain word, which may name a sort of money, a
    sentence must stand there."""
    cells = [row[column].strip() for row in rows if column < len(row) and row[column].strip()]
    said = [
        c
        for c in cells
        if not (_ANSWER.match(c) or _FIGURE.match(c) or states_grounds(c, frozenset()) or opens_exempt(c))
    ]
    plain_word = len(head.split()) == 1 and not head.isupper()
    return any(len(cell.split()) >= _SAYING for cell in said) if plain_word else bool(said)


_SAYING = 4  # words
