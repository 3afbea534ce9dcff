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
    own = _operation(marked)
    if own and not _refers(marked, own):
        return _question(own, marked)
    if not earlier or not (own or _goes_on(marked.text) or _asked(marked.text)):
        return None
    before = read_register_question(earlier[-1], earlier[:-1], catalogue, today)
    return _follow(own or _asked(marked.text), marked, before) if before else None


def _operation(marked: Marked) -> Operation | None:
    """The first operation whose words the question has and whose needs it meets."""
    refers = bool(ANAPHORA.search(marked.text))
    return next((op for op in OPERATIONS if op.pattern.search(marked.text) and (refers or _fits(op, marked))), None)


def _asked(text: str) -> Operation | None:
    """The operation whose words a text has, which may find what it needs in the question before."""
    return next((op for op in OPERATIONS if op.pattern.search(text)), None)


def _refers(marked: Marked, own: Operation) -> bool:
    """Whether a question means what the one before was about: "how many of those", or two decisions not named."""
    return bool(ANAPHORA.search(marked.text)) and len(marked.named) < _DECISIONS_NAMED.get(own.needs, 1)


def _goes_on(text: str) -> bool:
    """Whether a text only adds a condition to the question before it: "and in 2022?", "what about Norfolk?"."""
    return bool(_GOES_ON.match(text)) and len(text.split()) <= _SHORT


_GOES_ON = re.compile(
    r"(?:and|or|what about|how about|only|just|any|of (?:those|them|these)|same for|now|with|without|in|by|for|from|since)\b",
    re.I,
)
_SHORT = 9  # words; a longer one says what it asks by itself


def _fits(op: Operation, marked: Marked) -> bool:
    """Whether the operation has what it works on: two decisions to compare, one that was replaced, or a noun."""
    if op.needs in _DECISIONS_NAMED:
        return len(marked.named) == _DECISIONS_NAMED[op.needs]
    if op.name in _OVER_NAMED and (len(marked.named) > 1 or (marked.named and marked.noun == "grants")):
        return True
    if marked.named:
        return False
    if op.needs == "payee":
        return bool(marked.noun) or any(c.sort in ("naming", "supplied by") for c in marked.conditions)
    loose = op.name in ("list", "count") and marked.noun in _LOOSE and not _AWARDED.search(marked.text)
    return op.needs == "nothing" or (bool(marked.noun) and not (marked.unread and loose))


_DECISIONS_NAMED = {"one decision": 1, "two decisions": 2}
_OVER_NAMED = ("sum", "share", "largest", "smallest")
_LOOSE = frozenset(("awards", "reports", "forms", "minutes"))
"""Nouns that paragraphs speak of too: with words that are not understood, a paragraph may answer."""

_AWARDED = re.compile(r"\b(?:award|approv|let|sign|agree|authoris|made|given)\w*", re.I)


def _question(op: Operation, marked: Marked) -> RegisterQuestion:
    conditions = tuple(marked.conditions)
    return RegisterQuestion(
        op.name, marked.noun or "decisions", marked.kind or "award", conditions, marked.named, marked.unread
    )


def _follow(own: Operation | None, marked: Marked, before: RegisterQuestion) -> RegisterQuestion | None:
    """The question before with what this one changes: an operation, or conditions in place of those of their sort."""
    changed = {c.sort for c in marked.conditions}
    named = marked.named or before.named
    if own and len(named) < _DECISIONS_NAMED.get(own.needs, 0):
        return None
    return replace(
        before,
        operation=own.name if own else before.operation,
        noun=before.noun if marked.noun in ("", "decisions") else marked.noun,
        kind=marked.kind or before.kind,
        conditions=(*(c for c in before.conditions if c.sort not in changed), *marked.conditions),
        named=named,
        unread=tuple(dict.fromkeys((*before.unread, *marked.unread))),
    )
