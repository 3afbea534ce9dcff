"""What the register says, as JSON, tables and lines. It never has a withheld word or a held file's name."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from ingest.facts import Facts
from ingest.gate import Held, PublicDocument
from ingest.sync import FileOutcome, SyncReport
from ui.render import count

_STATUSES = ("published", "held", "failed", "unchanged", "withdrawn")
REGISTER_HEADS = ("Reference", "Title", "Body", "Date", "Type", "Part 2", "Paragraphs")


def ingest_json(report: SyncReport) -> dict[str, Any]:
    """The outcome of each file, as `decisions ingest --json` prints it."""
    documents = [
        {
            "file": d.file,
            "document": d.document,
            "reference": d.reference,
            "status": d.status,
            "paragraphs": d.paragraphs,
            "withheld": d.withheld,
            "reasons": dict(d.reasons),
        }
        for d in report.documents
    ]
    return {"documents": documents, "seconds": round(report.seconds, 3)}


def ingest_text(report: SyncReport) -> str:
    """What became of the files, by status, and the reasons for what was withheld, held or failed."""
    lines: list[str] = []
    for status in _STATUSES:
        outcomes = [d for d in report.documents if d.status == status]
        if outcomes:
            lines.append(f"{status.capitalize()}: {count(len(outcomes), 'file')}")
            lines += [line for outcome in outcomes for line in _outcome_lines(outcome)]
    return "\n".join([*lines, f"Done in {report.seconds:.1f} s."])


def _outcome_lines(outcome: FileOutcome) -> list[str]:
    if outcome.status in ("unchanged", "withdrawn"):
        return [f"  {outcome.file}"]
    if outcome.status != "published":
        return [f"  {outcome.file}: {'; '.join(outcome.reasons)}"]
    told = f"{count(outcome.paragraphs, 'paragraph')} public, {outcome.withheld:,} withheld"
    why = [f"      {n:,} withheld: {reason}" for reason, n in outcome.reasons.items()]
    return [f"  {outcome.file}: {outcome.reference or 'no reference'}, {told}", *why]


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
        "facts": [
            {
                "name": f.name,
                "value": f.value,
                "words": f.words,
                "paragraph": f.at.paragraph,
                "section": f.at.section,
                "ordinal": f.at.ordinal,
            }
            for f in facts.items
        ],
    }


def register_row(card: dict[str, Any]) -> tuple[str, ...]:
    """One document's card as a row under `REGISTER_HEADS`."""
    answers = {True: "yes", False: "no", None: ""}
    names = (card["reference"], card["title"], card["body"], card["date"], card["type"])
    return (*(name or "" for name in names), answers[card["part2"]], str(card["paragraphs"]))


def part2(facts: Facts) -> bool | None:
    """Whether the record says that it has a Part 2; None where it does not say."""
    return next((fact.value == "yes" for fact in facts.named("part 2")), None)


def withheld_json(documents: Iterable[tuple[PublicDocument, Facts]], held: Iterable[Held]) -> dict[str, Any]:
    """What is not shown and why: places and reasons, held files by fingerprint, never a word."""
    return {
        "documents": [
            {
                "document": document.document,
                "reference": facts.reference,
                "withheld": len(document.withheld),
                "paragraphs": [{"ordinal": w.ordinal, "page": w.page, "reason": w.reason} for w in document.withheld],
            }
            for document, facts in documents
        ],
        "held": [{"fingerprint": h.fingerprint, "reasons": list(h.reasons)} for h in held],
    }


def withheld_csv(listing: dict[str, Any]) -> str:
    """The same listing as CSV: a row for each withheld paragraph, then one for each held file."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("document", "reference", "ordinal", "page", "reason", "held_fingerprint"))
    for document in listing["documents"]:
        for p in document["paragraphs"]:
            name = (document["document"], document["reference"])
            rows.writerow((*name, p["ordinal"], p["page"], p["reason"], ""))
    for held in listing["held"]:
        rows.writerow(("", "", "", "", "; ".join(held["reasons"]), held["fingerprint"]))
    return out.getvalue()


def withheld_text(listing: dict[str, Any]) -> str:
    """The same listing for a terminal."""
    lines: list[str] = []
    for document in listing["documents"]:
        name = document["reference"] or document["document"]
        lines.append(f"{name}: {count(document['withheld'], 'paragraph')} withheld")
        for p in document["paragraphs"]:
            page = "" if p["page"] is None else f", page {p['page']}"
            lines.append(f"  ordinal {p['ordinal']}{page}: {p['reason']}")
    lines.append(f"Held whole: {count(len(listing['held']), 'file')}")
    lines += [f"  {held['fingerprint'][:12]}: {'; '.join(held['reasons'])}" for held in listing["held"]]
    return "\n".join(lines)
