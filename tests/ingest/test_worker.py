"""A file that hangs, fills, crashes or takes over the process that reads it is one line that names the cause, never has
a word of the file, and leaves every other file as it is."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from ingest import keeper
from ingest.crew import Crew, own_crew
from ingest.keeper import Limits
from ingest.readers import Hidden, Line, Page, Reading, UnreadableError
from ingest.readers.kinds import read_file
from ingest.wire import WireError, pack, unpack
from tests.ingest.strange_readers import NAME, WORDS
from tests.points import GUARD, wait_until
from tests.processes import PROC, alive, descendants

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "evals" / "samples"
LIMITS = Limits(quiet=GUARD, total=GUARD, memory=256 << 20)
"""For a reader that comes to its end by itself, however slow the machine is."""
HANGING = {
    "sleep": Limits(quiet=1.5, total=GUARD),
    "spin": Limits(quiet=1.5, total=GUARD),
    "child": Limits(quiet=1.5, total=GUARD),
    "endless-pages": Limits(quiet=GUARD, total=4.0),
}
"""For one that never does: the limit that ends it."""


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    made = Crew(NAME, LIMITS, size=2)
    yield made
    made.stop()


def put(folder: Path, words: str) -> Path:
    path = folder / "a.txt"
    path.write_text(words, encoding="utf-8")
    return path


def text_of(reading: Reading) -> str:
    return "\n".join(line.text for page in reading.pages for line in page.lines)


def test_a_worker_reads_what_the_reader_reads() -> None:
    for path in sorted(SAMPLES.glob("*.txt")):
        assert own_crew().read(path) == read_file(path)


READING = Reading(
    (
        Page(1, (Line(1, 'A "quoted" line\t£5 – né\u2028\n', True, True), Line(2, "", False, None)), "iv", True),
        Page(None, ()),
    ),
    (Hidden("comments", None), Hidden("text under a box", 3)),
)


def test_a_reading_is_the_same_after_it_was_sent() -> None:
    assert unpack(pack(READING)) == READING
    assert b"\n" not in pack(READING)


def test_half_a_character_becomes_a_question_mark() -> None:
    broken = Reading((Page(None, (Line(1, "a\ud800b"),)),))
    assert text_of(unpack(pack(broken))) == "a?b"


@pytest.mark.parametrize(
    "value",
    (
        3,
        [],
        {},
        {"pages": 3, "hidden": []},
        {"pages": [[1, None, False]], "hidden": []},
        {"pages": [["1", None, False, []]], "hidden": []},
        {"pages": [[True, None, False, []]], "hidden": []},
        {"pages": [[1, 2, False, []]], "hidden": []},
        {"pages": [[1, None, None, []]], "hidden": []},
        {"pages": [[1, None, False, [[1, ["x"], False, None]]]], "hidden": []},
        {"pages": [[1, None, False, [[1, "x", 0, None]]]], "hidden": []},
        {"pages": [[1, None, False, [[1, "x", False, "yes"]]]], "hidden": []},
        {"pages": [], "hidden": [[None, 1]]},
        {"pages": [], "hidden": [["x", "y"]]},
    ),
)
def test_what_has_another_shape_is_no_reading(value: object) -> None:
    with pytest.raises(WireError):
        unpack(json.dumps(value).encode())


def test_deeply_nested_bytes_are_no_reading() -> None:
    with pytest.raises(WireError):
        unpack(b"[" * 200_000)


STRANGE = {
    "sleep": r"^reading it took more than 2 s$",
    "spin": r"^reading it took more than 2 s$",
    "child": r"^reading it took more than 2 s$",
    "endless-pages": r"^reading it took more than 4 s$",
    "eat": r"^reading it needed more than 256 MB$",
    "fall": r"^the reader crashed on it$",
    "recurse": r"^the reader crashed on it$",
    "leave": r"^the reader crashed on it$",
    "raise": r"^the reader crashed on it$",
    "nonsense": r"^the reader crashed on it$",
    "another-shape": r"^the reader crashed on it$",
    "refuse": r"^the file is encrypted$",
}


@pytest.mark.parametrize("act", STRANGE)
def test_a_file_that_does_harm_is_one_line_and_the_next_is_read(
    crew: Crew, tmp_path: Path, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_limits", HANGING.get(act, LIMITS))
    crew.stop()  # the next worker is one with these limits
    with pytest.raises(UnreadableError, match=STRANGE[act]) as raised:
        crew.read(put(tmp_path, f"{act} {WORDS}"))
    assert WORDS not in repr(raised.value) + repr(raised.value.__cause__)
    monkeypatch.setattr(crew, "_limits", LIMITS)
    assert text_of(crew.read(put(tmp_path, "words"))) == "words"


SMALL_PARENT = """
import sys
from pathlib import Path
from ingest.crew import Crew
from ingest.keeper import Limits
from ingest.readers import UnreadableError
crew = Crew(sys.argv[1], Limits(memory=256 << 20), size=1)
try:
    crew.read(Path(sys.argv[2]))
except UnreadableError as error:
    print(error)
