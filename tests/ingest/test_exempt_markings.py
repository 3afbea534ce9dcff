"""Every row of the list of real wordings, second half: markings, deferrals, releases, meetings, register statuses.

A case is named by the row's signal and body, words of its pattern, and which of the row's ways it shows.
"""

import pytest

from tests.ingest.forms import REPORT_TEXT, attached_report, form
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
    register,
)

QUOTED = "The Government Security Classification marking for Part 2 is:"
MARKED = "OFFICIAL-SENSITIVE [OPERATIONAL]"
COVER = "Part 1 – This section of the report will be published by MOPAC. It is classified as OFFICIAL – PUBLIC"
SCHEME = "Protective Marking\tOfficial - {}\nPublication Scheme Y/N\tNo\n"
BROKEN = (
    "The vans are kept in the yard of the oldest of the four stations, where\n\f{}\n\nthe gate is locked at night.\n"
)
LABELLED = (
    "Submissions should be labelled as ‘Not Protectively Marked’ unless any of the material is ‘restricted’ or "
    "‘confidential’."
)
OFF_SEN = "The new system is cleared for processing policing data up to and including OFF-SEN level marking."
REGARD = (
    "The Commissioner has due regard to the Government Security Classifications (GSC) when considering "
    "disclosure of reports."
)
TIERS = (
    "The six markings UNCLASSIFIED, PROTECT, RESTRICTED, CONFIDENTIAL, SECRET and TOP SECRET were replaced on "
    "2 April 2014 by OFFICIAL, SECRET and TOP SECRET."
)
CAVEAT = "OFFICIAL-SENSITIVE is a handling caveat inside OFFICIAL, and no classification of its own."
YARDS = ("nine vans", "four boats", "two dogs", "six horses", "ten radios")


def paged(head: str, *secret_on: int) -> str:
    """A paper of five pages with a line at the head of those named, or of all, which alone hold exempt text."""
    pages = []
    for number, thing in enumerate(YARDS, 1):
        marked = number in secret_on or not secret_on
        top = [f"{head.format(n=number)}"] if marked else []
        said = f"The winner for the {thing} is Zqone Systems Ltd." if secret_on and marked else f"The {thing} are kept."
        pages.append(lines(*top, f"{number}. The {thing} were counted in the spring and again.", said))
    return "\f".join(pages)


def mark(body: str, words: str, way: str, text: str, *public: str, **more: str) -> Case:
    return Case("MARK", body, words, way, text, public, **more)


