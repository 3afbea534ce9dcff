"""A file that says that red, shaded or italic text is closed: obeyed where the reader sees it, else held whole."""

from pathlib import Path

import docx
import pytest
from docx.shared import RGBColor

from ingest.document import Origin, read_document
from ingest.gate.gate import Held, PublicDocument
from ingest.gate.rulings import Rulings

SAID = {
    "red": "Text in red is commercially sensitive and must not be published.",
    "italic": "Paragraphs in italics are exempt from publication.",
    "shaded": "Shaded paragraphs are confidential.",
}


def read(path: Path) -> PublicDocument | Held:
    return read_document(path, Origin("d", path.name, "f" * 64, True), Rulings())


def shown(path: Path) -> str:
    document = read(path)
    assert isinstance(document, PublicDocument)
    return " ".join(p.text for p in document.paragraphs)


@pytest.mark.parametrize("look", ("red", "italic"))
def test_a_word_file_s_look_is_obeyed(tmp_path: Path, look: str) -> None:
    document = docx.Document()
    document.add_paragraph(SAID[look])
    document.add_paragraph("The Pubzz station was painted in spring, as the board had asked for in May.")
    run = document.add_paragraph("The winning bid was ").add_run("Zqone Ltd at a price of two hundred pounds.")
    run.font.color.rgb = RGBColor(0xC0, 0, 0) if look == "red" else None
    run.italic = look == "italic"
    document.save(str(tmp_path / "a.docx"))
    assert "Pubzz" in shown(tmp_path / "a.docx")
    assert "Zqone" not in shown(tmp_path / "a.docx")


@pytest.mark.parametrize(
    ("look", "style"), (("red", "color:#c00"), ("italic", "font-style:italic"), ("shaded", "background:#ddd"))
)
def test_a_web_page_s_look_is_obeyed(tmp_path: Path, look: str, style: str) -> None:
    closed = f"<p style='{style}'>Zqone Ltd bid.</p>"
    body = f"<h1>Decision</h1><p>{SAID[look]}</p><p>The Pubzz station was painted.</p>{closed}"
    (tmp_path / "a.html").write_text(f"<html><body><main>{body}</main></body></html>", encoding="utf-8")
    assert "Pubzz" in shown(tmp_path / "a.html")
    assert "Zqone" not in shown(tmp_path / "a.html")


@pytest.mark.parametrize("look", SAID)
def test_a_file_in_which_the_look_cannot_be_seen_is_held(tmp_path: Path, look: str) -> None:
    (tmp_path / "a.txt").write_text(
        f"DECISION\n\n{SAID[look]}\n\nZqone Ltd bid two hundred pounds.\n", encoding="utf-8"
    )
    assert isinstance(read(tmp_path / "a.txt"), Held)


def test_a_look_that_nothing_is_said_of_closes_nothing(tmp_path: Path) -> None:
    body = "<h1>Decision</h1><p style='color:red'>The Pubzz station was painted.</p>"
    (tmp_path / "a.html").write_text(f"<html><body><main>{body}</main></body></html>", encoding="utf-8")
    assert "Pubzz" in shown(tmp_path / "a.html")
