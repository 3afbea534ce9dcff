"""What is noted on a page beside its text, and which of it is a reason to hold the file. It never quotes a word."""

import re
from collections.abc import Collection, Iterable, Iterator

from ingest.readers.pdfium.notes import Note
from ingest.readers.pdfium.pages import Box, Sheet

COMMENTS = "comments"
PROPOSED = "proposed redactions"
ATTACHED = "an attached file"
LAYER = "text in a layer of notes"
FIELD = "a hidden form field"
INVISIBLE = "invisible text"

_REMARKS = frozenset(
    "text freetext line square circle polygon polyline highlight underline squiggly strikeout stamp caret ink popup "
    "sound fileattachment".split()
)
"""Annotations that people write with. Links, form fields and printers' marks carry descriptions of themselves."""
_REDACTION = re.compile(r"\bredact", re.I)  # "REDACTION CANDIDATE", "To be redacted", "Redact s.40"
_TYPED = ("freetext", "stamp")  # what they say is set out on the page
_REACH = 3.0  # points; letters stand out of a note's box by less


def sort_notes(notes: Iterable[Note], sheet: Sheet, hidden: Collection[int]) -> tuple[str, ...]:
    """The sorts of hidden matter among the notes of a page, each once; `hidden` are the words that cannot be seen."""
    return tuple(dict.fromkeys(sort for note in notes for sort in _sorts(note, sheet, hidden)))


def _sorts(note: Note, sheet: Sheet, hidden: Collection[int]) -> Iterator[str]:
    if note.kind == "redact" or (note.kind in _REMARKS and _REDACTION.search(f"{note.words} {note.subject}")):
        yield PROPOSED
        return
    if note.kind == "fileattachment":
        yield ATTACHED
    if note.kind == "widget" and not note.shown and _letters(note.words):
        yield FIELD
    if note.kind in _REMARKS and _says_more(note, sheet, hidden):
        yield COMMENTS
    if note.drawn and note.kind != "widget":
        yield from ([] if note.shown else [INVISIBLE])
        yield from ([LAYER] if note.layered else [])


def _says_more(note: Note, sheet: Sheet, hidden: Collection[int]) -> bool:
    """Whether words are written in a note which do not stand at its place for all to see, as those of a text box do, or
    of a highlight that repeats what it highlights."""
    return _letters(note.words) not in _letters("".join(_words_at(note, sheet, hidden)))


def _words_at(note: Note, sheet: Sheet, hidden: Collection[int]) -> Iterator[str]:
    box = Box(*note.box)
    return (w.text for i, w in enumerate(sheet.words) if i not in hidden and meets(w.box, box, _REACH))


def meets(one: Box, other: Box, reach: float = 0.0) -> bool:
    """Whether two boxes share a place, or come within reach of each other."""
    across = one.left < other.right + reach and other.left < one.right + reach
    return across and one.top < other.bottom + reach and other.top < one.bottom + reach


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
