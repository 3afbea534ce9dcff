"""Text and Markdown files: bytes in, pages of lines out. A form feed is a page break."""

from pathlib import Path

from ingest.readers import Line, Page, Reading, UnreadableError
from ingest.readers.characters import Decoded, decode_mixed


def read(path: Path) -> Reading:
    """The file's pages; `number` is None where the file has no page breaks. Raises UnreadableError, OSError."""
    decoded = _decode(path.read_bytes())
    text = decoded.text
    sheets = text.split("\f")
    pages: list[Page] = []
    n = 0
    for number, sheet in enumerate(sheets, 1):
        lines = []
        for line in sheet.splitlines() if sheet else ():
            n += 1
            lines.append(Line(n, line))
        pages.append(Page(number if len(sheets) > 1 else None, tuple(lines)))
    return Reading(tuple(pages), remarks=decoded.remarks)


def _decode(data: bytes) -> Decoded:
    if not data.strip():
        raise UnreadableError("the file is empty")
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError("the file is not text: it holds zero bytes")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return Decoded(data.decode("utf-16"))
        except UnicodeDecodeError:
            raise UnreadableError("the file's characters could not be decoded as UTF-16, which it says it is") from None
    return decode_mixed(data)
