"""What the register knows of a source file, and what a question may ask documents by."""

import hashlib
from dataclasses import dataclass
from datetime import date

from ingest.facts import Facts
from ingest.gate.gate import PublicDocument


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as the register knows it: the folder it was ingested from, its path in it, its SHA-256, who declared it
    published (None: nobody), and what `sources.csv` gives of it, as one string. `wider` says that it shows what another
    file of the same document withholds: its text is not used, and does not take that file's place. `remarks`
    say how it was read, a line each."""

    folder: str
    file: str
    fingerprint: str
    declared: str | None = None
    given: str = ""
    wider: bool = False
    remarks: str = ""

    @property
    def place(self) -> tuple[str, str]:
        """Where it is: the folder, and the path in it."""
        return self.folder, self.file

    @property
    def keys(self) -> tuple[str, str]:
        """What its document's id is remembered by, when the file itself may be forgotten: hashes of its bytes and of
        its place."""
        place = "\0".join(self.place).encode("utf-8", "surrogateescape")
        return f"bytes {self.fingerprint}", f"place {hashlib.sha256(place).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Saved:
    """A document as it is to be stored. Its text is that of the first of its `files`."""

    document: PublicDocument
    facts: Facts
    files: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """A further file of a document, whose text stays as it is."""

    document: str
    file: SourceFile


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A held file: its fingerprint, the folder it was in, why it is held, and who declared it published."""

    fingerprint: str
    folder: str
    reasons: tuple[str, ...]
    declared: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A document's line in the register. `changed` is the revision at which its text and facts came to be as they are;
    0 in a register older than that note."""

    document: str
    source: str
    title: str
    reference: str | None
    body: str | None
    date: date | None
    changed: int


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents a question is about. What is None does not restrict; all that is given must hold."""

    reference: str | None = None
    document: str | None = None
    body: str | None = None
    kind: str | None = None
    start: date | None = None
    end: date | None = None
    supplier: str | None = None
    part2: bool | None = None

    def given(self) -> dict[str, str | bool]:
        """The filters that restrict, by name, dates in ISO form."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {k: v.isoformat() if isinstance(v, date) else v for k, v in values.items() if v is not None}
