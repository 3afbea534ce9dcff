"""Question sets: what is read, what is refused, and labels that must point somewhere."""

import json
from pathlib import Path

import pytest

from evals.cases import Gold, SetError, find_labels, read_cases
from ingest.gate.gate import GATE_VERSION, reload
from ingest.locator import Locator
from tests.evals.fakes import make_paragraphs, make_register

GOLD = {"document": "gateway", "section": "5", "paragraph": "5.1"}


def write(folder: Path, *lines: object) -> Path:
    path = folder / "set.jsonl"
    path.write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines), encoding="utf-8")
    return path


def line(**fields: object) -> dict[str, object]:
    return {"id": "s01", "question": "How much?", "outcome": "answered", **fields}


def test_a_line_becomes_a_case(tmp_path: Path) -> None:
    full = line(
        history=[{"role": "user", "text": "Hello"}],
        facts=["£2.025m", ["3 years", "three years"]],
        gold=[GOLD],
    )
    (case,) = read_cases(write(tmp_path, full, ""))
    assert (case.id, case.outcomes, case.need) == ("s01", ("answered",), 1)
    assert case.facts == (("£2.025m",), ("3 years", "three years"))
    assert case.gold == ((Gold("gateway", "5", "5.1"),),)
    assert case.history[0].text == "Hello"


def test_several_outcomes_and_groups_are_read(tmp_path: Path) -> None:
    groups = [[GOLD], [{"document": "fleet"}]]
    both, one = read_cases(
        write(tmp_path, line(outcome=["partial", "withheld"], gold=groups), line(id="s02", gold=groups, need=1))
    )
    assert both.outcomes == ("partial", "withheld")
    assert (len(both.gold), both.need, one.need) == (2, 2, 1)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("not json", "line 2"),
        (line(outcome="sure"), "outcome"),
        (line(outcome=[]), "at least one"),
        (line(question=""), "question"),
        (line(colour="red"), "colour"),
        (line(gold=[{"paragraph": "1"}]), "document"),
        (line(gold=[GOLD], need=2), "need is 2 with 1"),
        (line(facts=[[]]), "empty fact"),
        (line(id=7), "id"),
    ],
)
def test_a_bad_line_is_one_error_with_its_number(tmp_path: Path, bad: object, said: str) -> None:
    with pytest.raises(SetError, match=r"set\.jsonl, line 2") as error:
        read_cases(write(tmp_path, line(id="ok"), bad))
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_an_id_stands_once(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="'s01' stands twice"):
        read_cases(write(tmp_path, line(), line()))


@pytest.mark.parametrize("name", ["missing.jsonl", "empty.jsonl"])
def test_a_set_without_questions_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.jsonl").write_text("\n")
    with pytest.raises(SetError, match=name):
        read_cases(tmp_path / name)


@pytest.mark.parametrize(
    ("gold", "ordinals"),
    [
        (Gold("gateway", section="5"), [2, 3]),
        (Gold("gateway", section="commercial ISSUES"), [2, 3]),
        (Gold("gateway", section="5: Commercial"), [2, 3]),
        (Gold("gateway", section="50"), [4]),
        (Gold("gateway", paragraph="5.1"), [2, 4]),
        (Gold("gateway", section="5", paragraph="5.1"), [2]),
        (Gold("gateway", has=("10", "entries")), [4]),
        (Gold("gateway", has=("5.2", "framework")), [3]),
        (Gold("gateway", has=("£2",)), []),
        (Gold("gateway", kind="row"), []),
        (Gold("gateway", attachment="Annex"), []),
        (Gold("fleet", paragraph="5.1"), []),
    ],
)
def test_gold_meets_every_field_given(gold: Gold, ordinals: list[int]) -> None:
    assert [p.at.ordinal for p in make_paragraphs("gateway") if gold.matches(p)] == ordinals


@pytest.mark.parametrize(
    ("start", "matches"),
    [
        ("5.1", True),
        ("5.0 Update", True),
        ("tollgate", True),
        ("5.0 Update on Work › 5.1 Toll", True),
        ("5.2", False),
    ],
)
def test_a_section_is_found_by_any_heading_of_its_path(start: str, matches: bool) -> None:
    at = Locator("board", 1, section="5.0 Update on Work › 5.1 Tollgate custody suite")
    paragraph = reload(at, (), "It opened.", "prose", GATE_VERSION)
    assert Gold("board", section=start).matches(paragraph) is matches


def test_labels_are_found_before_anything_runs(tmp_path: Path) -> None:
    register = make_register(tmp_path / "home")
    cases = read_cases(write(tmp_path, line(gold=[[GOLD], [{"document": "fleet"}]]), line(id="s02")))
    labels = find_labels(cases, register)
    assert labels["s01"].groups == (frozenset({"gateway#2"}), frozenset({"fleet#1"}))
    assert labels["s01"].documents == {"gateway", "fleet"}
    assert labels["s02"].keys == frozenset()
    register.close()


def test_a_label_that_points_nowhere_names_its_case(tmp_path: Path) -> None:
    register = make_register(tmp_path / "home")
    cases = read_cases(
        write(
            tmp_path,
            line(gold=[GOLD, {**GOLD, "paragraph": "9.9"}]),
            line(id="s02", gold=[{"document": "x"}]),
        )
    )
    with pytest.raises(SetError, match=r"'s01'.*paragraph '9\.9'.*'s02'.*document 'x'"):
        find_labels(cases, register)
    register.close()
