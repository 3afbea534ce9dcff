"""A folder into the register: what is new or changed is read, what is unchanged skipped, what is gone erased.

Held files are known by fingerprint only; a failure names the file and never quotes it. Each file's outcome is stored
before the next one's, so that a run that is stopped is taken up where it was.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ingest.ahead import Ahead
from ingest.crew import Crew, own_crew
from ingest.document import KINDS
from ingest.fingerprints import has_bytes, hash_file
from ingest.folder import FolderError, Found, list_files, look
from ingest.known import Known
from ingest.outcomes import (
    FileOutcome,
    Progress,
    SyncReport,
    tell_failed,
    tell_gone,
    tell_held,
    tell_not_used,
    tell_public,
    tell_refused,
)
from ingest.readers import UnreadableError
from ingest.register import HeldFile, Register, Saved, SourceFile
from ingest.settle import NOT_USED, Arrival, Settled, Settling, name_source, read_card
from ingest.sources import NAME as SOURCES
from ingest.sources import parse_given, read_sources
from ingest.tombstones import Tombstone, refuse_file
from ingest.walk import Failed

__all__ = ["FileOutcome", "FolderError", "Progress", "SyncReport", "list_files", "sync"]


def _silent(progress: Progress) -> None:
    """No progress is shown."""


def sync(
    folder: Path,
    register: Register,
    published_by: str | None = None,
    progress: Callable[[Progress], None] = _silent,
    crew: Crew | None = None,
) -> SyncReport:
    """Bring the register up to date with a folder.

    `published_by` names who declares that the files come from a publication scheme; without it a file that nothing
    marks, and that no `sources.csv` in the folder declares, is held. `crew` reads the files. Raises FolderError,
    SourcesError before anything is changed.
    """
    began = time.monotonic()
    run = _Run(folder, register, published_by, crew or own_crew())
    run.note_sources()
    return SyncReport(run.take_all(progress), time.monotonic() - began)


class _Run:
    """One pass over a folder."""

    def __init__(self, folder: Path, register: Register, published_by: str | None, crew: Crew) -> None:
        self._folder = folder.resolve()
        self._place = str(self._folder)
        self._register, self._crew = register, crew
        self._who = published_by or "ingest"
        self._sources = read_sources(self._folder)
        self._looked = look(folder, self._sources, published_by)
        self._tombstones = register.tombstones()
        self._known = Known(self._place, self._looked, register)
        self._settling = Settling(register, register.rulings(), crew.read, self._known.is_there, self._copies)
        self._outcomes: dict[str, FileOutcome] = {}

    def note_sources(self) -> None:
        """Record what a `sources.csv` declares, and which one it was."""
        if self._sources:
            published = sum(given.published is True for given in self._sources.values())
            told = f"{published} of {len(self._sources)} declared published by {hash_file(self._folder / SOURCES)[:12]}"
            self._register.note(self._who, "sources", self._place, told)

    def take_all(self, progress: Callable[[Progress], None]) -> tuple[FileOutcome, ...]:
        """What becomes of every file, and of what is no longer there."""

        def tell(read: int, whole: int) -> None:
            progress(Progress(len(self._outcomes), len(self._looked), read, whole))

        wanted = [f for f in self._looked if isinstance(f, Found) and self._may_need_reading(f)]
        with Ahead(self._crew, wanted, tell) as ahead:
            for file in self._looked:
                ahead.tell()
                self._outcomes[file.name] = self._take(file, ahead)
            gone = tuple(self._forget_the_rest())
            self._register.note_unread(self._place, sum(o.status == "failed" for o in self._outcomes.values()))
            ahead.tell()
        return (*self._outcomes.values(), *gone)

    def _may_need_reading(self, found: Found) -> bool:
        stands = self._known.standing(found) or self._known.held(found) or self._refused(found)
        return not stands and found.has_reader

    def _refused(self, found: Found) -> Tombstone | None:
        return refuse_file(self._tombstones, found.fingerprint, self._known.id_of(found))

    def _take(self, file: Found | Failed, ahead: Ahead) -> FileOutcome:
        if isinstance(file, Failed):
            return self._fail(file)
        try:
            return self._settle(file, ahead)
        except UnreadableError as error:
            return self._fail(Failed(file.name, str(error)))
        except OSError as error:
            return self._fail(Failed(file.name, f"the file could not be opened: {error.strerror}"))

    def _settle(self, found: Found, ahead: Ahead) -> FileOutcome:
        refused = self._refused(found)
        if refused:
            return tell_refused(found.fingerprint, refused)
        document, held = self._known.standing(found), self._known.held(found)
        if document:
            ahead.pass_by(found)
            return self._keep(found, document)
        if held:
            ahead.pass_by(found)
            return self._keep_held(found, held)
        if not found.has_reader:
            raise UnreadableError(f"a file of unknown kind {found.path.suffix!r}; expected one of {', '.join(KINDS)}")
        reading = ahead.take(found)
        arrival = Arrival(replace(self._known.as_source(found), remarks="\n".join(reading.remarks)), reading)
        if hash_file(found.path) != found.fingerprint:
            raise UnreadableError("it was changed while it was read: ingest it again")
        settled = self._settling.settle(arrival, self._known.id_of(found), self._known.passing)
        if isinstance(settled, Tombstone):
            return tell_refused(found.fingerprint, settled)
        self._register.apply(settled.changes, self._who)
        return self._tell(found, arrival, settled)

    def _tell(self, found: Found, arrival: Arrival, settled: Settled) -> FileOutcome:
        if settled.document is None:
            for held in settled.held:
                self._hold(held)
            return tell_held(found.fingerprint, settled.held[0].reasons)
        self._known.note(arrival.file, settled.document, settled.text is not None)
        outcome = self._tell_public(found.name, settled.document, "published", arrival.file.remarks, settled.text)
        return tell_not_used(outcome, NOT_USED) if settled.not_used else outcome

    def _hold(self, held: HeldFile) -> None:
        """A file is held, which may be one of this run that was told of as published: nothing says so any more."""
        for name in self._known.note_held(held):
            if name in self._outcomes:
                self._outcomes[name] = tell_held(held.fingerprint, held.reasons)

    def _tell_public(
        self, name: str, document: str, status: str, remarks: str, saved: Saved | None = None
    ) -> FileOutcome:
        stored = saved.document if saved else self._register.document(document)
        facts = saved.facts if saved else self._register.facts(document)
        return tell_public(name, stored, facts.reference, status, tuple(remarks.splitlines()))

    def _keep(self, found: Found, document: str) -> FileOutcome:
        """A file of known bytes: it may have a new name, be a copy, or be the one left of several."""
        files = self._register.files_of(document)
        file = self._known.as_source(found)
        same = next((f for f in files if f.fingerprint == found.fingerprint), file)
        file = replace(file, declared=file.declared or same.declared, wider=same.wider, remarks=same.remarks)
        if files[0].fingerprint == file.fingerprint and not self._known.is_there(files[0]):
            self._register.put(self._moved(document, file, files), self._who)
        elif file.place != files[0].place and file not in files:
            self._register.add_file(document, file, self._who)
        status = "published" if self._known.is_changed(document) else "unchanged"
        self._known.note(file, document, False)
        return self._tell_public(found.name, document, status, file.remarks)

    def _moved(self, document: str, file: SourceFile, files: Sequence[SourceFile]) -> Saved:
        """A document whose text is that of a file under another name."""
        given = parse_given(file.given)
        stored = replace(self._register.document(document), source=name_source(file))
        others = (f for f in files if self._known.is_there(f) and f.place != file.place)
        return Saved(stored, read_card(stored, given), (file, *others))

    def _keep_held(self, found: Found, held: HeldFile) -> FileOutcome:
        if held.folder != self._place:
            self._register.apply((replace(held, folder=self._place),), self._who)
        self._known.note_held(replace(held, folder=self._place))
        return tell_held(found.fingerprint, held.reasons)

    def _copies(self, file: SourceFile) -> list[Path]:
        return [self._folder / name for name in self._known.copies(file)]

    def _fail(self, failed: Failed) -> FileOutcome:
        self._known.note_failed(failed.name)
        return tell_failed(failed.name, failed.why)

    def _forget_the_rest(self) -> Iterator[FileOutcome]:
        """Erase what this folder no longer holds, or holds no longer in public."""
        for document, files in sorted(self._known.touched.items()):
            yield from self._read_elsewhere(document, files)
            if document in self._known.passing:
                self._register.forget(document, self._who, "its file left the folder or may no longer be published")
                yield tell_gone(document)
            else:
                self._drop_files(document)
        for fingerprint in sorted(self._known.no_longer_held):
            why = "the file left the folder, changed or was published"
            self._register.forget_held(fingerprint, self._who, why, self._place)

    def _read_elsewhere(self, document: str, files: Sequence[SourceFile]) -> Iterator[FileOutcome]:
        """Files of another folder that went with a text of this one: each stands for itself, or for the document."""
        now = {f.place for f in self._register.files_of(document)} if document not in self._known.passing else set()
        for file in files:
            path = Path(file.folder, file.file)
            if file.folder == self._place or file.place in now or not has_bytes(path, file.fingerprint):
                continue
            own = document if document in self._known.passing else self._known.free_id(file)
            try:
                settled = self._settling.settle(Arrival(file, self._crew.read(path)), own, self._known.passing)
            except (UnreadableError, OSError):
                continue  # it is the other folder's failure, and is told there
            if isinstance(settled, Settled):
                self._register.apply(settled.changes, self._who)
                yield from self._tell_elsewhere(file, settled)

    def _tell_elsewhere(self, file: SourceFile, settled: Settled) -> Iterator[FileOutcome]:
        if settled.document is None:
            for held in settled.held:
                self._hold(held)
            yield tell_held(file.fingerprint, settled.held[0].reasons)
        else:
            self._known.note(file, settled.document, settled.text is not None)
            name = str(Path(file.folder, file.file))
            yield self._tell_public(name, settled.document, "published", file.remarks, settled.text)

    def _drop_files(self, document: str) -> None:
        """Forget the files of a document that left the folder."""
        files = self._register.files_of(document)
        left = [f for f in files if self._known.has_left(f, document)]
        if left and files[0] in left:
            stays = next(f for f in files if f not in left and f.fingerprint == files[0].fingerprint)
            self._register.put(self._moved(document, stays, files), self._who)
            left.remove(files[0])
        for file in left:
            self._register.drop_file(document, file, self._who, "it left the folder")
