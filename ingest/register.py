"""The register: documents, their public paragraphs and facts, what was withheld and why, and the audit.

It is the source of truth; every other store can be rebuilt from it. It never holds a word of withheld text, nor
the name of a held file.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.engine import Connection, Engine

from ingest.facts import Fact, Facts
from ingest.gate import GATE_VERSION, Held, PublicDocument, PublicParagraph, Withheld, reload
from ingest.locator import Locator

_tables = MetaData()
_meta = Table("meta", _tables, Column("name", String, primary_key=True), Column("value", String, nullable=False))
_documents = Table(
    "documents",
    _tables,
    Column("document", String, primary_key=True),
    Column("folder", String, nullable=False),
    Column("file", String, nullable=False),
    Column("fingerprint", String, nullable=False, index=True),
    Column("source", String, nullable=False),
    Column("masked", Integer, nullable=False),
    Column("title", String, nullable=False),
    Column("reference", String, index=True),
    Column("body", String, index=True),
    Column("kind", String, index=True),
    Column("date", Date, index=True),
    Column("part2", Boolean),
)


def _document_column() -> Column[str]:
    return Column("document", String, ForeignKey("documents.document", ondelete="CASCADE"), primary_key=True)


_paragraphs = Table(
    "paragraphs",
    _tables,
    _document_column(),
    Column("ordinal", Integer, primary_key=True),
    Column("attachment", String),
    Column("part", Integer),
    Column("section", String),
    Column("paragraph", String),
    Column("page", Integer),
    Column("heading", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("text", Text, nullable=False),
)
_withheld = Table(
    "withheld",
    _tables,
    _document_column(),
    Column("ordinal", Integer, primary_key=True),
    Column("page", Integer),
    Column("reason", String, nullable=False),
)
_facts = Table(
    "facts",
    _tables,
    _document_column(),
    Column("n", Integer, primary_key=True),
    Column("name", String, nullable=False, index=True),
    Column("value", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("ordinal", Integer, nullable=False),
)
_held = Table(
    "held",
    _tables,
    Column("fingerprint", String, primary_key=True),
    Column("folder", String, primary_key=True),
    Column("reasons", Text, nullable=False),
)
_audit = Table(
    "audit",
    _tables,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", String, nullable=False),
)


class HomeError(Exception):
    """A home folder that cannot be used as it is; the message says why and which command helps."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as the register knows it: the folder it was ingested from, its path in it, its SHA-256."""

    folder: str
    file: str
    fingerprint: str


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


