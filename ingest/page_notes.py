"""What a citation should say of a page beside its number: the number printed on it, and that it was read by OCR."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers import Page


@dataclass(frozen=True, slots=True)
class PageNote:
    """A page that is known by another number, or whose text was read off a picture. `label` is None where the file
    gives no other number than the count from 1."""

    number: int
    label: str | None
    ocr: bool


_LABEL = re.compile(r"^[A-Za-z]{0,3}[-. ]?(?:\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})$")
"""A page's number as files print it; anything longer may be words, which no gate has seen."""


def note_pages(pages: Sequence[Page]) -> tuple[PageNote, ...]:
    """The pages of which something is to be said, in order.

    >>> note_pages([Page(1, (), "i"), Page(2, (), "2"), Page(3, (), None, True)])
    (PageNote(number=1, label='i', ocr=False), PageNote(number=3, label=None, ocr=True))
    """
    notes = (PageNote(p.number, _label(p), p.ocr) for p in pages if p.number is not None)
    return tuple(note for note in notes if note.label is not None or note.ocr)


def _label(page: Page) -> str | None:
    label = (page.label or "").strip()
    return label if _LABEL.match(label) and label != str(page.number) else None
