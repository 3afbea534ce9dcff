"""How real bodies open exempt matter, with plausible relatives. Each wording has an id by which it is counted."""

from dataclasses import dataclass

from evals.forge.noise import roughen
from evals.forge.pen import Pen

LETTERS = "BCDE"

NUMBERED = (
    "Part 2",
    "PART 2",
    "PART II",
    "PART T",
    "PART B",
    "Part B",
    "Appendix",
    "Annex",
    "EXEMPT APP",
    "RESTRICTED SEC",
)
"""Starts of openings that may be numbered among a report's headings. A marking never is, nor half an agenda."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A heading or marking after which text is exempt, and the places where it is found."""

    id: str
    text: str
    places: tuple[str, ...]


def _table(rows: str) -> tuple[Opening, ...]:
    """One opening a row: id, places and wording, divided by bars."""
    cells = (row.split(" | ", 2) for row in rows.strip().splitlines())
    return tuple(Opening(name.strip(), text, tuple(places.split())) for name, places, text in cells)


SECTIONS = _table("""
part2-facts-roman | form | PART II - CONFIDENTIAL FACTS AND ADVICE TO THE DECISION MAKER
part2-facts | form | Part 2: Confidential facts and advice
part2-facts-dash | form report | Part 2 – Confidential facts and advice
part2-exempt-section | form report | PART 2: EXEMPT SECTION OF THE REPORT
part2-refers | report | Part 2 – This section refers to the details of the Part 2 business case which is NOT \
SUITABLE for MOPAC Publication.
part2-not-published | report | Part 2 – This section of the report will not be published by MOPAC. It is classified \
as OFFICIAL-SENSITIVE [COMMERCIAL]
part2-form | form | PART 2 FORM – NOT FOR PUBLICATION
part2-bare | form report | Part 2
part2-roman-bare | form report | PART II
part-two-exempt | form report appendix | PART TWO – EXEMPT INFORMATION
part-two-confidential | form report appendix | Part Two (Confidential)
part2-restricted | form report appendix | Part 2 (Restricted)
part-b-exempt | report appendix | PART B – EXEMPT INFORMATION
part-b-confidential | report appendix | Part B: Confidential matters
restricted-section | report appendix | RESTRICTED SECTION OF THE REPORT
exempt-section | report appendix | Exempt section
confidential-section | report appendix | CONFIDENTIAL SECTION – NOT FOR PUBLICATION
appendix-exempt | appendix | Appendix {l} (exempt)
appendix-exempt-dash | appendix | APPENDIX {l} – EXEMPT
exempt-appendix | report appendix | EXEMPT APPENDIX {n}
appendix-confidential | appendix | Appendix {l} – Confidential
appendix-restricted | appendix | Appendix {l} – Restricted
confidential-annex | report appendix | Confidential Annex {l}
annex-confidential | appendix | Annex {l} (confidential)
annex-nfp | appendix | ANNEX {l} – NOT FOR PUBLICATION
restricted-appendix | appendix | Restricted Appendix {n}
confidential-report | appendix | CONFIDENTIAL REPORT OF THE CHIEF EXECUTIVE
confidential-nfp | appendix | CONFIDENTIAL – NOT FOR PUBLICATION
nfp | appendix | NOT FOR PUBLICATION
nfp-virtue | england | NOT FOR PUBLICATION by virtue of paragraph {p} of Part 1 of Schedule 12A of the Local \
Government Act 1972
nfp-contains | england | NOT FOR PUBLICATION: this appendix contains exempt information within paragraphs {p} and 7 \
of Part 1 of Schedule 12A to the Local Government Act 1972
exempt-virtue | england | EXEMPT FROM PUBLICATION by virtue of paragraph {p} of Schedule 12A
nfp-wales | wales | NOT FOR PUBLICATION by virtue of paragraph(s) 14 and 16 of Part 4 of Schedule 12A of the Local \
Government Act 1972
exempt-wales | wales | EXEMPT APPENDIX – Paragraph 14 of Part 4 of Schedule 12A
nfp-scotland | scotland | NOT FOR PUBLICATION by virtue of paragraph 6 of Part 1 of Schedule 7A of the Local \
Government (Scotland) Act 1973
exempt-foisa | scotland | EXEMPT under section 33(1)(b) of the Freedom of Information (Scotland) Act 2002
nfp-ni | ni | NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 6 of the Local Government Act \
(Northern Ireland) 2014
restricted-ni | ni | RESTRICTED – EXEMPT INFORMATION: paragraph 3 of Schedule 6 of the Local Government Act \
(Northern Ireland) 2014
part2-nonpublic | agenda | Part 2 - Non-Public Agenda
part2-private | agenda | Part II – Private
part-b-private | agenda | PART B – PRIVATE ITEMS
part2-reports | agenda | PART 2 – ITEMS FROM WHICH THE PRESS AND PUBLIC ARE EXCLUDED
exempt-items | agenda | EXEMPT ITEMS
private-session | agenda | PRIVATE SESSION
private-items | agenda | Items to be considered in private
closed-session | agenda | Closed session
confidential-items | agenda | CONFIDENTIAL ITEMS – NOT FOR PUBLICATION
in-committee | agenda | IN COMMITTEE (press and public excluded)
legal-privilege | appendix report | LEGAL ADVICE – SUBJECT TO LEGAL PROFESSIONAL PRIVILEGE
in-confidence | appendix | ANNEX {l}: COMMERCIAL IN CONFIDENCE
sensitive-annex | appendix | Annex {l}: contains commercially sensitive information
limited | appendix | Limited distribution
wider | appendix | NOT FOR WIDER CIRCULATION
withhold | appendix report | To be withheld from the public
redact | appendix | TO BE REDACTED BEFORE PUBLICATION
audience | appendix | Members of the Board only
privileged | appendix | Privileged and confidential
deferred | appendix report | Deferred publication
ground-12a | england | Schedule 12A, paragraph {p}
ground-affairs | england | Information relating to the financial or business affairs of any particular person \
(paragraph {p})
ground-foia | appendix | FOIA Section 43 – exempt
rhan-2 | wales | RHAN 2 – EITHRIEDIG
gwybodaeth | wales | Gwybodaeth eithriedig / Exempt information
nid-cyhoeddi | wales | NID I'W GYHOEDDI
minutes-part-ii | agenda | MINUTES – PART II
pink | agenda | PINK PAPERS
below-line | agenda | BELOW THE LINE
late-exempt | agenda | Late exempt item
in-confidence-business | agenda | SECTION B – IN CONFIDENCE BUSINESS
sesiwn | agenda | Sesiwn breifat
""")

