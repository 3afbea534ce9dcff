"""How pages that offices make are laid out: cells set to the middle, uneven columns, large letters, drawn bullets."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.blocks import split_blocks
from ingest.readers.pdf import read

HEIGHT = A4[1]
Draw = Callable[[Canvas], None]


def drawn(tmp_path: Path, draw: Draw) -> Path:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.save()
    return path


def lines(path: Path) -> list[str]:
    return [line.text for page in read(path).pages for line in page.lines if line.text]


def blocks(path: Path) -> list[str]:
    return [block.text for block in split_blocks(read(path).pages)[0]]


def write(c: Canvas, texts: Sequence[str], top: float, left: float = 60, step: float = 14) -> None:
    for n, text in enumerate(texts):
        c.drawString(left, HEIGHT - top - n * step, text)


LEFT = [f"Left line {n} of a column that has some eight words" for n in range(12)]


def test_cells_set_to_the_middle_of_their_row_are_one_row(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        write(c, ["Risk"], 60)
        c.drawString(250, HEIGHT - 60, "Effect")
        for n, name in enumerate(("Late cars", "Dear cars")):
            write(c, [name], 87 + 50 * n)
            write(c, [f"Repairs go on for year {n}", "and the oldest cars fail"], 80 + 50 * n, left=250)

    path = drawn(tmp_path, draw)
    assert "Late cars\tRepairs go on for year 0 and the oldest cars fail" in lines(path)
    assert "Dear cars\tRepairs go on for year 1 and the oldest cars fail" in lines(path)


def test_a_label_without_a_value_is_a_row_of_its_own(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        for n, (label, value) in enumerate(
            (("Title:", "Cars"), ("Cost centre:", ""), ("Date:", "3 May 2024"), ("By:", "Fleet"))
        ):
            write(c, [label], 80 + 18 * n)
            write(c, [value], 80 + 18 * n, left=200)

    assert lines(drawn(tmp_path, draw)) == ["Title:\tCars", "Cost centre:\t", "Date:\t3 May 2024", "By:\tFleet"]


def test_a_head_over_the_middle_of_its_column_stands_in_it(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        for column, name in enumerate(("Item", "Cost", "Saving")):
            c.drawString(100 + 150 * column, HEIGHT - 80, name)
            for n, cell in enumerate((("Cars", "Vans", "Bikes"), ("20", "7", "3"), ("1", "2", "4"))[column]):
                c.drawString(60 + 150 * column, HEIGHT - 98 - 18 * n, cell)

    assert lines(drawn(tmp_path, draw)) == ["Item\tCost\tSaving", "Cars\t20\t1", "Vans\t7\t2", "Bikes\t3\t4"]


def test_a_column_that_begins_a_line_lower_is_read_after_the_other(tmp_path: Path) -> None:
    right = [text.replace("Left", "Right") for text in LEFT]

    def draw(c: Canvas) -> None:
        write(c, LEFT, 94)
        write(c, right, 80, left=330)

    assert lines(drawn(tmp_path, draw)) == LEFT + right


def test_a_short_column_beside_a_long_one_is_read_after_it(tmp_path: Path) -> None:
    right = ["Right line of a column that ends", "after these three lines of its", "own, as the last one does."]

    def draw(c: Canvas) -> None:
        write(c, LEFT, 80)
        write(c, right, 80, left=330)

    assert lines(drawn(tmp_path, draw)) == LEFT + right


def test_a_large_first_letter_belongs_to_its_word(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.setFont("Helvetica", 36)
        c.drawString(60, HEIGHT - 100, "T")
        c.setFont("Helvetica", 11)
        left = 60 + c.stringWidth("T", "Helvetica", 36) + 2
        write(c, ["he Commissioner considered the report at", "length and agreed to it."], 82, left)

    assert lines(drawn(tmp_path, draw))[0] == "The Commissioner considered the report at"


def test_a_small_shape_before_a_line_is_its_bullet(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        write(c, ["The board is asked to:"], 80)
        for n, text in enumerate(("note the report", "agree the budget")):
            c.circle(70, HEIGHT - 97 - 14 * n, 1.8, fill=1)
            write(c, [text], 100 + 14 * n, left=80)

    assert lines(drawn(tmp_path, draw))[1:] == ["• note the report", "• agree the budget"]


@pytest.mark.parametrize("dots", [".......................", ". . . . . . . . . . . ."])
def test_entries_of_a_contents_list_are_not_joined(tmp_path: Path, dots: str) -> None:
    entries = [f"{n}. {name} {dots * 2} {n * 3}" for n, name in enumerate(("Introduction", "Options", "Money"), 1)]
    found = blocks(drawn(tmp_path, lambda c: write(c, ["Contents", *entries], 80)))
    assert all(sum(name in text for text in found) == 1 for name in ("Introduction", "Options", "Money"))
    assert not any("Introduction" in text and "Options" in text for text in found)


def test_letters_set_apart_make_words(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        text = c.beginText(60, HEIGHT - 80)
        text.setCharSpace(8)
        text.textOut("ANNUAL REPORT")
        c.drawText(text)

    assert lines(drawn(tmp_path, draw)) == ["ANNUAL REPORT"]


def pages(c: Canvas, count: int, page: Callable[[Canvas, int], None]) -> None:
    for n in range(count):
        c.setFont("Helvetica", 11)
        page(c, n)
        c.showPage()


SENTENCES = (
    "Alpha is agreed by the board in May.",
    "Beta is left to the panel in June.",
    "Gamma is put off to July or later.",
    "Delta is not agreed at all.",
)


def test_a_head_of_three_lines_and_a_foot_with_a_count_are_no_text(tmp_path: Path) -> None:
    def page(c: Canvas, n: int) -> None:
        write(c, ["Wessex Police and Crime Commissioner", "Decision 2024/31", "3 May 2024"], 30)
        write(c, [SENTENCES[n]], 120)
        write(c, ["Version 2"], 800)
        c.drawString(480, HEIGHT - 800, f"Page {n + 1} of 4")

    assert blocks(drawn(tmp_path, lambda c: pages(c, 4, page))) == list(SENTENCES)


def test_the_heads_of_a_table_over_pages_are_kept_once(tmp_path: Path) -> None:
    def page(c: Canvas, n: int) -> None:
        for m, row in enumerate(
            (("Ref", "Title", "Cost"), *((f"2024/{n}{k}", SENTENCES[n][:5], f"£{n}{k}0") for k in range(3)))
        ):
            for column, cell in enumerate(row):
                write(c, [cell], 60 + 18 * m, left=60 + 150 * column)

    found = blocks(drawn(tmp_path, lambda c: pages(c, 4, page)))
    assert sum(text == "Ref | Title | Cost" for text in found) == 1
    assert "2024/32 | Title: Delta | Cost: £320" in found


def test_square_metres_call_no_footnote(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        write(c, ["The station has 240 m", "It was measured in May by the estates team."], 80)
        c.setFont("Helvetica", 7)
        c.drawString(60 + c.stringWidth("The station has 240 m", "Helvetica", 11), HEIGHT - 76, "2")
        c.drawString(
            60 + c.stringWidth("It was measured in May by the estates team.", "Helvetica", 11), HEIGHT - 90, "2"
        )
        c.drawString(60, HEIGHT - 700, "2")
        c.setFont("Helvetica", 9)
        c.drawString(66, HEIGHT - 703, "Reported to the panel in June.")

    text = " ".join(blocks(drawn(tmp_path, draw)))
    assert "240 m²" in text
    assert "[at “team.”] Reported to the panel" in text


def test_a_tick_stands_with_its_answer(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        for m, row in enumerate(
            (("Question", "Yes", "No"), ("Is it urgent?", "[ ]", "[x]"), ("Was the panel told?", "[x]", "[ ]"))
        ):
            for column, cell in enumerate(row):
                write(c, [cell], 80 + 18 * m, left=60 + 150 * column)

    assert "Is it urgent? Yes [ ] No [x]" in blocks(drawn(tmp_path, draw))
