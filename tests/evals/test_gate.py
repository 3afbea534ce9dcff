"""The gate: what it lets pass and what it does not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.verify import Answer, Refusal
from evals.cases import Case, Gold, find_labels
from evals.gate import BaselineError, find_faults, judge, read_baseline, write_baseline
from evals.leaks import Leak
from evals.runs import Run, run_cases
from evals.session import evaluate
from ingest.register import Register
from tests.evals.fakes import FakeAssistant, answer, cite, make_register, refuse

CASES = (
    Case("price", "How much?", (), ("answered",), (("£2.025m",),), ((Gold("gateway", "5", "5.1"),),), 1, ""),
    Case("vans", "How many vans?", (), ("answered",), (("twelve",),), ((Gold("fleet"),),), 1, ""),
    Case("cameras", "Any cameras?", (), ("nothing_found",), (), (), 0, ""),
)
FOUND = {"How much?": ["gateway#2", "gateway#3"], "How many vans?": ["gateway#1", "fleet#1"]}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    register = make_register(tmp_path / "home")
    yield register
    register.close()


def results(register: Register) -> dict[str, Answer | Refusal | Exception]:
    return {
        "How much?": answer(cite(register, "gateway#2")),
        "How many vans?": answer(cite(register, "fleet#1")),
        "Any cameras?": refuse("nothing_found"),
    }


def make_run(register: Register, **changed: Answer | Refusal | Exception) -> Run:
    given = {**results(register), **{c.question: changed[c.id] for c in CASES if c.id in changed}}
    return evaluate("tiny", CASES, FakeAssistant(register, given, FOUND), lambda done, total: None)  # type: ignore[arg-type]


@pytest.fixture
def good(register: Register) -> Run:
    return make_run(register)


def failures(run: Run, good: Run, tmp_path: Path, *leaks: Leak) -> str:
    path = tmp_path / "tiny.baseline.json"
    write_baseline(path, good)
    return "\n".join(judge(run, read_baseline(path), leaks).failures)


def test_the_same_run_passes(good: Run, tmp_path: Path) -> None:
    assert failures(good, good, tmp_path) == ""
    assert {m.n for m in good.means.values()} == {2, 3}
    assert good.means["outcome"].value == 1.0
    assert (good.means["citation recall"].n, good.means["citation recall"].none) == (2, 1)


def test_a_fall_names_the_cases_that_fell(register: Register, good: Run, tmp_path: Path) -> None:
    worse = make_run(register, vans=refuse("not_answered"))
    said = failures(worse, good, tmp_path)
    assert "outcome: 0.667, the baseline 1.000 (cases: vans)" in said
    assert "citation precision: scored for 1 cases, the baseline for 2 (cases: vans)" in said
    assert "price" not in said


def test_a_wholly_shifted_citation_is_a_fall(register: Register, good: Run, tmp_path: Path) -> None:
    shifted = make_run(register, price=answer(cite(register, "gateway#3")))
    said = failures(shifted, good, tmp_path)
    assert "citation recall: 0.500, the baseline 1.000 (cases: price)" in said


def test_a_citation_moved_by_one_paragraph_is_unsupported(register: Register, good: Run, tmp_path: Path) -> None:
    moved = replace(cite(register, "gateway#2"), key="gateway#3", ordinal=3)
    said = failures(make_run(register, price=answer(moved)), good, tmp_path)
    assert "unsupported: case price" in said
    assert "quote support" in said


def test_a_quote_that_is_not_there_is_unsupported(register: Register, good: Run, tmp_path: Path) -> None:
    run = make_run(register, price=answer(cite(register, "gateway#2", "worth £2.026m")))
    assert "unsupported: case price: [1] quotes what 'gateway#2' does not say" in failures(run, good, tmp_path)


def test_an_unsupported_quote_fails_even_where_the_baseline_had_it(register: Register, tmp_path: Path) -> None:
    run = make_run(register, price=answer(cite(register, "gateway#2", "worth £2.026m")))
    assert "unsupported" in failures(run, run, tmp_path)


def test_an_error_is_a_recorded_row_and_fails(register: Register, good: Run, tmp_path: Path) -> None:
    run = make_run(register, vans=RuntimeError("no index"))
    assert [row.id for row in run.rows] == [c.id for c in CASES]
    assert run.rows[1].error == "RuntimeError: no index"
    assert "error: case vans: RuntimeError: no index" in failures(run, good, tmp_path)


def test_a_lost_row_fails(good: Run, tmp_path: Path) -> None:
    lost = replace(good, rows=good.rows[:1] + good.rows[2:])
    assert "lost row: case vans has 0 rows" in failures(lost, good, tmp_path)
    assert "lost row: case price has 2 rows" in failures(replace(good, rows=good.rows + good.rows[:1]), good, tmp_path)
    assert "strange row: x" in failures(replace(good, rows=(*good.rows, replace(good.rows[0], id="x"))), good, tmp_path)


def test_a_leak_fails(good: Run, tmp_path: Path) -> None:
    assert "leak: canary 3: row in register.db" in failures(
        good, good, tmp_path, Leak("canary 3", "register.db", "row")
    )


def test_more_wrong_documents_are_a_fall(good: Run, tmp_path: Path) -> None:
    rows = tuple(replace(r, scores={**r.scores, "wrong document@5": 1.0}) if r.id == "price" else r for r in good.rows)
    assert "wrong document@5: 0.750, the baseline 0.250 (cases: price)" in failures(
        replace(good, rows=rows), good, tmp_path
    )


def test_a_fall_within_tolerance_passes(good: Run, tmp_path: Path) -> None:
    rows = tuple(replace(r, scores={**r.scores, "mrr": (r.scores["mrr"] or 0) - 0.009}) for r in good.rows[:2])
    assert failures(replace(good, rows=(*rows, good.rows[2])), good, tmp_path) == ""


def test_another_set_or_model_needs_a_new_baseline(good: Run, tmp_path: Path) -> None:
    other = replace(good, cases=("price", "vans", "cars"), rows=(*good.rows[:2], replace(good.rows[2], id="cars")))
    said = failures(other, good, tmp_path)
    assert "the set has changed (new: cars; gone: cameras)" in said
    assert "--write-baseline" in said
    assert "the embedding model is 'b', the baseline's" in failures(replace(good, model="b"), good, tmp_path)


def test_another_precision_is_said_and_compared(good: Run, tmp_path: Path) -> None:
    write_baseline(tmp_path / "b.json", good)
    verdict = judge(replace(good, precision="bfloat16"), read_baseline(tmp_path / "b.json"), ())
    assert verdict.failures == ()
    assert verdict.notes == ("the baseline was made in float32, this run in bfloat16",)


@pytest.mark.parametrize("content", [None, "", "{}", "[1]"])
def test_a_baseline_that_is_none_says_how_to_write_one(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "b.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(BaselineError, match="--write-baseline"):
        read_baseline(path)


def test_rows_are_keyed_and_counted(register: Register) -> None:
    labels = find_labels(CASES, register)
    heard: list[tuple[int, int]] = []
    assistant = FakeAssistant(register, {}, {})
    rows = run_cases(CASES, labels, assistant, lambda *step: heard.append(step))  # type: ignore[arg-type]
    assert [row.outcome for row in rows] == ["nothing_found"] * 3
    assert heard == [(1, 3), (2, 3), (3, 3)]
    run = Run("tiny", "m", "float32", "1", tuple(c.id for c in CASES), rows)
    assert find_faults(run, ()) == ()
    assert (run.means["quote support"].value, run.means["quote support"].none) == (None, 3)
