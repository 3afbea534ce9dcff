"""A published document is taken out, and what is known of it afterwards is kept in two places: the register, and a
journal beside it, so that a register restored from an old copy can be told again what was withdrawn.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from ingest.register import Register
from ingest.register.journal import JOURNAL, join_journal, read_journal, write_journal
from ingest.register.opening import withdraw_again
from ingest.register.schema import now
from ingest.review import find_published
from ingest.tombstones import Tombstone, document_runs, text_hashes

__all__ = ["JOURNAL", "WithdrawalError", "find_tombstones", "reinstate", "replay", "withdraw"]


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
    read_journal(register.home / JOURNAL)  # a damaged journal is refused before anything is changed
    prints = {d: tuple(dict.fromkeys(f.fingerprint for f in files)) for d, files in register.all_files().items()}
    same = {fingerprint for d in documents for fingerprint in prints[d]}
    leaving = [d for d in prints if not same.isdisjoint(prints[d])]
    register.withdraw(tuple(_make_tombstones(register, {d: prints[d] for d in leaving}, who, why)))
    _write_journal(register)
    return tuple(t for t in register.tombstones() if not t.lifted and t.document in leaving)


def _make_tombstones(
    register: Register, leaving: Mapping[str, Collection[str]], who: str, why: str
) -> Iterator[Tombstone]:
    """A tombstone for each file of the documents that leave. Texts and runs of words that documents which stay have
    too, a form's own, tell nothing and are left out."""
    stored = {d: register.document(d) for d in leaving}
    texts = {d: text_hashes(document) for d, document in stored.items()}
    runs = {d: document_runs(document) for d, document in stored.items()}
    for document in (register.document(d) for d in register.ids() if d not in leaving):
        shared_texts, shared_runs = text_hashes(document), document_runs(document)
        for d in leaving:
            texts[d], runs[d] = texts[d] - shared_texts, runs[d] - shared_runs
    for d, prints in leaving.items():
        card = register.facts(d)
        for print_ in prints:
            known = (d, card.reference, card.body, print_, texts[d])
            yield Tombstone(0, now(), who, why, *known, runs=runs[d])


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
    read_journal(register.home / JOURNAL)
    register.reinstate(tombstones, who, why)
    _write_journal(register)
    return tombstones


def replay(register: Register, journal: Path | None = None) -> tuple[Tombstone, ...]:
    """Withdraw again what the journal says is withdrawn and the register does not know of, as after a restore.

    `journal` is another home's, or one kept elsewhere; a home's own is replayed when it is opened, too. Gives the
    tombstones that were added. Raises WithdrawalError, HomeError.
    """
    if journal is not None and not journal.exists():
        raise WithdrawalError(f"no file {str(journal)!r}: name a copy of a home's {JOURNAL}")
    missing = withdraw_again(register, read_journal(journal or register.home / JOURNAL))
    _write_journal(register)
    return missing


def _write_journal(register: Register) -> None:
    """Write every tombstone to the journal, those kept that a restored register does not know of."""
    write_journal(register.home, join_journal(register.home, register.tombstones()))
