"""What the register tells of documents. Functions on an open connection, each a few queries."""

import json
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.engine import Connection

from ingest.amounts import Amount
from ingest.facts import Fact, Facts
from ingest.facts.names import same_words
from ingest.gate.gate import PublicDocument, PublicParagraph, Released, Withheld
from ingest.page_notes import PageNote
from ingest.register import schema
from ingest.register.files import Entry, Filters, HeldFile, SourceFile
from ingest.register.rows import read_amount, read_locator, read_paragraph, read_source


def read_ids(db: Connection) -> tuple[str, ...]:
    """The ids of all documents, sorted."""
    return tuple(db.execute(select(schema.documents.c.document).order_by(schema.documents.c.document)).scalars())


def read_entries(db: Connection) -> dict[str, Entry]:
    """Every document's line, by id."""
    d, c = schema.documents.c, schema.changes.c
    line = (d.document, d.source, d.title, d.reference, d.body, d.date, func.coalesce(c.revision, 0))
    joined = schema.documents.outerjoin(schema.changes, d.document == c.document)
    return {row.document: Entry(*row) for row in db.execute(select(*line).select_from(joined))}


def read_files(db: Connection, document: str | None = None) -> dict[str, tuple[SourceFile, ...]]:
    """The files of each document, or of one, by its id: first the one that its text was read from, then by place."""
    c = schema.sources.c
    query = select(schema.sources).order_by(c.document, c.chosen.desc(), c.folder, c.file)
    found: dict[str, tuple[SourceFile, ...]] = {}
    for row in db.execute(query if document is None else query.where(c.document == document)):
        found[row.document] = (*found.get(row.document, ()), read_source(row))
    return found


def read_names(db: Connection) -> dict[str, str]:
    """The id that each file's document has or had, by what the file is known by."""
    return {row.key: row.document for row in db.execute(select(schema.names))}


def read_held(db: Connection) -> tuple[HeldFile, ...]:
    """Every held file, in the order of fingerprints."""
    rows = db.execute(select(schema.held).order_by(schema.held.c.fingerprint))
    return tuple(HeldFile(r.fingerprint, r.folder, tuple(json.loads(r.reasons)), r.declared) for r in rows)


def read_document(db: Connection, document: str) -> PublicDocument:
    """One document. Raises KeyError when there is none of that id."""
    version, row = schema.gate_version(db), _row_of(db, document)
    paragraphs, withheld, released = (_lines_of(db, t, document) for t in _PARTS)
    return PublicDocument(
        document,
        row.source,
        tuple(read_paragraph(r, version) for r in paragraphs),
        tuple(Withheld(r.document, r.ordinal, r.page, r.reason, r.status, r.kind or "") for r in withheld),
        tuple(Released(r.document, r.ordinal, r.rule, r.kind or "") for r in released),
        row.masked,
        _pages_of(db, document),
    )


def _pages_of(db: Connection, document: str) -> tuple[PageNote, ...]:
    rows = db.execute(select(schema.pages).where(schema.pages.c.document == document).order_by(schema.pages.c.number))
    return tuple(PageNote(r.number, r.label, r.ocr) for r in rows)


_PARTS = (schema.paragraphs, schema.withheld, schema.released)


def _lines_of(db: Connection, table: Any, document: str) -> Any:
    return db.execute(select(table).where(table.c.document == document).order_by(table.c.ordinal)).all()


def read_origin(db: Connection, document: str) -> str:
    """The file name or address of one document. Raises KeyError when there is none of that id."""
    return str(_row_of(db, document).source)


def _row_of(db: Connection, document: str) -> Any:
    row = db.execute(select(schema.documents).where(schema.documents.c.document == document)).one_or_none()
    if row is None:
        raise KeyError(document)
    return row


def read_one(db: Connection, key: str) -> PublicParagraph:
    """The paragraph at `Locator.key`. Raises KeyError when there is none."""
    document, _, ordinal = key.rpartition("#")
    p = schema.paragraphs.c
    if not ordinal.isdecimal():
        raise KeyError(key)
    query = select(schema.paragraphs).where(p.document == document, p.ordinal == int(ordinal))
    row = db.execute(query).one_or_none()
    if row is None:
        raise KeyError(key)
    return read_paragraph(row, schema.gate_version(db))


def read_several(db: Connection, keys: Iterable[str]) -> dict[str, PublicParagraph]:
    """The paragraphs at these `Locator.key`s, by key, without those that there are not."""
    found: dict[str, PublicParagraph] = {}
    for key in keys:
        with suppress(KeyError):
            found[key] = read_one(db, key)
    return found


def read_facts(db: Connection, document: str) -> Facts:
    """One document's facts. Raises KeyError when there is none of that id."""
    card = _row_of(db, document)
    f, p = schema.facts, schema.paragraphs
    joined = f.join(p, (f.c.document == p.c.document) & (f.c.ordinal == p.c.ordinal))
    query = select(f.c.name, f.c.value, f.c.words, p).select_from(joined).where(f.c.document == document)
    items = tuple(Fact(r.name, r.value, r.words, read_locator(r)) for r in db.execute(query.order_by(f.c.n)))
    return Facts(
        document, card.title, card.reference, card.body, card.kind, card.date, items, _amounts_of(db, document)
    )


def _amounts_of(db: Connection, document: str) -> tuple[Amount, ...]:
    a, p = schema.amounts, schema.paragraphs
    joined = a.join(p, (a.c.document == p.c.document) & (a.c.ordinal == p.c.ordinal))
    stated = (a.c.pounds, a.c.printed, a.c.ceiling, a.c.payee, a.c.payer, a.c.period, a.c.words)
    query = select(a.c.kind.label("kind_of"), *stated, p).select_from(joined).where(a.c.document == document)
    return tuple(read_amount(row) for row in db.execute(query.order_by(a.c.n)))


def find_matching(db: Connection, filters: Filters) -> frozenset[str]:
    """The ids of the documents that meet every filter given; a filter that matches nothing gives none."""
    query = select(schema.documents.c.document).where(*_conditions(filters))
    found = frozenset(db.execute(query).scalars())
    return found if filters.supplier is None else found & _name_supplier(db, filters.supplier)


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    d = schema.documents.c
    names = ((d.document, filters.document), (d.body, filters.body))
    found = [func.lower(c) == value.lower() for c, value in (*names, (d.kind, filters.kind)) if value is not None]
    if filters.start is not None:
        found.append(d.date >= filters.start)
    if filters.end is not None:
        found.append(d.date <= filters.end)
    if filters.part2 is not None:
        found.append(d.part2 == filters.part2)
    if filters.reference is not None:
        found.append(_close_up(d.reference) == filters.reference.lower().replace(" ", "").replace("-", ""))
    return found


def _close_up(column: ColumnElement[Any]) -> ColumnElement[str]:
    """A reference however it is spaced: "PCD 658", "pcd658" and "PCD-658" are one."""
    return func.replace(func.replace(func.lower(column), " ", ""), "-", "")


def _name_supplier(db: Connection, supplier: str) -> frozenset[str]:
    """The documents that name a supplier or pay it, by whole words: "Vodafone" finds "Vodafone Ltd"."""
    f, a = schema.facts.c, schema.amounts.c
    named: Select[Any] = select(f.document, f.value).where(f.name.in_(("supplier", "current supplier")))
    paid: Select[Any] = select(a.document, a.payee).where(a.payee.is_not(None))
    wanted = same_words(supplier)
    return frozenset(row[0] for query in (named, paid) for row in db.execute(query) if wanted in same_words(row[1]))
