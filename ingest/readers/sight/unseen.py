"""What a PDF page hides: words that a reader cannot see, and what is noted beside the text. It never quotes a word.

A character can be seen if the page looks different without it. The page is drawn with its text and without it, and what
changes nothing in its own place is covered, of the colour of its ground, outside the page or not drawn at all.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ingest.readers import Hidden
from ingest.readers.pdfium.pages import Box, Pdf, PdfPage, Sheet
from ingest.readers.sight.glyph_ink import Pixels, find_overlaps, mark, mark_big, middle_colours, most_of, spreads
from ingest.readers.sight.letters import (
    Boxes,
    Flags,
    Letters,
    any_of,
    boxes_of,
    find_echoes,
    find_letters,
    mark_outside,
    mark_tiny,
    share_covered,
)
from ingest.readers.sight.note_sorts import ATTACHED, sort_notes
from ingest.readers.sight.scan_layer import find_layer
from ingest.readers.sight.word_sorts import BOX, Ground, sort_words

OUTSIDE = "text outside the page"
TINY = "microscopic text"


@dataclass(frozen=True, slots=True)
class Unseen:
    """What was found on a page: the indices of the words that are hidden, those of a scan's own layer of text, which
    lie over the picture's ink, and the sorts of hidden matter. Neither kind of word is seen on the page."""

    words: frozenset[int]
    layer: frozenset[int]
    found: tuple[Hidden, ...]


_ENOUGH, _LEAST = 12, 7  # of 255: 5 in a hundred make a word out; the thinnest of its letters show half of that
_SCALE = 2.0  # pixels a point: the stem of an l of 8 points is then more than a pixel wide
_MOST_PIXELS = 12_000_000  # 48 MB; a page of A0 is drawn at 1.2 pixels a point, one of 200 inches at a quarter


def find_hidden(page: PdfPage, sheet: Sheet) -> Unseen:
    """What a page hides. The sheet must be the one last read of this page."""
    letters = find_letters(sheet)
    hidden, layer, sorts = frozenset[int](), frozenset[int](), tuple[str, ...]()
    if len(letters.owner):
        hidden, layer, sorts = _Look(page, sheet, letters).find()
    sorts += sort_notes(page.notes, sheet, hidden)
    return Unseen(hidden, layer, tuple(Hidden(sort, sheet.number) for sort in dict.fromkeys(sorts)))


def find_attached(pdf: Pdf) -> tuple[Hidden, ...]:
    """What is attached to a file as a whole."""
    return (Hidden(ATTACHED, None),) if pdf.attached else ()


