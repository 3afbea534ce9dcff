"""Security markings: lines that are one (OFFICIAL-SENSITIVE and above, or older ones) and nothing else."""

import re

from ingest.gate import vocabulary as v
from ingest.gate.spelling import level

_DESCRIPTOR = (
    r"(?:\[[^\]]*\]|\([^)]*\)|personal|commercial|operational|locsen|staff|policy|management|investigations?|and|data"
    r"|legal|only|when complete[d]?|until complete[d]?|markets?|hmg|uk eyes|handling|page(?: \d+.*)?|\d+)"
)
_MARKING_LABEL = (
    r"(?:(?:government |your )?(?:security|protective) (?:classification|marking)s?|(?:document "
    r"|overall )?classification|marking"
    r"|marked|gsc|gpms|handling|status|sensitivity|restriction|level)"
)
_PAGE_NUMBER = r"(?:page \d+(?: of \d+)?|\d{1,3}(?: of \d{1,3})?)"


@v.remembered
def _marking_pattern() -> re.Pattern[str]:
    words = v.pattern(v.MARKINGS).pattern
    return re.compile(
        rf"^(?:{_PAGE_NUMBER}\s*[-:|]?\s*)?(?:{_MARKING_LABEL}\s*[:|-]*\s*)?[(\[]?(?:(?:uk"
        rf" )?official\s*[-:]\s*)?(?:police |staff |opcc |board )?"
        rf"(?:{words})[)\]]?(?:\s*[-:|,/]*\s*{_DESCRIPTOR})*\s*[.:]?$"
    )


LONE_PROTECT = re.compile(r"^\W*PROTECT\W*$")  # in capitals: "Protect" may head one of four strands of work
OVER_FIGURES = re.compile(
    r"^[A-Z][a-z]+(?:(?:\t| \| )(?:[^\t|:]{1,30}: )?[£(-]*\d[\d,.]*[km%]?\)?){2,}$"
    r"|^[A-Z][a-z]+(?:\t| \| )[£(-]*\d+[,.%]\S*$"
)
"""A row of figures that one word in small letters names: the restricted reserve, not a marking and a page's number."""


def read_marking(text: str) -> str | None:
    """The marking (OFFICIAL-SENSITIVE and above, or older ones) that is all a line says; None where it says more."""
    if OVER_FIGURES.match(text):
        return None
    plain = level(text).rstrip(" .:-")
    if _marking_pattern().match(plain) or LONE_PROTECT.match(text):
        return next((row.name for row in v.MARKINGS if re.search(row.words, plain)), "protect")
    return None


def is_marking(text: str) -> bool:
    """Whether the whole line is a restrictive security marking."""
    return read_marking(text) is not None
