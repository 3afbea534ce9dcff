"""Whole questions put to a small register, with the real model."""

import re

import pytest

from assistant.answer import Assistant
from assistant.conversation import Turn
from assistant.reply import Answer, Refusal
from ingest.register import Filters
from tests.assistant.fakes import ESTATES, KENNELS, MAST

ANSWERED = [
    ("How much is the radio mast contract worth?", "£3.14m", f"{MAST}#3"),
    ("How much are the dog kennels?", "£264,500", f"{KENNELS}#4"),
    ("When was PCD 701 approved?", "12/02/2021", f"{MAST}#4"),
    ("When did the section 151 officer sign 22/2023?", "10/05/2023", f"{KENNELS}#7"),
    ("How many masts stand in Zone 4?", "Nine masts", f"{MAST}#5"),
    ("Is there a Part 2 for PCD 701?", "YES", f"{MAST}#7"),
    ("When does the planning consent for the dog kennels lapse?", "30 June 2024", f"{KENNELS}#6"),
    ("Which framework is the radio mast contract called off from?", "Quillfeather", f"{MAST}#3"),
    ("how much are the dog kenels", "£264,500", f"{KENNELS}#4"),
    ("What does risk R-DOG-02 say?", "winter floods", f"{KENNELS}#9"),
    ("Who signed PCD 701?", "Deputy Mayor for Policing and Crime", f"{MAST}#4"),
    ("Summarise PCD 701", "£3.14m", f"{MAST}#3"),
]


@pytest.mark.parametrize(("question", "figure", "key"), ANSWERED)
def test_the_figure_stands_in_the_answer_and_its_paragraph_is_cited(
    assistant: Assistant, question: str, figure: str, key: str
) -> None:
    reply = assistant.ask(question)
    assert isinstance(reply.result, Answer)
    assert any(figure in c.text for c in reply.result.claims)
    assert key in {c.key for c in reply.result.citations}


QUESTIONS = [q for q, _, _ in ANSWERED] + [
    "What was approved for the radio mast, for how much, until when, and is there a Part 2?",
    "How much was the contract?",
    "Should we have built the kennels?",
    "How much did the helicopter cost?",
    "How much will the radio mast renewal save?",
    "?",
    "mast " * 200,
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_reply_is_short_and_every_quote_stands_in_the_register(assistant: Assistant, question: str) -> None:
    result = assistant.ask(question).result
    assert len(result.text.split()) <= 160
    for cited in result.citations:
        assert cited.quote in assistant.register.paragraph(cited.key).text
    marked = {int(n) for n in re.findall(r"\[(\d+)\]", result.text)}
    assert marked <= {c.n for c in result.citations}
    for claim in result.claims:
        assert set(claim.citations) <= {c.n for c in result.citations}


def test_several_things_asked_are_answered_one_by_one(assistant: Assistant) -> None:
    reply = assistant.ask("How much is the radio mast contract, and is there a Part 2?")
    assert isinstance(reply.result, Answer)
    said = " ".join(c.text for c in reply.result.claims)
    assert "£3.14m" in said
    assert "Part 2 form – YES" in said


def test_a_follow_up_stays_with_its_decision(assistant: Assistant) -> None:
    reply = assistant.ask("For how long?", [Turn("user", "How much is PCD 701?")])
    assert {c.document for c in reply.result.citations} == {MAST}
    assert any("four years and six months" in c.text for c in reply.result.claims)


REFUSED = [
    ("How much will the radio mast renewal save?", "withheld"),
    ("What does Part 2 of PCD 701 say?", "withheld"),
    ("How much was the contract?", "unclear"),
    ("Was the radio mast contract good value for money?", "out_of_scope"),
]


@pytest.mark.parametrize(("question", "outcome"), REFUSED)
def test_a_refusal_is_of_the_right_kind(assistant: Assistant, question: str, outcome: str) -> None:
    result = assistant.ask(question).result
    assert isinstance(result, Refusal)
    assert result.outcome == outcome


@pytest.mark.parametrize(
    "question",
    [
        "Who painted the ceiling of the opera house?",
        "How many horses were stabled at Ferry Lane?",
        "What is the salary of the kennel manager?",
    ],
)
def test_what_the_record_does_not_hold_is_not_answered(assistant: Assistant, question: str) -> None:
    result = assistant.ask(question).result
    assert result.outcome in ("nothing_found", "not_answered")
    assert "Searched: 3 documents" in result.text


def test_a_filter_that_matches_nothing_finds_nothing(assistant: Assistant) -> None:
    assert assistant.search("kennels", 10, Filters(body="Nowhere PCC")) == ()
    assert assistant.coverage(Filters(body="Nowhere PCC")).documents == 0


def test_a_filter_keeps_the_answer_within_it(assistant: Assistant) -> None:
    for question in ("How much are the dog kennels?", "Which stations close, and when?"):
        result = assistant.ask(question, (), Filters(document=ESTATES)).result
        assert {c.document for c in result.citations} <= {ESTATES}


def test_the_same_question_has_the_same_answer(assistant: Assistant) -> None:
    first, second = (assistant.ask("How much are the dog kennels?") for _ in range(2))
    assert first.result == second.result
    assert first.id != second.id
