"""A document that is withdrawn leaves everything, is waited for, stays away, and comes back when it is let back."""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from evals.kept import REPORTS, ROWS
from evals.leaks import Leak, find, find_in_texts
from ingest.withdraw import JOURNAL
from tests.ingest.decisions import BUOYS, KITES, decision
from ui import cli

ROOT = Path(__file__).parents[1]
CANARIES = ("Marrowby", "Thistledown Optics", "kites were tried for eleven weeks", "Kites of the estuary")
CONTROLS = ("Ravensfoot", "Saltmarsh Moorings")
TEXT = decision("PCD 1", "Kites of the estuary", *KITES)
READER = """
import sys
from pathlib import Path
from assistant.answer import open_assistant
assistant = open_assistant(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
assistant.close()
"""


@dataclass(frozen=True, slots=True)
class Told:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run(*argv: str | Path) -> Told:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.main([str(word) for word in argv])
    return Told(code, out.getvalue(), err.getvalue())


@contextmanager
def reader(home: Path) -> Iterator[subprocess.Popen[str]]:
    """A second process that holds the home's index open."""
    pipe = subprocess.PIPE
    argv = [sys.executable, "-c", READER, str(home)]
    with subprocess.Popen(argv, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "open\n"
            yield process
        finally:
            process.kill()


def report(home: Path, name: str, key: str, answer: str) -> Path:
    folder = home / REPORTS / name
    folder.mkdir(parents=True)
    row = {"id": "1", "question": "?", "answer": answer, "cited": [key], "retrieved": []}
    (folder / ROWS).write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return folder


@dataclass(slots=True)
class Story:
    """What happened, step by step, to one home."""

    home: Path
    folder: Path
    told: dict[str, Told] = field(default_factory=dict)
    leaks: dict[str, tuple[Leak, ...]] = field(default_factory=dict)
    reports: list[bool] = field(default_factory=list)

    def do(self, step: str, *argv: str | Path) -> None:
        self.told[step] = run(*argv, "--json", "--home", self.home)

    def search(self, step: str) -> None:
        self.leaks[step] = find(self.home, CANARIES, CONTROLS)

    def ingest(self, step: str, name: str, text: str) -> None:
        """Ingest the folder with one more file, which is then taken out again."""
        (self.folder / name).write_text(text, encoding="utf-8")
        self.do(step, "ingest", self.folder, "--published", "--by", "Ann")
        (self.folder / name).unlink()


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    base = tmp_path_factory.mktemp("withdrawal")
    story = Story(base / "home", base / "in")
    story.folder.mkdir()
    (story.folder / "d2.txt").write_text(decision("PCD 2", "Buoys of the channel", *BUOYS), encoding="utf-8")
    story.ingest("ingest", "d1.txt", TEXT)
    reports = [report(story.home, "1", "d1#9", KITES[0]), report(story.home, "2", "d2#9", BUOYS[0])]
    story.search("before")
    for name in ("copy", "restored"):
        shutil.copytree(story.home, base / name)
    with reader(story.home):
        story.do("withdraw", "withdraw", "PCD 1", "--by", "Ann", "--why", "a court order", "--wait", "0")
        story.do("ask", "ask", "What is flown above the estuary?")
        story.do("check while held", "check", "--wait", "0")
    story.do("check", "check")
    story.search("after")
    story.reports = [folder.exists() for folder in reports]
    story.ingest("same file", "d1.txt", TEXT)
    story.ingest("same file, new name", "x1.txt", TEXT)
    story.ingest(
        "same reference", "x2.txt", decision("PCD 1", "Lamps", "The lamps are lit at dusk and put out at dawn.")
    )
    story.ingest("same text", "x3.txt", decision("PCD 3", "Lamps", *KITES))
    story.do("withheld", "withheld")
    story.do("audit", "audit")
    story.search("after coming back")
    return story


def test_the_search_finds_the_words_before_they_are_withdrawn(story: Story) -> None:
    found = {(leak.needle, leak.how) for leak in story.leaks["before"]}
    assert {("canary 1", "row"), ("canary 1", "term"), ("canary 2", "row"), ("canary 3", "row")} <= found
    assert ("canary 4", "row") in found
    assert any(leak.where.startswith(REPORTS) for leak in story.leaks["before"])


def test_a_withdrawal_is_pending_while_another_process_holds_the_index(story: Story) -> None:
    for step in ("withdraw", "check while held"):
        assert (story.told[step].code, story.told[step].json["state"]) == (1, "pending"), step


def test_it_is_done_when_that_process_has_ended(story: Story) -> None:
    assert (story.told["check"].code, story.told["check"].json["state"]) == (0, "done")
    assert story.told["check"].json["documents"] == 1


def test_it_is_shown_no_more_while_it_is_pending(story: Story) -> None:
    assert find_in_texts({"ask": story.told["ask"].out}, CANARIES) == ()
    assert story.told["ask"].json["coverage"]["documents"] == 1


def test_its_words_are_nowhere_and_those_of_what_stays_are_found(story: Story) -> None:
    assert story.leaks["after"] == ()


def test_the_report_that_quotes_it_is_gone_and_another_stays(story: Story) -> None:
    assert story.reports == [False, True]


def test_that_it_was_withdrawn_when_by_whom_and_why_remains(story: Story) -> None:
    [note] = story.told["withheld"].json["withdrawn"]
    assert (note["reference"], note["by"], note["why"]) == ("PCD 1", "Ann", "a court order")
    assert note["at"].startswith("20")
    assert "withdraw" in [line["action"] for line in story.told["audit"].json["audit"]]


@pytest.mark.parametrize("how", ("same file", "same file, new name", "same reference", "same text"))
def test_it_is_refused_when_it_comes_back(story: Story, how: str) -> None:
    outcomes = {d["status"]: d for d in story.told[how].json["documents"]}
    assert set(outcomes) == {"unchanged", "withdrawn"}
    assert "decisions reinstate 'PCD 1'" in next(iter(outcomes["withdrawn"]["reasons"]))


def test_refusing_it_leaves_no_word_behind(story: Story) -> None:
    assert story.leaks["after coming back"] == ()
    told = {step: ran.out + ran.err for step, ran in story.told.items() if step != "ingest"}
    assert find_in_texts(told, CANARIES) == ()


def test_a_restored_copy_loses_it_at_the_check(story: Story) -> None:
    copy = story.home.parent / "copy"
    journal = story.home / JOURNAL
    assert find(copy, CANARIES, CONTROLS) != ()
    checked = run("check", "--withdrawals", journal, "--json", "--home", copy)
    assert (checked.code, checked.json["replayed"], checked.json["state"]) == (0, ["PCD 1"], "done")
    assert find(copy, CANARIES, CONTROLS) == ()


@pytest.mark.parametrize(
    "argv",
    (("search", "kites above the estuary"), ("ask", "What is flown above the estuary?"), ("register",), ("withheld",)),
)
def test_a_home_restored_beside_the_journal_shows_it_to_nobody(
    story: Story, tmp_path: Path, argv: tuple[str, ...]
) -> None:
    home = shutil.copytree(story.home.parent / "restored", tmp_path / "home")
    shutil.copy(story.home / JOURNAL, home)
    ran = run(*argv, "--json", "--home", home)
    assert ran.code == 0
    assert find_in_texts({"out": ran.out, "err": ran.err}, CANARIES) == ()
    assert "Withdrawn again, as the journal says: PCD 1." in ran.err
    checked = run("check", "--json", "--home", home)
    assert (checked.code, checked.json["state"]) == (0, "done")
    assert find(home, CANARIES, CONTROLS) == ()


def test_a_reinstated_document_comes_back(story: Story, tmp_path: Path) -> None:
    home = shutil.copytree(story.home, tmp_path / "home")
    assert run("reinstate", "PCD 1", "--by", "Bea", "--why", "settled", "--home", home).code == 0
    (story.folder / "d1.txt").write_text(TEXT, encoding="utf-8")
    ingested = run("ingest", story.folder, "--json", "--home", home)
    (story.folder / "d1.txt").unlink()
    assert {d["document"]: d["status"] for d in ingested.json["documents"]} == {"d1": "published", "d2": "unchanged"}
    found = run("search", "kites above the estuary", "--json", "--home", home).json["hits"]
    assert found[0]["document"] == "d1"
