"""Recognised forms that are public without anybody's declaration: MOPAC decisions of 2018 and 2019-21, and GLA forms.

A form is public up to its Part 2; an attached report is, where its own cover says so or the form says there is none.
"""

from collections.abc import Iterator

from evals.forge import exempt, prose
from evals.forge.lookalikes import in_text
from evals.forge.parts import Draft, approval, date, plain_title, public_cover, sections, slug
from evals.forge.pen import Block, Pen

ACCESS_2018 = (
    "Information in this form is subject to the Freedom of Information Act 2000 (FOIA) and other legislation. Part 1 "
    "of this form will be made available on the MOPAC website within 1 working day of approval. Any "
    "facts/advice/recommendations that should not be made automatically available on request should not be included in "
    "Part 1 but instead on the separate Part 2 form. Deferment is only applicable where release before that date would "
    "compromise the implementation of the decision being approved."
)
ACCESS_2019 = (
    "Information in this form (Part 1) is subject to the Freedom of Information Act 2000 (FOIA) and will be made "
    "available on the MOPAC website following approval.",
    "If immediate publication risks compromising the implementation of the decision it can be deferred until a "
    "specific date. Deferral periods should be kept to the shortest length strictly necessary.",
)
CONFIDENTIALITY = (
    "Part 2 Confidentiality: Only the facts or advice considered as likely to be exempt from disclosure under the FOIA "
    "should be in the separate Part 2 form, together with the legal {} for non-publication."
)
DEFERRAL = "Is the publication of Part 1 of this approval to be deferred?"
OFFICERS = ("OFFICER APPROVAL", "Chief Executive Officer", "Interim Chief Executive Officer")
CONSULTED = (
    "I have been consulted about the proposal and confirm that financial, legal and equalities advice has been taken "
    "into account in the preparation of this report."
)
PART_ONE = {
    "MOPAC": (
        "PART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE DMPC",
        "Part 1: Non-confidential facts and advice to the DMPC",
    ),
    "GLA": ("PART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE MAYOR", "Part 1: Non-confidential facts and advice"),
}


def mopac_2018(pen: Pen) -> Draft:
    """The form of 2018 with a report; mostly without Part 2."""
    has_part_2 = pen.chance(0.3)
    blocks = [*mopac_form(pen, has_part_2, old=True), *report(pen, has_part_2, marked=has_part_2 or pen.chance(0.3))]
    return Draft(slug(pen, "pcd", str(pen.number(100, 500)), plain_title(pen)), tuple(blocks), pen.chance(0.3))


def mopac_2019(pen: Pen) -> Draft:
    """The form of 2019-21 with its report, whose cover and Part 2 section speak for themselves."""
    has_part_2 = pen.chance(0.65)
    blocks = [*mopac_form(pen, has_part_2, old=False), *report(pen, has_part_2, marked=True)]
    return Draft(slug(pen, "pcd", str(pen.number(501, 1999)), plain_title(pen)), tuple(blocks), pen.chance(0.3))


def mopac_business_case(pen: Pen) -> Draft:
    """The form, a report that ends in a Part 2 section, and after it a public business case with its own cover."""
    has_part_2 = pen.chance(0.5)
    blocks = [*mopac_form(pen, has_part_2, old=False), *report(pen, has_part_2, marked=True)]
    blocks += [
        *public_cover(pen, f"{plain_title(pen)}: Business Justification"),
        *sections(pen, "form", pen.number(2, 4)),
    ]
    return Draft(slug(pen, "pcd", str(pen.number(501, 1999)), "with case"), tuple(blocks), pen.chance(0.3))


def gla(pen: Pen) -> Draft:
    """A Mayoral, Director or Assistant Director decision; Part 2 follows in the same file or there is none."""
    kind, who = pen.pick((("MD", "Mayor of London"), ("DD", "Executive Director"), ("ADD", "Assistant Director")))
    number, has_part_2 = pen.number(1200, 3300), pen.chance(0.6)
    titles = {"MD": "MAYORAL", "DD": "DIRECTOR", "ADD": "ASSISTANT DIRECTOR"}
    blocks = [
        Block("GREATER LONDON AUTHORITY", "heading"),
        Block(f"REQUEST FOR {titles[kind]} DECISION – {kind}{number}", "heading"),
    ]
    blocks += [*_front(pen, who, "Decision", has_part_2), *_part_one(pen, "GLA", has_part_2)]
    blocks += access(pen, has_part_2, old=False)
    if has_part_2 and pen.chance(0.7):
        blocks += exempt.section(pen, "form", size=9)
        if pen.chance(0.3):
            blocks += [*public_cover(pen, f"Appendix 1: {plain_title(pen)}"), *sections(pen, "form", 2)]
    elif not has_part_2 and pen.chance(0.4):
        blocks += [prose.heading(pen, f"Appendix 1 – {plain_title(pen)}"), prose.paragraph(pen), prose.table(pen)]
    return Draft(slug(pen, f"{kind}{number}", plain_title(pen)), tuple(blocks), pen.chance(0.3))


