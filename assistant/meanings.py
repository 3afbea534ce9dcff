"""How near quotes are in meaning to a question. A quote's vector is remembered: forms repeat, and so do questions."""

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from index.vectors import Embedder, Vectors

_REMEMBERED = 20_000
"""Vectors kept, about 30 MB of them."""


class Meanings:
    """An embedder that remembers what it has embedded; the least recently used is forgotten first."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: OrderedDict[str, Vectors] = OrderedDict()

    def compare(self, question: str, quotes: Sequence[str]) -> list[float]:
        """The cosine of the question to each quote, in order."""
        vectors = self._vectors([question, *quotes])
        return [float(v) for v in vectors[1:] @ vectors[0]]

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        new = [t for t in dict.fromkeys(texts) if t not in self._known]
        made = dict(zip(new, self._embedder.embed(new), strict=True)) if new else {}
        rows = [made[t] if t in made else self._known[t] for t in texts]
        for text, row in zip(texts, rows, strict=True):
            self._known[text] = row
            self._known.move_to_end(text)
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return np.stack(rows)
