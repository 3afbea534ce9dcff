"""Words that a reader of a page cannot see are found and left out of what is read of it."""

import tracemalloc
from pathlib import Path

import pytest

from ingest.readers.pdfium.pages import open_pdf
from ingest.readers.sight.unseen import find_hidden
from tests.ingest.readers.drawn_pdf import Drawn, form, picture, stream, words, write_pdf
from tests.ingest.readers.looking import BOX, CLEAR, LAYER, LAYERS, PHOTO, PUBLIC, SECRET, look

GRADIENT = "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [70 0 170 0] /Function @ramp /Extend [true true] >>"
RAMP = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [.15 .15 .2] /N 1 >>"
HATCHED = stream(
    "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 4 4] /XStep 4 /YStep 4 /Resources << >>",
    "0 0 0 rg 0 0 4 4 re f .2 .2 .2 rg 0 0 2 2 re f",
)
GREY = picture([60, 61, 60, 62] * 4, 4)
WHITE = picture([255] * 16, 4)

ATTACKS: dict[str, tuple[str, Drawn, dict[str, str]]] = {
    "a black box": ("text under a box", Drawn(SECRET + "0 g " + BOX), {}),
    "a red box": ("text under a box", Drawn(SECRET + "1 0 0 rg " + BOX), {}),
    "a white box": ("text under a box", Drawn(SECRET + "1 g " + BOX), {}),
    "black on a black box": ("text under a box", Drawn(BOX + SECRET), {}),
    "a box over half a word": ("text under a box", Drawn(SECRET + "0 g 70 695 22 20 re f"), {}),
    "a box that leaves heads and feet": ("text under a box", Drawn(SECRET + "0 g 70 701.5 100 6 re f"), {}),
    "a thick line": ("text under a box", Drawn(SECRET + "16 w 70 704 m 170 704 l S"), {}),
    "a box nearly opaque": ("text under a box", Drawn(SECRET + "/Thin gs " + BOX, resources=CLEAR), {}),
    "a gradient": (
        "text under a box",
        Drawn(SECRET + "q 70 695 100 20 re W n /Ramp sh Q", resources={"Shading": "/Ramp @shade"}),
        {"shade": GRADIENT, "ramp": RAMP},
    ),
    "a pattern": (
        "text under a box",
        Drawn(SECRET + "/Pattern cs /Hatch scn " + BOX, resources={"Pattern": "/Hatch @hatch"}),
        {"hatch": HATCHED},
    ),
    "a picture": (
        "text under a picture",
        Drawn(SECRET + "q 100 0 0 20 70 695 cm /Grey Do Q", resources={"XObject": "/Grey @grey"}),
        {"grey": GREY},
    ),
    "a photograph": (
        "text under a picture",
        Drawn(SECRET + "q 300 0 0 120 40 620 cm /Photo Do Q", resources={"XObject": "/Photo @photo"}),
        {"photo": PHOTO},
    ),
    "a box in a form": (
        "text under a box",
        Drawn(SECRET + "/Box Do", resources={"XObject": "/Box @box"}),
        {"box": form(BOX)},
    ),
    "text in a form, a box over it": (
        "text under a box",
        Drawn("/Text Do " + BOX, resources={"XObject": "/Text @text"}),
        {"text": form(SECRET)},
    ),
    "text in a form in a form, both boxed": (
        "text under a box",
        Drawn("/Outer Do", resources={"XObject": "/Outer @outer"}),
        {
            "outer": form("/Inner Do " + BOX, entries="/Resources << /XObject << /Inner @inner >> >>"),
            "inner": form(SECRET),
        },
    ),
    "a white box with other words on it": (
        "text under a box",
        Drawn(SECRET + "1 g " + BOX + "0 g " + words("A named person", 72, 700)),
        {},
    ),
    "a black box with white words on it": (
        "text under a box",
        Drawn(SECRET + "0 g " + BOX + "1 g " + words("Exempt s.40", 72, 700)),
        {},
    ),
    "white on white": ("white or near-white text", Drawn("1 g " + SECRET), {}),
    "near-white on white": ("white or near-white text", Drawn(".98 g " + SECRET), {}),
    "white beside black in one line": (
        "white or near-white text",
        Drawn(words("agreed by", 72, 700) + "1 g " + words("Walter Underhill", 122, 700)),
        {},
    ),
    "white under black": (
        "white or near-white text",
        Drawn("1 g " + SECRET + "0 g " + words("agreed by her and by all", 70, 701)),
        {},
    ),
    "white on a white picture": (
        "white or near-white text",
        Drawn("q 200 0 0 100 50 650 cm /White Do Q 1 g " + SECRET, resources={"XObject": "/White @white"}),
        {"white": WHITE},
    ),
    "half a point": ("microscopic text", Drawn(words("Walter Underhill", 72, 700, 0.5)), {}),
    "two points": ("microscopic text", Drawn(words("Walter Underhill", 72, 700, 2)), {}),
    "shrunk to a tenth": ("microscopic text", Drawn("q .1 0 0 .1 60 600 cm " + SECRET + "Q"), {}),
    "squeezed": ("microscopic text", Drawn(words("Walter Underhill", 72, 700, before="1 Tz")), {}),
    "flattened": ("microscopic text", Drawn("q 1 0 0 .001 0 600 cm " + SECRET + "Q"), {}),
    "other words for a letter": (
        "microscopic text",
        Drawn("/Span << /ActualText (Walter Underhill signed this) >> BDC " + words("x", 72, 700) + "EMC"),
        {},
    ),
    "far off": ("text outside the page", Drawn(words("Walter Underhill", -500, 900)), {}),
    "below the page": ("text outside the page", Drawn(words("Walter Underhill", 72, -40)), {}),
    "outside the crop": (
        "text outside the page",
        Drawn(words("Walter Underhill", 72, 100), entries="/CropBox [0 200 595 842]"),
        {},
    ),
    "not drawn": ("invisible text", Drawn(words("Walter Underhill", 72, 700, before="3 Tr")), {}),
    "drawn as a clip": ("invisible text", Drawn("q " + words("Walter Underhill", 72, 700, before="7 Tr") + "Q"), {}),
    "transparent": ("invisible text", Drawn("/Gone gs " + SECRET, resources=CLEAR), {}),
    "clipped away": ("invisible text", Drawn("q 10 10 20 20 re W n " + SECRET + "Q"), {}),
    "a layer switched off": (
        "invisible text",
        Drawn("/OC /Off BDC " + SECRET + "EMC", resources={"Properties": "/Off @layer"}),
        {"layer": LAYER},
    ),
    "a box in a layer": (
        "text under a box",
        Drawn(SECRET + "/OC /On BDC " + BOX + "EMC", resources={"Properties": "/On @other"}),
        {"layer": LAYER, "other": LAYER},
    ),
}


