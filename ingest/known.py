"""What is known of the files of a folder while it is gone through: whose they are, which stand, what is held."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from ingest.document import name_document
from ingest.folder import Found
from ingest.plan import make_plan
from ingest.register import HeldFile, Register, SourceFile
from ingest.settle import DIFFERENT, UNKNOWN, WIDER
from ingest.tombstones import is_repetition, repeats
from ingest.walk import Failed


class Known:
    """The files of the folder at `place`, and what the register had of them when the run began; told of each change."""

    def __init__(self, place: str, looked: Sequence[Found | Failed], register: Register) -> None:
        found = [f for f in looked if isinstance(f, Found)]
        self._place = place
        self._files = register.all_files()
        self._plan = make_plan(place, found, self._files)
        self._present = {f.name: f.fingerprint for f in found}
        self._copies: dict[str, list[str]] = {}
        for f in found:
            self._copies.setdefault(f.fingerprint, []).append(f.name)
        self._failed = {f.name for f in looked if isinstance(f, Failed)}
        self._seen: dict[str, str] = {}
        self._names = register.names()
        self._ever = {*self._names.values(), *self._files}
        self._texts = {document: files[0] for document, files in self._files.items()}
        self._standing = {*self._plan.kept, *(d for d, file in self._texts.items() if self._has_failed(file))}
        self._changed: set[str] = set()
        self._by_print: dict[str, str] = {}
        held = register.held()
        self._held_here = {h.fingerprint: h for h in held if h.folder == place}
        self._held_as_twins = {h.fingerprint: h for h in held if _is_twin(h)}
        self._seen_held: set[str] = set()
        self._repeating = {repeats(t) for t in register.tombstones() if not t.lifted}

    def _has_failed(self, file: SourceFile) -> bool:
        return file.folder == self._place and self._is_failed(file.file)

    def _is_failed(self, name: str) -> bool:
        """Whether a file cannot be read, or a folder that it is in."""
        return name in self._failed or any(str(parent) in self._failed for parent in PurePosixPath(name).parents)

    # -- asking -------------------------------------------------------------------------------------------------

    def standing(self, found: Found) -> str | None:
        """The document that a file need not be read for: it has these bytes, and its text is there."""
        document = self._plan.belongs[found.name] if self._plan.stands(found) else None
        if document is None and found.given.published is not False and found.has_reader:
            document = self._by_print.get(found.fingerprint)
        return document if document in self._standing else None

    def held(self, found: Found) -> HeldFile | None:
        """That a file is held and need not be read again: nobody declared it since, or it is held for what another file
        of its decision withholds, which no declaration changes. What could not be compared, and what repeats a decision
        that is withdrawn no longer, is read again."""
        here = self._held_here.get(found.fingerprint)
        if here and self._is_settled(here) and (here.declared is None) == (found.declared is None):
            return here
        return self._held_as_twins.get(found.fingerprint)

    def _is_settled(self, held: HeldFile) -> bool:
        """Whether nothing but a person can change that it is held: it was compared with all that it had to be, and what
        it repeats is still withdrawn."""
        return UNKNOWN not in held.reasons and all(
            reason in self._repeating for reason in held.reasons if is_repetition(reason)
        )

    def id_of(self, found: Found) -> str:
        """The id of a file's document, should it be one of its own: the one it has or had, or a new one."""
        document = self._plan.belongs.get(found.name)
        if document is not None and (document not in self._standing or self.standing(found)):
            return document
        return self.free_id(found.as_source(self._place))

    def free_id(self, file: SourceFile) -> str:
        """An id for a file's document that no other document has: the one it had before, or a new one."""
        had = find_id(file, self._names)
        free = [document for document in had if document not in self._standing and document not in self._files]
        return free[0] if free else name_document(file.file, self._ever)

    def as_source(self, found: Found) -> SourceFile:
        """A file as the register will know it; what was known of its bytes goes with it."""
        files = self._files.get(self._plan.belongs.get(found.name, ""), ())
        same = [f for f in files if f.fingerprint == found.fingerprint]
        remarks = next((f.remarks for f in same), "")
        return replace(found.as_source(self._place), wider=any(f.wider for f in same), remarks=remarks)

    def is_there(self, file: SourceFile) -> bool:
        """Whether a file is where the register says; one of another folder is taken to be."""
        if file.folder != self._place or self._is_failed(file.file):
            return True
        return self._present.get(file.file) == file.fingerprint

    def copies(self, file: SourceFile) -> list[str]:
        """The names in this folder of files with these bytes."""
        return self._copies.get(file.fingerprint, [])

    def has_left(self, file: SourceFile, document: str) -> bool:
        """Whether a file of this folder is no longer one of its document, once all were gone through."""
        here = file.folder == self._place and not self._is_failed(file.file)
        return here and self._seen.get(file.file) != document

    def is_changed(self, document: str) -> bool:
        """Whether a document's text was read in this run."""
        return document in self._changed

    @property
    def passing(self) -> set[str]:
        """The documents whose text is that of no file that is there."""
        return set(self._files) - self._standing

    @property
    def touched(self) -> dict[str, tuple[SourceFile, ...]]:
        """The documents that had a file in this folder, and their files then."""
        return {d: files for d, files in self._files.items() if any(f.folder == self._place for f in files)}

    @property
    def no_longer_held(self) -> set[str]:
        """The fingerprints that were held in this folder and are not now."""
        return set(self._held_here) - self._seen_held

    # -- being told ---------------------------------------------------------------------------------------------

    def note(self, file: SourceFile, document: str, is_text: bool) -> None:
        """A file is one of a document, and was read to be its text."""
        self._standing.add(document)
        self._ever.add(document)
        self._by_print[file.fingerprint] = document
        if file.folder == self._place:
            self._seen[file.file] = document
        if is_text:
            self._changed.add(document)
            self._texts[document] = file

    def note_held(self, held: HeldFile) -> list[str]:
        """A file is held, and so are its copies, whose names in this folder these are; a document with its text is
        gone."""
        self._by_print.pop(held.fingerprint, None)
        gone = {d for d, file in self._texts.items() if file.fingerprint == held.fingerprint}
        self._standing -= gone
        names = self._copies.get(held.fingerprint, [])
        for name in names:
            self._seen.pop(name, None)
        self._seen_held.add(held.fingerprint)
        if held.folder == self._place:
            self._held_here[held.fingerprint] = held
        if _is_twin(held):
            self._held_as_twins[held.fingerprint] = held
        return names

    def note_failed(self, name: str) -> None:
        """A file cannot be read: a document of which it was the text stays as it is."""
        self._failed.add(name)
        belonging = {d for d, files in self._files.items() if files[0].place == (self._place, name)}
        self._standing |= belonging - self._changed


def find_id(file: SourceFile, names: Mapping[str, str]) -> list[str]:
    """The ids that a file's document had: first by its bytes, then by its place. `names` are the register's."""
    return [names[key] for key in file.keys if key in names]


def _is_twin(held: HeldFile) -> bool:
    return not {WIDER, DIFFERENT}.isdisjoint(held.reasons)
