"""What a file says of itself as a whole: which form it is, whether it has a Part 2, whether it must be held.

Questions and their printed answers decide, never the mention of a word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.gate import vocabulary as v
from ingest.gate.answers import read_answer
from ingest.gate.lines import opens_exempt
from ingest.gate.markings import is_marking
from ingest.gate.openings import opens_at
from ingest.gate.page_marks import PageMarks
from ingest.gate.spelling import level
from ingest.gate.wording import part_number
from ingest.outline import Placed

_PART2 = v.phrase("a form asks for its Part 2")
_CONFIDENTIAL = v.phrase("a form asks whether it is confidential")
_DEFERRED = v.phrase("a form asks about deferral")
_DEFERRAL_BEGINS = v.phrase("that question, broken")
_RECOGNISED = v.phrase("a form that is known")
_PART2_TITLE = v.phrase("a title that says Part 2")
_FRONT = 12  # blocks that make the front of a file
_TITLE_WORDS = 15


@dataclass(frozen=True, slots=True)
class Form:
    """`part2` is the form's own answer; `titles` are public lines whose words a statement of grounds may use.

    `restricted` says that a front or a foot marks the whole file, `closed` that a line of it says the same; `looks`
    are those by which it tells closed text from the rest, `unseen` that one of them is not in what was read.
    """

    recognised: bool
    part2: bool | None
    confidential: str | None
    deferred: str | None
    restricted: bool
    closed: bool
    looks: frozenset[str]
    unseen: bool
    titles: tuple[str, ...]

    def hold_reasons(self, declared: bool) -> tuple[str, ...]:
        """Why the whole file must be held; empty when it need not be."""
        return tuple(self._reasons(declared))

    def _reasons(self, declared: bool) -> Iterator[str]:
        if self.restricted:
            yield "its own front is marked as a Part 2 form, not for publication, or above OFFICIAL"
        if self.closed:
            yield "it says of itself that it is confidential, exempt or deferred"
        if self.unseen:
            yield "it says that restricted text is told by its look, and that look is not in what was read"
        if self.confidential not in (None, "no"):
            yield f"'Confidential Decision?' is answered {self.confidential or 'with nothing'}"
        if self.deferred not in (None, "no", "n/a"):
            yield f"the deferral question is answered {self.deferred or 'with nothing'}"
        if not self.recognised and not declared:
            yield "nothing marks it as public and nobody declared it published"


def read_form(placed: Sequence[Placed], marks: PageMarks, seen: frozenset[str] = frozenset()) -> Form:
    """Read the form's questions, the file's front and the markings of its pages. `seen` are the looks in the file."""
    plain = [level(p.block.text) for p in placed]
    looks = frozenset(name for t in plain for name in read_looks(t))
    answer = read_answer(_PART2, plain)
    return Form(
        recognised=any(_RECOGNISED.search(t) for t in plain),
        part2=answer == "yes" if answer in ("yes", "no") else None,
        confidential=read_answer(_CONFIDENTIAL, plain),
        deferred=_read_deferral(plain),
        restricted=marks.most or marks.first or _front(placed) or _foot(placed),
        closed=not _is_register(placed) and _says_closed(placed),
        looks=looks,
        unseen=not looks <= seen,
        titles=tuple(_titles(placed)),
    )


def read_looks(plain: str) -> Iterator[str]:
    """The looks by which a line, in its plain form, says that closed text is told; no reader tells a bracket."""
    if v.pattern(v.LOOKS).search(plain):
        found = [name for name, words in v.LOOK_NAMES if re.search(words, plain)]
        yield from found or ["a look that has no name here"]


def says_closed(plain: str) -> bool:
    """Whether a line, in its plain form, says that the whole file is closed or deferred."""
    return bool(v.pattern(v.STATUSES).search(plain))


def _says_closed(placed: Sequence[Placed]) -> bool:
    """Whether the file's first page or its first lines say so; further down a status is that of what follows it."""
    front = [p for at, p in enumerate(placed) if at < 2 * _FRONT and p.block.page == placed[0].block.page]
    return any(says_closed(level(line)) for p in front for line in p.block.text.split("\n"))


