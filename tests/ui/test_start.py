"""`make run DOCS=folder` names held files to the person at the terminal; what is kept has their fingerprints alone."""

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from ingest.fingerprints import hash_file
from ingest.register import open_register
from ingest.sync import sync
from tests.ingest.decisions import KITES, decision
from tests.ingest.forms import form
from ui import start

CONFIDENTIAL = form("NO") + "\nIs this report a Confidential Decision? Yes\n"


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that were run; `ingest` does its work without an index."""
    ran: list[str] = []

    def run(argv: Sequence[str]) -> int:
        ran.append(argv[0])
        if argv[0] == "ingest":
            with closing(open_register(tmp_path / "home", create=True)) as register:
                sync(Path(argv[1]), register, argv[4])
        return 0

    monkeypatch.setattr(start, "decisions", run)
    return ran


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One decision that is published, and a held one under two names."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(decision("PCD 1", "Kites", *KITES))
    for name in ("The Larch bid.txt", "deep/copy\n.txt"):
        (tmp_path / "in" / name).write_text(CONFIDENTIAL)
    return tmp_path / "in"


def run(folder: Path, tmp_path: Path) -> int:
    return start.main(["--docs", str(folder), "--home", str(tmp_path / "home")])


def test_held_files_are_named_on_a_terminal_with_the_reason(
    folder: Path, tmp_path: Path, served: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(folder, tmp_path) == 0
    fingerprint = hash_file(folder / "The Larch bid.txt")[:12]
    err = capsys.readouterr().err
    named = [line for line in err.splitlines() if fingerprint in line]
    assert [line.split(" (")[0] for line in named] == ["  The Larch bid.txt", r"  deep/copy\n.txt"]
    assert all("Confidential" in line or "confidential" in line for line in named)
    assert served == ["ingest", "serve"]


def test_what_is_written_to_a_file_or_kept_does_not_name_them(
    folder: Path, tmp_path: Path, served: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, tmp_path) == 0
    captured = capsys.readouterr()
    assert "Larch" not in captured.out + captured.err
    assert "Held files are named on a terminal alone" in captured.err
    kept = [path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert kept
    assert not any(b"Larch" in content for content in kept)


def test_nothing_is_said_of_held_files_where_there_are_none(
    tmp_path: Path, served: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(decision("PCD 1", "Kites", *KITES))
    assert start.main(["--docs", str(tmp_path), "--home", str(tmp_path / "home")]) == 0
    assert "Held" not in capsys.readouterr().err


def test_a_folder_whose_name_is_not_utf_8_is_one_line(
    tmp_path: Path, served: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "caf\udce9", tmp_path) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert served == []
