"""Building: nothing twice, nothing left behind, never half an index."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tantivy

from index.build import build
from index.fill import FillError, fill_apart
from index.layout import (
    CHROMA,
    MANIFEST,
    ROWS,
    VECTORS,
    WORDS,
    current_number,
    generation_folder,
    pending_folder,
    read_manifest,
)
from index.search import open_index
from index.vectors import Embedder, Vectors
from ingest.gate.gate import GATE_VERSION
from ingest.register import Register

Publish = Callable[..., None]


def _folders(home: Path) -> list[str]:
    return sorted(p.name for p in (home / "index").iterdir() if p.name != "leases")


def test_a_generation_says_what_it_was_made_from(home: Path, register: Register, embedder: Embedder) -> None:
    version = build(home, register, embedder=embedder)
    manifest = read_manifest(generation_folder(home, 1))
    assert (manifest.version, manifest.revision, manifest.rows) == (version, register.revision, 8)
    assert (manifest.model, manifest.precision) == (embedder.name, embedder.precision)
    assert manifest.gate == GATE_VERSION
    assert _folders(home) == ["1", "current", "lock"]


def test_an_index_that_is_up_to_date_is_left_alone(home: Path, register: Register, embedder: Any) -> None:
    version = build(home, register, embedder=embedder)
    embedder.embedded.clear()
    assert build(home, register, embedder=embedder) == version
    assert embedder.embedded == []
    assert current_number(home) == 1


def test_only_new_text_is_embedded(home: Path, register: Register, embedder: Any, publish: Publish) -> None:
    build(home, register, embedder=embedder)
    assert len(embedder.embedded) == 8
    embedder.embedded.clear()
    publish(register, "boats", "Boats", "PCD 500", "Two launches are bought.", "Approved.")
    build(home, register, embedder=embedder)
    assert sorted(embedder.embedded) == [
        "Boats. Financial comments. Approved.",
        "Boats. Financial comments. Two launches are bought.",
    ]


def test_text_that_repeats_is_embedded_once(home: Path, empty_register: Register, embedder, publish: Publish) -> None:  # type: ignore[no-untyped-def]
    publish(empty_register, "d", "T", None, "None", "None", "None")
    build(home, empty_register, embedder=embedder)
    assert len(embedder.embedded) == 1
    assert read_manifest(generation_folder(home, 1)).rows == 3


def test_progress_goes_from_what_is_known_to_all(
    home: Path, register: Register, embedder: Embedder, publish: Publish
) -> None:
    build(home, register, embedder=embedder)
    publish(register, "boats", "Boats", "PCD 500", "Two launches are bought.")
    heard: list[tuple[int, int]] = []
    build(home, register, lambda done, total: heard.append((done, total)), embedder)
    assert heard[0] == (8, 9)
    assert heard[-1] == (9, 9)


def test_an_empty_register_gives_an_empty_index(home: Path, empty_register: Register, embedder: Embedder) -> None:
    build(home, empty_register, embedder=embedder)
    index = open_index(home, empty_register, embedder)
    assert index.search("anything") == ()
    index.close()


def _terms(home: Path, prefix: str) -> list[tuple[str, int]]:
    folder = generation_folder(home, current_number(home) or 0)
    return tantivy.Index.open(str(folder / "words")).searcher().terms_with_prefix("text", prefix)  # type: ignore[no-any-return]


def _files_with(home: Path, needle: bytes) -> list[str]:
    files = (p for p in (home / "index").rglob("*") if p.is_file())
    return sorted(p.name for p in files if needle in p.read_bytes())


@pytest.mark.apart
def test_a_deleted_text_leaves_no_vector_and_no_word_behind(
    home: Path, register: Register, embedder: Embedder, publish: Publish
) -> None:
    secret = "Zyxquark moorings are bought."
    publish(register, "moorings", "Moorings", None, secret)
    vector: Vectors = embedder.embed([f"Moorings. Financial comments. {secret}"])[0]
    build(home, register, embedder=embedder)
    assert _terms(home, "zyxquark")
    assert {"chroma.sqlite3", "vectors.npy"} <= set(_files_with(home, vector.tobytes()))
    assert _files_with(home, b"Zyxquark") == []
    register.forget("moorings", "tester", "withdrawn")
    build(home, register, embedder=embedder)
    assert _terms(home, "zyxquark") == []
    assert _terms(home, "handset")
    assert _files_with(home, vector.tobytes()) == []
    assert _files_with(home, b"moorings") == []


@pytest.mark.apart
def test_chroma_is_filled_by_a_process_that_never_held_a_text(
    home: Path, register: Register, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise AssertionError("Chroma is written in the process that reads documents")

    monkeypatch.setattr("index.chroma.create_vectors", refuse)
    monkeypatch.setenv("SOME_API_KEY", "key-of-the-process")
    build(home, register, embedder=embedder)
    assert _files_with(home, b"key-of-the-process") == []
    graph = generation_folder(home, 1) / "chroma"
    written = {p: p.read_bytes() for p in graph.rglob("*.bin")}
    assert written
    index = open_index(home, register, embedder)
    assert index.search("handset")
    index.close()
    assert {p: p.read_bytes() for p in graph.rglob("*.bin")} == written


def test_a_store_that_cannot_be_filled_is_a_build_that_failed(tmp_path: Path) -> None:
    with pytest.raises(FillError, match=r"vectors\.npy"):
        fill_apart(tmp_path, [0])


class FailingEmbedder:
    """Fails at the third text."""

    def __init__(self, inner: Embedder) -> None:
        self._inner = inner
        self.name, self.precision, self.dimension = inner.name, inner.precision, inner.dimension

    def embed(self, texts: list[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        if any("launches" in text for text in texts):
            raise KeyboardInterrupt
        return self._inner.embed(texts, progress)

    def count_tokens(self, text: str) -> int:
        return self._inner.count_tokens(text)


def test_a_build_that_fails_leaves_the_generation_before_in_use(
    home: Path, register: Register, embedder: Embedder, publish: Publish
) -> None:
    version = build(home, register, embedder=embedder)
    publish(register, "boats", "Boats", "PCD 500", "Two launches are bought.")
    with pytest.raises(KeyboardInterrupt):
        build(home, register, embedder=FailingEmbedder(embedder))  # type: ignore[arg-type]
    assert _folders(home) == ["1", "current", "lock"]
    index = open_index(home, register, embedder)
    assert index.version == version
    assert "handsets" in index.search("waterproof handsets", 1)[0].chunk.text
    index.close()


KILLED_BUILD = """
import os, sys
from pathlib import Path
from typing import Any
import numpy as np
from index import record
from index.build import build
from ingest.register import open_register

