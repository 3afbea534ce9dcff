"""A reading as bytes and back: what a worker sends. Plain JSON, checked in full, for a hostile file may have taken the
worker over; nothing it sends is run, and nothing of another shape becomes a reading."""

import json
from typing import Any

from ingest.readers import Hidden, Line, Page, Reading


class WireError(Exception):
    """Bytes that are not a reading; the message never quotes them."""


def pack(reading: Reading) -> bytes:
    """A reading as one line of JSON. Half characters, which no file can mean, become question marks."""
    pages = [[p.number, p.label, p.ocr, p.markup, [_values(line) for line in p.lines]] for p in reading.pages]
    value = {"pages": pages, "hidden": [[h.sort, h.page] for h in reading.hidden], "remarks": list(reading.remarks)}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _values(line: Line) -> list[Any]:
    return [line.n, line.text, line.strong, line.full, line.running, sorted(line.look)]


def unpack(data: bytes) -> Reading:
    """The reading that `pack` made these bytes of. Raises WireError."""
    try:
        value = json.loads(data)
        pages = tuple(_page(*page) for page in value["pages"])
        remarks = tuple(_remark(remark) for remark in value["remarks"])
        return Reading(pages, tuple(_hidden(*hidden) for hidden in value["hidden"]), remarks)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise WireError("what came is not a reading") from error.with_traceback(None)


def _page(number: Any, label: Any, ocr: Any, markup: Any, lines: Any) -> Page:
    _expect(number, int, type(None))
    _expect(label, str, type(None))
    _expect(ocr, bool)
    _expect(markup, bool)
    return Page(number, tuple(_line(*line) for line in lines), label, ocr, markup)


def _line(n: Any, text: Any, strong: Any, full: Any, running: Any, look: Any) -> Line:
    _expect(n, int)
    _expect(text, str)
    _expect(strong, bool)
    _expect(full, bool, type(None))
    _expect(running, bool)
    _expect(look, list)
    return Line(n, text, strong, full, running, frozenset(map(_remark, look)))


def _hidden(sort: Any, page: Any) -> Hidden:
    _expect(sort, str)
    _expect(page, int, type(None))
    return Hidden(sort, page)


def _remark(remark: Any) -> str:
    _expect(remark, str)
    return str(remark)


def _expect(value: Any, *kinds: type) -> None:
    if type(value) not in kinds:
        raise TypeError("a value of another kind")
