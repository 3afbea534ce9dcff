"""Information governance from the command line: as JSON and in words, with exit codes and one line for a mistake."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from evals.leaks import find
from ingest import withdraw as withdrawal
from ingest.register import open_register
from tests.ingest import forms
from tests.ingest.decisions import BUOYS, KITES, SECRET, decision
from ui import cli

Run = Callable[..., Any]
WHY = ("withheld", "--why")
UNMARKED = f"Zephyr settlement\n\n{BUOYS[0]}\n\n{BUOYS[1]}\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a decision that has a Part 2, another that repeats a paragraph of it, and a held file."""
    base = tmp_path_factory.mktemp("keeping")
    folder = base / "in"
    folder.mkdir()
    (folder / "d1.txt").write_text(decision("PCD 1", "Kites", *KITES, part2=True), encoding="utf-8")
    (folder / "d2.txt").write_text(decision("PCD 2", "Lamps", KITES[1], BUOYS[2]), encoding="utf-8")
    (folder / "zephyr-settlement.txt").write_text(UNMARKED, encoding="utf-8")
    assert cli.main(["ingest", str(folder), "--home", str(base / "home")]) == 0
    return base / "home"


@pytest.fixture
def kept(built: Path, tmp_path: Path) -> Path:
    """A copy of that home, to be changed."""
    return shutil.copytree(built, tmp_path / "kept")


def by(name: str = "Ann", why: str | None = "asked") -> tuple[str, ...]:
    return ("--by", name, *(("--why", why) if why else ()))


def held(run: Run, home: Path) -> str:
    return next(g["target"] for g in run("review", "list", "--json", "--home", home).json["groups"] if g["waits"])


def ordinal(home: Path, text: str) -> str:
    with closing(open_register(home)) as register:
        return next(str(p.at.ordinal) for d in register.documents() for p in d.paragraphs if text in p.text)


def test_review_lists_what_waits_and_with_all_the_rest(decisions: Run, built: Path) -> None:
    groups = decisions("review", "list", "--json", "--home", built).json["groups"]
    assert [(g["status"], g["waits"], g["group"]) for g in groups] == [("held", True, 1), ("exempt", False, 1)]
    assert (groups[1]["target"], groups[1]["reference"]) == ("d1", "PCD 1")
    waiting = decisions("review", "list", "--home", built).out
    assert "1 group waiting; 1 more decided by a rule or a person (--all lists them)" in waiting
    assert "PCD 1 (d1)" not in waiting
    assert "PCD 1 (d1), group 1: exempt" in decisions("review", "list", "--all", "--home", built).out


def test_no_list_has_a_withheld_word_or_a_held_name(decisions: Run, built: Path) -> None:
    for argv in (
        ("review", "list", "--all"),
        ("withheld",),
        ("withheld", "--released"),
        WHY,
        ("audit",),
        ("register",),
    ):
        for form in ((), ("--json",)):
            ran = decisions(*argv, *form, "--home", built)
            told = (ran.out + ran.err).casefold()
            assert ran.code == 0
            assert not any(word in told for word in ("quillfeather", "zephyr", "ravensfoot")), argv


def test_a_reviewer_sees_the_words_and_it_is_in_the_audit(decisions: Run, kept: Path) -> None:
    shown = decisions("review", "show", "PCD 1", "--group", "1", "--by", "Ann", "--json", "--home", kept).json
    assert SECRET in [p["text"] for p in shown["paragraphs"]]
    ran = decisions("review", "show", "d1", "--by", "Ann", "--home", kept)
    assert SECRET in ran.out
    assert "For reviewers only" in ran.err
    lines = decisions("audit", "--json", "--home", kept).json["audit"]
    assert [(x["who"], x["action"], x["subject"]) for x in lines[-2:]] == [("Ann", "show", "d1")] * 2
    assert find(kept, ("Quillfeather",), ("Marrowby",)) == ()


def test_what_stands_beside_part_2_is_listed_with_its_rule(decisions: Run, built: Path) -> None:
    rows = decisions("withheld", "--released", "--json", "--home", built).json["released"]
    assert all(row["rule"] and row["text"] for row in rows)
    assert any(row["document"] == "d1" and "Part 2 form" in row["text"] for row in rows)
    assert not any(row["text"] in KITES for row in rows)
    table = decisions("withheld", "--released", "--csv", "--home", built).out
    assert [r["text"] for r in csv.DictReader(io.StringIO(table))] == [row["text"] for row in rows]
    assert (
        f"{len(rows)} public paragraphs beside Part 2 matter."
        in decisions("withheld", "--released", "--home", built).out
    )


def test_a_held_file_is_released_by_group_and_withheld_again(decisions: Run, kept: Path) -> None:
    target = held(decisions, kept)
    ran = decisions("review", "release", target, *by(), "--json", "--home", kept)
    assert (ran.code, list(ran.json["documents"])) == (0, ["zephyr-settlement"])
    hits = decisions("search", "Ravensfoot buoys", "--json", "--home", kept).json["hits"]
    assert hits[0]["document"] == "zephyr-settlement"
    again = decisions("review", "withhold", "zephyr-settlement", *by("Bea"), "--home", kept)
    assert again.code == 0
    assert "is held whole." in again.out
    assert "Erasing is done" in again.out
    assert find(kept, ("Ravensfoot",), ("Marrowby",)) == ()


