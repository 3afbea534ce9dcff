"""What a public document says of itself: reference, title, body, dates, people, Part 2. Never guessed.

Each fact carries the words it came from and where they stand; what is not stated is absent.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.amounts import Amount
from ingest.dates import read_date
from ingest.gate import PublicDocument, PublicParagraph
from ingest.identity import find_body, find_kind, find_meeting, find_reference, find_title, title_of_file
from ingest.language import find_language
from ingest.locator import Locator
from ingest.spelling import level
from ingest.wording import points_to_part2


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the record states. `value` is normalised, `words` are the record's own, `at` is where."""

    name: str
    value: str
    words: str
    at: Locator


@dataclass(frozen=True, slots=True)
class Facts:
    """A document's card. `kind` is the document type; what the document does not state is None or absent.

    `reference` is normalised ("PCD 658", "36/2025"), `body` a short name ("MOPAC", "Norfolk PCC"), `date` the
    decision maker's.
    """

    document: str
    title: str
    reference: str | None
    body: str | None
    kind: str | None
    date: date | None
    items: tuple[Fact, ...]
    amounts: tuple[Amount, ...] = ()

    def named(self, name: str) -> tuple[Fact, ...]:
        """All facts of one name, in document order."""
        return tuple(f for f in self.items if f.name == name)


def read_facts(document: PublicDocument) -> Facts:
    """Read a document's facts from its public paragraphs, and from nothing else."""
    items = tuple(fact for p in document.paragraphs for fact in _facts_of(p))
    front = document.paragraphs[:_FRONT]
    reference, title = find_reference(front), find_title(front)
    decided = next((f for f in items if f.name == "decision date"), None)
    met = None if decided else find_meeting(front)
    stated = [
        Fact(name, place.value, place.words, place.at)
        for name, place in (("reference", reference), ("title", title), ("meeting date", met))
        if place
    ]
    language = find_language(document.paragraphs)
    if language:
        stated.append(Fact("language", language[0], language[1].text, language[1].at))
    return Facts(
        document=document.document,
        title=title.value if title else title_of_file(document.source),
        reference=reference.value if reference else None,
        body=find_body(document),
        kind=find_kind(document, reference is not None, decided is not None),
        date=read_date(decided.words if decided else met.words if met else ""),
        items=(*stated, *items),
    )


_FRONT = 16  # paragraphs: the front of a form, before its numbered text


def _facts_of(p: PublicParagraph) -> Iterator[Fact]:
    if p.kind == "signature":
        yield from _signature_facts(p)
    for name, pattern in _STATED:
        match = pattern.search(p.text)
        if match:
            yield Fact(name, match["value"].strip(" .,;"), match.group().strip(), p.at)
    if _is_recommendation(p):
        yield Fact("recommendation", p.text, p.text, p.at)
    if p.kind != "heading" and points_to_part2(p.text):
        yield Fact("pointer", p.text, p.text, p.at)
    plain = level(p.text)
    for name, question in _ASKED:
        match = question.search(plain)
        if match:
            yield Fact(name, match["answer"], p.text, p.at)
    if (p.at.part == 2 or plain.startswith("exempt under")) and _GROUND.search(plain):
        yield from (Fact("ground", line, line, p.at) for line in _ground_lines(p.text))


def _is_recommendation(p: PublicParagraph) -> bool:
    """Whether a paragraph is what the form recommends: under that heading, and not the line that leads in."""
    under = _RECOMMENDS.match((p.at.section or "").rsplit("› ", 1)[-1])
    leads_in = "\n" not in p.text and bool(_LEADS_IN.search(p.text))
    return bool(under) and p.at.attachment is None and p.kind in ("prose", "item", "field") and not leads_in


