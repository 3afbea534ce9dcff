"""The register's documents and what they state, as JSON, CSV and a table."""

from collections.abc import Iterable, Sequence
from typing import Any

from ingest.amounts import Amount
from ingest.facts import Fact, Facts
from ingest.gate.gate import PublicDocument
from ingest.register import Filters
from ui.reviewing import make_csv

REGISTER_HEADS = ("Reference", "Title", "Body", "Date", "Type", "Part 2", "Paragraphs")


def register_json(document: PublicDocument, facts: Facts) -> dict[str, Any]:
    """One document's card, as `decisions register --json` lists it."""
    return {
        "document": document.document,
        "reference": facts.reference,
        "title": facts.title,
        "body": facts.body,
        "date": None if facts.date is None else facts.date.isoformat(),
        "type": facts.kind,
        "part2": part2(facts),
        "paragraphs": len(document.paragraphs),
        "facts": [{"name": f.name, "value": f.value, "words": f.words, **_place(f)} for f in facts.items],
        "amounts": [_amount_json(a) for a in facts.amounts],
    }


def _place(stated: Fact | Amount) -> dict[str, Any]:
    at = stated.at
    return {"paragraph": at.paragraph, "section": at.section, "ordinal": at.ordinal, "page": at.page}


def _amount_json(a: Amount) -> dict[str, Any]:
    """An amount; `pounds` is a whole number where there are no pence."""
    stated = {name: getattr(a, name) for name in a.__slots__ if name not in ("at", "pounds")}
    pounds = int(a.pounds) if a.pounds == a.pounds.to_integral_value() else float(a.pounds)
    return {**stated, "pounds": pounds, **_place(a)}


def register_row(card: dict[str, Any]) -> tuple[str, ...]:
    """One document's card as a row under `REGISTER_HEADS`."""
    answers = {True: "yes", False: "no", None: ""}
    names = (card["reference"], card["title"], card["body"], card["date"], card["type"])
    return (*(name or "" for name in names), answers[card["part2"]], str(card["paragraphs"]))


def part2(facts: Facts) -> bool | None:
    """Whether the record says that it has a Part 2; None where it does not say."""
    return next((fact.value == "yes" for fact in facts.named("part 2")), None)


_COLUMNS = (
    "decision maker",
    "decision maker's name",
    "approval",
    "part 2",
    "confidential",
    "deferred",
    "supplier",
    "current supplier",
    "start",
    "end",
    "term",
    "extension",
    "route",
    "framework",
    "funding source",
    "budget",
    "authority",
    "supersedes",
    "varies",
    "programme",
    "decision required by",
    "author",
    "presented by",
    "signatory",
    "officer date",
    "ground",
    "misprinted amount",
)
"""The facts that have a column of their own; the others are in the JSON."""
_HEADS = ("document", "reference", "title", "body", "type", "date", *_COLUMNS, "awards", "amounts")


def register_csv(cards: Sequence[Facts]) -> str:
    """The cards as CSV, a row a document; what a document states more than once stands in one cell."""
    return make_csv(_HEADS, (_csv_row(facts) for facts in cards))


def _csv_row(facts: Facts) -> tuple[str, ...]:
    decided = "" if facts.date is None else facts.date.isoformat()
    known = (facts.document, facts.reference or "", facts.title, facts.body or "", facts.kind or "", decided)
    stated = (_join(f.value for f in facts.named(name)) for name in _COLUMNS)
    awards = _join(_say_award(a) for a in facts.amounts if a.kind == "award")
    return (*known, *stated, awards, str(len(facts.amounts)))


def _join(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(values))


def _say_award(a: Amount) -> str:
    """An award in the record's own figure.

    >>> from decimal import Decimal
    >>> from ingest.locator import Locator
    >>> _say_award(Amount("award", Decimal(5), "£5", True, "Larch Ltd", None, None, "", Locator("d", 1)))
    'up to £5 to Larch Ltd'
    """
    payee = f" to {a.payee}" if a.payee else ""
    return f"{'up to ' if a.ceiling else ''}{a.printed}{payee}"


def nothing_matches(filters: Filters) -> str:
    """That no document meets what was asked for, with what that was."""
    given = ", ".join(f"{name} {value!r}" for name, value in filters.given().items())
    return f"Nothing matches {given}." if given else "The register has no documents."
