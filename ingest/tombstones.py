"""Decisions that were withdrawn: what remains known of them, and how a file that brings one back is told.

A tombstone has no word of the decision: its reference, ids, fingerprints, and hashes of its texts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ingest.fingerprints import hash_runs, hash_text, is_telling
from ingest.gate.gate import PublicDocument

SAME = 0.5
"""Share of the long paragraphs of a document, or of those that only a withdrawn document had, that make the one the
other again if they have them in common. Different decisions on one form have at most 0.26 in common."""


REPEATED = 0.22
"""Share of the runs of words that only a withdrawn document had, from which on a document that has them too is held.

Measured on the samples and the five real decisions, each pair beside the rest as the register: of 3,398 pairs of
different decisions the nearest, a contract and its revision, have 0.219 in common, two forms without a third of their
family 0.20, all others less than 0.07. Of 322,056 pairs of council minutes and agendas 187 have 0.22 and more, all but
15 of them the agenda and the minutes of one meeting. A text that comes back has 1.00 merged, 0.71 and more with its
paragraphs in another order, 0.56 with one word in ten changed, 0.55 as table cells of nine words and 0.34 of five. A
third of it has 0.36 (median), less where that third is mostly the form's own words.
Where no document of its family is left in the register, another decision on its form has up to 0.47: it is held too,
and once a person has let it in, the next one is not."""

FEWEST = 8
"""Runs that are fewer tell nothing: they are one passage of some thirty words, as a quotation is."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A withdrawn document. `texts` are the hashes of its long public paragraphs, and `runs` those of runs of its words
    that no other document had; `lifted` tells when it was reinstated, by whom and why, and is empty while it stands."""

    n: int
    at: str
    who: str
    why: str
    document: str
    reference: str | None
    body: str | None
    fingerprint: str
    texts: frozenset[str]
    lifted: str = ""
    runs: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """What people call the document."""
        return self.reference or self.document


def text_hashes(document: PublicDocument) -> frozenset[str]:
    """The hashes of the paragraphs that are long enough to tell one document from another."""
    return frozenset(hash_text(p.text) for p in document.paragraphs if is_telling(p.text))


def refuse_file(tombstones: Iterable[Tombstone], fingerprint: str, document: str) -> Tombstone | None:
    """The standing tombstone that a file falls under before it is read: by fingerprint, or by its document's id."""
    standing = (t for t in tombstones if not t.lifted)
    return next((t for t in standing if fingerprint == t.fingerprint or document == t.document), None)


def refuse_document(
    tombstones: Iterable[Tombstone], document: PublicDocument, reference: str | None, body: str | None
) -> Tombstone | None:
    """The standing tombstone that a document falls under once it is read: by reference, or by its text."""
    standing = [t for t in tombstones if not t.lifted]
    named = next((t for t in standing if _is_named(t, reference, body)), None)
    if named or not standing:
        return named
    hashes, runs = text_hashes(document), document_runs(document)
    return next((t for t in standing if _has_text(t, hashes, runs)), None)


def _is_named(t: Tombstone, reference: str | None, body: str | None) -> bool:
    return bool(reference) and reference == t.reference and (body == t.body or body is None or t.body is None)


def _has_text(t: Tombstone, hashes: frozenset[str], runs: frozenset[str]) -> bool:
    """Whether a text is the withdrawn one by its paragraphs and, where enough is known of these, by its runs of words:
    a short decision may have half of its paragraphs from a form of which no other document was known."""
    fewer = min(len(hashes), len(t.texts))  # a form's own words are in a file that comes back, and not in `texts`
    if not fewer or len(hashes & t.texts) < SAME * fewer:
        return False
    return len(t.runs) < FEWEST or len(t.runs & runs) >= SAME * len(t.runs)


def document_runs(document: PublicDocument) -> frozenset[str]:
    """The runs of words that a document is known by, however its text is cut."""
    return hash_runs(p.text for p in document.paragraphs)


def find_repeated(
    tombstones: Iterable[Tombstone], document: PublicDocument, known: Callable[[frozenset[str]], frozenset[str]]
) -> Tombstone | None:
    """The standing tombstone of whose own text a document has so much that a person must look at it.

    `known` gives those of some runs that documents of the register have: a form's own words, which tell nothing.
    """
    standing = [t for t in tombstones if not t.lifted and len(t.runs) >= FEWEST]
    runs = document_runs(document) if standing else frozenset()
    close = (t for t in standing if len(t.runs & runs) >= FEWEST)
    return next((t for t in close if _repeats(t.runs - known(t.runs), runs)), None)


def _repeats(own: frozenset[str], runs: frozenset[str]) -> bool:
    common = len(own & runs)
    return common >= FEWEST and common >= REPEATED * len(own)


_REPEATS = "it repeats much of the text of {name!r}, which is withdrawn"


def repeats(tombstone: Tombstone) -> str:
    """The reason to hold a file whose text is much of a withdrawn document's."""
    return _REPEATS.format(name=tombstone.name)


def is_repetition(reason: str) -> bool:
    """Whether a file was held because it repeats a withdrawn document."""
    return reason.startswith(_REPEATS.partition("{")[0])
