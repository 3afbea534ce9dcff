"""Every format of a source holds the same words, and what makes it that format."""

import ctypes
import io
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest
from docx import Document
from lxml import etree, html

from evals.scribe.docx import build_docx
from evals.scribe.html import build_html
from evals.scribe.inline import words
from evals.scribe.pdf import build_pdf
from evals.scribe.source import Field, Heading, Item, Paragraph, Signature, Source, read_source, spans_of
from evals.scribe.text import WIDTH, build_text

SOURCES = Path(__file__).parents[1] / "fixtures" / "scribe"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def source(name: str = "everything") -> Source:
    return read_source(SOURCES / f"{name}.md")


@cache
def pdf(name: str = "everything") -> bytes:
    return build_pdf(source(name))


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [document[n].get_textpage().get_text_range() for n in range(len(document))]


@cache
def docx_parts() -> dict[str, bytes]:
    document = Document(io.BytesIO(build_docx(source())))
    return {str(part.partname): part.blob for part in document.part.package.iter_parts()}


def docx_words() -> str:
    parts = (docx_parts()[name] for name in ("/word/document.xml", "/word/footnotes.xml"))
    paragraphs = [p for part in parts for p in etree.fromstring(part).iter(f"{WORD}p")]
    return "\n".join("".join(p.itertext(f"{WORD}t")) for p in paragraphs)


def main() -> html.HtmlElement:
    return html.document_fromstring(build_html(source()).decode()).find(".//main")


def squeeze(text: str) -> str:
    """Letters, figures and signs without their spaces and raised numbers, which formats set differently."""
    return re.sub(r"[\s¹²³]", "", text)


def snippets() -> list[str]:
    """Every stretch of text between two calls, printed numbers and labels with it."""
    found = []
    for block in source().blocks:
        for spans in spans_of(block):
            found += [span.text for span in spans]
        match block:
            case Paragraph() | Field() if block.label:
                found.append(block.label + words(block.text[:1]))
            case Signature():
                found += [block.name, block.office, block.date]
    return [squeeze(text) for text in [*found, *map(words, source().notes.values())] if squeeze(text)]


@pytest.mark.parametrize("made", ("pdf", "docx", "html", "txt"))
def test_every_format_holds_every_word(made: str) -> None:
    held = {
        "pdf": lambda: "".join(pages(pdf())),
        "docx": docx_words,
        "html": lambda: main().text_content(),
        "txt": lambda: build_text(source()).decode(),
    }[made]()
    assert [text for text in snippets() if text not in squeeze(held)] == []


@pytest.mark.parametrize("made", ("docx", "html"))
def test_no_format_adds_words_of_its_own(made: str) -> None:
    """Footnotes stand elsewhere and have no number of their own; bullets are the list's."""
    held = {"docx": docx_words, "html": lambda: main().text_content()}[made]()
    text = build_text(source()).decode().replace("•", "")
    assert sorted(squeeze(re.sub(r"\[?\^?\]?", "", held))) == sorted(squeeze(text) + ("123" if made == "html" else ""))


def test_footnotes_stand_at_the_foot_of_the_page_that_calls_them() -> None:
    first, second = pages(pdf())
    assert "Cars and vans alike." in first[-250:]
    assert "Cars and vans alike." not in second


def test_running_lines_and_page_numbers_are_on_every_page() -> None:
    for n, page in enumerate(pages(pdf()), 1):
        assert "OFFICIAL - PUBLIC" in page
        assert "Fenmoor PCC decision 3/2024" in page
        assert f"Page {n} of 2" in page


def test_a_call_is_smaller_and_raised() -> None:
    page = pypdfium2.PdfDocument(pdf())[0]
    text = page.get_textpage()
    at = text.get_text_range().index("£48,2002") + len("£48,200")
    figure, call = text.get_charbox(at - 1), text.get_charbox(at)
    assert call[1] > figure[1] + 2
    assert call[3] - call[1] < figure[3] - figure[1]


def test_a_scanned_page_is_one_picture_without_text() -> None:
    first, second = pages(pdf("boxed"))
    assert "lake patrol" in first
    assert second.strip() == ""
    kinds = [item.type for item in pypdfium2.PdfDocument(pdf("boxed"))[1].get_objects()]
    assert kinds == [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]


