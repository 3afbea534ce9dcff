"""Pictures of pages, drawn as a scanner would give them, and pages without a file."""

from pathlib import Path

import numpy as np
import reportlab
from PIL import Image, ImageDraw, ImageFont

from ingest.readers.pdfium.pages import Box, Picture, Sheet, Word

SCALE = 200 / 72
FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"  # the one Pillow brings has no £
LINES = (
    "The Commissioner approves capital spending of £1,284,500 in 2023/24",
    "and £312,750.40 in the year after for the replacement of the cameras.",
    "Support costs £95k a year, of which the force meets £25k (7.3%).",
    "The contract with Harrow & Pike Ltd runs from 1 April 2024.",
    "It was signed by the chief executive on 21/03/2024 in Haverby.",
)


def paper(lines: tuple[str, ...] = LINES, points: int = 10, width: int = 595, height: int = 300) -> Image.Image:
    """A sheet with typed lines, white, at SCALE pixels a point; the first line's baseline is about 54 points down."""
    image = Image.new("L", (round(width * SCALE), round(height * SCALE)), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(FONT, points * SCALE)
    for i, line in enumerate(lines):
        draw.text((72 * SCALE, (54 + i * 1.5 * points) * SCALE), line, 0, font, anchor="ls")
    return image


def picture(image: Image.Image) -> Picture:
    """What a page's rendering would be."""
    return np.asarray(image.convert("RGB"))


def word(text: str, left: float = 72, top: float = 50, angle: int = 0) -> Word:
    """A word of 10 points where it is said to be."""
    return Word(text, Box(left, top, left + 5 * len(text), top + 12), top + 10, False, angle)


def set_words(text: str, width: float = 470) -> tuple[Word, ...]:
    """The words of a text in lines from the top of a page."""
    words, left, top = [], 72.0, 50.0
    for run in text.split():
        if left + 5 * len(run) > 72 + width:
            left, top = 72.0, top + 15
        words.append(word(run, left, top))
        left += 5 * len(run) + 3
    return tuple(words)


def sheet(words: tuple[Word, ...] = (), pictures: tuple[Box, ...] = (), paths: tuple[Box, ...] = ()) -> Sheet:
    """An A4 page."""
    none = np.zeros((0, 4), np.float32)
    return Sheet(1, None, 595.0, 842.0, words, none, np.zeros(0, np.int32), 0, pictures, paths)


def look(*inked: Box) -> Picture:
    """How an A4 page looks with fine print in the boxes."""
    pixels = np.full((842, 595, 3), 255, np.uint8)
    for box in inked:
        pixels[int(box.top) : int(box.bottom) : 3, int(box.left) : int(box.right) : 2] = 0
    return pixels
