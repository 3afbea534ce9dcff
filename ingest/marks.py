"""The printed number or bullet at the head of a paragraph: "4.1.", "12)", "(a)", "R-ABC-013:", "•"."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """`kind` is decimal, integer, letter, roman, code or bullet; `label` is the number without punctuation,
    empty for a bullet; `rest` is the text after it."""

    kind: str
    label: str
    rest: str


BULLET = re.compile(r"^\s*(?:[-–—•●▪◦○‣·*\uf0b7\uf0a7]|o(?=\s))\s+")
_KINDS = (
    ("decimal", re.compile(r"^(\d{1,2}(?:\.\d{1,3}){1,3})[.)]?\s+(?=[^\sa-z%])(?!million|billion)")),
    ("decimal", re.compile(r"^([A-Z]\.\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=[A-Z])")),
    ("integer", re.compile(r"^(\d{1,3})[.)]\s+(?=\S)")),
    ("integer", re.compile(r"^\((\d{1,3})\)\s+(?=\S)")),
    ("code", re.compile(r"^([A-Z]{1,4}(?:-[A-Z]{2,8})?-?\d{1,4})\s*[:–-]\s+(?=\S)")),
    ("roman", re.compile(r"^\(?([ivx]{1,5})[.)]\s+(?=\S)")),
    ("letter", re.compile(r"^\(?([a-zA-Z])[.)]\s+(?=\S)")),
)


def read_mark(text: str) -> Mark | None:
    """The mark at the head of a text, or None. A bullet before a number is extraction noise.

    >>> read_mark("- 4.1. Paragraph 4.8 of the Scheme")
    Mark(kind='decimal', label='4.1', rest='Paragraph 4.8 of the Scheme')
    """
    bare = BULLET.sub("", text, count=1)
    for kind, pattern in _KINDS:
        found = pattern.match(bare)
        if found:
            return Mark(kind, found.group(1), bare[found.end() :])
    return Mark("bullet", "", bare) if bare != text else None
