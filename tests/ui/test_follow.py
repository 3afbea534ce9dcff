"""A running server lets go of what was erased, again and again, whatever goes wrong in between."""

import logging
import threading
from queue import Queue

import pytest

from ingest.register import HomeError
from ui.follow import following

LONG = 300.0
"""Seconds after which a test fails that waits for another thread."""


def test_it_is_done_again_and_again() -> None:
    rounds: Queue[int] = Queue()
    with following(lambda: rounds.put(1), pause=0.001):
        assert [rounds.get(timeout=LONG) for _ in range(3)] == [1, 1, 1]


def test_it_ends_with_the_block_and_leaves_no_thread() -> None:
    rounds: Queue[int] = Queue()
    with following(lambda: rounds.put(1), pause=0.001):
        rounds.get(timeout=LONG)
    after = rounds.qsize()
    assert "following" not in [t.name for t in threading.enumerate()]
    assert rounds.qsize() == after


def test_it_ends_when_the_block_fails() -> None:
    with pytest.raises(KeyError), following(lambda: None, pause=0.001):
        raise KeyError
    assert "following" not in [t.name for t in threading.enumerate()]


@pytest.mark.parametrize("error", (OSError, RuntimeError, ValueError, KeyError, HomeError))
def test_a_round_that_fails_is_logged_without_words_and_tried_again(
    error: type[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    rounds: Queue[int] = Queue()

    def fail() -> None:
        rounds.put(1)
        raise error("secret words")

    with caplog.at_level(logging.ERROR), following(fail, pause=0.001):
        assert [rounds.get(timeout=LONG) for _ in range(2)] == [1, 1]
    assert error.__name__ in caplog.text
    assert "secret words" not in caplog.text