def test_one_paragraph_is_withheld_in_every_document_and_erased(decisions: Run, kept: Path) -> None:
    reports = kept / "reports" / "1"
    reports.mkdir(parents=True)
    row = {"answer": KITES[1], "cited": [f"d2#{ordinal(kept, 'Thistledown')}"], "retrieved": []}
    (reports / "rows.jsonl").write_text(json.dumps(row) + "\n")
    assert find(kept, ("Thistledown",), ("Marrowby",)) != ()
    ran = decisions(
        "review", "withhold", "d1", "--paragraphs", ordinal(kept, "Thistledown"), *by(), "--json", "--home", kept
    )
    assert (ran.code, ran.json["state"]) == (0, "done")
    assert (ran.json["documents"], ran.json["reports_removed"]) == ({"d1": 1, "d2": 1}, 1)
    assert find(kept, ("Thistledown",), ("Marrowby",)) == ()


def test_a_check_finishes_a_withholding_that_was_cut_short(decisions: Run, kept: Path) -> None:
    """The register is changed and nothing else, as by a kill right after it."""
    from ingest.decide import withhold_target

    reports = kept / "reports" / "1"
    reports.mkdir(parents=True)
    at = ordinal(kept, "Thistledown")
    (reports / "rows.jsonl").write_text(json.dumps({"answer": KITES[1], "cited": [f"d1#{at}"], "retrieved": []}) + "\n")
    with closing(open_register(kept)) as register:
        withhold_target(register, "d1", frozenset({int(at)}), "Ann", "asked")
    ran = decisions("check", "--home", kept)
    assert ran.code == 0
    assert "The index was rebuilt" in ran.out
    assert find(kept, ("Thistledown",), ("Marrowby",)) == ()


def test_a_check_finishes_a_withdrawal_that_was_cut_short(decisions: Run, kept: Path) -> None:
    with closing(open_register(kept)) as register:
        withdrawal.withdraw(register, "PCD 1", "Ann", "asked")
    (kept / withdrawal.JOURNAL).unlink()
    ran = decisions("check", "--json", "--home", kept)
    assert (ran.code, ran.json["state"], ran.json["documents"]) == (0, "done", 1)
    assert find(kept, ("Marrowby",), ("Saltmarsh",)) == ()
    assert (kept / withdrawal.JOURNAL).exists()
    assert decisions("check", "--json", "--home", kept).json["repaired"] is None


def test_a_withdrawal_is_told_in_words_and_listed(decisions: Run, kept: Path) -> None:
    assert "Nothing is withdrawn." in decisions("withdraw", "--list", "--home", kept).out
    ran = decisions("withdraw", "pcd 1", *by("Zoë O’Neill", 'it\'s "over"'), "--home", kept)
    assert ran.code == 0
    assert "PCD 1 (d1): withdrawn" in ran.out
    assert "Erasing is done: nothing of it is left in the home folder." in ran.out
    [row] = decisions("withdraw", "--list", "--json", "--home", kept).json["withdrawn"]
    assert (row["document"], row["by"], row["why"], row["reinstated"]) == ("d1", "Zoë O’Neill", 'it\'s "over"', None)
    back = decisions("reinstate", "PCD 1", *by("Bea", "settled"), "--home", kept)
    assert "may be ingested again" in back.out
    assert "reinstated" in decisions("withdraw", "--list", "--home", kept).out


MISTAKES = (
    (("withdraw",), "withdraw needs REFERENCE and --why REASON"),
    (("withdraw", "PCD 1", "--by", "Ann"), "withdraw needs REFERENCE"),
    (("withdraw", "PCD 1", "--by", " ", "--why", "x"), "nothing is said"),
    (("withdraw", "PCD 9", "--by", "Ann", "--why", "x"), "no document is called 'PCD 9'"),
    (("reinstate", "PCD 1", "--by", "Ann", "--why", "x"), "nothing called 'PCD 1' is withdrawn"),
    (("reinstate", "PCD 1", "--by", "Ann"), "--why"),
    (("review", "release", "PCD 1", "--by", "Ann"), "--why"),
    (("review", "release", "PCD 1", "--by", "Ann", "--why", ""), "nothing is said"),
    (("review", "withhold", "PCD 1", "--why", "x"), "--by"),
    (("review", "release", "PCD 9", "--by", "Ann", "--why", "x"), "no one document or held file"),
    (("review", "release", "d1", "--group", "9", "--by", "Ann", "--why", "x"), "has no group 9"),
    (("review", "release", "d1", "--paragraphs", "5-3", "--by", "Ann", "--why", "x"), "not a list of paragraphs"),
    (("review", "release", "d1", "--paragraphs", "0", "--by", "Ann", "--why", "x"), "not a list of paragraphs"),
    (("review", "release", "d1", "--paragraphs", "999", "--by", "Ann", "--why", "x"), "999"),
    (("review", "show", "d1"), "--by"),
    (("review",), "WHAT"),
    (("check", "--withdrawals", "no-such-file"), "no file 'no-such-file'"),
    (("check", "--wait", "long"), "'long' is not a number of seconds"),
)


