"""Sums, shares of sums, and the largest and smallest amounts: of one kind, each with its payee, the rest unsummed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.catalogue import Catalogue
from assistant.draft import DraftClaim
from assistant.evidence import Evidence, quote_around
from assistant.register_answers.listing import ROWS_SHOWN
from assistant.register_answers.selection import RegisterDraft, Selection, called, reading_of
from assistant.register_answers.sums import Sorted, sort_amounts, statement_of
from ingest.amounts import Amount


def share_of_sum(selection: Selection) -> RegisterDraft:
    """What share of a sum the amounts of the decision named first are: of all named, or of all that match."""
    question, catalogue = selection.question, selection.catalogue
    part, *others = question.named
    whole = replace(question, named=question.named if others else ())
    cards = replace(selection, question=whole).cards()
    sums = sort_amounts(cards, question.kind, payee_of(selection), replaced(catalogue), catalogue)
    mine = [a for a in sums.added if a.at.document == part]
    reading = reading_of(whole, f"the share of the {KINDS_SAID[question.kind]} stated in")
    if not mine or len(mine) == len(sums.added):
        return RegisterDraft((), (), reading)
    added = (*mine, *(a for a in sums.added if a not in mine))
    shown = tuple(quote_amount(a, catalogue) for a in added)
    operands = (called(catalogue.cards[mine[0].at.document]), str(len(mine)), *(a.printed for a in added))
    head = DraftClaim("", tuple(e.key for e in shown), "share of sum", operands)
    rows = tuple(DraftClaim(e.quote, (e.key,)) for e in shown)
    return RegisterDraft((head, *rows), shown, reading, ceilings(added))


def add_up(selection: Selection) -> RegisterDraft:
    """The sum of what may be added, a row for each amount, and the amounts that are not added with the reason."""
    question, catalogue = selection.question, selection.catalogue
    sums = sort_amounts(selection.cards(), question.kind, payee_of(selection), replaced(catalogue), catalogue)
    reading = reading_of(question, f"{KINDS_SAID[question.kind]} stated in")
    added = tuple(quote_amount(a, catalogue) for a in sums.added)
    left = [*_rows_left(sums, catalogue), *_only_named(selection, sums)]
    claims: list[DraftClaim] = []
    if added:
        operands = (question.kind, *(a.printed for a in sums.added))
        claims.append(DraftClaim("", tuple(e.key for e in added), "sum", operands))
    claims += [DraftClaim(e.quote, (e.key,)) for e in added]
    claims += [DraftClaim(e.quote, (e.key,), note=f"not added: {why}") for e, why in left]
    return RegisterDraft(tuple(claims), (*added, *(e for e, _ in left)), reading, ceilings(sums.added))


def _rows_left(sums: Sorted, catalogue: Catalogue) -> list[tuple[Evidence, str]]:
    """A row for each quote that states amounts which are not added, with each figure's reason.

    What is added already in its decision is no other amount, and the cells of a table are not told apart.
    """
    added = {(a.at.document, a.pounds) for a in sums.added}
    found: dict[str, tuple[Evidence, dict[str, list[str]]]] = {}
    for x in sums.left:
        if (x.stated.at.document, x.pounds) in added or "£" not in x.stated.value:
            continue
        quote = quote_around(catalogue, x.stated, x.stated.value)
        _, reasons = found.setdefault(quote.key, (quote, {}))
        reasons.setdefault(x.why, []).append(x.stated.value)
    rows = [(e, "; ".join(f"{', '.join(dict.fromkeys(f))}: {why}" for why, f in r.items())) for e, r in found.values()]
    return rows[:ROWS_SHOWN]


NO_SUM = "named here, and no amount stands with the name"


def _only_named(selection: Selection, sums: Sorted) -> list[tuple[Evidence, str]]:
    """A row for each decision that names who is asked for, where no amount stands with the name."""
    told = {a.at.document for a in sums.added} | {x.stated.at.document for x in sums.left}
    cards = [c for c in selection.cards() if c.facts.document not in told] if selection.question.of("naming") else []
    return [(selection.row(c), NO_SUM) for c in cards[:ROWS_SHOWN]]


KINDS_SAID = {
    "award": "awards",
    "saving": "savings",
    "income": "income",
    "contribution": "contributions",
    "capital": "capital amounts",
    "revenue a year": "yearly revenue amounts",
    "threshold": "thresholds",
    "total": "totals",
}


def payee_of(selection: Selection) -> tuple[str, ...]:
    """The words of the name that the question asks amounts by; none where it names nobody."""
    return next((c.words for c in selection.question.of("naming", "supplied by")), ())


def ceilings(amounts: Sequence[Amount]) -> tuple[str, ...]:
    """A note on the amounts that are stated as a most."""
    most = [a.printed for a in amounts if a.ceiling]
    return (f"Stated as a most (“up to” or the like): {', '.join(dict.fromkeys(most))}.",) if most else ()


def replaced(catalogue: Catalogue) -> dict[str, str]:
    """The name of the decision that replaces each replaced document."""
    by_reference = {c.facts.reference: d for d, c in catalogue.cards.items() if c.facts.reference}
    found: dict[str, str] = {}
    for card in catalogue.cards.values():
        for fact in card.facts.named("supersedes"):
            if fact.value in by_reference:
                found[by_reference[fact.value]] = called(card)
    return found


def quote_amount(a: Amount, catalogue: Catalogue) -> Evidence:
    """The clauses that an amount stands in."""
    payee = (a.payee or "").split()[:1]
    return quote_around(catalogue, statement_of(a), a.printed, *payee)


def largest_and_smallest(selection: Selection) -> RegisterDraft:
    """Both ends of the same amounts."""
    most, least = (
        largest_or_smallest(replace(selection, question=replace(selection.question, operation=name)))
        for name in ("largest", "smallest")
    )
    return RegisterDraft((*most.claims, *least.claims), (*most.evidence, *least.evidence), most.reading, most.notes)


def largest_or_smallest(selection: Selection) -> RegisterDraft:
    """The amount that is the largest or smallest of its kind, before any option."""
    question, catalogue = selection.question, selection.catalogue
    sums = sort_amounts(selection.cards(), question.kind, payee_of(selection), {}, catalogue)
    reading = reading_of(question, f"the {question.operation} of the {KINDS_SAID[question.kind]} stated in")
    candidates = sums.added
    if not candidates:
        return RegisterDraft((), (), reading)
    pick: Callable[..., Amount] = max if question.operation == "largest" else min
    best = pick(candidates, key=lambda a: a.pounds)
    chosen = [a for a in candidates if a.pounds == best.pounds]
    shown = tuple(quote_amount(a, catalogue) for a in chosen)
    rows = tuple(DraftClaim(e.quote, (e.key,)) for e in shown)
    operands = (question.kind, *(a.printed for a in chosen))
    head = DraftClaim("", tuple(e.key for e in shown), question.operation, operands)
    return RegisterDraft((head, *rows), shown, reading, ceilings(chosen))
