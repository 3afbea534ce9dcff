"""Shapes of Part 2, markings and grounds are told from the many public sentences that mention them."""

import pytest

from ingest.gate.grounds import states_grounds
from ingest.gate.lines import opens_exempt
from ingest.gate.markings import is_marking
from ingest.gate.spelling import level
from ingest.gate.wording import (
    is_part_heading,
    part_number,
    points_to_part2,
    says_none,
    says_public,
)


@pytest.mark.parametrize(
    ("text", "plain"),
    (
        ("P A R T 2 — 0FFICIAL–SENSITIVE", "part 2 - official-sensitive"),
        ("PARTII", "part ii"),
        ("C0NFIDENTIAL  ANNEX", "confidential annex"),
        ("exernpt appendix", "exempt appendix"),
        ("C O N F I D E N T I A L", "confidential"),
        ("A B testing", "a b testing"),
    ),
)
def test_a_line_is_levelled(text: str, plain: str) -> None:
    assert level(text) == plain


@pytest.mark.parametrize(
    ("text", "number"),
    (
        ("PART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE DMPC", 1),
        ("Part 1: Non-confidential facts and advice to the Mayor", 1),
        ("PART ONE", 1),
        ("PART A – PUBLIC", 1),
        ("Part 2", 2),
        ("PART II: EXEMPT SECTION", 2),
        ("Part two – exempt", 2),
        ("PART 2: EXEMPT SECTION OF THE REPORT", 2),
        ("3. Part 2 – exempt", 2),
        ("Part B", 2),
        ("P A R T 2", 2),
        ("PART Z – CONFIDENTIAL", 2),
        ("Part 3", None),
        ("Part 2.1", None),
        ("part 10", None),
        ("Party 2", None),
        ("Part 2 of the paper is exempt", None),
        ("Part 2 is commercially sensitive.", None),
        ("Part 1 of this form will be made available on the website", None),
        ("Part 1 Deferral:", None),
        ("Part 2 Confidentiality: Only the facts likely to be exempt belong there.", None),
        ("Is there a Part 2 form - NO", None),
        ("The price is in Part 2", None),
    ),
)
def test_the_heading_of_a_part_is_known(text: str, number: int | None) -> None:
    assert part_number(text) == number


def test_a_part_may_be_headed_by_name() -> None:
    assert is_part_heading("Non-confidential facts and advice to the Deputy Mayor for Policing and Crime")


@pytest.mark.parametrize(
    "text",
    (
        "OFFICIAL-SENSITIVE",
        "OFFICIAL – SENSITIVE",
        "OFFICIAL SENSITIVE",
        "OFFICIAL-SENSITIVE [OPERATIONAL]",
        "OFFICIAL-SENSITIVE (COMMERCIAL)",
        "OFFICIAL – SENSITIVE: PERSONAL",
        "Official-Sensitive – Page 3",
        "Protective marking: OFFICIAL-SENSITIVE",
        "Security Classification | SECRET",
        "OFF-SEN",
        "SECRET",
        "TOP SECRET",
        "RESTRICTED",
        "RESTRICTED – COMMERCIAL",
        "CONFIDENTIAL",
        "PROTECT – PERSONAL",
    ),
)
def test_restrictive_markings_are_markings(text: str) -> None:
    assert is_marking(text)
    assert opens_exempt(text)


@pytest.mark.parametrize(
    "text",
    (
        "OFFICIAL",
        "OFFICIAL – PUBLIC",
        "NOT PROTECTIVELY MARKED",
        "processing policing data up to and including OFF-SEN level marking",
        "RESTRICTED – the decision is restricted as it contains personal information",
        "unless any of the material is ‘restricted’ or ‘confidential’.",
        "The Government Security Classification marking for Part 2 is: OFFICIAL-SENSITIVE [OPERATIONAL]",
        "Is this report a Confidential Decision? No",
    ),
)
def test_other_mentions_are_not_markings(text: str) -> None:
    assert not is_marking(text)
    assert not opens_exempt(text)


@pytest.mark.parametrize(
    "text",
    (
        "PART 2 – CONFIDENTIAL FACTS AND ADVICE",
        "Part 2 - Non-Public Agenda",
        "EXEMPT APPENDIX",
        "Exempt Appendix B",
        "Appendix 2 (exempt)",
        "Appendix 2 – Exempt – not for publication",
        "CONFIDENTIAL ANNEX",
        "Restricted section of the report",
        "NON-PUBLIC AGENDA",
        "PRIVATE SESSION",
        "NOT FOR PUBLICATION",
        "NOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A",
        "PRIVATE AND CONFIDENTIAL",
        "In private",
        "Confidential Minutes of the meeting held on 4 May",
        "Commercially confidential information",
        "COMMERCIAL – IN CONFIDENCE",
        "CLOSED MEETING",
        "NOT FOR CIRCULATION",
        "For members only",
        "Report not for publication",
        "This report contains exempt information",
        "The following report is exempt",
        "Items containing exempt information",
        "Agenda Part B (closed)",
        "RESERVED MATTERS",
        "UNREDACTED VERSION",
        "EITEM EITHRIEDIG",
        "CONFIDENTIAL OFFICER REPORT",
        "7.0 Appendix C – Restricted",
        "MD3188 PART 2 – CONFIDENTIAL FACTS AND ADVICE TO THE MAYOR",
        "EXEMPT under section 33(1)(b) of the Freedom of Information (Scotland) Act 2002",
        "Financial model (restricted appendix – exempt, paragraph 3)",
        "N O T  F O R  P U B L I C A T I O N",
        "APPENDIX D (EXEM PT)",
    ),
)
def test_headings_of_exempt_sections_open_them(text: str) -> None:
    assert opens_exempt(text)


