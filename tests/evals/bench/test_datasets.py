"""Other projects' question sets are read as they are, and refused when they are not what they should be."""

import json
from pathlib import Path
from typing import Any

import pytest

from evals.bench.datasets import DatasetError, read_dataset

SHARED = Path(__file__).parents[3] / ".." / "shared" / "bench"

PASSAGES = [
    {"id": "a.pdf#page=1", "doc": "a.pdf", "page": 1, "text": "Kennels."},
    {"id": "p2", "title": "Dogs", "text": "Leads."},
]
QUESTIONS = [
    {"id": "q1", "question": "Where do dogs sleep?", "gold": [{"id": "a.pdf#page=1", "in_corpus": True}]},
    {"id": "q2", "question": "And the cats?", "gold": []},
    {
        "id": "q3",
        "question": "On what?",
        "history": [{"role": "user", "text": "Are dogs led?"}, {"role": "agent", "text": "Yes."}],
        "gold": [{"id": "p2"}],
    },
]


def write(folder: Path, passages: list[dict[str, Any]], questions: list[dict[str, Any]]) -> Path:
    for name, lines in (("corpus", passages), ("questions", questions)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return folder


def test_questions_that_nothing_answers_are_left_out(tmp_path: Path) -> None:
    dataset = read_dataset(write(tmp_path, PASSAGES, QUESTIONS))
    assert [asked.id for asked in dataset.questions] == ["q1", "q3"]
    assert [p.document for p in dataset.passages] == ["a.pdf", "p2"]
    assert dataset.pdfs is None


def test_only_the_askers_own_turns_are_kept(tmp_path: Path) -> None:
    dataset = read_dataset(write(tmp_path, PASSAGES, QUESTIONS))
    assert dataset.questions[1].earlier == ("Are dogs led?",)


def test_a_half_depends_on_the_id_alone(tmp_path: Path) -> None:
    first = read_dataset(write(tmp_path, PASSAGES, QUESTIONS)).questions
    again = read_dataset(write(tmp_path, PASSAGES, [QUESTIONS[2], QUESTIONS[0]])).questions
    assert {a.id: a.half for a in first} == {a.id: a.half for a in again}


@pytest.mark.parametrize(
    ("questions", "told"),
    [([{"id": "q", "question": "What?", "gold": [{"id": "p9"}]}], "p9"), ([{"id": "q"}], "questions.jsonl, line 1")],
)
def test_a_set_that_is_not_right_is_refused(tmp_path: Path, questions: list[dict[str, Any]], told: str) -> None:
    with pytest.raises(DatasetError, match=told):
        read_dataset(write(tmp_path, PASSAGES, questions))


def test_a_folder_without_a_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"corpus\.jsonl"):
        read_dataset(tmp_path)


@pytest.mark.parametrize(("name", "count"), [("azure_northwind", 201), ("clapnq", 146), ("mtrag", 66)])
def test_the_public_sets_have_their_questions(name: str, count: int) -> None:
    if not (SHARED / name).is_dir():
        pytest.skip("that need ../shared")
    assert len(read_dataset(SHARED / name).questions) == count
