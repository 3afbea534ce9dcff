"""Sentences as exact pieces of a paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sentences import quote_at, split_sentences

TEXTS = st.text(st.sampled_from("ab Z9£.,;:!?\"'”’()\n•- “"), max_size=120) | st.text(max_size=80)


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One mast. Two masts.", ["One mast.", "Two masts."]),
        ("It cost £3.14m. Work began.", ["It cost £3.14m.", "Work began."]),
        ("See para. 4 of the report. It says more.", ["See para. 4 of the report.", "It says more."]),
        ("Osprey Networks Ltd. Board papers follow.", ["Osprey Networks Ltd. Board papers follow."]),
        ("He said “go.” They went.", ["He said “go.”", "They went."]),
        ("first line\nsecond line", ["first line", "second line"]),
        ("Is it safe? Yes.", ["Is it safe?", "Yes."]),
        ("no full stop", ["no full stop"]),
        ("", []),
    ],
)
def test_a_text_is_cut_where_a_sentence_ends(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@given(TEXTS)
def test_sentences_are_pieces_in_order_that_leave_out_only_space(text: str) -> None:
    at = 0
    for sentence in split_sentences(text):
        assert at <= sentence.start < sentence.end <= len(text)
        assert not text[at : sentence.start].strip()
        at = sentence.end
    assert not text[at:].strip()


@given(TEXTS)
def test_every_quote_stands_in_the_text_word_for_word(text: str) -> None:
    sentences = split_sentences(text)
    for n in range(len(sentences)):
        quote = quote_at(text, sentences, n)
        assert quote in text
        assert text[sentences[n].start : sentences[n].end].strip() in quote


def test_a_sentence_that_leans_on_the_one_before_brings_it_along() -> None:
    text = "Nine masts stand in Zone 4. They were put up in 1988."
    assert quote_at(text, split_sentences(text), 1) == text


def test_a_sentence_that_stands_alone_is_quoted_alone() -> None:
    text = "Nine masts stand in Zone 4. Osprey paints them."
    assert quote_at(text, split_sentences(text), 1) == "Osprey paints them."
