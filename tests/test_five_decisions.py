"""Questions over five real decisions, which are not part of the project: these tests skip where they are absent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Assistant, Turn, open_assistant
from evals import SETS
from evals.cases import Case, Gold, read_cases
from evals.wording import contains, read_aloud
from index.build import build
from ingest.register import open_register
from ingest.sync import sync

DECISIONS = Path(__file__).parents[2] / "shared" / "decisions"
pytestmark = pytest.mark.skipif(not DECISIONS.is_dir(), reason="that need ../shared")

HEAD = "How much is the Police Cloud Gateway contract worth and for how long?"
RIGHT_OF_40 = 36
WORDS = 160


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    home = tmp_path_factory.mktemp("five")
    register = open_register(home, create=True)
    report = sync(DECISIONS, register, "the test")
    assert [d.withheld for d in report.documents] == [0] * 5
    build(home, register)
    register.close()
    opened = open_assistant(home)
    yield opened
    opened.close()


def _is_right(assistant: Assistant, case: Case) -> bool:
    """The figure in the answer itself, within its length, and a right paragraph of each group cited."""
    result = assistant.ask(case.question, case.history).result
    said = read_aloud(result.text).replace("\\", "")
    cited = [assistant.register.paragraph(c.key) for c in result.citations]

    def is_cited(group: tuple[Gold, ...]) -> bool:
        return any(gold.matches(p) for gold in group for p in cited)

    told = all(any(contains(said, wording) for wording in fact) for fact in case.facts)
    return result.outcome in case.outcomes and told and all(map(is_cited, case.gold)) and len(said.split()) <= WORDS


def test_forty_questions_are_answered_with_the_right_figure_and_paragraph(assistant: Assistant) -> None:
    cases = [c for c in read_cases(SETS / "five_held_out.jsonl") if c.outcomes == ("answered",)]
    wrong = [c.id for c in cases if not _is_right(assistant, c)]
    assert len(cases) == 40
    assert len(cases) - len(wrong) >= RIGHT_OF_40, wrong


def test_questions_the_files_cannot_answer_are_refused(assistant: Assistant) -> None:
    cases = [c for c in read_cases(SETS / "five_held_out.jsonl") if "nothing_found" in c.outcomes]
    assert len(cases) >= 5
    assert [c.id for c in cases if assistant.ask(c.question, c.history).result.outcome not in c.outcomes] == []


def test_the_contract_is_told_with_its_sum_and_its_term(assistant: Assistant) -> None:
    result = assistant.ask(HEAD).result
    assert "£2.025m" in result.text
    assert "three years and two months" in result.text
    assert {c.reference for c in result.citations} == {"PCD 658"}


def test_a_follow_up_stays_with_the_decision_in_focus(assistant: Assistant) -> None:
    result = assistant.ask("Which framework is it called off from?", [Turn("user", HEAD)]).result
    assert "Public Services Network in Policing" in result.text
    assert {c.reference for c in result.citations} == {"PCD 658"}


def test_a_question_in_five_parts_gets_its_table(assistant: Assistant) -> None:
    question = (
        "What did we approve for the cloud gateway, from which budget, under whose authority, until when, "
        "and is there a Part 2?"
    )
    result = assistant.ask(question).result
    for told in ("£2.025m", "approved revenue budget", "4.13", "to 31 March 2023", "Is there a Part 2 form - YES"):
        assert told in result.text
    assert result.outcome == "answered"


def test_what_is_in_part_2_is_said_to_be_there(assistant: Assistant) -> None:
    result = assistant.ask("How much will the cloud gateway save?").result
    assert result.outcome in ("partial", "withheld")
    assert "restricted section" in result.text
