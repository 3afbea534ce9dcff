"""The files of a folder, each with its fingerprint and what is said of it; none is read yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.document import KINDS
from ingest.fingerprints import hash_file
from ingest.register import SourceFile
from ingest.sources import NAME as SOURCES
from ingest.sources import NOTHING, Given


class FolderError(Exception):
    """A folder that cannot be ingested: missing, not a folder, or empty; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file: its path, its name in the folder, its fingerprint and size, what is said of it, who declares it
    published."""

    path: Path
    name: str
    fingerprint: str
    size: int
    given: Given
    declared: str | None

    @property
    def has_reader(self) -> bool:
        """Whether files of its kind can be read."""
        return self.path.suffix.lower() in KINDS

    @property
    def bytes_as(self) -> tuple[str, str]:
        """What decides what is read from it: its bytes, and as which kind of file they are read."""
        return self.fingerprint, self.path.suffix.lower()

    def as_source(self, folder: str) -> SourceFile:
        """The file as the register knows it."""
        return SourceFile(folder, self.name, self.fingerprint, self.declared, str(self.given))


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that cannot be read, and why."""

    name: str
    why: str


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


def look(folder: Path, sources: Mapping[str, Given], declared: str | None) -> tuple[Found | Failed, ...]:
    """What is in a folder, by name. `declared` names who declares all of it published; `sources.csv` has the last word,
    and its "no" holds for every copy of the same bytes. Raises FolderError."""
    found = [_look_at(path, folder, sources) for path in list_files(folder)]
    denied = {f.fingerprint for f in found if isinstance(f, Found) and f.given.published is False}
    return tuple(_declare(f, declared, denied) if isinstance(f, Found) else f for f in found)


def _look_at(path: Path, folder: Path, sources: Mapping[str, Given]) -> Found | Failed:
    real, name = path.resolve(), path.relative_to(folder).as_posix()
    if not real.is_relative_to(folder.resolve()):
        return Failed(name, "a link to a file outside the folder")
    name = real.relative_to(folder.resolve()).as_posix()
    try:
        return Found(path, name, hash_file(path), path.stat().st_size, sources.get(name, NOTHING), None)
    except OSError as error:
        return Failed(name, f"the file could not be opened: {error.strerror}")


def _declare(found: Found, declared: str | None, denied: Sequence[str] | set[str]) -> Found:
    who = SOURCES if found.given.published else declared
    who = None if found.fingerprint in denied else who
    return Found(found.path, found.name, found.fingerprint, found.size, found.given, who)
