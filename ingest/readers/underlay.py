"""Large words that other words are printed over, as a mark across the page: told from the text."""

from collections.abc import Sequence
from statistics import median

from ingest.readers.pdfium import Word

_LARGE = 2.0  # times the usual height
_MOST = 200  # large words; a page with more is set in two sizes
_OVER = 2  # words whose baseline crosses a large word that is no heading or drop cap


def find_underlay(words: Sequence[Word]) -> frozenset[int]:
    """The places, in the file's order, of upright words that lie under or over the text."""
    upright = [n for n, w in enumerate(words) if w.angle == 0]
    if not upright:
        return frozenset()
    usual = median(words[n].box.height for n in upright)
    large = [n for n in upright if words[n].box.height > _LARGE * usual]
    if len(large) > _MOST:
        return frozenset()
    small = [words[n] for n in upright if words[n].box.height <= _LARGE * usual] if large else []
    crossed = {round(words[n].box.height) for n in large if _is_crossed(words[n], small)}
    return frozenset(n for n in large if round(words[n].box.height) in crossed)


def _is_crossed(word: Word, small: Sequence[Word]) -> bool:
    box = word.box
    top, bottom = box.top + 0.25 * box.height, word.base
    over = (w for w in small if top < w.base < bottom and w.box.left < box.right and w.box.right > box.left)
    return sum(1 for _ in over) >= _OVER
