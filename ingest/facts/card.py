"""PublicDocument -> Facts. A pure function of what is public, and of nothing else."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ingest.amounts import Amount
from ingest.facts.answers import read_answers
from ingest.facts.fact import Fact, Facts
from ingest.facts.money import find_misprints, find_pots, read_amounts
from ingest.facts.passages import Passage, read_passages, split_sentences
from ingest.facts.people import find_programmes, read_statements
from ingest.facts.powers import find_frameworks, find_links, find_powers, find_routes
from ingest.facts.signatories import read_signature
from ingest.facts.sources import find_sources
from ingest.facts.suppliers import find_suppliers, is_incumbent, spell_out
from ingest.facts.tables import (
    Row,
    Table,
    find_row_firm,
    find_row_payer,
    find_row_supplier,
    read_row_amounts,
    read_tables,
)
from ingest.facts.terms import find_terms
from ingest.gate.gate import PublicDocument, PublicParagraph
from ingest.identity import (
    Found,
    find_body,
    find_kind,
    find_meeting,
    find_meeting_month,
    find_reference,
    find_title,
    title_of_file,
)
from ingest.language import find_language

FACTS_VERSION = "2"
"""The rules that facts are read by; a home made under others has its facts read again."""

_TOP = 4  # paragraphs: an attached report's title, meeting and presenter
_FRONT = 16  # paragraphs: the front of a form, before its numbered text


def read_facts(document: PublicDocument) -> Facts:
    """Read a document's facts from its public paragraphs, and from nothing else."""
    front = document.paragraphs[:_FRONT]
    reference, title = find_reference(front), find_title(front)
    signed = tuple(f for p in document.paragraphs for f in _read_paragraph(p, _before_part1(document)))
    decided = next((f for f in signed if f.name == "decision date"), None)
    met = None if decided else find_meeting(front)
    when = decided or met
    stated = _stated(document, ("reference", reference), ("title", title), ("meeting date", met))
    passages = tuple(read_passages(document.paragraphs))
    said = _order((*signed, *_read_sentences(passages, document, reference)))
    items = (*stated, *_find_meetings(document), *said)
    return Facts(
        document=document.document,
        title=title.value if title else title_of_file(document.source),
        reference=reference.value if reference else None,
        body=find_body(document),
        kind=find_kind(document, reference is not None, decided is not None),
        date=date.fromisoformat(when.value) if when else None,
        items=items,
        amounts=_read_amounts(document, passages, frozenset(f.value for f in items if f.name == "supplier")),
    )


def _stated(document: PublicDocument, *places: tuple[str, Found | None]) -> tuple[Fact, ...]:
    facts = [Fact(name, place.value, place.words, place.at) for name, place in places if place]
    language = find_language(document.paragraphs)
    if language:
        facts.append(Fact("language", language[0], language[1].text, language[1].at))
    return tuple(facts)


def _find_meetings(document: PublicDocument) -> Iterator[Fact]:
    """The meetings that attached reports were written for, each from the top of its report."""
    tops: dict[str, list[PublicParagraph]] = {}
    for p in document.paragraphs:
        if p.at.attachment:
            tops.setdefault(p.at.attachment, []).append(p)
    for top in tops.values():
        met = find_meeting(tuple(top[:_TOP])) or find_meeting_month(tuple(top))
        if met:
            yield Fact("meeting date", met.value, met.words, met.at)


def _order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts in document order, each once in a paragraph."""
    once: dict[tuple[str, str, int], Fact] = {}
    for fact in facts:
        once.setdefault((fact.name, fact.value, fact.at.ordinal), fact)
    return tuple(sorted(once.values(), key=lambda f: f.at.ordinal))


def _before_part1(document: PublicDocument) -> int:
    """The ordinal at which Part 1 begins, 0 where the document has no parts."""
    return next((p.at.ordinal for p in document.paragraphs if p.at.part == 1), 0)


def _read_paragraph(p: PublicParagraph, part1: int) -> Iterator[Fact]:
    if p.kind == "signature":
        yield from read_signature(p, before_part1=p.at.ordinal < part1)
    yield from read_statements(p)
    yield from read_answers(p)


def _read_sentences(
    passages: tuple[Passage, ...], document: PublicDocument, reference: Found | None
) -> tuple[Fact, ...]:
    facts = [f for passage in passages for f in _read_sentence(passage, reference.value if reference else None)]
    for p, row, table in read_tables(document.paragraphs):
        facts += [Fact(name, value, p.text, p.at) for name, value in _read_row(p, row, table)]
    names = frozenset(f.value for f in facts if f.name == "supplier")
    return tuple(
        Fact(f.name, spell_out(f.value, names), f.words, f.at) if f.name.endswith("supplier") else f for f in facts
    )


def _read_row(p: PublicParagraph, row: Row, table: Table) -> Iterator[tuple[str, str]]:
    """What a table's row states: the supplier in its column and its notes, the route in the route's."""
    named = find_row_supplier(row, table) or find_row_firm(row, table)
    if named:
        yield "supplier", named
    payer = find_row_payer(row, table)
    if payer:
        yield "funding source", payer
    cells = () if table.compares else row.cells
    for text in (*(cell for _, cell in cells), *p.text.split("\n")[1:]):
        yield from (("supplier", name) for s in split_sentences(text) for name in find_suppliers(s))
    for head, cell in cells:
        if re.search(r"\broute\b", head, re.I):
            yield from (("route", route) for route in find_routes(f"route: {cell}"))
            yield from (("framework", name) for name in find_frameworks(f"route: {cell}"))


def _read_sentence(passage: Passage, own: str | None) -> Iterator[Fact]:
    """What a sentence states. A signature block says who approved, and nothing else that is read here."""
    if passage.kind == "signature":
        return
    for name, value in _find_all(passage, own):
        yield Fact(name, value, passage.text, passage.at)


def _find_all(passage: Passage, own: str | None) -> Iterator[tuple[str, str]]:
    text = passage.text
    suppliers = find_suppliers(text)
    paid = (a.payee for a in read_amounts(passage) if a.payee and a.kind == "award")
    yield from (("supplier", name) for name in (*suppliers, *paid))
    if is_incumbent(text):
        yield from (("current supplier", name) for name in suppliers)
    for source in dict.fromkeys((*find_sources(text), *find_pots(passage))):
        yield "funding source", source
        if "budget" in source.casefold():
            yield "budget", source
    yield from find_terms(text, bool(suppliers), passage.recommends)
    yield from (("route", route) for route in find_routes(text))
    yield from (("framework", name) for name in find_frameworks(text))
    yield from (("authority", power) for power in find_powers(text))
    yield from (("programme", name) for name in find_programmes(text))
    yield from find_links(text, own)
    yield from (("misprinted amount", figure.printed) for figure in find_misprints(passage))


def _read_amounts(
    document: PublicDocument, passages: tuple[Passage, ...], suppliers: frozenset[str]
) -> tuple[Amount, ...]:
    """Every amount in document order. A signature block's and a heading's are not read: they say nothing new."""
    said = [a for passage in passages if passage.kind != "signature" for a in read_amounts(passage)]
    rows = [a for p, row, table in read_tables(document.paragraphs) for a in read_row_amounts(p, row, table, suppliers)]
    return tuple(sorted((*said, *rows), key=lambda a: a.at.ordinal))
