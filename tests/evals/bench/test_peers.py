"""Each peer finds what it plainly should, and all are measured alike."""

import pytest

from evals.bench.datasets import Asked
from evals.bench.peers import bm25, llamaindex_default, llamaindex_dense, reciprocal_ranks
from evals.bench.ranking import rank, score
from index.vectors import Embedder
from tests.index.conftest import HashingEmbedder

TEXTS = {
    "dogs": "The kennels house eleven dogs.",
    "boats": "The launch patrols the river.",
    "cars": "Cars are fuelled.",
}
DOCUMENTS = {"dogs": "a", "boats": "a", "cars": "b"}


@pytest.fixture
def model() -> Embedder:
    return HashingEmbedder()


def test_every_peer_finds_the_text_that_has_the_words(model: Embedder) -> None:
    dense = llamaindex_dense(TEXTS, list(model.embed(list(TEXTS.values()))), model)
    words = bm25(TEXTS)
    for peer in (llamaindex_default(TEXTS, model), dense, words, reciprocal_ranks((dense, words))):
        assert peer("Which launch patrols the river?", 2)[0] == "boats"


def test_bm25_finds_nothing_for_no_words() -> None:
    assert bm25(TEXTS)("?", 3) == []


def test_a_hit_over_a_pages_end_counts_for_both_pages() -> None:
    asked = Asked("q", "?", (), frozenset({"boats"}))
    scores = score(asked, [frozenset({"cars"}), frozenset({"dogs", "boats"})], DOCUMENTS)
    assert (scores["hit@1"], scores["hit@3"], scores["wrong document@5"]) == (0.0, 1.0, 0.5)


def test_hits_are_not_merged_before_they_are_counted() -> None:
    asked = Asked("q", "?", (), frozenset({"boats"}))
    scores = score(asked, [frozenset({"cars"})] * 5 + [frozenset({"boats"})], DOCUMENTS)
    assert (scores["hit@5"], scores["hit@10"]) == (0.0, 1.0)


def test_a_systems_halves_make_up_the_whole() -> None:
    questions = [Asked(f"q{n}", "?", (), frozenset({"boats"})) for n in range(20)]
    ranked = rank("one", questions, lambda asked, k: [frozenset({"boats" if asked.half else "cars"})], DOCUMENTS)
    assert [half["hit@1"] for half in ranked.halves] == [0.0, 1.0]
    assert 0.0 < ranked.means["hit@1"] < 1.0