def test_black_boxes_lie_over_words_that_are_still_there() -> None:
    page = pypdfium2.PdfDocument(pdf("boxed"))[0]
    text = page.get_textpage()
    hidden = [text.search(word).get_next() for word in ("bidder", "offered nine")]
    boxes = [item.get_bounds() for item in page.get_objects() if is_filled(item)]
    assert len(boxes) == 2
    for place in hidden:
        assert place is not None
        left, bottom, right, top = text.get_charbox(place[0])
        assert any(b[0] <= left and b[1] <= bottom and b[2] >= right and b[3] >= top for b in boxes)
    seen = text.search("and two").get_next()
    assert seen is not None
    left, bottom, right, top = text.get_charbox(seen[0])
    assert not any(b[0] < right and b[2] > left and b[1] < top and b[3] > bottom for b in boxes)


def is_filled(item: pypdfium2.PdfObject) -> bool:
    if item.type != pypdfium2.raw.FPDF_PAGEOBJ_PATH:
        return False
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pypdfium2.raw.FPDFPath_GetDrawMode(item, mode, stroke)
    return mode.value != pypdfium2.raw.FPDF_FILLMODE_NONE


def test_columns_are_read_one_after_the_other() -> None:
    first = pages(pdf("boxed"))[0]
    assert first.index("out for nine hours") < first.index("In the tender") < first.index("third boat")


def test_word_has_real_headings_tables_and_footnotes() -> None:
    document = Document(io.BytesIO(build_docx(source())))
    styles = [(p.style.name, p.text) for p in document.paragraphs if p.style]
    headings = [words(b.text) for b in source().blocks if isinstance(b, Heading)]
    assert [text for style, text in styles if style == "Title" or style.startswith("Heading")] == headings
    assert [len(table.rows) for table in document.tables] == [3, 3, 2]
    assert [text for style, text in styles if style == "List Bullet"] == [
        words(b.text) for b in source().blocks if isinstance(b, Item) and not b.label
    ]
    body = etree.fromstring(docx_parts()["/word/document.xml"])
    notes = etree.fromstring(docx_parts()["/word/footnotes.xml"])
    called = [e.get(f"{WORD}id") for e in body.iter(f"{WORD}footnoteReference")]
    assert called == [e.get(f"{WORD}id") for e in notes.iter(f"{WORD}footnote")][2:] == ["1", "2", "3"]


def test_word_has_the_running_lines_outside_its_text() -> None:
    section = Document(io.BytesIO(build_docx(source()))).sections[0]
    assert section.header.paragraphs[0].text == "OFFICIAL - PUBLIC"
    assert section.footer.paragraphs[0].text == "Fenmoor PCC decision 3/2024"


def test_the_web_page_has_the_document_in_its_main_part_alone() -> None:
    page = html.document_fromstring(build_html(source()).decode())
    assert "cookies" in page.text_content()
    assert "cookies" not in main().text_content()
    assert [e.text_content() for e in main().iter("dt")] == ["Title:", "Is there a Part 2 form?", "Date of meeting:"]
    assert [e.text_content() for e in main().iter("caption")] == ["Table 1: Costs, £k"]
    assert [e.text_content() for e in main().iter("th")][:3] == ["Item", "2024/25", "2025/26"]
    assert [e.get("href") for e in main().iterfind(".//sup/a")] == [f"#{e.get('id')}" for e in main().iter("li")][-3:]


def test_lines_of_text_are_wrapped_but_those_of_tables() -> None:
    text = build_text(source()).decode()
    assert max(len(line) for line in text.splitlines()) <= WIDTH
    assert "Tablets, with a case³\t40.2\t\nSupport | help\t8.0\t8.2" in text
    assert text.count("\f") == 1
    assert "**" not in text
    assert "£48,200², which" in text.replace("\n", " ")


def test_the_same_source_is_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "evals.scribe.build", "--sources", str(SOURCES), "--to"]
    for folder, seed in (("one", "1"), ("two", "2")):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([*command, str(tmp_path / folder)], check=True, capture_output=True, env=environment)
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two
    assert one["boxed.pdf"] == pdf("boxed")
