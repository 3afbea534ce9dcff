"""A release and a withholding change the register at once, are kept for good, and are undone the same way."""

import pytest

from ingest.decide import release_target, withhold_target
from ingest.review import ReviewError, list_waiting
from ingest.sources import SourcesError
from ingest.withdraw import withdraw
from tests.ingest.conftest import Desk
from tests.ingest.decisions import BUOYS, KITES, SECRET, decision

UNMARKED = f"Zephyr settlement\n\n{KITES[0]}\n\n{KITES[1]}\n"
SIX = "Six lamps are spare."


@pytest.fixture
def kites(desk: Desk) -> Desk:
    desk.put("kites.txt", decision("PCD 1", "Kites", *KITES, SIX, part2=True))
    desk.ingest()
    return desk


def secret(desk: Desk) -> int:
    """Where the withheld sentence stands: after the heading of Part 2."""
    return desk.register.document("kites").withheld[-2].ordinal


def release(desk: Desk, target: str = "kites", *ordinals: int, who: str = "Ann") -> int:
    decided = release_target(desk.register, target, frozenset(ordinals) or None, who, "published since")
    return decided.still_withheld


def withhold(desk: Desk, target: str = "kites", *ordinals: int, who: str = "Bea") -> dict[str, int]:
    return withhold_target(desk.register, target, frozenset(ordinals) or None, who, "on request").documents


def test_a_released_paragraph_is_public_and_says_who_let_it_through(kites: Desk) -> None:
    at, before = secret(kites), len(kites.register.document("kites").withheld)
    assert release(kites, "pcd 1", at) == before - 1
    assert SECRET in kites.texts("kites")
    assert {r.ordinal: r.rule for r in kites.register.document("kites").released}[at] == "released on review by Ann"


def test_a_release_of_all_leaves_nothing_withheld(kites: Desk) -> None:
    assert release(kites) == 0
    assert not list_waiting(kites.register)


def test_a_release_lasts_while_the_file_does(kites: Desk) -> None:
    release(kites)
    assert kites.statuses() == ["unchanged"]
    assert SECRET in kites.texts("kites")


def test_a_release_ends_with_a_change_of_the_file_and_goes_back_to_review(kites: Desk) -> None:
    release(kites)
    kites.put("kites.txt", decision("PCD 1", "Kites", *KITES, SIX, "One line is new.", part2=True))
    assert kites.statuses() == ["published"]
    assert SECRET not in kites.everything()
    waiting = [g for g in list_waiting(kites.register) if "looked at again" in g.reason]
    assert [g.status for g in waiting] == ["unclear"]


def test_a_release_of_what_is_not_withheld_changes_nothing(kites: Desk) -> None:
    revision, audit = kites.register.revision, kites.register.audit()
    with pytest.raises(ReviewError, match=r"paragraph 1, 999 of 'kites' is not withheld"):
        release(kites, "kites", 1, 999)
    assert (kites.register.revision, kites.register.audit()) == (revision, audit)


def test_a_release_from_a_changed_file_changes_nothing(kites: Desk) -> None:
    kites.put("kites.txt", decision("PCD 1", "Kites", part2=True))
    with pytest.raises(ReviewError, match="has changed"):
        release(kites)
    assert SECRET not in kites.everything()


def test_a_release_is_undone_and_made_again(kites: Desk) -> None:
    at = secret(kites)
    release(kites, "kites", at)
    assert withhold(kites, "kites", at) == {"kites": 1}
    assert SECRET not in kites.everything()
    release(kites, "kites", at)
    assert SECRET in kites.texts("kites")
    actions = [(x["who"], x["action"]) for x in kites.register.audit() if x["subject"] == f"kites#{at}"]
    assert actions == [("Ann", "release"), ("Bea", "withhold"), ("Ann", "release")]


def test_a_withheld_paragraph_leaves_the_register_and_its_facts(kites: Desk) -> None:
    assert withhold(kites, "kites", kites.ordinal("kites", KITES[1])) == {"kites": 1}
    assert "Thistledown" not in kites.everything()
    assert KITES[0] in kites.texts("kites")


