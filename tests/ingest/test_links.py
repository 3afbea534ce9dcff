"""Links in a folder: what is said of one holds for its file, a folder behind one is read, and none is passed over."""

import os
from pathlib import Path

import pytest

from ingest.outcomes import FileOutcome
from ingest.sources import Given, SourcesError, read_sources
from tests.ingest.conftest import Desk
from tests.ingest.decisions import BUOYS, KITES, decision

OF_KITES, OF_BUOYS = ("\n\n".join((title, *text)) for title, text in (("Of kites", KITES), ("Of buoys", BUOYS)))
"""Texts that nothing marks as public."""
HEAD = "file,url,published,body,title\n"


def told(desk: Desk, by: str | None = "Ann") -> dict[str, FileOutcome]:
    return {outcome.file: outcome for outcome in desk.ingest(by)}


def link(desk: Desk, name: str, to: str) -> None:
    (desk.folder / name).parent.mkdir(parents=True, exist_ok=True)
    (desk.folder / name).symlink_to(to)


@pytest.fixture
def linked(desk: Desk) -> Desk:
    """A file and a folder, each with a link to it, and another file."""
    desk.put("store/a.txt", OF_KITES)
    desk.put("real/c.txt", OF_BUOYS)
    desk.put("z.txt", decision("PCD 3", "Lamps", "The lamps of the harbour were bought for £3,000 from Larch Ltd."))
    link(desk, "a.txt", "store/a.txt")
    link(desk, "2022", "real")
    return desk


@pytest.mark.parametrize("name", ("a.txt", "store/a.txt"))
def test_a_no_for_either_name_of_a_file_holds_it(linked: Desk, name: str) -> None:
    linked.put("sources.csv", f"{HEAD}{name},,no,,\n")
    assert sorted(linked.statuses("Ann")) == ["held", "published", "published"]
    assert "Marrowby" not in linked.everything()


@pytest.mark.parametrize("name", ("2022/c.txt", "real/c.txt"))
def test_a_no_for_a_file_behind_a_linked_folder_holds_it(linked: Desk, name: str) -> None:
    linked.put("sources.csv", f"{HEAD}{name},,no,,\n")
    assert sorted(linked.statuses("Ann")) == ["held", "published", "published"]
    assert set(linked.files()) == {"store-a", "z"}


def test_a_no_for_one_name_wins_over_a_yes_for_the_other(linked: Desk) -> None:
    linked.put("sources.csv", f"{HEAD}a.txt,,no,,\nstore/a.txt,,yes,,\n2022/c.txt,,yes,,\nreal/c.txt,,no,,\n")
    assert sorted(linked.statuses("Ann")) == ["held", "held", "published"]


def test_a_no_that_comes_later_takes_out_what_a_link_names(linked: Desk) -> None:
    assert set(linked.statuses("Ann")) == {"published"}
    linked.put("sources.csv", f"{HEAD}2022/c.txt,,no,,\n")
    assert sorted(linked.statuses("Ann")) == ["held", "unchanged", "unchanged", "withdrawn"]


def test_a_no_holds_for_a_hard_link_a_copy_and_what_a_hidden_name_says(desk: Desk) -> None:
    desk.put("a.txt", OF_KITES)
    os.link(desk.put(".kept/b.txt", OF_BUOYS), desk.folder / "b.txt")
    desk.put("deep/copy.md", OF_KITES)
    os.link(desk.folder / "a.txt", desk.folder / "hard.txt")
    desk.put("sources.csv", f"{HEAD}hard.txt,,no,,\n.kept/b.txt,,no,,\n")
    assert set(desk.statuses("Ann")) == {"held"}


def test_what_a_link_is_called_and_where_it_was_published_is_its_file_s(linked: Desk) -> None:
    linked.put("sources.csv", f"{HEAD}a.txt,https://a.example/k,,,\nstore/a.txt,,yes,,Kites\n")
    given = read_sources(linked.folder)
    assert given == {"store/a.txt": Given("https://a.example/k", True, None, "Kites")}
    linked.ingest()
    assert linked.register.document("store-a").source == "https://a.example/k"


