"""Amounts as decisions print them: what each is worth, what it is, who pays, who gets it, and for which years."""

import time
from dataclasses import dataclass

import pytest

from ingest.amounts import KINDS, Amount
from ingest.facts import Facts, read_facts
from ingest.gate.gate import GATE_VERSION, PublicDocument, reload
from ingest.locator import Locator


def read(*texts: str, kind: str = "prose", section: str = "2. Recommendation") -> Facts:
    """The facts of paragraphs that stand under one heading."""
    paragraphs = tuple(
        reload(Locator("d", n, section=section), (section,), text, kind, GATE_VERSION)
        for n, text in enumerate(texts, 1)
    )
    return read_facts(PublicDocument("d", "d.txt", paragraphs, (), (), 0))


def amounts(*texts: str, kind: str = "prose", section: str = "2. Recommendation") -> tuple[Amount, ...]:
    return read(*texts, kind=kind, section=section).amounts


@dataclass(frozen=True)
class Case:
    words: str
    kinds: tuple[str | None, ...]
    payees: tuple[str | None, ...] = ()
    payers: tuple[str | None, ...] = ()
    periods: tuple[str | None, ...] = ()


CASES = (
    Case("Award a contract for boats to Larch Marine Ltd at £642,500.", ("award",), ("Larch Marine Ltd",)),
    Case("Approve the award of a contract to Larch, worth £2.5m, for three years.", ("award",), ("Larch",)),
    Case(
        "Awards a grant of £15,000 to Fir Trust for boats and a grant of £26,000 to Elm & Ash LLP for oars.",
        ("award", "award"),
        ("Fir Trust", "Elm & Ash LLP"),
    ),
    Case("To award Fir Support a grant of £250,000 for 2021/22.", ("award",), ("Fir Support",), (), ("2021/22",)),
    Case("The contract was let in 2018 for five years at £1,870,000.", ("award",), (None,)),
    Case("An option of one year would bring its total value to no more than £582,000.", ("total",), (None,)),
    Case("Approve capital spending of £340,000 on new boats.", ("capital",)),
    Case("The budget is made up of capital of £19,000 and revenue of £33,000.", ("capital", None)),
    Case("Approve £864k capital over two years, and £215k for upkeep.", ("capital", None), (), (), ("two years", None)),
    Case("The charge is £1,692,000 a year.", ("revenue a year",), (), (), ("a year",)),
    Case("Upkeep is fixed at £43k per annum.", ("revenue a year",), (), (), ("per annum",)),
    Case("A saving of £312,000 a year is expected.", ("saving",)),
    Case("The boats save £31,000 a year: £20,000 in fuel and £11,000 in oars.", ("saving",) * 3),
    Case("Grants have saved over £21 million and over 18,000 hours.", ("saving",)),
    Case("Income of £410,000 is expected.", ("income",)),
    Case("The receipt by the force of up to £500,000 of Home Office funding.", ("income",), (), ("Home Office",)),
    Case("The work is funded by the Home Office up to £500,000.", ("contribution",), (), ("Home Office",)),
    Case("£232,500 from the Safer Rivers Reserve", ("contribution",), (), (None,)),
    Case("£1,350,000 from the River capital programme", ("capital",), (), (None,)),
    Case("The Fire and Rescue Authority contributes £910,000.", ("contribution",), (), ("Fire and Rescue Authority",)),
    Case("Contracts worth £181,302 or more must be let in accordance with the Regulations.", ("threshold",)),
    Case("Paragraph 4.8 of the Scheme of Consent requires approval of any bid over £50k.", ("threshold",)),
    Case("Paragraph 4.13 of the Scheme gives authority for contracts of £500,000 or above.", ("threshold",)),
    Case("The Treasurer may write off a debt of up to £10,000.", ("threshold",)),
    Case("Labour costs £51.20 an hour, and a boat £310 a session.", (None, None)),
    Case("The budget is reduced by £212,000 a year.", (None,)),
    Case("The new boats cost £38,400 a year less than now.", (None,)),
    Case("The balance of the reserve after the capital spending will be £212,000.", (None,)),
    Case("Boats cost between £1.2m and £1.5m.", (None, None)),
    Case("A contingency of £456,000 is held.", (None,)),
    Case(
        "The fund awarded £4,000 to Ashford Borough Council, £5,000 to Porchlight and £6,500 to Rising Sun.",
        ("award", "award", "award"),
        ("Ashford Borough Council", "Porchlight", "Rising Sun"),
    ),
    Case("Approve acceptance of grant funding of £16m from the Ministry of Justice for 2020/21.", ("income",)),
    Case("The contract value is £1m per annum (£5m over the four-year term).", ("revenue a year", None)),
    Case("Approve a virement of £120,000 from the River budget to the IT budget.", (None,)),
    Case("Increase the contract with Larch Ltd by £2.4m to £10.1m.", (None, None)),
    Case("It saves £75,000pa.", ("saving",), (), (), ("pa",)),
    Case("Of the cost £800K is funded by the River Fund.", ("contribution",), (), (None,)),
    Case("£90,000 from the Home Office Boats Fund", ("contribution",), (), ("Home Office",)),
    Case("£90,000 from the Boats Grant of the Ministry of Justice", ("contribution",), (), ("Ministry of Justice",)),
    Case("£43,000 (2021/22) from River project revenue", (None,), (), (None,), ("2021/22",)),
    Case(
        "The Home Office has offered to directly procure boats at a cost of £9k.",
        ("contribution",),
        (),
        ("Home Office",),
    ),
    Case("A boat was ordered at a cost to the Home Office of £9k.", ("contribution",), (), ("Home Office",)),
    Case("The force will procure boats at a cost of £9k.", (None,), (), (None,)),
    Case("£500k within the current capital programme and £40k for oars.", ("capital", None)),
    Case("£40k will be added and contained and managed within the overall River capital programme.", ("capital",)),
    Case("It is held against the original £500k river capital budget.", ("capital",)),
    Case("£240k sought from the river capital budget for boats.", ("capital",)),
    Case("At least half goes to groups with an income of less than £250,000 a year.", (None,)),
    Case(
        "The capital of £12,000 falls in 2021/22 (£8,000) and 2022/23 (£4,000).",
        ("capital", None, None),
        (),
        (),
        (None, "2021/22", "2022/23"),
    ),
    Case("Upkeep of £58k a year is made up of £31k for licences.", ("revenue a year", None), (), (), ("a year", None)),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.words)
