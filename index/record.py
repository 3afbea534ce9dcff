"""Vectors of record: every embedded string's vector, kept from build to build and memory-mapped.

A vector is known by the hash of the exact string, the model and its precision, so nothing unchanged is
embedded again. A generation holds the vectors of its own rows alone: a deleted text's go with its generation.
"""

import ctypes
import hashlib
import io
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from index.layout import (
    ROWS,
    VECTORS,
    current_number,
    generation_folder,
    pending_folder,
    read_rows,
    write_whole,
)
from index.sums import find_damage
from index.vectors import Embedder, Vectors

SEGMENT = 512
"""Texts embedded between two saves: about 5 seconds of work on two cores is what a kill can cost."""


def vector_key(text: str, embedder: Embedder) -> str:
    """The name of a text's vector: the hash of model, precision and the exact text."""
    return hashlib.sha256("\0".join((embedder.name, embedder.precision, text)).encode()).hexdigest()


def known_vectors(home: Path) -> dict[str, Vectors]:
    """All vectors in a home folder by key: the current generation's, left in their file, and pending ones.

    What is not as it was written is not known: it is made again.
    """
    known: dict[str, Vectors] = {}
    for path in sorted(pending_folder(home).glob("*.npz")):
        with suppress(BadZipFile, ValueError, KeyError), np.load(io.BytesIO(path.read_bytes())) as segment:
            keys = [key.decode("ascii") for key in segment["keys"]]
            known.update(zip(keys, segment["vectors"], strict=True))
    folder = generation_folder(home, current_number(home) or 0)
    if find_damage(folder, ROWS, VECTORS) is None:
        known.update(zip((row.vector for row in read_rows(folder)), open_matrix(folder), strict=True))
    return known


def embed_missing(
    home: Path, texts: Mapping[str, str], embedder: Embedder, progress: Callable[[int, int], None]
) -> dict[str, Vectors]:
    """The vector of each text by key, embedding only what no earlier build has; saved as it goes.

    `progress` hears of texts that have a vector and texts in all.
    """
    known = known_vectors(home)
    found = {key: known[key] for key in texts if key in known}
    missing = sorted((key for key in texts if key not in known), key=lambda key: len(texts[key]))
    for start in range(0, len(missing), SEGMENT):
        progress(len(found), len(texts))
        keys = missing[start : start + SEGMENT]
        vectors = embedder.embed([texts[key] for key in keys], _from(len(found), len(texts), progress))
        _save(pending_folder(home), keys, vectors)
        found.update(zip(keys, vectors, strict=True))
        _give_back_memory()
    progress(len(found), len(texts))
    return found


def write_matrix(folder: Path, keys: Sequence[str], vectors: Mapping[str, Vectors], dimension: int) -> None:
    """Write a generation's vectors, one row for each key. Raises OSError."""
    shape = (len(keys), dimension)
    matrix = np.lib.format.open_memmap(folder / VECTORS, mode="w+", dtype=np.float32, shape=shape)
    _reserve(folder / VECTORS)
    for row, key in enumerate(keys):
        matrix[row] = vectors[key]
    matrix.flush()


def _reserve(path: Path) -> None:
    """Take a file's room on the disk before it is written through memory, where a full disk would end the process."""
    if hasattr(os, "posix_fallocate"):
        with path.open("r+b") as file:
            os.posix_fallocate(file.fileno(), 0, path.stat().st_size)


def open_matrix(folder: Path) -> Vectors:
    """A generation's vectors, memory-mapped."""
    matrix: Vectors = np.load(folder / VECTORS, mmap_mode="r")
    return matrix


def _save(folder: Path, keys: Sequence[str], vectors: Vectors) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    content = io.BytesIO()
    np.savez(content, keys=np.array([key.encode("ascii") for key in keys]), vectors=vectors)
    name = hashlib.sha256("".join(keys).encode()).hexdigest()[:16]
    write_whole(folder / f"{name}.npz", content.getvalue())


def _give_back_memory() -> None:
    """Have the C library, where it is GNU's, return what it keeps of freed memory: texts of ever new lengths leave
    holes, more than a gigabyte of them over 100,000 paragraphs."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _from(done: int, total: int, progress: Callable[[int, int], None]) -> Callable[[int, int], None]:
    return lambda more, _: progress(done + more, total)
