"""The register gives back what was saved, forgets what it must, and answers filters without ever widening one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.facts import Fact, Facts
from ingest.gate.gate import GATE_VERSION, Held, PublicDocument, PublicParagraph, Released, Withheld, reload
from ingest.locator import Locator
from ingest.register import Filters, HeldFile, HomeError, Register, SourceFile, open_register


def paragraph(document: str, ordinal: int, text: str) -> PublicParagraph:
    at = Locator(document, ordinal, "The report", 1, "5. Commercial issues", f"5.{ordinal}", 2)
    return reload(at, ("Part 1", "5. Commercial issues"), text, "prose", GATE_VERSION)


def make_document(document: str = "pcd-1", text: str = "Radios are bought for £2m.") -> PublicDocument:
    paragraphs = (paragraph(document, 1, text), paragraph(document, 3, "The board was told."))
    withheld = (Withheld(document, 2, 2, "in an exempt section", "exempt"),)
    released = (Released(document, 3, "stands next to text that was withheld"),)
    return PublicDocument(document, f"{document}.txt", paragraphs, withheld, released, 1)


def make_facts(document: str = "pcd-1", part2: str = "yes", supplier: str = "Acme Ltd") -> Facts:
    at = make_document(document).paragraphs[0].at
    items = (Fact("part 2", part2, "words", at), Fact("supplier", supplier, "words", at))
    return Facts(document, "Radios", "PCD 1", "MOPAC", "decision form", date(2019, 11, 8), items)


def save(register: Register, document: str = "pcd-1", facts: Facts | None = None) -> None:
    file = SourceFile("folder", f"{document}.txt", f"{document:0<64}")
    register.save(make_document(document), facts or make_facts(document), file, "tester")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = open_register(tmp_path / "home", create=True)
    yield opened
    opened.close()


def test_a_document_comes_back_as_it_was(register: Register) -> None:
    save(register)
    assert register.document("pcd-1") == make_document()
    assert register.facts("pcd-1") == make_facts()
    assert register.paragraph("pcd-1#3") == make_document().paragraphs[1]
    assert register.ids() == ("pcd-1",)
    assert list(register.documents()) == [make_document()]
    assert register.files() == {"pcd-1": SourceFile("folder", "pcd-1.txt", f"{'pcd-1':0<64}")}


def test_it_comes_back_after_closing(tmp_path: Path) -> None:
    with closing(open_register(tmp_path, create=True)) as first:
        save(first)
    with closing(open_register(tmp_path)) as second:
        assert second.document("pcd-1") == make_document()


def test_saving_again_replaces(register: Register) -> None:
    save(register)
    changed = replace(make_document(text="Radios are leased."), withheld=())
    register.save(changed, make_facts(), SourceFile("folder", "pcd-1.txt", "b" * 64), "tester")
    assert register.document("pcd-1") == changed
    assert register.ids() == ("pcd-1",)


def test_what_is_not_there_is_a_key_error(register: Register) -> None:
    save(register)
    for ask in (register.document, register.facts):
        with pytest.raises(KeyError):
            ask("pcd-2")
    for key in ("pcd-1#2", "pcd-1#99", "pcd-2#1"):
        with pytest.raises(KeyError):
            register.paragraph(key)


def test_a_forgotten_document_is_gone_from_the_file_too(tmp_path: Path) -> None:
    with closing(open_register(tmp_path, create=True)) as register:
        save(register)
        register.forget("pcd-1", "tester", "it left the folder")
        assert register.ids() == ()
        assert register.matching(Filters()) == frozenset()
        assert register.audit()[-1]["action"] == "forget"
        with pytest.raises(KeyError):
            register.paragraph("pcd-1#1")
    left = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert b"Radios are bought" not in left


def test_a_held_file_is_a_fingerprint_and_its_reasons(register: Register) -> None:
    held = Held("e" * 64, ("it is deferred",))
    register.hold(held, "folder", "tester")
    assert register.held() == (HeldFile(held.fingerprint, "folder", held.reasons),)
    register.forget_held("e" * 64, "tester", "gone")
    assert register.held() == ()


def test_publishing_a_held_file_ends_its_being_held(register: Register) -> None:
    register.hold(Held(f"{'pcd-1':0<64}", ("deferred",)), "folder", "tester")
    save(register)
    assert register.held() == ()


def test_the_revision_grows_with_every_change_and_with_nothing_else(register: Register) -> None:
    seen = [register.revision]
    save(register)
    seen.append(register.revision)
    register.hold(Held("e" * 64, ("deferred",)), "folder", "tester")
    seen.append(register.revision)
    register.forget("pcd-1", "tester", "gone")
    seen.append(register.revision)
    assert seen == sorted(set(seen))


def test_reading_and_noting_leave_the_revision(register: Register) -> None:
    save(register)
    before = register.revision
    register.note("tester", "look", "pcd-1", "")
    list(register.documents())
    register.matching(Filters(body="MOPAC"))
    assert register.revision == before


def test_the_audit_says_who_did_what(register: Register) -> None:
    save(register)
    register.note("ann", "declare", "folder", "published")
    lines = [(line["who"], line["action"], line["subject"]) for line in register.audit()]
    assert lines == [("tester", "publish", "pcd-1"), ("ann", "declare", "folder")]


def three_documents(register: Register) -> None:
    save(register, "a", replace(make_facts("a"), reference="PCD 658", body="MOPAC", date=date(2019, 11, 8)))
    save(
        register,
        "b",
        replace(
            make_facts("b", "no", "Larkspur Care CIC"), reference="36/2025", body="Norfolk PCC", date=date(2025, 8, 28)
        ),
    )
    items = make_facts("c").items[1:]
    save(
        register, "c", replace(make_facts("c"), reference=None, body=None, kind="board report", date=None, items=items)
    )


@pytest.mark.parametrize(
    ("filters", "found"),
    (
        (Filters(), "abc"),
        (Filters(reference="PCD 658"), "a"),
        (Filters(reference="pcd 658"), "a"),
        (Filters(document="b"), "b"),
        (Filters(body="norfolk pcc"), "b"),
        (Filters(kind="board report"), "c"),
        (Filters(start=date(2020, 1, 1)), "b"),
        (Filters(end=date(2020, 1, 1)), "a"),
        (Filters(start=date(2019, 11, 8), end=date(2019, 11, 8)), "a"),
        (Filters(supplier="acme"), "ac"),
        (Filters(supplier="larkspur"), "b"),
        (Filters(part2=True), "a"),
        (Filters(part2=False), "b"),
        (Filters(body="MOPAC", part2=False), ""),
        (Filters(reference="PCD 65"), ""),
        (Filters(reference=""), ""),
        (Filters(supplier="100%"), ""),
        (Filters(document="a' OR '1'='1"), ""),
    ),
)
def test_a_filter_finds_what_meets_it_and_nothing_else(register: Register, filters: Filters, found: str) -> None:
    three_documents(register)
    assert register.matching(filters) == frozenset(found)


def test_filters_given_are_named() -> None:
    assert Filters(body="MOPAC", start=date(2020, 1, 2), part2=False).given() == {
        "body": "MOPAC",
        "start": "2020-01-02",
        "part2": False,
    }
    assert Filters().given() == {}


def test_a_home_without_a_register_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(HomeError, match="decisions ingest"):
        open_register(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_home_made_under_other_gate_rules_is_refused(tmp_path: Path) -> None:
    with closing(open_register(tmp_path, create=True)) as register:
        save(register)
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        db.execute("UPDATE meta SET value = 'older' WHERE name = 'gate'")
        db.commit()
    for create in (True, False):
        with pytest.raises(HomeError, match=r"'older'.*decisions ingest"):
            open_register(tmp_path, create=create)
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        assert db.execute("SELECT count(*) FROM paragraphs").fetchone() == (2,)
