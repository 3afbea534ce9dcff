"""The register's tables, and how its database is opened."""

import hashlib
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
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
    cast,
    create_engine,
    delete,
    event,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError, OperationalError

from ingest.facts import FACTS_VERSION
from ingest.gate.rulings import GATE_VERSION
from ingest.storage import is_busy, tell_refusal, tell_sqlite

FILE = "register.db"
_BUSY, _SHORT = 10_000, 200
"""Milliseconds to wait for another process's transaction: as a rule, and where nobody is to be kept waiting."""

tables = MetaData()
meta = Table("meta", tables, Column("name", String, primary_key=True), Column("value", String, nullable=False))
documents = Table(
    "documents",
    tables,
    Column("document", String, primary_key=True),
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


sources = Table(
    "sources",
    tables,
    _document_column(),
    Column("folder", String, primary_key=True),
    Column("file", String, primary_key=True),
    Column("fingerprint", String, nullable=False, index=True),
    Column("declared", String),
    Column("given", String, nullable=False),
    Column("chosen", Boolean, nullable=False),
    Column("wider", Boolean, nullable=False),
    Column("remarks", String),
)
names = Table(
    "names",
    tables,
    Column("key", String, primary_key=True),
    Column("document", String, nullable=False),
)
"""The id that a file's document has or had, by the file's bytes and by its place, each as a hash."""
paragraphs = Table(
    "paragraphs",
    tables,
    _document_column(),
    Column("ordinal", Integer, primary_key=True),
    Column("attachment", String),
    Column("part", Integer),
    Column("section", String),
    Column("paragraph", String),
    Column("page", Integer),
    Column("last_page", Integer),
    Column("heading", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("text", Text, nullable=False),
)
changes = Table("changes", tables, _document_column(), Column("revision", Integer, nullable=False))
"""The revision that each document as it is came with; a document put before there was this table has none."""
withheld = Table(
    "withheld",
    tables,
    _document_column(),
    Column("ordinal", Integer, primary_key=True),
    Column("page", Integer),
    Column("reason", String, nullable=False),
    Column("status", String, nullable=False),
    Column("kind", String),
)
released = Table(
    "released",
    tables,
    _document_column(),
    Column("ordinal", Integer, primary_key=True),
    Column("rule", String, nullable=False),
    Column("kind", String),
)
pages = Table(
    "pages",
    tables,
    _document_column(),
    Column("number", Integer, primary_key=True),
    Column("label", String),
    Column("ocr", Boolean, nullable=False),
)
facts = Table(
    "facts",
    tables,
    _document_column(),
    Column("n", Integer, primary_key=True),
    Column("name", String, nullable=False, index=True),
    Column("value", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("ordinal", Integer, nullable=False),
)
amounts = Table(
    "amounts",
    tables,
    _document_column(),
    Column("n", Integer, primary_key=True),
    Column("kind", String, index=True),
    Column("pounds", String, nullable=False),
    Column("printed", String, nullable=False),
    Column("ceiling", Boolean, nullable=False),
    Column("payee", String, index=True),
    Column("payer", String),
    Column("period", String),
    Column("words", Text, nullable=False),
    Column("ordinal", Integer, nullable=False),
)
"""`pounds` is a decimal number in digits, so that no penny is rounded."""
held = Table(
    "held",
    tables,
    Column("fingerprint", String, primary_key=True),
    Column("folder", String, primary_key=True),
    Column("reasons", Text, nullable=False),
    Column("declared", String),
)
rulings = Table(
    "rulings",
    tables,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("action", String, nullable=False),
    Column("why", String, nullable=False),
    Column("document", String),
    Column("fingerprint", String, nullable=False),
    Column("ordinal", Integer),
    Column("text", String, nullable=False),
    Column("telling", Boolean, nullable=False),
    Column("gate", String, nullable=False),
)
kind_rulings = Table(
    "kind_rulings",
    tables,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("action", String, nullable=False),
    Column("why", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("gate", String, nullable=False),
)
tombstones = Table(
    "tombstones",
    tables,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("why", String, nullable=False),
    Column("document", String, nullable=False),
    Column("reference", String),
    Column("body", String),
    Column("fingerprint", String, nullable=False),
    Column("texts", Text, nullable=False),
    Column("lifted", String, nullable=False),
    Column("runs", Text),
)
audit = Table(
    "audit",
    tables,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", String, nullable=False),
)


class HomeError(Exception):
    """A home folder that cannot be used as it is; the message says why and which command helps."""


class BusyError(HomeError):
    """A home that another process writes to."""


def open_engine(home: Path, create: bool) -> Engine:
    """The database of a home folder, made first where `create` is set. Raises HomeError."""
    path = home / FILE
    if not path.exists():
        if not create:
            raise HomeError(f"no register in {str(home)!r}: run 'decisions ingest FOLDER --home {home}' first")
        _make_home(home)
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "handle_error", lambda context: _say_unusable(home, context.original_exception))
    try:
        return _open_tables(engine, home, create)
    except (DatabaseError, sqlite3.DatabaseError, HomeError) as error:
        engine.dispose()
        _say_unusable(home, getattr(error, "orig", error))
        _say_unwritable(home, error)
        raise


def _make_home(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HomeError(f"the home could not be made: {tell_refusal(error)}") from error


def _open_tables(engine: Engine, home: Path, create: bool) -> Engine:
    with engine.begin() as db:
        version = _made_under(db)
        if version is None and not create:
            raise damaged(home, "there is nothing in it")
        if version in (None, GATE_VERSION):
            tables.create_all(db)
            _add_columns(db)
        if version is None:
            made = {"gate": GATE_VERSION, "facts": FACTS_VERSION, "revision": "0"}
            insert_all(db, meta, [{"name": name, "value": value} for name, value in made.items()])
    if version not in (None, GATE_VERSION):
        raise HomeError(
            f"the register in {str(home)!r} was made under gate rules {version!r}, this version's are "
            f"{GATE_VERSION!r}: ingest the documents again into a new folder with 'decisions ingest FOLDER --home NEW'"
        )
    return engine


def _add_columns(db: Connection) -> None:
    """Give the tables of an older home the columns that have come since; each may be empty."""
    known = inspect(db)
    for table in tables.sorted_tables:
        have = {column["name"] for column in known.get_columns(table.name)}
        for column in table.columns:
            if column.name not in have and column.nullable:
                kind = column.type.compile(db.dialect)
                db.execute(text(f'ALTER TABLE "{table.name}" ADD COLUMN "{column.name}" {kind}'))


def damaged(home: Path, how: object) -> HomeError:
    """What is said of a database that cannot be read."""
    return HomeError(
        f"the register {str(home / FILE)!r} is damaged ({how}): put a copy from a backup in its place and run "
        f"'decisions check --home {home}', or ingest the documents again with 'decisions ingest FOLDER --home NEW'"
    )


def not_replayed(home: Path, why: object) -> HomeError:
    """What is said of a home that does not know of a withdrawal and cannot be told."""
    return HomeError(
        f"the register in {str(home)!r} does not know of every withdrawal that the journal beside it keeps, and cannot "
        f"be written to ({why}): nothing is answered from it until 'decisions check --home {home}' has run where it can"
    )


def _say_unusable(home: Path, error: BaseException | None) -> None:
    """Raise HomeError where SQLite says that its file is none or is broken, for which it has no narrower class, that
    the disk does not take it, or that another process holds it."""
    if type(error) is sqlite3.DatabaseError:
        raise damaged(home, error) from error
    refused = tell_sqlite(error)
    if refused:
        raise HomeError(f"the register of the home {str(home)!r}: {refused}") from error
    if is_busy(error):
        raise BusyError(f"another process writes to the home {str(home)!r}: run the command again when it is done")


def _say_unwritable(home: Path, error: BaseException) -> None:
    """Raise HomeError where SQLite may not write: it needs to even to read, for its log stands beside its file."""
    if isinstance(error, OperationalError | sqlite3.OperationalError):
        why = getattr(error, "orig", error)
        raise HomeError(
            f"the register in {str(home)!r} cannot be opened ({why}): reading needs a folder that may be written to; "
            f"see to that, then run 'decisions check --home {home}'"
        ) from error


def find_damage(db: Connection) -> str | None:
    """What SQLite finds wrong with its file, or None."""
    told = db.execute(text("PRAGMA integrity_check(1)")).scalar_one()
    return None if told == "ok" else " ".join(str(told).split())


def _made_under(db: Connection) -> str | None:
    """The gate rules a database was made under, or None where it is new."""
    return gate_version(db) if db.dialect.has_table(db, meta.name) else None


def _set_pragmas(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "secure_delete=ON", f"busy_timeout={_BUSY}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def purge(engine: Engine) -> bool:
    """Rewrite the database without what was deleted and empty its log; False while another process holds the log."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
        db.execute(text(f"PRAGMA busy_timeout={_SHORT}"))  # whoever asks waits by asking again
        try:
            db.execute(text("VACUUM"))
            return not db.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()[0]
        except (OperationalError, BusyError):  # another process is writing
            return False
        finally:
            db.execute(text(f"PRAGMA busy_timeout={_BUSY}"))


def gate_version(db: Connection) -> str:
    """The rules that what is stored was released under."""
    return str(db.execute(select(meta.c.value).where(meta.c.name == "gate")).scalar_one())


def facts_version(db: Connection) -> str | None:
    """The rules that the facts were read by; None in a home made before there were any."""
    return db.execute(select(meta.c.value).where(meta.c.name == "facts")).scalar_one_or_none()


def write_facts_version(db: Connection) -> None:
    """Record that all facts are read by this version's rules."""
    db.execute(delete(meta).where(meta.c.name == "facts"))
    insert_all(db, meta, [{"name": "facts", "value": FACTS_VERSION}])


def check_facts(engine: Engine, home: Path) -> None:
    """Refuse a home whose facts were read by other rules. Raises HomeError."""
    with engine.connect() as db:
        version = facts_version(db)
    if version != FACTS_VERSION:
        engine.dispose()
        raise HomeError(
            f"the facts in {str(home)!r} were read by rules {version or 'unknown'!r}, this version's are "
            f"{FACTS_VERSION!r}: read them again with 'decisions check --home {home}'"
        )


def read_revision(db: Connection) -> int:
    """The number of changes there have been."""
    return int(db.execute(select(meta.c.value).where(meta.c.name == "revision")).scalar_one())


def advance_revision(db: Connection) -> None:
    """Count one more change of what is public."""
    more = cast(cast(meta.c.value, Integer) + 1, String)
    db.execute(update(meta).where(meta.c.name == "revision").values(value=more))


_UNREAD = "unread "
"""Before the hash of a folder, in the name of how many of its files could not be read."""


def count_unread(db: Connection) -> int:
    """How many files could not be read, over all folders, each as it was last ingested."""
    counts = db.execute(select(meta.c.value).where(meta.c.name.startswith(_UNREAD))).scalars()
    return sum(map(int, counts))


def note_unread(db: Connection, folder: str, count: int) -> None:
    """Keep how many files of a folder could not be read; its name is not kept here."""
    name = _UNREAD + hashlib.sha256(folder.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    db.execute(delete(meta).where(meta.c.name == name))
    insert_all(db, meta, [{"name": name, "value": str(count)}] if count else [])


def insert_all(db: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, none included."""
    if rows:
        db.execute(insert(table), list(rows))


def note(db: Connection, who: str, action: str, subject: str, detail: str) -> None:
    """Add a line to the audit."""
    db.execute(insert(audit).values(at=now(), who=who, action=action, subject=subject, detail=detail))


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
