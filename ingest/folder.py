"""The files of a folder, each with its fingerprint and what is said of it; none is read yet."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.document import KINDS
from ingest.fingerprints import hash_file
from ingest.naming import is_text, printable
from ingest.register import SourceFile
from ingest.sources import NAME as SOURCES
from ingest.sources import NOTHING, Given, SourcesError
from ingest.walk import Failed, walk


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


def list_files(folder: Path) -> list[Path]:
    """The files of a folder and its sub-folders, by name, hidden ones apart. Raises FolderError if there are none."""
    return [folder / name for name in list_all(folder) if isinstance(name, str)]


def list_all(folder: Path) -> list[str | Failed]:
    """The names of a folder's files, and what in it cannot be read. Raises FolderError if there is nothing."""
    shown = printable(str(folder))
    if not is_text(str(folder.resolve())):
        raise FolderError(f"the path of the folder '{shown}' is not UTF-8: give the folder another name")
    if not folder.exists():
        raise FolderError(f"no folder {shown!r}: name a folder of decision documents, 'decisions ingest FOLDER'")
    if not folder.is_dir():
        raise FolderError(f"{shown!r} is a file: name the folder it is in, 'decisions ingest {folder.parent}'")
    found = [f for f in walk(folder) if f != SOURCES]
    if not found:
        raise FolderError(f"the folder {shown!r} is empty: put documents ({', '.join(KINDS)}) in it first")
    return found


def look(folder: Path, sources: Mapping[str, Given], declared: str | None) -> tuple[Found | Failed, ...]:
    """What is in a folder, by name. `declared` names who declares all of it published; `sources.csv` has the last word,
    and its "no" holds for every copy of the same bytes. Raises FolderError, SourcesError."""
    found = [_look_at(f, folder, sources) if isinstance(f, str) else f for f in list_all(folder)]
    denied = {_hash_denied(folder / name) for name, given in sources.items() if given.published is False}
    return tuple(_declare(f, declared, denied) if isinstance(f, Found) else f for f in found)


def _look_at(name: str, folder: Path, sources: Mapping[str, Given]) -> Found | Failed:
    path = folder / name
    try:
        return Found(path, name, hash_file(path), path.stat().st_size, sources.get(name, NOTHING), None)
    except OSError as error:
        return Failed(name, f"the file could not be opened: {error.strerror}")


def _hash_denied(path: Path) -> str:
    """The bytes that a "no" stands for; they may be there under other names, hidden ones among them."""
    try:
        return hash_file(path)
    except OSError as error:
        why = f"{printable(path.name)!r}, which is not published, could not be opened: {error.strerror}"
        raise SourcesError(f"{SOURCES}: {why}; its copies could not be told") from error


def _declare(found: Found, declared: str | None, denied: Container[str]) -> Found:
    if found.fingerprint in denied:
        return replace(found, given=replace(found.given, published=False))
    return replace(found, declared=SOURCES if found.given.published else declared)
