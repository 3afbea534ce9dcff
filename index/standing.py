"""What of a generation the register still holds: looked at whenever the register has changed, and again for each row
whose words are shown. A generation holds no words; they are read here, and are never those of another revision.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt

from index.chunks import Chunk, chunk_key, make_chunk
from index.generation import Generation, Rows
from index.layout import Row
from index.lexical import reference_key
from ingest.gate import PublicParagraph
from ingest.register import Entry, Register


class Standing:
    """A generation seen from one revision of the register."""

    def __init__(self, generation: Generation, register: Register) -> None:
        self.revision = register.revision
        self._generation = generation
        self._register = register
        self._entries = register.entries()
        self.stands = self._look()

    @cached_property
    def rows(self) -> Rows:
        """The rows that stand."""
        return np.flatnonzero(self.stands)

    @cached_property
    def gone(self) -> int:
        """How many rows do not."""
        return len(self.stands) - len(self.rows)

    @cached_property
    def by_reference(self) -> Mapping[str, frozenset[str]]:
        """The documents of each reference, by its key."""
        found: dict[str, set[str]] = {}
        for document in self._generation.documents:
            entry = self._entries.get(document)
            if entry and entry.reference:
                found.setdefault(reference_key(entry.reference), set()).add(document)
        return {key: frozenset(documents) for key, documents in found.items()}

    def rows_of(self, documents: Iterable[str]) -> Rows:
        """The rows of these documents that stand."""
        rows = self._generation.rows_of(documents)
        return rows[self.stands[rows]]

    def read(self, rows: Iterable[int]) -> dict[int, Chunk]:
        """The chunk of each of these rows; a row whose words were erased or changed a moment ago is left out."""
        at = {row: self._generation.rows[row] for row in rows}
        paragraphs = self._register.paragraphs(r.paragraph for r in at.values())
        chunks: dict[int, Chunk] = {}
        for row, r in at.items():
            entry, text = self._entries.get(r.document), _text_at(r, paragraphs.get(r.paragraph))
            if entry is not None and text is not None:
                chunks[row] = make_chunk(paragraphs[r.paragraph], entry, r.start, text)
        return chunks

    def _look(self) -> npt.NDArray[np.bool_]:
        """Whether each row stands: a document that has not changed since the generation was made stands whole."""
        made = self._generation.manifest.revision
        restored = made > self.revision  # an older register was put back: its numbers say nothing of this generation
        stands = np.ones(len(self._generation.rows), dtype=np.bool_)
        for document in self._generation.documents:
            entry = self._entries.get(document)
            if entry is None or restored or entry.changed > made:
                rows = self._generation.rows_of((document,))
                stands[rows] = self._held(entry, rows)
        return stands

    def _held(self, entry: Entry | None, rows: Rows) -> list[bool]:
        if entry is None:
            return [False] * len(rows)
        at = [self._generation.rows[row] for row in rows]
        paragraphs = self._register.paragraphs({r.paragraph for r in at})
        return [_text_at(r, paragraphs.get(r.paragraph)) is not None for r in at]


def _text_at(row: Row, p: PublicParagraph | None) -> str | None:
    """A row's words, if the register holds them where the row says that they are."""
    if p is None:
        return None
    text = p.text[row.start : row.start + row.length]
    return text if chunk_key(p.at, row.start, text) == row.chunk else None
