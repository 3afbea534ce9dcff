"""What a Word file draws: pictures, read off by OCR, and diagrams and charts, whose words stand in parts of their own.
What cannot be read is said; nothing that a reader of the page sees is passed over in silence."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby

import numpy as np
from PIL import Image, UnidentifiedImageError

from ingest.gate.lines import opens_exempt
from ingest.readers import UnreadableError
from ingest.readers.flow import Item, Para, Row, Table, one_line
from ingest.readers.layout.page import Frame, lay_out
from ingest.readers.ocr.engines import read_picture
from ingest.readers.ocr.scans import add_words
from ingest.readers.pdfium.pages import Box, Word
from ingest.readers.word.archive import Archive
from ingest.readers.word.parts import Element, Part, local, open_part
from ingest.readers.word.shapes import Used

_MOST_PIXELS = 40_000_000
_LEAST = (40, 12)  # pixels: less holds no letters
_DPI = 96  # of a picture that does not say how large it is shown


@dataclass(slots=True)
class Drawn:
    """Reads what is drawn, and counts the pictures that gave words and those that could not be read."""

    archive: Archive
    read_off: int = 0
    unread: list[str] = field(default_factory=list)

    def read(self, part: Part, used: Used) -> Iterator[Item]:
        """What a part's drawing shows that stands elsewhere in the file."""
        relationship = part.relationships.get(used.id)
        if relationship is None or relationship.target is None:
            return
        if relationship.kind == "image":
            yield from self._picture(self.archive.read(relationship.target), used.width)
            return
        drawn = open_part(self.archive, relationship.target)
        if drawn is not None and relationship.kind == "diagramData":
            yield from _diagram(drawn.root)
        elif drawn is not None and relationship.kind == "chart":
            yield from _chart(drawn.root)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a person should know of the pictures."""
        read = [f"words in {self.read_off:,} picture(s) were read by OCR"] if self.read_off else []
        whys = [(why, len(list(same))) for why, same in groupby(sorted(self.unread))]
        return (*read, *(f"{count:,} picture(s) could not be read: {why}" for why, count in whys))

    def _picture(self, data: bytes | None, width: float) -> Iterator[Item]:
        try:
            grey = _open(data or b"")
            if grey is None:
                return
            scale = grey.shape[1] / width if width else _DPI / 72
            words = read_picture(np.repeat(grey[:, :, None], 3, axis=2), scale)
        except UnreadableError as error:
            self.unread.append(str(error))
            return
        kept = words if opens_exempt(" ".join(w.text for w in words)) else add_words((), words, Box(0, 0, 0, 0))
        self.read_off += bool(kept)
        yield from _as_items(kept, grey.shape[1] / scale, grey.shape[0] / scale)


def _open(data: bytes) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]] | None":
    """A picture in grey, None where it is too small for words. Raises UnreadableError."""
    try:
        with Image.open(BytesIO(data)) as image:
            width, height = image.size
            if width < _LEAST[0] or height < _LEAST[1]:
                return None
            if width * height > _MOST_PIXELS:
                raise UnreadableError("it has too many pixels")
            flat = Image.new("RGB", image.size, "white")
            shown = image.convert("RGBA")
            flat.paste(shown, mask=shown.getchannel("A"))
            return np.asarray(flat.convert("L"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableError("it is in a format that is not read: save the file as PDF") from error


def _as_items(words: tuple[Word, ...], width: float, height: float) -> Iterator[Item]:
    """The words of a picture as lines, and rows of cells as a table."""
    prints = lay_out(words, Frame(width, height, None)) if words else []
    for tabular, lines in groupby(prints, key=lambda line: "\t" in line.text):
        if tabular:
            yield Table(tuple(Row(tuple((Para(cell),) for cell in line.text.split("\t"))) for line in lines))
        else:
            yield from (Para(line.text) for line in lines if one_line(line.text))


def _diagram(root: Element) -> Iterator[Item]:
    """The texts of a diagram, a paragraph each, in the order in which the file keeps them."""
    for paragraph in (e for e in root.iter() if local(e) == "p"):
        text = one_line("".join(e.text or "" for e in paragraph.iter() if local(e) == "t"))
        if text:
            yield Para(text)


def _chart(root: Element) -> Iterator[Item]:
    """A chart's title, and its figures as a table: a row a category, a column a series."""
    title = next((e for e in root.iter() if local(e) == "title"), None)
    said = one_line("".join(e.text or "" for e in title.iter() if local(e) == "t")) if title is not None else ""
    if said:
        yield Para(said, True)
    series = [e for e in root.iter() if local(e) == "ser"]
    names = [_values(ser, "tx") for ser in series]
    categories = next((c for c in (_values(ser, "cat") for ser in series) if c), [])
    columns = [_values(ser, "val") or _values(ser, "yVal") for ser in series]
    if not any(columns):
        return
    heads = ["", *(" ".join(name) for name in names)]
    rows = [[name, *(c[n] if n < len(c) else "" for c in columns)] for n, name in enumerate(categories)]
    yield Table((_row(heads, True), *(_row(row) for row in rows)))


def _row(cells: list[str], head: bool = False) -> Row:
    return Row(tuple((Para(cell),) if cell else () for cell in cells), head)


def _values(series: Element, name: str) -> list[str]:
    """The values that a chart keeps of a series' part, as they are shown."""
    part = next((e for e in series if local(e) == name), None)
    return [one_line(e.text or "") for e in part.iter() if local(e) == "v"] if part is not None else []
