"""The gate-alone run: how verdicts are counted and recorded, without judging the gate itself."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals.forge import Composed, Planted
from evals.forge import measure as measure_module
from evals.forge.measure import Share, Verdict, count, judge, run_gate

CANARY = Planted("xk000000000001q", "paragraph", "os")
MARKER = Planted("mv000000000002w", "paragraph", "neg-part2-no")
DOCUMENT = Composed("report.txt", "board-report", "Nothing marks this text.\n", True, False, (CANARY,), (MARKER,))
VERDICT = Verdict(0, "report.txt", "board-report", "released", False, (CANARY, MARKER))


def test_a_share_of_nothing_is_none() -> None:
    assert Share().share is None
    assert Share(4, 1).share == 0.25


def test_leaks_and_over_blocks_are_counted_by_family_and_wording() -> None:
    leaky = replace(VERDICT, n=1, leaked=(CANARY,))
    tight = replace(VERDICT, n=2, outcome="held", blocked=(MARKER,))
    tally = count(7, [VERDICT, leaky, tight])
    assert (tally.documents, tally.canaries, tally.markers) == (3, Share(3, 1), Share(3, 1))
    assert tally.leaks_by_wording == {"os": Share(3, 1)}
    assert tally.blocks_by_family == {"board-report": Share(3, 1)}
    assert tally.wrongly_held == (2,)


def test_a_file_that_should_be_held_and_is_not_is_named() -> None:
    assert count(7, [replace(VERDICT, must_hold=True)]).wrongly_released == (0,)
    assert not replace(VERDICT, must_hold=True).is_right


def test_an_error_is_reported_and_counts_in_no_share() -> None:
    tally = count(7, [VERDICT, replace(VERDICT, n=3, outcome="error", error="ValueError: no")])
    assert tally.errors == {3: "ValueError: no"}
    assert tally.canaries == Share(1, 0)


def test_what_a_document_raises_is_recorded_and_not_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("cannot read it")

    monkeypatch.setattr(measure_module, "read_document", fail)
    verdict = judge(DOCUMENT, 3, tmp_path)
    assert (verdict.outcome, verdict.error) == ("error", "ValueError: cannot read it")
    assert list(tmp_path.iterdir()) == []


def test_a_public_text_that_lacks_its_marker_is_an_over_block(tmp_path: Path) -> None:
    verdict = judge(DOCUMENT, 3, tmp_path)
    assert (verdict.outcome, verdict.leaked, verdict.blocked) == ("released", (), (MARKER,))


def test_a_run_writes_each_failing_document_beside_what_failed_in_it(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    tally = run_gate(1, 25, tmp_path / "failures", lambda done, of: heard.append((done, of)))
    assert tally.documents == 25
    assert heard[-1] == (25, 25)
    assert tally.canaries.planted > 50
    assert tally.markers.planted > 200
    for path in (tmp_path / "failures").glob("*.json"):
        facts = json.loads(path.read_text(encoding="utf-8"))
        assert facts["leaked"] or facts["blocked"] or facts["error"] or facts["must_hold"]
        assert len(list(path.parent.glob(f"{path.stem}.*"))) == 2
