"""What was ingested and what is withheld, as JSON, CSV and lines; never a withheld word or a held file's name."""

from typing import Any

from ingest.facts import Facts
from ingest.gate.gate import PublicDocument
from ingest.outcomes import FileOutcome, SyncReport
from ingest.register import Register
from ui.registered import part2
from ui.render import count
from ui.reviewing import make_csv, places

_STATUSES = ("published", "held", "failed", "unchanged", "withdrawn")


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
            "remarks": list(d.remarks),
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
    remarks = [f"      note: {remark}" for remark in outcome.remarks]
    if outcome.status == "unchanged":
        return [f"  {outcome.file}", *remarks]
    if outcome.status == "withdrawn":
        return [f"  {outcome.reference or outcome.file}: {'; '.join(outcome.reasons)}"]
    if outcome.status != "published":
        return [f"  {outcome.file}: {'; '.join(outcome.reasons)}"]
    told = f"{count(outcome.paragraphs, 'paragraph')} public, {outcome.withheld:,} withheld"
    why = [f"      {n:,} withheld: {reason}" for reason, n in outcome.reasons.items()]
    return [f"  {outcome.file}: {outcome.reference or 'no reference'}, {told}", *why, *remarks]


def withheld_json(register: Register) -> dict[str, Any]:
    """What is not shown and why: places and reasons, held files by fingerprint, never a word."""
    return {
        "documents": [_withheld_of(d, register.facts(d.document)) for d in register.documents()],
        "held": [{"fingerprint": h.fingerprint, "reasons": list(h.reasons)} for h in register.held()],
        "withdrawn": [
            {"document": t.document, "reference": t.reference, "at": t.at, "by": t.who, "why": t.why}
            for t in register.tombstones()
            if not t.lifted
        ],
    }


def _withheld_of(document: PublicDocument, facts: Facts) -> dict[str, Any]:
    grounds = [f.words for f in facts.named("ground")]
    rows = [{"ordinal": w.ordinal, "page": w.page, "status": w.status, "reason": w.reason} for w in document.withheld]
    return {
        "document": document.document,
        "reference": facts.reference,
        "withheld": len(rows),
        "masked": document.masked,
        "part2": part2(facts),
        "grounds": grounds,
        "paragraphs": rows,
    }


_WITHHELD_HEADS = ("document", "reference", "ordinal", "page", "status", "reason", "held_fingerprint")


def withheld_csv(listing: dict[str, Any]) -> str:
    """The same listing as CSV: a row for each withheld paragraph, then one for each held file."""
    rows: list[tuple[Any, ...]] = []
    for document in listing["documents"]:
        name = (document["document"], document["reference"])
        rows += [(*name, p["ordinal"], p["page"], p["status"], p["reason"], "") for p in document["paragraphs"]]
    rows += [("", "", "", "", "held", "; ".join(h["reasons"]), h["fingerprint"]) for h in listing["held"]]
    return make_csv(_WITHHELD_HEADS, rows)


def withheld_text(listing: dict[str, Any]) -> str:
    """The same listing for a terminal: a line for each reason, with where and how many."""
    lines: list[str] = []
    for document in listing["documents"]:
        name = document["reference"] or document["document"]
        masked = f", {count(document['masked'], 'contact detail')} masked" if document["masked"] else ""
        lines.append(f"{name}: {count(document['withheld'], 'paragraph')} withheld{masked}")
        reasons = dict.fromkeys(p["reason"] for p in document["paragraphs"])
        lines += [_reason_line(reason, document["paragraphs"]) for reason in reasons]
        lines += [f"  stated ground: {ground}" for ground in document["grounds"] if document["withheld"]]
    lines.append(f"Held whole: {count(len(listing['held']), 'file')}")
    lines += [f"  {held['fingerprint'][:12]}: {'; '.join(held['reasons'])}" for held in listing["held"]]
    for gone in listing["withdrawn"]:
        name = gone["reference"] or gone["document"]
        lines.append(f"Withdrawn: {name}, {gone['at'][:10]} by {gone['by']}: {gone['why']}")
    return "\n".join(lines)


def _reason_line(reason: str, paragraphs: list[dict[str, Any]]) -> str:
    of = [p for p in paragraphs if p["reason"] == reason]
    where = places([p["ordinal"] for p in of], [p["page"] for p in of if p["page"] is not None])
    return f"  {where}: {reason}"
