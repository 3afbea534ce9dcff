"""What share one figure of a decision is of another that stands beside it: "what share is the uplift?"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.asks import Ask
from assistant.catalogue import Catalogue
from assistant.draft import DraftClaim, DraftPart
from assistant.evidence import Evidence, quote_fact
from assistant.words import content_stems, found, stem
from ingest.facts import Fact
from ingest.facts.figures import find_figures
from ingest.gate.gate import PublicParagraph

_WHOLES = (
    ("original", ("original", "initial", "first", "existing", "present")),
    ("total", ("total", "whole", "overall")),
)
"""What a share is of where the question does not say: the original figure, else the total."""


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A printed figure, the stems of the words before it on its line, and that line."""

    printed: str
    label: frozenset[str]
    line: str


def share_of_figure(
    ask: Ask, documents: Iterable[str], catalogue: Catalogue
) -> tuple[DraftPart, list[Evidence]] | None:
    """Draft what share the figure asked for is of the original, or of the total, printed in the same paragraph.

    None where the question asks no share, or no paragraph of these decisions labels just one figure of each.
    """
    wholes = {stem(w) for _, words in _WHOLES for w in words}
    words = [w for w in ask.words if w not in wholes]
    if ask.kind.name != "share" or not words:
        return None
    for p in (p for d in sorted(documents) for p in catalogue.paragraphs(d)):
        pair = _pair(words, frozenset(ask.words) & wholes, tuple(_labelled(p)))
        if pair:
            return _draft(ask, p, *pair, catalogue)
    return None


def _pair(
    words: Sequence[str], of: frozenset[str], figures: Sequence[_Labelled]
) -> tuple[_Labelled, _Labelled, str] | None:
    """The figure asked for, the one it is compared with (`of` names it, where the question does), and what that is."""
    asked = [f for f in figures if any(found(w, f.label) for w in words)]
    for name, wholes in _WHOLES:
        stems = frozenset(stem(w) for w in wholes)
        if of and not of & stems:
            continue
        whole = [f for f in figures if f.label & stems and f not in asked]
        if len({f.printed for f in asked}) == 1 and len({f.printed for f in whole}) == 1:
            return asked[0], whole[0], name
    return None


def _labelled(p: PublicParagraph) -> Iterator[_Labelled]:
    for line in re.split(r"\n+|(?<=;)\s", p.text):
        end = 0
        for figure in find_figures(line):
            yield _Labelled(figure.printed, frozenset(content_stems(line[end : figure.start])), line)
            end = figure.end


def _draft(
    ask: Ask, p: PublicParagraph, part: _Labelled, whole: _Labelled, name: str, catalogue: Catalogue
) -> tuple[DraftPart, list[Evidence]]:
    lines = (part.line, whole.line)
    start = min(p.text.index(line) for line in lines)
    end = max(p.text.index(line) + len(line) for line in lines)
    shown = quote_fact(catalogue, Fact("share", part.printed, p.text[start:end], p.at))
    head = DraftClaim("", (shown.key,), "share of figure", (part.printed, whole.printed, name))
    return DraftPart(ask.text, (head, DraftClaim(shown.quote, (shown.key,))), None), [shown]
