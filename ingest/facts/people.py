"""Who wrote a paper and who presents it, what it recommends, and the programme it belongs to."""

import re
from collections.abc import Iterator

from ingest.facts.fact import Fact
from ingest.gate.gate import PublicParagraph

_PERSON = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,6}"
_STATED = (
    ("presented by", re.compile(rf"(?:^|\n)Report by (?P<value>{_PERSON})(?=,| on behalf of|$)")),
    ("presented by", re.compile(r"(?:^|\n)Report of: (?P<value>[^,\n]{3,60})")),
)
_AUTHORS = re.compile(r"(?:^|\n)(?:Report )?[Aa]uthor(?P<many>s|\(s\))?: (?P<value>[^\n]{3,200})")
_ORIGINATOR = re.compile(r"^(?:Originators?|(?:Report )?[Aa]uthors?):?$")
_BEFORE_POST = re.compile(r"(?P<value>[A-Z][a-z’']+ (?:[A-Z][\w’']*-)?[A-Z][a-z’']+)(?= ?[-–] ?[A-Z])")
"""A name that a dash divides from its post: "D/Supt Ann Larch- Boats Director"."""
_NAMED = re.compile(r"^(?:(?:Dr|Mr|Mrs|Ms|DI|DCI|DCS|ACC|DAC) )?[A-Z][a-z’']+(?: [A-Z]\.?)?(?: [A-Z][\w’'-]*[a-z])$")
_POST = re.compile(
    r"\b(?:Manager|Officer|Director|Head|Lead|Leader|Chief|Team|Unit|Department|Analyst|Adviser|Advisor|Partner"
    r"|Inspector|Superintendent|Constable|Police|Policing|Finance|Commercial|Services?|Support|Programme|Project"
    r"|Procurement|Transformation|Treasurer|Secretary|Assistant|Deputy|Senior|Strategic|Business|Accountant)\b"
)
_LEADS_IN = re.compile(r":$|\b(?:is|are) (?:asked|recommended|invited|requested)\b[^.]{0,40};$")
_RECOMMENDS = re.compile(r"(?:[A-Z0-9.]+ )?(?:recommendations?\b|decisions?\s*:?$)", re.I)


def read_statements(p: PublicParagraph) -> Iterator[Fact]:
    """What a paragraph says of its paper: author, presenter, recommendation."""
    for author in _find_authors(p):
        yield Fact("author", author, p.text, p.at)
    for name, pattern in _STATED:
        match = pattern.search(p.text)
        if match:
            yield Fact(name, match["value"].strip(" .,;"), match.group().strip(), p.at)
    if _is_recommendation(p):
        yield Fact("recommendation", p.text, p.text, p.at)


def _find_authors(p: PublicParagraph) -> Iterator[str]:
    """Who wrote a paper: whoever is named first after the label, and the others whose words are all a name; under the
    originator's heading, names that a dash divides from their posts. A comma may also divide a name from a unit."""
    match = _AUTHORS.search(p.text)
    if match:
        divided = r", (?:and )?| and |; ?" if match["many"] else r" and |; ?"
        first, *others = (name.split(",")[0] for name in re.split(divided, match["value"]))
        names = [first.strip(" .,;"), *(o for o in others if _NAMED.match(o.strip(" .,;")) and not _POST.search(o))]
        yield from (name.strip(" .,;") for name in names if len(name) <= _LONGEST_NAME)
    elif p.kind != "heading" and _ORIGINATOR.match((p.at.section or "").rsplit("› ", 1)[-1].strip()):
        yield from (m["value"] for m in _BEFORE_POST.finditer(p.text))


_LONGEST_NAME = 60  # characters


def _is_recommendation(p: PublicParagraph) -> bool:
    """Whether a paragraph is what the form recommends: under that heading, and not the line that leads in."""
    under = _RECOMMENDS.match((p.at.section or "").rsplit("› ", 1)[-1])
    leads_in = "\n" not in p.text and bool(_LEADS_IN.search(p.text))
    return bool(under) and p.at.attachment is None and p.kind in ("prose", "item", "field") and not leads_in


_PROGRAMME = re.compile(
    r"\b(?P<value>Programme \d{1,3}(?:,? [A-Z][\w-]*(?: (?:[A-Z][\w-]*|of|and|for|the))*)?"
    r"|(?:(?:\d+ )?[A-Z][\w&-]*(?: (?:[A-Z][\w&-]*|of|and))* )Programme)\b"
    r"(?! (?:Board|Manager|Director|SRO|DI|Team|Lead|Office|technical|Governance|Highlight|of Work))"
)
_NOT_A_PROGRAMME = re.compile(
    r"^(?:The |This |A )?(?:Capital|Work|Outline|Training|The|This|Fleet|Revenue|Investment) Programme$", re.I
)


_OWN_PROGRAMME = re.compile(
    r"\b(?:grant[- ]funded|funded|award\w*|approv\w+|procur\w+|provided by|bought|proposal|decision|business case"
    r"|^(?:Report )?[Aa]uthors?:|project (?:is|sits|forms)|(?:is|are|form) (?:a )?part of"
    r"|delivered (?:by|through|under))\b",
    re.I,
)
"""That a sentence which names a programme speaks of what is decided or bought; a report may name any."""


def find_programmes(sentence: str) -> tuple[str, ...]:
    """The programmes that a sentence names."""
    found = (
        re.sub(r"^(?:The|This) ", "", m["value"])
        for m in _PROGRAMME.finditer(sentence)
        if m["value"].startswith("Programme ") or _OWN_PROGRAMME.search(sentence)
    )
    return tuple(dict.fromkeys(name for name in found if not _NOT_A_PROGRAMME.match(name) and name != "Programme"))
