"""THE GATE: the only place where a paragraph becomes public.

Judged paragraphs go in; public paragraphs, and counts of what was withheld, come out. A paragraph passes only
if `parts` found positive evidence for it. Text that does not pass is dropped here and is stored nowhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.locator import Locator
from ingest.parts import Judged, Status

GATE_VERSION = "2"
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
            public.append(PublicParagraph(_mask_address(p.at), heading, text, p.kind))
            masked += count
        else:
            withheld.append(Withheld(p.at.document, p.at.ordinal, p.at.page, p.reason))
    return PublicDocument(judged.document, source, tuple(public), tuple(withheld), masked)


def _mask_address(at: Locator) -> Locator:
    section = mask_contacts(at.section)[0] if at.section else None
    attachment = mask_contacts(at.attachment)[0] if at.attachment else None
    return replace(at, section=section, attachment=attachment)


def reload(at: Locator, heading: Sequence[str], text: str, kind: str, gate_version: str) -> PublicParagraph:
    """Make a stored paragraph again, for the register alone. Raises ValueError for other rules' paragraphs."""
    if gate_version != GATE_VERSION:
        raise ValueError(f"paragraph {at.key} was released under gate rules {gate_version!r}, not {GATE_VERSION!r}")
    return PublicParagraph(at, tuple(heading), text, kind)


# Telephone numbers as printed in the United Kingdom, and e-mail addresses other than an office's own (enquiries@).
_TELEPHONE = re.compile(
    r"(?<![\w£.,-])(?:\+44\s?\(?0?\)?\s?|0)(?:\d[\s-]?){9}\d(?![\w%])|(?<![\w£.,])\+44[\s\d()-]{9,14}\d"
    r"|(?<![\w£.,])\(0\d{2,5}\)[\s-]?\d[\d\s-]{4,8}\d(?![\w%])|(?<![\w£.,])0\d{2,4}\.\d{3,4}\.?\d{3,6}(?![\w%])"
)
_EMAIL = re.compile(r"\b(?P<name>[\w.+'’-]+)@(?P<domain>[\w-]+(?:\.[\w-]+)+)")
_OFFICES = re.compile(
    r"enquir|info|contact|office|foi|freedom|data|dpo|press|media|comms|complaint|consult|support|admin|help|p(?:fc)?cc"
    r"|mopac|mopr|customer|service|team|govern|procure|records|mail",
    re.I,
)
_PRIVATE_MAIL = re.compile(r"^(?:gmail|hotmail|outlook|yahoo|icloud|btinternet|live)\.", re.I)


def mask_contacts(text: str) -> tuple[str, int]:
    """Replace telephone numbers and personal e-mail addresses; return the text and how many were replaced.

    >>> mask_contacts("Call 07700 900123 or write to sam.jones@example.police.uk by 14/11/19")
    ('Call [telephone] or write to [e-mail] by 14/11/19', 2)
    """
    text, telephones = _TELEPHONE.subn("[telephone]", text)
    named = [m for m in _EMAIL.finditer(text) if _is_personal(m)]
    for match in reversed(named):
        text = f"{text[: match.start()]}[e-mail]{text[match.end() :]}"
    return text, telephones + len(named)


def _is_personal(address: re.Match[str]) -> bool:
    """Whether an address may name a person: any does but an office's own."""
    return bool(_PRIVATE_MAIL.match(address["domain"]) or not _OFFICES.search(address["name"]))
