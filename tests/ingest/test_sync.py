"""A folder comes into the register file by file; what is gone, changed or newly restricted leaves it."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ingest.crew import Crew
from ingest.register import Register, open_register
from ingest.sync import FileOutcome, FolderError, Progress, SyncReport, sync
from tests.ingest import strange_readers
from tests.ingest.forms import form

SECRET = "\nPART 2 – EXEMPT\n\n- 1.1. The winner is Zephyr Systems Ltd for five years.\n"
UNMARKED = "The radios of the river unit fail in wet weather, as they did on nine days of the last winter.\n"
CONFIDENTIAL = form("NO") + "\nIs this report a Confidential Decision?\n\nYes\n"

Ingest = Callable[..., dict[str, FileOutcome]]


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = open_register(tmp_path / "home", create=True)
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


@pytest.fixture
def ingest(folder: Path, register: Register) -> Ingest:
    """Sync the folder and give its outcomes by file."""

    def run(published_by: str | None = None) -> dict[str, FileOutcome]:
        report = sync(folder, register, published_by)
        assert isinstance(report, SyncReport)
        return {o.file: o for o in report.documents}

    return run


def stored(register: Register) -> str:
    return repr((list(register.documents()), [register.facts(d) for d in register.ids()], register.held()))


def test_a_form_is_published(folder: Path, register: Register, ingest: Ingest) -> None:
    (folder / "PCD 3001 scanners.txt").write_text(form() + SECRET)
    outcome = ingest()["PCD 3001 scanners.txt"]
    assert (outcome.status, outcome.document, outcome.reference) == ("published", "pcd-3001-scanners", "PCD 3001")
    why = "in the exempt section that opens at paragraph 16: 'exempt', which no role clears"
    assert (outcome.withheld, dict(outcome.reasons)) == (1, {why: 1})
    assert outcome.paragraphs == len(register.document("pcd-3001-scanners").paragraphs)
    assert "Zephyr" not in stored(register)


def test_a_held_file_is_known_by_its_fingerprint_alone(folder: Path, register: Register, ingest: Ingest) -> None:
    (folder / "zephyr-settlement.txt").write_text(CONFIDENTIAL)
    fingerprint = hashlib.sha256(CONFIDENTIAL.encode()).hexdigest()
    [outcome] = ingest().values()
    assert outcome.status == "held"
    assert (outcome.file, outcome.document, outcome.reference) == (fingerprint[:12], None, None)
    assert [h.fingerprint for h in register.held()] == [fingerprint]
    assert "zephyr" not in repr(outcome) + stored(register) + repr(register.audit())


def test_an_unmarked_file_needs_somebody_to_declare_it(folder: Path, register: Register, ingest: Ingest) -> None:
    (folder / "radios.txt").write_text(UNMARKED)
    assert [o.status for o in ingest().values()] == ["held"]
    assert ingest("Ann")["radios.txt"].status == "published"
    assert register.held() == ()
    assert register.audit()[-2]["who"] == "Ann" or register.audit()[-1]["who"] == "Ann"


def test_ingesting_again_changes_nothing(folder: Path, register: Register, ingest: Ingest) -> None:
    (folder / "a.txt").write_text(form())
    (folder / "b.txt").write_text(CONFIDENTIAL)
    first, was = ingest(), stored(register)
    second = ingest()
    assert stored(register) == was
    assert second["a.txt"].status == "unchanged"
    assert (second["a.txt"].paragraphs, second["a.txt"].reference) == (first["a.txt"].paragraphs, "PCD 3001")
    assert sorted(o.status for o in second.values()) == ["held", "unchanged"]


def test_an_unchanged_folder_keeps_the_revision(folder: Path, register: Register, ingest: Ingest) -> None:
    (folder / "a.txt").write_text(form())
    ingest()
    before = register.revision
    ingest()
    assert register.revision == before


def test_a_changed_file_keeps_its_id_and_loses_its_old_text(folder: Path, register: Register, ingest: Ingest) -> None:
    (folder / "a.txt").write_text(form() + "\nThe scanners are called Merlin by those who use them.\n")
    ingest()
    (folder / "a.txt").write_text(form())
    assert ingest()["a.txt"].status == "published"
    assert register.ids() == ("a",)
    assert "Merlin" not in stored(register)


def test_a_removed_file_is_withdrawn(folder: Path, register: Register, ingest: Ingest) -> None:
    (folder / "a.txt").write_text(form())
    (folder / "b.txt").write_text(form("NO"))
    ingest()
    (folder / "a.txt").unlink()
    assert [o.status for o in ingest().values()] == ["unchanged", "withdrawn"]
    assert register.ids() == ("b",)


def test_a_document_whose_new_version_must_be_held_disappears(folder: Path, register: Register, ingest: Ingest) -> None:
    (folder / "a.txt").write_text(form("NO"))
    ingest()
    (folder / "a.txt").write_text(CONFIDENTIAL)
    assert sorted(o.status for o in ingest().values()) == ["held", "withdrawn"]
    assert register.ids() == ()
    assert len(register.held()) == 1


def test_a_held_file_that_leaves_is_forgotten(folder: Path, register: Register, ingest: Ingest) -> None:
    (folder / "a.txt").write_text(CONFIDENTIAL)
    (folder / "b.txt").write_text(form())
    ingest()
    (folder / "a.txt").unlink()
    ingest()
    assert register.held() == ()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    (
        ("a.xlsx", b"PK\x03\x04", "unknown kind '.xlsx'"),
        ("a", b"words", "unknown kind ''"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"  \n\n ", "empty"),
        ("a.txt", b"ab\0cd", "zero bytes"),
        ("a.txt", b"\x81\x8d caf\xe9", "could not be decoded"),
    ),
)
def test_a_file_that_cannot_be_read_fails_and_says_why(
    folder: Path, register: Register, ingest: Ingest, name: str, data: bytes, why: str
) -> None:
    (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(form())
    outcomes = ingest()
    assert outcomes["good.txt"].status == "published"
    assert outcomes[name].status == "failed"
    assert why in next(iter(outcomes[name].reasons))
    assert register.ids() == ("good",)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every file")
def test_a_file_that_may_not_be_opened_fails(folder: Path, ingest: Ingest) -> None:
    (folder / "a.txt").write_text(form())
    (folder / "a.txt").chmod(0)
    assert ingest()["a.txt"].status == "failed"


@pytest.mark.parametrize(
    ("encoding", "quote"), (("utf-8", "“£2m”"), ("utf-8-sig", "“£2m”"), ("utf-16", "“£2m”"), ("cp1252", "“£2m”"))
)
def test_text_is_decoded(folder: Path, register: Register, ingest: Ingest, encoding: str, quote: str) -> None:
    (folder / "a.txt").write_bytes((form() + f"\nThe price is {quote} a year.\n").encode(encoding))
    ingest()
    assert register.document("a").paragraphs[-1].text == f"The price is {quote} a year."


def test_a_missing_folder_is_refused_and_nothing_changes(tmp_path: Path, register: Register) -> None:
    before = register.revision
    with pytest.raises(FolderError, match="decisions ingest"):
        sync(tmp_path / "nowhere", register)
    assert register.revision == before


def test_a_file_in_place_of_a_folder_is_refused(folder: Path, register: Register) -> None:
    (folder / "a.txt").write_text(form())
    with pytest.raises(FolderError, match="is a file"):
        sync(folder / "a.txt", register)


def test_an_emptied_folder_is_refused_and_nothing_is_lost(folder: Path, register: Register, ingest: Ingest) -> None:
    (folder / "a.txt").write_text(form())
    ingest()
    (folder / "a.txt").unlink()
    with pytest.raises(FolderError, match="empty"):
        ingest()
    assert register.ids() == ("a",)


def test_names_that_would_collide_get_ids_of_their_own(folder: Path, register: Register, ingest: Ingest) -> None:
    (folder / "a.txt").write_text(form())
    (folder / "a.md").write_text(form("NO"))
    (folder / "deeper").mkdir()
    (folder / "deeper" / "a.txt").write_text(form().replace("nine minutes", "ten minutes"))
    ids = {o.document for o in ingest().values()}
    assert len(ids) == 3
    assert set(register.ids()) == ids
    assert {o.document for o in ingest().values()} == ids


def test_two_folders_do_not_withdraw_each_other_s_files(tmp_path: Path, register: Register) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(form())
        sync(tmp_path / name, register)
    assert register.ids() == ("a",)
    assert [o.status for o in sync(tmp_path / "one", register).documents] == ["unchanged"]


def test_the_order_in_which_files_arrive_does_not_matter(tmp_path: Path) -> None:
    names = ("a.txt", "b.txt", "c.txt")
    results = []
    for n, order in enumerate((names, names[::-1])):
        folder, home = tmp_path / f"in{n}", tmp_path / f"home{n}"
        folder.mkdir()
        register = open_register(home, create=True)
        for name in order:
            (folder / name).write_text(form("NO") + f"\nThis is the decision that came in the file {name[0]}.\n")
            sync(folder, register)
        results.append(list(register.documents()))
        register.close()
    assert results[0] == results[1]


def test_a_failure_half_way_leaves_whole_documents(folder: Path, register: Register, ingest: Ingest) -> None:
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(form("NO") + f"\nThis one is {name}.\n")

    def stop(progress: Progress) -> None:
        if progress.files == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sync(folder, register, None, stop)
    assert register.ids() == ("a", "b")
    assert register.document("b").paragraphs
    assert [o.status for o in ingest().values()] == ["unchanged", "unchanged", "published"]


def test_progress_is_told(folder: Path, register: Register) -> None:
    seen: list[Progress] = []
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(form() + f"\nThis one is {name}.\n" * (100 if name == "b" else 1))
    sync(folder, register, None, seen.append)
    assert [(p.files, p.of) for p in dict.fromkeys(seen)] == [(0, 2), (1, 2), (2, 2)]
    sizes = [(folder / f"{name}.txt").stat().st_size for name in "ab"]
    assert [p.read for p in dict.fromkeys(seen)] == [0, sizes[0], sum(sizes)]
    assert {p.whole for p in seen} == {sum(sizes)}


def test_progress_counts_the_pages_of_a_file_that_takes_long(folder: Path, register: Register) -> None:
    crew, seen = Crew("tests.ingest.strange_readers:read_in_halves", size=1), []
    (folder / "a.txt").write_text(UNMARKED)

    def see(progress: Progress) -> None:
        seen.append(progress)
        if 0 < progress.read < progress.whole:
            (folder / strange_readers.GO).touch()

    sync(folder, register, "Ann", see, crew)
    crew.stop()
    assert [p.files for p in seen] == sorted(p.files for p in seen)
    assert [p.read for p in seen] == sorted(p.read for p in seen)
    assert any(0 < p.read < p.whole for p in seen)


def test_hidden_files_are_not_taken(folder: Path, ingest: Ingest) -> None:
    (folder / ".notes.txt").write_text(UNMARKED)
    (folder / "a.txt").write_text(form())
    assert set(ingest()) == {"a.txt"}


def test_how_many_files_could_not_be_read_is_known_until_they_can(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "b.xyz").write_bytes(b"?")
    with closing(open_register(tmp_path / "home", create=True)) as register:
        sync(folder, register, "T")
        assert register.unread == 2
        (folder / "a.pdf").unlink()
        (folder / "b.xyz").unlink()
        (folder / "c.txt").write_text("A decision\n\nIt was decided.\n")
        sync(folder, register, "T")
        assert register.unread == 0
