"""What waits for a person's decision, and the withheld words themselves, for reviewers alone.

The words are read again from the source file each time, in memory; they are stored nowhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ingest.crew import own_crew
from ingest.document import Origin, judge_file, judge_reading, pass_reading, read_document
from ingest.fingerprints import has_bytes, hash_file
from ingest.folder import list_files
from ingest.gate.gate import Held, PublicDocument
from ingest.gate.parts import Judged, Paragraph, Status
from ingest.gate.rulings import WITHHOLD, Rulings
from ingest.naming import printable
from ingest.readers import UnreadableError
from ingest.register import HeldFile, Register, SourceFile
from ingest.settle import Arrival, name_source
from ingest.sources import parse_given

HELD = "held"
SHORTEST_PREFIX = 6
"""Hex digits of a fingerprint that are enough to name a held file."""


class ReviewError(Exception):
    """A review that cannot be carried out; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Withheld paragraphs of one document for one reason, or one held file. `group` counts a document's groups from 1.

    `target` is the document's id, or the first 12 digits of a held file's fingerprint. `status` is held, unclear (both
    wait for a person) or exempt (a rule is sure, and a person may overrule it). `decided` says who decided, if anybody.
    """

    target: str
    reference: str | None
    group: int
    status: str
    reason: str
    ordinals: tuple[int, ...]
    pages: tuple[int, ...]
    decided: str | None


def list_waiting(register: Register) -> tuple[Waiting, ...]:
    """Everything that is withheld or held, grouped by document and reason: held files first."""
    rulings = register.rulings()
    held = (group for file in register.held() for group in _held_groups(file, rulings))
    withheld = (group for document in register.ids() for group in group_withheld(register, document))
    return (*held, *withheld)


def _held_groups(file: HeldFile, rulings: Rulings) -> Iterator[Waiting]:
    for n, reason in enumerate(file.reasons, 1):
        ruling = rulings.on_hold(file.fingerprint, reason)
        decided = f"by {ruling.who}, {ruling.at[:10]}" if ruling and ruling.action == WITHHOLD else None
        yield Waiting(file.fingerprint[:12], None, n, HELD, reason, (), (), decided)


def group_withheld(register: Register, document: str) -> tuple[Waiting, ...]:
    """The withheld paragraphs of one document by reason, in document order. Raises KeyError."""
    withheld = register.document(document).withheld
    reference = register.facts(document).reference
    groups = []
    for n, reason in enumerate(dict.fromkeys(w.reason for w in withheld), 1):
        of = [w for w in withheld if w.reason == reason]
        pages = tuple(sorted({w.page for w in of if w.page is not None}))
        ordinals = tuple(w.ordinal for w in of)
        decided = reason if " on review by " in reason else None
        groups.append(Waiting(document, reference, n, of[0].status, reason, ordinals, pages, decided))
    return tuple(groups)


@dataclass(frozen=True, slots=True)
class Target:
    """A file under review: where it is, how it is read, and what the register knows of it."""

    path: Path
    origin: Origin
    known: SourceFile | HeldFile

    @property
    def held(self) -> bool:
        """Whether the whole file is held."""
        return isinstance(self.known, HeldFile)

    def judge(self) -> Judged:
        """Every paragraph, read again. Raises ReviewError."""
        with self._readable():
            return judge_file(self.path, self.origin)

    def read(self, rulings: Rulings) -> PublicDocument | Held:
        """What may be known of it under these decisions, read again. Raises ReviewError."""
        with self._readable():
            return read_document(self.path, self.origin, rulings)

    def read_twice(self, rulings: Rulings) -> tuple[Judged, PublicDocument | Held]:
        """Every paragraph, and what may be known of it under these decisions, of one reading. Raises ReviewError."""
        with self._readable():
            reading = own_crew().read(self.path)
            return judge_reading(reading, self.origin), pass_reading(reading, self.origin, rulings).document

    def arrive(self, file: SourceFile) -> Arrival:
        """The file as it would come in anew, read again. Raises ReviewError."""
        with self._readable():
            return Arrival(file, own_crew().read(self.path))

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except (UnreadableError, OSError) as error:
            raise ReviewError(f"the source file of {self.origin.document!r} can no longer be read") from error


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph as a reviewer sees it, with its words, whatever its status."""

    ordinal: int
    page: int | None
    status: str
    reason: str
    text: str


