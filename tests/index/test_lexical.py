"""Word search: exact words, figures and references; no question can break it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.chunks import Chunk, chunk
from index.generation import document_numbers
from index.lexical import Words, create_words
from ingest.register import Register


@pytest.fixture
def chunks(register: Register) -> list[Chunk]:
    return [c for d in register.documents() for c in chunk(d, register.facts(d.document), len)]


@pytest.fixture
def words(chunks: list[Chunk], tmp_path: Path) -> Iterator[Words]:
    create_words(tmp_path / "words", chunks, document_numbers(c.at.document for c in chunks))
    yield Words(tmp_path / "words")


def _best(words: Words, chunks: list[Chunk], question: str) -> str:
    return chunks[words.nearest(question, 1)[0][0]].text


def test_a_figure_is_one_word(words: Words, chunks: list[Chunk]) -> None:
    found = {chunks[row].text for row, _ in words.nearest("£612,000", 10)}
    assert len(found) == 2
    assert all("612,000" in text for text in found)


def test_words_are_found_in_other_forms(words: Words, chunks: list[Chunk]) -> None:
    assert "sold" in _best(words, chunks, "station receipts used for repaying borrowings")


def test_only_the_given_documents_are_searched(words: Words) -> None:
    assert words.nearest("approves", 10, []) == []
    everywhere = {row for row, _ in words.nearest("approves", 10)}
    by_document = [{row for row, _ in words.nearest("approves", 10, [n])} for n in range(3)]
    assert set.union(*by_document) == everywhere
    assert sum(map(len, by_document)) == len(everywhere)


def test_a_question_of_stop_words_finds_nothing(words: Words) -> None:
    assert words.nearest("What is the?", 10) == []
    assert words.nearest("", 10) == []


def test_no_question_is_a_syntax_error(words: Words) -> None:
    @given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from('"():+-*^~[]{}\\/ANDORNOT ')))
    def ask(question: str) -> None:
        words.nearest(question, 3, [0, 1])

    ask()


def test_no_text_is_stored(words: Words, chunks: list[Chunk], tmp_path: Path) -> None:
    for path in (tmp_path / "words").iterdir():
        content = path.read_bytes().lower()
        assert not any(c.text.lower().encode() in content for c in chunks)
