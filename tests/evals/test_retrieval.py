"""Retrieval measures on tables small enough to do by hand."""

import math

import pytest

from evals.cases import Labels
from evals.retrieval import measure_retrieval

ONE = Labels((frozenset({"a#2"}),), 1)
EITHER = Labels((frozenset({"a#2", "a#3"}),), 1)
BOTH = Labels((frozenset({"a#2"}), frozenset({"b#1"})), 2)


@pytest.mark.parametrize(
    ("keys", "labels", "hits", "mrr", "ndcg", "wrong"),
    [
        (["a#2"], ONE, (1, 1, 1, 1), 1.0, 1.0, 0.0),
        (["a#1", "a#2"], ONE, (0, 1, 1, 1), 0.5, 1 / math.log2(3), 0.0),
        (["b#1", "b#2", "b#3", "a#2"], ONE, (0, 0, 1, 1), 0.25, 1 / math.log2(5), 0.75),
        (["a#1"] * 20 + ["a#2"], ONE, (0, 1, 1, 1), 0.5, 1 / math.log2(3), 0.0),
        ([f"b#{n}" for n in range(10)] + ["a#2"], ONE, (0, 0, 0, 0), 0.0, 0.0, 1.0),
        ([], ONE, (0, 0, 0, 0), 0.0, 0.0, None),
        (["a#3", "a#2"], EITHER, (1, 1, 1, 1), 1.0, 1.0, 0.0),
        (["a#2", "b#1"], BOTH, (1, 1, 1, 1), 1.0, 1.0, 0.0),
        (["a#2"], BOTH, (1, 1, 1, 1), 1.0, 1 / (1 + 1 / math.log2(3)), 0.0),
    ],
)
def test_measures(
    keys: list[str], labels: Labels, hits: tuple[int, ...], mrr: float, ndcg: float, wrong: float
) -> None:
    scores = measure_retrieval(keys, labels)
    assert tuple(scores[f"hit@{k}"] for k in (1, 3, 5, 10)) == hits
    assert scores["mrr"] == pytest.approx(mrr)
    assert scores["ndcg@10"] == pytest.approx(ndcg)
    assert scores["wrong document@5"] == wrong


def test_a_case_without_right_paragraphs_is_not_scored() -> None:
    assert set(measure_retrieval(["a#1"], Labels((), 0)).values()) == {None}
