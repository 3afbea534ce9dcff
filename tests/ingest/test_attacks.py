"""Documents written by hand to attack the gate: words shaped xk0001q are exempt, words shaped mv0001w are public.

Each was written from the rules and real wordings alone, before the gate was run on it. A document whose public words
are known to be withheld is an expected failure, with its reason; none is known to leak.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ingest.document import Origin, read_document
from ingest.gate.gate import Held, PublicDocument
from ingest.gate.rulings import Rulings

FOLDER = Path(__file__).parents[1] / "fixtures" / "gate"
CANARY, MARKER = re.compile(r"xk\d{4}q"), re.compile(r"mv\d{4}w")

WITHHELD = {
    "city-authority-public-minutes.txt": "non-public minutes that are only agreed are not told from their text",
    "constitution-access-rules.txt": "rules that define exempt information are told from it by their title alone",
    "contents-and-appendix-list.txt": "a glossary's entry for Part 2 has the shape of its heading",
    "fire-and-crime-jac-minutes-exempt-appendix.txt": "nothing says that the public came back after one item",
    "foi-reply-published.txt": "a list of what is withheld names a confidential annex as a heading would",
    "highlighted-submission-31-2024.md": "highlighting is not read, so a form that relies on it is held whole",
    "leeds-style-executive-minutes.txt": "a resolution about parts of the agenda is taken for one about all of it",
    "misconduct-hearing-notice.txt": "a notice's section on private session has the shape of its heading",
    "welsh-numbering-resolution.txt": "nothing says that the public came back",
    "whole-pack-confidential-hotline.md": "a heading 'In confidence' is a marking elsewhere",
}
"""Documents whose public words are not all let through, and why."""


def truth() -> list[dict[str, Any]]:
    lines = (FOLDER / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def read(case: dict[str, Any]) -> PublicDocument | Held:
    name = case["file"]
    return read_document(FOLDER / name, Origin("d", "d.txt", "f" * 64, case["declared"]), Rulings())


def words(pattern: re.Pattern[str], text: str) -> set[str]:
    return {word.casefold() for word in re.findall(pattern.pattern, text, re.IGNORECASE)}


def planted(case: dict[str, Any]) -> str:
    return (FOLDER / case["file"]).read_text(encoding="utf-8")


CASES = truth()


def test_the_list_and_the_folder_agree() -> None:
    listed = [case["file"] for case in CASES]
    assert sorted(listed) == sorted(p.name for p in FOLDER.iterdir() if p.name != "truth.jsonl")
    assert len(listed) == len(set(listed))
    assert set(listed) >= WITHHELD.keys()


def test_each_document_holds_what_it_tests() -> None:
    for case in CASES:
        found = words(CANARY, planted(case)), words(MARKER, planted(case))
        assert found[0] if case["held"] else found[0] | found[1], case["file"]
        assert not (case["held"] and found[1]), case["file"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["file"]))
def test_nothing_exempt_gets_through(case: dict[str, Any]) -> None:
    result = read(case)
    assert words(CANARY, repr(result)) == set()
    assert isinstance(result, Held) or not case["held"]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            c, marks=pytest.mark.xfail(strict=True, reason=WITHHELD[c["file"]]) if c["file"] in WITHHELD else ()
        )
        for c in CASES
        if not c["held"]
    ],
    ids=lambda case: str(case["file"]),
)
def test_nothing_public_gets_lost(case: dict[str, Any]) -> None:
    result = read(case)
    public = "" if isinstance(result, Held) else " ".join(" ".join((*p.heading, p.text)) for p in result.paragraphs)
    assert words(MARKER, planted(case)) - words(MARKER, public) == set()
