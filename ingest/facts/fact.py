"""The card of a document: what it states, each with its words and where they stand."""

from dataclasses import dataclass
from datetime import date

from ingest.amounts import Amount
from ingest.locator import Locator


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the record states. `value` is normalised, `words` are the record's own, `at` is where."""

    name: str
    value: str
    words: str
    at: Locator


@dataclass(frozen=True, slots=True)
class Facts:
    """A document's card. `kind` is the document type; what the document does not state is None or absent.

    `reference` is normalised ("PCD 658", "36/2025"), `body` a short name ("MOPAC", "Norfolk PCC"), `date` the
    decision maker's.
    """

    document: str
    title: str
    reference: str | None
    body: str | None
    kind: str | None
    date: date | None
    items: tuple[Fact, ...]
    amounts: tuple[Amount, ...] = ()

    def named(self, name: str) -> tuple[Fact, ...]:
        """All facts of one name, in document order."""
        return tuple(f for f in self.items if f.name == name)
