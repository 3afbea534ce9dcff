"""Rows of the list of real wordings: pointers to a Part 2 and denials of one; and that every row of it has a case.

A case is named by the row's signal and body, words of its pattern, and which of the row's ways it shows.
"""

import re
from pathlib import Path

import pytest

from tests.ingest.forms import attached_report, form
from tests.ingest.rows import (
    AFTER,
    PART_2,
    SECRET,
    SUITABLE,
    Case,
    agenda,
    asking,
    both,
    check,
    letter,
    lines,
    mayoral,
    minutes,
    notice,
    params,
    recommending,
    register,
    saying,
    summing_up,
)
from tests.ingest.test_exempt_grounds import CASES as GROUNDS
from tests.ingest.test_exempt_markings import CASES as MARKINGS
from tests.ingest.test_exempt_meetings import CASES as MEETINGS

LIST = Path(__file__).parents[2] / ".." / "shared" / "EXEMPT_WORDING.md"

RESTRICTED = "Further information is contained in the restricted section of the report."
PAPER = "The lease will end on the terms set out in the restricted part 2 paper."
BIDDER = (
    "The Deputy Mayor is asked to approve the disposal of the old depot to the bidder identified in Exempt Appendix 2."
)
LABS = "Approve the recommendations for the three laboratories in the restricted section of this report."
PRICES = "That the Mayor buys nine radios at the prices as set out in Part 2 of this decision form."
ANNEX = "The sums that are blacked out stand in the confidential annex to this notice, which one party alone was sent."
LEWISHAM = (
    "Having considered an open and a confidential officer report, the Mayor agrees the sums as set out in a "
    "confidential report."
)
PCD_658 = ("MOPAC PCD 658", "restricted section of the report")

POINTERS = (
    Case(
        "PTR",
        "MOPAC PCD 658",
        "restricted section of the report",
        "in the form and again in the attached report",
        saying(RESTRICTED, attached_report(), f"2. {RESTRICTED}", AFTER),
        (RESTRICTED,),
        (("pointer", RESTRICTED), ("pointer", RESTRICTED), ("part 2", "yes")),
    ),
    *both("PTR", *PCD_658, saying, RESTRICTED, "RESTRICTED SECTION OF THE REPORT"),
    *both("PTR", "MOPAC PCD 1031", "restricted part 2 paper", summing_up, PAPER, "RESTRICTED PART 2 PAPER"),
    *both(
        "PTR",
        "MOPAC PCD 1031",
        "identified in Exempt Appendix",
        recommending,
        BIDDER,
        "EXEMPT APPENDIX 2",
        (("recommendation", BIDDER),),
    ),
    *both(
        "PTR",
        "MOPAC digital forensics managed services (varies PCD 115)",
        "Approve the recommendations",
        recommending,
        LABS,
        PART_2,
        (("recommendation", LABS),),
    ),
    *both(
        "PTR",
        "GLA MD2935",
        "as set out in Part 2 of this decision form",
        mayoral,
        PRICES,
        "PART II: CONFIDENTIAL FACTS",
    ),
    Case(
        "PTR",
        "Lancashire PCC 2017/54",
        "Restricted",
        "a register's status",
        register("2031/07\tScanners for four stations\tAppendix A – Restricted", "2031/08\tVans\tReport attached"),
        ("Scanners for four stations", "Appendix A – Restricted", "2031/08"),
    ),
    Case(
        "PTR",
        "Lancashire PCC 2017/54",
        "Restricted",
        "a heading",
        lines(form(), AFTER, "Appendix A – Restricted", SECRET),
        ("Is there a Part 2 form – YES",),
    ),
    *both("PTR", "ICO FS50585136", "in the confidential annex to this notice", letter, ANNEX, "CONFIDENTIAL ANNEX"),
    *both("PTR", "Lewisham", "an open and a confidential officer report", notice, LEWISHAM, "CONFIDENTIAL REPORT"),
    Case(
        "PTR",
        "Lewisham",
        "an open and a confidential officer report",
        "a heading with officer in it",
        notice(LEWISHAM, AFTER, "CONFIDENTIAL OFFICER REPORT", SECRET),
        (LEWISHAM,),
    ),
    *(
        Case(
            "PTR",
            "TfL committee",
            "exempt supplemental information",
            way,
            agenda(noted, AFTER, *exempt),
            (noted,),
            **more,
        )
        for word in ("supplemental", "supplementary")
        for noted in (
            f"The Committee is asked to note the paper and exempt {word} information on Part 2 of the agenda.",
        )
        for way, exempt, more in (
            (f"{word}, a mention", (), {}),
            (f"{word}, a heading", (f"Exempt {word} information", SECRET), {}),
            (f"{word}, a fact", (), {"facts": (("pointer", noted),)}),
        )
    ),
)

BOLD = "Is there a **Part 2** form – {}"
LEGAL = (
    "Only the facts that are exempt belong in the separate part 2 form, with the legal rational for keeping them back."
    "\n\nIs there a part 2 form – {}\n\nIf yes, for what reason: {}"
)
SECTION = "PART 2: EXEMPT SECTION OF THE REPORT"
NORFOLK = "Is this report a Confidential Decision?"
REASONS = "If Yes, please state reasons below having referred to the PCC Decision Making Policy"
REMAINED = (
    "Appendix 2 contained exempt information, however, the meeting remained open while members spoke of the vans."
)
SLOUGH = (
    "All of the business was done in public during Part I of the meeting, without disclosing any of the exempt "
    "information in the Part II appendices."
)


