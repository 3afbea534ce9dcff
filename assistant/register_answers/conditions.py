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
    return _TESTS[condition.sort](condition, card, catalogue)


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


def _has_part2(c: Condition, card: Card, _: Catalogue) -> bool:
    return any(f.value == c.words[0] for f in card.facts.named("part 2"))


def _is_deferred(c: Condition, card: Card, _: Catalogue) -> bool:
    return any(f.value == c.words[0] for f in card.facts.named("deferred"))


def _names(c: Condition, card: Card, catalogue: Catalogue) -> bool:
    return bool(mentions(c.words, card, catalogue))


def _is_supplied(c: Condition, card: Card, _: Catalogue) -> bool:
    return bool(paid(c.words, card))


def _is_of_meeting(c: Condition, card: Card, catalogue: Catalogue) -> bool:
    return bool(_meeting(c, card, catalogue))


def _meeting(c: Condition, card: Card, catalogue: Catalogue) -> Sequence[Fact]:
    """Where the front of a paper names the board or committee that it is for."""
    front = catalogue.paragraphs(card.facts.document)[:_FRONT]
    return [Fact("meeting", c.words[0], p.text, p.at) for p in front if c.words[0].casefold() in p.text.casefold()]


_FRONT = 8  # paragraphs


def _in_term(c: Condition, card: Card, _: Catalogue) -> bool:
    return bool(_terms(c, card, _))


def _terms(c: Condition, card: Card, _: Catalogue) -> Sequence[Fact]:
    """The stated starts or ends within the bounds; a month counts from its first day."""
    found = []
    for f in card.facts.named(c.words[0]):
        day = read_date(f.value)
        if day and (c.start is None or day >= c.start) and (c.end is None or day <= c.end):
            found.append(f)
    return found


def _lasts(c: Condition, card: Card, _: Catalogue) -> bool:
    return bool(_stated(c, card, _))


def _is_other_kind(c: Condition, card: Card, _: Catalogue) -> bool:
    return not any((card.facts.kind or "").startswith(word) for word in c.words)


def _has_ground(c: Condition, card: Card, _: Catalogue) -> bool:
    return bool(_grounds(c, card, _))


def _grounds(c: Condition, card: Card, _: Catalogue) -> Sequence[Fact]:
    return [f for f in card.facts.named("ground") if any(re.search(word, f.value, re.I) for word in c.words)]


def _is_about(c: Condition, card: Card, _: Catalogue) -> bool:
    return all(found(word, card.names) for word in c.words)


def _recommends(c: Condition, card: Card, _: Catalogue) -> bool:
    return all(found(word, card.names | card.topic) for word in c.words)


def _decided_by(c: Condition, card: Card, _: Catalogue) -> bool:
    return bool(_deciders(c, card, _))


def _deciders(c: Condition, card: Card, _: Catalogue) -> Sequence[Fact]:
    named = (*card.facts.named("decision maker's name"), *card.facts.named("decision maker"))
    return [f for f in named if re.search(c.words[0], f.value, re.I)]


def _worth(c: Condition, card: Card, _: Catalogue) -> bool:
    return bool(_amounts(c, card, _))


def _amounts(c: Condition, card: Card, _: Catalogue) -> Sequence[Fact]:
    """The amounts of the kind asked for that lie within the bounds, as facts."""
    return [
        statement_of(a)
        for a in awarded(card, c.words[0])
        if (c.least is None or a.pounds >= c.least) and (c.most is None or a.pounds <= c.most)
    ]


def _states(c: Condition, card: Card, _: Catalogue) -> bool:
    return bool(_stated(c, card, _))


def _stated(c: Condition, card: Card, _: Catalogue) -> Sequence[Fact]:
    """The facts of the first word's name whose value holds the other words."""
    name, *words = c.words
    return [f for f in card.facts.named(name) if all(word in _flat(f.value) for word in words)]


def _awards(_c: Condition, card: Card, _: Catalogue) -> bool:
    return bool(_awarded(_c, card, _))


def _awarded(_c: Condition, card: Card, _: Catalogue) -> Sequence[Fact]:
    amounts = [statement_of(a) for a in awarded(card, "award") if a.payee]
    return [*amounts, *card.facts.named("supplier")]


def _flat(text: str) -> str:
    return text.casefold().replace("’", "'")


_TESTS: Mapping[str, Callable[[Condition, Card, Catalogue], bool]] = {
    "date": _has_date,
    "body": _has_body,
    "type": _has_kind,
    "series": _has_series,
    "part 2": _has_part2,
    "deferred": _is_deferred,
    "naming": _names,
    "supplied by": _is_supplied,
    "meeting": _is_of_meeting,
    "term": _in_term,
    "lasting": _lasts,
    "not type": _is_other_kind,
    "ground": _has_ground,
    "confidential": lambda c, card, _: any(f.value == c.words[0] for f in card.facts.named("confidential")),
    "any": lambda *_: True,
    "topic": _is_about,
    "recommended": _recommends,
    "decided by": _decided_by,
    "worth": _worth,
    "stating": _states,
    "award": _awards,
}
_PLACES: Mapping[str, Callable[[Condition, Card, Catalogue], Sequence[Fact]]] = {
    "date": lambda c, card, _: (*card.facts.named("decision date"), *card.facts.named("meeting date")),
    "part 2": lambda c, card, _: [f for f in card.facts.named("part 2") if f.value == c.words[0]],
    "deferred": lambda c, card, _: [f for f in card.facts.named("deferred") if f.value == c.words[0]],
    "naming": lambda c, card, catalogue: mentions(c.words, card, catalogue),
    "supplied by": lambda c, card, _: paid(c.words, card),
    "meeting": _meeting,
    "term": _terms,
    "lasting": _stated,
    "ground": _grounds,
    "topic": lambda c, card, _: card.facts.named("title"),
    "recommended": lambda c, card, _: card.facts.named("recommendation"),
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
    "lasting",
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
