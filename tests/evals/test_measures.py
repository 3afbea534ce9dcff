"""What one reply is worth, and what it says without support."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.verify import Claim
from evals.cases import Case, Labels
from evals.measures import find_unsupported, measure_reply, missing_facts
from ingest.register import Register
from tests.evals.fakes import answer, cite, make_register, refuse

PRICE, TERM, FRAMEWORK = "£2.025m", "three years and two months", "gateway#3"
CASE = Case("s01", "How much?", (), ("answered",), ((PRICE,), (TERM, "3 years")), (), 1, "")
ONE = Labels((frozenset({"gateway#2"}),), 1)
BOTH = Labels((frozenset({"gateway#2"}), frozenset({"fleet#1"})), 2)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    register = make_register(tmp_path / "home")
    yield register
    register.close()


def test_a_right_answer_scores_full(register: Register) -> None:
    result = answer(cite(register, "gateway#2"))
    scores = measure_reply(CASE, ONE, result, register)
    assert scores.pop("words") == 12
    assert set(scores.values()) == {1.0}
    assert find_unsupported(result, register) == ()
    assert missing_facts(CASE, result) == ()


def test_facts_are_found_across_markers_and_spelling(register: Register) -> None:
    result = answer(cite(register, "gateway#2"), text="**£2.025M** [1]; three years [1] and\u00a0two months")
    assert measure_reply(CASE, ONE, result, register)["facts"] == 1.0


def test_half_of_a_figure_is_not_the_figure(register: Register) -> None:
    result = answer(cite(register, "gateway#2"), text="£12.025m or £2.025 for 3 yearsings [1]")
    assert measure_reply(CASE, ONE, result, register)["facts"] == 0.0
    assert missing_facts(CASE, result) == (PRICE, TERM)


def test_precision_and_recall_are_by_paragraph(register: Register) -> None:
    result = answer(cite(register, "gateway#2"), cite(register, FRAMEWORK, n=2))
    scores = measure_reply(CASE, BOTH, result, register)
    assert (scores["citation precision"], scores["citation recall"]) == (0.5, 0.5)
    enough = measure_reply(CASE, replace(BOTH, need=1), result, register)
    assert enough["citation recall"] == 1.0


def test_a_refusal_without_citations_is_not_precise_but_undefined(register: Register) -> None:
    scores = measure_reply(CASE, ONE, refuse("nothing_found"), register)
    assert (scores["citation precision"], scores["citation recall"]) == (None, 0.0)
    assert (scores["quote support"], scores["outcome"], scores["facts"]) == (None, 0.0, 0.0)


def test_a_right_refusal_is_right(register: Register) -> None:
    case = replace(CASE, outcomes=("nothing_found", "not_answered"), facts=())
    scores = measure_reply(case, Labels((), 0), refuse("not_answered"), register)
    assert (scores["outcome"], scores["facts"], scores["citation recall"]) == (1.0, None, None)


def test_an_answer_longer_than_a_screen_is_too_long(register: Register) -> None:
    long = answer(cite(register, "gateway#2"), text="word " * 160 + "[1]")
    assert measure_reply(CASE, ONE, long, register)["within length"] == 1.0
    longer = answer(cite(register, "gateway#2"), text="word " * 161 + "[1]")
    assert measure_reply(CASE, ONE, longer, register)["within length"] == 0.0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"key": "gateway#3"}, "does not say"),
        ({"key": "gateway#99"}, "does not have"),
        ({"key": "nonsense"}, "does not have"),
        ({"quote": "worth £2.026m"}, "does not say"),
        ({"quote": " "}, "does not say"),
        ({"paragraph": "5.2"}, "shows paragraph '5.2'"),
        ({"section": "6. Legal"}, "shows section"),
        ({"page": 2}, "shows page 2"),
        ({"document": "fleet"}, "shows document"),
    ],
)
def test_a_citation_that_does_not_stand_up(register: Register, change: dict[str, object], said: str) -> None:
    result = answer(replace(cite(register, "gateway#2"), **change))
    assert said in " ".join(find_unsupported(result, register))
    assert measure_reply(CASE, ONE, result, register)["quote support"] == 0.0


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        (Claim("worth £2.025m", (1,), "verbatim", "it"), True),
        (Claim("worth £2.026m", (1,), "verbatim", "it"), False),
        (Claim("a fine contract worth £2.025m", (1,), "verbatim", "it"), False),
        (Claim("a fine contract worth £2.025m", (1,), "generated", "it"), True),
        (Claim("a fine contract worth £3m", (1,), "generated", "it"), False),
        (Claim("in all £4.05m", (1,), "computed", "it"), True),
        (Claim("in all £4.05m", (), "computed", "it"), False),
        (Claim("worth £2.025m", (1, 2), "verbatim", "it"), False),
    ],
)
def test_a_claim_is_held_to_its_paragraphs(register: Register, claim: Claim, supported: bool) -> None:
    result = replace(answer(cite(register, "gateway#2")), claims=(claim,))
    assert (find_unsupported(result, register) == ()) is supported


def test_a_marker_without_a_citation_is_unsupported(register: Register) -> None:
    result = answer(cite(register, "gateway#2"), text="worth £2.025m [1] and more [2]")
    assert find_unsupported(result, register) == ("the text marks [2], which the reply does not cite",)
