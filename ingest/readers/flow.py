"""Paragraphs and tables as a file's own marks give them, laid out as lines: a line each, a blank line between
paragraphs, a table row on one line where its cells are data. It must never put two paragraphs on one line where one of
them may open an exempt section."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from ingest.gate.lines import opens_exempt
from ingest.readers import Line


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph, with line feeds where the file breaks its lines. `notes` are the footnotes that it calls, each
    with its raised figure at its head; `running` and `look` are as in `Line`."""

    text: str
    strong: bool = False
    notes: tuple[str, ...] = ()
    running: bool = False
    look: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """A table row, each cell with what stands in it. `head` says that the file sets it as a row of column heads,
    `label` that it sets its first cell apart as the row's name; into the cells of `merged` one above them reaches."""

    cells: tuple[tuple["Item", ...], ...]
    head: bool = False
    label: bool = False
    merged: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """A table, top to bottom, every row with the same number of cells; `caption` is empty where it has none."""

    rows: tuple[Row, ...]
    caption: str = ""


Item: TypeAlias = Para | Table


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line of text, or a blank one."""

    text: str
    strong: bool = False
    running: bool = False
    look: frozenset[str] = frozenset()


_BLANK = _Printed("")
_CELL_WORDS = 60  # paragraphs in a cell under column heads that together are longer are text, not data


def lay_out(items: Iterable[Item]) -> tuple[Line, ...]:
    """The lines of a file without pages. Lines count from 1 and none is known to be cut by the margin."""
    lines: list[Line] = []
    for printed in _print(items):
        if printed.text or (lines and lines[-1].text):
            lines.append(Line(len(lines) + 1, printed.text, printed.strong, False, printed.running, printed.look))
    return tuple(lines[:-1] if lines and not lines[-1].text else lines)


def one_line(text: str) -> str:
    """A text without tabs and line feeds, which part cells and lines.

    >>> one_line(" Body\\tscanners \\n")
    'Body scanners'
    """
    return re.sub(r"[^\S\n]+", " ", re.sub(r"[\t\v\f\x1c-\x1e\x85\u2028\u2029\n\r]+", " ", text)).strip()


def flatten(items: Iterable[Item]) -> Iterator[Para]:
    """The paragraphs of items in reading order, tables opened."""
    for item in items:
        if isinstance(item, Para):
            yield item
        else:
            yield from [Para(item.caption, True)] if item.caption else []
            for row in item.rows:
                for cell in row.cells:
                    yield from flatten(cell)


def labelled(label: str, value: str) -> tuple[Para, ...]:
    """A form's label and what it says, on one line as a text file would print it; apart where either opens an exempt
    section, or the value is more than a line."""
    label, lines = one_line(label), _lines(value)
    if not label or not lines:
        return tuple(Para(text) for text in (label, *lines) if text)
    if len(lines) > 1 or any(opens_exempt(text) for text in (label, *lines)):
        return (Para(label, True), Para(value))
    return (Para(f"{_as_label(label)} {lines[0]}"),)


def _as_label(text: str) -> str:
    return text if text.endswith((":", "?", "-", "–")) else f"{text}:"


def _lines(text: str) -> list[str]:
    return [line for line in map(one_line, text.split("\n")) if line]


def _print(items: Iterable[Item]) -> Iterator[_Printed]:
    for item in items:
        yield _BLANK
        if isinstance(item, Para):
            yield from _print_paragraph(item)
        else:
            yield from _print_table(item)
    yield _BLANK


def _print_paragraph(para: Para) -> Iterator[_Printed]:
    for line in _lines(para.text):
        yield _Printed(line, para.strong, para.running, para.look)
    for note in para.notes:
        yield _BLANK
        for line in _lines(note):
            yield _Printed(line)


def _print_table(table: Table) -> Iterator[_Printed]:
    rows = [row for row in table.rows if any(row.cells)]
    columns = max((len(row.cells) for row in rows), default=0)
    if columns < 2:
        yield from _print([Para(table.caption, True)] if table.caption else [])
        yield from _print([item for row in rows for cell in row.cells for item in cell])
        return
    if table.caption:
        yield _Printed(one_line(table.caption) + "\t" * (columns - 1), True)
    headed = False
    above: list[str] = []
    for row in rows:
        headed = headed or row.head
        if all(_is_data(cell, headed) for cell in row.cells):
            above = _row_texts(row, above)
            yield from _print_row(row, above, columns)
        else:
            above = []
            yield from _print(_numbered([item for cell in row.cells for item in cell]))


_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|(?:[A-Za-z]|[ivx]{1,4})[.)])")


def _numbered(items: Sequence[Item]) -> Sequence[Item]:
    """A layout row's contents, a number that stands in a cell of its own put before the paragraph beside it."""
    if len(items) > 1 and isinstance(items[0], Para) and isinstance(items[1], Para):
        number, beside = items[0], items[1]
        if _NUMBER.fullmatch(one_line(number.text)) and not number.notes:
            return [replace(beside, text=f"{one_line(number.text)} {beside.text}"), *items[2:]]
    return items


def _is_data(cell: Sequence[Item], headed: bool) -> bool:
    """Whether a cell holds no more than a row of data does: one paragraph, or a few short ones under column heads, and
    nothing that opens an exempt section below its first line."""
    if not all(isinstance(item, Para) for item in cell):
        return False
    paras = [item for item in cell if isinstance(item, Para) and _lines(item.text)]
    lines = [line for para in paras for line in _lines(para.text)]
    if len(lines) > 1 and any(opens_exempt(line) for line in lines):
        return False
    short = headed and sum(len(line.split()) for line in lines) <= _CELL_WORDS
    return len(paras) <= 1 or (short and not any(para.strong for para in paras))


_MERGED_WORDS = 20  # of a cell that is one entry over several rows; what is longer stands beside them, once


def _row_texts(row: Row, above: Sequence[str]) -> list[str]:
    """What stands in the cells of a row, with what reaches into them from the row above."""
    texts = [" ".join(line for para in cell for line in _lines(para.text)) for cell in _paras(row)]
    for at in row.merged:
        reaching = above[at] if at < len(above) and at < len(texts) and not texts[at] else ""
        if reaching and len(reaching.split()) <= _MERGED_WORDS and not opens_exempt(reaching):
            texts[at] = reaching
    return texts


def _paras(row: Row) -> list[list[Para]]:
    return [[item for item in cell if isinstance(item, Para)] for cell in row.cells]


def _print_row(row: Row, told: Sequence[str], columns: int) -> Iterator[_Printed]:
    paras, texts = _paras(row), list(told)
    if row.label and columns == 2 and texts[0] and texts[1:] != [""]:
        texts[0] = _as_label(texts[0])
    look = frozenset(name for cell in paras for para in cell for name in para.look)
    yield _Printed("\t".join(texts + [""] * (columns - len(texts))), row.head, look=look)
    for note in (note for cell in paras for para in cell for note in para.notes):
        yield _Printed(one_line(note))
