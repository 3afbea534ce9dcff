"""Words that can be seen are never taken for hidden ones: pages of many looks, and real files where at hand."""

from pathlib import Path

import pytest

from tests.ingest.readers.drawn_pdf import Drawn, form, words, write_pdf
from tests.ingest.readers.looking import BOX, CLEAR, PHOTO, PUBLIC, SECRET, look

CLEAN: dict[str, str] = {
    "a white head on a dark ground": ".1 .2 .4 rg " + BOX + "1 g " + SECRET,
    "white on pale blue": ".62 .76 .9 rg " + BOX + "1 g " + SECRET,
    "a shaded row": ".85 g " + BOX + "0 g " + SECRET,
    "pale grey": ".88 g " + SECRET,
    "pale grey and small": ".85 g " + words("Walter Underhill", 72, 700, 5),
    "yellow": "1 1 0 rg " + SECRET,
    "small print": words("Walter Underhill", 72, 700, 4),
    "a box around": SECRET + "70 695 100 20 re S",
    "a box beside": SECRET + "0 g 180 695 100 20 re f",
    "an empty black box": SECRET + "0 g 72 640 100 20 re f",
    "spaces under a box": SECRET + words("     ", 72, 645) + "0 g 72 640 100 20 re f",
    "a dash and dots under a box": SECRET + words("- ... -", 72, 645) + "0 g 72 640 100 20 re f",
    "underlined": SECRET + ".8 w 72 698.5 m 166 698.5 l S",
    "struck through": SECRET + "1 w 72 704 m 166 704 l S",
    "underlined with letters": SECRET + words("______________", 72, 699),
    "struck through with letters": SECRET + words("------------------------", 72, 700),
    "printed twice": SECRET + words("Walter Underhill", 72.4, 700),
    "a shadow": ".7 g " + words("Walter Underhill", 73, 699) + "0 g " + SECRET,
    "a halo": "1 g 3 w 1 G " + words("Walter Underhill", 72, 700, before="1 Tr") + "0 Tr 0 g " + SECRET,
    "outlined": ".3 w " + words("Walter Underhill", 72, 700, 24, before="1 Tr"),
    "turned": "q 0 1 -1 0 780 600 cm " + SECRET + "Q",
    "slanted": "q .8 .6 -.6 .8 450 -100 cm " + SECRET + "Q",
    "under half a shade": SECRET + "/Half gs 0 g " + BOX,
    "cut a little by the edge": SECRET.replace(" 72 700 Tm", " -2 700 Tm"),
    "stretched": words("Walter Underhill", 72, 700, before="150 Tz"),
    "close print": words("Walter Underhill", 72, 700, before="-1 Tc"),
    "over a photograph": "q 300 0 0 120 40 620 cm /Photo Do Q 1 g " + words("Walter Underhill", 60, 700, 20),
    "in a form": "/Text Do",
    "a watermark over it": SECRET
    + "/Half gs .9 g q .8 .6 -.6 .8 60 560 cm BT /F1 90 Tf 1 0 0 1 -30 20 Tm (DRAFT) Tj ET Q",
    "a watermark under it": ".93 g q .8 .6 -.6 .8 60 560 cm BT /F1 90 Tf 1 0 0 1 -30 20 Tm (DRAFT) Tj ET Q 0 g "
    + SECRET,
}


@pytest.mark.parametrize("name", CLEAN)
def test_words_that_can_be_seen_are_never_taken(name: str, tmp_path: Path) -> None:
    resources = {"XObject": "/Photo @photo /Text @text", **CLEAR}
    page = Drawn(PUBLIC + "q " + CLEAN[name] + " Q", resources=resources)
    seen, found = look(write_pdf(tmp_path / "a.pdf", page, objects={"photo": PHOTO, "text": form(SECRET)}))
    assert found == []
    assert "The grant was agreed." in seen and "Underhill" in seen
    assert ("DRAFT" in seen) == ("watermark" in name)


FOLDER = Path(__file__).parents[3] / ".." / "shared"
REAL = {
    "pins_proposed": {"proposed redactions"},
    "pypdf_commented": {"comments"},
    "redactor_ssns": {"comments"},
    "sample_annotated": {"comments"},
    "xray_rectangles_yes": {"text under a box"},
    "xray_rectangles_yes_2": {"text under a dark highlight", "text under a box"},  # it has one of either
}


@pytest.mark.skipif(not (FOLDER / "pdf").is_dir(), reason="that need ../shared")
def test_of_real_files_those_that_hide_something_are_found_and_no_other() -> None:
    found = {path.stem: set(look(path)[1]) for path in sorted((FOLDER / "pdf").glob("*.pdf"))}
    assert {name: hidden for name, hidden in found.items() if hidden} == {
        name: {(sort, 1) for sort in named} for name, named in REAL.items()
    }


@pytest.mark.skipif(not (FOLDER / "bench").is_dir(), reason="that need ../shared")
def test_of_the_pages_of_real_handbooks_none_is_held() -> None:
    for path in sorted((FOLDER / "bench" / "azure_northwind" / "pdfs").glob("*.pdf")):
        assert look(path)[1] == [], path.name
