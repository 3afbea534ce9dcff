"""The register into a new generation of the index: written aside, checked, then put in use in one step."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.chunks import Chunk, chunk, dense_text, standing
from index.fill import FillError, fill_apart
from index.generation import Generation, Rows, document_numbers, first_rows
from index.layout import (
    MANIFEST,
    RECIPE,
    WORDS,
    Manifest,
    Row,
    current_number,
    describe_pointer,
    destroy_others,
    destroy_pending,
    generation_folder,
    locked,
    next_number,
    point_to,
    read_manifest,
    read_rows,
    write_manifest,
    write_rows,
)
from index.leases import find_readers
from index.lexical import create_words
from index.record import embed_missing, vector_key, write_matrix
from index.sums import find_damage, write_sums
from index.vectors import Embedder, identify, load_embedder
from ingest.gate.gate import GATE_VERSION
from ingest.register import Register
from ingest.storage import is_refusal, tell_refusal

SAMPLE = 200
"""Rows that are asked to find themselves before a generation is used."""

MISSES = 0.02
"""Share of them that Chroma's graph may miss: a sound one misses 0.1 to 0.4%, one with two writers 20%."""

SAME_SIMILARITY = 1e-3
"""Two texts nearer than this are taken for equals when a row is asked to find itself."""


class BuildError(Exception):
    """A generation that could not be made or failed its check; the one before it stays in use."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is to be indexed: the register's chunks at one revision, and the characters they must cover."""

    revision: int
    chunks: tuple[Chunk, ...]
    characters: int


def build(
    home: Path,
    register: Register,
    progress: Callable[[int, int], None] = lambda done, total: None,
    embedder: Embedder | None = None,
) -> str:
    """Bring a home's index up to date with its register; return the version in use.

    An index of the register's revision, this model, gate and recipe is left alone. Else a new generation
    is built under the home's lock; a failure or a kill leaves the one before in use. `progress` hears of
    texts embedded and texts in all. Raises BuildError when there is no sound new generation.
    """
    with _storing(), locked(home):
        try:
            current = _current_manifest(home)
            model, precision = (embedder.name, embedder.precision) if embedder else identify()
            if current is None or not _serves(current, register.revision, model, precision):
                current = _build_generation(home, register, embedder or load_embedder(), progress)
            destroy_pending(home)
        finally:
            destroy_others(home)
            find_readers(home / "index")
    return current.version


@contextmanager
def _storing() -> Iterator[None]:
    """Where the disk does not take an index, none was built."""
    try:
        yield
    except OSError as error:
        raise BuildError(tell_refusal(error)) from error


def verify(home: Path, register: Register, embedder: Embedder | None = None) -> str | None:
    """Hold the index in use against the register, as a new one is checked: what disagrees, or None.

    An index that disagrees is put out of use, so that the next build makes another.
    """
    with locked(home):
        folder = generation_folder(home, current_number(home) or 0)
        try:
            _verify(home, folder, register, embedder or load_embedder())
        except (BuildError, OSError, ValueError) as error:
            if is_refusal(error):  # the disk's fault says nothing of the index
                raise
            (folder / MANIFEST).unlink(missing_ok=True)
            return " ".join(str(error).split())
    return None


def _verify(home: Path, folder: Path, register: Register, embedder: Embedder) -> None:
    if not folder.is_dir():
        raise BuildError(f"none was in use: {describe_pointer(home)}")
    manifest, damage = read_manifest(folder), find_damage(folder)
    if damage:
        raise BuildError(f"it is damaged: {damage}")
    if not _serves(manifest, register.revision, embedder.name, embedder.precision):
        raise BuildError("it was not made from the register as it now is")
    contents = _read_register(register, embedder.count_tokens)
    made = [_row(c, vector_key(dense_text(c), embedder)) for c in contents.chunks]
    if read_rows(folder) != made:
        raise BuildError("its rows are not the register's paragraphs")
    _check(folder, contents)
    _compare_vectors(folder)


def _current_manifest(home: Path) -> Manifest | None:
    try:
        return read_manifest(generation_folder(home, current_number(home) or 0))
    except FileNotFoundError:
        return None


def _serves(manifest: Manifest, revision: int, model: str, precision: str) -> bool:
    made = (manifest.revision, manifest.model, manifest.precision, manifest.gate, manifest.recipe)
    return made == (revision, model, precision, GATE_VERSION, RECIPE)


