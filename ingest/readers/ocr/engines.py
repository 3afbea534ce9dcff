"""Text off pictures: by Tesseract where it is installed, else by RapidOCR; what neither can read is an error and is
never passed over. No figure is ever corrected."""

from collections.abc import Iterator
from dataclasses import replace
from statistics import median
from typing import Protocol

from ingest.readers import UnreadableError
from ingest.readers.ocr import rapid, rapid_process, tesseract
from ingest.readers.ocr.noise import Seen, is_noise, without_edges
from ingest.readers.ocr.straighten import Grey, straighten, to_grey, trim, turn
from ingest.readers.pdfium.pages import Box, Picture, Word

_DPI = 250  # of 150 to 300 measured: from 200 on nothing is won on clean print, and small print still needs it
_POINTS = 72  # of an inch
_LONGEST = 4_200  # pixels: A3 at 250 dpi; larger sheets are set in larger print


class Engine(Protocol):
    """What reads words off a picture; a module of this room."""

    NAME: str

    def is_installed(self) -> bool:
        """Whether all it needs is on the machine."""

    def find_turn(self, grey: Grey) -> int:
        """By how many quarters clockwise the picture must be turned to be upright."""

    def read(self, grey: Grey, dpi: int) -> tuple[Seen, ...]:
        """Every word on an upright picture."""


ENGINES: tuple[Engine, ...] = (tesseract, rapid_process)
"""In the order in which they are tried."""
_FAILURES = (tesseract.TesseractError, rapid.RapidError)


def reading_scale(width: float, height: float) -> float:
    """How many pixels a point to render a page with, whose size is in points, so that it is read best."""
    return min(_DPI / _POINTS, _LONGEST / max(width, height, 1.0))


def read_picture(picture: Picture, scale: float) -> tuple[Word, ...]:
    """The words on a picture of `scale` pixels a point, in the engine's reading order; none where no engine sees any.

    A picture that lies on its side, upside down or askew is set upright and straight first: the words' boxes are in
    points from the top left of the page as it is then read. Raises UnreadableError, whose message wants the page before
    it: a page that cannot be read must fail its file, else it would be lost without a word.
    """
    failures: list[str] = []
    for engine in ENGINES:
        if not engine.is_installed():
            failures.append(f"{engine.NAME} is not installed")
            continue
        try:
            words = _even(tuple(_words(engine, picture, scale)))
        except _FAILURES as error:
            failures.append(f"{engine.NAME}: {error}")
            continue
        if words:  # Tesseract sees nothing on a page of single figures, where RapidOCR sees them all
            return words
    if len(failures) < len(ENGINES):
        return ()
    why = "; ".join(failures)
    raise UnreadableError(f"could not be read off its picture ({why}): install tesseract, or rapidocr with its models")


_ALIKE = (0.6, 1.5)  # of the usual height; letters without tails or strokes are lower, and headings higher


def _even(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with boxes of one height, as of one font: an engine's boxes are as high as the letters in them."""
    usual = median(w.box.height for w in words) if words else 0.0
    alike = (usual * _ALIKE[0], usual * _ALIKE[1])
    return tuple(_set_height(w, usual) if alike[0] <= w.box.height <= alike[1] else w for w in words)


def _set_height(word: Word, height: float) -> Word:
    top = word.base - _OVER * height
    return replace(word, box=replace(word.box, top=top, bottom=top + height))


_OVER = 0.8  # of a font's height is above the baseline


def _words(engine: Engine, picture: Picture, scale: float) -> Iterator[Word]:
    grey = to_grey(picture, _LONGEST)
    scale *= grey.shape[0] / picture.shape[0]
    upright = turn(grey, engine.find_turn(grey))
    straight, grown = straighten(upright)
    close, lost = trim(straight)
    move = lost[0] - grown[0], lost[1] - grown[1]
    seen = engine.read(close, round(scale * _POINTS))
    return (_word(word, move, scale) for word in seen if not is_noise(word))


def _word(seen: Seen, move: tuple[int, int], scale: float) -> Word:
    right, down = move
    sides = (seen.left + right, seen.top + down, seen.right + right, seen.bottom + down)
    box = Box(*(side / scale for side in sides))
    return Word(without_edges(seen.text), box, (seen.base + down) / scale, bold=False, angle=0)
