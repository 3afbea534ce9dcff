"""Planted words looked for by their shape in everything a home holds, decoded, and in texts: thousands at once.

`leaks` looks for given strings one by one; this finds every word of one pattern, for homes with very many.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evals.decode import Piece, WordIndex, find_word_indexes, read_file, unpack
from evals.forge import CANARY, MARKER


@dataclass(slots=True)
class Found:
    """Planted words by how they were found (name, bytes, packed, row, stored, term, text), and what was unreadable."""

    canaries: dict[str, str] = field(default_factory=dict)
    markers: dict[str, set[str]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)


def find_planted(home: Path, texts: Mapping[str, str]) -> Found:
    """Every planted word in a home and in the named texts; a canary with the first place where it was found."""
    found = Found()
    for piece in _pieces(home, texts):
        if piece.how == "unread":
            found.unread.append(piece.where)
            continue
        for text in _spellings(piece.content):
            for match in CANARY.finditer(text):
                found.canaries.setdefault(match.group().casefold(), f"{piece.how} in {piece.where}")
            words = {match.group().casefold() for match in MARKER.finditer(text)}
            found.markers.setdefault(piece.how, set()).update(words)
    return found


def _pieces(home: Path, texts: Mapping[str, str]) -> Iterator[Piece]:
    for path in sorted(p for p in home.rglob("*") if p.is_file()):
        yield from read_file(path, path.relative_to(home).as_posix())
    for folder in find_word_indexes(home):
        yield from _read_index(folder, folder.relative_to(home).as_posix())
    for name, text in texts.items():
        yield Piece(name, "text", text)
        yield from unpack(text.encode("utf-8", "surrogateescape"), name, 1)


def _read_index(folder: Path, where: str) -> Iterable[Piece]:
    try:
        index = WordIndex(folder)
        yield Piece(where, "term", "\n".join(index.terms()))
        yield from (Piece(where, "stored", value) for value in index.stored())
    except ValueError:
        yield Piece(where, "unread", "")


_ZEROS = re.compile(rb"\x00+")


def _spellings(content: bytes | str) -> tuple[str, ...]:
    """The content as text: as it is, and without the zero bytes of wider encodings."""
    if isinstance(content, str):
        return (content,)
    narrow = _ZEROS.sub(b"", content) if b"\x00" in content else b""
    return content.decode("latin-1"), narrow.decode("latin-1")