@pytest.mark.parametrize(
    "text",
    (
        "PART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE DMPC",
        "Further information is contained in the restricted section of the report",
        "Part 2 Confidentiality: Only the facts likely to be exempt belong there.",
        "Decision 012-2024 is a non-confidential decision relating to vans",
        "Summary of exempt items considered whilst the public were excluded:-",
        "The award is to the bidder identified in Exempt Appendix 2.",
        "Is there a Part 2 form - YES",
        "This report contains no exempt information",
        "Reserved matters are decided by the Board.",
        "Private meetings with the Chief Constable are held monthly.",
        "Items 4 and 5 (closed)",
        "Restricted duties",
        "Private finance initiative",
        "Closed cases",
        "Exempt vehicles",
        'The words "not for publication"',
        "Part 2 – Exempt report (published separately) ............ 9",
    ),
)
def test_public_sentences_open_nothing(text: str) -> None:
    assert not opens_exempt(text)


@pytest.mark.parametrize(
    "text",
    (
        "Part 1 – This section of the report will be published by MOPAC. It is classified as OFFICIAL – PUBLIC",
        "Part 1 – MOPR will publish this section of the report. Classification: OFFICIAL – PUBLIC",
        "Protective Marking | Official - Public",
        "PART I - NON-CONFIDENTIAL FACTS AND ADVICE",
        "NOT PROTECTIVELY MARKED",
    ),
)
def test_public_covers_say_so(text: str) -> None:
    assert says_public(text)


@pytest.mark.parametrize(
    "text",
    (
        "The report will be published when the supplier has been told",
        "Report by DAC Jones, no part of which will be published",
        "Part 1 – the non-confidential price",
        "NOT FOR PUBLICATION",
        "NOT SUITABLE for MOPAC Publication",
        "OFFICIAL",
        "OFFICIAL-SENSITIVE",
        "The panel met.",
    ),
)
def test_other_covers_do_not(text: str) -> None:
    assert not says_public(text)


@pytest.mark.parametrize(
    "text", ("None", "1. None", "Nil.", "N/A", "Not Applicable.", "There is no exempt information")
)
def test_none_is_none(text: str) -> None:
    assert says_none(text)


@pytest.mark.parametrize("text", ("No", "None of the bidders won", "There is no bid above £2m. The rest were low"))
def test_more_than_none_is_not_none(text: str) -> None:
    assert not says_none(text)


@pytest.mark.parametrize(
    "text",
    (
        "Further information is contained in the restricted section of the report",
        "The prices are as set out in Part 2 of this decision form.",
        "The bidder is identified in Exempt Appendix 2.",
        "The price of each bid is in Part 2.",
        "The terms are set out in the restricted part 2 paper",
        "as set out in a confidential report",
    ),
)
def test_pointers_point(text: str) -> None:
    assert points_to_part2(text)


@pytest.mark.parametrize(
    "text",
    (
        "Is there a Part 2 form - YES",
        "Only the facts or advice likely to be exempt should be in the separate Part 2 form",
        "The Government Security Classification marking for Part 2 is:",
        "The panel met in May.",
    ),
)
def test_boilerplate_does_not_point(text: str) -> None:
    assert not points_to_part2(text)


@pytest.mark.parametrize(
    "text",
    (
        "Exempt under section 43 – Commercial Interests",
        "Commercial interests, FOIA section 43.",
        "Exempt under Article 2(2)(a) of the Elected Local Policing Bodies (Specified Information) Order 2011.",
        "by virtue of paragraph 3 of Part 1 of Schedule 12A",
        "The Government Security Classification marking for Part 2 is: OFFICIAL-SENSITIVE [OPERATIONAL]",
    ),
)
def test_the_law_alone_states_grounds(text: str) -> None:
    assert states_grounds(text, frozenset())


@pytest.mark.parametrize(
    "text",
    (
        "Exempt under section 43: Acme bid £2m",
        "Exempt under section 43 because Halberdine asked for it",
        "Section 40 applies to Mr Thornton",
        "Counsel puts the chance at 40 in 100",
        "£2,187,400",
        "1.1 The winner is Zephyr",
    ),
)
def test_a_name_or_a_figure_is_more_than_grounds(text: str) -> None:
    assert not states_grounds(text, frozenset())


def test_grounds_may_use_the_words_of_the_public_title() -> None:
    text = "Part 2 of Gateway Replacement is exempt from publication for the following reasons:"
    assert states_grounds(text, frozenset({"gateway", "replacement"}))
    assert not states_grounds(text, frozenset())
