"""How well the search finds the right paragraphs. Pure arithmetic over ranked paragraph keys."""

import math
from collections.abc import Sequence

from evals.cases import Labels

CUTS = (1, 3, 5, 10)
"""The ranks at which a hit is counted: what is quoted, what fits a panel, what is read, what is fetched."""

DEPTH = max(CUTS)
TOP = 5


def measure_retrieval(keys: Sequence[str], labels: Labels) -> dict[str, float | None]:
    """Each retrieval measure of one case; None where it is not defined.

    `keys` are the hits' paragraphs, best first; a paragraph found in several chunks counts at its first rank.
    A case without right paragraphs has no measures. Where nothing is found the search scores 0, and the share
    from the wrong document is not defined.
    """
    ranked = tuple(dict.fromkeys(keys))[:DEPTH]
    names = (*(f"hit@{k}" for k in CUTS), "mrr", f"ndcg@{DEPTH}", f"wrong document@{TOP}")
    if not labels.groups:
        return dict.fromkeys(names)
    hits = [float(any(key in labels.keys for key in ranked[:k])) for k in CUTS]
    values = (
        *hits,
        _reciprocal_rank(ranked, labels),
        _ndcg(ranked, labels),
        _wrong_share(ranked[:TOP], labels),
    )
    return dict(zip(names, values, strict=True))


def _reciprocal_rank(ranked: Sequence[str], labels: Labels) -> float:
    return next((1 / rank for rank, key in enumerate(ranked, 1) if key in labels.keys), 0.0)


def _ndcg(ranked: Sequence[str], labels: Labels) -> float:
    """Each group gains once, at the first rank where one of its alternatives stands."""
    firsts = (next((r for r, key in enumerate(ranked, 1) if key in group), None) for group in labels.groups)
    gain = sum(_discount(rank) for rank in firsts if rank is not None)
    return min(1.0, gain / sum(_discount(rank) for rank in range(1, labels.need + 1)))


def _discount(rank: int) -> float:
    return 1 / math.log2(rank + 1)


def _wrong_share(ranked: Sequence[str], labels: Labels) -> float | None:
    if not ranked:
        return None
    return sum(key.rpartition("#")[0] not in labels.documents for key in ranked) / len(ranked)
