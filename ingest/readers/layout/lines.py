"""Rows of running text to lines: which are full, which begin a paragraph, which are headings.

It joins no lines but those of a bold heading: what opens an exempt section is judged line by line later.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.readers.layout.openers import opens_alone
from ingest.readers.layout.rows import Row, read_rows
from ingest.readers.pdfium.pages import Word


@dataclass(frozen=True, slots=True)
class Print:
    """A line of print. `gap` says that more white stands above it than between lines; `full` as in `Line`."""

    text: str
    strong: bool
    gap: bool
    full: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """A page's usual height of characters and distance of lines, in points."""

    height: float
    leading: float


def measure(rows: Sequence[Row]) -> Scale:
    """The scale of a page's rows."""
    letters = [row.height for row in rows for _ in row.words]
    height = median(letters) if letters else _USUAL
    inner = sorted(s for s in (b.base - a.base for a, b in pairwise(rows)) if 0.5 * height < s < 2.2 * height)
    return Scale(height, inner[(len(inner) - 1) // 4] if inner else 1.15 * height)


def is_gap(above: Row, row: Row, scale: Scale) -> bool:
    """Whether there is more white between two rows than between lines of one paragraph."""
    larger = max(above.height, row.height, scale.height) / scale.height
    return row.base - above.base > _MORE_WHITE * scale.leading * larger


_EDGE_WORDS = 6  # a line of fewer words says nothing of how far to the right text reaches
_EDGE_SHARE = 0.95  # of the lines; the longest may stand out
_LEAST = 0.75  # of the width between equal margins; text that reaches less far was not wrapped but ended


def find_right_edge(pages: Iterable[Sequence[Word]], width: float) -> float | None:
    """How far to the right a file's text reaches, in points from the left; None where it has none."""
    rows = [row for words in pages for row in read_rows([w for w in words if w.angle == 0])]
    whole = [row for row in rows if len(row.cells) == 1] or rows  # a running head may reach further than the text
    long = sorted(row.right for row in whole if len(row.words) >= _EDGE_WORDS)
    if not rows:
        return None
    margin = min(sorted(row.left for row in rows)[len(rows) // 20], width / 4)
    least = margin + _LEAST * (width - 2 * margin)
    return max(long[int(_EDGE_SHARE * (len(long) - 1))], least) if long else least


def read_lines(rows: Sequence[Row], right: float | None, scale: Scale) -> Iterator[Print]:
    """Rows of running text, bold ones that make one heading joined. `right` is how far the text reaches, None where the
    rows themselves say it."""
    edge = right if right is not None else max((row.right for row in rows), default=0.0)
    left = min((row.left for row in rows), default=0.0)
    lines = [_line(rows, i, (left, edge), scale) for i in range(len(rows))]
    i = 0
    while i < len(lines):
        end = i + 1
        while end < len(lines) and lines[i].strong and _same_heading(lines[end - 1], lines[end]):
            end += 1
        yield from _heading(lines[i:end])
        i = end


def _line(rows: Sequence[Row], i: int, edges: tuple[float, float], scale: Scale) -> Print:
    row, (left, edge) = rows[i], edges
    below = rows[i + 1] if i + 1 < len(rows) else None
    room = edge - row.right - _SPACE * row.height
    if below is None:
        full = room < _LAST_ROOM * row.height and not _STOP.search(row.text)
    else:
        full = room < below.words[0].box.width
    full = full and row.right - row.left > _HALF * (edge - left)
    full = full and not _LEADERS.search(row.text)
    gap = i > 0 and (is_gap(rows[i - 1], row, scale) or _is_indented(rows, i))
    large = row.height > _LARGE * scale.height
    return Print(row.text, (row.bold or large) and bool(re.search(r"[A-Za-z]", row.text)), gap, full)


def _is_indented(rows: Sequence[Row], i: int) -> bool:
    """Whether a row begins a paragraph by standing in from the rows above and below it."""
    if i + 1 >= len(rows):
        return False
    above, row, below = rows[i - 1], rows[i], rows[i + 1]
    inward = row.left - above.left
    if any(abs(row.left - word.box.left) < 0.2 * row.height for word in above.words[1:2]):
        return False  # under the text of a numbered paragraph, not under its number
    return _INDENT[0] < inward / row.height < _INDENT[1] and abs(above.left - below.left) < 0.2 * row.height


_USUAL = 12.0  # points
_SPACE = 0.2  # of a character's height
_MORE_WHITE = 1.22  # times the distance of lines
_LARGE = 1.18  # times the usual height
_LAST_ROOM = 4.0  # character heights; a word of ten letters
_INDENT = (0.5, 4.0)  # character heights
_HALF = 0.5  # of the width; a shorter line at the right is a date or a page number
_STOP = re.compile(r"[.!?:;][\"'”’)\]]*$")
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,})\s*\w{1,5}$")
"""Dots that lead to a page number end an entry of a contents list."""
_HEADING_WORDS = 22
_OPEN_WORD = re.compile(r"\b(?:a|and|by|for|in|of|on|or|that|the|to|with)$|,$")
_NEW_MARK = re.compile(r"^(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]?|\(?[a-z]\)|[•●▪–-])\s")


def _same_heading(last: Print, line: Print) -> bool:
    runs_on = last.full or line.text[:1].islower() or bool(_OPEN_WORD.search(last.text))
    if not line.strong or line.gap or not runs_on or _NEW_MARK.match(line.text):
        return False
    return not (opens_alone(last.text) or opens_alone(line.text)) or opens_alone(f"{last.text} {line.text}")


def _heading(lines: Sequence[Print]) -> Iterator[Print]:
    """Bold lines that run on: one heading where they are few words, else a paragraph in bold."""
    if len(lines) == 1 and len(lines[0].text.split()) <= _HEADING_WORDS:
        yield lines[0]
    elif sum(len(line.text.split()) for line in lines) <= _HEADING_WORDS:
        yield replace(lines[-1], text=" ".join(line.text for line in lines), gap=lines[0].gap)
    else:
        yield from (replace(line, strong=False) for line in lines)
