"""Whether characters are like words of English or Welsh, by their pairs of letters; no dictionary is needed."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

_PAIRS = frozenset(
    first + second
    for first, seconds in (
        group.split(":")
        for group in (
            "a:bcdegilnrstu b:eloy c:aehioty d:adeiou e:acdeflmnrst f:afioy g:ewy h:aeiow i:acdefglmnorstv l:aeilouy"
            " m:aeip n:acdegiosty o:dflmnrstuv p:aelor r:adefiostv s:aeistu t:aehiorsy u:nrs v:ei w:aeiny y:dmno"
        ).split()
    )
    for second in seconds
)
"""The 140 commonest pairs of letters of English and Welsh together, Welsh at a third. Share of all pairs in them,
measured: handbooks of 262 pages .77 to .92 a page, five decisions .82, Welsh .78 to .83; the same text in another
alphabet (shifted or swapped letters, as fonts with a wrong mapping give it) .04 to .43; random letters .15 to .26."""

_LETTERS = re.compile(r"[a-z]{2,}")
_FOREIGN = re.compile(r"[\u0370-\u1DFF\u2E80-\uD7FF]")  # other scripts; of their words nothing can be said
_OUTER = "()[]{}<>'\"‘’“”.,:;!?*•…–—-"
_WORD = re.compile(r"[^\W\d_]+(?:['’&/.–-][^\W\d_]+)*")
_FIGURE = re.compile(r"[£$€#+±–-]{0,2}\d[\d,.:/°²³–-]*(?:%|[A-Za-z]{0,3})")
_CODE = re.compile(r"(?=\D*\d)[A-Za-z0-9]+(?:[/.–-][A-Za-z0-9]+)*")
_MARKS = frozenset("-–—&£%+=•*/@§✓.,:;")
_LIKE = 0.3  # of a word's pairs: one of three, as in "work"
_SHORT = 3  # letters; "up", "two" and "but" have too few pairs to judge
_CAPITALS = 5  # an abbreviation is no longer


def share_of_pairs(texts: Iterable[str]) -> tuple[float, int]:
    """Which share of the pairs of letters is usual, and how many pairs there are."""
    pairs = [a + b for text in texts for run in _LETTERS.findall(_plain(text)) for a, b in pairwise(run)]
    return (sum(pair in _PAIRS for pair in pairs) / len(pairs) if pairs else 0.0), len(pairs)


def is_figure(text: str) -> bool:
    """Whether it is a number, an amount, a date or a share, in brackets or not.

    >>> [is_figure(t) for t in ("£1,284.50", "(250.0)", "14/02/2023", "£25k", "CJ4471-09", "|")]
    [True, True, True, True, False, False]
    """
    return bool(_FIGURE.fullmatch(text.strip(_OUTER)))


def is_wordlike(text: str) -> bool:
    """Whether it can be a word: of letters, with a vowel and usual pairs, or a short abbreviation in capitals.

    >>> [is_wordlike(t) for t in ("Commissioner", "â'r", "CCTV", "7KLV", "rzqg", "vote{note")]
    [True, True, True, False, False, False]
    """
    core = text.strip(_OUTER)
    if not _WORD.fullmatch(core):
        return False
    if core.isupper() and len(core) <= _CAPITALS:
        return True
    if not re.search("[aeiouwy]", _plain(core)):
        return False
    return len(core) <= _SHORT or share_of_pairs([core])[0] >= _LIKE


def is_readable(text: str) -> bool:
    """Whether it is anything that stands in real text: a word, a figure, a reference, a mark.

    >>> [is_readable(t) for t in ("PCC/2022/118", "—", "t=", "|", "SeNet{note")]
    [True, True, False, False, False]
    """
    core = text.strip(_OUTER)
    if not core:
        return bool(_MARKS & set(text))
    if _FOREIGN.search(core):
        return True
    return is_wordlike(text) or is_figure(text) or bool(_CODE.fullmatch(core)) or text in _MARKS


def _plain(text: str) -> str:
    """Small letters without their accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