def test_an_amount_is_what_the_words_beside_it_say(case: Case) -> None:
    found = amounts(case.words)
    assert tuple(a.kind for a in found) == case.kinds
    for name, wanted in (("payee", case.payees), ("payer", case.payers), ("period", case.periods)):
        assert not wanted or tuple(getattr(a, name) for a in found) == wanted
    assert {a.kind for a in found} <= {*KINDS, None}


@pytest.mark.parametrize(
    ("words", "ceiling"),
    (
        ("a value of up to £9,240,000", True),
        ("no more than £582,000", True),
        ("a sum not exceeding £5m", True),
        ("a maximum of £5m", True),
        ("at £582,000", False),
    ),
)
def test_a_ceiling_is_said_to_be_one(words: str, ceiling: bool) -> None:
    [amount] = amounts(f"Award a contract to Larch Ltd, for {words}.")
    assert amount.ceiling is ceiling


def test_a_misprint_has_no_worth_and_is_a_fact_of_its_own() -> None:
    facts = read("Extend the contract with Larch Ltd at a cost of £2,165,00.")
    assert facts.amounts == ()
    assert [f.value for f in facts.named("misprinted amount")] == ["£2,165,00"]


def test_letters_stuck_to_a_figure_make_it_nothing() -> None:
    facts = read("It costs £5kg and £1O0,000.")
    assert (facts.amounts, facts.named("misprinted amount")) == ((), ())


def test_a_figure_with_a_sign_is_left_out() -> None:
    assert amounts("The net effect is -£115,000 in the year.") == ()


def test_what_an_officer_signs_states_no_amount() -> None:
    assert amounts("Chief Executive\nI approve £5,000.\nDate: 01/02/2020", kind="signature") == ()


def test_items_take_the_kind_of_the_line_that_leads_in() -> None:
    found = amounts("Approve capital spending as follows:", "£5,000 for boats;", "£6,000 for oars.")
    assert [a.kind for a in found] == ["capital", "capital"]


def test_a_figure_alone_on_a_line_is_quoted_with_the_line_before_it() -> None:
    found = amounts("Year 1 01/04/2025 - 31/03/2026\nValue - £1,000\nYear 2 (Optional Extension)\n£3,000")
    assert [a.words for a in found] == ["Value - £1,000", "Year 2 (Optional Extension)\n£3,000"]


def test_a_figure_that_is_printed_twice_is_two_statements() -> None:
    found = amounts("Award a grant of £5,000 to Fir Trust.", "The grant of £5,000 to Fir Trust runs for a year.")
    assert [(a.printed, a.at.ordinal) for a in found] == [("£5,000", 1), ("£5,000", 2)]


def table(*rows: str, caption: str = "Cost of the boats, £k") -> list[tuple[str | None, str, str, str | None]]:
    """A table's amounts: kind, pounds, period and payee."""
    found = amounts(*rows, kind="row", section=f"3. Money › {caption}")
    return [(a.kind, str(a.pounds), a.printed, a.payee) for a in found]


