"""Which decision a document is: its reference, title, body, type and meeting, from what its front says.

Never guessed: what the front does not say is None.
"""

import re
from collections import Counter
from dataclasses import dataclass

from ingest.dates import read_date
from ingest.gate.gate import PublicDocument, PublicParagraph
from ingest.gate.spelling import level
from ingest.locator import Locator


@dataclass(frozen=True, slots=True)
class Found:
    """Something the front says: its value, the words it stands in, and where."""

    value: str
    words: str
    at: Locator


_FRONT_WORDS = 14  # a line of a form's front is no longer than this
_SERIES = re.compile(r"\b(?P<series>PCD|MD|DD|ADD|PFCCD|PCCD)[\s-]*(?P<number>\d{1,5})\b")
_SPACED_SERIES = frozenset(("PCD", "PFCCD", "PCCD"))
_NUMBERED = re.compile(
    r"^(?:decision|reference|ref|report|notice)\s*(?:(?:notice|form|record)\b\s*)?"
    r"(?:(?:no|number|ref|reference)\b)?\s*[.:]*\s*(?P<value>(?:(?-i:[A-Z]{2,6})[\s/-]?)?\d{1,5}(?:[/-]\d{2,4}){0,2})\b",
    re.I,
)


_NUMBERED_ROW = re.compile(
    r"\b(?:decision|reference|report)(?: notice)? ?(?:no|number"
    r"|ref)?\b\.?:? \| (?:[^|:]{1,30}: )?(?P<value>\d{1,5}(?:[/-]\d{2,4})?)$",
    re.I,
)
"""The same in a row of a form that was read off a picture: the box beside it."""
REFERENCE = re.compile(
    r"(?P<reference>\b(?:PCD|MD|DD|ADD|PFCCD|PCCD)[\s-]*\d{1,5}\b"
    r"|\b(?:(?<=[Dd]ecision )|(?<=[Dd]ecision no )|(?<=[Dd]ecision no\. )|(?<=[Dd]ecision number )"
    r"|(?<=[Dd]ecision notice ))"
    r"\d{1,5}[/-]\d{2,4}\b)"
)
"""Another decision, as a sentence names it."""


def tidy_reference(text: str) -> str:
    """A reference in its normal form, however it is spaced; what is not of a known series stays as it is.

    >>> tidy_reference("pcd658"), tidy_reference("MD 2935"), tidy_reference("36/2025")
    ('PCD 658', 'MD2935', '36/2025')
    """
    series = _SERIES.fullmatch(text.strip().upper())
    if series is None:
        return text.strip()
    gap = " " if series["series"] in _SPACED_SERIES else ""
    return f"{series['series']}{gap}{series['number']}"


_OF_ANOTHER = re.compile(
    r"\b(?:supersed|replac|var(?:y|ies|ied)\b|extend|amend|revok|in place of|takes? the place)", re.I
)


def find_reference(front: tuple[PublicParagraph, ...]) -> Found | None:
    """The reference in the form's front: a series and number, or what follows "Decision no."."""
    for p in front:
        if len(p.text.split()) > _FRONT_WORDS:
            continue
        series = _SERIES.search(p.text)
        if series and not _OF_ANOTHER.search(p.text[: series.start()]):
            return Found(tidy_reference(series.group()), p.text, p.at)
        numbered = _NUMBERED_ROW.search(p.text) if p.kind == "row" else _NUMBERED.match(p.text)
        if numbered:
            return Found(numbered["value"].strip(), p.text, p.at)
    return None


_MEETING = re.compile(r"\b(?:board|panel|committee|meeting)\b", re.I)
_TOP = 6  # paragraphs: title and meeting stand above everything else


