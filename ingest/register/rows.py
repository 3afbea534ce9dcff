"""Values to rows of the register's tables, and back."""

import json
from decimal import Decimal
from typing import Any

from ingest.amounts import Amount
from ingest.facts import Fact, Facts
from ingest.gate.gate import PublicDocument, PublicParagraph, Released, Withheld, reload
from ingest.locator import Locator
from ingest.page_notes import PageNote
from ingest.register.files import SourceFile


def document_row(document: PublicDocument, facts: Facts) -> dict[str, Any]:
    """A document and its card, without paragraphs."""
    part2 = next((f.value == "yes" for f in facts.items if f.name == "part 2"), None)
    return {
        "document": document.document,
        "source": document.source,
        "masked": document.masked,
        "title": facts.title,
        "reference": facts.reference,
        "body": facts.body,
        "kind": facts.kind,
        "date": facts.date,
        "part2": part2,
    }


def source_row(document: str, file: SourceFile, chosen: bool) -> dict[str, Any]:
    """A file of a document; `chosen` is the one that its text was read from."""
    return {name: getattr(file, name) for name in file.__slots__} | {"document": document, "chosen": chosen}


def paragraph_row(p: PublicParagraph) -> dict[str, Any]:
    """A paragraph with its address."""
    place = {name: getattr(p.at, name) for name in p.at.__slots__}
    return {**place, "heading": json.dumps(p.heading), "kind": p.kind, "text": p.text}


def withheld_row(w: Withheld) -> dict[str, Any]:
    """That something is withheld."""
    return {name: getattr(w, name) for name in w.__slots__}


def released_row(r: Released) -> dict[str, Any]:
    """That something was let through, and the rule."""
    return {name: getattr(r, name) for name in r.__slots__}


def page_row(document: str, page: PageNote) -> dict[str, Any]:
    """What is to be said of a page."""
    return {"document": document, "number": page.number, "label": page.label, "ocr": page.ocr}


def fact_row(document: str, n: int, f: Fact) -> dict[str, Any]:
    """A fact and where it stands."""
    return {"document": document, "n": n, "name": f.name, "value": f.value, "words": f.words, "ordinal": f.at.ordinal}


def amount_row(document: str, n: int, a: Amount) -> dict[str, Any]:
    """An amount and where it stands."""
    stated = {name: getattr(a, name) for name in a.__slots__ if name not in ("at", "pounds")}
    return {**stated, "document": document, "n": n, "pounds": str(a.pounds), "ordinal": a.at.ordinal}


def read_source(row: Any) -> SourceFile:
    """The file in a row."""
    return SourceFile(row.folder, row.file, row.fingerprint, row.declared, row.given, row.wider, row.remarks or "")


def read_locator(row: Any) -> Locator:
    """The address in a row."""
    return Locator(**{name: getattr(row, name) for name in Locator.__slots__})


def read_amount(row: Any) -> Amount:
    """The amount in a row that has the address of its paragraph too."""
    names = (row.kind_of, Decimal(row.pounds), row.printed, row.ceiling, row.payee, row.payer, row.period, row.words)
    return Amount(*names, read_locator(row))


def read_paragraph(row: Any, version: str) -> PublicParagraph:
    """The paragraph in a row, released under these gate rules."""
    return reload(read_locator(row), json.loads(row.heading), row.text, row.kind, version)