def test_a_cell_is_worth_what_its_table_is_printed_in() -> None:
    assert table("£k | 2020/21 | Total", "£k: Boats | 2020/21: 1,260 | Total: 2,520.5") == [
        (None, "1260000", "1,260", None),
        (None, "2520500", "2,520.5", None),
    ]


def test_a_column_s_own_unit_goes_before_the_table_s() -> None:
    found = table("Item | Each £ | Cost £k", "Boat | Each £: 51,800 | Cost £k: 311", caption="Boats")
    assert [(pounds, printed) for _, pounds, printed, _ in found] == [("51800", "51,800"), ("311000", "311")]


def test_columns_that_are_not_money_are_not_read() -> None:
    assert table("£k | Score | Rank | Share", "£k: Boats | Score: 66 | Rank: 3 | Share: 26") == []


def test_a_table_without_a_pound_sign_is_not_money() -> None:
    assert table("Calls | 2020/21", "Fir Trust | 2020/21: 188", caption="Calls taken") == []


def test_nought_brackets_and_signs_are_left_out() -> None:
    assert table("£k | 2020/21 | 2021/22 | 2022/23", "£k: Net | 2020/21: 0 | 2021/22: (240) | 2022/23: -115") == []


def test_a_row_s_label_says_what_it_is() -> None:
    rows = ("£k | Total", "£k: Saving | Total: 5", "£k: Income from fares | Total: 6", "£k: Total | Total: 11")
    assert [kind for kind, *_ in table(*rows)] == ["saving", "income", "total"]


def test_the_payee_of_a_row_is_the_one_in_the_supplier_s_column() -> None:
    rows = (
        "Item | Value £k | Supplier",
        "Boats | Value £k: 9 | Supplier: Larch Ltd",
        "Oars | Value £k: 8 | Supplier: TBC",
    )
    assert table(*rows, caption="Contracts") == [("award", "9000", "9", "Larch Ltd"), (None, "8000", "8", None)]


def test_a_short_name_before_its_costs_is_a_payee_where_the_table_has_suppliers() -> None:
    bought = ("Item | Cost £k | Supplier/Route", "XYZ costs inc. boats | Cost £k: 9 | Supplier/Route: Tower agreement")
    assert table(*bought, caption="Set up") == [(None, "9000", "9", "XYZ")]
    assert table("Item | Cost £k", "XYZ costs inc. boats | Cost £k: 9", caption="Set up") == [(None, "9000", "9", None)]
    rows = ("Item | Cost £k | Supplier/Route", "IT costs | Cost £k: 9 | Supplier/Route: Tower agreement")
    assert table(*rows, caption="Set up") == [(None, "9000", "9", None)]


def test_the_payer_of_a_row_is_a_body_in_a_table_of_where_money_comes_from() -> None:
    head = "£k | 2021/22"
    for label in ("Home Office", "Fast boat (Home Office)", "Boats grant, Home Office"):
        [amount] = amounts(head, f"{label} | 2021/22: 5", kind="row", section="3. Money › Boat funding, £k")
        assert amount.payer == "Home Office"
    [amount] = amounts(head, "Home Office | 2021/22: 5", kind="row", section="3. Money › Visits, £k")
    assert amount.payer is None


def test_a_note_below_a_table_s_heads_is_read() -> None:
    [amount] = amounts("£k | 2021/22\n⁵ [at “2021/22”] A cost of £43k is met from the year before.", kind="row")
    assert amount.printed == "£43k"


def test_nobody_is_paid_by_a_table_that_compares_bids() -> None:
    rows = ("Bidder | Price £k | Quality score", "Larch Ltd | Price £k: 9 | Quality score: 51")
    assert table(*rows, caption="Bids") == [(None, "9000", "9", None)]


def test_the_year_of_a_column_is_the_period() -> None:
    [amount] = amounts("£k | 2020/21", "£k: Boats | 2020/21: 5", kind="row", section="3. Money › Boats, £k")
    assert (amount.period, amount.words) == ("2020/21", "£k: Boats | 2020/21: 5")


@pytest.mark.parametrize(
    "words",
    (
        f"contract under {'A' * 60} x",
        f"contract to {'AbAb' * 30}.",
        f"met from the {'Ab' * 40}",
        f"Award {'A.' * 60}",
        f"paragraph {'1.1' * 300} of",
        f"£{'1,111' * 200}",
        f"Award of a contract with the {'River Boats of ' * 200}",
        "£1m and " * 400,
    ),
)
def test_no_text_takes_long_to_read(words: str) -> None:
    began = time.monotonic()
    read(words)
    assert time.monotonic() - began < SECONDS


SECONDS = 300
"""What doubles with each letter would take years; the slowest of these takes half a second."""
