"""What is withdrawn leaves the register, is refused however it comes back, and is known after a restore."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from ingest.register import HomeError, open_register
from ingest.withdraw import JOURNAL, WithdrawalError, reinstate, replay, withdraw
from tests.ingest.conftest import Desk
from tests.ingest.decisions import BUOYS, KITES, decision

TEXT = decision("PCD 1", "Kites", *KITES)


@pytest.fixture
def read(desk: Desk) -> Desk:
    desk.put("kites.txt", TEXT)
    desk.put("buoys.txt", decision("PCD 2", "Buoys", *BUOYS))
    assert desk.statuses() == ["published", "published"]
    return desk


def gone(desk: Desk) -> bool:
    return "marrowby" not in desk.everything().casefold()


def test_a_document_leaves_and_a_note_remains(read: Desk) -> None:
    [stone] = withdraw(read.register, " pcd  1 ", "Ann", "a court order")
    assert (stone.document, stone.reference, stone.who, stone.why) == ("kites", "PCD 1", "Ann", "a court order")
    assert read.register.ids() == ("buoys",)
    assert gone(read)
    line = read.register.audit()[-1]
    assert (line["who"], line["action"], line["subject"], line["detail"]) == (
        "Ann",
        "withdraw",
        "kites",
        "a court order",
    )


def test_the_database_and_the_journal_have_no_word_of_it(read: Desk) -> None:
    withdraw(read.register, "PCD 1", "Ann", "asked")
    assert read.register.purge()
    left = b"".join(p.read_bytes() for p in read.register.home.iterdir())
    assert b"Marrowby" not in left
    assert b"Ravensfoot" in left


def test_a_name_of_nothing_is_refused(read: Desk) -> None:
    with pytest.raises(WithdrawalError, match="no document is called 'PCD 9'"):
        withdraw(read.register, "PCD 9", "Ann", "asked")
    assert not (read.register.home / JOURNAL).exists()


def test_withdrawing_again_changes_nothing(read: Desk) -> None:
    first = withdraw(read.register, "PCD 1", "Ann", "asked")
    revision = read.register.revision
    assert withdraw(read.register, "kites", "Bea", "asked too") == first
    assert read.register.revision == revision


def test_the_same_file_is_refused(read: Desk) -> None:
    withdraw(read.register, "PCD 1", "Ann", "asked")
    outcomes = {o.status: o for o in read.ingest()}
    assert set(outcomes) == {"withdrawn", "unchanged"}
    assert "by Ann" in next(iter(outcomes["withdrawn"].reasons))
    assert gone(read)


OTHERS = {
    "the same file under another name": ("new-name.txt", TEXT),
    "another text under its reference": ("new-name.txt", decision("PCD 1", "Lamps", "Lamps are bought.")),
    "another text under its name": ("kites.txt", decision("PCD 3", "Lamps", "Lamps are bought.")),
    "its text under another reference": ("new-name.txt", decision("PCD 3", "Lamps", *KITES)),
    "its text without a reference": ("new-name.txt", "\n\n".join(("Lamps", *KITES))),
    "most of its text": ("new-name.txt", decision("PCD 3", "Lamps", *KITES[1:], BUOYS[0])),
    "its text inside a longer one": (
        "new-name.txt",
        decision("PCD 3", "Lamps", *KITES, *(f"{b} So it is." for b in BUOYS * 4)),
    ),
}


@pytest.mark.parametrize("how", OTHERS)
def test_it_is_refused_however_it_comes_back(read: Desk, how: str) -> None:
    withdraw(read.register, "PCD 1", "Ann", "asked")
    (read.folder / "kites.txt").unlink()
    read.put(*OTHERS[how])
    assert sorted(read.statuses("Ann")) == ["published", "withdrawn"]
    assert read.register.ids() == ("buoys",)
    assert gone(read)


def test_another_decision_on_the_same_form_is_let_in(read: Desk) -> None:
    withdraw(read.register, "PCD 1", "Ann", "asked")
    read.put(
        "lamps.txt", decision("PCD 3", "Lamps", *(b.replace("buoy", "lamp").replace("Buoy", "Lamp") for b in BUOYS))
    )
    read.ingest()
    assert set(read.register.ids()) == {"buoys", "lamps"}


def test_copies_under_other_names_leave_together_and_are_refused_by_their_text(read: Desk) -> None:
    read.put("copy.txt", TEXT)
    read.ingest()
    withdrawn = withdraw(read.register, "kites", "Ann", "asked")
    assert {t.document for t in withdrawn} == {"kites"}
    assert gone(read)
    (read.folder / "kites.txt").unlink()
    read.put("copy.txt", decision("PCD 3", "Lamps", *KITES))
    read.put("new.txt", decision("PCD 4", "Lamps", *KITES))
    read.ingest()
    assert read.register.ids() == ("buoys",)


def test_all_documents_of_a_reference_leave_and_each_is_refused_by_its_text(read: Desk) -> None:
    read.put("kites-2.txt", TEXT.replace("eleven weeks", "twelve weeks"))
    read.ingest()
    assert len(withdraw(read.register, "PCD 1", "Ann", "asked")) == 2
    assert gone(read)
    read.put("new.txt", decision("PCD 4", "Lamps", *KITES))
    read.ingest()
    assert read.register.ids() == ("buoys",)


def test_a_very_short_document_is_refused_by_its_bytes_and_its_reference(desk: Desk) -> None:
    desk.put("s.txt", "PCD 77\n\nApproved.\n")
    desk.ingest("Ann")
    withdraw(desk.register, "s", "Ann", "asked")
    desk.put("t.txt", "PCD 77\n\nApproved.\n")
    desk.put("u.txt", "PCD 78\n\nApproved.\n")
    desk.ingest("Ann")
    assert desk.register.ids() == ("u",)


def test_reinstating_lets_it_back_and_is_kept(read: Desk) -> None:
    withdraw(read.register, "PCD 1", "Ann", "asked")
    [lifted] = reinstate(read.register, "pcd 1", "Bea", "settled")
    assert lifted.document == "kites"
    assert sorted(read.statuses()) == ["published", "unchanged"]
    assert KITES[0] in read.texts("kites")
    [stone] = read.register.tombstones()
    assert stone.who == "Ann"
    assert stone.lifted.endswith("by Bea: settled")
    assert read.register.audit()[-2]["action"] == "reinstate"
    with pytest.raises(WithdrawalError, match="nothing called 'PCD 1' is withdrawn"):
        reinstate(read.register, "PCD 1", "Bea", "settled")


def test_it_may_be_withdrawn_and_reinstated_again(read: Desk) -> None:
    for _ in range(2):
        withdraw(read.register, "PCD 1", "Ann", "asked")
        assert "withdrawn" in read.statuses()
        reinstate(read.register, "kites", "Bea", "settled")
        assert "published" in read.statuses()
    assert [bool(t.lifted) for t in read.register.tombstones()] == [True, True]


@pytest.fixture
def backup(read: Desk, tmp_path: Path) -> Path:
    """A copy of the home from before the withdrawal, which is then carried out."""
    read.register.purge()
    copied = shutil.copytree(read.register.home, tmp_path / "copy")
    withdraw(read.register, "PCD 1", "Ann", "asked")
    return copied


def test_a_restored_register_is_told_by_the_journal(read: Desk, backup: Path) -> None:
    shutil.copy(read.register.home / JOURNAL, backup)
    with closing(open_register(backup)) as restored:
        assert [t.document for t in restored.replayed] == ["kites"]
        assert restored.ids() == ("buoys",)
        assert replay(restored) == ()
        assert [t.who for t in restored.tombstones()] == ["Ann"]


def test_a_journal_kept_elsewhere_is_taken_over(read: Desk, backup: Path) -> None:
    with closing(open_register(backup)) as restored:
        replay(restored, read.register.home / JOURNAL)
        assert restored.ids() == ("buoys",)
    assert (backup / JOURNAL).read_text() == (read.register.home / JOURNAL).read_text()


def test_a_replay_takes_a_copy_under_another_name_too(read: Desk, tmp_path: Path) -> None:
    withdraw(read.register, "PCD 1", "Ann", "asked")
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    with closing(open_register(tmp_path / "other", create=True)) as other:
        desk = Desk(folder, other)
        desk.put("x.txt", decision("PCD 3", "Lamps", *KITES))
        desk.put("buoys.txt", decision("PCD 2", "Buoys", *BUOYS))
        desk.ingest()
        replay(other, read.register.home / JOURNAL)
        assert other.ids() == ("buoys",)
        assert gone(desk)


def test_a_withdrawal_on_a_restored_register_keeps_what_its_journal_knows(read: Desk, backup: Path) -> None:
    shutil.copy(read.register.home / JOURNAL, backup)
    with closing(open_register(backup)) as restored:
        withdraw(restored, "PCD 2", "Bea", "asked")
        assert restored.ids() == ()
    lines = (backup / JOURNAL).read_text().splitlines()
    assert sorted(json.loads(line)["document"] for line in lines) == ["buoys", "kites"]


def test_what_was_reinstated_is_not_withdrawn_again_and_stays_in_the_journal(read: Desk, backup: Path) -> None:
    reinstate(read.register, "PCD 1", "Bea", "settled")
    with closing(open_register(backup)) as restored:
        assert replay(restored, read.register.home / JOURNAL) == ()
        assert "kites" in restored.ids()
    lines = (read.register.home / JOURNAL).read_text().splitlines()
    assert [json.loads(line)["lifted"].endswith("settled") for line in lines] == [True]


@pytest.mark.parametrize("text", ("not json\n", '{"n": 1}\n', "[]\n", '{"texts": 3}\n'))
def test_a_damaged_journal_is_said_to_be(read: Desk, text: str) -> None:
    (read.register.home / JOURNAL).write_text(text)
    with pytest.raises(HomeError, match="is not a journal"):
        replay(read.register)
    with pytest.raises(HomeError, match="is not a journal"):
        open_register(read.register.home)


def test_a_damaged_journal_stops_a_withdrawal_before_anything_is_changed(read: Desk) -> None:
    (read.register.home / JOURNAL).write_text("not json\n")
    with pytest.raises(HomeError, match="is not a journal"):
        withdraw(read.register, "PCD 1", "Ann", "asked")
    assert (read.register.ids(), read.register.tombstones()) == (("buoys", "kites"), ())


def test_a_journal_that_is_not_there_is_refused(read: Desk) -> None:
    with pytest.raises(WithdrawalError, match="no file"):
        replay(read.register, read.register.home / "nowhere.jsonl")
    assert replay(read.register) == ()
