"""What stands where on which page: paragraphs broken over pages and columns, footnotes on the page that calls them.

Knows nothing of the library that draws: it asks each flow how high it is and how it splits.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import Any, Protocol

_LEAST = 30.0
"""Points of a block that must stand on the page of the heading before it: two lines."""
_STEP = 6.0
"""Points by which two columns grow until they hold their text at the same height."""


class Flow(Protocol):
    """Something that can be drawn and may be split; sizes are in points."""

    def wrap(self, width: float, height: float, /) -> tuple[float, float]:
        """The width and height it takes."""

    def split(self, width: float, height: float, /) -> "Sequence[Flow]":
        """What of it fits and what is left, or nothing where it cannot be split so."""

    def drawOn(self, canvas: Any, x: float, y: float, /) -> None:  # noqa: N802 - the library's name
        """Draw it with its bottom left corner there."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A flow with its room: `gap` points before it, `keep` with what follows, `wide` across the columns. Without a flow
    it is a new page."""

    flow: Flow | None
    gap: float = 0.0
    keep: bool = False
    wide: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """A flow and where its bottom left corner is, from the frame's top left corner, downwards."""

    flow: Flow
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: what stands on it, and the numbers of its footnotes."""

    placed: tuple[Placed, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of a page: its size, its columns, and the gutter between two of them."""

    width: float
    height: float
    columns: int
    gutter: float

    @property
    def column(self) -> float:
        return (self.width - self.gutter * (self.columns - 1)) / self.columns


@dataclass(frozen=True, slots=True)
class Notes:
    """How to find the footnotes that a flow calls, and how high some of them are at a page's foot."""

    called: Callable[[Flow], Sequence[str]]
    height: Callable[[Sequence[str]], float]


class TooTallError(Exception):
    """A block that cannot be split and is higher than a page."""


def lay_out(pieces: Sequence[Piece], frame: Frame, notes: Notes) -> tuple[Sheet, ...]:
    """The pages. Raises TooTallError."""
    sheets: list[Sheet] = []
    seen: set[str] = set()
    for is_break, run in groupby(pieces, lambda piece: piece.flow is None):
        rest = () if is_break else tuple(run)
        while rest:
            sheet, rest = _fill_sheet(rest, frame, notes, seen)
            seen.update(sheet.notes)
            sheets.append(sheet)
    return tuple(sheets)


def _fill_sheet(pieces: Sequence[Piece], frame: Frame, notes: Notes, seen: set[str]) -> tuple[Sheet, tuple[Piece, ...]]:
    """One page; it is filled again with less room until its own footnotes fit below."""
    reserve = 0.0
    while True:
        placed, rest = _fill_bands(pieces, replace(frame, height=frame.height - reserve))
        if not placed:
            raise TooTallError("a block is higher than a page; expected one that fits or can be split")
        numbers = dict.fromkeys(n for p in placed for n in notes.called(p.flow) if n not in seen)
        needed = notes.height(tuple(numbers)) if numbers else 0.0
        if needed <= reserve:
            return Sheet(placed, tuple(numbers)), rest
        reserve = needed


def _fill_bands(pieces: Sequence[Piece], frame: Frame) -> tuple[tuple[Placed, ...], tuple[Piece, ...]]:
    """A page from its top: bands across the page and bands of columns, in turn."""
    placed: tuple[Placed, ...] = ()
    y, rest = 0.0, tuple(pieces)
    while rest:
        run = _head_run(rest, frame)
        wide = run[0].wide or frame.columns == 1
        gap = run[0].gap if placed else 0.0
        fill = _fill_column if wide else _fill_columns
        filled = fill(run, frame.width if wide else frame.column, frame.height - y - gap, frame.gutter)
        placed += tuple(replace(p, y=p.y + y + gap) for p in filled.placed)
        rest = filled.rest + rest[len(run) :]
        if filled.rest:
            break
        y += gap + filled.used
    return placed, rest


def _head_run(pieces: tuple[Piece, ...], frame: Frame) -> tuple[Piece, ...]:
    """The first pieces that stand in one band."""
    if frame.columns == 1:
        return pieces
    return tuple(takewhile(lambda piece: piece.wide == pieces[0].wide, pieces))


@dataclass(frozen=True, slots=True)
class _Filled:
    placed: tuple[Placed, ...]
    rest: tuple[Piece, ...]
    used: float


def _fill_column(pieces: tuple[Piece, ...], width: float, height: float, gutter: float = 0.0) -> _Filled:
    """As many pieces as fit under each other; the last may be split."""
    placed: list[Placed] = []
    y = 0.0
    for n, piece in enumerate(pieces):
        assert piece.flow is not None, "pages are parted before they are filled"
        gap = piece.gap if placed else 0.0
        tall = piece.flow.wrap(width, height)[1]
        if y + gap + tall + _held(pieces, n, width) <= height:
            y += gap + tall
            placed.append(Placed(piece.flow, 0.0, y, width))
            continue
        parts = () if piece.keep or height - y - gap < 0 else piece.flow.split(width, height - y - gap)
        if len(parts) < 2:
            return _Filled(tuple(placed), pieces[n:], y)
        y += gap + parts[0].wrap(width, height)[1]
        placed.append(Placed(parts[0], 0.0, y, width))
        left = [replace(piece, flow=part) for part in parts[1:]]
        return _Filled(tuple(placed), (*left, *pieces[n + 1 :]), y)
    return _Filled(tuple(placed), (), y)


def _held(pieces: Sequence[Piece], n: int, width: float) -> float:
    """Room to leave below a heading for the beginning of what it heads."""
    if not pieces[n].keep or n + 1 == len(pieces):
        return 0.0
    following = pieces[n + 1]
    assert following.flow is not None, "pages are parted before they are filled"
    tall = following.flow.wrap(width, 1e6)[1]
    return following.gap + (tall + _held(pieces, n + 1, width) if following.keep else min(tall, _LEAST))


def _fill_columns(pieces: tuple[Piece, ...], width: float, height: float, gutter: float) -> _Filled:
    """Two columns, even ones where they do not fill the page."""
    filled = _fill_two(pieces, width, height, gutter)
    even = filled.used / 2
    while not filled.rest and even < height:
        tried = _fill_two(pieces, width, even, gutter)
        if not tried.rest:
            return tried
        even += _STEP
    return filled


def _fill_two(pieces: tuple[Piece, ...], width: float, height: float, gutter: float) -> _Filled:
    left = _fill_column(pieces, width, height)
    right = _fill_column(left.rest, width, height) if left.placed else left
    shifted = tuple(replace(p, x=width + gutter) for p in right.placed)
    return _Filled(left.placed + shifted, right.rest, max(left.used, right.used))
