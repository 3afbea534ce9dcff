"""Every word on a page comes out exactly once, whatever the layout; and no layout takes long."""

import time
import unicodedata
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers.layout.page import Frame, Grid, lay_out
from ingest.readers.pdfium.pages import Box, Word

PAGE = Frame(595, 842, 520)
OPENERS = ("NOT FOR PUBLICATION", "PART 2 - EXEMPT", "OFFICIAL - SENSITIVE", "Exempt Appendix B", "Restricted")


def word(text: str, left: float, base: float, size: float = 11, angle: int = 0, bold: bool = False) -> Word:
    width = 0.5 * size * len(text)
    return Word(text, Box(left, base - 0.8 * size, left + width, base + 0.2 * size), base, bold, angle)


def line(text: str, left: float, base: float, size: float = 11, bold: bool = False) -> list[Word]:
    """A line of words with single spaces."""
    words: list[Word] = []
    for part in text.split():
        words.append(word(part, left, base, size, bold=bold))
        left = words[-1].box.right + 0.28 * size
    return words


def printed(words: Sequence[Word], grids: Sequence[Grid] = ()) -> Counter[str]:
    """The characters of the lines: words that touch may be written together, small high figures raised."""
    lines = "".join("".join(p.text.split()) for p in lay_out(words, PAGE, grids))
    return Counter(unicodedata.normalize("NFKC", lines))


def given_words(words: Sequence[Word]) -> Counter[str]:
    return Counter("".join(w.text for w in words))


SIZES = st.sampled_from([6.0, 8.0, 11.0, 11.0, 11.0, 14.0, 40.0])
TEXTS = st.one_of(
    st.sampled_from(OPENERS),
    st.lists(
        st.sampled_from(["radio", "Vans", "county,", "2.4", "(350)", "1.1", "The", "board."]), min_size=1, max_size=9
    ).map(" ".join),
)


@st.composite
def placed_lines(draw: st.DrawFn) -> list[Word]:
    """Lines in up to three columns, aligned or not, with marks across, beside and under them."""
    words: list[Word] = []
    lefts = draw(st.lists(st.sampled_from([60.0, 150.0, 230.0, 320.0, 400.0]), min_size=1, max_size=3, unique=True))
    for left in draw(st.permutations(lefts)):
        base, step = 60.0 + draw(st.sampled_from([0.0, 4.0, 7.0])), draw(st.sampled_from([12.0, 13.5, 16.0, 28.0]))
        for text in draw(st.lists(TEXTS, max_size=12)):
            words += line(text, left, base, draw(SIZES), draw(st.booleans()))
            base += step * draw(st.sampled_from([1.0, 1.0, 1.0, 2.0]))
    for text in draw(st.lists(TEXTS, max_size=2)):
        words += line(text, draw(st.sampled_from([60.0, 400.0])), draw(st.sampled_from([40.0, 790.0, 805.0, 820.0])))
    turned = [
        word(t, 30.0, 300.0 + 20 * n, angle=draw(st.sampled_from([45, 90, 180, 270])))
        for n, t in enumerate(draw(st.lists(st.sampled_from(["EXEMPT", "side"]), max_size=3)))
    ]
    return words + turned


@settings(max_examples=200, deadline=None)
@given(placed_lines())
def test_every_word_comes_out_once(words: list[Word]) -> None:
    assert printed(words) == given_words(words)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Word], Grid]:
    """A ruled table among text, cells of it merged and some empty."""
    columns, rows = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    width, height = 460 / columns, 60.0
    words, boxes = line("Before the table stands text.", 60, 80), []
    for r in range(rows):
        merged = draw(st.booleans())
        row: list[Box | None] = []
        for c in range(columns):
            if merged and c:
                row.append(None)
                continue
            right = 60 + (columns if merged else c + 1) * width
            hole = draw(st.integers(0, 9)) == 0
            row.append(None if hole else Box(60 + c * width, 100 + r * height, right, 100 + (r + 1) * height))
            for n, text in enumerate(draw(st.lists(TEXTS.filter(lambda t: len(t) < 14), max_size=4))):
                words += line(text, 62 + c * width, 112 + r * height + 13 * n)
        boxes.append(tuple(row))
    words += line("After it comes more.", 60, 700)
    return words, Grid(Box(60, 100, 520, 100 + rows * height), tuple(boxes))


@settings(max_examples=150, deadline=None)
@given(tables())
def test_every_word_of_a_ruled_table_comes_out_once(table: tuple[list[Word], Grid]) -> None:
    words, grid = table
    assert printed(words, [grid]) == given_words(words)


HANGS = 300.0
"""Seconds of the processor: what grows with the square of the words would take hours; it takes three."""


@pytest.mark.long
@pytest.mark.parametrize(
    "step", [(5.9, 200), (0.02, 60_000), (900.0, 1)], ids=["in a grid", "on one row", "in one column"]
)
def test_a_page_of_sixty_thousand_words_is_read_in_seconds(step: tuple[float, int]) -> None:
    across, columns = step
    words = [word("x", 5 + (n % columns) * across, 10 + (n // columns) * 5.6, 4) for n in range(60_000)]
    began = time.process_time()
    assert sum(map(len, (p.text.replace(" ", "").replace("\t", "") for p in lay_out(words, PAGE)))) == 60_000
    assert time.process_time() - began < HANGS
