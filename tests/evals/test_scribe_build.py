"""The command that builds the samples: what it writes, what it lists, what it refuses."""

import shutil
from pathlib import Path

import pytest

from evals import SAMPLES
from evals.scribe.build import BUILT, FAULTY, WRONG_USE, main
from ingest.sources import read_sources

SOURCES = Path(__file__).parents[1] / "fixtures" / "scribe"


def build(*argv: object, sources: Path = SOURCES) -> int:
    return main([str(word) for word in ("--sources", sources, *argv)])


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_every_format_of_every_source_is_written_and_listed(tmp_path: Path) -> None:
    assert build("--to", tmp_path) == BUILT
    assert names(tmp_path) == ["boxed.pdf", "everything.docx", "everything.html", "everything.txt", "sources.csv"]
    assert {name: given.published for name, given in read_sources(tmp_path).items()} == {
        "boxed.pdf": False,
        "everything.docx": True,
        "everything.html": True,
        "everything.txt": True,
    }


def test_one_source_alone_is_built_and_the_list_names_what_is_there(tmp_path: Path) -> None:
    assert build("--to", tmp_path, "--only", "boxed") == BUILT
    assert list(read_sources(tmp_path)) == ["boxed.pdf"]


def test_a_hand_written_text_is_published_and_stays(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("Some text")
    assert build("--to", tmp_path) == BUILT
    assert read_sources(tmp_path)["own.txt"].published is True
    assert (tmp_path / "own.txt").read_text() == "Some text"


def test_nothing_but_publication_is_said_of_a_file(tmp_path: Path) -> None:
    build("--to", tmp_path)
    assert {(g.url, g.body, g.title) for g in read_sources(tmp_path).values()} == {(None, None, None)}


def test_a_file_without_a_source_is_named_and_not_deleted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "old.pdf").write_bytes(b"%PDF-")
    assert build("--to", tmp_path) == FAULTY
    assert "old.pdf: no source makes this file" in capsys.readouterr().err
    assert (tmp_path / "old.pdf").exists()


def test_a_bad_source_is_told_in_one_line_and_the_others_are_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = tmp_path / "sources"
    shutil.copytree(SOURCES, sources)
    (sources / "bad.md").write_text('+++\nformats = ["txt"]\n+++\n##### Five\n')
    assert build("--to", tmp_path / "out", sources=sources) == FAULTY
    assert "bad.md, line 4: expected '#' to '####'" in capsys.readouterr().err
    assert "everything.txt" in names(tmp_path / "out")
    assert "sources.csv" not in names(tmp_path / "out")


def test_a_scanned_page_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "short.md").write_text('+++\nformats = ["pdf"]\nscanned_pages = [2]\n+++\nText\n')
    assert build("--to", tmp_path / "out", sources=tmp_path) == FAULTY
    assert "short.md: scanned_pages: expected pages from 1 to 1, not [2]" in capsys.readouterr().err


@pytest.mark.parametrize(("argv", "said"), ((("--only", "none"), "no source 'none'"), ((), "no sources in")))
def test_wrong_use_is_told(
    tmp_path: Path, argv: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = SOURCES if argv else tmp_path
    assert build("--to", tmp_path / "out", *argv, sources=sources) == WRONG_USE
    assert said in capsys.readouterr().err


def test_the_list_of_the_samples_can_be_used() -> None:
    listed = read_sources(SAMPLES)
    assert {p.name for p in SAMPLES.iterdir()} - {"sources.csv"} == set(listed)
    assert listed["pcd-2144-vehicle-telematics.txt"].published is True
