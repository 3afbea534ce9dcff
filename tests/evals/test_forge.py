"""The composed documents: what their labels promise, whatever the gate makes of them."""

from collections import Counter
from functools import cache

import pytest

from evals.forge import CANARY, MARKER, PLAIN, TOKEN, Composed
from evals.forge.compose import FAMILIES, compose
from evals.forge.held import DEFERRALS
from evals.forge.lookalikes import IN_PLACE, IN_ROWS, IN_TEXT
from evals.forge.noise import brush, roughen
from evals.forge.openings import EXCLUSIONS, MARKINGS, OPENINGS, SECTIONS
from evals.forge.pen import Pen

SEED = 1
MANY = 2_000


@cache
def many() -> tuple[Composed, ...]:
    return tuple(compose(SEED, n) for n in range(MANY))


def planted(document: Composed) -> list[str]:
    return [p.token for p in document.canaries + document.markers]


def test_the_same_seed_and_number_give_the_same_document() -> None:
    assert [compose(SEED, n) for n in range(50)] == list(many()[:50])


def test_another_seed_gives_other_documents_and_words() -> None:
    other = compose(SEED + 1, 0)
    assert other.text != many()[0].text
    assert not set(planted(other)) & set(planted(many()[0]))


def test_a_planted_word_is_planted_once_in_all_documents() -> None:
    counts = Counter(token for document in many() for token in planted(document))
    assert counts.most_common(1)[0][1] == 1


def test_every_planted_word_stands_in_its_document_once_and_no_other_does() -> None:
    for document in many():
        found = [match.casefold() for match in TOKEN.findall(f"{document.name}\n{document.text}")]
        assert sorted(found) == sorted(planted(document)), document.name


def test_canaries_and_markers_have_their_own_shapes() -> None:
    for document in many():
        assert all(CANARY.fullmatch(p.token) for p in document.canaries)
        assert all(MARKER.fullmatch(p.token) for p in document.markers)


def test_a_held_document_has_canaries_only_and_one_in_its_name() -> None:
    held = [document for document in many() if document.held]
    assert held
    for document in held:
        assert not document.markers
        assert len(document.canaries) > 3
        assert CANARY.search(document.name)


def test_a_released_document_has_markers_and_a_name_without_planted_words() -> None:
    for document in many():
        if not document.held:
            assert document.markers
            assert not TOKEN.search(document.name)


def test_every_family_is_composed() -> None:
    assert {document.family for document in many()} == {name for name, *_ in FAMILIES}


@pytest.mark.parametrize("wording", [o.id for o in SECTIONS + MARKINGS + EXCLUSIONS])
def test_every_opening_makes_something_exempt(wording: str) -> None:
    assert wording in {p.wording for document in many() for p in document.canaries}


@pytest.mark.parametrize("wording", [*(row.id for row in IN_TEXT + IN_ROWS), *IN_PLACE, PLAIN])
def test_every_look_alike_stands_beside_a_marker(wording: str) -> None:
    assert wording in {p.wording for document in many() for p in document.markers}


@pytest.mark.parametrize(
    "wording", [*DEFERRALS, "file-part2-form", "confidential-yes", "confidential-unanswered", "undeclared"]
)
def test_every_whole_file_rule_holds_a_document(wording: str) -> None:
    assert wording in {p.wording for document in many() if document.held for p in document.canaries}


def test_ids_of_wordings_are_unique() -> None:
    ids = [o.id for o in OPENINGS] + [row.id for row in IN_TEXT + IN_ROWS] + list(IN_PLACE)
    assert len(ids) == len(set(ids))


def test_canaries_stand_in_every_place_of_an_exempt_section() -> None:
    wanted = {"paragraph", "numbered paragraph", "heading", "opening heading", "caption", "table head", "table row"}
    wanted |= {"footnote", "list item", "bookmark", "signature", "title", "file name", "look-public sentence"}
    assert wanted <= {p.where for document in many() for p in document.canaries}


def test_documents_have_the_length_of_real_ones() -> None:
    lengths = sorted(sum(1 for line in document.text.split("\n\n") if line.strip()) for document in many())
    assert lengths[len(lengths) // 10] >= 12


def test_only_recognised_forms_are_public_without_a_declaration() -> None:
    forms = {"mopac-2018", "mopac-2019", "mopac-business-case", "gla", "pcc-notice"}
    assert {document.family for document in many() if not document.declared and not document.held} == forms


@pytest.mark.parametrize("n", range(200))
def test_noise_never_touches_a_planted_word(n: int) -> None:
    pen = Pen(SEED, n)
    token = pen.token("paragraph")
    brushed = brush(pen, f"Officers propose to extend the {token} contract - by years, and {token} agrees.")
    assert TOKEN.findall(brushed) == [token, token]


def test_a_line_with_a_planted_word_is_not_roughened() -> None:
    pen = Pen(SEED, 0)
    with pytest.raises(ValueError, match="planted"):
        roughen(pen, f"Part 2 {pen.token('heading')}")


def test_noise_leaves_many_headings_as_printed_and_changes_many() -> None:
    printed = "PART 2: EXEMPT SECTION OF THE REPORT"
    lines = [roughen(Pen(SEED, n), printed) for n in range(500)]
    same = sum(line == printed for line in lines)
    assert 100 < same < 300
    assert len(set(lines)) > 40
