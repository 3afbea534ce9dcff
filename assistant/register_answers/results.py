"""The results of register questions, worked out from cited rows alone: how many, how much, which comes first.

`assistant.verify` calls these when it checks a draft, so that a number stands only if it can be had again.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from assistant.reply import Citation
from ingest.facts.figures import find_figures, read_number

Worked = Callable[[Sequence[Citation], Sequence[str]], str | None]
"""A result from citations and operands, as words; None where they do not bear it out."""


def count(cited: Sequence[Citation], operands: Sequence[str]) -> str | None:
    """How many of a noun there are: the first operand is the noun, the others what is counted."""
    noun, *counted = operands
    rows = {c.document for c in cited}
    sound = noun == "supplier" or rows <= frozenset(counted)
    return f"{_number(len(set(counted)), noun)}" if sound and len(cited) and counted else None


def dated(cited: Sequence[Citation], operands: Sequence[str]) -> str | None:
    """The day of the latest or earliest, where all cited decisions are of that day."""
    days = {c.date for c in cited}
    day = days.pop() if len(days) == 1 else None
    return f"The {operands[0]} is dated {_long(date.fromisoformat(day))}" if day else None


def total(cited: Sequence[Citation], operands: Sequence[str]) -> str | None:
    """The sum of one figure from each citation; the first operand is their kind."""
    kind, *figures = operands
    sums = _pounds(cited, figures)
    if sums is None:
        return None
    one = f"One {_NOUNS[kind]} with a stated value: {figures[0]}"
    return one if len(sums) == 1 else f"{pounds(sum(sums, Decimal()))}, the sum of {len(sums)} stated {_plural(kind)}"


def extreme(word: str) -> Worked:
    """The largest or smallest of what was compared, which is the first operand's figure."""

    def work(cited: Sequence[Citation], operands: Sequence[str]) -> str | None:
        kind, *figures = operands
        sums = _pounds(cited, figures)
        if not sums:
            return None
        name = cited[0].reference or cited[0].title
        return f"The {word} stated {_NOUNS[kind]}: {figures[0]}, {name}"

    return work


def difference(cited: Sequence[Citation], operands: Sequence[str]) -> str | None:
    """Which of two awards is the larger, and by how much; operands are name and figure of each in turn."""
    names, figures = operands[::2], operands[1::2]
    sums = _pounds(cited, figures)
    if sums is None or len(sums) != len(figures):
        return None
    first, second = sums
    if first == second:
        return f"The same amount: {names[0]} and {names[1]} both state {figures[0]}"
    more, less = (0, 1) if first > second else (1, 0)
    by = pounds(abs(first - second))
    return f"{names[more]} is {by} more than {names[less]} ({figures[more]} against {figures[less]})"


def days_between(cited: Sequence[Citation], operands: Sequence[str]) -> str | None:
    """Which of two decisions came first, and by how many days."""
    days = [date.fromisoformat(c.date) for c in cited if c.date]
    if len(days) != len(operands):
        return None
    first, second = days
    if first == second:
        return f"{operands[0]} and {operands[1]} are of the same day, {_long(first)}"
    early, late = (0, 1) if first < second else (1, 0)
    apart = _number(abs((first - second).days), "day")
    return f"{operands[early]} came first, {_long(days[early])}; {operands[late]} {apart} later, {_long(days[late])}"


def share_of_count(cited: Sequence[Citation], operands: Sequence[str]) -> str | None:
    """What share of a whole some documents are: the whole's number, the noun, then the documents."""
    whole, noun, *documents = operands
    if not {c.document for c in cited} <= frozenset(documents) or int(whole) < len(documents):
        return None
    return f"{len(documents)} of {_number(int(whole), noun)}, {100 * len(documents) / int(whole):.1f}%"


def share_of_figure(cited: Sequence[Citation], operands: Sequence[str]) -> str | None:
    """What share one figure of a quote is of another; operands are both, and what the second is."""
    part, whole, name = operands
    values = _pounds((cited[0], cited[0]), (part, whole)) if cited else None
    if not values or not values[1]:
        return None
    return f"Worked out: {100 * values[0] / values[1]:.1f}% of the {name} value, {part} of {whole}."


def share_of_sum(cited: Sequence[Citation], operands: Sequence[str]) -> str | None:
    """What share of a sum its first figures are; operands are whose they are, how many, and all the figures."""
    name, first, *figures = operands
    sums = _pounds(cited, figures)
    if not sums or not sum(sums):
        return None
    part, whole = sum(sums[: int(first)], Decimal()), sum(sums, Decimal())
    return f"{name} is {100 * part / whole:.1f}% of {pounds(whole)}: {pounds(part)}"


def pounds(value: Decimal) -> str:
    """A sum as it is printed: pence only where there are some.

    >>> pounds(Decimal("2025000")), pounds(Decimal("99.5"))
    ('£2,025,000', '£99.50')
    """
    return f"£{value:,.0f}" if value == value.to_integral_value() else f"£{value:,.2f}"


def _pounds(cited: Sequence[Citation], figures: Sequence[str]) -> list[Decimal] | None:
    """The value of the figure in each citation; None where one does not stand in its quote."""
    if len(cited) != len(figures) or any(f not in c.quote for c, f in zip(cited, figures, strict=True)):
        return None
    values = [_value(f, c.quote) for c, f in zip(cited, figures, strict=True)]
    return [v for v in values if v is not None] if all(v is not None for v in values) else None


def _value(figure: str, quote: str) -> Decimal | None:
    """What a printed figure is worth; one without a pound sign has the scale that its row's head prints."""
    found = find_figures(figure)
    if found:
        return found[0].pounds
    scale = _SCALE.search(quote)
    return read_number(figure, "k" if scale[1] else None) if scale else None


_SCALE = re.compile(r"£\s?(k|['’]?000s?)?", re.I)

_NOUNS = {
    "award": "award",
    "saving": "saving",
    "income": "amount of income",
    "contribution": "contribution",
    "capital": "capital amount",
    "revenue a year": "yearly amount",
    "threshold": "threshold",
    "total": "total",
}


def _plural(kind: str) -> str:
    return "amounts of income" if kind == "income" else f"{_NOUNS[kind]}s"


def _number(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def _long(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


RESULTS: Mapping[str, Worked] = {
    "count": count,
    "dated": dated,
    "sum": total,
    "largest": extreme("largest"),
    "smallest": extreme("smallest"),
    "difference": difference,
    "days between": days_between,
    "share of count": share_of_count,
    "share of sum": share_of_sum,
    "share of figure": share_of_figure,
}
