"""Dates as records print them, read day first; what is not a whole date is not a date."""

import re
from datetime import date

_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            *("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august"),
            *("sep sept september", "oct october", "nov november", "dec december"),
        ),
        1,
    )
    for name in names.split()
}
_DATE = re.compile(
    r"\b(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4}|\d{2})\b"
    r"|\b(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>[A-Z][a-z]{2,8})\.?,?\s+(?P<y2>\d{4})\b"
    r"|\b(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})\b",
    re.I,
)


def read_date(text: str) -> date | None:
    """The first whole date in a text, or None.

    >>> read_date("Date: 8/11/19"), read_date("by the 9th of April 2021"), read_date("May 2021")
    (datetime.date(2019, 11, 8), datetime.date(2021, 4, 9), None)
    """
    for match in _DATE.finditer(text):
        day, month, year = (
            match["d"] or match["d2"] or match["d3"],
            match["m"] or match["m2"] or match["m3"],
            match["y"] or match["y2"] or match["y3"],
        )
        number = int(month) if month.isdigit() else _MONTHS.get(month.casefold(), 0)
        try:
            return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
        except ValueError:
            continue
    return None
