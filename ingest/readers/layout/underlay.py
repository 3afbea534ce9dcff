"""Large words that other words are printed over, as a mark across the page: told from the text."""

from collections.abc import Iterator, Sequence
from math import hypot
from statistics import median

from ingest.readers.layout.rows import join_words
from ingest.readers.pdfium.pages import Word

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


_NEAR = 1.5  # of a character's usual width; the next word of one mark is as near


def join_marks(words: Sequence[Word]) -> Iterator[str]:
    """The marks across a page that slanted or large words make, in the file's order: one where they stand together
    and do not begin again."""
    mark: list[Word] = []
    for word in words:
        if mark and (word.text == mark[0].text or not _is_near(mark[-1], word)):
            yield join_words(mark)
            mark = []
        mark.append(word)
    if mark:
        yield join_words(mark)


def _is_near(last: Word, word: Word) -> bool:
    room = _NEAR * max(hypot(w.box.width, w.box.height) / len(w.text) for w in (last, word))
    across = max(last.box.left, word.box.left) - min(last.box.right, word.box.right)
    down = max(last.box.top, word.box.top) - min(last.box.bottom, word.box.bottom)
    return max(across, down) < room or _is_next_line(last, word)


def _is_next_line(last: Word, word: Word) -> bool:
    """Whether an upright word begins the line under another's."""
    down = word.box.top - last.box.bottom
    return last.angle == word.angle == 0 and -last.box.height < down < last.box.height
