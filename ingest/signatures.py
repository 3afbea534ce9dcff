"""Signature blocks as one unit: office, what was confirmed, printed name where there is one, date.

A signature read by OCR is never a name: what stands where the pen went is recorded as furniture.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.clean import Furniture
from ingest.gate.lines import opens_exempt
from ingest.gate.wording import is_part_heading
from ingest.marks import read_mark
from ingest.wrap import Piece

_SIGNATURE = re.compile(r"^(?:signature|signed(?: by)?)\b\s*[:.…_-]*\s*(?P<rest>.*)$", re.I)
_DATE = re.compile(r"^(?:date(?: signed)?|dated)\b\s*[:.…_-]*\s*(?P<rest>.*)$", re.I)
_A_DATE = re.compile(
    r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}\b"
)
_PRINTED = re.compile(r"^(?:print(?:ed)? name|name(?: \(?print(?:ed)?\)?)?|full name)\s*[:-]\s*\S", re.I)
OFFICE = re.compile(
    r"\b(?:mayor|commissioner|p(?:f|cc)?cc|dmpc|chief|officer|director|treasurer|secretary|head of|chair|constable"
    r"|approval by|monitoring)\b",
    re.I,
)
_APPROVES = re.compile(r"\b(?:approv|agreed|confirm|consult|satisfied|certify|decision)", re.I)
_LOOK_BACK = 14  # pieces from an office to its signature line; the longest seen, a finance officer's, is 10
_LOOK_AHEAD = 5
_OFFICE_WORDS = 14
_PEN_WORDS = 6  # what the pen left is never longer; a longer line is text


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature block: pieces `start` to `end` (exclusive) of the document, as one text."""

    start: int
    end: int
    office: str
    text: str
    lines: tuple[int, ...]
    furniture: tuple[Furniture, ...]


def find_signatures(pieces: Sequence[Piece]) -> tuple[Signed, ...]:
    """Every signature block in reading order; they never overlap."""
    found: list[Signed] = []
    for at, piece in enumerate(pieces):
        match = _SIGNATURE.match(piece.text)
        if match and len(piece.text.split()) <= _OFFICE_WORDS and (not found or at >= found[-1].end):
            floor, stop = _walls(pieces, at)
            found.append(_read(pieces, at, max(floor, found[-1].end if found else 0), stop))
    return tuple(found)


def _walls(pieces: Sequence[Piece], at: int) -> tuple[int, int]:
    """How far a block may reach: never over the heading of a part or the beginning of an exempt section."""
    floor = next((i + 1 for i in range(at - 1, -1, -1) if _is_wall(pieces, i, at)), 0)
    stop = next((i for i in range(at + 1, len(pieces)) if _is_wall(pieces, i, at)), len(pieces))
    return floor, stop


def _is_wall(pieces: Sequence[Piece], i: int, at: int) -> bool:
    text = pieces[i].text
    return pieces[i].zone != pieces[at].zone or is_part_heading(text) or opens_exempt(text)


def _read(pieces: Sequence[Piece], at: int, floor: int, stop: int) -> Signed:
    start = _start(pieces, at, floor)
    end, date = _end(pieces, at, stop)
    kept = [pieces[i] for i in range(start, at) if not _is_scrawl(pieces, i, at)]
    names = [p for p in pieces[at + 1 : end] if _PRINTED.match(p.text)]
    lines = [p.text for p in kept] + [p.text for p in names]
    office = _office_text(kept[0].text) if kept and OFFICE.search(kept[0].text) else ""
    if office:
        lines[0] = office
    lines.append(f"Date: {date}" if date else "Date: [none]")
    dated = [p for p in pieces[at:end] if _DATE.match(p.text) or (date and p.text.strip() == date)]
    covered = tuple(n for p in [*kept, pieces[at], *names, *dated] for n in p.lines)
    rest = {n for p in pieces[start:end] for n in p.lines} - set(covered)
    scrawl = tuple(Furniture(n, "handwriting read by OCR") for n in sorted(rest))
    return Signed(start, end, office, "\n".join(lines), tuple(dict.fromkeys(covered)), scrawl)


def _start(pieces: Sequence[Piece], at: int, floor: int) -> int:
    """The nearest line above that names an office and nothing else; else the approval line just above."""
    for i in range(at - 1, max(floor, at - _LOOK_BACK) - 1, -1):
        text = _office_text(pieces[i].text)
        if pieces[i].tabular or _is_text(text):
            break
        if OFFICE.search(text) and len(text.split()) <= _OFFICE_WORDS and not re.search(r"[.;]$", text):
            return i
    above = [i for i in range(max(floor, at - 2), at) if _APPROVES.search(pieces[i].text)]
    return above[0] if above else at


def _is_text(text: str) -> bool:
    """Whether a line is a numbered paragraph or an answered question, which no signature block holds."""
    mark = read_mark(text)
    return "?" in text or (mark is not None and mark.kind in ("integer", "decimal"))


def _office_text(text: str) -> str:
    return text.split("~", 1)[0].strip(" :")


def _end(pieces: Sequence[Piece], at: int, stop: int) -> tuple[int, str]:
    """Where the block ends, and its date as printed (empty where it has none)."""
    inline = _A_DATE.search(pieces[at].text)
    if inline:
        return at + 1, inline.group()
    for i in range(at + 1, min(stop, at + 1 + _LOOK_AHEAD)):
        match = _DATE.match(pieces[i].text)
        if match is None and not _is_pen(pieces[i].text):
            break
        if match is None:
            continue
        if match["rest"]:
            return i + 1, match["rest"].strip()
        if i + 1 < stop and _A_DATE.search(pieces[i + 1].text) and len(pieces[i + 1].text.split()) <= 5:
            return i + 2, pieces[i + 1].text.strip()
        return i + 1, ""
    return at + 1, ""


def _is_pen(text: str) -> bool:
    """Whether a line between signature and date may be left out: short, a printed name, or a reader's description."""
    described = re.match(r"^\W*(?:handwrit\w+|illegible|image)\b", text, re.I)
    return len(text.split()) <= _PEN_WORDS or bool(described or _PRINTED.match(text))


def _is_scrawl(pieces: Sequence[Piece], i: int, at: int) -> bool:
    """Whether the short line just above the word Signature is the pen's, not the document's."""
    text = pieces[i].text
    return i == at - 1 and len(text.split()) <= 3 and not OFFICE.search(text) and not _APPROVES.search(text)
