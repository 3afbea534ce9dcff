"""PDF files: bytes in, pages of lines out, as a reader sees them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.gate.lines import opens_exempt
from ingest.readers import Hidden, Line, Page, Reading, UnreadableError
from ingest.readers.layout.bullets import add_bullets
from ingest.readers.layout.hyphens import join_hyphens
from ingest.readers.layout.lines import Print, find_right_edge
from ingest.readers.layout.page import Frame, Grid, lay_out
from ingest.readers.layout.ruled import find_grids, may_have_tables
from ingest.readers.ocr.engines import read_picture, reading_scale
from ingest.readers.ocr.scans import (
    LOOK,
    add_words,
    cut,
    edge_pictures,
    is_read_off,
    moved_words,
    needs_ocr,
    unread_pictures,
)
from ingest.readers.pdfium.pages import Box, PdfPage, Picture, Sheet, Word, open_pdf
from ingest.readers.pulse import tell_page
from ingest.readers.sight.unseen import find_attached, find_hidden


def read(path: Path) -> Reading:
    """Every page of a file. Raises UnreadableError, OSError."""
    with open_pdf(path) as pdf:
        hidden = list(find_attached(pdf))
        pages = []
        off = _Pictures()
        for index in range(len(pdf)):
            with pdf.page(index) as page:
                read = _read_page(page, off)
            pages.append(read)
            hidden += read.hidden
            tell_page(index + 1, len(pdf))
    sheets = [page.sheet for page in pages]
    right = find_right_edge([s.words for s in sheets], max(s.width for s in sheets))
    grids = find_grids(path, [p.sheet.number for p in pages if not p.ocr and may_have_tables(p.sheet)])
    printed = [_lay_out(s, right, grids.get(s.number, ())) for s in sheets]
    return Reading(_number(pages, printed), tuple(hidden))


@dataclass(frozen=True, slots=True)
class _Read:
    """A page with the words that a reader sees on it; `ocr` says that they were read off a picture, here or before."""

    sheet: Sheet
    ocr: bool
    hidden: tuple[Hidden, ...]


class _Pictures:
    """Pictures read off pages: one that stands on each page, as a letterhead does, is read once."""

    def __init__(self) -> None:
        self._read: dict[bytes, tuple[Word, ...]] = {}

    def read(self, page: PdfPage, sheet: Sheet, box: Box) -> tuple[Word, ...]:
        """The words of the page's picture in a box. Raises UnreadableError."""
        key = hashlib.sha256(cut(page.render(LOOK), box, LOOK).tobytes()).digest()
        if key not in self._read:
            scale = reading_scale(sheet.width, sheet.height)
            self._read[key] = _name_page(sheet, cut(page.render(scale), box, scale), scale)
        return self._read[key]


def _read_page(page: PdfPage, off: _Pictures) -> _Read:
    sheet = page.sheet()
    unseen = find_hidden(page, sheet)
    shown = replace(sheet, words=tuple(w for i, w in enumerate(sheet.words) if i not in unseen.words))
    look = page.render(LOOK)
    if needs_ocr(shown, look):
        return _Read(replace(shown, words=_read_off(page, shown)), True, unseen.found)
    for box in unread_pictures(shown, look):
        shown = replace(shown, words=add_words(shown.words, off.read(page, shown, box), box))
    for box in edge_pictures(shown):
        shown = replace(shown, words=_add_stamp(shown.words, off.read(page, shown, box), box))
    return _Read(shown, bool(unseen.layer) or is_read_off(shown), unseen.found)


def _add_stamp(words: Sequence[Word], read: Sequence[Word], box: Box) -> tuple[Word, ...]:
    """The page's words, and first those of a picture at its edge where they close what they label."""
    stamp = moved_words(words, read, box)
    closes = opens_exempt(" ".join(word.text for word in stamp))
    return (*stamp, *words) if closes else tuple(words)


def _read_off(page: PdfPage, sheet: Sheet) -> tuple[Word, ...]:
    scale = reading_scale(sheet.width, sheet.height)
    return _name_page(sheet, page.render(scale), scale)


def _name_page(sheet: Sheet, picture: Picture, scale: float) -> tuple[Word, ...]:
    """The words on a picture. Raises UnreadableError, which names the page."""
    try:
        return read_picture(picture, scale)
    except UnreadableError as error:
        raise UnreadableError(f"page {sheet.number} {error}") from error


def _lay_out(sheet: Sheet, right: float | None, grids: Sequence[Grid]) -> list[Print]:
    words = add_bullets(sheet.words, sheet.paths)
    return lay_out(words, Frame(sheet.width, sheet.height, right), grids)


def _number(read: Sequence[_Read], printed: Sequence[Sequence[Print]]) -> tuple[Page, ...]:
    """The pages with their lines counted through, blank ones where more white stands."""
    pages, n = [], 0
    for page, lines in zip(read, printed, strict=True):
        numbered: list[Line] = []
        for line in lines:
            if line.gap:
                n += 1
                numbered.append(Line(n, ""))
            n += 1
            numbered.append(Line(n, line.text, line.strong, line.full))
        sheet = page.sheet
        pages.append(Page(sheet.number, join_hyphens(numbered), sheet.label, page.ocr, markup=False))
    return tuple(pages)
