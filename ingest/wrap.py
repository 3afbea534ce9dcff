"""Hard line breaks undone: lines in, whole paragraphs out, also where a blank line follows every line.

It must never join across a list mark, a heading or a table row.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.clean import Furniture, clean_line, clean_print, furniture_reason
from ingest.cut_rows import is_cut, join_rows
from ingest.gate.cells import row_opens
from ingest.gate.lines import heads_exempt, opens_exempt
from ingest.gate.sessions import lets_in, shuts_out
from ingest.gate.wording import reopens
from ingest.marks import BULLET, read_mark
from ingest.readers import Line, Page
from ingest.running import find_running_lines, mend_openings
from ingest.zones import zones


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that belong together. `gap` counts the blank lines before; `lines` are source line numbers.

    Nothing may be moved or joined from one `zone` to another: an exempt section or page lies between. `opens` says that
    the first line opens an exempt section, seen with the lines around it; `full` is the last line's.
    """

    text: str
    strong: bool
    page: int | None
    gap: int
    lines: tuple[int, ...]
    zone: int = 0
    opens: bool = False
    full: bool | None = None

    @property
    def tabular(self) -> bool:
        """Whether this is a table row, its cells parted by tabs."""
        return "\t" in self.text


def unwrap(pages: Sequence[Page]) -> tuple[tuple[Piece, ...], tuple[Furniture, ...]]:
    """Whole paragraphs in reading order, and the furniture that was taken out."""
    pieces, furniture = _read_lines(pages)
    layout = _measure(pieces)
    opening = [_opens(pieces, at, layout) for at in range(len(pieces))]
    numbers = zones([(opens, reopens(p.text), p.page) for opens, p in zip(opening, pieces, strict=True)])
    pieces = [replace(p, zone=z, opens=o) for p, z, o in zip(pieces, numbers, opening, strict=True)]
    joined: list[Piece] = []
    for piece in pieces:
        if joined and _is_cut_row(joined[-1], piece):
            row = join_rows(joined[-1].text, piece.text)
            joined[-1] = replace(joined[-1], text=row, lines=joined[-1].lines + piece.lines)
            continue
        at = _continued(joined, piece, layout)
        if at is None:
            joined.append(piece)
        else:
            joined[at] = _join(joined[at], piece)
    return tuple(_part_sessions([replace(p, text=_one_line(p.text)) for p in joined])), tuple(furniture)


def _is_cut_row(last: Piece, piece: Piece) -> bool:
    """Whether a row goes on over a page's end with the row above it."""
    over = last.page != piece.page and last.tabular and piece.tabular
    return over and last.zone == piece.zone and not piece.opens and is_cut(last.text, piece.text)


