"""Real PDFs, each with what it must give. They are inputs of the tests and not part of the product."""

from functools import cache
from pathlib import Path

import pytest

from ingest.document import Origin, read_document
from ingest.facts import read_facts
from ingest.gate.gate import Held, PublicDocument
from ingest.gate.rulings import Rulings

FOLDER = Path(__file__).parents[4] / "shared" / "pdf"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="that need ../shared")

PUBLISHED = (
    "foi_tfl ocr_cardinal ocr_ccitt ocr_epson ocr_graph_ocred ocr_linn ocr_multipage ocr_skew ocr_type3_font_nomapping"
    " pins_redacted pins_signature pins_source pins_translated_image pins_welsh plumber_sjpd_firearm pypdf_enc_owner"
    " pypdf_vicksburg_ocr unstr_copy_protected xray_multi_line_redaction_ok xray_rectangles_no"
    " xray_whitespace_redactions"
).split()
HELD = {
    "pins_proposed": ("it holds proposed redactions, page 1",),
    "pypdf_commented": ("it holds comments, page 1",),
    "redactor_ssns": ("it holds comments, page 1",),
    "sample_annotated": ("it holds comments, page 1",),
    "xray_rectangles_yes": ("it holds text under a box, page 1",),
    "xray_rectangles_yes_2": ("it holds text under a box, page 1", "it holds text under a dark highlight, page 1"),
}
READ_OFF = {
    "ocr_cardinal": [1, 2, 3, 4],
    "ocr_ccitt": [1],
    "ocr_epson": [1],
    "ocr_graph_ocred": [1],
    "ocr_linn": [1],
    "ocr_skew": [1],
    "ocr_type3_font_nomapping": [1],
    "pins_translated_image": [1],
    "pypdf_vicksburg_ocr": [1, 2, 3, 4, 5, 6],
    "pins_source": [],
    "foi_tfl": [],
}


@cache
def read(name: str, declared: bool = True) -> PublicDocument | Held:
    path = FOLDER / f"{name}.pdf"
    return read_document(path, Origin("d", path.name, "f" * 64, declared), Rulings())


def published(name: str) -> PublicDocument:
    document = read(name)
    assert isinstance(document, PublicDocument), document
    return document


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_clean_file_is_published_whole(name: str) -> None:
    document = published(name)
    assert document.paragraphs
    assert document.withheld == ()


@pytest.mark.parametrize("name", HELD)
def test_a_file_that_hides_words_is_held_with_the_reason_and_page(name: str) -> None:
    document = read(name)
    assert isinstance(document, Held)
    assert document.reasons == HELD[name]


@pytest.mark.parametrize("name", READ_OFF)
def test_pages_read_off_a_picture_are_marked(name: str) -> None:
    assert [page.number for page in published(name).pages if page.ocr] == READ_OFF[name]


def test_without_a_declaration_every_file_is_held() -> None:
    assert isinstance(read("foi_tfl", declared=False), Held)


def test_words_taken_out_of_a_file_are_nowhere() -> None:
    gone = {"Picard", "Riker", "Phillipa", "Commander", "Data"}
    assert gone & set(repr(published("pins_source")).replace("'", " ").replace(".", " ").split())
    assert not {"Phillipa", "Commander"} & set(repr(published("pins_redacted")).split())


def test_a_scans_noise_is_not_text() -> None:
    assert "\\" not in " ".join(p.text for p in published("ocr_graph_ocred").paragraphs)


def test_a_signature_is_no_name() -> None:
    assert "Signature" not in repr(published("pins_signature").paragraphs[-1].text)


def test_welsh_is_recorded() -> None:
    facts = read_facts(published("pins_welsh"))
    assert [fact.value for fact in facts.named("language")] == ["Welsh"]


def test_each_record_of_a_report_has_its_column_heads() -> None:
    rows = [p.text for p in published("plumber_sjpd_firearm").paragraphs if p.kind == "row"][1:]
    assert len(rows) == 12
    assert all("MAKE: " in row and "SERIAL NUMBER: " in row and "STORAGE LOCATION: " in row for row in rows)


def test_words_parted_by_lines_are_rejoined() -> None:
    text = " ".join(p.text for p in published("pypdf_vicksburg_ocr").paragraphs)
    assert "\ufffe" not in text
    assert "\ufffd" not in text
