"""Two rankings into one: a weighted mean of scores that are first brought to the same scale, and the share that a
paragraph's document has in it."""

from collections import defaultdict
from collections.abc import Mapping

DENSE_SHARE = 0.5
"""Weight of meaning against words. Sets disagree by a few questions between .4 and .7: see docs/decisions/006."""

DOCUMENT_SHARE = 0.2
"""Weight of a paragraph's document against its own score, and how many of its best paragraphs speak for a document.
On 318 questions over decisions .2 brings the share of other documents among the first five from .33 to .28 and hit@5
from .70 to .74; .4 does as much again on some of them and begins to cost hits on web pages."""
SPEAKERS = 3

RESTATED = 0.5
"""What is left of the score of a paragraph that only gives its document's title: it is like every question that names
the document, and answers none. On the same 318 questions hit@3 rises by .016."""


def fuse(dense: Mapping[int, float], words: Mapping[int, float]) -> dict[int, float]:
    """The score of every row of `dense`, from 0 to 1.

    `dense` holds the cosine similarity of every candidate, scaled here from its least to its greatest;
    `words` holds BM25 scores, divided here by the best, where a row that is missing scores 0.

    >>> fuse({1: 0.8, 2: 0.4}, {2: 10.0})
    {1: 0.5, 2: 0.5}
    """
    least, greatest = min(dense.values(), default=0.0), max(dense.values(), default=0.0)
    best = max(words.values(), default=0.0) or 1.0
    fused = {}
    for row, similarity in dense.items():
        near = (similarity - least) / (greatest - least) if greatest > least else 1.0
        fused[row] = DENSE_SHARE * near + (1.0 - DENSE_SHARE) * words.get(row, 0.0) / best
    return fused


def weigh_documents(
    scores: Mapping[int, float], document_of: Mapping[int, str], sizes: Mapping[str, int]
) -> dict[int, float]:
    """The scores, from 0 to 1 as before, with each document's share: that of its best few rows, of `sizes` in all.

    >>> weigh_documents({1: 0.5, 2: 0.5, 3: 1.0}, {1: "a", 2: "b", 3: "b"}, {"a": 1, "b": 2})[1]
    0.5277777777777778
    >>> weigh_documents({1: 0.5, 2: 0.5, 3: 1.0}, {1: "a", 2: "b", 3: "b"}, {"a": 1, "b": 2})[2]
    0.5833333333333334
    """
    of: defaultdict[str, list[float]] = defaultdict(list)
    for row, score in scores.items():
        of[document_of[row]].append(score)
    shares = {d: sum(sorted(found)[-SPEAKERS:]) / min(SPEAKERS, sizes[d]) for d, found in of.items()}
    best = max(shares.values(), default=0.0) or 1.0
    return {
        row: (score + DOCUMENT_SHARE * shares[document_of[row]] / best) / (1.0 + DOCUMENT_SHARE)
        for row, score in scores.items()
    }
