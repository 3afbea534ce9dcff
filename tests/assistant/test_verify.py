"""The second gate: nothing passes that the register does not bear out."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.draft import Draft, DraftClaim, DraftPart
from assistant.evidence import Evidence, by_key
from assistant.reply import Answer, Choice, Refusal
from assistant.verify import verify
from ingest.register import Register
from tests.assistant.fakes import COVERAGE, ESTATES, KENNELS, MAST, evidence

ROOT = Path(__file__).parents[2]


def checked(register: Register, parts: list[DraftPart], shown: list[Evidence]) -> Answer | Refusal:
    return verify(Draft(tuple(parts), False, ()), by_key(shown), register, COVERAGE, None)


def quoting(e: Evidence, quote: str | None = None) -> DraftPart:
    return DraftPart("what?", (DraftClaim(e.quote if quote is None else quote, (e.key,)),), None)


def test_a_quote_that_stands_in_its_paragraph_is_shown_with_its_place(register: Register) -> None:
    e = evidence(register, f"{KENNELS}#4", "£264,500 of capital")
    reply = checked(register, [quoting(e)], [e])
    assert isinstance(reply, Answer)
    (claim,), (cited,) = reply.claims, reply.citations
    assert (claim.text, claim.citations, claim.kind) == ("£264,500 of capital", (1,), "verbatim")
    assert (cited.key, cited.reference, cited.part, cited.page) == (f"{KENNELS}#4", "22/2023", None, None)
    assert cited.quote in register.paragraph(cited.key).text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(at=st.integers(0, 79), put=st.characters(codec="utf-8"))
def test_a_quote_with_one_character_altered_is_dropped(register: Register, at: int, put: str) -> None:
    e = evidence(register, f"{KENNELS}#4")
    altered = e.quote[:at] + put + e.quote[at + 1 :]
    reply = checked(register, [quoting(e, altered)], [e])
    assert isinstance(reply, Answer) is (altered in register.paragraph(f"{KENNELS}#4").text)


@pytest.mark.parametrize("quote", [" ", "\n\t"])
def test_a_quote_of_space_alone_is_dropped(register: Register, quote: str) -> None:
    e = evidence(register, f"{KENNELS}#4")
    assert isinstance(checked(register, [quoting(e, quote)], [e]), Refusal)


def test_an_unknown_token_is_dropped(register: Register) -> None:
    e = evidence(register, f"{KENNELS}#4")
    reply = checked(register, [DraftPart("what?", (DraftClaim(e.quote, ("1",)),), None)], [e])
    assert isinstance(reply, Refusal)
    assert reply.citations == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(tokens=st.lists(st.sampled_from(["a", "b", "c", "1", "0", "", "e0"]), max_size=4))
def test_a_citation_never_resolves_to_a_token_that_was_not_handed_out(register: Register, tokens: list[str]) -> None:
    shown = [evidence(register, f"{KENNELS}#4", "Ferry Lane", "a"), evidence(register, f"{MAST}#3", "£3.14m", "b")]
    handed = {"a": f"{KENNELS}#4", "b": f"{MAST}#3"}
    reply = checked(register, [DraftPart("what?", (DraftClaim("", tuple(tokens)),), None)], shown)
    assert {c.key for c in reply.citations} <= {handed[t] for t in tokens if t in handed}
    assert isinstance(reply, Answer) is (bool(tokens) and set(tokens) <= handed.keys())


def test_a_quote_from_another_paragraph_of_the_same_decision_is_dropped(register: Register) -> None:
    e = evidence(register, f"{KENNELS}#4")
    elsewhere = register.paragraph(f"{KENNELS}#6").text
    assert isinstance(checked(register, [quoting(e, elsewhere)], [e]), Refusal)


def test_a_withdrawn_decision_is_dropped(register: Register) -> None:
    shown = [evidence(register, f"{KENNELS}#4"), evidence(register, f"{ESTATES}#2")]
    register.forget(KENNELS, "tester", "withdrawn")
    reply = checked(register, [quoting(e) for e in shown], shown)
    assert isinstance(reply, Answer)
    assert [c.document for c in reply.citations] == [ESTATES]
    assert reply.outcome == "partial"
    assert "264,500" not in reply.text


def test_where_nothing_is_left_the_reply_is_a_refusal(register: Register) -> None:
    e = evidence(register, f"{KENNELS}#4")
    register.forget(KENNELS, "tester", "withdrawn")
    reply = checked(register, [quoting(e)], [e])
    assert isinstance(reply, Refusal)
    assert (reply.claims, reply.citations) == ((), ())
    assert "264,500" not in reply.text
    assert "Searched: 3 documents" in reply.text
    assert "1 held and not searched" in reply.text


def test_one_sound_claim_of_two_is_shown(register: Register) -> None:
    e = evidence(register, f"{KENNELS}#4")
    claims = (DraftClaim("£264,500", (e.key,)), DraftClaim("£264,501", (e.key,)))
    reply = checked(register, [DraftPart("what?", claims, None)], [e])
    assert [c.text for c in reply.claims] == ["£264,500"]


def both_dates(register: Register) -> list[Evidence]:
    return [
        evidence(register, f"{KENNELS}#7", "Date: 10/05/2023", "later"),
        evidence(register, f"{KENNELS}#5", "Date: 03/05/2023", "earlier"),
    ]


def test_what_is_worked_out_is_worked_out_again_from_its_quotes(register: Register) -> None:
    claim = DraftClaim("", ("later", "earlier"), "order of dates")
    reply = checked(register, [DraftPart("before?", (claim,), None)], both_dates(register))
    (told,) = reply.claims
    assert told.kind == "computed"
    assert told.text == "No: 10 May 2023 is 7 days after 3 May 2023."
    assert told.citations == (1, 2)


def test_what_is_worked_out_from_an_altered_quote_is_dropped(register: Register) -> None:
    shown = [*both_dates(register)[:1], evidence(register, f"{KENNELS}#5", "Date: 03/05/2024", "earlier")]
    claim = DraftClaim("", ("later", "earlier"), "order of dates")
    assert isinstance(checked(register, [DraftPart("before?", (claim,), None)], shown), Refusal)


def test_what_cannot_be_worked_out_is_dropped(register: Register) -> None:
    e = evidence(register, f"{KENNELS}#4")
    claim = DraftClaim(e.quote, (e.key,), "end of term")
    assert isinstance(checked(register, [DraftPart("until?", (claim,), None)], [e]), Refusal)


@pytest.mark.parametrize(
    ("why", "outcome"),
    [("withheld", "withheld"), ("not_stated", "not_answered"), ("not_found", "nothing_found")],
)
def test_a_part_without_an_answer_gives_its_kind_of_refusal(register: Register, why: str, outcome: str) -> None:
    reply = checked(register, [DraftPart("what?", (), why)], [])
    assert isinstance(reply, Refusal)
    assert reply.outcome == outcome
    assert [(m.asked, m.why) for m in reply.missing] == [("what?", why)]


def test_a_part_that_cannot_be_answered_is_named_beside_the_part_that_can(register: Register) -> None:
    e = evidence(register, f"{KENNELS}#4")
    reply = checked(register, [quoting(e), DraftPart("how many?", (), "not_stated")], [e])
    assert reply.outcome == "partial"
    assert [m.asked for m in reply.missing] == ["how many?"]
    assert "how many?" in reply.text


def test_a_withheld_figure_shows_the_pointer_and_says_that_nothing_is_held(register: Register) -> None:
    e = evidence(register, f"{MAST}#6")
    part = DraftPart("how much?", (DraftClaim(e.quote, (e.key,)),), "withheld")
    reply = checked(register, [part], [e])
    assert reply.outcome == "withheld"
    assert [m.citations for m in reply.missing] == [(1,)]
    assert "No Part 2 text is held here" in reply.text


def test_opinion_and_choices_come_before_what_was_found(register: Register) -> None:
    e = evidence(register, f"{KENNELS}#4")
    choices = (Choice("PCD 701", MAST), Choice("22/2023", KENNELS))
    opinion = verify(Draft((quoting(e),), True, choices), by_key([e]), register, COVERAGE, None)
    unclear = verify(Draft((), False, choices), {}, register, COVERAGE, None)
    assert (opinion.outcome, unclear.outcome) == ("out_of_scope", "unclear")
    assert isinstance(unclear, Refusal)
    assert unclear.choices == choices


def test_one_paragraph_quoted_alike_twice_is_one_citation(register: Register) -> None:
    e = evidence(register, f"{KENNELS}#4", "Ferry Lane")
    reply = checked(register, [quoting(e), quoting(e)], [e])
    assert [c.n for c in reply.citations] == [1]


def test_only_verify_makes_an_answer_or_a_refusal() -> None:
    makers = [
        path.name
        for path in sorted((ROOT / "assistant").glob("*.py"))
        if any(made in path.read_text(encoding="utf-8") for made in (" Answer(", " Refusal("))
    ]
    assert makers == ["verify.py"]