def show(register: Register, target: str, ordinals: frozenset[int] | None, who: str) -> tuple[Shown, ...]:
    """The withheld paragraphs of a document, or all of a held file; that somebody looked goes into the audit.

    `ordinals` narrows it to these. Raises ReviewError.
    """
    found = find_target(register, target)
    wanted = ordinals if found.held else (ordinals or withheld_ordinals(register, found))
    shown = tuple(_shown(p) for p in found.judge().paragraphs if wanted is None or p.at.ordinal in wanted)
    if not shown:
        raise ReviewError(f"nothing is withheld in {target!r} at that place: 'decisions review list' says what is")
    name = found.origin.fingerprint[:12] if found.held else found.origin.document
    register.note(who, "show", name, f"{len(shown)} paragraphs shown to a reviewer")
    return shown


def withheld_ordinals(register: Register, target: Target) -> frozenset[int]:
    """Where a published document's withheld paragraphs are."""
    return frozenset(w.ordinal for w in register.document(target.origin.document).withheld)


def _shown(p: Paragraph) -> Shown:
    return Shown(p.at.ordinal, p.at.page, p.status.value, p.reason, p.text)


def find_target(register: Register, name: str) -> Target:
    """The file that a document id, a reference or the start of a held file's fingerprint names. Raises ReviewError."""
    published = find_published(register, name)
    if len(published) > 1:
        raise ReviewError(f"{name!r} names several documents ({', '.join(published)}): name one of them by its id")
    if published:
        return _published_target(register, published[0])
    held = [h for h in register.held() if len(name) >= SHORTEST_PREFIX and h.fingerprint.startswith(name.casefold())]
    if len({h.fingerprint for h in held}) != 1:
        raise ReviewError(f"no one document or held file is called {name!r}: 'decisions review list' names them")
    return _held_target(held[0])


def find_published(register: Register, name: str) -> tuple[str, ...]:
    """The ids of the documents that a name stands for: one with that id, else all with that reference."""
    if name in register.ids():
        return (name,)
    wanted = " ".join(name.split()).casefold()
    references = {d: register.facts(d).reference for d in register.ids()}
    return tuple(d for d, r in references.items() if r and r.casefold() == wanted)


def _published_target(register: Register, document: str) -> Target:
    chosen, *others = register.files_of(document)
    copies = (f for f in others if f.fingerprint == chosen.fingerprint)
    known = next((f for f in (chosen, *copies) if has_bytes(Path(f.folder, f.file), f.fingerprint)), None)
    if known is None:
        raise ReviewError(
            f"the source file of {document!r} is gone or has changed since it was read: "
            f"run 'decisions ingest {chosen.folder}' again first"
        )
    declared = chosen.declared is not None
    body = parse_given(chosen.given).body
    origin = Origin(document, name_source(chosen), chosen.fingerprint, declared, body)
    return Target(Path(known.folder, known.file), origin, chosen)


def _held_target(held: HeldFile) -> Target:
    folder = Path(held.folder)
    files = list_files(folder) if folder.is_dir() else []
    path = next((p for p in files if has_bytes(p, held.fingerprint)), None)
    if path is None:
        raise ReviewError(f"the held file {held.fingerprint[:12]} is no longer in the folder it was read from")
    name = path.relative_to(folder).as_posix()
    return Target(path, Origin("held", name, held.fingerprint, held.declared is not None), held)


def name_held(register: Register, folder: Path) -> tuple[tuple[str, HeldFile], ...]:
    """The held files of a folder, each by its names: for the person who owns the folder alone, for a name may say what
    the file withholds. Raises FolderError."""
    held = {h.fingerprint: h for h in register.held() if h.folder == str(folder.resolve())}
    prints = ((path, _fingerprint(path)) for path in (list_files(folder) if held else ()))
    names = ((path.relative_to(folder).as_posix(), fingerprint) for path, fingerprint in prints)
    return tuple((printable(name), held[f]) for name, f in names if f in held)


def _fingerprint(path: Path) -> str:
    try:
        return hash_file(path)
    except OSError:
        return ""


STATUSES = (HELD, Status.UNCLEAR.value, Status.EXEMPT.value)
"""The statuses of what is not public; the first two wait for a person."""
