"""A page's words to its lines as they are read: turned text upright, columns one after the other, tables by rows.

It joins no lines but those of a bold heading: what opens an exempt section is judged line by line later.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.readers.columns import gather
from ingest.readers.pdfium import Box, Word
from ingest.readers.rows import Row, read_rows
from ingest.readers.underlined import find_report, read_report


@dataclass(frozen=True, slots=True)
class Print:
    """A line of print. `gap` says that more white stands above it than between lines; `full` as in `Line`."""

    text: str
    strong: bool
    gap: bool
    full: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's size as displayed and how far to the right the file's text reaches, in points."""

    width: float
    height: float
    right: float | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its place, and each row's cells as boxes; None where a cell is part of a wider one."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


def lay_out(words: Sequence[Word], page: Frame, grids: Sequence[Grid] = ()) -> list[Print]:
    """The lines of one page, top to bottom; slanted words come first, words turned against the others last."""
    turned: dict[int, list[Word]] = {}
    for word in words:
        turned.setdefault(word.angle, []).append(word)
    lines = [Print(" ".join(w.text for w in turned.pop(a)), False, True, False) for a in sorted(turned) if a % 90]
    for angle in sorted(turned, key=lambda a: -len(turned[a])):
        group = [_turn(word, page) for word in turned[angle]]
        lines += _Layout(group, page.right if angle == 0 else None).read(grids if angle == 0 else ())
    return lines


def _turn(word: Word, page: Frame) -> Word:
    """A word as it is when the page is turned so that its text is upright."""
    b, width, height = word.box, page.width, page.height
    if word.angle == 90:
        return replace(word, box=Box(b.top, width - b.right, b.bottom, width - b.left), base=width + word.base)
    if word.angle == 180:
        box = Box(width - b.right, height - b.bottom, width - b.left, height - b.top)
        return replace(word, box=box, base=height + word.base)
    if word.angle == 270:
        return replace(word, box=Box(height - b.bottom, b.left, height - b.top, b.right))
    return word


_EDGE_WORDS = 6  # a line of fewer words says nothing of how far to the right text reaches
_EDGE_SHARE = 0.95  # of the lines; the longest may stand out
_LEAST = 0.75  # of the width between equal margins; text that reaches less far was not wrapped but ended


