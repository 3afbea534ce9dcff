"""Blocks in, judged paragraphs out: PUBLIC, EXEMPT or UNCLEAR, always with a reason.

The document is read as a sequence with a state. A Part 2 heading opens an exempt section; in it only text that says
there is none, or states grounds and marking in the law's own words, is public; it closes on positive evidence alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ingest.blocks import Block
from ingest.gate.beside import find_beside
from ingest.gate.covers import Covers, read_covers
from ingest.gate.form import Form, read_form
from ingest.gate.grounds import known_words, states_grounds
from ingest.gate.lines import Opening
from ingest.gate.markings import is_marking
from ingest.gate.openings import closes_itself, read_opening
from ingest.gate.page_marks import PageMarks, read_page_marks
from ingest.gate.sessions import is_one_sentence, is_resolution_alone, is_session, lets_in, shuts_out
from ingest.gate.spelling import level
from ingest.gate.wording import reopens, says_none, says_public
from ingest.locator import Locator
from ingest.outline import Placed, title_of
from ingest.page_notes import PageNote

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
    """A whole file, judged. `hold` gives the reasons to hold all of it; empty when none. `pages` are notes for
    citations, from the reader."""

    document: str
    fingerprint: str
    paragraphs: tuple[Paragraph, ...]
    hold: tuple[str, ...]
    pages: tuple[PageNote, ...] = ()


def judge(
    document: str,
    fingerprint: str,
    placed: Sequence[Placed],
    declared: bool,
    public: frozenset[int] = frozenset(),
    looks: Sequence[frozenset[str]] = (),
) -> Judged:
    """Judge a whole file. `declared` says that a person declared its source to be a publication scheme; `public` are
    the pages that carry a public marking, `looks` how each block's words are set, where the format tells."""
    marks = read_page_marks(placed, public)
    form = read_form(placed, marks, frozenset().union(*looks))
    state = _State(form, marks, read_covers(placed, form, declared))
    judgements = [state.read(placed, at) for at in range(len(placed))]
    for at, look in enumerate(looks):
        if look & form.looks:
            judgements[at] = (
                Status.EXEMPT,
                f"set {' and '.join(sorted(look & form.looks))}, as the file says closed text is",
            )
    beside = find_beside(placed, [status is Status.PUBLIC for status, _ in judgements])
    paragraphs = []
    for at, (p, (status, reason)) in enumerate(zip(placed, judgements, strict=True)):
        reason = beside.get(at, reason) if reason == OUTSIDE else reason
        paragraphs.append(Paragraph(p.at, p.heading, p.block.text, _kind(p.block), status, reason))
    return Judged(document, fingerprint, tuple(paragraphs), form.hold_reasons(declared))


def _kind(block: Block) -> str:
    """A paragraph's kind: a caption is cited as a heading."""
    return "heading" if block.kind == "caption" else block.kind


class _State:
    """Inside or outside an exempt section, and what has been withheld since it opened."""

    def __init__(self, form: Form, marks: PageMarks, covers: Covers) -> None:
        self._form = form
        self._marks = marks
        self._covers = covers
        self._known = known_words(form.titles)
        self._exempt = False
        self._in_session = False
        self._opened_at = -1
        self._section = ""
        self._inside = (Status.EXEMPT, "")
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
            return self._open(p, at, Opening("a restricted cover"))
        if self._exempt and self._closes(placed, at):
            self._close("its own cover or heading says that it is public")
        if _reopens(p):
            self._attachment = 0
        opening = read_opening(placed, at)
        if opening is not None:
            return self._open(p, at, opening)
        if self._exempt:
            return self._read_exempt(placed, at)
        if p.block.closed:
            return Status.EXEMPT, "in a column of a table that is headed as closed"
        if closes_itself(p.block):
            return Status.EXEMPT, "closed by a label of its own"
        if shuts_out(p.block.text):
            self._enter(p, at, Opening("the public are shut out"))
            self._in_session = True
            return self._read_resolution(p.block.text)
        if self._attachment in self._covers.unclear:
            return Status.UNCLEAR, "in an attachment that nothing marks as public, to a form that has a Part 2"
        return Status.PUBLIC, self._reopened or OUTSIDE

    def _closes(self, placed: Sequence[Placed], at: int) -> bool:
        """Whether this is positive evidence that what follows is public."""
        p = placed[at]
        if p.block.page in self._marks.reopened and _heads_page(placed, at):
            return True
        if not self._in_session and self._numbers_run_on(placed, at):
            return False
        if p.cover in self._covers.public and (not self._withheld or _starts_cover(placed, at)):
            return True
        if p.cover and p.cover in self._covers.unmarked and not self._withheld:
            return True
        if self._in_session and lets_in(p.block.text):
            return True
        return _reopens(p)

    def _numbers_run_on(self, placed: Sequence[Placed], at: int) -> bool:
        """Whether the paragraph numbers of the exempt section go on after a line that would close it."""
        last = next(
            (n for p in reversed(placed[self._opened_at + 1 : at]) if (n := _number(p.block)) is not None), None
        )
        following = next((n for p in placed[at : at + _AHEAD] if (n := _number(p.block)) is not None), None)
        return last is not None and following == last + 1

    def _enter(self, p: Placed, at: int, opening: Opening) -> None:
        sure = opening.sure or (self._exempt and self._inside[0] is Status.EXEMPT)
        self._exempt, self._opened_at, self._withheld = True, at, 0
        self._section = f"paragraph {p.at.ordinal}" + (f", page {p.block.page}" if p.block.page else "")
        self._inside = _say(opening.trigger, self._section) if sure else _doubt(opening.trigger, self._section)

    def _open(self, p: Placed, at: int, opening: Opening) -> tuple[Status, str]:
        self._in_session = is_session(p.block.text) or (self._exempt and self._in_session)
        self._enter(p, at, opening)
        if states_grounds(p.block.text, self._known) and not is_marking(p.block.text):
            return Status.PUBLIC, "the heading of an exempt section, in the form's own words"
        return self._inside

    def _read_resolution(self, text: str) -> tuple[Status, str]:
        if is_resolution_alone(text):
            return Status.PUBLIC, "the resolution that shuts the public out of what follows"
        return self._inside

    def _close(self, why: str) -> None:
        self._exempt = False
        self._reopened = f"after the exempt section that opens at {self._section}: {why}"

    def _read_exempt(self, placed: Sequence[Placed], at: int) -> tuple[Status, str]:
        text = placed[at].block.text
        first = at == self._opened_at + 1
        if self._in_session and first and is_one_sentence(text) and shuts_out(text):
            return self._read_resolution(text)
        if first and self._form.part2 is not True and _ends_numbered_section(placed, at):
            self._close("a numbered section of the report that says there is nothing in it, and the next one begins")
            return Status.PUBLIC, "says that there is nothing exempt"
        if says_none(text):
            if first and self._form.part2 is False and not _numbered_after(placed, at):
                self._close("the section says that there is nothing in it, and the form that it has no Part 2")
            return Status.PUBLIC, "says that there is nothing exempt"
        if states_grounds(text, self._known):
            return Status.PUBLIC, "states grounds or marking only"
        return self._inside


