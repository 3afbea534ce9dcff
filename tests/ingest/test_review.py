"""What waits is listed without a word of it; the words are read from the source file, for reviewers, and noted."""

import pytest

from ingest.decide import release_target, withhold_target
from ingest.register import HomeError, Register, open_register
from ingest.review import ReviewError, Waiting, find_target, group_withheld, list_waiting, show
from tests.ingest.conftest import Desk
from tests.ingest.decisions import KITES, SECRET, decision

UNMARKED = f"Zephyr settlement\n\n{KITES[0]}\n\n{KITES[1]}\n"


@pytest.fixture
def read(desk: Desk) -> Desk:
    """A decision with a Part 2, and a file that nobody declared published."""
    desk.put("kites.txt", decision("PCD 1", "Kites", *KITES, part2=True))
    desk.put("zephyr-settlement.txt", UNMARKED)
    assert desk.statuses() == ["published", "held"]
    return desk


def fingerprint(desk: Desk) -> str:
    [held] = desk.register.held()
    return held.fingerprint


def test_held_files_come_first_by_fingerprint_and_then_groups(read: Desk) -> None:
    held, exempt = list_waiting(read.register)
    assert (held.target, held.reference, held.status, held.ordinals) == (fingerprint(read)[:12], None, "held", ())
    assert (exempt.target, exempt.reference, exempt.group, exempt.status) == ("kites", "PCD 1", 1, "exempt")
    assert len(exempt.ordinals) == read.ingest()[0].withheld > 1


def test_the_list_has_no_word_and_no_name_of_what_is_held(read: Desk) -> None:
    told = repr(list_waiting(read.register)).casefold()
    assert not any(word in told for word in ("zephyr", "marrowby", "quillfeather"))


def test_groups_are_by_reason(read: Desk) -> None:
    withheld = read.register.document("kites").withheld
    release_target(read.register, "kites", frozenset({withheld[1].ordinal}), "Ann", "known")
    withhold_target(read.register, "kites", frozenset({withheld[1].ordinal}), "Bea", "not known")
    first, second = group_withheld(read.register, "kites")
    assert second.ordinals == (withheld[1].ordinal,)
    assert second.decided == "withheld on review by Bea"
    assert (first.group, second.group) == (1, 2)


def test_the_words_are_shown_and_that_somebody_looked_is_noted(read: Desk) -> None:
    shown = show(read.register, "PCD 1", None, "Ann")
    assert SECRET in [s.text for s in shown]
    line = read.register.audit()[-1]
    assert (line["who"], line["action"], line["subject"]) == ("Ann", "show", "kites")
    assert "Quillfeather" not in read.everything()


def test_a_held_file_is_shown_whole_and_noted_by_fingerprint(read: Desk) -> None:
    shown = show(read.register, fingerprint(read)[:8].upper(), None, "Ann")
    assert [s.text for s in shown][-2:] == [KITES[0], KITES[1]]
    assert read.register.audit()[-1]["subject"] == fingerprint(read)[:12]
    assert "zephyr" not in read.everything().casefold()


def test_one_paragraph_is_shown_alone(read: Desk) -> None:
    ordinal = read.register.document("kites").withheld[-1].ordinal
    assert [s.ordinal for s in show(read.register, "kites", frozenset({ordinal}), "Ann")] == [ordinal]


def test_showing_nothing_is_an_error_and_is_not_noted(read: Desk) -> None:
    before = read.register.audit()
    with pytest.raises(ReviewError, match="nothing is withheld"):
        show(read.register, "kites", frozenset({999}), "Ann")
    assert read.register.audit() == before


@pytest.mark.parametrize("name", ("PCD 9", "", "a", "zephyr-settlement", "zephyr-settlement.txt", "held"))
def test_a_name_of_nothing_is_an_error(read: Desk, name: str) -> None:
    with pytest.raises(ReviewError, match="no one document or held file"):
        find_target(read.register, name)


def test_five_digits_of_a_fingerprint_are_not_enough(read: Desk) -> None:
    assert find_target(read.register, fingerprint(read)[:6]).held
    with pytest.raises(ReviewError):
        find_target(read.register, fingerprint(read)[:5])


def test_a_reference_of_two_documents_must_be_made_clear(read: Desk) -> None:
    read.put("more.txt", decision("PCD 1", "More kites", KITES[2], part2=True))
    read.ingest()
    with pytest.raises(ReviewError, match=r"several documents \(kites, more\)"):
        find_target(read.register, "pcd  1")
    assert find_target(read.register, "more").origin.document == "more"


def test_a_source_file_that_changed_is_not_shown(read: Desk) -> None:
    read.put("kites.txt", decision("PCD 1", "Kites", part2=True))
    with pytest.raises(ReviewError, match="gone or has changed"):
        show(read.register, "kites", None, "Ann")


def test_a_source_file_that_is_gone_is_not_shown(read: Desk) -> None:
    (read.folder / "zephyr-settlement.txt").unlink()
    (read.folder / "kites.txt").unlink()
    with pytest.raises(ReviewError, match="gone or has changed"):
        show(read.register, "kites", None, "Ann")
    read.folder.rmdir()
    with pytest.raises(ReviewError, match="no longer in the folder"):
        show(read.register, fingerprint(read), None, "Ann")


def test_a_held_file_that_moved_within_its_folder_is_found(read: Desk) -> None:
    (read.folder / "deeper").mkdir()
    (read.folder / "zephyr-settlement.txt").rename(read.folder / "deeper" / "x.txt")
    assert show(read.register, fingerprint(read), None, "Ann")


def test_confirming_a_held_file_says_who_decided(read: Desk) -> None:
    withhold_target(read.register, fingerprint(read), None, "Ann", "a settlement")
    held: Waiting = list_waiting(read.register)[0]
    assert held.decided is not None
    assert held.decided.startswith("by Ann, ")


def test_the_list_is_for_a_home_that_there_is(read: Desk) -> None:
    opened: Register = open_register(read.register.home)
    assert list_waiting(opened) == list_waiting(read.register)
    opened.close()
    with pytest.raises(HomeError):
        open_register(read.register.home / "nowhere")
