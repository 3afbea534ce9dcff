"""Words of a page to rows of print: what stands on one baseline, left to right, spaces and raised figures as set."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.readers.layout.spaced import close_letters
from ingest.readers.pdfium.pages import Box, Word

SOFT = "\u00ad"
"""At a line's end: a hyphen that stands there for the line's end alone."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words on one baseline with no wide gap between them. `order` is the place of each word in the file."""

    words: tuple[Word, ...]
    order: tuple[int, ...]

    @property
    def left(self) -> float:
        """Where it begins, in points."""
        return self.words[0].box.left

    @property
    def right(self) -> float:
        """Where it ends, in points."""
        return max(w.box.right for w in self.words)

    @property
    def text(self) -> str:
        """The words as printed."""
        return join_words(self.words)


@dataclass(frozen=True, slots=True)
class Row:
    """Everything on one baseline. `cells` are parted by wide gaps; `height` is the usual height of its characters."""

    cells: tuple[Cell, ...]
    base: float
    height: float

    @property
    def left(self) -> float:
        """Where it begins, in points."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Where it ends, in points."""
        return max(c.right for c in self.cells)

    @property
    def words(self) -> tuple[Word, ...]:
        """All its words, left to right."""
        return tuple(w for c in self.cells for w in c.words)

    @property
    def text(self) -> str:
        """The row as one line."""
        return " ".join(c.text for c in self.cells)

    @property
    def bold(self) -> bool:
        """Whether all of its letters are bold."""
        return all(w.bold for w in self.words if re.search(r"\w", w.text))


_SAME_ROW = 0.5  # of the smaller height; words that overlap so much stand on one baseline, raised figures included
_REACH = 4  # rows above that a word may still belong to


def read_rows(words: Sequence[Word]) -> tuple[Row, ...]:
    """The rows of upright words, top to bottom. A word's index is its place in the file."""
    rows: list[list[int]] = []
    bands: list[Box] = []
    for i in sorted(range(len(words)), key=lambda i: words[i].base):
        near = range(len(rows) - 1, max(-1, len(rows) - 1 - _REACH), -1)
        found = next((r for r in near if _overlap(bands[r], words[i].box) >= _SAME_ROW), None)
        if found is None:
            rows.append([i])
            bands.append(words[i].box)
        else:
            rows[found].append(i)
            if words[i].box.height > bands[found].height:
                bands[found] = words[i].box
    return tuple(sorted((_row(words, row) for row in rows), key=lambda r: r.base))


def _overlap(a: Box, b: Box) -> float:
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared / max(min(a.height, b.height), 0.1)


def _row(words: Sequence[Word], indices: Iterable[int]) -> Row:
    ordered = sorted(indices, key=lambda i: words[i].box.left)
    height = median(words[i].box.height for i in ordered)
    full = [words[i] for i in ordered if words[i].box.height >= 0.9 * height]
    base = median(w.base for w in full)
    marked = _raise_figures([words[i] for i in ordered], height)
    cells: list[tuple[list[Word], list[int]]] = []
    reach = 0.0
    for i, word in zip(ordered, marked, strict=True):
        if cells and not _is_gap(cells[-1][0], word.box.left - reach, height):
            cells[-1][0].append(word)
            cells[-1][1].append(i)
            reach = max(reach, word.box.right)
        else:
            cells.append(([word], [i]))
            reach = word.box.right
    return Row(tuple(Cell(close_letters(w, height), tuple(o)) for w, o in cells), base, height)


WIDE = 0.9  # of a character's height; wider than two spaces or a space in justified text
MARK = re.compile(r"^(?:\(?\d{1,3}(?:\.\d{1,3})+[.)]?|\(?\d{1,3}[.)]|\(?[A-Za-z][.)]|\(?[ivx]{1,5}[.)]|[•●▪◦○–—-])$")
"""A printed number or bullet, with which its paragraph begins after a gap of any width."""


def _is_gap(before: Sequence[Word], white: float, height: float) -> bool:
    if len(before) == 1 and MARK.match(before[0].text):
        return False
    return white > WIDE * height


_RAISED_BY, _SMALLER = 0.12, 0.88  # of the height of the word beside it
_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _raise_figures(words: Sequence[Word], height: float) -> list[Word]:
    """A row's words, a footnote's call or number in raised figures: small and high beside the word that it follows, or
    at the head of a note the word that follows it."""
    marked: list[Word] = []
    beside: Word | None = None
    for n, word in enumerate(words):
        near = beside is not None and word.box.left - beside.box.right < height
        against = beside if near else words[n + 1] if n + 1 < len(words) else None
        if against is not None and _is_raised(word, against):
            marked.append(replace(word, text=word.text.translate(_FIGURES)))
        else:
            marked.append(word)
            beside = word
    return marked


def _is_raised(word: Word, against: Word) -> bool:
    height = against.box.height
    small = word.box.height < _SMALLER * height and against.base - word.base > _RAISED_BY * height
    return small and bool(re.fullmatch(r"\d{1,3}[,\d]{0,4}", word.text))


def join_words(words: Sequence[Word]) -> str:
    """Words with a space between, but where the file has none; a hyphen left off at the end is a soft one."""
    text = ""
    for word in words:
        text += word.text if not text or word.glued else f" {word.text}"
    return text + SOFT if words[-1].hyphen else text
