"""PDF files: bytes in, pages of lines out, as a reader sees them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ingest.readers import Hidden, Line, Page, Reading
from ingest.readers.hyphens import join_hyphens
from ingest.readers.layout import Frame, Print, find_right_edge, lay_out
from ingest.readers.pdfium import Sheet, open_pdf
from ingest.readers.ruled import find_grids, may_have_tables
from ingest.readers.unseen import find_attached, find_hidden

SUFFIXES = frozenset({".pdf"})


def read(path: Path) -> Reading:
    """Every page of a file. Raises UnreadableError, OSError."""
    sheets: list[Sheet] = []
    hidden: list[Hidden] = []
    with open_pdf(path) as pdf:
        hidden += find_attached(pdf)
        for index in range(len(pdf)):
            with pdf.page(index) as page:
                sheet = page.sheet()
                unseen = find_hidden(page, sheet)
                sheets.append(_without(sheet, unseen.words | unseen.layer))
                hidden += unseen.found
    right = find_right_edge([s.words for s in sheets], max(s.width for s in sheets))
    grids = find_grids(path, [s.number for s in sheets if may_have_tables(s)])
    printed = [lay_out(s.words, Frame(s.width, s.height, right), grids.get(s.number, ())) for s in sheets]
    return Reading(_number(sheets, printed), tuple(hidden))


def _without(sheet: Sheet, unseen: frozenset[int]) -> Sheet:
    """The page without the words that a reader does not see."""
    return replace(sheet, words=tuple(w for i, w in enumerate(sheet.words) if i not in unseen))


def _number(sheets: Sequence[Sheet], printed: Sequence[Sequence[Print]]) -> tuple[Page, ...]:
    """The pages with their lines counted through, blank ones where more white stands."""
    pages, n = [], 0
    for sheet, lines in zip(sheets, printed, strict=True):
        numbered: list[Line] = []
        for line in lines:
            if line.gap:
                n += 1
                numbered.append(Line(n, ""))
            n += 1
            numbered.append(Line(n, line.text, line.strong, line.full))
        pages.append(Page(sheet.number, join_hyphens(numbered), sheet.label, markup=False))
    return tuple(pages)
