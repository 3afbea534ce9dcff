"""A question read as an operation over the register, with conditions; the words that it cannot place are kept apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.catalogue import Catalogue
from assistant.register_answers.conditions import Condition
from assistant.register_answers.marking import Marked, mark
from assistant.register_answers.operations import ANAPHORA, OPERATIONS, Operation


@dataclass(frozen=True, slots=True)
class RegisterQuestion:
    """What is to be worked out: `operation` over the `noun`s that meet all `conditions`, for amounts of one `kind`.

    `named` are decisions that the question names, in its order; `unread` are the words that could not be placed, with
    which nothing is worked out.
    """

    operation: str
    noun: str
    kind: str
    conditions: tuple[Condition, ...]
    named: tuple[str, ...]
    unread: tuple[str, ...]

    def of(self, *sorts: str) -> tuple[Condition, ...]:
        """The conditions of these sorts."""
        return tuple(c for c in self.conditions if c.sort in sorts)


def read_register_question(
    text: str, earlier: Sequence[str], catalogue: Catalogue, today: date
) -> RegisterQuestion | None:
    """Read a question that only a register answers; None for one that some paragraph may answer.

    `earlier` are the user's turns before it, oldest first: "and in 2022?" is read with the one it follows.
    """
    marked = mark(text, catalogue, today)
    own = next((op for op in OPERATIONS if op.pattern.search(marked.text) and _fits(op, marked, ())), None)
    goes_on = bool(ANAPHORA.search(marked.text)) or _goes_on(marked.text, own) or (own is None and _asks_of_two(marked))
    before = read_register_question(earlier[-1], earlier[:-1], catalogue, today) if earlier and goes_on else None
    if before:
        return _follow(marked, before, catalogue)
    return _question(own, marked) if own else None


def _asks_of_two(marked: Marked) -> bool:
    """Whether a question compares two decisions that it does not both name."""
    return any(op.needs == "two decisions" and op.pattern.search(marked.text) for op in OPERATIONS)


def _goes_on(text: str, own: Operation | None) -> bool:
    """Whether a text only adds a condition to the question before it: "and in 2022?", "what about Norfolk?".

    One that says by itself what it asks ("Any decisions by Norfolk?") goes on only where its first word says so.
    """
    return bool((_GOES_ON if own else _MAY_GO_ON).match(text)) and len(text.split()) <= _SHORT


_GOES_ON = re.compile(r"(?:and|or|what about|how about|only|just|of (?:those|them|these)|same for|now)\b", re.I)
_MAY_GO_ON = re.compile(rf"{_GOES_ON.pattern}|(?:any|with|without|in|by|for|from|since)\b", re.I)
_SHORT = 9  # words; a longer one says what it asks by itself


def _fits(op: Operation, marked: Marked, named: tuple[str, ...]) -> bool:
    """Whether the operation has what it works on: two decisions to compare, one that was replaced, or a noun.

    `named` are the decisions of the question before, where this one names none.
    """
    if op.needs in _DECISIONS_NAMED:
        return len((marked.named or named) + marked.unknown) == _DECISIONS_NAMED[op.needs]
    if marked.unknown:
        return False
    if op.name in _OVER_NAMED and (len(marked.named) > 1 or (marked.named and _OF_MANY.search(marked.text))):
        return True
    if marked.named:
        return False
    if op.needs == "payee":
        return bool(marked.noun) or any(c.sort in ("naming", "supplied by") for c in marked.conditions)
    loose = op.name in ("list", "count") and marked.noun in _LOOSE and not _AWARDED.search(marked.text)
    return op.needs == "nothing" or (bool(marked.noun) and not (marked.unread and loose))


_DECISIONS_NAMED = {"one decision": 1, "two decisions": 2}
_OF_MANY = re.compile(r"\b(?:grants|awards|contracts|lots)\b", re.I)
_OVER_NAMED = ("sum", "share", "largest", "smallest", "largest and smallest")
_LOOSE = frozenset(("awards", "reports", "forms", "minutes"))
"""Nouns that paragraphs speak of too: with words that are not understood, a paragraph may answer."""

_AWARDED = re.compile(r"\b(?:award|approv|let|sign|agree|authoris|made|given)\w*", re.I)


def _question(op: Operation, marked: Marked) -> RegisterQuestion:
    conditions, noun = tuple(marked.conditions), marked.noun or "decisions"
    named = (*marked.named, *marked.unknown)
    return RegisterQuestion(op.name, noun, marked.kind or "award", conditions, named, marked.unread)


def _follow(marked: Marked, before: RegisterQuestion, catalogue: Catalogue) -> RegisterQuestion | None:
    """The question before with what this one changes: an operation, or conditions in place of those of their sort."""
    changed = {c.sort for c in marked.conditions}
    named = before.named
    if before.operation == "links" and _asks_of_two(marked):
        named = _linked_pair(before, catalogue)
    asked = (op for op in OPERATIONS if op.pattern.search(marked.text))
    own = next((op for op in asked if op.needs in ("noun", "payee") or _fits(op, marked, named)), None)
    if own is None and _asks_of_two(marked):
        return None
    return replace(
        before,
        operation=own.name if own else before.operation,
        noun=before.noun if marked.noun in ("", "decisions") else marked.noun,
        kind=marked.kind or before.kind,
        conditions=(*(c for c in before.conditions if c.sort not in changed), *marked.conditions),
        named=(*marked.named, *(d for d in named if d not in marked.named))
        if own and own.name == "share"
        else marked.named or named,
        unread=tuple(dict.fromkeys((*before.unread, *marked.unread))),
    )


def _linked_pair(before: RegisterQuestion, catalogue: Catalogue) -> tuple[str, ...]:
    """A decision and the one that says that it replaces or varies it, where there is just one."""
    earlier = catalogue.cards.get(before.named[0]) if before.named else None
    if earlier is None:
        return before.named
    later = {
        d: None
        for d, c in catalogue.cards.items()
        for name in ("supersedes", "varies")
        if any(f.value == earlier.facts.reference for f in c.facts.named(name))
    }
    return (*before.named, *later) if len(later) == 1 else before.named
