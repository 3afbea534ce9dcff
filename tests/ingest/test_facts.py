"""A document's card is read from its public paragraphs alone, and what is not stated is absent."""

from datetime import date

import pytest

from ingest.facts import Facts, read_facts
from tests.ingest.forms import form
from tests.ingest.reading import published

NOTICE = """Office of the Police and Crime Commissioner for Westmarch

DECISION NOTICE

Subject: Healthcare in custody suites

Decision no. 14/2022

Recommendation:

That the Commissioner awards a contract to Larkspur Care CIC for three years, at £2,148,000.

Outcome/approval by: PCC

The recommendation is approved as it stands.

Signature: R. Ashdown

Printed name: Rowena Ashdown, Police and Crime Commissioner for Westmarch

Date: 19/07/2022

Chief Finance Officer (Section 151 Officer)

The cost can be met.

Signature:

Date: 26/07/2022

Is this report a Confidential Decision?

No
"""
BOARD = """Police and Crime Commissioner for Westmarch: Estates Board, 18 September 2024

1.0 Purpose of Report

The Board receives this report every quarter, and is told of the progress of each of the works.
"""


def facts(text: str) -> Facts:
    return read_facts(published(text))


def values(text: str, name: str) -> list[str]:
    return [f.value for f in facts(text).named(name)]


def test_a_form_has_its_reference_title_and_date() -> None:
    card = facts(form())
    assert (card.reference, card.title, card.date) == ("PCD 3001", "Body scanners", date(2021, 6, 1))
    assert card.kind == "decision form"


@pytest.mark.parametrize(
    ("line", "reference"),
    (
        ("REQUEST FOR DMPC DECISION – PCD 376", "PCD 376"),
        ("DMPC Decision - PCD658", "PCD 658"),
        ("REQUEST FOR MAYORAL DECISION – MD2935", "MD2935"),
        ("DIRECTOR DECISION – DD 1245", "DD1245"),
        ("Decision no. 36/2025", "36/2025"),
        ("Decision number: 014-2021", "014-2021"),
    ),
)
def test_references_are_normalised(line: str, reference: str) -> None:
    text = f"{line}\n\nTitle: Radios\n\nThe radios of the river unit fail in wet weather, as they did on nine days."
    assert facts(text).reference == reference


def test_what_is_not_stated_is_absent() -> None:
    card = facts("The radios of the river unit fail in wet weather, as they did on nine days of last winter.")
    assert (card.reference, card.body, card.date) == (None, None, None)


def test_the_title_of_an_untitled_document_is_its_file_s_name() -> None:
    assert facts("The radios of the river unit fail in wet weather, as they did on nine days.").title == "D"


def test_the_decision_date_is_the_decision_maker_s() -> None:
    card = facts(NOTICE)
    assert card.date == date(2022, 7, 19)
    assert values(NOTICE, "decision date") == ["2022-07-19"]
    assert values(NOTICE, "officer date") == ["2022-07-26"]


def test_the_printed_name_is_the_decision_maker_s() -> None:
    assert values(NOTICE, "decision maker's name") == ["Rowena Ashdown"]


def test_a_notice_has_its_body_kind_and_supplier() -> None:
    card = facts(NOTICE)
    assert (card.body, card.kind, card.reference) == ("Westmarch PCC", "decision notice", "14/2022")
    assert values(NOTICE, "supplier") == ["Larkspur Care CIC"]
    assert values(NOTICE, "confidential") == ["no"]


def test_the_recommendation_is_a_fact() -> None:
    [fact] = facts(NOTICE).named("recommendation")
    assert fact.words.startswith("That the Commissioner awards a contract to Larkspur Care CIC")


def test_a_board_report_has_the_date_of_its_meeting() -> None:
    card = facts(BOARD)
    assert (card.date, card.kind) == (date(2024, 9, 18), "board report")


@pytest.mark.parametrize("answer", ("YES", "NO"))
def test_the_part_2_question_is_a_fact(answer: str) -> None:
    assert values(form(answer), "part 2") == [answer.casefold()]


def test_a_pointer_is_a_fact() -> None:
    pointer = "Further information is contained in the restricted section of the report"
    assert values(form() + f"\n{pointer}\n", "pointer") == [pointer]


def test_a_ground_is_a_fact() -> None:
    ground = "Exempt under section 43 – Commercial Interests"
    assert values(form() + f"\nPART 2 – EXEMPT\n\n{ground}\n", "ground") == [ground]


def test_every_fact_stands_where_its_words_do() -> None:
    document = published(NOTICE)
    by_ordinal = {p.at.ordinal: p.text for p in document.paragraphs}
    assert all(f.words in by_ordinal[f.at.ordinal] for f in read_facts(document).items)


def test_nothing_withheld_becomes_a_fact() -> None:
    text = form() + "\nPART 2 – EXEMPT\n\n1.1 A contract worth £2m was awarded to Zephyr Ltd for five years.\n"
    assert "Zephyr" not in repr(facts(text))


NOTICE_021 = """DECISION NOTICE 021-23

Subject: Nurses for the cells

Confidential Decision? No

Summary:

1. The contract with Larkspur Care CIC for nurses in the cells ends in May and a new one is needed by then.

8. Decision:

a) that the contract be renewed for a year;
b) that the nurses be paid from reserves.

Signature

Name: Ann Ashdown, Police and Crime Commissioner

Date 01/06/2023
"""


def test_a_decision_notice_states_its_reference_supplier_and_whether_it_is_confidential() -> None:
    assert (values(NOTICE_021, "reference"), values(NOTICE_021, "supplier"), values(NOTICE_021, "confidential")) == (
        ["021-23"],
        ["Larkspur Care CIC"],
        ["no"],
    )


def test_an_office_after_the_printed_name_is_the_decision_maker_s() -> None:
    assert values(NOTICE_021, "decision maker") == ["Police and Crime Commissioner"]
    assert values(NOTICE_021, "decision date") == ["2023-06-01"]


def test_what_stands_under_decision_is_what_was_recommended() -> None:
    assert any("renewed for a year" in v for v in values(NOTICE_021, "recommendation"))


def test_a_cover_page_of_short_lines_is_one_title() -> None:
    text = "Bramford Benefits\n\nHealth Plan for Cadets"
    page = "The plan covers every cadet from the first day of service until the last one, without any charge at all."
    assert facts(f"{text}\n\n\f\n{page}").title == "Bramford Benefits Health Plan for Cadets"
    assert facts(f"{text}\n\n{page}\n\n\f\n{page}").title == "Bramford Benefits"
