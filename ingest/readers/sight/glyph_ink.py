"""Which characters leave a mark on a page: arithmetic on two renderings of it, one with its text and one without."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Boxes = npt.NDArray[np.float32]
"""A row of left, top, right and bottom for each box, here in pixels."""
Pixels = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int32]

_SMALL, _FINE, _COARSE = 24, 12, 48  # pixels; up to 24 a grid of 12 meets every stroke, above it one of 48
_AT_ONCE = 2_000_000  # samples, so that a page of close print takes 30 MB
_BANDED = 6  # pixels; a third of less is no more than a pixel, and shows nothing


@dataclass(frozen=True, slots=True)
class Mark:
    """What letters do to a page. `change` is by how much of 255 each one changes the brightness of a pixel at most, and
    `whole` says whether it changes one in each third of its height and of its width, as the ink of any letter must: its
    box is drawn around it."""

    change: Numbers
    whole: Flags


def mark(boxes: Boxes, shown: Pixels, bare: Pixels, least: int) -> Mark:
    """What the letters in these boxes do to a page, drawn with them and bare; a change of less than `least` is none."""
    change, whole = np.zeros(len(boxes), np.int32), np.zeros(len(boxes), np.bool_)
    for rows, grid in _sizes(boxes):
        at, inside = _places(boxes[rows], grid, shown.shape)
        changes = np.where(inside, difference(shown.take(at), bare.take(at)), 0)
        change[rows] = changes.max(axis=(1, 2))
        whole[rows] = _in_each_third(boxes[rows], changes >= least)
    return Mark(change, whole)


def mark_big(boxes: Boxes) -> Flags:
    """Which letters are so big that they are made out more easily: of about 17 points upwards, as drawn here."""
    found: Flags = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) > _SMALL
    return found


def most_of(values: Numbers, groups: npt.NDArray[np.int64]) -> Numbers:
    """For each value the greatest of its group."""
    _, place = np.unique(groups, return_inverse=True)
    most = np.zeros(int(place.max(initial=-1)) + 1, np.int32)
    np.maximum.at(most, place, values)
    found: Numbers = most[place]
    return found


def _in_each_third(boxes: Boxes, changed: Flags) -> Flags:
    third = changed.shape[1] // 3
    bands = [slice(i * third, (i + 1) * third) for i in range(3)]
    down = np.all([changed[:, band, :].any(axis=(1, 2)) for band in bands], axis=0)
    across = np.all([changed[:, :, band].any(axis=(1, 2)) for band in bands], axis=0)
    low, narrow = boxes[:, 3] - boxes[:, 1] < _BANDED, boxes[:, 2] - boxes[:, 0] < _BANDED
    found: Flags = (down | low) & (across | narrow)
    return found


def difference(one: npt.NDArray[np.uint32], other: npt.NDArray[np.uint32]) -> Numbers:
    """How far the pixels' colours lie apart, up to 255, each colour weighed as the eye does."""
    mine, its = (np.ascontiguousarray(pixels).view(np.uint8).reshape(-1, 4) for pixels in (one, other))
    apart = np.maximum(mine, its) - np.minimum(mine, its)
    total = sum(apart[:, colour] * np.uint16(weight) for colour, weight in enumerate(_WEIGHTS))
    return (np.asarray(total) >> 8).astype(np.int32).reshape(one.shape)


_WEIGHTS = (29, 150, 77)  # of 256: blue, green and red


def brightness(pixels: npt.NDArray[np.uint32]) -> Numbers:
    """How bright the pixels are: 0 for black, 255 for white."""
    return difference(pixels, np.zeros_like(pixels))


def middle_colours(boxes: Boxes, pixels: Pixels) -> npt.NDArray[np.uint32]:
    """For each box the pixel of middling brightness in it; white for a box outside the picture."""
    at, inside = _places(boxes, _FINE, pixels.shape)
    found = np.where(inside, pixels.take(at), np.uint32(0xFFFFFF)).reshape(len(boxes), _FINE * _FINE)
    order = np.argsort(brightness(found), axis=1)[:, found.shape[1] // 2]
    return found[np.arange(len(boxes)), order]


def spreads(boxes: Boxes, pixels: Pixels) -> Numbers:
    """For each box how far its brightest pixel lies from its darkest, up to 255; 0 outside the picture."""
    darkest, most = bounds(boxes, pixels)
    found: Numbers = np.maximum(most - darkest, 0)
    return found


def bounds(boxes: Boxes, pixels: Pixels) -> tuple[Numbers, Numbers]:
    """For each box how bright its darkest and its brightest pixels are; 255 and 0 outside the picture."""
    least, most = np.full(len(boxes), 255, np.int32), np.zeros(len(boxes), np.int32)
    for rows, grid in _sizes(boxes):
        at, inside = _places(boxes[rows], grid, pixels.shape)
        bright = brightness(pixels.take(at))
        least[rows] = np.where(inside, bright, 255).min(axis=(1, 2))
        most[rows] = np.where(inside, bright, 0).max(axis=(1, 2))
    return least, most


def _sizes(boxes: Boxes) -> Iterator[tuple[npt.NDArray[np.intp], int]]:
    """The rows of the small boxes and of the big ones, so many at a time, each with the grid to look at them by."""
    big = mark_big(boxes)
    for of_size, grid in ((~big, _FINE), (big, _COARSE)):
        rows = np.flatnonzero(of_size)
        step = _AT_ONCE // (grid * grid)
        for start in range(0, len(rows), step):
            yield rows[start : start + step], grid


def _places(boxes: Boxes, grid: int, shape: tuple[int, ...]) -> tuple[npt.NDArray[np.intp], Flags]:
    """A grid of places in each box: their numbers in a picture of this shape, row by row, and which lie in it."""
    at = (np.arange(grid, dtype=np.float32) + np.float32(0.5)) / grid
    x = np.floor(boxes[:, :1] + at * (boxes[:, 2:3] - boxes[:, :1]))
    y = np.floor(boxes[:, 1:2] + at * (boxes[:, 3:] - boxes[:, 1:2]))
    inside = ((y >= 0) & (y < shape[0]))[:, :, None] & ((x >= 0) & (x < shape[1]))[:, None, :]
    y, x = (np.clip(places, 0, end - 1).astype(np.intp) for places, end in zip((y, x), shape, strict=True))
    return y[:, :, None] * shape[1] + x[:, None, :], inside


_CELLS = 6  # places a side at which boxes are held against one another
_SHARED = 0.3  # of a box; letters that stand side by side share less, letters drawn one over another more


def find_overlaps(boxes: Boxes, runs: Numbers, shape: tuple[int, int]) -> set[tuple[int, int]]:
    """The pairs of runs that have characters in the same place. The boxes are in the units of `shape`."""
    if len(set(runs.tolist())) < 2:
        return set()
    at, inside = _places(boxes, _CELLS, shape)
    mine = np.broadcast_to(runs[:, None, None], inside.shape)
    found: set[tuple[int, int]] = set()
    for order in (slice(None), slice(None, None, -1)):
        owner = np.full(shape[0] * shape[1], -1, np.int32)
        owner[at[order]] = mine[order]
        there = owner.take(at)
        foreign = (there != mine) & inside
        for glyph in np.flatnonzero(foreign.mean(axis=(1, 2)) > _SHARED):
            found |= {(int(runs[glyph]), int(other)) for other in np.unique(there[glyph][foreign[glyph]])}
    return {(min(pair), max(pair)) for pair in found}
