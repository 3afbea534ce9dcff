"""Decisions that were withdrawn: what remains known of them, and how a file that brings one back is told.

A tombstone has no word of the decision: its reference, ids, fingerprints, and hashes of its texts.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.fingerprints import hash_text, is_telling
from ingest.gate.gate import PublicDocument

SAME = 0.5
"""Share of the long paragraphs of a document, or of those that only a withdrawn document had, that make the one the
other again if they have them in common. Different decisions on one form have at most 0.26 in common."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A withdrawn document. `texts` are the hashes of its long public paragraphs; `lifted` tells when it was
    reinstated, by whom and why, and is empty while it stands."""

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
    hashes = text_hashes(document)
    return next((t for t in tombstones if not t.lifted and _is_same(t, reference, body, hashes)), None)


def _is_same(t: Tombstone, reference: str | None, body: str | None, hashes: frozenset[str]) -> bool:
    if reference and reference == t.reference and (body == t.body or body is None or t.body is None):
        return True
    fewer = min(len(hashes), len(t.texts))  # a form's own words are in a file that comes back, and not in `texts`
    return fewer > 0 and len(hashes & t.texts) >= SAME * fewer
