"""What opens an exempt section, what marks a page, and what only looks like it. `Zq` is exempt, `Pubzz` public."""

import pytest

from ingest.facts import read_facts
from ingest.gate.gate import Held
from ingest.gate.lines import opens_exempt
from ingest.gate.markings import is_marking
from tests.ingest.forms import attached_report, form
from tests.ingest.reading import released, texts

P2 = "\nPART 2 – CONFIDENTIAL FACTS AND ADVICE\n\n"
SECRET = "1. Bids\n\n- 1.1. The winner is Zqone Systems Ltd at £2,187,400 for five years.\n"
AFTER = "\n\nThe panel met in May and again in June to weigh the bids, Pubzz.\n"


def shown(text: str) -> str:
    document = released(text)
    return repr(document) + ("" if isinstance(document, Held) else repr(read_facts(document)))


WORDS = (
    "radios kept by the gate",
    "boats with new engines",
    "dogs in the kennels",
    "horses in the field",
    "vans that were washed",
)


def pages(head: str, foot: str) -> str:
    return "\f".join(
        f"{head}\n\nThe {w}, as said.\n\nNobody asked Zqone why the {w} are.\n\nThe {w} too.\n\n{foot}\n" for w in WORDS
    )


@pytest.mark.parametrize(
    "marking",
    (
        "PART 2",
        "NOT FOR PUBLICATION",
        "PRIVATE PAPER",
        "EXEMPT",
        "COMMERCIAL IN CONFIDENCE",
        "Page 3 of 9 OFFICIAL-SENSITIVE",
        "Page 4 RESTRICTED",
    ),
)
@pytest.mark.parametrize("before", ("", form() + "\f"), ids=("alone", "after a form"))
@pytest.mark.parametrize("foot", (False, True), ids=("header", "footer"))
def test_a_restrictive_running_line_is_not_dropped(marking: str, before: str, foot: bool) -> None:
    assert "Zqone" not in shown(before + (pages("Scanners", marking) if foot else pages(marking, "Scanners")))


def test_a_footer_on_every_page_withholds_the_first_page_too() -> None:
    assert "Zqone" not in shown(form() + "\f" + pages("Scanners", "OFFICIAL-SENSITIVE"))


OPENERS = (
    "PART 2. CONFIDENTIAL FACTS AND ADVICE",
    "PART 2 FORM",
    "PART 2 FORM – NOT FOR PUBLICATION",
    "Part 2 of this report – exempt",
    "PART 2A – CONFIDENTIAL",
    "PART 2 – CONFIDENTIAL (the non-confidential facts are in Part 1)",
    "PART 2 – EXEMPT: The information in this part is exempt from disclosure by virtue of paragraph 3 of Part 1 of "
    "Schedule 12A to the Local Government Act 1972 as it relates to the financial or business affairs of a person",
    "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972: "
    "information relating to the financial or business affairs of any particular person (including the authority)",
    "PART ll – CONFIDENTIAL FACTS",
    "PART Il – CONFIDENTIAL FACTS",
    "PART\n2",
    "PART (2)",
    "Part no. 2",
    "Pt 2 – Exempt",
    "> PART 2 – EXEMPT",
    "| PART 2 – EXEMPT |",
    "PАRT 2 – EXEMPT",
    "ＰＡＲＴ ２",
    "PART C – EXEMPT",
    "SECTION 2 – CONFIDENTIAL",
    "SECTION B: EXEMPT",
    "OFFICIAL-SENSITIVE:",
    "CONFIDENTIAL:",
    "OFFICIAL-SENSITlVE",
    "OFFICIAL\nSENSITIVE",
    "Page 4 OFFICIAL-SENSITIVE",
    "RESTRICTED – POLICY AND MANAGEMENT",
    "PROTECT-PERSONAL DATA",
    "COMMERCIAL IN CONFIDENCE",
    "STRICTLY CONFIDENTIAL",
    "Private & Confidential",
    "EXEMPT",
    "EXEMPT – NOT FOR PUBLICATION",
    "EXEMPT FROM PUBLICATION",
    "THIS SECTION IS NOT FOR PUBLICATION",
    "Not to be published",
    "APPENDIX B\n(EXEMPT)",
    "EXEMPT\nAPPENDIX B",
    "APPENDIX 2\nEXEMPT FROM PUBLICATION",
    "ANNEX A – OFFICIAL-SENSITIVE",
    "Annex A [OFFICIAL-SENSITIVE]",
    "Appendix B – Commercially sensitive",
    "Appendix 3 - Bid prices of each supplier, scores of the panel and the reasons for the ranking of bidders "
    "(confidential)",
    "EXCLUSION OF THE PRESS AND PUBLIC",
    "NON PUBLIC ITEMS",
    "Items to be considered in private",
    "IN CAMERA",
    "In committee",
    "LEGALLY PRIVILEGED",
    "Confidential legal advice",
    "CONFIDENTIAL BRIEFING NOTE",
    "Exempt supplemental information",
    "RHAN 2 – EITHRIEDIG",
    "NOT FOR PUBLIC RELEASE",
    "Commercially sensitive information",
    "Information exempt from publication",
    "The following is exempt from disclosure:",
    "Legal advice (privileged and confidential)",
    "Appendix A (Part 2)",
    "Restricted circulation",
)


