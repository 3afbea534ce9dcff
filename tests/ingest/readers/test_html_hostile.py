"""A web page made to harm is read or refused in one line, soon, and nothing is fetched for it."""

import time
from pathlib import Path

import pytest

from ingest.readers import UnreadableError
from ingest.readers.kinds import read_file
from tests.ingest.readers.test_html import LONG, lines, page, write_page

SOON = 300.0  # seconds; a guard against a hang, not a figure


def refused(path: Path) -> str:
    began = time.monotonic()
    with pytest.raises(UnreadableError) as caught:
        read_file(path)
    assert time.monotonic() - began < SOON
    assert "Zqone" not in str(caught.value)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "main",
    (
        "<div>" * 100_000 + "Zqone",
        "<table><tr><td>" * 50_000 + "Zqone",
        "<ul><li>" * 50_000 + "Zqone",
        "<b>" * 100_000 + "Zqone",
        f'<p title="{"Zqone " * 2_500_000}">{LONG}</p>',
        "<p>" + "Zqone" * 2_500_000,
        "<p>a</p>" * 400_001,
    ),
)
def test_pages_past_all_bounds_are_refused(tmp_path: Path, main: str) -> None:
    refused(write_page(tmp_path / "a.html", page(main)))


def test_a_page_of_too_many_bytes_is_refused(tmp_path: Path) -> None:
    assert "bytes" in refused(write_page(tmp_path / "a.html", page("<p>Zqone</p>" + " " * 20_000_001)))


@pytest.mark.long
def test_a_page_of_rules_without_end_is_refused(tmp_path: Path) -> None:
    style = "<style>" + "p{display:block}" * 10_000 + "</style>"
    assert "rules" in refused(write_page(tmp_path / "a.html", page("<p>Zqone</p>" * 10_000, style)))


def test_entities_of_the_page_s_own_are_not_unfolded(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    text = f'<!DOCTYPE html [<!ENTITY l0 "Zqone">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    path = write_page(tmp_path / "a.html", f"{text}<html><body><main><p>{LONG} &l8; &f;</p></main></body></html>")
    assert "root:" not in repr(lines(path))
    assert len(repr(lines(path))) < 1000


def test_nesting_that_a_browser_allows_is_read(tmp_path: Path) -> None:
    deep = "<div>" * 200 + f"<p>{LONG}</p>" + "</div>" * 200
    tables = "<table><tr><td>" * 40 + "<p>Deepest</p>" + "</table>" * 40
    assert lines(write_page(tmp_path / "a.html", page(deep + tables))) == [LONG, "Deepest"]


def test_spans_past_all_tables_are_bounded(tmp_path: Path) -> None:
    table = "<table><tr><td colspan=9999 rowspan=9999>a<td>b<tr><td>c</table>"
    assert len(lines(write_page(tmp_path / "a.html", page(table)))) == 2


def test_a_large_page_is_read_soon(tmp_path: Path) -> None:
    began = time.monotonic()
    found = lines(write_page(tmp_path / "a.html", page(f"<p>{LONG}</p><ul><li>{LONG}</ul>" * 5_000)))
    assert len(found) == 10_000
    assert time.monotonic() - began < SOON
