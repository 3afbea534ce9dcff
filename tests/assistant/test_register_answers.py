"""Questions that only the register answers, over six made-up decisions and a report."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.catalogue import Catalogue
from assistant.draft import Draft, DraftClaim, DraftPart
from assistant.evidence import by_key
from assistant.register_answers import RegisterQuestion, answer_from_register, read_register_question
from assistant.register_answers.periods import read_periods
from assistant.register_answers.results import RESULTS
from assistant.reply import Answer, Refusal
from assistant.verify import verify
from ingest.register import Filters, Register
from tests.assistant.register_fakes import make_register

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    made = make_register(tmp_path_factory.mktemp("register") / "home")
    yield made
    made.close()


@pytest.fixture(scope="module")
def catalogue(register: Register) -> Catalogue:
    return Catalogue(register)


def read(question: str, catalogue: Catalogue) -> RegisterQuestion | None:
    *earlier, last = question.split(" >> ")
    return read_register_question(last, earlier, catalogue, TODAY)


def ask(question: str, register: Register, catalogue: Catalogue) -> Answer | Refusal:
    """What a person is shown, earlier turns parted by >>."""
    asked = read(question, catalogue)
    assert asked is not None, question
    found = answer_from_register(asked, None, catalogue)
    draft = Draft(
        (DraftPart(question, found.claims, None),), False, (), False, found.reading, found.notes, asked.unread
    )
    return verify(draft, by_key(found.evidence), register, catalogue.coverage(Filters()), None)


def rows(result: Answer | Refusal) -> list[str]:
    by_number = {c.n: c.document for c in result.citations}
    return [by_number[c.citations[0]] for c in result.claims if c.kind == "verbatim"]


LISTED = (
    ("Which decisions were taken in 2021?", ["pcd-801", "pcd-802"]),
    ("list decsions between March 2021 and 30 June 2022", ["pcd-802", "n-7-2022", "pcd-803"]),
    ("How many decisions did Norwick PCC take?", ["n-7-2022", "n-9-2023"]),
    ("Which decisions have a Part 2?", ["pcd-801"]),
    ("List the decisions without a Part 2 form", ["pcd-802", "pcd-803", "pcd-804"]),
    ("List the contracts awarded to Osprey", ["pcd-801", "pcd-803"]),
    ("Which decisions award a contract over £1m?", ["pcd-801", "pcd-803"]),
    ("decisions about kennel roofs", ["pcd-802", "pcd-804"]),
    ("Which documents mention Osprey Networks?", ["pcd-801", "board-2022", "pcd-803"]),
    ("Which decisions were taken in 2021? >> and in 2022?", ["n-7-2022", "pcd-803", "pcd-804"]),
    ("Which decisions were taken in 2021? >> how many of those have a Part 2?", ["pcd-801"]),
    (
        "Which decisions were taken in 2021? >> List the decisions that have no Part 2",
        ["pcd-802", "pcd-803", "pcd-804"],
    ),
    ("Which decisions were taken in 2021? >> Any decisions by Norwick PCC?", ["n-7-2022", "n-9-2023"]),
    ("Which decisions were taken in 2021? >> any from 2023?", ["n-9-2023"]),
    ("How many decisions in 2021 or 2023?", ["pcd-801", "pcd-802", "n-9-2023"]),
    ("What is the latest decision of Norwick PCC?", ["n-9-2023"]),
    ("earliest decision", ["pcd-801"]),
    ("Which decision replaced PCD 802?", ["pcd-804"]),
    ("Which reports do we hold?", ["board-2022"]),
    ("decision notices from 2022", ["n-7-2022"]),
)


@pytest.mark.parametrize(("question", "expected"), LISTED)
def test_the_rows_are_just_those_documents(
    question: str, expected: list[str], register: Register, catalogue: Catalogue
) -> None:
    assert rows(ask(question, register, catalogue)) == expected


SAID = (
    ("How many decisions did MOPAC take in 2022?", "**2 decisions.**"),
    ("How much have we given Osprey?", "**£4,640,000, the sum of 2 stated awards.**"),
    ("What is the largest contract awarded?", "£3,140,000, PCD 801"),
    ("What is the smallest contract awarded in 2021?", "£260,000, PCD 802"),
    ("Which was dearer, PCD 801 or PCD 803?", "PCD 801 is £1,640,000 more than PCD 803"),
    ("Which came first, PCD 803 or PCD 802?", "PCD 802 came first, 3 May 2021; PCD 803 413 days later, 20 June 2022"),
    ("What share of MOPAC decisions have a Part 2?", "1 of 4 decisions, 25.0%"),
    ("How much have we given Gannet Marine?", "One award with a stated value: £90,000"),
)


@pytest.mark.parametrize(("question", "said"), SAID)
def test_the_result_is_worked_out_and_comes_first(
    question: str, said: str, register: Register, catalogue: Catalogue
) -> None:
    result = ask(question, register, catalogue)
    assert said in result.text.split("\n\n")[0], result.text
    assert result.claims[0].kind == "computed"


def test_how_it_was_read_is_said(register: Register, catalogue: Catalogue) -> None:
    text = ask("decisions by MOPAC in 2021 naming Osprey", register, catalogue).text
    assert "*Read as: decisions dated 2021, by MOPAC, naming Osprey. From 7 documents, 2021 to 2023; not a comp" in text


def test_a_ceiling_is_flagged(register: Register, catalogue: Catalogue) -> None:
    assert (
        "Stated as a most (“up to” or the like): £1,500,000."
        in ask("How much went to Osprey?", register, catalogue).text
    )


def test_what_a_later_decision_replaces_is_shown_and_not_added(register: Register, catalogue: Catalogue) -> None:
    result = ask("How much have we awarded to Tern Roofing in total?", register, catalogue)
    assert "**One award with a stated value: £310,000.**" in result.text
    left = [c for c in result.claims if c.note]
    assert [c.note for c in left] == ["not added: £260,000: a later decision, PCD 804, replaces this one"]
    assert "£260,000" in left[0].text and "£570,000" not in result.text


@pytest.mark.parametrize(
    ("question", "words"),
    (
        ("How many decisions were controversial?", ["controversial"]),
        ("How many decisions did MOPAC not take?", ["not"]),
        ("List the decisions about sensible radio things", ["sensible", "things"]),
        ("What is the average value of the contracts?", ["average"]),
    ),
)
def test_words_that_are_not_understood_are_shown_and_no_number(
    question: str, words: list[str], register: Register, catalogue: Catalogue
) -> None:
    result = ask(question, register, catalogue)
    assert isinstance(result, Refusal) and result.outcome == "not_answered" and not result.claims
    assert [m.asked for m in result.missing] == words
    assert all(f"“{word}”" in result.text for word in words)


@pytest.mark.parametrize(
    "question",
    ("How many decisions did Kent PCC take?", "decisions from 2017", "contracts awarded to Osprey in 2023"),
)
def test_a_filter_that_matches_nothing_says_so(question: str, register: Register, catalogue: Catalogue) -> None:
    result = ask(question, register, catalogue)
    assert isinstance(result, Refusal) and result.outcome == "nothing_found"
    assert result.text.startswith("**None found.**") and "Read as: " in result.text


@pytest.mark.parametrize(
    "question",
    (
        "How much was the contract?",
        "How many masts stand in Zone 4?",
        "What did the Deputy Mayor approve for the radio masts?",
        "How long is the contract in PCD 801?",
        "Who approved PCD 802?",
        "Is there a Part 2 form for PCD 801?",
        "and for how long?",
    ),
)
def test_what_a_paragraph_answers_is_no_question_for_the_register(question: str, catalogue: Catalogue) -> None:
    assert read(question, catalogue) is None


def test_a_row_that_was_withdrawn_meanwhile_takes_the_number_with_it(register: Register, catalogue: Catalogue) -> None:
    asked = read("Which decisions were taken in 2021?", catalogue)
    assert asked is not None
    found = answer_from_register(asked, None, catalogue)
    kept = {e.key: e for e in found.evidence if e.chunk.at.document != "pcd-802"}
    draft = Draft((DraftPart("", found.claims, None),), False, (), False, found.reading)
    result = verify(draft, kept, register, catalogue.coverage(Filters()), None)
    assert not any(c.kind == "computed" for c in result.claims) and "2 decisions" not in result.text


def test_a_figure_that_its_quote_does_not_hold_is_never_added(register: Register, catalogue: Catalogue) -> None:
    asked = read("How much have we given Osprey?", catalogue)
    assert asked is not None
    found = answer_from_register(asked, None, catalogue)
    head = found.claims[0]
    forged = DraftClaim("", head.evidence, "sum", (*head.operands[:-1], "£9,999,999"))
    draft = Draft((DraftPart("", (forged,), None),), False, (), False, found.reading)
    assert "9,999,999" not in verify(draft, by_key(found.evidence), register, catalogue.coverage(Filters()), None).text


def test_each_result_needs_citations() -> None:
    assert [RESULTS[name]((), ("award", "£1")) for name in ("count", "sum", "largest", "share of sum")] == [None] * 4


@pytest.mark.parametrize(
    ("text", "start", "end"),
    (
        ("in 2021", "2021-01-01", "2021-12-31"),
        ("from 2021", "2021-01-01", "2021-12-31"),
        ("from 2021 onwards", "2021-01-01", None),
        ("since May 2020", "2020-05-01", None),
        ("after 1/5/2020", "2020-05-02", None),
        ("before 2019", None, "2018-12-31"),
        ("between 10 and 30 November 2022", "2022-11-10", "2022-11-30"),
        ("from April 2020 to March 2021", "2020-04-01", "2021-03-31"),
        ("in the financial year 2021/22", "2021-04-01", "2022-03-31"),
        ("in 2021-22", "2021-04-01", "2022-03-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("this financial year", "2026-04-01", "2027-03-31"),
    ),
)
def test_a_period_is_its_first_and_last_day(text: str, start: str | None, end: str | None) -> None:
    (period,) = read_periods(f"decisions {text}", TODAY)
    assert [d and d.isoformat() for d in (period.start, period.end)] == [start, end]


def test_a_reference_is_no_period() -> None:
    assert read_periods("what does 36/2025 say of £2,019", TODAY) == ()
