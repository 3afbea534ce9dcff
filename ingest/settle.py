"""Where a file that was read goes: a document of its own, a further file of one that there is, or none, because it is
held or withdrawn. What one file of a decision withholds, no other file of it publishes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.document import Origin, Passed, pass_reading
from ingest.facts import Facts, read_facts
from ingest.fingerprints import has_bytes
from ingest.gate.gate import Held, PublicDocument
from ingest.gate.rulings import Rulings
from ingest.naming import printable
from ingest.readers import Reading, UnreadableError
from ingest.register import Added, Filters, HeldFile, Register, Saved, SourceFile
from ingest.register.writing import Change
from ingest.sources import Given, parse_given
from ingest.tombstones import Tombstone, document_runs, find_repeated, refuse_document, repeats
from ingest.twins import Side, are_twins, may_be_twins, public_pieces, rank_file

WIDER = "it shows what another file of the same decision withholds"
DIFFERENT = "it and another file of the same decision each show what the other withholds"
UNKNOWN = "it may show what another file of the same decision withholds, which cannot be read now"
NOT_USED = "the text of this file, for it shows what another file of the same decision withholds"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that was read and has no place yet."""

    file: SourceFile
    reading: Reading

    def passed(self, document: str, rulings: Rulings) -> Passed:
        """What passes the gate of it as this document."""
        file = self.file
        body = parse_given(file.given).body
        origin = Origin(document, name_source(file), file.fingerprint, file.declared is not None, body)
        return pass_reading(self.reading, origin, rulings)


@dataclass(frozen=True, slots=True)
class Settled:
    """What follows from a file for the register, and the document it now belongs to, None where it is held.
    `not_used` says that its text is not, because it shows too much."""

    changes: tuple[Change, ...]
    document: str | None
    not_used: bool = False

    @property
    def text(self) -> Saved | None:
        """The document with the file's text; None where its text is that of another file."""
        return next((change for change in self.changes if isinstance(change, Saved)), None)

    @property
    def held(self) -> tuple[HeldFile, ...]:
        """The files that are to be held, this one first."""
        return tuple(change for change in self.changes if isinstance(change, HeldFile))


def name_source(file: SourceFile) -> str:
    """What readers are shown as a document's source: the address that its keeper gives, or the file's name."""
    return parse_given(file.given).url or printable(file.file)


def read_card(document: PublicDocument, given: Given) -> Facts:
    """A document's facts; a title and a body that its keeper gives go before those read from it."""
    facts = read_facts(document)
    return replace(facts, title=given.title or facts.title, body=given.body or facts.body)


