"""Large first letters of a paragraph, several lines high: brought to the line that they begin."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.readers.pdfium.pages import Box, Word

_LARGE = 1.8  # times the height of the word that it begins
_NEAR = 0.35  # of that word's height; a word of one letter has a space after it


def lower_initials(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words in the file's order, each large first letter at the size and on the baseline of the word after it."""
    changed = list(words)
    for n, (letter, word) in enumerate(pairwise(words)):
        if _is_initial(letter, word):
            near = word.box.left - letter.box.right < _NEAR * word.box.height
            left = max(letter.box.left, word.box.left - word.box.height)
            box = Box(left, word.box.top, min(letter.box.right, word.box.left), word.box.bottom)
            changed[n] = replace(letter, box=box, base=word.base, bold=word.bold)
            changed[n + 1] = replace(word, glued=word.glued or near)
    return tuple(changed)


def _is_initial(letter: Word, word: Word) -> bool:
    if len(letter.text) != 1 or not letter.text.isupper() or letter.angle or word.angle:
        return False
    large = letter.box.height > _LARGE * word.box.height and word.base < letter.base - 0.5 * word.box.height
    beside = -0.2 * word.box.height < word.box.left - letter.box.right < 1.0 * word.box.height
    return large and beside and letter.box.top < word.base