def find_right_edge(pages: Iterable[Sequence[Word]], width: float) -> float | None:
    """How far to the right a file's text reaches, in points from the left; None where it has none."""
    rows = [row for words in pages for row in read_rows([w for w in words if w.angle == 0])]
    long = sorted(row.right for row in rows if len(row.words) >= _EDGE_WORDS)
    if not rows:
        return None
    margin = min(sorted(row.left for row in rows)[len(rows) // 20], width / 4)
    least = margin + _LEAST * (width - 2 * margin)
    return max(long[int(_EDGE_SHARE * (len(long) - 1))], least) if long else least


class _Layout:
    """Upright words on one page to lines."""

    def __init__(self, words: Sequence[Word], right: float | None) -> None:
        self._words = words
        self._right = right
        rows = read_rows(words)
        letters = [row.height for row in rows for _ in row.words]
        self._height = median(letters) if letters else _USUAL
        self._leading = self._leading_of(rows, 1.15 * self._height)

    def _leading_of(self, rows: Sequence[Row], usual: float) -> float:
        """The distance of baselines within paragraphs: the lower quarter's, for steps between them are longer."""
        steps = [b.base - a.base for a, b in pairwise(rows)]
        inner = sorted(s for s in steps if 0.5 * self._height < s < 2.2 * self._height)
        return inner[len(inner) // 4] if len(inner) >= _STEPS else usual

    def read(self, grids: Sequence[Grid]) -> Iterator[Print]:
        """Lines, ruled tables in the place where they stand."""
        inside = [next((n for n, g in enumerate(grids) if _holds(g.box, w.box)), None) for w in self._words]
        rest = read_rows([w for w, n in zip(self._words, inside, strict=True) if n is None])
        for n in sorted(range(len(grids)), key=lambda n: grids[n].box.top):
            above = [row for row in rest if row.base <= grids[n].box.top + 1]
            yield from self._text(above, self._right)
            yield from self._ruled(grids[n], [w for w, m in zip(self._words, inside, strict=True) if m == n])
            rest = rest[len(above) :]
        yield from self._text(rest, self._right)

    def _text(self, rows: Sequence[Row], right: float | None) -> Iterator[Print]:
        """Rows outside ruled tables."""
        report = find_report(rows)
        if report is not None:
            heads_at, start = report
            table, end = read_report(rows, heads_at, start)
            yield from self._text(rows[:heads_at], right)
            yield from _table(table)
            yield from self._text(rows[end:], right)
            return
        plain: list[Row] = []
        for block in gather(rows):
            if block.kind == "text":
                plain += block.rows
                continue
            yield from self._lines(plain, right)
            plain = []
            if block.kind == "table":
                yield from _table(block.table)
            for column in block.columns:
                yield from _Layout(column, None).read(())
        yield from self._lines(plain, right)

    def _ruled(self, grid: Grid, words: Sequence[Word]) -> Iterator[Print]:
        """A ruled table's rows. A box with one column, and a row that holds whole paragraphs, are read as text."""
        for n, boxes in enumerate(grid.rows):
            cells = [read_rows([w for w in words if box and _holds(box, w.box)]) for box in boxes]
            filled = [cell for cell in cells if cell]
            if not filled:
                continue
            if self._is_running_text(filled, len(boxes)):
                for cell in filled:
                    yield from self._text(cell, None)
            else:
                text = "\t".join(" ".join(row.text for row in cell) for cell in cells)
                yield Print(text, False, n == 0, False)

    def _is_running_text(self, cells: Sequence[Sequence[Row]], columns: int) -> bool:
        words = sum(len(row.words) for cell in cells for row in cell)
        if columns == 1 or (len(cells) == 1 and words > _GROUP_WORDS):
            return True
        return words > _ROW_WORDS and any(
            self._is_gap(a, b, self._leading) for cell in cells for a, b in pairwise(cell)
        )

    def _is_gap(self, above: Row, row: Row, leading: float) -> bool:
        """Whether there is more white between two rows than between lines of one paragraph."""
        scale = max(above.height, row.height, self._height) / self._height
        return row.base - above.base > _MORE_WHITE * leading * scale

    def _lines(self, rows: Sequence[Row], right: float | None) -> Iterator[Print]:
        """Rows of running text, bold ones that make one heading joined."""
        edge = right if right is not None else max((row.right for row in rows), default=0.0)
        leading = self._leading_of(rows, self._leading)
        lines = [self._line(rows, i, edge, leading) for i in range(len(rows))]
        i = 0
        while i < len(lines):
            end = i + 1
            while end < len(lines) and lines[i].strong and _same_heading(lines[end - 1], lines[end]):
                end += 1
            yield from _heading(lines[i:end])
            i = end

    def _line(self, rows: Sequence[Row], i: int, edge: float, leading: float) -> Print:
        row = rows[i]
        below = rows[i + 1] if i + 1 < len(rows) else None
        room = edge - row.right - _SPACE * row.height
        if below is None:
            full = room < _LAST_ROOM * row.height and not _STOP.search(row.text)
        else:
            full = room < below.words[0].box.width
        full = full and row.right - row.left > _HALF * (edge - min(r.left for r in rows))
        gap = i > 0 and (self._is_gap(rows[i - 1], row, leading) or self._is_indented(rows, i))
        large = row.height > _LARGE * self._height
        return Print(row.text, (row.bold or large) and bool(re.search(r"[A-Za-z]", row.text)), gap, full)

    def _is_indented(self, rows: Sequence[Row], i: int) -> bool:
        """Whether a row begins a paragraph by standing in from the rows above and below it."""
        if i + 1 >= len(rows):
            return False
        above, row, below = rows[i - 1], rows[i], rows[i + 1]
        inward = row.left - above.left
        if any(abs(row.left - word.box.left) < 0.2 * row.height for word in above.words[1:2]):
            return False  # under the text of a numbered paragraph, not under its number
        return _INDENT[0] < inward / row.height < _INDENT[1] and abs(above.left - below.left) < 0.2 * row.height


_USUAL = 12.0  # points
_STEPS = 4  # steps from line to line, from which on they say how far lines stand apart
_SPACE = 0.2  # of a character's height
_MORE_WHITE = 1.22  # times the distance of lines
_LARGE = 1.18  # times the usual height
_LAST_ROOM = 4.0  # character heights; a word of ten letters
_INDENT = (0.5, 4.0)  # character heights
_GROUP_WORDS, _ROW_WORDS = 14, 120
"""Words of a cell that stands alone in its row as a title, and of a row that is still one citable row."""
_HALF = 0.5  # of the width; a shorter line at the right is a date or a page number
_STOP = re.compile(r"[.!?:;][\"'”’)\]]*$")
_HEADING_WORDS = 22
_OPEN_WORD = re.compile(r"\b(?:a|and|by|for|in|of|on|or|that|the|to|with)$|,$")
_NEW_MARK = re.compile(r"^(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]?|\(?[a-z]\)|[•●▪–-])\s")


def _holds(outer: Box, inner: Box) -> bool:
    """Whether a word's middle lies in a box."""
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    return outer.left <= x <= outer.right and outer.top <= y <= outer.bottom


def _table(rows: Sequence[Sequence[str]]) -> Iterator[Print]:
    for n, cells in enumerate(rows):
        yield Print("\t".join(cells), False, n == 0, False)


def _same_heading(last: Print, line: Print) -> bool:
    runs_on = last.full or line.text[:1].islower() or bool(_OPEN_WORD.search(last.text))
    return line.strong and not line.gap and runs_on and not _NEW_MARK.match(line.text)


def _heading(lines: Sequence[Print]) -> Iterator[Print]:
    """Bold lines that run on: one heading where they are few words, else a paragraph in bold."""
    if len(lines) == 1 and len(lines[0].text.split()) <= _HEADING_WORDS:
        yield lines[0]
    elif sum(len(line.text.split()) for line in lines) <= _HEADING_WORDS:
        yield replace(lines[-1], text=" ".join(line.text for line in lines), gap=lines[0].gap)
    else:
        yield from (replace(line, strong=False) for line in lines)
