"""Which amounts may be added: one kind, each counted once, the payee standing with it; the rest with the reason."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.catalogue import Card, Catalogue
from assistant.register_answers.names import is_name
from ingest.amounts import Amount

NO_PAYEE = "the payee does not stand with the amount"
OPTION = "includes an option to extend"
SEVERAL = "the decision states more than one such figure"
REPLACED = "a later decision, {}, replaces this one"
OTHER_KIND = "{}, not {}"
NO_KIND = "the record does not say what kind of amount it is"
SHARED = "not stated as paid to {} alone"


@dataclass(frozen=True, slots=True)
class Left:
    """An amount that is not added, and why."""

    amount: Amount
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
        mine, others = _of_kind(card, kind, payee, catalogue)
        left += others
        for group in _by_payee(mine):
            one, rest = _choose(group, card)
            later = replaced.get(card.facts.document)
            if one and later:
                left.append(Left(one, REPLACED.format(later)))
            elif one:
                added.append(one)
            left += rest
    return Sorted(tuple(added), tuple(left))


def _of_kind(card: Card, kind: str, payee: Sequence[str], catalogue: Catalogue) -> tuple[list[Amount], list[Left]]:
    """The card's amounts of a kind with a payee, and those beside them that a reader would look for."""
    mine: list[Amount] = []
    left: list[Left] = []
    for a in _once(card.facts.amounts):
        if payee and not (is_name(payee, a.payee) or (not a.payee and _stands_by(payee, a, catalogue))):
            continue
        why = _why_not(a, kind, payee)
        if why is None:
            mine.append(a)
        elif payee or a.kind == kind:
            left.append(Left(a, why))
    return mine, left


def _why_not(a: Amount, kind: str, payee: Sequence[str]) -> str | None:
    if a.kind is None:
        return NO_KIND
    if a.kind != kind:
        return OTHER_KIND.format(f"{_article(a.kind)} {a.kind}", f"{_article(kind)} {kind}")
    needs_payee = kind in ("award", "contribution")
    if needs_payee and not a.payee:
        return SHARED.format(" ".join(payee).title()) if payee else NO_PAYEE
    return None


def _article(kind: str) -> str:
    return "an" if kind[0] in "aeiou" else "a"


def _once(amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Each amount once: a form and its report state the same one again."""
    seen: set[tuple[object, ...]] = set()
    for a in sorted(amounts, key=lambda a: (a.payee is None, a.at.ordinal)):
        key = (a.kind, a.pounds)
        if (*key, a.payee) not in seen and not (a.payee is None and key in {k[:2] for k in seen}):
            seen.add((*key, a.payee))
            yield a


def _stands_by(payee: Sequence[str], a: Amount, catalogue: Catalogue) -> bool:
    """Whether the words that an amount stands in name somebody."""
    return " ".join(payee) in re.sub(r"\W+", " ", a.words.casefold())


def _by_payee(amounts: Sequence[Amount]) -> Iterator[list[Amount]]:
    for payee in dict.fromkeys(a.payee for a in amounts):
        yield [a for a in amounts if a.payee == payee]


_EXTENDS = re.compile(r"\bexten(?:d|sion)|\boption\b|\bwould bring\b|\bincluding\b", re.I)


def _choose(group: Sequence[Amount], card: Card) -> tuple[Amount | None, list[Left]]:
    """The one figure that is the decision's, out of those to one payee: what is recommended, before any option.

    None where two figures are left that could each be it.
    """
    recommended = {f.at.ordinal for f in card.facts.named("recommendation")}
    first = [a for a in group if a.at.ordinal in recommended] or list(group)
    plain = [a for a in first if not _EXTENDS.search(a.words)] or first
    rest = [a for a in group if a not in plain]
    left = [Left(a, OPTION if _EXTENDS.search(a.words) else SEVERAL) for a in rest]
    if len({a.pounds for a in plain}) == 1:
        return plain[0], left
    return None, [*(Left(a, SEVERAL) for a in plain), *left]
