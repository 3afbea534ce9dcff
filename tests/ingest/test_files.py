"""A file may be renamed, moved, changed, removed, brought back and copied: its document keeps its id and its
rulings, and what was read is not read again."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.crew import Crew
from ingest.decide import release_target, withhold_target
from ingest.outcomes import FileOutcome
from ingest.register import open_register
from ingest.review import ReviewError, show
from ingest.sync import sync
from ingest.withdraw import reinstate, withdraw
from tests.ingest.conftest import Desk
from tests.ingest.decisions import BUOYS, KITES, SECRET, decision
from tests.ingest.forms import form

TEXT = decision("PCD 1", "Kites", *KITES, part2=True)
OTHER = decision("PCD 2", "Buoys", *BUOYS)
CONFIDENTIAL = form("NO") + "\nIs this report a Confidential Decision?\n\nYes\n"


@dataclass(frozen=True, slots=True)
class Counted(Desk):
    """A desk whose reads are counted."""

    crew: Crew

    def ingest(self, by: str | None = None) -> tuple[FileOutcome, ...]:
        return sync(self.folder, self.register, by, crew=self.crew).documents

    def told(self, by: str | None = None) -> list[tuple[str, str, str | None]]:
        return [(o.file, o.status, o.document) for o in self.ingest(by)]


@pytest.fixture
def desk(tmp_path: Path, plain_crew: Crew) -> Iterator[Counted]:
    folder = tmp_path / "in"
    folder.mkdir()
    register = open_register(tmp_path / "home", create=True)
    yield Counted(folder, register, plain_crew)
    register.close()


@pytest.fixture
def read(desk: Counted) -> Counted:
    """A desk with one decision read."""
    desk.put("kites.txt", TEXT)
    assert desk.told() == [("kites.txt", "published", "kites")]
    assert desk.reads() == ["kites.txt"]
    return desk


def move(desk: Desk, old: str, new: str) -> None:
    (desk.folder / new).parent.mkdir(parents=True, exist_ok=True)
    (desk.folder / old).rename(desk.folder / new)


@pytest.mark.parametrize("new", ("renamed.txt", "deeper/still/kites.txt", "Kites of PCD 1 (final).md"))
def test_a_renamed_or_moved_file_keeps_its_id_and_is_not_read(read: Counted, new: str) -> None:
    move(read, "kites.txt", new)
    assert read.told() == [(new, "unchanged", "kites")]
    assert read.reads() == []
    assert read.files() == {"kites": [new]}
    assert read.register.document("kites").source == new
    assert read.told() == [(new, "unchanged", "kites")]


def test_a_renamed_file_keeps_its_rulings(read: Counted) -> None:
    at = read.register.document("kites").withheld[-2].ordinal
    release_target(read.register, "kites", frozenset({at}), "Ann", "known")
    withhold_target(read.register, "kites", frozenset({read.ordinal("kites", KITES[1])}), "Bea", "asked")
    before = read.texts("kites")
    move(read, "kites.txt", "new.txt")
    read.ingest()
    assert read.texts("kites") == before
    assert SECRET in before
    assert KITES[1] not in before
    move(read, "new.txt", "newer.txt")
    read.put("newer.txt", TEXT + "\n")
    read.ingest()
    assert KITES[1] not in read.texts("kites" if "kites" in read.register.ids() else "newer")


def test_a_renamed_file_is_reviewed_at_its_new_place(read: Counted) -> None:
    move(read, "kites.txt", "new.txt")
    read.ingest()
    assert SECRET in [s.text for s in show(read.register, "kites", None, "Ann")]


@pytest.mark.parametrize("name", ("kites.txt", "new.txt"))
def test_a_withdrawn_file_is_refused_under_any_name_without_being_read(read: Counted, name: str) -> None:
    move(read, "kites.txt", "new.txt")
    read.ingest()
    withdraw(read.register, "PCD 1", "Ann", "asked")
    move(read, "new.txt", name)
    assert [status for _, status, _ in read.told()] == ["withdrawn"]
    assert read.reads() == []


def test_what_sources_csv_says_of_the_new_name_counts(read: Counted) -> None:
    move(read, "kites.txt", "new.txt")
    read.put("sources.csv", "file,url,title\nnew.txt,https://example.org/kites,Of kites\n")
    assert read.told() == [("new.txt", "unchanged", "kites")]
    assert read.register.facts("kites").title == "Of kites"
    assert read.register.document("kites").source == "https://example.org/kites"


def test_files_that_change_names_with_each_other_keep_their_ids(read: Counted) -> None:
    read.put("buoys.txt", OTHER)
    read.ingest()
    read.reads()
    for old, new in (("kites.txt", "x"), ("buoys.txt", "kites.txt"), ("x", "buoys.txt")):
        move(read, old, new)
    assert read.told() == [("buoys.txt", "unchanged", "kites"), ("kites.txt", "unchanged", "buoys")]
    assert (read.reads(), read.files()) == ([], {"buoys": ["kites.txt"], "kites": ["buoys.txt"]})


def test_a_changed_file_keeps_its_id_and_is_read_again(read: Counted) -> None:
    read.put("kites.txt", decision("PCD 1", "Kites", *KITES[:2]))
    assert read.told() == [("kites.txt", "published", "kites")]
    assert read.reads() == ["kites.txt"]
    assert KITES[2] not in read.texts("kites")


def test_a_changed_file_keeps_its_id_though_its_old_bytes_are_kept_under_another_name(read: Counted) -> None:
    move(read, "kites.txt", "kites-old.txt")
    read.put("kites.txt", decision("PCD 1", "Kites", *KITES[:2]))
    told = read.told()
    assert ("kites.txt", "published", "kites") in told
    assert read.register.ids() == ("kites", "kites-old")
    assert KITES[2] not in read.texts("kites")


def test_a_removed_file_is_withdrawn_and_comes_back_with_its_id(read: Counted) -> None:
    read.put("kites.md", OTHER)
    read.ingest()
    assert read.register.ids() == ("kites", "kites-md")
    away = read.folder.parent / "away"
    for name in ("kites.txt", "kites.md"):
        (read.folder / name).rename(away.with_suffix(Path(name).suffix))
    read.put("lamps.txt", form("NO"))
    assert [(s, d) for _, s, d in read.told()][1:] == [("withdrawn", "kites"), ("withdrawn", "kites-md")]
    away.with_suffix(".md").rename(read.folder / "kites.md")
    assert read.told()[0] == ("kites.md", "published", "kites-md")
    away.with_suffix(".txt").rename(read.folder / "another name.txt")
    assert read.told()[0] == ("another name.txt", "published", "kites")


def test_an_id_that_another_document_had_is_not_given_again(read: Counted) -> None:
    move(read, "kites.txt", "new.txt")
    read.ingest()
    read.put("kites.txt", OTHER)
    read.ingest()
    assert read.files() == {"kites": ["new.txt"], "kites-txt": ["kites.txt"]}


@pytest.mark.parametrize("name", ("a copy.txt", "z.txt", "deeper/kites.txt"))
def test_a_copy_is_a_second_file_of_the_document(read: Counted, name: str) -> None:
    read.put(name, TEXT)
    revision = read.register.revision
    assert sorted(read.told()) == sorted([("kites.txt", "unchanged", "kites"), (name, "unchanged", "kites")])
    assert (read.reads(), read.register.revision) == ([], revision)
    assert read.files() == {"kites": ["kites.txt", name]}
    assert {s for _, s, _ in read.told()} == {"unchanged"}


def test_copies_that_come_together_are_read_once(desk: Counted) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        desk.put(name, TEXT)
    assert desk.told() == [(n, "published", "a") for n in ("a.txt", "b.txt", "c.md")]
    assert desk.reads() == ["a.txt"]


def test_a_document_stays_while_one_copy_does(read: Counted) -> None:
    read.put("a.txt", TEXT)
    read.ingest()
    (read.folder / "kites.txt").unlink()
    assert read.told() == [("a.txt", "unchanged", "kites")]
    assert read.files() == {"kites": ["a.txt"]}
    assert read.reads() == ["kites.txt"][:0]
    (read.folder / "a.txt").unlink()
    read.put("b.txt", OTHER)
    assert ("kites", "withdrawn", "kites") in read.told()
    assert read.register.ids() == ("b",)


def test_a_copy_that_is_changed_becomes_a_document_of_its_own(read: Counted) -> None:
    read.put("copy.txt", TEXT)
    read.ingest()
    read.put("copy.txt", OTHER)
    assert read.told() == [("copy.txt", "published", "copy"), ("kites.txt", "unchanged", "kites")]
    assert read.files() == {"copy": ["copy.txt"], "kites": ["kites.txt"]}


def test_a_file_that_becomes_a_copy_of_another_leaves_its_document(read: Counted) -> None:
    read.put("buoys.txt", OTHER)
    read.ingest()
    read.put("buoys.txt", TEXT)
    assert read.told() == [
        ("buoys.txt", "unchanged", "kites"),
        ("kites.txt", "unchanged", "kites"),
        ("buoys", "withdrawn", "buoys"),
    ]
    assert read.files() == {"kites": ["kites.txt", "buoys.txt"]}
    assert "Ravensfoot" not in repr(list(read.register.documents()))


def test_a_copy_in_another_folder_is_a_file_of_the_same_document(read: Counted, tmp_path: Path) -> None:
    second = Counted(tmp_path / "in2", read.register, read.crew)
    second.put("k.txt", TEXT)
    assert second.told() == [("k.txt", "unchanged", "kites")]
    (read.folder / "kites.txt").unlink()
    read.put("b.txt", OTHER)
    read.ingest()
    assert read.files() == {"b": ["b.txt"], "kites": ["k.txt"]}
    assert read.register.document("kites").source == "k.txt"
    (second.folder / "k.txt").unlink()
    second.put("c.txt", form("NO"))
    assert ("kites", "withdrawn", "kites") in second.told()


def test_a_copy_that_is_not_declared_published_takes_the_other_out_too(desk: Counted) -> None:
    unmarked = "\n\n".join(("Of kites", *KITES))
    desk.put("a.txt", unmarked)
    desk.put("b.txt", unmarked)
    assert {s for _, s, _ in desk.told("Ann")} == {"published"}
    desk.put("sources.csv", "file,published\nb.txt,no\n")
    assert [s for _, s, _ in desk.told("Ann")] == ["held", "held", "withdrawn"]
    assert [s for _, s, _ in desk.told("Ann")] == ["held", "held"]
    assert desk.register.ids() == ()


def test_a_held_file_is_not_read_again_until_somebody_declares_it(desk: Counted) -> None:
    desk.put("a.txt", "\n\n".join(("Of kites", *KITES)))
    desk.put("b.txt", CONFIDENTIAL)
    assert {s for _, s, _ in desk.told()} == {"held"}
    desk.reads()
    assert {s for _, s, _ in desk.told()} == {"held"}
    assert desk.reads() == []
    assert sorted(s for _, s, _ in desk.told("Ann")) == ["held", "published"]
    assert desk.reads() == ["a.txt", "b.txt"]
    assert len(desk.register.held()) == 1


def test_a_renamed_held_file_is_not_read_again(desk: Counted) -> None:
    desk.put("b.txt", CONFIDENTIAL)
    desk.ingest()
    move(desk, "b.txt", "c.txt")
    desk.reads()
    assert [s for _, s, _ in desk.told()] == ["held"]
    assert desk.reads() == []


def test_every_copy_of_a_document_withheld_whole_is_held_until_it_is_released(read: Counted) -> None:
    read.put("a.txt", TEXT)
    read.ingest()
    withhold_target(read.register, "kites", None, "Bea", "asked")
    assert [s for _, s, _ in read.told()] == ["held", "held"]
    [held] = read.register.held()
    release_target(read.register, held.fingerprint, None, "Cy", "settled")
    assert read.register.ids() == ("kites",)
    assert {(s, d) for _, s, d in read.told()} == {("unchanged", "kites")}


def test_a_file_that_cannot_be_read_any_more_leaves_its_document(read: Counted) -> None:
    (read.folder / "kites.txt").write_bytes(b"")
    assert [s for _, s, _ in read.told()] == ["failed"]
    assert read.register.ids() == ("kites",)
    with pytest.raises(ReviewError, match="gone or has changed"):
        show(read.register, "kites", None, "Ann")


def test_a_reinstated_document_comes_back_with_its_id_under_another_name(read: Counted) -> None:
    withdraw(read.register, "PCD 1", "Ann", "asked")
    reinstate(read.register, "PCD 1", "Ann", "settled")
    move(read, "kites.txt", "new.txt")
    assert read.told() == [("new.txt", "published", "kites")]


def test_an_unchanged_folder_is_not_read(read: Counted) -> None:
    read.put("buoys.txt", OTHER)
    read.ingest()
    read.reads()
    revision = read.register.revision
    assert {s for _, s, _ in read.told()} == {"unchanged"}
    assert (read.reads(), read.register.revision) == ([], revision)
