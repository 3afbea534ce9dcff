"""A report leaves a home with what it cites or found; others stay, and what is no report is left alone."""

import json
from pathlib import Path

import pytest

from evals.kept import REPORTS, ROWS, destroy_reports, find_reported


def report(home: Path, name: str, *rows: tuple[list[str], list[str]]) -> Path:
    """A report with rows that cite and found these paragraphs, as `evals.report` writes it."""
    folder = home / REPORTS / name
    folder.mkdir(parents=True)
    lines = [json.dumps({"id": "1", "answer": "x", "cited": c, "retrieved": r}, ensure_ascii=False) for c, r in rows]
    (folder / ROWS).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    (folder / "summary.md").write_text("x", encoding="utf-8")
    return folder


def test_a_home_without_reports_loses_none(tmp_path: Path) -> None:
    assert destroy_reports(tmp_path, ["kites"]) == 0
    assert find_reported(tmp_path) == frozenset()


@pytest.mark.parametrize("key", ("kites", "kites#3"))
def test_a_report_goes_that_cites_or_found_it_and_others_stay(tmp_path: Path, key: str) -> None:
    cites = report(tmp_path, "a", (["kites#3"], []))
    found = report(tmp_path, "b", ([], ["buoys#1"]), ([], ["buoys#2", "kites#3"]))
    other = report(tmp_path, "c", (["buoys#3"], ["buoys#3"]))
    assert destroy_reports(tmp_path, [key]) == 2
    assert [p.exists() for p in (cites, found, other)] == [False, False, True]


@pytest.mark.parametrize("key", ("kite", "ites", "kites#1", "kites#33", "kites-2", "kites-2#3"))
def test_a_name_that_is_only_alike_takes_nothing(tmp_path: Path, key: str) -> None:
    kept = report(tmp_path, "a", (["kites#3"], ["my-kites#1", "kites#13"]))
    assert destroy_reports(tmp_path, [key]) == 0
    assert kept.exists()


def test_nothing_to_look_for_takes_nothing(tmp_path: Path) -> None:
    kept = report(tmp_path, "a", (["kites#3"], []))
    assert destroy_reports(tmp_path, []) == 0
    assert kept.exists()


def test_other_files_of_the_home_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / REPORTS / "notes").mkdir(parents=True)
    (tmp_path / REPORTS / "notes" / "mine.txt").write_text('"kites#3"')
    (tmp_path / ROWS).write_text('"kites#3"')
    assert destroy_reports(tmp_path, ["kites"]) == 0
    assert (tmp_path / REPORTS / "notes" / "mine.txt").exists()


def test_what_reports_tell_of_is_found_and_a_line_cut_short_is_passed_over(tmp_path: Path) -> None:
    folder = report(tmp_path, "a", (["kites#3"], ["buoys#1"]))
    with (folder / ROWS).open("a") as rows:
        rows.write('{"id": "2", "cited": ["ki')
    assert find_reported(tmp_path) == {"kites#3", "buoys#1"}
