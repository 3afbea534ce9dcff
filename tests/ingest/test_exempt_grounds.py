"""Rows of the list of real wordings: public statements of the grounds on which something is kept back.

A case is named by the row's signal and body, words of its pattern, and which of the row's ways it shows.
"""

import pytest

from tests.ingest.forms import form
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
    minutes,
    notice,
    params,
    register,
    saying,
    summing_up,
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
AWARD = "Award to Halberdine Marine Ltd at £415,200"
LANCASHIRE = (
    "Lancashire PCC",
    "financial interests of {PCC} or any other person or company",
    "RESTRICTED – the award is restricted as it contains some personal information; financial interests of the "
    "Commissioner or any other person or company. To keep it back serves the public better than to tell it.",
)
LANCASHIRE_2013 = (
    "Lancashire PCC 2013",
    "commercial, financial or business interests",
    "RESTRICTED – this is restricted for the commercial, financial or business interests of the Commissioner or a firm",
)
TERSE = "RESTRICTED – the award touches commercial, financial or business interests of the Commissioner or a company"
BARRING = "Barring those containing confidential information, all decisions of the Commissioner are published below."
SCOTS = (
    "Part of what you ask is exempt: actionable breach of confidence; third-party personal data; prejudice to "
    "effective conduct of public affairs (FOISA)."
)
SCOTS_ACT = "Exempt under section 36(2) of the Freedom of Information (Scotland) Act 2002"
REFUSAL = (
    "For that part this response serves as a Refusal Notice under Section 17 of the Act by virtue of "
    "Section 40(2)&(3), Section 31(1)(a) and Section 43(2)."
)
REASON, WHY = "Anticipated reasons for restriction", "Reason restricted justification:"
NOT_FOR = "The clerk will say which of the reports are not for publication, and why they are not."
WALES = "By virtue of paragraph(s) 18a of Part 4 of Schedule 12A of the Local Government Act 1972"
UNTIL = "until such time as the information is revealed during the hearing"
SENEDD = "By virtue of paragraph(s) i, ii, iv of Standing Order 17.42"
SUM = (
    "this report be exempt from disclosure by virtue of the Local Government Act 1972, Schedule 12A, Part 1, "
    "paragraph 3"
)
PAID = "and that the sum as set out in the report be paid."
SOUTH = (
    "exempt from general publication based on Category 3, 5 and 7A of paragraph 10.4 of the Council’s Access to "
    "Information Procedure Rules"
)
LEEDS = (
    "Appendix B to the report referred to in Minute No. 14 under the terms of Access to Information Procedure Rule "
    "10.4(3) and on the grounds that it speaks of the business of one company"
)


def grounds(body: str, words: str, statement: str, way: str = "in a Part 2") -> Case:
    """A statement of grounds inside an exempt section: it is public and a fact, and what stands beside it is not."""
    text = lines(form("YES"), AFTER, PART_2, statement, SECRET)
    return Case("STMT", body, words, way, text, (statement,), (("ground", statement),))


