"""The register's decisions and what they state, each once whatever files it is in, as JSON, CSV and a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.amounts import Amount
from ingest.facts import Fact, Facts
from ingest.gate.gate import PublicDocument
from ingest.naming import printable
from ingest.register import Entry, Filters, Register, SourceFile
from ingest.twins import rank_file
from ui.reviewing import make_csv

REGISTER_HEADS = ("Reference", "Title", "Body", "Date", "Type", "Part 2", "Paragraphs", "Files")


@dataclass(frozen=True, slots=True)
class Listed:
    """One decision: the document that speaks for it and its facts, the ids of all its documents, and its files."""

    document: PublicDocument
    facts: Facts
    documents: tuple[str, ...]
    files: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def list_decisions(register: Register, filters: Filters) -> Iterator[Listed]:
    """The decisions of which some document meets the filters, by id, each with all its documents and files."""
    same: dict[tuple[object, ...], list[str]] = {}
    for entry in register.entries().values():
        same.setdefault(_decision_of(entry), []).append(entry.document)
    matching, files = register.matching(filters), register.all_files()
    for documents in sorted(map(sorted, same.values())):
        meeting = [register.document(d) for d in documents if d in matching]
        if meeting:
            first = min(meeting, key=lambda document: rank_file(files[document.document][0].file, document))
            ids = (first.document, *(d for d in documents if d != first.document))
            names = dict.fromkeys(printable(file.file) for d in ids for file in files[d])
            remarks = dict.fromkeys(_remarks(file) for d in ids for file in files[d] if file.remarks)
            yield Listed(first, register.facts(first.document), ids, tuple(names), tuple(remarks))


def _remarks(file: SourceFile) -> str:
    return f"{printable(file.file)}: {'; '.join(file.remarks.splitlines())}"


def _decision_of(entry: Entry) -> tuple[object, ...]:
    """What two documents of one decision have in common; one without a reference is alone."""
    if entry.reference is None:
        return (entry.document,)
    return (entry.reference.casefold(), entry.body, entry.date, " ".join(entry.title.casefold().split()))


def register_json(listed: Listed) -> dict[str, Any]:
    """One decision's card, as `decisions register --json` lists it."""
    document, facts = listed.document, listed.facts
    return {
        "document": document.document,
        "documents": list(listed.documents),
        "files": list(listed.files),
        "remarks": list(listed.remarks),
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
    """One decision's card as a row under `REGISTER_HEADS`."""
    answers = {True: "yes", False: "no", None: ""}
    names = (card["reference"], card["title"], card["body"], card["date"], card["type"])
    told = (answers[card["part2"]], str(card["paragraphs"]), ", ".join(card["files"]))
    return (*(name or "" for name in names), *told)


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
_HEADS = ("document", "reference", "title", "body", "type", "date", *_COLUMNS, "awards", "amounts", "files")


def register_csv(decisions: Sequence[Listed]) -> str:
    """The decisions as CSV, a row each; what one states more than once stands in one cell."""
    return make_csv(_HEADS, map(_csv_row, decisions))


def _csv_row(listed: Listed) -> tuple[str, ...]:
    facts = listed.facts
    decided = "" if facts.date is None else facts.date.isoformat()
    known = (facts.document, facts.reference or "", facts.title, facts.body or "", facts.kind or "", decided)
    stated = (_join(f.value for f in facts.named(name)) for name in _COLUMNS)
    awards = _join(_say_award(a) for a in facts.amounts if a.kind == "award")
    return (*known, *stated, awards, str(len(facts.amounts)), _join(listed.files))


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
