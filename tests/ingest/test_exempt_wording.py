"""Every row of the list of real wordings, first half: pointers to a Part 2, denials of one, statements of its grounds.

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
    Case,
    agenda,
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
)
from tests.ingest.test_exempt_markings import CASES as MARKINGS

LIST = Path(__file__).parents[2] / ".." / "shared" / "EXEMPT_WORDING.md"

RESTRICTED = "Further information is contained in the restricted section of the report."
PAPER = "The lease will end on the terms set out in the restricted part 2 paper."
BIDDER = "approve the disposal of the old depot to the bidder identified in Exempt Appendix 2."
LABS = "Approve the recommendations for the three laboratories in the restricted section of this report."
PRICES = "That the Mayor buys nine radios at the prices as set out in Part 2 of this decision form."
ROW_A = (
    "2031/07\tScanners for four stations\tAppendix A – Restricted\n2031/08\tVans for the river unit\tReport attached"
)
ANNEX = "The sums that are blacked out stand in the confidential annex to this notice, which one party alone was sent."
LEWISHAM = (
    "Having considered an open and a confidential officer report, the Mayor agrees the sums as set out "
    "in a confidential report."
)
NOTED = "The Committee is asked to note the paper and exempt {} information on Part 2 of the agenda."

POINTERS = (
    Case(
        "PTR",
        "MOPAC PCD 658",
        "restricted section of the report",
        "in the form and in the attached report",
        lines(saying(RESTRICTED), attached_report(), f"2. {RESTRICTED}", AFTER),
        (RESTRICTED,),
        (("pointer", RESTRICTED), ("pointer", RESTRICTED), ("part 2", "yes")),
    ),
    Case(
        "PTR",
        "MOPAC PCD 658",
        "restricted section of the report",
        "the section itself",
        lines(saying(RESTRICTED), AFTER, "RESTRICTED SECTION OF THE REPORT", SECRET),
        (RESTRICTED,),
        (("pointer", RESTRICTED),),
    ),
    Case(
        "PTR",
        "MOPAC PCD 1031",
        "restricted part 2 paper",
        "a summary",
        lines(form().replace("than they do now.", f"than they do now. {PAPER}"), AFTER),
        (PAPER,),
    ),
    Case(
        "PTR",
        "MOPAC PCD 1031",
        "restricted part 2 paper",
        "the paper itself",
        lines(saying(PAPER), AFTER, "RESTRICTED PART 2 PAPER", SECRET),
        (PAPER,),
        (("pointer", PAPER),),
    ),
    Case(
        "PTR",
        "MOPAC PCD 1031",
        "identified in Exempt Appendix",
        "the decision points",
        lines(recommending(f"The Deputy Mayor is asked to {BIDDER}"), AFTER),
        (BIDDER,),
        (
            ("recommendation", f"The Deputy Mayor is asked to {BIDDER}"),
            ("pointer", f"The Deputy Mayor is asked to {BIDDER}"),
        ),
    ),
    Case(
        "PTR",
        "MOPAC PCD 1031",
        "identified in Exempt Appendix",
        "the appendix itself",
        lines(recommending(f"The Deputy Mayor is asked to {BIDDER}"), AFTER, "EXEMPT APPENDIX 2", SECRET),
        (BIDDER,),
    ),
    Case(
        "PTR",
        "MOPAC digital forensics managed services (varies PCD 115)",
        "Approve the recommendations",
        "the whole recommendation",
        lines(recommending(LABS), AFTER, PART_2, SECRET),
        (LABS,),
        (("recommendation", LABS), ("pointer", LABS)),
    ),
    Case(
        "PTR",
        "GLA MD2935",
        "as set out in Part 2 of this decision form",
        "a decision",
        mayoral(PRICES, "PART I: NON-CONFIDENTIAL FACTS AND ADVICE TO THE MAYOR", AFTER),
        (PRICES,),
        (("pointer", PRICES),),
    ),
    Case(
        "PTR",
        "GLA MD2935",
        "as set out in Part 2 of this decision form",
        "the Part 2 itself",
        mayoral(PRICES, "PART I: NON-CONFIDENTIAL FACTS AND ADVICE", AFTER, "PART II: CONFIDENTIAL FACTS", SECRET),
        (PRICES,),
    ),
    Case(
        "PTR",
        "Lancashire PCC 2017/54",
        "Appendix A – Restricted",
        "a register's status",
        register(ROW_A) + "\n" + AFTER,
        ("Scanners for four stations", "Appendix A – Restricted", "Vans for the river unit"),
    ),
    Case(
        "PTR",
        "Lancashire PCC 2017/54",
        "Appendix A – Restricted",
        "a heading",
        lines(form(), AFTER, "Appendix A – Restricted", SECRET),
        ("Is there a Part 2 form – YES",),
    ),
    Case(
        "PTR",
        "ICO FS50585136",
        "in the confidential annex to this notice",
        "a notice",
        letter(ANNEX, AFTER),
        (ANNEX,),
        (("pointer", ANNEX),),
    ),
    Case(
        "PTR",
        "ICO FS50585136",
        "in the confidential annex to this notice",
        "the annex itself",
        letter(ANNEX, AFTER, "CONFIDENTIAL ANNEX", SECRET),
        (ANNEX,),
    ),
    Case(
        "PTR",
        "Lewisham",
        "Having considered an open and a confidential officer report",
        "a decision",
        notice(LEWISHAM, AFTER),
        (LEWISHAM,),
        (("pointer", LEWISHAM),),
    ),
    Case(
        "PTR",
        "Lewisham",
        "Having considered an open and a confidential officer report",
        "the report itself",
        notice(LEWISHAM, AFTER, "CONFIDENTIAL OFFICER REPORT", SECRET),
        (LEWISHAM,),
    ),
    *(
        Case(
            "PTR",
            "TfL committee",
            "exempt supplemental information",
            f"{word}, {way}",
            agenda(NOTED.format(word), AFTER, *exempt),
            (NOTED.format(word),),
            (("pointer", NOTED.format(word)),),
        )
        for word in ("supplemental", "supplementary")
        for way, exempt in (("a mention", ()), ("a heading", (f"Exempt {word} information", SECRET)))
    ),
)

BOLD = "Is there a **Part 2** form – {}"
LEGAL = (
    "Only the facts that are exempt belong in the separate part 2 form, with the legal rational for keeping them back."
    "\n\nIs there a part 2 form – {}\n\nIf yes, for what reason: {}"
)
SECTION = "PART 2: EXEMPT SECTION OF THE REPORT"
SUITABLE = (
    "Part 2 – This section refers to the details of the Part 2 business case which is NOT SUITABLE for "
    "MOPAC Publication."
)
CASE_COVER = "BUSINESS CASE FOR THE SCANNERS\n\nReport by DAC Jones on behalf of the Chief of Corporate Services\n"
NORFOLK = "Is this report a Confidential Decision?"
REASONS = "If Yes, please state reasons below having referred to the PCC Decision Making Policy"
REMAINED = (
    "Appendix 2 contained exempt information, however, the meeting remained open while members spoke of the vans."
)
SLOUGH = (
    "All of the business was done in public during Part I of the meeting, without disclosing any of the exempt "
    "information in the Part II appendices."
)


def asked(question: str) -> str:
    """A form that asks for a Part 2 in other words."""
    return form("NO").replace("Is there a Part 2 form – NO", question)


DENIALS = (
    Case(
        "NEG",
        "MOPAC PCD 987",
        "Is there a **Part 2** form – NO",
        "NO",
        lines(asked(BOLD.format("NO")), AFTER, attached_report("")),
        ("Is there a Part 2 form – NO",),
        (("part 2", "no"), ("deferred", "no")),
    ),
    Case(
        "NEG",
        "MOPAC PCD 987",
        "Is there a **Part 2** form – NO",
        "YES",
        lines(asked(BOLD.format("YES")), AFTER, PART_2, "None", SECRET),
        ("Is there a Part 2 form – YES",),
        (("part 2", "yes"),),
    ),
    Case(
        "NEG",
        "MOPAC PCD 376",
        "Is there a part 2 form – No",
        "No",
        lines(asked(LEGAL.format("No", "N/A")), AFTER),
        ("Is there a part 2 form – No", "If yes, for what reason: N/A", "legal rational"),
        (("part 2", "no"),),
    ),
    Case(
        "NEG",
        "MOPAC PCD 376",
        "Is there a part 2 form – No",
        "Yes",
        lines(asked(LEGAL.format("Yes", "commercial interests")), AFTER, PART_2, SECRET),
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
            ("denied on the same line", f"{SUITABLE} Not Applicable.", attached_report()),
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
    Case(
        "NEG",
        "Rotherham",
        "the meeting remained open",
        "a minute",
        minutes(REMAINED, AFTER),
        (REMAINED,),
    ),
    Case(
        "NEG",
        "Rotherham",
        "the meeting remained open",
        "the appendix itself",
        minutes(REMAINED, AFTER, "Appendix 2 – Exempt information", SECRET),
        (REMAINED,),
    ),
    Case("NEG", "Slough", "in the Part II appendices", "a minute", minutes(SLOUGH, AFTER), (SLOUGH,)),
    Case(
        "NEG",
        "Slough",
        "in the Part II appendices",
        "the Part II itself",
        minutes(SLOUGH, AFTER, "PART II – EXEMPT APPENDICES", SECRET),
        (SLOUGH,),
    ),
    Case(
        "NEG/PTR",
        "MOPAC PCD 658",
        "Is there a Part 2 form - YES",
        "the Part 2 is elsewhere",
        lines(form("YES"), AFTER),
        ("Is there a Part 2 form – YES",),
        (("part 2", "yes"),),
    ),
    Case(
        "NEG/PTR",
        "MOPAC PCD 658",
        "Is there a Part 2 form - YES",
        "the Part 2 follows",
        lines(form("YES"), AFTER, PART_2, SECRET),
        ("Is there a Part 2 form – YES",),
        (("part 2", "yes"),),
    ),
)

ARTICLE = (
    "Exempt under Article 2(2)(a) of the Elected Local Policing Bodies (Specified Information) Order 2011 "
    "(Data Protection Section 43 – Commercial Interests)."
)
PROMPT = (
    "The relevant sections under the FOIA that would exempt this information from disclosure, for example: "
    "Commercial Interest Section 43"
)
BOILERPLATE = (
    "Only the facts or advice considered as likely to be exempt from disclosure under the FOIA should be in the "
    "separate Part 2 form, together with the legal rationale for non-publication."
)
THREE = (
    "This is an open and exempt report: what is kept back is data protection, commercially sensitive or legal "
    "professional privileged matter."
)
CLAIM = "The claim is identified in the exempt part of this report."
BOATS = (
    "RESTRICTED – the award is restricted as it contains some personal information; financial interests of the "
    "Commissioner or any other person or company. To keep it back serves the public better than to tell it."
)
BOATS_2013 = "RESTRICTED – the award holds commercial, financial or business interests of the Commissioner or a company"
BARRING = "Barring those containing confidential information, all decisions of the Commissioner are published below."
SCOTS = (
    "Part of what you ask is exempt: actionable breach of confidence; third-party personal data; prejudice to "
    "effective conduct of public affairs (FOISA)."
)
SCOTS_GROUND = (
    "Exempt under section 36(2) of the Freedom of Information (Scotland) Act 2002 – actionable breach of confidence"
)
REFUSAL = (
    "For that part this response serves as a Refusal Notice under Section 17 of the Act by virtue of "
    "Section 40(2)&(3), Section 31(1)(a) and Section 43(2)."
)
LINCOLN = ("Anticipated reasons for restriction", "Reason restricted justification:")
WALES = (
    "By virtue of paragraph(s) 18a of Part 4 of Schedule 12A of the Local Government Act 1972 until such time as the "
    "information is revealed during the hearing."
)
NORTH = "By virtue of paragraph 3 of Part 1 of Schedule 6 of the Local Government Act (Northern Ireland) 2014."
SENEDD = "By virtue of paragraph(s) i, ii, iv of Standing Order 17.42"
SUM = (
    "That this report be exempt from disclosure by virtue of the Local Government Act 1972, Schedule 12A, Part 1, "
    "paragraph 3, and that the sum as set out in the report be paid."
)
SOUTH = (
    "exempt from general publication based on Category 3, 5 and 7A of paragraph 10.4 of the Council’s Access to "
    "Information Procedure Rules"
)
LEEDS = (
    "Appendix B to the report referred to in Minute No. 14 under the terms of Access to Information Procedure Rule "
    "10.4(3) and on the grounds that it speaks of the business of one company"
)


def grounds(body: str, words: str, statement: str, fact: bool = True, heading: str = PART_2, **more: str) -> Case:
    """A statement of grounds inside an exempt section: it is public, and what stands above and below it is not."""
    text = lines(form("YES"), AFTER, heading, statement, SECRET)
    return Case(
        "STMT",
        body,
        words,
        f"in a Part 2{more.pop('way', '')}",
        text,
        (statement,),
        (("ground", statement.rstrip(".")),) * fact,
        **more,
    )


STATEMENTS = (
    Case(
        "STMT",
        "MOPAC PCD 658 report",
        "NOT SUITABLE for MOPAC Publication",
        "alone",
        lines(form("YES"), AFTER, SUITABLE),
        (SUITABLE,),
    ),
    Case(
        "STMT",
        "MOPAC PCD 658 report",
        "NOT SUITABLE for MOPAC Publication",
        "over its Part 2",
        lines(form("YES"), AFTER, SUITABLE, SECRET),
        (SUITABLE,),
    ),
    grounds("MOPAC PCD 658 report", "Exempt under Article 2(2)(a)", ARTICLE),
    grounds("MOPAC PCD 658 report", "The relevant sections under the FOIA", PROMPT),
    Case(
        "STMT",
        "MOPAC form boilerplate",
        "Only the facts or advice",
        "the form says No",
        lines(asked(f"{BOILERPLATE}\n\nIs there a Part 2 form – NO"), AFTER),
        (BOILERPLATE,),
        (("part 2", "no"),),
    ),
    Case(
        "STMT",
        "MOPAC form boilerplate",
        "Only the facts or advice",
        "the Part 2 follows",
        lines(asked(f"{BOILERPLATE}\n\nIs there a Part 2 form – YES"), AFTER, PART_2, BOILERPLATE, SECRET),
        (BOILERPLATE,),
        (("part 2", "yes"),),
    ),
    Case(
        "STMT",
        "MOPAC PCD 1802",
        "legal professional privileged",
        "a summary",
        lines(form().replace("than they do now.", f"than they do now.\n\n{THREE}\n\n{CLAIM}"), AFTER),
        (THREE, CLAIM),
        (("pointer", CLAIM),),
    ),
    Case(
        "STMT",
        "MOPAC PCD 1802",
        "legal professional privileged",
        "the exempt part itself",
        lines(saying(THREE), AFTER, "EXEMPT PART OF THIS REPORT", SECRET),
        (THREE,),
    ),
    *(
        Case("STMT", body, words, way, text, public)
        for body, words, cell in (
            ("Lancashire PCC", "financial interests of {PCC} or any other person or company", BOATS),
            ("Lancashire PCC 2013", "commercial, financial or business interests", BOATS_2013),
        )
        for way, text, public in (
            (
                "a register's cell",
                register(f"2031/21\tAward to Halberdine Marine Ltd at £415,200\t{cell}", "2031/22\tVans\tReport")
                + f"\n{AFTER}",
                ("Award to Halberdine Marine Ltd at £415,200", cell, "2031/22"),
            ),
            (
                "a line of its own",
                lines("Register of decisions", "2031/21: Award to Halberdine Marine Ltd at £415,200", cell, AFTER),
                ("Award to Halberdine Marine Ltd at £415,200", cell),
            ),
            (
                "the papers themselves",
                lines(saying(f"The register says: {cell}"), AFTER, "RESTRICTED – COMMERCIAL", SECRET),
                (cell,),
            ),
        )
    ),
    Case(
        "STMT",
        "Norfolk OPCC",
        "Barring those containing confidential information",
        "over a register",
        lines("Decisions of the Commissioner for Westmarch", BARRING, "12/2031\tRadios\n14/2031\tVans", AFTER),
        (BARRING, "Radios"),
    ),
    Case(
        "STMT",
        "Norfolk OPCC",
        "Barring those containing confidential information",
        "such information",
        lines("Decisions of the Commissioner for Westmarch", BARRING, AFTER, "CONFIDENTIAL INFORMATION", SECRET),
        (BARRING,),
    ),
    Case("STMT", "Scottish Police Authority", "actionable breach", "a reply", letter(SCOTS, AFTER), (SCOTS,)),
    grounds("Scottish Police Authority", "actionable breach", SCOTS_GROUND),
    Case("STMT", "Metropolitan Police", "Refusal Notice", "a reply", letter(REFUSAL, AFTER), (REFUSAL,)),
    grounds(
        "Metropolitan Police", "by virtue of Section 40(2)&(3)", "By virtue of Section 40(2)&(3) / 31(1)(a) / 43(2)"
    ),
    Case(
        "STMT",
        "Lincoln",
        "NOT FOR PUBLICATION",
        "a page of reasons",
        lines("Westmarch Audit Committee", AFTER, LINCOLN[0], "NOT FOR PUBLICATION", LINCOLN[1]),
        LINCOLN,
    ),
    Case(
        "STMT",
        "Lincoln",
        "NOT FOR PUBLICATION",
        "a field of a page of reasons",
        lines("Westmarch Audit Committee", f"{LINCOLN[0]}: NOT FOR PUBLICATION", LINCOLN[1], AFTER),
        LINCOLN,
    ),
    Case(
        "STMT",
        "Lincoln",
        "NOT FOR PUBLICATION",
        "a mention",
        agenda("The clerk will say which reports are not for publication, and why they are not.", AFTER),
        ("not for publication",),
    ),
    Case(
        "STMT",
        "Lincoln",
        "NOT FOR PUBLICATION",
        "a heading",
        agenda(AFTER, "NOT FOR PUBLICATION", SECRET),
        ("Apologies",),
    ),
    Case("STMT", "Flintshire", "18a of Part 4 of Schedule 12A", "a page of reasons", agenda(WALES, AFTER), (WALES,)),
    grounds("Flintshire", "18a of Part 4 of Schedule 12A", WALES),
    grounds("Flintshire", "18a of Part 4 of Schedule 12A", NORTH, way=", in Northern Ireland"),
    Case("STMT", "Senedd", "Standing Order 17.42", "a page of reasons", agenda(SENEDD, AFTER), (SENEDD,)),
    grounds("Senedd", "Standing Order 17.42", SENEDD),
    Case("STMT", "Westminster", "the sum as set out", "a decision", notice(SUM, AFTER), (SUM,)),
    grounds("Westminster", "Schedule 12A, Part 1, paragraph 3", SUM.split(", and")[0].replace("That t", "T") + "."),
    Case(
        "STMT",
        "Southampton",
        "Category {3, 5 and 7A}",
        "an agenda",
        agenda(f"The second appendix is {SOUTH}.", AFTER),
        (SOUTH,),
    ),
    grounds("Southampton", "Category {3, 5 and 7A}", f"This is {SOUTH}."),
    Case("STMT", "Leeds", "Minute No.", "minutes", minutes(f"(a) {LEEDS};", "(b) the vans.", AFTER), (LEEDS,)),
    grounds(
        "Leeds",
        "Access to Information Procedure Rule 10.4(3)",
        "Exempt under the terms of Access to Information Procedure Rule 10.4(3)",
        heading="Appendix B – Exempt",
    ),
)

CASES = (*POINTERS, *DENIALS, *STATEMENTS)


@pytest.mark.parametrize("case", params(CASES))
def test_the_wording_means_what_its_row_says(case: Case) -> None:
    check(case)


@pytest.mark.skipif(not LIST.is_file(), reason="the list of real wordings is not at hand")
def test_every_row_of_the_list_has_a_case() -> None:
    sections = re.split(r"^## (.+)\n", LIST.read_text(encoding="utf-8"), flags=re.M)[1:]
    rows = [
        (signal, *re.split(r" (?<!\\)\| ", line.strip("| "))[:3])
        for signal, body in zip(sections[::2], sections[1::2], strict=True)
        for line in body.splitlines()
        if line.startswith("| ") and not line.startswith("| body ")
    ]
    named = {(c.signal, c.body, c.words) for c in (*CASES, *MARKINGS)}
    met = {row: [n for n in named if n[:2] == (row[0], row[1]) and n[2] in row[3]] for row in rows}
    assert [row for row, names in met.items() if not names] == []
    assert named - {n for names in met.values() for n in names} == set()
    assert len(rows) == len(met)
