"""THE GATE: the only place where a paragraph becomes public.

Judged paragraphs go in; public paragraphs, and counts of what was withheld, come out. A paragraph passes only
if `parts` found positive evidence for it. Text that does not pass is dropped here and is stored nowhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.locator import Locator
from ingest.parts import Judged, Status

GATE_VERSION = "1"
"""Raised whenever the rules that decide what is public change; a home made by other rules is refused."""


@dataclass(frozen=True, slots=True)
class PublicParagraph:
    """A paragraph that may be shown to anyone. It has no status: that it exists is the status.

    `heading` is the path of headings above it, outermost first. `kind` is one of prose, item, row, field,
    signature and heading. `text` is the record's own wording, notes that belong to it on lines of their own.
    """

    at: Locator
    heading: tuple[str, ...]
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """That something was withheld, where and why; never a word of it, and never its heading."""

    document: str
    ordinal: int
    page: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class PublicDocument:
    """What may be known of one document; `masked` counts contact details replaced."""

    document: str
    source: str
    paragraphs: tuple[PublicParagraph, ...]
    withheld: tuple[Withheld, ...]
    masked: int


@dataclass(frozen=True, slots=True)
class Held:
    """A file held whole: nothing in it is public until a person has looked. It is known by fingerprint only."""

    fingerprint: str
    reasons: tuple[str, ...]


def release(judged: Judged, source: str) -> PublicDocument | Held:
    """Let through what is public, and only that. `source` is the file name or address shown to readers."""
    if judged.hold:
        return Held(judged.fingerprint, judged.hold)
    public: list[PublicParagraph] = []
    withheld: list[Withheld] = []
    masked = 0
    for p in judged.paragraphs:
        if p.status is Status.PUBLIC:
            text, count = mask_contacts(p.text)
            heading = tuple(mask_contacts(h)[0] for h in p.heading)
            public.append(PublicParagraph(p.at, heading, text, p.kind))
            masked += count
        else:
            withheld.append(Withheld(p.at.document, p.at.ordinal, p.at.page, p.reason))
    return PublicDocument(judged.document, source, tuple(public), tuple(withheld), masked)


def reload(at: Locator, heading: Sequence[str], text: str, kind: str, gate_version: str) -> PublicParagraph:
    """Make a stored paragraph again, for the register alone. Raises ValueError for other rules' paragraphs."""
    if gate_version != GATE_VERSION:
        raise ValueError(f"paragraph {at.key} was released under gate rules {gate_version!r}, not {GATE_VERSION!r}")
    return PublicParagraph(at, tuple(heading), text, kind)


# Telephone numbers as printed in the United Kingdom, and e-mail addresses that name a person (first.last@).
_TELEPHONE = re.compile(
    r"(?<![\w£.,-])(?:\+44\s?\(?0?\)?\s?|0)(?:\d[\s-]?){9}\d(?![\w%])|(?<![\w£.,])\+44[\s\d()-]{9,14}\d"
)
_PERSONAL_EMAIL = re.compile(
    r"\b[A-Za-z][\w'’-]*[._][\w.'’-]+@[\w-]+(?:\.[\w-]+)+|\b[\w.+-]+@(?:gmail|hotmail|outlook|yahoo|icloud|btinternet|live)\.[\w.]+",
    re.I,
)


def mask_contacts(text: str) -> tuple[str, int]:
    """Replace telephone numbers and personal e-mail addresses; return the text and how many were replaced.

    >>> mask_contacts("Call 07700 900123 or write to sam.jones@example.police.uk by 14/11/19")
    ('Call [telephone] or write to [e-mail] by 14/11/19', 2)
    """
    text, telephones = _TELEPHONE.subn("[telephone]", text)
    text, emails = _PERSONAL_EMAIL.subn("[e-mail]", text)
    return text, telephones + emails
