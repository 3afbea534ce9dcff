"""What a Word file hides is reported by its sort and its words go nowhere; what only looks like it holds nothing."""

from pathlib import Path

import pytest

from ingest.readers import Reading
from ingest.readers.kinds import read_file
from tests.ingest.readers.word_files import cell, para, row, run, table, write_word

SHOWN = para("Four scanners are bought.")
SECRET = "Zqone wins at 2.1m"
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Out"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Under"><w:name w:val="Under"/><w:basedOn w:val="Out"/></w:style>'
    '<w:style w:type="character" w:styleId="Pale"><w:name w:val="Pale"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    "</w:style>"
    '<w:style w:type="table" w:styleId="Dark"><w:name w:val="Dark"/><w:tblStylePr w:type="firstRow">'
    '<w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>'
)
WHITE = '<w:color w:val="FFFFFF"/>'
BLACK = '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
BOX = (
    "<w:r><w:drawing><wps:wsp><wps:spPr>{}</wps:spPr><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>"
    "</w:drawing></w:r>"
)


def reading(path: Path, body: str, others: dict[str, str | bytes] | None = None) -> Reading:
    return read_file(write_word(path / "a.docx", SHOWN + body, {"styles": STYLES, **(others or {})}))


def styled(properties: str, text: str = SECRET, about: str = "") -> str:
    return para("", about, run(text, properties))


@pytest.mark.parametrize(
    ("sort", "body"),
    (
        ("hidden text", styled("<w:vanish/>")),
        ("hidden text", styled("<w:specVanish/>")),
        ("hidden text", styled("", about='<w:pStyle w:val="Under"/>')),
        (
            "hidden text",
            table(
                row(cell("a", properties='<w:vMerge w:val="restart"/>'), "b"),
                row(cell(SECRET, properties="<w:vMerge/>"), "c"),
            ),
        ),
        ("white text", styled(WHITE)),
        ("white text", styled('<w:color w:val="FDFDFD"/>')),
        ("white text", styled('<w:color w:val="auto" w:themeColor="background1"/>')),
        ("white text", styled('<w:rStyle w:val="Pale"/>')),
        ("white text", table(row(cell(styled(WHITE)), "b"))),
        ("white text", para(inside=BOX.format("<a:noFill/>", styled(WHITE)))),
        ("microscopic text", styled('<w:sz w:val="2"/>')),
        ("microscopic text", styled('<w:sz w:val="4"/>')),
        ("microscopic text", styled('<w:sz w:val="1.5pt"/>')),
        ("text under a dark highlight", styled('<w:highlight w:val="black"/>')),
        ("text under a dark highlight", styled('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>')),
        ("text under a dark highlight", table(row(cell(styled('<w:color w:val="000000"/>'), properties=BLACK), "b"))),
        ("text under a dark highlight", styled('<w:color w:val="FF0000"/><w:highlight w:val="red"/>')),
        ("deleted text in tracked changes", para(inside=f"<w:del><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>")),
        ("deleted text in tracked changes", para(inside=f"<w:moveFrom>{run(SECRET)}</w:moveFrom>")),
        ("deleted text in tracked changes", table(row("a", "b"), row(SECRET, "c", properties="<w:del/>"))),
        ("deleted text in tracked changes", f"<w:del>{para(SECRET)}</w:del>"),
    ),
)
def test_hidden_words_are_reported_and_kept_out(tmp_path: Path, sort: str, body: str) -> None:
    found = reading(tmp_path, body)
    assert [hidden.sort for hidden in found.hidden] == [sort]
    assert "Zqone" not in repr(found)


@pytest.mark.parametrize(
    "body",
    (
        styled('<w:vanish w:val="0"/>'),
        styled("", about="<w:rPr><w:vanish/></w:rPr>"),
        styled('<w:color w:val="BFBFBF" w:themeColor="background1" w:themeShade="BF"/>'),
        styled('<w:color w:val="808080"/>'),
        styled(WHITE + DARK),
        styled(WHITE, about=DARK),
        table(row(cell(styled(WHITE), properties=DARK), "b")),
        table(
            row(cell(styled(WHITE)), "b"),
            row("c", "d"),
            properties='<w:tblStyle w:val="Dark"/><w:tblLook w:firstRow="1"/>',
        ),
        para(inside=BOX.format('<a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>', styled(WHITE))),
        para(inside=BOX.format('<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>', styled(WHITE))),
        styled('<w:sz w:val="16"/>'),
        styled('<w:highlight w:val="yellow"/>'),
        styled('<w:shd w:val="clear" w:fill="D9D9D9"/>'),
        table(row(cell(SECRET, properties=DARK), "b")),
        para(inside=f"<w:ins>{run(SECRET)}</w:ins>"),
        para(SECRET, inside="<w:del><w:r><w:delText> </w:delText></w:r></w:del>"),
        para(SECRET, inside=run(" ", "<w:vanish/>")),
        para(SECRET, inside='<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>'),
        para(SECRET, "<w:pPrChange><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:pPrChange>"),
        styled("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"),
    ),
)
def test_what_can_be_read_holds_nothing(tmp_path: Path, body: str) -> None:
    found = reading(tmp_path, body)
    assert found.hidden == ()
    assert SECRET in repr(found)


@pytest.mark.parametrize(
    ("sort", "others"),
    (
        ("comments", {"comments": f'<w:comment w:id="1">{para(SECRET)}</w:comment>'}),
        ("attachments", {"word/embeddings/sheet1.xlsx": b"PK Zqone"}),
        ("attachments", {"word/embeddings/oleObject1.bin": b"Zqone"}),
    ),
)
def test_words_beside_the_text_are_reported(tmp_path: Path, sort: str, others: dict[str, str | bytes]) -> None:
    found = reading(tmp_path, "", others)
    assert [hidden.sort for hidden in found.hidden] == [sort]
    assert "Zqone" not in repr(found)


@pytest.mark.parametrize(
    "others",
    (
        {"comments": f'<w:comment w:id="1">{para()}</w:comment>'},
        {"docProps/core.xml": b"<title>Zqone</title>"},
        {"docProps/custom.xml": b"<p>Zqone</p>"},
        {"customXml/item1.xml": b"<p>Zqone</p>"},
        {"word/fonts/font1.odttf": b"Zqone"},
        {"word/media/image1.png": b"Zqone"},
        {"word/glossary/document.xml": b"<p>Zqone</p>"},
    ),
)
def test_what_is_not_shown_of_a_clean_file_holds_nothing(tmp_path: Path, others: dict[str, str | bytes]) -> None:
    found = reading(tmp_path, "", others)
    assert found.hidden == ()
    assert "Zqone" not in repr(found)


def test_an_attached_file_that_is_shown_in_the_text_is_reported(tmp_path: Path) -> None:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="a.html"/>'
        "</Relationships>"
    )
    others: dict[str, str | bytes] = {"word/_rels/document.xml.rels": relation, "word/a.html": b"Zqone"}
    found = reading(tmp_path, '<w:altChunk r:id="a"/>', others)
    assert [hidden.sort for hidden in found.hidden] == ["attachments"]
