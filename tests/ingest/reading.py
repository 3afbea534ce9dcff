"""Text in, whatever stage of reading a test is about out; no file is needed."""

from ingest.blocks import Block, split_blocks
from ingest.clean import Furniture
from ingest.gate.gate import Held, PublicDocument, release
from ingest.gate.parts import Judged, judge
from ingest.gate.rulings import Rulings
from ingest.outline import Placed, place_blocks
from ingest.readers import Line, Page
from ingest.wrap import Piece, unwrap

FINGERPRINT = "f" * 64


def pages_of(text: str) -> tuple[Page, ...]:
    """A text as pages; a form feed is a page break."""
    sheets = text.split("\f")
    pages, n = [], 0
    for number, sheet in enumerate(sheets, 1):
        lines = tuple(Line(n + i, line) for i, line in enumerate(sheet.split("\n"), 1))
        n += len(lines)
        pages.append(Page(number if len(sheets) > 1 else None, lines))
    return tuple(pages)


def pieces_of(text: str) -> tuple[Piece, ...]:
    return unwrap(pages_of(text))[0]


def furniture_of(text: str) -> tuple[Furniture, ...]:
    return split_blocks(pages_of(text))[1]


def blocks_of(text: str) -> tuple[Block, ...]:
    return split_blocks(pages_of(text))[0]


def placed(text: str) -> tuple[Placed, ...]:
    return place_blocks("d", blocks_of(text))


def judged(text: str, declared: bool) -> Judged:
    return judge("d", FINGERPRINT, placed(text), declared)


def released(text: str) -> PublicDocument | Held:
    """What passes the gate of a text that somebody declared published."""
    return release(judged(text, True), "d.txt", Rulings())


def published(text: str) -> PublicDocument:
    document = released(text)
    assert isinstance(document, PublicDocument), document
    return document


def held(text: str) -> Held:
    document = released(text)
    assert isinstance(document, Held), document
    return document


def texts(text: str) -> list[str]:
    """The public paragraphs' texts, in order."""
    return [p.text for p in published(text).paragraphs]
