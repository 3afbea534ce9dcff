"""Dates are read day first; what is not a whole date is not a date."""

from datetime import date

import pytest

from ingest.dates import read_date


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("Date: 8/11/2019", date(2019, 11, 8)),
        ("10/04/18", date(2018, 4, 10)),
        ("14.11.19", date(2019, 11, 14)),
        ("28 - 08 - 2025", date(2025, 8, 28)),
        ("by the 9th of April 2021", date(2021, 4, 9)),
        ("1st Sept. 2024", date(2024, 9, 1)),
        ("31st Oct 2019", date(2019, 10, 31)),
        ("18 September 2024", date(2024, 9, 18)),
        ("on 2021-04-09 at ten", date(2021, 4, 9)),
        ("31/02/2020, then 1/3/2020", date(2020, 3, 1)),
        ("29/02/2024", date(2024, 2, 29)),
    ),
)
def test_whole_dates_are_read(text: str, expected: date) -> None:
    assert read_date(text) == expected


@pytest.mark.parametrize(
    "text", ("May 2021", "2017-20", "01/13/2020", "31/02/2020", "36/2025", "4 Many 2020", "£1/2/m", "")
)
def test_what_is_not_a_whole_date_is_no_date(text: str) -> None:
    assert read_date(text) is None
