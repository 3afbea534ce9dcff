"""Headings, list items, table rows, form fields, signature blocks and footnotes are told apart."""

import pytest

from ingest.headings import is_heading
from tests.ingest.reading import blocks_of, furniture_of, pieces_of

SENTENCE = "The scanners in use were bought in 2009 and are often out of order."


def kinds(text: str) -> list[str]:
    return [b.kind for b in blocks_of(text)]


def read(text: str) -> list[str]:
    return [b.text for b in blocks_of(text)]


@pytest.mark.parametrize(
    ("line", "following"),
    (
        ("Executive Summary:", SENTENCE),
        ("1. Introduction and background", f"1.1. {SENTENCE}"),
        ("# 4. Legal Comments", SENTENCE),
        ("**Deputy Mayor for Policing and Crime**", "Nothing to declare."),
        ("PART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE DMPC", "1. Introduction"),
        ("PART 2: EXEMPT SECTION OF THE REPORT", "1. None"),
        ("Financial, Commercial and Procurement Comments", f"1. {SENTENCE}"),
        ("A. RECOMMENDATIONS – That approval is given to:", f"1. {SENTENCE}"),
        ("1.0 Purpose of Report", "To note."),
        ("POLICE CLOUD GATEWAY (CJX REPLACEMENT)", "Meeting of 31st Oct 2019"),
    ),
)
def test_headings_are_headings(line: str, following: str) -> None:
    assert is_heading(pieces_of(f"{line}\n\n{following}"), 0)


@pytest.mark.parametrize(
    ("line", "following"),
    (
        (SENTENCE, SENTENCE),
        ("DMPC Decision - PCD 658", "Police Cloud Gateway"),
        ("OFFICIAL-SENSITIVE [OPERATIONAL]", SENTENCE),
        ("None", SENTENCE),
        ("N/A", SENTENCE),
        ("Signature", "Date 25/05/2021"),
        ("Date 25/05/2021", SENTENCE),
        ("Report by Angus McCallum on behalf of the Chief of Corporate Services", SENTENCE),
        ("Title: Telematics in police vehicles", SENTENCE),
        ("The Deputy Mayor is asked to:", "1. Approve the purchase."),
        ("- £500,000 is within the programme", "- £240,000 is additional"),
        ("Part 2 Confidentiality: Only the facts likely to be exempt belong there.", SENTENCE),
        ("Part 2 of the paper explains the options.", SENTENCE),
    ),
)
def test_other_lines_are_not_headings(line: str, following: str) -> None:
    assert not is_heading(pieces_of(f"{line}\n\n{following}"), 0)


def test_a_numbered_paragraph_is_its_text_and_its_number() -> None:
    [block] = blocks_of(f"- 4.1. {SENTENCE}")
    assert (block.kind, block.label, block.text) == ("prose", "4.1", SENTENCE)


def test_a_short_list_belongs_to_the_line_that_leads_in() -> None:
    text = "Three options were weighed:\n\n- buy time in studios;\n- fit out rooms;\n- do nothing."
    assert read(text) == ["Three options were weighed:\n• buy time in studios;\n• fit out rooms;\n• do nothing."]


def test_recommendations_stand_each_by_itself() -> None:
    assert read("The DMPC is asked to approve;\n\n1. The purchase.\n2. The sale.") == [
        "The DMPC is asked to approve;",
        "The purchase.",
        "The sale.",
    ]


@pytest.mark.parametrize(
    ("table", "rows"),
    (
        (
            "Item\tCost £/k\tSupplier\nCameras\t312\tHalden\nProject team\t184\t",
            [
                "Item | Cost £/k | Supplier",
                "Cameras | Cost £/k: 312 | Supplier: Halden",
                "Project team | Cost £/k: 184",
            ],
        ),
        (
            "CAPITAL £/k\t2021/22\t2022/23\tTotal\nGrant\t336\t0\t336",
            ["CAPITAL £/k | 2021/22 | 2022/23 | Total", "CAPITAL £/k: Grant | 2021/22: 336 | 2022/23: 0 | Total: 336"],
        ),
        ("Year 1 01/10/2022\t£702,000\nTotal\t£2,148,000", ["Year 1 01/10/2022 | £702,000", "Total | £2,148,000"]),
    ),
)
def test_a_row_keeps_its_heads(table: str, rows: list[str]) -> None:
    assert read(table) == rows
    assert kinds(table) == ["row"] * len(rows)


def test_a_tick_list_keeps_its_groups_and_says_what_is_blank() -> None:
    table = (
        "ORIGINATING OFFICER DECLARATION\tTick to confirm statement (✓)\n"
        "Financial Advice: Finance was consulted.\t✓\n"
        "GDPR/Data Privacy\t\nGDPR is covered.\t✓\nA DPIA is not required.\t"
    )
    assert read(table) == [
        "ORIGINATING OFFICER DECLARATION | Tick to confirm statement (✓)",
        "Financial Advice: Finance was consulted. ✓",
        "GDPR/Data Privacy",
        "GDPR/Data Privacy: GDPR is covered. ✓",
        "GDPR/Data Privacy: A DPIA is not required. [blank]",
    ]


