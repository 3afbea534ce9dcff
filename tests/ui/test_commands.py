"""The command line: its JSON, its exit codes, and one clear line for every mistake."""

import csv
import io
import json
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.sync import FileOutcome, Progress, SyncReport
from tests.ui.conftest import WORDS
from ui import commands, listings
from ui.reviewing import make_csv

Run = Callable[..., Any]


def test_a_question_is_answered_as_one_json_object(decisions: Run, assistant: Any, home: Path) -> None:
    ran = decisions("ask", "How much?", "--json", "--home", home)
    assert ran.code == 0
    assert ran.out.count("\n") == 1
    assert ran.json["outcome"] == "partial"


def test_a_question_is_answered_in_words(decisions: Run, assistant: Any, home: Path) -> None:
    ran = decisions("ask", "How much?", "--home", home)
    assert "40 radios for £120,000 [1]" in ran.out
    assert "para 2.3 · p. 6" in ran.out


def test_filters_reach_the_assistant(decisions: Run, assistant: Any, home: Path) -> None:
    decisions("ask", "q", "--home", home, "--reference", "DN 12", "--from", "2020-01-01", "--part2", "yes")
    assert assistant.asked[0][2].given() == {"reference": "DN 12", "start": "2020-01-01", "part2": True}


def test_a_batch_keeps_the_order_and_puts_an_error_in_the_place_of_a_bad_line(
    decisions: Run, assistant: Any, home: Path, tmp_path: Path
) -> None:
    history = [{"role": "user", "text": "PCD 658?"}]
    lines = (
        json.dumps({"id": "a", "question": "One?", "history": history}),
        "not json",
        json.dumps({"id": "c", "history": []}),
        "",
        json.dumps({"id": 4, "question": "Four?"}),
    )
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ran = decisions("ask", "--batch", batch, "--json", "--home", home)
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [line["id"] for line in told] == ["a", None, "c", None, "4"]
    assert [set(line) == {"id", "error"} for line in told] == [False, True, True, True, False]
    assert [turn.text for turn in assistant.asked[0][1]] == ["PCD 658?"]


def test_a_search_gives_ranked_hits(decisions: Run, assistant: Any, home: Path) -> None:
    found = decisions("search", "radios", "-k", "3", "--json", "--home", home).json
    hit = found["hits"][0]
    assert found["query"] == "radios"
    assert hit["found_by"] == ["dense", "lexical"]
    wanted = {"rank", "score", "document", "reference", "section", "paragraph", "page", "source", "text"}
    assert wanted <= set(hit)
    assert (hit["rank"], hit["paragraph"], hit["source"]) == (1, "2.3", "dn-12.txt")


def test_the_register_lists_documents_with_their_facts(decisions: Run, home: Path) -> None:
    card = decisions("register", "--json", "--home", home).json["documents"][0]
    assert (card["reference"], card["date"], card["type"]) == ("DN 12", "2023-05-04", "decision notice")
    assert (card["part2"], card["paragraphs"]) == (True, 7)
    assert card["facts"][0] == {
        "name": "amount",
        "value": "120000",
        "words": "£120,000",
        "paragraph": "2.3",
        "section": "2. Recommendation",
        "ordinal": 6,
        "page": 6,
    }


def test_the_register_is_a_table_and_obeys_filters(decisions: Run, home: Path) -> None:
    assert "New radios" in decisions("register", "--home", home).out
    assert "New radios" not in decisions("register", "--home", home, "--body", "MOPAC").out


def test_the_register_gives_amounts_with_their_place(decisions: Run, home: Path) -> None:
    card = decisions("register", "--json", "--home", home).json["documents"][0]
    assert card["amounts"] == [
        {
            "kind": "award",
            "printed": "£120,000",
            "ceiling": True,
            "payee": "Acme & Sons",
            "payer": None,
            "period": None,
            "words": WORDS,
            "pounds": 120000,
            "paragraph": "2.3",
            "section": "2. Recommendation",
            "ordinal": 6,
            "page": 6,
        }
    ]


def test_the_register_is_csv_on_request(decisions: Run, home: Path) -> None:
    out = decisions("register", "--csv", "--home", home).out
    [row] = csv.DictReader(io.StringIO(out, newline=""))
    assert out.count("\r\n") == 2
    assert (row["reference"], row["date"], row["part 2"]) == ("DN 12", "2023-05-04", "yes")
    assert row["awards"] == "up to £120,000 to Acme & Sons"


def test_a_cell_of_csv_is_never_a_formula() -> None:
    cells = make_csv(("a", "b", "c", "d"), [("=1+1", "+44", "-1", "@SUM")]).splitlines()[1]
    assert cells == "'=1+1,'+44,'-1,'@SUM"


