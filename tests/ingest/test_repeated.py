"""A withdrawn text that comes back in another shape is held for a person; another decision on its form is not."""

import random
from collections.abc import Callable

import pytest

from ingest.decide import release_target
from ingest.fingerprints import hash_runs, read_words
from ingest.tombstones import FEWEST
from ingest.withdraw import reinstate, withdraw
from tests.ingest.conftest import Desk
from tests.ingest.decisions import BUOYS, KITES, decision

OWN = (
    *KITES,
    "The estuary is closed to the launch for some ninety nights of the year, when the wind stands in the north-east, "
    "and the bar cannot be crossed, and on those nights nobody has watched the oyster beds at all.",
    "Poachers know the calendar as well as the harbour does, and of the thefts that were reported last winter eleven "
    "in twelve fell on a night when the launch lay at her moorings below the customs house.",
    "A kite needs no crew afloat: two constables walk her along the sea wall from the sluice to the old battery, and "
    "her lamp lights a strip of mud as wide as the channel for the length of their walk.",
    "Her line is spun from flax by the rope walk at Penhallow, and must be dried for a day after it has been wetted, "
    "so that three lines are wanted for every kite that is to fly on two nights together.",
    "The oystermen have offered to find the sheds and to pay for the lamp oil through the first two winters, if they "
    "may call for a walk on any night when they see lights upon the beds.",
)
REPORT = (
    "The committee met in the long room above the market, and the minutes of the meeting in spring were taken as read.",
    "Members heard how many bicycles were found in the year, to whom they were given back and what became of the rest.",
    "The new sergeant for the villages told of his first three months, and of the schools that he has been asked to.",
    "A clock for the front of the station was given by the widow of a former inspector, and thanks were voted to her.",
    "The stables want a roof before the autumn, for which two builders have looked at the beams and the gutters.",
    "It was asked why letters to the station take a week to be answered, and the clerk said that there is one of him.",
    "The horse that fell at the fair has been put out to grass, and a younger one was bought from a brewery.",
    "Members wished that the lamps in the yard be lit from dusk on, and the sergeant undertook to see to it himself.",
)


def changed(texts: tuple[str, ...]) -> tuple[str, ...]:
    """A text with one word in ten another."""
    chance = random.Random(7)
    return tuple(" ".join("otherwise" if chance.random() < 0.1 else w for w in text.split()) for text in texts)