def find_meeting(front: tuple[PublicParagraph, ...]) -> Found | None:
    """The date of the meeting a report is for, from the line of its front that names the meeting."""
    met = False
    for p, after in zip(front[:_TOP], (*front[1:_TOP], None), strict=False):
        met = met or bool(_MEETING.search(p.text))
        year = after.text if after and _YEAR.fullmatch(after.text.strip()) else ""  # a line that broke before the year
        when = read_date(f"{p.text} {year}")
        named = bool(_MEETING.search(p.text)) or (met and p.text.startswith("Date:"))
        if when and len(p.text.split()) <= 2 * _FRONT_WORDS and named:
            return Found(when.isoformat(), p.text, p.at)
    return None


def find_meeting_month(front: tuple[PublicParagraph, ...]) -> Found | None:
    """The month of the meeting, as printed, where a line of the front names a meeting and a month last."""
    for p in front[:_TOP]:
        month = _MONTH_LAST.search(p.text) if len(p.text.split()) <= _FRONT_WORDS else None
        if month:
            return Found(month["when"], p.text, p.at)
    return None


_MONTH_LAST = re.compile(
    r"\b(?:board|panel|committee|meeting),? (?:of |in |[-–] )?(?P<when>(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December) 20\d\d)$",
    re.I,
)

_YEAR = re.compile(r"20\d\d")


_TITLED = re.compile(
    r"^(?:title|subject|report title|title of report|decision title|report of [^:]{3,60})\s*[:-]\s*(?P<value>\S.+)",
    re.I,
)
_NOT_A_TITLE = re.compile(
    r"\b(?:PCD|MD|DD|ADD)\s?\d|^(?:mopac|mayor of london|mayor'?s office|office (?:for|of)|official|request for"
    r"|decision"
    r"|reference|date|executive summary|summary|recommendation|purpose|police and crime commissioner|to:|from:"
    r"|originator|\d|report (?:to|of|by)|meeting)",
    re.I,
)
_BODY_BEGINS = re.compile(r"^(?:executive )?summary|^\d", re.I)
_TITLE_WORDS = 20


def find_title(front: tuple[PublicParagraph, ...]) -> Found | None:
    """The line that says it is the title, else the first short line of the front that is not a form's own words."""
    for p in front:
        match = _TITLED_ROW.search(p.text) if p.kind == "row" else _TITLED.match(p.text)
        if match:
            return Found(match["value"].strip(), p.text, p.at)
    meeting = None
    for p in front[:_TOP]:
        words = len(p.text.split())
        if p.kind not in ("row", "field") and 2 <= words <= _TITLE_WORDS and not _NOT_A_TITLE.search(p.text):
            found = None if p.text.endswith((".", ":")) else Found(_cover_title(p, front), p.text, p.at)
            if found is None or not _ONLY_MEETING.search(p.text):
                return found or meeting
            meeting = meeting or found
        if words > _TITLE_WORDS or (_BODY_BEGINS.match(p.text) and not _YEAR.fullmatch(p.text.strip())):
            return meeting
    return meeting


_ONLY_MEETING = re.compile(
    r"^(?!minutes\b).*\b(?:board|panel|committee|meeting)\b,? \d{1,2} [A-Z][a-z]+(?: \d{4})?$", re.I
)
"""A line that names a meeting and its date; it is a paper's title where nothing else is."""
_TITLED_ROW = re.compile(r"\b(?:title|subject):? \| (?:[^|:]{1,20}: )?(?P<value>[^|]{4,})$", re.I)


_COVER_LINES = 3


def _cover_title(first: PublicParagraph, front: tuple[PublicParagraph, ...]) -> str:
    """The whole of a cover page that begins with the title and holds nothing but a few short lines, else that line."""
    cover = [p.text for p in front if p.at.page == first.at.page]
    whole = front[0] == first and first.at.page is not None and front[-1].at.page != first.at.page
    short = len(cover) <= _COVER_LINES and all(len(text.split()) <= _TITLE_WORDS for text in cover)
    plain = not any(_NOT_A_TITLE.search(text) or text.endswith((".", ":")) for text in cover)
    return " ".join(cover) if whole and short and plain else first.text


