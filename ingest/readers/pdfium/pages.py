"""PDF files through pypdfium2: words with their places, pictures, and renderings. With its two neighbours, for notes
and for runs of text, the only file that imports it.

Places are in points from the top left corner of the page as it is displayed, its rotation and crop applied.
"""

import ctypes
import math
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.readers import UnreadableError
from ingest.readers.pdfium.notes import Note, count_attached, draw_notes, read_notes
from ingest.readers.pdfium.runs import address, find_runs, ink, only

Matrix = tuple[float, float, float, float, float, float]
"""From one set of coordinates to another: x' = a x + b y + c, y' = d x + e y + f."""
Array = npt.NDArray[np.float32]
Picture = npt.NDArray[np.uint8]
Pixels = npt.NDArray[np.uint32]
"""A row of whole pixels for each row of a picture: blue, green and red from the lowest byte up."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height in points."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a space. `box` spans the font's full height; `base` is the baseline's height from the
    top; `angle` is 0, 90, 180 or 270 degrees clockwise as displayed, or another for slanted text.

    `hyphen` says that a hyphen for the line's end was left off, `glued` that no space parts it from the word before.
    """

    text: str
    box: Box
    base: float
    bold: bool
    angle: int
    hyphen: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page. `glyphs` has a row (left, top, right, bottom) for each character's own ink, `owner` its word's index and
    `runs` the number of the run of text that it is drawn with (-1 for none); `unmapped` counts characters whose font
    does not say what they are; `pictures` and `paths` are the boxes of images and of lines and areas."""

    number: int
    label: str | None
    width: float
    height: float
    words: tuple[Word, ...]
    glyphs: Array
    owner: npt.NDArray[np.int32]
    unmapped: int
    pictures: tuple[Box, ...]
    paths: tuple[Box, ...]
    runs: npt.NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))


_PASSWORD = 4  # PDFium's number for a file that needs a password
_MOST_PAGES = 5_000  # more than any record; a page tree that names one page a million times ends here


class Pdf:
    """An open file. Pages are counted from 0 here."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document)

    @property
    def attached(self) -> int:
        """How many files are attached to it."""
        return count_attached(self._document)

    @contextmanager
    def page(self, index: int) -> Iterator["PdfPage"]:
        """One page, open; what its annotations and form fields show is a part of it, as a reader sees it.

        Raises UnreadableError.
        """
        try:
            page = self._document[index]
            notes: tuple[Note, ...] = ()
            if raw.FPDFPage_GetAnnotCount(page):
                notes = read_notes(page, partial(_place, _to_display(page)))
                draw_notes(page)
                page.close()
                page = self._document[index]
        except pdfium.PdfiumError as error:
            raise UnreadableError(f"page {index + 1} is damaged") from error
        try:
            yield PdfPage(page, index, _label(self._document, index), notes)
        finally:
            page.close()


@contextmanager
def open_pdf(path: Path) -> Iterator[Pdf]:
    """A file, open. Raises UnreadableError, OSError."""
    data = path.read_bytes()
    if not data.strip():
        raise UnreadableError("the file is empty")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableError("the file needs a password to be opened: save a copy without one") from error
        raise UnreadableError("the file is damaged or is not a PDF: save it again from its source") from error
    try:
        if not len(document):
            raise UnreadableError("the file is damaged: it has no pages")
        if len(document) > _MOST_PAGES:
            raise UnreadableError(f"the file has {len(document):,} pages, at most {_MOST_PAGES:,} are read")
        if document.get_formtype() in _XFA:
            raise UnreadableError(
                "the file is a form that a program inside it draws (XFA), and its pages do not hold it: open it in "
                "Acrobat Reader and print it to PDF"
            )
        document.init_forms()
        yield Pdf(document)
    finally:
        document.close()


_XFA = (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)


def _label(document: pdfium.PdfDocument, index: int) -> str | None:
    try:
        return document.get_page_label(index) or None
    except (pdfium.PdfiumError, UnicodeDecodeError):
        return None


