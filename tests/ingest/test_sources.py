"""`sources.csv` says file by file what is published; what cannot be understood in it stops the whole ingest."""

from pathlib import Path

import pytest

from ingest.sources import NOTHING, Given, SourcesError, parse_given, read_sources
from tests.ingest.conftest import Desk
from tests.ingest.decisions import KITES, decision

UNMARKED = f"Kites\n\n{KITES[0]}\n"
HEAD = "file,url,published,body,title\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(UNMARKED)
    (tmp_path / "b.txt").write_text(UNMARKED)
    return tmp_path


def test_a_folder_without_one_says_nothing(folder: Path) -> None:
    assert read_sources(folder) == {}


@pytest.mark.parametrize("said", (NOTHING, Given("https://a.example/x?a=1,2", True, "GLA", 'A "quoted", title – £')))
def test_what_is_said_comes_back_from_one_string(said: Given) -> None:
    assert parse_given(str(said)) == said


@pytest.mark.parametrize(
    ("answer", "meant"), (("yes", True), (" YES ", True), ("1", True), ("no", False), ("False", False), ("", None))
)
def test_an_answer_is_yes_no_or_nothing(folder: Path, answer: str, meant: bool | None) -> None:
    (folder / "sources.csv").write_text(f"{HEAD}a.txt,,{answer},,\n")
    assert read_sources(folder)["a.txt"].published is meant


def test_columns_come_in_any_order_and_some_may_be_missing(folder: Path) -> None:
    (folder / "sources.csv").write_text('\ufeffTitle, File\n"Kites, and lamps",a.txt\n', encoding="utf-8")
    assert read_sources(folder) == {"a.txt": Given(title="Kites, and lamps")}


MISTAKES = (
    (f"{HEAD}a.txt,,maybe,,\n", "line 2: published is 'maybe'"),
    (f"{HEAD}a.txt,ftp://x,,,\n", "line 2: url is 'ftp://x'"),
    (f"{HEAD}a.txt,,,,Kites, and lamps\n", "line 2: more cells than columns"),
    (f"{HEAD}a.txt,,,,\na.txt,,no,,\n", "line 3: 'a.txt' stands there twice"),
    (f"{HEAD}gone.txt,,no,,\n", "line 2: no file 'gone.txt'"),
    (f"{HEAD},,no,,\n", "line 2: no file is named"),
    ("name,published\na.txt,no\n", "has the columns"),
    ("file,secret\na.txt,no\n", "has the columns"),
    ("file,published,published\na.txt,no,yes\n", "has the columns"),
    ("", "has the columns"),
)


@pytest.mark.parametrize(("text", "told"), MISTAKES)
def test_a_mistake_names_its_line(folder: Path, text: str, told: str) -> None:
    (folder / "sources.csv").write_text(text)
    with pytest.raises(SourcesError, match=told):
        read_sources(folder)


@pytest.mark.parametrize("name", ("./a.txt", "x/../a.txt", ".//a.txt"))
def test_a_file_named_in_a_roundabout_way_is_not_overlooked(folder: Path, name: str) -> None:
    (folder / "x").mkdir()
    (folder / "sources.csv").write_text(f"{HEAD}{name},,no,,\n")
    with pytest.raises(SourcesError, match="line 2: no file"):
        read_sources(folder)


def test_an_unclosed_quote_does_not_swallow_the_lines_after_it(folder: Path) -> None:
    (folder / "sources.csv").write_text(f'{HEAD}a.txt,,,,"Kites\nb.txt,,no,,\n')
    with pytest.raises(SourcesError, match="save it as CSV again"):
        read_sources(folder)


def test_other_encodings_are_refused(folder: Path) -> None:
    (folder / "sources.csv").write_bytes(f"{HEAD}a.txt,,no,,Café\n".encode("cp1252"))
    with pytest.raises(SourcesError, match="UTF-8"):
        read_sources(folder)


def test_a_mistake_stops_the_ingest_before_anything_changes(desk: Desk) -> None:
    desk.put("a.txt", decision("PCD 1", "Kites", *KITES))
    desk.put("sources.csv", f"{HEAD}a.txt,,maybe,,\n")
    with pytest.raises(SourcesError):
        desk.ingest()
    assert desk.register.ids() == ()


def test_a_file_is_declared_published_and_another_is_not(desk: Desk) -> None:
    desk.put("a.txt", UNMARKED)
    desk.put("b.txt", UNMARKED + "\nIt is another file.\n")
    desk.put("sources.csv", f"{HEAD}a.txt,https://a.example/kites,yes,Bramford PCC,The kite decision\n")
    assert desk.statuses() == ["published", "held"]
    facts = desk.register.facts("a")
    assert (facts.title, facts.body) == ("The kite decision", "Bramford PCC")
    assert desk.register.document("a").source == "https://a.example/kites"
    told = {line["action"]: line["detail"] for line in desk.register.audit()}
    assert "declared published by sources.csv" in told["publish"]
    assert told["sources"].startswith("1 of 1 declared published")


def test_no_takes_a_file_out_of_a_declaration_for_the_folder(desk: Desk) -> None:
    desk.put("a.txt", UNMARKED)
    desk.put("b.txt", UNMARKED + "\nIt is another file.\n")
    desk.put("sources.csv", f"{HEAD}a.txt,,no,,\n")
    assert desk.statuses("Ann") == ["held", "published"]


def test_a_published_file_that_is_said_to_be_so_no_longer_leaves(desk: Desk) -> None:
    desk.put("a.txt", UNMARKED)
    desk.put("sources.csv", f"{HEAD}a.txt,,yes,,\n")
    assert desk.statuses() == ["published"]
    desk.put("sources.csv", f"{HEAD}a.txt,,no,,\n")
    assert desk.statuses() == ["held", "withdrawn"]
    assert "Marrowby" not in desk.everything()


def test_a_new_title_alone_is_taken_up(desk: Desk) -> None:
    desk.put("a.txt", UNMARKED)
    desk.ingest("Ann")
    desk.put("sources.csv", f"{HEAD}a.txt,,,,Another title\n")
    assert desk.statuses("Ann") == ["published"]
    assert desk.register.facts("a").title == "Another title"
    assert desk.statuses("Ann") == ["unchanged"]
