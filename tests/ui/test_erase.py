"""Erasing rebuilds, removes and empties; it says pending for as long as somebody holds what it erased."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from evals.leaks import find
from index.build import build
from index.generation import Generation
from index.layout import current_number, generation_folder
from ingest.register import Register
from ui.erase import Erasure, erase

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("erasure", "done", "told"),
    (
        (Erasure(0, False, 3), True, "done"),
        (Erasure(2, False, 0), False, "2 old index generation(s)"),
        (Erasure(0, True, 0), False, "still holds the database's log."),
        (Erasure(1, True, 0), False, "and the database's log"),
    ),
)
def test_it_is_done_when_nobody_holds_anything(erasure: Erasure, done: bool, told: str) -> None:
    assert erasure.done is done
    assert told in str(erasure)
    assert str(erasure).startswith("done" if done else "pending")


def test_it_waits_for_readers_of_the_index_and_of_the_log(home: Path, register: Register) -> None:
    """One home from the first build to the last word, as each build starts a process."""
    build(home, register)
    generation = Generation(generation_folder(home, 1))
    with closing(sqlite3.connect(home / "register.db")) as db:
        db.execute("BEGIN")
        assert db.execute("SELECT count(*) FROM paragraphs").fetchone() == (7,)
        register.forget("dn-12", "Ann", "asked")
        assert erase(home, register, wait=0) == Erasure(1, True, 0)
        assert find(home, ("40 radios from Acme",), ("OFFICIAL-SENSITIVE",)) != ()
        db.rollback()
    assert erase(home, register, wait=0) == Erasure(1, False, 0)
    generation.close()
    assert erase(home, register, wait=0).done
    assert current_number(home) == 2
    leaks = find(home, ("40 radios from Acme",), ("OFFICIAL-SENSITIVE",))
    assert {leak.how for leak in leaks} <= {"blind"}  # nothing is left to be indexed


def test_a_writer_in_another_process_makes_it_pending_and_not_fail(home: Path, register: Register) -> None:
    with closing(sqlite3.connect(home / "register.db", isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        assert register.purge() is False
    assert register.purge() is True
