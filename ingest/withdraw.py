"""A published document is taken out, and what is known of it afterwards is kept in two places: the register, and a
journal beside it, so that a register restored from an old copy can be told again what was withdrawn.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

from ingest.register import Register
from ingest.register.schema import now
from ingest.review import find_published
from ingest.tombstones import Tombstone, refuse_document, refuse_file, text_hashes

JOURNAL = "withdrawals.jsonl"


class WithdrawalError(Exception):
    """A withdrawal or reinstatement that cannot be carried out; nothing was changed."""


def withdraw(register: Register, name: str, who: str, why: str) -> tuple[Tombstone, ...]:
    """Take out every document that a reference, or the one that an id, names, and every other that has a file of the
    same bytes; the tombstones that stand for them, one for each file.

    Naming what is withdrawn already gives its tombstones again. Raises WithdrawalError where the name means nothing.
    """
    documents = find_published(register, name)
    if not documents:
        standing = find_tombstones(register, name)
        if not standing:
            raise WithdrawalError(f"no document is called {name!r}: 'decisions register' lists references and ids")
        return standing
    bodies = {register.facts(d).body for d in documents}
    if len(bodies) > 1:
        raise WithdrawalError(
            f"{name!r} names documents of several bodies ({', '.join(documents)}): name one by its id"
        )
    _journal_of(register)  # a damaged journal is refused before anything is changed
    prints = {d: tuple(dict.fromkeys(f.fingerprint for f in files)) for d, files in register.all_files().items()}
    same = {fingerprint for d in documents for fingerprint in prints[d]}
    leaving = [d for d in prints if not same.isdisjoint(prints[d])]
    shared = frozenset[str]().union(*(text_hashes(register.document(d)) for d in prints if d not in leaving))
    tombstones = [_make_tombstone(register, d, each, shared, who, why) for d in leaving for each in prints[d]]
    register.withdraw(tombstones)
    _write_journal(register)
    return tuple(t for t in register.tombstones() if not t.lifted and t.document in leaving)


def _make_tombstone(
    register: Register, document: str, fingerprint: str, shared: frozenset[str], who: str, why: str
) -> Tombstone:
    """`shared` are texts that documents which stay have too, a form's own words: they tell nothing and are left out."""
    card, texts = register.facts(document), text_hashes(register.document(document)) - shared
    return Tombstone(0, now(), who, why, document, card.reference, card.body, fingerprint, texts)


def find_tombstones(register: Register, name: str) -> tuple[Tombstone, ...]:
    """The standing tombstones of a reference or a document id."""
    wanted = " ".join(name.split()).casefold()
    standing = (t for t in register.tombstones() if not t.lifted)
    return tuple(t for t in standing if wanted in (t.document.casefold(), (t.reference or "").casefold()))


def reinstate(register: Register, name: str, who: str, why: str) -> tuple[Tombstone, ...]:
    """Let withdrawn documents be ingested again; the tombstones that were lifted. Raises WithdrawalError."""
    tombstones = find_tombstones(register, name)
    if not tombstones:
        raise WithdrawalError(f"nothing called {name!r} is withdrawn: 'decisions withdraw --list' says what is")
    _journal_of(register)
    register.reinstate(tombstones, who, why)
    _write_journal(register)
    return tombstones


def replay(register: Register, journal: Path | None = None) -> tuple[Tombstone, ...]:
    """Withdraw again what the journal says is withdrawn and the register does not know of, as after a restore.

    `journal` is another home's, or one kept elsewhere. Gives the tombstones that were added. Raises WithdrawalError.
    """
    path = journal or register.home / JOURNAL
    if journal is not None and not path.exists():
        raise WithdrawalError(f"no file {str(journal)!r}: name a copy of a home's {JOURNAL}")
    kept = _read_journal(path) if path.exists() else ()
    known = {_identity(t) for t in register.tombstones()}
    missing = [t for t in kept if _identity(t) not in known and not t.lifted]
    if missing:
        register.withdraw([same for t in missing for same in _with_copies(register, t)])
    _write_journal(register)
    return tuple(missing)


def _with_copies(register: Register, tombstone: Tombstone) -> Iterable[Tombstone]:
    """The tombstone, and one for each document of the register that it refuses under another id."""
    yield tombstone
    for document, files in register.all_files().items():
        if document == tombstone.document:
            continue
        card, stored = register.facts(document), register.document(document)
        by_text = refuse_document([tombstone], stored, card.reference, card.body)
        if by_text or any(refuse_file([tombstone], f.fingerprint, document) for f in files):
            yield from (replace(tombstone, document=document, fingerprint=f.fingerprint) for f in files)


def _write_journal(register: Register) -> None:
    """Write every tombstone to the journal, those kept that a restored register does not know of; a kill leaves the
    old journal or the new one."""
    tombstones = _journal_of(register)
    path = register.home / JOURNAL
    if not tombstones:
        return
    lines = [json.dumps(asdict(t) | {"texts": sorted(t.texts)}, ensure_ascii=False) for t in tombstones]
    part = path.with_suffix(".part")
    part.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    part.replace(path)


def _journal_of(register: Register) -> tuple[Tombstone, ...]:
    path, here = register.home / JOURNAL, register.tombstones()
    known = {_identity(t) for t in here}
    kept = _read_journal(path) if path.exists() else ()
    return tuple(sorted((*(t for t in kept if _identity(t) not in known), *here), key=lambda t: t.at))


def _identity(t: Tombstone) -> tuple[str, str, str]:
    return t.at, t.document, t.fingerprint


def _read_journal(path: Path) -> tuple[Tombstone, ...]:
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return tuple(Tombstone(**{**row, "texts": frozenset(row["texts"])}) for row in rows)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise WithdrawalError(f"{str(path)!r} is not a journal of withdrawals: restore it, or move it away") from error
