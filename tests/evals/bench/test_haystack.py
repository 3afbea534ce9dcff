"""The haystack says what is found, and fails where a named decision is not kept to."""

import json
from pathlib import Path

import pytest

from evals.bench.haystack import Found, summarise
from ui.cli import main


def test_means_leave_out_what_is_not_defined() -> None:
    names = ("hit@1", "hit@3", "hit@5", "mrr")
    rows = [
        Found("a", 0, {**dict.fromkeys(names, 1.0), "wrong document@5": None}, True, 0),
        Found("b", 1, {**dict.fromkeys(names, 0.0), "wrong document@5": 0.5}, True, 2),
    ]
    summary = summarise("set", rows)
    assert summary["all"] == {**dict.fromkeys(names, 0.5), "wrong document@5": 0.5}
    assert (summary["naming"], summary["astray"]) == (2, 1)


def test_without_a_collection_it_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["bench", "haystack", "--set", str(tmp_path / "none.jsonl")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_is_measured(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "kennels.txt").write_text("PCD 411\n\nTitle: Kennels\n\nThe kennels cost £40.\n", encoding="utf-8")
    gold = [{"document": "kennels", "has": ["£40"]}]
    case = {"id": "1", "question": "What do the kennels cost?", "outcome": "answered", "gold": gold}
    (tmp_path / "set.jsonl").write_text(json.dumps(case), encoding="utf-8")
    assert main(["bench", "haystack", "--docs", str(docs), "--set", str(tmp_path / "set.jsonl"), "--json"]) == 0
    (measured,) = json.loads(capsys.readouterr().out)["sets"]
    assert measured["all"]["hit@3"] == 1.0
