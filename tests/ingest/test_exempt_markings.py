"""Rows of the list of real wordings: markings, deferrals, and what was released later.

A case is named by the row's signal and body, words of its pattern, and which of the row's ways it shows.
"""

import pytest

from tests.ingest.forms import REPORT_TEXT, attached_report, form
from tests.ingest.rows import (
    AFTER,
    PART_2,
    SECRET,
    Case,
    both,
    check,
    lines,
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
    "The Commissioner has due regard to the Government Security Classifications (GSC) when considering disclosure of "
    "reports."
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
    *both("MARK", "Norfolk OPCC 36/2025", "OFF-SEN", notice, OFF_SEN, "OFF-SEN"),
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
    *both("MARK", "web guidance", "OFFICIAL-SENSITIVE", notice, CAVEAT, "OFFICIAL-SENSITIVE"),
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
        "The radios of the river unit fail",
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
        register(f"2031/52\tSale of the old depot at £415,200\t{CELL}", "2031/53\tVans\tReport"),
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

CASES = (*MARKS, *DEFERRALS, *LATER)


@pytest.mark.parametrize("case", params(CASES))
def test_the_wording_means_what_its_row_says(case: Case) -> None:
    check(case)