def mopac_form(pen: Pen, has_part_2: bool, old: bool) -> Iterator[Block]:
    """The form itself, from its reference to the officers' approval."""
    number = pen.number(100, 1999)
    yield Block(pen.pick(("MOPAC", "MAYOR OF LONDON\nOFFICE FOR POLICING AND CRIME")), "raw")
    yield Block(f"REQUEST FOR DMPC DECISION – PCD {number}" if old else f"DMPC Decision – PCD {number}", "heading")
    yield from _front(pen, "Deputy Mayor for Policing And Crime", "Recommendation:", has_part_2)
    yield from _part_one(pen, "MOPAC", has_part_2)
    yield from access(pen, has_part_2, old)


def _front(pen: Pen, who: str, decision: str, has_part_2: bool) -> Iterator[Block]:
    yield Block(f"Title: {plain_title(pen)}", "heading")
    yield prose.heading(pen, "Executive Summary:")
    yield prose.paragraph(pen)
    yield prose.heading(pen, decision)
    yield Block("The decision maker is asked to approve;")
    if pen.chance(0.3):
        yield from in_text(pen, "form", has_part_2)
    for n in range(1, pen.number(2, 4)):
        yield Block(f"{pen.pick(('- ', ''))}{n}. {prose.sentences(pen, 'recommendation')}")
    yield from approval(pen, who)


def _part_one(pen: Pen, body: str, has_part_2: bool) -> Iterator[Block]:
    yield Block(pen.pick(PART_ONE[body]), "heading")
    if pen.chance(0.05):
        return  # as MD1228 and DD1245, which have nothing under it
    if pen.chance(0.5):
        yield prose.heading(pen, "Decision required – supporting report")
    if pen.chance(0.4):
        yield prose.paragraph(pen, "meet-part-i")
    yield from sections(pen, "form", pen.number(3, 6), has_part_2=has_part_2)


def access(pen: Pen, has_part_2: bool, old: bool) -> Iterator[Block]:
    """Public access to information, not deferred, the Part 2 question with its answer, and the officers' part."""
    yield prose.heading(pen, "Public access to information")
    yield from (Block(text) for text in ((ACCESS_2018,) if old else ACCESS_2019))
    yield prose.heading(pen, "Part 1 Deferral:")
    answer = pen.pick(("NO", "No", "no", "**NO**"))
    yield Block(f"{DEFERRAL} {answer}" if pen.chance(0.7) else f"{DEFERRAL}\n{answer}", "raw")
    if not old:
        yield Block("If yes, for what reason:", "raw")
        yield Block("Until what date:", "raw")
    yield Block(CONFIDENTIALITY.format(pen.pick(("rationale", "rational"))))
    part, dash = pen.pick(("Part 2", "part 2", "**Part 2**")), pen.pick(("–", "-", "—", "‑"))
    yield Block(f"Is there a {part} form {dash} {pen.pick(('YES', 'Yes') if has_part_2 else ('NO', 'No'))}", "raw")
    beside = [
        "defer-no-2018" if old else "defer-no",
        "stmt-boilerplate",
        "negptr-part2-yes" if has_part_2 else "neg-part2-no",
    ]
    if not has_part_2 and pen.chance(0.4):
        yield Block("If yes, for what reason: N/A", "raw")
        beside.append("neg-no-reason")
    yield from _officers(pen, beside)


def _officers(pen: Pen, beside: list[str]) -> Iterator[Block]:
    """The officers' declarations, which carry the markers of the questions above them."""
    yield prose.heading(pen, "ORIGINATING OFFICER DECLARATION")
    for title in ("Financial Advice:", "Legal Advice:", "Equalities Advice:"):
        text = prose.fill(pen, "The {role} has been consulted on {t}.", pen.token("table row", pen.pick(beside)))
        yield Block(f"{title} {text}\t✓", "raw")
    yield prose.heading(pen, pen.pick(OFFICERS))
    yield Block(CONSULTED)
    yield Block(f"Signature\n\nJuth MS\n\nDate {date(pen)}", "raw")


def report(pen: Pen, has_part_2: bool, marked: bool) -> Iterator[Block]:
    """An attached report with or without a marking of its own, and the Part 2 section at its end."""
    if marked:
        yield from public_cover(pen, plain_title(pen).upper())
    else:
        yield Block("OFFICIAL", "raw")
        yield Block(plain_title(pen), "heading")
        yield Block("Report by the Director of Digital on behalf of the Deputy Commissioner")
        yield prose.heading(pen, "EXECUTIVE SUMMARY")
        yield prose.paragraph(pen)
    yield Block("Non-confidential facts and advice to the Deputy Mayor for Policing and Crime", "heading")
    yield from sections(pen, "form", pen.number(2, 4), has_part_2=has_part_2)
    yield from _end_of_report(pen, has_part_2)


def _end_of_report(pen: Pen, has_part_2: bool) -> Iterator[Block]:
    if pen.chance(0.15):
        return
    if has_part_2 and pen.chance(0.75):
        yield from exempt.section(pen, "report", "marking", size=9)
    elif has_part_2:
        yield from exempt.statement_only(pen)
    elif pen.chance(0.1):
        yield from exempt.none_and_more(pen)
    else:
        yield from exempt.none(pen)
