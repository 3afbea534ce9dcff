"""The benchmark of size: its collection is the same each time, is read as what it is, and is measured apart."""

import json
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from rich.console import Console

from evals.bench.apart import ApartError, run_apart
from evals.bench.corpus import ask_about, write_corpus
from evals.bench.scale import Built, Measured, Timing, choose_filters, print_table
from evals.runs import Progress
from ingest.register import open_register
from ingest.sync import sync


def read(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text() for p in folder.iterdir()}


def test_a_collection_is_the_same_for_a_seed_and_another_for_another(tmp_path: Path) -> None:
    subjects = write_corpus(tmp_path / "a", 300)
    assert write_corpus(tmp_path / "b", 300) == subjects
    assert read(tmp_path / "a") == read(tmp_path / "b")
    write_corpus(tmp_path / "c", 300, seed=1)
    assert read(tmp_path / "c") != read(tmp_path / "a")
    asked = ask_about(subjects, 40)
    assert len(set(asked)) == 40
    assert ask_about(subjects, 40) == asked


@pytest.mark.long
def test_the_gate_lets_all_of_it_through_and_every_kind_of_filter_chooses_some(tmp_path: Path) -> None:
    write_corpus(tmp_path / "in", 2_500)
    with closing(open_register(tmp_path / "home", create=True)) as register:
        report = sync(tmp_path / "in", register, "bench")
        assert Counter(d.status for d in report.documents) == {"published": len(report.documents)}
        assert sum(d.withheld for d in report.documents) == 0
        chosen = {name: len(register.matching(given)) for name, given in choose_filters(register).items()}
    assert all(chosen.values())
    assert chosen["document"] == chosen["reference"] == 1
    assert chosen["nearly all dates"] < chosen["no filter"] == len(report.documents)


def hold(tell: Progress, size: int) -> int:
    held = bytes(size)
    tell(1, 2)
    time.sleep(0.6)
    return len(held)


def fail(_: Progress) -> None:
    raise SystemExit(3)


@pytest.mark.long
def test_what_works_apart_reports_returns_and_is_weighed() -> None:
    heard: list[tuple[int, int]] = []
    value, memory = run_apart(hold, lambda done, total: heard.append((done, total)), 50_000_000)
    assert value == 50_000_000
    assert heard == [(1, 2)]
    assert memory is None or memory > 10_000_000


@pytest.mark.long
def test_what_fails_apart_is_one_error() -> None:
    with pytest.raises(ApartError, match="fail ended without a result"):
        run_apart(fail, lambda done, total: None)


def test_the_table_says_what_is_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    timings = (Timing("no filter", 3, 9.81, 12.2, 0.9987), Timing("answers in full", 3, 80.0, 90.0))
    print_table(Console(width=120), Measured(Built(3, 9, 1.0, 90.0, None, 0.5), 8, 2.0, 10**9, 0.4, timings))
    out = capsys.readouterr().out
    assert "built in 1.5 min" in out
    assert "building not known, searching and answering 1000 MB" in out
    assert "0.9987" in out
    assert json.dumps(timings[1].recall) == "null"