class Settling:
    """One pass of files into a register under the decisions of persons as they are. `read` reads a file; `is_there`
    tells whether a file of a document still counts, and `copies` where else its bytes are."""

    def __init__(
        self,
        register: Register,
        rulings: Rulings,
        read: Callable[[Path], Reading],
        is_there: Callable[[SourceFile], bool] = lambda file: True,
        copies: Callable[[SourceFile], Sequence[Path]] = lambda file: (),
    ) -> None:
        self._register, self._rulings = register, rulings
        self._tombstones = register.tombstones()
        self._read, self._is_there, self._copies = read, is_there, copies
        self._withheld: dict[str, frozenset[int]] = {}
        self._known_runs: dict[frozenset[str], frozenset[str]] = {}

    def settle(self, arrival: Arrival, document: str, passing: Iterable[str]) -> Settled | Tombstone:
        """What becomes of a file that would be this document if it is no other's. `passing` are the documents whose
        text is about to leave the register, which no file joins."""
        passed = arrival.passed(document, self._rulings)
        if isinstance(passed.document, Held):
            return _hold(arrival.file, passed.document.reasons)
        card = read_card(passed.document, parse_given(arrival.file.given))
        refused = refuse_document(self._tombstones, passed.document, card.reference, card.body)
        if refused:
            return refused
        side = Side(arrival.file.file, passed.document, card, passed.withheld)
        repeated = find_repeated(self._tombstones, passed.document, self._find_known)
        if repeated and not self._is_released(arrival.file, repeats(repeated)):
            return _hold(arrival.file, (repeats(repeated),))
        if arrival.file.wider and not self._is_lifted(arrival.file):
            return _hold(arrival.file, (WIDER,))
        for twin in self._may_be_twins(side, {document, *passing}):
            if twin.withheld is None and not self._is_lifted(arrival.file):
                return _hold(arrival.file, (UNKNOWN,))
            if are_twins(side, twin.side):
                return self._join(arrival, side, twin)
        self._withheld[document] = passed.withheld
        return Settled((Saved(passed.document, card, (replace(arrival.file, wider=False),)),), document)

    def _find_known(self, runs: frozenset[str]) -> frozenset[str]:
        """Those of a withdrawn document's runs of words that the register had when they were first asked for."""
        if runs not in self._known_runs:
            found = (document_runs(document) & runs for document in self._register.documents())
            self._known_runs[runs] = frozenset[str]().union(*found)
        return self._known_runs[runs]

    def _is_released(self, file: SourceFile, reason: str) -> bool:
        return not self._rulings.hold(file.fingerprint, "", (reason,))

    def _is_lifted(self, file: SourceFile) -> bool:
        """Whether a person has let the file through though it shows, or may show, more than another."""
        reasons = {WIDER, DIFFERENT, UNKNOWN}
        return not reasons <= set(self._rulings.hold(file.fingerprint, "", reasons))

    def _may_be_twins(self, side: Side, without: set[str]) -> "Iterator[_Twin]":
        """The documents that may hold the same decision, by what they are called."""
        if not side.card.reference:
            return
        for document in sorted(self._register.matching(Filters(reference=side.card.reference)) - without):
            card = self._register.facts(document)
            if may_be_twins(side.card, card):
                files, stored = self._register.files_of(document), self._register.document(document)
                yield _Twin(files, stored, card, self._recall(stored, files, side))

    def _recall(self, stored: PublicDocument, files: Sequence[SourceFile], beside: Side) -> frozenset[int] | None:
        """What a document withholds, read again from its file where that was in an earlier run and may matter: it is
        stored nowhere. None where it cannot be known."""
        known = self._withheld.get(stored.document)
        if known is not None:
            return known
        if not stored.withheld or public_pieces(beside.document) <= public_pieces(stored):
            return frozenset()
        same = [f for f in files if f.fingerprint == files[0].fingerprint]
        paths = (*(Path(f.folder, f.file) for f in same), *self._copies(files[0]))
        path = next((p for p in paths if has_bytes(p, files[0].fingerprint)), None)
        if path is None:
            return None
        try:
            passed = Arrival(files[0], self._read(path)).passed(stored.document, self._rulings)
        except (OSError, UnreadableError):
            return None
        self._withheld[stored.document] = passed.withheld
        return passed.withheld

    def _join(self, arrival: Arrival, side: Side, twin: "_Twin") -> Settled:
        """Make a file one of a document's: the text is that of the better file, or of the one that shows less."""
        lifted = self._is_lifted(arrival.file)
        wider = not lifted and side.shows(twin.side)
        narrower = not lifted and twin.side.shows(side)
        if wider and narrower:
            changes = [_held(file, (DIFFERENT,)) for file in (arrival.file, *twin.files)]
            return Settled(tuple(changes), None)
        better = rank_file(side.name, side.document) < rank_file(twin.side.name, twin.side.document)
        if not narrower and (wider or not better):
            return Settled((Added(twin.document, replace(arrival.file, wider=wider)),), twin.document, wider)
        return self._take_over(arrival, twin, narrower)

    def _take_over(self, arrival: Arrival, twin: "_Twin", narrower: bool) -> Settled:
        passed = arrival.passed(twin.document, self._rulings)
        if isinstance(passed.document, Held):
            return _hold(arrival.file, passed.document.reasons)
        self._withheld[twin.document] = passed.withheld
        others = [f for f in twin.files if self._is_there(f) and f.place != arrival.file.place]
        files = (replace(arrival.file, wider=False), *(replace(f, wider=f.wider or narrower) for f in others))
        card = read_card(passed.document, parse_given(arrival.file.given))
        return Settled((Saved(passed.document, card, files),), twin.document)


@dataclass(frozen=True, slots=True)
class _Twin:
    """A document that may hold the same decision; `withheld` is None where it cannot be known."""

    files: tuple[SourceFile, ...]
    stored: PublicDocument
    card: Facts
    withheld: frozenset[int] | None

    @property
    def document(self) -> str:
        return self.stored.document

    @property
    def side(self) -> Side:
        """What its text shows and withholds."""
        return Side(self.files[0].file, self.stored, self.card, self.withheld or frozenset())


def _hold(file: SourceFile, reasons: tuple[str, ...]) -> Settled:
    return Settled((_held(file, reasons),), None)


def _held(file: SourceFile, reasons: tuple[str, ...]) -> HeldFile:
    return HeldFile(file.fingerprint, file.folder, reasons, file.declared)