DENIALS = (
    Case(
        "NEG",
        "MOPAC PCD 987",
        "Is there a **Part 2** form – NO",
        "NO",
        asking(BOLD.format("NO"), AFTER, attached_report("")),
        ("Is there a Part 2 form – NO",),
        (("part 2", "no"), ("deferred", "no")),
    ),
    Case(
        "NEG",
        "MOPAC PCD 987",
        "Is there a **Part 2** form – NO",
        "YES",
        asking(BOLD.format("YES"), AFTER, PART_2, "None", SECRET),
        ("Is there a Part 2 form – YES",),
        (("part 2", "yes"),),
    ),
    Case(
        "NEG",
        "MOPAC PCD 376",
        "Is there a part 2 form – No",
        "No",
        asking(LEGAL.format("No", "N/A"), AFTER),
        ("Is there a part 2 form – No", "If yes, for what reason: N/A", "legal rational"),
        (("part 2", "no"),),
    ),
    Case(
        "NEG",
        "MOPAC PCD 376",
        "Is there a part 2 form – No",
        "Yes",
        asking(LEGAL.format("Yes", "commercial interests"), AFTER, PART_2, SECRET),
        ("Is there a part 2 form – Yes", "If yes, for what reason: commercial interests"),
        (("part 2", "yes"),),
    ),
    Case(
        "NEG",
        "MOPAC PCD 376 report",
        "1. None",
        "the form says No",
        lines(form("NO"), SECTION, "1. None", attached_report(""), AFTER),
        (SECTION, "None"),
        (("part 2", "no"),),
    ),
    Case(
        "NEG",
        "MOPAC PCD 376 report",
        "1. None",
        "the form says No and numbered text follows",
        lines(form("NO"), SECTION, "1. None", SECRET.replace("1.", "2.")),
        (SECTION,),
    ),
    Case(
        "NEG",
        "MOPAC PCD 376 report",
        "1. None",
        "the form says Yes",
        lines(form("YES"), SECTION, "1. None", "The winner is Zqone Systems Ltd, as was said before."),
        (SECTION,),
    ),
    *(
        Case(
            "NEG",
            "MOPAC PCD 987 report",
            "Not Applicable",
            f"then a public business case, {way}",
            lines(form("NO"), denial, case, AFTER),
            ("This section refers to the details", "Not Applicable", "nine thousand people"),
            (("part 2", "no"),),
        )
        for way, denial, case in (
            ("its cover says so", f"{SUITABLE}\n\nNot Applicable.", attached_report()),
            ("nothing marks it", f"{SUITABLE}\n\nNot Applicable.", attached_report("")),
            (
                "denied on the same line",
                f"{SUITABLE} Not Applicable.",
                attached_report(),
            ),
        )
    ),
    Case(
        "NEG",
        "MOPAC PCD 987 report",
        "Not Applicable",
        "the form says Yes",
        lines(form("YES"), SUITABLE, "Not Applicable.", SECRET),
        (SUITABLE,),
    ),
    Case(
        "NEG",
        "Norfolk OPCC 36/2025",
        "Is this report a Confidential Decision?",
        "No",
        notice(NORFOLK, "No", REASONS, AFTER),
        (f"{NORFOLK} No", REASONS),
        (("confidential", "no"),),
    ),
    Case(
        "NEG",
        "Norfolk OPCC 36/2025",
        "Is this report a Confidential Decision?",
        "Yes",
        notice(SECRET, NORFOLK, "Yes", REASONS, AFTER),
    ),
    Case(
        "NEG",
        "Norfolk OPCC 36/2025",
        "Is this report a Confidential Decision?",
        "no answer",
        notice(SECRET, NORFOLK, REASONS, AFTER),
    ),
    *both("NEG", "Rotherham", "the meeting remained open", minutes, REMAINED, "Appendix 2 – Exempt information"),
    *both("NEG", "Slough", "in the Part II appendices", minutes, SLOUGH, "PART II – EXEMPT APPENDICES"),
    *(
        Case(
            "NEG/PTR", "MOPAC PCD 658", "Is there a Part 2 form - YES", way, lines(form("YES"), AFTER, *more), said, yes
        )
        for said, yes in ((("Is there a Part 2 form – YES",), (("part 2", "yes"),)),)
        for way, more in (("the Part 2 is elsewhere", ()), ("the Part 2 follows", (PART_2, SECRET)))
    ),
)

CASES = (*POINTERS, *DENIALS)


@pytest.mark.parametrize("case", params(CASES))
def test_the_wording_means_what_its_row_says(case: Case) -> None:
    check(case)


@pytest.mark.skipif(not LIST.is_file(), reason="that need ../shared")
def test_every_row_of_the_list_has_a_case() -> None:
    sections = re.split(r"^## (.+)\n", LIST.read_text(encoding="utf-8"), flags=re.M)[1:]
    rows = [
        (signal, *line.strip("| ").split(" | ")[:3])
        for signal, body in zip(sections[::2], sections[1::2], strict=True)
        for line in body.splitlines()
        if line.startswith("| ") and not line.startswith("| body ")
    ]
    named = sorted({(c.signal, c.body, c.words) for c in (*CASES, *GROUNDS, *MARKINGS, *MEETINGS)})
    meant = [[row for row in rows if row[:2] == (signal, body) and words in row[3]] for signal, body, words in named]
    assert [name for name, found in zip(named, meant, strict=True) if len(found) != 1] == []
    assert [row for row in rows if [row] not in meant] == []
