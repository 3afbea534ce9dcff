"""Evidence into a draft: what is enough, what is said twice, and what the record places in Part 2."""

from dataclasses import replace

import pytest

from assistant.asks import Ask, split_asks
from assistant.catalogue import Catalogue
from assistant.evidence import Evidence, quote_fact
from assistant.extractive import ABSENT_WORDS, ENOUGH_SCORE, ENOUGH_WORDS, compose, shorten
from assistant.fit import Fit
from ingest.register import Register
from tests.assistant.fakes import KENNELS, MAST, evidence

STRONG = Fit(0.9, 1.0, 0.5, 0.9)


def ask_for(question: str) -> Ask:
    (ask,) = split_asks(question)
    return ask


def fitted(e: Evidence, words: float, meaning: float = 0.9) -> Evidence:
    return replace(e, fit=Fit(meaning, words, 0.5, 0.9))


COST = ask_for("How much are the kennels?")


def test_the_best_quote_is_the_answer(register: Register, catalogue: Catalogue) -> None:
    best = evidence(register, f"{KENNELS}#4")
    part = compose(COST, [best], [], catalogue)
    assert part.why is None
    assert [(c.quote, c.evidence) for c in part.claims] == [(best.quote, (best.key,))]


@pytest.mark.parametrize(
    ("fit", "why"),
    [
        (Fit(1.0, ENOUGH_WORDS, 1.0, 1.0), None),
        (Fit(1.0, ENOUGH_WORDS - 0.01, 1.0, 1.0), "not_stated"),
        (Fit(0.0, ENOUGH_WORDS + 0.01, 0.0, 0.0), "not_stated"),
        (Fit(1.0, ABSENT_WORDS - 0.01, 1.0, 1.0), "not_found"),
    ],
)
def test_below_the_thresholds_nothing_is_said(
    register: Register, catalogue: Catalogue, fit: Fit, why: str | None
) -> None:
    part = compose(COST, [replace(evidence(register, f"{KENNELS}#4"), fit=fit)], [], catalogue)
    assert part.why == why
    assert bool(part.claims) is (why is None)


def test_the_thresholds_let_something_through() -> None:
    assert STRONG.score >= ENOUGH_SCORE
    assert STRONG.words >= ENOUGH_WORDS > ABSENT_WORDS


def test_without_evidence_nothing_was_found(catalogue: Catalogue) -> None:
    assert compose(COST, [], [], catalogue).why == "not_found"


def test_what_is_said_twice_is_quoted_once(register: Register, catalogue: Catalogue) -> None:
    whole = evidence(register, f"{KENNELS}#4")
    piece = evidence(register, f"{KENNELS}#4", "approves £264,500 of capital for new kennels at Ferry Lane.")
    assert len(compose(COST, [whole, piece], [], catalogue).claims) == 1


def test_a_second_quote_comes_from_the_same_decision(register: Register, catalogue: Catalogue) -> None:
    other = evidence(register, f"{MAST}#3")
    part = compose(COST, [evidence(register, f"{KENNELS}#4"), other], [], catalogue)
    assert [c.evidence for c in part.claims] == [(evidence(register, f"{KENNELS}#4").key,)]


def test_at_most_as_many_quotes_as_asked_for(register: Register, catalogue: Catalogue) -> None:
    found = [evidence(register, f"{KENNELS}#{n}") for n in (4, 6, 8)]
    assert len(compose(COST, found, [], catalogue, quotes=2).claims) <= 2
    assert len(compose(COST, found, [], catalogue, quotes=1).claims) == 1


SAVING = ask_for("How much will it save?")


def pointers(register: Register, catalogue: Catalogue, words: float) -> list[Evidence]:
    (ground,) = catalogue.named(MAST, "ground")
    return [fitted(evidence(register, f"{MAST}#6"), words), quote_fact(catalogue, ground)]


def test_a_pointer_that_concerns_what_is_asked_is_shown_with_its_ground(
    register: Register, catalogue: Catalogue
) -> None:
    part = compose(SAVING, [], pointers(register, catalogue, 1.0), catalogue)
    assert part.why == "withheld"
    assert [c.quote.split()[0] for c in part.claims] == ["Further", "Exempt"]


def test_a_pointer_about_something_else_is_not(register: Register, catalogue: Catalogue) -> None:
    part = compose(ask_for("How much does each kennel cost?"), [], pointers(register, catalogue, 0.9), catalogue)
    assert part.why == "not_found"
    assert part.claims == ()


@pytest.mark.parametrize("question", ["Is there a Part 2?", "Why was it done?", "Was it approved?"])
def test_a_pointer_is_no_answer_to_a_box_a_reason_or_a_yes_or_no(
    register: Register, catalogue: Catalogue, question: str
) -> None:
    part = compose(ask_for(question), [], pointers(register, catalogue, 1.0), catalogue)
    assert part.why != "withheld"


def test_the_end_of_a_term_is_worked_out_beside_its_quote(register: Register, catalogue: Catalogue) -> None:
    part = compose(ask_for("Until when does the mast contract run?"), [evidence(register, f"{MAST}#3")], [], catalogue)
    assert [c.operation for c in part.claims] == [None, "end of term"]
    assert part.claims[0].evidence == part.claims[1].evidence


def test_a_long_quote_is_shortened_to_clauses_that_stand_in_it(register: Register) -> None:
    quote = register.paragraph(f"{MAST}#3").text
    short = shorten(quote, ask_for("How much is the mast contract?"))
    assert short in quote
    assert len(short) < len(quote)
    assert "£3.14m" in short


def test_a_short_quote_is_left_whole() -> None:
    assert shorten("It cost £5, we think; or £6.", COST) == "It cost £5, we think; or £6."