def attack(name: str, folder: Path, **entries: str) -> Path:
    _, page, objects = ATTACKS[name]
    page = Drawn(PUBLIC + "q " + page.content + " Q", page.notes, page.resources, page.media, page.entries)
    if entries:
        page = Drawn(page.content, page.notes, page.resources, **entries)
    return write_pdf(folder / "a.pdf", page, objects=objects, catalog=LAYERS if "layer" in objects else "")


@pytest.mark.parametrize("name", ATTACKS)
def test_hidden_words_are_found_and_not_among_those_seen(name: str, tmp_path: Path) -> None:
    seen, found = look(attack(name, tmp_path))
    assert "The grant was agreed." in seen
    assert "Walter" not in seen and ("Underhill" not in seen or "half" in name)
    assert found == [(ATTACKS[name][0], 1)]


@pytest.mark.parametrize(
    "entries",
    (
        {"entries": "/Rotate 90"},
        {"entries": "/Rotate 180"},
        {"entries": "/Rotate 270"},
        {"entries": "/UserUnit 2"},
        {"entries": "/CropBox [30 600 400 800]"},
        {"entries": "/CropBox [30 600 400 800] /Rotate 90"},
        {"media": "-40 -60 600 800"},
        {"media": "0 0 4000 4000"},
    ),
    ids=str,
)
@pytest.mark.parametrize(
    "name",
    (
        "a black box",
        "a white box with other words on it",
        "white under black",
        "a pattern",
        "half a point",
        "not drawn",
    ),
)
def test_hidden_words_are_found_however_the_page_is_turned_and_cut(
    name: str, entries: dict[str, str], tmp_path: Path
) -> None:
    seen, found = look(attack(name, tmp_path, **entries))
    assert "The grant was agreed." in seen and "Underhill" not in seen
    assert found == [(ATTACKS[name][0], 1)]


def test_a_box_on_the_seventh_of_ten_pages_is_found_there(tmp_path: Path) -> None:
    pages = [Drawn(PUBLIC + SECRET + ("0 g " + BOX if n == 7 else "")) for n in range(1, 11)]
    seen, found = look(write_pdf(tmp_path / "a.pdf", *pages))
    assert found == [("text under a box", 7)]
    assert seen.count("Underhill") == 9


BLOCKS = (
    "<< /Type /Font /Subtype /Type3 /FontBBox [0 -300 1000 1000] /FontMatrix [.001 0 0 .001 0 0] "
    "/CharProcs << /b @block >> /Encoding << /Type /Encoding /Differences [98 /b] >> "
    "/FirstChar 98 /LastChar 98 /Widths [1000] /Resources << >> >>"
)


def test_words_under_letters_that_are_blocks_are_hidden(tmp_path: Path) -> None:
    bar = "BT /F3 12 Tf 70 700 Td (bbbbbbbbbb) Tj ET"
    page = Drawn(PUBLIC + SECRET + bar, resources={"Font": "/F3 @blocks"})
    block = stream("", "1000 0 0 -300 1000 1000 d1 0 -300 1000 1300 re f")
    seen, found = look(write_pdf(tmp_path / "a.pdf", page, objects={"blocks": BLOCKS, "block": block}))
    assert found and "Walter" not in seen and "The grant was agreed." in seen


def test_a_page_of_five_metres_is_looked_at_in_little_memory(tmp_path: Path) -> None:
    content = words("The grant was agreed.", 720, 14000, 40) + words("Walter Underhill", 720, 700, 40)
    page = Drawn(content + "700 690 400 60 re f", media="0 0 14400 14400")
    with open_pdf(write_pdf(tmp_path / "a.pdf", page)) as pdf, pdf.page(0) as opened:
        sheet = opened.sheet()
        tracemalloc.start()
        unseen = find_hidden(opened, sheet)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert [h.sort for h in unseen.found] == ["text under a box"]
    assert most < 200_000_000
