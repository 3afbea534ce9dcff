"""A home is opened here, and nowhere else: what its journal says is withdrawn has left the register by then, so that a
home restored from an old copy never shows it, whichever command comes first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ingest.register import schema
from ingest.register.journal import JOURNAL, identify, read_journal
from ingest.register.store import Register
from ingest.tombstones import Tombstone, refuse_document, refuse_file


def open_register(home: Path, create: bool = False) -> Register:
    """Open the register of a home folder, making it first where `create` is set.

    What its journal knows to be withdrawn is withdrawn again first; `Register.replayed` says what. Raises HomeError
    where there is no register, where it was made under other gate rules or its facts under other rules, and where
    something must be withdrawn and cannot be.
    """
    engine = schema.open_engine(home, create)
    schema.check_facts(engine, home)
    register = Register(engine, home)
    try:
        register.replayed = withdraw_again(register, read_journal(home / JOURNAL))
    except BaseException:
        register.close()
        raise
    return register


def open_to_renew(home: Path) -> Register:
    """Open a register whose facts may be old, to read them again and to answer nothing. Raises HomeError as
    `open_register` does."""
    return Register(schema.open_engine(home, create=False), home)


def withdraw_again(register: Register, kept: Iterable[Tombstone]) -> tuple[Tombstone, ...]:
    """Withdraw what a journal keeps as withdrawn and the register does not know of; those tombstones. Where there is
    none, nothing is written. Two processes may do it at a time. Raises HomeError where it cannot be written."""
    kept = tuple(kept)
    if not kept:
        return ()
    known = register.withdrawals()
    missing = tuple(t for t in kept if identify(t) not in known and not t.lifted)
    if missing:
        register.withdraw_again([same for t in missing for same in _with_copies(register, t)])
    return missing


def _with_copies(register: Register, tombstone: Tombstone) -> Iterator[Tombstone]:
    """The tombstone, and one for each document of the register that it refuses under another id."""
    yield tombstone
    for document, files in register.all_files().items():
        if document == tombstone.document:
            continue
        try:
            card, stored = register.facts(document), register.document(document)
        except KeyError:
            continue  # another process has withdrawn it meanwhile
        by_text = refuse_document([tombstone], stored, card.reference, card.body)
        if by_text or any(refuse_file([tombstone], f.fingerprint, document) for f in files):
            yield from (replace(tombstone, document=document, fingerprint=f.fingerprint) for f in files)
