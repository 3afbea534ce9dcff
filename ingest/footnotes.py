"""Footnotes brought to the sentence that calls them, and their marks taken off the figures they stuck to.

"1 of 201 forces" with a footnote 1 at the foot is 20 and footnote 1: it becomes "1 of 20 forces", and the footnote,
on a line of its own, says where its mark stood. Where more than one figure could carry it the text stays as printed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.gate.lines import read_line
from ingest.wrap import Piece

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISE = str.maketrans("0123456789", _RAISED)
_NOTE = re.compile(rf"^(?P<raised>[{_RAISED}]+)\s*(?=\S)|^(?P<plain>\d{{1,2}})\s+(?=[A-Z\"'“‘(])")
_YEARS = re.compile(r"\b((?:19|20)\d{2}\s*[-–/]\s*20\d{2})\d(?!\d)")  # "2017-20211": a year has four digits
_REACH = 12  # pieces between a footnote and the sentence that calls it; a page holds about as many


@dataclass(frozen=True, slots=True)
class Noted:
    """A piece with its footnotes' texts; `lines` of the notes are counted with the piece."""

    piece: Piece
    notes: tuple[str, ...]


def tie_footnotes(pieces: Sequence[Piece]) -> tuple[Noted, ...]:
    """Each footnote moves to its caller; one without a caller in its own zone, or called
    by another footnote, stays where it is."""
    noted = [Noted(replace(p, text=_YEARS.sub(r"\1", p.text)), ()) for p in pieces]
    gone: set[int] = set()
    for at, piece in enumerate(pieces):
        match = None if piece.strong or piece.tabular else _NOTE.match(piece.text)
        if match is None or read_line(piece.text[match.end() :]) is not None:
            continue  # what closes a footnote must not close the sentence that calls it
        caller = _caller(noted, at, match, gone)
        if caller is not None:
            noted[caller.index] = _attach(noted[caller.index], piece, match, caller)
            gone.add(at)
    return tuple(n for i, n in enumerate(noted) if i not in gone)


@dataclass(frozen=True, slots=True)
class _Call:
    """Where a footnote is called: the piece, the mark's place in its text, the word before it and as printed."""

    index: int
    start: int
    end: int
    word: str
    printed: str


def _caller(noted: Sequence[Noted], at: int, note: re.Match[str], gone: set[int]) -> _Call | None:
    if note["plain"]:
        return _stuck(noted, at, note["plain"], gone)
    for i in range(at - 1, -1, -1):
        if i in gone:
            continue
        if noted[i].piece.zone != noted[at].piece.zone:
            return None
        calls = re.finditer(rf"(?P<word>\S+?)\s?(?P<mark>{note['raised']})(?![{_RAISED}])", noted[i].piece.text)
        match = next((call for call in calls if not _is_unit(call)), None)
        if match:
            start = match.start("mark") - (match.start("mark") - match.end("word"))
            return _Call(i, start, match.end("mark"), match["word"].lstrip('(“"'), "")
    return None


_UNIT = re.compile(r"^(?:[(£]?[\d.,]+)?(?:m|km|cm|mm|ft)$")


def _is_unit(call: re.Match[str]) -> bool:
    """Whether the raised figure is a unit's: square or cubic metres, which call no note."""
    return call["mark"] in "²³" and bool(_UNIT.match(call["word"]))


def _stuck(noted: Sequence[Noted], at: int, mark: str, gone: set[int]) -> _Call | None:
    """A plain number is a footnote only where exactly one figure above can be read as carrying its mark."""
    pattern = re.compile(
        rf"(?<= of )(?P<word>\d{{1,4}})(?P<mark>{mark})(?= [a-z])|(?P<end>[a-z]{{3,}}[.,;:)])(?P<stop>{mark})(?=\s|$)"
    )
    found: list[tuple[int, re.Match[str]]] = []
    for i in range(max(0, at - _REACH), at):
        if i in gone or noted[i].piece.zone != noted[at].piece.zone:
            continue
        found += [(i, m) for m in pattern.finditer(noted[i].piece.text) if m["end"] or int(m["word"]) > 0]
    if len(found) != 1:
        return None
    i, match = found[0]
    word = match["word"] or match["end"]
    return _Call(i, match.start() + len(word), match.end(), word.strip(".,;:)"), match[0] if match["word"] else "")


def _attach(noted: Noted, note: Piece, match: re.Match[str], call: _Call) -> Noted:
    mark = match["raised"] or match["plain"].translate(_RAISE)
    printed = f", printed “{call.printed}”" if call.printed else ""
    words = f"{mark} [at “{call.word}”{printed}] {note.text[match.end() :]}"
    text = noted.piece.text[: call.start] + noted.piece.text[call.end :]
    piece = replace(noted.piece, text=text, lines=noted.piece.lines + note.lines)
    return Noted(piece, (*noted.notes, words))
