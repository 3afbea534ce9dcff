"""`decisions ingest`, killed again and again at any moment: what was stored is not read again, nothing is lost or there
twice, no worker stays, and the last run leaves what one undisturbed run leaves."""

import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from index.build import verify
from ingest.register import Register, open_register
from tests.ingest import plain_reader
from tests.ingest.decisions import BUOYS, KITES, decision
from tests.ingest.forms import form
from tests.processes import PROC, alive, descendants

ROOT = Path(__file__).parents[1]
COMMAND = """
import sys
from functools import partial
from ingest import folder
from ingest.crew import Crew
from ingest.sync import sync
from ui import cli, commands
folder.KINDS = (".html", ".md", ".pdf", ".txt")
commands.sync = partial(sync, crew=Crew(sys.argv[1], size=2))
sys.exit(cli.main(sys.argv[2:]))
"""
"""The command as it is, with a reader that notes what it reads."""
READER = "tests.ingest.plain_reader:read_slowly"
STARTED = 4.0
"""Seconds after which an ingest that reads nothing more is building the index."""


def fill(folder: Path) -> None:
    """Decisions with and without a Part 2, held and failing files, copies, names that collide, and two formats of one
    decision, in either order."""
    folder.mkdir()
    for n in range(24):
        own = f"This is the decision that was taken on day {n} of the year, and no other was taken on it."
        (folder / f"d{n:02}.txt").write_text(decision(f"PCD {n + 10}", f"Thing {n}", own, part2=n % 3 == 0))
    for n in range(4):
        asked = form("NO") + f"\nCase {n}.\n\nIs this report a Confidential Decision?\n\nYes\n"
        (folder / f"h{n}.txt").write_text(asked)
    (folder / "d00.md").write_text(decision("PCD 90", "Kites", *KITES))
    (folder / "copy.txt").write_text((folder / "d07.txt").read_text())
    (folder / "empty.txt").write_text("")
    (folder / "odd.xyz").write_text("x")
    for n, names in enumerate((("a.html", "z.pdf"), ("b.pdf", "y.html"))):
        text = decision(f"PCD {n + 70}", "Buoys", *BUOYS, part2=True)
        for name in names:
            (folder / name).write_text(text + "\n" * len(names[0] + name[:n]) + " " * (name[-1] == "l"))


def contents(home: Path) -> tuple[object, ...]:
    """All that a register says, whatever its revision and its times."""
    with closing(open_register(home)) as register:
        documents = tuple((d, register.facts(d.document)) for d in register.documents())
        return documents, register.all_files(), register.held(), register.names()


def acknowledged(home: Path) -> set[str]:
    """The names of the files whose outcome is stored; those of held files are not known, so that none is in it."""
    if not (home / "register.db").exists():
        return set()
    with closing(open_register(home)) as register:
        return {f.file for files in register.all_files().values() for f in files}


def reads(folder: Path) -> list[str]:
    log = folder / plain_reader.LOG
    names = log.read_text().split("\n")[:-1] if log.exists() else []
    log.write_text("")
    return names


def start(folder: Path, home: Path) -> "subprocess.Popen[bytes]":
    argv = [sys.executable, "-c", COMMAND, READER, "ingest", folder, "--published", "--by", "Ann", "--home", home]
    quiet = subprocess.DEVNULL
    return subprocess.Popen([str(word) for word in argv], cwd=ROOT, stdout=quiet, stderr=quiet)


def finish(folder: Path, home: Path) -> None:
    """Let an ingest run to its end."""
    with start(folder, home) as process:
        assert process.wait(120) == 1  # two files fail


def kill_after(reads_more: int, seconds: float, folder: Path, home: Path) -> set[int]:
    """Start an ingest and kill it some time after it has read so many files, or is done with reading; the workers it
    had that still run a while later."""
    log = folder / plain_reader.LOG
    with start(folder, home) as process:
        until = time.monotonic() + STARTED
        while log.read_text().count("\n") < reads_more and time.monotonic() < until and process.poll() is None:
            time.sleep(0.005)
        time.sleep(seconds)
        workers = descendants(process.pid)
        process.kill()
    until = time.monotonic() + 5
    while alive(workers) and time.monotonic() < until:
        time.sleep(0.02)
    return alive(workers)


def published(register: Register) -> list[str]:
    return [line["subject"] for line in register.audit() if line["action"] == "publish"]


@pytest.mark.skipif(not PROC.is_dir(), reason="processes are found through /proc")
def test_an_ingest_that_is_killed_at_any_moment_goes_on_where_it_was(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder, home = tmp_path / "in", tmp_path / "home"
    fill(folder)
    finish(folder, tmp_path / "undisturbed")
    expected = contents(tmp_path / "undisturbed")
    reads(folder)
    moments, again, progress = random.Random(7), [], []
    for _ in range(request.config.getoption("--kills")):
        stored = acknowledged(home)
        assert kill_after(moments.randint(1, 4), moments.uniform(0.0, 0.1), folder, home) == set()
        again += sorted(set(reads(folder)) & stored)
        progress.append(len(stored))
    stored = acknowledged(home)
    finish(folder, home)
    again += sorted(set(reads(folder)) & stored)
    assert contents(home) == expected
    assert again == []
    assert len(set(progress)) > min(5, len(progress) - 1)  # it was killed at work
    with closing(open_register(home)) as register:
        assert verify(home, register) is None
        once = published(register)
        assert len(once) == len(set(once)) + 1  # a.html, until z.pdf took its place
