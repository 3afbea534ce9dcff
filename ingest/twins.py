"""Whether two files hold the same decision, by its words; and whether one of them shows what the other withholds."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import blake2b
from itertools import groupby
from pathlib import PurePath

from ingest.facts import Facts
from ingest.fingerprints import read_words
from ingest.gate.gate import PublicDocument

RUN = 8
"""Words in a row that make two texts the same there."""

SAME_TEXT = 0.95
"""Share of a file's words that stand in runs which the other has too, from which on its text is taken to be in the
other's. Measured on invented decisions of 190 to 1,100 words: with a line at the head of each page left in, 0.99; with
one paragraph in five another, 0.80 to 0.90; another decision on the same form, 0.70 where the form is nearly all there
is, and 0.11 between decisions of 450 words and more."""

SAME_SCAN = 0.85
"""The same where one of the two was read off a picture. Pages at 200 dots an inch, skewed and speckled, were read with
0.95 to 1.0; with one letter in 100 misread it is 0.87 to 0.96. A worse scan stays a document of its own."""

LONGEST_OWN, LONGEST_MISREAD = 12, 30
"""Words in a row that the file whose text is not used may have for itself: less than a paragraph, for nothing public
may be lost, and more than the head of a page. In the scans above the longest are 7, and 26 with one letter in 100
misread. The menu and the notices before and after the text of a web page do not count."""

SAME_WHOLE = 0.8
"""Share of the used file's words that the other must have: a summary is not the decision."""

_SHORTEST = 3
"""Words of a paragraph shorter than a run that can tell one text from another."""

_FIGURE = re.compile(
    r"\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|not?)$"
)

_WEB_PAGES = (".html", ".htm", ".xhtml")
_FORMATS = ((".pdf",), (".docx",), _WEB_PAGES)
"""Which format's text is kept: first those that say pages."""


def rank_file(name: str, document: PublicDocument) -> tuple[bool, int]:
    """The lower of two files is the better to read a decision from: not read off a picture, then by format.

    >>> blank = PublicDocument("d", "d.pdf", (), (), (), 0)
    >>> sorted(["a.txt", "b.htm", "c.pdf", "d.docx"], key=lambda name: rank_file(name, blank))
    ['c.pdf', 'd.docx', 'b.htm', 'a.txt']
    """
    suffix = PurePath(name).suffix.casefold()
    order = next((n for n, suffixes in enumerate(_FORMATS) if suffix in suffixes), len(_FORMATS))
    return _is_scanned(document), order


def is_web_page(name: str) -> bool:
    """Whether a file is a page of the web, by its name."""
    return PurePath(name).suffix.casefold() in _WEB_PAGES


@dataclass(frozen=True, slots=True)
class Side:
    """One of two files: its name, what passed the gate, its card, and what pieces of text it withholds."""

    name: str
    document: PublicDocument
    card: Facts
    withheld: frozenset[int]

    def shows(self, other: "Side") -> bool:
        """Whether it shows anything that the other withholds."""
        hidden = other.withheld - public_pieces(other.document)
        return not hidden.isdisjoint(public_pieces(self.document))

    def words(self, other: "Side") -> tuple[str, ...]:
        """The words it shows, without paragraphs of which the other withholds anything."""
        hidden = other.withheld - public_pieces(other.document)
        texts = (p.text for p in self.document.paragraphs)
        shown = texts if not hidden else (text for text in texts if hidden.isdisjoint(read_pieces((text,))))
        return tuple(word for text in shown for word in read_words(text))


def may_be_twins(card: Facts, other: Facts) -> bool:
    """Whether two documents have one reference and, as far as they say, one body."""
    bodies = (card.body, other.body)
    return bool(card.reference) and card.reference == other.reference and (None in bodies or bodies[0] == bodies[1])


def are_twins(one: Side, other: Side) -> bool:
    """Whether two files are one decision: one reference, and all but a few words of what both show; all words where
    they are of one format and withhold the same, for then nothing explains that they differ.

    Where a number or a "not" stands in one in place of another in the other, they are two versions and not one text.
    """
    if not may_be_twins(one.card, other.card):
        return False
    used, spare = sorted((one, other), key=lambda side: rank_file(side.name, side.document))
    words, spares = used.words(spare), spare.words(used)
    alike = rank_file(used.name, used.document) == rank_file(spare.name, spare.document)
    if alike and not (used.shows(spare) or spare.shows(used)):
        return len(words) >= RUN and words == spares
    scanned = _is_scanned(used.document) or _is_scanned(spare.document)
    own = _own_words(spares, words)
    if is_web_page(spare.name):
        own = _without_ends(own)
    least, longest = (SAME_SCAN, LONGEST_MISREAD) if scanned else (SAME_TEXT, LONGEST_OWN)
    if not own or _share(own) < least or _longest(own) > longest or _share(_own_words(words, spares)) < SAME_WHOLE:
        return False
    return scanned or not _contradict(words, spares)


def _own_words(words: Sequence[str], others: Sequence[str]) -> list[bool]:
    """Of each word, whether it stands in no run that the others have too."""
    runs, own = set(_runs(others)), [True] * len(words)
    for n, run in enumerate(_runs(words)):
        if run in runs:
            own[n : n + RUN] = [False] * RUN
    return own


def _share(own: Sequence[bool]) -> float:
    return 1 - sum(own) / len(own) if own else 0.0


def _longest(own: Sequence[bool]) -> int:
    return max((len(list(run)) for is_own, run in groupby(own) if is_own), default=0)


def _without_ends(own: list[bool]) -> list[bool]:
    """Without what stands before the first word that both have, and after the last."""
    shared = [n for n, is_own in enumerate(own) if not is_own]
    return own[shared[0] : shared[-1] + 1] if shared else []


def _contradict(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether other figures stand in the same place of two texts. What only one of them has is no contradiction."""
    matcher = SequenceMatcher(None, _runs(words), _runs(others), autojunk=False)
    for tag, i, until_i, j, until_j in matcher.get_opcodes():
        here, there = words[i + RUN - 1 : until_i], others[j + RUN - 1 : until_j]
        if tag == "replace" and here and there and _figures(here) != _figures(there):
            return True
    return False


def _figures(words: Iterable[str]) -> list[str]:
    return [word for word in words if _FIGURE.match(word)]


def read_pieces(texts: Iterable[str]) -> frozenset[int]:
    """What paragraphs are known by, whole and in part: hashes of every run of words, and of the whole where it is
    shorter than one."""
    found: set[int] = set()
    for text in texts:
        words = read_words(text)
        found.update(map(_hash, _runs(words)))
        if _SHORTEST <= len(words) < RUN:
            found.add(_hash(words))
    return frozenset(found)


def public_pieces(document: PublicDocument) -> frozenset[int]:
    """What a document's public paragraphs are known by."""
    return read_pieces(p.text for p in document.paragraphs)


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)]


def _hash(words: Sequence[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest())


def _is_scanned(document: PublicDocument) -> bool:
    return any(page.ocr for page in document.pages)