def third(texts: tuple[str, ...]) -> str:
    """The middle third of a text, by words."""
    words = " ".join(texts).split()
    return " ".join(words[len(words) // 3 : 2 * len(words) // 3])


def rows(texts: tuple[str, ...], size: int) -> str:
    """A text as a table, so many words to a cell."""
    words = " ".join(texts).split()
    cells = [" ".join(words[n : n + size]) for n in range(0, len(words), size)]
    return "\n".join(
        ("| Item | What was found |", "| --- | --- |", *(f"| {n} | {c} |" for n, c in enumerate(cells, 1)))
    )


BACK = {
    "merged into one paragraph": " ".join(OWN),
    "as table rows": rows(OWN, 9),
    "reordered and merged": " ".join(OWN[::-1]),
    "with a tenth of the words changed": "\n\n".join(changed(OWN)),
    "merged with a tenth of the words changed": " ".join(changed(OWN)),
    "a third of it inside a larger report": "\n\n".join((*REPORT[:4], third(OWN), *REPORT[4:])),
}


@pytest.fixture
def withdrawn(desk: Desk) -> Desk:
    """A register from which one of two decisions on a form was withdrawn."""
    desk.put("kites.txt", decision("PCD 1", "Kites", *OWN))
    desk.put("buoys.txt", decision("PCD 2", "Buoys", *BUOYS))
    assert desk.statuses() == ["published", "published"]
    withdraw(desk.register, "PCD 1", "Ann", "asked")
    (desk.folder / "kites.txt").unlink()
    return desk


def held(desk: Desk, text: str) -> list[tuple[str, ...]]:
    """The reasons for which a file with this text is held, after it was ingested."""
    desk.put("minutes.txt", f"Minutes of the harbour committee\n\n{text}\n")
    outcomes = {o.file: o for o in desk.ingest("Ann")}
    assert set(desk.register.ids()) <= {"buoys", "minutes"}
    return [file.reasons for file in desk.register.held()] if outcomes else []


@pytest.mark.parametrize("how", BACK)
def test_it_is_held_with_the_reason_however_it_comes_back(withdrawn: Desk, how: str) -> None:
    assert held(withdrawn, BACK[how]) == [("it repeats much of the text of 'PCD 1', which is withdrawn",)]
    assert withdrawn.register.ids() == ("buoys",)
    assert "marrowby" not in withdrawn.everything().casefold()


OTHERS: dict[str, str] = {
    "another decision on its form": decision("PCD 3", "Stables", *REPORT),
    "a short decision on its form": decision("PCD 3", "Stables", REPORT[4]),
    "a report that quotes a sentence of it": "\n\n".join((*REPORT, OWN[0])),
    "a report on the same matter in other words": "Kites with lamps may watch over the oyster beds of the estuary when "
    "the launch of the constabulary cannot cross the bar for wind, the oystermen paying for oil and for sheds.",
}


@pytest.mark.parametrize("what", OTHERS)
def test_another_document_is_not_held(withdrawn: Desk, what: str) -> None:
    withdrawn.put("other.txt", OTHERS[what])
    assert "held" not in withdrawn.statuses("Ann")
    assert len(withdrawn.register.ids()) == 2


def test_reordered_paragraphs_are_refused_without_a_question(withdrawn: Desk) -> None:
    assert held(withdrawn, "\n\n".join(OWN[::-1])) == []
    assert withdrawn.register.ids() == ("buoys",)


def test_where_a_family_was_withdrawn_alone_its_next_decision_is_held_and_the_one_after_is_not(desk: Desk) -> None:
    desk.put("kites.txt", decision("PCD 1", "Kites", *OWN))
    desk.ingest()
    withdraw(desk.register, "PCD 1", "Ann", "asked")
    (desk.folder / "kites.txt").unlink()
    desk.put("a.txt", decision("PCD 2", "Stables", *REPORT))
    assert desk.statuses("Ann") == ["held"]
    release_target(desk.register, desk.register.held()[0].fingerprint, None, "Ann", "another decision")
    desk.put("b.txt", decision("PCD 3", "Clock", *(p.replace("station", "market") for p in REPORT)))
    assert desk.statuses("Ann") == ["unchanged", "published"]


def test_a_person_lets_it_in_and_it_stays(withdrawn: Desk) -> None:
    held(withdrawn, BACK["merged into one paragraph"])
    fingerprint = withdrawn.register.held()[0].fingerprint
    assert "held" in withdrawn.statuses("Ann")
    release_target(withdrawn.register, fingerprint, None, "Ann", "the minutes were published long ago")
    assert withdrawn.register.ids() == ("buoys", "minutes")
    assert withdrawn.statuses("Ann") == ["unchanged", "unchanged"]


def test_it_is_held_for_that_when_what_it_was_held_for_before_is_lifted(withdrawn: Desk) -> None:
    withdrawn.put("minutes.txt", f"Minutes of the harbour committee\n\n{' '.join(OWN)}\n")
    assert withdrawn.statuses() == ["unchanged", "held"]
    [before] = withdrawn.register.held()
    decided = release_target(withdrawn.register, before.fingerprint, None, "Ann", "published")
    [after] = withdrawn.register.held()
    assert (decided.held, decided.documents) == (before.fingerprint[:12], {})
    assert before.reasons != after.reasons == ("it repeats much of the text of 'PCD 1', which is withdrawn",)
    release_target(withdrawn.register, after.fingerprint, None, "Ann", "the minutes were published long ago")
    assert withdrawn.register.ids() == ("buoys", "minutes")


def test_it_is_read_again_when_what_it_repeats_is_reinstated(withdrawn: Desk) -> None:
    held(withdrawn, BACK["reordered and merged"])
    reinstate(withdrawn.register, "PCD 1", "Bea", "settled")
    assert sorted(withdrawn.statuses("Ann")) == ["published", "unchanged"]
    assert not withdrawn.register.held()


def test_a_tombstone_keeps_runs_that_only_the_document_had_and_no_word(withdrawn: Desk) -> None:
    [stone] = withdrawn.register.tombstones()
    form = hash_runs(p.text for p in withdrawn.register.document("buoys").paragraphs)
    assert len(stone.runs) > FEWEST
    assert not stone.runs & form
    assert all(len(run) == 8 and int(run, 16) >= 0 for run in stone.runs)


@pytest.mark.parametrize("shape", (" ".join, "\n".join, lambda texts: " ".join(texts).upper()))
def test_runs_are_the_same_however_a_text_is_cut(shape: Callable[[tuple[str, ...]], str]) -> None:
    assert hash_runs((shape(OWN),)) == hash_runs(OWN)


def test_about_one_run_in_three_is_kept() -> None:
    words = sum(len(read_words(text)) for text in OWN)
    assert 0.22 < len(hash_runs(OWN)) / words < 0.45


def test_a_text_shorter_than_a_run_has_none() -> None:
    assert hash_runs(("None at all.",)) == hash_runs(()) == frozenset()
