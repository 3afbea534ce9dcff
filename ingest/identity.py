"""Which decision a document is: its reference, title, body, type and meeting, from what its front says.

Never guessed: what the front does not say is None.
"""

import re
from collections import Counter
from dataclasses import dataclass

from ingest.dates import read_date
from ingest.gate import PublicDocument, PublicParagraph
from ingest.locator import Locator
from ingest.spelling import level


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


def find_reference(front: tuple[PublicParagraph, ...]) -> Found | None:
    """The reference in the form's front: a series and number, or what follows "Decision no."."""
    for p in front:
        if len(p.text.split()) > _FRONT_WORDS:
            continue
        series = _SERIES.search(p.text)
        if series:
            gap = " " if series["series"] in _SPACED_SERIES else ""
            return Found(f"{series['series']}{gap}{series['number']}", p.text, p.at)
        numbered = _NUMBERED.match(p.text)
        if numbered:
            return Found(numbered["value"].strip(), p.text, p.at)
    return None


_MEETING = re.compile(r"\b(?:board|panel|committee|meeting)\b", re.I)
_TOP = 6  # paragraphs: title and meeting stand above everything else


def find_meeting(front: tuple[PublicParagraph, ...]) -> Found | None:
    """The date of the meeting a report is for, from the line of its front that names the meeting."""
    for p in front[:_TOP]:
        when = read_date(p.text)
        if when and len(p.text.split()) <= 2 * _FRONT_WORDS and _MEETING.search(p.text):
            return Found(when.isoformat(), p.text, p.at)
    return None


_TITLED = re.compile(
    r"^(?:title|subject|report title|title of report|decision title|report of [^:]{3,60})\s*[:-]\s*(?P<value>\S.+)",
    re.I,
)
_NOT_A_TITLE = re.compile(
    r"\b(?:PCD|MD|DD|ADD)\s?\d|^(?:mopac|mayor of london|mayor'?s office|office for|official|request for|decision"
    r"|reference|date|executive summary|summary|recommendation|purpose|police and crime commissioner|to:|from:"
    r"|originator|\d|report (?:to|of|by)|meeting)",
    re.I,
)
_BODY_BEGINS = re.compile(r"^(?:executive )?summary|^\d", re.I)
_TITLE_WORDS = 20


def find_title(front: tuple[PublicParagraph, ...]) -> Found | None:
    """The line that says it is the title, else the first short line of the front that is not a form's own words."""
    for p in front:
        match = _TITLED.match(p.text)
        if match:
            return Found(match["value"].strip(), p.text, p.at)
    for p in front[:_TOP]:
        words = len(p.text.split())
        if p.kind != "row" and 2 <= words <= _TITLE_WORDS and not _NOT_A_TITLE.search(p.text):
            return None if p.text.endswith((".", ":")) else Found(_cover_title(p, front), p.text, p.at)
        if words > _TITLE_WORDS or _BODY_BEGINS.match(p.text):
            return None
    return None


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
_PLACE = r"[A-Z][a-z]+(?:(?: and| &)? [A-Z][a-z]+){0,2}"
_OFFICE = r"(?:Police(?:,? Fire)? and Crime Commissioner|PCC|PFCC|OPCC|OPFCC)"
_COMMISSIONER_FOR = re.compile(rf"\b(?:Commissioner|PCC|PFCC) for ({_PLACE})|\b({_PLACE}) {_OFFICE}\b")
_FORCE = re.compile(rf"\b({_PLACE}) (?:Constabulary|Police)\b(?! (?:and Crime|Service|Federation|Force|Officer))")
_NOT_A_PLACE = frozenset(
    "The Deputy Metropolitan Chief British Her His National Office Digital Of Joint And Mayor Submitted".split()
)


def find_body(document: PublicDocument) -> str | None:
    """The short name of the deciding body, from what the document says most."""
    text = "\n".join(p.text for p in document.paragraphs)
    if re.search(r"\bMOPAC\b", text) and re.search(r"\bDMPC\b|Deputy Mayor for Policing", text):
        return "MOPAC"
    website = _WEBSITE.search(text)
    if website:
        return website[1]
    if re.search(r"\bGreater London Authority\b|\bGLA\b", text) and re.search(r"\b(?:MD|DD|ADD)\s?\d", text):
        return "GLA"
    if not re.search(r"\bO?PF?CC\b|Crime Commissioner", text):
        return None
    office = "PFCC" if re.search(r"\bO?PFCC\b|Police,? Fire and Crime Commissioner", text) else "PCC"
    for places in (Counter(a or b for a, b in _COMMISSIONER_FOR.findall(text)), Counter(_FORCE.findall(text))):
        for place, _ in places.most_common():
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
