"""A zip opened within bounds: refused before anything is unpacked where its list of contents is not an honest
document's. It never unpacks to disk."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ingest.readers import UnreadableError

_ENTRIES = 10_000  # a Word file of a thousand pictures has about as many hundred
_UNPACKED = 200_000_000  # bytes of everything together
_RATIO = 200  # times smaller than unpacked; XML of a long table packs to about a fiftieth
_SMALL = 10_000_000  # bytes; below it no ratio is harmful
_PART = 40_000_000  # bytes of one part that is parsed; a thousand pages of text have about a tenth


@dataclass(frozen=True, slots=True)
class Archive:
    """An open zip; `sizes` gives every entry's unpacked size by name."""

    sizes: dict[str, int]
    _zip: zipfile.ZipFile

    def read(self, name: str) -> bytes | None:
        """An entry's bytes, None where there is no such entry. Raises UnreadableError."""
        if name not in self.sizes:
            return None
        if self.sizes[name] > _PART:
            raise UnreadableError(f"a part of the file unpacks to {self.sizes[name]} bytes; at most {_PART} are read")
        try:
            return self._zip.read(name)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
            raise UnreadableError("a part of the file is damaged or locked: save it again from its program") from error


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """The zip at a path. Raises UnreadableError for one that is damaged, or made to fill memory; OSError."""
    try:
        with zipfile.ZipFile(path) as opened:
            yield Archive(_check(opened.infolist()), opened)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, UnicodeDecodeError) as error:
        raise UnreadableError("the file is a damaged zip archive: save it again from its program") from error


def is_inside(name: str) -> bool:
    """Whether an entry's name stays within its archive."""
    return not name.startswith(("/", "\\")) and ".." not in name.replace("\\", "/").split("/") and ":" not in name


def _check(entries: list[zipfile.ZipInfo]) -> dict[str, int]:
    names = [entry.filename for entry in entries]
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > _ENTRIES:
        raise UnreadableError(f"the archive lists {len(entries)} parts; at most {_ENTRIES} are opened")
    if unpacked > _UNPACKED:
        raise UnreadableError(f"the archive unpacks to {unpacked} bytes; at most {_UNPACKED} are opened")
    if unpacked > _SMALL and unpacked > _RATIO * packed:
        raise UnreadableError(f"the archive unpacks to more than {_RATIO} times its size")
    if len(set(names)) < len(names) or not all(map(is_inside, names)):
        raise UnreadableError("the archive's list of parts is not a document's: names twice, or outside it")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise UnreadableError("the archive's parts are locked with a password: save it without one")
    return {entry.filename: entry.file_size for entry in entries}