class PdfPage:
    """An open page. `notes` are what was noted on it before they were made a part of it."""

    def __init__(self, page: pdfium.PdfPage, index: int, label: str | None, notes: tuple[Note, ...] = ()) -> None:
        self.notes = notes
        self._page = page
        self._index = index
        self._label = label
        self._matrix = _to_display(page)
        self._runs: tuple[int, ...] = ()

    def render(self, scale: float) -> Picture:
        """The page as it is displayed: rows of pixels with three colours, `scale` pixels a point."""
        bitmap = self._page.render(scale=scale, rev_byteorder=True)
        pixels: Picture = bitmap.to_numpy()[:, :, :3].copy()
        bitmap.close()
        return pixels

    def pixels(self, scale: float, runs: Collection[int] | None = None) -> Pixels:
        """The page as it is displayed, or with no text but these runs of its sheet, which must have been read."""
        kept = {self._runs[run] for run in runs or ()}
        with only({} if runs is None else find_runs(self._page), kept):
            bitmap = self._page.render(scale=scale, prefer_bgrx=True, draw_annots=False, may_draw_forms=False)
        rows: Pixels = bitmap.to_numpy().view(np.uint32)[:, :, 0]
        return rows

    def inks(self) -> npt.NDArray[np.uint8]:
        """For each run of the sheet, which must have been read: red, green, blue, and how opaque, 0 for not drawn."""
        handles = find_runs(self._page)
        found = [ink(handles[at]) if at in handles else (0, 0, 0, 255) for at in self._runs]
        return np.array(found, np.uint8).reshape(-1, 4)

    def sheet(self) -> Sheet:
        """The page's words and what stands beside them."""
        reader = _Reader(self._page, self._matrix)
        words, glyphs, owner, unmapped = reader.read()
        self._runs = reader.runs
        width, height = self._page.get_size()
        pictures, paths = self._objects()
        boxes = np.array([(g.left, g.top, g.right, g.bottom) for g in glyphs], np.float32).reshape(-1, 4)
        owners = np.array(owner, np.int32)
        label = self._label
        drawn = np.array(reader.drawn, np.int32)
        return Sheet(self._index + 1, label, width, height, words, boxes, owners, unmapped, pictures, paths, drawn)

    def _objects(self) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
        found: dict[int, list[Box]] = {raw.FPDF_PAGEOBJ_IMAGE: [], raw.FPDF_PAGEOBJ_PATH: []}
        found[raw.FPDF_PAGEOBJ_SHADING] = found[raw.FPDF_PAGEOBJ_PATH]
        for thing in islice(self._page.get_objects(list(found), max_depth=_DEEPEST), _MOST_OBJECTS):
            found[thing.type].append(_box(_outward(thing, self._matrix), *thing.get_bounds()))
        return tuple(found[raw.FPDF_PAGEOBJ_IMAGE]), tuple(found[raw.FPDF_PAGEOBJ_PATH])


_DEEPEST, _MOST_OBJECTS = 4, 20_000


def _outward(thing: pdfium.PdfObject, to_display: Matrix) -> Matrix:
    """The matrix from a drawn thing's own coordinates, inside the forms that hold it, to displayed points."""
    forms = []
    while thing.container is not None:
        thing = thing.container
        forms.append(thing)
    matrix = to_display
    for form in reversed(forms):
        matrix = _after(matrix, form.get_matrix().get())
    return matrix


def _after(m: Matrix, form: Sequence[float]) -> Matrix:
    """First out of a form, whose matrix PDFium gives by columns, then as `m` says."""
    (a, b, c, d, e, f), (p, q, r, s, t, u) = m, form
    return a * p + b * q, a * r + b * s, a * t + b * u + c, d * p + e * q, d * r + e * s, d * t + e * u + f


