"""A run written down: everything keyed, nothing lost, plots drawn without a screen."""

import json
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from evals.gate import Baseline, Verdict
from evals.measures import MEASURES
from evals.report import print_table, summarise, write_report
from evals.runs import Row, Run

NAMES = [m.name for m in MEASURES]
FULL = Row(
    "a",
    "How much?",
    ("answered",),
    "answered",
    "£5",
    ("d#1",),
    ("d#1",),
    dict.fromkeys(NAMES, 1.0),
    (),
    (),
    None,
    0.1,
)
SHORT = replace(FULL, id="b", outcome="not_answered", scores=dict.fromkeys(NAMES), missing=("£6",))
FAILED = replace(FULL, id="c", outcome=None, scores={}, error="KeyError: 'x'")
RUN = Run("tiny", "m@1", "float32", "7", ("a", "b", "c"), (FULL, SHORT, FAILED))
VERDICT = Verdict(("error: case c: KeyError: 'x'",), ("said in passing",))


def test_the_folder_holds_rows_summary_page_and_plots(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "1"
    write_report(folder, RUN, VERDICT, Baseline("tiny", "m@1", "float32", RUN.means, {}))
    rows = [json.loads(line) for line in (folder / "rows.jsonl").read_text().splitlines()]
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    summary = json.loads((folder / "summary.json").read_text())
    assert (summary["set"], summary["model"], summary["precision"], summary["index"]) == (
        "tiny",
        "m@1",
        "float32",
        "7",
    )
    assert (summary["cases"], summary["rows"], summary["errors"]) == (3, 3, 1)
    assert summary["metrics"]["outcome"] == {"value": 1.0, "n": 1, "none": 2}
    page = (folder / "summary.md").read_text()
    assert "| outcome | 1.000 | 1.000 | 1 | 2 |" in page
    assert "- b: the answer does not say '£6'" in page
    assert "- b: outcome not_answered, expected answered" in page
    for name in ("hits.png", "measures.png", "outcomes.png"):
        assert (folder / name).read_bytes().startswith(b"\x89PNG")
        assert name in page


def test_a_run_where_nothing_could_be_scored_is_written_too(tmp_path: Path) -> None:
    write_report(tmp_path, replace(RUN, rows=(FAILED,)), VERDICT, None)
    assert json.loads((tmp_path / "summary.json").read_text())["metrics"]["mrr"] == {
        "value": None,
        "n": 0,
        "none": 1,
    }


def test_a_figure_that_is_not_there_is_null_not_nan() -> None:
    assert "NaN" not in json.dumps(summarise(RUN, VERDICT))


def test_the_table_shows_every_measure(tmp_path: Path) -> None:
    with (tmp_path / "table").open("w", encoding="utf-8") as file:
        print_table(Console(file=file, width=100), RUN, None)
    shown = (tmp_path / "table").read_text(encoding="utf-8")
    assert all(name in shown for name in NAMES)
