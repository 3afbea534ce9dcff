"""THE GATE: the only place where a paragraph becomes public.

Judged paragraphs go in; public paragraphs, and counts of what was withheld, come out. A paragraph passes only
if `parts` found positive evidence for it, or a person released exactly it. Text that does not pass is dropped here and
is stored nowhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.gate.contacts import mask_contacts
from ingest.gate.parts import OUTSIDE, Judged, Paragraph, Status
from ingest.gate.rulings import GATE_VERSION, RELEASE, WITHHOLD, Rulings, by_person
from ingest.locator import Locator
from ingest.outline import OWN_SECTIONS, SECTION_MARK
from ingest.page_notes import PageNote

__all__ = ["GATE_VERSION", "Held", "PublicDocument", "PublicParagraph", "Released", "Withheld", "release", "reload"]


_RULED = {RELEASE: Status.PUBLIC, WITHHOLD: Status.EXEMPT}
LAPSED = "released on review in another version of this file or under other rules: to be looked at again"


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
    """That something was withheld, where and why; never a word of it, and never its heading.

    `status` is exempt where a rule is sure of it, unclear where a person must decide. `kind` is the key of what the
    rules find unclear, empty where they are sure.
    """

    document: str
    ordinal: int
    page: int | None
    reason: str
    status: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Released:
    """That a public paragraph stands beside a Part 2 heading, pointer or marking, and the rule that let it through.
    `kind` is given where a person released all of its kind."""

    document: str
    ordinal: int
    rule: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PublicDocument:
    """What may be known of one document; `masked` counts contact details replaced, `pages` are notes for citations."""

    document: str
    source: str
    paragraphs: tuple[PublicParagraph, ...]
    withheld: tuple[Withheld, ...]
    released: tuple[Released, ...]
    masked: int
    pages: tuple[PageNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A file held whole: nothing in it is public until a person has looked. It is known by fingerprint only."""

    fingerprint: str
    reasons: tuple[str, ...]


def release(
    judged: Judged, source: str, rulings: Rulings, kinds: Mapping[int, str] | None = None
) -> PublicDocument | Held:
    """Let through what is public, and only that. `source` is the file name or address shown to readers; `kinds` are
    the keys of what is UNCLEAR, by ordinal: without them no release of a kind counts."""
    kinds = kinds or {}
    hold = rulings.hold(judged.fingerprint, judged.document, judged.hold)
    if hold:
        return Held(judged.fingerprint, hold)
    decided = tuple(_decide(judged.fingerprint, p, rulings, kinds) for p in judged.paragraphs)
    passing = tuple(p for p in decided if p.status is Status.PUBLIC)
    titles = OWN_SECTIONS.union(*(p.titles for p in passing))
    public = tuple(_make_public(p, titles) for p in passing)
    return PublicDocument(
        judged.document,
        source,
        public,
        tuple(_note_withheld(p, kinds) for p in decided if p.status is not Status.PUBLIC),
        tuple(_note_released(p, kinds) for p in passing if p.reason != OUTSIDE),
        sum(mask_contacts(p.text)[1] for p in passing),
        judged.pages,
    )


def restrict(document: PublicDocument, fingerprint: str, rulings: Rulings) -> PublicDocument:
    """A stored document without the paragraphs that persons have withheld since, for when its file is not at hand."""
    kinds = {r.ordinal: r.kind for r in document.released if r.kind}
    again = tuple(
        Paragraph(p.at, p.heading, p.text, p.kind, _UNRULED[p.at.ordinal in kinds], OUTSIDE)
        for p in document.paragraphs
    )
    judged = Judged(document.document, fingerprint, again, (), document.pages)
    passed = release(judged, document.source, rulings, kinds)
    assert isinstance(passed, PublicDocument)  # nothing in it says hold
    kept = {p.at.ordinal for p in passed.paragraphs}
    before = (_withhold_kind(w, rulings) for w in document.withheld)
    withheld = sorted((*before, *passed.withheld), key=lambda w: w.ordinal)
    released = tuple(r for r in document.released if r.ordinal in kept)
    return replace(passed, withheld=tuple(withheld), released=released, masked=document.masked)


_UNRULED = {False: Status.PUBLIC, True: Status.UNCLEAR}
"""What the rules find of stored text: what is public with all of its kind is so by a person's word alone."""


def _withhold_kind(w: Withheld, rulings: Rulings) -> Withheld:
    """What was unclear, where a person has withheld all of its kind since."""
    ruling = rulings.decide_kind(w.kind) if w.status == Status.UNCLEAR.value else None
    if ruling is None or ruling.action != WITHHOLD:
        return w
    return replace(w, status=_RULED[WITHHOLD].value, reason=by_person(ruling))


def _decide(fingerprint: str, p: Paragraph, rulings: Rulings, kinds: Mapping[int, str]) -> Paragraph:
    """The paragraph with the last word on it: a person's decision, on it or on its kind, else the rule's. What a rule
    is sure of is never decided by its kind."""
    ruling = rulings.decide(fingerprint, p.at.document, p.at.ordinal, p.text)
    if ruling is not None:
        return replace(p, status=_RULED[ruling.action], reason=by_person(ruling))
    of_kind = rulings.decide_kind(kinds.get(p.at.ordinal, "")) if p.status is Status.UNCLEAR else None
    if of_kind is not None:
        return replace(p, status=_RULED[of_kind.action], reason=by_person(of_kind))
    if p.status is not Status.PUBLIC and rulings.lapsed(p.at.document, p.text):
        return replace(p, status=Status.UNCLEAR, reason=LAPSED)
    return p


def _make_public(p: Paragraph, titles: frozenset[str]) -> PublicParagraph:
    """The paragraph, its contact details masked; its address and headings use public lines alone."""
    section = [mask_contacts(s)[0] for s in (p.at.section or "").split(SECTION_MARK) if s in titles]
    attachment = mask_contacts(p.at.attachment)[0] if p.at.attachment in titles else None
    at = replace(p.at, section=SECTION_MARK.join(section) or None, attachment=attachment)
    heading = tuple(mask_contacts(h)[0] for h in p.heading if h in titles)
    return PublicParagraph(at, heading, mask_contacts(p.text)[0], p.kind)


def _note_withheld(p: Paragraph, kinds: Mapping[int, str]) -> Withheld:
    return Withheld(p.at.document, p.at.ordinal, p.at.page, p.reason, p.status.value, kinds.get(p.at.ordinal, ""))


def _note_released(p: Paragraph, kinds: Mapping[int, str]) -> Released:
    kind = kinds.get(p.at.ordinal, "")
    return Released(p.at.document, p.at.ordinal, p.reason, kind if p.reason.endswith(kind) else "")


def reload(at: Locator, heading: Sequence[str], text: str, kind: str, gate_version: str) -> PublicParagraph:
    """Make a stored paragraph again, for the register alone. Raises ValueError for other rules' paragraphs."""
    if gate_version != GATE_VERSION:
        raise ValueError(f"paragraph {at.key} was released under gate rules {gate_version!r}, not {GATE_VERSION!r}")
    return PublicParagraph(at, tuple(heading), text, kind)
