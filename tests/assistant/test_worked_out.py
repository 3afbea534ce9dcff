"""What is worked out: the end of a term, the order of two dates."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.worked_out import FROM_QUOTES, end_of_term, order_of_dates
from ingest.dates import read_date

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def long(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


@pytest.mark.parametrize(
    ("quote", "end"),
    [
        ("for three years and two months, from February 2020", "31 March 2023"),
        ("for four years and six months, from March 2021", "31 August 2025"),
        ("for one year from 1 April 2024", "31 March 2025"),
        ("for twelve months from 15 January 2024", "14 January 2025"),
        ("a 2 year term commencing on 1st October 2022", "30 September 2024"),
        ("six months from 31 August 2023", "28 February 2024"),
    ],
)
def test_a_term_ends_the_day_before_its_anniversary(quote: str, end: str) -> None:
    result = end_of_term([quote])
    assert result is not None
    assert f"to {end}," in result
    assert result.startswith("Worked out, not stated")


@pytest.mark.parametrize("quote", ["", "from March 2021", "for four years", "for four years from Zember 2021"])
def test_without_both_a_start_and_a_length_nothing_is_worked_out(quote: str) -> None:
    assert end_of_term([quote]) is None


@given(st.integers(1, 12), st.integers(1990, 2090), st.integers(1, 12))
def test_a_term_of_whole_years_from_a_month_ends_with_the_month_before(month: int, year: int, years: int) -> None:
    words = "one two three four five six seven eight nine ten eleven twelve".split()
    start = date(year, month, 1)
    result = end_of_term([f"for {words[years - 1]} years from {start:%B} {year}"])
    assert result is not None
    assert long(date(year + years, month, 1) - timedelta(days=1)) in result


@given(DAYS, DAYS)
def test_two_dates_are_told_apart_by_their_days(a: date, b: date) -> None:
    result = order_of_dates([f"Date: {a:%d/%m/%Y}", f"Date: {b:%d/%m/%Y}"])
    assert result is not None
    if a == b:
        assert result.startswith("The same day")
    else:
        assert result.startswith("Yes" if a < b else "No")
        assert re.search(rf"\b{abs((a - b).days)} days?\b", result)


@given(DAYS)
def test_a_date_is_told_as_it_is_read(day: date) -> None:
    result = order_of_dates([f"Date: {day.day}/{day.month}/{day.year}", "Date: 01/01/1900"])
    assert result is not None
    assert read_date(result) == day


@pytest.mark.parametrize("quotes", [["Date:", "Date: 01/02/2020"], ["Date: 31/02/2020", "Date: 01/02/2020"]])
def test_what_is_not_a_whole_date_is_not_compared(quotes: list[str]) -> None:
    assert order_of_dates(quotes) is None


def test_every_operation_says_nothing_rather_than_guess() -> None:
    assert {name: work(["no figures here", "nor here"]) for name, work in FROM_QUOTES.items()} == dict.fromkeys(
        FROM_QUOTES
    )
