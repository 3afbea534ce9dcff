"""Scores of two searches are brought together, and a document speaks for its paragraphs."""

import pytest

from index.fusion import DOCUMENT_SHARE, fuse, weigh_documents


def test_scores_stay_from_nought_to_one() -> None:
    fused = fuse({1: 0.9, 2: 0.1, 3: 0.5}, {1: 12.0, 3: 3.0})
    weighed = weigh_documents(fused, {1: "a", 2: "b", 3: "a"}, {"a": 2, "b": 9})
    assert all(0.0 <= score <= 1.0 for score in (*fused.values(), *weighed.values()))
    assert weighed[1] == pytest.approx(1.0)


def test_nothing_is_fused_of_nothing() -> None:
    assert weigh_documents(fuse({}, {}), {}, {}) == {}


def test_of_equal_paragraphs_that_one_comes_first_whose_document_has_more_to_say() -> None:
    weighed = weigh_documents({1: 0.6, 2: 0.6, 3: 0.5}, {1: "a", 2: "b", 3: "b"}, {"a": 20, "b": 20})
    assert weighed[2] > weighed[1]


def test_a_document_of_one_paragraph_is_not_held_to_have_three() -> None:
    weighed = weigh_documents({1: 0.8, 2: 0.8, 3: 0.8, 4: 0.8}, dict(enumerate("abbb", 1)), {"a": 1, "b": 3})
    assert weighed[1] == pytest.approx(weighed[2])


def test_a_documents_share_is_bounded() -> None:
    weighed = weigh_documents({1: 1.0, 2: 0.5, 3: 0.5, 4: 0.5}, dict(enumerate("abbb", 1)), {"a": 30, "b": 30})
    assert weighed[1] - weighed[2] >= (0.5 - DOCUMENT_SHARE) / (1 + DOCUMENT_SHARE)
