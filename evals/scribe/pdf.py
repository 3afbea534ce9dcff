"""A source as a PDF of an office's printer: live text in the standard fonts, or pictures of the pages of it.

The only file that imports reportlab.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from evals.scribe.boxes import Boxes
from evals.scribe.inline import Spans, read_spans, words
from evals.scribe.looks import LOOKS, Look
from evals.scribe.markup import mark_up
from evals.scribe.pages import Flow, Frame, Notes, Piece, Sheet, lay_out
from evals.scribe.scan import scan_pages
from evals.scribe.scrawl import HEIGHT, draw_curves
from evals.scribe.source import SIGN_HERE, Block, Break, Field, Heading, Item, Paragraph, Signature, Source, Table
from evals.scribe.text import BULLET
from evals.scribe.widths import share_width

MARGIN = 2.5 * cm
_WIDTH = A4[0] - 2 * MARGIN
_HEIGHT = A4[1] - 2 * MARGIN
_GUTTER = 0.8 * cm
_EDGE = 1.4 * cm
"""From the paper's edge to its running lines."""
_NOTE_GAP = 8.0
"""Points above the first footnote, with the rule in them."""
_LABEL_SHARE = 0.36
"""Part of a form's width that its labels take."""
_CELL_PADDING = 4.0


def build_pdf(source: Source) -> bytes:
    """The whole file. Raises PageError, TooTallError."""
    printer = _Printer(source)
    sheets = printer.lay_out()
    scanned = source.scanned(len(sheets))
    data = printer.draw(sheets, {})
    return printer.draw(sheets, scan_pages(data, scanned, source.stem)) if scanned else data