def _read_deferral(plain: Sequence[str]) -> str | None:
    """The answer to the deferral question; nothing where the layout broke the question, for then it is not known."""
    answer = read_answer(_DEFERRED, plain)
    broken = answer is None and any(_DEFERRAL_BEGINS.match(t) and len(t.split()) <= _TITLE_WORDS for t in plain)
    return "" if broken else answer


def _front(placed: Sequence[Placed]) -> bool:
    """Whether the file's first lines mark it, before any public part begins."""
    for at, p in enumerate(_front_of(placed)):
        plain = level(p.block.text)
        if opens_at(placed, at) or (len(plain.split()) <= _TITLE_WORDS and _PART2_TITLE.search(plain)):
            return True
    return False


_REGISTER = re.compile(
    r"\b(?:register|log|list|schedule) of (?:\w+ )?decisions\b|\b(?:decisions? (?:register|log)|forward plan)\b"
)
_ENTRY = v.phrase("an entry of a register")
_ENTRIES = 3


def _is_register(placed: Sequence[Placed]) -> bool:
    """Whether a file lists decisions: what it says of their papers is not said of itself."""
    if any(_REGISTER.search(level(p.block.text)) for p in placed[:_FRONT]):
        return True
    return sum(bool(_ENTRY.search(level(p.block.text))) for p in placed) >= _ENTRIES


_SENTENCE_WORDS = 6
_NUMBERED = re.compile(r"^\(?\d{1,3}[.)]?\s")
_BODY = re.compile(
    r"^(?:[\d.]+\s+)?(?:executive summary|summary|purpose|recommendations?|introduction|background|contents|apologies"
    r"|decision required)\b"
)


def _front_of(placed: Sequence[Placed]) -> Sequence[Placed]:
    """The lines above the file's own text: titles, names and markings, on its first page."""
    for at, p in enumerate(placed[:_FRONT]):
        numbered = at > 0 and _NUMBERED.match(p.block.text)
        if numbered or p.block.page != placed[0].block.page or _begins_text(p):
            return placed[:at]
    return placed[:_FRONT]


def _begins_text(p: Placed) -> bool:
    """Whether a file's text begins here: a public part, a summary, a numbered paragraph, or a sentence."""
    plain = level(p.block.text)
    if part_number(plain) == 1 or "non-confidential" in plain or _BODY.match(plain):
        return True
    if says_closed(plain) or any(opens_exempt(line) for line in p.block.text.split("\n")):
        return False
    sentence = len(plain.split()) >= _SENTENCE_WORDS and p.block.text.endswith(".") and p.block.kind != "heading"
    return sentence or (p.block.label is not None and p.block.kind != "heading")


def _foot(placed: Sequence[Placed]) -> bool:
    """Whether a marking at the very end is the foot of the whole file: it has no pages, and nothing else opens."""
    last = len(placed) - 1
    if last < 0 or placed[last].block.page is not None or not is_marking(placed[last].block.text):
        return False
    return not any(opens_at(placed, at) for at in range(last))


_OFFICE_NAME = re.compile(
    r"\b(?:Office|Mayor|Commissioner|Authority|Service|Constabulary|Police|Council)\b[^.()]{0,60}\(([A-Z]{2,7})\)"
)
_TOP = 6
_LINE_WORDS = 25


def _titles(placed: Sequence[Placed]) -> Iterator[str]:
    """Short lines of the front, offices' short names and titles of attachments, all before any exempt section."""
    for at, p in enumerate(placed):
        if opens_at(placed, at):
            return
        if at < _TOP and len(p.block.text.split()) <= _LINE_WORDS:
            yield p.block.text
        if at < _FRONT:
            yield from _OFFICE_NAME.findall(p.block.text)
        if p.at.attachment and p.cover:
            yield p.at.attachment
