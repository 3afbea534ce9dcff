"""Sums of money as the record states them: what each is for, who pays and who gets it. Never corrected or guessed."""

from dataclasses import dataclass
from decimal import Decimal

from ingest.locator import Locator

KINDS = ("award", "capital", "revenue a year", "contribution", "saving", "income", "threshold", "total")
"""What an amount may be. Only amounts of one kind are ever added."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One sum that the record states.

    `kind` is one of `KINDS`, None where the record does not tell; `pounds` is the value of what is `printed`
    ("£2.025m", 2025000); `ceiling` says that it is a most ("up to"). `payee` and `payer` are named only where they
    stand with the amount, `period` is the year or years it is for ("2019/20", "a year"). `words` are the sentence or
    the row it stands in, `at` is where.
    """

    kind: str | None
    pounds: Decimal
    printed: str
    ceiling: bool
    payee: str | None
    payer: str | None
    period: str | None
    words: str
    at: Locator
