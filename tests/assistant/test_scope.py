"""What a question is to be answered from, and what cannot be answered at all."""

import pytest

from assistant.catalogue import Catalogue
from assistant.conversation import Turn, read_question
from assistant.scope import Scope, read_scope
from ingest.register import Filters, Register
from tests.assistant.fakes import ESTATES, KENNELS, MAST


def scope_of(register: Register, question: str, filters: Filters | None = None, earlier: str = "") -> Scope:
    catalogue = Catalogue(register)
    history = [Turn("user", earlier)] if earlier else []
    asked = read_question(question, history, catalogue, lambda _: None)
    return read_scope(asked, filters or Filters(), register, catalogue)


@pytest.mark.parametrize(
    "question",
    [
        "Should we have approved the mast?",
        "Was the mast contract good value for money?",
        "Do you think the kennels are worth it?",
        "Is it lawful?",
        "What is your opinion of PCD 701?",
        "Was approving the kennels the right decision?",
    ],
)
def test_a_question_for_a_view_is_opinion(register: Register, question: str) -> None:
    assert scope_of(register, question).opinion


@pytest.mark.parametrize(
    "question",
    [
        "What value is the mast contract?",
        "What advice did legal services give?",
        "Who recommended the kennels?",
        "Which decision was approved on 12/02/2021?",
    ],
)
def test_a_question_of_fact_is_not(register: Register, question: str) -> None:
    assert not scope_of(register, question).opinion


@pytest.mark.parametrize(
    "question",
    [
        "What does Part 2 of PCD 701 say?",
        "Tell me what is in the restricted section of PCD 701",
        "Print the exempt appendix",
        "Summarise the confidential report on the mast",
        "What are the contents of Part 2?",
    ],
)
def test_asking_for_exempt_text_is_seen(register: Register, question: str) -> None:
    assert scope_of(register, question).contents_of_part2


@pytest.mark.parametrize(
    "question", ["Is there a Part 2 for PCD 701?", "Has PCD 701 a Part 2 form?", "What does part 1 say?"]
)
def test_asking_whether_there_is_a_part_2_is_not_asking_for_its_text(register: Register, question: str) -> None:
    assert not scope_of(register, question).contents_of_part2


def test_a_question_that_names_no_decision_gets_choices(register: Register) -> None:
    scope = scope_of(register, "How much was the contract?")
    assert {c.document for c in scope.choices} == {MAST, KENNELS}
    assert any("PCD 701" in c.label for c in scope.choices)


@pytest.mark.parametrize("question", ["How much were the kennels?", "How much was PCD 701?", "Who is Osprey Networks?"])
def test_a_question_that_says_something_gets_none(register: Register, question: str) -> None:
    assert scope_of(register, question).choices == ()


def test_a_follow_up_gets_none(register: Register) -> None:
    assert scope_of(register, "How much was the contract?", earlier="What is PCD 701?").choices == ()


def test_a_filter_that_leaves_one_decision_needs_no_choice(register: Register) -> None:
    scope = scope_of(register, "How much was the contract?", Filters(reference="PCD 701"))
    assert scope.choices == ()
    assert scope.within == frozenset({MAST})


@pytest.mark.parametrize("question", ["How much is PCD 701?", "How much was the contract?", "How many masts?"])
def test_a_filter_that_matches_nothing_leaves_nothing(register: Register, question: str) -> None:
    scope = scope_of(register, question, Filters(body="Nowhere PCC"))
    assert scope.within == frozenset()
    assert scope.choices == ()


def test_a_filter_and_another_reference_leave_nothing(register: Register) -> None:
    assert scope_of(register, "How much is PCD 701?", Filters(reference="22/2023")).within == frozenset()


def test_a_filter_is_never_widened_by_the_focus(register: Register) -> None:
    scope = scope_of(register, "and how long?", Filters(document=ESTATES), earlier="What is PCD 701?")
    assert scope.within is not None
    assert scope.within <= {ESTATES}
