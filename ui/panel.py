"""The page's own HTML: the source panel, the suggestions, the line above the chat.

Pure functions that return HTML. Every word that comes from a record, a register or a reader is escaped here,
so no image, link or tag in it can reach the browser as one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape as html_escape

from assistant.verify import Citation
from ingest.gate.gate import PublicDocument, PublicParagraph
from ui.render import citation_label, count

_AROUND = 2
"""Paragraphs shown before and after the cited one: enough to read it in its place without scrolling far."""
# What the page's template language could read as its own, beside what HTML could.
_TEMPLATE = {ord("$"): "&#36;", ord("`"): "&#96;", ord("{"): "&#123;", ord("}"): "&#125;"}
_ELISION = re.compile(r"\s*(?:…|\.\.\.|\[…\])\s*")
_WEB_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")

EMPTY_PANEL = (
    '<h2 class="panel-title">Sources</h2><p class="hint">Each answer’s sources are listed here. Choose one, '
    "or a number in the answer, to read the cited paragraph in its place.</p>"
)
NO_SOURCES = '<h2 class="panel-title">Sources</h2><p class="hint">The last answer cites nothing.</p>'
GONE = '<p class="hint" role="status">This paragraph is no longer held here.</p>'


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that one click asks; with `document`, the last question asked again within that document."""

    label: str
    document: str | None = None


def escape(text: str) -> str:
    """Text as HTML that shows exactly its characters, in the page's template language too.

    >>> escape("<b> ${x}")
    '&lt;b&gt; &#36;&#123;x&#125;'
    """
    return html_escape(text).translate(_TEMPLATE)


def panel(citations: Sequence[Citation], exchange: int, shown: int | None, source: str) -> str:
    """The source panel: a reply's citations as buttons, the one shown marked, and its paragraph's HTML."""
    if not citations:
        return NO_SOURCES
    items = "".join(_citation_button(c, exchange, c.n == shown) for c in citations)
    return f'<h2 class="panel-title">Sources</h2><ol class="citations">{items}</ol>{source}'


def _citation_button(citation: Citation, exchange: int, shown: bool) -> str:
    pressed = "true" if shown else "false"
    label = escape(citation_label(citation))
    return (
        f'<li><button type="button" data-cite="{exchange}-{citation.n}" aria-pressed="{pressed}">'
        f'<span class="n">[{citation.n}]</span> <span class="label">{label}</span></button></li>'
    )


def source(document: PublicDocument, citation: Citation) -> str:
    """The cited paragraph highlighted among its neighbours, the quoted words marked; or that it is gone."""
    body = _neighbourhood(document, citation)
    if body is None:
        return GONE
    name = " · ".join(part for part in (citation.reference, citation.title) if part)
    facts = (citation.body, _written(citation.date), citation.attachment, _page(citation))
    return (
        f'<article class="source" aria-label="Source {citation.n}"><h3 tabindex="-1">{escape(name)}</h3>'
        f'<p class="facts">{escape(" · ".join(f for f in facts if f))}</p>{body}'
        f'<p class="file">Source: {_source_address(citation.source)}</p></article>'
    )


def _neighbourhood(document: PublicDocument, citation: Citation) -> str | None:
    """The shown paragraphs in order, a heading wherever it changes, and where something is withheld."""
    shown = _around(document.paragraphs, citation.ordinal)
    if not shown:
        return None
    withheld = sorted(w.ordinal for w in document.withheld)
    html: list[str] = []
    heading: tuple[str, ...] = ()
    last = shown[0].at.ordinal
    for paragraph in shown:
        hidden = sum(last < ordinal < paragraph.at.ordinal for ordinal in withheld)
        if hidden:
            html.append(f'<p class="withheld">{count(hidden, "paragraph")} withheld here</p>')
        if paragraph.heading != heading:
            html.append(_heading(paragraph.heading))
        html.append(_paragraph(paragraph, citation))
        heading, last = paragraph.heading, paragraph.at.ordinal
    return "".join(html)


def _around(paragraphs: Sequence[PublicParagraph], ordinal: int) -> tuple[PublicParagraph, ...]:
    """The cited paragraph and its neighbours, headings not counted. Empty where it is gone."""
    readable = [p for p in paragraphs if p.kind != "heading" or p.at.ordinal == ordinal]
    place = next((i for i, p in enumerate(readable) if p.at.ordinal == ordinal), None)
    if place is None:
        return ()
    return tuple(readable[max(0, place - _AROUND) : place + _AROUND + 1])


def _heading(path: tuple[str, ...]) -> str:
    return f'<p class="path">{escape(path[-1])}</p>' if path else ""


def _paragraph(paragraph: PublicParagraph, citation: Citation) -> str:
    cited = paragraph.at.ordinal == citation.ordinal
    text = _marked(paragraph.text, citation.quote) if cited else escape(paragraph.text)
    number = paragraph.at.paragraph
    if number and not paragraph.text.lstrip().startswith(number):
        text = f'<span class="number">{escape(number)}</span> {text}'
    return f'<p class="{"cited" if cited else "near"}">{text}</p>'


def _marked(text: str, quote: str) -> str:
    """The paragraph's text with the quoted words inside <mark>; words elided from a quote stay unmarked."""
    html, place = [], 0
    for start, end in _quoted_spans(text, quote):
        html += [escape(text[place:start]), "<mark>", escape(text[start:end]), "</mark>"]
        place = end
    return "".join((*html, escape(text[place:])))


def _quoted_spans(text: str, quote: str) -> Iterable[tuple[int, int]]:
    """Where the pieces of a quote stand in the text, in order, whatever the white space between its words."""
    place = 0
    for piece in _ELISION.split(quote):
        words = [re.escape(word) for word in piece.split()]
        found = re.compile(r"\s+".join(words)).search(text, place) if words else None
        if found:
            yield found.span()
            place = found.end()


def _written(day: str | None) -> str:
    """A date as people write it.

    >>> _written("2019-11-08")
    '8 November 2019'
    """
    return "" if day is None else f"{int(day[8:])} {date.fromisoformat(day):%B %Y}"


def _page(citation: Citation) -> str:
    if citation.page is None:
        return ""
    printed = f" (printed {citation.label})" if citation.label else ""
    return f"page {citation.page}{printed}{', read by OCR' if citation.ocr else ''}"


def _source_address(source: str) -> str:
    """A file's name as text; a web address as a link that opens apart and tells nothing of this page."""
    if not _WEB_ADDRESS.fullmatch(source):
        return escape(source)
    address = escape(source)
    return f'<a href="{address}" target="_blank" rel="noopener noreferrer">{address}</a>'


def suggestions(title: str, offered: Sequence[Suggestion]) -> str:
    """Questions to choose from, as buttons; nothing where there are none."""
    if not offered:
        return ""
    items = "".join(_suggestion_button(s) for s in offered)
    return f'<h2 class="suggestions-title">{escape(title)}</h2><ul class="suggestions">{items}</ul>'


def _suggestion_button(suggestion: Suggestion) -> str:
    if suggestion.document is None:
        data = f'data-ask="{escape(suggestion.label)}"'
    else:
        data = f'data-document="{escape(suggestion.document)}"'
    return f'<li><button type="button" {data}>{escape(suggestion.label)}</button></li>'


def masthead(coverage: str) -> str:
    """The page's title and, under it, what is searched."""
    return (
        '<header class="masthead"><h1>Decision Assistant</h1><p>Answers from published decisions, each '
        "statement cited to its paragraph. Exempt material is not held here.</p>"
        f'<p class="coverage">{escape(coverage)}</p></header>'
    )
