"""What a file says of itself as a whole: its questions, its front, whether it must be held."""

import pytest

from ingest.gate.form import Form, read_form
from ingest.gate.page_marks import read_page_marks
from tests.ingest import forms
from tests.ingest.reading import held, judged, placed, published

NOTICE = """DECISION NOTICE

Subject: Radios for the river unit

Decision no. 12/2024

Summary:

1. The radios of the river unit fail in wet weather, as they did on nine days of the last winter.

"""


def form(text: str) -> Form:
    return read_form(placed(text), read_page_marks(placed(text)))


@pytest.mark.parametrize(
    ("line", "part2"),
    (
        ("Is there a Part 2 form - YES", True),
        ("Is there a Part 2 form - NO", False),
        ("Is there a **Part 2** form – NO", False),
        ("Is there a part 2 form – No", False),
        ("Is there a Part II form? Yes", True),
        ("The price is in Part 2.", None),
    ),
)
def test_the_part_2_question_is_read(line: str, part2: bool | None) -> None:
    assert form(NOTICE + line).part2 is part2


@pytest.mark.parametrize(
    "question",
    (
        "Is this report a Confidential Decision?\n\nYes\n",
        "Is this report a Confidential Decision? Yes",
        "Is this decision confidential? YES",
        "Is this report a Confidential Decision?",
        "Originator checklist\tPlease state 'yes' or 'no'\nIs this report a Confidential Decision?\tYes",
        "Is the publication of Part 1 of this approval to be deferred? YES",
        "Is the publication of Part 1 of this approval to be deferred?\n\nYES",
        "Is the publication of Part 1 of this approval to be deferred?\n\nIf yes, for what reason:",
        "Is the publication of this decision to be deferred? Yes\n\nUntil what date: 01/01/2019",
    ),
)
def test_confidential_deferred_and_unanswered_forms_are_held(question: str) -> None:
    assert len(held(NOTICE + question).reasons) == 1


@pytest.mark.parametrize(
    "question",
    (
        "Is this report a Confidential Decision?\n\nNo\n\nIf Yes, please state reasons below",
        "Is the publication of Part 1 of this approval to be deferred? NO\n\nUntil what date:",
        "Submissions should be labelled as ‘Not Protectively Marked’ unless any is ‘restricted’ or ‘confidential’.",
    ),
)
def test_other_forms_are_not_held(question: str) -> None:
    assert published(NOTICE + question).withheld == ()


@pytest.mark.parametrize(
    "front",
    (
        "OFFICIAL-SENSITIVE",
        "OFFICIAL-SENSITIVE [COMMERCIAL]",
        "RESTRICTED - COMMERCIAL",
        "NOT FOR PUBLICATION",
        "PART 2 FORM – NOT FOR PUBLICATION",
        "PART 2 – CONFIDENTIAL FACTS AND ADVICE",
        "CONFIDENTIAL REPORT",
        "Protective Marking\tOfficial-Sensitive",
    ),
)
def test_a_restricted_front_holds_the_file(front: str) -> None:
    assert held(f"{front}\n\n{NOTICE}").reasons


@pytest.mark.parametrize("front", ("OFFICIAL", "OFFICIAL – PUBLIC", "NOT PROTECTIVELY MARKED"))
def test_an_open_front_does_not(front: str) -> None:
    assert published(f"{front}\n\n{NOTICE}").withheld == ()


def test_what_nothing_marks_needs_somebody_to_declare_it() -> None:
    assert judged(NOTICE, declared=False).hold
    assert not judged(NOTICE, declared=True).hold


def test_a_recognised_form_needs_nobody() -> None:
    text = NOTICE + "Is this report a Confidential Decision?\n\nNo\n"
    assert not judged(text, declared=False).hold


def test_declaring_does_not_release_a_confidential_decision() -> None:
    assert judged(NOTICE + "Is this report a Confidential Decision? Yes", declared=True).hold


def test_a_deferral_question_that_the_layout_broke_holds_the_file() -> None:
    broken = forms.form("NO").replace("to be deferred? NO", "NO\n\nTo be deferred?")
    assert "To be deferred?" in broken
    assert held(broken).reasons == ("the deferral question is answered with nothing",)
