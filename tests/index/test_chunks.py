"""Chunks: every character once, never too long, and what each search gets to see."""

import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from index.chunks import CHUNK_PIECES, Chunk, chunk, dense_query, dense_text, lexical_text, split
from index.vectors import Embedder
from ingest.facts import Facts
from ingest.gate.gate import PublicDocument, PublicParagraph

WORDS = st.sampled_from(["award", "£2.025m,", "Section 43.", "No. 5", "yes;", "(the", "Group).", "\n", "•", "é"])
TEXTS = st.one_of(st.text(max_size=2000), st.lists(WORDS, max_size=600).map(" ".join))


def pieces(text: str) -> int:
    return len(re.findall(r"\w|[^\w\s]", text))


@given(TEXTS)
def test_the_parts_of_a_text_joined_are_the_text(text: str) -> None:
    parts = list(split(text, pieces))
    assert "".join(parts) == text
    assert all(parts)


@given(TEXTS)
def test_no_part_is_longer_than_the_model_reads(text: str) -> None:
    assert all(pieces(part) <= CHUNK_PIECES for part in split(text, pieces))


def test_a_long_text_is_cut_after_a_sentence() -> None:
    sentence = "The contract was awarded to the lowest of nine bidders after a second round of tenders. "
    first, *_ = split(sentence * 9, lambda text: len(text.split()) * 2)
    assert first.endswith("tenders. ")


def test_a_sentence_without_end_is_cut_at_a_space_and_a_word_without_end_anywhere() -> None:
    assert all(part.endswith("word ") for part in list(split("word " * 1000, pieces))[:-1])
    assert "".join(split("x" * 1000, pieces)) == "x" * 1000


def test_the_bundled_model_counts_a_chunk_at_190_word_pieces_or_fewer(
    real_embedder: Embedder, paragraph: Callable[..., PublicParagraph],
    public_document: Callable[..., PublicDocument], facts_of: Callable[..., Facts],
) -> None:  # fmt: skip
    text = "Collaboration on interoperability (phase 2) costs £1,710,600 in 2019/20; see annex B. " * 60
    document = public_document("long", paragraph("long", 1, text), paragraph("long", 2, "Approved."))
    chunks = chunk(document, facts_of("long", "Interoperability"), real_embedder.count_tokens)
    assert max(real_embedder.count_tokens(c.text) for c in chunks) <= CHUNK_PIECES
    assert max(real_embedder.count_tokens(dense_text(c)) for c in chunks) <= 254
    assert "".join(c.text for c in chunks if c.at.ordinal == 1) == text
    assert [c.start for c in chunks if c.at.ordinal == 1] == _starts(chunks[:-1])


def _starts(chunks: tuple[Chunk, ...]) -> list[int]:
    return [sum(len(c.text) for c in chunks[:n]) for n in range(len(chunks))]


def test_a_heading_with_nothing_under_it_is_a_chunk_and_any_other_is_not(
    paragraph: Callable[..., PublicParagraph],
    public_document: Callable[..., PublicDocument], facts_of: Callable[..., Facts],
) -> None:  # fmt: skip
    document = public_document(
        "d",
        paragraph("d", 1, "5. Commercial issues", kind="heading"),
        paragraph("d", 2, "The award is a call-off.", ("Commercial issues",)),
        paragraph("d", 3, "Background papers: none", kind="heading"),
    )
    chunks = chunk(document, facts_of("d", "T"), pieces)
    assert [c.at.ordinal for c in chunks] == [2, 3]


def test_a_key_changes_with_words_and_place(
    paragraph: Callable[..., PublicParagraph],
    public_document: Callable[..., PublicDocument], facts_of: Callable[..., Facts],
) -> None:  # fmt: skip
    def keys(*texts: str) -> list[str]:
        paragraphs = (paragraph("d", n, text) for n, text in enumerate(texts, 1))
        return [c.key for c in chunk(public_document("d", *paragraphs), facts_of("d", "T"), pieces)]

    assert len(set(keys("None", "None"))) == 2
    assert keys("None") == keys("None") != keys("None.")


def _one_chunk(paragraph: Callable[..., PublicParagraph], facts_of: Callable[..., Facts], text: str) -> Chunk:
    document = PublicDocument("d", "d.txt", (paragraph("d", 1, text, ("5. Finance",)),), (), (), 0)
    return chunk(document, facts_of("d", "Radios PCD 411", "PCD 411"), pieces)[0]


def test_embedded_text_has_title_and_heading_but_no_reference_year_or_footnote_mark(
    paragraph: Callable[..., PublicParagraph], facts_of: Callable[..., Facts]
) -> None:
    text = "Since 2019/20¹ PCD 207 and 36/2025 cost £2,019 a year, agreed 8/11/2019."
    embedded = dense_text(_one_chunk(paragraph, facts_of, text))
    assert embedded == "Radios. 5. Finance. Since and cost £2,019 a year, agreed 8/11/2019."


def test_indexed_words_have_number_heading_title_body_and_date(
    paragraph: Callable[..., PublicParagraph], facts_of: Callable[..., Facts]
) -> None:
    fields = lexical_text(_one_chunk(paragraph, facts_of, "1 of 20¹ forces"))
    assert fields == {
        "text": "1.1 1 of 20 forces",
        "heading": "5. Finance",
        "title": "Radios MOPAC",
        "date": "2019-11-08 2019 November 8",
    }


def test_a_question_that_is_only_a_reference_is_still_embedded() -> None:
    assert dense_query("PCD 658 in 2019") == "PCD 658 in 2019"
    assert dense_query("What does PCD 658 cost?") == "What does cost?"
