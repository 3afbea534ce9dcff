"""Which lines open an exempt section, asked with a yes or no; and the boundaries that nothing is joined across."""

import re

from ingest.gate.lines import bare, read_line, read_marking
from ingest.gate.spelling import level


def is_marking(text: str) -> bool:
    """Whether the whole line is a restrictive security marking (OFFICIAL-SENSITIVE and above, or older ones)."""
    return read_marking(text) is not None


def opens_exempt(text: str) -> bool:
    """Whether the line, standing alone, opens an exempt section: a Part 2 heading, an exempt appendix, a marking."""
    opening = read_line(text)
    return opening is not None and not (opening.paper or opening.inline)


_HEAD = re.compile(
    r"^(?:part|pt|rhan|section|appendix|annexe?|schedule|attachment|enclosure|item|paper|report|atodiad|eitem)\b", re.I
)


def heads_exempt(text: str) -> bool:
    """Whether a line surely is a heading that opens an exempt section, whatever stands on the line below it."""
    opening = read_line(text)
    return opening is not None and opening.sure and bool(text.isupper() or _HEAD.match(bare(text)))


_DENIED = re.compile(r"[-:?|]\s*(?:none|nil|no|n/?a|not applicable)\.?$")


def denies(text: str) -> bool:
    """Whether a line answers its own heading with no or none: Part 2 – NO."""
    return bool(_DENIED.search(level(text)))


_NAMED = re.compile(r"^(?:the )?(?:exempt|confidential|restricted|private|closed|non[- ]public)\b")


def names_exempt(text: str) -> bool:
    """Whether a heading calls a section, an appendix or a session exempt, in this order of words: Exempt items."""
    return bool(_NAMED.match(bare(text))) and opens_exempt(text)


def zones(lines: list[tuple[bool, bool, int | None]]) -> tuple[int, ...]:
    """A number for each line, given whether it opens an exempt section, whether it ends one, and its page; nothing may
    be moved or joined from one number to another.

    A new zone begins at a line that opens an exempt section or ends one, and at a page break beside a page that holds
    one that opens.
    """
    pages = {page for opens, _, page in lines if opens}
    zone, found, last = 0, list[int](), None
    for opens, ends, page in lines:
        zone += opens or ends or (page != last and bool({page, last} & pages))
        found.append(zone)
        last = page
    return tuple(found)
