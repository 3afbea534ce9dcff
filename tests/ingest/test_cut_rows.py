"""Rows that a page end cut are one row again; cells that reach over several rows give each of them their words."""

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.crew import own_crew
from ingest.cut_rows import is_cut, join_rows
from tests.ingest.reading import texts


@pytest.mark.parametrize(
    ("last", "following", "whole"),
    (
        ("Trousers and\t2031/32\t£70,", "Belts Ltd\t\t500", "Trousers and Belts Ltd\t2031/32\t£70,500"),
        ("Boats for the\t£4", "river unit\t", "Boats for the river unit\t£4"),
    ),
)
def test_a_cut_row_is_joined_cell_by_cell(last: str, following: str, whole: str) -> None:
    assert is_cut(last, following)
    assert join_rows(last, following) == whole


@pytest.mark.parametrize(
    ("last", "following"),
    (("Coats\t2031/32\t£62", "Caps\t2031/32\t£9"), ("Coats\t£62", "\t"), ("Coats and\t£62", "Caps\t2031\t£9")),
)
def test_a_whole_row_stays_whole(last: str, following: str) -> None:
    assert not is_cut(last, following)


def test_a_row_goes_on_over_a_form_feed() -> None:
    head = "Supplier\tYear\tCost\nKersey Coats Ltd\t2031/32\t£62,000\n"
    found = texts(
        f"COSTS\n\n{head}Fustian Trousers and\t2031/32\t£70,\n\fBelts Ltd\t\t500\nSerge Ltd\t2031/32\t£9,900\n"
    )
    assert any("Fustian Trousers and Belts Ltd" in t and "£70,500" in t for t in found)


def test_a_merged_cell_of_a_ruled_page_is_said_in_each_row(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 11)
    columns, tops = (60, 220, 320, 420), (700, 676, 652, 628)
    for x in columns:
        canvas.line(x, tops[0], x, tops[-1])
    for n, y in enumerate(tops):
        canvas.line(columns[0] if n != 2 else columns[1], y, columns[-1], y)
    for row, cells in enumerate((("Supplier", "Year", "Cost"), ("Cobalt Ltd", "2031", "£40"), ("", "2032", "£47"))):
        for x, cell in zip(columns, cells, strict=False):
            canvas.drawString(x + 4, tops[row] - 17, cell)
    canvas.save()
    lines = [line.text for page in own_crew().read(path).pages for line in page.lines]
    assert "Cobalt Ltd\t2032\t£47" in lines
