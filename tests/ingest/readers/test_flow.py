"""Paragraphs and tables are laid out as lines, and nothing is put on one line that must be judged alone."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.gate.lines import opens_exempt
from ingest.readers.flow import Item, Para, Row, Table, flatten, labelled, lay_out, one_line

OPENS = "PART 2 – EXEMPT"
WORDS = st.sampled_from(("Radios", "£3k", OPENS, "The winner is Zqone.", "4.", "Title:", "a\nb", f"a\n{OPENS}"))
PARAS = st.builds(Para, WORDS, st.booleans())
CELLS = st.lists(PARAS, max_size=3).map(tuple)


def tables(cells: st.SearchStrategy[tuple[Item, ...]]) -> st.SearchStrategy[Table]:
    rows = st.lists(cells, min_size=3, max_size=3).map(lambda found: Row(tuple(found)))
    return st.builds(Table, st.lists(rows, max_size=4).map(tuple), st.sampled_from(("", "Costs")))


NESTED: st.SearchStrategy[Item] = PARAS | tables(CELLS) | tables(st.lists(PARAS | tables(CELLS), max_size=2).map(tuple))


def words(texts: list[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


@given(st.lists(NESTED, max_size=5))
def test_every_word_is_laid_out_once_and_in_order(items: list[Item]) -> None:
    laid = words([line.text for line in lay_out(items)])
    given_words = words([para.text for para in flatten(items)])
    assert [w.rstrip(":") for w in laid] == [w.rstrip(":") for w in given_words]


@given(st.lists(NESTED, max_size=5))
def test_lines_are_counted_and_no_two_blank_ones_follow_each_other(items: list[Item]) -> None:
    lines = lay_out(items)
    assert [line.n for line in lines] == list(range(1, len(lines) + 1))
    assert all(a.text or b.text for a, b in pairwise(lines))
    assert not any("\n" in line.text for line in lines)


@given(st.lists(NESTED, max_size=5))
def test_what_opens_an_exempt_section_begins_a_line_or_a_cell(items: list[Item]) -> None:
    cells = [cell.removeprefix("4. ") for line in lay_out(items) for cell in line.text.split("\t")]
    assert sum(map(opens_exempt, cells)) == sum(OPENS in para.text for para in flatten(items))


def test_a_label_and_what_it_says_are_one_line() -> None:
    assert labelled("Date", "1 May") == (Para("Date: 1 May"),)
    assert labelled("Deferred?", "No") == (Para("Deferred? No"),)
    assert labelled("", "1 May") == (Para("1 May"),)


def test_a_label_that_opens_an_exempt_section_stands_alone() -> None:
    assert labelled(OPENS, "Zqone") == (Para(OPENS, True), Para("Zqone"))
    assert labelled("Section", OPENS) == (Para("Section", True), Para(OPENS))


def test_tabs_and_line_feeds_part_nothing_by_accident() -> None:
    assert one_line(" a\tb\u2028c\x0bd\ne ") == "a b c d e"
