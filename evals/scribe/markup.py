"""Spans as the small markup that the PDF library reads."""

import re
from html import escape

from evals.scribe.inline import Spans

DINGBATS = "✓✔✗✘"
"""Marks that the standard text fonts lack and the standard font of signs has."""

_DINGBAT = re.compile(f"[{DINGBATS}]")
_CALL_SIZE, _CALL_RISE = 0.64, 0.36
"""Of the text's size: how large a footnote's call is, and how far above the line."""


def mark_up(spans: Spans, size: float) -> str:
    """The text of a paragraph set in letters of that size."""
    marked = []
    for span in spans:
        text = _DINGBAT.sub(lambda sign: f'<font name="ZapfDingbats">{sign[0]}</font>', escape(span.text, quote=False))
        if span.call:
            text = f'<super rise="{size * _CALL_RISE:.1f}" size="{size * _CALL_SIZE:.1f}">{span.call}</super>'
        if span.boxed:
            text = re.sub(r"\S+", _box, text)
        marked.append(f"<b>{text}</b>" if span.bold else text)
    return "".join(marked)


def _box(word: re.Match[str]) -> str:
    return f'<onDraw name="box" label="start"/>{word[0]}<onDraw name="box" label="end"/>'
