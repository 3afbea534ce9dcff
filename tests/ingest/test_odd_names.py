"""Names of files that are not UTF-8, or that hold line ends and controls: the other files are in, and nothing that is
printed can be forged by a name."""

import os
from pathlib import Path

import pytest

from ingest.folder import FolderError
from ingest.sync import sync
from tests.ingest.conftest import Desk
from tests.ingest.decisions import BUOYS, KITES, decision

FORGED = "a\nHeld: 3 files\x1b[31m\u202e.txt"
SHOWN = r"a\nHeld: 3 files\x1b[31m\u202e.txt"


def put_odd(folder: Path, name: bytes, text: str = "x") -> None:
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    except OSError:
        pytest.skip("this file system takes no names that are not UTF-8")


@pytest.mark.parametrize("name", (b"caf\xe9.txt", b"caf\xe9/a.txt"))
def test_a_name_that_is_not_utf_8_is_one_failed_line_and_the_others_are_in(desk: Desk, name: bytes) -> None:
    put_odd(desk.folder, name)
    desk.put("a.txt", decision("PCD 1", "Kites", *KITES))
    desk.put("z.txt", decision("PCD 2", "Buoys", *BUOYS))
    outcomes = desk.ingest("Ann")
    assert sorted(o.status for o in outcomes) == ["failed", "published", "published"]
    (failed,) = (o for o in outcomes if o.status == "failed")
    assert failed.file == name.decode("utf-8", "backslashreplace").removesuffix("/a.txt")
    assert list(failed.reasons) == ["its name is not UTF-8: give it another"]
    assert sorted(desk.statuses("Ann")) == ["failed", "unchanged", "unchanged"]


def test_a_link_to_a_file_whose_name_is_not_utf_8_fails(desk: Desk) -> None:
    put_odd(desk.folder, b"caf\xe9.txt")
    (desk.folder / "link.txt").symlink_to(os.fsdecode(b"caf\xe9.txt"))
    assert desk.statuses("Ann") == ["failed", "failed"]


def test_a_folder_whose_path_is_not_utf_8_is_refused(desk: Desk) -> None:
    put_odd(desk.folder, b"caf\xe9/a.txt")
    with pytest.raises(FolderError, match=r"caf\\xe9' is not UTF-8"):
        sync(Path(os.fsdecode(os.fsencode(desk.folder) + b"/caf\xe9")), desk.register)


def test_a_name_with_line_ends_and_controls_is_shown_on_one_line(desk: Desk) -> None:
    desk.put(FORGED, decision("PCD 1", "Kites", *KITES))
    desk.put(f"b{FORGED}", "")
    outcomes = desk.ingest("Ann")
    assert [(o.file, o.status) for o in outcomes] == [(SHOWN, "published"), (f"b{SHOWN}", "failed")]
    assert {d.source for d in desk.register.documents()} == {SHOWN}
    assert sorted(desk.statuses("Ann")) == ["failed", "unchanged"]
