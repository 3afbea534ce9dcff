"""Sentences proposed as evidence: exact quotes under opaque, unique tokens."""

import re

import pytest

from assistant.answer import Assistant
from assistant.asks import split_asks
from assistant.catalogue import Catalogue
from assistant.evidence import Evidence, by_key, find_evidence, find_pointers, quote_fact
from assistant.meanings import Meanings
from tests.assistant.fakes import KENNELS, MAST, open_question

QUESTIONS = [
    "How much are the kennels?",
    "How many masts stand in Zone 4?",
    "Who signed PCD 701?",
    "Which framework is the mast called off from?",
    "savings",
    "",
]


def found_for(assistant: Assistant, question: str, within: frozenset[str] | None = None) -> tuple[Evidence, ...]:
    asked, meanings = open_question(question), Meanings(assistant.index.embedder)
    return tuple(
        e
        for ask in split_asks(question)
        for e in find_evidence(ask, asked, assistant.index, meanings, Catalogue(assistant.register), within)
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_quote_stands_in_its_paragraph(assistant: Assistant, question: str) -> None:
    for e in found_for(assistant, question):
        assert e.quote.strip()
        assert e.quote in assistant.register.paragraph(e.chunk.at.key).text


@pytest.mark.parametrize("question", QUESTIONS)
def test_tokens_are_opaque_and_one_for_each_quote(assistant: Assistant, question: str) -> None:
    found = found_for(assistant, question)
    assert len(by_key(found)) == len({(e.chunk.key, e.quote) for e in found})
    for e in found:
        assert re.fullmatch(r"e[0-9a-f]{12}", e.key)
        assert e.chunk.at.document not in e.key


def test_a_token_does_not_change_with_the_question(assistant: Assistant) -> None:
    first = {(e.chunk.key, e.quote): e.key for e in found_for(assistant, "How many masts stand in Zone 4?")}
    again = {(e.chunk.key, e.quote): e.key for e in found_for(assistant, "Tell me about masts in Zone 4")}
    assert first.keys() & again.keys()
    assert all(first[k] == again[k] for k in first.keys() & again.keys())


def test_the_best_comes_first(assistant: Assistant) -> None:
    scores = [e.fit.score for e in found_for(assistant, "How much are the kennels?")]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= s <= 1.0 for s in scores)


def test_nothing_is_proposed_from_outside_the_scope(assistant: Assistant) -> None:
    within = frozenset({KENNELS})
    assert {e.chunk.at.document for e in found_for(assistant, "How much is the contract?", within)} <= within
    assert found_for(assistant, "How much is the contract?", frozenset()) == ()


def test_a_signature_is_proposed_without_its_declaration(assistant: Assistant) -> None:
    quotes = [e.quote for e in found_for(assistant, "When was PCD 701 signed?", frozenset({MAST}))]
    assert "The above request has my approval.\nDate: 12/02/2021" in quotes


def test_pointers_are_sentences_that_point_and_grounds_are_facts(assistant: Assistant) -> None:
    question = "How much will the mast renewal save?"
    (ask,) = split_asks(question)
    catalogue = Catalogue(assistant.register)
    meanings = Meanings(assistant.index.embedder)
    found = find_pointers(ask, open_question(question), frozenset({MAST, KENNELS}), meanings, catalogue)
    assert [e.chunk.at.key for e in found] == [f"{MAST}#6", f"{MAST}#9"]


def test_a_fact_is_quoted_in_the_records_words(catalogue: Catalogue) -> None:
    (fact,) = catalogue.named(MAST, "decision date")
    e = quote_fact(catalogue, fact)
    assert e.quote == "Date: 12/02/2021"
    assert e.quote in e.chunk.text
