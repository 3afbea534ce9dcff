"""What the register knows of a source file, and what a question may ask documents by."""

from dataclasses import dataclass
from datetime import date

from ingest.facts import Facts
from ingest.gate import PublicDocument


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as the register knows it: the folder it was ingested from, its path in it, its SHA-256, who declared it
    published (None: nobody), and what `sources.csv` gives of it, as one string."""

    folder: str
    file: str
    fingerprint: str
    declared: str | None = None
    given: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """A document as it is to be stored."""

    document: PublicDocument
    facts: Facts
    file: SourceFile


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A held file: its fingerprint, the folder it was in, why it is held, and who declared it published."""

    fingerprint: str
    folder: str
    reasons: tuple[str, ...]
    declared: str | None = None


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
