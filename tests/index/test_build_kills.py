"""A build, killed at one point and another: the generation before keeps answering, for who has it open and who opens it
then, nothing that was started for the build stays, and the next build is right."""

import random
import subprocess
import sys
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path

import pytest

from index.build import build, verify
from index.layout import MANIFEST, VECTORS, WORDS, current_number, generation_folder, pending_folder
from index.search import Index, open_index
from index.vectors import Embedder, load_embedder
from ingest.register import Register, open_register
from tests.index.conftest import HashingEmbedder, publish
from tests.points import kill_at_point
from tests.processes import PROC

ROOT = Path(__file__).parents[2]
DOCUMENTS, PARAGRAPHS = 100, 24
VOCABULARY = [a + b for a in ("bel", "cor", "dun", "fal", "gar") for b in ("ter", "mow", "sick", "ling", "by")]
KEPT = "The lamp room at Gull Point is repaired before the winter."
"""A paragraph that no round changes."""
COMMAND = """
import subprocess, sys, time
from pathlib import Path
from index import build, fill, record
from index.vectors import load_embedder
from ingest.register import open_register
from tests.index.conftest import HashingEmbedder
from tests.points import stop_at, stop_here

class Filling(subprocess.Popen):
    '''A process that has its rows and is at work when this one stops.'''

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stderr.read = lambda: self.stop_at_work(Path(args[0][-1], "chroma"))

    def stop_at_work(self, folder):
        while not folder.exists():
            time.sleep(0.01)
        stop_here()

record.SEGMENT = 64
home, (module, name, when, number) = Path(sys.argv[1]), sys.argv[3].split()
if name == "Popen":
    fill.subprocess.Popen = Filling
else:
    stop_at({"build": build, "record": record}[module], name, when, int(number))
register = open_register(home)
embedder = HashingEmbedder() if sys.argv[2] == "hashing" else load_embedder()
build.build(home, register, embedder=embedder)
"""
POINTS = {
    "build _read_register before 1": "before",
    "record _save after 2": "embedding",
    "build write_matrix after 1": "vectors",
    "fill Popen after 1": "Chroma",
    "build fill_apart after 1": "Chroma",
    "build create_words after 1": "words",
    "build write_sums before 1": "words",
    "build _check before 1": "checking",
    "build point_to before 1": "checking",
    "build point_to after 1": "put in use",
    "build destroy_others after 1": "put in use",
}
"""Where a build is killed, and how far it has come there."""


def fill(register: Register, choices: random.Random, share: float) -> None:
    """Write this share of the documents anew; one in ten of those goes."""
    for n in choices.sample(range(DOCUMENTS), round(share * DOCUMENTS)):
        if choices.random() < 0.1 and f"d{n}" in register.ids():
            register.forget(f"d{n}", "tester", "gone")
            continue
        texts = (" ".join(choices.choices(VOCABULARY, k=choices.randint(5, 40))) for _ in range(PARAGRAPHS))
        publish(register, f"d{n}", f"Title {n}", f"PCD {n + 100}", *texts)


VOCABULARY = [a + b for a in ("bel", "cor", "dun", "fal", "gar", "hol") for b in ("ter", "mow", "sick", "ling", "by")]


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


def kill(home: Path, kind: str, point: str) -> set[int] | None:
    """Start a build in a process of its own and kill it at a point; what it had started and still runs."""
    argv = [sys.executable, "-c", COMMAND, str(home), kind, point]
    with subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        return kill_at_point(process)


@pytest.mark.long
@pytest.mark.apart
@pytest.mark.skipif(not PROC.is_dir(), reason="processes are found through /proc")
@pytest.mark.parametrize(("kind", "share"), [("hashing", 1.0), ("model", 0.2)])
def test_a_build_that_is_killed_leaves_the_index_before_and_nothing_else(
    tmp_path: Path, request: pytest.FixtureRequest, kind: str, share: float
) -> None:
    embedder: Embedder = HashingEmbedder() if kind == "hashing" else load_embedder()
    choices = random.Random(11)  # what the documents say, the same each time
    with closing(open_register(tmp_path, create=True)) as register:
        publish(register, "kept", "Lights", "PCD 1", KEPT)
        fill(register, choices, 1.0)
        build(tmp_path, register, embedder=embedder)
        with closing(open_index(tmp_path, register, embedder)) as reader:
            for point in islice(cycle(POINTS), round(share * request.config.getoption("--kills"))):
                fill(register, choices, 0.3)
                before = current_number(tmp_path) or 0
                assert kill(tmp_path, kind, point) == set()
                assert stage(tmp_path, before) == POINTS[point]
                assert answers(reader)
                with closing(open_index(tmp_path, register, embedder)) as another:
                    assert answers(another)
                build(tmp_path, register, embedder=embedder)
                assert answers(reader)
                assert verify(tmp_path, register, embedder) is None
                assert sorted(p.name for p in (tmp_path / "index").iterdir() if p.name.isdecimal()) == [
                    str(current_number(tmp_path))
                ]
