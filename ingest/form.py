"""What a file says of itself as a whole: which form it is, whether it has a Part 2, whether it must be held.

Questions and their printed answers decide, never the mention of a word.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.outline import Placed
from ingest.wording import is_marking, level, opens_exempt, part_number

_YES_NO = r"[\s:?.|-]*\b(?P<answer>yes|no|n/a)\b"
_PART2 = re.compile(r"is there an? part (?:2|ii|two) form\b" + _YES_NO)
_CONFIDENTIAL = re.compile(
    r"is (?:this|the) (?:report|decision|submission|paper) (?:an? )?confidential(?: decision)?\b"
)
_DEFERRED = re.compile(
    r"is the publication of (?:part (?:1|i|one) of )?this (?:approval|decision|form|report) to be deferred\b"
)
_ANSWER = re.compile(r"^[\s:?.|-]*(?P<answer>yes|no|n/a)\b")
_RECOGNISED = re.compile(
    r"non-confidential facts and advice|is there an? part (?:2|ii|two) form|confidential decision\?"
    r"|this section of the report will be published"
)
_PART2_FORM = re.compile(
    r"^(?:[\w' ]{0,40}[-:] )?part (?:2|ii|two)(?: form| of this form)?\b(?!.*\bnon-confidential)|^not for publication\b"
    r"|\bpart (?:2|ii|two) form\b"
)
_FRONT = 12  # blocks that make the front of a file


@dataclass(frozen=True, slots=True)
class Form:
    """`part2` is the form's own answer; `titles` are public lines whose words a statement of grounds may use."""

    recognised: bool
    part2: bool | None
    confidential: str | None
    deferred: str | None
    restricted_front: bool
    titles: tuple[str, ...]

    def hold_reasons(self, declared: bool) -> tuple[str, ...]:
        """Why the whole file must be held; empty when it need not be."""
        reasons = []
        if self.restricted_front:
            reasons.append("its own front is marked as a Part 2 form, not for publication, or above OFFICIAL")
        if self.confidential not in (None, "no"):
            reasons.append(f"'Confidential Decision?' is answered {self.confidential or 'with nothing'}")
        if self.deferred not in (None, "no", "n/a"):
            reasons.append(f"the deferral question is answered {self.deferred or 'with nothing'}")
        if not self.recognised and not declared:
            reasons.append("nothing marks it as public and nobody declared it published")
        return tuple(reasons)


def read_form(placed: Sequence[Placed]) -> Form:
    """Read the form's questions and the file's front."""
    texts = [p.block.text for p in placed]
    plain = [level(t) for t in texts]
    part2 = next((m["answer"] == "yes" for t in plain if (m := _PART2.search(t))), None)
    return Form(
        recognised=any(_RECOGNISED.search(t) for t in plain),
        part2=part2,
        confidential=_answer(_CONFIDENTIAL, plain),
        deferred=_answer(_DEFERRED, plain),
        restricted_front=_restricted(plain[:_FRONT]),
        titles=_titles(placed),
    )


def _answer(question: re.Pattern[str], plain: Sequence[str]) -> str | None:
    """The printed answer in lower case; empty when the question has none; None when it is not asked."""
    for at, text in enumerate(plain):
        match = question.search(text)
        if match:
            rest = text[match.end() :]
            following = plain[at + 1] if at + 1 < len(plain) else ""
            answer = _ANSWER.match(rest) or (_ANSWER.match(following) if len(following) <= 4 else None)
            return answer["answer"] if answer else ""
    return None


def _restricted(front: Iterable[str]) -> bool:
    """Whether the file's first lines mark it, before any public part begins."""
    for text in front:
        if part_number(text) == 1 or "non-confidential" in text or "executive summary" in text:
            return False
        short = len(text.split()) <= 15
        if is_marking(text) or opens_exempt(text) or (short and _PART2_FORM.search(text)):
            return True
    return False


_OFFICE_NAME = re.compile(
    r"\b(?:Office|Mayor|Commissioner|Authority|Service|Constabulary|Police|Council)\b[^.()]{0,60}\(([A-Z]{2,7})\)"
)


def _titles(placed: Sequence[Placed]) -> tuple[str, ...]:
    front = [p.block.text for p in placed[:6] if len(p.block.text.split()) <= 25]
    front += [name for p in placed[:_FRONT] for name in _OFFICE_NAME.findall(p.block.text)]
    return (*front, *dict.fromkeys(p.at.attachment for p in placed if p.at.attachment))
