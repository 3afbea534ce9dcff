"""What is worked out from quotes, never stated by them: which of two dates came first, when a term ends.

Each result is computed from the words of its cited quotes alone, so that it can be computed again when it is checked.
"""

import calendar
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from ingest.dates import read_date

_NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_N = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_TERM = re.compile(rf"\b{_N}[\s-]years?\b(?:,? and {_N}[\s-]months?)?|\b{_N}[\s-]months?\b", re.I)
_START = re.compile(
    r"\b(?:from|(?:starting|commencing|beginning)(?: on)?) (?:(\d{1,2})(?:st|nd|rd|th)? )?([A-Z][a-z]+) (\d{4})\b"
)


def end_of_term(quotes: Sequence[str]) -> str | None:
    """The last day of a term whose start and length one quote prints; None where it prints no such pair.

    >>> end_of_term(["for a period of three years and two months, from February 2020"])
    'Worked out, not stated: to 31 March 2023, if counted from 1 February 2020.'
    """
    start, term = _START.search(quotes[0]), _TERM.search(quotes[0])
    if start is None or term is None or start[2] not in calendar.month_name:
        return None
    first = date(int(start[3]), list(calendar.month_name).index(start[2]), int(start[1] or 1))
    years, months, alone = (_number(g) for g in term.groups())
    last = _add_months(first, 12 * years + months + alone) - timedelta(days=1)
    return f"Worked out, not stated: to {_long(last)}, if counted from {_long(first)}."


def term_in(quote: str) -> tuple[int, int] | None:
    """Where in a quote a term's start and length stand, from the first character of the one to the last of the other.

    >>> quote = "a contract for two years, worth £2m, from May 2020 from the Agreement"
    >>> quote[slice(*term_in(quote))]
    'two years, worth £2m, from May 2020'
    """
    if end_of_term([quote]) is None:
        return None
    spans = [m.span() for m in (_START.search(quote), _TERM.search(quote)) if m]
    return min(a for a, _ in spans), max(b for _, b in spans)


def order_of_dates(quotes: Sequence[str]) -> str | None:
    """Whether the first quote's date is before the second's, and by how many days.

    >>> order_of_dates(["Date: 04/09/2025", "Date: 28/08/2025"])
    'No: 4 September 2025 is 7 days after 28 August 2025.'
    """
    first, second = (read_date(q) for q in quotes)
    if first is None or second is None:
        return None
    days = abs((first - second).days)
    if not days:
        return f"The same day: both are dated {_long(first)}."
    count = f"{days} day{'s' if days > 1 else ''}"
    if first < second:
        return f"Yes: {_long(first)} is {count} before {_long(second)}."
    return f"No: {_long(first)} is {count} after {_long(second)}."


FROM_QUOTES: Mapping[str, Callable[[Sequence[str]], str | None]] = {
    "end of term": end_of_term,
    "order of dates": order_of_dates,
}


def _number(printed: str | None) -> int:
    return 0 if printed is None else _NUMBERS.get(printed.casefold()) or int(printed)


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _long(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