MARKS = (
    mark(
        "MOPAC PCD 658 report",
        "marking for Part 2 is",
        "quoted in a public paper",
        lines(form("YES"), attached_report(), f"{QUOTED}\n\n{MARKED}", AFTER),
        f"{QUOTED} {MARKED}",
    ),
    mark(
        "MOPAC PCD 658 report",
        "marking for Part 2 is",
        "quoted in a Part 2",
        lines(form("YES"), AFTER, PART_2, f"{QUOTED}\n\n{MARKED}", SECRET),
        f"{QUOTED} {MARKED}",
    ),
    mark("MOPAC PCD 658 report", "OFFICIAL-SENSITIVE", "the file's own", lines(MARKED, notice(SECRET))),
    mark(
        "MOPAC PCD 658/987",
        "It is classified as OFFICIAL – PUBLIC",
        "a cover after a Part 2",
        lines(form("YES"), PART_2, SECRET, attached_report(COVER), AFTER),
        COVER,
        "BODY SCANNERS AT FOUR STATIONS",
        REPORT_TEXT,
    ),
    mark(
        "MOPAC PCD 658/987",
        "It is classified as OFFICIAL – PUBLIC",
        "OFFICIAL-SENSITIVE instead",
        lines(form("YES"), AFTER, attached_report("Protective Marking\tOFFICIAL-SENSITIVE"), SECRET),
        "Is there a Part 2 form – YES",
    ),
    mark(
        "MOPAC PCD 658",
        "OFFICIAL - PUBLIC",
        "a header in a sentence",
        lines(form("YES"), BROKEN.format("OFFICIAL - PUBLIC"), AFTER),
        "the oldest of the four stations, where the gate is locked at night.",
    ),
    mark(
        "MOPAC PCD 658",
        "OFFICIAL - PUBLIC",
        "a header in a Part 2",
        lines(form("YES"), AFTER, PART_2, "OFFICIAL - PUBLIC", SECRET),
        "Is there a Part 2 form – YES",
    ),
    mark("MOPAC PCD 376", "OFFICIAL", "a header", paged("OFFICIAL"), *(f"The {y} are kept." for y in YARDS)),
    mark(
        "MOPAC PCD 376",
        "OFFICIAL",
        "a header in a Part 2",
        lines(form("YES"), AFTER, PART_2, "OFFICIAL", SECRET, "OFFICIAL", "The bid of Zqone was the lowest."),
        "Is there a Part 2 form – YES",
    ),
    mark("MOPAC PCD 376", "OFFICIAL", "OFFICIAL-SENSITIVE instead", paged("OFFICIAL-SENSITIVE")),
    mark(
        "MPS business justification in PCD 987",
        "Publication Scheme Y/N",
        "the marking is public",
        lines(form("NO"), attached_report(SCHEME.format("Public")), AFTER),
        "Publication Scheme Y/N",
        REPORT_TEXT,
    ),
    mark(
        "MPS business justification in PCD 987",
        "Publication Scheme Y/N",
        "the marking is not",
        lines(form("NO"), AFTER, attached_report(SCHEME.format("Sensitive")), SECRET),
        "Is there a Part 2 form – NO",
    ),
    mark("Norfolk OPCC", "‘Not Protectively Marked’", "a footer", notice(AFTER, LABELLED), LABELLED),
    mark("Norfolk OPCC", "‘restricted’", "such a label", lines("RESTRICTED", notice(SECRET, LABELLED))),
    mark("Norfolk OPCC 36/2025", "OFF-SEN", "a sentence about a system", notice(OFF_SEN, AFTER), OFF_SEN),
    mark("Norfolk OPCC 36/2025", "OFF-SEN", "a marking", notice(OFF_SEN, AFTER, "OFF-SEN", SECRET), OFF_SEN),
    mark("Essex PFCC", "due regard to the Government Security", "a policy", notice(REGARD, AFTER), REGARD),
    mark(
        "Essex PFCC",
        "Government Security Classifications",
        "the classification of a file",
        lines("Government Security Classification\tOfficial - Sensitive", notice(REGARD, SECRET)),
    ),
    mark("BIS guidance", "UNCLASSIFIED, PROTECT, RESTRICTED", "a sentence", notice(TIERS, AFTER), TIERS),
    mark(
        "BIS guidance",
        "RESTRICTED, CONFIDENTIAL",
        "the old marking on a cover",
        lines("Westmarch Police Authority", "RESTRICTED", "Report of the Treasurer, 4 May 2011", SECRET),
    ),
    mark("web guidance", "OFFICIAL-SENSITIVE", "a sentence", notice(CAVEAT, AFTER), CAVEAT),
    mark("web guidance", "OFFICIAL-SENSITIVE", "a line", notice(CAVEAT, AFTER, "OFFICIAL-SENSITIVE", SECRET), CAVEAT),
    mark(
        "PDF generator footer in a public repository",
        "OFFICIAL-SENSITIVE — Page {n}",
        "on every page",
        paged("OFFICIAL-SENSITIVE — Page {n}"),
    ),
    mark(
        "PDF generator footer in a public repository",
        "OFFICIAL-SENSITIVE — Page {n}",
        "on one page",
        lines(paged("OFFICIAL-SENSITIVE — Page {n}", 3), AFTER),
        *(f"The {y} are kept." for y in YARDS if y != "two dogs"),
    ),
    mark(
        "UK National Occupational Standards extractor",
        "NOT PROTECTIVELY MARKED",
        "at the head",
        lines("NOT PROTECTIVELY MARKED", notice(AFTER)),
        "1. The radios" if False else "The radios of the river unit fail",
    ),
    mark(
        "UK National Occupational Standards extractor",
        "NOT PROTECTIVELY MARKED",
        "astray in a Part 2",
        lines(form("YES"), AFTER, PART_2, "NOT PROTECTIVELY MARKED", SECRET),
        "Is there a Part 2 form – YES",
    ),
    mark(
        "Planning Inspectorate redaction system",
        "REDACTION CANDIDATE",
        "proposed in this file",
        notice("Text that is to be redacted is highlighted, with the note REDACTION CANDIDATE.", SECRET),
    ),
    mark(
        "Planning Inspectorate redaction system",
        "REDACTION CANDIDATE",
        "spoken of",
        notice("The clerk marks each name with the note REDACTION CANDIDATE before a paper is sent.", AFTER),
        "with the note REDACTION CANDIDATE",
    ),
)

QUESTION = "Is the publication of Part 1 of this approval to be deferred? NO"
FOLLOWED = f"{QUESTION}\n\nIf yes, for what reason:\n\nUntil what date:"
WORKING_DAY = (
    "Part 1 of this form will be made available on the MOPAC website within 1 working day of approval. Any facts that "
    "should not be made automatically available are to be put in Part 2. Deferment is only applicable where release "
    "before that date would compromise the implementation of the decision being approved."
)


def deferred(answer: str, questions: str = FOLLOWED, *more: str) -> str:
    """A form with its deferral question and what is printed around it."""
    return lines(form("NO").replace(QUESTION, questions.replace("? NO", f"?{answer}")), *more)


