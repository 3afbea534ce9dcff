"""`decisions withheld --why`: each stretch that is withheld, what opened it and why nothing cleared it. Never a
withheld word: what opened it is quoted only where it is public."""

from collections.abc import Iterator
from typing import Any

from ingest.register import Register
from ingest.stretches import Stretch, Why, find_stretches
from ui.render import count
from ui.reviewing import make_csv, places

_HEADS = ("document", "reference", "paragraphs", "pages", "status", "reason", "opened_at", "opening")
_WORDS = 14
"""Words of a public opening that a line of the listing shows; JSON and CSV have all of them."""


def whys_json(register: Register) -> dict[str, Any]:
    """Every withheld stretch of every document."""
    stretches = [s for document in register.documents() for s in find_stretches(document)]
    references = {d: register.facts(d).reference for d in {s.document for s in stretches}}
    return {"stretches": [_stretch_json(s, references[s.document]) for s in stretches]}


def _stretch_json(stretch: Stretch, reference: str | None) -> dict[str, Any]:
    return {
        "document": stretch.document,
        "reference": reference,
        "paragraphs": list(stretch.ordinals),
        "pages": list(stretch.pages),
        "reasons": [_why_json(why) for why in stretch.reasons],
    }


def _why_json(why: Why) -> dict[str, Any]:
    told = {"status": why.status, "reason": why.reason, "paragraphs": list(why.ordinals)}
    return {**told, "opened_at": why.opened_at, "opening": why.opening}


def whys_csv(listing: dict[str, Any]) -> str:
    """The same as CSV: a row for each reason of a stretch."""
    rows = []
    for s in listing["stretches"]:
        pages = " ".join(map(str, s["pages"]))
        for why in s["reasons"]:
            where = (s["document"], s["reference"], " ".join(map(str, why["paragraphs"])), pages)
            rows.append((*where, why["status"], why["reason"], why["opened_at"], why["opening"]))
    return make_csv(_HEADS, rows)


def whys_text(listing: dict[str, Any]) -> str:
    """The same for a terminal."""
    lines = [line for stretch in listing["stretches"] for line in _stretch_lines(stretch)]
    paragraphs = sum(len(s["paragraphs"]) for s in listing["stretches"])
    stretches = "1 stretch" if len(listing["stretches"]) == 1 else f"{len(listing['stretches']):,} stretches"
    return "\n".join([*lines, f"{stretches} of {count(paragraphs, 'paragraph')} withheld."])


def _stretch_lines(stretch: dict[str, Any]) -> Iterator[str]:
    name = f"{stretch['reference']} ({stretch['document']})" if stretch["reference"] else stretch["document"]
    yield f"{name}: {places(stretch['paragraphs'], stretch['pages'])}"
    for why in stretch["reasons"]:
        part = f", {places(why['paragraphs'], ())}" if len(stretch["reasons"]) > 1 else ""
        yield f"  {why['status']}{part}: {why['reason']}"
        if why["opening"]:
            words = why["opening"].split()
            yield f"      opened by: {' '.join(words[:_WORDS])}{' …' if len(words) > _WORDS else ''}"
