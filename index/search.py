"""A question in, ranked hits out: meaning and words searched together, over public paragraphs alone.

The words of a hit are read from the register when it is found, so what the register no longer holds is never
returned, whichever generation of the index is in use.
"""

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.chunks import Chunk, dense_query
from index.fusion import RESTATED, fuse, weigh_documents
from index.generation import Generation
from index.layout import RECIPE, Manifest, current_number, generation_folder
from index.references import find_references
from index.standing import Standing
from index.vectors import Embedder, Vectors, load_embedder
from ingest.gate.gate import GATE_VERSION
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

    _standing: Standing

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
            named, rest = find_references(query, self._standing.by_reference)
            if named:
                decisions = frozenset[str]().union(*(self._standing.by_reference[key] for key in named))
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
            if current_number(self._home) not in (self._number, None):  # with the pointer lost, this one still serves
                self._generation.close()
                self._open()
            elif self._register.revision != self._standing.revision:
                self._standing = Standing(self._generation, self._register)

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
        self._standing = Standing(generation, self._register)

    def _rank(self, question: Question, k: int, documents: frozenset[str] | None) -> tuple[Hit, ...]:
        depth = max(POOL, 2 * k)
        near, words = self._candidates(question, depth, documents)
        rows = np.array(sorted(near | words.keys()), dtype=np.intp)
        similarities = self._generation.similarities(question.vector, rows)
        fused = fuse(dict(zip(rows.tolist(), similarities.tolist(), strict=True)), words)
        restating = self._standing.restating(fused)
        fused = {row: score * (RESTATED if row in restating else 1.0) for row, score in fused.items()}
        fused = weigh_documents(fused, *self._standing.documents_of(fused))
        best = sorted(fused, key=lambda row: (-fused[row], row))[:k]
        found = {"dense": near, "lexical": words.keys()}
        return tuple(
            Hit(chunk, fused[row], tuple(name for name, by in found.items() if row in by))
            for row, chunk in self._standing.read(best).items()
        )

    def _candidates(
        self, question: Question, depth: int, documents: frozenset[str] | None
    ) -> tuple[frozenset[int], dict[int, float]]:
        near = self._nearest(question.vector, depth, documents)
        most = depth + self._standing.gone
        words = self._generation.matching(question.text, most, documents, question.earlier)
        return frozenset(near), {row: score for row, score in words if self._standing.stands[row]}

    def _nearest(self, vector: Vectors, depth: int, documents: frozenset[str] | None) -> list[int]:
        if documents is None and not self._standing.gone:
            return self._generation.nearest(vector, depth)
        rows = self._standing.rows if documents is None else self._standing.rows_of(documents)
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
    missing: object = None
    for _ in range(_TRIES):
        number = current_number(home)
        if number is None:
            break
        try:
            generation = Generation(generation_folder(home, number))
        except FileNotFoundError as error:
            missing = error
            continue
        except (OSError, ValueError) as error:
            raise _damaged(home, error) from error
        if current_number(home) == number:
            return number, generation
        generation.close()
    raise _damaged(home, missing) if missing else _no_index(home)


def _damaged(home: Path, what: object) -> HomeError:
    return HomeError(f"the index in {str(home)!r} is damaged ({what}): run 'decisions check --home {home}'")


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
