"""Each row of the vocabulary decides its own line and leaves the one like it alone; and each is needed.

Taking a row away is the mutation run: a row whose loss nothing here notices is no row.
"""

import ast
import re
from pathlib import Path

import pytest

from ingest.gate import vocabulary as v
from ingest.gate.labels import Opening
from ingest.gate.lines import read_line
from ingest.gate.sessions import lets_in, shuts_out
from ingest.gate.spelling import level

SENTENCES = (*v.SESSION_OUT, *v.SESSION_IN)
DECIDED_BY_PATTERN = (*v.STATUSES, *v.LOOKS, *v.PHRASES, v.MOTION_FAILED)
INGEST = Path(__file__).parents[3] / "ingest"


def name(row: v.Row) -> str:
    return row.name


@pytest.mark.parametrize("row", (*v.TRIGGERS, *v.MARKINGS), ids=name)
def test_a_trigger_closes_its_line_and_not_the_one_like_it(row: v.Row) -> None:
    assert read_line(row.yes) is not None
    assert read_line(row.no) is None


@pytest.mark.parametrize("row", (*v.TRIGGERS, *v.MARKINGS), ids=name)
def test_a_trigger_that_is_gone_is_noticed(row: v.Row) -> None:
    with v.without(row.name):
        left = read_line(row.yes)
    assert left is None or left != read_line(row.yes)


@pytest.mark.parametrize("row", v.ROLES, ids=name)
def test_a_role_clears_its_line_and_not_the_one_like_it(row: v.Row) -> None:
    assert read_line(row.yes) is None
    assert read_line(row.no) is not None


@pytest.mark.parametrize("row", v.ROLES, ids=name)
def test_a_role_that_is_gone_is_noticed(row: v.Row) -> None:
    with v.without(row.name):
        assert read_line(row.yes) is not None


@pytest.mark.parametrize("word", v.STRONG)
def test_a_strong_word_closes_a_paper_and_a_thing_that_nobody_knows(word: str) -> None:
    assert read_line(f"{word.capitalize()} report") == Opening(word)
    assert read_line(f"{word.capitalize()} flimflam") == Opening(word, sure=False)
    with v.without(word):
        assert read_line(f"{word.capitalize()} flimflam") is None


@pytest.mark.parametrize("word", v.WEAK)
def test_a_weak_word_closes_a_paper_and_no_other_thing(word: str) -> None:
    assert read_line(f"{word.capitalize()} report") is not None
    assert read_line(f"{word.capitalize()} flimflam") is None
    with v.without(word):
        assert read_line(f"{word.capitalize()} report") is None


@pytest.mark.parametrize("word", v.PAPERS)
def test_a_paper_is_closed_by_a_weak_word(word: str) -> None:
    assert read_line(f"Reserved {word}") is not None


@pytest.mark.parametrize("word", v.THINGS)
def test_a_thing_may_be_called_so(word: str) -> None:
    assert read_line(f"Undisclosed {word}") is None
    with v.without(word):
        assert read_line(f"Undisclosed {word}") is not None


@pytest.mark.parametrize("word", v.GOVERNED)
def test_closed_matter_may_be_what_a_heading_is_about(word: str) -> None:
    assert read_line(f"{word.capitalize()} of confidential information") is None
    with v.without(word):
        assert word.endswith("ing") or read_line(f"{word.capitalize()} of confidential information") is not None


@pytest.mark.parametrize("row", SENTENCES, ids=name)
def test_a_sentence_of_a_meeting_is_told_and_missed_when_its_row_is_gone(row: v.Row) -> None:
    told = shuts_out if row in v.SESSION_OUT else lets_in
    assert told(row.yes)
    assert not told(row.no)
    with v.without(row.name):
        assert not told(row.yes)


@pytest.mark.parametrize("row", v.SESSION_SAID, ids=name)
def test_a_sentence_that_only_speaks_of_it_shuts_nobody_out(row: v.Row) -> None:
    assert not shuts_out(row.yes)
    assert shuts_out(row.no)
    with v.without(row.name):
        assert shuts_out(row.yes)


@pytest.mark.parametrize("row", DECIDED_BY_PATTERN, ids=name)
def test_a_phrase_is_found_in_its_line_and_not_in_the_one_like_it(row: v.Row) -> None:
    found = re.compile(row.words, re.I)
    assert found.search(level(row.yes))
    assert not found.search(level(row.no))


def test_names_of_rows_are_their_own() -> None:
    tables = (*v.TRIGGERS, *v.MARKINGS, *v.ROLES, *SENTENCES, *v.SESSION_SAID, *DECIDED_BY_PATTERN)
    assert len({row.name for row in tables}) == len(tables)


CLOSED_WORD = re.compile(
    r"exempt|confidential\b|restricted\b|embargo|eithried|cyfrinach|in camera|not for publication|privileged", re.I
)
FACTS = INGEST / "facts"
"""Facts are read from public text alone; what a form's boxes are called stands with them."""


def _patterns(path: Path) -> list[str]:
    """The words inside what a file compiles as patterns."""
    calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
    compiled = [n for n in calls if isinstance(n.func, ast.Attribute) and n.func.attr == "compile"]
    texts = [c.value for n in compiled for a in n.args for c in ast.walk(a) if isinstance(c, ast.Constant)]
    return [text for text in texts if isinstance(text, str)]


def test_no_other_file_of_ingest_writes_a_closed_word() -> None:
    files = [p for p in INGEST.rglob("*.py") if p.name != "vocabulary.py" and FACTS not in p.parents]
    wrong = [(p.name, text) for p in files for text in _patterns(p) if CLOSED_WORD.search(text)]
    assert wrong == []
