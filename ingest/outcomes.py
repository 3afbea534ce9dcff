"""What became of the files of a folder: values that may be printed, so a held file has no name in them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.gate.gate import PublicDocument
from ingest.naming import printable
from ingest.tombstones import Tombstone


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file. `status` is published, held, failed, unchanged or withdrawn.

    Several files may have one `document`: copies, and a decision that is there in two formats. For a held file, and for
    one that was withdrawn and is refused, `file` is its fingerprint's first 12 hex digits.
    `reasons` counts paragraphs withheld by reason; for a file that is not published its keys say why. `remarks` say how
    it was read: bytes that were mended, pictures that were not read.
    """

    file: str
    document: str | None
    reference: str | None
    status: str
    paragraphs: int
    withheld: int
    reasons: Mapping[str, int]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a folder is: files done of files in all, and bytes read of bytes to be read, which tell the time left
    better than files do."""

    files: int
    of: int
    read: int
    whole: int

    @property
    def share(self) -> float:
        """How much is done, of 1."""
        return self.read / self.whole if self.whole else self.files / self.of


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What became of every file of a folder, in the order of their names, and how long it took."""

    documents: tuple[FileOutcome, ...]
    seconds: float


def tell_public(
    file: str, document: PublicDocument, reference: str | None, status: str, remarks: tuple[str, ...] = ()
) -> FileOutcome:
    """A file that is in the register, as published or unchanged."""
    reasons = dict(Counter(w.reason for w in document.withheld))
    counts = (len(document.paragraphs), len(document.withheld))
    return FileOutcome(printable(file), document.document, reference, status, *counts, reasons, remarks)


def tell_not_used(outcome: FileOutcome, why: str) -> FileOutcome:
    """A file of a document whose text is that of another of its files, which withholds more."""
    return replace(outcome, reasons={**outcome.reasons, why: 1})


def tell_held(fingerprint: str, reasons: Sequence[str]) -> FileOutcome:
    """A file that is held."""
    return FileOutcome(fingerprint[:12], None, None, "held", 0, 0, dict.fromkeys(reasons, 1))


def tell_failed(name: str, why: str) -> FileOutcome:
    """A file that could not be read."""
    return FileOutcome(printable(name), None, None, "failed", 0, 0, {why: 1})


def tell_refused(fingerprint: str, tombstone: Tombstone) -> FileOutcome:
    """A file that brings back what was withdrawn."""
    why = (
        f"withdrawn {tombstone.at[:10]} by {tombstone.who}; "
        f"'decisions reinstate {tombstone.name!r} --by NAME --why REASON' would let it back"
    )
    return FileOutcome(fingerprint[:12], tombstone.document, tombstone.reference, "withdrawn", 0, 0, {why: 1})


def tell_gone(document: str) -> FileOutcome:
    """A document whose file left the folder, or may no longer be published."""
    return FileOutcome(document, document, None, "withdrawn", 0, 0, {"its file left the folder or is now held": 1})
