"""Whether strings that must be nowhere are somewhere: every store decoded, every text searched.

A search that cannot find what is known to be there is blind, and that is a failure like a leak. A leak names
its needle by number: the words themselves are never repeated.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.decode import Piece, WordIndex, analyse, find_word_indexes, is_database, read_file, unpack
from evals.wording import normalise

SHORTEST = 6
"""Characters of a needle: shorter ones turn up by accident in vectors and identifiers."""

LONG_WORD = 6
"""Letters of a word that tells one text from another; a shorter one counts if it has a figure in it."""

_FOUND = frozenset({"name", "bytes", "packed", "row", "stored", "term", "text"})
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")


@dataclass(frozen=True, slots=True)
class Leak:
    """That a needle was found, or that the search is blind. It holds the needle's number, never its words.

    `how` is name, bytes, packed, row, stored, term or text for what was found, unread for what could not be
    decoded, and blind for a control that was not found where it must be.
    """

    needle: str
    where: str
    how: str

    def __str__(self) -> str:
        return f"{self.needle}: {self.how} in {self.where}"


@dataclass(frozen=True, slots=True)
class _Needle:
    label: str
    plain: str
    raw: tuple[bytes, ...]
    terms: tuple[tuple[str, ...], ...]


def find(
    home: Path, canaries: Sequence[str], controls: Sequence[str], texts: Mapping[str, str] | None = None
) -> tuple[Leak, ...]:
    """Every place under `home`, and in the named `texts`, where a canary stands; empty means clean.

    Each control must be found in the rows of some database and in the terms of some word index, where there
    are any, and somewhere in any case; else the result says blind. Raises ValueError where there is nothing
    to look for, or a needle is too short.
    """
    if not canaries or not controls:
        raise ValueError("nothing to look for: expected at least one canary and one control")
    wanted = _make_needles("canary", canaries) + _make_needles("control", controls)
    found = list(dict.fromkeys((*_search_home(home, wanted), *_search_texts(texts or {}, wanted))))
    leaks = [leak for leak in found if not leak.needle.startswith("control")]
    return (*leaks, *_find_blind_spots(found, controls, home))


def find_in_texts(texts: Mapping[str, str], canaries: Sequence[str]) -> tuple[Leak, ...]:
    """Every one of the named texts in which a canary stands."""
    return tuple(dict.fromkeys(_search_texts(texts, _make_needles("canary", canaries))))


def _make_needles(label: str, words: Sequence[str]) -> tuple[_Needle, ...]:
    return tuple(_make_needle(f"{label} {n}", w.strip()) for n, w in enumerate(words, 1))


def _make_needle(label: str, words: str) -> _Needle:
    if len(words) < SHORTEST:
        raise ValueError(f"{label} has {len(words)} characters; expected {SHORTEST} or more")
    spellings = dict.fromkeys((words, normalise(words), json.dumps(words)[1:-1]))
    raw = dict.fromkeys(s.encode(encoding).lower() for s in spellings for encoding in _ENCODINGS)
    return _Needle(label, normalise(words), tuple(raw), tuple(dict.fromkeys(map(_telling, analyse(words)))))


def _telling(terms: tuple[str, ...]) -> tuple[str, ...]:
    """The terms that tell a text from others; all of them where there are fewer than two such."""
    telling = tuple(t for t in terms if len(t) >= LONG_WORD or any(c.isdigit() for c in t))
    return telling if len(telling) > 1 else terms


def _search_home(home: Path, needles: Sequence[_Needle]) -> Iterator[Leak]:
    for path in sorted(p for p in home.rglob("*") if p.is_file()):
        yield from _search_pieces(read_file(path, path.relative_to(home).as_posix()), needles)
    for folder in find_word_indexes(home):
        yield from _search_word_index(folder, folder.relative_to(home).as_posix(), needles)


def _search_texts(texts: Mapping[str, str], needles: Sequence[_Needle]) -> Iterator[Leak]:
    for name, text in texts.items():
        yield from _search_pieces([Piece(name, "text", text)], needles)
        yield from _search_pieces(unpack(text.encode("utf-8", "surrogateescape"), name, 1), needles)


def _search_pieces(pieces: Iterable[Piece], needles: Sequence[_Needle]) -> Iterator[Leak]:
    for piece in pieces:
        if piece.how == "unread":
            yield Leak("unknown", piece.where, "unread")
            continue
        data, text = _two_ways(piece.content)
        for needle in needles:
            if needle.plain in text or any(raw in data for raw in needle.raw):
                yield Leak(needle.label, piece.where, piece.how)


def _two_ways(content: bytes | str) -> tuple[bytes, str]:
    if isinstance(content, str):
        return content.encode("utf-8", "replace").lower(), normalise(content)
    return content.lower(), normalise(content.decode("utf-8", "ignore"))


def _search_word_index(folder: Path, where: str, needles: Sequence[_Needle]) -> Iterator[Leak]:
    try:
        index = WordIndex(folder)
        terms = frozenset(index.terms())
        yield from _search_pieces((Piece(where, "stored", value) for value in index.stored()), needles)
    except ValueError:
        yield Leak("unknown", where, "unread")
        return
    whole = "\n".join(map(normalise, terms))
    for needle in needles:
        if needle.plain in whole or any(_stands(words, terms, index) for words in needle.terms):
            yield Leak(needle.label, where, "term")


def _stands(words: tuple[str, ...], terms: frozenset[str], index: WordIndex) -> bool:
    return bool(words) and terms.issuperset(words) and (len(words) == 1 or index.has_together(words))


def _find_blind_spots(found: Sequence[Leak], controls: Sequence[str], home: Path) -> tuple[Leak, ...]:
    """The kinds of store in which a control was not found though it must be."""
    must = {"anywhere": _FOUND}
    if any(is_database(p) for p in home.rglob("*")):
        must["database rows"] = frozenset({"row"})
    if find_word_indexes(home):
        must["index terms"] = frozenset({"term"})
    blind: list[Leak] = []
    for n in range(1, len(controls) + 1):
        seen = {leak.how for leak in found if leak.needle == f"control {n}"}
        blind += [Leak(f"control {n}", kind, "blind") for kind, hows in must.items() if not seen & hows]
    return tuple(blind)
