"""Table rows as sentences: the row's name, then each cell with its column's head.

Cells come parted by tabs. A row never loses its head, and an empty tick box is said to be empty.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.form_rows import BLANK, is_form, read_field
from ingest.wrap import Piece

_TICKS = re.compile(r"^(?:[✓✔☑x~√v]|yes|no|n/?a)$", re.I)
_TICK_HEAD = re.compile(r"\btick\b|✓", re.I)
_ANSWER_HEAD = re.compile(r"please state|\byes\b.{0,12}\bno\b|\by\s*/\s*n\b", re.I)
_UNIT = re.compile(r"£\s*/?\s*[km]\b|£|%|\b000s?\b")
_FIGURE = re.compile(r"^[£$€(-]?\s*[\d,.]+\s*(?:[km%)]|per cent)?[¹²³⁴-⁹]*$|^[-–]$", re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it will be cited. `kind` is row, field, prose, caption, or heading (the heads over questions)."""

    kind: str
    text: str
    piece: Piece


def read_rows(table: Sequence[Piece]) -> tuple[Row, ...]:
    """The rows of one table, caption and heads first, each row with its heads."""
    cells = [_cells(p) for p in table]
    top = int(len(table) > 1 and len(cells[0]) > 1 and _stands_alone(cells[0]) and not cells[0][0].endswith((":", "?")))
    rows = [Row("caption", cells[0][0], table[0])] if top else []
    if not table[top].strong and is_form(cells[top:]):
        return (*rows, *(Row(*read_field(row), p) for row, p in zip(cells[top:], table[top:], strict=True)))
    head, start = _marked_head(table, cells, top)
    if not head:
        head, start = _head(cells[top:])
        start += top
    kind = "heading" if len(head) > 1 and (_TICK_HEAD.search(head[1]) or _ANSWER_HEAD.search(head[1])) else "row"
    rows += [Row(kind, " | ".join(c for c in cells[i] if c), table[i]) for i in range(top, start)]
    group = ""
    for piece, row in zip(table[start:], cells[start:], strict=True):
        if _is_group(row, head):
            group = row[0].strip(" :")
            rows.append(Row("row", row[0], piece))
        else:
            rows.append(_row(head, group, row, piece))
    return tuple(rows)


def _stands_alone(row: list[str]) -> bool:
    return bool(row[0]) and not any(row[1:]) and not _TICK_HEAD.search(row[0])


def _marked_head(table: Sequence[Piece], cells: Sequence[list[str]], top: int) -> tuple[list[str], int]:
    """The heads that the file itself marks, each column's from top to bottom, and where the rows under them begin."""
    end = top
    while end < len(table) and table[end].strong and not _stands_alone(cells[end]):
        end += 1
    marked = cells[top:end]
    if not marked or end == len(table):
        return [], top
    above = [_spread(row) for row in marked[:-1]]
    width = max(len(row) for row in marked)
    columns = [[row[i] for row in (*above, marked[-1]) if i < len(row) and row[i]] for i in range(width)]
    return [" ".join(dict.fromkeys(column)) for column in columns], end


def _spread(row: list[str]) -> list[str]:
    """A row of heads that stand over more than one column, each said of all of them."""
    spread: list[str] = []
    for cell in row:
        spread.append(cell or (spread[-1] if spread else ""))
    return spread


def _cells(piece: Piece) -> list[str]:
    return [re.sub(r"^[·•.\s]+$", "", c).strip() for c in piece.text.split("\t")]


def _head(cells: Sequence[list[str]]) -> tuple[list[str], int]:
    """The column heads, and how many rows they take."""
    first = cells[0]
    figures = sum(bool(_FIGURE.match(c)) for c in first[1:] if c)
    years = all(re.match(r"^(?:FY)?\d{4}|^\d{2}/\d{2}", c) for c in first[1:] if _FIGURE.match(c))
    if len(cells) == 1 or (figures and not years) or any(len(c) > 60 for c in first[1:]):
        return [], 0
    return first, 1


def _is_group(row: list[str], head: list[str]) -> bool:
    alone = bool(row[0]) and not any(row[1:])
    return alone and not row[0].endswith(".") and len(row[0].split()) <= 8 and bool(head or row[0].endswith(":"))


def _row(head: list[str], group: str, row: list[str], piece: Piece) -> Row:
    name = row[0]
    asks = len(row) > 1 and len(head) > 1 and (_ANSWER_HEAD.search(head[1]) or name.endswith("?"))
    ticks = len(head) > 1 and _TICK_HEAD.search(head[1])
    answers = [c for c in row[1:] if c]
    if asks or ticks or (answers and all(_TICKS.match(c) for c in answers)):
        answer = _answer(head, row) or BLANK
        return Row("field", f"{_under(group, name)} {answer}", piece)
    if head and _UNIT.search(head[0]):
        name = f"{head[0]}: {name}"
    heads = head + [""] * (len(row) - len(head))
    parts = [f"{h}: {c}" if h else c for h, c in zip(heads[1:], row[1:], strict=False) if c]
    return Row("row", " | ".join(part for part in (_under(group, name), *parts) if part), piece)


_YES_OR_NO = re.compile(r"^(?:yes|no|n/?a)$", re.I)


def _answer(head: list[str], row: list[str]) -> str:
    """The cells after the question; each after its head where the heads are the answers: Yes ☐ No ☒."""
    named = len(row) > 2 and len(head) == len(row) and all(_YES_OR_NO.match(h) for h in head[1:])
    return " ".join(
        f"{h} {c}" if named else c for h, c in zip(head[1:] if named else row[1:], row[1:], strict=True) if c
    )


def _under(group: str, name: str) -> str:
    name = name.lstrip("-– ")
    return f"{group}: {name}" if group and name else group or name
