"""A folder into the register: what is new or changed is read, what is unchanged skipped, what is gone erased.

Held files are known by fingerprint only; a failure names the file and never quotes it.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.document import KINDS, Origin, name_document, read_document
from ingest.facts import Facts, read_facts
from ingest.fingerprints import hash_file
from ingest.gate import Held, PublicDocument
from ingest.outcomes import (
    FileOutcome,
    SyncReport,
    tell_failed,
    tell_gone,
    tell_held,
    tell_public,
    tell_refused,
)
from ingest.readers import UnreadableError
from ingest.register import Register, SourceFile
from ingest.sources import NAME as SOURCES
from ingest.sources import NOTHING, Given, read_sources
from ingest.tombstones import refuse_document, refuse_file


class FolderError(Exception):
    """A folder that cannot be ingested: missing, not a folder, or empty; nothing was changed."""


def _silent(done: int, total: int) -> None:
    """No progress is shown."""


def sync(
    folder: Path,
    register: Register,
    published_by: str | None = None,
    progress: Callable[[int, int], None] = _silent,
) -> SyncReport:
    """Bring the register up to date with a folder.

    `published_by` names who declares that the files come from a publication scheme; without it a file that nothing
    marks, and that no `sources.csv` in the folder declares, is held. Raises FolderError, SourcesError before anything
    is changed.
    """
    began = time.monotonic()
    files = list_files(folder)
    run = _Run(folder, register, published_by)
    run.note_sources()
    outcomes = []
    for done, path in enumerate(files):
        progress(done, len(files))
        outcomes.append(run.take(path))
    outcomes += run.forget_the_rest()
    progress(len(files), len(files))
    return SyncReport(tuple(outcomes), time.monotonic() - began)


def list_files(folder: Path) -> list[Path]:
    """The files of a folder and its sub-folders, by name, hidden ones apart. Raises FolderError if there are none."""
    if not folder.exists():
        raise FolderError(f"no folder {str(folder)!r}: name a folder of decision documents, 'decisions ingest FOLDER'")
    if not folder.is_dir():
        raise FolderError(f"{str(folder)!r} is a file: name the folder it is in, 'decisions ingest {folder.parent}'")
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not _is_hidden(p, folder))
    files = [p for p in files if p != folder / SOURCES]
    if not files:
        raise FolderError(f"the folder {str(folder)!r} is empty: put documents ({', '.join(KINDS)}) in it first")
    return files


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


@dataclass(frozen=True, slots=True)
class _Source:
    """One file: its path, its name in the folder, its fingerprint, what is said of it, who declares it published."""

    path: Path
    name: str
    fingerprint: str
    given: Given
    declared: str | None

    def origin(self, document: str) -> Origin:
        return Origin(document, self.given.url or self.name, self.fingerprint, self.declared is not None)


class _Run:
    """One pass over a folder."""

    def __init__(self, folder: Path, register: Register, published_by: str | None) -> None:
        self._given = folder
        self._folder = folder = folder.resolve()
        self._register = register
        self._declared = published_by
        self._who = published_by or "ingest"
        self._sources = read_sources(folder)
        self._rulings, self._tombstones = register.rulings(), register.tombstones()
        here = {d: f for d, f in register.files().items() if f.folder == str(folder)}
        self._known = {f.file: (d, f) for d, f in here.items()}
        self._taken = set(register.ids()) - set(here)
        self._held = {h.fingerprint for h in register.held() if h.folder == str(folder)}
        self._seen: set[str] = set()
        self._seen_held: set[str] = set()

    def note_sources(self) -> None:
        """Record what a `sources.csv` declares, and which one it was."""
        if self._sources:
            published = sum(given.published is True for given in self._sources.values())
            told = f"{published} of {len(self._sources)} declared published by {hash_file(self._folder / SOURCES)[:12]}"
            self._register.note(self._who, "sources", str(self._folder), told)

    def take(self, path: Path) -> FileOutcome:
        name = path.relative_to(self._given).as_posix()
        if not path.resolve().is_relative_to(self._folder):
            return self._failed(name, "a link to a file outside the folder")
        try:
            name = path.resolve().relative_to(self._folder).as_posix()
            given = self._sources.get(name, NOTHING)
            return self._read(_Source(path, name, hash_file(path), given, self._declares(given)))
        except UnreadableError as error:
            return self._failed(name, str(error))
        except OSError as error:
            return self._failed(name, f"the file could not be opened: {error.strerror}")

    def _declares(self, given: Given) -> str | None:
        """Who declares a file published: `sources.csv` has the last word."""
        if given.published is None:
            return self._declared
        return SOURCES if given.published else None

    def _read(self, source: _Source) -> FileOutcome:
        known = self._known.get(source.name)
        document = known[0] if known else self._new_id(source.name)
        refused = refuse_file(self._tombstones, source.fingerprint, document)
        if refused:
            return tell_refused(source.fingerprint, refused)
        if known and _is_unchanged(known[1], source):
            self._seen.add(document)
            stored = self._register.document(document)
            return tell_public(source.name, stored, self._register.facts(document).reference, "unchanged")
        if source.path.suffix.lower() not in KINDS:
            raise UnreadableError(f"a file of unknown kind {source.path.suffix!r}; expected one of {', '.join(KINDS)}")
        released = read_document(source.path, source.origin(document), self._rulings)
        if isinstance(released, Held):
            return self._hold(released, source)
        return self._publish(released, source)

    def _new_id(self, name: str) -> str:
        return name_document(name, self._taken | {d for d, _ in self._known.values()} | self._seen)

    def _publish(self, document: PublicDocument, source: _Source) -> FileOutcome:
        facts = read_card(document, source.given)
        refused = refuse_document(self._tombstones, document, facts.reference, facts.body)
        if refused:
            return tell_refused(source.fingerprint, refused)
        declared = source.declared
        file = SourceFile(str(self._folder), source.name, source.fingerprint, declared, str(source.given))
        self._register.save(document, facts, file, self._who)
        self._seen.add(document.document)
        return tell_public(source.name, document, facts.reference, "published")

    def _hold(self, held: Held, source: _Source) -> FileOutcome:
        self._register.hold(held, str(self._folder), self._who, source.declared)
        self._seen_held.add(held.fingerprint)
        return tell_held(held)

    def _failed(self, name: str, why: str) -> FileOutcome:
        known = self._known.get(name)
        if known:
            self._seen.add(known[0])
        return tell_failed(name, why)

    def forget_the_rest(self) -> Iterator[FileOutcome]:
        """Erase what this folder no longer holds, or holds no longer in public."""
        for document, _ in sorted(self._known.values(), key=lambda known: known[0]):
            if document not in self._seen:
                self._register.forget(document, self._who, "its file left the folder or may no longer be published")
                yield tell_gone(document)
        for fingerprint in sorted(self._held - self._seen_held):
            why = "the file left the folder, changed or was published"
            self._register.forget_held(fingerprint, self._who, why, str(self._folder))


def _is_unchanged(known: SourceFile, source: _Source) -> bool:
    """Whether a file need not be read again: its bytes, what is said of it, and no new declaration."""
    newly_declared = source.declared is not None and known.declared is None
    return (known.fingerprint, known.given) == (source.fingerprint, str(source.given)) and not newly_declared


def read_card(document: PublicDocument, given: Given) -> Facts:
    """A document's facts; a title and a body that its keeper gives go before those read from it."""
    facts = read_facts(document)
    return replace(facts, title=given.title or facts.title, body=given.body or facts.body)
