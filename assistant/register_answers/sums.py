"""Which amounts may be added: one kind, each counted once, the payee standing with it; the rest with the reason."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.catalogue import Card, Catalogue
from assistant.register_answers.names import is_name
from ingest.amounts import Amount
from ingest.facts import Fact

NO_PAYEE = "the payee does not stand with the amount"
OPTION = "includes an option to extend"
SEVERAL = "the decision states more than one such figure"
REPLACED = "a later decision, {}, replaces this one"
OTHER_KIND = "{}, not {}"
NO_KIND = "the record does not say what kind of amount it is"
ELSEWHERE = "stated outside the recommendation: of another contract, or of a part of this one"
MISPRINTED = "misprinted: the figure cannot be read as a sum"
SHARED = "not stated as paid to {} alone"


@dataclass(frozen=True, slots=True)
class Left:
    """A statement of an amount that is not added, its value where it can be read, and why."""

    stated: Fact
    pounds: Decimal | None
    why: str


@dataclass(frozen=True, slots=True)
class Sorted:
    """The amounts of some decisions: those that may be added, and those that may not."""

    added: tuple[Amount, ...]
    left: tuple[Left, ...]


def sort_amounts(
    cards: Iterable[Card], kind: str, payee: Sequence[str], replaced: dict[str, str], catalogue: Catalogue
) -> Sorted:
    """Sort what decisions state of one kind, paid to whoever the words name, or to anybody where they are none."""
    added: list[Amount] = []
    left: list[Left] = []
    for card in cards:
        mine, others = _of_kind(card, kind, payee)
        left += others
        for group in _by_payee(mine):
            one, rest = _choose(group)
            later = replaced.get(card.facts.document)
            if one and later:
                left.append(_left(one, REPLACED.format(later)))
            elif one:
                added.append(one)
            left += rest
    return Sorted(tuple(added), tuple(left))


def statement_of(a: Amount) -> Fact:
    """An amount as a statement of the record."""
    return Fact("amount", a.printed, a.words, a.at)


def awarded(card: Card, kind: str) -> list[Amount]:
    """The amounts of a kind that a decision decides on: an award is one of its recommendations', where these print
    any, else one whose payee is named."""
    places = _recommended(card)
    of_kind = [a for a in card.facts.amounts if a.kind == kind]
    if kind != "award":
        return of_kind
    return [a for a in of_kind if a.at.ordinal in places] or [a for a in of_kind if a.payee]


def _recommended(card: Card) -> frozenset[int]:
    return frozenset(f.at.ordinal for f in card.facts.named("recommendation"))


def _left(a: Amount, why: str) -> Left:
    return Left(statement_of(a), a.pounds, why)


def _of_kind(card: Card, kind: str, payee: Sequence[str]) -> tuple[list[Amount], list[Left]]:
    """The card's amounts of a kind with a payee, and those beside them that a reader would look for."""
    mine: list[Amount] = []
    left: list[Left] = []
    decided = {id(a) for a in awarded(card, kind)}
    for a in _once(card):
        if payee and not (is_name(payee, a.payee) or (not a.payee and _stands_by(payee, a.words))):
            continue
        why = _why_not(a, kind, payee) or (None if id(a) in decided else ELSEWHERE)
        if why is None:
            mine.append(a)
        elif payee or a.kind == kind:
            left.append(_left(a, why))
    misprints = card.facts.named("misprinted amount")
    left += [Left(f, None, MISPRINTED) for f in misprints if not payee or _stands_by(payee, f.words)]
    return mine, left


def _why_not(a: Amount, kind: str, payee: Sequence[str]) -> str | None:
    if a.kind is None:
        return NO_KIND
    if a.kind != kind:
        return OTHER_KIND.format(_a(a.kind), _a(kind))
    if kind in ("award", "contribution") and not a.payee:
        return SHARED.format(" ".join(payee).title()) if payee else NO_PAYEE
    return None


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _once(card: Card) -> Iterator[Amount]:
    """Each amount once, where it is decided before all other places: a form and its report state it again."""
    places = _recommended(card)
    seen: set[tuple[object, ...]] = set()
    for a in sorted(card.facts.amounts, key=lambda a: (a.at.ordinal not in places, a.payee is None, a.at.ordinal)):
        key = (a.kind, a.pounds)
        if (*key, a.payee) not in seen and not (a.payee is None and key in {k[:2] for k in seen}):
            seen.add((*key, a.payee))
            yield a


def _stands_by(payee: Sequence[str], words: str) -> bool:
    """Whether the words that an amount stands in name somebody."""
    return " ".join(payee) in re.sub(r"\W+", " ", words.casefold())


def _by_payee(amounts: Sequence[Amount]) -> Iterator[list[Amount]]:
    for payee in dict.fromkeys(a.payee for a in amounts):
        yield [a for a in amounts if a.payee == payee]


_EXTENDS = re.compile(r"\bexten(?:d|sion)|\boption\b|\bwould bring\b|\bincluding\b", re.I)


def _choose(group: Sequence[Amount]) -> tuple[Amount | None, list[Left]]:
    """The one figure that is the decision's, out of those to one payee: the one before any option.

    None where two figures are left that could each be it.
    """
    plain = [a for a in group if not _EXTENDS.search(a.words)] or list(group)
    left = [_left(a, OPTION) for a in group if a not in plain]
    if len({a.pounds for a in plain}) == 1:
        return plain[0], left
    return None, [*(_left(a, SEVERAL) for a in plain), *left]
