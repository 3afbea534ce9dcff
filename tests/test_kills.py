"""`decisions ingest`, killed at one point and another: what was stored is not read again, nothing is lost or is there
twice, no worker stays, and the last run leaves what one undisturbed run leaves."""

import subprocess
import sys
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path

import pytest

from index.build import verify
from ingest.register import Register, open_register
from tests.ingest import plain_reader
from tests.ingest.decisions import BUOYS, KITES, decision
from tests.ingest.forms import form
from tests.points import GUARD, kill_at_point
from tests.processes import PROC

ROOT = Path(__file__).parents[1]
COMMAND = """
import sys
from functools import partial
from ingest import folder
from ingest.crew import Crew
from ingest.register import store, writing
from ingest.sync import sync
from index import build
from ui import cli, commands
from tests.points import stop_at
folder.KINDS = (".html", ".md", ".pdf", ".txt")
commands.sync = partial(sync, crew=Crew(sys.argv[1], size=2))
owners = {"apply": store.Register, "apply_one": writing, "fill_apart": build, "point_to": build}
name, when, number = sys.argv[2].split()
if name in owners:
    stop_at(owners[name], name.removesuffix("_one"), when, int(number))
sys.exit(cli.main(sys.argv[3:]))
"""
"""The command as it is, with a reader that notes what it reads, and a point at which it stops."""
READER = "tests.ingest.plain_reader:read"
NOWHERE = "nowhere before 0"
POINTS = (
    "apply before 1",
    "apply after 3",
    "apply_one after 2",  # inside a transaction
    "apply before 5",
    "apply after 8",
    "apply_one before 4",
    "apply after 7",
    "apply_one after 2",
    "fill_apart before 1",
    "point_to before 1",
    "point_to after 1",
)
"""Where a run is killed: at so many outcomes stored, in the middle of storing one, and while the index is built."""


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


def start(folder: Path, home: Path, point: str) -> "subprocess.Popen[str]":
    argv = [
        sys.executable,
        "-c",
        COMMAND,
        READER,
        point,
        "ingest",
        folder,
        "--published",
        "--by",
        "Ann",
        "--home",
        home,
    ]
    pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.Popen([str(word) for word in argv], cwd=ROOT, stdout=pipe, stderr=quiet, text=True)


def finish(folder: Path, home: Path) -> None:
    """Let an ingest run to its end."""
    with start(folder, home, NOWHERE) as process:
        process.communicate(timeout=GUARD)
        assert process.returncode == 1  # two files fail


def published(register: Register) -> list[str]:
    return [line["subject"] for line in register.audit() if line["action"] == "publish"]


@pytest.mark.long
@pytest.mark.skipif(not PROC.is_dir(), reason="processes are found through /proc")
def test_an_ingest_that_is_killed_goes_on_where_it_was(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder, home = tmp_path / "in", tmp_path / "home"
    fill(folder)
    finish(folder, tmp_path / "undisturbed")
    expected = contents(tmp_path / "undisturbed")
    reads(folder)
    again, killed, progress = list[str](), list[str](), list[int]()
    for point in islice(cycle(POINTS), request.config.getoption("--kills")):
        stored = acknowledged(home)
        with start(folder, home, point) as process:
            left = kill_at_point(process)
        killed += [point] * (left is not None)
        assert not left
        again += sorted(set(reads(folder)) & stored)
        progress.append(len(stored))
    stored = acknowledged(home)
    finish(folder, home)
    again += sorted(set(reads(folder)) & stored)
    assert contents(home) == expected
    assert again == []
    assert killed[: len(POINTS)] == list(POINTS)[: len(progress)]  # it was killed at work, at each of them
    assert progress == sorted(progress)
    with closing(open_register(home)) as register:
        assert verify(home, register) is None
        once = published(register)
        assert len(once) == len(set(once)) + 1  # a.html, until z.pdf took its place
