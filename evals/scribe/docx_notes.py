"""The footnotes of a Word file, a part of it that python-docx does not make: numbered from 1 as they are called."""

from collections.abc import Sequence
from html import escape

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Pt

REFERENCE = "footnote reference"
"""The style of a footnote's number, in the text and before the footnote."""

_TEXT = "footnote text"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RULE = '<w:footnote w:type="{type}" w:id="{id}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
_NOTE = (
    '<w:footnote w:id="{id}"><w:p><w:pPr><w:pStyle w:val="{text_style}"/></w:pPr>'
    '<w:r><w:rPr><w:rStyle w:val="{reference_style}"/></w:rPr><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
)


def add_notes(word: Word, notes: Sequence[str]) -> None:
    """Give a file its footnotes, after `add_note_styles`; without any it gets no such part."""
    if not notes:
        return
    text = word.styles[_TEXT]
    reference = word.styles[REFERENCE]
    rules = _RULE.format(type="separator", id=-1, mark="separator")
    rules += _RULE.format(type="continuationSeparator", id=0, mark="continuationSeparator")
    styles = {"text_style": text.style_id, "reference_style": reference.style_id}
    told = "".join(_NOTE.format(id=n, text=escape(note), **styles) for n, note in enumerate(notes, 1))
    xml = f'{_HEAD}<w:footnotes xmlns:w="{_SPACE}">{rules}{told}</w:footnotes>'
    package = word.part.package
    part = Part(PackURI("/word/footnotes.xml"), _KIND, xml.encode(), package)
    word.part.relate_to(part, _RELATION)


def add_note_styles(word: Word) -> None:
    """The two styles that the calls and the texts of footnotes are set in; they must stand before the first call."""
    reference = word.styles.add_style(REFERENCE, WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True
    text = word.styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH)
    text.font.size = Pt(9)
