"""Where an index lies in a home folder: numbered generations, the pointer to the one in use, and the lock.

home/index/current          the number of the generation in use
home/index/<n>/             manifest.json, sums.json, rows.jsonl, vectors.npy, chroma/, words/
home/index/pending/         vectors made by a build that has not finished
home/index/lock             held by the one build that may write
home/index/leases/<n>       locked by every reader of a generation
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, astuple, dataclass
from pathlib import Path

MANIFEST = "manifest.json"
ROWS = "rows.jsonl"
VECTORS = "vectors.npy"
CHROMA = "chroma"
WORDS = "words"
RECIPE = "2"
"""Raised whenever chunks, what is embedded of them, or how their words are indexed changes."""

_PENDING = "pending"
_POINTER = "current"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was made from and with. `rows` counts its chunks."""

    version: str
    revision: int
    gate: str
    recipe: str
    model: str
    precision: str
    rows: int


@dataclass(frozen=True, slots=True)
class Row:
    """Where a chunk's words are in the register, and the key of its vector; never the words."""

    chunk: str
    document: str
    ordinal: int
    start: int
    length: int
    vector: str

    @property
    def paragraph(self) -> str:
        """The key of the paragraph that the chunk is of."""
        return f"{self.document}#{self.ordinal}"


def generation_folder(home: Path, number: int) -> Path:
    """The folder of one generation."""
    return home / "index" / str(number)


def pending_folder(home: Path) -> Path:
    """The folder of vectors that an unfinished build has made."""
    return home / "index" / _PENDING


def current_number(home: Path) -> int | None:
    """The generation in use, or None where there is none."""
    try:
        return int((home / "index" / _POINTER).read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None


def describe_pointer(home: Path) -> str:
    """What the pointer says, for when the generation in use is missing."""
    if not (home / "index" / _POINTER).exists():
        return f"the pointer {_POINTER!r} is missing"
    number = current_number(home)
    said = "cannot be read" if number is None else f"says {number}, which is not there"
    return f"the pointer {_POINTER!r} {said}"


def point_to(home: Path, number: int) -> None:
    """Put a generation in use; readers see the old pointer or the new one, and nothing between."""
    write_whole(home / "index" / _POINTER, f"{number}\n".encode("ascii"))


def next_number(home: Path) -> int:
    """A number that no generation in the folder has."""
    return max((int(p.name) for p in (home / "index").iterdir() if p.name.isdecimal()), default=0) + 1


def destroy_others(home: Path) -> None:
    """Remove every generation but the one in use: replaced ones and those of builds that did not finish."""
    keep = str(current_number(home))
    for path in (home / "index").iterdir():
        if path.name.isdecimal() and path.name != keep:
            shutil.rmtree(path)


def destroy_pending(home: Path) -> None:
    """Remove the vectors of unfinished builds."""
    shutil.rmtree(pending_folder(home), ignore_errors=True)


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """Hold the right to build; waits for a build that another process has under way."""
    (home / "index").mkdir(parents=True, exist_ok=True)
    with (home / "index" / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def write_rows(folder: Path, rows: list[Row]) -> None:
    """Write a generation's rows."""
    write_whole(folder / ROWS, "".join(json.dumps(astuple(row)) + "\n" for row in rows).encode())


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write a generation's manifest, last of all: without it, it is not a generation."""
    write_whole(folder / MANIFEST, json.dumps(asdict(manifest), indent=1).encode())


def read_manifest(folder: Path) -> Manifest:
    """A generation's manifest. Raises FileNotFoundError when the folder holds no whole generation."""
    for name in (ROWS, VECTORS, CHROMA, WORDS):
        if not (folder / name).exists():
            raise FileNotFoundError(f"no {name} in {str(folder)!r}")
    try:
        return Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (TypeError, ValueError) as error:
        raise FileNotFoundError(f"no manifest of this version in {str(folder)!r}") from error


def read_rows(folder: Path) -> list[Row]:
    """A generation's rows, in their order. Raises ValueError where they are damaged."""
    try:
        with (folder / ROWS).open(encoding="utf-8") as file:
            return [Row(*json.loads(line)) for line in file]
    except (TypeError, ValueError) as error:
        raise ValueError(f"{ROWS} cannot be read: {error}") from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a kill at any moment leaves the old one or the new one."""
    part = path.with_name(f"{path.name}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
