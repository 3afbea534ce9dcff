"""Pages are filled: headings stay with what they head, columns are even, footnotes stand where they are called."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from evals.scribe.pages import Flow, Frame, Notes, Piece, Sheet, TooTallError, lay_out

FRAME = Frame(width=100, height=100, columns=1, gutter=10)
COLUMNS = Frame(width=100, height=100, columns=2, gutter=10)


@dataclass(frozen=True)
class Lines:
    """A text of lines ten points high; a number stands in a line that calls a footnote."""

    lines: tuple[str, ...]
    whole: bool = False
    drawn: list[str] = field(default_factory=list)

    def wrap(self, width: float, height: float, /) -> tuple[float, float]:
        return width, 10.0 * len(self.lines)

    def split(self, width: float, height: float, /) -> Sequence[Flow]:
        fit = int(height // 10)
        if self.whole or not 0 < fit < len(self.lines):
            return ()
        return Lines(self.lines[:fit]), Lines(self.lines[fit:])

    def drawOn(self, canvas: Any, x: float, y: float, /) -> None:  # noqa: N802 - the library's name
        self.drawn.append("drawn")


def text(count: int, word: str = "x", **room: Any) -> Piece:
    return Piece(Lines((word,) * count), **room)


def called(flow: Flow) -> list[str]:
    assert isinstance(flow, Lines)
    return [line for line in flow.lines if line.isdigit()]


NOTES = Notes(called, lambda numbers: 10.0 * len(numbers))


def heights(sheet: Sheet) -> list[tuple[float, int]]:
    """Where each flow begins, and how many lines it has."""
    return [(p.y - 10 * len(p.flow.lines), len(p.flow.lines)) for p in sheet.placed if isinstance(p.flow, Lines)]


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    sheets = lay_out([text(8), text(6, gap=5)], FRAME, NOTES)
    assert [heights(sheet) for sheet in sheets] == [[(0, 8), (85, 1)], [(0, 5)]]


def test_a_heading_moves_to_the_page_of_what_it_heads() -> None:
    sheets = lay_out([text(8), text(1, keep=True), text(4)], FRAME, NOTES)
    assert [heights(sheet) for sheet in sheets] == [[(0, 8)], [(0, 1), (10, 4)]]


def test_two_headings_move_together() -> None:
    sheets = lay_out([text(7), text(1, keep=True), text(1, keep=True), text(4)], FRAME, NOTES)
    assert [len(sheet.placed) for sheet in sheets] == [1, 3]


def test_a_page_break_ends_a_page_and_none_is_empty() -> None:
    sheets = lay_out([Piece(None), text(1), Piece(None), Piece(None), text(2)], FRAME, NOTES)
    assert [heights(sheet) for sheet in sheets] == [[(0, 1)], [(0, 2)]]


def test_a_footnote_stands_on_the_page_that_calls_it() -> None:
    lines = ("x",) * 5 + ("1",) + ("x",) * 4 + ("2",)
    sheets = lay_out([Piece(Lines(lines))], FRAME, NOTES)
    assert [(heights(sheet), sheet.notes) for sheet in sheets] == [([(0, 9)], ("1",)), ([(0, 2)], ("2",))]


def test_a_last_line_with_a_call_moves_when_its_note_does_not_fit() -> None:
    sheets = lay_out([Piece(Lines(("x",) * 9 + ("1", "x")))], FRAME, NOTES)
    assert [sheet.notes for sheet in sheets] == [(), ("1",)]


def test_a_repeated_call_has_its_note_once() -> None:
    sheets = lay_out([text(2, "1"), Piece(None), text(2, "1")], FRAME, NOTES)
    assert [sheet.notes for sheet in sheets] == [("1",), ()]


def test_columns_are_even_above_a_wide_block() -> None:
    (sheet,) = lay_out([text(8, wide=False), text(2, gap=5)], COLUMNS, NOTES)
    assert [(p.x, p.width) for p in sheet.placed] == [(0, 45), (55, 45), (0, 100)]
    assert heights(sheet) == [(0, 4), (0, 4), (45, 2)]


def test_full_columns_go_on_on_the_next_page() -> None:
    sheets = lay_out([text(26, wide=False)], COLUMNS, NOTES)
    assert [[n for _, n in heights(sheet)] for sheet in sheets] == [[10, 10], [3, 3]]


def test_a_block_that_is_higher_than_a_page_is_refused() -> None:
    with pytest.raises(TooTallError):
        lay_out([Piece(Lines(("x",) * 11, whole=True))], FRAME, NOTES)