crew.stop()
"""


@pytest.mark.parametrize(
    ("act", "why"),
    (("eat-in-c", "reading it needed more than 256 MB\n"), ("fall", "the reader crashed on it\n")),
)
def test_a_library_that_ends_the_process_for_want_of_memory_is_told_from_one_that_crashes(
    tmp_path: Path, act: str, why: str
) -> None:
    small = ["sh", "-c", '"$@"; exit $?', "sh"]  # a process counts its parent's memory as its own until then
    argv = [*small, sys.executable, "-c", SMALL_PARENT, NAME, str(put(tmp_path, f"{act} x"))]
    assert subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=True).stdout == why


def test_an_answer_without_end_is_cut_off(crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "LONGEST_ANSWER", 1 << 20)
    with pytest.raises(UnreadableError, match="more than 1 MB of text"):
        crew.read(put(tmp_path, "for-ever x"))


def test_a_missing_file_is_an_os_error_and_the_worker_stays(crew: Crew, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        crew.read(tmp_path / "nowhere.txt")


def test_what_a_library_prints_goes_nowhere(tmp_path: Path) -> None:
    path = put(tmp_path, f"print {WORDS}")
    script = f"""
from pathlib import Path
from ingest.crew import Crew
crew = Crew({NAME!r})
print(len(crew.read(Path({str(path)!r})).pages))
crew.stop()
"""
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("1\n", "")


def test_a_reader_that_tells_its_pages_may_take_longer_than_one_that_is_quiet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crew, heard, now = Crew(NAME, Limits(quiet=GUARD, total=10 * GUARD), size=1), [], [0.0]
    monkeypatch.setattr(keeper, "time", SimpleNamespace(monotonic=lambda: now[0]))

    def hear(done: int, total: int) -> None:
        heard.append((done, total))
        now[0] += 0.9 * GUARD  # so long a page took

    crew.read(put(tmp_path, "pages x"), hear)
    crew.stop()
    assert heard == [(n, 6) for n in range(1, 7)]


def test_a_worker_is_used_again_and_one_that_failed_is_not(tmp_path: Path) -> None:
    crew = Crew("tests.ingest.strange_readers:tell_process", LIMITS, size=1)
    first, second = (text_of(crew.read(put(tmp_path, "x"))) for _ in range(2))
    with pytest.raises(UnreadableError):
        crew.read(put(tmp_path, "raise x"))
    third = text_of(crew.read(put(tmp_path, "x")))
    os.kill(int(third), signal.SIGKILL)  # as the system does with an idle process when memory is short
    wait_until(lambda: not alive({int(third)}))
    fourth = text_of(crew.read(put(tmp_path, "x")))
    crew.stop()
    assert first == second
    assert len({first, third, fourth, str(os.getpid())}) == 4


def test_a_file_that_finds_a_worker_full_is_read_again_by_a_new_one(tmp_path: Path) -> None:
    crew = Crew("tests.ingest.strange_readers:hoard", Limits(memory=256 << 20), size=1)
    told = [text_of(crew.read(put(tmp_path, "x"))) for _ in range(5)]
    crew.stop()
    assert len(set(told)) > 1


def test_threads_share_the_workers(crew: Crew, tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.txt" for n in range(40)]
    for path in paths:
        path.write_text(path.stem if path.stem != "7" else "raise 7")
    with ThreadPoolExecutor(8) as pool:
        futures = [pool.submit(crew.read, path) for path in paths]
        told = [None if f.exception() else text_of(f.result()) for f in futures]
    assert told == [str(n) if n != 7 else None for n in range(40)]


def test_a_reading_that_is_given_up_ends_its_worker(crew: Crew, tmp_path: Path) -> None:
    def give_up(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        crew.read(put(tmp_path, "endless-pages x"), give_up)
    assert text_of(crew.read(put(tmp_path, "words"))) == "words"


def test_stopping_the_crew_ends_a_worker_that_reads(tmp_path: Path) -> None:
    crew = Crew(NAME, size=1)
    with ThreadPoolExecutor(1) as pool:
        (log := tmp_path / ".reads").touch()
        reading = pool.submit(crew.read, put(tmp_path, "sleep x"))
        wait_until(log.read_text)
        crew.stop()
        assert isinstance(reading.exception(timeout=GUARD), UnreadableError)


PARENT = """
import sys, threading, time
from pathlib import Path
from ingest.crew import Crew
crew = Crew(sys.argv[1], size=2)
crew.read(Path(sys.argv[2]))
threading.Thread(target=crew.read, args=(Path(sys.argv[3]),), daemon=True).start()
while "a.txt" not in Path(sys.argv[3]).with_name(".reads").read_text():
    time.sleep(0.01)
print("reading", flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(not PROC.is_dir(), reason="processes are counted through /proc")
@pytest.mark.parametrize("act", ("sleep", "spin", "child"))
def test_workers_die_with_their_parent_however_it_ends(tmp_path: Path, act: str) -> None:
    (tmp_path / "idle.txt").write_text("x")
    busy = put(tmp_path, f"{act} x")
    (tmp_path / ".reads").touch()
    argv = [sys.executable, "-c", PARENT, NAME, str(tmp_path / "idle.txt"), str(busy)]
    with subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "reading\n"
        wait_until(lambda: len(descendants(parent.pid)) >= (2 if act == "child" else 1))
        workers = descendants(parent.pid)
        assert workers
        parent.kill()
    wait_until(lambda: not alive(workers))
    assert alive(workers) == set()


def test_starting_a_worker_takes_no_library_with_it(tmp_path: Path) -> None:
    crew = Crew("tests.ingest.strange_readers:tell_modules", size=1)
    loaded = set(text_of(crew.read(put(tmp_path, "x"))).split())
    crew.stop()
    assert loaded.isdisjoint({"sqlalchemy", "numpy", "pydantic", "torch", "chromadb", "onnxruntime"})
