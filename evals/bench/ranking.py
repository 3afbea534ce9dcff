"""How well each system finds what answers, over all questions and over each half of them."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evals.bench.datasets import Asked
from evals.cases import Labels
from evals.retrieval import DEPTH, TOP, measure_retrieval

Find = Callable[[Asked, int], Sequence[frozenset[str]]]
"""A question and how many; the passages that each hit stands in, best first."""

SHOWN = ("hit@1", "hit@5", "mrr", f"ndcg@{DEPTH}", f"wrong document@{TOP}")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A system's means over all questions and over each half, and the mean milliseconds of a question."""

    system: str
    means: Mapping[str, float]
    halves: tuple[Mapping[str, float], Mapping[str, float]]
    milliseconds: float


def rank(system: str, questions: Sequence[Asked], find: Find, documents: Mapping[str, str]) -> Ranked:
    """Ask a system every question. `documents` gives the document of each passage."""
    began = time.perf_counter()
    hits = [find(asked, DEPTH) for asked in questions]
    seconds = time.perf_counter() - began
    scores = [score(asked, found, documents) for asked, found in zip(questions, hits, strict=True)]
    of_half = [[s for s, asked in zip(scores, questions, strict=True) if asked.half == n] for n in (0, 1)]
    halves = (_means(of_half[0]), _means(of_half[1]))
    return Ranked(system, _means(scores), halves, 1000 * seconds / max(1, len(questions)))


def score(asked: Asked, found: Sequence[frozenset[str]], documents: Mapping[str, str]) -> dict[str, float | None]:
    """The measures of one question's hits, each hit at the rank where it stands: nothing is merged."""
    keys: list[str] = []
    for n, places in enumerate(found):
        new = sorted(places & asked.gold - set(keys))
        keys.append(_key(new[0], documents) if new else f"{documents.get(min(places), '')}#{n}")
    return measure_retrieval(keys, Labels(tuple(frozenset({_key(g, documents)}) for g in asked.gold), len(asked.gold)))


def _key(passage: str, documents: Mapping[str, str]) -> str:
    return f"{documents[passage]}#{passage.replace('#', ' ')}"


def _means(scores: Sequence[Mapping[str, float | None]]) -> dict[str, float]:
    known = {name: [s[name] for s in scores if s[name] is not None] for name in SHOWN}
    return {name: sum(v or 0.0 for v in values) / len(values) if values else 0.0 for name, values in known.items()}
