"""Which documents a register question is about, how that is said, and the words of each that show it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.catalogue import Card, Catalogue
from assistant.draft import DraftClaim
from assistant.evidence import Evidence, quote_around
from assistant.register_answers.conditions import TELLING, Condition, meets, place_of
from assistant.register_answers.reading import RegisterQuestion
from ingest.facts import Fact


@dataclass(frozen=True, slots=True)
class RegisterDraft:
    """The claims, the evidence they rest on, how the question was read, and what else is to be said."""

    claims: tuple[DraftClaim, ...]
    evidence: tuple[Evidence, ...]
    reading: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """The documents a question may be about: those that `within` leaves open (None: all) of the catalogue."""

    question: RegisterQuestion
    within: frozenset[str] | None
    catalogue: Catalogue

    def cards(self, conditions: tuple[Condition, ...] | None = None) -> list[Card]:
        """The documents of the question's noun that meet its conditions, or these; by date and reference."""
        question = self.question if conditions is None else replace(self.question, conditions=conditions)
        cards = [c for d, c in self.catalogue.cards.items() if self.within is None or d in self.within]
        if question.named:
            cards = [c for c in cards if c.facts.document in question.named]
        typed = cards if question.of("type") or question.of("not type") else _of_noun(cards, question.noun)
        groups = _groups(question)
        found = [c for c in typed if all(any(meets(x, c, self.catalogue) for x in group) for group in groups)]
        return sorted(_once(found), key=lambda c: (str(c.facts.date or ""), c.facts.reference or c.facts.title))

    def row(self, card: Card) -> Evidence:
        """The words that show that a document belongs in the list: the condition that tells most, else its name."""
        conditions = _all_conditions(self.question)
        ranked = sorted((c for c in conditions if c.sort in TELLING), key=lambda c: TELLING.index(c.sort))
        shown = (place_of(c, card, self.catalogue) for c in ranked if meets(c, card, self.catalogue))
        return quoted(next((f for f in shown if f), None) or name_of(card, self.catalogue), self.catalogue)

    def undated(self, said: str) -> tuple[str, ...]:
        """A note on the documents that would be in question if they stated a date; none where no date is asked."""
        others = tuple(c for c in self.question.conditions if c.sort != "date")
        missing = [c.label for c in self.cards(others) if c.facts.date is None]
        names = ", ".join(missing[:_FEW]) + (" …" if len(missing) > _FEW else "")
        return (f"Without a date in the record, so not {said}: {names}.",) if missing else ()


_FEW = 3
_ANY_OF = frozenset(("date", "body", "type", "series", "decided by"))
"""Conditions of these sorts are alternatives where several are given: "in 2019 and 2021"."""

OUTER = frozenset(("date", "body", "type", "series"))
"""Conditions that say which whole a share is of."""

_DECISIONS = ("decision",)
_NOUN_KINDS = {
    "decisions": _DECISIONS,
    "awards": _DECISIONS,
    "grants": _DECISIONS,
    "suppliers": _DECISIONS,
    "forms": ("decision form",),
    "notices": ("decision notice",),
    "reports": ("board report", "report"),
}
"""The document types that a noun means; documents: any."""

_NOUN_CONDITIONS = {
    "awards": (Condition("award", "that award a contract"),),
    "suppliers": (Condition("award", "that award a contract"),),
    "minutes": (Condition("topic", "with “minutes” in the title", ("minut",)),),
    "grants": (Condition("recommended", "with “grant” in the title or recommendation", ("grant",)),),
}


def _of_noun(cards: Sequence[Card], noun: str) -> list[Card]:
    kinds = _NOUN_KINDS.get(noun, ())
    return [c for c in cards if not kinds or any((c.facts.kind or "").startswith(k) for k in kinds)]


def _once(cards: Sequence[Card]) -> Iterable[Card]:
    """Each decision once, also where two files of it are two documents."""
    return {(c.facts.body, c.facts.reference or c.facts.document): c for c in reversed(cards)}.values()


def _all_conditions(question: RegisterQuestion) -> list[Condition]:
    return [*question.conditions, *_NOUN_CONDITIONS.get(question.noun, ())]


def _groups(question: RegisterQuestion) -> list[list[Condition]]:
    conditions = _all_conditions(question)
    sorts = dict.fromkeys(c.sort for c in conditions if c.sort in _ANY_OF)
    alike = [[c for c in conditions if c.sort == sort] for sort in sorts]
    return [*alike, *([c] for c in conditions if c.sort not in _ANY_OF)]


def reading_of(question: RegisterQuestion, over: str = "") -> str:
    """How a question was read, in one line.

    >>> reading_of(RegisterQuestion("list", "decisions", "award", (Condition("body", "by MOPAC"),), (), ()))
    'decisions by MOPAC'
    """
    noun = {"awards": "decisions", "grants": "decisions", "suppliers": "decisions"}.get(question.noun, question.noun)
    said = [" or ".join(dict.fromkeys(c.said for c in group)) for group in _groups(question)]
    which = f"the {len(question.named)} named" if question.named else "" if said else "all"
    return " ".join(part for part in (over, which, noun, ", ".join(said)) if part)


def name_of(card: Card, catalogue: Catalogue) -> Fact:
    """Where a document says what it is: its date, reference or title, else its first words."""
    names = ("decision date", "reference", "title", "meeting date")
    found = next((f for name in names for f in card.facts.named(name) if f.at.ordinal), None)
    first = catalogue.paragraphs(card.facts.document)[0]
    return found or Fact("title", card.facts.title, first.text, first.at)


def quoted(fact: Fact, catalogue: Catalogue) -> Evidence:
    """The words that state a fact, cut to what fits a row."""
    return quote_around(catalogue, fact, fact.value)


def called(card: Card) -> str:
    """A decision by its reference, or by its title where it has none."""
    return card.facts.reference or card.facts.title