def test_filters_that_match_nothing_are_named(decisions: Run, home: Path) -> None:
    ran = decisions("register", "--home", home, "--body", "MOPAC", "--supplier", "Zephyr")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Nothing matches body 'MOPAC', supplier 'Zephyr'.\n"


def test_a_supplier_is_matched_word_by_word_among_payees_too(decisions: Run, home: Path) -> None:
    found = [
        len(decisions("register", "--json", "--home", home, "--supplier", name).json["documents"])
        for name in ("acme", "Acme & Sons", "Acm")
    ]
    assert found == [1, 1, 0]


def test_a_home_with_facts_of_another_version_is_mended_by_check_alone(
    decisions: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.register.schema.FACTS_VERSION", "next")
    ran = decisions("register", "--home", home)
    assert ran.code == 2
    assert ran.err.endswith(f"'decisions check --home {home}'\n")
    assert ran.err.count("\n") == 1


def test_what_is_withheld_is_listed_without_words(decisions: Run, home: Path) -> None:
    listing = decisions("withheld", "--json", "--home", home).json
    assert listing["documents"][0]["withheld"] == 2
    assert listing["documents"][0]["paragraphs"][0] == {
        "ordinal": 4,
        "page": 4,
        "status": "exempt",
        "reason": "exempt section",
    }
    assert listing["held"] == [{"fingerprint": "f" * 64, "reasons": ["marked OFFICIAL-SENSITIVE"]}]
    assert "paragraphs 4-5 (page 4): exempt section" in decisions("withheld", "--home", home).out


def test_what_is_withheld_is_csv_on_request(decisions: Run, home: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(decisions("withheld", "--csv", "--home", home).out)))
    assert [row["ordinal"] for row in rows] == ["4", "5", ""]
    assert rows[2]["held_fingerprint"] == "f" * 64


def make_report() -> SyncReport:
    return SyncReport(
        (
            FileOutcome("a.txt", "a", "PCD 1", "published", 7, 2, {"exempt section": 2}),
            FileOutcome("f" * 12, None, None, "held", 0, 0, {"marked OFFICIAL-SENSITIVE": 1}),
            FileOutcome("b.xyz", None, None, "failed", 0, 0, {"unknown kind of file": 1}),
            FileOutcome("c.txt", "c", "PCD 2", "unchanged", 9, 0, {}),
        ),
        1.5,
    )


def test_an_ingest_says_what_became_of_each_file() -> None:
    text = listings.ingest_text(make_report())
    assert "a.txt: PCD 1, 7 paragraphs public, 2 withheld" in text
    assert "2 withheld: exempt section" in text
    assert f"{'f' * 12}: marked OFFICIAL-SENSITIVE" in text
    assert "b.xyz: unknown kind of file" in text


def test_an_ingest_as_json_has_the_keys_of_the_interface() -> None:
    value = listings.ingest_json(make_report())
    assert set(value) == {"documents", "seconds"}
    assert list(value["documents"][0]) == [
        *("file", "document", "reference", "status", "paragraphs", "withheld", "reasons", "remarks"),
    ]


