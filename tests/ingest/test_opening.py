"""A home restored beside today's journal is told what was withdrawn before anybody can ask it anything."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from ingest.register import HomeError, open_register
from ingest.register.journal import JOURNAL
from ingest.withdraw import reinstate, withdraw
from tests.ingest.conftest import Desk
from tests.ingest.decisions import BUOYS, KITES, decision

ROOT = Path(__file__).parents[2]
OPEN = """
import sys
from pathlib import Path
from ingest.register import open_register
sys.stdin.readline()
register = open_register(Path(sys.argv[1]))
print(*register.ids(), len(register.tombstones()))
register.close()
"""


@pytest.fixture
def restored(desk: Desk, tmp_path: Path) -> Path:
    """A copy of a home from before a withdrawal, beside the journal that knows of it."""
    desk.put("kites.txt", decision("PCD 1", "Kites", *KITES))
    desk.put("buoys.txt", decision("PCD 2", "Buoys", *BUOYS))
    desk.ingest()
    desk.register.purge()
    copied = shutil.copytree(desk.register.home, tmp_path / "copy")
    withdraw(desk.register, "PCD 1", "Ann", "asked")
    shutil.copy(desk.register.home / JOURNAL, copied)
    return copied


def test_opening_a_restored_home_withdraws_again(restored: Path) -> None:
    with closing(open_register(restored)) as register:
        assert register.ids() == ("buoys",)
        assert [(t.document, t.who) for t in register.replayed] == [("kites", "Ann")]
        assert register.audit()[-1]["action"] == "withdraw"


def test_a_home_that_knows_of_everything_is_left_as_it_is(restored: Path) -> None:
    open_register(restored).close()
    with closing(open_register(restored)) as register:
        revision, audit = register.revision, register.audit()
    with closing(open_register(restored)) as register:
        assert register.replayed == ()
        assert (register.revision, register.audit()) == (revision, audit)


def test_what_was_reinstated_since_is_not_withdrawn_again(desk: Desk, restored: Path) -> None:
    reinstate(desk.register, "PCD 1", "Bea", "settled")
    shutil.copy(desk.register.home / JOURNAL, restored)
    with closing(open_register(restored)) as register:
        assert register.ids() == ("buoys", "kites")


def test_a_journal_from_before_runs_were_kept_is_replayed(restored: Path) -> None:
    rows = [json.loads(line) for line in (restored / JOURNAL).read_text().splitlines()]
    for row in rows:
        del row["runs"]
    (restored / JOURNAL).write_text("".join(json.dumps(row) + "\n" for row in rows))
    with closing(open_register(restored)) as register:
        assert (register.ids(), register.tombstones()[0].runs) == (("buoys",), frozenset())


def test_many_processes_that_open_it_at_once_withdraw_it_once(restored: Path) -> None:
    pipe = subprocess.PIPE
    argv = [sys.executable, "-c", OPEN, str(restored)]
    started = [subprocess.Popen(argv, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) for _ in range(4)]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [process.communicate(timeout=60)[0].strip() for process in started]
    assert told == ["buoys 1"] * 4


@contextmanager
def read_only() -> Iterator[None]:
    """Every database that is opened refuses to be written, as one on a disk that may only be read does."""

    def refuse(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA query_only=ON")

    event.listen(Engine, "connect", refuse)
    try:
        yield
    finally:
        event.remove(Engine, "connect", refuse)


def test_a_home_that_cannot_be_written_refuses_to_answer_and_says_what_helps(restored: Path) -> None:
    with read_only(), pytest.raises(HomeError, match=r"withdrawal .* cannot be written .*'decisions check --home"):
        open_register(restored)
    with closing(sqlite3.connect(restored / "register.db")) as db:
        assert db.execute("select count(*) from tombstones").fetchone() == (0,)


def test_a_home_that_cannot_be_written_and_knows_of_everything_is_opened(restored: Path) -> None:
    open_register(restored).close()
    with read_only(), closing(open_register(restored)) as register:
        assert register.ids() == ("buoys",)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to the superuser")
def test_a_register_file_that_may_only_be_read_refuses_too(restored: Path) -> None:
    (restored / "register.db").chmod(0o444)
    with pytest.raises(HomeError, match="decisions check"):
        open_register(restored)
