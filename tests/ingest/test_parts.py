"""A document is read as a sequence with a state: what opens an exempt section, what is public in it, what closes it."""

import pytest

from ingest.gate.gate import PublicDocument
from ingest.gate.parts import Status
from tests.ingest.forms import REPORT_TEXT, attached_report, form
from tests.ingest.reading import judged, published, texts

HEADING = "\nPART 2 – CONFIDENTIAL FACTS AND ADVICE\n"
SECRET = "\n1. Bids received\n\n- 1.1. The winner is Zephyr Systems Ltd at £2,187,400 for five years.\n"
WORDS = ("Zephyr", "2,187,400", "Bids received")


def shown(document: PublicDocument) -> str:
    """Everything a public document holds, addresses and headings included."""
    return repr(document)


def leaked(text: str) -> list[str]:
    return [w for w in WORDS if w in shown(published(text))]


def test_a_form_without_a_part_2_is_public() -> None:
    document = published(form("NO"))
    assert document.withheld == ()
    assert [p.at.ordinal for p in document.paragraphs] == list(range(1, len(document.paragraphs) + 1))


def test_a_part_2_is_withheld() -> None:
    document = published(form() + HEADING + SECRET)
    assert leaked(form() + HEADING + SECRET) == []
    assert len(document.withheld) == 2
    assert texts(form() + HEADING + SECRET)[:-1] == texts(form())


def test_what_was_withheld_has_a_reason_and_an_ordinal_and_no_words() -> None:
    document = published(form() + HEADING + SECRET)
    public = {p.at.ordinal for p in document.paragraphs}
    assert all(w.reason and w.ordinal not in public for w in document.withheld)
    assert {w.reason for w in document.withheld} == {
        f"in the exempt section that opens at paragraph {max(public)}: 'confidential', which no role clears"
    }


def test_every_paragraph_is_judged_with_a_reason() -> None:
    judgement = judged(form() + HEADING + SECRET, declared=True)
    assert all(p.reason for p in judgement.paragraphs)
    assert {p.status for p in judgement.paragraphs} == {Status.PUBLIC, Status.EXEMPT}


def test_a_table_in_an_exempt_section_is_withheld() -> None:
    table = "\nBidder\tPrice £\nZephyr Ltd\t2,187,400\n"
    assert leaked(form() + HEADING + table) == []


def test_a_running_header_closes_nothing() -> None:
    text = form() + HEADING + "\nOFFICIAL - PUBLIC\n" + SECRET
    assert leaked(text) == []


def test_grounds_inside_an_exempt_section_are_public() -> None:
    text = form() + HEADING + "\nExempt under section 43 – Commercial Interests\n" + SECRET
    assert "Exempt under section 43 – Commercial Interests" in texts(text)
    assert leaked(text) == []


def test_a_quoted_marking_inside_an_exempt_section_is_public() -> None:
    text = form() + "\nPart 2 – This section refers to the details of the Part 2 business case which is NOT SUITABLE"
    text += " for MOPAC Publication.\n\nThe Government Security Classification marking for Part 2 is:\n\n"
    text += "# OFFICIAL-SENSITIVE [OPERATIONAL]\n"
    document = published(text)
    assert document.withheld == ()
    assert texts(text)[-1].endswith("marking for Part 2 is: OFFICIAL-SENSITIVE [OPERATIONAL]")


def test_none_under_the_part_2_heading_closes_it_where_the_form_says_no() -> None:
    text = form("NO") + "\nPART 2: EXEMPT SECTION OF THE REPORT\n\n1. None\n" + attached_report()
    document = published(text)
    assert document.withheld == ()
    assert document.paragraphs[-1].text == REPORT_TEXT


def test_none_closes_nothing_where_the_form_says_yes() -> None:
    text = form("YES") + HEADING + "\nNone\n" + SECRET
    assert leaked(text) == []


def test_none_closes_nothing_where_numbered_text_goes_on() -> None:
    text = form("NO") + HEADING + "\nNone\n" + SECRET
    assert leaked(text) == []


