"""What makes a leak run fail, and what it writes down."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from evals.forge import Planted
from evals.forge.measure import Share, Tally
from evals.leak_suite import LeakRun, print_run, summarise, write_report
from evals.leaks import Leak
from evals.product import ProductRun

SHARES = {"register": Share(10, 0)}
GATE = Tally(1, 5, Share(10, 0), Share(1000, 5), SHARES, SHARES, SHARES, SHARES, (), ())
PRODUCT = ProductRun(1, 5, 10, 1000, {}, (), (), ())
SOUND = LeakRun((), GATE, PRODUCT)
MARKER = Planted("mv0w", "paragraph", "plain")


def test_a_sound_run_passes() -> None:
    assert SOUND.failures == ()


@pytest.mark.parametrize(
    ("run", "why"),
    (
        (replace(SOUND, samples=(Leak("canary 1", "register.db", "row"),)), "samples"),
        (replace(SOUND, gate=replace(GATE, canaries=Share(10, 1))), "1 of 10 canaries passed the gate"),
        (replace(SOUND, gate=replace(GATE, markers=Share(1000, 6))), "6 public markers were withheld"),
        (replace(SOUND, gate=replace(GATE, wrongly_released=(3,))), "published that must be held"),
        (replace(SOUND, gate=replace(GATE, errors={3: "ValueError"})), "could not be read"),
        (replace(SOUND, product=replace(PRODUCT, leaked={"xk0q": "row in register.db"})), "what the product wrote"),
        (replace(SOUND, product=replace(PRODUCT, blind=("terms of the word index",))), "blind"),
        (replace(SOUND, product=replace(PRODUCT, unread=("index/1/x.zip",))), "cannot be read"),
        (replace(SOUND, product=replace(PRODUCT, blocked=(MARKER,) * 6)), "6 public markers were withheld"),
    ),
)
def test_each_fault_fails_the_run(run: LeakRun, why: str) -> None:
    assert len(run.failures) == 1
    assert why in run.failures[0]


def test_the_report_holds_the_figures_and_a_picture(tmp_path: Path) -> None:
    write_report(tmp_path, SOUND)
    assert json.loads((tmp_path / "leaks.json").read_text(encoding="utf-8")) == json.loads(json.dumps(summarise(SOUND)))
    assert (tmp_path / "leaks.png").stat().st_size > 1000


def test_the_table_names_families_and_failing_wordings(capsys: pytest.CaptureFixture[str]) -> None:
    failing = replace(GATE, leaks_by_wording={"part2-bare": Share(4, 1), "nfp": Share(4, 0)})
    print_run(Console(width=100), replace(SOUND, gate=failing))
    printed = capsys.readouterr().out
    assert "register" in printed
    assert "part2-bare" in printed
    assert "nfp" not in printed
