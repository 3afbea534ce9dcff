"""Searching: by words and by meaning, exactly where it is told to, in whatever generation is in use."""

import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from llama_index.core.schema import MetadataMode

from index.build import build
from index.layout import MANIFEST, generation_folder
from index.retriever import HybridRetriever
from index.search import Index, open_index
from index.vectors import Embedder
from ingest.locator import parse_locator
from ingest.register import HomeError, Register
from tests.points import GUARD

Publish = Callable[..., None]


@pytest.fixture
def index(home: Path, register: Register, embedder: Embedder) -> Iterator[Index]:
    build(home, register, embedder=embedder)
    index = open_index(home, register, embedder)
    yield index
    index.close()


def _documents(index: Index, query: str, documents: frozenset[str] | None = None) -> set[str]:
    return {hit.chunk.at.document for hit in index.search(query, 10, documents)}


def test_exact_words_come_first(index: Index) -> None:
    hit, *others = index.search("front counter at Harbour Street")
    assert hit.chunk.text == "The front counter at Harbour Street stays open at weekends."
    assert hit.found_by == ("dense", "lexical")
    assert 0 <= others[-1].score <= hit.score <= 1


def test_a_hit_is_the_registers_own_paragraph(index: Index, register: Register) -> None:
    for hit in index.search("approves kennels", 8):
        text = register.paragraph(hit.chunk.at.key).text
        assert text[hit.chunk.start :].startswith(hit.chunk.text)


def test_a_paraphrase_is_found(home: Path, register: Register, real_embedder: Embedder) -> None:
    build(home, register, embedder=real_embedder)
    index = open_index(home, register, real_embedder)
    hit = index.search("Where do the dogs live during construction?", 1)[0]
    assert hit.chunk.text == "Animals will be housed elsewhere while the work is carried out."
    hit = index.search("disposal of property to pay off debt", 1)[0]
    assert hit.chunk.text.startswith("Three police stations will be sold")
    index.close()


@pytest.mark.parametrize("question", ["PCD 411: how much?", "what about pcd411", "sums approved, PCD-411"])
def test_a_reference_brings_its_own_decision_alone(index: Index, question: str) -> None:
    assert {hit.chunk.reference for hit in index.search(question)} == {"PCD 411"}


def test_a_reference_outside_the_given_documents_finds_nothing(index: Index) -> None:
    assert index.search("PCD 411 handsets", 10, frozenset({"estates"})) == ()


def test_a_reference_that_the_index_has_not_restricts_nothing(index: Index) -> None:
    assert _documents(index, "PCD 999 handsets") == {"estates", "dog-section", "river-radio"}


def test_turns_before_the_question_are_searched_for_with_it(index: Index) -> None:
    earlier = ("What will be done with the police stations that are sold?",)
    alone = {hit.chunk.key: hit.score for hit in index.search("And what then?", 20)}
    after = {hit.chunk.key: hit.score for hit in index.search("And what then?", 20, earlier=earlier)}
    sold = next(h.chunk.key for h in index.search(earlier[0], 1))
    assert after[sold] > alone.get(sold, 0.0)


def test_only_the_given_documents_are_searched(index: Index) -> None:
    for wanted in (frozenset({"estates"}), frozenset({"estates", "dog-section"})):
        assert _documents(index, "waterproof handsets", wanted) == wanted
    assert _documents(index, "handsets") == {"estates", "dog-section", "river-radio"}


def test_an_empty_or_unknown_set_of_documents_finds_nothing(index: Index) -> None:
    assert index.search("handsets", 10, frozenset()) == ()
    assert index.search("handsets", 10, frozenset({"no-such-document"})) == ()


def test_filtered_and_unfiltered_search_agree_on_scores(index: Index) -> None:
    everything = frozenset({"estates", "dog-section", "river-radio"})
    loose = {h.chunk.key: h.score for h in index.search("kennels sold", 10)}
    exact = {h.chunk.key: h.score for h in index.search("kennels sold", 10, everything)}
    assert exact == pytest.approx(loose, abs=1e-5)