def test_none_further_down_closes_nothing() -> None:
    text = form("NO") + HEADING + SECRET + "\n- 1.2. None\n\nThe price of Zephyr was the lowest of all.\n"
    assert leaked(text) == []


def test_a_cover_that_says_it_is_public_closes_the_section() -> None:
    text = form() + HEADING + SECRET + attached_report()
    assert leaked(text) == []
    assert texts(text)[-1] == REPORT_TEXT
    assert "BODY SCANNERS AT FOUR STATIONS" in texts(text)


def test_an_unmarked_cover_closes_it_where_the_form_says_no() -> None:
    text = form("NO") + HEADING + "\nNone\n" + attached_report("")
    assert texts(text)[-1] == REPORT_TEXT


def test_an_unmarked_cover_closes_nothing_where_the_form_says_yes() -> None:
    text = form("YES") + HEADING + SECRET + attached_report("")
    assert REPORT_TEXT not in texts(text)


def test_a_restricted_cover_closes_nothing() -> None:
    text = form("NO") + HEADING + SECRET + attached_report("Protective Marking\tOFFICIAL-SENSITIVE\n")
    assert REPORT_TEXT not in texts(text)


def test_a_public_part_1_heading_closes_the_section() -> None:
    text = (
        form() + HEADING + SECRET + "\nPART 1 – NON-CONFIDENTIAL FACTS AND ADVICE\n\nThe stations are all old ones.\n"
    )
    assert leaked(text) == []
    assert texts(text)[-1] == "The stations are all old ones."


def test_a_bare_part_1_heading_closes_nothing() -> None:
    text = form() + HEADING + SECRET + "\nPart 1\n\nThe price of Zephyr was the lowest of all.\n"
    assert leaked(text) == []


def test_a_public_appendix_after_an_exempt_section_is_public() -> None:
    text = form() + HEADING + SECRET + "\n# Appendix A – OFFICIAL – PUBLIC\n\nA.1. The vans are listed by age.\n"
    assert leaked(text) == []
    assert texts(text)[-1] == "The vans are listed by age."


def test_a_heading_in_an_exempt_section_is_on_no_later_path() -> None:
    document = published(form() + HEADING + SECRET + attached_report())
    assert not any("Bids received" in h for p in document.paragraphs for h in p.heading)


@pytest.mark.parametrize("declared", (True, False))
def test_who_declares_changes_nothing_inside_an_exempt_section(declared: bool) -> None:
    judgement = judged(form() + HEADING + SECRET, declared)
    exempt = [p.text for p in judgement.paragraphs if p.status is Status.EXEMPT]
    assert judgement.hold == ()
    assert len(exempt) == 2


SECTION = (
    "2. Exempt information\n\n{}\n\n3. Detail\n\n3.1 The panel met in May and again in June to weigh the bids, Pubzz.\n"
)
BOARD = "Report to: the Board\n\n1. Purpose\n\n1.1 To tell the Board of the four stations and what was done there.\n\n"


@pytest.mark.parametrize("none", ("None.", "Not applicable. This report is public in full."))
def test_a_numbered_section_that_says_none_ends_with_the_next_number(none: str) -> None:
    assert "Pubzz" in repr(published(BOARD + SECTION.format(none)))


@pytest.mark.parametrize(
    "none",
    (
        "None of the bidders, Zqone among them, met it.",
        "Not applicable to Zqone Ltd.",
        "None. The winner is Zqone Ltd.",
    ),
)
def test_a_section_that_says_more_than_none_stays_exempt(none: str) -> None:
    assert "Zqone" not in repr(published(BOARD + SECTION.format(none)))


def test_a_sentence_about_exclusion_inside_a_private_session_is_exempt() -> None:
    session = "PRIVATE SESSION\n\n1. The first bid was low.\n\nZqone was dismissed. The public were then excluded.\n"
    assert "Zqone" not in repr(published(BOARD + session))


def test_a_name_in_brackets_is_no_part_of_a_provision() -> None:
    assert "Zqone" not in repr(published(form() + HEADING + "Exempt under section 43 (Zqone) of the Act.\n"))
