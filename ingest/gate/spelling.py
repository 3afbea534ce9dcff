"""A line in one plain form, for matching only: look-alikes, dashes, letter-spacing and OCR slips undone."""

import re
import unicodedata
from functools import lru_cache

_DASHES = re.compile(r"[‐‑‒–—―−]")
_LOOK_ALIKES = str.maketrans("АВЕКМНОРСТУХІЅЈаеорсухіѕјԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXISJaeopcyxisjdABEZHIKMNOPTYXo")
"""Cyrillic and Greek letters that look like Latin ones."""

_BROKEN_WORDS = (
    "exempt confidential restricted official sensitive publication private protect appendix annex secret disclosure"
).split()
"""Words of markings and exempt headings, put together again where extraction put a space in them."""
_KNOWN_WORDS = (*_BROKEN_WORDS, *"part public closed session information section introduction is if in not for".split())
_CONFUSED = str.maketrans({"0": "o", "1": "i", "l": "i", "|": "i", "!": "i", "5": "s"})
_WORD = re.compile(r"[a-z0-9|!]+")
_LETTERED = re.compile(r"[a-z]")


def _skeleton(word: str) -> str:
    """A word with the letters that OCR confuses made one: l, I and 1; O and 0; rn and m."""
    return word.translate(_CONFUSED).replace("rn", "m")


_KNOWN = {_skeleton(word): word for word in _KNOWN_WORDS}
_BROKEN = {_skeleton(word): word for word in _BROKEN_WORDS}
_SLIPS = (
    (re.compile(r"\bp\s?a\s?r\s?t\b"), "part"),
    (re.compile(r"\b(?:pari|parl)(?=\s+(?:[12z]|ii?|ll|two|one)\b)"), "part"),
    (re.compile(r"\btw0\b"), "two"),
    (re.compile(r"\b1 ?2 a\b"), "12a"),
    (re.compile(r"\bpart(?=[0-9ivxz]{1,3}\b)"), "part "),
)


_ODD = re.compile(r"[\x80-\x9f\ufffd?\u0192âÂÃ]|[\x00-\x08\x0e-\x1f]")
_UNREADABLE = re.compile(
    r"\s*(?:[\x00-\x08\x0e-\x1f\x80-\x9f\ufffd\ufffe\ue000-\uf8ff]+"
    r"|(?:Ã?[âÂ]\W?[\u0080-\u00bf€\u2010-\u203a\u0192‚„…†‡ˆ‰‹™œ\"]{1,4})"
    r"|(?<=\w\s)\?+(?=\s\w)|(?<=\w)\?+(?=[A-Za-z]))[\s?\ufffd]*"
)
"""What could not be read between two words, and a dash that was decoded wrongly: a separator."""


@lru_cache(maxsize=4096)
def level(text: str) -> str:
    """The line in one plain form, without the quote marks and table bars around it.

    >>> level("> P A R T 2 — 0FFICIAL–SENSITlVE"), level("EXEM PT APPENDlX")
    ('part 2 - official-sensitive', 'exempt appendix')
    """
    text = _UNREADABLE.sub(" - ", text) if _ODD.search(text) else text
    if not text.isascii():
        text = "".join(map(_plain_letter, text)).translate(_LOOK_ALIKES)
    text = close_up(_DASHES.sub("-", text).strip(" \t\n>|*_#")).casefold()
    for slip, meant in _SLIPS:
        text = slip.sub(meant, text)
    return re.sub(r"\s+", " ", _join_broken(_WORD.sub(_repair, text))).strip()


def _plain_letter(letter: str) -> str:
    """A full-width or styled letter as the plain one; a raised figure is a footnote's mark and stays."""
    return letter if unicodedata.category(letter) == "No" else unicodedata.normalize("NFKC", letter)


def _repair(match: re.Match[str]) -> str:
    word = match.group()
    return _KNOWN.get(_skeleton(word), word) if _LETTERED.search(word) else word


def _join_broken(text: str) -> str:
    """Two fragments that make one known word become it: `exem pt`."""
    words = text.split(" ")
    at = 0
    while at + 1 < len(words):
        head, tail = re.search(r"[a-z0-9|!]+$", words[at]), re.match(r"[a-z0-9|!]+", words[at + 1])
        whole = _BROKEN.get(_skeleton(head.group() + tail.group())) if head and tail else None
        if whole and head and tail:
            words[at : at + 2] = [words[at][: head.start()] + whole + words[at + 1][tail.end() :]]
        at += 1
    return " ".join(words)


_SINGLE = re.compile(r"(?<![^\s(\[*-])(?:[A-Za-z01] {1,4}){2,}[A-Za-z01](?![^\s)\].:,;*-])")
_HEADING_WORDS = (
    "part one two exempt confidential restricted private closed open public non not for publication official sensitive"
    " secret appendix appendices annex section session agenda items item information facts and advice of the report"
    " form to be considered in committee press excluded business matters by virtue sensitive protect commercial off"
    " schedule paragraph paragraphs minutes legal advice privilege privileged withheld limited distribution"
    " circulation wider members board only"
    " deferred publication pink papers below line late redacted before embargoed cannot must be released"
    " sen i ii a b c d e"
).split()


def close_up(line: str) -> str:
    """A line with letter-spaced words closed up; two spaces or more part words, else known words do.

    >>> close_up("P A R T  2  -  E X E M P T"), close_up("C O N F I D E N T I A L A N N E X"), close_up("Lots A B C D")
    ('PART 2 - EXEMPT', 'CONFIDENTIAL ANNEX', 'Lots A B C D')
    """
    return _SINGLE.sub(lambda m: _close_up(m.group()), line)


def _close_up(run: str) -> str:
    words = [word.replace(" ", "") for word in re.split(r" {2,}", run)]
    if len(words) > 1 and any(len(word) > 2 for word in words):
        return " ".join(words)
    return " ".join(_segment(words[0]) or [run]) if len(words) == 1 and len(words[0]) > 2 else run


@lru_cache(maxsize=256)
def _segment(letters: str) -> list[str] | None:
    """A run of letters as known words, longest first; None where it is not made of them."""
    plain = letters.casefold().replace("0", "o").replace("1", "i")
    for word in sorted(_HEADING_WORDS, key=len, reverse=True):
        if plain == word:
            return [letters]
        if len(word) > 1 and plain.startswith(word):
            after = _segment(letters[len(word) :])
            if after:
                return [letters[: len(word)], *after]
    return None
