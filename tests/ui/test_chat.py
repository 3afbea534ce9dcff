"""The conversation behind the page."""

import logging
from dataclasses import replace
from typing import Any

import pytest

from ingest.register import Filters, SourceFile
from ui import chat, panel


def told(assistant: Any, question: str, earlier: Any = ()) -> tuple[chat.View, ...]:
    return tuple(chat.converse(assistant, earlier, question))


def test_an_answer_is_revealed_step_by_step_and_then_its_first_source_opens(assistant: Any) -> None:
    views = told(assistant, "How much?")
    assert "Searching" in views[0].messages()[1][1]
    assert "#cite-0-1" in views[-1].messages()[1][1]
    assert "<mark>" in views[-1].panel
    assert all(view.panel == panel.EMPTY_PANEL for view in views[:-1])


def test_a_follow_up_is_asked_with_what_was_said_before(assistant: Any) -> None:
    first = told(assistant, "How much?")[-1].conversation
    told(assistant, "Until when?", first)
    question, history, _filters = assistant.asked[-1]
    assert question == "Until when?"
    assert [(turn.role, turn.text) for turn in history] == [
        ("user", "How much?"),
        ("assistant", assistant.result.text),
    ]


def test_choices_are_offered_and_ask_again_within_the_decision(assistant: Any, refusal: Any) -> None:
    assistant.result = refusal
    view = told(assistant, "How much was it?")[-1]
    assert 'data-document="dn-12"' in view.suggestions
    chosen = tuple(chat.converse_within(assistant, view.conversation, "dn-12"))[-1]
    assert assistant.asked[-1] == ("How much was it?", (), Filters(document="dn-12"))
    assert chosen.conversation[-1].question == "How much was it? (DN 12 New radios)"


def test_a_decision_that_was_not_offered_cannot_be_chosen(assistant: Any, refusal: Any) -> None:
    assert not tuple(chat.converse_within(assistant, (), "dn-12"))
    answered = told(assistant, "How much?")[-1].conversation
    assert not tuple(chat.converse_within(assistant, answered, "dn-12"))


