"""Two decisions side by side, and what later decisions say of an earlier one."""

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.catalogue import Card, Catalogue
from assistant.draft import DraftClaim
from assistant.evidence import Evidence
from assistant.register_answers.conditions import place_of
from assistant.register_answers.listing import ANY_DATE
from assistant.register_answers.money import ceilings, quote_amount
from assistant.register_answers.selection import RegisterDraft, Selection, called, name_of, quoted
from assistant.register_answers.sums import sort_amounts
from ingest.amounts import Amount
from ingest.facts import Fact

Compared = tuple[list[DraftClaim], list[Evidence], tuple[str, ...]]
"""What can be worked out of two decisions, the quotes it rests on, and notes."""


def find_links(selection: Selection) -> RegisterDraft:
    """What later decisions say of the one named, and what it says of earlier ones; of all, where none is named."""
    catalogue, named = selection.catalogue, selection.question.named
    if not named:
        facts = [f for c in selection.cards() for f in linked(c)]
        reading = "decisions that say that they replace, vary or extend an earlier one"
        return _quoted(facts, reading, catalogue)
    card = catalogue.cards.get(named[0])
    reference = called(card) if card else named[0]
    key = re.sub(r"\W", "", reference).casefold()
    links = [(c, f) for c in catalogue.cards.values() if c is not card for f in linked(c)]
    later = [f for _, f in links if re.sub(r"\W", "", f.value).casefold() == key]
    reading = f"decisions that say that they replace, vary or extend {reference}"
    none = f"No decision here says that it replaces or varies {reference}."
    return _quoted([*later, *_earlier(card, catalogue)], reading, catalogue, () if later else (none,))


def _earlier(card: Card | None, catalogue: Catalogue) -> list[Fact]:
    """What a decision says of the earlier ones that it replaces or varies, and what these are."""
    if card is None:
        return []
    by_reference = {c.facts.reference: c for c in catalogue.cards.values()}
    known = [by_reference[f.value] for f in linked(card) if f.value in by_reference]
    return [*linked(card), *(name_of(c, catalogue) for c in known)]


def _quoted(facts: Sequence[Fact], reading: str, catalogue: Catalogue, notes: tuple[str, ...] = ()) -> RegisterDraft:
    shown = {e.key: e for e in (quoted(f, catalogue) for f in facts if f.at.ordinal)}
    rows = tuple(DraftClaim(e.quote, (e.key,)) for e in shown.values())
    return RegisterDraft(rows, tuple(shown.values()), reading, notes)


def linked(card: Card) -> tuple[Fact, ...]:
    """What a decision says of the earlier ones that it replaces or varies."""
    return (*card.facts.named("supersedes"), *card.facts.named("varies"))


def compare(selection: Selection) -> RegisterDraft:
    """Two decisions side by side: what can be worked out, then each one's own words."""
    question, catalogue = selection.question, selection.catalogue
    cards = [catalogue.cards[d] for d in question.named]
    claims: list[DraftClaim] = []
    evidence: dict[str, Evidence] = {}
    notes: list[str] = []
    for make in COMPARED[question.operation]:
        heads, shown, said = make(cards, selection)
        claims += heads
        evidence |= {e.key: e for e in shown}
        notes += said
    if question.operation == "compare" or not claims:
        more = (quoted(f, catalogue) for c in cards for f in _facts_of(c) if f.at.ordinal)
        evidence |= {e.key: e for e in more}
    rows = tuple(DraftClaim(e.quote, (e.key,)) for e in _without_parts(tuple(evidence.values())))
    reading = " and ".join(called(c) for c in cards) + " compared"
    return RegisterDraft((*claims, *rows), tuple(evidence.values()), reading, tuple(notes))


def _without_parts(shown: Sequence[Evidence]) -> list[Evidence]:
    """The quotes that no other one of the same paragraph holds."""
    return [
        e
        for e in shown
        if not any(e is not o and e.chunk.at == o.chunk.at and e.quote in o.quote and e.quote != o.quote for o in shown)
    ]


def _facts_of(card: Card) -> tuple[Fact, ...]:
    facts = card.facts
    return (*facts.named("recommendation")[:3], *linked(card), *facts.named("part 2")[:1], *facts.named("ground")[:3])


def _compare_awards(cards: Sequence[Card], selection: Selection) -> Compared:
    sums = [_awards_of(c, selection) for c in cards]
    shown = [quote_amount(a, selection.catalogue) for s in sums for a in s]
    notes = ceilings([a for s in sums for a in s])
    if any(len(s) != 1 for s in sums):
        return [], shown, notes
    operands = tuple(x for s, c in zip(sums, cards, strict=True) for x in (called(c), s[0].printed))
    return [DraftClaim("", tuple(e.key for e in shown), "difference", operands)], shown, notes


def _awards_of(card: Card, selection: Selection) -> tuple[Amount, ...]:
    """What a decision awards to those whom the question names, or to anybody."""
    for c in selection.question.of("naming", "supplied by"):
        mine = sort_amounts((card,), "award", c.words, {}, selection.catalogue).added
        if mine:
            return mine
    return sort_amounts((card,), "award", (), {}, selection.catalogue).added


def _compare_dates(cards: Sequence[Card], selection: Selection) -> Compared:
    facts = [place_of(ANY_DATE, c, selection.catalogue) for c in cards]
    shown = [quoted(f, selection.catalogue) for f in facts if f]
    if len(shown) != len(cards) or any(c.facts.date is None for c in cards):
        return [], shown, ()
    operands = tuple(called(c) for c in cards)
    return [DraftClaim("", tuple(e.key for e in shown), "days between", operands)], shown, ()


COMPARED: Mapping[str, tuple[Callable[[Sequence[Card], Selection], Compared], ...]] = {
    "compare": (_compare_awards, _compare_dates),
    "compare awards": (_compare_awards,),
    "compare dates": (_compare_dates,),
}
