"""Bullets that a page draws as small shapes, as web pages printed to PDF do: given to their lines as words."""

from collections.abc import Sequence

from ingest.readers.pdfium.pages import Box, Word

_LEAST, _MOST = 1.5, 7.0
"""A bullet's width and height in points; a box to be ticked is larger."""
_SQUARE = 1.5  # how much wider or higher it may be than high or wide
_REACH = 2.5  # character heights between it and its text
_SHAPES = 400  # on one page; a drawing has more


def add_bullets(words: Sequence[Word], paths: Sequence[Box]) -> tuple[Word, ...]:
    """The words with a bullet before each first word of a line that has a small shape beside it."""
    shapes = [path for path in paths if _is_small(path)]
    upright = [(n, w) for n, w in enumerate(words) if w.angle == 0]
    if not 0 < len(shapes) <= _SHAPES:
        return tuple(words)
    found: dict[int, Word] = {}
    for shape in shapes:
        middle = (shape.top + shape.bottom) / 2
        row = [(n, w) for n, w in upright if w.box.top < middle < w.base and w.box.right > shape.left - w.box.height]
        if not row:
            continue
        n, word = min(row, key=lambda pair: pair[1].box.left)
        if 0 < word.box.left - shape.right < _REACH * word.box.height:
            box = Box(shape.left, word.box.top, shape.right, word.box.bottom)
            found[n] = Word("•", box, word.base, word.bold, 0)
    return tuple(item for n, word in enumerate(words) for item in ((found[n], word) if n in found else (word,)))


def _is_small(path: Box) -> bool:
    sides = sorted((path.width, path.height))
    return sides[0] >= _LEAST and sides[1] <= _MOST and sides[1] <= _SQUARE * sides[0]
