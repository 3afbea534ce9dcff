"""Every block has its address: attached report, part, section, number, ordinal; numbers may repeat."""

from ingest.locator import Locator
from tests.ingest.reading import placed

SENTENCE = (
    "The scanners in use were bought in 2009 and are often out of order, so that people wait longer than they should."
)
FORM = f"""DMPC Decision – PCD 3001

Executive Summary:

{SENTENCE}

PART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE DMPC

1. Introduction and background

- 1.1. {SENTENCE}

2. Financial Comments

- 2.1. {SENTENCE}

- 2.2. The cost is met in two ways.

(a) {SENTENCE}

(b) {SENTENCE}

Chief Executive Officer

I am satisfied with the report.

Signature

Date 25/05/2021

"""
REPORT = f"""BODY SCANNERS AT FOUR STATIONS

Investment meeting of May 2021

Report by DAC Jones on behalf of the Chief of Corporate Services

Part 1 – This section of the report will be published. It is classified as OFFICIAL – PUBLIC

Introduction and background

1. {SENTENCE}

Financial, Commercial and Procurement Comments

1. {SENTENCE}

Item\tCost £/k
Scanners\t10
"""


def at(text: str, words: str) -> Locator:
    """The address of the only paragraph that begins so."""
    [found] = [p.at for p in placed(text) if p.block.text.startswith(words)]
    return found


def numbered(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(p.at.attachment, p.at.section, p.at.paragraph) for p in placed(text) if p.block.text == SENTENCE]


def test_ordinals_count_from_one_without_a_gap() -> None:
    assert [p.at.ordinal for p in placed(FORM + REPORT)] == list(range(1, len(placed(FORM + REPORT)) + 1))


def test_a_form_paragraph_has_its_section_and_number() -> None:
    assert numbered(FORM) == [
        (None, "Executive Summary", None),
        (None, "1. Introduction and background", "1.1"),
        (None, "2. Financial Comments", "2.1"),
        (None, "2. Financial Comments", "2.2(a)"),
        (None, "2. Financial Comments", "2.2(b)"),
    ]


def test_numbers_that_restart_in_an_attached_report_are_told_apart() -> None:
    title = "BODY SCANNERS AT FOUR STATIONS"
    assert numbered(FORM + REPORT)[-2:] == [
        (title, "Introduction and background", "1"),
        (title, "Financial, Commercial and Procurement Comments", "1"),
    ]


def test_a_table_row_has_the_number_of_its_paragraph() -> None:
    row = at(FORM + REPORT, "Scanners |")
    assert (row.section, row.paragraph) == ("Financial, Commercial and Procurement Comments", "1")


def test_the_part_is_known_from_its_heading_on() -> None:
    parts = [p.at.part for p in placed(FORM)]
    start = next(i for i, p in enumerate(placed(FORM)) if p.block.text.startswith("PART I"))
    assert parts == [None] * start + [1] * (len(parts) - start)


def test_a_signature_block_is_a_section_of_its_own() -> None:
    assert at(FORM, "Chief Executive Officer").section == "Chief Executive Officer"


def test_a_document_of_its_own_has_no_attachment() -> None:
    assert {p.at.attachment for p in placed(REPORT)} == {None}


def test_an_appendix_starts_an_outline_of_its_own() -> None:
    text = FORM + f"# Appendix A – Vehicles\n\nA.1. {SENTENCE}\n"
    assert numbered(text)[-1] == ("Appendix A – Vehicles", "Appendix A – Vehicles", "A.1")


def test_a_heading_path_leads_from_the_outermost_in() -> None:
    [found] = [p for p in placed(FORM) if p.at.paragraph == "2.1"]
    assert found.heading == ("PART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE DMPC", "2. Financial Comments")


def test_a_bullet_between_five_and_seven_was_printed_six() -> None:
    text = f"Risks\n\n5. {SENTENCE}\n\n- {SENTENCE}\n\n7. {SENTENCE}"
    assert [number for _, _, number in numbered(text)] == ["5", "6", "7"]


def test_pages_are_carried() -> None:
    text = f"1. {SENTENCE}\f2. {SENTENCE}"
    assert [p.at.page for p in placed(text)] == [1, 2]
