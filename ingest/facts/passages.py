"""A document's public text as the sentences, lines and rows that facts are read from, each with what leads in to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.gate.gate import PublicParagraph
from ingest.locator import Locator

_NOT_AN_END = re.compile(
    r"(?:\b(?:no|nos|para|paras|art|approx|inc|incl|e\.g|i\.e|cf|vs|st|mr|mrs|ms|dr|co|fig|p\.a)|\b[A-Z])\.$", re.I
)
_END = re.compile(r"(?:(?<=[.?])|(?<=[a-z]!))[”\"’')]*\s+(?=[A-Z£“\"‘(•\d])")
_BULLET = re.compile(r"^\s*(?:[•▪◦o*–-]|\(?[a-z0-9]{1,3}[.)])\s+")
_LEADS_IN = re.compile(r":\s*$|\b(?:is|are) (?:asked|recommended|invited|requested)\b[^.]{0,40};\s*$")
_NOTE = re.compile(r"^[⁰¹²³⁴-⁹]+ \[at ")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or a line of a paragraph. `text` stands in the paragraph as it is; `lead` is the line with a colon
    that it continues, and `above` the paragraph's heading."""

    text: str
    at: Locator
    kind: str
    lead: str
    above: str
    recommends: bool


_RECOMMENDS = re.compile(r"(?:[A-Z0-9.]+ )?(?:recommendations?\b|decisions?(?: required)?\s*:?$)", re.I)


def read_passages(paragraphs: Sequence[PublicParagraph]) -> Iterator[Passage]:
    """Every sentence and line of prose, items, fields and signatures; rows are for `tables`."""
    lead, section = "", None
    for p in paragraphs:
        if p.at.section != section:
            lead, section = "", p.at.section
        if p.kind == "row":
            continue
        if p.kind == "heading":
            lead = p.text if p.text.rstrip().endswith(":") else ""
            continue
        yield from _passages_of(p, lead)
        if _LEADS_IN.search(p.text) and "\n" not in p.text:
            lead = p.text
        elif p.kind != "item" and not p.at.paragraph and not p.text.endswith(";"):
            lead = ""


def _passages_of(p: PublicParagraph, lead: str) -> Iterator[Passage]:
    path = (p.at.section or "").split("› ")
    recommends = p.kind in ("prose", "item", "field") and any(_RECOMMENDS.match(part.strip()) for part in path)
    above = path[-1].strip()
    within = lead
    for line in _join_figures(p.text.split("\n")):
        for n, sentence in enumerate(split_sentences(line)):
            is_listed = p.kind == "item" or p.at.paragraph is not None or bool(_BULLET.match(line)) or n == 0
            yield Passage(sentence, p.at, p.kind, within if is_listed else "", above, recommends)
        if _LEADS_IN.search(line):
            within = line
        elif not _BULLET.match(line) and not _NOTE.match(line) and p.kind != "item":
            within = ""


def _join_figures(lines: Sequence[str]) -> Iterator[str]:
    """Lines, one that is nothing but a figure with the line before it, which says what it is."""
    for n, line in enumerate(lines):
        alone = n > 0 and re.fullmatch(r"£[\d,.]+(?:k|m)?", line.strip())
        yield f"{lines[n - 1]}\n{line}" if alone else line


_LONGEST = 2_500
"""Characters: what is longer is a list or a table that was read as one line, of which nothing certain can be said. The
longest sentence in the five real decisions has 801."""


def split_sentences(line: str) -> tuple[str, ...]:
    """The sentences of a line, each as printed. One too long to be a sentence is left out.

    >>> split_sentences("It costs £2m. See no. 4 of it. The rest is Mr. Hill's.")
    ('It costs £2m.', 'See no. 4 of it.', "The rest is Mr. Hill's.")
    """
    found, start = [], 0
    for match in _END.finditer(line):
        before = line[start : match.start()].rstrip("”\"’')")
        if _NOT_AN_END.search(before):
            continue
        found.append(line[start : match.start() + len(match.group().rstrip())])
        start = match.end()
    found.append(line[start:])
    return tuple(s.strip() for s in found if 0 < len(s.strip()) <= _LONGEST)
