"""A question in, ranked hits out: meaning and words searched together, over public paragraphs alone.

The words of a hit are read from the register, so what the register no longer holds is never returned,
whichever generation of the index is in use.
"""

import re
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.chunks import Chunk, chunk_key, dense_query, make_chunk
from index.fusion import RESTATED, fuse, weigh_documents
from index.generation import Generation, Rows
from index.layout import RECIPE, Manifest, Row, current_number, generation_folder
from index.references import Key, find_references, reference_key
from index.vectors import Embedder, Vectors, load_embedder
from ingest.facts import Facts
from ingest.gate import GATE_VERSION, PublicParagraph
from ingest.register import HomeError, Register

POOL = 100
"""Rows that each search proposes. With 30 to 200, hit@5 moves by less than .01 on both question sets."""

EARLIER_MEANING, EARLIER_FADES = 0.5, 0.3
"""Weight of the turn before the question against the question's own, and of each turn against the one after it. Chosen,
with the weight of earlier words, on one half of 66 conversations: hit@5 1.00 against .82 for the last turn alone; on
the other half .97 against .88."""

_TRIES = 5  # openings that a build may overtake, one after the other, before it is reported


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk that was found. `score` is from 0 to 1; `found_by` names dense, lexical or both."""

    chunk: Chunk
    score: float
    found_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is searched for, without the references to documents in the index.

    `vector` holds the meaning of the turns before it too, and `earlier` their words.
    """

    text: str
    vector: Vectors
    earlier: str


class Index:
    """The index in use. It follows the home's pointer: a new generation is searched as soon as it stands."""

    def __init__(self, home: Path, register: Register, embedder: Embedder) -> None:
        self.embedder = embedder
        self._home = home
        self._register = register
        self._lock = threading.RLock()
        self._open()

    @property
    def version(self) -> str:
        """Names the generation in use."""
        return self._generation.manifest.version

    def search(
        self, query: str, k: int = 10, documents: frozenset[str] | None = None, earlier: Sequence[str] = ()
    ) -> tuple[Hit, ...]:
        """The k best chunks, best first; of these documents only, where given, and none of an empty set.

        A query that names decisions by reference is searched for in these alone, if the index has any of them.
        `earlier` are the asker's turns before a query that follows on, oldest first: they weigh less than it does.
        """
        if k < 1 or not query.strip() or (documents is not None and not documents):
            return ()
        query = query.encode("utf-8", "replace").decode()  # JSON may bring in half a character
        with self._lock:
            self.refresh()
            named, rest = find_references(query, self._by_reference)
            if named:
                decisions = frozenset[str]().union(*(self._by_reference[key] for key in named))
                documents = decisions if documents is None else decisions & documents
        if documents is not None and not documents:
            return ()
        text = rest if re.search(r"\w", rest) else query
        question = Question(text, self._meaning(text, earlier), " ".join(earlier))
        with self._lock:
            self.refresh()
            return self._rank(question, k, documents)

    def _meaning(self, query: str, earlier: Sequence[str]) -> Vectors:
        """The vector of a query and, the further back the less, of the turns before it."""
        turns = [query, *(turn for turn in reversed(earlier) if turn.strip())]
        weights = np.array(
            [1.0, *(EARLIER_MEANING * EARLIER_FADES**n for n in range(len(turns) - 1))], dtype=np.float32
        )
        mean = weights @ self.embedder.embed([dense_query(turn) for turn in turns])
        return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)

    def refresh(self) -> None:
        """Follow the pointer and the register where they have moved; costs two small reads where not."""
        with self._lock:
            if current_number(self._home) != self._number:
                self._generation.close()
                self._open()
            elif self._register.revision != self._revision:
                self._load_chunks()

    def close(self) -> None:
        """Release the generation's files."""
        with self._lock:
            self._generation.close()

    def _open(self) -> None:
        number, generation = _open_current(self._home)
        try:
            _refuse_other(self._home, generation.manifest, self.embedder)
        except HomeError:
            generation.close()
            raise
        self._number, self._generation = number, generation
        self._load_chunks()

    def _load_chunks(self) -> None:
        self._revision = self._register.revision
        self._chunks = _read_chunks(self._generation.rows, self._register)
        self._standing = np.array(sorted(self._chunks), dtype=np.intp)
        self._by_reference = _by_reference(self._chunks.values())
        self._document_of = {row: c.at.document for row, c in self._chunks.items()}
        self._sizes = Counter(self._document_of.values())
        self._restating = frozenset(row for row, c in self._chunks.items() if _restates_title(c))

    def _rank(self, question: Question, k: int, documents: frozenset[str] | None) -> tuple[Hit, ...]:
        depth = max(POOL, 2 * k)
        near, words = self._candidates(question, depth, documents)
        rows = np.array(sorted(near | words.keys()), dtype=np.intp)
        similarities = self._generation.similarities(question.vector, rows)
        fused = fuse(dict(zip(rows.tolist(), similarities.tolist(), strict=True)), words)
        fused = {row: score * (RESTATED if row in self._restating else 1.0) for row, score in fused.items()}
        fused = weigh_documents(fused, self._document_of, self._sizes)
        best = sorted(fused, key=lambda row: (-fused[row], row))[:k]
        found = {"dense": near, "lexical": words.keys()}
        return tuple(
            Hit(self._chunks[row], fused[row], tuple(name for name, by in found.items() if row in by)) for row in best
        )

    def _candidates(
        self, question: Question, depth: int, documents: frozenset[str] | None
    ) -> tuple[frozenset[int], dict[int, float]]:
        near = self._nearest(question.vector, depth, documents)
        gone = len(self._generation.rows) - len(self._chunks)
        words = self._generation.matching(question.text, depth + gone, documents, question.earlier)
        return frozenset(near), {row: score for row, score in words if row in self._chunks}

    def _nearest(self, vector: Vectors, depth: int, documents: frozenset[str] | None) -> list[int]:
        if documents is None and len(self._chunks) == len(self._generation.rows):
            return self._generation.nearest(vector, depth)
        rows: Rows = self._standing
        if documents is not None:
            rows = np.intersect1d(self._generation.rows_of(documents), rows, assume_unique=True)
        return self._generation.nearest_of(vector, depth, rows)


