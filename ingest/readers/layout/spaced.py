"""Words whose letters stand apart: put together where the white between words is wider than that between letters."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median_low

from ingest.readers.pdfium.pages import Word

_FEWEST, _SHARE = 4, 0.6
"""Characters that stand alone in spaced print, and their share of its words; kerned pairs stand together."""
_WORD_TIMES = 1.6  # the white between words against that between letters
_TOUCHING = 0.06  # of a character's height; no space is so narrow, but PDFium sees some in turned and in short text


def close_letters(words: Sequence[Word], height: float) -> tuple[Word, ...]:
    """The words of one run, marked as glued where no space parts them in print; kerned pairs apart where all letters
    stand equally far apart, so that known words can be found in them later."""
    gaps = [b.box.left - a.box.right for a, b in pairwise(words)]
    if not _is_spaced(words, gaps, height):
        return (words[0], *(_glue(w, abs(gap) < _TOUCHING * height) for w, gap in zip(words[1:], gaps, strict=True)))
    most = _WORD_TIMES * median_low(gaps)
    if max(gaps) <= most:
        return tuple(replace(w, text=" ".join(w.text)) if len(w.text) == 2 else w for w in words)
    return (words[0], *(_glue(w, gap <= most) for w, gap in zip(words[1:], gaps, strict=True)))


def _glue(word: Word, touches: bool) -> Word:
    return replace(word, glued=True) if touches and not word.glued else word


def _is_spaced(words: Sequence[Word], gaps: Sequence[float], height: float) -> bool:
    single = [w.text for w in words if len(w.text) == 1]
    letters = sum(text.isalpha() for text in single)
    if gaps and median_low(gaps) < _TOUCHING * height:
        return False
    return letters >= 2 and len(single) >= max(_FEWEST, _SHARE * len(words)) and all(len(w.text) <= 2 for w in words)
