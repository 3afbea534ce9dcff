"""A source as the plain text that an extraction would give: wrapped lines, tabs between cells, form feeds."""

import textwrap
from collections.abc import Iterator

from evals.scribe.inline import Spans, calls, raised
from evals.scribe.source import (
    SIGN_HERE,
    Block,
    Break,
    Field,
    Heading,
    Item,
    Paragraph,
    Signature,
    Source,
    Table,
    spans_of,
)

WIDTH = 100
"""Characters of a line, about what a page of 11 point text holds."""

BULLET = "•"


def build_text(source: Source) -> bytes:
    """The whole file."""
    pages: list[list[str]] = [[]]
    for block in source.blocks:
        if isinstance(block, Break):
            pages.append([])
            continue
        pages[-1] += _print(block)
        called = [call for spans in spans_of(block) for call in calls(spans)]
        pages[-1] += [_wrap(f"{raised(call)} {_plain(source.notes[call])}") for call in called]
    return ("\n\f".join("\n\n".join(page) for page in pages) + "\n").encode()


def _print(block: Block) -> Iterator[str]:
    """The paragraphs of a block, each with its line breaks."""
    match block:
        case Heading():
            yield _wrap(_plain(block.text))
        case Paragraph() | Field():
            yield _wrap(f"{block.label} {_plain(block.text)}".strip())
        case Item():
            yield _wrap(f"{block.label or BULLET} {_plain(block.text)}")
        case Table():
            if block.caption:
                yield _wrap(_plain(block.caption))
            yield "\n".join("\t".join(_plain(cell) for cell in row) for row in block.rows)
        case Signature():
            yield from (SIGN_HERE, *block.below)


def _plain(spans: Spans) -> str:
    return "".join(raised(span.call) if span.call else span.text for span in spans)


def _wrap(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)
