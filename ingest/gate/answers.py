"""The printed answer to a form's yes-or-no question: a word, or the ticked one of several boxes."""

import re
from collections.abc import Sequence

_ANSWER = re.compile(r"^[\s:?.|-]*(?P<answer>yes|no|n/a)\b")
_TICKED = r"(?:[☒☑✓✔]|[\[(][x✓✔√][\])])"
_BOX = rf"(?:{_TICKED}|[☐□]|[\[(]\s*[\])])"
_BOX_AFTER = re.compile(rf"\b(?P<answer>yes|no|n/a)\s*(?P<box>{_BOX})")
_BOX_BEFORE = re.compile(rf"(?P<box>{_BOX})\s*(?P<answer>yes|no|n/a)\b")
_ANSWER_LENGTH = 4  # characters of an answer on a line of its own


def read_answer(question: re.Pattern[str], plain: Sequence[str]) -> str | None:
    """The answer in lower case; empty when the question has none; None when it is not asked.

    Where it is asked more than once, an answer other than no goes before a no.
    """
    found: list[str] = []
    for at, text in enumerate(plain):
        match = question.search(text)
        if match:
            following = plain[at + 1] if at + 1 < len(plain) else ""
            found.append(_after(text[match.end() :], following))
    return next((a for a in found if a not in ("no", "n/a")), found[0] if found else None)


def _after(rest: str, following: str) -> str:
    if re.search(_BOX, rest):
        return _ticked(rest)
    if len(following) > _ANSWER_LENGTH and re.match(rf"^(?:yes|no|{_BOX}).*{_BOX}", following):
        return _ticked(following)
    answer = _ANSWER.match(rest) or (_ANSWER.match(following) if len(following) <= _ANSWER_LENGTH else None)
    return answer["answer"] if answer else ""


def _ticked(text: str) -> str:
    """The answer whose box is ticked; empty where none is, or more than one."""
    before = re.match(rf"^[\s:?.|-]*{_BOX}", text)
    pattern = _BOX_BEFORE if before else _BOX_AFTER
    ticked = [m["answer"] for m in pattern.finditer(text) if re.match(_TICKED, m["box"])]
    return ticked[0] if len(ticked) == 1 else ""