def test_two_rows_of_one_file_that_differ_are_refused(linked: Desk) -> None:
    linked.put("sources.csv", f"{HEAD}a.txt,,,,Kites\nstore/a.txt,,,,Lamps\n")
    with pytest.raises(SourcesError, match=r"line 3: 'store/a.txt' is a file that an earlier line names too"):
        linked.ingest("Ann")
    assert linked.register.ids() == ()


def test_a_row_of_a_link_out_of_the_folder_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "out.txt").write_text(OF_KITES)
    desk.put("z.txt", OF_BUOYS)
    link(desk, "a.txt", str(tmp_path / "out.txt"))
    desk.put("sources.csv", f"{HEAD}a.txt,,no,,\n")
    with pytest.raises(SourcesError, match=r"line 2: 'a.txt' is a link out of the folder"):
        desk.ingest("Ann")


def test_each_file_is_told_of_once_however_many_links_lead_to_it(linked: Desk) -> None:
    link(linked, "again.txt", "a.txt")
    link(linked, "real/back", "../store")
    assert {name: o.status for name, o in told(linked).items()} == {
        "real/c.txt": "published",
        "store/a.txt": "published",
        "z.txt": "published",
    }


def test_a_folder_that_is_hidden_is_read_where_a_link_shows_it(desk: Desk) -> None:
    desk.put(".real/c.txt", OF_BUOYS)
    link(desk, "2022", ".real")
    assert {name: o.status for name, o in told(desk).items()} == {".real/c.txt": "published"}


def test_circles_of_links_come_to_an_end(desk: Desk) -> None:
    desk.put("a.txt", OF_KITES)
    link(desk, "here", ".")
    link(desk, "deep/up", "..")
    link(desk, "one", "two")
    link(desk, "two", "one")
    outcomes = told(desk)
    assert {name for name, o in outcomes.items() if o.status == "published"} == {"a.txt"}
    assert [list(outcomes[name].reasons) for name in ("one", "two")] == [["a link that leads nowhere"]] * 2


def test_what_is_not_read_is_named(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.txt").write_text(OF_BUOYS)
    desk.put("a.txt", OF_KITES)
    link(desk, "2021", str(tmp_path / "elsewhere"))
    link(desk, "x.txt", "../elsewhere/x.txt")
    link(desk, "gone.txt", "nothing.txt")
    os.mkfifo(desk.folder / "pipe.txt")
    outcomes = told(desk)
    assert {name: next(iter(o.reasons), "") for name, o in outcomes.items()} == {
        "2021": "a link to a folder outside the folder: put the folder itself there",
        "a.txt": "",
        "gone.txt": "a link that leads nowhere",
        "pipe.txt": "neither a file nor a folder",
        "x.txt": "a link to a file outside the folder: put the file itself there",
    }
    assert "Ravensfoot" not in desk.everything()


def test_documents_of_a_folder_that_cannot_be_opened_stay(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put("2022/a.txt", OF_KITES)
    desk.put("z.txt", OF_BUOYS)
    desk.ingest("Ann")
    listed = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "2022":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert told(desk)["2022"].reasons == {"the folder could not be opened: Permission denied": 1}
    assert set(desk.files()) == {"2022-a", "z"}


def test_a_no_for_a_file_that_cannot_be_opened_stops_the_ingest(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put("a.txt", OF_KITES)
    desk.put("sources.csv", f"{HEAD}a.txt,,no,,\n")

    def refuse(path: Path) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("ingest.folder.hash_file", refuse)
    with pytest.raises(SourcesError, match=r"'a.txt', which is not published, could not be opened"):
        desk.ingest("Ann")


def test_a_held_file_behind_a_link_is_released_with_what_is_said_of_the_link(linked: Desk) -> None:
    from ingest.decide import release_target

    linked.put("sources.csv", f"{HEAD}2022/c.txt,https://a.example/c,no,,Of buoys\n")
    linked.ingest("Ann")
    (held,) = linked.register.held()
    release_target(linked.register, held.fingerprint[:12], None, "Ann", "read")
    assert linked.register.document("real-c").source == "https://a.example/c"