def _to_display(page: pdfium.PdfPage) -> Matrix:
    """The 2 by 3 matrix from the page's own coordinates to displayed points."""
    fine = 100  # PDFium answers in whole pixels
    width, height = page.get_size()
    x, y = ctypes.c_int(), ctypes.c_int()
    found = []
    for at in ((0, 0), (1000, 0), (0, 1000)):
        size = (int(width * fine), int(height * fine))
        raw.FPDF_PageToDevice(page, 0, 0, *size, 0, *map(float, at), x, y)
        found.append((x.value / fine, y.value / fine))
    (ox, oy), (ax, ay), (bx, by) = found
    return (ax - ox) / 1000, (bx - ox) / 1000, ox, (ay - oy) / 1000, (by - oy) / 1000, oy


def _place(m: Matrix, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
    box = _box(m, left, bottom, right, top)
    return box.left, box.top, box.right, box.bottom


def _box(m: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    a, b, c, d, e, f = m
    x, to_x = a * left + b * bottom + c, a * right + b * top + c
    y, to_y = d * left + e * bottom + f, d * right + e * top + f
    if x > to_x:
        x, to_x = to_x, x
    return Box(x, y, to_x, to_y) if y <= to_y else Box(x, to_y, to_x, y)


@dataclass(frozen=True, slots=True)
class _Character:
    """One character: its full-height box, the box of its ink, its baseline and how it is set."""

    text: str
    box: Box
    ink: Box
    base: float
    bold: bool
    angle: int
    run: int


_SYMBOL_CODES = range(0xF020, 0xF100)
"""Where symbol fonts have their characters."""
_SYMBOLS = {0xF0FC: "✓", 0xF0FB: "✗", 0xF0FE: "☑", 0xF0FD: "☒", 0xF0A8: "☐", 0xF06F: "☐", 0xF02D: "-"}
"""Those that say something; any other is a bullet."""
_BROKEN = (0x02, 0xFFFE)  # PDFium's signs for a hyphen at the end of a line
_MOST_CHARACTERS = 60_000  # on one page; a page of the closest print has 15,000
_UPRIGHT = 3  # degrees; text that leans less is straight
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st"}


class _Reader:
    """One page's characters, put together to words in the order of the file."""

    def __init__(self, page: pdfium.PdfPage, matrix: Matrix) -> None:
        self._matrix = matrix
        self._turned = page.get_rotation()
        self._text = page.get_textpage()
        self._runs: dict[int, tuple[bool, int, int]] = {}
        self.drawn: list[int] = []
        self._loose, self._x, self._y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._words: list[Word] = []
        self._glyphs: list[Box] = []
        self._owner: list[int] = []
        self._unmapped = 0
        self._open: list[_Character] = []
        self._glued = False

    @property
    def runs(self) -> tuple[int, ...]:
        """The addresses of the runs of text, in the order of their numbers."""
        return tuple(self._runs)

    def read(self) -> tuple[tuple[Word, ...], list[Box], list[int], int]:
        """Words, ink boxes, their words' indices, and the number of characters that stand for nothing."""
        try:
            for i in range(min(raw.FPDFText_CountChars(self._text), _MOST_CHARACTERS)):
                self._take(i)
            self._close(False)
        finally:
            self._text.close()
        return tuple(self._words), self._glyphs, self._owner, self._unmapped

    def _take(self, i: int) -> None:
        code = raw.FPDFText_GetUnicode(self._text, i)
        if code in _BROKEN:
            return self._close(True)
        if raw.FPDFText_IsGenerated(self._text, i) == 1 or (code < 0x3000 and chr(code).isspace()):
            return self._close(False)
        text = _SYMBOLS.get(code, "•") if code in _SYMBOL_CODES else chr(code) if code < 0x110000 else "\ufffd"
        if raw.FPDFText_HasUnicodeMapError(self._text, i) == 1 or unicodedata.category(text) in _MEANINGLESS:
            self._unmapped += 1
            text = "\ufffd"
        character = self._character(i, text)
        if self._open and not _follows(self._open[-1], character):
            glued = _touches(self._open[-1], character)
            self._close(False)
            self._glued = glued
        self._open.append(character)
        return None

    def _character(self, i: int, text: str) -> _Character:
        loose, x, y = self._loose, self._x, self._y
        left, right, bottom, top = self._edges
        raw.FPDFText_GetLooseCharBox(self._text, i, loose)
        raw.FPDFText_GetCharBox(self._text, i, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(self._text, i, x, y)
        bold, angle, run = self._set(i)
        full = _box(self._matrix, loose.left, loose.bottom, loose.right, loose.top)
        inked = _box(self._matrix, left.value, bottom.value, right.value, top.value)
        base = _box(self._matrix, x.value, y.value, x.value, y.value)
        return _Character(_LIGATURES.get(text, text), full, inked, _baseline(base, angle), bold, angle, run)

    def _set(self, i: int) -> tuple[bool, int, int]:
        """How the character's run of text is set: whether bold, its angle in degrees clockwise as displayed, and which
        of the page's runs it is."""
        run = raw.FPDFText_GetTextObject(self._text, i)
        key = address(run)
        if key not in self._runs:
            self._runs[key] = _is_bold(run) if run else False, self._angle(i), len(self._runs)
        return self._runs[key]

    def _angle(self, i: int) -> int:
        found = math.degrees(max(raw.FPDFText_GetCharAngle(self._text, i), 0.0)) + self._turned
        straight = round(found / 90) * 90
        return int((straight if abs(found - straight) <= _UPRIGHT else found) % 360)

    def _close(self, hyphen: bool) -> None:
        if not self._open:
            return
        text = "".join(c.text for c in self._open)
        first = self._open[0]
        box = _around([c.box for c in self._open])
        bold = all(c.bold for c in self._open)
        self._words.append(Word(text, box, first.base, bold, first.angle, hyphen, self._glued))
        self._glyphs += [c.ink for c in self._open]
        self._owner += [len(self._words) - 1] * len(self._open)
        self.drawn += [c.run for c in self._open]
        self._open, self._glued = [], False


_MEANINGLESS = ("Co", "Cn", "Cc", "Cs")  # private, unassigned, control: a font that does not say what it shows
_BOLD = 600
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.I)


def _is_bold(run: Any) -> bool:
    font = raw.FPDFTextObj_GetFont(run)
    if not font:
        return False
    name = ctypes.create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(font, name, len(name))
    return raw.FPDFFont_GetWeight(font) >= _BOLD or bool(_BOLD_NAME.search(name.value.decode("latin-1")))


def _baseline(at: Box, angle: int) -> float:
    """How far down its own lines a character stands: from the top, or along the turn for turned text."""
    return {90: -at.left, 180: -at.top, 270: at.left}.get(angle, at.top)


_RAISED = 0.12  # of a character's height; a footnote's call stands higher than the word it follows


def _follows(last: _Character, character: _Character) -> bool:
    """Whether a character is of the same word: on the same line, as close as letters are."""
    if character.angle != last.angle:
        return False
    if last.angle % 90:
        return True
    height = last.box.width if last.angle % 180 == 90 else last.box.height
    return abs(character.base - last.base) <= _RAISED * max(height, 1.0) and _is_near(last, character, 1.0)


def _touches(last: _Character, character: _Character) -> bool:
    """Whether a character stands close to the last one, if higher or lower."""
    return character.angle == last.angle == 0 and _is_near(last, character, _GLUED)


_GLUED = 0.25  # of a character's height


def _is_near(last: _Character, character: _Character, share: float) -> bool:
    if last.angle % 180 == 90:
        return True
    first, then = (character, last) if last.angle == 180 else (last, character)
    return abs(then.box.left - first.box.right) <= share * max(last.box.height, 1.0)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes)
    )