CASES = (
    *(
        Case(
            "STMT",
            "MOPAC PCD 658 report",
            "NOT SUITABLE for MOPAC",
            way,
            lines(form(), AFTER, SUITABLE, *more),
            (SUITABLE,),
        )
        for way, more in (("alone", ()), ("over its Part 2", (SECRET,)))
    ),
    grounds("MOPAC PCD 658 report", "Exempt under Article 2(2)(a)", ARTICLE),
    grounds("MOPAC PCD 658 report", "The relevant sections under the FOIA", PROMPT),
    *(
        Case(
            "STMT",
            "MOPAC form boilerplate",
            "Only the facts or advice",
            f"the form says {answer}",
            asking(f"{BOILERPLATE}\n\nIs there a Part 2 form – {answer}", AFTER, *more),
            (BOILERPLATE,),
            (("part 2", answer.lower()),),
        )
        for answer, more in (("NO", ()), ("YES", (PART_2, BOILERPLATE, SECRET)))
    ),
    *both("STMT", "MOPAC PCD 1802", "legal professional privileged", summing_up, THREE, "EXEMPT PART OF THIS REPORT"),
    *both("STMT", "MOPAC PCD 1802", "open and exempt", summing_up, CLAIM, PART_2, (("pointer", CLAIM),)),
    *(
        Case("STMT", body, words, way, text, (cell, *more))
        for body, words, cell in (LANCASHIRE, LANCASHIRE_2013)
        for way, text, more in (
            ("a cell", register(f"2031/21\t{AWARD}\t{cell}", "2031/22\tVans\tReport"), (AWARD, "2031/22")),
            ("a line", lines("Register of decisions", f"2031/21: {AWARD}", cell, AFTER), (AWARD,)),
            ("and the papers", saying(f"The register says: {cell}", AFTER, "RESTRICTED – COMMERCIAL", SECRET), ()),
        )
    ),
    Case(
        "STMT",
        "Lancashire PCC 2013",
        "commercial, financial or business interests",
        "a line in which nothing is said to be restricted",
        lines("Register of decisions", f"2031/21: {AWARD}", TERSE, AFTER),
        (AWARD, TERSE),
        fails="taken for the marking of the file, which is held whole",
    ),
    *both("STMT", "Norfolk OPCC", "Barring those containing", notice, BARRING, "CONFIDENTIAL INFORMATION"),
    *both("STMT", "Scottish Police Authority", "actionable breach", letter, SCOTS, "EXEMPT INFORMATION"),
    grounds("Scottish Police Authority", "FOISA", f"{SCOTS_ACT}."),
    grounds(
        "Scottish Police Authority",
        "actionable breach of confidence",
        f"{SCOTS_ACT} – actionable breach of confidence",
        "in a Part 2, the ground in words",
    ),
    *both("STMT", "Metropolitan Police", "Refusal Notice", letter, REFUSAL, "NOT FOR PUBLIC RELEASE"),
    grounds(
        "Metropolitan Police",
        "by virtue of Section 40(2)&(3)",
        "By virtue of Section 40(2)&(3) / 31(1)(a) / 43(2)",
    ),
    Case(
        "STMT",
        "Lincoln",
        "Reason restricted justification:",
        "a page of reasons",
        lines("Westmarch Audit Committee", AFTER, REASON, "NOT FOR PUBLICATION", WHY),
        (REASON, WHY),
    ),
    Case(
        "STMT",
        "Lincoln",
        "Reason restricted justification:",
        "a page of reasons, as fields",
        lines("Westmarch Audit Committee", f"{REASON}: NOT FOR PUBLICATION", WHY, AFTER),
        (f"{REASON}: NOT FOR PUBLICATION", WHY),
    ),
    *both("STMT", "Lincoln", "NOT FOR PUBLICATION", agenda, NOT_FOR, "NOT FOR PUBLICATION"),
    *both("STMT", "Flintshire", "until such time", agenda, f"{WALES} {UNTIL}.", "NOT FOR PUBLICATION"),
    grounds("Flintshire", "Part 4 of Schedule 12A", f"{WALES}.".replace("paragraph(s)", "paragraph")),
    grounds("Flintshire", "By virtue of paragraph(s) 18a", f"{WALES}."),
    grounds(
        "Flintshire",
        "until such time",
        f"{WALES} {UNTIL}.".replace("paragraph(s)", "paragraph"),
        "in a Part 2, until an event",
    ),
    grounds(
        "Flintshire",
        "By virtue of",
        "By virtue of paragraph 3 of Part 1 of Schedule 6 of the Local Government Act (Northern Ireland) 2014.",
        "in a Part 2 in Northern Ireland",
    ),
    *both("STMT", "Senedd", "Standing Order 17.42", agenda, SENEDD, "EXEMPT ITEMS"),
    grounds("Senedd", "Standing Order 17.42", SENEDD),
    *both("STMT", "Westminster", "the sum as set out", notice, f"That {SUM} {PAID}", "EXEMPT REPORT"),
    grounds("Westminster", "Schedule 12A, Part 1, paragraph 3", f"That {SUM}."),
    *both("STMT", "Southampton", "{3, 5 and 7A}", agenda, f"The second appendix is {SOUTH}.", "Appendix 2 – Exempt"),
    grounds("Southampton", "paragraph 10.4", f"This is {SOUTH}."),
    *both("STMT", "Leeds", "referred to in Minute No.", minutes, LEEDS, "Appendix B – Exempt"),
    grounds("Leeds", "Procedure Rule 10.4(3)", "By virtue of Access to Information Procedure Rule 10.4(3)"),
)


@pytest.mark.parametrize("case", params(CASES))
def test_the_wording_means_what_its_row_says(case: Case) -> None:
    check(case)