record.SEGMENT = 2

class Dying:
    name, precision, dimension = "hashing@1", "float32", 64
    done = 0

    def embed(self, texts, progress=None):
        if self.done >= 4:
            os._exit(9)
        self.done += len(texts)
        return np.full((len(texts), 64), 0.125, dtype=np.float32)

    def count_tokens(self, text):
        return len(text.split())

home = Path(sys.argv[1])
build(home, open_register(home), embedder=Dying())
"""


def test_a_killed_build_loses_nothing_that_was_embedded_and_is_cleaned_up(
    home: Path, register: Register, embedder
) -> None:  # type: ignore[no-untyped-def]
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", KILLED_BUILD, str(home)], cwd=root, check=False)
    assert done.returncode == 9
    assert current_number(home) is None
    assert len(list(pending_folder(home).glob("*.npz"))) == 2
    (pending_folder(home) / "half.npz.part").write_bytes(b"PK")
    build(home, register, embedder=embedder)
    assert len(embedder.embedded) == 4
    assert read_manifest(generation_folder(home, current_number(home) or 0)).rows == 8
    assert len(_folders(home)) == 3


def test_what_a_build_killed_after_the_swap_left_is_removed_by_the_next(
    home: Path, register: Register, embedder: Embedder
) -> None:
    build(home, register, embedder=embedder)
    for leftover in (home / "index" / "7", pending_folder(home)):
        leftover.mkdir()
        np.save(leftover / "vectors.npy", np.ones(3))
    build(home, register, embedder=embedder)
    assert _folders(home) == ["1", "current", "lock"]


def test_another_model_makes_a_new_generation(
    home: Path, register: Register, embedder: Embedder, other_embedder: Embedder
) -> None:
    build(home, register, embedder=embedder)
    build(home, register, embedder=other_embedder)
    assert read_manifest(generation_folder(home, 2)).model == other_embedder.name


@pytest.mark.parametrize("part", [MANIFEST, ROWS, VECTORS, CHROMA, WORDS])
def test_a_damaged_generation_is_built_again(home: Path, register: Register, embedder: Embedder, part: str) -> None:
    build(home, register, embedder=embedder)
    (generation_folder(home, 1) / part).rename(home / part)
    build(home, register, embedder=embedder)
    assert read_manifest(generation_folder(home, 2)).rows == 8


def test_an_index_made_by_another_recipe_is_built_again(home: Path, register: Register, embedder: Embedder) -> None:
    build(home, register, embedder=embedder)
    path = generation_folder(home, 1) / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | {"recipe": "0"}))
    build(home, register, embedder=embedder)
    assert current_number(home) == 2