def open_index(home: Path, register: Register, embedder: Embedder | None = None) -> Index:
    """Open a home's index.

    Raises HomeError, ending in the command that helps, where there is none, or where it was made with another
    model, another precision, other gate rules or another recipe.
    """
    if current_number(home) is None:  # said before a model is loaded
        raise _no_index(home)
    return Index(home, register, embedder or load_embedder())


def _open_current(home: Path) -> tuple[int, Generation]:
    for _ in range(_TRIES):
        number = current_number(home)
        if number is None:
            break
        try:
            generation = Generation(generation_folder(home, number))
        except FileNotFoundError:
            continue
        if current_number(home) == number:
            return number, generation
        generation.close()
    raise _no_index(home)


def _no_index(home: Path) -> HomeError:
    return HomeError(f"no index in {str(home)!r}: run 'decisions ingest FOLDER --home {home}'")


def _refuse_other(home: Path, manifest: Manifest, embedder: Embedder) -> None:
    made, here = (manifest.model, manifest.precision), (embedder.name, embedder.precision)
    if made != here:
        what = f"with the model {' '.join(made)}, this is {' '.join(here)}"
    elif manifest.gate != GATE_VERSION:
        what = f"under gate rules {manifest.gate!r}, this version's are {GATE_VERSION!r}"
    elif manifest.recipe != RECIPE:
        what = f"by recipe {manifest.recipe!r}, this version's is {RECIPE!r}"
    else:
        return
    raise HomeError(f"the index in {str(home)!r} was made {what}: run 'decisions ingest FOLDER --home {home}'")


def _read_chunks(rows: Sequence[Row], register: Register) -> dict[int, Chunk]:
    """The chunk of each row whose words the register still holds."""
    chunks: dict[int, Chunk] = {}
    by_document: dict[str, list[tuple[int, Row]]] = {}
    for n, row in enumerate(rows):
        by_document.setdefault(row.document, []).append((n, row))
    for document, of in by_document.items():
        try:
            facts = register.facts(document)
            paragraphs = {p.at.ordinal: p for p in register.document(document).paragraphs}
        except KeyError:
            continue
        chunks.update((n, c) for n, row in of if (c := _chunk_at(row, paragraphs.get(row.ordinal), facts)))
    return chunks


def _by_reference(chunks: Iterable[Chunk]) -> dict[Key, frozenset[str]]:
    found: defaultdict[Key, set[str]] = defaultdict(set)
    for c in chunks:
        key = reference_key(c.reference or "")
        if key:
            found[key].add(c.at.document)
    return {key: frozenset(documents) for key, documents in found.items()}


_WORD = re.compile(r"\w+")
_LABELS = frozenset(("title", "subject", "report", "decision"))
_LABEL_LENGTH = 30


def _restates_title(c: Chunk) -> bool:
    """Whether a chunk gives its document's title and nothing else."""
    if len(c.text) > len(c.title) + _LABEL_LENGTH:
        return False
    return {*_WORD.findall(c.text.casefold())} <= {*_WORD.findall(c.title.casefold()), *_LABELS}


def _chunk_at(row: Row, p: PublicParagraph | None, facts: Facts) -> Chunk | None:
    if p is None:
        return None
    text = p.text[row.start : row.start + row.length]
    return make_chunk(p, facts, row.start, text) if chunk_key(p.at, row.start, text) == row.chunk else None
