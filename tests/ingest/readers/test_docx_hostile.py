"""A Word file made to harm is refused in one line, soon, and without a word of it."""

import time
import zipfile
from pathlib import Path

import pytest

from ingest.readers import UnreadableError
from ingest.readers.kinds import read_file
from tests.ingest.readers.word_files import para, row, table, write_word

SOON = 300.0  # seconds; a guard against a hang, not a figure
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
BOMB = f'<!DOCTYPE d [<!ENTITY l0 "Zqone">{LAUGHS}]><d>&l8;</d>'
FILE = '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]><d>&f;</d>'


def refused(path: Path) -> str:
    began = time.monotonic()
    with pytest.raises(UnreadableError) as caught:
        read_file(path)
    assert time.monotonic() - began < SOON
    told = str(caught.value)
    assert "Zqone" not in told
    assert "\n" not in told
    return told


@pytest.mark.parametrize(
    "document",
    (
        BOMB,
        FILE,
        "<w:document>Zqone",
        "Zqone",
        "",
        "<d/>",
        "<d>" * 100_000 + "Zqone",
        BOMB.replace("<d>", '<d a="&l8;">'),
    ),
)
def test_unsound_xml_is_refused(tmp_path: Path, document: str) -> None:
    refused(write_word(tmp_path / "a.docx", "", {"word/document.xml": document}))


def test_a_bomb_is_refused_by_its_list_of_contents(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", para("Zqone"), {"word/media/a.bin": b"\0" * 210_000_000})
    assert "unpacks to" in refused(path)


def test_a_bomb_of_less_is_refused_by_its_ratio(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", para("Zqone"), {"word/media/a.bin": b"\0" * 30_000_000})
    assert "200 times" in refused(path)


def test_a_file_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    others: dict[str, str | bytes] = {f"word/media/{n}": b"" for n in range(10_001)}
    assert "parts" in refused(write_word(tmp_path / "a.docx", para("Zqone"), others))


@pytest.mark.parametrize("name", ("../Zqone", "/etc/Zqone", "word/../../Zqone", "C:/Zqone", "word\\..\\Zqone"))
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    refused(write_word(tmp_path / "a.docx", para("Zqone"), {name: b"x"}))


def test_a_name_given_twice_is_refused(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", para("Zqone"))
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<d/>")
    refused(path)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", para("Zqone " * 500))
    path.write_bytes(path.read_bytes()[:-200])
    refused(path)


def test_a_file_with_damaged_bytes_is_refused(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", "".join(para(f"Zqone {n}") for n in range(500)))
    data = bytearray(path.read_bytes())
    at = data.index(b"word/document.xml") + 60
    data[at : at + 50] = bytes(50)
    path.write_bytes(bytes(data))
    refused(path)


def test_a_file_without_a_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "Zqone")
    refused(path)


def test_parts_outside_the_file_are_never_fetched(tmp_path: Path) -> None:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" TargetMode="External" '
        'Target="file:///etc/passwd"/></Relationships>'
    )
    path = write_word(tmp_path / "a.docx", para("Shown"), {"word/_rels/document.xml.rels": relation})
    assert [line.text for line in read_file(path).pages[0].lines] == ["Shown"]


def test_a_missing_part_loses_no_text(tmp_path: Path) -> None:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="NULL"/>'
        "</Relationships>"
    )
    path = write_word(tmp_path / "a.docx", para("Shown"), {"word/_rels/document.xml.rels": relation})
    assert [line.text for line in read_file(path).pages[0].lines] == ["Shown"]


def test_styles_in_a_ring_and_a_note_that_calls_itself_end(tmp_path: Path) -> None:
    ring = '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="A"/></w:style>'
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    others = {"styles": ring, "footnotes": f'<w:footnote w:id="2">{para("Note", inside=call)}</w:footnote>'}
    path = write_word(tmp_path / "a.docx", para("Text", '<w:pStyle w:val="A"/>', call), others)
    assert [line.text for line in read_file(path).pages[0].lines if line.text] == ["Text¹", "¹ Note²"]


def test_tables_nested_as_deep_as_xml_allows_are_read_or_refused(tmp_path: Path) -> None:
    body = para("Deepest")
    for _ in range(60):
        body = table(row(body.join(("<w:tc>", "</w:tc>"))))
    path = write_word(tmp_path / "a.docx", body)
    assert [line.text for line in read_file(path).pages[0].lines] == ["Deepest"]
