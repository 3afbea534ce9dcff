"""Which files of a folder are read, and what is kept of those that are held."""

from pathlib import Path

import pytest

from ingest.register import open_register
from ingest.sync import sync
from tests.ingest.forms import form


def test_a_held_file_ingested_again_leaves_the_revision(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(form("NO") + "\nIs this report a Confidential Decision? Yes\n")
    register = open_register(tmp_path / "home", create=True)
    sync(tmp_path / "in", register)
    before = register.revision
    sync(tmp_path / "in", register)
    assert register.revision == before


def test_a_link_out_of_the_folder_is_one_failed_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.txt").write_text(form())
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "out.txt")
    (tmp_path / "in" / "z.txt").write_text(form())
    register = open_register(tmp_path / "home", create=True)
    assert len(sync(tmp_path / "in", register).documents) == 2


def test_a_hidden_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "in" / ".git").mkdir(parents=True)
    (tmp_path / "in" / ".git" / "HEAD.txt").write_text(form())
    (tmp_path / "in" / "a.txt").write_text(form())
    register = open_register(tmp_path / "home", create=True)
    assert [o.file for o in sync(tmp_path / "in", register).documents] == ["a.txt"]


@pytest.mark.parametrize("key", ("x", "x#y"))
def test_a_key_that_is_none_is_a_key_error(tmp_path: Path, key: str) -> None:
    with pytest.raises(KeyError):
        open_register(tmp_path, create=True).paragraph(key)


def test_one_held_file_in_two_folders_stays_held_when_it_leaves_one(tmp_path: Path) -> None:
    register = open_register(tmp_path / "home", create=True)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(form("NO") + "\nIs this report a Confidential Decision? Yes\n")
        (tmp_path / name / "b.txt").write_text(form("NO"))
        sync(tmp_path / name, register)
    (tmp_path / "two" / "a.txt").unlink()
    sync(tmp_path / "two", register)
    assert len(register.held()) == 1
