"""How what follows from reading a file is written. Functions on an open transaction."""

import json

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from ingest.facts import Facts
from ingest.gate.gate import PublicDocument
from ingest.register import schema
from ingest.register.files import Added, HeldFile, Saved, SourceFile
from ingest.register.rows import (
    amount_row,
    document_row,
    fact_row,
    page_row,
    paragraph_row,
    released_row,
    source_row,
    withheld_row,
)
from ingest.register.schema import insert_all, note

Change = Saved | Added | HeldFile


def apply(db: Connection, change: Change, who: str) -> None:
    """Write one change and its line in the audit."""
    match change:
        case Saved():
            _put(db, change, who)
        case Added():
            _add(db, change, who)
        case HeldFile():
            _put_held(db, change, who)


def _put(db: Connection, saved: Saved, who: str) -> None:
    document, facts, files = saved.document, saved.facts, saved.files
    db.execute(delete(schema.documents).where(schema.documents.c.document == document.document))
    db.execute(delete(schema.held).where(schema.held.c.fingerprint == files[0].fingerprint))
    db.execute(insert(schema.documents).values(document_row(document, facts)))
    coming = schema.read_revision(db) + 1  # whoever changes a document advances the revision in the same transaction
    db.execute(insert(schema.changes).values(document=document.document, revision=coming))
    for n, file in enumerate(files):
        _put_file(db, document.document, file, chosen=n == 0)
    insert_all(db, schema.paragraphs, [paragraph_row(p) for p in document.paragraphs])
    insert_all(db, schema.withheld, [withheld_row(w) for w in document.withheld])
    insert_all(db, schema.released, [released_row(r) for r in document.released])
    insert_all(db, schema.pages, [page_row(document.document, p) for p in document.pages])
    _insert_facts(db, facts)
    told = f"{len(document.paragraphs)} public paragraphs, {len(document.withheld)} withheld"
    declared = f"; declared published by {files[0].declared}" if files[0].declared else ""
    note(db, who, "publish", document.document, f"{told}{declared}")


def _insert_facts(db: Connection, facts: Facts) -> None:
    insert_all(db, schema.facts, [fact_row(facts.document, n, f) for n, f in enumerate(facts.items, 1)])
    insert_all(db, schema.amounts, [amount_row(facts.document, n, a) for n, a in enumerate(facts.amounts, 1)])


def put_facts(db: Connection, document: PublicDocument, facts: Facts) -> None:
    """Replace a document's facts."""
    for table in (schema.facts, schema.amounts):
        db.execute(delete(table).where(table.c.document == facts.document))
    row = document_row(document, facts)
    db.execute(update(schema.documents).where(schema.documents.c.document == facts.document).values(row))
    _insert_facts(db, facts)


def _put_file(db: Connection, document: str, file: SourceFile, chosen: bool) -> None:
    s = schema.sources.c
    db.execute(
        delete(schema.sources).where((s.document == document) & (s.folder == file.folder) & (s.file == file.file))
    )
    insert_all(db, schema.sources, [source_row(document, file, chosen)])
    db.execute(delete(schema.names).where(schema.names.c.key.in_(file.keys)))
    insert_all(db, schema.names, [{"key": key, "document": document} for key in file.keys])


def _add(db: Connection, added: Added, who: str) -> None:
    db.execute(delete(schema.held).where(schema.held.c.fingerprint == added.file.fingerprint))
    _put_file(db, added.document, added.file, chosen=False)
    note(db, who, "file", added.document, f"another file of it, {added.file.fingerprint[:12]}")


def _put_held(db: Connection, held: HeldFile, who: str) -> None:
    """Record that a file is held; what was published of it is erased."""
    h, s, d = schema.held, schema.sources.c, schema.documents.c
    of_it = s.fingerprint == held.fingerprint
    db.execute(delete(schema.documents).where(d.document.in_(select(s.document).where(of_it & s.chosen))))
    db.execute(delete(schema.sources).where(of_it))
    db.execute(delete(h).where((h.c.fingerprint == held.fingerprint) & (h.c.folder == held.folder)))
    values = {"fingerprint": held.fingerprint, "folder": held.folder, "declared": held.declared}
    db.execute(insert(h).values(**values, reasons=json.dumps(held.reasons)))
    note(db, who, "hold", held.fingerprint[:12], "; ".join(held.reasons))
