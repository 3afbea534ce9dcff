"""Files that cannot be read are one line each that names the file and the cause; the command exits with 1, and every
other file is in."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ingest.crew import Crew
from ingest.keeper import Limits
from ingest.register import open_register
from ingest.sync import sync
from tests.ingest.decisions import BUOYS, KITES, decision
from tests.ingest.strange_readers import NAME, WORDS
from ui import commands

Run = Callable[..., Any]
GOOD = {"a.txt": decision("PCD 1", "Kites", *KITES), "z.txt": decision("PCD 2", "Buoys", *BUOYS)}
HOSTILE = {
    "crash.txt": (f"fall {WORDS}", "the reader crashed on it"),
    "encrypted.txt": (f"refuse {WORDS}", "the file is encrypted"),
    "hang.txt": (f"sleep {WORDS}", "reading it took more than 2 s"),
    "huge.txt": (f"eat {WORDS}", "reading it needed more than 256 MB"),
    "spin.txt": (f"spin {WORDS}", "reading it took more than 2 s"),
}
DAMAGED = {
    "binary.txt": (b"%PDF-1.7\n\0\0\0", "the file is a PDF file, and its name ends in '.txt'"),
    "empty.txt": (b"", "the file is empty"),
    "noise.txt": (b"\x81\x8d caf\xe9", "the file's characters could not be decoded as UTF-8, UTF-16 or Windows-1252"),
    "sheet.xyz": (b"PK\x03\x04", "a file of unknown kind '.xyz'"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("ui.erase.build", lambda *_: "1")
    made = tmp_path / "in"
    made.mkdir()
    for name, text in GOOD.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def strange(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The command's files are read by readers that misbehave."""
    crew = Crew(NAME, Limits(quiet=1.5, memory=256 << 20), size=2)
    monkeypatch.setattr(commands, "sync", partial(sync, crew=crew))
    yield
    crew.stop()


def check(ran: Any, home: Path, expected: dict[str, str]) -> None:
    assert ran.code == 1
    told = {d["file"]: d for d in ran.json["documents"]}
    assert {name for name, d in told.items() if d["status"] == "failed"} == set(expected)
    assert {name for name, d in told.items() if d["status"] == "published"} == set(GOOD)
    for name, why in expected.items():
        [reason] = told[name]["reasons"]
        assert reason.startswith(why), name
        assert told[name]["document"] is None
    register = open_register(home)
    assert register.ids() == ("a", "z")
    register.close()


def test_damaged_files_fail_one_by_one(decisions: Run, folder: Path, tmp_path: Path) -> None:
    for name, (data, _) in DAMAGED.items():
        (folder / name).write_bytes(data)
    ran = decisions("ingest", folder, "--json", "--home", tmp_path / "home")
    check(ran, tmp_path / "home", {name: why for name, (_, why) in DAMAGED.items()})


def test_hostile_files_fail_one_by_one_and_no_word_of_them_is_told(
    decisions: Run, folder: Path, tmp_path: Path, strange: None
) -> None:
    for name, (text, _) in HOSTILE.items():
        (folder / name).write_text(text, encoding="utf-8")
    ran = decisions("ingest", folder, "--json", "--home", tmp_path / "home")
    check(ran, tmp_path / "home", {name: why for name, (_, why) in HOSTILE.items()})
    assert WORDS not in ran.out + ran.err


def test_a_failed_file_is_a_line_of_its_own(decisions: Run, folder: Path, tmp_path: Path, strange: None) -> None:
    (folder / "crash.txt").write_text(HOSTILE["crash.txt"][0], encoding="utf-8")
    ran = decisions("ingest", folder, "--home", tmp_path / "home")
    assert ran.code == 1
    assert "Failed: 1 file\n  crash.txt: the reader crashed on it\n" in ran.out
    assert "Reading documents: 3 of 3 done" in ran.err


def test_a_file_that_failed_is_read_again_the_next_time(
    decisions: Run, folder: Path, tmp_path: Path, strange: None
) -> None:
    (folder / "m.txt").write_text("fall x", encoding="utf-8")
    assert decisions("ingest", folder, "--home", tmp_path / "home").code == 1
    (folder / "m.txt").write_text(decision("PCD 3", "Lamps", "Lamps are lit at dusk."), encoding="utf-8")
    assert decisions("ingest", folder, "--home", tmp_path / "home").code == 0
