"""What is UNCLEAR, sorted by kind: what one person may look at together and let through at once, now and later.

A kind is one body, one rule and one opening line. It is known by a hash, never by a word of what is withheld.
"""

import hashlib
import json
import re
from collections.abc import Iterable

from ingest.gate.parts import Paragraph, Status
from ingest.gate.spelling import level

KIND = re.compile(r"k-[0-9a-f]{10}")
"""How a kind's key is printed."""

_PLACE = re.compile(r"(?:, )?\bpage \d+|\d+")


def kind_of(body: str, reason: str, opening: str) -> str:
    """The key of an UNCLEAR judgement's kind. Where in its document a reason says that it arose does not count.

    >>> one = kind_of("Westmarch", "in the part that opens at paragraph 9, page 2", "Part II: Delivery plan")
    >>> one == kind_of("Westmarch", "in the part that opens at paragraph 31", "PART II – Delivery plan")
    False
    >>> one == kind_of("Westmarch", "in the part that opens at paragraph 31", "PART II: Delivery plan")
    True
    """
    told = json.dumps([body.casefold(), rule_of(reason), level(opening)])
    return f"k-{hashlib.sha256(told.encode()).hexdigest()[:10]}"


def rule_of(reason: str) -> str:
    """A reason without the places that it names.

    >>> rule_of("in the part that opens at paragraph 9, page 2")
    'in the part that opens at paragraph …'
    """
    return _PLACE.sub(lambda place: "" if "page" in place.group() else "…", reason)


def find_kinds(body: str | None, paragraphs: Iterable[Paragraph]) -> dict[int, str]:
    """The kind of each paragraph that the rules find UNCLEAR, by ordinal. Paragraphs that follow each other in one part
    of one attachment, for one reason, are one judgement, whose opening line is the first of them. Where the body is
    not known nothing has a kind: two offices must not be taken for one."""
    kinds: dict[int, str] = {}
    if not body:
        return kinds
    before, kind = None, ""
    for p in paragraphs:
        judgement = (p.reason, p.at.attachment, p.at.part) if p.status is Status.UNCLEAR else None
        if judgement is not None:
            kind = kind if judgement == before else kind_of(body, p.reason, p.text)
            kinds[p.at.ordinal] = kind
        before = judgement
    return kinds