DEFERRALS = (
    *(
        Case("DEFER", body, words, "NO", deferred(" NO", asked, AFTER), public, (("deferred", "no"),))
        for body, words, asked, public in (
            ("MOPAC 2019-21 form", "to be deferred? NO", FOLLOWED, (QUESTION, "Until what date:")),
            ("MOPAC 2018 form", "within 1 working day", f"{WORKING_DAY}\n\n{QUESTION}", (WORKING_DAY, QUESTION)),
        )
    ),
    *(
        Case("DEFER", body, words, way, deferred(answer, asked, SECRET))
        for body, words, asked in (
            ("MOPAC 2019-21 form", "to be deferred? NO", FOLLOWED),
            ("MOPAC 2018 form", "within 1 working day", f"{WORKING_DAY}\n\n{QUESTION}"),
        )
        for way, answer in (("YES", " YES"), ("no answer", ""))
    ),
    Case(
        "DEFER",
        "MOPAC 2019-21 form",
        "to be deferred? NO",
        "a date that is past",
        deferred(" YES", FOLLOWED.replace("date:", "date: 01/02/2019"), SECRET),
    ),
)

RELEASED = (
    "04/05/2033 the decision was reviewed and is now considered suitable for publication as the sale is long over"
)
CELL = f"RESTRICTED – the sale is restricted as it holds commercial interests. {RELEASED}"

LATER = (
    Case(
        "DECL",
        "Lancashire PCC 2014/52",
        "now considered suitable for publication",
        "a register's cell",
        register(f"2031/52\tSale of the old depot at £415,200\t{CELL}", "2031/53\tVans\tReport") + f"\n{AFTER}",
        (CELL, "Sale of the old depot at £415,200"),
    ),
    Case(
        "DECL",
        "Lancashire PCC 2014/52",
        "now considered suitable for publication",
        "a sentence in a Part 2 releases nothing",
        lines(form("YES"), AFTER, PART_2, f"{RELEASED}.", SECRET),
        ("Is there a Part 2 form – YES",),
    ),
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
    "Our meetings are open to the public, except for where exempt information is being discussed as "
    "noted on the agenda."
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
        meet(body, words, way, minutes(*paragraphs), public)
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
            ("a resolution", (AFTER, resolution, SECRET), resolution),
            ("a resolution, then the public again", (resolution, SECRET, READMITTED, AFTER), READMITTED),
            ("a mention", (mention, AFTER), mention),
        )
    ),
    meet(
        "Limerick City and County Council",
        "‘in committee’, i.e., without the media",
        "agreed to be taken",
        minutes(AFTER, f"It was agreed that the item be taken {COMMITTEE}.", SECRET),
        f"It was agreed that the item be taken {COMMITTEE}.",
    ),
    meet("Arun", "Part 2 paragraph 9", "a minute", minutes(DISPUTED, AFTER), DISPUTED),
    meet(
        "Arun",
        "Part 2 paragraph 9",
        "the exempt half itself",
        minutes(DISPUTED, AFTER, "Part 2 – Exempt items", SECRET),
        DISPUTED,
    ),
    meet("GLA / TfL packs", "except for where exempt", "on an agenda", agenda(OPEN_TO_ALL, AFTER), OPEN_TO_ALL),
    meet(
        "GLA / TfL packs",
        "except for where exempt",
        "such information",
        agenda(OPEN_TO_ALL, AFTER, "EXEMPT INFORMATION", SECRET),
        OPEN_TO_ALL,
    ),
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
SENSITIVE = "003\tScanners for four stations (commercially sensitive – not published)\n004\tVans for the river unit"
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
    Case(
        "STAT",
        "Staffordshire 003 of 2012/13",
        "(commercially sensitive – not published)",
        "a register's status",
        lines("Register of decisions", SENSITIVE, AFTER),
        ("Scanners for four stations (commercially sensitive – not published)", "Vans for the river unit"),
    ),
    Case(
        "STAT",
        "Staffordshire 003 of 2012/13",
        "(commercially sensitive – not published)",
        "a line of a register",
        lines("Register of decisions", SENSITIVE.replace("\t", ": ").replace("\n", "\n\n"), AFTER),
        ("Scanners for four stations (commercially sensitive – not published)", "Vans for the river unit"),
    ),
    Case(
        "STAT",
        "Staffordshire 003 of 2012/13",
        "(commercially sensitive – not published)",
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

CASES = (*MARKS, *DEFERRALS, *LATER, *MEETINGS, *STATUSES)


@pytest.mark.parametrize("case", params(CASES))
def test_the_wording_means_what_its_row_says(case: Case) -> None:
    check(case)
