"""Web pages as saved: the main text as a browser shows it, and what it hides. No other file and no address is ever
fetched, and no script is run."""

import codecs
import contextlib
import re
from pathlib import Path

from lxml import html

from ingest.readers import Hidden, Page, Reading, UnreadableError
from ingest.readers.characters import Decoded, decode_mixed
from ingest.readers.flow import lay_out
from ingest.readers.web.hidden import Eyes
from ingest.readers.web.main import find_main
from ingest.readers.web.notes import find_notes
from ingest.readers.web.styles import Element, Sheet
from ingest.readers.web.text import PageReader

_LARGEST = 20_000_000  # bytes; a saved page with its pictures in it has about a tenth
_MOST_ELEMENTS = 400_000
_HEAD = 4096  # bytes in which a page names its characters; the standard asks for the first 1024
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})"
    rb"|^\s*<\?xml[^>]{0,100}?encoding=[\"']([\w.-]{1,40})",
    re.I,
)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read(path: Path) -> Reading:
    """The page's main text, its one page without a number. Raises UnreadableError, OSError."""
    decoded = decode(path)
    body = _parse(decoded.text)
    sheet = Sheet()
    for style in body.getroottree().iter("style"):
        sheet.add(style.text or "")
    reader = PageReader(Eyes(sheet), find_main(body), find_notes(body))
    lines = lay_out(reader.read(body))
    if not lines and not reader.hidden:
        raise UnreadableError("the page holds no text of its own: if a script draws it, print it to PDF")
    hidden = tuple(Hidden(sort, None) for sort in sorted(reader.hidden))
    return Reading((Page(None, lines, markup=False),), hidden, decoded.remarks)


def decode(path: Path) -> Decoded:
    """The page's characters: by its byte order mark, by what it says of itself, else UTF-8 or Windows-1252."""
    if path.stat().st_size > _LARGEST:
        raise UnreadableError(f"the page has more than {_LARGEST} bytes: save its text alone")
    data = path.read_bytes()
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, errors="replace"))
    named = _CHARSET.search(data[:_HEAD])
    said = [(named[1] or named[2]).decode("ascii").casefold()] if named else []
    for name in said:
        encoding = _BROWSERS.get(name, name)
        with contextlib.suppress(UnicodeError, LookupError):
            if codecs.lookup(encoding).name != "utf-8":
                return Decoded(data.decode(encoding))
    return decode_mixed(data)


_BROWSERS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "utf-16": "utf-8"}
"""Names that browsers read as other encodings: so do makers of pages."""


def _parse(text: str) -> Element:
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\0", "\ufffd")
    if not text.strip():
        raise UnreadableError("the file is empty")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (SyntaxError, ValueError):  # lxml's own errors are a SyntaxError; they may quote the page
        raise UnreadableError("the page is not sound HTML: open it in a browser and print it to PDF") from None
    if any(error.level_name == "FATAL" for error in parser.error_log):
        raise UnreadableError("the page is nested too deeply or has too long an attribute: print it to PDF")
    body = root.find("body")
    if body is None:
        raise UnreadableError("the page has no body: open it in a browser and print it to PDF")
    if sum(1 for _ in body.iter()) > _MOST_ELEMENTS:
        raise UnreadableError(f"the page has more than {_MOST_ELEMENTS} elements: print it to PDF")
    return body
