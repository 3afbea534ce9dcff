"""Wherever a page puts what opens an exempt section, nothing after it is released; and what only looks like it costs no
public text."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Origin, read_document
from ingest.gate.gate import Held
from ingest.gate.rulings import Rulings

WIDTH, HEIGHT = A4
OPENERS = ("PART 2 - EXEMPT", "NOT FOR PUBLICATION", "OFFICIAL - SENSITIVE", "Exempt Appendix B", "Not for publication")
PUBLIC = (
    "The Commissioner is asked to approve the replacement of the fleet over three years, as the",
    "present vehicles have passed the mileage at which repairs cost more than they save.",
)
SECRET = (
    "The zqone company offered two million pounds and the second bidder offered rather more for",
    "the same number of zqone vehicles over the same time.",
)
Draw = Callable[[Canvas, str], None]


def write(c: Canvas, lines: Sequence[str], top: float, left: float = 60) -> float:
    for line in lines:
        c.drawString(left, HEIGHT - top, line)
        top += 14
    return top + 8


def bold(c: Canvas, text: str, top: float, left: float = 60, size: float = 11) -> None:
    c.setFont("Helvetica-Bold", size)
    c.drawString(left, HEIGHT - top, text)
    c.setFont("Helvetica", 11)


def cells(c: Canvas, rows: Sequence[Sequence[Sequence[str]]], top: float, widths: Sequence[float]) -> None:
    """A ruled table of cells of one or more lines."""
    for row in rows:
        height = 14 * max(len(cell) for cell in row) + 6
        left = 60.0
        for cell, width in zip(row, widths, strict=True):
            c.rect(left, HEIGHT - top - height, width, height)
            write(c, cell, top + 13, left + 4)
            left += width
        top += height


PLACES: dict[str, Draw] = {}


def place(draw: Draw) -> Draw:
    PLACES[draw.__name__.replace("_", " ")] = draw
    return draw


@place
def on_a_line(c: Canvas, opener: str) -> None:
    write(c, [*PUBLIC, "", opener, "", *SECRET], 80)


@place
def bold_before_its_sentence(c: Canvas, opener: str) -> None:
    write(c, PUBLIC, 80)
    bold(c, opener, 130)
    c.drawString(60 + c.stringWidth(opener, "Helvetica-Bold", 11) + 4, HEIGHT - 130, "The zqone company offered two.")
    write(c, SECRET, 160)


@place
def after_a_number_in_a_column_of_its_own(c: Canvas, opener: str) -> None:
    write(c, PUBLIC, 80)
    write(c, ["9."], 130)
    write(c, [opener], 130, left=110)
    write(c, SECRET, 160)


@place
def beside_a_running_head(c: Canvas, opener: str) -> None:
    write(c, ["Office of the Police and Crime Commissioner for Wessex, 2024/31"], 40)
    c.drawRightString(WIDTH - 40, HEIGHT - 40, opener)
    write(c, SECRET, 80)


@place
def between_two_others_at_the_head(c: Canvas, opener: str) -> None:
    write(c, ["Wessex PCC"], 40)
    c.drawCentredString(WIDTH / 2, HEIGHT - 40, opener)
    c.drawRightString(WIDTH - 40, HEIGHT - 40, "Page 1 of 1")
    write(c, SECRET, 80)


@place
def in_a_head_parted_by_strokes(c: Canvas, opener: str) -> None:
    write(c, [f"Wessex PCC | {opener} | Page 1"], 40)
    write(c, SECRET, 80)


@place
def close_to_other_print(c: Canvas, opener: str) -> None:
    write(c, ["Office of the Commissioner for Wessex"], 40)
    c.drawString(60 + c.stringWidth("Office of the Commissioner for Wessex", "Helvetica", 11) + 8, HEIGHT - 40, opener)
    write(c, SECRET, 80)


@place
def at_the_foot(c: Canvas, opener: str) -> None:
    write(c, SECRET, 80)
    write(c, [opener], HEIGHT - 30)


@place
def at_the_foot_over_an_address(c: Canvas, opener: str) -> None:
    write(c, SECRET, 80)
    write(c, [opener, "County Hall, Wintonbury"], HEIGHT - 44)


@place
def at_the_end_of_a_page_of_text(c: Canvas, opener: str) -> None:
    top = 60.0
    while top < HEIGHT - 160:
        top = write(c, PUBLIC, top)
    write(c, [opener], top)
    c.showPage()
    c.setFont("Helvetica", 11)
    write(c, SECRET, 80)


@place
def alone_in_a_box(c: Canvas, opener: str) -> None:
    write(c, PUBLIC, 80)
    c.rect(56, HEIGHT - 140, 300, 20)
    write(c, [opener], 134)
    write(c, SECRET, 170)


@place
def in_a_first_cell(c: Canvas, opener: str) -> None:
    write(c, PUBLIC, 80)
    cells(c, [[[opener], SECRET[:1]], [["zqone"], SECRET[1:]]], 120, (150, 340))


@place
def broken_over_a_narrow_first_cell(c: Canvas, opener: str) -> None:
    write(c, PUBLIC, 80)
    cells(c, [[opener.split(), ("The zqone price.", "The zqone score.")], [["zqone"], SECRET[1:]]], 120, (90, 390))


@place
def over_the_text_of_its_cell(c: Canvas, opener: str) -> None:
    write(c, PUBLIC, 80)
    rows = [
        [["Matter"], ["Advice"]],
        [["Financial"], ["Public facts.", opener, "The zqone price."]],
        [["zqone"], SECRET[1:]],
    ]
    cells(c, rows, 120, (90, 390))


@place
def in_the_last_cell_of_a_head(c: Canvas, opener: str) -> None:
    cells(c, [[["Wessex PCC"], ["12 March 2024"], [opener]], [["A Officer"], ["Item 9"], [""]]], 40, (150, 150, 190))
    write(c, SECRET, 110)


@place
def as_the_head_of_a_column(c: Canvas, opener: str) -> None:
    write(c, PUBLIC, 80)
    cells(c, [[["Public"], [opener]], [["Facts"], ["The zqone price"]], [["More"], ["A zqone score"]]], 120, (200, 200))


@place
def in_the_first_column_of_a_table_without_lines(c: Canvas, opener: str) -> None:
    write(c, PUBLIC, 80)
    for n, row in enumerate((("Title", "Vehicles"), (opener, "The zqone price"), ("zqone", "A zqone score"))):
        write(c, row[:1], 130 + 18 * n)
        write(c, row[1:], 130 + 18 * n, left=280)


@place
def set_to_the_middle_of_its_row(c: Canvas, opener: str) -> None:
    write(c, PUBLIC, 80)
    write(c, opener.rsplit(" ", 1), 137)
    write(
        c,
        ["The zqone company offered two million", "pounds and the zqone bidder more", "for the same zqone cars."],
        130,
        left=250,
    )


@place
def in_the_left_of_two_columns(c: Canvas, opener: str) -> None:
    left = [f"Public line {n} of the left column here" for n in range(8)]
    write(c, [*left, opener], 80)
    write(c, [f"The zqone line {n} of the right column" for n in range(12)], 80, left=320)


@place
def in_a_floating_box_at_the_right(c: Canvas, opener: str) -> None:
    for n in range(5):
        write(c, ["The zqone company offered two million pounds and the other one"], 80 + 14 * n)
    c.drawString(
        60 + c.stringWidth("The zqone company offered two million pounds and the other one", "Helvetica", 11) + 9,
        HEIGHT - 94,
        opener,
    )


@place
def turned_along_the_margin(c: Canvas, opener: str) -> None:
    write(c, SECRET, 80)
    c.saveState()
    c.translate(30, 300)
    c.rotate(90)
    c.drawString(0, 0, opener)
    c.restoreState()


@place
def large_under_the_text(c: Canvas, opener: str) -> None:
    bold(c, opener, 180, size=44)
    for n in range(8):
        write(c, SECRET, 80 + 32 * n)


@place
def in_spaced_letters(c: Canvas, opener: str) -> None:
    write(c, PUBLIC, 80)
    text = c.beginText(60, HEIGHT - 130)
    text.setCharSpace(7)
    text.textOut(opener.upper())
    text.setCharSpace(0)
    c.drawText(text)
    write(c, SECRET, 160)


@place
def in_white_on_black(c: Canvas, opener: str) -> None:
    write(c, PUBLIC, 80)
    c.rect(56, HEIGHT - 140, 480, 20, fill=1)
    c.setFillColorRGB(1, 1, 1)
    write(c, [opener], 134)
    c.setFillColorRGB(0, 0, 0)
    write(c, SECRET, 170)


@place
def on_a_landscape_page(c: Canvas, opener: str) -> None:
    write(c, PUBLIC, 80)
    c.showPage()
    c.setPageSize(landscape(A4))
    c.setFont("Helvetica", 11)
    for n, text in enumerate((opener, "", *SECRET)):
        c.drawString(60, WIDTH - 80 - 14 * n, text)


@place
def in_a_caption(c: Canvas, opener: str) -> None:
    write(c, PUBLIC, 80)
    bold(c, f"Table 2: {opener}", 120)
    cells(c, [[["Bidder"], ["Price"]], [["zqone"], ["2.4"]]], 130, (150, 150))


@place
def as_a_small_note_in_the_margin(c: Canvas, opener: str) -> None:
    c.setFont("Helvetica", 8)
    write(c, [opener], 80, left=430)
    c.setFont("Helvetica", 11)
    for n in range(9):
        write(c, ["The zqone company offered two million pounds and the other"], 80 + 14 * n)


@place
def tiled_across_the_page(c: Canvas, opener: str) -> None:
    write(c, SECRET, 80)
    for n in range(4):
        c.saveState()
        c.translate(80 + 200 * (n % 2), 200 + 200 * (n // 2))
        c.rotate(30)
        c.drawString(0, 0, opener)
        c.restoreState()


@place
def under_a_heading_of_two_lines(c: Canvas, opener: str) -> None:
    bold(c, "Award of the contract for the supply of police vehicles and of", 80, size=16)
    bold(c, opener, 99, size=16)
    write(c, SECRET, 130)


@place
def in_a_head_parted_by_commas_and_slashes(c: Canvas, opener: str) -> None:
    write(c, [f"Wessex PCC / {opener} / Page 1"], 40)
    write(c, SECRET, 80)


def released(path: Path) -> str:
    """Everything that passes the gate; nothing where the whole file is held."""
    document = read_document(path, Origin("d", "d.pdf", "f" * 64, True), Rulings())
    if isinstance(document, Held):
        return ""
    return "\n".join(" ".join((*p.heading, p.at.section or "", p.text)) for p in document.paragraphs)


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize("name", PLACES)
def test_nothing_exempt_is_released_from_under_an_opener(tmp_path: Path, name: str, opener: str) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 11)
    PLACES[name](canvas, opener)
    canvas.save()
    assert "zqone" not in released(path)


KEPT: dict[str, Sequence[Sequence[str]]] = {
    "a register that says what papers are restricted": [
        ("Reference", "Title", "Papers"),
        ("2024/20", "Custody", "Report"),
        ("2024/21", "Vehicles", "RESTRICTED"),
        ("2024/22", "Radios", "Not for publication"),
    ],
    "a list of appendices": [
        ("Paper", "Title"),
        ("Appendix A", "Map"),
        ("Appendix B (exempt)", "Bids"),
        ("Appendix C", "Plan"),
    ],
    "a form that says there is none": [
        ("Title:", "Cars"),
        ("Exempt information:", "None"),
        ("Confidential:", "No"),
        ("Date:", "3 May"),
    ],
    "reserves": [
        ("Reserve", "2024", "2025"),
        ("General", "1,200", "1,300"),
        ("Restricted", "400", "(350)"),
        ("Capital", "7", "9"),
    ],
    "chapters": [("Part 1", "Our county"), ("Part 2", "Our priorities"), ("Part 3", "Our money")],
}


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "without lines"])
@pytest.mark.parametrize("name", KEPT)
def test_what_a_table_says_of_a_row_alone_costs_no_public_text(tmp_path: Path, name: str, ruled: bool) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 11)
    write(canvas, PUBLIC, 80)
    if ruled:
        cells(canvas, [[[cell] for cell in row] for row in KEPT[name]], 120, (150,) * len(KEPT[name][0]))
    else:
        for n, row in enumerate(KEPT[name]):
            for m, cell in enumerate(row):
                write(canvas, [cell], 130 + 18 * n, left=60 + 150 * m)
    write(canvas, ["The panel met in May and again in June to weigh what it had heard from the four stations."], 300)
    canvas.save()
    text = released(path)
    assert "four stations" in text
    assert all(cell in text for row in KEPT[name] for cell in row if cell not in ("None", "No"))


def test_a_pointer_in_bold_opens_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    bold(canvas, "Exempt Appendix B", 80)
    canvas.drawString(
        60 + canvas.stringWidth("Exempt Appendix B", "Helvetica-Bold", 11) + 3, HEIGHT - 80, "holds the prices."
    )
    write(canvas, PUBLIC, 110)
    canvas.save()
    assert "mileage" in released(path)
