"""Damage to any part of the index: a check says in one line what was wrong, and the next build makes it good."""

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import chromadb
import numpy as np
import pytest
import tantivy
from sqlalchemy import text

from index.build import build, verify
from index.layout import MANIFEST, ROWS, VECTORS, current_number, generation_folder
from index.record import known_vectors
from index.search import open_index
from index.sums import SUMS, find_damage
from index.vectors import Embedder
from ingest.register import HomeError, Register

Damage = Callable[[Path, Register], None]


def _truncate(name: str) -> Damage:
    def damage(folder: Path, _: Register) -> None:
        path = next(p for p in sorted(folder.rglob(name)) if p.stat().st_size)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    return damage


def _remove(name: str) -> Damage:
    return lambda folder, _: next(folder.rglob(name)).unlink()


def _replace(name: str, old: str, new: str) -> Damage:
    def damage(folder: Path, _: Register) -> None:
        path = folder / name
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))

    return damage


def _behind_the_back(statement: str) -> Damage:
    def damage(_: Path, register: Register) -> None:
        with register._engine.begin() as db:
            assert db.execute(text(statement)).rowcount

    return damage


def _swap_two_vectors(folder: Path, _: Register) -> None:
    matrix = np.load(folder / VECTORS, mmap_mode="r+")
    matrix[[0, 5]] = matrix[[5, 0]]
    matrix.flush()


def _swap_two_vectors_in_chroma(folder: Path, _: Register) -> None:
    with closing(chromadb.PersistentClient(path=str(folder / "chroma"))) as client:
        collection = client.get_collection("chunks", embedding_function=None)
        first, second = collection.get(ids=["0", "5"], include=["embeddings"])["embeddings"]
        collection.update(ids=["0", "5"], embeddings=[second, first])


def _remove_rows_from_tantivy(folder: Path, _: Register) -> None:
    writer = tantivy.Index.open(str(folder / "words")).writer(num_threads=1)
    writer.delete_documents_by_term("document", 1)
    writer.commit()
    writer.wait_merging_threads()


def _lose_the_pointer(folder: Path, _: Register) -> None:
    (folder.parent / "current").unlink()


def _write_pointer(content: bytes) -> Damage:
    return lambda folder, _: (folder.parent / "current").write_bytes(content) and None


DAMAGES: dict[str, tuple[Damage, str]] = {
    "Chroma's database gone": (_remove("chroma.sqlite3"), "no Chroma store in '[^']+'"),
    "Chroma's database cut": (_truncate("chroma.sqlite3"), "Chroma"),
    "Chroma's graph gone": (_remove("data_level0.bin"), r"chroma/.+/data_level0\.bin is missing"),
    "Chroma's graph cut": (_truncate("data_level0.bin"), r"chroma/.+/data_level0\.bin is not as it was written"),
    "two vectors swapped in Chroma": (_swap_two_vectors_in_chroma, "chroma/.+ is not as it was written|of row 0"),
    "vectors cut": (_truncate(VECTORS), r"vectors\.npy is not as it was written"),
    "vectors gone": (_remove(VECTORS), r"no vectors\.npy"),
    "two vectors swapped": (_swap_two_vectors, r"vectors\.npy is not as it was written"),
    "rows gone from Tantivy": (_remove_rows_from_tantivy, "words/.+"),
    "Tantivy's list gone": (_remove("meta.json"), r"words/meta\.json is missing"),
    "a row edited": (_replace(ROWS, '"estates", 2', '"estates", 1'), r"rows\.jsonl is not as it was written"),
    "rows unreadable": (_replace(ROWS, "[", "{"), r"rows\.jsonl is not as it was written"),
    "manifest gone": (_remove(MANIFEST), rf"{MANIFEST}"),
    "manifest unreadable": (_replace(MANIFEST, "{", ""), "no manifest of this version"),
    "sums gone": (_remove(SUMS), r"sums\.json is missing"),
    "pointer gone": (_lose_the_pointer, "none was in use: the pointer 'current' is missing"),
    "pointer unreadable": (_write_pointer(b"\xff\x00"), "the pointer 'current' cannot be read"),
    "pointer to nothing": (_write_pointer(b"99\n"), "the pointer 'current' says 99, which is not there"),
    "a paragraph altered": (
        _behind_the_back("UPDATE paragraphs SET text = 'X' || text WHERE document = 'estates' AND ordinal = 1"),
        "its rows are not the register's paragraphs",
    ),
    "a paragraph deleted": (
        _behind_the_back("DELETE FROM paragraphs WHERE document = 'estates' AND ordinal = 1"),
        "its rows are not the register's paragraphs",
    ),
}


