"""Rows of the list of real wordings: meetings that are partly private, and the statuses that registers print.

A case is named by the row's signal and body, words of its pattern, and which of the row's ways it shows.
"""

import pytest

from tests.ingest.forms import form
from tests.ingest.rows import (
    AFTER,
    PART_2,
    SECRET,
    Case,
    agenda,
    both,
    check,
    letter,
    lines,
    mayoral,
    minutes,
    notice,
    params,
)

HEADINGS = ("PART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE DMPC", "Part 1: Non-confidential facts and advice")
MAYOR_BUYS = "That the Mayor buys nine radios for the boats of the river unit."
SUMMARY = "Summary of exempt items considered whilst the public were excluded:-"
NO_GROUND = (
    "RESOLVED – That the public be excluded from the meeting for the following items, as they relate to functions of "
    "the Court that are not subject to Part VA and Schedule 12A of the Local Government Act 1972."
)
TOLD = "Members asked why two items, which relate to functions not subject to Part VA and Schedule 12A, were not open."
WILL_MOVE = (
    "Item 9 has an exempt appendix. If necessary, the Chair will move that the press and public be excluded under "
    "section 100A(4) of the Local Government Act 1972."
)
MOVED = "RESOLVED – That the press and public be excluded under section 100A(4) of the Local Government Act 1972."
REGULATION_4 = (
    "in accordance with Regulation 4 of the Local Authorities (Executive Arrangements) (Meetings and Access to "
    "Information) (England) Regulations 2012"
)
EXCLUDED = f"RESOLVED – That, {REGULATION_4}, the public be excluded from the meeting during item 9."
NOTICED = f"Notice of the item was given in April {REGULATION_4}, and nobody wrote to the clerk about it."
DISPUTED = (
    "Two members disputed the exemption: under Part 2 paragraph 9 the information is not exempt, since the Council "
    "would be granting leave to itself."
)
OPEN_TO_ALL = (
    "Our meetings are open to the public, except for where exempt information is being discussed as noted on the "
    "agenda."
)
WELSH = (
    "RESOLVED – That pursuant to Section 100A(4) and (5) of the Local Government Act 1972, the public be excluded for "
    "the following item, as defined in Paragraphs 12 and 13 of Part 4 of Schedule 12A to that Act."
)
WELSH_GROUND = "Exempt by virtue of Paragraphs 12 and 13 of Part 4 of Schedule 12A to the Local Government Act 1972."
WELSH_TOLD = "The clerk explained what Paragraphs 12 and 13 of Part 4 of Schedule 12A say of people and of names."
COMMITTEE = "‘in committee’, i.e., without the media or members of the public"
READMITTED = "The press and public were readmitted to the meeting."


def meet(body: str, words: str, way: str, text: str, *public: str, **more: str) -> Case:
    return Case("MEET", body, words, way, text, public, **more)


MEETINGS = (
    *(
        meet(
            "MOPAC / GLA MD, DD",
            "NON-CONFIDENTIAL FACTS AND ADVICE",
            f"{heading[:6]}, {way}",
            mayoral(MAYOR_BUYS, AFTER, heading, *more),
            MAYOR_BUYS,
            heading,
        )
        for heading in HEADINGS
        for way, more in (
            ("nothing under it", ()),
            ("text under it", ("The boats are moored at three of the stations on the river.",)),
            ("Part 2 under it", ("PART II: CONFIDENTIAL FACTS AND ADVICE TO THE MAYOR", SECRET)),
        )
    ),
    meet(
        "City of London Police Authority Board",
        "Part 1 - Public Agenda",
        "both halves",
        agenda("Part 1 - Public Agenda", AFTER, "Part 2 - Non-Public Agenda", SECRET),
        "Part 1 - Public Agenda",
    ),
    meet(
        "City of London Police Authority Board",
        "Part 1 - Public Agenda",
        "public minutes and non-public summary",
        agenda("Part 1 - Public Agenda", "2. To agree the public minutes and non-public summary of 4 March.", AFTER),
        "To agree the public minutes and non-public summary of 4 March.",
    ),
    meet(
        "City of London Court of Common Council",
        "Summary of exempt items",
        "in the public minutes",
        minutes(SUMMARY, "The lease of a depot was agreed.", AFTER),
        SUMMARY,
        "The lease of a depot was agreed.",
    ),
    meet(
        "City of London Court of Common Council",
        "Summary of exempt items",
        "after the private half",
        minutes(MOVED, SECRET, SUMMARY, "The lease of a depot was agreed.", AFTER),
        MOVED,
        SUMMARY,
        "The lease of a depot was agreed.",
    ),
    *(
        meet(body, words, way, minutes(*paragraphs), *public)
        for body, words, resolution, mention in (
            ("City of London", "not subject to Part VA", NO_GROUND, TOLD),
            ("Rotherham", "the Chair will move", MOVED, WILL_MOVE),
            ("Leeds Executive Board", "Regulation 4", EXCLUDED, NOTICED),
            ("Neath Port Talbot", "Paragraphs 12 and 13 of Part 4", WELSH, WELSH_TOLD),
            (
                "Limerick City and County Council",
                "‘in committee’, i.e., without the media",
                f"The meeting then went {COMMITTEE}.",
                f"In earlier years such things were heard {COMMITTEE}.",
            ),
        )
        for way, paragraphs, public in (
            ("a resolution", (AFTER, resolution, SECRET), (resolution,)),
            ("a resolution, then the public again", (resolution, SECRET, READMITTED, AFTER), (resolution, READMITTED)),
            ("a mention", (mention, AFTER), (mention,)),
        )
    ),
    meet(
        "Limerick City and County Council",
        "‘in committee’, i.e., without the media",
        "agreed to be taken",
        minutes(AFTER, f"It was agreed that the item be taken {COMMITTEE}.", SECRET),
        f"It was agreed that the item be taken {COMMITTEE}.",
    ),
    meet(
        "Limerick City and County Council",
        "in committee",
        "a resolution without quotation marks",
        minutes(AFTER, "The meeting then went in committee.", SECRET),
        "The meeting then went in committee.",
    ),
    *both("MEET", "Arun", "Part 2 paragraph 9", minutes, DISPUTED, "Part 2 – Exempt items"),
    *both("MEET", "GLA / TfL packs", "except for where exempt", agenda, OPEN_TO_ALL, "EXEMPT INFORMATION"),
    meet(
        "Neath Port Talbot",
        "Paragraphs 12 and 13 of Part 4",
        "grounds in a Part 2",
        lines(form("YES"), AFTER, PART_2, WELSH_GROUND, SECRET),
        WELSH_GROUND,
    ),
)

