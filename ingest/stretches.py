"""Withheld paragraphs that follow each other, and why: what opened the stretch, where, and why nothing cleared it.

The reasons are the gate's own words. The words that opened a stretch are told only where they are public.
"""

import re
from dataclasses import dataclass
from itertools import groupby

from ingest.gate.gate import PublicDocument, Withheld


@dataclass(frozen=True, slots=True)
class Why:
    """One reason in a stretch and the paragraphs it goes for. `opened_at` is the paragraph that opened it, where the
    reason says so; `opening` gives the words of that paragraph where they are public."""

    status: str
    reason: str
    ordinals: tuple[int, ...]
    opened_at: int | None
    opening: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Withheld paragraphs of one document that follow each other, with the reasons in the order they begin."""

    document: str
    ordinals: tuple[int, ...]
    pages: tuple[int, ...]
    reasons: tuple[Why, ...]


def find_stretches(document: PublicDocument) -> tuple[Stretch, ...]:
    """The stretches of a document that are withheld, in its order."""
    public = {p.at.ordinal: p.text for p in document.paragraphs}
    withheld = sorted(document.withheld, key=lambda w: w.ordinal)
    runs = groupby(enumerate(withheld), key=lambda numbered: numbered[1].ordinal - numbered[0])
    return tuple(_make_stretch([w for _, w in run], public) for _, run in runs)


def _make_stretch(run: list[Withheld], public: dict[int, str]) -> Stretch:
    reasons = dict.fromkeys((w.status, w.reason) for w in run)
    whys = tuple(
        _make_why(status, reason, tuple(w.ordinal for w in run if (w.status, w.reason) == (status, reason)), public)
        for status, reason in reasons
    )
    pages = tuple(sorted({w.page for w in run if w.page is not None}))
    return Stretch(run[0].document, tuple(w.ordinal for w in run), pages, whys)


_OPENED_AT = re.compile(r"\bopen(?:s|ed) at paragraph (\d+)")


def _make_why(status: str, reason: str, ordinals: tuple[int, ...], public: dict[int, str]) -> Why:
    said = _OPENED_AT.search(reason)
    opened = int(said[1]) if said else None
    return Why(status, reason, ordinals, opened, None if opened is None else public.get(opened))