class Register:
    """One register in one database. Transactions are short; each method is one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def close(self) -> None:
        """Release the database's files."""
        self._engine.dispose()

    # -- writing ----------------------------------------------------------------------------------------------

    def save(self, document: PublicDocument, facts: Facts, file: SourceFile, who: str) -> None:
        """Store a document and its facts, replacing what was there under the same id, in one transaction."""
        part2 = next((f.value == "yes" for f in facts.items if f.name == "part 2"), None)
        with self._changing() as db:
            db.execute(delete(_documents).where(_documents.c.document == document.document))
            db.execute(delete(_held).where(_held.c.fingerprint == file.fingerprint))
            db.execute(
                insert(_documents).values(
                    document=document.document,
                    folder=file.folder,
                    file=file.file,
                    fingerprint=file.fingerprint,
                    source=document.source,
                    masked=document.masked,
                    title=facts.title,
                    reference=facts.reference,
                    body=facts.body,
                    kind=facts.kind,
                    date=facts.date,
                    part2=part2,
                )
            )
            _insert_all(db, _paragraphs, [_paragraph_row(p) for p in document.paragraphs])
            _insert_all(db, _withheld, [_withheld_row(w) for w in document.withheld])
            _insert_all(db, _facts, [_fact_row(document.document, n, f) for n, f in enumerate(facts.items, 1)])
            _note(db, who, "publish", document.document, f"{len(document.paragraphs)} public paragraphs")

    def hold(self, held: Held, folder: str, who: str) -> None:
        """Record that a file of a folder is held, by fingerprint, and why; once is enough."""
        reasons = json.dumps(held.reasons)
        row = (_held.c.fingerprint == held.fingerprint) & (_held.c.folder == folder)
        with self._engine.connect() as db:
            if db.execute(select(_held.c.reasons).where(row)).scalar_one_or_none() == reasons:
                return
        with self._changing() as db:
            db.execute(delete(_held).where(row))
            db.execute(insert(_held).values(fingerprint=held.fingerprint, folder=folder, reasons=reasons))
            _note(db, who, "hold", held.fingerprint[:12], "; ".join(held.reasons))

    def forget(self, document: str, who: str, why: str) -> None:
        """Erase a document and everything read from it; the audit keeps its id."""
        with self._changing() as db:
            db.execute(delete(_documents).where(_documents.c.document == document))
            _note(db, who, "forget", document, why)

    def forget_held(self, fingerprint: str, who: str, why: str, folder: str | None = None) -> None:
        """Erase the note that a file is held, because it is gone or has changed: in one folder, or in all."""
        with self._changing() as db:
            rows = _held.c.fingerprint == fingerprint
            db.execute(delete(_held).where(rows if folder is None else rows & (_held.c.folder == folder)))
            _note(db, who, "forget held", fingerprint[:12], why)

    def note(self, who: str, action: str, subject: str, detail: str) -> None:
        """Add a line to the audit."""
        with self._engine.begin() as db:
            _note(db, who, action, subject, detail)

    # -- reading ----------------------------------------------------------------------------------------------

    @property
    def revision(self) -> int:
        """A number that grows with every change of what is public; an index records the one it was built from."""
        with self._engine.connect() as db:
            value = db.execute(select(_meta.c.value).where(_meta.c.name == "revision")).scalar_one()
        return int(value)

    def ids(self) -> tuple[str, ...]:
        """The ids of all documents, sorted."""
        with self._engine.connect() as db:
            return tuple(db.execute(select(_documents.c.document).order_by(_documents.c.document)).scalars())

    def files(self) -> dict[str, SourceFile]:
        """The source file of each document id."""
        with self._engine.connect() as db:
            rows = db.execute(
                select(_documents.c.document, _documents.c.folder, _documents.c.file, _documents.c.fingerprint)
            ).all()
        return {r.document: SourceFile(r.folder, r.file, r.fingerprint) for r in rows}

    def held(self) -> tuple[tuple[Held, str], ...]:
        """What is held, with the folder each file was in when it was read."""
        with self._engine.connect() as db:
            rows = db.execute(select(_held).order_by(_held.c.fingerprint)).all()
        return tuple((Held(r.fingerprint, tuple(json.loads(r.reasons))), r.folder) for r in rows)

    def document(self, document: str) -> PublicDocument:
        """One document. Raises KeyError when the register has none of that id."""
        with self._engine.connect() as db:
            version = _gate_version(db)
            row = db.execute(select(_documents).where(_documents.c.document == document)).one_or_none()
            if row is None:
                raise KeyError(document)
            query = select(_paragraphs).where(_paragraphs.c.document == document).order_by(_paragraphs.c.ordinal)
            paragraphs = tuple(_paragraph(r, version) for r in db.execute(query))
            query = select(_withheld).where(_withheld.c.document == document).order_by(_withheld.c.ordinal)
            withheld = tuple(Withheld(r.document, r.ordinal, r.page, r.reason) for r in db.execute(query))
        return PublicDocument(row.document, row.source, paragraphs, withheld, row.masked)

    def documents(self) -> Iterator[PublicDocument]:
        """Every document, one at a time, in the order of ids."""
        for document in self.ids():
            yield self.document(document)

    def paragraph(self, key: str) -> PublicParagraph:
        """The paragraph at `Locator.key`. Raises KeyError when there is none, or no longer."""
        document, _, ordinal = key.rpartition("#")
        if not ordinal.isdecimal():
            raise KeyError(key)
        with self._engine.connect() as db:
            query = select(_paragraphs).where(_paragraphs.c.document == document, _paragraphs.c.ordinal == int(ordinal))
            row = db.execute(query).one_or_none()
            if row is None:
                raise KeyError(key)
            return _paragraph(row, _gate_version(db))

    def facts(self, document: str) -> Facts:
        """One document's facts. Raises KeyError when the register has none of that id."""
        with self._engine.connect() as db:
            row = db.execute(select(_documents).where(_documents.c.document == document)).one_or_none()
            if row is None:
                raise KeyError(document)
            joined = _facts.join(
                _paragraphs,
                (_facts.c.document == _paragraphs.c.document) & (_facts.c.ordinal == _paragraphs.c.ordinal),
            )
            query = (
                select(_facts.c.name, _facts.c.value, _facts.c.words, _paragraphs)
                .select_from(joined)
                .where(_facts.c.document == document)
                .order_by(_facts.c.n)
            )
            items = tuple(Fact(r.name, r.value, r.words, _locator(r)) for r in db.execute(query))
        return Facts(row.document, row.title, row.reference, row.body, row.kind, row.date, items)

    def matching(self, filters: Filters) -> frozenset[str]:
        """The ids of the documents that meet every filter given; a filter that matches nothing gives none."""
        d = _documents.c
        query = select(d.document)
        for column, value in ((d.document, filters.document), (d.reference, filters.reference)):
            if value is not None:
                query = query.where(func.lower(column) == value.lower())
        for column, value in ((d.body, filters.body), (d.kind, filters.kind)):
            if value is not None:
                query = query.where(func.lower(column) == value.lower())
        if filters.start is not None:
            query = query.where(d.date >= filters.start)
        if filters.end is not None:
            query = query.where(d.date <= filters.end)
        if filters.part2 is not None:
            query = query.where(d.part2 == filters.part2)
        if filters.supplier is not None:
            naming = select(_facts.c.document).where(
                _facts.c.name == "supplier", func.lower(_facts.c.value).contains(filters.supplier.lower())
            )
            query = query.where(d.document.in_(naming))
        with self._engine.connect() as db:
            return frozenset(db.execute(query).scalars())

    def audit(self) -> tuple[dict[str, Any], ...]:
        """The audit's lines, oldest first."""
        with self._engine.connect() as db:
            return tuple(dict(r._mapping) for r in db.execute(select(_audit).order_by(_audit.c.n)))

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        with self._engine.begin() as db:
            yield db
            revision = select(_meta.c.value).where(_meta.c.name == "revision").scalar_subquery()
            number = int(db.execute(select(revision)).scalar_one()) + 1
            db.execute(update(_meta).where(_meta.c.name == "revision").values(value=str(number)))