def test_a_failure_is_a_plain_message_and_a_log_line_without_words(
    assistant: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        view = told(assistant, "fail")[-1]
    assert "went wrong" in view.messages()[1][1]
    assert "ZeroDivisionError" in caplog.text
    assert "secret words" not in caplog.text + view.messages()[1][1]


def test_a_failed_question_leaves_the_conversation_usable(assistant: Any) -> None:
    failed = told(assistant, "fail")[-1].conversation
    view = told(assistant, "How much?", failed)[-1]
    assert len(view.messages()) == 4
    assert assistant.asked[-1][1] == ()


def test_a_question_is_shown_as_it_was_typed(assistant: Any) -> None:
    view = told(assistant, "<b>*x*</b> ![a](b)")[-1]
    assert view.messages()[0][1] == r"&lt;b\>\*x\*&lt;/b\> \!\[a\]\(b\)"


def test_a_citation_is_opened_by_its_address(assistant: Any) -> None:
    conversation = told(assistant, "How much?")[-1].conversation
    assert "<mark>" in chat.open_citation(assistant.register, conversation, "0-1")


@pytest.mark.parametrize("address", ["", "0-9", "7-1", "x-1", "0-", "-1-1", "0-1-1", "²-1"])
def test_an_address_of_nothing_shows_nothing(assistant: Any, address: str) -> None:
    conversation = told(assistant, "How much?")[-1].conversation
    assert chat.open_citation(assistant.register, conversation, address) == panel.GONE


def test_a_document_that_was_erased_is_never_shown_again(assistant: Any) -> None:
    conversation = told(assistant, "How much?")[-1].conversation
    assistant.register.forget("dn-12", "test", "withdrawn")
    shown = chat.open_citation(assistant.register, conversation, "0-1")
    assert "no longer held" in shown
    assert "radios from" not in shown


def test_the_examples_are_about_documents_that_are_held(register: Any) -> None:
    asked = [suggestion.label for suggestion in chat.examples(register)]
    assert asked == ["What was approved in DN 12, from which budget, and is there a Part 2?"]


def test_coverage_counts_documents_bodies_years_and_held_files(register: Any) -> None:
    coverage = chat.read_coverage(register)
    assert (coverage.documents, coverage.held, coverage.bodies) == (1, 1, ("Bramford PCC",))
    assert (coverage.start, coverage.end) == (2023, 2023)


def resave(register: Any, without: str = "", title: str | None = None) -> None:
    """Store the document again without a paragraph that has these words, or under another title."""
    stored, facts = register.document("dn-12"), register.facts("dn-12")
    left = tuple(p for p in stored.paragraphs if not without or without not in p.text)
    items = tuple(f for f in facts.items if f.at.ordinal in {p.at.ordinal for p in left})
    facts = replace(facts, title=title or facts.title, items=items)
    register.save(replace(stored, paragraphs=left), facts, SourceFile("in", "dn-12.txt", "a" * 64), "test")


def shown(conversation: Any) -> str:
    return repr(chat.View(conversation).messages()) + repr([e.reply for e in conversation])


def test_a_conversation_stands_while_the_record_does(assistant: Any) -> None:
    conversation = told(assistant, "How much?")[-1].conversation
    resave(assistant.register)
    assert chat.still_standing(assistant.register, conversation) == conversation


def test_an_answer_goes_with_its_document_and_the_question_stays(assistant: Any) -> None:
    conversation = told(assistant, "How much?")[-1].conversation
    assistant.register.forget("dn-12", "test", "withdrawn")
    left = chat.still_standing(assistant.register, conversation)
    assert "no longer shown" in left[0].shown
    assert left[0].question == "How much?"
    assert "radios" not in shown(left)
    assert "New radios" not in shown(left)


def test_the_next_question_is_asked_without_what_was_erased(assistant: Any) -> None:
    conversation = told(assistant, "How much?")[-1].conversation
    assistant.register.forget("dn-12", "test", "withdrawn")
    views = told(assistant, "Until when?", conversation)
    assert all("radios" not in shown(view.conversation[:1]) for view in views)
    assert assistant.asked[-1][1] == ()


def test_an_answer_goes_with_its_paragraph(assistant: Any) -> None:
    conversation = told(assistant, "How much?")[-1].conversation
    resave(assistant.register, without="40 radios")
    assert "radios" not in shown(chat.still_standing(assistant.register, conversation))


def test_an_answer_stays_when_another_paragraph_goes(assistant: Any) -> None:
    conversation = told(assistant, "How much?")[-1].conversation
    resave(assistant.register, without="Far away")
    assert chat.still_standing(assistant.register, conversation) == conversation


def test_an_answer_goes_with_the_title_that_it_names(assistant: Any) -> None:
    conversation = told(assistant, "How much?")[-1].conversation
    resave(assistant.register, title="Another title")
    assert "New radios" not in shown(chat.still_standing(assistant.register, conversation))


def test_choices_go_with_their_document_and_can_be_chosen_no_longer(assistant: Any, refusal: Any) -> None:
    assistant.result = refusal
    conversation = told(assistant, "How much was it?")[-1].conversation
    assistant.register.forget("dn-12", "test", "withdrawn")
    assert "New radios" not in shown(chat.still_standing(assistant.register, conversation))
    assert not tuple(chat.converse_within(assistant, conversation, "dn-12"))
    assert len(assistant.asked) == 1


def test_one_erased_answer_leaves_the_others(assistant: Any, refusal: Any) -> None:
    first = told(assistant, "How much?")[-1].conversation
    assistant.result = replace(refusal, choices=())
    both = told(assistant, "And why?", first)[-1].conversation
    assistant.register.forget("dn-12", "test", "withdrawn")
    left = chat.still_standing(assistant.register, both)
    assert [e.reply is None for e in left] == [True, False]
