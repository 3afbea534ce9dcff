"""A damaged home: every command says in one line what is damaged and what to do, and a check repairs what can be."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.layout import VECTORS, current_number, generation_folder

Run = Callable[..., Any]
Spoil = Callable[[bytes], bytes]
SPOILED: dict[str, Spoil] = {
    "empty": lambda _: b"",
    "no database": lambda _: b"This is not a database.\n" * 400,
    "cut to its half": lambda content: content[: len(content) // 2],
    "cut at its end": lambda content: content[:-4096],
    "its middle overwritten": lambda content: content[:8192] + b"\xff" * 16384 + content[24576:],
}
SAID = "decisions: the register '{}' is damaged ("
HELPS = "put a copy from a backup in its place and run 'decisions check --home {0}', or ingest the documents again"


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_damaged_register_is_one_line_that_says_what_to_do(decisions: Run, home: Path, spoil: Spoil) -> None:
    path = home / "register.db"
    assert not path.with_name("register.db-wal").exists()
    path.write_bytes(spoil(path.read_bytes()))
    ran = decisions("check", "--home", home)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith(SAID.format(path))
    assert HELPS.format(home) in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("command", [("search", "radios"), ("register",), ("withheld",), ("audit",)])
def test_every_command_says_so(decisions: Run, home: Path, command: tuple[str, ...]) -> None:
    (home / "register.db").write_bytes(b"This is not a database.\n" * 400)
    ran = decisions(*command, "--home", home)
    assert ran.code == 2
    assert ran.err.startswith(SAID.format(home / "register.db"))
    assert ran.err.count("\n") == 1


def test_a_check_repairs_the_index_once(decisions: Run, home: Path) -> None:
    decisions("check", "--home", home)
    path = generation_folder(home, current_number(home) or 0) / VECTORS
    path.write_bytes(path.read_bytes()[:-100])
    found = decisions("search", "radios", "--home", home)
    assert found.code == 2
    assert f"run 'decisions check --home {home}'" in found.err
    ran = decisions("check", "--home", home)
    assert "The index was rebuilt: it is damaged: vectors.npy is not as it was written" in ran.out
    assert "The index agrees with the register." in decisions("check", "--home", home).out
    assert decisions("search", "radios", "--home", home).code == 0
