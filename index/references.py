"""Decisions that a text names by their reference, however it is spaced: one rule for the search and for the answers."""

import re
from collections.abc import Container, Iterator
from itertools import pairwise

Key = tuple[str, ...]
"""A reference as its runs of letters and of digits: PCD 658, pcd-658 and PCD_658 are ("pcd", "658")."""

_RUN = re.compile(r"[^\W\d_]+|\d+")
_BETWEEN = re.compile(r"[\s/_–-]*")
_GOES_ON = re.compile(r"\w|/\w*\d")
_COMES_AFTER = re.compile(r"[\w/£]$")
_MOST_RUNS = 6


def reference_key(reference: str) -> Key | None:
    """The key of a reference, or None for what is none: a bare number or word names nothing.

    >>> reference_key("PCD 658"), reference_key("36/2025"), reference_key("658")
    (('pcd', '658'), ('36', '2025'), None)
    """
    runs = tuple(run.casefold() for run in _RUN.findall(reference))
    return runs if len(runs) > 1 else None


def find_references(text: str, known: Container[Key]) -> tuple[tuple[Key, ...], str]:
    """The known references that stand in a text, in its order, and the text without them.

    >>> find_references("What does pcd-658 cost?", {("pcd", "658")})
    ((('pcd', '658'),), 'What does cost?')
    """
    spans = reference_places(text, known)
    left, at = [], 0
    for _, start, end in spans:
        left.append(text[at:start])
        at = end
    rest = re.sub(r"\(\s*\)", " ", " ".join((*left, text[at:])))
    return tuple(dict.fromkeys(key for key, _, _ in spans)), re.sub(r"\s+([?!.,;:])", r"\1", " ".join(rest.split()))


def reference_places(text: str, known: Container[Key]) -> tuple[tuple[Key, int, int], ...]:
    """The known references that stand in a text, in its order, each with its first character and its end."""
    return tuple(_find(text, known))


def _find(text: str, known: Container[Key]) -> Iterator[tuple[Key, int, int]]:
    runs = list(_RUN.finditer(text))
    at = 0
    while at < len(runs):
        length = next((n for n in range(_MOST_RUNS, 1, -1) if _is_known(text, runs[at : at + n], n, known)), 0)
        if length:
            end = runs[at + length - 1].end()
            possessive = re.match(r"['’]s\b", text[end:])
            yield _key(runs[at : at + length]), runs[at].start(), end + (2 if possessive else 0)
        at += length or 1


def _is_known(text: str, runs: list[re.Match[str]], length: int, known: Container[Key]) -> bool:
    if len(runs) < length or _key(runs) not in known:
        return False
    joined = all(_BETWEEN.fullmatch(text, a.end(), b.start()) for a, b in pairwise(runs))
    before, after = text[: runs[0].start()], text[runs[-1].end() :]
    return joined and not _COMES_AFTER.search(before) and not _GOES_ON.match(after)


def _key(runs: list[re.Match[str]]) -> Key:
    return tuple(run.group().casefold() for run in runs)
