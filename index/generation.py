"""One generation of the index, open for reading: its vectors, Chroma's graph over them, Tantivy's words."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.chroma import open_vectors
from index.layout import CHROMA, WORDS, Manifest, read_manifest, read_rows
from index.leases import take_lease
from index.lexical import Words
from index.record import open_matrix
from index.vectors import Vectors

Rows = npt.NDArray[np.intp]

_MOST_GATHERED = 0.2
"""Share of all rows up to which they are copied out to be compared; more are compared with every row where it lies."""


_PAGE = 2_000
_ROUNDING = 1e-5


class Generation:
    """An open generation. It holds no text: `rows` say where in the register each row's words are."""

    def __init__(self, folder: Path) -> None:
        """Open it. Raises FileNotFoundError when it is not, or no longer, a whole generation, ValueError for damage."""
        self.manifest: Manifest = read_manifest(folder)
        with ExitStack() as opened:
            opened.enter_context(take_lease(folder))
            self.rows = read_rows(folder)
            self.documents = document_numbers(row.document for row in self.rows)
            self._document_of = np.array([self.documents[row.document] for row in self.rows], dtype=np.intp)
            self._twins = first_rows(row.vector for row in self.rows)
            self._matrix = open_matrix(folder)
            if not len(self.rows) == len(self._matrix) == self.manifest.rows:
                held = f"{len(self.rows)} rows and {len(self._matrix)} vectors"
                raise ValueError(f"it holds {held}, expected {self.manifest.rows} of each")
            self._words = Words(folder / WORDS)
            self._chroma = open_vectors(folder / CHROMA)
            opened.callback(self._release)
            self._opened = opened.pop_all()

    def rows_of(self, documents: Iterable[str]) -> Rows:
        """The rows of these documents, in order; an unknown document has none."""
        wanted = np.zeros(len(self.documents), dtype=np.bool_)
        wanted[[self.documents[d] for d in documents if d in self.documents]] = True
        return np.flatnonzero(wanted[self._document_of])

    def nearest(self, vector: Vectors, k: int) -> list[int]:
        """The k rows nearest to a vector by Chroma's graph, best first."""
        k = min(k, len(self._twins))
        found = self._chroma.nearest(vector, k) if k > 0 else []
        return [twin for row, _ in found for twin in self._twins[row]][:k]

    def nearest_of(self, vector: Vectors, k: int, rows: Rows) -> list[int]:
        """The k rows nearest to a vector among the given ones, by comparing with each of them; best first."""
        near = self.similarities(vector, rows)
        best = np.argpartition(-near, k)[:k] if k < len(rows) else np.arange(len(rows))
        return [int(row) for row in rows[best[np.lexsort((best, -near[best]))]]]

    def similarities(self, vector: Vectors, rows: Rows) -> Vectors:
        """The cosine similarity of each of these rows to a unit vector."""
        if len(rows) > _MOST_GATHERED * len(self._matrix):
            return np.asarray((self._matrix @ vector)[rows], dtype=np.float32)
        return np.asarray(self._matrix[rows] @ vector, dtype=np.float32)

    def matching(
        self,
        question: str,
        k: int,
        documents: frozenset[str] | None = None,
        earlier: str = "",
    ) -> list[tuple[int, float]]:
        """Rows and BM25 scores of the k best by words, as `Words.nearest` gives them."""
        if documents is None:
            return self._words.nearest(question, k, None, earlier)
        numbers = sorted(self.documents[d] for d in documents if d in self.documents)
        return self._words.nearest(question, k, numbers, earlier)

    def counts(self) -> dict[str, tuple[int, int]]:
        """How many entries each part has and should have."""
        rows = len(self.rows)
        return {
            "vectors of record": (len(self._matrix), rows),
            "vectors in Chroma": (self._chroma.count(), len(self._twins)),
            "entries in Tantivy": (self._words.count(), rows),
        }

    def find_altered(self) -> int | None:
        """The first row whose vector in Chroma is not its vector of record; None where all are."""
        firsts = list(self._twins)
        for start in range(0, len(firsts), _PAGE):
            rows = firsts[start : start + _PAGE]
            stored = self._chroma.vectors(rows)
            for row in rows:
                if row not in stored or not np.allclose(stored[row], self._matrix[row], atol=_ROUNDING):
                    return row
        return None

    def vectors(self, rows: Rows) -> Vectors:
        """The vectors of record of these rows."""
        return np.asarray(self._matrix[rows], dtype=np.float32)

    def best_similarities(self, vectors: Vectors) -> Vectors:
        """For each vector the cosine similarity of the row nearest to it, by comparing with every row."""
        return np.asarray((self._matrix @ vectors.T).max(axis=0), dtype=np.float32)

    def close(self) -> None:
        """Release all of its files, then its lease: whoever waits for that knows that nothing is held any more."""
        self._opened.close()

    def _release(self) -> None:
        self._chroma.close()
        del self._matrix, self._words


def document_numbers(documents: Iterable[str]) -> dict[str, int]:
    """A number for each document, in order of first appearance: how the word index knows documents."""
    return {document: n for n, document in enumerate(dict.fromkeys(documents))}


def first_rows(keys: Iterable[str]) -> dict[int, list[int]]:
    """The rows that share a vector, under the first of them; Chroma holds only the first.

    Equal vectors crowd its graph until some can no longer be reached, and repeated phrases are common: 88,000
    paragraphs of council minutes have 76,000 distinct texts.
    """
    return {rows[0]: rows for rows in _group(keys).values()}


def _group(names: Iterable[str]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for n, name in enumerate(names):
        groups.setdefault(name, []).append(n)
    return groups
