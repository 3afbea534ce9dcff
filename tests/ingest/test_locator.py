"""A locator prints as one line and parses back to the same value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.locator import Locator, parse_locator

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
NUMBERS = st.integers(min_value=1, max_value=10_000)
LOCATORS = st.builds(
    Locator,
    document=WORDS,
    ordinal=NUMBERS,
    attachment=st.none() | WORDS,
    part=st.none() | st.sampled_from((1, 2)),
    section=st.none() | WORDS,
    paragraph=st.none() | WORDS,
    page=st.none() | NUMBERS,
)


@given(LOCATORS)
def test_a_printed_locator_parses_back(at: Locator) -> None:
    assert parse_locator(str(at)) == at


@given(LOCATORS)
def test_a_printed_locator_is_one_line(at: Locator) -> None:
    assert len(str(at).splitlines()) == 1


def test_the_key_is_the_document_and_the_ordinal() -> None:
    assert Locator("pcd-658", 31, section="5. Commercial issues", paragraph="5.1").key == "pcd-658#31"


def test_what_a_document_does_not_have_is_not_printed() -> None:
    assert str(Locator("d", 3)) == "d?ordinal=3"


@pytest.mark.parametrize(
    "text",
    (
        "",
        "d",
        "d#3",
        "?ordinal=3",
        "d?",
        "d?part=1",
        "d?ordinal=three",
        "d?ordinal=",
        "d?ordinal=3&colour=red",
        "d?ordinal=3&page=x",
    ),
)
def test_anything_else_is_not_a_locator(text: str) -> None:
    with pytest.raises(ValueError):
        parse_locator(text)
