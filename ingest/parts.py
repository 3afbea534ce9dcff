"""Blocks in, judged paragraphs out: PUBLIC, EXEMPT or UNCLEAR, always with a reason.

The document is read as a sequence with a state. A Part 2 heading opens an exempt section; in it only text that says
there is none, or states grounds and marking in the law's own words, is public; it closes on positive evidence alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from ingest.form import Form, read_form
from ingest.grounds import known_words, states_grounds
from ingest.locator import Locator
from ingest.outline import Placed
from ingest.wording import opens_exempt, part_number, says_none, says_public


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


@dataclass(frozen=True, slots=True)
class Judged:
    """A whole file, judged. `hold` gives the reasons to hold all of it; empty when none."""

    document: str
    fingerprint: str
    paragraphs: tuple[Paragraph, ...]
    hold: tuple[str, ...]


def judge(document: str, fingerprint: str, placed: Sequence[Placed], declared: bool) -> Judged:
    """Judge a whole file. `declared` says that a person declared its source to be a publication scheme."""
    form = read_form(placed)
    hold = form.hold_reasons(declared)
    return Judged(document, fingerprint, tuple(_judge_all(placed, form)), hold)


def _judge_all(placed: Sequence[Placed], form: Form) -> Iterator[Paragraph]:
    state = _State(form, _public_covers(placed, form))
    for at, p in enumerate(placed):
        status, reason = state.read(placed, at)
        yield Paragraph(p.at, state.shown(p.heading), p.block.text, p.block.kind, status, reason)


def _public_covers(placed: Sequence[Placed], form: Form) -> frozenset[int]:
    """The covers that show their attachment to be public: by their own marking, or by none where Part 2 is No."""
    said: dict[int, list[str]] = {}
    for p in placed:
        if p.cover:
            said.setdefault(p.cover, []).append(p.block.text)
    public = set()
    for cover, lines in said.items():
        restricted = any(opens_exempt(line) for line in lines)
        if not restricted and (any(says_public(line) for line in lines) or form.part2 is False):
            public.add(cover)
    return frozenset(public)


class _State:
    """Inside or outside an exempt section, and the words already public, which a statement may use."""

    def __init__(self, form: Form, public_covers: frozenset[int]) -> None:
        self._form = form
        self._public_covers = public_covers
        self._exempt = False
        self._opened_at = -1
        self._withheld_headings: set[str] = set()

    def read(self, placed: Sequence[Placed], at: int) -> tuple[Status, str]:
        p = placed[at]
        text = p.block.text
        if self._exempt and p.cover in self._public_covers:
            self._exempt = False
        if opens_exempt(text):
            return self._open(p, at)
        if not self._exempt:
            return Status.PUBLIC, "outside any exempt section"
        if p.block.kind == "heading" and part_number(text) == 1 and says_public(text):
            self._exempt = False
            return Status.PUBLIC, "a heading that says what follows is public"
        return self._read_exempt(placed, at)

    def _open(self, p: Placed, at: int) -> tuple[Status, str]:
        self._exempt, self._opened_at = True, at
        if states_grounds(p.block.text, known_words(self._form.titles)):
            return Status.PUBLIC, "the heading of an exempt section, in the form's own words"
        self._withheld_headings.add(p.block.text)
        return Status.EXEMPT, "heading of an exempt section"

    def _read_exempt(self, placed: Sequence[Placed], at: int) -> tuple[Status, str]:
        p = placed[at]
        if says_none(p.block.text):
            if at == self._opened_at + 1 and self._form.part2 is False and not _numbered_after(placed, at):
                self._exempt = False
            return Status.PUBLIC, "says that there is nothing exempt"
        if states_grounds(p.block.text, known_words(self._form.titles)):
            return Status.PUBLIC, "states grounds or marking only"
        if p.block.kind == "heading":
            self._withheld_headings.add(p.block.text)
        return Status.EXEMPT, "in an exempt section"

    def shown(self, heading: tuple[str, ...]) -> tuple[str, ...]:
        """A heading path without withheld headings: inside an exempt section even a heading is exempt."""
        return tuple(h for h in heading if h not in self._withheld_headings)


_NEAR = 3  # paragraphs after a "none" that must not be numbered text of the same section


def _numbered_after(placed: Sequence[Placed], at: int) -> bool:
    """Whether numbered text of the section goes on after its "none", up to the next cover."""
    for p in placed[at + 1 : at + 1 + _NEAR]:
        if p.cover:
            return False
        if p.block.label and p.block.label[0].isdigit():
            return True
    return False
