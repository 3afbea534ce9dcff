"""The product's own words: few, and none that the record does not bear."""

from dataclasses import replace

import pytest

from assistant import phrasing
from assistant.reply import Choice, Citation, Claim, Missing
from tests.assistant.fakes import CITED, COVERAGE

ANSWER = Claim("£264,500 of capital", (1,), "verbatim", "How much?")
SIGNED = replace(CITED, section="Deputy Mayor", quote="The above request has my approval.\nDate: 12/02/2021")


def told(*claims: Claim, cited: tuple[Citation, ...] = (CITED,), missing: tuple[Missing, ...] = ()) -> str:
    return phrasing.answer_text(claims, cited, missing, ())


def test_a_document_without_parts_or_pages_is_given_none() -> None:
    text = told(ANSWER) + told(ANSWER, replace(ANSWER, asked="Where?"))
    assert "Part 1" not in text
    assert "page" not in text
    assert "None" not in text


def test_the_decision_is_named_once_above_what_it_says() -> None:
    text = told(ANSWER)
    assert text.startswith("**22/2023, Police Dog Kennels** · Norwick PCC")
    assert text.count("22/2023") == 1
    assert "“£264,500 of capital” [1]" in text


def test_where_several_decisions_are_cited_each_claim_names_its_own() -> None:
    other = replace(CITED, n=2, document="pcd-701", reference="PCD 701", title="Mast", quote="£3.14m")
    text = told(ANSWER, Claim("£3.14m", (2,), "verbatim", "How much?"), cited=(CITED, other))
    assert "22/2023, Police Dog Kennels: “" in text
    assert "PCD 701, Mast: “" in text


def test_several_asks_make_a_table_with_a_row_each() -> None:
    text = told(
        ANSWER,
        replace(ANSWER, text="Ferry Lane", asked="Where?"),
        missing=(Missing("Who?", "not_stated", ()),),
    )
    rows = [line for line in text.split("\n") if line.startswith("|")]
    assert len(rows) == 5
    assert [r.count("|") for r in rows] == [4] * 5
    assert "not stated" in rows[-1]


def test_a_row_of_a_table_does_not_break_the_table_it_is_shown_in() -> None:
    row = replace(ANSWER, text="Mast | Cost: £5 | Year: 2021")
    text = told(row, replace(row, asked="And?"))
    assert "Mast \\| Cost" in text


@pytest.mark.parametrize("mark", ["*", "_", "`", "<"])
def test_marks_of_the_record_stay_as_printed(mark: str) -> None:
    assert f"\\{mark}" in told(replace(ANSWER, text=f"a {mark} b"))


def test_a_signature_that_was_read_is_never_given_as_a_name() -> None:
    (caution,) = phrasing.cautions(SIGNED, SIGNED.quote)
    assert caution == "[1] Deputy Mayor: name not legible or not printed."


def test_a_printed_name_needs_no_caution() -> None:
    printed = replace(SIGNED, quote="Printed name: Ottoline Grebe\nDate: 12/02/2021")
    assert phrasing.cautions(printed, printed.quote) == []


def test_words_read_off_a_picture_are_said_to_be() -> None:
    scanned = replace(CITED, quote="It began in May.", ocr=True)
    assert phrasing.cautions(scanned, scanned.quote) == [f"[1] {phrasing.READ_BY_OCR}"]


def test_a_footnote_to_a_quoted_figure_is_told() -> None:
    paragraph = "They are 1 of 20 forces.\n¹ [at “20”, printed “201”] Reported before as 24."
    (caution,) = phrasing.cautions(replace(CITED, quote="1 of 20 forces"), paragraph)
    assert "Footnote 1 at 20" in caution
    assert "reads 201" in caution
    assert "Reported before as 24." in caution


def test_a_footnote_to_another_figure_is_not() -> None:
    paragraph = "They are 1 of 20 forces. It began in May.\n¹ [at “20”] Reported before as 24."
    assert phrasing.cautions(replace(CITED, quote="It began in May."), paragraph) == []


def test_what_is_worked_out_is_set_apart_from_what_is_quoted() -> None:
    text = told(ANSWER, Claim("Worked out, not stated: to 1 May 2025.", (1,), "computed", "How much?"))
    assert "*Worked out, not stated: to 1 May 2025.* [1]" in text
    assert "“Worked out" not in text


OUTCOMES = ["unclear", "out_of_scope", "withheld", "not_answered", "nothing_found"]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_refusal_is_short_and_says_what_was_searched(outcome: str) -> None:
    choices = (Choice("PCD 701, Mast", "pcd-701"), Choice("22/2023, Kennels", "kennels"))
    text = phrasing.refusal_text(outcome, (), (), choices, "PCD 701, Mast", COVERAGE, ())
    assert len(text.split()) <= 80
    if outcome not in ("unclear", "out_of_scope"):
        assert "Searched: 3 documents" in text
        assert "not evidence that no decision exists" in text
    if outcome == "unclear":
        assert "PCD 701, Mast · 22/2023, Kennels" in text


def test_the_refusals_are_worded_apart() -> None:
    texts = {phrasing.refusal_text(o, (), (), (), None, COVERAGE, ()) for o in OUTCOMES}
    assert len(texts) == len(OUTCOMES)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_only_the_withheld_refusal_says_that_the_record_places_it_in_part_2(outcome: str) -> None:
    text = phrasing.refusal_text(outcome, (), (), (), None, COVERAGE, ())
    assert ("Part 2" in text) is (outcome == "withheld")


def test_what_was_searched_is_told_without_what_is_not_known() -> None:
    assert "(" not in phrasing.searched(replace(COVERAGE, documents=1, held=0, bodies=(), start=None, end=None))
    assert "1 document." in phrasing.searched(replace(COVERAGE, documents=1, bodies=(), start=None, end=None))
