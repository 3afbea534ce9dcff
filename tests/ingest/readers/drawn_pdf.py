"""PDF files written by hand, operator by operator, so that a test can draw what no library would.

An object is named with an @ where another one refers to it: `/XObject << /Box @box >>` and `objects={"box": ...}`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_FONTS = "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_EMPTY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page to be written: its content, its annotations' dictionaries, what it needs, and more of its own entries."""

    content: str
    notes: Sequence[str] = ()
    resources: Mapping[str, str] = field(default_factory=dict)
    media: str = "0 0 595 842"
    entries: str = ""


def stream(entries: str, content: str) -> str:
    """An object with a stream."""
    return f"<< {entries} /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream"


def form(content: str, box: str = "0 0 595 842", entries: str = "") -> str:
    """A form object that draws `content`, with the page's font."""
    font = f"/Resources << /Font << {_FONTS} >> >>" if "/Resources" not in entries else ""
    return stream(f"/Type /XObject /Subtype /Form /BBox [{box}] {font} {entries}", content)


def picture(grey: Sequence[int], width: int) -> str:
    """An image of grey pixels, row by row."""
    pixels = "".join(chr(value) for value in grey)
    size = f"/Width {width} /Height {len(grey) // width} /ColorSpace /DeviceGray /BitsPerComponent 8"
    return stream(f"/Type /XObject /Subtype /Image {size}", pixels)


def words(text: str, x: float, y: float, size: float = 12, before: str = "") -> str:
    """Operators that set one line of text; `before` stands within the text object."""
    return f"BT /F1 {size} Tf {before} 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


def write_pdf(path: Path, *pages: Drawn, objects: Mapping[str, str] = _EMPTY, catalog: str = "") -> Path:
    """A file of these pages."""
    named = dict(objects)
    named["catalog"] = f"<< /Type /Catalog /Pages @pages {catalog} >>"
    kids = " ".join(f"@page{i}" for i in range(len(pages)))
    named["pages"] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
    for i, page in enumerate(pages):
        named[f"content{i}"] = stream("", page.content)
        named |= {f"note{i}x{n}": f"<< /Type /Annot {note} >>" for n, note in enumerate(page.notes)}
        named[f"page{i}"] = _page(page, i)
    path.write_bytes(b"".join(_file(named)))
    return path


def _page(page: Drawn, i: int) -> str:
    resources = {"Font": "", **page.resources}
    resources["Font"] = f"{_FONTS} {resources['Font']}"
    kept = " ".join(f"/{kind} << {entries} >>" for kind, entries in resources.items())
    notes = " ".join(f"@note{i}x{n}" for n in range(len(page.notes)))
    parts = f"/MediaBox [{page.media}] /Resources << {kept} >> /Contents @content{i} /Annots [{notes}] {page.entries}"
    return f"<< /Type /Page /Parent @pages {parts} >>"


def _file(named: Mapping[str, str]) -> Iterator[bytes]:
    numbers = {name: n for n, name in enumerate(named, 1)}
    head = b"%PDF-1.7\n"
    places, at = [], len(head)
    yield head
    for name, text in named.items():
        body, mark, rest = text.partition("\nstream\n")
        body = re.sub(r"@(\w+)", lambda found: f"{numbers[found[1]]} 0 R", body)
        written = f"{numbers[name]} 0 obj\n{body}{mark}{rest}\nendobj\n".encode("latin-1")
        places.append(at)
        at += len(written)
        yield written
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    root = f"<< /Size {len(named) + 1} /Root {numbers['catalog']} 0 R >>"
    tail = f"xref\n0 {len(named) + 1}\n0000000000 65535 f \n{rows}trailer\n{root}\nstartxref\n{at}\n%%EOF\n"
    yield tail.encode("latin-1")