def _part_sessions(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with a new zone where a meeting shuts the public out or lets them in again."""
    passed = 0
    for piece in pieces:
        opens, ends = shuts_out(piece.text), lets_in(piece.text)
        passed += ends
        yield replace(piece, zone=piece.zone + passed)
        passed += opens or ends


def _one_line(text: str) -> str:
    return re.sub(r"(?<=\w-)\v(?=\w)", "", text).replace("\v", " ")


_NUMBER_AND_TAB = re.compile(
    r"^(\s*[-•]?\s*\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]?|(?:[a-z]|[ivx]{1,4})[.)]))\t(?=[^\t]*$)", re.I
)
"""A printed number with a tab after it is a numbered paragraph, not a row of two cells; a bare letter may be a cell."""


def _read_lines(pages: Sequence[Page]) -> tuple[list[Piece], list[Furniture]]:
    repeated = find_running_lines(pages)
    pieces: list[Piece] = []
    furniture: list[Furniture] = []
    gap = 0
    heads = _Heads()
    for page in pages:
        for lines, raw in mend_openings(page):
            clean = clean_line(raw) if page.markup else clean_print(raw)
            if not raw.strip():
                gap += 1
                continue
            reason = furniture_reason(raw, clean.text.strip())
            if reason is None and (clean.text.strip() in repeated or _is_running(lines, clean.text)):
                reason = "running header"
            if reason is None and heads.repeats(clean.text, page.number):
                reason = "repeated heads of a table"
            if reason:
                furniture += [Furniture(line.n, reason) for line in lines]
                continue
            text = _NUMBER_AND_TAB.sub(r"\1 ", clean.text)
            strong = clean.strong or any(line.strong for line in lines)
            numbers = tuple(line.n for line in lines)
            pieces.append(Piece(text, strong, page.number, gap, numbers, full=lines[-1].full))
            gap = 0
    return pieces, furniture


def _is_running(lines: Sequence[Line], text: str) -> bool:
    """Whether lines stand in a header or footer and restrict nothing."""
    return all(line.running for line in lines) and not opens_exempt(text)


_FOOTNOTE = re.compile("^[¹²³⁴-⁹]")


class _Heads:
    """The heads of the table that is being read, for telling them where they stand again at the top of a page."""

    def __init__(self) -> None:
        self._first: str | None = None
        self._notes_on: int | None = None

    def repeats(self, text: str, page: int | None) -> bool:
        """Whether a line is the first of its table again; lines must come in order, none left out."""
        if "\t" not in text:
            self._notes_on = page if _FOOTNOTE.match(text) else self._notes_on
            if page is None or self._notes_on != page:
                self._first = None
        elif self._first is None:
            self._first = text
        else:
            return text == self._first
        return False


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the file breaks lines: its usual width in characters (0 where its reader knows which lines are full), and the
    blank lines inside a paragraph."""

    width: int
    inner_gap: int
    wrapped: bool


_LONG_LINE = 160  # characters; beyond it lines are whole paragraphs, not wrapped ones
_EVEN = 1.35  # no line much longer than the usual width: the file was wrapped, however few its wrapped lines
_FULL = 0.82  # a wrapped line reaches this share of the width before its next word no longer fits
_FULL_AT_STOP = 0.95  # where the line also ends a sentence, it must be this full not to end the paragraph
_BOX = re.compile(r"^(?:(?:Overall RAG|RAG Status|Note|Report (?:of|by|to))\b|[¹²³⁴-⁹])")  # a box or a footnote starts


def _measure(pieces: Sequence[Piece]) -> _Layout:
    if any(p.full is not None for p in pieces):
        return _Layout(0, 0, True)
    lengths = sorted(len(p.text) for p in pieces if len(p.text) > 20 and not p.tabular)
    width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    gaps = Counter(p.gap for p in pieces[1:])
    inner = 1 if gaps[1] > 0.5 * gaps.total() and _cut_lines(pieces) > max(1, _CUT * gaps.total()) else 0
    even = bool(lengths) and lengths[-1] <= _EVEN * width
    wrapped = 0 < width <= _LONG_LINE and (inner == 1 or even or gaps[0] > 0.3 * gaps.total())
    return _Layout(width, inner if wrapped else 0, wrapped)


_CUT = 0.1  # in a file with a blank line after every line, more pairs of lines than this break a sentence


def _cut_lines(pieces: Sequence[Piece]) -> int:
    """How many lines break off in a sentence that goes on, in lower case, after one blank line."""
    pairs = pairwise(pieces)
    return sum(b.gap == 1 and b.text[:1].islower() and not _ENDED.search(a.text) and not a.tabular for a, b in pairs)


_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*[¹²³⁴-⁹]*$|(?:\.{4,}|(?:\. ){4,}|…{2,})\s*\w{1,5}$")
"""A sentence ends, or an entry of a contents list with its page number."""
_ANSWER = re.compile(r"^(?:yes|no|n/?a|none)\.?$", re.I)
_OPEN_WORD = re.compile(
    r"\b(?:a|an|and|any|as|at|be|between|by|for|from|has|have|in|into|is|its|of|on|or|our|than|that|the|their|this|to"
    r"|under|via|was|were|which|will|with)$",
    re.I,
)


_RUN = 4  # lines of a wrapped heading or sentence that are judged together


def _opens(pieces: Sequence[Piece], at: int, layout: _Layout) -> bool:
    """Whether a line opens an exempt section: not where it is the tail of a sentence that a line break cut, nor where
    it is the head of one that, read whole, only speaks of such matter."""
    if pieces[at].tabular:
        return row_opens(pieces[at].text.split("\t"), not (at and pieces[at - 1].tabular))
    if at and _is_tail(pieces[at - 1], pieces[at], layout):
        return False
    end = at + 1
    while end < min(len(pieces), at + _RUN) and _goes_on(pieces[end - 1], pieces[end], layout):
        end += 1
    return opens_exempt(" ".join(p.text for p in pieces[at:end])) or heads_exempt(pieces[at].text)


def _goes_on(last: Piece, piece: Piece, layout: _Layout) -> bool:
    """Whether a line that may be a heading is in truth a sentence that goes on below: in small letters, or after an
    open word."""
    return _is_tail(last, piece, layout) and (piece.text[:1].islower() or bool(_OPEN_WORD.search(last.text)))


_HEADING_WORDS = 4
_PART_HEADING = re.compile(r"^\W*part\s*(?:2|ii|two|b)\s*(?:[-–—:]|$)", re.I)


def _is_tail(last: Piece, piece: Piece, layout: _Layout) -> bool:
    """Whether a line goes on with the sentence of the line above, on positive evidence: what opens must never be one
    by mistake."""
    if piece.strong or last.strong or piece.tabular or not _unfinished(last):
        return False
    if read_mark(piece.text) is not None or _PART_HEADING.match(piece.text):
        return False
    if last.page != piece.page:  # a sentence that a page end cut
        return piece.text[:1].islower() and bool(_OPEN_WORD.search(last.text))
    if piece.gap > layout.inner_gap:  # page furniture may have stood between
        return bool(_OPEN_WORD.search(last.text)) and (piece.text.endswith(".") or piece.text[:1].islower())
    if _OPEN_WORD.search(last.text):
        return True
    if len(piece.text.split()) <= _HEADING_WORDS and not _ENDED.search(piece.text):
        return False  # short and without a stop, as a heading is
    full = layout.wrapped and _is_full(last, piece, layout, _FULL)
    long = piece.full is True if layout.width == 0 else len(piece.text) > _FULL * layout.width
    return full and (piece.text[:1].islower() or long) and not piece.text.isupper()


def _continued(before: Sequence[Piece], piece: Piece, layout: _Layout) -> int | None:
    """Where in what was read the piece goes on, or None when it starts something new."""
    if not before or piece.tabular or piece.strong or piece.opens or before[-1].zone != piece.zone:
        return None
    if _ANSWER.match(piece.text) or reopens(piece.text) or reopens(before[-1].text):
        return None
    last = before[-1]
    if not (last.tabular or last.strong or last.opens) and _continues(last, piece, layout):
        return len(before) - 1
    return _broken_off(before, piece)


_FLOAT_PIECES = 14  # a box or a footnote between the two halves of a sentence cut by a page end is at most so long
_FLOAT_WORDS = 45


def _broken_off(before: Sequence[Piece], piece: Piece) -> int | None:
    """The sentence that a page end cut, when only a float stands between it and this lower-case beginning: a box or a
    footnote, told by how it begins. Whatever else stands between them, an unfinished line stays unfinished."""
    if not piece.text[:1].islower() or read_mark(piece.text) is not None:
        return None
    for at in range(len(before) - 1, max(-1, len(before) - 2 - _FLOAT_PIECES), -1):
        last = before[at]
        if shuts_out(_one_line(last.text)) or lets_in(_one_line(last.text)):
            return None
        if last.strong or last.opens or reopens(last.text) or last.zone != piece.zone:
            return None
        if _unfinished(last):
            return at
        if not (_is_float(last) or _stands_elsewhere(before, last)):
            return None
    return None


def _is_float(piece: Piece) -> bool:
    return bool(_BOX.match(piece.text) or piece.tabular) and len(piece.text.split()) <= _FLOAT_WORDS


_HEADER_WORDS = 10


def _stands_elsewhere(before: Sequence[Piece], piece: Piece) -> bool:
    """Whether a short line stands on an earlier page too: a header that too few pages carry to be told as one."""
    return len(piece.text.split()) <= _HEADER_WORDS and any(
        p.text == piece.text and p.page != piece.page for p in before
    )


_SENTENCE = 40  # characters; shorter unpunctuated lines are labels, not sentences cut off


def _unfinished(piece: Piece) -> bool:
    return len(piece.text) > _SENTENCE and not _ENDED.search(piece.text) and not piece.tabular and not piece.strong


def _continues(last: Piece, piece: Piece, layout: _Layout) -> bool:
    if _BOX.match(piece.text) or (piece.text.isupper() and _ENDED.search(last.text)):
        return False
    mark = read_mark(piece.text)
    if mark is not None:
        cut = mark.kind == "bullet" and bool(_OPEN_WORD.search(last.text)) and _unfinished(last)
        return cut or (mark.kind == "integer" and layout.wrapped and piece.gap == 0 and _breaks_before_figure(last))
    if piece.text[:1].islower() and (_unfinished(last) or last.text.endswith("-")):
        return True
    if not layout.wrapped:
        return _unfinished(last) and bool(piece.text[:1] in "(&" or _OPEN_WORD.search(last.text))
    if piece.gap > layout.inner_gap or (_BOX.match(last.text) and _ENDED.search(last.text)):
        return False
    return _is_full(last, piece, layout, _FULL_AT_STOP if _ENDED.search(last.text) else _FULL)


def _is_full(last: Piece, piece: Piece, layout: _Layout, share: float) -> bool:
    """Whether the next word would not have fitted on the last line, or would hardly have."""
    if last.full is not None:
        over_page = last.page != piece.page  # where a page ends no margin tells whether the paragraph does
        return last.full and (not over_page or bool(_OPEN_WORD.search(last.text)))
    return len(_last_line(last)) + 1 + len(piece.text.split(" ", 1)[0]) >= share * layout.width


def _breaks_before_figure(last: Piece) -> bool:
    """Whether a sentence may go on with a figure at a line's head; after a bullet the figure is a new number."""
    mark = read_mark(last.text)
    return _unfinished(last) and (mark is None or mark.kind != "bullet")


def _last_line(piece: Piece) -> str:
    return piece.text.rsplit("\v", 1)[-1]


def _join(last: Piece, piece: Piece) -> Piece:
    text = piece.text if read_mark(piece.text) is None else BULLET.sub("", piece.text, count=1)
    return replace(last, text=f"{last.text}\v{text}", lines=last.lines + piece.lines, full=piece.full)