def test_a_withheld_paragraph_stays_so_in_a_new_version_of_the_file(kites: Desk) -> None:
    withhold(kites, "kites", kites.ordinal("kites", KITES[1]), kites.ordinal("kites", SIX))
    kites.put("kites.txt", decision("PCD 1", "Kites", "A first line.", *KITES, SIX))
    kites.ingest()
    assert not {KITES[1], SIX} & set(kites.texts("kites"))
    assert {KITES[0], KITES[2]} < set(kites.texts("kites"))


def test_a_long_paragraph_is_withheld_in_every_document_now_and_later(kites: Desk) -> None:
    kites.put("buoys.txt", decision("PCD 2", "Buoys", *BUOYS, KITES[1], SIX))
    kites.ingest()
    at, six = kites.ordinal("kites", KITES[1]), kites.ordinal("kites", SIX)
    assert withhold(kites, "kites", at, six) == {"buoys": 1, "kites": 2}
    assert "Thistledown" not in kites.everything()
    assert SIX in kites.texts("buoys")
    kites.put("later.txt", decision("PCD 3", "Later", f"  {KITES[1].upper()}"))
    kites.ingest()
    assert "thistledown" not in kites.everything().casefold()


def test_a_paragraph_withheld_in_two_documents_is_released_in_each(kites: Desk) -> None:
    kites.put("buoys.txt", decision("PCD 2", "Buoys", *BUOYS, KITES[1]))
    kites.ingest()
    at = kites.ordinal("kites", KITES[1])
    withhold(kites, "kites", at)
    release(kites, "kites", at)
    assert KITES[1] in kites.texts("kites")
    assert KITES[1] not in kites.texts("buoys")
    release(kites, "buoys")
    assert KITES[1] in kites.texts("buoys")


def test_a_withheld_title_is_no_longer_the_documents_title(desk: Desk) -> None:
    desk.put("d1.txt", decision("PCD 1", "Thistledown negotiations of the spring", *KITES[:1]))
    desk.ingest()
    assert "Thistledown" in desk.register.facts("d1").title
    withhold(desk, "d1", desk.ordinal("d1", "Thistledown"))
    assert "Thistledown" not in desk.everything()
    assert desk.register.facts("d1").reference == "PCD 1"
    assert desk.register.facts("d1").title


def test_a_heading_that_is_withheld_leaves_the_addresses_below_it(kites: Desk) -> None:
    withhold(kites, "kites", kites.ordinal("kites", "2. Issues for consideration"))
    paragraphs = kites.register.document("kites").paragraphs
    assert any("Searches take nine minutes" in p.text for p in paragraphs)
    assert "Issues for consideration" not in repr(paragraphs)


def test_what_is_withheld_already_may_be_confirmed_and_is_then_told_by_the_person(kites: Desk) -> None:
    at = secret(kites)
    assert withhold(kites, "kites", at) == {}
    reasons = {w.ordinal: w.reason for w in kites.register.document("kites").withheld}
    assert reasons[at] == "withheld on review by Bea"


def test_a_paragraph_that_there_is_not_cannot_be_withheld(kites: Desk) -> None:
    with pytest.raises(ReviewError, match="paragraph 999"):
        withhold(kites, "kites", 1, 999)
    assert kites.register.audit()[-1]["action"] == "publish"


def test_a_withheld_paragraph_needs_no_source_file(kites: Desk) -> None:
    at = kites.ordinal("kites", KITES[1])
    (kites.folder / "kites.txt").unlink()
    assert withhold(kites, "kites", at) == {"kites": 1}
    assert "Thistledown" not in kites.everything()