@pytest.mark.parametrize(("argv", "line"), MISTAKES, ids=[" ".join(argv) for argv, _ in MISTAKES])
def test_a_mistake_gives_one_line_and_changes_nothing(
    decisions: Run, built: Path, argv: tuple[str, ...], line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECISIONS_HOME", str(built))
    with closing(open_register(built)) as register:
        before = (register.revision, register.audit())
        ran = decisions(*argv)
        assert (register.revision, register.audit()) == before
    assert ran.code == 2
    assert line in ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""


def test_why_tells_each_stretch_and_what_opened_it(decisions: Run, built: Path) -> None:
    [stretch] = decisions(*WHY, "--json", "--home", built).json["stretches"]
    [why] = stretch["reasons"]
    assert (stretch["document"], stretch["reference"], why["paragraphs"]) == ("d1", "PCD 1", stretch["paragraphs"])
    assert "opens at paragraph" in why["reason"]
    text = decisions(*WHY, "--home", built).out
    assert "PCD 1 (d1): paragraphs " in text
    assert "1 stretch of " in text
    rows = list(csv.DictReader(io.StringIO(decisions(*WHY, "--csv", "--home", built).out)))
    assert [row["document"] for row in rows] == ["d1"]


def test_why_and_released_are_two_lists(decisions: Run, built: Path) -> None:
    ran = decisions(*WHY, "--released", "--home", built)
    assert (ran.code, ran.err) == (2, "decisions: --released and --why are two lists: give one of them\n")


@pytest.fixture
def unclear(tmp_path: Path) -> Path:
    """A home with two decisions that each have a report behind them which nothing marks as public."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for n, word in enumerate(("Marrowby", "Ravensfoot"), 1):
        report = (
            f"Report by the Head of Delivery\n\n1. The {word} wheels are to be turned in spring by two of the crew.\n"
        )
        text = f"MOPAC\n\n{forms.form('YES').replace('PCD 3001', f'PCD {n}')}\n{report}"
        (folder / f"r{n}.txt").write_text(text, encoding="utf-8")
    assert cli.main(["ingest", str(folder), "--home", str(tmp_path / "home")]) == 0
    return tmp_path / "home"


def test_a_kind_is_listed_shown_released_and_withheld(decisions: Run, unclear: Path) -> None:
    decisions("audit", "--home", unclear)  # what the fixture printed is read away
    [kind] = decisions("review", "list", "--json", "--home", unclear).json["kinds"]
    assert (set(kind["documents"]), kind["body"], kind["decided"]) == ({"r1", "r2"}, "MOPAC", None)
    listed = decisions("review", "list", "--home", unclear).out
    assert f"Kind {kind['kind']} (MOPAC): {kind['paragraphs']} paragraphs of 2 documents waiting" in listed
    assert "Delivery" not in listed
    shown = decisions("review", "show", kind["kind"], *by(why=None), "--home", unclear)
    assert "== PCD 1 (r1)" in shown.out
    assert "Ravensfoot" in shown.out
    choose = ("--kind", kind["kind"], "--home", unclear)
    released = decisions("review", "release", *by(), "--json", *choose).json
    assert set(released["documents"]) == {"r1", "r2"}
    assert "Marrowby" in decisions("search", "wheels", "--home", unclear).out
    assert f"Kind {kind['kind']}" in decisions("review", "list", "--all", "--home", unclear).out
    withheld = decisions("review", "withhold", *by("Bea"), "--json", *choose)
    assert (withheld.code, withheld.json["state"]) == (0, "done")
    assert find(unclear, ("Marrowby", "wheels are to be turned"), ("scanners",)) == ()
    actions = [x["action"] for x in decisions("audit", "--json", "--home", unclear).json["audit"]]
    assert [a for a in actions if "kind" in a] == ["show kind", "release kind", "withhold kind"]


@pytest.mark.parametrize(
    ("argv", "told"),
    (
        (("release",), "give one TARGET, or --kind KIND alone"),
        (("release", "d1", "--kind", "k-0123456789"), "give one TARGET, or --kind KIND alone"),
        (("withhold", "--kind", "plans"), "'plans' is not a kind"),
        (("release", "--kind", "k-0123456789", "--paragraphs", "3"), "a kind is looked at and decided whole"),
        (("release", "--kind", "k-0123456789"), "nothing waits of kind 'k-0123456789'"),
    ),
)
def test_a_mistake_with_a_kind_is_one_line(decisions: Run, built: Path, argv: tuple[str, ...], told: str) -> None:
    ran = decisions("review", *argv, *by(), "--home", built)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert told in ran.err
