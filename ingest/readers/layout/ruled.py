"""Tables drawn with lines, through pdfplumber. The only file that imports it.

It finds where cells are, never what stands in them: a page of which it finds nothing loses no word.
"""

import struct
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from ingest.readers.layout.page import Grid
from ingest.readers.pdfium.pages import Box, Sheet

_FEWEST, _MOST = 3, 4_000
"""Drawn paths on a page that may hold a table: fewer make no cells, more make a chart or a drawing."""
_PAGE_SHARE = 0.9  # of the page's width and height: a background


def may_have_tables(sheet: Sheet) -> bool:
    """Whether enough is drawn on a page for a table of two columns."""
    drawn = [p for p in sheet.paths if p.width < _PAGE_SHARE * sheet.width or p.height < _PAGE_SHARE * sheet.height]
    return _FEWEST <= len(drawn) <= _MOST and bool(sheet.words)


_BROKEN = (
    *(PDFException, PSException, PdfminerException, struct.error, zlib.error, RecursionError, AssertionError),
    *(ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError),
)
"""What pdfminer raises on files that PDFium can read; such a page is read without its lines."""


def find_grids(path: Path, numbers: Sequence[int]) -> Mapping[int, tuple[Grid, ...]]:
    """The ruled tables of two columns or more on these pages, counted from 1."""
    found: dict[int, tuple[Grid, ...]] = {}
    try:
        with pdfplumber.open(path, pages=list(numbers), unicode_norm=None) as pdf:
            for page in pdf.pages:
                found[page.page_number] = _find(page)
                page.close()
    except _BROKEN:
        return found
    return found


def _find(page: pdfplumber.page.Page) -> tuple[Grid, ...]:
    try:
        tables = page.find_tables()
    except _BROKEN:
        return ()
    left, top = page.bbox[0], page.bbox[1]
    grids = []
    for table in tables:
        rows = tuple(tuple(_shift(cell, left, top) for cell in row.cells) for row in table.rows)
        if max((sum(cell is not None for cell in row) for row in rows), default=0) >= 2:
            grids.append(Grid(_moved(table.bbox, left, top), rows))
    return tuple(grids)


def _shift(cell: tuple[float, float, float, float] | None, left: float, top: float) -> Box | None:
    return None if cell is None else _moved(cell, left, top)


def _moved(box: tuple[float, float, float, float], left: float, top: float) -> Box:
    return Box(box[0] - left, box[1] - top, box[2] - left, box[3] - top)
