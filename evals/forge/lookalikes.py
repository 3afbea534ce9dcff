"""Public text that mentions exempt matter, markings or deferral, and withholds nothing.

Each row is a wording that real bodies use, or a near relative, with an id and the places where it is found. A `{t}`
takes a planted word; where none fits, the next paragraph carries it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from evals.forge import prose
from evals.forge.pen import Block, Pen


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A public wording; the first part of its id is its signal (ptr, neg, stmt, mark, defer, decl, meet, stat)."""

    id: str
    text: str
    places: tuple[str, ...]


def _table(rows: str) -> tuple[LookAlike, ...]:
    cells = (row.split(" | ", 2) for row in rows.strip().splitlines())
    return tuple(LookAlike(name.strip(), text, tuple(places.split())) for name, places, text in cells)


IN_TEXT = _table("""
ptr-restricted-section | form board council | Further information on {t} is contained in the restricted section of \
the report
ptr-restricted-paper | form board council | The terms of {t} are set out in the restricted part 2 paper.
ptr-exempt-appendix | form council | To approve the disposal of {t} House to the bidder identified in Exempt \
Appendix {years}.
ptr-decision-restricted | form | Approve the recommendations on {t} in the restricted section of this report.
ptr-part2-of-form | form | To pay the prices for {t} as set out in Part 2 of this decision form.
ptr-confidential-annex | board council notice | The redactions to the {t} file are explained in the confidential \
annex to this notice, which was sent to one party only.
ptr-open-and-confidential | council notice meeting | Having considered an open and a confidential officer report, \
the decision maker agreed to sell {t} House as set out in a confidential report.
ptr-exempt-supplemental | council meeting | The Committee is asked to note the paper on {t} and the exempt \
supplemental information on Part 2 of the agenda.
neg-remained-open | council meeting | Appendix {years} contained exempt information on {t}, however, the meeting \
remained open to the public.
neg-in-part-i | council meeting | The Committee dealt with all business on {t} in public during Part I, without \
disclosing any of the exempt information contained in the Part II appendices.
neg-no-exempt | form board council notice meeting | There is no exempt information in this report on {t}.
stmt-open-and-exempt | form board | Open and exempt reports on {t} were written because of data protection, \
commercially sensitive and legal professional privileged matters identified in the exempt part.
stmt-foisa | council board | The authority replied that the {t} figures were exempt, since disclosure would be an \
actionable breach of confidence and would prejudice the effective conduct of public affairs (FOISA).
stmt-refusal-notice | board notice | On {t} the reply served as a Refusal Notice under Section 17 of the Freedom of \
Information Act 2000 by virtue of Section 40(2)&(3), Section 31(1)(a) and Section 43.
stmt-wales-18a | council | The report on {t} is restricted by virtue of paragraph(s) 18a of Part 4 of Schedule 12A \
until such time as the information is revealed during the hearing.
stmt-standing-order | council meeting | By virtue of paragraph(s) i, ii, iv of Standing Order 17.42 the Committee \
met in private to discuss {t}.
stmt-be-exempt | council meeting | That the valuation of {t} House be exempt from disclosure by virtue of the Local \
Government Act 1972, Schedule 12A, Part 1, paragraph 3, and that the sum as set out in the report be approved.
stmt-category | council meeting | Appendix {years} on {t} is exempt from general publication based on Category 3, 5 \
and 7A of paragraph 10.4 of the Council’s Access to Information Procedure Rules.
stmt-rule-10 | council meeting | Appendix {years} to the {t} report referred to in Minute No. {count} was considered \
under the terms of Access to Information Procedure Rule 10.4(3) and on the grounds that it holds business affairs.
stmt-front-sheet | council | Access to information: Appendix {years} to the {t} report is not for publication by \
virtue of paragraph 3 of Part 1 of Schedule 12A.
mark-other-document | form board | The Government Security Classification marking for Part 2 of the {t} paper is \
OFFICIAL-SENSITIVE [OPERATIONAL].
mark-off-sen | form board notice council | The {t} platform processes policing data up to and including OFF-SEN \
level marking.
mark-policy | board council notice | The {t} team must have due regard to the Government Security Classifications \
(GSC) when considering disclosure of reports.
mark-six-tiers | board council | On 2 April 2014 the six tiers used by {t} (UNCLASSIFIED, PROTECT, RESTRICTED, \
CONFIDENTIAL, SECRET, TOP SECRET) were replaced by OFFICIAL, SECRET and TOP SECRET.
mark-caveat | board council form | Staff of {t} are told that OFFICIAL-SENSITIVE is a handling caveat inside \
OFFICIAL, not a classification of its own.
meet-public-minutes | meeting | To agree the public minutes and non-public summary of the {t} Committee of {date}.
meet-if-necessary | meeting council | The {t} item has an exempt appendix; if necessary to discuss it, the Chair \
will move that the press and public be excluded under Section 100A(4).
meet-regulation-4 | meeting | At its last meeting the Board excluded the public from the {t} item in accordance with \
Regulation 4 of the Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) \
Regulations 2012.
meet-disputed | meeting council | Members disputed the exemption claimed for {t}: Part 2 paragraph 9 (planning \
permission that a council grants itself) means that the information is not exempt.
meet-open-except | meeting | This meeting is open to the public, except for where exempt information is being \
discussed as noted on the agenda.
meet-npt | meeting | The earlier meeting on {t} had been closed pursuant to Section 100A(4) and (5) and Paragraphs \
12 and 13 of Part 4 of Schedule 12A of the Local Government Act 1972.
meet-not-12a | meeting | The {t} item had been taken without the public, as it relates to functions of the Court not \
subject to Part VA and Schedule 12A.
meet-limerick | meeting | The members agreed to discuss {t} at the November meeting ‘in committee’, i.e., without \
the media or members of the public.
stat-eir | board council | The {t} survey was withheld from disclosure under the Environmental Information \
Regulations; see the annex of exceptions.
""")
"""Sentences for a paragraph of their own."""

