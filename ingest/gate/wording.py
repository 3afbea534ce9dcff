"""How real bodies word the parts of a document, what is public, what is none, and pointers to a Part 2.

Nearly every mention of Part 2 in a real document is public text, so a pattern here names a shape, never a keyword.
"""

import re

from ingest.gate import vocabulary as v
from ingest.gate.spelling import level

_NUMERALS = {"1": 1, "i": 1, "one": 1, "l": 1, "a": 1, "un": 1}
_PART = re.compile(
    r"^(?:[-•*]\s+)?(?:(?:pcd|md|dd|add|decision|dmpc)\s?[\d/-]+\s*[-:]?\s*)?(?:\d+(?:\.\d+)?\.?\s+|\(?(?:[a-z]"
    r"|[ivx]{1,4}|\d+)[.)]\s+|section\s+\w+\s*[-:]\s*)?(?:part|pt|rhan)\.?\s*(?:no\.?|number)?\s*[-:]?\s*"
    r"\(?(?P<n>1|i|one|un|l|a|2[a-e]?|ii[a-e]?|two|dau|z|11|ll|il|li|l1|b)(?:\)|(?!\w|\.\d))(?P<rest>.*)$"
)
_PROSE_AFTER_PART = re.compile(
    r"^(?:of|to|in|is|was|has|will|above|below|and|or|paragraph|means|form|forms|papers|reports|appendices"
    r"|confidentiality|deferral"
    r"|deferment|[a-z]+s that)\b"
)
_NAMES_PART = re.compile(
    r"^(?:of (?:this|the) (?:report|form|paper|document|agenda|submission|approval|decision)(?: form)?|form)"
    r"\s*(?:$|[-:(,]\s*(?!yes\b|no\b|n/?a\b).*$)"
)
_CLOSED_WORD = v.phrase("a word that closes")


def part_number(text: str) -> int | None:
    """1 or 2 when the line is the heading of a part, else None; a sentence that mentions a part is not one.

    >>> part_number("PART II: EXEMPT SECTION"), part_number("Part 2 of the paper is exempt"), part_number("Part 1")
    (2, None, 1)
    """
    match = _PART.match(level(text))
    if match is None:
        return None
    rest = match["rest"].strip()
    named = bool(_NAMES_PART.match(rest))
    if not named and (_PROSE_AFTER_PART.match(rest) or _is_sentence(text, rest)):
        return None
    return _NUMERALS.get(match["n"], 2)


def part_title(text: str) -> str:
    """What the heading of a part says after its number: Delivery plan, of "Part II: Delivery plan"; empty for none."""
    match = _PART.match(level(text))
    return match["rest"].strip(" -:.,") if match else ""


def _is_sentence(text: str, rest: str) -> bool:
    """Whether the part is the subject of a sentence ("Part 2 begins in May."), which says nothing of being exempt."""
    if not rest[:1].isalpha() and not rest.startswith(","):
        return False
    return text.rstrip().endswith(".") and not text.isupper() and not _CLOSED_WORD.search(rest)


_PUBLIC_FACTS = v.phrase("the public facts")
_NOT_CLOSED = v.phrase("said not to be closed")


def is_part_heading(text: str) -> bool:
    """Whether the line heads a part of the document, by number or by name."""
    return part_number(text) is not None or bool(_PUBLIC_FACTS.match(level(text)))


_SAYS_PUBLIC = v.phrase("says that it is public")
_DENIES = v.phrase("takes that back")


def says_public(text: str) -> bool:
    """Whether a cover line or heading itself states that what follows is public."""
    plain = level(text)
    return bool(_SAYS_PUBLIC.search(plain)) and not _DENIES.search(plain)


_NOUNS = r"(?:agenda|reports?|items?|minutes|session|business|papers?|part|section|half|version|appendi(?:x|ces)|annex)"
_OPEN_AGAIN = v.phrase("opens again")
_PUBLIC_HALF = v.phrase("the public half")


_NUMBERED = re.compile(r"^\(?\d{1,3}(?:\.\d{1,2})?[.)]?\s+")


def reopens(text: str) -> bool:
    """Whether a heading itself says that what it stands over is public: a public appendix, part, agenda or session.

    >>> reopens("APPENDIX H – FOR PUBLICATION"), reopens("Part 1 - Public Agenda"), reopens("Public access")
    (True, True, False)
    """
    if " / " in text:  # in two languages
        return any(reopens(half) for half in text.split(" / "))
    plain = _NUMBERED.sub("", level(text))
    if _DENIES.search(_NOT_CLOSED.sub("", plain)):
        return False
    if part_number(text) == 1:
        return bool(_PUBLIC_HALF.search(plain)) or says_public(text)
    return bool(_OPEN_AGAIN.match(plain))


_NONE = v.phrase("says there is none")


def says_none(text: str) -> bool:
    """Whether the line only says that there is nothing exempt."""
    return any(_NONE.match(level(half)) for half in text.split(" / "))


_POINTER = v.phrase("points to a Part 2")
_NOT_A_POINTER = v.phrase("points nowhere")


def points_to_part2(text: str) -> bool:
    """Whether a public sentence says that what it speaks of stands in a Part 2, an exempt appendix or the like."""
    plain = level(text)
    return bool(_POINTER.search(plain)) and not _NOT_A_POINTER.search(plain)
