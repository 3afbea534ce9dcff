"""What persons decided, append-only: rulings and withdrawn documents. Functions on an open transaction."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from ingest.gate.rulings import KindRuling, Ruling, Rulings
from ingest.register import schema
from ingest.register.journal import Identity
from ingest.tombstones import Tombstone


def add_rulings(db: Connection, rulings: Iterable[Ruling]) -> None:
    """Record decisions, numbered and timed as they come."""
    for ruling in rulings:
        row = {name: value for name, value in asdict(ruling).items() if name != "n"}
        db.execute(insert(schema.rulings).values({**row, "at": schema.now()}))
        subject = f"{ruling.document}#{ruling.ordinal}" if ruling.ordinal is not None else ruling.fingerprint[:12]
        schema.note(db, ruling.who, ruling.action, subject, ruling.why)


def add_kind_ruling(db: Connection, ruling: KindRuling) -> None:
    """Record a decision on a kind, numbered and timed as it comes."""
    row = {name: value for name, value in asdict(ruling).items() if name != "n"}
    db.execute(insert(schema.kind_rulings).values({**row, "at": schema.now()}))
    schema.note(db, ruling.who, f"{ruling.action} kind", ruling.kind, ruling.why)


def read_rulings(db: Connection) -> Rulings:
    """Every decision there is."""
    rows = db.execute(select(schema.rulings).order_by(schema.rulings.c.n))
    kinds = db.execute(select(schema.kind_rulings).order_by(schema.kind_rulings.c.n))
    return Rulings((Ruling(**row._mapping) for row in rows), (KindRuling(**row._mapping) for row in kinds))


def add_tombstone(db: Connection, tombstone: Tombstone) -> None:
    """Record that a document is withdrawn, and take the document with all that was read from it out."""
    sets = {"texts": json.dumps(sorted(tombstone.texts)), "runs": json.dumps(sorted(tombstone.runs))}
    row = asdict(tombstone) | sets
    del row["n"]
    db.execute(insert(schema.tombstones).values(row))
    schema.note(db, tombstone.who, "withdraw", tombstone.document, tombstone.why)


def lift(db: Connection, tombstone: Tombstone, who: str, why: str) -> None:
    """Record that a document may come back."""
    lifted = f"{schema.now()} by {who}: {why}"
    db.execute(update(schema.tombstones).where(schema.tombstones.c.n == tombstone.n).values(lifted=lifted))
    schema.note(db, who, "reinstate", tombstone.document, why)


def read_tombstones(db: Connection) -> tuple[Tombstone, ...]:
    """Every withdrawn document, reinstated ones included, oldest first."""
    rows = db.execute(select(schema.tombstones).order_by(schema.tombstones.c.n))
    return tuple(_read_tombstone(row) for row in rows)


def _read_tombstone(row: Any) -> Tombstone:
    """The tombstone in a row; one made before runs were kept has none."""
    sets = {"texts": frozenset(json.loads(row.texts)), "runs": frozenset(json.loads(row.runs or "[]"))}
    return Tombstone(**{**row._mapping, **sets})


def read_withdrawals(db: Connection) -> frozenset[Identity]:
    """What each tombstone is told from the others by."""
    t = schema.tombstones.c
    return frozenset((at, document, file) for at, document, file in db.execute(select(t.at, t.document, t.fingerprint)))
