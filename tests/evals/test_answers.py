"""ragas's figures: one row an id, None where there is none, never NaN."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from evals.answers import PRECISION, RECALL, SIMILARITY, Sample, measure_answers
from tests.evals.fakes import WordEmbedder

PRICE = "The call-off contract is worth £2.025m for three years and two months."
OTHER = "Twelve vans cost £310,400 in the first year."
ROOM = "A lift, a ramp."


def sample(i: str, retrieved: tuple[str, ...], right: tuple[str, ...], words: str = PRICE) -> Sample:
    return Sample(i, words, retrieved, right, right[:1], right[0] if right else "")


def test_each_id_has_every_figure() -> None:
    samples = [
        sample("first", (PRICE, OTHER), (PRICE,)),
        sample("second", (OTHER, PRICE), (PRICE,)),
        sample("both", (OTHER, PRICE), (PRICE, OTHER)),
        sample("none", (OTHER, ROOM), (PRICE,)),
    ]
    scores = measure_answers(samples, WordEmbedder())
    assert list(scores) == ["first", "second", "both", "none"]
    assert [scores[i][PRECISION] for i in scores] == pytest.approx([1.0, 0.5, 1.0, 0.0])
    assert [scores[i][RECALL] for i in scores] == [1.0, 1.0, 1.0, 0.0]
    assert [scores[i][SIMILARITY] for i in scores] == pytest.approx([1.0] * 4)


def test_what_cannot_be_scored_is_none() -> None:
    samples = [
        sample("nothing found", (), (PRICE,)),
        sample("no label", (PRICE,), ()),
        sample("mute", (), (), ""),
    ]
    scores = measure_answers(samples, WordEmbedder())
    assert scores["nothing found"] == {PRECISION: None, RECALL: None, SIMILARITY: pytest.approx(1.0)}
    assert scores["no label"] == scores["mute"] == {PRECISION: None, RECALL: None, SIMILARITY: None}


def test_a_row_that_comes_twice_is_noticed() -> None:
    twice = sample("s01", (PRICE,), (PRICE,))
    with pytest.raises(ValueError, match="1 rows of 2"):
        measure_answers([twice, twice], WordEmbedder())


def test_no_rows_give_no_figures() -> None:
    assert measure_answers([], WordEmbedder()) == {}


def test_only_one_file_imports_ragas() -> None:
    room = Path(__file__).parents[2] / "evals"
    importing = [
        p.name for p in room.glob("*.py") if "ragas." in p.read_text(encoding="utf-8").replace("ragas.metrics`", "")
    ]
    assert importing == ["answers.py"]


def test_ragas_keeps_quiet(tmp_path: Path) -> None:
    code = (
        "import socket; socket.socket.connect = lambda *a: (_ for _ in ()).throw(SystemExit('connected'))\n"
        "from evals.answers import measure_answers, Sample\n"
        "from tests.evals.fakes import WordEmbedder\n"
        "measure_answers([Sample('a', 'b', ('b',), ('b',), ('b',), 'b')], WordEmbedder())\n"
        "from ragas._analytics import do_not_track\nassert do_not_track()\n"
    )
    env = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=Path(__file__).parents[2], check=False, env=env
    )
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []
