"""What was withdrawn is known again by its reference, its bytes, its id and its words; not by a form's own."""

from itertools import permutations
from pathlib import Path

import pytest

from ingest.document import Origin, name_document, read_document
from ingest.fingerprints import hash_file, hash_text
from ingest.gate.gate import PublicDocument
from ingest.gate.rulings import Rulings
from ingest.tombstones import SAME, Tombstone, refuse_document, refuse_file, text_hashes
from tests.ingest.decisions import BUOYS, KITES, decision
from tests.ingest.reading import published

SAMPLES = Path(__file__).parents[2] / "evals" / "samples"


def stone(document: PublicDocument, texts: frozenset[str] | None = None, lifted: str = "") -> Tombstone:
    known = text_hashes(document) if texts is None else texts
    return Tombstone(1, "2026-01-02T03:04:05", "Ann", "asked", "kites", "PCD 1", "MOPAC", "a" * 64, known, lifted)


@pytest.fixture(scope="module")
def kites() -> PublicDocument:
    return published(decision("PCD 1", "Kites", *KITES))


@pytest.fixture(scope="module")
def own(kites: PublicDocument) -> frozenset[str]:
    """The hashes of the words that are the decision's own and not the form's."""
    return text_hashes(kites) - text_hashes(published(decision("PCD 2", "Buoys", *BUOYS)))


def test_a_tombstone_has_hashes_and_no_words(kites: PublicDocument) -> None:
    assert hash_text(KITES[0]) in stone(kites).texts
    assert "Marrowby" not in repr(stone(kites))


def test_a_file_is_refused_by_its_bytes_and_by_its_documents_id(kites: PublicDocument) -> None:
    assert refuse_file([stone(kites)], "a" * 64, "other")
    assert refuse_file([stone(kites)], "b" * 64, "kites")
    assert refuse_file([stone(kites)], "b" * 64, "other") is None


@pytest.mark.parametrize(
    ("reference", "body", "refused"),
    (("PCD 1", "MOPAC", True), ("PCD 1", None, True), ("PCD 1", "GLA", False), ("PCD 11", "MOPAC", False)),
)
def test_a_document_is_refused_by_its_reference_within_a_body(
    kites: PublicDocument, reference: str, body: str | None, refused: bool
) -> None:
    other = published("Nothing of it is the same here, in any line that is long enough to be told by.\n")
    assert bool(refuse_document([stone(kites)], other, reference, body)) is refused


def test_the_same_words_are_refused_under_any_reference(kites: PublicDocument) -> None:
    assert refuse_document([stone(kites)], kites, "PCD 9", "MOPAC")
    assert refuse_document([stone(kites)], kites, None, None)


def test_the_same_words_are_refused_where_the_forms_words_were_left_out(
    kites: PublicDocument, own: frozenset[str]
) -> None:
    assert len(own) < SAME * len(text_hashes(kites))
    assert refuse_document([stone(kites, own)], kites, "PCD 9", "MOPAC")


def test_another_decision_on_the_same_form_is_not_refused(own: frozenset[str], kites: PublicDocument) -> None:
    buoys = published(decision("PCD 2", "Buoys", *BUOYS))
    assert refuse_document([stone(kites, own)], buoys, "PCD 2", "MOPAC") is None


def test_a_decision_that_repeats_one_paragraph_is_not_refused(own: frozenset[str], kites: PublicDocument) -> None:
    mixed = published(decision("PCD 2", "Buoys", KITES[0], *BUOYS))
    assert refuse_document([stone(kites, own)], mixed, "PCD 2", "MOPAC") is None


def test_spacing_case_and_dashes_do_not_disguise_a_text(kites: PublicDocument) -> None:
    disguised = decision("PCD 9", "Kites", *(f"  {k.upper().replace(' ', '  ')}" for k in KITES))
    own = frozenset(map(hash_text, KITES))
    assert refuse_document([stone(kites, own)], published(disguised), "PCD 9", "MOPAC")


def test_what_was_reinstated_refuses_nothing(kites: PublicDocument) -> None:
    lifted = [stone(kites, lifted="2026 by Bea: settled")]
    assert refuse_file(lifted, "a" * 64, "kites") is None
    assert refuse_document(lifted, kites, "PCD 1", "MOPAC") is None


def test_a_document_without_long_paragraphs_is_not_told_by_its_words(kites: PublicDocument) -> None:
    short = published("Radios\n\nNone.\n\nApproved.\n")
    assert not text_hashes(short)
    assert refuse_document([stone(kites, text_hashes(short))], short, "PCD 9", None) is None


def read(path: Path) -> PublicDocument | None:
    origin = Origin(name_document(path.name, ()), path.name, hash_file(path), True)
    document = read_document(path, origin, Rulings())
    return document if isinstance(document, PublicDocument) else None


def test_no_sample_is_taken_for_another_even_with_the_forms_words() -> None:
    documents = [d for path in sorted(SAMPLES.glob("*.txt")) if (d := read(path))]
    assert len(documents) >= 6
    for withdrawn, other in permutations(documents, 2):
        assert refuse_document([stone(withdrawn)], other, None, None) is None, (withdrawn.document, other.document)
