"""Pictures of pages as an engine reads them best: grey, without specks, upright and straight."""

import math

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

Grey = npt.NDArray[np.uint8]
"""Rows of pixels from 0, black, to 255, white."""

_SPECK = 3  # pixels: the window of the median. On noisy scans of 150 and 200 dpi Tesseract then reads .97 to .99 of the
# figures instead of .92 to .98; black and white (Otsu) was no better than grey
_LOOK = 1_000  # pixels of the longest side are enough to see how lines lie
_MOST_SKEW = 6.0  # degrees; a sheet that lies worse in the scanner is turned by hand
_LEAST_SKEW = 0.15  # degrees: under this the end of a line is no pixel of _LOOK higher than its beginning
_COARSE, _FINE = 0.5, 0.05  # degrees
_CLEARER = 1.05  # by so much must the lines of a straightened page stand out more; a photograph's do not
_INK = 60  # grey levels darker than the paper
_EDGE = 30  # pixels about the ink; letters at the very edge are badly read
_LEAST_INK, _MOST_INK = 200, 400_000  # pixels; a page of print has 50,000 at this size


def to_grey(picture: npt.NDArray[np.uint8], longest: int) -> Grey:
    """A picture of one or three colours, made smaller where its longest side has more pixels, specks taken off."""
    image = Image.fromarray(picture).convert("L")
    if max(image.size) > longest:
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return np.asarray(image.filter(ImageFilter.MedianFilter(_SPECK)))


def shrink(grey: Grey, longest: int) -> Grey:
    """The same picture with at most so many pixels on its longest side."""
    image = Image.fromarray(grey)
    image.thumbnail((longest, longest), Image.Resampling.BILINEAR)
    return np.asarray(image)


def turn(grey: Grey, quarters: int) -> Grey:
    """The picture turned clockwise by so many quarters of a circle."""
    return np.ascontiguousarray(np.rot90(grey, -quarters))


def straighten(grey: Grey) -> tuple[Grey, tuple[int, int]]:
    """The picture turned so that its lines are level, and how many pixels it grew to the left and at the top."""
    skew = find_skew(grey)
    if not skew:
        return grey, (0, 0)
    image = Image.fromarray(grey)
    turned = image.rotate(skew, Image.Resampling.BICUBIC, expand=True, fillcolor=int(np.median(grey)))
    return np.asarray(turned), ((turned.width - image.width) // 2, (turned.height - image.height) // 2)


def trim(grey: Grey) -> tuple[Grey, tuple[int, int]]:
    """The picture without its empty edges, and how many pixels it lost to the left and at the top: a few words on an
    empty page are seen only close up."""
    ink = np.abs(grey.astype(np.int16) - int(np.median(grey))) > _INK
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return grey, (0, 0)
    top, left = max(rows[0] - _EDGE, 0), max(columns[0] - _EDGE, 0)
    return np.ascontiguousarray(grey[top : rows[-1] + _EDGE, left : columns[-1] + _EDGE]), (int(left), int(top))


def find_skew(grey: Grey) -> float:
    """By how many degrees the lines fall to the right; 0 where they are level or there are none."""
    small = shrink(grey, _LOOK)
    rows, columns = np.nonzero(small < float(np.median(small)) - _INK)
    if not _LEAST_INK <= len(rows) <= _MOST_INK:
        return 0.0
    level = _clearness(rows, columns, 0.0)
    coarse = max(_steps(0.0, _MOST_SKEW, _COARSE), key=lambda a: _clearness(rows, columns, a))
    skew = max(_steps(coarse, _COARSE, _FINE), key=lambda a: _clearness(rows, columns, a))
    if abs(skew) < _LEAST_SKEW or _clearness(rows, columns, skew) < _CLEARER * level:
        return 0.0
    return skew


def _steps(middle: float, reach: float, step: float) -> list[float]:
    count = round(reach / step)
    return [middle + i * step for i in range(-count, count + 1)]


def _clearness(rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], skew: float) -> float:
    """How sharply lines and the gaps between them part, were the page turned by `skew`."""
    heights = np.rint(rows - columns * math.tan(math.radians(skew))).astype(np.int64)
    ink = np.bincount(heights - heights.min()).astype(np.float64)
    return float(np.square(np.diff(ink)).sum())
