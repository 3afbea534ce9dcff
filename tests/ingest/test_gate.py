"""The gate lets through what was judged public and nothing else, and masks contact details."""

from dataclasses import fields

import pytest

from ingest.gate.contacts import mask_contacts
from ingest.gate.gate import GATE_VERSION, Held, PublicDocument, PublicParagraph, Withheld, release, reload
from ingest.gate.parts import Judged, Paragraph, Status
from ingest.gate.rulings import Rulings
from ingest.locator import Locator
from tests.ingest.forms import form
from tests.ingest.reading import published


def paragraph(ordinal: int, status: Status, text: str = "The winner is Zephyr Ltd.") -> Paragraph:
    at = Locator("d", ordinal, page=3)
    return Paragraph(at, ("Bids",), text, "prose", status, "because")


def judgement(*paragraphs: Paragraph, hold: tuple[str, ...] = ()) -> Judged:
    return Judged("d", "f" * 64, paragraphs, hold)


def test_only_public_paragraphs_pass() -> None:
    released = release(judgement(*(paragraph(n, s, f"text {n}") for n, s in enumerate(Status, 1))), "d.txt", Rulings())
    assert isinstance(released, PublicDocument)
    assert [p.text for p in released.paragraphs] == ["text 1"]
    assert released.withheld == (Withheld("d", 2, 3, "because", "exempt"), Withheld("d", 3, 3, "because", "unclear"))


@pytest.mark.parametrize("status", (Status.EXEMPT, Status.UNCLEAR))
def test_no_word_of_a_withheld_paragraph_is_kept(status: Status) -> None:
    released = repr(release(judgement(paragraph(1, status)), "d.txt", Rulings()))
    assert "Zephyr" not in released
    assert "Bids" not in released


def test_a_held_file_is_known_by_its_fingerprint_alone() -> None:
    released = release(judgement(paragraph(1, Status.PUBLIC), hold=("deferred",)), "d.txt", Rulings())
    assert released == Held("f" * 64, ("deferred",))


def test_a_public_paragraph_has_no_status() -> None:
    assert {f.name for f in fields(PublicParagraph)} == {"at", "heading", "text", "kind"}
    assert not {f.name for f in fields(Withheld)} & {"text", "heading", "section"}


def test_a_stored_paragraph_is_made_again_under_the_same_rules_only() -> None:
    at = Locator("d", 1)
    assert reload(at, ["Bids"], "text", "prose", GATE_VERSION) == PublicParagraph(at, ("Bids",), "text", "prose")
    with pytest.raises(ValueError, match="d#1"):
        reload(at, ["Bids"], "text", "prose", "0")


def test_an_old_paragraph_is_named_by_its_address_and_never_quoted() -> None:
    with pytest.raises(ValueError) as raised:
        reload(Locator("d", 1), ["Bids"], "Zephyr", "prose", "0")
    assert "Zephyr" not in str(raised.value)


@pytest.mark.parametrize(
    "text",
    (
        "01632 960147",
        "020 7946 0018",
        "07700 900123",
        "+44 20 7946 0018",
        "+44 (0)20 7946 0018",
        "0207-946-0018",
    ),
)
def test_telephone_numbers_are_masked(text: str) -> None:
    assert mask_contacts(f"Call {text} today") == ("Call [telephone] today", 1)


@pytest.mark.parametrize(
    "text",
    ("perpetua.lindqvist@rps.example", "darren.scates@met.police.uk", "sam_jones@force.example", "x99@gmail.com"),
)
def test_personal_addresses_are_masked(text: str) -> None:
    assert mask_contacts(f"Write to {text}.")[1] == 1


@pytest.mark.parametrize(
    "text",
    (
        "£1,710,600 and £0.5m over 2020/21",
        "Date: 01/04/2025 - 31/03/2026",
        "7F-2024-I303",
        "a @[constabulary].police.uk domain",
        "enquiries@mopr.example",
        "paragraph 4.13, 25 September 2019 10:30",
        "9,000,000,000 grains",
    ),
)
def test_figures_dates_and_office_addresses_stay(text: str) -> None:
    assert mask_contacts(text) == (text, 0)


def test_what_was_masked_is_counted_and_gone() -> None:
    text = form("NO") + "\nReport author: Perpetua Lindqvist, 01632 960147, perpetua.lindqvist@rps.example\n"
    document = published(text)
    assert document.masked == 2
    assert document.paragraphs[-1].text == "Report author: Perpetua Lindqvist, [telephone], [e-mail]"


@pytest.mark.parametrize("text", ("(01632) 960147", "01632.960147", "jsmith@norfolk.police.uk"))
def test_these_contact_details_are_masked(text: str) -> None:
    assert mask_contacts(f"Call {text} today")[1] == 1


def test_contact_details_in_a_heading_are_masked_in_its_address_too() -> None:
    assert "960147" not in repr(
        published(form("NO") + "\n# Enquiries: 01632 960147\n\nThe line is open in office hours on all days.\n")
    )