class _Look:
    """One page, drawn with its text and without."""

    def __init__(self, page: PdfPage, sheet: Sheet, letters: Letters) -> None:
        self._page, self._sheet, self._letters = page, sheet, letters
        self._scale = min(_SCALE, math.sqrt(_MOST_PIXELS / max(sheet.width * sheet.height, 1.0)))
        self._boxes: Boxes = letters.boxes * np.float32(self._scale)
        self._shown, self._bare = page.pixels(self._scale), page.pixels(self._scale, ())
        self._inks = np.vstack((page.inks(), _UNKNOWN))  # the last row is that of run -1

    def find(self) -> tuple[frozenset[int], frozenset[int], tuple[str, ...]]:
        """The hidden words, the words of a scan's layer, and the sorts of what is hidden."""
        letters, count = self._letters, len(self._sheet.words)
        outside, cut = mark_outside(self._sheet, letters)
        tiny, covered = mark_tiny(self._sheet, letters), self._covered()
        lost = self._lost() & ~cut
        unseen = any_of(letters.owner, lost, count)
        layer = find_layer(self._sheet, (unseen | tiny) & ~outside, self._shown, self._scale)
        hidden = (unseen | outside | tiny | covered) & ~layer
        echoes = list(find_echoes(self._sheet, hidden))
        told = hidden.copy()
        told[echoes] = False
        named = [(OUTSIDE, outside), (TINY, tiny & ~outside), (BOX, covered)]
        sorts = [sort for sort, words in named if (words & told).any()]
        sorts += self._sorts(lost & (told & ~outside & ~tiny & ~covered)[letters.owner])
        return _indices(hidden), _indices(layer), tuple(sorts)

    def _lost(self) -> Flags:
        """For each letter whether it cannot be seen."""
        lost = self._unmarked(np.arange(len(self._boxes)), self._shown)
        pairs = self._overlaps(self._inks[self._letters.runs, 3] > 0)
        clashing = np.isin(self._letters.runs, [run for pair in pairs for run in pair])
        flat = spreads(self._boxes[clashing] + _AROUND, self._shown) < _ENOUGH
        for runs in _layers(pairs):
            rows = np.flatnonzero(np.isin(self._letters.runs, list(runs)))
            lost[rows] = self._unmarked(rows, self._page.pixels(self._scale, runs))
        lost[clashing] |= flat
        return lost

    def _overlaps(self, drawn: Flags) -> set[tuple[int, int]]:
        height, width = self._shown.shape
        rows = drawn & (self._letters.runs >= 0)
        return find_overlaps(self._boxes[rows] * _HALF, self._letters.runs[rows], (height // 2 + 1, width // 2 + 1))

    def _unmarked(self, rows: npt.NDArray[np.intp], shown: Pixels) -> Flags:
        """Which of these letters change nothing in a drawing, or not in a third that something is drawn over, or are of
        a word too pale to be made out."""
        marked = mark(self._boxes[rows], shown, self._bare, _LEAST // 2)
        strength = marked.change * np.where(mark_big(self._boxes[rows]), 2, 1).astype(np.int32)
        groups = self._letters.owner[rows].astype(np.int64) * len(self._inks) + self._letters.runs[rows]
        lost: Flags = (marked.change < _LEAST) | (most_of(strength, groups) < _ENOUGH)
        part = np.flatnonzero(~lost & ~marked.whole)
        covers = boxes_of((*self._sheet.paths, *self._sheet.pictures) if len(part) else ())
        lost[part] = share_covered(self._letters.boxes[rows[part]], covers) >= _PARTLY
        return lost

    def _covered(self) -> Flags:
        """The words under a note that is to be filled in but has no picture."""
        covers = boxes_of([Box(*note.box) for note in self._page.notes if note.covers and note.shown])
        return share_covered(boxes_of([w.box for w in self._sheet.words]), covers) > _PARTLY

    def _sorts(self, lost: Flags) -> list[str]:
        """What hides the letters that are lost, each sort once."""
        boxes, runs = self._letters.boxes[lost], self._letters.runs[lost]
        highlights = [Box(*note.box) for note in self._page.notes if note.kind == "highlight"]
        ground = Ground(boxes_of(self._sheet.paths), boxes_of(self._sheet.pictures), boxes_of(highlights) + _NEAR)
        bare = middle_colours(self._boxes[lost], self._bare)
        return list(dict.fromkeys(sort_words(boxes, self._inks[runs], bare, ground)))


_NEAR = np.array([-3, -3, 3, 3], np.float32)  # points, by which a highlight's picture may stand out of its box
_HALF = np.float32(0.5)
_UNKNOWN = np.array([[0, 0, 0, 255]], np.uint8)
_PARTLY = 0.25  # of a letter's box; underlines and the lines of tables take less
_AROUND = np.array([-2, -2, 2, 2], np.float32)  # pixels, so that an l has its ground about it
_MOST_LAYERS = 6  # drawings of a page whose texts lie over one another; a plan's labels need four


def _layers(pairs: Iterable[tuple[int, int]]) -> list[set[int]]:
    """The runs that overlap, put into as few layers as may be, none with two that overlap."""
    beside: dict[int, set[int]] = {}
    for one, other in pairs:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    layers: list[set[int]] = []
    for run in sorted(beside):
        free = next((layer for layer in layers if not layer & beside[run]), None)
        if free is None and len(layers) < _MOST_LAYERS:
            layers.append(free := set())
        (free if free is not None else layers[-1]).add(run)
    return layers


def _indices(flags: Flags) -> frozenset[int]:
    return frozenset(np.flatnonzero(flags).tolist())
