"""A web page's tables and definition lists: cells in their columns, heads over what they head, labels with what they
say. What stands in a cell is read by whoever calls, and only where it is seen."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from ingest.readers.flow import Item, Para, Row, Table, flatten, labelled, one_line
from ingest.readers.web.styles import Element

Within: TypeAlias = Callable[[Element], list[Item]]
Sees: TypeAlias = Callable[[Element], bool]

_MOST = 200  # columns that one cell may span


def read_definitions(element: Element, within: Within, sees: Sees) -> list[Item]:
    """A list of terms and what they say, each as a form's label with its value."""
    items: list[Item] = []
    label, used = "", True
    for part in _parts(element, ("dt", "dd"), ("div",), sees):
        read = within(part)
        if part.tag == "dt":
            text = _line(read)
            label, used = (text if used else f"{label} / {text}"), False
            continue
        items += _value(label, read)
        used = True
    return items if used else [*items, Para(label)]


def _value(label: str, read: list[Item]) -> Sequence[Item]:
    if len(read) == 1 and isinstance(read[0], Para):
        return labelled(label, read[0].text)
    return [*([Para(label, True)] if label else []), *read]


def read_table(element: Element, within: Within, sees: Sees) -> list[Item]:
    """A table; one that says of itself that it is a layout gives what stands in its cells."""
    captions = [item for e in _parts(element, ("caption",), (), sees) for item in within(e)]
    rows = list(_parts(element, ("tr",), ("thead", "tbody", "tfoot"), sees))
    cells = [list(_parts(row, ("td", "th"), (), sees)) for row in rows]
    if element.get("role") in ("presentation", "none"):
        return [*captions, *(item for row in cells for cell in row for item in within(cell))]
    return [Table(tuple(_grid(rows, cells, within)), _line(captions))]


def _line(items: Sequence[Item]) -> str:
    return " ".join(one_line(para.text) for para in flatten(items))


def _grid(rows: Sequence[Element], found: Sequence[Sequence[Element]], within: Within) -> Iterator[Row]:
    """The rows with every cell in its column; a cell over several rows or columns gives its words once, a head to each
    of them."""
    reaching: dict[int, tuple[int, tuple[Item, ...]]] = {}
    for row, elements in zip(rows, found, strict=True):
        cells: list[tuple[Item, ...]] = []
        merged: set[int] = set()
        for element in elements:
            _carry(cells, reaching, merged)
            read = tuple(within(element))
            again = read if element.tag == "th" else ()
            down = _number(element.get("rowspan")) - 1
            for at in range(min(_number(element.get("colspan")), _MOST)):
                beside = again if len(elements) > 1 else ()
                if down:
                    reaching[len(cells)] = (down, beside if at else again)
                cells.append(beside if at else read)
        _carry(cells, reaching, merged)
        yield Row(tuple(cells), _is_head(row, elements), _is_label(cells), frozenset(merged))


def _is_head(row: Element, elements: Sequence[Element]) -> bool:
    heads = bool(elements) and all(e.tag == "th" for e in elements)
    return heads and (len(elements) > 1 or row.getparent().tag == "thead")


def _is_label(cells: Sequence[tuple[Item, ...]]) -> bool:
    strong = [all(isinstance(i, Para) and i.strong for i in cell) for cell in cells if cell]
    return len(strong) > 1 and strong[0] and not any(strong[1:])


def _carry(cells: list[tuple[Item, ...]], reaching: dict[int, tuple[int, tuple[Item, ...]]], merged: set[int]) -> None:
    """Fill the columns into which a cell of a row above reaches."""
    while len(cells) in reaching:
        left, words = reaching.pop(len(cells))
        if left > 1:
            reaching[len(cells)] = (left - 1, words)
        merged.add(len(cells))
        cells.append(words)


def _parts(element: Element, names: Sequence[str], through: Sequence[str], sees: Sees) -> Iterator[Element]:
    """The children of these names, also those within wrappers, where they are seen; a comment between them is shown to
    `sees` as well."""
    for inner in element:
        if (not isinstance(inner.tag, str) or inner.tag in (*names, *through)) and sees(inner):
            yield from [inner] if inner.tag in names else _parts(inner, names, through, sees)


def _number(text: str | None) -> int:
    return max(int(text), 1) if text is not None and re.fullmatch(r"\d{1,4}", text.strip()) else 1
