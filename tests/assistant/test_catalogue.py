"""What the collection holds, as a question needs to know it."""

import pytest

from assistant.catalogue import Catalogue
from assistant.words import stem
from ingest.register import Filters, Register
from tests.assistant.fakes import ESTATES, KENNELS, MAST, publish


@pytest.mark.parametrize(
    "question", ["What is PCD 701?", "what is pcd701", "PCD-701 cost", "cost of PCD_701", "Pcd  701?"]
)
def test_a_reference_is_found_however_it_is_spaced(catalogue: Catalogue, question: str) -> None:
    assert catalogue.named_by_reference(question) == (MAST,)


@pytest.mark.parametrize(
    "question", ["What is PCD 7011?", "PCD 70", "701", "22", "22/20", "in 22/2023/24", "122/2023", ""]
)
def test_a_part_of_a_reference_or_a_longer_one_is_another(catalogue: Catalogue, question: str) -> None:
    assert catalogue.named_by_reference(question) == ()


def test_references_come_in_the_order_of_the_question(catalogue: Catalogue) -> None:
    assert catalogue.named_by_reference("Did 22/2023 come before PCD 701?") == (KENNELS, MAST)


@pytest.mark.parametrize(
    ("question", "document"),
    [("How much are the dog kennels?", KENNELS), ("Who supplies the radio mast?", MAST)],
)
def test_a_title_names_its_decision(catalogue: Catalogue, question: str, document: str) -> None:
    strengths = catalogue.named_by_title(question)
    assert max(strengths, key=lambda d: strengths[d]) == document


def test_words_that_many_titles_share_name_none(catalogue: Catalogue) -> None:
    assert catalogue.named_by_title("Which police report was approved?") == {}


def test_an_abbreviation_is_learnt_where_the_record_explains_it(catalogue: Catalogue) -> None:
    full = frozenset(stem(w) for w in ("mast", "estate", "renewal", "board"))
    assert catalogue.expand(stem("MERB")) == full
    assert catalogue.holds(stem("MERB"), full)
    assert catalogue.expand(stem("mast")) == frozenset()


def test_a_word_that_stands_everywhere_tells_less(catalogue: Catalogue) -> None:
    assert catalogue.rarity(stem("quillfeather")) > catalogue.rarity(stem("approve"))


@pytest.mark.parametrize("word", ["kennles", "kennels", "quilfeather"])
def test_a_misspelt_word_still_finds_its_own(catalogue: Catalogue, word: str) -> None:
    among = frozenset(stem(w) for w in ("kennels", "quillfeather"))
    assert catalogue.holds(stem(catalogue.correct(word)), among)


def test_facts_without_a_place_are_not_cited(catalogue: Catalogue) -> None:
    for document, card in catalogue.cards.items():
        for fact in card.facts.items:
            assert all(f.at.ordinal for f in catalogue.named(document, fact.name))


def test_the_paragraph_that_states_a_fact_is_known(catalogue: Catalogue) -> None:
    (fact,) = catalogue.named(MAST, "part 2")
    chunk = catalogue.stated_at(fact)
    assert fact.words in chunk.text
    assert catalogue.states(chunk.at, ("part 2",))
    assert not catalogue.states(chunk.at, ("decision date",))


def test_coverage_counts_only_what_the_filters_leave(catalogue: Catalogue) -> None:
    assert catalogue.coverage(Filters()).documents == 3
    assert catalogue.coverage(Filters(reference="22/2023")).documents == 1
    none = catalogue.coverage(Filters(body="Nowhere PCC"))
    assert (none.documents, none.bodies, none.start, none.end) == (0, (), None, None)


def test_a_catalogue_knows_the_revision_it_was_read_from(register: Register) -> None:
    before = Catalogue(register)
    register.forget(ESTATES, "tester", "a test")
    assert before.revision != register.revision
    assert ESTATES not in Catalogue(register).cards
    publish(register, ESTATES)
    assert ESTATES in Catalogue(register).cards
