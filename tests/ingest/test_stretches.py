"""What is withheld is told stretch by stretch, with what opened it, where, and its words only where they are public."""

from dataclasses import replace

import pytest

from ingest.gate.gate import PublicDocument, Withheld
from ingest.stretches import find_stretches
from tests.ingest.decisions import SECRET, decision
from tests.ingest.reading import published

OPENS = "in the exempt section that opens at paragraph 3, page 2"


@pytest.fixture
def document() -> PublicDocument:
    return published("First line of all.\n\nSecond line of all.\n\nThird line of all.\n")


def withheld(document: PublicDocument, *where: tuple[int, str]) -> PublicDocument:
    return replace(document, withheld=tuple(Withheld("d", n, 2, reason, "exempt") for n, reason in where))


def test_paragraphs_that_follow_each_other_are_one_stretch(document: PublicDocument) -> None:
    found = find_stretches(withheld(document, (9, OPENS), (4, OPENS), (5, OPENS)))
    assert [s.ordinals for s in found] == [(4, 5), (9,)]
    assert found[0].pages == (2,)


def test_a_stretch_has_its_reasons_in_their_order(document: PublicDocument) -> None:
    [stretch] = find_stretches(withheld(document, (4, OPENS), (5, "the marking of page 2"), (6, OPENS)))
    assert [(why.reason, why.ordinals) for why in stretch.reasons] == [(OPENS, (4, 6)), ("the marking of page 2", (5,))]


def test_what_opened_it_is_quoted_where_it_is_public(document: PublicDocument) -> None:
    [stretch] = find_stretches(withheld(document, (4, OPENS)))
    assert (stretch.reasons[0].opened_at, stretch.reasons[0].opening) == (3, "Third line of all.")


def test_what_opened_it_is_not_quoted_where_it_is_withheld_itself(document: PublicDocument) -> None:
    [stretch] = find_stretches(withheld(document, (7, OPENS.replace("3", "7"))))
    assert (stretch.reasons[0].opened_at, stretch.reasons[0].opening) == (7, None)


def test_a_reason_that_names_no_place_has_none(document: PublicDocument) -> None:
    [stretch] = find_stretches(withheld(document, (7, "the marking of page 2")))
    assert (stretch.reasons[0].opened_at, stretch.reasons[0].opening) == (None, None)


def test_a_document_of_which_nothing_is_withheld_has_none(document: PublicDocument) -> None:
    assert find_stretches(document) == ()


def test_a_form_with_a_part_2_has_one_stretch_without_a_word_of_it() -> None:
    found = find_stretches(published(decision("PCD 1", "Kites", part2=True)))
    assert len(found) == 1
    assert found[0].reasons[0].opened_at is not None
    assert SECRET.split()[3] not in repr(found)
