"""Words that a reader sees and that are no text of the file's own: in pictures, diagrams, fields and drawings."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Inches
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.crew import own_crew
from ingest.document import Origin, read_document
from ingest.gate.gate import PublicDocument
from ingest.gate.rulings import Rulings
from ingest.readers import Reading, UnreadableError

LINES = (
    "Supplier and cost",
    "Larkwell Tyres Ltd £66,000",
    "Teazle Glass Ltd £18,200",
    "Both contracts run until March",
)


def picture(*lines: str, size: int = 34) -> Image.Image:
    image = Image.new("RGB", (760, 30 + 60 * len(lines)), "white")
    for n, line in enumerate(lines):
        ImageDraw.Draw(image).text((30, 20 + 60 * n), line, font=ImageFont.load_default(size), fill="black")
    return image


def saved(image: Image.Image) -> io.BytesIO:
    data = io.BytesIO()
    image.save(data, "PNG")
    data.seek(0)
    return data


def words(reading: Reading) -> str:
    return "\n".join(line.text for page in reading.pages for line in page.lines)


def pdf_with(path: Path, image: Image.Image, top: float, width: float) -> Path:
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 11)
    for page in range(2):
        for n in range(6):
            canvas.drawString(60, 600 - 20 * n, f"The {page + 1} boats of the river unit were painted in spring {n}.")
        if page:
            height = width * image.height / image.width
            canvas.drawImage(ImageReader(image), 60, A4[1] - top - height, width, height)
        canvas.showPage()
    canvas.save()
    return path


def test_a_picture_in_a_word_file_is_read_and_said(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("The contracts are in the table below.")
    document.add_picture(saved(picture(*LINES)), width=Inches(5))
    document.add_paragraph("This paragraph closes the report.")
    document.save(str(tmp_path / "a.docx"))
    reading = own_crew().read(tmp_path / "a.docx")
    shown = words(reading)
    assert "66,000" in shown
    assert shown.index("table below") < shown.index("Teazle Glass") < shown.index("closes the report")
    assert reading.remarks == ("words in 1 picture(s) were read by OCR",)


def test_a_picture_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("The contracts are in the table below.")
    document.add_picture(saved(picture(*LINES)), width=Inches(5))
    document.save(str(tmp_path / "good.docx"))
    with zipfile.ZipFile(tmp_path / "good.docx") as good, zipfile.ZipFile(tmp_path / "a.docx", "w") as bad:
        for name in good.namelist():
            bad.writestr(name, b"no picture" if name.endswith(".png") else good.read(name))
    reading = own_crew().read(tmp_path / "a.docx")
    assert [remark for remark in reading.remarks if remark.startswith("1 picture(s) could not be read")]


def test_a_small_picture_on_a_page_is_read(tmp_path: Path) -> None:
    path = pdf_with(tmp_path / "a.pdf", picture(*LINES), top=500, width=220)
    assert "Larkwell Tyres" in words(own_crew().read(path))


@pytest.mark.parametrize("top", (20, 800), ids=("head", "foot"))
def test_a_stamp_at_a_pages_edge_closes_that_page(tmp_path: Path, top: float) -> None:
    path = pdf_with(tmp_path / "a.pdf", picture("OFFICIAL-SENSITIVE").crop((0, 0, 420, 80)), top=top, width=90)
    document = read_document(path, Origin("d", "a.pdf", "f" * 64, True), Rulings())
    found = " ".join(p.text for p in document.paragraphs) if isinstance(document, PublicDocument) else ""
    assert "The 1 boats" in found
    assert "The 2 boats" not in found


def test_a_letterhead_is_no_text_of_its_page(tmp_path: Path) -> None:
    path = pdf_with(tmp_path / "a.pdf", picture("Westmarch").crop((0, 0, 300, 80)), top=20, width=90)
    assert "Westmarch" not in words(own_crew().read(path))


def test_what_the_fields_of_a_page_hold_is_read(tmp_path: Path) -> None:
    body = (
        '<p><label>Amount</label> <input value="£318,250"></p><p><label>Supplier</label> <select>'
        "<option>Choose</option>"
        "<option selected>Limpet Marine Ltd</option></select></p><p><label>Reason</label><textarea>The engine seized."
        '</textarea></p><input type="hidden" value="Token9"><svg><text>Cost by year</text><text>2031: £4m</text></svg>'
    )
    (tmp_path / "a.html").write_text(f"<html><body><main><h1>Engine</h1>{body}</main></body></html>", encoding="utf-8")
    shown = words(own_crew().read(tmp_path / "a.html"))
    for words_shown in ("Amount £318,250", "Supplier Limpet Marine Ltd", "Reason The engine seized.", "2031: £4m"):
        assert words_shown in shown
    assert "Token9" not in shown
    assert "Choose" not in shown


def test_a_form_that_a_program_draws_fails_by_name(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plain.pdf"), pageCompression=0, invariant=1)
    canvas.drawString(60, 700, "Please wait...")
    canvas.save()
    data = (tmp_path / "plain.pdf").read_bytes()
    form = b"/AcroForm << /Fields [] /XFA (xdp) /NeedAppearances true >> "
    (tmp_path / "a.pdf").write_bytes(data.replace(b"/Type /Catalog", form + b"/Type /Catalog", 1))
    with pytest.raises(UnreadableError, match="XFA"):
        own_crew().read(tmp_path / "a.pdf")