def _say(trigger: str, section: str) -> tuple[Status, str]:
    return Status.EXEMPT, f"in the exempt section that opens at {section}: {trigger!r}, which no role clears"


def _doubt(trigger: str, section: str) -> tuple[Status, str]:
    said = f"{trigger!r} of a thing that no role knows"
    return Status.UNCLEAR, f"in what may be an exempt section, which opens at {section}: {said}"


def _starts_cover(placed: Sequence[Placed], at: int) -> bool:
    """Whether a cover's line is surely its own, where the line above it was withheld: its page's first, a title, its
    author's, or the one that says it is public."""
    block = placed[at].block
    new_page = at > 0 and placed[at - 1].block.page != block.page
    return new_page or block.kind == "heading" or says_public(block.text) or bool(_AUTHOR.match(level(block.text)))


def _heads_page(placed: Sequence[Placed], at: int) -> bool:
    """Whether a heading is the first thing on its page."""
    first = at == 0 or placed[at - 1].block.page != placed[at].block.page
    return first and placed[at].block.kind == "heading"


_AHEAD = 8  # blocks of a cover between the line that would close a section and the next numbered paragraph


def _number(block: Block) -> int | None:
    """A paragraph's own whole number: 3 for "3."."""
    label = (block.label or "").removesuffix(".0")
    return int(label) if label.isdecimal() else None


_AUTHOR = re.compile(r"^report (?:by|of)\b")
_ALONE_WORDS = 30


def _reopens(p: Placed) -> bool:
    return reopens(p.block.text) and (p.block.kind == "heading" or is_alone(p.block))


def is_alone(block: Block) -> bool:
    """Whether a block is a short line by itself, as a heading is that nothing marks as one."""
    short = len(block.text.split()) <= _ALONE_WORDS and "\n" not in block.text
    return short and block.kind in ("prose", "field", "row") and not block.text.endswith((".", ";", ","))


_ALL_PUBLIC = re.compile(r"^(?:this|the) (?:report|paper|item|document) is (?:wholly )?public(?: in full)?\.?$")


def _ends_numbered_section(placed: Sequence[Placed], at: int) -> bool:
    """Whether a numbered section called exempt says none, and the section with the next number follows."""
    before, (none, _, rest) = placed[at - 1].block, placed[at].block.text.partition(". ")
    following = placed[at + 1].block if at + 1 < len(placed) else None
    if following is None or not says_none(none) or (rest and not _ALL_PUBLIC.match(level(rest))):
        return False
    numbers = [(b.label or "").removesuffix(".0") for b in (before, following)]
    return all(n.isdecimal() for n in numbers) and int(numbers[1]) == int(numbers[0]) + 1


_NEAR = 3  # paragraphs after a "none" that must not be numbered text of the same section


def _numbered_after(placed: Sequence[Placed], at: int) -> bool:
    """Whether numbered text of the section goes on after its "none", up to the next cover."""
    for p in placed[at + 1 : at + 1 + _NEAR]:
        if p.cover:
            return False
        if p.block.label and p.block.label[0].isdigit():
            return True
    return False
