"""The characters of a page that tell a reader something, and where they and their words stand. Pure arithmetic."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ingest.readers.pdfium.pages import Box, Sheet, Word

Boxes = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters and figures in the order of the page: `boxes` of their ink in points, their words' indices in `owner`,
    and the runs of text they are drawn with. Dots, dashes, bullets and spaces tell nothing and are not among them."""

    boxes: Boxes
    owner: Numbers
    runs: Numbers


def find_letters(sheet: Sheet) -> Letters:
    """The letters of a sheet. A word whose font draws nothing has its whole box for the ink of each."""
    size = sheet.glyphs[:, 2:] - sheet.glyphs[:, :2]
    inked = (size > 0).all(axis=1)
    telling = _telling(sheet)
    empty = telling & ~any_of(sheet.owner, inked & telling, len(sheet.words))[sheet.owner]
    boxes = np.where(empty[:, None], boxes_of([w.box for w in sheet.words])[sheet.owner], sheet.glyphs)
    rows = np.flatnonzero(telling & (inked | empty))
    runs = sheet.runs if len(sheet.runs) == len(sheet.owner) else np.full(len(sheet.owner), -1, np.int32)
    return Letters(np.nan_to_num(boxes[rows].astype(np.float32)), sheet.owner[rows], runs[rows])


def _telling(sheet: Sheet) -> Flags:
    counts = np.bincount(sheet.owner, minlength=len(sheet.words))
    flags = [flag for word, count in zip(sheet.words, counts, strict=True) for flag in _tells(word, int(count))]
    return np.array(flags, np.bool_)


def _tells(word: Word, characters: int) -> Sequence[bool]:
    """For each of a word's characters whether it is a letter, a figure, or of a font that does not say what it shows. A
    ligature is one character and several letters: a word with one counts whole."""
    if word.text.isalnum() and len(word.text) == characters:
        return [True] * characters
    flags = [c.isalnum() or c == "\ufffd" for c in word.text]
    return flags if len(flags) == characters else [any(flags)] * characters


def boxes_of(boxes: Sequence[Box]) -> Boxes:
    """A row of left, top, right and bottom for each box."""
    return np.array([(b.left, b.top, b.right, b.bottom) for b in boxes], np.float32).reshape(-1, 4)


def any_of(owner: Numbers, flags: Flags, count: int) -> Flags:
    """For each of `count` words whether the flag of any of its characters is set."""
    return np.bincount(owner[flags], minlength=count) > 0


def share_covered(boxes: Boxes, covers: Boxes) -> npt.NDArray[np.float32]:
    """For each box the largest share of it that a single one of the covers takes."""
    most = np.zeros(len(boxes), np.float32)
    area = np.maximum((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]), np.float32(1e-6))
    for cover in covers:
        width = np.minimum(boxes[:, 2], cover[2]) - np.maximum(boxes[:, 0], cover[0])
        height = np.minimum(boxes[:, 3], cover[3]) - np.maximum(boxes[:, 1], cover[1])
        most = np.maximum(most, np.maximum(width, 0) * np.maximum(height, 0) / area)
    return most


_SMALLEST = 1.5  # points; in type of 2 points the capitals are 1.45 high
_NARROWEST = 0.5  # points from letter to letter; in type of 2 points they are 1 apart


def mark_tiny(sheet: Sheet, letters: Letters) -> Flags:
    """For each word whether it is too small to be read as it is displayed: about 2 points, or squeezed to nothing."""
    count = len(sheet.words)
    width, height = (letters.boxes[:, 2:] - letters.boxes[:, :2]).T
    angles = np.array([word.angle for word in sheet.words])[letters.owner]
    high = np.select((angles % 180 == 0, angles % 180 == 90), (height, width), np.maximum(width, height))
    legible = any_of(letters.owner, high > _SMALLEST, count)
    found = any_of(letters.owner, np.ones(len(letters.owner), np.bool_), count) & ~legible
    return found | np.array([_is_squeezed(word) for word in sheet.words], np.bool_)


def _is_squeezed(word: Word) -> bool:
    box, count = word.box, len(word.text)
    if min(box.width, box.height) >= _NARROWEST * count or word.angle % 90 or not any(c.isalnum() for c in word.text):
        return False
    long, high = (box.height, box.width) if word.angle % 180 else (box.width, box.height)
    return high < _NARROWEST or (count > 2 and long < _NARROWEST * count)


def mark_outside(sheet: Sheet, letters: Letters) -> tuple[Flags, Flags]:
    """For each word whether it stands outside the page, at least by half; for each letter whether it is not wholly on
    the page, so that a word which the edge cuts is judged by the rest of it."""
    left, top, right, bottom = letters.boxes.T
    page = np.array([(0, 0, sheet.width, sheet.height)], np.float32)
    off = share_covered(letters.boxes, page) < _ON
    cut = (left < 0) | (top < 0) | (right > sheet.width) | (bottom > sheet.height)
    count = len(sheet.words)
    gone = np.bincount(letters.owner[off], minlength=count) * 2
    return (gone > 0) & (gone >= np.bincount(letters.owner, minlength=count)), cut


_ON = 0.25  # of a letter's box; half an a is still told from an e


def find_echoes(sheet: Sheet, hidden: Flags) -> Iterator[int]:
    """The hidden words that stand, seen, at the same place: the second printing of a shadow or of a halo."""
    seen: dict[str, list[Box]] = {}
    if not hidden.any():
        return
    for word, unseen in zip(sheet.words, hidden, strict=True):
        if not unseen:
            seen.setdefault(word.text, []).append(word.box)
    for i in np.flatnonzero(hidden):
        word = sheet.words[i]
        near = boxes_of(seen.get(word.text, ()))
        if len(near) and share_covered(boxes_of([word.box]), near)[0] > 0.5:
            yield int(i)