def _build_generation(
    home: Path, register: Register, embedder: Embedder, progress: Callable[[int, int], None]
) -> Manifest:
    contents = _read_register(register, embedder.count_tokens)
    number = next_number(home)
    folder = generation_folder(home, number)
    folder.mkdir()
    rows = [_row(c, vector_key(dense_text(c), embedder)) for c in contents.chunks]
    _write_vectors(home, folder, contents, rows, embedder, progress)
    try:
        fill_apart(folder, first_rows(row.vector for row in rows))
    except FillError as error:
        raise BuildError(f"Chroma could not be filled: {error}") from error
    create_words(folder / WORDS, contents.chunks, document_numbers(row.document for row in rows))
    manifest = _describe(number, contents, rows, embedder)
    write_rows(folder, rows)
    write_sums(folder)
    write_manifest(folder, manifest)
    _check(folder, contents)
    point_to(home, number)
    return manifest


def _write_vectors(
    home: Path,
    folder: Path,
    contents: Contents,
    rows: list[Row],
    embedder: Embedder,
    progress: Callable[[int, int], None],
) -> None:
    texts = {row.vector: dense_text(c) for row, c in zip(rows, contents.chunks, strict=True)}
    vectors = embed_missing(home, texts, embedder, progress)
    write_matrix(folder, [row.vector for row in rows], vectors, embedder.dimension)


def _read_register(register: Register, count: Callable[[str], int]) -> Contents:
    while True:
        revision = register.revision
        chunks: list[Chunk] = []
        characters = 0
        try:
            for document in register.documents():
                chunks.extend(chunk(document, register.facts(document.document), count))
                characters += sum(len(p.text) for p in standing(document))
        except KeyError:
            continue  # a document was erased meanwhile
        if register.revision == revision:
            return Contents(revision, tuple(chunks), characters)


def _row(c: Chunk, vector: str) -> Row:
    return Row(c.key, c.at.document, c.at.ordinal, c.start, len(c.text), vector)


def _describe(number: int, contents: Contents, rows: list[Row], embedder: Embedder) -> Manifest:
    made = (embedder.name, embedder.precision, GATE_VERSION, *(row.chunk + row.vector for row in rows))
    digest = hashlib.sha256("\0".join(made).encode()).hexdigest()[:8]
    return Manifest(
        version=f"{number}-{digest}",
        revision=contents.revision,
        gate=GATE_VERSION,
        recipe=RECIPE,
        model=embedder.name,
        precision=embedder.precision,
        rows=len(rows),
    )


def _check(folder: Path, contents: Contents) -> None:
    """Reopen what was written and hold it against the register's contents and against exact search."""
    generation = Generation(folder)
    try:
        for part, (count, expected) in generation.counts().items():
            if count != expected:
                raise BuildError(f"the new index holds {count} {part}, expected {expected}")
        covered = sum(row.length for row in generation.rows)
        if covered != contents.characters:
            raise BuildError(f"the new index covers {covered} characters, expected {contents.characters}")
        if generation.rows:
            sample = np.unique(np.linspace(0, len(generation.rows) - 1, SAMPLE).astype(np.intp))
            _check_vectors(generation, sample)
            _check_words(generation, sample, contents.chunks)
    finally:
        generation.close()


def _check_vectors(generation: Generation, sample: Rows) -> None:
    vectors = generation.vectors(sample)
    missed = 0
    for vector, best in zip(vectors, generation.best_similarities(vectors), strict=True):
        found = np.array(generation.nearest(vector, 1), dtype=np.intp)
        missed += bool(generation.similarities(vector, found).max(initial=-1.0) < best - SAME_SIMILARITY)
    if missed > MISSES * len(sample):
        raise BuildError(f"{missed} of {len(sample)} rows of the new index do not find themselves by meaning")


def _compare_vectors(folder: Path) -> None:
    """Hold every vector in Chroma against the vector of record."""
    with closing(Generation(folder)) as generation:
        row = generation.find_altered()
    if row is not None:
        raise BuildError(f"the vector of row {row} in Chroma is not the one of record")


def _check_words(generation: Generation, sample: Rows, chunks: tuple[Chunk, ...]) -> None:
    for row in sample:
        of = frozenset({chunks[row].at.document})
        hits = generation.matching(chunks[row].text, len(generation.rows_of(of)), of)
        if hits and row not in {found for found, _ in hits}:
            raise BuildError(f"row {row} of the new index does not find itself by its words")