class _Printer:
    """One source in its look: its styles, its flows, its pages."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._look = LOOKS[source.front.look]
        self._frame = Frame(_WIDTH, _HEIGHT, self._look.columns, _GUTTER)
        self._notes = {n: self._text(text, "note", n) for n, text in source.notes.items()}

    def lay_out(self) -> tuple[Sheet, ...]:
        """The pages, nothing drawn yet."""
        notes = Notes(_called, lambda numbers: _NOTE_GAP + sum(self._notes[n].wrap(_WIDTH, 1e6)[1] for n in numbers))
        return lay_out(tuple(self._pieces()), self._frame, notes)

    def draw(self, sheets: Sequence[Sheet], pictures: Mapping[int, bytes]) -> bytes:
        """The file, with some pages as pictures."""
        data = io.BytesIO()
        rl_config.useA85 = 0  # else each picture is a quarter larger
        canvas = Canvas(data, pagesize=A4, invariant=1, pageCompression=1)
        canvas.setTitle(self._source.front.facts.title or self._source.stem)
        canvas.setAuthor(self._source.front.facts.body or "")
        for n, sheet in enumerate(sheets, 1):
            if n in pictures:
                canvas.drawImage(ImageReader(io.BytesIO(pictures[n])), 0, 0, *A4)
            else:
                self._draw_sheet(canvas, sheet, n, len(sheets))
            canvas.showPage()
        canvas.save()
        return data.getvalue()

    def _draw_sheet(self, canvas: Any, sheet: Sheet, n: int, count: int) -> None:
        self._draw_edges(canvas, n, count)
        boxes = Boxes()
        canvas.setNamedCB("box", boxes.note)
        for placed in sheet.placed:
            placed.flow.wrap(placed.width, 1e6)
            placed.flow.drawOn(canvas, MARGIN + placed.x, A4[1] - MARGIN - placed.y)
        boxes.draw(canvas)
        y = MARGIN
        for number in reversed(sheet.notes):
            note = self._notes[number]
            tall = note.wrap(_WIDTH, 1e6)[1]
            note.drawOn(canvas, MARGIN, y)
            y += tall
        if sheet.notes:
            canvas.setLineWidth(0.5)
            canvas.line(MARGIN, y + 3, MARGIN + _WIDTH / 3, y + 3)

    def _draw_edges(self, canvas: Any, n: int, count: int) -> None:
        front = self._source.front
        canvas.setFont(self._look.font, 9)
        canvas.drawCentredString(A4[0] / 2, A4[1] - _EDGE - 6, front.header)
        canvas.drawString(MARGIN, _EDGE, front.footer)
        canvas.drawRightString(A4[0] - MARGIN, _EDGE, f"Page {n} of {count}")

    def _pieces(self) -> Iterator[Piece]:
        for is_field, run in groupby(self._source.blocks, lambda block: isinstance(block, Field)):
            if is_field:
                yield Piece(self._form([b for b in run if isinstance(b, Field)]), self._look.gap)
            else:
                for block in run:
                    yield from self._print(block)

    def _print(self, block: Block) -> Iterator[Piece]:
        gap = self._look.gap
        match block:
            case Heading():
                name = f"heading{block.level}"
                yield Piece(self._text(block.text, name), self._look.heading_gaps[block.level], True, block.level == 1)
            case Paragraph():
                yield Piece(self._text(block.text, "numbered" if block.label else "body", block.label), gap, wide=False)
            case Item():
                yield Piece(self._text(block.text, "item", block.label or BULLET), gap * 0.6, wide=False)
            case Table():
                if block.caption:
                    yield Piece(self._text(block.caption, "caption"), gap * 1.5, True)
                yield Piece(self._table(block), gap)
            case Signature():
                yield Piece(self._text(read_spans(SIGN_HERE), "body"), gap, True)
                yield Piece(_Scrawl(block.name), gap * 2, True)
                for n, line in enumerate(block.below):
                    yield Piece(self._text(read_spans(line), "body"), gap, n < 2)
            case Break():
                yield Piece(None)

    def _text(self, spans: Spans, name: str, label: str = "") -> Any:
        style = _style(self._look, name)
        if any(span.boxed for span in spans):
            style = ParagraphStyle(f"{style.name}-boxed", style, alignment=0)
        return Text(mark_up(spans, style.fontSize), style, bulletText=label or None)

    def _form(self, fields: Sequence[Field]) -> Any:
        rows = [[self._text(read_spans(f"**{f.label}**"), "form"), self._text(f.text, "form")] for f in fields]
        widths = [_WIDTH * _LABEL_SHARE, _WIDTH * (1 - _LABEL_SHARE)]
        rules = [("GRID", (0, 0), (-1, -1), 0.75, "black"), ("BACKGROUND", (0, 0), (0, -1), "#ececec")]
        return _grid(rows, widths, rules if self._look.ruled else [("LEFTPADDING", (0, 0), (0, -1), 0)], 0)

    def _table(self, table: Table) -> Any:
        head = [self._text(tuple(_bold(cell)), "cell") for cell in table.rows[0]]
        rows = [[self._text(cell, "cell") for cell in row] for row in table.rows[1:]]
        style = _style(self._look, "cell")
        texts = [[words(cell) for cell in row] for row in table.rows]
        widths = share_width(
            texts, _WIDTH, 2 * _CELL_PADDING, lambda t: stringWidth(t, self._look.bold, style.fontSize)
        )
        rules = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("BACKGROUND", (0, 0), (-1, 0), "#e4e4e4")]
        return _grid([head, *rows], widths, rules, 1)


class _Scrawl:
    """A signature drawn with a pen."""

    def __init__(self, name: str) -> None:
        self._curves = draw_curves(name)

    def wrap(self, width: float, height: float, /) -> tuple[float, float]:
        """Its fixed height."""
        return width, HEIGHT

    def split(self, width: float, height: float, /) -> Sequence[Flow]:
        """It cannot be split."""
        return ()

    def drawOn(self, canvas: Any, x: float, y: float, /) -> None:  # noqa: N802 - the library's name
        """Draw its curves."""
        canvas.setLineWidth(1.1)
        for c in self._curves:
            points = [v for p in (c.start, c.first, c.second, c.end) for v in (x + p[0], y + p[1])]
            canvas.bezier(*points)


def _bold(spans: Spans) -> Iterator[Any]:
    for span in spans:
        yield type(span)(span.text, not span.call, span.boxed, span.call)


def _grid(rows: Sequence[Sequence[Any]], widths: Sequence[float], rules: Sequence[Any], heads: int) -> Any:
    padding = [(f"{side}PADDING", (0, 0), (-1, -1), _CELL_PADDING) for side in ("LEFT", "RIGHT")]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), *padding, *rules]
    return Grid(rows, colWidths=widths, style=style, repeatRows=heads, splitInRow=1, hAlign="LEFT")


def _style(look: Look, name: str) -> Any:
    size = look.sizes.get(name, look.size)
    base = ParagraphStyle(name, fontName=look.font, fontSize=size, leading=size * 1.15 * 1.1, splitLongWords=1)
    base.allowWidows = base.allowOrphans = 0
    if name in ("body", "numbered", "item") and look.justified:
        base.alignment = TA_JUSTIFY
    if name.startswith("heading") or name == "caption":
        base.fontName = look.bold
    if name == "heading1":
        base.alignment = TA_CENTER if look.centred else 0
    if name == "heading2" and look.ruled:
        base.backColor, base.borderPadding = "#d9d9d9", 3
    if name in ("numbered", "item", "note"):
        base.bulletIndent, base.leftIndent = look.hangings[name]
    base.bulletFontName, base.bulletFontSize = look.font, size
    if name == "note":
        base.bulletFontSize, base.bulletOffsetY = size * 0.7, size * 0.3
    return base


def _called(flow: Any) -> list[str]:
    """The raised numbers in a text, or in the cells of a table."""
    if isinstance(flow, Text):
        return [text.strip() for frag, text in _frags(flow) if getattr(frag, "rise", 0) > 0 and text.strip()]
    if not isinstance(flow, Grid):
        return []
    cells = [cell for row in flow._cellvalues for cell in row]
    texts = [text for cell in cells for text in (cell if isinstance(cell, list | tuple) else (cell,))]
    return [number for text in texts for number in _called(text)]


def _frags(text: Any) -> Iterator[tuple[Any, str]]:
    """Stretches of a text in one hand; once it has been wrapped the library keeps them word by word."""
    for frag in text.frags:
        if isinstance(frag, list):
            yield from ((piece, word) for piece, word in frag[1:])
        else:
            yield frag, getattr(frag, "text", "")