_LEADS_IN = re.compile(r":$|\b(?:is|are) (?:asked|recommended|invited|requested)\b[^.]{0,40};$")
_RECOMMENDS = re.compile(r"(?:[A-Z0-9.]+ )?(?:recommendations?\b|decisions?\s*:?$)", re.I)
_YES_NO = r"[\s:?.|-]*\b(?P<answer>yes|no)\b"
_ASKED = (
    ("part 2", re.compile(r"is there an? part (?:2|ii|two) form" + _YES_NO)),
    (
        "confidential",
        re.compile(r"(?:^|is (?:this|the) (?:(?:report|submission) )?(?:an? )?)confidential decision" + _YES_NO),
    ),
    ("deferred", re.compile(r"publication of .{0,40}to be deferred" + _YES_NO)),
)
_NAME = r"[A-Z][\w.'’&-]*(?: (?:[A-Z(&][\w.'’&)-]*|of|and|the))*"
_STATED = (
    (
        "supplier",
        re.compile(
            rf"\b(?:contracts?|award(?:ed)?|monies|call[- ]off)\b[^.]{{0,60}}?\bto (?P<value>{_NAME})"
            r"(?=,| for\b| to\b| worth\b| via\b| at\b|\.)"
        ),
    ),
    (
        "supplier",
        re.compile(rf"\bcontracts? with (?P<value>{_NAME} (?:Ltd|Limited|plc|PLC|CIC|LLP))\b"),
    ),
    ("author", re.compile(r"(?:^|\n)Report author: (?P<value>[^,\n]{3,60})")),
    ("presented by", re.compile(r"(?:^|\n)Report by (?P<value>.{3,80}?)(?= on behalf of|$)")),
    (
        "decision required by",
        re.compile(
            r"decision is required .{0,60}?by (?:the )?"
            r"(?P<value>\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}\w* [A-Z][a-z]+ \d{4})"
        ),
    ),
)
_GROUND = re.compile(
    r"\bexempt (?:under|from)\b|\bprocedure rules?\b"
    r"|\bsection \d|\barticle \d|\bschedule 12a\b|\bcommercial interests?\b|\bby virtue of\b"
)


def _ground_lines(text: str) -> Iterator[str]:
    lines = [line.lstrip("•o ") for line in text.split("\n")]
    return (line for line in lines if _GROUND.search(level(line)) and not line.endswith(":"))


_DECIDES = re.compile(r"\b(?:mayor|commissioner|dmpc|pcc|pfcc|approval by|decision maker)\b", re.I)
_SERVES = re.compile(
    r"\b(?:chief|officer|director|treasurer|head|secretary|assistant|deputy commissioner|executive)\b", re.I
)


_PRINTED_NAME = re.compile(r"^(?:print(?:ed)? name|name[^:]*|full name)\s*[:-]\s*(?P<name>[^,\n]+)", re.I)


_NAMED_OFFICE = re.compile(
    r"^(?:print(?:ed)? name|name[^:]*|full name)\s*[:-]\s*[^,\n]+,\s*(?P<office>(?:police|deputy mayor|pf?cc\b).*)",
    re.I,
)
"""An office printed after the name, where no line above the signature names one."""


def _signature_facts(p: PublicParagraph) -> Iterator[Fact]:
    """The office, and the date: the decision's where the office decides, else an officer's."""
    office, *rest = p.text.split("\n")
    dated = next((line for line in rest if line.startswith("Date:")), "")
    if not dated and office.startswith("Date:"):
        dated, office = office, ""
    if _PRINTED_NAME.match(office) or not _DECIDES.search(office):
        office = next((m["office"] for line in [office, *rest] if (m := _NAMED_OFFICE.match(line))), office)
    decides = bool(_DECIDES.search(office)) and not _SERVES.search(office)
    when = read_date(dated)
    if decides:
        yield Fact("decision maker", office, office, p.at)
        approval = next((line for line in rest if re.search(r"\bapprov|\bagreed\b", line, re.I)), None)
        if approval:
            yield Fact("approval", approval, approval, p.at)
    name = next((m["name"] for line in rest if (m := _PRINTED_NAME.match(line))), None)
    if name and decides:
        yield Fact("decision maker's name", name, name, p.at)
    if when:
        yield Fact("decision date" if decides else "officer date", when.isoformat(), dated, p.at)
