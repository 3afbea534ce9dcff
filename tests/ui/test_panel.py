"""The source panel: the right paragraph, its neighbours, and nothing that a browser would run or fetch."""

from dataclasses import replace
from typing import Any

from ui import panel
from ui.panel import Suggestion


def test_the_cited_paragraph_stands_among_two_neighbours_each_side(document: Any, citation: Any) -> None:
    html = panel.source(document, citation)
    assert html.count('class="near"') == 4
    assert html.count('class="cited"') == 1
    assert "Far away" not in html


def test_the_quoted_words_are_marked_inside_the_paragraph(document: Any, citation: Any) -> None:
    html = panel.source(document, citation)
    assert "<mark>40 radios from Acme &amp; Sons &lt;Ltd&gt; for £120,000</mark>." in html


def test_a_quote_with_other_white_space_or_elided_words_is_still_marked(document: Any, citation: Any) -> None:
    html = panel.source(document, replace(citation, quote="Approve  the\npurchase … £120,000"))
    assert "<mark>Approve the purchase</mark> of 40" in html
    assert "<mark>£120,000</mark>" in html


def test_words_that_are_not_there_are_not_marked(document: Any, citation: Any) -> None:
    html = panel.source(document, replace(citation, quote="something else"))
    assert "<mark>" not in html
    assert 'class="cited"' in html


def test_withheld_neighbours_are_counted_and_never_shown(document: Any, citation: Any) -> None:
    html = panel.source(document, citation)
    assert "2 paragraphs withheld here" in html
    assert "exempt section" not in html


def test_the_heading_is_printed_once_where_it_does_not_change(document: Any, citation: Any) -> None:
    assert panel.source(document, citation).count("2. Recommendation</p>") == 1


def test_a_record_cannot_bring_in_a_tag_or_an_image(document: Any, citation: Any) -> None:
    html = panel.source(document, replace(citation, title="<img src=x>", source='"><script>'))
    assert "&lt;script&gt;" in html
    for tag in ("<script", "<img"):
        assert tag not in html


def test_text_is_safe_in_the_pages_template_language_too() -> None:
    assert panel.escape("${alert(1)} {{x}} `y`").isascii()
    assert not set(panel.escape("${alert(1)} {{x}} `y`")) & set("${}`")


def test_only_a_web_address_becomes_a_link(document: Any, citation: Any) -> None:
    linked = panel.source(document, replace(citation, source="https://example.org/a?b=1&c=2"))
    assert 'href="https://example.org/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer"' in linked
    assert "href" not in panel.source(document, replace(citation, source="javascript:alert(1)"))


def test_a_paragraph_that_is_gone_is_said_to_be_gone(document: Any, citation: Any) -> None:
    assert panel.source(document, replace(citation, ordinal=4)) == panel.GONE


def test_the_citation_that_is_open_is_the_pressed_one(citation: Any) -> None:
    html = panel.panel((citation, replace(citation, n=2)), 5, 2, "")
    assert 'data-cite="5-1" aria-pressed="false"' in html
    assert 'data-cite="5-2" aria-pressed="true"' in html


def test_a_suggestion_asks_its_own_words_or_within_a_document() -> None:
    html = panel.suggestions("Ask", (Suggestion('"a"?'), Suggestion("DN 12", "dn-12")))
    assert 'data-ask="&quot;a&quot;?"' in html
    assert 'data-document="dn-12"' in html
