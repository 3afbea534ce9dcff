"""Lists and counts of documents and suppliers, the latest and the earliest, and shares of a count."""

from collections.abc import Iterable

from assistant.catalogue import Card
from assistant.draft import DraftClaim
from assistant.register_answers.conditions import Condition, place_of
from assistant.register_answers.selection import OUTER, RegisterDraft, Selection, name_of, quoted, reading_of
from ingest.facts import Fact

ROWS_SHOWN = 60
"""Rows of a list that a reply holds; `decisions register` lists the rest."""


def list_documents(selection: Selection) -> RegisterDraft:
    """Every document that meets the conditions, and how many there are."""
    if selection.question.noun == "suppliers":
        return _list_suppliers(selection)
    cards = selection.cards()
    shown = tuple(selection.row(c) for c in cards[:ROWS_SHOWN])
    reading = reading_of(selection.question)
    notes = selection.undated("counted") if selection.question.of("date") else ()
    if not shown:
        return RegisterDraft((), (), reading, notes)
    operands = (_one(selection.question.noun), *(c.facts.document for c in cards))
    head = DraftClaim("", tuple(e.key for e in shown), "count", operands)
    more = len(cards) - len(shown)
    told = (f"{more} more: 'decisions register' lists all, with the same filters.",) if more > 0 else ()
    return RegisterDraft((head, *(DraftClaim(e.quote, (e.key,)) for e in shown)), shown, reading, (*told, *notes))


def _one(noun: str) -> str:
    return {"awards": "decision", "grants": "decision", "minutes": "set of minutes"}.get(noun, noun.removesuffix("s"))


def _list_suppliers(selection: Selection) -> RegisterDraft:
    """Each supplier once for each decision that awards it something."""
    found = {(f.value, c.facts.document): f for c in selection.cards() for f in _suppliers(c)}
    shown = tuple(quoted(fact, selection.catalogue) for fact in found.values())
    reading = reading_of(selection.question)
    if not shown:
        return RegisterDraft((), (), reading)
    names = tuple(dict.fromkeys(name for name, _ in found))
    head = DraftClaim("", tuple(e.key for e in shown), "count", ("supplier", *names))
    rows = (DraftClaim(e.quote, (e.key,), note=name) for e, (name, _) in zip(shown, found, strict=True))
    return RegisterDraft((head, *rows), shown, reading)


def _suppliers(card: Card) -> Iterable[Fact]:
    paid = {a.payee: a for a in card.facts.amounts if a.payee and a.kind == "award"}
    stated = {f.value: f for f in card.facts.named("supplier")}
    return (Fact("payee", a.payee or "", a.words, a.at) for a in paid.values()) if paid else stated.values()


def latest_or_earliest(selection: Selection) -> RegisterDraft:
    """The documents of the last day, or of the first."""
    operation = selection.question.operation
    dated = [c for c in selection.cards() if c.facts.date]
    pick = max if operation == "latest" else min
    day = pick((c.facts.date for c in dated if c.facts.date), default=None)
    best = [c for c in dated if c.facts.date == day]
    reading = reading_of(selection.question, f"the {operation} of")
    if not best:
        return RegisterDraft((), (), reading)
    facts = [place_of(ANY_DATE, c, selection.catalogue) or name_of(c, selection.catalogue) for c in best]
    shown = tuple(quoted(f, selection.catalogue) for f in facts)
    operands = (operation, *(c.facts.document for c in best))
    head = DraftClaim("", tuple(e.key for e in shown), "dated", operands)
    rows = tuple(DraftClaim(e.quote, (e.key,)) for e in shown)
    return RegisterDraft((head, *rows), shown, reading, selection.undated("compared"))


ANY_DATE = Condition("date", "")


def share_of_count(selection: Selection) -> RegisterDraft:
    """Of the documents that meet the outer conditions (dates, bodies), those that meet the others as well."""
    question = selection.question
    inner = [c for c in question.conditions if c.sort not in OUTER]
    outer = tuple(c for c in question.conditions if c.sort in OUTER) if inner else ()
    whole, part = selection.cards(outer), selection.cards()
    of = " ".join((_plain(question.noun), ", ".join(c.said for c in outer))).strip()
    reading = f"{reading_of(question)}, out of all {of}"
    if not part or not question.conditions:
        return RegisterDraft((), (), reading)
    shown = tuple(selection.row(c) for c in part[:ROWS_SHOWN])
    operands = (str(len(whole)), _one(question.noun), *(c.facts.document for c in part))
    head = DraftClaim("", tuple(e.key for e in shown), "share of count", operands)
    return RegisterDraft((head, *(DraftClaim(e.quote, (e.key,)) for e in shown)), shown, reading)


def _plain(noun: str) -> str:
    return {"awards": "decisions", "grants": "decisions", "suppliers": "decisions"}.get(noun, noun)
