"""Which pages must be read off their picture, and what to make of the text that they already have. Whatever is printed
must be read; a text layer is given up only where it is worthless."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from ingest.readers.ocr.wordlike import is_readable, is_wordlike, share_of_pairs
from ingest.readers.pdfium.pages import Box, Picture, Sheet, Word

LOOK = 1.0
"""Pixels a point of the rendering that is looked at here."""
Cells = npt.NDArray[np.bool_]

_CELL = 12  # points: a line's height
_INK = 60  # grey levels from the paper
_INKED = 3  # pixels of a cell's 144
_UNKNOWN = "\ufffd"
_LOST = (
    0.03  # of the characters; a page with words cut by unknown hyphens has .005, bullets that stand alone do not count
)
_SOUP_PAIRS, _ENOUGH_PAIRS = 0.48, 30  # measured at `wordlike`: text .58 (Polish) and more, junk .43 and less
_SOUP, _ENOUGH_WORDS = 0.5, 5  # unreadable words; pages of text .05 at most, a report in fixed columns .13
_POOR_LAYER = 0.18  # the same, under a picture: a chart's worthless layer .24, a book's fair one .04
_MOST_OF_PAGE = 0.6
_DRAWN = 0.1  # of the page: a signature takes .02, a letterhead .05; a table whose letters are shapes more
_PRINT_WIDTH, _PRINT_HEIGHT = 90.0, 36.0  # points: five words on three lines of small print need as much
_UNREAD = 0.3  # of a picture's inked cells without a word on them; under fair layers .05 to .2
_TOUCH = 3.0  # points between the strips in which scanners lay down one picture
_OFF = 20.0  # points; a skew of 2 degrees moves a corner of the page by 15
_LETTER, _MANY_LETTERS = 20.0, 150  # points; two lines of print
_LEAST_WORDS = 5  # a scrawl or a photograph gives fewer
_LONG_WORD = 3


def needs_ocr(sheet: Sheet, look: Picture) -> bool:
    """Whether the page must be read as a picture and its own words put aside. `look` is the page at LOOK.

    A page with nothing on it need not; one with a picture or drawing and no words must, whatever it shows.
    """
    if not sheet.words:
        return bool(_inked(sheet, look).any())
    texts = [word.text for word in sheet.words]
    if _is_lost(texts) or _is_soup(texts):
        return True
    return _covered(sheet) >= _MOST_OF_PAGE and _unreadable(texts) > _POOR_LAYER


def is_read_off(sheet: Sheet) -> bool:
    """Whether the page's own words are likely somebody's OCR: they lie on a picture of the page."""
    if _covered(sheet) < _MOST_OF_PAGE:
        return False
    on = _grid(sheet, sheet.pictures)
    over = sum(bool(on[_row(sheet, w), _column(sheet, w)]) for w in sheet.words)
    return 2 * over > len(sheet.words)


def unread_pictures(sheet: Sheet, look: Picture) -> tuple[Box, ...]:
    """Where a page with good words has pictures that may hold print, or large drawings, with much ink and few words
    over it."""
    page = Box(0, 0, sheet.width, sheet.height)
    pictures = [box for box in _joined(_common(p, page) for p in sheet.pictures) if _may_hold_print(box)]
    drawn = [_common(thing, page) for thing in _drawn_letters(sheet)]
    large = [*pictures, *(box for box in drawn if box.width * box.height >= _DRAWN * sheet.width * sheet.height)]
    if not large:
        return ()
    inked, worded = _inked(sheet, look), _grid(sheet, [word.box for word in sheet.words])
    found = []
    for box in large:
        ink = inked & _grid(sheet, [box])
        if ink.any() and (ink & ~worded).sum() > _UNREAD * ink.sum():
            found.append(box)
    return tuple(found)


def _may_hold_print(box: Box) -> bool:
    return box.width >= _PRINT_WIDTH and box.height >= _PRINT_HEIGHT


_EDGE = 0.13  # of the page's height, at its head and at its foot
_STAMP = 6.0  # points: the least height of a stamp that can be read


def edge_pictures(sheet: Sheet) -> tuple[Box, ...]:
    """The pictures at a page's head and foot, of any size: one may be a stamp that closes the page."""
    page = Box(0, 0, sheet.width, sheet.height)
    things = _joined(_common(picture, page) for picture in sheet.pictures)
    high = sheet.height * _EDGE
    return tuple(
        box
        for box in things
        if box.height >= _STAMP and box.width >= 2 * _STAMP and (box.bottom <= high or box.top >= sheet.height - high)
    )


def cut(picture: Picture, box: Box, scale: float) -> Picture:
    """The part of a page's rendering in a box, at `scale` pixels a point."""
    top, low, left, right = (max(round(side * scale), 0) for side in (box.top, box.bottom, box.left, box.right))
    return picture[top:low, left:right]


def add_words(words: Sequence[Word], read: Sequence[Word], box: Box) -> tuple[Word, ...]:
    """The page's words and after them those read off its picture in `box`, where they lie on no word of the page.

    A picture that gives hardly a word (a signature, a photograph) gives none.
    """
    new = moved_words(words, read, box)
    long = [word.text for word in new if len(word.text) >= _LONG_WORD and is_wordlike(word.text)]
    enough = len(long) >= _LEAST_WORDS and _unreadable([word.text for word in new]) < _SOUP
    return (*words, *new) if enough else tuple(words)


