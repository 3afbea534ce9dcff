"""Blocks in, judged paragraphs out: PUBLIC, EXEMPT or UNCLEAR, always with a reason.

The document is read as a sequence with a state. A Part 2 heading opens an exempt section; in it only text that says
there is none, or states grounds and marking in the law's own words, is public; it closes on positive evidence alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ingest.beside import find_beside
from ingest.covers import Covers, read_covers
from ingest.form import Form, read_form
from ingest.grounds import known_words, states_grounds
from ingest.locator import Locator
from ingest.markings import is_marking
from ingest.openings import PageMarks, opens_at, read_page_marks
from ingest.outline import Placed, title_of
from ingest.wording import part_number, says_none, says_public

OUTSIDE = "outside any exempt section"
"""The reason of ordinary public text; every other reason to let text through is worth a second look."""


class Status(Enum):
    """Whether a paragraph may be shown. Only PUBLIC passes the gate."""

    PUBLIC = "public"
    EXEMPT = "exempt"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph before the gate. `reason` says in plain words why it has its status."""

    at: Locator
    heading: tuple[str, ...]
    text: str
    kind: str
    status: Status
    reason: str

    @property
    def titles(self) -> tuple[str, str]:
        """What an address or a path of headings may say of this paragraph, where it is a heading."""
        return title_of(self.text), self.text


@dataclass(frozen=True, slots=True)
class Judged:
    """A whole file, judged. `hold` gives the reasons to hold all of it; empty when none."""

    document: str
    fingerprint: str
    paragraphs: tuple[Paragraph, ...]
    hold: tuple[str, ...]


def judge(document: str, fingerprint: str, placed: Sequence[Placed], declared: bool) -> Judged:
    """Judge a whole file. `declared` says that a person declared its source to be a publication scheme."""
    marks = read_page_marks(placed)
    form = read_form(placed, marks)
    state = _State(form, marks, read_covers(placed, form, declared))
    judgements = [state.read(placed, at) for at in range(len(placed))]
    beside = find_beside(placed, [status is Status.PUBLIC for status, _ in judgements])
    paragraphs = []
    for at, (p, (status, reason)) in enumerate(zip(placed, judgements, strict=True)):
        reason = beside.get(at, reason) if reason == OUTSIDE else reason
        paragraphs.append(Paragraph(p.at, p.heading, p.block.text, p.block.kind, status, reason))
    return Judged(document, fingerprint, tuple(paragraphs), form.hold_reasons(declared))


class _State:
    """Inside or outside an exempt section, and what has been withheld since it opened."""

    def __init__(self, form: Form, marks: PageMarks, covers: Covers) -> None:
        self._form = form
        self._marks = marks
        self._covers = covers
        self._known = known_words(form.titles)
        self._exempt = False
        self._opened_at = -1
        self._section = ""
        self._reopened = ""
        self._withheld = 0
        self._attachment = 0

    def read(self, placed: Sequence[Placed], at: int) -> tuple[Status, str]:
        """The status of the next paragraph; paragraphs must come in order."""
        p = placed[at]
        self._attachment = p.cover or self._attachment
        status, reason = self._read(placed, at)
        if p.block.page in self._marks.pages:
            status, reason = Status.EXEMPT, f"on page {p.block.page}, whose own head or foot is marked above OFFICIAL"
        self._withheld += status is not Status.PUBLIC
        return status, reason

    def _read(self, placed: Sequence[Placed], at: int) -> tuple[Status, str]:
        p = placed[at]
        if at in self._marks.lines:
            return Status.EXEMPT, f"the marking of page {p.block.page}"
        if p.cover in self._covers.restricted:
            return self._open(p, at)
        if self._exempt and self._closes(p):
            self._close("its own cover or heading says that it is public")
        if opens_at(placed, at):
            return self._open(p, at)
        if self._exempt:
            return self._read_exempt(placed, at)
        if self._attachment in self._covers.unclear:
            return Status.UNCLEAR, "in an attachment that nothing marks as public, to a form that has a Part 2"
        return Status.PUBLIC, self._reopened or OUTSIDE

    def _closes(self, p: Placed) -> bool:
        """Whether this is positive evidence that what follows is public."""
        if p.cover and (p.cover in self._covers.public or (p.cover in self._covers.unmarked and not self._withheld)):
            return True
        return p.block.kind == "heading" and part_number(p.block.text) == 1 and says_public(p.block.text)

    def _open(self, p: Placed, at: int) -> tuple[Status, str]:
        self._exempt, self._opened_at, self._withheld = True, at, 0
        self._section = f"paragraph {p.at.ordinal}" + (f", page {p.block.page}" if p.block.page else "")
        if states_grounds(p.block.text, self._known) and not is_marking(p.block.text):
            return Status.PUBLIC, "the heading of an exempt section, in the form's own words"
        return Status.EXEMPT, f"in the exempt section that opens at {self._section}"

    def _close(self, why: str) -> None:
        self._exempt = False
        self._reopened = f"after the exempt section that opens at {self._section}: {why}"

    def _read_exempt(self, placed: Sequence[Placed], at: int) -> tuple[Status, str]:
        text = placed[at].block.text
        if says_none(text):
            if at == self._opened_at + 1 and self._form.part2 is False and not _numbered_after(placed, at):
                self._close("the section says that there is nothing in it, and the form that it has no Part 2")
            return Status.PUBLIC, "says that there is nothing exempt"
        if states_grounds(text, self._known):
            return Status.PUBLIC, "states grounds or marking only"
        return Status.EXEMPT, f"in the exempt section that opens at {self._section}"


_NEAR = 3  # paragraphs after a "none" that must not be numbered text of the same section


def _numbered_after(placed: Sequence[Placed], at: int) -> bool:
    """Whether numbered text of the section goes on after its "none", up to the next cover."""
    for p in placed[at + 1 : at + 1 + _NEAR]:
        if p.cover:
            return False
        if p.block.label and p.block.label[0].isdigit():
            return True
    return False
