"""What of a generation the register still holds: looked at whenever the register has changed, and again for each row
whose words are shown. A generation holds no words; they are read here, and are never those of another revision.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt

from index.chunks import Chunk, chunk_key, make_chunk
from index.generation import Generation, Rows
from index.layout import Row
from index.references import Key, reference_key
from ingest.gate.gate import PublicParagraph
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
    def by_reference(self) -> Mapping[Key, frozenset[str]]:
        """The documents of each reference, by its key."""
        found: dict[Key, set[str]] = {}
        for document in self._generation.documents:
            entry = self._entries.get(document)
            key = reference_key(entry.reference or "") if entry else None
            if key:
                found.setdefault(key, set()).add(document)
        return {key: frozenset(documents) for key, documents in found.items()}

    def rows_of(self, documents: Iterable[str]) -> Rows:
        """The rows of these documents that stand."""
        rows = self._generation.rows_of(documents)
        return rows[self.stands[rows]]

    def documents_of(self, rows: Iterable[int]) -> tuple[Mapping[int, str], Mapping[str, int]]:
        """The document of each of these rows, and how many rows each of these documents has."""
        of = {row: self._generation.rows[row].document for row in rows}
        return of, {document: len(self._generation.rows_of((document,))) for document in set(of.values())}

    def restating(self, rows: Iterable[int]) -> frozenset[int]:
        """Those of these rows that only give their document's title, or its office's name."""
        titles = {row: len(e.title) for row in rows if (e := self._entries.get(self._generation.rows[row].document))}
        short = [row for row, most in titles.items() if self._generation.rows[row].length <= most + _LABEL_LENGTH]
        return frozenset(row for row, chunk in self.read(short).items() if _restates_title(chunk))

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


_WORD = re.compile(r"\w+")
_LABELS = frozenset(
    """title subject report decision notice form office of the police fire and crime commissioner for mayor s policing
    mayor’s to on by""".split()
)
"""Words that may stand beside a title that is given again, or make up an office's letterhead."""
_LABEL_LENGTH = 60  # characters of such words


def _restates_title(c: Chunk) -> bool:
    """Whether a chunk gives its document's title or its office's name, and nothing else."""
    if len(c.text) > len(c.title) + _LABEL_LENGTH:
        return False
    names = f"{c.title} {c.body or ''}".casefold()
    return {*_WORD.findall(c.text.casefold())} <= {*_WORD.findall(names), *_LABELS}
