"""A line in one plain form, for matching only: look-alikes, dashes, letter-spacing and OCR slips undone."""

import re
import unicodedata

_DASHES = re.compile(r"[‐‑‒–—―−]")
_LETTER_SPACED = re.compile(r"\b(?:[A-Za-z0-9] ){3,}[A-Za-z0-9]\b")
_LOOK_ALIKES = str.maketrans("АВЕКМНОРСТУХІЅЈаеорсухіѕјԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXISJaeopcyxisjdABEZHIKMNOPTYXo")
"""Cyrillic and Greek letters that look like Latin ones."""
_SLIPS = (
    (re.compile(r"\bp\s?a\s?r\s?t\b", re.I), "part"),
    (re.compile(r"\b[o0]ff[il1]c[il1]a[il1](?=\b|sens)", re.I), "official"),
    (re.compile(r"\bc[o0]nf[il1]dent[il1]a[il1]\b", re.I), "confidential"),
    (re.compile(r"\bsens[il1]t[il1]ve\b", re.I), "sensitive"),
    (re.compile(r"\brestr[il1]cted\b", re.I), "restricted"),
    (re.compile(r"\bpub[il1][il1]cat[il1][o0]n\b", re.I), "publication"),
    (re.compile(r"\bexernpt\b", re.I), "exempt"),
)


def level(text: str) -> str:
    """The line in one plain form, without the quote marks and table bars around it.

    >>> level("> P A R T 2 — 0FFICIAL–SENSITlVE")
    'part 2 - official-sensitive'
    """
    if not text.isascii():
        text = "".join(map(_plain_letter, text)).translate(_LOOK_ALIKES)
    text = _DASHES.sub("-", text).strip(" \t\n>|")
    text = _LETTER_SPACED.sub(lambda m: m.group().replace(" ", ""), text)
    text = re.sub(r"\bpart(?=[0-9ivxz]{1,3}\b)", "part ", text, flags=re.I)
    for slip, meant in _SLIPS:
        text = slip.sub(meant, text)
    return re.sub(r"\s+", " ", text).strip().casefold()


def _plain_letter(letter: str) -> str:
    """A full-width or styled letter as the plain one; a raised figure is a footnote's mark and stays."""
    return letter if unicodedata.category(letter) == "No" else unicodedata.normalize("NFKC", letter)