def moved_words(words: Sequence[Word], read: Sequence[Word], box: Box) -> list[Word]:
    """The words read off a page's picture in `box`, at their places on it, but those that lie on a word of the page."""
    moved = [_moved(word, box) for word in read]
    return [word for word in moved if not any(_lies_on(word, old) for old in words)]


def _drawn_letters(sheet: Sheet) -> list[Box]:
    """Where the page has text whose letters are drawn as shapes; a chart may be taken for it."""
    small = [p for p in sheet.paths if 0 < p.width <= _LETTER and 0 < p.height <= _LETTER]
    return [_around(small)] if len(small) >= _MANY_LETTERS else []


def _is_lost(texts: Sequence[str]) -> bool:
    """Whether the font does not say what many characters are; a lone one may be a bullet."""
    within = sum(text.count(_UNKNOWN) for text in texts if len(text) > 1)
    alone = sum(text == _UNKNOWN for text in texts)
    return within > _LOST * sum(map(len, texts)) or 2 * alone > len(texts)


def _is_soup(texts: Sequence[str]) -> bool:
    """Whether the text is no language: a font that names its letters wrongly. Figures are never held against it."""
    share, pairs = share_of_pairs(texts)
    if pairs >= _ENOUGH_PAIRS and share < _SOUP_PAIRS:
        return True
    return len(texts) >= _ENOUGH_WORDS and _unreadable(texts) > _SOUP


def _unreadable(texts: Sequence[str]) -> float:
    return sum(not is_readable(text) for text in texts) / max(len(texts), 1)


def _covered(sheet: Sheet) -> float:
    return float(_grid(sheet, sheet.pictures).mean())


def _inked(sheet: Sheet, look: Picture) -> Cells:
    """The cells of the page in which something is to be seen."""
    grey = look.astype(np.int16)
    ink = (np.abs(grey - np.median(grey, axis=(0, 1)).astype(np.int16)) > _INK).any(axis=2)
    high, wide = _shape(sheet)
    rows = np.minimum(np.arange(ink.shape[0]) * sheet.height / ink.shape[0] / _CELL, high - 1).astype(int)
    columns = np.minimum(np.arange(ink.shape[1]) * sheet.width / ink.shape[1] / _CELL, wide - 1).astype(int)
    counts = np.zeros((high, wide), int)
    at = np.nonzero(ink)
    np.add.at(counts, (rows[at[0]], columns[at[1]]), 1)
    return counts >= _INKED


def _grid(sheet: Sheet, boxes: Iterable[Box]) -> Cells:
    """The cells of the page that any of the boxes touches."""
    cells = np.zeros(_shape(sheet), bool)
    for box in boxes:
        top, left = max(int(box.top // _CELL), 0), max(int(box.left // _CELL), 0)
        cells[top : max(int(box.bottom // _CELL) + 1, 0), left : max(int(box.right // _CELL) + 1, 0)] = True
    return cells


def _shape(sheet: Sheet) -> tuple[int, int]:
    return int(sheet.height // _CELL) + 1, int(sheet.width // _CELL) + 1


def _row(sheet: Sheet, word: Word) -> int:
    return int(np.clip((word.box.top + word.box.bottom) / 2 // _CELL, 0, _shape(sheet)[0] - 1))


def _column(sheet: Sheet, word: Word) -> int:
    return int(np.clip((word.box.left + word.box.right) / 2 // _CELL, 0, _shape(sheet)[1] - 1))


def _joined(boxes: Iterable[Box]) -> list[Box]:
    """The boxes, those that touch as one."""
    joined: list[Box] = []
    for box in boxes:
        near = [other for other in joined if _touch(box, other)]
        while near:
            joined = [other for other in joined if other not in near]
            box = _around([box, *near])
            near = [other for other in joined if _touch(box, other)]
        joined.append(box)
    return joined


def _touch(a: Box, b: Box) -> bool:
    across = a.left <= b.right + _TOUCH and b.left <= a.right + _TOUCH
    return across and a.top <= b.bottom + _TOUCH and b.top <= a.bottom + _TOUCH


def _around(boxes: Sequence[Box]) -> Box:
    sides = np.array([(b.left, b.top, b.right, b.bottom) for b in boxes])
    (left, top, _, _), (_, _, right, bottom) = sides.min(axis=0).tolist(), sides.max(axis=0).tolist()
    return Box(left, top, right, bottom)


def _common(a: Box, b: Box) -> Box:
    left, top = max(a.left, b.left), max(a.top, b.top)
    return Box(left, top, max(min(a.right, b.right), left), max(min(a.bottom, b.bottom), top))


def _moved(word: Word, part: Box) -> Word:
    box = word.box
    sides = Box(box.left + part.left, box.top + part.top, box.right + part.left, box.bottom + part.top)
    return replace(word, box=sides, base=word.base + part.top)


def _lies_on(new: Word, old: Word) -> bool:
    """Whether the middle of the one is on the other, or they are the same word, which stands a little off where the
    picture was straightened."""
    x, y = (new.box.left + new.box.right) / 2, (new.box.top + new.box.bottom) / 2
    away = _OFF if new.text == old.text else 0.0
    across = old.box.left - away <= x <= old.box.right + away
    return across and old.box.top - away <= y <= old.box.bottom + away
