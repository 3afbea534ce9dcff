"""A PDF page's runs of text, switched off and on again for a rendering.

Beside pdfium.py and pdfium_notes.py the only file that imports pypdfium2. Nothing here changes the file.
"""

import ctypes
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_DEEPEST = 12  # forms within forms; programs that make PDFs stop at the fourth
_MOST_RUNS = 60_000  # as many as a page may have characters


def find_runs(page: pdfium.PdfPage) -> dict[int, Any]:
    """The runs of text on a page, those in forms too, by their address."""
    found: dict[int, Any] = {}
    _gather(found, page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, 0)
    return found


def _gather(found: dict[int, Any], holder: Any, count: Any, get: Any, depth: int) -> None:
    for i in range(count(holder)):
        thing = get(holder, i)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT and len(found) < _MOST_RUNS:
            found[address(thing)] = thing
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            _gather(found, thing, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth + 1)


def address(thing: Any) -> int:
    """By which two handles of the same thing are known; -1 for none."""
    return ctypes.cast(thing, ctypes.c_void_p).value or -1


@contextmanager
def only(runs: Mapping[int, Any], kept: Collection[int]) -> Iterator[None]:
    """For a while, nothing of the text is drawn but the runs at the addresses that are kept."""
    off = [run for at, run in runs.items() if at not in kept]
    for run in off:
        raw.FPDFPageObj_SetIsActive(run, False)
    try:
        yield
    finally:
        for run in off:
            raw.FPDFPageObj_SetIsActive(run, True)


_UNSEEN_MODES = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_STROKED = (raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP)


def ink(run: Any) -> tuple[int, int, int, int]:
    """A run's red, green, blue and how opaque it is, each up to 255; opaque 0 also where it is set not to be drawn."""
    red, green, blue, opaque = (ctypes.c_uint(0) for _ in range(4))
    mode = raw.FPDFTextObj_GetTextRenderMode(run)
    read = raw.FPDFPageObj_GetStrokeColor if mode in _STROKED else raw.FPDFPageObj_GetFillColor
    if not read(run, red, green, blue, opaque):
        return 0, 0, 0, 255
    return red.value, green.value, blue.value, 0 if mode in _UNSEEN_MODES else opaque.value
