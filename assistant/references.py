"""The decisions that a text names by their reference, found without looking at each decision."""

import re
from collections.abc import Iterable, Iterator

from ingest.register import Entry

_WORD = re.compile(r"[A-Za-z]+|\d+")
_BETWEEN = re.compile(r"[\s/_-]*")
_BEFORE = re.compile(r"[\w/]\Z")
_AFTER = re.compile(r"[\w/]*\d")


class References:
    """The references of a collection, each as its words and numbers; a bare number is not a reference."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._documents: dict[tuple[str, ...], list[str]] = {}
        for entry in entries:
            parts = tuple(part.casefold() for part in _WORD.findall(entry.reference or ""))
            if len(parts) >= 2:
                self._documents.setdefault(parts, []).append(entry.document)
        self._longest = max(map(len, self._documents), default=0)

    def named_in(self, text: str) -> tuple[str, ...]:
        """The decisions whose reference stands in a text, however it is spaced, in the order of the text."""
        return tuple(dict.fromkeys(document for document, _ in self.places_in(text)))

    def places_in(self, text: str) -> tuple[tuple[str, tuple[int, int]], ...]:
        """The same, each with the characters it stands at."""
        return tuple(self._find(text))

    def _find(self, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
        words = list(_WORD.finditer(text))
        for first, word in enumerate(words):
            if _BEFORE.search(text[: word.start()][-1:]):
                continue
            for run in _runs(text, words[first : first + self._longest]):
                parts = tuple(w.group().casefold() for w in run)
                if parts in self._documents and not _AFTER.match(text, run[-1].end()):
                    yield from ((d, (word.start(), run[-1].end())) for d in self._documents[parts])


def _runs(text: str, words: list[re.Match[str]]) -> Iterable[list[re.Match[str]]]:
    """The beginnings of these words that nothing parts but what may stand within a reference."""
    for count in range(2, len(words) + 1):
        if not _BETWEEN.fullmatch(text, words[count - 2].end(), words[count - 1].start()):
            return
        yield words[:count]
