"""The dates that a question names, as first and last day: "in 2021", "since May 2020", "between 2019 and 2021"."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.dates import read_date


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, None where it is open; `said` is how the product says it, `span` where the words stand."""

    start: date | None
    end: date | None
    said: str
    span: tuple[int, int]


_MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_DAY = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?,?\s+\d{{4}})"
)
_YEARS = r"(?:(?:19|20)\d\d\s?[/-]\s?(?:20)?\d\d(?!\d))"
_YEAR = r"(?:(?:19|20)\d\d)"
_WHEN = rf"(?:{_DAY}|{_MONTH}\.?\s+{_YEAR}|(?:the\s+)?(?:financial\s+year\s+|fy\s?)?{_YEARS}|{_YEAR})"
_NOT_A_NUMBER = r"(?<![\w/£.,-])"
_RANGE = re.compile(
    rf"{_NOT_A_NUMBER}(?:between|from|dated|in)?\s*(?P<a>{_WHEN})\s*(?:and|to|until|till|up to|through|[–—-])\s*"
    rf"(?P<b>{_WHEN})(?![\w/])",
    re.I,
)
_DAYS = re.compile(
    rf"(?:between|from)?\s*\b(?P<a>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:and|to|[–-])\s*(?P<b>\d{{1,2}})(?:st|nd|rd|th)?\s+"
    rf"(?P<month>{_MONTH}\.?\s+{_YEAR})",
    re.I,
)
_OPEN = re.compile(
    rf"\b(?P<which>since|from|after|later than|before|earlier than|prior to|until|till|up to|by the end of|starting)\s+"
    rf"(?:the\s+)?(?:start\s+of\s+|end\s+of\s+)?(?P<a>{_WHEN})(?![\w/])(?P<on>\s+(?:onwards?|on)\b)?",
    re.I,
)
_WITHIN = re.compile(
    rf"(?:\b(?:in|during|for|of|from|dated|on|throughout|within)\s+)?(?:calendar\s+)?(?:year\s+)?{_NOT_A_NUMBER}"
    rf"(?P<a>{_WHEN})(?![\w/])",
    re.I,
)
_RELATIVE = re.compile(r"\b(?P<which>this|last) (?P<what>calendar year|financial year|year)\b", re.I)
_APRIL = 4  # the financial year of public bodies begins on 1 April


def read_periods(text: str, today: date) -> tuple[Period, ...]:
    """Every period that a text names, in its order; `today` is what "last year" is counted from.

    >>> [(p.start.year, p.end.year) for p in read_periods("between 2019 and 2021", date(2026, 1, 1))]
    [(2019, 2021)]
    """
    found: list[Period] = []
    for period in _candidates(text, today):
        if all(period.span[1] <= p.span[0] or period.span[0] >= p.span[1] for p in found):
            found.append(period)
    return tuple(sorted(found, key=lambda p: p.span))


def _candidates(text: str, today: date) -> Iterator[Period]:
    for m in _DAYS.finditer(text):
        opens, closes = _bounds(f"{m['a']} {m['month']}"), _bounds(f"{m['b']} {m['month']}")
        if opens and closes and opens[0] <= closes[1]:
            yield Period(opens[0], closes[1], f"dated {_long(opens[0])} to {_long(closes[1])}", m.span())
    for m in _RANGE.finditer(text):
        first, last = _bounds(m["a"]), _bounds(m["b"])
        if first and last and first[0] <= last[1]:
            yield Period(first[0], last[1], f"dated {_long(first[0])} to {_long(last[1])}", m.span())
    for m in _OPEN.finditer(text):
        bounds = _bounds(m["a"])
        whole = bounds and bounds[0] != bounds[1] and not m["on"]
        if bounds and not (whole and m["which"].casefold() == "from"):  # "from 2018" is of 2018, "from 2018 on" is not
            yield _open(m["which"].casefold(), *bounds, m.span())
    for m in _WITHIN.finditer(text):
        bounds = _bounds(m["a"])
        if bounds:
            yield Period(*bounds, _dated(*bounds), m.span())
    for m in _RELATIVE.finditer(text):
        bounds = _relative(m["which"].casefold(), m["what"].casefold(), today)
        yield Period(*bounds, _dated(*bounds), m.span())


def _open(which: str, first: date, last: date, span: tuple[int, int]) -> Period:
    one = timedelta(days=1)
    if which in ("since", "starting", "from"):
        return Period(first, None, f"dated {_long(first)} or later", span)
    if which in ("after", "later than"):
        return Period(last + one, None, f"dated after {_long(last)}", span)
    if which in ("before", "earlier than", "prior to"):
        return Period(None, first - one, f"dated before {_long(first)}", span)
    return Period(None, last, f"dated {_long(last)} or earlier", span)


def _bounds(printed: str) -> tuple[date, date] | None:
    """The first and the last day of what is printed; None for an impossible date."""
    printed = re.sub(r"^(?:the\s+)?(?:financial\s+year\s+|fy\s?)?", "", printed.strip(), flags=re.I)
    if re.fullmatch(_DAY, printed, re.I):
        day = read_date(printed)
        return (day, day) if day else None
    month = re.fullmatch(rf"({_MONTH})\.?\s+(\d{{4}})", printed, re.I)
    if month:
        year, number = int(month[2]), _MONTHS[month[1].casefold()]
        return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])
    year = int(printed[:4])
    if len(printed) == len("2021"):
        return date(year, 1, 1), date(year, 12, 31)
    follows = int(printed[-2:]) == (year + 1) % 100
    return (date(year, _APRIL, 1), date(year + 1, _APRIL - 1, 31)) if follows else (date(year, 1, 1), _end(printed))


def _end(printed: str) -> date:
    """The last day of a span of years printed with a hyphen, 2019-21."""
    return date(int(printed[:2] + printed[-2:]), 12, 31)


def _relative(which: str, what: str, today: date) -> tuple[date, date]:
    back = 1 if which == "last" else 0
    if what == "financial year":
        year = today.year - (today.month < _APRIL) - back
        return date(year, _APRIL, 1), date(year + 1, _APRIL - 1, 31)
    return date(today.year - back, 1, 1), date(today.year - back, 12, 31)


def _dated(first: date, last: date) -> str:
    if first == last:
        return f"dated {_long(first)}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"dated {first.year}"
    return f"dated {_long(first)} to {_long(last)}"


def _long(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
