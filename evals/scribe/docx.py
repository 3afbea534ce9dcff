"""A source as a Word file: real heading styles, tables and footnotes; numbers are text, as most officers type them."""

import datetime
import io
from collections.abc import Iterator
from itertools import groupby

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph as WordParagraph

from evals.scribe.docx_notes import REFERENCE, add_note_styles, add_notes
from evals.scribe.inline import Spans, words
from evals.scribe.scrawl import WIDTH, draw_png
from evals.scribe.source import SIGN_HERE, Block, Break, Field, Heading, Item, Paragraph, Signature, Source, Table
from evals.scribe.zips import fix_dates

_MADE = datetime.datetime(2024, 1, 2, 9, 0, tzinfo=datetime.UTC)
"""When every file says that it was made: the same source is the same bytes on any day."""
_FONTS = {"serif": "Times New Roman"}
_FONT = "Arial"
_MARGIN = Cm(2.5)
_HANGING = Cm(1.25)
_STYLES = {1: "Title", 2: "Heading 1", 3: "Heading 2", 4: "Heading 3"}


def build_docx(source: Source) -> bytes:
    """The whole file."""
    word = Document()
    _set_up(word, source)
    add_note_styles(word)
    for is_field, run in groupby(source.blocks, lambda block: isinstance(block, Field)):
        if is_field:
            _add_form(word, [b for b in run if isinstance(b, Field)])
        else:
            for block in run:
                _add(word, block)
    add_notes(word, [words(text) for text in source.notes.values()])
    data = io.BytesIO()
    word.save(data)
    return fix_dates(data.getvalue())


def _set_up(word: Word, source: Source) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    section.header.paragraphs[0].text = source.front.header
    section.footer.paragraphs[0].text = source.front.footer
    for name in ("Normal", *_STYLES.values()):
        _set_font(word, name, _FONTS.get(source.front.look, _FONT))
    normal = word.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    about = word.core_properties
    about.title = source.front.facts.title or ""
    about.author = about.last_modified_by = source.front.facts.body or ""
    about.comments = ""
    about.created = about.modified = _MADE


def _set_font(word: Word, style: str, font: str) -> None:
    fonts = word.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)


def _add(word: Word, block: Block) -> None:
    match block:
        case Heading():
            _write(word.add_paragraph(style=_STYLES[block.level]), block.text)
        case Paragraph(label=""):
            _write(word.add_paragraph(), block.text)
        case Item(label=""):
            _write(word.add_paragraph(style="List Bullet"), block.text)
        case Paragraph() | Item():
            _add_labelled(word, block)
        case Table():
            _add_table(word, block)
        case Signature():
            _add_signature(word, block)
        case Break():
            word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _add_labelled(word: Word, block: Paragraph | Item) -> None:
    """A printed number or letter, a tab, and the text hanging behind it."""
    paragraph = word.add_paragraph()
    level = 2 if isinstance(block, Item) else 1
    paragraph.paragraph_format.left_indent = _HANGING * level
    paragraph.paragraph_format.first_line_indent = -_HANGING
    paragraph.add_run(f"{block.label}\t")
    _write(paragraph, block.text)


def _add_table(word: Word, block: Table) -> None:
    if block.caption:
        caption = word.add_paragraph(style="Caption")
        caption.paragraph_format.keep_with_next = True
        _write(caption, block.caption)
    table = word.add_table(len(block.rows), len(block.rows[0]), style="Table Grid")
    for cells, row in zip(_rows(table), block.rows, strict=True):
        for cell, text in zip(cells, row, strict=True):
            _write(cell.paragraphs[0], text)
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    word.add_paragraph()


def _add_form(word: Word, fields: list[Field]) -> None:
    table = word.add_table(len(fields), 2, style="Table Grid")
    for (label, value), field in zip(_rows(table), fields, strict=True):
        label.paragraphs[0].add_run(field.label).bold = True
        _write(value.paragraphs[0], field.text)
    word.add_paragraph()


def _rows(table: WordTable) -> Iterator[tuple[Cell, ...]]:
    """Each row's cells; the library counts a table anew at each look, which is slow."""
    for row in table.rows:
        yield row.cells


def _add_signature(word: Word, block: Signature) -> None:
    word.add_paragraph(SIGN_HERE)
    word.add_paragraph().add_run().add_picture(io.BytesIO(draw_png(block.name)), width=Pt(WIDTH))
    for line in block.below:
        word.add_paragraph(line)


def _write(paragraph: WordParagraph, spans: Spans) -> None:
    for span in spans:
        run = paragraph.add_run(span.text)
        if span.bold:
            run.bold = True
        if span.call:
            run.style = REFERENCE
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), span.call)
            run._r.append(reference)
