"""What a file holds, decoded: its bytes, what is packed in it, its database rows, its index terms.

Bytes alone are not enough: of 3,000 words indexed in Tantivy a byte search finds none.
"""

import bz2
import gzip
import io
import json
import lzma
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import tantivy

BLOCK = 16 * 1024 * 1024
OVERLAP = 64 * 1024
"""Bytes are read in blocks that overlap by more than any needle is long."""

DEEPEST = 4
"""An archive in an archive is opened to this depth; what lies deeper is reported as unread."""

LARGEST = 512 * 1024 * 1024
"""Bytes unpacked from one packed file; beyond it the rest is reported as unread."""

_WORDS = (r"\w+", r"\d+(?:[.,]\d+)*\w*|\w+")
"""How an index may tell words apart: "£2.025m" as two words or as one."""

_SQLITE = b"SQLite format 3\x00"
_PACKED: dict[bytes, Callable[..., Any]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\x00": lzma.open,
}
_DAMAGED = (OSError, EOFError, ValueError, zipfile.BadZipFile, lzma.LZMAError, zlib.error, RuntimeError)


@dataclass(frozen=True, slots=True)
class Piece:
    """Something decoded: `where` it was found, `how` (name, bytes, packed, row, unread), and itself."""

    where: str
    how: str
    content: bytes | str


def read_file(path: Path, where: str) -> Iterator[Piece]:
    """A file's name, its bytes in blocks, and everything that can be decoded from it."""
    yield Piece(where, "name", where)
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE))
            yield from _read_blocks(path, where)
            if head == _SQLITE:
                yield from _read_database(path, where)
            elif _is_packed(head):
                yield from unpack(path.read_bytes(), where, DEEPEST)
    except OSError as e:
        yield Piece(where, "unread", type(e).__name__)


def _read_blocks(path: Path, where: str) -> Iterator[Piece]:
    tail = b""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield Piece(where, "bytes", tail + block)
            tail = block[-OVERLAP:]


def is_database(path: Path) -> bool:
    """Whether a file is an SQLite database, whatever it is called."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def _is_packed(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", *_PACKED))


def unpack(data: bytes, where: str, depth: int) -> Iterator[Piece]:
    """What is packed in gz, bz2, xz and zip, archives in archives included."""
    if not _is_packed(data):
        return
    if depth == 0:
        yield Piece(where, "unread", "packed too deep")
        return
    try:
        for name, inner in _open_packed(data):
            place = f"{where}/{name}" if name else where
            yield Piece(place, "packed", inner)
            yield from unpack(inner, place, depth - 1)
            if len(inner) > LARGEST:
                yield Piece(place, "unread", "packed too large")
    except _DAMAGED as e:
        yield Piece(where, "unread", type(e).__name__)


def _open_packed(data: bytes) -> Iterator[tuple[str, bytes]]:
    opener = next((o for magic, o in _PACKED.items() if data.startswith(magic)), None)
    if opener is not None:
        with opener(io.BytesIO(data), "rb") as file:
            yield "", file.read(LARGEST + 1)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            with archive.open(info) as member:
                yield info.filename, member.read(LARGEST + 1)


def _read_database(path: Path, where: str) -> Iterator[Piece]:
    """Every row of every table, from a copy, with what its log holds. Free pages are in the file's bytes."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy.db")
        shutil.copyfile(path, copy)
        log = path.with_name(path.name + "-wal")
        if log.exists():
            shutil.copyfile(log, Path(folder, "copy.db-wal"))
        with closing(sqlite3.connect(copy)) as db:
            db.text_factory = lambda raw: raw.decode("utf-8", "replace")
            try:
                names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            except sqlite3.Error as e:
                yield Piece(where, "unread", type(e).__name__)
                return
            for name in names:
                yield from _read_table(db, name, f"{where}, table {name}")


def _read_table(db: sqlite3.Connection, name: str, where: str) -> Iterator[Piece]:
    quoted = name.replace('"', '""')
    try:
        for row in db.execute(f'SELECT * FROM "{quoted}"'):
            for cell in row:
                if isinstance(cell, bytes):
                    yield Piece(where, "row", cell)
                    yield from unpack(cell, where, DEEPEST)
                elif isinstance(cell, str):
                    yield Piece(where, "row", cell)
    except sqlite3.Error as e:
        yield Piece(where, "unread", type(e).__name__)


def find_word_indexes(home: Path) -> tuple[Path, ...]:
    """The folders under a home that hold a Tantivy index."""
    metas = sorted(home.rglob("meta.json"))
    return tuple(m.parent for m in metas if b'"segments"' in m.read_bytes() and b'"schema"' in m.read_bytes())


class WordIndex:
    """An open Tantivy index, whatever its fields: its terms, its stored values, which words meet."""

    def __init__(self, folder: Path) -> None:
        """Open it. Raises ValueError for one that cannot be read or has fields that cannot be searched."""
        self._index = tantivy.Index.open(str(folder))
        self._searcher = self._index.searcher()
        fields = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["schema"]
        indexed = [f for f in fields if f["options"].get("indexing") or f["options"].get("indexed")]
        self._fields = tuple(f["name"] for f in indexed if f["type"] == "text")
        odd = [f["name"] for f in indexed if f["type"] in ("json_object", "facet", "bytes")]
        if odd:
            raise ValueError(f"fields {odd} cannot be searched; expected text and numbers")

    def terms(self) -> Iterator[str]:
        """Every term of every text field, those of deleted documents included."""
        for field in self._fields:
            yield from (term for term, _ in self._searcher.terms_with_prefix(field, ""))

    def stored(self) -> Iterator[str]:
        """Every stored value, as text."""
        count = self._searcher.num_docs
        hits = self._searcher.search(tantivy.Query.all_query(), max(1, count)).hits
        for _, address in hits:
            yield json.dumps(self._searcher.doc(address).to_dict(), ensure_ascii=False, default=str)

    def has_together(self, words: tuple[str, ...]) -> bool:
        """Whether one field of one entry has all these terms."""
        schema = self._index.schema
        for field in self._fields:
            parts = [(tantivy.Occur.Must, tantivy.Query.term_query(schema, field, w, "basic")) for w in words]
            if self._searcher.search(tantivy.Query.boolean_query(parts), 1).hits:
                return True
        return False


def analyse(text: str) -> tuple[tuple[str, ...], ...]:
    """A text as the terms that an index may have made of it: split in several ways, stemmed and not."""
    splits = [tantivy.Tokenizer.simple, tantivy.Tokenizer.whitespace]
    splits += [partial(tantivy.Tokenizer.regex, pattern) for pattern in _WORDS]
    plain = [tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold()]
    found: list[tuple[str, ...]] = []
    for split in splits:
        for steps in (plain, [*plain, tantivy.Filter.stemmer("english")]):
            builder = tantivy.TextAnalyzerBuilder(split())
            for step in steps:
                builder = builder.filter(step)
            found.append(tuple(builder.build().analyze(text)))
    return tuple(dict.fromkeys(found))
