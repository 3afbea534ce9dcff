"""Who wrote a paper and who presents it, what it recommends, and the programme it belongs to."""

import re
from collections.abc import Iterator

from ingest.facts.fact import Fact
from ingest.gate import PublicParagraph

_PERSON = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,6}"
_STATED = (
    ("author", re.compile(r"(?:^|\n)(?:Report )?[Aa]uthor: (?P<value>[^,\n]{3,60})")),
    ("presented by", re.compile(rf"(?:^|\n)Report by (?P<value>{_PERSON})(?=,| on behalf of|$)")),
    ("presented by", re.compile(r"(?:^|\n)Report of: (?P<value>[^,\n]{3,60})")),
)
_LEADS_IN = re.compile(r":$|\b(?:is|are) (?:asked|recommended|invited|requested)\b[^.]{0,40};$")
_RECOMMENDS = re.compile(r"(?:[A-Z0-9.]+ )?(?:recommendations?\b|decisions?\s*:?$)", re.I)


def read_statements(p: PublicParagraph) -> Iterator[Fact]:
    """What a paragraph says of its paper: author, presenter, recommendation."""
    for name, pattern in _STATED:
        match = pattern.search(p.text)
        if match:
            yield Fact(name, match["value"].strip(" .,;"), match.group().strip(), p.at)
    if _is_recommendation(p):
        yield Fact("recommendation", p.text, p.text, p.at)


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


def find_programmes(sentence: str) -> tuple[str, ...]:
    """The programmes that a sentence names."""
    found = (re.sub(r"^(?:The|This) ", "", m["value"]) for m in _PROGRAMME.finditer(sentence))
    return tuple(dict.fromkeys(name for name in found if not _NOT_A_PROGRAMME.match(name) and name != "Programme"))
