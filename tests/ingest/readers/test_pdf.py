"""A PDF's pages as a reader sees them: columns, tables, footnotes, turned pages, hyphens, labels, forms."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.readers import Reading, UnreadableError
from ingest.readers.pdf import read

WIDTH, HEIGHT = A4
Draw = Callable[[Canvas], None]


@pytest.fixture
def made(tmp_path: Path) -> Callable[[Draw], Reading]:
    """The reading of a PDF that is drawn with the canvas given."""

    def make(draw: Draw) -> Reading:
        path = tmp_path / "made.pdf"
        canvas = Canvas(str(path), pagesize=A4, invariant=1)
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.save()
        return read(path)

    return make


def texts(reading: Reading, page: int = 0) -> list[str]:
    return [line.text for line in reading.pages[page].lines if line.text]


def write(canvas: Canvas, lines: list[str], left: float = 72, top: float = 90, step: float = 14) -> None:
    for n, line in enumerate(lines):
        canvas.drawString(left, HEIGHT - top - n * step, line)


PROSE = [
    "The Commissioner is asked to award a contract for the repair of forty radios, as they",
    "have failed in wet weather on nine days of the last winter, and to meet the cost from",
    "the reserve for equipment.",
]


def test_lines_that_reach_the_margin_run_on(made: Callable[[Draw], Reading]) -> None:
    (page,) = made(lambda c: write(c, PROSE)).pages
    assert [line.full for line in page.lines] == [True, True, False]


def test_more_white_parts_paragraphs(made: Callable[[Draw], Reading]) -> None:
    def draw(c: Canvas) -> None:
        write(c, PROSE)
        write(c, PROSE, top=90 + 3 * 14 + 8)

    (page,) = made(draw).pages
    assert [line.text for line in page.lines] == [*PROSE, "", *PROSE]


def test_two_columns_are_read_one_after_the_other(made: Callable[[Draw], Reading]) -> None:
    left = [f"Left column, line {n}, of some seven words" for n in range(8)]
    right = [f"Right column, line {n}, of some seven words" for n in range(8)]

    def draw(c: Canvas) -> None:
        write(c, ["A title across the whole of the page, over both of its columns, as a report has it"], top=60)
        write(c, left)
        write(c, right, left=320)

    assert texts(made(draw))[1:] == left + right


CELLS = [["Year", "Cost", "Saving"], ["2021/22", "612", "40"], ["2022/23", "826", "75"]]


def test_a_table_without_lines_is_read_row_by_row(made: Callable[[Draw], Reading]) -> None:
    def draw(c: Canvas) -> None:
        for n, row in enumerate(CELLS):
            for m, cell in enumerate(row):
                c.drawString(72 + 120 * m, HEIGHT - 90 - 16 * n, cell)

    assert texts(made(draw)) == ["\t".join(row) for row in CELLS]


def test_a_cell_of_several_lines_stays_one_cell(made: Callable[[Draw], Reading]) -> None:
    def draw(c: Canvas) -> None:
        for n in range(3):
            write(c, ["A label that runs", "over two lines"], top=90 + 40 * n)
            write(c, [f"value {n}"], left=300, top=90 + 40 * n)

    assert texts(made(draw)) == [f"A label that runs over two lines\tvalue {n}" for n in range(3)]


def ruled(c: Canvas, top: float = 90) -> None:
    for n, row in enumerate(CELLS):
        for m, cell in enumerate(row):
            c.rect(72 + 120 * m, HEIGHT - top - 20 * n, 120, 20)
            c.drawString(76 + 120 * m, HEIGHT - top - 20 * n + 6, cell)


def test_a_ruled_table_stands_where_it_is_drawn(made: Callable[[Draw], Reading]) -> None:
    def draw(c: Canvas) -> None:
        write(c, ["Before the table."], top=60)
        ruled(c, 110)
        write(c, ["After the table."], top=190)

    rows = ["\t".join(row) for row in CELLS]
    assert texts(made(draw)) == ["Before the table.", *rows, "After the table."]


def test_a_box_round_a_paragraph_is_no_table(made: Callable[[Draw], Reading]) -> None:
    def draw(c: Canvas) -> None:
        c.rect(60, HEIGHT - 140, 460, 70)
        c.rect(62, HEIGHT - 138, 456, 66)
        write(c, PROSE)

    assert texts(made(draw)) == PROSE


def test_a_number_and_its_hanging_text_are_one_line(made: Callable[[Draw], Reading]) -> None:
    def draw(c: Canvas) -> None:
        for n in range(1, 4):
            write(c, [f"1.{n}"], top=70 + 20 * n)
            write(c, [f"The text of paragraph {n}."], left=120, top=70 + 20 * n)

    assert texts(made(draw)) == [f"1.{n} The text of paragraph {n}." for n in range(1, 4)]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_an_upright_one(made: Callable[[Draw], Reading], turn: int) -> None:
    def draw(c: Canvas) -> None:
        c.setPageRotation(turn)  # the library lays a page that is turned sideways on its side
        c.saveState()
        c.translate(*{90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[turn])
        c.rotate(turn)
        c.setFont("Helvetica", 11)
        for n, line in enumerate(PROSE):
            c.drawString(40, 300 - 14 * n, line)
        c.restoreState()

    assert texts(made(draw)) == PROSE


def test_text_turned_on_the_page_is_read_after_the_rest(made: Callable[[Draw], Reading]) -> None:
    def draw(c: Canvas) -> None:
        write(c, PROSE)
        c.saveState()
        c.translate(40, 300)
        c.rotate(90)
        c.drawString(0, 0, "Along the margin")
        c.restoreState()

    assert texts(made(draw)) == [*PROSE, "Along the margin"]


def test_a_slanted_mark_across_the_page_comes_first(made: Callable[[Draw], Reading]) -> None:
    def draw(c: Canvas) -> None:
        write(c, PROSE)
        c.saveState()
        c.translate(200, 200)
        c.rotate(45)
        c.drawString(0, 0, "OFFICIAL - SENSITIVE")
        c.restoreState()

    assert texts(made(draw)) == ["OFFICIAL - SENSITIVE", *PROSE]


def test_a_small_raised_number_is_a_footnotes_call(made: Callable[[Draw], Reading]) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(72, 700, "They are 1 of 20")
        end = 72 + c.stringWidth("They are 1 of 20", "Helvetica", 11)
        c.setFont("Helvetica", 7)
        c.drawString(end, 704, "1")
        c.setFont("Helvetica", 11)
        c.drawString(end + 6, 700, "forces.")
        c.setFont("Helvetica", 7)
        c.drawString(72, 103, "1")
        c.setFont("Helvetica", 9)
        c.drawString(78, 100, "Reported before as 24.")

    assert texts(made(draw)) == ["They are 1 of 20¹ forces.", "¹ Reported before as 24."]


@pytest.mark.parametrize(
    ("first", "second", "read"),
    [
        ("It must be con-", "sidered with care", "It must be considered"),
        ("A report in non-", "clinical terms", "A report in non-clinical"),
    ],
)
def test_a_word_parted_by_the_lines_end_is_put_together(
    made: Callable[[Draw], Reading], first: str, second: str, read: str
) -> None:
    assert texts(made(lambda c: write(c, [first, second])))[0] == read


def test_bold_lines_that_run_on_are_one_heading(made: Callable[[Draw], Reading]) -> None:
    def draw(c: Canvas) -> None:
        c.setFont("Helvetica-Bold", 11)
        write(c, ["Award of a contract for the repair of radios and of the masts that carry them on the", "moor"])
        c.setFont("Helvetica", 11)
        write(c, PROSE, top=140)

    (page,) = made(draw).pages
    assert page.lines[0].strong
    assert page.lines[0].text.endswith("on the moor")


def test_a_paragraph_in_bold_is_no_heading(made: Callable[[Draw], Reading]) -> None:
    def draw(c: Canvas) -> None:
        c.setFont("Helvetica-Bold", 10)
        write(c, [*PROSE, *PROSE])

    assert not any(line.strong for line in made(draw).pages[0].lines)


def test_columns_underlined_by_dashes_give_each_record_its_heads(made: Callable[[Draw], Reading]) -> None:
    def draw(c: Canvas) -> None:
        c.setFont("Courier", 8)
        lines = ["TYPE     ITEM       STATUS", "-------- ---------- ------", "PISTOL   REVOLVER   FOUND "]
        write(c, lines, step=10)

    assert texts(made(draw)) == ["TYPE\tITEM\tSTATUS", "PISTOL\tREVOLVER\tFOUND"]


def test_what_a_form_field_shows_is_read(made: Callable[[Draw], Reading]) -> None:
    def draw(c: Canvas) -> None:
        write(c, ["Is this a Confidential Decision?"])
        c.acroForm.textfield(name="answer", value="Yes", x=300, y=HEIGHT - 96, width=60, height=18, fontSize=10)

    assert "Yes" in " ".join(texts(made(draw))).split()


def test_pages_have_the_numbers_that_the_file_prints(made: Callable[[Draw], Reading]) -> None:
    def draw(c: Canvas) -> None:
        c.addPageLabel(0, style="ROMAN_LOWER")
        write(c, PROSE)
        c.showPage()
        write(c, PROSE)

    assert [(p.number, p.label) for p in made(draw).pages] == [(1, "i"), (2, "ii")]


@pytest.mark.parametrize(
    ("data", "says"), [(b"", "empty"), (b"%PDF-1.7\nnothing", "damaged"), (b"not a PDF at all", "damaged")]
)
def test_a_file_that_is_no_pdf_is_refused_in_one_line(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=says) as error:
        read(path)
    assert "\n" not in str(error.value)


def test_a_locked_file_says_that_it_needs_a_password(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), encrypt="secret")
    canvas.drawString(72, 700, "Words")
    canvas.save()
    with pytest.raises(UnreadableError, match="password"):
        read(path)
