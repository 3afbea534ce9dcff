"""Table rows as sentences: the row's name, then each cell with its column's head.

Cells come parted by tabs. A row never loses its head, and an empty tick box is said to be empty.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.wrap import Piece

BLANK = "[blank]"
_TICKS = re.compile(r"^(?:[✓✔☑x~√v]|yes|no|n/?a)$", re.I)
_TICK_HEAD = re.compile(r"\btick\b|✓", re.I)
_ANSWER_HEAD = re.compile(r"please state|\byes\b.{0,12}\bno\b|\by\s*/\s*n\b", re.I)
_UNIT = re.compile(r"£\s*/?\s*[km]\b|£|%|\b000s?\b")
_FIGURE = re.compile(r"^[£$€(-]?\s*[\d,.]+\s*(?:[km%)]|per cent)?[¹²³⁴-⁹]*$|^[-–]$", re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it will be cited. `kind` is row, field, heading (the heads of a list of questions) or caption."""

    kind: str
    text: str
    piece: Piece


def read_rows(table: Sequence[Piece]) -> tuple[Row, ...]:
    """The rows of one table, head first, each with its heads."""
    cells = [_cells(p) for p in table]
    if _is_labelled(cells):
        return tuple(Row("field", " ".join(c for c in row if c), p) for row, p in zip(cells, table, strict=True))
    caption = _is_caption(cells)
    head, start = _head(cells[caption:])
    start += caption
    kind = "heading" if len(head) > 1 and (_TICK_HEAD.search(head[1]) or _ANSWER_HEAD.search(head[1])) else "row"
    kinds = ["caption"] * caption + [kind] * (start - caption)
    rows = [Row(kinds[i], " | ".join(c for c in cells[i] if c), table[i]) for i in range(start)]
    group = ""
    for piece, row in zip(table[start:], cells[start:], strict=True):
        if _is_group(row, head):
            group = row[0].strip(" :")
            rows.append(Row("row", row[0], piece))
        else:
            rows.append(_row(head, group, row, piece))
    return tuple(rows)


def _cells(piece: Piece) -> list[str]:
    return [re.sub(r"^[·•.\s]+$", "", c).strip() for c in piece.text.split("\t")]


_LABEL = re.compile(r"[:?]$")


def _is_labelled(cells: Sequence[list[str]]) -> bool:
    """Whether two columns are labels and their values, as at the head of a form; such a table has no heads."""
    labels = [row[0] for row in cells if row[0]]
    if len(cells[0]) > 1 and (_TICK_HEAD.search(cells[0][1]) or _ANSWER_HEAD.search(cells[0][1])):
        return False
    return all(len(row) == 2 for row in cells) and 2 * sum(bool(_LABEL.search(x)) for x in labels) > len(labels) > 0


def _is_caption(cells: Sequence[list[str]]) -> bool:
    """Whether the first row is the table's title: one cell filled, over others."""
    first = cells[0]
    return len(cells) > 1 and len(first) > 1 and sum(map(bool, first)) == 1 and not _TICK_HEAD.search(first[0])


def _head(cells: Sequence[list[str]]) -> tuple[list[str], int]:
    """The column heads, and how many rows they take."""
    if not cells:
        return [], 0
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
        answer = " ".join(c for c in row[1:] if c) or BLANK
        return Row("field", f"{_under(group, name)} {answer}", piece)
    if head and _UNIT.search(head[0]):
        name = f"{head[0]}: {name}"
    heads = head + [""] * (len(row) - len(head))
    parts = [f"{h}: {c}" if h else c for h, c in zip(heads[1:], row[1:], strict=False) if c]
    return Row("row", " | ".join([_under(group, name), *parts]), piece)


def _under(group: str, name: str) -> str:
    name = name.lstrip("-– ")
    return f"{group}: {name}" if group and name else group or name
