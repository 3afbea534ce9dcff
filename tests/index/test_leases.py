"""Who still reads a generation that is gone is known, in this process and in another, and however it ends."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from index.build import build
from index.layout import current_number, generation_folder
from index.leases import find_readers, take_lease
from index.search import open_index
from index.vectors import Embedder
from ingest.register import HomeError, Register

ROOT = Path(__file__).parents[2]
READER = """
import sys
from pathlib import Path
from index.generation import Generation
generation = Generation(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
generation.close()
print("closed", flush=True)
sys.stdin.readline()
"""


@contextmanager
def reader(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A second process that holds a generation open until it is told to let go."""
    pipe = subprocess.PIPE
    argv = [sys.executable, "-c", READER, str(folder)]
    with subprocess.Popen(argv, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "open\n"
            yield process
        finally:
            process.kill()


def tell(process: subprocess.Popen[str]) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    return process.stdout.readline()


def test_a_home_without_leases_has_no_readers(tmp_path: Path) -> None:
    assert find_readers(tmp_path / "index") == ()


def test_a_reader_of_a_generation_that_stands_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    with take_lease(tmp_path / "1"):
        assert find_readers(tmp_path) == ()


def test_a_reader_counts_from_when_its_generation_goes_until_it_lets_go(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    with take_lease(tmp_path / "1"):
        (tmp_path / "1").rmdir()
        assert find_readers(tmp_path) == (1,)
        assert find_readers(tmp_path) == (1,)
    assert find_readers(tmp_path) == ()
    assert list((tmp_path / "leases").iterdir()) == []


def test_each_of_two_readers_must_let_go(tmp_path: Path) -> None:
    first, second = take_lease(tmp_path / "7"), take_lease(tmp_path / "7")
    first.close()
    assert find_readers(tmp_path) == (7,)
    second.close()
    assert find_readers(tmp_path) == ()


def test_generations_are_told_apart(tmp_path: Path) -> None:
    with take_lease(tmp_path / "2"), take_lease(tmp_path / "10"):
        assert find_readers(tmp_path) == (2, 10)


def test_an_index_that_follows_lets_go_of_what_was_replaced(
    home: Path, register: Register, embedder: Embedder, publish: Callable[..., None]
) -> None:
    build(home, register, embedder=embedder)
    index = open_index(home, register, embedder)
    try:
        register.forget("estates", "tester", "withdrawn")
        build(home, register, embedder=embedder)
        assert find_readers(home / "index") == (1,)
        assert "Harbour Street" not in repr(index.search("front counter at Harbour Street"))
        assert find_readers(home / "index") == ()
    finally:
        index.close()


def test_a_second_process_is_waited_for_until_it_closes(home: Path, register: Register, embedder: Any) -> None:
    build(home, register, embedder=embedder)
    with reader(generation_folder(home, 1)) as process:
        assert find_readers(home / "index") == ()
        register.forget("estates", "tester", "withdrawn")
        build(home, register, embedder=embedder)
        assert current_number(home) == 2
        assert not generation_folder(home, 1).exists()
        assert find_readers(home / "index") == (1,)
        assert tell(process) == "closed\n"
        assert find_readers(home / "index") == ()


def test_a_process_that_is_killed_holds_nothing(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from index.leases import take_lease; "
    code += "lease = take_lease(Path(sys.argv[1])); print('held', flush=True); sys.stdin.readline()"
    argv = [sys.executable, "-c", code, str(tmp_path / "1")]
    with subprocess.Popen(argv, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        assert find_readers(tmp_path) == (1,)
        process.kill()
        process.wait()
        assert find_readers(tmp_path) == ()


def test_a_generation_that_cannot_be_opened_leaves_no_lease(home: Path, register: Register, embedder: Any) -> None:
    build(home, register, embedder=embedder)
    folder = generation_folder(home, 1)
    (folder / "rows.jsonl").write_text("not json\n")
    with pytest.raises(HomeError, match="damaged"):
        open_index(home, register, embedder)
    folder.rename(home / "moved")
    assert find_readers(home / "index") == ()
