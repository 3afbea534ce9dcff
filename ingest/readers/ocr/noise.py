"""What an engine saw on a picture, and which of it is no text: lines, specks and scrawls taken for letters."""

from dataclasses import dataclass

from ingest.readers.ocr.wordlike import is_wordlike


@dataclass(frozen=True, slots=True)
class Seen:
    """A word as an engine saw it: its place and baseline in pixels, and how sure the engine is, from 0 to 1."""

    text: str
    sure: float
    left: float
    top: float
    right: float
    bottom: float
    base: float


_EDGES = "|¦~_="  # what rules of a table and specks beside a word are taken for; they are no part of it
_KEPT_MARKS = frozenset("-–—&£%+=•*/@§✓")  # these stand alone in real text: a nil in a table, a bullet, a sign
_SURE_MARK = 0.5
_SURE = 0.3  # under this a few letters are kept only where they can be a word. Nothing longer is dropped for being
# badly read alone: Tesseract is 0 sure of "Brannock", "C4149" and "09/07/2022" on clean tables and reads them rightly
_FEW_LETTERS = 3
_SURE_LETTER = 0.6  # for a letter that stands alone; a column's heading is read with .8 and more
_LETTERS_ALONE = frozenset("aioyAIOY")
_LEADER = 8  # letters; dots that lead to a page number are read as "sseeeccesseee"
_FEW = 0.5  # different letters of a leader for each of its letters


def is_noise(seen: Seen) -> bool:
    """Whether it is not text. A word that is only badly read is kept as it is, and so is all that holds a figure.

    >>> [is_noise(Seen(t, 0.2, 0, 0, 0, 0, 0)) for t in ("|", "hater", "C4149", "8", "pq", "sseseeeesesre")]
    [True, False, False, False, True, True]
    """
    text = without_edges(seen.text)
    if any(c.isdigit() for c in text):
        return False
    letters = sum(c.isalpha() for c in text)
    if not letters:
        return seen.sure < _SURE_MARK or not _KEPT_MARKS & set(text)
    if letters == 1:
        return seen.sure < _SURE_LETTER and text not in _LETTERS_ALONE
    if seen.sure < _SURE_LETTER and _is_leader(text):
        return True
    return seen.sure < _SURE and letters <= _FEW_LETTERS and not is_wordlike(text)


def without_edges(text: str) -> str:
    """A word without what stood beside it on the picture; a mark that stands alone stays."""
    return text.strip(_EDGES) if any(c.isalnum() for c in text) else text


def _is_leader(text: str) -> bool:
    return len(text) >= _LEADER and len(set(text.casefold())) / len(text) <= _FEW
