"""Figures whose groups of three stand apart: read whole, or as misprints without a worth, never in part."""

from decimal import Decimal

import pytest

from ingest.facts import read_facts
from ingest.facts.figures import find_figures
from tests.ingest.forms import form
from tests.ingest.reading import published

THIN = ("\u00a0", "\u2007", "\u2009", "\u202f")


@pytest.mark.parametrize("space", (" ", *THIN), ids=("plain", "no-break", "figure", "thin", "narrow"))
def test_groups_that_spaces_part_are_one_figure(space: str) -> None:
    (figure,) = find_figures(f"an award of £3{space}405{space}678 to them")
    assert figure.pounds == Decimal(3405678)


@pytest.mark.parametrize(
    ("text", "pounds"),
    (
        ("£3,405,\n000 to them", Decimal(3405000)),
        ("£3,405, 000 to them", Decimal(3405000)),
        ("£12\u00a0500 a year", Decimal(12500)),
        ("£12 000 a year", Decimal(12000)),
        ("£3 405 678.50 in all", Decimal("3405678.50")),
    ),
)
def test_a_figure_that_a_line_or_a_space_cut_is_whole(text: str, pounds: Decimal) -> None:
    assert [f.pounds for f in find_figures(text)] == [pounds]


@pytest.mark.parametrize("text", ("£1,250, 300 of them", "£12 500 of them", "£2,165,00"))
def test_what_may_be_two_numbers_is_worth_nothing(text: str) -> None:
    assert [f.pounds for f in find_figures(text)] == [None]


def test_two_sums_stay_two() -> None:
    assert [f.printed for f in find_figures("£864,000, £864k and £5 million, £999")] == [
        "£864,000",
        "£864k",
        "£5 million",
        "£999",
    ]


def test_the_award_of_a_form_is_the_whole_figure() -> None:
    text = form().replace("PART I", "Approve the award of a contract of £7 654 321 to Halberdine Ltd.\n\nPART I", 1)
    amounts = read_facts(published(text)).amounts
    assert Decimal(7654321) in {a.pounds for a in amounts}
    assert Decimal(7) not in {a.pounds for a in amounts}