def open_register(home: Path, create: bool = False) -> Register:
    """Open the register of a home folder, making it first where `create` is set.

    Raises HomeError where there is none, or where it was made under other gate rules.
    """
    path = home / "register.db"
    if not path.exists():
        if not create:
            raise HomeError(f"no register in {str(home)!r}: run 'decisions ingest FOLDER --home {home}' first")
        home.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _set_pragmas)
    _tables.create_all(engine)
    with engine.begin() as db:
        if db.execute(select(_meta.c.value).where(_meta.c.name == "gate")).scalar_one_or_none() is None:
            _insert_all(db, _meta, [{"name": "gate", "value": GATE_VERSION}, {"name": "revision", "value": "0"}])
        version = _gate_version(db)
    if version != GATE_VERSION:
        engine.dispose()
        raise HomeError(
            f"the register in {str(home)!r} was made under gate rules {version!r}, this version's are "
            f"{GATE_VERSION!r}: ingest the documents again into a new folder with 'decisions ingest FOLDER --home NEW'"
        )
    return Register(engine)


def _set_pragmas(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "secure_delete=ON", "busy_timeout=10000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _gate_version(db: Connection) -> str:
    return str(db.execute(select(_meta.c.value).where(_meta.c.name == "gate")).scalar_one())


def _insert_all(db: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        db.execute(insert(table), list(rows))


def _note(db: Connection, who: str, action: str, subject: str, detail: str) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    db.execute(insert(_audit).values(at=at, who=who, action=action, subject=subject, detail=detail))


def _paragraph_row(p: PublicParagraph) -> dict[str, Any]:
    place = {name: getattr(p.at, name) for name in p.at.__slots__}
    return {**place, "heading": json.dumps(p.heading), "kind": p.kind, "text": p.text}


def _withheld_row(w: Withheld) -> dict[str, Any]:
    return {"document": w.document, "ordinal": w.ordinal, "page": w.page, "reason": w.reason}


def _fact_row(document: str, n: int, f: Fact) -> dict[str, Any]:
    return {"document": document, "n": n, "name": f.name, "value": f.value, "words": f.words, "ordinal": f.at.ordinal}


def _locator(row: Any) -> Locator:
    return Locator(row.document, row.ordinal, row.attachment, row.part, row.section, row.paragraph, row.page)


def _paragraph(row: Any, version: str) -> PublicParagraph:
    return reload(_locator(row), json.loads(row.heading), row.text, row.kind, version)
