"""`decisions register` lists each decision once, with all the files that it is in, and two decisions as two."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.register import SourceFile, open_register
from tests.ui.conftest import Ran, make_document, make_facts

Run = Callable[..., Ran]


def save(home: Path, name: str, **facts: Any) -> None:
    """Put a further document into a home, from a file of this name, like the one there but for these facts."""
    document = name.replace(".", "-")
    register = open_register(home)
    stored = replace(make_document(), document=document, source=name, paragraphs=(), withheld=())
    card = replace(make_facts(), document=document, items=(), amounts=())
    register.save(stored, replace(card, **facts), SourceFile("in", name, document.ljust(64, "0")), "test")
    register.close()


def cards(decisions: Run, home: Path, *filters: str) -> list[tuple[list[str], list[str]]]:
    listed: Any = decisions("register", "--json", "--home", home, *filters).json["documents"]
    return [(card["documents"], card["files"]) for card in listed]


def test_a_decision_in_two_files_stands_once_and_names_both(decisions: Run, home: Path) -> None:
    save(home, "page.html", title="New  Radios")
    assert cards(decisions, home) == [(["page-html", "dn-12"], ["page.html", "dn-12.txt"])]
    [row] = csv.DictReader(io.StringIO(decisions("register", "--csv", "--home", home).out, newline=""))
    assert (row["document"], row["files"]) == ("page-html", "page.html; dn-12.txt")
    ran = decisions("register", "--home", home)
    assert ran.out.count("DN 12") == 1
    assert "page.html, dn-12.txt" in ran.out
    assert ran.err == "1 document.\n"


def test_the_file_that_is_best_to_read_speaks_for_it(decisions: Run, home: Path) -> None:
    save(home, "z.pdf")
    save(home, "a.html")
    assert cards(decisions, home) == [(["z-pdf", "a-html", "dn-12"], ["z.pdf", "a.html", "dn-12.txt"])]


@pytest.mark.parametrize(
    "other",
    ({"reference": "DN 13"}, {"date": date(2023, 5, 5)}, {"body": "MOPAC"}, {"title": "Old radios"}, {"date": None}),
)
def test_what_differs_in_anything_that_names_it_is_two(decisions: Run, home: Path, other: dict[str, Any]) -> None:
    save(home, "page.html", **other)
    assert [files for _, files in cards(decisions, home)] == [["dn-12.txt"], ["page.html"]]


def test_documents_without_a_reference_are_never_one(decisions: Run, home: Path) -> None:
    save(home, "a.html", reference=None)
    save(home, "b.html", reference=None)
    assert len(cards(decisions, home)) == 3


def test_a_filter_that_one_document_of_a_decision_meets_shows_that_one(decisions: Run, home: Path) -> None:
    save(home, "page.pdf")
    assert cards(decisions, home, "--part2", "yes") == [(["dn-12", "page-pdf"], ["dn-12.txt", "page.pdf"])]
    assert cards(decisions, home, "--document", "page-pdf") == [(["page-pdf", "dn-12"], ["page.pdf", "dn-12.txt"])]


def test_a_file_s_name_forges_no_line_of_the_list(decisions: Run, home: Path) -> None:
    save(home, "a\nDN 99.html", reference="DN 98")
    assert "DN 99.html" in decisions("register", "--home", home).out
    assert "\nDN 99" not in decisions("register", "--home", home).out