def test_a_checklist_is_headed_and_answered() -> None:
    table = "Originator checklist (must be completed)\tPlease state 'yes' or 'no'\nHas legal advice been taken?\tNo"
    assert kinds(table) == ["heading", "field"]
    assert read(table)[1] == "Has legal advice been taken? No"


def test_a_question_takes_the_answer_from_the_next_line() -> None:
    assert read("Is this report a Confidential Decision?\n\nNo\n\nIf Yes, give the reasons here") == [
        "Is this report a Confidential Decision? No",
        "If Yes, give the reasons here",
    ]


def test_a_quoted_marking_is_joined_to_the_line_that_quotes_it() -> None:
    assert read("The security marking for Part 2 is:\n\n# OFFICIAL-SENSITIVE [COMMERCIAL]") == [
        "The security marking for Part 2 is: OFFICIAL-SENSITIVE [COMMERCIAL]"
    ]


def test_a_signature_block_is_one_unit() -> None:
    [block] = blocks_of(
        "Outcome/approval by: PCC\n\nApproved.\n\nSignature: R. Ashdown\n\n"
        "Printed name: Rowena Ashdown, Commissioner\n\nDate: 19/07/2022"
    )
    assert block.kind == "signature"
    assert block.text == (
        "Outcome/approval by: PCC\nApproved.\nPrinted name: Rowena Ashdown, Commissioner\nDate: 19/07/2022"
    )


@pytest.mark.parametrize(
    "scrawl", ("Edue Warden", "april hinde.", 'Handwriting in blue ink, reading "Sean Hutchford".')
)
def test_a_signature_read_by_ocr_is_furniture(scrawl: str) -> None:
    signed = f"Deputy Mayor for Policing\n\nThe request has my approval.\n\nSignature\n\n{scrawl}\n\nDate\n\n01/06/2021"
    text = f"{signed}\n\nIssues\n\n" + "\n\n".join(f"{n}. {SENTENCE}" for n in range(1, 8))
    assert read(text)[0] == "Deputy Mayor for Policing\nThe request has my approval.\nDate: 01/06/2021"
    assert [(f.n, f.reason) for f in furniture_of(text)] == [(7, "handwriting read by OCR")]


def test_two_officers_sign_two_blocks() -> None:
    text = (
        "Chief Executive\n\nThe report is fit.\n\nSignature:\n\nDate: 12/07/2022\n\n"
        "Chief Finance Officer (Section 151 Officer)\n\nThe cost can be met.\n\nSignature:\n\nDate:"
    )
    assert read(text) == [
        "Chief Executive\nThe report is fit.\nDate: 12/07/2022",
        "Chief Finance Officer (Section 151 Officer)\nThe cost can be met.\nDate: [none]",
    ]


def test_a_sentence_about_signing_is_not_a_signature() -> None:
    assert kinds("Signed contracts are kept by the director of the unit in a locked room for six years.") == ["prose"]


def test_a_footnote_mark_comes_off_its_figure() -> None:
    text = "Surveys are done at 19 of 231 buildings across Westmarch.\n\n1 The list was 24 until Mill Lane was sold."
    assert read(text) == [
        "Surveys are done at 19 of 23 buildings across Westmarch.\n"
        "¹ [at “23”, printed “231”] The list was 24 until Mill Lane was sold."
    ]


def test_a_raised_footnote_travels_with_its_paragraph() -> None:
    assert read("The plan¹ is old and will be replaced.\n\nIt is long.\n\n¹ It was written in 2009.") == [
        "The plan is old and will be replaced.\n¹ [at “plan”] It was written in 2009.",
        "It is long.",
    ]


@pytest.mark.parametrize(
    "text",
    (
        "Surveys are done at 19 of 231 buildings and 12 of 241 yards.\n\n1 The list was 24 until Mill Lane was sold.",
        "The plan was agreed by the board of the force in 2019.\n\n1 The list was 24 until Mill Lane was sold.",
    ),
)
def test_where_no_one_figure_can_carry_the_mark_the_text_stays(text: str) -> None:
    assert read(text) == text.split("\n\n")


def test_a_year_has_four_digits() -> None:
    assert read("Contributes to the Police & Crime Plan 2017-20211") == [
        "Contributes to the Police & Crime Plan 2017-2021"
    ]


def test_a_paragraph_over_a_pages_end_has_both_pages() -> None:
    first, second = blocks_of(f"{SENTENCE} They will be replaced by the\fend of the year.\n\n{SENTENCE}")
    assert (first.page, first.last_page) == (1, 2)
    assert (second.page, second.last_page) == (2, None)


def test_a_paragraph_on_one_page_or_of_a_file_without_pages_has_no_last_page() -> None:
    assert [b.last_page for b in blocks_of(f"{SENTENCE}\n\n\f\nThey will be replaced.")] == [None, None]
    assert [b.last_page for b in blocks_of(SENTENCE)] == [None]
