"""Sums of money as they are printed: where they stand in a text, and what they are worth. A misprint has no worth."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_TIMES = {
    "": 1,
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "million": 1_000_000,
    "bn": 10**9,
    "billion": 10**9,
}
_THIN = "\u00a0\u2007\u2008\u2009\u200a\u202f"
"""Spaces that stand in a number, and never between two words."""
_PRINTED = re.compile(
    r"(?P<sign>(?<![\w)])[-–−+])?(?P<printed>£\s?"
    rf"(?P<number>\d{{1,3}}(?:(?:,\s?|[ {_THIN}\n])\d{{3}})+(?!,?\d)(?:\.\d+)?"
    r"|\d[\d,.]*\d|\d)"
    r"(?:\s?(?P<times>k|mn?|bn|thousand|million|billion)(?!(?!pa\b)\w))?)",
    re.I,
)
NUMBER = re.compile(r"^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$")
"""A number as it is printed when nothing is wrong with it: "2,165,00" is a misprint, and so is "1.500.000"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum in a text, from `start` to `end`; `pounds` is None where the print cannot be right."""

    start: int
    end: int
    printed: str
    pounds: Decimal | None


_STUCK = re.compile(r"(?!pa\b|p\.a)[A-Za-z]")


def find_figures(text: str) -> tuple[Figure, ...]:
    """Every sum with a pound sign, in order.

    >>> [(f.printed, f.pounds) for f in find_figures("£1.98m, £2,165,00 or £50 million")]
    [('£1.98m', Decimal('1980000')), ('£2,165,00', None), ('£50 million', Decimal('50000000'))]
    """
    return tuple(_read(text))


def _read(text: str) -> Iterator[Figure]:
    for match in _PRINTED.finditer(text):
        if match["sign"]:  # "-£115k": a minus or a dash, which nobody can tell
            continue
        if _STUCK.match(text, match.end()):  # letters that are no unit: what is printed here nobody can tell
            continue
        pounds = read_number(match["number"], match["times"])
        yield Figure(match.start("printed"), match.end(), match["printed"], pounds)


def read_number(number: str, times: str | None = None) -> Decimal | None:
    """What a printed number is worth; None where it is misprinted.

    >>> read_number("1,260", "k"), read_number("2,165,00"), read_number("232.5", "k")
    (Decimal('1260000'), None, Decimal('232500'))
    """
    number = _join_groups(number)
    if not NUMBER.match(number):
        return None
    return times_unit(Decimal(number.replace(",", "")), _TIMES[(times or "").casefold()])


_GROUPS = re.compile(rf"(?P<sure>[{_THIN}](?=\d{{3}})|[, \n]\s?(?=000))")
_IN_GROUPS = re.compile(rf"\d{{1,3}}(?:[ {_THIN}\n]\d{{3}}){{2,}}(?:\.\d+)?")


def _join_groups(number: str) -> str:
    """A number printed in groups of three as one; one that may be two numbers ("£1,250, 300 of them") stays as it is.

    >>> _join_groups("1 234 567"), _join_groups("1,250, 000"), _join_groups("12 500"), _join_groups("1,250, 300")
    ('1234567', '1250000', '12 500', '1,250, 300')
    """
    if _IN_GROUPS.fullmatch(number):
        return re.sub(r"\s", "", number)
    joined = _GROUPS.sub("", number)
    return joined.replace(",", "") if joined != number and not re.search(r"\s", joined) else number


def times_unit(number: Decimal, unit: int) -> Decimal:
    """So many of a unit in pounds, without noughts after the point."""
    pounds = number * unit
    return Decimal(int(pounds)) if pounds == int(pounds) else pounds
