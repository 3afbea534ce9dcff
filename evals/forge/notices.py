"""Decision notices of commissioners, which have no parts, and their registers."""

from collections.abc import Iterator

from evals.forge import exempt, prose
from evals.forge.lookalikes import in_row, in_text
from evals.forge.parts import Draft, date, plain_title, sections, slug
from evals.forge.pen import Block, Pen

LABELS = (
    "Public access to information: Information contained within this submission is subject to the Freedom of "
    "Information Act 2000 and wherever possible will be made available on the OPCC website. Submissions should be "
    "labelled as ‘Not Protectively Marked’ unless any of the material is ‘restricted’ or ‘confidential’. Where "
    "information contained within the submission is ‘restricted’ or ‘confidential’ it should be highlighted, along "
    "with the reason why."
)
QUESTION = "Is this report a Confidential Decision?"
REASONS = "If Yes, please state reasons below having referred to the PCC Decision Making Policy"
APPROVAL = (
    "I am satisfied that relevant advice has been taken into account in the preparation of the report, that the "
    "recommendations have been reviewed and that this is an appropriate request to be submitted to the PCC."
)


def notice(pen: Pen) -> Draft:
    """A decision notice that says it is no Confidential Decision, with an exempt appendix at times."""
    blocks = [*front(pen), *sections(pen, "notice", pen.number(3, 6)), *checklist(pen, "No")]
    if pen.chance(0.5):
        blocks += exempt.section(pen, "appendix", "marking")
    return Draft(slug(pen, f"{pen.number(1, 90)}-2025", plain_title(pen)), tuple(blocks), pen.chance(0.5))


def front(pen: Pen) -> Iterator[Block]:
    """The head of a notice, to the commissioner's approval."""
    stray = pen.chance(0.15)
    if stray:
        yield Block("NOT PROTECTIVELY MARKED", "raw")
    yield Block("OFFICE OF THE POLICE AND CRIME COMMISSIONER FOR WESTMARCH", "heading")
    yield Block(f"ORIGINATOR: {pen.pick(prose.ROLES)}\tDECISION NO. {pen.number(1, 90)}/2025", "raw")
    yield Block("REASON FOR SUBMISSION: For Decision", "raw")
    yield Block(f"SUBJECT: {plain_title(pen)}", "raw")
    yield prose.heading(pen, "Summary:")
    yield prose.paragraph(pen, "mark-npm-stray" if stray else None)
    yield prose.heading(pen, "Recommendation:")
    yield prose.paragraph(pen)
    yield prose.heading(pen, "Outcome/approval by: PCC")
    yield Block("The recommendations as outlined above are approved.")
    yield Block(f"Signature:\n\nDate: {date(pen)}", "raw")
    yield prose.heading(pen, "Detail of the submission")


def checklist(pen: Pen, answer: str) -> Iterator[Block]:
    """The originator's checklist, the confidentiality question with its answer, and the approvals."""
    rows = [["Originator checklist (must be completed)", "Please state 'yes' or 'no'"]]
    rows += [["Has legal advice been sought on this submission?", pen.pick(("Yes", "No"))]]
    rows += [[f"Has the lead for {pen.token('table row')} been consulted?", "Yes"]]
    yield Block(prose.ruled(pen, rows), "raw")
    yield Block(f"{QUESTION} {answer}" if answer and pen.chance(0.3) else f"{QUESTION}\n\n{answer}".rstrip(), "raw")
    yield Block(REASONS, "raw")
    yield prose.heading(pen, "Chief Executive")
    yield Block(APPROVAL)
    yield Block(f"Signature:\n\nDate: {date(pen)}", "raw")
    yield prose.paragraph(pen, "neg-confidential-no")
    if pen.chance(0.5):
        yield Block(LABELS)
        if pen.chance(0.6):
            yield prose.paragraph(pen, "mark-npm-footer")


def register(pen: Pen) -> Draft:
    """A register of decisions, whose statuses speak of papers it does not hold; an annex may be confidential."""
    blocks = [*register_head(pen), *pen.pick((_as_table, _as_entries))(pen)]
    if pen.chance(0.3):
        blocks += exempt.section(pen, "appendix")
    return Draft(slug(pen, "decision-register", str(pen.number(2012, 2025))), tuple(blocks), declared=True)


def register_head(pen: Pen) -> Iterator[Block]:
    """The title of a register and what it says of itself."""
    yield Block("Westmarch Police and Crime Commissioner: Register of Decisions", "heading")
    if pen.chance(0.5):
        yield Block(
            "Barring those containing confidential information, decisions of the Commissioner are published below."
        )
        yield prose.paragraph(pen, "stmt-register-intro")
    yield prose.paragraph(pen)


def _as_table(pen: Pen) -> Iterator[Block]:
    rows = [["Reference", "Decision", "Date", "Decision Papers/Reason for Restricted"]]
    for n in range(1, pen.number(8, 20)):
        subject = prose.fill(pen, "Purchase of {things} for {t}", pen.token("table row"))
        rows.append([f"2024/{n:02}", subject, date(pen), in_row(pen) if pen.chance(0.5) else "Published"])
    yield Block(prose.ruled(pen, rows), "raw")
    yield prose.paragraph(pen)


def _as_entries(pen: Pen) -> Iterator[Block]:
    for n in range(1, pen.number(6, 12)):
        yield prose.heading(pen, f"2024/{n:02} {plain_title(pen)}")
        yield prose.paragraph(pen)
        yield Block(f"Date: {date(pen)}", "raw")
        yield Block(f"Decision papers: {in_row(pen) if pen.chance(0.6) else 'Published'}")
    if pen.chance(0.3):
        yield from in_text(pen, "notice")
    if pen.chance(0.25):
        yield from _anticipated(pen)


def _anticipated(pen: Pen) -> Iterator[Block]:
    """A page of reasons for restriction that gives none. Nobody can say what follows it, so nothing does."""
    yield Block(prose.fill(pen, "Item: sale of {t} House", pen.token("paragraph", "stmt-anticipated")))
    pen.silence()
    yield Block("Anticipated reasons for restriction")
    yield Block("NOT FOR PUBLICATION")
    yield Block("Reason restricted justification:")
