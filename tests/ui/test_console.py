"""How far a folder is: a measured bar on a terminal, two lines elsewhere, and never a file's name."""

import io

import pytest

from ingest.outcomes import Progress
from ui.console import file_progress

STEPS = (Progress(0, 3, 0, 1000), Progress(1, 3, 250, 1000), Progress(1, 3, 500, 1000), Progress(3, 3, 1000, 1000))


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("COLUMNS", "160")
    with file_progress("Reading documents") as report:
        for step in STEPS:
            report(step)
    return stream.getvalue()


def test_a_terminal_shows_the_share_the_files_and_the_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    told = shown(Terminal(), monkeypatch)
    assert "100%" in told
    assert "3 of 3 files" in told
    assert "taken," in told
    assert "left" in told


def test_a_file_or_a_pipe_gets_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    told = shown(io.StringIO(), monkeypatch)
    assert told.splitlines() == ["Reading documents …", "Reading documents: 3 of 3 done"]


def test_the_share_is_by_bytes_and_by_files_where_nothing_is_to_be_read() -> None:
    assert [step.share for step in STEPS] == [0.0, 0.25, 0.5, 1.0]
    assert Progress(1, 4, 0, 0).share == 0.25