@pytest.mark.parametrize("query", ["", "  ", "?", "\ud800"])
def test_a_question_without_words_breaks_nothing(index: Index, query: str) -> None:
    index.search(query)
    assert index.search("handsets", 0) == ()


def test_a_reader_sees_the_new_generation(
    index: Index, home: Path, register: Register, embedder: Embedder, publish: Publish
) -> None:
    before = index.version
    publish(register, "boats", "Boats", "PCD 500", "Two launches are bought.")
    assert "boats" not in _documents(index, "launches")
    build(home, register, embedder=embedder)
    assert index.search("launches", 1)[0].chunk.at.document == "boats"
    assert index.version != before


def test_a_text_erased_from_the_register_is_not_found_even_before_the_next_build(
    index: Index, register: Register
) -> None:
    assert "estates" in _documents(index, "police stations sold")
    register.forget("estates", "tester", "withdrawn")
    assert "estates" not in _documents(index, "police stations sold")
    assert _documents(index, "police stations sold", frozenset({"estates"})) == set()


def test_a_text_changed_in_the_register_is_not_found_at_its_old_place_or_cut_to_its_old_length(
    index: Index, register: Register, publish: Publish
) -> None:
    publish(register, "estates", "Estates Strategy", None, "Four police stations will be kept.")
    assert "estates" not in _documents(index, "police stations sold")


def test_searching_goes_on_while_the_index_is_rebuilt(
    index: Index, home: Path, register: Register, embedder: Embedder, publish: Publish
) -> None:
    stop, asked = threading.Event(), threading.Event()

    def ask_until_stopped() -> int:
        answered = 0
        while not stop.is_set():
            answered += "handsets" in index.search("waterproof handsets", 1)[0].chunk.text
            asked.set()
        return answered

    with ThreadPoolExecutor() as pool:
        reader = pool.submit(ask_until_stopped)
        for n in range(4):
            asked.clear()
            asked.wait(GUARD)
            publish(register, f"boats-{n}", "Boats", None, f"Launch number {n} is bought.")
            build(home, register, embedder=embedder)
        stop.set()
        assert reader.result() > 0
    assert index.search("launch number 3", 1)[0].chunk.at.document == "boats-3"


def test_a_home_without_an_index_names_the_command(home: Path, register: Register) -> None:
    with pytest.raises(HomeError, match=rf"^no index in .*: run 'decisions ingest FOLDER --home {home}'$"):
        open_index(home, register)


def test_another_model_is_refused_with_the_command_that_helps(
    home: Path, register: Register, embedder: Embedder, other_embedder: Embedder
) -> None:
    build(home, register, embedder=embedder)
    with pytest.raises(HomeError, match=r"^the index .*hashing@1.*hashing@2.*run 'decisions ingest [^\n]*'$"):
        open_index(home, register, other_embedder)


@pytest.mark.parametrize(("name", "said"), [("gate", "gate rules '0'"), ("recipe", "recipe '0'")])
def test_an_index_made_under_other_rules_is_refused(
    home: Path, register: Register, embedder: Embedder, name: str, said: str
) -> None:
    build(home, register, embedder=embedder)
    path = generation_folder(home, 1) / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | {name: "0"}))
    with pytest.raises(HomeError, match=rf"^the index .*{said}.*run 'decisions ingest [^\n]*'$"):
        open_index(home, register, embedder)


def test_a_reader_refuses_a_new_generation_of_another_model_and_keeps_refusing(
    index: Index, home: Path, register: Register, other_embedder: Embedder
) -> None:
    build(home, register, embedder=other_embedder)
    for _ in range(2):
        with pytest.raises(HomeError, match="hashing@2"):
            index.search("handsets")


def test_the_retriever_gives_text_and_place_to_llamaindex(index: Index) -> None:
    node = HybridRetriever(index, k=2).retrieve("kennels at Marsh Lane")[0]
    assert node.node.get_content(MetadataMode.NONE).startswith("The Commissioner approves new kennels")
    assert parse_locator(node.metadata["locator"]).key == "dog-section#1" == node.metadata["paragraph_key"]
