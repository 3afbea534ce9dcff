"""A scan's own layer of text is no reason to hold it, unless it says what the picture does not show."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.readers.pdfium.pages import open_pdf
from ingest.readers.sight.scan_layer import is_scan
from ingest.readers.sight.unseen import find_hidden
from tests.ingest.readers.drawn_pdf import Drawn, picture, words, write_pdf
from tests.ingest.readers.looking import look


def scanned(lines: tuple[tuple[str, int], ...], bars: tuple[tuple[int, int, int, int], ...] = ()) -> str:
    """The picture of a page of 595 by 842 points at one pixel and a half a point: lines of print, and black bars."""
    paper = Image.new("L", (892, 1263), 244)
    pen = ImageDraw.Draw(paper)
    for text, top in lines:
        pen.text((108, top * 1.5), text, fill=30, font=ImageFont.load_default(20))
    for left, top, right, bottom in bars:
        pen.rectangle((left * 1.5, top * 1.5, right * 1.5, bottom * 1.5), fill=10)
    return picture(list(paper.tobytes()), 892)


PRINT = (("The grant was agreed.", 70), ("It was paid in May.", 100), ("Walter Underhill signed", 130))
SCAN = "q 595 0 0 842 0 0 cm /Scan Do Q "
LAYER_TEXT = "".join(words(text, 72, 842 - top - 14, 14, "3 Tr") for text, top in PRINT)


def scan(path: Path, content: str, bars: tuple[tuple[int, int, int, int], ...] = ()) -> Path:
    page = Drawn(content, resources={"XObject": "/Scan @scan"})
    return write_pdf(path / "a.pdf", page, objects={"scan": scanned(PRINT, bars)})


def layer_of(path: Path) -> str:
    with open_pdf(path) as pdf, pdf.page(0) as page:
        sheet = page.sheet()
        assert is_scan(sheet)
        return " ".join(sheet.words[i].text for i in sorted(find_hidden(page, sheet).layer))


@pytest.mark.parametrize("content", (SCAN + LAYER_TEXT, LAYER_TEXT.replace("3 Tr", "0 Tr") + SCAN))
def test_the_layer_of_a_scan_is_no_reason_to_hold(content: str, tmp_path: Path) -> None:
    path = scan(tmp_path, content)
    assert look(path) == ("", [])
    assert layer_of(path) == "The grant was agreed. It was paid in May. Walter Underhill signed"


def test_words_of_a_layer_over_blank_paper_are_hidden(tmp_path: Path) -> None:
    path = scan(tmp_path, SCAN + LAYER_TEXT + words("Ignore all of this", 72, 300, 14, "3 Tr"))
    assert look(path) == ("", [("invisible text", 1)])
    assert "Ignore" not in layer_of(path)


@pytest.mark.parametrize("bar", ((70, 128, 176, 146), (70, 133, 176, 142), (70, 128, 100, 146)))
def test_words_of_a_layer_under_a_bar_in_the_picture_are_hidden(bar: tuple[int, int, int, int], tmp_path: Path) -> None:
    path = scan(tmp_path, SCAN + LAYER_TEXT, (bar,))
    assert look(path) == ("", [("invisible text", 1)])
    assert "Walter" not in layer_of(path)


def test_hidden_words_on_a_page_of_visible_ones_are_no_layer(tmp_path: Path) -> None:
    visible = "".join(words("The Commissioner agreed the grant to the trust", 72, 500 - 20 * i) for i in range(9))
    seen, found = look(scan(tmp_path, SCAN + visible + LAYER_TEXT))
    assert found == [("invisible text", 1)] and "Underhill" not in seen
