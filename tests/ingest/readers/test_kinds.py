"""A file whose first bytes are not what its name says is refused in one line that says what it is and what to do."""

import io
import zipfile
from pathlib import Path

import pytest

from ingest.document import KINDS
from ingest.readers import UnreadableError
from ingest.readers.kinds import read_file
from ingest.readers.sniff import check_ending
from tests.ingest.readers.word_files import para, write_word


def zipped(*names: str, mimetype: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "Zqone")
    return made.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PAGE = b"<!-- a licence -->\n<!DOCTYPE html><html><body><p>Zqone</p></body></html>"
XML = b'<?xml version="1.0"?><rows><row>Zqone</row></rows>'


@pytest.mark.parametrize(
    ("name", "data", "is_a"),
    (
        ("a.docx", b"%PDF-1.7\nZqone", "a PDF file"),
        ("a.docx", OLE + b"Zqone", "an old binary Office file"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        ("a.docx", b"{\\rtf1 Zqone}", "an RTF file"),
        ("a.docx", zipped("a.txt"), "a compressed archive"),
        ("a.docx", zipped("[Content_Types].xml", "xl/workbook.xml"), "a spreadsheet"),
        ("a.docx", zipped("[Content_Types].xml", "ppt/presentation.xml"), "a slide show"),
        ("a.docx", zipped(mimetype="application/vnd.oasis.opendocument.text"), "an OpenDocument file"),
        ("a.docx", b"Zqone wins.", "plain text"),
        ("a.docx", PAGE, "a web page"),
        ("a.docx", b"\x89PNG\r\n\x1a\nZqone", "a picture"),
        ("a.txt", PAGE, "a web page"),
        ("a.txt", b"\xef\xbb\xbf" + PAGE, "a web page"),
        ("a.md", PAGE, "a web page"),
        ("a.txt", b"%PDF-1.7\nZqone", "a PDF file"),
        ("a.txt", b"{\\rtf1 Zqone}", "an RTF file"),
        ("a.txt", b"\xff\xd8\xff\xe0Zqone", "a picture"),
        ("a.txt", b"\x1f\x8b\x08Zqone", "a compressed archive"),
        ("a.html", b"Zqone wins.", "plain text"),
        ("a.html", b"%PDF-1.7\nZqone", "a PDF file"),
        ("a.htm", XML, "an XML file"),
        ("a.html", b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>Zqone", "a web archive"),
        ("a.html", zipped("[Content_Types].xml", "word/document.xml"), "a Word file"),
        ("a.HTML", b"\x89PNG\r\n\x1a\nZqone", "a picture"),
        ("a.pdf", b"\x89PNG\r\n\x1a\nZqone", "a picture"),
        ("a.pdf", b"RIFF\0\0\0\0WEBPZqone", "a picture"),
        ("a.pdf", PAGE, "a web page"),
        ("a.pdf", zipped("[Content_Types].xml", "word/document.xml"), "a Word file"),
    ),
)
def test_a_mislabelled_file_is_refused(tmp_path: Path, name: str, data: bytes, is_a: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        check_ending(path)
    told = str(caught.value)
    assert is_a in told
    assert repr(path.suffix) in told
    assert "Zqone" not in told
    assert "\n" not in told


@pytest.mark.parametrize(
    ("name", "data"),
    (
        ("a.txt", b"A <b>bold</b> word, and <html> spoken of."),
        ("a.txt", "BM was here, and so was £3".encode()),
        ("a.md", b"<!-- a remark -->\n# Title\n\n<div>Text</div>"),
        ("a.txt", "A word".encode("utf-16")),
        ("a.txt", b"From: the panel\nTo: the board\n\nText"),
        ("a.html", b"<p>A piece of a page</p>"),
        ("a.html", "<html><body><p>Text</p></body></html>".encode("utf-16")),
        ("a.html", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Text</p></body></html>'),
    ),
)
def test_a_file_that_is_what_it_says_is_read(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert read_file(path).pages


def test_a_word_file_is_read_whatever_the_case_of_its_ending(tmp_path: Path) -> None:
    assert read_file(write_word(tmp_path / "A.DOCX", para("Text"))).pages


@pytest.mark.parametrize("name", ("a.docx", "a.html", "a.txt"))
@pytest.mark.parametrize("data", (b"", b" \n", bytes(50)))
def test_an_empty_file_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match="empty"):
        read_file(path)


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04Zqone")
    with pytest.raises(UnreadableError, match="damaged"):
        read_file(path)


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xyz"
    path.write_bytes(b"Zqone")
    with pytest.raises(UnreadableError, match=r"unknown kind '\.xyz'"):
        read_file(path)


def test_the_endings_of_word_files_and_web_pages_are_known() -> None:
    assert {".docx", ".html", ".htm", ".txt"} <= set(KINDS)
