"""What a question asks documents by, and the place in each document that shows that it meets it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.catalogue import Card, Catalogue
from assistant.register_answers.names import mentions, paid
from assistant.register_answers.sums import awarded, statement_of
from assistant.words import found
from ingest.dates import read_date
from ingest.facts import Fact


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that the documents must meet. `sort` names it, `said` is how the product says it.

    `words` are what is looked for (a body, a name, stems of a topic, a type); `start` and `end` bound a date, `least`
    and `most` an amount, in pounds.
    """

    sort: str
    said: str
    words: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    least: Decimal | None = None
    most: Decimal | None = None


def meets(condition: Condition, card: Card, catalogue: Catalogue) -> bool:
    """Whether a document meets a condition; what it does not state, it does not meet."""
    test = _TESTS.get(condition.sort)
    return test(condition, card, catalogue) if test else bool(_PLACES[condition.sort](condition, card, catalogue))


def place_of(condition: Condition, card: Card, catalogue: Catalogue) -> Fact | None:
    """The words of a document that show that it meets a condition, where they stand in one place."""
    places = _PLACES.get(condition.sort)
    return next((f for f in places(condition, card, catalogue) if f.at.ordinal), None) if places else None


def _has_date(c: Condition, card: Card, _: Catalogue) -> bool:
    day = card.facts.date
    return day is not None and (c.start is None or day >= c.start) and (c.end is None or day <= c.end)


def _has_body(c: Condition, card: Card, _: Catalogue) -> bool:
    return card.facts.body in c.words


def _has_kind(c: Condition, card: Card, _: Catalogue) -> bool:
    return any((card.facts.kind or "").startswith(word) for word in c.words)


def _has_series(c: Condition, card: Card, _: Catalogue) -> bool:
    return any(re.match(rf"{word}\b|{word}(?=\d)", card.facts.reference or "") for word in c.words)


def _meeting(c: Condition, card: Card, catalogue: Catalogue) -> Sequence[Fact]:
    """Where the front of a paper names the board or committee that it is for."""
    front = catalogue.paragraphs(card.facts.document)[:_FRONT]
    return [Fact("meeting", c.words[0], p.text, p.at) for p in front if c.words[0].casefold() in p.text.casefold()]


_FRONT = 8  # paragraphs


def _terms(c: Condition, card: Card, _: Catalogue) -> Sequence[Fact]:
    """The stated starts or ends within the bounds; a month counts from its first day."""
    found = []
    for f in card.facts.named(c.words[0]):
        day = read_date(f.value)
        if day and (c.start is None or day >= c.start) and (c.end is None or day <= c.end):
            found.append(f)
    return found


def _is_other_kind(c: Condition, card: Card, _: Catalogue) -> bool:
    return not any((card.facts.kind or "").startswith(word) for word in c.words)


def _grounds(c: Condition, card: Card, _: Catalogue) -> Sequence[Fact]:
    return [f for f in card.facts.named("ground") if any(re.search(word, f.value, re.I) for word in c.words)]


def _is_about(c: Condition, card: Card, _: Catalogue) -> bool:
    return all(found(word, card.names) for word in c.words)


def _recommends(c: Condition, card: Card, _: Catalogue) -> bool:
    return all(found(word, card.names | card.topic) for word in c.words)


def _deciders(c: Condition, card: Card, _: Catalogue) -> Sequence[Fact]:
    named = (*card.facts.named("decision maker's name"), *card.facts.named("decision maker"))
    return [f for f in named if re.search(c.words[0], f.value, re.I)]


def _amounts(c: Condition, card: Card, _: Catalogue) -> Sequence[Fact]:
    """The amounts of the kind asked for that lie within the bounds, as facts."""
    return [
        statement_of(a)
        for a in awarded(card, c.words[0])
        if (c.least is None or a.pounds >= c.least) and (c.most is None or a.pounds <= c.most)
    ]


def _stated(c: Condition, card: Card, _: Catalogue) -> Sequence[Fact]:
    """The facts of the first word's name whose value holds the other words."""
    name, *words = c.words
    return [f for f in card.facts.named(name) if all(word in _flat(f.value) for word in words)]


def _awarded(_c: Condition, card: Card, _: Catalogue) -> Sequence[Fact]:
    amounts = [statement_of(a) for a in awarded(card, "award") if a.payee]
    return [*amounts, *card.facts.named("supplier")]


def _flat(text: str) -> str:
    return text.casefold().replace("’", "'")


def _answered(name: str) -> Callable[[Condition, Card, Catalogue], Sequence[Fact]]:
    """The boxes of one name that are answered as asked."""
    return lambda c, card, _: [f for f in card.facts.named(name) if f.value == c.words[0]]


_TESTS: Mapping[str, Callable[[Condition, Card, Catalogue], bool]] = {
    "date": _has_date,
    "body": _has_body,
    "type": _has_kind,
    "not type": _is_other_kind,
    "series": _has_series,
    "topic": _is_about,
    "recommended": _recommends,
    "any": lambda *_: True,
}
"""What a document is asked as a whole; a condition of any other sort is met where some place shows it."""

_PLACES: Mapping[str, Callable[[Condition, Card, Catalogue], Sequence[Fact]]] = {
    "date": lambda c, card, _: (*card.facts.named("decision date"), *card.facts.named("meeting date")),
    "topic": lambda c, card, _: card.facts.named("title"),
    "recommended": lambda c, card, _: card.facts.named("recommendation"),
    "part 2": _answered("part 2"),
    "deferred": _answered("deferred"),
    "confidential": _answered("confidential"),
    "naming": lambda c, card, catalogue: mentions(c.words, card, catalogue),
    "supplied by": lambda c, card, _: paid(c.words, card),
    "meeting": _meeting,
    "term": _terms,
    "ground": _grounds,
    "decided by": _deciders,
    "worth": _amounts,
    "stating": _stated,
    "award": _awarded,
}
TELLING = (
    "worth",
    "supplied by",
    "naming",
    "term",
    "ground",
    "meeting",
    "award",
    "stating",
    "part 2",
    "deferred",
    "decided by",
    "date",
    "recommended",
    "topic",
)
"""Conditions in the order in which their place tells most about why a row is there."""
