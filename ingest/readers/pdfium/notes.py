"""What is noted on a PDF page, read before it is drawn into the page, and what is attached to the file.

Beside pdfium.py and pdfium_runs.py the only file that imports pypdfium2.
"""

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation or form field. `kind` is its name in the file format, in small letters ("highlight"), `words` what
    is written in it and `subject` what it says it is about; `box` is its left, top, right and bottom as displayed.

    `shown` says that it is not flagged as hidden, `layered` that it belongs to a layer, which may be switched off;
    `drawn` that its picture has words of its own, and `covers` that it is to be filled with an opaque colour though the
    file has no picture of it.
    """

    kind: str
    words: str
    subject: str
    box: Rectangle
    shown: bool
    layered: bool
    drawn: bool
    covers: bool


_KINDS = {
    getattr(raw, f"FPDF_ANNOT_{name.upper()}"): name
    for name in (
        "text link freetext line square circle polygon polyline highlight underline squiggly strikeout stamp caret ink "
        "popup fileattachment sound movie widget screen printermark trapnet watermark threed richmedia redact"
    ).split()
}
_ICONS = ("text", "popup", "fileattachment", "sound")  # little signs that a click opens: no part of the page
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_MOST_NOTES = 5_000  # on one page; the most commented drafts have some hundreds
_OPAQUE = 230  # of 255; what is paler lets the words beneath be read


def read_notes(page: pdfium.PdfPage, place: Callable[..., Rectangle]) -> tuple[Note, ...]:
    """What stands on a page beside its content, links apart. `place` turns the page's own left, bottom, right and top
    into a box as displayed."""
    page.render(scale=_scale(page), draw_annots=True).close()  # PDFium draws the pictures that the file does not bring
    notes = []
    for i in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        with _opened(page, i) as annotation:
            kind = _kind(annotation)
            if kind != "link":
                notes.append(_note(page, annotation, kind, place))
    return tuple(notes)


def draw_notes(page: pdfium.PdfPage) -> None:
    """Make what the notes of an open page show a part of its content; it must be opened again to be read.

    Raises pypdfium2's PdfiumError where they cannot be drawn.
    """
    for i in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        with _opened(page, i) as annotation:
            if _kind(annotation) in _ICONS:
                raw.FPDFAnnot_SetFlags(annotation, raw.FPDFAnnot_GetFlags(annotation) | raw.FPDF_ANNOT_FLAG_HIDDEN)
    if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_FAIL:
        raise pdfium.PdfiumError("the notes of a page cannot be drawn")


def count_attached(document: pdfium.PdfDocument) -> int:
    """How many files are attached to a document as a whole; a portfolio's are among them."""
    return max(int(raw.FPDFDoc_GetAttachmentCount(document)), 0)


@contextmanager
def _opened(page: pdfium.PdfPage, i: int) -> Iterator[Any]:
    annotation = raw.FPDFPage_GetAnnot(page, i)
    try:
        yield annotation
    finally:
        if annotation:
            raw.FPDFPage_CloseAnnot(annotation)


def _kind(annotation: Any) -> str:
    return _KINDS.get(raw.FPDFAnnot_GetSubtype(annotation), "other") if annotation else "link"


def _note(page: pdfium.PdfPage, annotation: Any, kind: str, place: Callable[..., Rectangle]) -> Note:
    at = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, at)
    words = _value(page, annotation) if kind == "widget" else _words(annotation)
    box = place(at.left, at.bottom, at.right, at.top)
    shown = not raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN
    layered, drawn = bool(raw.FPDFAnnot_HasKey(annotation, b"OC")), _has_text(annotation)
    return Note(kind, words, _string(annotation, b"Subj"), box, shown, layered, drawn, _covers(annotation, kind))


def _words(annotation: Any) -> str:
    """What is written in a note: plain, or with markup, which is taken off."""
    rich = unescape(re.sub(r"<[^<>]*>", " ", _string(annotation, b"RC")))
    return _string(annotation, b"Contents").strip() or rich.strip()


def _string(annotation: Any, key: bytes) -> str:
    return _wide(lambda buffer, size: raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size))


_WRITTEN = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)


def _value(page: pdfium.PdfPage, annotation: Any) -> str:
    """What is filled in at a field for words."""
    form = page.formenv
    if form is None or raw.FPDFAnnot_GetFormFieldType(form, annotation) not in _WRITTEN:
        return ""
    return _wide(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))


def _wide(fill: Callable[[Any, int], int]) -> str:
    """A string that PDFium writes in two steps: its length, then its characters of two bytes."""
    size = fill(None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    fill(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _has_text(annotation: Any) -> bool:
    things = (raw.FPDFAnnot_GetObject(annotation, i) for i in range(raw.FPDFAnnot_GetObjectCount(annotation)))
    return any(_is_text(thing) for thing in things)


def _is_text(thing: Any, depth: int = 0) -> bool:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind != raw.FPDF_PAGEOBJ_FORM or depth > _DEEPEST:
        return bool(kind == raw.FPDF_PAGEOBJ_TEXT)
    parts = (raw.FPDFFormObj_GetObject(thing, i) for i in range(raw.FPDFFormObj_CountObjects(thing)))
    return any(_is_text(part, depth + 1) for part in parts)


_DEEPEST = 4  # a picture of a picture of a picture; real ones stop at the second


def _covers(annotation: Any, kind: str) -> bool:
    key, filling = _FILLED.get(kind, (b"", 0))
    if not key or not raw.FPDFAnnot_HasKey(annotation, key) or raw.FPDFAnnot_GetAP(annotation, 0, None, 0) > _NONE:
        return False
    colours = [ctypes.c_uint() for _ in range(4)]
    return bool(raw.FPDFAnnot_GetColor(annotation, filling, *colours)) and colours[3].value >= _OPAQUE


_NONE = 2  # bytes of an empty string
_FILLED = dict.fromkeys(("square", "circle", "polygon"), (b"IC", raw.FPDFANNOT_COLORTYPE_InteriorColor))
_FILLED["freetext"] = b"C", raw.FPDFANNOT_COLORTYPE_Color


def _scale(page: pdfium.PdfPage) -> float:
    """The scale at which a page has some twenty pixels."""
    return 20.0 / float(max(*page.get_size(), 20.0))