@pytest.mark.parametrize(("damage", "said"), DAMAGES.values(), ids=DAMAGES)
def test_damage_is_named_in_one_line_and_made_good(
    home: Path, register: Register, embedder: Embedder, damage: Damage, said: str
) -> None:
    build(home, register, embedder=embedder)
    vectors = {key: vector.copy() for key, vector in known_vectors(home).items()}
    damage(generation_folder(home, 1), register)
    told = verify(home, register, embedder)
    assert told is not None
    assert "\n" not in told
    assert re.search(said, told), told
    build(home, register, embedder=embedder)
    assert verify(home, register, embedder) is None
    assert current_number(home) != 99
    for key, vector in known_vectors(home).items():
        assert key not in vectors or np.array_equal(vector, vectors[key])
    with closing(open_index(home, register, embedder)) as index:
        assert index.search("front counter at Harbour Street", 1)[0].chunk.text.endswith("stays open at weekends.")


@pytest.mark.parametrize("name", [ROWS, VECTORS])
def test_a_damaged_index_is_refused_with_the_command_that_mends_it(
    home: Path, register: Register, embedder: Embedder, name: str
) -> None:
    build(home, register, embedder=embedder)
    _truncate(name)(generation_folder(home, 1), register)
    with pytest.raises(HomeError, match=r"^the index in .* is damaged \([^\n]+\): run 'decisions check [^\n]*'$"):
        open_index(home, register, embedder)


def test_an_index_whose_parts_are_gone_is_refused_with_what_is_missing(
    home: Path, register: Register, embedder: Embedder
) -> None:
    build(home, register, embedder=embedder)
    (generation_folder(home, 1) / MANIFEST).unlink()
    with pytest.raises(HomeError, match=r"damaged \(.*manifest\.json.*\): run 'decisions check"):
        open_index(home, register, embedder)


def test_who_has_the_index_open_goes_on_when_the_pointer_is_lost(
    home: Path, register: Register, embedder: Embedder
) -> None:
    build(home, register, embedder=embedder)
    with closing(open_index(home, register, embedder)) as index:
        _lose_the_pointer(generation_folder(home, 1), register)
        assert index.search("kennels", 1)
        build(home, register, embedder=embedder)
        assert index.search("kennels", 1)
        assert index.version.startswith("2-")


def test_vectors_are_kept_where_only_the_stores_are_damaged(home: Path, register: Register, embedder) -> None:  # type: ignore[no-untyped-def]
    build(home, register, embedder=embedder)
    embedder.embedded.clear()
    _remove("chroma.sqlite3")(generation_folder(home, 1), register)
    assert verify(home, register, embedder)
    build(home, register, embedder=embedder)
    assert embedder.embedded == []


def test_damaged_vectors_of_a_killed_build_are_made_again(home: Path, register: Register, embedder: Embedder) -> None:
    pending = home / "index" / "pending"
    pending.mkdir(parents=True)
    (pending / "0123.npz").write_bytes(b"PK\x03\x04 and no more")
    build(home, register, embedder=embedder)
    assert verify(home, register, embedder) is None


def test_a_file_that_nobody_wrote_is_damage(home: Path, register: Register, embedder: Embedder) -> None:
    build(home, register, embedder=embedder)
    folder = generation_folder(home, 1)
    assert find_damage(folder) is None
    (folder / "words" / "more").write_text("x")
    assert find_damage(folder) == "words/more is not as it was written"
