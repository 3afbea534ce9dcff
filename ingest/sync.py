"""A folder into the register: what is new or changed is read, what is unchanged skipped, what is gone erased.

Held files are known by fingerprint only; a failure names the file and never quotes it.
"""

import hashlib
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.blocks import split_blocks
from ingest.facts import read_facts
from ingest.gate import Held, PublicDocument, release
from ingest.outline import place_blocks
from ingest.parts import judge
from ingest.readers import UnreadableError
from ingest.readers.text import SUFFIXES, read_pages
from ingest.register import Register, SourceFile


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file. `status` is published, held, failed, unchanged or withdrawn.

    For a held file `file` is its fingerprint's first 12 hex digits and `document` is None. `reasons` counts
    paragraphs withheld by reason; for a held or failed file its keys say why.
    """

    file: str
    document: str | None
    reference: str | None
    status: str
    paragraphs: int
    withheld: int
    reasons: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What became of every file of a folder, in the order of their names, and how long it took."""

    documents: tuple[FileOutcome, ...]
    seconds: float


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
    marks is held. Raises FolderError before anything is changed.
    """
    began = time.monotonic()
    files = list_files(folder)
    run = _Run(folder, register, published_by)
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
    if not files:
        raise FolderError(
            f"the folder {str(folder)!r} is empty: put documents ({', '.join(sorted(SUFFIXES))}) in it first"
        )
    return files


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


@dataclass(slots=True)
class _Source:
    """One file's bytes, known by name only where it may be named."""

    path: Path
    name: str
    fingerprint: str


class _Run:
    """One pass over a folder."""

    def __init__(self, folder: Path, register: Register, published_by: str | None) -> None:
        self._given = folder
        self._folder = folder = folder.resolve()
        self._register = register
        self._declared = published_by is not None
        self._who = published_by or "ingest"
        here = {d: f for d, f in register.files().items() if f.folder == str(folder)}
        self._known = {f.file: (d, f) for d, f in here.items()}
        self._taken = set(register.ids()) - set(here)
        self._held = {h.fingerprint for h, where in register.held() if where == str(folder)}
        self._seen: set[str] = set()
        self._seen_held: set[str] = set()

    def take(self, path: Path) -> FileOutcome:
        name = path.relative_to(self._given).as_posix()
        if not path.resolve().is_relative_to(self._folder):
            return self._failed(name, "a link to a file outside the folder")
        try:
            name = path.resolve().relative_to(self._folder).as_posix()
            source = _Source(path, name, hashlib.sha256(path.read_bytes()).hexdigest())
            return self._read(source)
        except UnreadableError as error:
            return self._failed(name, str(error))
        except OSError as error:
            return self._failed(name, f"the file could not be opened: {error.strerror}")

    def _read(self, source: _Source) -> FileOutcome:
        known = self._known.get(source.name)
        if known and known[1].fingerprint == source.fingerprint:
            self._seen.add(known[0])
            return self._unchanged(source, known[0])
        document = known[0] if known else self._new_id(source.name)
        if source.path.suffix.lower() not in SUFFIXES:
            kinds = ", ".join(sorted(SUFFIXES))
            raise UnreadableError(f"a file of unknown kind {source.path.suffix!r}; expected one of {kinds}")
        released = read_document(source.path, document, source.name, source.fingerprint, self._declared)
        if isinstance(released, Held):
            return self._hold(released)
        return self._publish(released, source)

    def _new_id(self, name: str) -> str:
        stem = re.sub(r"[^a-z0-9]+", "-", name.rsplit(".", 1)[0].casefold()).strip("-") or "document"
        taken = self._taken | {d for d, _ in self._known.values()} | self._seen
        if stem not in taken:
            return stem
        ending = re.sub(r"[^a-z0-9]+", "-", name.rsplit(".", 1)[-1].casefold())
        number = next(n for n in range(1, len(taken) + 2) if f"{stem}-{ending}{n if n > 1 else ''}" not in taken)
        return f"{stem}-{ending}{number if number > 1 else ''}"

    def _publish(self, document: PublicDocument, source: _Source) -> FileOutcome:
        facts = read_facts(document)
        file = SourceFile(str(self._folder), source.name, source.fingerprint)
        self._register.save(document, facts, file, self._who)
        self._seen.add(document.document)
        reasons = Counter(w.reason for w in document.withheld)
        return FileOutcome(
            source.name,
            document.document,
            facts.reference,
            "published",
            len(document.paragraphs),
            len(document.withheld),
            dict(reasons),
        )

    def _hold(self, held: Held) -> FileOutcome:
        self._register.hold(held, str(self._folder), self._who)
        self._seen_held.add(held.fingerprint)
        reasons = dict.fromkeys(held.reasons, 1)
        return FileOutcome(held.fingerprint[:12], None, None, "held", 0, 0, reasons)

    def _unchanged(self, source: _Source, document: str) -> FileOutcome:
        stored = self._register.document(document)
        reasons = Counter(w.reason for w in stored.withheld)
        reference = self._register.facts(document).reference
        counts = (len(stored.paragraphs), len(stored.withheld))
        return FileOutcome(source.name, document, reference, "unchanged", *counts, dict(reasons))

    def _failed(self, name: str, why: str) -> FileOutcome:
        known = self._known.get(name)
        if known:
            self._seen.add(known[0])
        return FileOutcome(name, None, None, "failed", 0, 0, {why: 1})

    def forget_the_rest(self) -> Iterator[FileOutcome]:
        """Erase what this folder no longer holds, or holds no longer in public."""
        for document, _ in sorted(self._known.values(), key=lambda known: known[0]):
            if document not in self._seen:
                self._register.forget(document, self._who, "its file left the folder or may no longer be published")
                yield FileOutcome(document, document, None, "withdrawn", 0, 0, {})
        for fingerprint in sorted(self._held - self._seen_held):
            why = "the file left the folder, changed or was published"
            self._register.forget_held(fingerprint, self._who, why, str(self._folder))


def read_document(path: Path, document: str, name: str, fingerprint: str, declared: bool) -> PublicDocument | Held:
    """Read, judge and release one file; nothing is stored. Raises UnreadableError."""
    blocks, _ = split_blocks(read_pages(path))
    return release(judge(document, fingerprint, place_blocks(document, blocks), declared), name)