def title_of_file(source: str) -> str:
    """A name for a document whose front gives none: its file's.

    >>> title_of_file("2020/collaboration-report.txt")
    'Collaboration report'
    """
    stem = re.sub(r"\.\w{1,5}$", "", source.rsplit("/", 1)[-1])
    name = re.sub(r"[-_]+", " ", stem).strip()
    return name[:1].upper() + name[1:]


_WEBSITE = re.compile(
    r"\b(?:available|published|placed|put|goes|go) on (?:the )?(?!OPCC|PCC|OPFCC|PFCC)([A-Z]{3,6}) website"
)
_OFFICE_FOR_POLICING = re.compile(r"\bOffice for Policing(?: and Crime)?,?[^().]{0,40} \(([A-Z]{3,6})\)")
_CITY = re.compile(r"((?:City|County) of (?:[A-Z][a-z]+ ?)+\b|(?:[A-Z][a-z]+ )+Combined Authority)", re.I)
_HEAD = 3  # paragraphs: whose paper it is stands above its title
_WEBSITE_OF = re.compile(
    r"\bon the website of the ((?:City|County|Borough|Combined Authority) of (?:[A-Z][a-z]+ ?)+\b)"
)
_PLACE = r"(?!The\b)[A-Z][a-z]+(?:(?: and| &)? [A-Z][a-z]+){0,2}"
_OFFICE = r"(?:Police(?:,? Fire)? and Crime Commissioner|PCC|PFCC|OPCC|OPFCC)"
_COMMISSIONER_FOR = re.compile(rf"\b(?:Commissioner|PCC|PFCC) for ({_PLACE})|\b({_PLACE}) {_OFFICE}\b")
_FORCE = re.compile(rf"\b({_PLACE}) (?:Constabulary|Police)\b(?! (?:and Crime|Service|Federation|Force|Officer))")
_NOT_A_PLACE = frozenset(
    """The Deputy Metropolitan Chief Crime Commissioner Police British Her His National Office Digital Of Joint And
    Mayor Submitted""".split()
)
_BEFORE_A_PLACE = re.compile(r"^.*\bCommissioner and ")


def find_body(document: PublicDocument) -> str | None:
    """The short name of the deciding body, from what the document says most."""
    text = "\n".join(p.text for p in document.paragraphs)
    if re.search(r"\bMOPAC\b", text) and re.search(r"\bDMPC\b|Deputy Mayor for Policing", text):
        return "MOPAC"
    top = (_CITY.fullmatch(p.text.strip()) for p in document.paragraphs[:_HEAD])
    city = next((match for match in top if match), None)
    if city and re.search(r"\bmayoral decision\b", text, re.I):
        return re.sub(r"\bOf\b", "of", city[1].title()) if city[1].isupper() else city[1]
    website = _WEBSITE.search(text) or _WEBSITE_OF.search(text)
    if website:
        return website[1]
    if re.search(r"\bGreater London Authority\b|\bGLA\b", text) and re.search(r"\b(?:MD|DD|ADD)\s?\d", text):
        return "GLA"
    named = _OFFICE_FOR_POLICING.search(text)
    if named:
        return named[1]
    if not re.search(r"\bO?PF?CC\b|Crime Commissioner", text):
        return None
    office = "PFCC" if re.search(r"\bO?PFCC\b|Police,? Fire and Crime Commissioner", text) else "PCC"
    for places in (Counter(a or b for a, b in _COMMISSIONER_FOR.findall(text)), Counter(_FORCE.findall(text))):
        for named_place, _ in places.most_common():
            place = _BEFORE_A_PLACE.sub("", named_place)
            if not _NOT_A_PLACE & set(place.split()):
                return f"{place} {office}"
    return None


def find_kind(document: PublicDocument, referenced: bool, decided: bool) -> str | None:
    """The document type: decision form, decision notice or board report."""
    text = level("\n".join(p.text for p in document.paragraphs[:60]))
    if "non-confidential facts and advice" in text or "is there a part 2 form" in text:
        return "decision form"
    if decided or (referenced and "decision" in text):
        return "decision notice"
    return "board report" if re.search(r"\bboard\b|\bpanel\b|\bcommittee\b", text) else None
