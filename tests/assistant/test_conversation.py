"""Which decision a question is about: its own words first, then the conversation."""

import pytest

from assistant.catalogue import Catalogue
from assistant.conversation import Question, Turn, read_question
from tests.assistant.fakes import KENNELS, MAST


def nowhere(_question: str) -> str | None:
    return None


def ask(catalogue: Catalogue, question: str, *earlier: str) -> Question:
    return read_question(question, [Turn("user", t) for t in earlier], catalogue, nowhere)


def test_a_reference_in_the_question_settles_it(catalogue: Catalogue) -> None:
    asked = ask(catalogue, "How much is PCD 701?", "How much are the kennels in 22/2023?")
    assert asked.within == frozenset({MAST})
    assert asked.named


def test_a_title_in_the_question_leaves_the_search_open(catalogue: Catalogue) -> None:
    asked = ask(catalogue, "How much are the dog kennels?")
    assert asked.within is None
    assert KENNELS in asked.likely


@pytest.mark.parametrize("follow_up", ["and for how long?", "Who signed it?", "is there a part 2", "until when?"])
def test_a_follow_up_that_names_nothing_stays_with_the_decision_in_focus(catalogue: Catalogue, follow_up: str) -> None:
    asked = ask(catalogue, follow_up, "How much is PCD 701?")
    assert asked.within == frozenset({MAST})
    assert "PCD 701" in asked.standalone
    assert asked.earlier == "How much is PCD 701?"


def test_the_focus_is_the_decision_named_last(catalogue: Catalogue) -> None:
    asked = ask(catalogue, "and when was it signed?", "How much is PCD 701?", "And 22/2023?", "who signed that?")
    assert asked.within == frozenset({KENNELS})


def test_the_focus_is_left_when_another_title_is_named(catalogue: Catalogue) -> None:
    asked = ask(catalogue, "How much are the dog kennels?", "How much is PCD 701?")
    assert asked.within is None
    assert KENNELS in asked.likely


def test_the_focus_is_left_for_words_that_only_another_decision_knows(catalogue: Catalogue) -> None:
    asked = ask(catalogue, "When does the planning consent lapse?", "How much is PCD 701?")
    assert asked.within is None


def test_an_earlier_question_without_a_name_is_placed_by_its_answer(catalogue: Catalogue) -> None:
    turns = [Turn("user", "Which firm won the Quillfeather call-off?")]
    asked = read_question("and for how long?", turns, catalogue, lambda _: MAST)
    assert asked.within == frozenset({MAST})


def test_what_the_assistant_said_can_hold_the_focus(catalogue: Catalogue) -> None:
    turns = [Turn("user", "Which?"), Turn("assistant", "**PCD 701, Emergency Radio Mast Renewal** …")]
    assert read_question("how long?", turns, catalogue, nowhere).within == frozenset({MAST})


@pytest.mark.parametrize("question", ["How much was the contract?", "who signed it", ""])
def test_without_a_conversation_nothing_is_in_focus(catalogue: Catalogue, question: str) -> None:
    asked = ask(catalogue, question)
    assert asked.within is None
    assert asked.standalone == question
