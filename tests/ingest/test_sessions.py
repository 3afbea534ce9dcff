"""Sentences that shut the public out of a meeting are told from those that only speak of it."""

import pytest

from ingest.gate.sessions import is_resolution_alone, is_session, lets_in, shuts_out


@pytest.mark.parametrize(
    "text",
    (
        "RESOLVED – That the public be excluded from the meeting for the following items.",
        "The press and public were then excluded.",
        "Members of the press left at 7.50 pm.",
        "The Committee moved into private session.",
        "The meeting then went ‘in committee’, i.e., without the media.",
        "It was agreed that item 5 be taken in committee.",
    ),
)
def test_these_shut_the_public_out(text: str) -> None:
    assert shuts_out(text)
    assert is_resolution_alone(text)


@pytest.mark.parametrize(
    "text",
    (
        "If necessary the Chair will move that the press and public be excluded.",
        "At its last meeting the public were excluded for this item.",
        "It was moved that the public be excluded. The motion was lost by five votes to two.",
        "The public may only be excluded where the law allows it.",
        "Should the public be excluded?",
        "That the public be excluded during consideration of the following parts of the agenda.",
        "Officers were excluded from the count.",
    ),
)
def test_these_only_speak_of_it(text: str) -> None:
    assert not shuts_out(text)


def test_a_resolution_that_goes_on_is_not_alone() -> None:
    assert not is_resolution_alone("That the public be excluded. The winner of the tender is Zephyr Ltd.")


@pytest.mark.parametrize(
    "text",
    (
        "The press and public were readmitted.",
        "The meeting returned to public session at 8.15 pm.",
        "RETURN TO PUBLIC SESSION",
        "OUT OF COMMITTEE – PUBLIC BUSINESS RESUMED",
        "Summary of exempt items considered whilst the public were excluded:-",
    ),
)
def test_these_let_the_public_in(text: str) -> None:
    assert lets_in(text)


@pytest.mark.parametrize("text", ("Zephyr will be told when the public are readmitted.", "The report was public."))
def test_these_do_not(text: str) -> None:
    assert not lets_in(text)


def test_the_private_half_of_a_meeting_is_a_session() -> None:
    assert is_session("Part 2 - Non-Public Agenda")
    assert not is_session("Part 2 – Confidential facts and advice")
