"""Who signed before whom."""

import pytest

from assistant.asks import split_asks
from assistant.catalogue import Catalogue
from assistant.signatories import compare_signatures
from tests.assistant.fakes import ESTATES, KENNELS, MAST

COMPARED = [
    ("Did the chief finance officer sign before the commissioner approved?", KENNELS, ["10/05", "03/05"]),
    ("Did the commissioner approve after the section 151 officer signed?", KENNELS, ["10/05", "03/05"]),
    ("Did the commissioner sign earlier than the treasurer?", KENNELS, ["03/05", "10/05"]),
    ("Did the chief executive sign before the Deputy Mayor?", MAST, ["05/02", "12/02"]),
]


@pytest.mark.parametrize(("question", "document", "dates"), COMPARED)
def test_the_one_said_to_be_first_is_compared_with_the_other(
    catalogue: Catalogue, question: str, document: str, dates: list[str]
) -> None:
    (ask,) = split_asks(question)
    compared = compare_signatures(ask, document, catalogue)
    assert compared is not None
    part, shown = compared
    assert part.claims[0].operation == "order of dates"
    assert part.claims[0].evidence == tuple(e.key for e in shown)
    assert [e.quote[6:11] for e in shown] == dates


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("Did the commissioner approve it?", KENNELS),
        ("Did the chief executive sign before the commissioner?", KENNELS),
        ("Did the commissioner sign before the mayor approved?", ESTATES),
        ("Did the masts stand before the board met?", MAST),
        ("Did the commissioner sign before the commissioner?", KENNELS),
    ],
)
def test_nothing_is_compared_where_the_record_lacks_a_signature(
    catalogue: Catalogue, question: str, document: str
) -> None:
    (ask,) = split_asks(question)
    assert compare_signatures(ask, document, catalogue) is None
