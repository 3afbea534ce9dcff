"""The leak search finds what is planted, wherever it is planted, and says when it is blind."""

import bz2
import gzip
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import tantivy

from evals.leaks import Leak, find, find_in_texts

CANARY = "zqxcanary77"
PHRASE = "Halberdine Systems undercut Morvane by £417,300"
CONTROL = "Thornquist"


def make_database(path: Path, *texts: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE notes (n INTEGER PRIMARY KEY, body TEXT)")
        db.executemany("INSERT INTO notes (body) VALUES (?)", [(t,) for t in texts])
        db.commit()


def make_words(folder: Path, *texts: str, tokenizer: str = "en_stem", stored: bool = False) -> None:
    folder.mkdir(parents=True)
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body", stored=stored, tokenizer_name=tokenizer, index_option="freq")
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(15_000_000, 1)
    for text in texts:
        writer.add_document(tantivy.Document(body=[text]))
    writer.commit()
    writer.wait_merging_threads()


def zipped(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A clean home: a register, a word index, vectors, all with the control in them where text may stand."""
    make_database(tmp_path / "register.db", f"{CONTROL} bought radios")
    make_words(tmp_path / "index" / "1" / "words", f"{CONTROL} bought radios", "Systems undercut costs by £417,300")
    np.save(tmp_path / "index" / "1" / "vectors.npy", np.ones((4, 8), dtype=np.float32))
    return tmp_path


def search(home: Path, *canaries: str) -> tuple[Leak, ...]:
    return find(home, canaries or (CANARY, PHRASE), (CONTROL,))


def test_a_clean_home_is_clean(home: Path) -> None:
    assert search(home) == ()


PLANTED: dict[str, tuple[str, Callable[[Path, str], object]]] = {
    "a plain file": ("bytes", lambda p, s: p.write_text(f"log: {s}\n")),
    "a file in capitals": ("bytes", lambda p, s: p.write_text(s.upper())),
    "a file broken over lines": ("bytes", lambda p, s: p.write_text(s.replace(" ", "\n   "))),
    "a file in UTF-16": ("bytes", lambda p, s: p.write_text(s, encoding="utf-16-le")),
    "JSON with escapes": ("bytes", lambda p, s: p.write_text(json.dumps({"a": [s]}))),
    "numpy strings": ("bytes", lambda p, s: np.save(p.with_suffix(".npy"), np.array([s]))),
    "gz": ("packed", lambda p, s: p.write_bytes(gzip.compress(f"x {s} x".encode()))),
    "bz2": ("packed", lambda p, s: p.write_bytes(bz2.compress(f"x {s} x".encode()))),
    "zip": ("packed", lambda p, s: p.write_bytes(zipped("a.txt", s.encode()))),
    "gz in zip": ("packed", lambda p, s: p.write_bytes(zipped("a.gz", gzip.compress(s.encode())))),
    "npz": ("packed", lambda p, s: np.savez_compressed(p.with_suffix(".npz"), a=np.array([s]))),
    "a row": ("row", lambda p, s: make_database(p, "x", s)),
    "a row in UTF-16": ("row", lambda p, s: make_wide_database(p, s)),
    "a packed cell": ("packed", lambda p, s: make_blob_database(p, gzip.compress(s.encode()))),
    "a free page": ("bytes", lambda p, s: make_deleted_row(p, s)),
    "the write-ahead log": ("row", lambda p, s: make_logged_row(p, s)),
    "index terms": ("term", lambda p, s: make_words(p, s)),
    "index terms unstemmed": ("term", lambda p, s: make_words(p, s, tokenizer="default")),
    "one index term": ("term", lambda p, s: make_words(p, s, tokenizer="raw")),
    "stored fields": ("stored", lambda p, s: make_words(p, f"{s}, " * 40, stored=True)),
}


def make_wide_database(path: Path, text: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA encoding = 'UTF-16le'")
        db.execute("CREATE TABLE notes (body TEXT)")
        db.execute("INSERT INTO notes VALUES (?)", (text,))
        db.commit()


def make_blob_database(path: Path, content: bytes) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE notes (body BLOB)")
        db.execute("INSERT INTO notes VALUES (?)", (content,))
        db.commit()


def make_deleted_row(path: Path, text: str) -> None:
    make_database(path, "x", text + " y" * 5000)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA secure_delete = OFF")
        db.execute("DELETE FROM notes WHERE n = 2")
        db.commit()
        assert db.execute("PRAGMA freelist_count").fetchone()[0] > 0


def make_logged_row(path: Path, text: str) -> None:
    """A row that stands in the log alone: the database is copied while it is open."""
    live = path.parent.parent / f"{path.parent.name}-live.db"
    make_database(live, "x")
    with closing(sqlite3.connect(live)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("INSERT INTO notes (body) VALUES (?)", (text,))
        db.commit()
        path.write_bytes(live.read_bytes())
        path.with_name(path.name + "-wal").write_bytes(live.with_name(live.name + "-wal").read_bytes())


@pytest.mark.parametrize("canary", [CANARY, PHRASE])
@pytest.mark.parametrize("place", PLANTED)
def test_a_planted_string_is_found(home: Path, place: str, canary: str) -> None:
    how, plant = PLANTED[place]
    plant(home / "planted", canary)
    leaks = search(home, canary)
    assert how in {leak.how for leak in leaks}
    assert {leak.needle for leak in leaks} == {"canary 1"}


def test_a_leak_never_repeats_the_words(home: Path) -> None:
    (home / "log.txt").write_text(CANARY)
    (leak,) = search(home)
    assert str(leak) == "canary 1: bytes in log.txt"
    assert CANARY not in repr(leak)


def test_a_file_name_is_searched(home: Path) -> None:
    (home / f"{CANARY}.txt").write_text("x")
    assert [leak.how for leak in search(home)] == ["name"]


def test_a_string_across_two_blocks_is_found(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.decode.BLOCK", 64)
    monkeypatch.setattr("evals.decode.OVERLAP", 32)
    (home / "log.txt").write_text("y" * 60 + CANARY + "y" * 60)
    assert [leak.how for leak in search(home)] == ["bytes"]


def test_words_that_meet_only_in_different_entries_are_no_leak(home: Path) -> None:
    make_words(home / "more", "Halberdine Systems", "undercut Morvane by £417,300")
    assert search(home) == ()


def test_a_control_that_is_nowhere_means_blind(home: Path) -> None:
    leaks = find(home, (CANARY,), ("Nowhereman",))
    assert {(leak.needle, leak.where, leak.how) for leak in leaks} == {
        ("control 1", "anywhere", "blind"),
        ("control 1", "database rows", "blind"),
        ("control 1", "index terms", "blind"),
    }


def test_a_control_must_be_found_in_every_kind_of_store(home: Path, tmp_path: Path) -> None:
    make_database(home / "more.db", "Wexmarl alone")
    leaks = find(home, (CANARY,), (CONTROL, "Wexmarl"))
    assert [str(leak) for leak in leaks] == ["control 2: blind in index terms"]


def test_an_empty_home_is_blind(tmp_path: Path) -> None:
    assert [leak.how for leak in find(tmp_path, (CANARY,), (CONTROL,))] == ["blind"]


@pytest.mark.parametrize(
    "content", [gzip.compress(b"x" * 100)[:-12], b"SQLite format 3\x00" + b"\xff" * 200, b"PK\x03\x04 broken"]
)
def test_what_cannot_be_decoded_is_reported(home: Path, content: bytes) -> None:
    (home / "broken").write_bytes(content)
    assert "unread" in {leak.how for leak in search(home)}


def test_a_broken_word_index_is_reported(home: Path) -> None:
    for path in (home / "index" / "1" / "words").glob("*.term"):
        path.write_bytes(b"")
    assert "unread" in {leak.how for leak in search(home)}


def test_what_is_packed_too_deep_is_reported(home: Path) -> None:
    content = CANARY.encode()
    for _ in range(6):
        content = gzip.compress(content)
    (home / "deep").write_bytes(content)
    assert [leak.how for leak in search(home)] == ["unread"]


def test_texts_are_searched_too(home: Path) -> None:
    leaks = find(home, (CANARY,), (CONTROL,), {"log": f"read {CANARY}", "reply 1": "nothing"})
    assert leaks == (Leak("canary 1", "log", "text"),)
    assert find_in_texts({"reply 1": f"It was {CANARY.title()}."}, ("other thing", CANARY)) == (
        Leak("canary 2", "reply 1", "text"),
    )


@pytest.mark.parametrize(
    ("canaries", "controls"),
    [((), (CONTROL,)), ((CANARY,), ()), (("abc",), (CONTROL,)), ((CANARY,), (" x ",))],
)
def test_a_search_for_nothing_is_refused(home: Path, canaries: tuple[str, ...], controls: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="expected"):
        find(home, canaries, controls)