EIR = (
    "Two papers are withheld from disclosure under the Environmental Information Regulations; see annex of exceptions."
)
EIR_GROUND = "Withheld under regulation 12(5)(e) of the Environmental Information Regulations 2004"
NOT_PUBLISHED = "(commercially sensitive – not published)"
TITLES = (
    "Decision 014-2031 is a confidential decision relating to vans",
    "Decision 015-2031 is a non-confidential decision relating to boats",
    "Decision 016-2031 is a confidential decision",
)
FLAG = "<linkeddoc><title>Exempt appendix &amp;amp; prices</title><isrestricted>True</isrestricted></linkeddoc>"

STATUSES = (
    Case("STAT", "GLA", "Environment(al) Information Regulations", "a reply", letter(EIR, AFTER), (EIR,)),
    Case(
        "STAT",
        "GLA",
        "Environment(al) Information Regulations",
        "grounds in a Part 2",
        lines(form("YES"), AFTER, PART_2, EIR_GROUND, SECRET),
        (EIR_GROUND,),
    ),
    *(
        Case(
            "STAT",
            "Staffordshire 003 of 2012/13",
            "not published",
            way,
            lines("Register of decisions", text, AFTER),
            said,
        )
        for said in ((f"Scanners for four stations {NOT_PUBLISHED}", "Vans for the river unit"),)
        for way, text in (
            ("a register's row", f"003\t{said[0]}\n004\t{said[1]}"),
            ("a register's line", f"003: {said[0]}\n\n004: {said[1]}"),
        )
    ),
    Case(
        "STAT",
        "Staffordshire 003 of 2012/13",
        "commercially sensitive",
        "a heading",
        lines(form("YES"), AFTER, "Appendix C – Commercially sensitive", SECRET),
        ("Is there a Part 2 form – YES",),
    ),
    Case(
        "STAT",
        "West Midlands PCC",
        "is a confidential decision",
        "rows of a register",
        lines("Register of decisions", *TITLES, AFTER),
        TITLES,
    ),
    *(
        Case("STAT", "West Midlands PCC", "is a confidential decision", way, lines(title, notice(*said)), public)
        for way, title, said, public in (
            ("a file's own title", TITLES[0], (SECRET,), ()),
            ("a file's own title without a topic", TITLES[2], (SECRET,), ()),
            ("a file's own title that says non-confidential", TITLES[1], (AFTER,), (TITLES[1],)),
        )
    ),
    *(
        Case("STAT", "Tower Hamlets", "Anticipated restriction", way, text, public)
        for way, text, public in (
            (
                "rows of a forward plan",
                lines(
                    "Forward plan of Westmarch Council",
                    "Scanners for four stations",
                    "Anticipated restriction: Fully exempt (the whole report will be exempt)",
                    "Vans for the river unit",
                    "Anticipated restriction: Part exempt",
                    AFTER,
                ),
                ("Fully exempt (the whole report will be exempt)", "Vans for the river unit", "Part exempt"),
            ),
            ("a file that is part exempt", notice("Anticipated restriction: Part exempt", AFTER), ("Part exempt",)),
            (
                "a file that is fully exempt",
                notice("Anticipated restriction: Fully exempt (the whole report will be exempt)", SECRET),
                (),
            ),
        )
    ),
    Case(
        "STAT",
        "Lambeth (test fixture in a public repository)",
        "<isrestricted>True",
        "a flag in a register",
        lines("Papers of the Westmarch Audit Committee", FLAG, AFTER),
        ("Exempt appendix",),
    ),
    Case(
        "STAT",
        "Lambeth (test fixture in a public repository)",
        "Exempt appendix",
        "a heading",
        minutes(AFTER, "Exempt appendix", SECRET),
        ("Three members were there",),
    ),
)

CASES = (*MEETINGS, *STATUSES)


@pytest.mark.parametrize("case", params(CASES))
def test_the_wording_means_what_its_row_says(case: Case) -> None:
    check(case)
