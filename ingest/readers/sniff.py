"""What a file is by its first bytes, whatever its name says."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.readers import UnreadableError

_HEAD = 16_384  # bytes looked at; a page may begin with a long licence in a comment
_DIRECTORY = 50_000_000  # bytes of an old Office file in which its list of contents stands
_PDF_HEAD = 1024  # bytes before a PDF's own mark that readers of PDF allow
_SAVE_AS_WORD = "open it in Word and save it as .docx"
_RENAME = "give it the right ending"
_EXPORT = "save it as PDF or .docx from the program that made it"
_UNPACK = "unpack it and take the documents in it"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its short name, how it is told to a person, and what to do where the name says another."""

    name: str
    words: str
    remedy: str


PDF = Kind("pdf", "a PDF file", _RENAME)
WORD = Kind("word", "a Word file", _RENAME)
HTML = Kind("html", "a web page", _RENAME)
TEXT = Kind("text", "plain text", _RENAME)
IMAGE = Kind("image", "a picture", "save it as PDF")
_OLD_OFFICE = Kind("old office", "an old binary Office file (.doc or the like)", _SAVE_AS_WORD)
_LOCKED = Kind("locked", "an Office file locked with a password", "save it without a password")
_RTF = Kind("rtf", "an RTF file", _SAVE_AS_WORD)
_ARCHIVE = Kind("archive", "a compressed archive", _UNPACK)
_WEB_ARCHIVE = Kind("web archive", "a web archive or an e-mail", "save the page as HTML or PDF")
_XML = Kind("xml", "an XML file", _EXPORT)
_EXCEL = Kind("excel", "a spreadsheet", _EXPORT)
_SLIDES = Kind("slides", "a slide show", _EXPORT)
_OPEN_DOCUMENT = Kind("open document", "an OpenDocument file", _SAVE_AS_WORD)

_MARKS: tuple[tuple[bytes, Kind], ...] = (
    (b"{\\rtf", _RTF),
    (b"\x89PNG\r\n\x1a\n", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF87a", IMAGE),
    (b"GIF89a", IMAGE),
    (b"II*\0", IMAGE),
    (b"MM\0*", IMAGE),
    (b"BM", IMAGE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!", _ARCHIVE),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_PAGE = re.compile(r"^\s*(?:<\?xml[^>]*\?>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I)
_REMARK = re.compile(r"<!--.*?-->", re.S)
_ANY_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.I)
_MAIL = re.compile(r"^(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?(?:MIME-Version|Content-Type):", re.I)
_EXPECTED: Mapping[str, str] = {
    ".pdf": "pdf",
    ".docx": "word",
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), "text"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp"), "image"),
}
"""The kind that an ending promises; one that is not listed promises nothing."""


def check_ending(path: Path) -> None:
    """Raise UnreadableError where the file's first bytes are not what its name's ending says; OSError."""
    expected = _EXPECTED.get(path.suffix.lower())
    if expected is None:
        return
    kind = sniff(path)
    if kind.name != expected:
        raise UnreadableError(f"the file is {kind.words}, and its name ends in {path.suffix!r}: {kind.remedy}")


def sniff(path: Path) -> Kind:
    """The kind of a file. Raises UnreadableError where it is empty, OSError."""
    head = _begin(path, _HEAD)
    if not head.strip(b"\0 \t\r\n"):
        raise UnreadableError("the file is empty")
    if b"%PDF-" in head[:_PDF_HEAD]:
        return PDF
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _sniff_zip(path)
    if head.startswith(_OLE):
        return _LOCKED if _PACKAGE in _begin(path, _DIRECTORY) else _OLD_OFFICE
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return IMAGE
    for mark, kind in _MARKS:
        if head.startswith(mark) and (mark != b"BM" or b"\0" in head):
            return kind
    return _sniff_text(head, path.suffix.lower())


def _begin(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)


def _sniff_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            plain = (
                archive.getinfo("mimetype").file_size < _HEAD and archive.read("mimetype")
                if "mimetype" in names
                else b""
            )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise UnreadableError("the file is a damaged zip archive: save it again from its program") from None
    if plain and plain.startswith(b"application/vnd.oasis"):
        return _OPEN_DOCUMENT
    for folder, kind in (("word/", WORD), ("xl/", _EXCEL), ("ppt/", _SLIDES)):
        if "[Content_Types].xml" in names and any(name.startswith(folder) for name in names):
            return kind
    return _ARCHIVE


def _sniff_text(head: bytes, suffix: str) -> Kind:
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1"
    text = head.decode(encoding, errors="replace").lstrip("\ufeff").removeprefix("ï»¿")
    if _PAGE.match(_REMARK.sub("", text)):
        return HTML
    if _MAIL.match(text) and "multipart/" in text:
        return _WEB_ARCHIVE
    if text.lstrip().startswith("<?xml"):
        return HTML if "<html" in text.casefold() else _XML
    return HTML if suffix not in _TEXTS and _ANY_TAG.search(text) else TEXT


_TEXTS = frozenset((".txt", ".text", ".md", ".markdown"))
"""Endings of text that may have a tag in it without being a page."""
