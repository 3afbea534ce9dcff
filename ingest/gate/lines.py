"""Whether a line, standing alone, closes what it labels: a trigger of the vocabulary that no role clears.

A heading, label, caption, cell or status closes wherever an uncleared trigger stands in it; a sentence closes only
where it speaks of itself or of what follows. It must never ask what a document is about.
"""

import re

from ingest.gate import vocabulary as v
from ingest.gate.labels import Opening, read_label, strike
from ingest.gate.markings import LONE_PROTECT, read_marking
from ingest.gate.plain import bare, is_sentence
from ingest.gate.sentences import read_inline, read_sentence
from ingest.gate.spelling import level

__all__ = ["Opening", "denies", "heads_exempt", "names_exempt", "opens_exempt", "read_line"]


@v.remembered
def read_line(text: str) -> Opening | None:
    """The trigger by which a line closes; None where it has none, or a role clears each."""
    plain = bare(text)
    if not (v.stems().search(plain) or LONE_PROTECT.match(text)):
        return None
    if _is_row(text):
        return None
    marked = read_marking(text)
    if marked:
        return Opening(marked)
    inline = None if v.pattern(_SPOKEN).search(plain) else read_inline(text)
    if inline or len(plain.split()) > _MOST_WORDS:
        return inline
    struck = strike(text, plain)
    if not struck:
        return None
    return read_sentence(struck) if is_sentence(text, struck) else read_label(text, struck)


_SPOKEN = tuple(row for row in v.ROLES if row.name == "spoken of")
_MOST_WORDS = 60  # of a heading that carries the statutory formula; the longest seen has 45


def _is_row(text: str) -> bool:
    """Whether a line is a table's row with several filled cells: its cells are judged, one by one, where it is read."""
    return sum(bool(cell.strip()) for cell in re.split(r"\t|\|", text)) > _CELLS and not read_marking(text)


_CELLS = 2


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


_NAMED = v.phrase("named closed")


def names_exempt(text: str) -> bool:
    """Whether a heading calls a section, an appendix or a session exempt, in this order of words: Exempt items."""
    return bool(_NAMED.match(bare(text))) and opens_exempt(text)