@pytest.mark.parametrize("opener", OPENERS)
def test_these_open_an_exempt_section(opener: str) -> None:
    assert "Zqone" not in shown(f"{form()}\n{opener}\n\n{SECRET}")


@pytest.mark.parametrize(
    "line",
    (
        "- 3.4. Confidential information about victims is kept in the case system.",
        "Exempt items are listed at the end of the agenda.",
        "Restricted items found in custody searches are kept for 28 days.",
        "Private matters raised with the chaplain are not recorded.",
        "In private hire, prices rose.",
        "Prevent\n\nPursue\n\nProtect\n\nPrepare",
        "3. Exempt information\n\nThis report contains no exempt information.",
        "Exempt information: None",
        "Not for publication: N/A",
        "8. Background papers\n\n- Appendix 1: Business case\n- Appendix 2: Pricing (exempt)",
        "Contents\n\nPart 1 – Introduction\n\nPart 2 – Finance\n\nPart 3 – Legal",
        "Part 2 begins in May 2024.",
        "Appendix 2 contained exempt information, however, the meeting remained open.",
        "Restricted access to the site has been agreed with the council.",
        "Is there an exempt appendix? No",
        "Part 2 – NO",
        "Secret shoppers visited nine stations",
        "Appendix 1: list of restricted breeds",
        "Appendix 3 - private hire policy",
        "Schedule 2 – Exempt supplies for VAT",
        "Part 2 - Sensitive information\n\nOnly the facts or advice that would be exempt from disclosure under the "
        "FOIA should be included in the separate Part 2 form, together with the legal rationale for non-publication.",
        "\fOFFICIAL-SENSITIVE\n\nThe price is due.\n\fOFFICIAL",
    ),
)
def test_these_withhold_nothing_after_them(line: str) -> None:
    assert "Pubzz" in shown(f"{form('NO')}\n{line}{AFTER}")


def test_the_author_s_line_of_a_public_cover_is_public() -> None:
    assert "Report by DAC Jones on behalf of the Chief of Corporate Services" in texts(
        form() + P2 + SECRET + attached_report()
    )


@pytest.mark.parametrize(
    "line",
    [
        "9. OFFICIAL - SENSITIVE",
        "■ NOT FOR PUBLICATION",
        "-- PART 2 - EXEMPT --",
        "Protective marking: Not for publication",
        "Table 2: NOT FOR PUBLICATION",
        "Figure 1.2 - Exempt Appendix B",
    ],
)
def test_a_number_an_ornament_or_a_captions_name_before_a_restriction_leaves_it_one(line: str) -> None:
    assert opens_exempt(line)


@pytest.mark.parametrize(
    "line",
    [
        "Table 3: Exempt information by year",
        "Table 4: Private",
        "Restricted\t400\t(350)",
        "Restricted | 2024: 400 | 2025: (350)",
        "Private | £2,400",
    ],
)
def test_a_subject_or_a_row_of_figures_opens_nothing(line: str) -> None:
    assert not opens_exempt(line)
    assert not is_marking(line)


@pytest.mark.parametrize("line", ["OFFICIAL - SENSITIVE | 2", "Restricted\t4"])
def test_a_marking_with_a_pages_number_marks(line: str) -> None:
    assert is_marking(line)


def test_a_line_that_lists_its_papers_opens_nothing() -> None:
    line = "Appendices: Appendix A: Progress (public). Appendix B: Negotiations over charges (exempt)"
    assert "Pubzz" in shown(f"{form('NO')}\n{line}{AFTER}")
