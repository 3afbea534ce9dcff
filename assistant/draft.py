"""A draft: what may be said, and the evidence it rests on. Nothing in it is shown before it is verified."""

from dataclasses import dataclass

from assistant.reply import Choice


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A quote and the token of the evidence it is taken from; or an operation on the quotes of several, which is
    worked out when it is verified. `operands` are what the operation works on beside them (figures printed in the
    quotes, a noun); `note` is what the product adds to a quote (why an amount is not added)."""

    quote: str
    evidence: tuple[str, ...]
    operation: str | None = None
    operands: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class DraftPart:
    """One thing asked. `why` is None when `claims` answer it; else withheld, not_stated or not_found, and `claims`
    show the pointer, the ground, or that a Part 2 exists. `states` says that a pointer comes with a public
    statement."""

    asked: str
    claims: tuple[DraftClaim, ...]
    why: str | None
    states: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """All parts in the order asked. `opinion` says that no answer is due; `choices` that none can be given yet;
    `named` that the question is about a decision that is held. An answer from the register says in `reading` how the
    question was read, in `notes` what could not be counted; `unread` are words that were not understood."""

    parts: tuple[DraftPart, ...]
    opinion: bool
    choices: tuple[Choice, ...]
    named: bool = False
    reading: str = ""
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
