"""The layer of text that a scanner's program puts over or under its picture: which of its words the picture shows."""

from collections.abc import Iterator

import numpy as np

from ingest.readers.pdfium.pages import Box, Sheet, Word
from ingest.readers.sight.glyph_ink import Flags, Pixels, bounds, spreads
from ingest.readers.sight.letters import boxes_of

_PART, _CELLS = 0.7, 64  # of the page's area; scans with their margins cut off have 0.75 and more


def is_scan(sheet: Sheet) -> bool:
    """Whether pictures cover most of the page, as the strips of a scan do."""
    covered = np.zeros((_CELLS, _CELLS), np.bool_)
    for box in sheet.pictures:
        across = [round(v / max(sheet.width, 1) * _CELLS) for v in (box.left, box.right)]
        down = [round(v / max(sheet.height, 1) * _CELLS) for v in (box.top, box.bottom)]
        covered[max(down[0], 0) : max(down[1], 0), max(across[0], 0) : max(across[1], 0)] = True
    return bool(covered.mean() >= _PART)


_INKED = 60  # of 255, from the darkest to the brightest pixel; the faintest word of three real scans has 102
_DARK = 110  # of 255; between the letters of a scan there is brighter paper, and in a black box there is none


def find_layer(sheet: Sheet, unseen: Flags, shown: Pixels, scale: float) -> Flags:
    """Which of the unseen words are a scan's own layer: the picture has ink where they stand, and no black box. There
    are none on a page whose other words are the most."""
    if not is_scan(sheet) or unseen.sum() * 2 < len(unseen):
        return np.zeros(len(unseen), np.bool_)
    boxes = boxes_of([word.box for word in sheet.words]) * np.float32(scale)
    found: Flags = unseen & (spreads(boxes, shown) >= _INKED) & ~_is_boxed(sheet, shown, scale)
    return found


def _is_boxed(sheet: Sheet, shown: Pixels, scale: float) -> Flags:
    """Which words have two letters side by side, or all they have, where the picture is dark all over."""
    parts = [list(_letter_places(word)) for word in sheet.words]
    boxes = boxes_of([box for places in parts for box in places]) * np.float32(scale)
    owner = np.repeat(np.arange(len(parts)), [len(places) for places in parts])
    dark = bounds(boxes, shown)[1] < _DARK
    pairs = dark & np.append(dark[1:] & (owner[1:] == owner[:-1]), False)
    alone = dark & (np.bincount(owner, minlength=len(parts))[owner] == 1)
    return np.bincount(owner[pairs | alone], minlength=len(parts)) > 0


_RIM = 0.35  # of a letter's height that is left off at its head and at its foot; a bar need not reach so far


def _letter_places(word: Word) -> Iterator[Box]:
    """About where each letter of a word stands: its box in equal parts, without its head and its foot."""
    box, count = word.box, max(len(word.text), 1)
    if word.angle % 180 == 90:
        step, rim = box.height / count, box.width * _RIM
        tops = [box.top + i * step for i in range(count)]
        return (Box(box.left + rim, top, box.right - rim, top + step) for top in tops)
    step, rim = box.width / count, box.height * _RIM
    return (Box(box.left + i * step, box.top + rim, box.left + (i + 1) * step, box.bottom - rim) for i in range(count))
