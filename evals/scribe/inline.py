"""A line of text with its marks: `**bold**`, `!!under a black box!!` and calls of footnotes `[^1]`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"\*\*|!!|\[\^(\d+)\]")
_NAMES = {"**": "bold", "!!": "boxed"}
_RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class MarkError(Exception):
    """A mark that opens and does not close."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one hand; `call` is the number of the footnote called here, and then there is no text."""

    text: str
    bold: bool = False
    boxed: bool = False
    call: str = ""


Spans = tuple[Span, ...]


def read_spans(text: str) -> Spans:
    """The spans of a text with marks. Raises MarkError.

    >>> read_spans("up to **£20**[^1]")
    (Span(text='up to ', bold=False, boxed=False, call=''), Span(text='£20', bold=True, boxed=False, call=''), \
Span(text='', bold=False, boxed=False, call='1'))
    """
    return tuple(span for span in _read(text) if span.text or span.call)


def _read(text: str) -> Iterator[Span]:
    on = {"**": False, "!!": False}
    at = 0
    for mark in _MARK.finditer(text):
        yield Span(text[at : mark.start()], on["**"], on["!!"])
        at = mark.end()
        if mark[1]:
            yield Span("", call=mark[1])
        else:
            on[mark[0]] = not on[mark[0]]
    for mark_text, is_open in on.items():
        if is_open:
            raise MarkError(f"expected a second {mark_text} to end the {_NAMES[mark_text]} words")
    yield Span(text[at:])


def calls(spans: Spans) -> tuple[str, ...]:
    """The numbers of the footnotes called, in order."""
    return tuple(span.call for span in spans if span.call)


def words(spans: Spans) -> str:
    """The text alone, without marks and calls."""
    return "".join(span.text for span in spans)


def raised(number: str) -> str:
    """A footnote's number as raised figures."""
    return number.translate(_RAISE)
