"""Printed pages as an office's scanner gives them back: grey pictures, a little askew, with some dust; no text."""

import io
import zlib
from collections.abc import Mapping, Sequence

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

DOTS = 150
"""Dots an inch: what office scanners are set to, and enough for text of 8.5 point."""

_SKEW = 0.6
"""Degrees that a page lies askew at most."""
_PAPER = 247
"""The grey of the paper; ink is 0."""
_NOISE = 3.0
"""Deviation of a dot's grey. Above 4 the pictures take twice the room; below 2 they look printed."""
_SPECKS = 14
"""Specks of dust a page."""
_QUALITY = 42
"""Of the JPEG pictures: about 150 kB a page of text, with clean letters."""


def scan_pages(data: bytes, pages: Sequence[int], seed: str) -> Mapping[int, bytes]:
    """JPEG pictures of these pages of a PDF, counted from 1; the same for the same seed."""
    document = pdfium.PdfDocument(data)
    try:
        return {n: _scan(document[n - 1], zlib.crc32(f"{seed} {n}".encode())) for n in pages}
    finally:
        document.close()


def _scan(page: pdfium.PdfPage, seed: int) -> bytes:
    chance = np.random.default_rng(seed)
    image = page.render(scale=DOTS / 72, grayscale=True).to_pil().convert("L")
    angle = float(chance.uniform(0.15, _SKEW) * chance.choice((-1, 1)))
    image = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(image, dtype=np.float64) * (_PAPER / 255)
    grey += chance.normal(0, _NOISE, grey.shape)
    for _ in range(_SPECKS):
        x, y = int(chance.integers(0, grey.shape[1] - 2)), int(chance.integers(0, grey.shape[0] - 2))
        grey[y : y + 2, x : x + 2] -= 90
    picture = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=_QUALITY, optimize=True, dpi=(DOTS, DOTS))
    return packed.getvalue()
