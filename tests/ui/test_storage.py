"""A home that cannot be written to, a full disk, and words that are not UTF-8: one line, and nothing is lost."""

import errno
import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import lexical, record
from ingest.register import HomeError, open_register, schema
from ingest.sync import sync
from tests.ingest.decisions import BUOYS, KITES, decision
from tests.ui.conftest import Ran

Run = Callable[..., Ran]

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("ask", "radios?"),
    ("search", "radios"),
    ("register",),
    ("register", "--csv"),
    ("withheld",),
    ("withheld", "--released"),
    ("review", "list"),
    ("review", "show", "DN 12", "--by", "Ann"),
    ("review", "release", "DN 12", "--by", "Ann", "--why", "read"),
    ("review", "withhold", "DN 12", "--by", "Ann", "--why", "read"),
    ("withdraw", "DN 12", "--why", "wrong"),
    ("withdraw", "--list"),
    ("reinstate", "DN 12", "--why", "right"),
    ("check",),
    ("audit",),
    ("serve", "--port", "0"),
    ("eval",),
)
"""All commands that open a home but `ingest`."""


def refuse(code: int, message: str) -> Callable[..., None]:
    """A database that SQLite refuses to open, or to write to."""

    def fail(_connection: Any, _record: Any) -> None:
        error = sqlite3.OperationalError(message)
        error.sqlite_errorcode = code
        raise error

    return fail


REFUSALS = (
    (sqlite3.SQLITE_CANTOPEN, "unable to open database file", "it cannot be written to"),
    (sqlite3.SQLITE_READONLY, "attempt to write a readonly database", "it cannot be written to"),
    (sqlite3.SQLITE_FULL, "database or disk is full", "the disk is full"),
    (sqlite3.SQLITE_IOERR, "disk I/O error", "the disk failed"),
    (sqlite3.SQLITE_BUSY, "database is locked", "another process writes to the home"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_home_that_cannot_be_written_to_is_one_line(
    decisions: Run, home: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_set_pragmas", refuse(*REFUSALS[0][:2]))
    ran = decisions(*command, "--home", home)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1].endswith(
        f"the register of the home {str(home)!r}: it cannot be written to: make it writable, "
        "or use a copy of it that is"
    )
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(("code", "message", "told"), REFUSALS)
def test_what_a_disk_says_is_told_in_words(
    decisions: Run, home: Path, code: int, message: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_set_pragmas", refuse(code, message))
    ran = decisions("register", "--home", home)
    assert ran.code == 2
    assert told in ran.err
    assert ran.err.count("\n") == 1


def test_an_ingest_that_fills_the_disk_keeps_what_was_stored_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, home = tmp_path / "in", tmp_path / "home"
    folder.mkdir()
    (folder / "a.txt").write_text(decision("PCD 1", "Kites", *KITES))
    open_register(home, create=True).close()
    with_room = schema._set_pragmas

    def without_room(connection: Any, at: Any) -> None:
        with_room(connection, at)
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")

    register = open_register(home)
    sync(folder, register, "Ann")
    register.close()
    (folder / "b.txt").write_text(decision("PCD 2", "Buoys", *BUOYS * 20))
    monkeypatch.setattr(schema, "_set_pragmas", without_room)
    register = open_register(home)
    with pytest.raises(HomeError, match="the disk is full: make room"):
        sync(folder, register, "Ann")
    assert register.ids() == ("a",)
    register.close()
    monkeypatch.undo()
    register = open_register(home)
    assert [o.status for o in sync(folder, register, "Ann").documents] == ["unchanged", "published"]
    register.close()


def test_a_home_that_cannot_be_made_is_one_line(decisions: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(decision("PCD 1", "Kites", *KITES))
    (tmp_path / "file").write_text("")
    ran = decisions("ingest", tmp_path / "in", "--home", tmp_path / "file")
    assert ran.code == 2
    assert "a file stands where a folder is expected" in ran.err.splitlines()[-1]


def test_a_file_that_cannot_be_written_is_one_line(
    decisions: Run, home: Path, assistant: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(home / "index" / "leases"))

    monkeypatch.setattr(assistant, "ask", fail)
    ran = decisions("ask", "radios?", "--home", home)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"decisions: '{home}/index/leases' could not be used, it cannot be written to: make it writable, "
        "or use a copy of it that is\n"
    )


def test_vectors_take_their_room_on_the_disk_before_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "posix_fallocate", full, raising=False)
    with pytest.raises(OSError, match="No space left"):
        record.write_matrix(tmp_path, ["a"], {"a": np.zeros(4, dtype=np.float32)}, 4)


def test_words_that_cannot_be_written_are_an_error_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise ValueError("An IO error occurred: 'No space left on device'")

    monkeypatch.setattr("index.lexical.tantivy.Index", full)
    with pytest.raises(OSError, match="the word index could not be written"):
        lexical.create_words(tmp_path / "words", (), {})


@pytest.mark.parametrize("command", (("ingest", "x"), *COMMANDS, ("bench", "register")), ids=" ".join)
def test_words_that_are_not_utf_8_are_refused_in_one_line(decisions: Run, home: Path, command: tuple[str, ...]) -> None:
    ran = decisions(*command, "caf\udce9\udcff")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        r"decisions: the argument 'caf\xe9\xff' is not UTF-8: type it again, or rename what it names" "\n"
    )


def test_a_home_in_the_environment_that_is_not_utf_8_is_refused(
    decisions: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECISIONS_HOME", "caf\udce9")
    ran = decisions("register")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert r"DECISIONS_HOME 'caf\xe9' is not UTF-8" in ran.err


BAD_LINES = (
    (b'{"id": "1", "question": "caf\xe9?"}', "1", "line 1 is not UTF-8"),
    (b"\xff\xfe", None, "line 1 is not UTF-8"),
    (rb'{"id": "\ud800", "question": "x"}', r"\ud800", "line 1 has half a character"),
    (rb'{"id": "1", "question": "\udc00"}', "1", "line 1 has half a character"),
    (b"[" * 100_000, None, "line 1 is not JSON"),
)


@pytest.mark.parametrize(("line", "name", "why"), BAD_LINES)
@pytest.mark.parametrize("command", ("ask", "search"))
def test_a_line_of_a_batch_with_bad_bytes_keeps_its_place_as_an_error(
    decisions: Run, assistant: Any, home: Path, tmp_path: Path, command: str, line: bytes, name: str, why: str
) -> None:
    batch = tmp_path / "b.jsonl"
    batch.write_bytes(line + b'\n{"id": "2", "question": "radios?"}\n')
    ran = decisions(command, "--batch", batch, "--home", home)
    first, second = map(_read, ran.out.splitlines())
    assert (ran.code, second["id"]) == (0, "2")
    assert first["id"] == name
    assert first["error"].startswith(why)


def _read(line: str) -> dict[str, Any]:
    value = json.loads(line)
    assert isinstance(value, dict)
    return value
