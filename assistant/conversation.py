"""A question in its conversation: which decision it names, or which one it is still about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.asks import names_nothing, split_asks
from assistant.catalogue import Catalogue, names_reference
from assistant.words import content_stems


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message. `role` is user or assistant."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that stands by itself.

    `within` are the decisions it must be answered from: `named` by reference, or else kept in focus; None leaves it
    open.
    `likely` weighs the decisions that its words suggest. `earlier` is the last question before it, if it follows on.
    """

    text: str
    standalone: str
    within: frozenset[str] | None
    named: bool
    likely: dict[str, float]
    earlier: str


def read_question(
    text: str, history: Sequence[Turn], catalogue: Catalogue, find: Callable[[str], str | None]
) -> Question:
    """Settle which decision a question is about, from its own words first, then from the conversation.

    `find` gives the decision in which an earlier question finds its answer, for turns that name none.
    """
    text = catalogue.correct(text)
    named = catalogue.named_by_reference(text)
    if named:
        return Question(text, text, frozenset(named), True, dict.fromkeys(named, 1.0), "")
    if names_reference(text):
        return Question(text, text, frozenset(), True, {}, "")  # a decision that is not held, or not in public
    likely = catalogue.named_by_title(text)
    asked = [t.text for t in history if t.role == "user"]
    focus = None if likely or not history else _focus(history, catalogue, find)
    if focus is None and asked and not likely:
        return Question(text, text, None, False, likely, asked[-1])
    if focus is None or _leaves(text, focus, catalogue):
        return Question(text, text, None, False, likely, "")
    label = catalogue.cards[focus].label
    return Question(text, f"{text} [{label}]", frozenset({focus}), False, {focus: 1.0}, asked[-1] if asked else "")


def _focus(history: Sequence[Turn], catalogue: Catalogue, find: Callable[[str], str | None]) -> str | None:
    """The decision that the conversation named last, or in which its last question was answered."""
    for turn in reversed(history):
        named = catalogue.named_by_reference(turn.text)
        if named:
            return named[0]
        likely = catalogue.named_by_title(turn.text)
        first, *others = sorted(likely, key=lambda d: -likely[d]) or [""]
        if likely and all(likely[d] < _AS_LIKELY * likely[first] for d in others):
            return first
        if turn.role == "user" and not names_nothing(split_asks(turn.text)):
            return find(turn.text)
    return None


def _leaves(text: str, focus: str, catalogue: Catalogue) -> bool:
    """Whether a question turns to something that the decision in focus never mentions and another one does."""
    if names_nothing(split_asks(text)):
        return False
    words = [s for s in content_stems(text) if catalogue.rarity(s) > _TELLING]
    here = catalogue.cards[focus].vocabulary
    strange = [s for s in words if not catalogue.holds(s, here)]
    elsewhere = any(
        all(catalogue.holds(s, card.vocabulary) for s in words) for d, card in catalogue.cards.items() if d != focus
    )
    return len(strange) >= _STRANGE and elsewhere


_AS_LIKELY = 0.8  # of the strongest title; two that a turn names nearly alike leave it open which is meant
_TELLING = 3.0  # rarer than one paragraph in twenty
_STRANGE = 2  # words; one strange word may be the asker's own for something that is there