MARKINGS = _table("""
os | marking page cover | OFFICIAL-SENSITIVE
os-operational | marking page cover | OFFICIAL-SENSITIVE [OPERATIONAL]
os-commercial | marking page cover | OFFICIAL-SENSITIVE – COMMERCIAL
os-colon | marking page cover | OFFICIAL-SENSITIVE: PERSONAL
os-spaced | marking page cover | OFFICIAL SENSITIVE
off-sen | marking page cover | OFF-SEN
protect | marking page cover | PROTECT – COMMERCIAL
gpms-restricted | marking page cover | RESTRICTED
gpms-confidential | marking page cover | CONFIDENTIAL
secret | marking page cover | SECRET
os-cover-table | marking cover | Protective Marking\tOfficial - Sensitive
os-classified | marking cover | Security classification: OFFICIAL-SENSITIVE
os-page | page | OFFICIAL-SENSITIVE — Page {n}
os-short | marking page cover | O-S
osp-short | marking page cover | OS-P
os-bracket | marking page cover | OFFICIAL (S)
os-uk | marking page cover | UK OFFICIAL-SENSITIVE
part2-foot | page | Part 2 (exempt)  Page {n}
""")

EXCLUSIONS = _table("""
exclusion-100a | agenda | RESOLVED: That under Section 100A(4) of the Local Government Act 1972 the press and public \
be excluded from the meeting for the following items of business on the grounds that they involve the likely \
disclosure of exempt information as defined in paragraph {p} of Part 1 of Schedule 12A of the Act.
exclusion-not-12a | agenda | RESOLVED – That the public be excluded from the meeting for the following items as they \
relate to functions of the Court that are not subject to Part VA and Schedule 12A.
exclusion-wales | agenda | RESOLVED: that pursuant to Section 100A(4) and (5) of the Local Government Act 1972 the \
public be excluded for the following items, which involve exempt information as defined in Paragraphs 12 and 13 of \
Part 4 of Schedule 12A.
consider-private | agenda | The Panel agreed to consider the following items in private.
remaining-private | agenda | It was agreed that the remaining business be taken in private.
stream-ended | agenda | The live stream was ended at this point.
public-part-closed | agenda | The Chair closed the public part of the meeting.
observers-left | agenda | The press and observers, except the two auditors, withdrew at this point.
moved-private | agenda | The Committee moved into private session.
private-begins | agenda | The public session closed at 15:10 and the private session commenced.
""")
"""Resolutions that shut the public out of what follows. The resolution itself is public."""

OPENINGS = SECTIONS + MARKINGS + EXCLUSIONS


def choose(pen: Pen, *places: str, kinds: tuple[Opening, ...] = OPENINGS) -> Opening:
    """An opening found in one of the places."""
    return pen.pick([o for o in kinds if set(o.places) & set(places)])


def write(pen: Pen, opening: Opening) -> str:
    """The opening with its slots filled, as extraction may leave it."""
    numbered = opening.text.startswith(NUMBERED) and "agenda" not in opening.places
    return roughen(pen, fill(pen, opening), numbered=numbered)


def fill(pen: Pen, opening: Opening) -> str:
    """The opening with its slots filled."""
    return opening.text.format(l=pen.pick(LETTERS), n=pen.number(2, 9), p=pen.pick("1235"))
