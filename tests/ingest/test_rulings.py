"""Of the decisions that bear on a text the last one counts; a release counts for exactly what the person saw."""

from dataclasses import replace

import pytest

from ingest.gate.rulings import GATE_VERSION, RELEASE, WITHHOLD, Ruling, Rulings, by_person, make_ruling

FILE, OTHER = "a" * 64, "b" * 64
LONG = "The tender of Quillfeather Avionics came second, at nine hundred pounds an hour."
SHORT = "Nine hundred pounds."
REASON = "the deferral question is answered yes"


def rule(
    action: str, text: str = LONG, document: str | None = "d", ordinal: int | None = 4, file: str = FILE
) -> Ruling:
    return make_ruling(action, "Ann", "looked", file, text, document, ordinal)


def of(*new: Ruling) -> Rulings:
    return Rulings().joined(new)


def action(found: Ruling | None) -> str | None:
    return found.action if found else None


def test_nobody_decided_on_anything() -> None:
    assert Rulings().decide(FILE, "d", 4, LONG) is None
    assert Rulings().hold(FILE, "d", (REASON,)) == (REASON,)
    assert not Rulings().lapsed("d", LONG)


def test_a_ruling_has_a_hash_and_no_words() -> None:
    assert "Quillfeather" not in repr(rule(RELEASE))


def test_a_release_counts_for_the_very_paragraph() -> None:
    assert action(of(rule(RELEASE)).decide(FILE, "d", 4, LONG)) == RELEASE


@pytest.mark.parametrize(
    ("file", "document", "ordinal", "text"),
    ((OTHER, "d", 4, LONG), (FILE, "e", 4, LONG), (FILE, "d", 5, LONG), (FILE, "d", 4, f"{LONG} Or less.")),
)
def test_a_release_counts_for_nothing_else(file: str, document: str, ordinal: int, text: str) -> None:
    assert of(rule(RELEASE)).decide(file, document, ordinal, text) is None


def test_a_release_under_other_gate_rules_counts_no_longer_and_is_to_be_looked_at() -> None:
    older = of(replace(rule(RELEASE), gate=f"{GATE_VERSION} before"))
    assert older.decide(FILE, "d", 4, LONG) is None
    assert older.lapsed("d", LONG)
    assert not older.lapsed("e", LONG)


def test_a_release_of_an_earlier_version_is_to_be_looked_at() -> None:
    assert of(rule(RELEASE)).decide(OTHER, "d", 9, LONG) is None
    assert of(rule(RELEASE)).lapsed("d", LONG)


def test_what_is_withheld_stays_so_in_every_version_of_the_file() -> None:
    assert action(of(rule(WITHHOLD, SHORT)).decide(OTHER, "d", 30, SHORT)) == WITHHOLD


def test_a_long_text_is_withheld_wherever_it_stands_and_a_short_one_in_its_document() -> None:
    both = of(rule(WITHHOLD), rule(WITHHOLD, SHORT))
    assert action(both.decide(OTHER, "e", 1, LONG)) == WITHHOLD
    assert both.decide(OTHER, "e", 1, SHORT) is None


@pytest.mark.parametrize("order", ((RELEASE, WITHHOLD), (WITHHOLD, RELEASE), (RELEASE, WITHHOLD, RELEASE)))
def test_the_last_decision_counts(order: tuple[str, ...]) -> None:
    assert action(of(*map(rule, order)).decide(FILE, "d", 4, LONG)) == order[-1]


def test_decisions_are_read_in_the_order_of_their_numbers() -> None:
    first, last = replace(rule(RELEASE), n=1), replace(rule(WITHHOLD), n=2)
    assert action(Rulings((last, first)).decide(FILE, "d", 4, LONG)) == WITHHOLD
    assert action(Rulings((first, last)).joined([rule(RELEASE)]).decide(FILE, "d", 4, LONG)) == RELEASE


def test_a_release_after_a_withholding_leaves_other_documents_withheld() -> None:
    both = of(rule(WITHHOLD), rule(RELEASE))
    assert action(both.decide(FILE, "d", 4, LONG)) == RELEASE
    assert action(both.decide(OTHER, "e", 4, LONG)) == WITHHOLD


def test_a_hold_is_lifted_reason_by_reason_for_one_file() -> None:
    lifted = of(rule(RELEASE, REASON, None, None))
    assert lifted.hold(FILE, "d", (REASON, "another")) == ("another",)
    assert lifted.hold(OTHER, "d", (REASON,)) == (REASON,)


def test_a_hold_lifted_under_other_gate_rules_stands_again() -> None:
    older = of(replace(rule(RELEASE, REASON, None, None), gate="0"))
    assert older.hold(FILE, "d", (REASON,)) == (REASON,)


def test_a_hold_that_was_lifted_and_confirmed_again_stands() -> None:
    again = of(rule(RELEASE, REASON, None, None), rule(WITHHOLD, REASON, None, None))
    assert again.hold(FILE, "d", (REASON,)) == (REASON,)
    found = again.on_hold(FILE, REASON)
    assert action(found) == WITHHOLD


def hold_by(who: str, file: str = FILE) -> Ruling:
    reason = by_person(make_ruling(WITHHOLD, who, "", file, "", "d", None))
    return make_ruling(WITHHOLD, who, "asked", file, reason, "d", None)


def test_a_person_holds_a_file_and_every_later_version_of_its_document() -> None:
    held = of(hold_by("Ann"))
    assert held.hold(FILE, "renamed", ()) == ("withheld on review by Ann",)
    assert held.hold(OTHER, "d", ()) == ("withheld on review by Ann",)
    assert held.hold(OTHER, "e", ()) == ()


def test_each_persons_hold_is_lifted_by_itself() -> None:
    reason = "withheld on review by Ann"
    lifted = of(hold_by("Ann"), hold_by("Bea"), make_ruling(RELEASE, "Cy", "fine", FILE, reason, None, None))
    assert lifted.hold(FILE, "d", ()) == ("withheld on review by Bea",)