def test_a_document_withheld_whole_is_held_until_somebody_releases_it(kites: Desk) -> None:
    withhold(kites)
    assert kites.register.ids() == ()
    assert "Marrowby" not in kites.everything()
    assert kites.statuses() == ["held"]
    [held] = kites.register.held()
    assert held.reasons == ("withheld on review by Bea",)
    release(kites, held.fingerprint)
    assert KITES[0] in kites.texts("kites")
    assert SECRET not in kites.everything()
    assert kites.statuses() == ["unchanged"]


def test_a_new_version_of_a_document_withheld_whole_is_held_too(kites: Desk) -> None:
    withhold(kites)
    kites.put("kites.txt", decision("PCD 1", "Kites", *KITES))
    assert kites.statuses() == ["held"]
    assert "Marrowby" not in kites.everything()


def test_released_withheld_and_released_again(kites: Desk) -> None:
    for who in ("Bea", "Bea", "Cy"):
        withhold(kites, "kites", who=who)
        assert kites.statuses() == ["held"]
        [held] = kites.register.held()
        release(kites, held.fingerprint)
        assert kites.statuses() == ["unchanged"]
    assert KITES[0] in kites.texts("kites")


def test_every_copy_of_a_document_withheld_whole_leaves(kites: Desk) -> None:
    kites.put("copy.txt", (kites.folder / "kites.txt").read_text())
    kites.ingest()
    withhold(kites)
    assert "Marrowby" not in kites.everything()
    kites.ingest()
    assert "Marrowby" not in kites.everything()


def test_a_held_file_is_released_and_judged_paragraph_by_paragraph(desk: Desk) -> None:
    desk.put("zephyr-settlement.txt", UNMARKED)
    desk.ingest()
    [held] = desk.register.held()
    with pytest.raises(ReviewError, match="release it first"):
        release(desk, held.fingerprint, 1)
    assert release(desk, held.fingerprint[:12]) == 0
    assert desk.register.held() == ()
    assert KITES[0] in desk.texts("zephyr-settlement")
    assert "declared published by Ann, on review" in desk.register.audit()[-1]["detail"]
    assert desk.statuses() == ["unchanged"]
    desk.put("zephyr-settlement.txt", f"{UNMARKED}\nOne more line.\n")
    assert desk.statuses() == ["held", "withdrawn"]


def test_a_release_of_a_held_file_waits_for_a_good_sources_file(desk: Desk) -> None:
    desk.put("zephyr-settlement.txt", UNMARKED)
    desk.ingest()
    [held] = desk.register.held()
    desk.put("sources.csv", "nonsense\n")
    with pytest.raises(SourcesError):
        release(desk, held.fingerprint)
    desk.put("sources.csv", "file,title\nzephyr-settlement.txt,Of kites\n")
    release(desk, held.fingerprint)
    assert desk.register.facts("zephyr-settlement").title == "Of kites"


def test_what_is_withdrawn_is_not_let_back_by_a_release(desk: Desk) -> None:
    desk.put("kites.txt", decision("PCD 1", "Kites", *KITES))
    desk.ingest()
    withdraw(desk.register, "PCD 1", "Ann", "asked")
    desk.put("other.txt", UNMARKED.replace("Zephyr settlement", "Decision PCD 1") + "\n".join(KITES))
    desk.ingest()
    [held] = desk.register.held()
    with pytest.raises(ReviewError, match="'decisions reinstate 'PCD 1'' comes first"):
        release(desk, held.fingerprint)
    assert desk.register.ids() == ()


@pytest.mark.parametrize(
    "who", ("Zoë O’Neill-Łoś", 'A "B" C', "x'; DROP TABLE rulings; --", "名前", "Ann on review by Bea")
)
def test_unusual_names_are_kept_as_they_are(kites: Desk, who: str) -> None:
    withhold(kites, who=who)
    [held] = kites.register.held()
    assert held.reasons == (f"withheld on review by {who}",)
    assert kites.statuses() == ["held"]
    release(kites, held.fingerprint, who=who)
    assert kites.statuses() == ["unchanged"]
    assert who in [line["who"] for line in kites.register.audit()]
