"""`decisions eval`: its options, what it prints where, and its exit codes."""

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from assistant.verify import Answer, Refusal
from evals.command import add_arguments, run
from ingest.register import HomeError
from tests.evals.fakes import FakeAssistant, answer, cite, make_register, refuse

CASES = [
    {"id": "price", "question": "How much?", "outcome": "answered", "facts": ["£2.025m"],
     "gold": [{"document": "gateway", "section": "5", "paragraph": "5.1"}]},
    {"id": "cameras", "question": "Any cameras?", "outcome": "nothing_found"},
]  # fmt: skip


@dataclass
class Place:
    """A folder with a home, a set and a report folder; what the product replies can be changed."""

    folder: Path
    replies: dict[str, Callable[..., Answer | Refusal]] = field(default_factory=dict)

    def open(self, home: Path) -> FakeAssistant:
        register = make_register(home)
        results = {question: make(register) for question, make in self.replies.items()}
        return FakeAssistant(register, results, {"How much?": ["gateway#2"]})  # type: ignore[arg-type]

    def run(self, *options: str) -> int:
        parser = argparse.ArgumentParser()
        add_arguments(parser)
        out = ("--out", str(self.folder / "out"))
        return run(parser.parse_args([*options, *out]))

    @property
    def set(self) -> str:
        return str(self.folder / "tiny.jsonl")

    @property
    def home(self) -> tuple[str, str]:
        return "--home", str(self.folder / "home")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    place = Place(tmp_path)
    place.replies["How much?"] = lambda register: answer(cite(register, "gateway#2"))
    Path(place.set).write_text("\n".join(map(json.dumps, CASES)), encoding="utf-8")
    monkeypatch.setattr("evals.command.open_assistant", place.open)
    return place


def test_a_run_prints_its_table_and_writes_its_report(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert place.run(place.set, *place.home) == 0
    printed = capsys.readouterr()
    assert "citation recall" in printed.out
    assert "leaks were not searched for" in printed.err
    assert (place.folder / "out" / "summary.json").is_file()


def test_json_is_one_object_on_standard_output(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert place.run(place.set, *place.home, "--json") == 0
    assert json.loads(capsys.readouterr().out)["metrics"]["outcome"]["value"] == 1.0


def test_the_gate_passes_on_its_own_baseline(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert place.run(place.set, *place.home, "--write-baseline") == 0
    assert (place.folder / "tiny.baseline.json").is_file()
    assert place.run(place.set, *place.home, "--gate") == 0
    assert "gate: passed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (lambda register: refuse("not_answered"), "outcome: 0.500, the baseline 1.000 (cases: price)"),
        (lambda register: answer(cite(register, "gateway#3")), "citation precision: 0.000"),
        (lambda register: answer(cite(register, "gateway#2", "worth £9m")), "unsupported: case price"),
        (lambda register: ValueError("broken"), "error: case price: ValueError: broken"),
    ],
)
def test_the_gate_fails_on_a_fall(
    place: Place, capsys: pytest.CaptureFixture[str], reply: Callable[..., Answer], said: str
) -> None:
    assert place.run(place.set, *place.home, "--write-baseline") == 0
    place.replies["How much?"] = reply
    assert place.run(place.set, *place.home, "--gate") == 1
    assert said in capsys.readouterr().err


def test_a_faulty_run_is_no_baseline(place: Place) -> None:
    place.replies["How much?"] = lambda register: answer(cite(register, "gateway#2", "worth £9m"))
    assert place.run(place.set, *place.home, "--write-baseline") == 1
    assert not (place.folder / "tiny.baseline.json").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--gate"], "no baseline"),
        (["--gate", "--baseline", "elsewhere.json"], "'elsewhere.json'"),
    ],
)
def test_a_gate_without_a_baseline_is_wrong_use(
    place: Place, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    assert place.run(place.set, *place.home, *options) == 2
    assert said in capsys.readouterr().err


def test_a_missing_set_is_one_line(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert place.run("missing.jsonl") == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_missing_home_is_one_line(
    place: Place, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse_to_open(home: Path) -> FakeAssistant:
        raise HomeError(f"no register in {str(home)!r}: run 'decisions ingest FOLDER --home {home}' first")

    monkeypatch.setattr("evals.command.open_assistant", refuse_to_open)
    assert place.run(place.set, *place.home) == 2
    assert "decisions ingest" in capsys.readouterr().err


def test_a_label_that_points_nowhere_stops_the_run(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    lost = {**CASES[0], "gold": [{"document": "gateway", "paragraph": "9.9"}]}
    Path(place.set).write_text(json.dumps(lost), encoding="utf-8")
    assert place.run(place.set, *place.home) == 2
    assert "case 'price': no paragraph is document 'gateway', paragraph '9.9'" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--gate", "--write-baseline"], ["--home", "a", "--docs", "b"]])
def test_options_that_exclude_each_other(place: Place, options: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        place.run(place.set, *options)
    assert stopped.value.code == 2


def test_the_leak_search_takes_no_gate(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert place.run("leaks", "--gate") == 2
    assert "'leaks' takes" in capsys.readouterr().err
