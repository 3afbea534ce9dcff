"""The register's transactions. Each method is one, and short."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import OperationalError

from ingest.facts import FACTS_VERSION, Facts
from ingest.gate.gate import Held, PublicDocument, PublicParagraph
from ingest.gate.rulings import KindRuling, Ruling, Rulings
from ingest.register import ledger, reading, schema, writing
from ingest.register.files import Added, Entry, Filters, HeldFile, Saved, SourceFile
from ingest.register.journal import Identity, identify
from ingest.register.schema import note
from ingest.register.writing import Change
from ingest.tombstones import Tombstone


class Register:
    """One register in one database."""

    def __init__(self, engine: Engine, home: Path) -> None:
        self.home = home
        self.replayed: tuple[Tombstone, ...] = ()
        """What was withdrawn again when it was opened, because the journal knew of it and the register did not."""
        self._engine = engine

    def close(self) -> None:
        """Release the database's files."""
        self._engine.dispose()

    # -- writing ----------------------------------------------------------------------------------------------

    def save(self, document: PublicDocument, facts: Facts, file: SourceFile, who: str) -> None:
        """Store a document of one file and its facts, replacing what was there under the same id."""
        self.put(Saved(document, facts, (file,)), who)

    def put(self, saved: Saved, who: str) -> None:
        """Store a document, its facts and its files, replacing what was there under the same id."""
        self.apply((saved,), who)

    def apply(self, changes: Iterable[Change], who: str) -> None:
        """Store what follows from reading a file, in one transaction."""
        with self._changing() as db:
            for change in changes:
                writing.apply(db, change, who)

    def add_file(self, document: str, file: SourceFile, who: str) -> None:
        """Record a further file of a document; what is public stays as it is."""
        with self._engine.begin() as db:
            writing.apply(db, Added(document, file), who)

    def drop_file(self, document: str, file: SourceFile, who: str, why: str) -> None:
        """Erase the note of a file that a document's text does not come from."""
        with self._engine.begin() as db:
            s = schema.sources.c
            row = (s.document == document) & (s.folder == file.folder) & (s.file == file.file)
            db.execute(delete(schema.sources).where(row))
            note(db, who, "forget file", document, f"{file.fingerprint[:12]}: {why}")

    def hold(self, held: Held, folder: str, who: str, declared: str | None = None) -> None:
        """Record that a file of a folder is held, by fingerprint, and why; once is enough."""
        reasons, h = json.dumps(held.reasons), schema.held
        row = (h.c.fingerprint == held.fingerprint) & (h.c.folder == folder)
        with self._engine.connect() as db:
            known = db.execute(select(h.c.reasons, h.c.declared).where(row)).one_or_none()
        if known is not None and tuple(known) == (reasons, declared):
            return
        with self._changing() as db:
            writing.apply(db, HeldFile(held.fingerprint, folder, held.reasons, declared), who)

    def renew(self, document: str, facts: Facts) -> None:
        """Replace a document's facts; its text stays as it is."""
        with self._engine.begin() as db:
            writing.put_facts(db, self.document(document), facts)

    def note_renewed(self, who: str, count: int) -> None:
        """Record that all facts are now read by this version's rules; an index made before shows other ones."""
        with self._changing() as db:
            schema.write_facts_version(db)
            note(db, who, "renew facts", str(self.home), f"{count} documents, by rules {FACTS_VERSION}")

    @property
    def has_old_facts(self) -> bool:
        """Whether the facts were read by other rules than this version's."""
        with self._engine.connect() as db:
            return schema.facts_version(db) != FACTS_VERSION

    def forget(self, document: str, who: str, why: str) -> None:
        """Erase a document and everything read from it; the audit keeps its id."""
        with self._changing() as db:
            db.execute(delete(schema.documents).where(schema.documents.c.document == document))
            note(db, who, "forget", document, why)

    def forget_held(self, fingerprint: str, who: str, why: str, folder: str | None = None) -> None:
        """Erase the note that a file is held, because it is gone or has changed: in one folder, or in all."""
        with self._changing() as db:
            rows = schema.held.c.fingerprint == fingerprint
            db.execute(delete(schema.held).where(rows if folder is None else rows & (schema.held.c.folder == folder)))
            note(db, who, "forget held", fingerprint[:12], why)

    def rule(self, rulings: Sequence[Ruling], follows: Iterable[Change], who: str) -> None:
        """Record what a person decided and what follows from it, in one transaction."""
        with self._changing() as db:
            ledger.add_rulings(db, rulings)
            for change in follows:
                writing.apply(db, change, who)

    def rule_kind(self, ruling: KindRuling, follows: Iterable[Change], who: str) -> None:
        """Record what a person decided on a kind and what follows from it, in one transaction."""
        with self._changing() as db:
            ledger.add_kind_ruling(db, ruling)
            for change in follows:
                writing.apply(db, change, who)

    def withdraw(self, tombstones: Iterable[Tombstone]) -> None:
        """Erase documents and record that they are withdrawn, in one transaction."""
        with self._changing() as db:
            for tombstone in tombstones:
                ledger.add_tombstone(db, tombstone)
                db.execute(delete(schema.documents).where(schema.documents.c.document == tombstone.document))

    def withdraw_again(self, tombstones: Iterable[Tombstone]) -> None:
        """Erase what another copy of this register knows to be withdrawn, in one transaction; what is known here by
        then is left alone. Raises HomeError where the home cannot be written to."""
        try:
            with self._changing_alone() as db:
                known = ledger.read_withdrawals(db)
                for tombstone in (t for t in tombstones if identify(t) not in known):
                    ledger.add_tombstone(db, tombstone)
                    db.execute(delete(schema.documents).where(schema.documents.c.document == tombstone.document))
        except schema.BusyError:
            raise
        except (OperationalError, schema.HomeError) as error:
            raise schema.not_replayed(self.home, error) from error

    def reinstate(self, tombstones: Iterable[Tombstone], who: str, why: str) -> None:
        """Record that withdrawn documents may be ingested again."""
        with self._engine.begin() as db:
            for tombstone in tombstones:
                ledger.lift(db, tombstone, who, why)

    def note(self, who: str, action: str, subject: str, detail: str) -> None:
        """Add a line to the audit."""
        with self._engine.begin() as db:
            note(db, who, action, subject, detail)

    def check(self) -> None:
        """Read the whole database. Raises HomeError where it is damaged."""
        with self._engine.connect() as db:
            damage = schema.find_damage(db)
        if damage:
            raise schema.damaged(self.home, damage)

    def purge(self) -> bool:
        """Leave nothing of what was deleted in the database's files; False while another process holds its log."""
        return schema.purge(self._engine)

    # -- reading ----------------------------------------------------------------------------------------------

    def rulings(self) -> Rulings:
        """Every decision of a person on text or files."""
        with self._engine.connect() as db:
            return ledger.read_rulings(db)

    def tombstones(self) -> tuple[Tombstone, ...]:
        """Every withdrawn document, reinstated ones included, oldest first."""
        with self._engine.connect() as db:
            return ledger.read_tombstones(db)

    def withdrawals(self) -> frozenset[Identity]:
        """What each of these is told from the others by."""
        with self._engine.connect() as db:
            return ledger.read_withdrawals(db)

    @property
    def revision(self) -> int:
        """A number that grows with every change of what is public; an index records the one it was built from."""
        with self._engine.connect() as db:
            return schema.read_revision(db)

    @property
    def unread(self) -> int:
        """How many files could not be read, over all folders, each as it was last ingested."""
        with self._engine.connect() as db:
            return schema.count_unread(db)

    def note_unread(self, folder: str, count: int) -> None:
        """Keep how many files of a folder could not be read."""
        with self._engine.begin() as db:
            schema.note_unread(db, folder, count)

    def ids(self) -> tuple[str, ...]:
        """The ids of all documents, sorted."""
        with self._engine.connect() as db:
            return reading.read_ids(db)

    def entries(self) -> dict[str, Entry]:
        """Every document's line, by id."""
        with self._engine.connect() as db:
            return reading.read_entries(db)

    def files(self) -> dict[str, SourceFile]:
        """The file that each document's text was read from, by the document's id."""
        return {document: files[0] for document, files in self.all_files().items()}

    def all_files(self) -> dict[str, tuple[SourceFile, ...]]:
        """The files of each document, by its id, the one that its text was read from first."""
        with self._engine.connect() as db:
            return reading.read_files(db)

    def files_of(self, document: str) -> tuple[SourceFile, ...]:
        """The files of one document, the one that its text was read from first; none where the id is unknown."""
        with self._engine.connect() as db:
            return reading.read_files(db, document).get(document, ())

    def names(self) -> dict[str, str]:
        """The id that each file's document has or had, by `SourceFile.keys`."""
        with self._engine.connect() as db:
            return reading.read_names(db)

    def held(self) -> tuple[HeldFile, ...]:
        """What is held, and why."""
        with self._engine.connect() as db:
            return reading.read_held(db)

    def source(self, document: str) -> str:
        """The file name or address of one document. Raises KeyError when the register has none of that id."""
        with self._engine.connect() as db:
            return reading.read_origin(db, document)

    def document(self, document: str) -> PublicDocument:
        """One document. Raises KeyError when the register has none of that id."""
        with self._engine.connect() as db:
            return reading.read_document(db, document)

    def documents(self) -> Iterator[PublicDocument]:
        """Every document, one at a time, in the order of ids."""
        for document in self.ids():
            yield self.document(document)

    def paragraph(self, key: str) -> PublicParagraph:
        """The paragraph at `Locator.key`. Raises KeyError when there is none, or no longer."""
        with self._engine.connect() as db:
            return reading.read_one(db, key)

    def paragraphs(self, keys: Iterable[str]) -> dict[str, PublicParagraph]:
        """The paragraphs at these `Locator.key`s, by key; what is not, or no longer, there is left out."""
        with self._engine.connect() as db:
            return reading.read_several(db, keys)

    def facts(self, document: str) -> Facts:
        """One document's facts. Raises KeyError when the register has none of that id."""
        with self._engine.connect() as db:
            return reading.read_facts(db, document)

    def matching(self, filters: Filters) -> frozenset[str]:
        """The ids of the documents that meet every filter given; a filter that matches nothing gives none."""
        with self._engine.connect() as db:
            return reading.find_matching(db, filters)

    def audit(self) -> tuple[dict[str, Any], ...]:
        """The audit's lines, oldest first."""
        with self._engine.connect() as db:
            return tuple(dict(r._mapping) for r in db.execute(select(schema.audit).order_by(schema.audit.c.n)))

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        with self._engine.begin() as db:
            yield db
            schema.advance_revision(db)

    @contextmanager
    def _changing_alone(self) -> Iterator[Connection]:
        """The same for a change that depends on what is there: writing first, it reads what no other can change."""
        with self._engine.begin() as db:
            schema.advance_revision(db)
            yield db
