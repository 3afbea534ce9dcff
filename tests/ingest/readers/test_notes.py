"""What is noted beside a page's text is found, and never a part of the text; notes that hide nothing are let be."""

from pathlib import Path

import pytest

from tests.ingest.readers.drawn_pdf import Drawn, form, stream, write_pdf
from tests.ingest.readers.looking import LAYER, LAYERS, PUBLIC, SECRET, look

PLACE = "/Rect [68 695 180 720] /QuadPoints [68 720 180 720 68 695 180 695] /F 4"
COVER = form("0 0 112 25 re f", "0 0 112 25")
SPOKEN = {"look": form("BT /F1 10 Tf 2 5 Td (Seen by all) Tj ET", "0 0 112 25")}
NOTES: dict[str, tuple[str, tuple[str, ...], dict[str, str]]] = {
    "a black square without a picture": ("text under a box", ("/Subtype /Square /IC [0 0 0] /C [0 0 0]",), {}),
    "a black polygon without a picture": (
        "text under a box",
        ("/Subtype /Polygon /IC [0 0 0] /Vertices [68 695 180 695 180 720 68 720]",),
        {},
    ),
    "a square with a picture": ("text under a box", ("/Subtype /Square /AP << /N @cover >>",), {"cover": COVER}),
    "a stamp": ("text under a box", ("/Subtype /Stamp /AP << /N @cover >>",), {"cover": COVER}),
    "a black highlight": ("text under a dark highlight", ("/Subtype /Highlight /C [0 0 0]",), {}),
    "a mark to be redacted": ("proposed redactions", ("/Subtype /Redact",), {}),
    "a redaction candidate": (
        "proposed redactions",
        ("/Subtype /Highlight /C [1 1 0] /Contents (REDACTION CANDIDATE)",),
        {},
    ),
    "a square to redact": ("proposed redactions", ("/Subtype /Square /C [1 0 0] /Subj (To be redacted, s.40)",), {}),
    "a sticky note": ("comments", ("/Subtype /Text /Contents (Is this exempt?)",), {}),
    "a note in a highlight": ("comments", ("/Subtype /Highlight /C [1 1 0] /Contents (Ask legal)",), {}),
    "a note in rich text": ("comments", ("/Subtype /Caret /RC (<p>Ask legal</p>)",), {}),
    "a note on ink": ("comments", ("/Subtype /Ink /InkList [[70 700 90 710]] /Contents (Ask legal)",), {}),
    "a note in a window": ("comments", ("/Subtype /Popup /Contents (Ask legal)",), {}),
    "an answer to a note": ("comments", ("/Subtype /Text", "/Subtype /Text /IRT @note0x0 /Contents (No)"), {}),
    "a text box that is not drawn": ("comments", ("/Subtype /FreeText /DA (/F1 9 Tf) /Contents (Ask legal)",), {}),
    "a stamp that says another thing": (
        "comments",
        ("/Subtype /Stamp /Contents (Ask legal) /AP << /N @look >>",),
        SPOKEN,
    ),
    "a file in a note": ("an attached file", ("/Subtype /FileAttachment",), {}),
    "words in a hidden stamp": ("invisible text", ("/Subtype /Stamp /F 2 /AP << /N @look >>",), SPOKEN),
    "words in a layer": (
        "text in a layer of notes",
        ("/Subtype /Stamp /OC @layer /AP << /N @look >>",),
        {**SPOKEN, "layer": LAYER},
    ),
}


@pytest.mark.parametrize("name", NOTES)
def test_what_is_noted_beside_the_text_is_found(name: str, tmp_path: Path) -> None:
    sort, notes, objects = NOTES[name]
    placed = [note + " " + (PLACE.removesuffix("/F 4") if "/F " in note else PLACE) for note in notes]
    catalog = LAYERS if "layer" in objects else ""
    seen, found = look(write_pdf(tmp_path / "a.pdf", Drawn(PUBLIC + SECRET, placed), objects=objects, catalog=catalog))
    assert found == [(sort, 1)]
    assert not any(word in seen for word in ("legal", "exempt?", "No", "REDACTION"))
    assert ("Underhill" in seen) == (not sort.startswith("text under"))


FIELDS = "/AcroForm << /Fields [@note0x0] /NeedAppearances true /DA (/F1 12 Tf 0 g) >>"
FIELD = "/Subtype /Widget /T (who) /V (Filled in here) /Rect [72 600 300 620] /DA (/F1 12 Tf 0 g)"
HARMLESS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "a link with words": (("/Subtype /Link /Contents (Go to the site) /A << /S /URI /URI (https://a.uk) >>",), {}),
    "a yellow highlight": (("/Subtype /Highlight /C [1 1 0]",), {}),
    "a highlight that repeats its words": (("/Subtype /Highlight /C [1 1 0] /Contents (Walter Underhill)",), {}),
    "an underline": (("/Subtype /Underline /C [1 0 0]",), {}),
    "a line through": (("/Subtype /StrikeOut /C [1 0 0]",), {}),
    "an empty note over the words": (("/Subtype /Text",), {}),
    "an empty window": (("/Subtype /Popup /Open true",), {}),
    "an unfilled square": (("/Subtype /Square /C [1 0 0]",), {}),
    "a text box": (
        ("/Subtype /FreeText /Contents (Seen by\\rall) /AP << /N @look >> /Rect [300 600 412 625]",),
        SPOKEN,
    ),
    "a stamp": (("/Subtype /Stamp /AP << /N @look >> /Rect [300 600 412 625]",), SPOKEN),
    "a printer's mark": (("/Subtype /PrinterMark /Contents (Registration)",), {}),
    "a button": (("/Subtype /Widget /FT /Btn /T (b) /TU (Print this form) /F 2",), {}),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_notes_that_hide_nothing_are_no_reason_to_hold(name: str, tmp_path: Path) -> None:
    notes, objects = HARMLESS[name]
    placed = [note if "/Rect" in note else f"{note} {PLACE}" for note in notes]
    seen, found = look(write_pdf(tmp_path / "a.pdf", Drawn(PUBLIC + SECRET, placed), objects=objects))
    assert found == []
    assert seen.startswith("The grant was agreed. Walter Underhill")
    assert ("Seen by all" in seen) == bool(objects)


def test_what_is_filled_in_a_form_is_seen_unless_the_field_is_hidden(tmp_path: Path) -> None:
    shown = Drawn(PUBLIC, [f"{FIELD} /FT /Tx /TU (Your name) /F 4"])
    assert look(write_pdf(tmp_path / "a.pdf", shown, catalog=FIELDS)) == ("The grant was agreed. Filled in here", [])
    hidden = Drawn(PUBLIC, [f"{FIELD} /FT /Tx /F 2"])
    found = look(write_pdf(tmp_path / "b.pdf", hidden, catalog=FIELDS))
    assert found == ("The grant was agreed.", [("a hidden form field", 1)])


def test_a_file_attached_to_the_whole_is_found(tmp_path: Path) -> None:
    names = "/Names << /EmbeddedFiles << /Names [(a.txt) @spec] >> >>"
    objects = {
        "spec": "<< /Type /Filespec /F (a.txt) /EF << /F @held >> >>",
        "held": stream("/Type /EmbeddedFile", "a"),
    }
    path = write_pdf(tmp_path / "a.pdf", Drawn(PUBLIC), objects=objects, catalog=names)
    assert look(path) == ("The grant was agreed.", [("an attached file", None)])
