"""Extraction marks come off a line, its words stay; page furniture is known by its shape."""

import pytest

from ingest.clean import clean_line, furniture_reason
from tests.ingest.reading import furniture_of, texts


@pytest.mark.parametrize(
    ("raw", "text"),
    (
        ("**Bold:**", "Bold:"),
        ("__under__ text", "under text"),
        ("**A** and **B**", "A and B"),
        ("Is there a **Part 2** form – NO", "Is there a Part 2 form – NO"),
        ("#### **5. Commercial issues**", "5. Commercial issues"),
        ("<b>✓</b>", "✓"),
        ("see [the plan](http://example.org/plan) first", "see the plan (http://example.org/plan) first"),
        ("[http://example.org](http://example.org)", "http://example.org"),
        ("*slanted* word", "slanted word"),
        ("zero\u200bwidth and soft\u00adhyphen", "zerowidth and softhyphen"),
        (r"1\. Escaped", "1. Escaped"),
        ("no-break\u00a0space   and  wide", "no-break space and wide"),
    ),
)
def test_marks_come_off(raw: str, text: str) -> None:
    assert clean_line(raw).text == text


@pytest.mark.parametrize(
    "raw",
    ("snake_case_name", "2 * 3 * 4", "x < y > z", "a\tb", "£2.025m, 10% and 3/4", "<https://example.org>", "R&D"),
)
def test_what_is_not_a_mark_stays(raw: str) -> None:
    assert clean_line(raw).text == raw


@pytest.mark.parametrize(
    ("raw", "strong"),
    (("# Title", True), ("**Title:**", True), ("  **Title**  ", True), ("**A** and **B**", False), ("Title", False)),
)
def test_a_marked_heading_is_strong(raw: str, strong: bool) -> None:
    assert clean_line(raw).strong is strong


@pytest.mark.parametrize(
    ("raw", "reason"),
    (
        ("---", "rule"),
        ("|---|---|", "rule"),
        ("![](image.png)", "image"),
        ("•", "ornament"),
        (r"\bigcirc •", "ornament"),
        ("OFFICIAL", "page marking"),
        ("**OFFICIAL – PUBLIC**", "page marking"),
        ("NOT PROTECTIVELY MARKED", "page marking"),
        ("Page 3 of 9", "page number"),
        ("12", "page number"),
        ("- 4 -", "page number"),
    ),
)
def test_furniture_is_recognised(raw: str, reason: str) -> None:
    assert furniture_reason(raw, clean_line(raw).text) == reason


@pytest.mark.parametrize(
    "raw", ("OFFICIAL-SENSITIVE", "OFFICIAL - SENSITIVE", "RESTRICTED", "£", "✓", "3.", "1234", "None")
)
def test_text_and_restrictive_markings_are_not_furniture(raw: str) -> None:
    assert furniture_reason(raw, clean_line(raw).text) is None


def test_a_running_header_is_recorded_and_left_out() -> None:
    words = ("radios", "boats", "dogs", "vans")
    text = "\f".join(
        f"Westmarch Board, page {n}\n\nThe {w} were old.\n\nNobody used the {w}." for n, w in enumerate(words)
    )
    assert not any("Westmarch Board" in t for t in texts(text))
    assert [f.reason for f in furniture_of(text)] == ["running header"] * 4


def test_two_pages_prove_no_running_header() -> None:
    text = "\f".join(f"Westmarch Board\n\nThe {w} were old.\n\nNobody used the {w}." for w in ("radios", "boats"))
    assert furniture_of(text) == ()


def test_short_pages_that_differ_by_a_figure_are_not_a_running_header() -> None:
    text = "\f".join(f"The cost in year {n} is £{n}00,000.\n\nIt is met from reserve {n}.\n" for n in range(1, 6))
    assert "£200,000" in "".join(texts(text))
