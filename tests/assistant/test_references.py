"""References found by their words, as a search for each of them would find them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.references import References
from ingest.register import Entry

HELD = ("PCD 12", "PCD 123", "MD2935", "36/2025", "PFCC/2020/012", "7", None)


def entry(n: int, reference: str | None) -> Entry:
    return Entry(f"d{n}", "d.txt", "Title", reference, None, None, 1)


REFERENCES = References(entry(n, r) for n, r in enumerate(HELD))


def each_by_itself(text: str) -> set[str]:
    """What a pattern made of each reference finds."""
    found = set()
    for n, reference in enumerate(HELD):
        parts = re.findall(r"[A-Za-z]+|\d+", reference or "")
        pattern = r"(?<![\w/])" + r"[\s/_-]*".join(parts) + r"(?![\w/]*\d)"
        if len(parts) >= 2 and re.search(pattern, text, re.I):
            found.add(f"d{n}")
    return found


PIECES = "PCD pcd MD PFCC 12 123 2935 36 2025 2020 012 x / - _ . ( ’".split()


@given(st.lists(st.sampled_from([*PIECES, " "]), max_size=9))
def test_what_is_found_is_what_a_search_for_each_reference_finds(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert set(REFERENCES.named_in(text)) == each_by_itself(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Does md 2935 come after pcd-12?", ("d2", "d0")),
        ("PCD 123, and PCD 12", ("d1", "d0")),
        ("PFCC-2020-012 and 36 / 2025", ("d4", "d3")),
        ("7, PCD, 2935", ()),
        ("PCD 12 or PCD12", ("d0",)),
    ],
)
def test_references_come_once_in_the_order_of_the_text(text: str, named: tuple[str, ...]) -> None:
    assert REFERENCES.named_in(text) == named


def test_two_documents_of_one_reference_are_both_named() -> None:
    assert References([entry(1, "PCD 5"), entry(2, "PCD 5")]).named_in("PCD 5") == ("d1", "d2")


def test_a_collection_without_references_names_none() -> None:
    assert References([]).named_in("PCD 5") == ()
