"""Questions about a decision as a whole: it in brief, and who took it."""

import pytest

from assistant.asks import split_asks
from assistant.catalogue import Catalogue
from assistant.conversation import Question, read_question
from assistant.stated import ask_of_whole
from tests.assistant.fakes import KENNELS, MAST


def _read(text: str, catalogue: Catalogue) -> Question:
    return read_question(text, (), catalogue, lambda _: None)


def _quotes(text: str, catalogue: Catalogue) -> list[str] | None:
    """The quotes of the draft for the one thing that a question asks; None where it is not about a whole decision."""
    drafted = ask_of_whole(split_asks(text)[0], _read(text, catalogue), catalogue)
    return None if drafted is None else [e.quote for e in drafted[1]]


@pytest.mark.parametrize(
    "question",
    [
        "Summarise PCD 701",
        "What is PCD 701 about?",
        "Tell me about the radio mast decision",
        "Give me an overview of the emergency radio mast renewal",
    ],
)
def test_a_decision_in_brief_is_what_it_approves_who_approved_it_and_its_part_2(
    catalogue: Catalogue, question: str
) -> None:
    quotes = _quotes(question, catalogue)
    assert quotes is not None
    assert "£3.14m" in quotes[0]
    assert any("12/02/2021" in q for q in quotes)
    assert quotes[-1] == "Is there a Part 2 form – YES"


@pytest.mark.parametrize(
    ("question", "date"),
    [
        ("Who signed PCD 701?", "12/02/2021"),
        ("Who approved the dog kennels?", "03/05/2023"),
        ("Who signed PCD 701 and when?", "12/02/2021"),
    ],
)
def test_who_took_a_decision_is_its_signature_and_not_a_sentence_that_says_approved(
    catalogue: Catalogue, question: str, date: str
) -> None:
    quotes = _quotes(question, catalogue)
    assert quotes is not None
    assert date in quotes[-1]
    assert not any("£" in q for q in quotes)


@pytest.mark.parametrize(
    "question",
    [
        "Summarise the risks of the dog kennels",
        "Who approved the move of the dogs to Ferry Lane kennels?",
        "Summarise everything",
        "Who signed the decisions?",
        "Summarise PCD 999",
    ],
)
def test_something_more_or_no_one_decision_is_left_to_the_search(catalogue: Catalogue, question: str) -> None:
    assert _quotes(question, catalogue) is None


def test_two_decisions_named_are_not_summed_up_as_one(catalogue: Catalogue) -> None:
    question = _read("Summarise PCD 701 and 22/2023", catalogue)
    assert question.within == frozenset({MAST, KENNELS})
    assert ask_of_whole(split_asks(question.text)[0], question, catalogue) is None
