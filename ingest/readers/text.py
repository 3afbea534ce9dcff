"""Text and Markdown files: bytes in, pages of lines out. A form feed is a page break."""

from pathlib import Path

from ingest.readers import Line, Page, Reading, UnreadableError


def read(path: Path) -> Reading:
    """The file's pages; `number` is None where the file has no page breaks. Raises UnreadableError, OSError."""
    text = _decode(path.read_bytes())
    sheets = text.split("\f")
    pages: list[Page] = []
    n = 0
    for number, sheet in enumerate(sheets, 1):
        lines = []
        for line in sheet.splitlines() if sheet else ():
            n += 1
            lines.append(Line(n, line))
        pages.append(Page(number if len(sheets) > 1 else None, tuple(lines)))
    return Reading(tuple(pages))


def _decode(data: bytes) -> str:
    if not data.strip():
        raise UnreadableError("the file is empty")
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError("the file is not text: it holds zero bytes")
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError("the file's characters could not be decoded as UTF-8, UTF-16 or Windows-1252")
