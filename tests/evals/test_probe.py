"""The leak search over a whole home: what the product says is searched like what it stores."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from evals.cases import SetError
from evals.homes import BuiltHome
from evals.probe import probe, read_needles
from tests.evals.fakes import FakeAssistant, answer, cite, make_register

CANARY = "zqxcanary77"


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    folder = tmp_path / "sets"
    folder.mkdir()
    (folder / "canaries.txt").write_text(f"# planted in exempt text\n\n{CANARY}\n")
    (folder / "controls.txt").write_text("call-off contract\n")
    return folder


def leaks(tmp_path: Path, sets: Path, reply_holds: str = "", log: str = "") -> list[str]:
    home = tmp_path / "home"
    register = make_register(home)
    result = replace(answer(cite(register, "gateway#2")), notes=(reply_holds,))
    assistant = FakeAssistant(register, {"What does Part 2 say?": result}, {CANARY: ["gateway#2"]})
    found = probe(BuiltHome(home, io.StringIO(log)), assistant, sets)  # type: ignore[arg-type]
    register.close()
    return [str(leak) for leak in found]


def test_a_clean_product_is_clean(tmp_path: Path, sets: Path) -> None:
    assert leaks(tmp_path, sets) == []


def test_a_canary_in_a_reply_is_a_leak(tmp_path: Path, sets: Path) -> None:
    assert leaks(tmp_path, sets, reply_holds=f"see {CANARY}") == ["canary 1: text in reply 1"]


def test_a_canary_in_the_log_is_a_leak(tmp_path: Path, sets: Path) -> None:
    assert leaks(tmp_path, sets, log=f"reading {CANARY}\n") == ["canary 1: text in log"]


def test_a_canary_in_the_register_is_found_in_rows_and_hits(tmp_path: Path, sets: Path) -> None:
    (sets / "canaries.txt").write_text(f"{CANARY}\nthree years and two months\n")
    found = leaks(tmp_path, sets)
    assert "canary 2: row in register.db, table paragraphs" in found
    assert "canary 2: text in hits for canary 1" in found


def test_a_control_that_is_not_found_is_a_failure(tmp_path: Path, sets: Path) -> None:
    (sets / "controls.txt").write_text("Nowhereman\n")
    assert "control 1: blind in database rows" in leaks(tmp_path, sets)


@pytest.mark.parametrize("content", [None, "", "# nothing\n", "abc\n"])
def test_a_list_without_proper_strings_is_refused(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "canaries.txt"
    if content is not None:
        path.write_text(content)
    with pytest.raises(SetError, match=r"canaries\.txt"):
        read_needles(path)
