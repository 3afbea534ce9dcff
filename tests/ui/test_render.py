"""A reply as JSON, Markdown and text; and that a record's words can never become markup."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ingest.register import Filters
from ui.render import (
    citation_label,
    coverage_line,
    plain_markdown,
    reply_json,
    reply_steps,
    reply_text,
    reveal,
    safe_markdown,
)

CITATION_KEYS = {
    *("n", "document", "reference", "title", "body", "date", "attachment", "part", "section", "paragraph"),
    *("ordinal", "page", "quote", "source", "label", "ocr"),
}
REPLY_KEYS = {
    *("id", "question", "standalone", "outcome", "answer", "claims", "missing", "coverage", "citations"),
    *("filters", "composer", "index", "seconds"),
}
ACTIVE = {"image", "link_open", "html_inline", "html_block"}


def active_tokens(markdown: str) -> set[str]:
    """What a Markdown reader would turn into a link, an image or raw HTML."""
    blocks = MarkdownIt("commonmark").enable("table").parse(markdown)
    inline = [token for block in blocks for token in block.children or ()]
    return ACTIVE & {token.type for token in (*blocks, *inline)}


def test_a_reply_has_exactly_the_keys_of_the_interface(assistant: Any) -> None:
    value = reply_json(assistant.ask("How much?"))
    assert set(value) == REPLY_KEYS
    assert set(value["citations"][0]) == CITATION_KEYS
    assert value["claims"] == [{"text": "40 radios for £120,000.", "citations": [1], "kind": "verbatim"}]
    assert value["missing"] == [{"asked": "the savings", "why": "not_stated", "citations": []}]
    assert value["coverage"] == {
        "documents": 1,
        "held": 1,
        "unread": 0,
        "bodies": ["Bramford PCC"],
        "from": 2023,
        "to": 2023,
    }


def test_choices_are_given_only_when_it_is_unclear_what_is_meant(assistant: Any, refusal: Any) -> None:
    assert "choices" not in reply_json(assistant.ask("q"))
    assistant.result = refusal
    assert reply_json(assistant.ask("q"))["choices"] == [{"label": "DN 12 New radios", "document": "dn-12"}]


def test_filters_bear_the_names_of_the_command_line(assistant: Any) -> None:
    given = Filters(kind="decision notice", start=date(2020, 1, 1), end=date(2021, 1, 1), part2=True)
    told = reply_json(assistant.ask("q", (), given))["filters"]
    assert told == {"type": "decision notice", "from": "2020-01-01", "to": "2021-01-01", "part2": True}


def test_a_label_leaves_out_what_the_document_does_not_have(citation: Any) -> None:
    assert citation_label(citation) == "DN 12 · Part 1 · 2. Recommendation · para 2.3 · p. 6"
    bare = replace(citation, reference=None, part=None, section=None, paragraph=None, page=None)
    assert citation_label(bare) == "New radios"


def test_the_text_for_a_terminal_has_the_place_and_the_quoted_words(assistant: Any) -> None:
    text = reply_text(assistant.ask("q"))
    assert "[1] DN 12 · Part 1 · 2. Recommendation · para 2.3 · p. 6" in text
    assert "“40 radios from Acme & Sons <Ltd> for £120,000”" in text
    assert text.endswith(coverage_line(assistant.result.coverage))


@pytest.mark.parametrize(
    "hostile",
    [
        "![x](http://remote.example/a.png)",
        "![x][y]\n\n[y]: http://remote.example/a.png",
        "[click](http://remote.example)",
        '<img src="http://remote.example/a.png">',
        "<script>alert(1)</script>",
        "&lt;script&gt;",
        "!\\[x](http://remote.example/a.png)",
        "[x\\](http://remote.example)",
    ],
)
@pytest.mark.parametrize("make_safe", [safe_markdown, plain_markdown])
def test_no_words_become_an_image_a_link_or_a_tag(hostile: str, make_safe: Any) -> None:
    assert not active_tokens(make_safe(hostile))


@given(st.text(alphabet="ab1!\\[]()<>:/&;\"'`*_|\n #"))
def test_no_text_at_all_becomes_an_image_a_link_or_a_tag(text: str) -> None:
    assert not active_tokens(safe_markdown(text))
    assert not active_tokens(plain_markdown(text))


def test_notes_are_shown_once(assistant: Any) -> None:
    assistant.result = replace(assistant.result, text="Yes [1]. Note one.", notes=("Note one.", "Note two."))
    shown = reply_steps(assistant.ask("q"), 0)[-1]
    assert shown.count("Note one.") == 1
    assert shown.endswith("Note two.")


def test_only_markers_of_citations_become_links(assistant: Any) -> None:
    assistant.result = replace(assistant.result, text="See [1] and [7], then [1](http://remote.example).")
    last = reply_steps(assistant.ask("q"), 3)[-1]
    assert last.count("(#cite-3-1)") == 2
    assert "[7]" in last
    assert "](http" not in last


def test_a_reply_is_revealed_claim_by_claim_and_ends_whole() -> None:
    assert reveal("One [1][2]. Two [3]\n\nThree.") == (
        "One [1][2].",
        "One [1][2]. Two [3]",
        "One [1][2]. Two [3]\n\nThree.",
    )


def test_a_table_is_revealed_row_by_row_and_never_without_its_rule() -> None:
    table = "| a | b |\n|---|---|\n| one | [1] |\n| two | [2] |"
    assert reveal(table) == ("| a | b |\n|---|---|", "| a | b |\n|---|---|\n| one | [1] |", table)
