"""Words brought to one form, and which of them may mean the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.words import alternatives, content_stems, found, stem, stems

WORDS = st.text(st.characters(codec="utf-8"), max_size=30)


@pytest.mark.parametrize(
    ("a", "b"),
    [("contracts", "contract"), ("Mayor’s", "mayor"), ("£1,250,000", "1250000"), ("approved", "approval")],
)
def test_forms_of_one_word_have_one_stem_or_are_synonyms(a: str, b: str) -> None:
    (one,), (other,) = stems(a), stems(b)
    assert one == other or found(one, frozenset({other}))


@pytest.mark.parametrize(("printed", "plain"), [("On-Line Home", "Online home"), ("G-Cloud", "GCloud")])
def test_a_name_printed_with_and_without_a_hyphen_is_one(printed: str, plain: str) -> None:
    assert stems(printed) == stems(plain)


def test_a_footnote_mark_is_no_part_of_a_figure() -> None:
    assert stems("20¹ forces") == ("20", stem("forces"))


@pytest.mark.parametrize(
    ("asked", "printed"),
    [("price", "cost"), ("vendor", "supplier"), ("treasurer", "CFO"), ("percentage", "percent"), ("won", "awarded")],
)
def test_words_of_one_meaning_find_each_other(asked: str, printed: str) -> None:
    assert found(stem(asked), frozenset({stem(printed)}))


@pytest.mark.parametrize(("asked", "printed"), [("mast", "kennel"), ("approve", "refuse"), ("gain", "cost")])
def test_words_of_other_meaning_do_not(asked: str, printed: str) -> None:
    assert not found(stem(asked), frozenset({stem(printed)}))


def test_a_word_is_always_among_its_own_alternatives() -> None:
    assert "zzz" in alternatives("zzz")


def test_stopwords_carry_no_meaning() -> None:
    assert content_stems("What is it, and where would that be?") == ()


@given(WORDS)
def test_any_text_has_stems_without_space_or_capitals(text: str) -> None:
    for one in stems(text):
        assert one == one.casefold()
        assert not any(c.isspace() for c in one)


@given(WORDS)
def test_content_stems_are_stems_each_once(text: str) -> None:
    content = content_stems(text)
    assert len(content) == len(set(content))
    assert set(content) <= set(stems(text))
