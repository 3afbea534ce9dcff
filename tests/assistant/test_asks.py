"""Questions taken apart: how many things are asked, and of which kind."""

import pytest

from assistant.asks import names_nothing, split_asks

KINDS = [
    ("Is there a Part 2?", "part 2"),
    ("Was publication deferred?", "deferral"),
    ("What was the decision number?", "reference"),
    ("When was it signed?", "decided when"),
    ("Who signed PCD 701?", "decided by"),
    ("Under whose authority was it approved?", "authority"),
    ("From which budget is it paid?", "budget"),
    ("When does the contract end?", "until"),
    ("For how long does it run?", "duration"),
    ("What percentage of bids failed?", "share"),
    ("How many masts are there?", "count"),
    ("How much does the mast cost?", "amount"),
    ("When do the masts come down?", "when"),
    ("Why was the kennel rebuilt?", "why"),
    ("Which supplier was chosen?", "supplier"),
    ("Who wrote the report?", "author"),
    ("Who presented the report?", "presenter"),
    ("Who is the project owner?", "who"),
    ("What did the Deputy Mayor approve?", "approved"),
    ("Which framework is it called off from?", "framework"),
    ("Is the kennel heated?", "yes or no"),
    ("Tell me about the kennel", "in brief"),
    ("Summarise the kennel decision", "in brief"),
    ("What is the kennel decision about?", "in brief"),
    ("Which kennel is meant", "what"),
    ("Who approved decision no. 14/2022?", "decided by"),
]


@pytest.mark.parametrize(("question", "kind"), KINDS)
def test_a_question_is_of_the_kind_its_words_say(question: str, kind: str) -> None:
    (ask,) = split_asks(question)
    assert ask.kind.name == kind


SPLITS = [
    ("How much is it worth and for how long?", ["How much is it worth", "for how long"]),
    (
        "What was approved, from which budget, until when, and is there a Part 2?",
        ["What was approved", "from which budget", "until when", "is there a Part 2"],
    ),
    ("How much is it? Who pays?", ["How much is it", "Who pays"]),
    ("What are the risks and benefits?", ["What are the risks and benefits"]),
    ("Which bids from Kent and Surrey were accepted?", ["Which bids from Kent and Surrey were accepted"]),
    ("For the kennels, what was the cost?", ["For the kennels, what was the cost"]),
]


@pytest.mark.parametrize(("question", "asks"), SPLITS)
def test_a_question_is_split_where_another_thing_is_asked(question: str, asks: list[str]) -> None:
    assert [a.text for a in split_asks(question)] == asks


@pytest.mark.parametrize("question", ["?", "", "   ", "!!!", "🐕", "mast"])
def test_there_is_always_at_least_one_ask(question: str) -> None:
    assert len(split_asks(question)) == 1


@pytest.mark.parametrize(
    ("question", "dates"),
    [
        ("What was spent in June 2024?", ("june", "2024")),
        ("What was spent in 2021/22?", ("2021/22",)),
        ("May we see the report?", ()),
        ("What happens in May 2022?", ("may", "2022")),
        ("How much does the mast cost?", ()),
    ],
)
def test_the_months_and_years_of_a_question_are_kept(question: str, dates: tuple[str, ...]) -> None:
    (ask,) = split_asks(question)
    assert ask.dates == dates


@pytest.mark.parametrize(
    ("question", "nothing"),
    [
        ("How much was the contract?", True),
        ("Who signed it and when?", True),
        ("How much was the kennel contract?", False),
        ("What was approved in June 2024?", False),
    ],
)
def test_a_question_of_generic_words_alone_names_nothing(question: str, nothing: bool) -> None:
    assert names_nothing(split_asks(question)) is nothing