IN_ROWS = _table("""
stmt-register-restricted | row | RESTRICTED – The decision on {t} is restricted as it contains information relating \
to personal information; financial interests of the Commissioner or any other person or company. The public interest \
in withholding it outweighs that in disclosing it.
stmt-register-2013 | row | RESTRICTED – The decision on {t} is restricted as it contains information on the \
commercial, financial or business interests of the Commissioner or any company.
ptr-register-appendix | row | {t} report published; Appendix A – Restricted
decl-reviewed | row | RESTRICTED – The decision on {t} is restricted as it contains financial interests of a \
company. 12/03/2021 Decision on {t2} reviewed and now considered suitable for publication: time elapsed.
stat-staffordshire | row | {t} (commercially sensitive – not published)
stat-confidential-decision | row | Decision 0{count}-2024 is a confidential decision relating to {t}
stat-non-confidential | row | Decision 0{count}-2024 is a non-confidential decision relating to {t}
stat-part-exempt | row | {t}: Anticipated restriction: Part exempt
stat-fully-exempt | row | {t}: Anticipated restriction: Fully exempt (the whole report will be exempt)
stat-isrestricted | row | {t} report (isrestricted: False); Exempt appendix (isrestricted: True)
""")
"""What a cell or entry of a register says of papers that it does not hold."""

IN_PLACE = tuple(
    "neg-part2-no neg-no-reason neg-part2-none neg-part2-not-applicable neg-confidential-no negptr-part2-yes "
    "stmt-part2-refers stmt-template mark-part-2-quoted stmt-boilerplate stmt-register-intro stmt-anticipated "
    "mark-part1-published mark-header-public mark-header-official mark-cover-table mark-npm-footer mark-npm-stray "
    "defer-no defer-no-2018 meet-part-i meet-public-agenda meet-summary".split()
)
"""Look-alikes that have one place in a form, agenda or register; that document's composer writes them."""

POINTERS = ("ptr-", "stmt-open", "stmt-be", "mark-other")
"""Starts of ids of those that say that there is withheld text: a form that says there is none has no such."""


def in_text(pen: Pen, place: str, has_part_2: bool = True) -> Iterator[Block]:
    """A look-alike found in such a place, and a paragraph that carries its marker where it has no room for one."""
    rows = [r for r in IN_TEXT if place in r.places and (has_part_2 or not r.id.startswith(POINTERS))]
    row = pen.pick(rows)
    if "{t}" in row.text:
        yield Block(prose.fill(pen, row.text, pen.token("paragraph", row.id)))
        return
    yield Block(prose.fill(pen, row.text))
    yield prose.paragraph(pen, row.id)


def in_row(pen: Pen) -> str:
    """What a register says in a cell of its last column."""
    row = pen.pick(IN_ROWS)
    text = row.text.replace("{t2}", pen.token("table row", row.id)) if "{t2}" in row.text else row.text
    return prose.fill(pen, text, pen.token("table row", row.id))