@pytest.fixture
def ingested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Stand in for reading and indexing; who declared the files published is noted."""
    declared: list[str | None] = []
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")

    def fake_sync(_folder: Path, _register: Any, by: str | None, progress: Any) -> SyncReport:
        declared.append(by)
        progress(Progress(4, 4, 900, 900))
        return make_report()

    monkeypatch.setattr(commands, "sync", fake_sync)
    monkeypatch.setattr("ui.erase.build", lambda _home, _register, _progress: "1")
    return declared


def test_an_ingest_with_a_failed_file_exits_1_and_keeps_messages_off_the_results(
    decisions: Run, ingested: list[str | None], tmp_path: Path
) -> None:
    ran = decisions("ingest", tmp_path, "--json", "--home", tmp_path / "h")
    assert ran.code == 1
    assert [d["status"] for d in ran.json["documents"]] == ["published", "held", "failed", "unchanged"]
    assert "--published --by NAME" in ran.err
    assert "Reading documents: 4 of 4 done" in ran.err
    assert ingested == [None]


def test_an_ingest_passes_on_who_declares_the_files_published(
    decisions: Run, ingested: list[str | None], tmp_path: Path
) -> None:
    ran = decisions("ingest", tmp_path, "--published", "--by", "A. Clerk", "--home", tmp_path / "h")
    assert ingested == ["A. Clerk"]
    assert "A. Clerk declares" in ran.err


MISTAKES = (
    (("ingest", "no-such-folder"), "no folder 'no-such-folder'"),
    (("ingest", ".", "--published"), "--published and --by NAME go together"),
    (("ingest", ".", "--by", "A. Clerk"), "--published and --by NAME go together"),
    (("ask", "q", "--home", "no-such-home"), "decisions ingest FOLDER --home no-such-home"),
    (("search", "q", "--home", "no-such-home"), "decisions ingest FOLDER --home no-such-home"),
    (("register", "--home", "no-such-home"), "decisions ingest FOLDER --home no-such-home"),
    (("withheld", "--home", "no-such-home"), "decisions ingest FOLDER --home no-such-home"),
    (("ask", "q", "--batch", "b.jsonl"), "give one question in quotes, or --batch"),
    (("ask",), "give one question in quotes, or --batch"),
    (("ask", "--batch", "no-such-file.jsonl"), "cannot read the batch file 'no-such-file.jsonl'"),
    (("ask", "q", "--from", "8/11/2019"), "'8/11/2019' is not a date: expected YYYY-MM-DD"),
    (("search", "q", "-k", "none"), "'none' is not a number of paragraphs"),
    (("serve", "--port", "70000"), "'70000' is not a port"),
    (("serve", "--host", "no such host"), "cannot answer on host 'no such host'"),
    (("nonsense",), "invalid choice: 'nonsense'"),
    ((), "required: COMMAND"),
)


@pytest.mark.parametrize(("argv", "line"), MISTAKES, ids=[" ".join(argv) for argv, _ in MISTAKES])
def test_a_mistake_gives_one_clear_line(
    decisions: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...], line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DECISIONS_HOME", raising=False)
    ran = decisions(*argv)
    assert ran.code == 2
    assert line in ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""
    assert not list(tmp_path.iterdir())


def test_an_empty_folder_and_a_file_are_refused_before_a_home_is_made(decisions: Run, tmp_path: Path) -> None:
    empty, file = tmp_path / "empty", tmp_path / "file.txt"
    empty.mkdir()
    file.write_text("x", encoding="utf-8")
    for given, line in ((empty, "is empty"), (file, "is a file")):
        ran = decisions("ingest", given, "--home", tmp_path / "home")
        assert ran.code == 2
        assert line in ran.err
        assert ran.err.count("\n") == 1
    assert not (tmp_path / "home").exists()


def test_a_port_in_use_is_named_with_another(decisions: Run, home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = decisions("serve", "--port", str(port), "--home", home)
    assert ran.code == 2
    assert f"port {port} on 127.0.0.1 is in use" in ran.err
    assert f"--port {port + 1}" in ran.err
    assert ran.err.count("\n") == 1


def test_a_register_of_other_gate_rules_is_refused_in_one_line(
    decisions: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.register.schema.GATE_VERSION", "next")
    ran = decisions("register", "--home", home)
    assert ran.code == 2
    assert "gate rules" in ran.err
    assert ran.err.count("\n") == 1


def test_the_evaluations_without_their_packages_name_the_command_that_installs_them(
    decisions: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> Any:
        raise ModuleNotFoundError("No module named 'ragas'", name="ragas")

    monkeypatch.setattr(commands, "import_module", missing)
    ran = decisions("eval", "--gate")
    assert ran.code == 2
    assert "pip install '.[evals]'" in ran.err
    assert ran.err.count("\n") == 1


def test_the_benchmarks_without_their_packages_name_the_command_that_installs_them(
    decisions: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> Any:
        raise ModuleNotFoundError("No module named 'matplotlib'", name="matplotlib")

    monkeypatch.setattr(commands, "import_module", missing)
    ran = decisions("bench", "search", "--data", "x")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "pip install '.[evals]'" in ran.err


def test_a_search_gives_the_headings_and_paragraphs_around_a_hit(decisions: Run, assistant: Any, home: Path) -> None:
    (hit,) = decisions("search", "radios", "--home", home, "-k", "1", "--context", "1", "--json").json["hits"]
    assert {"parents", "before", "after", "last_page"} <= hit.keys()
    assert len(hit["before"]) <= 1 and len(hit["after"]) <= 1
    assert all(p["ordinal"] != hit["ordinal"] for p in (*hit["before"], *hit["after"]))


def test_a_record_cannot_drive_the_terminal(decisions: Run, assistant: Any, home: Path) -> None:
    object.__setattr__(assistant.result, "text", "red \x1b[31m \x9b2J text")
    assert "red [31m 2J text" in decisions("ask", "q", "--home", home).out
