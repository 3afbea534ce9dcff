"""A build, killed again and again at any moment: the generation before keeps answering, for who has it open and for who
opens it then, nothing that was started for the build stays, and the next build is right."""

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from index.build import build, verify
from index.layout import MANIFEST, VECTORS, WORDS, current_number, generation_folder, pending_folder
from index.search import Index, open_index
from index.vectors import Embedder, load_embedder
from ingest.register import Register, open_register
from tests.index.conftest import HashingEmbedder, publish
from tests.processes import PROC, alive, descendants

ROOT = Path(__file__).parents[2]
DOCUMENTS, PARAGRAPHS = 100, 24
VOCABULARY = [a + b for a in ("bel", "cor", "dun", "fal", "gar") for b in ("ter", "mow", "sick", "ling", "by")]
KEPT = "The lamp room at Gull Point is repaired before the winter."
"""A paragraph that no round changes."""
COMMAND = """
import sys, time
from pathlib import Path
from index import record
from index.build import build
from index.vectors import load_embedder
from ingest.register import open_register
from tests.index.conftest import HashingEmbedder

class Slow(HashingEmbedder):
    def embed(self, texts, progress=None):
        time.sleep(len(texts) / 500)
        return super().embed(texts, progress)

record.SEGMENT = 64
home = Path(sys.argv[1])
register = open_register(home)
embedder = Slow() if sys.argv[2] == "hashing" else load_embedder()
print("begins", flush=True)
build(home, register, embedder=embedder)
print("ends", flush=True)
"""


def fill(register: Register, moments: random.Random, share: float) -> None:
    """Write this share of the documents anew; one in ten of those goes."""
    for n in moments.sample(range(DOCUMENTS), round(share * DOCUMENTS)):
        if moments.random() < 0.1 and f"d{n}" in register.ids():
            register.forget(f"d{n}", "tester", "gone")
            continue
        texts = (" ".join(moments.choices(VOCABULARY, k=moments.randint(5, 40))) for _ in range(PARAGRAPHS))
        publish(register, f"d{n}", f"Title {n}", f"PCD {n + 100}", *texts)


VOCABULARY = [a + b for a in ("bel", "cor", "dun", "fal", "gar", "hol") for b in ("ter", "mow", "sick", "ling", "by")]


def build_and_time(home: Path, register: Register, embedder: Embedder) -> float:
    """Build undisturbed; the seconds in which a slower build of the same is likely to be still at work."""
    began = time.monotonic()
    build(home, register, embedder=embedder)
    return 1.2 * (time.monotonic() - began) + 1.0


@contextmanager
def building(home: Path, kind: str) -> "Iterator[subprocess.Popen[str]]":
    """A build in a process of its own, under way."""
    argv = [sys.executable, "-c", COMMAND, str(home), kind]
    with subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begins\n"
        yield process


def kill(process: "subprocess.Popen[str]", after: float) -> set[int]:
    """Kill a process some seconds from now; the processes it had that still run a while later."""
    time.sleep(after)
    started = descendants(process.pid)
    process.kill()
    until = time.monotonic() + 5
    while alive(started) and time.monotonic() < until:
        time.sleep(0.02)
    return alive(started)


def stage(home: Path, before: int) -> str:
    """How far a build had come."""
    if current_number(home) != before:
        return "put in use"
    folder = generation_folder(home, before + 1)
    names = ((MANIFEST, "checking"), (WORDS, "words"), ("chroma", "Chroma"), (VECTORS, "vectors"))
    found = (told for name, told in names if (folder / name).exists())
    return next(found, "embedding" if pending_folder(home).exists() else "reading" if folder.exists() else "before")


def answers(index: Index) -> bool:
    return index.search("repair of the lamp room, Gull Point", 1)[0].chunk.text == KEPT


@pytest.mark.skipif(not PROC.is_dir(), reason="processes are found through /proc")
@pytest.mark.parametrize(("kind", "share"), [("hashing", 1.0), ("model", 0.2)])
def test_a_build_that_is_killed_at_any_moment_leaves_the_index_before_and_nothing_else(
    tmp_path: Path, request: pytest.FixtureRequest, kind: str, share: float
) -> None:
    kills = round(share * request.config.getoption("--kills"))
    if kills < 2:
        pytest.skip("the model is loaded for more kills only: --kills 10 and more")
    embedder: Embedder = HashingEmbedder() if kind == "hashing" else load_embedder()
    moments, stages = random.Random(11), Counter[str]()
    with closing(open_register(tmp_path, create=True)) as register:
        publish(register, "kept", "Lights", "PCD 1", KEPT)
        fill(register, moments, 1.0)
        lasts = build_and_time(tmp_path, register, embedder)
        with closing(open_index(tmp_path, register, embedder)) as reader:
            for _ in range(kills):
                fill(register, moments, 0.3)
                before = current_number(tmp_path) or 0
                with building(tmp_path, kind) as process:
                    assert kill(process, moments.uniform(0.0, lasts)) == set()
                stages[stage(tmp_path, before)] += 1
                assert answers(reader)
                with closing(open_index(tmp_path, register, embedder)) as another:
                    assert answers(another)
                    assert another.version == reader.version
                lasts = build_and_time(tmp_path, register, embedder)
                assert answers(reader)
                assert verify(tmp_path, register, embedder) is None
                assert sorted(p.name for p in (tmp_path / "index").iterdir() if p.name.isdecimal()) == [
                    str(current_number(tmp_path))
                ]
    print(f"{kind}: {kills} kills, {dict(stages)}")  # noqa: T201 - told with -s
    assert kills < 10 or len(stages) > 3  # it was killed at work, at one thing and another
