"""How real bodies word Part 2, exempt sections, markings and statements of grounds.

Patterns work on a levelled line: lower case, one kind of dash, letter-spacing and common OCR slips undone. Nearly
every mention of Part 2 in a real document is public text, so a pattern here names a shape, never a keyword.
"""

import re

_DASHES = re.compile(r"[‐‑‒–—―−]")
_LETTER_SPACED = re.compile(r"\b(?:[A-Za-z0-9] ){3,}[A-Za-z0-9]\b")
_SLIPS = (
    (re.compile(r"\bp\s?a\s?r\s?t\b", re.I), "part"),
    (re.compile(r"\b0fficial", re.I), "official"),
    (re.compile(r"\bc0nfidential", re.I), "confidential"),
    (re.compile(r"\bexernpt\b", re.I), "exempt"),
)


def level(text: str) -> str:
    """The line in one plain form, for matching only.

    >>> level("P A R T 2 — 0FFICIAL–SENSITIVE")
    'part 2 - official-sensitive'
    """
    text = _DASHES.sub("-", text)
    text = _LETTER_SPACED.sub(lambda m: m.group().replace(" ", ""), text)
    text = re.sub(r"\bpart(?=[0-9ivxz]{1,3}\b)", "part ", text, flags=re.I)
    for slip, meant in _SLIPS:
        text = slip.sub(meant, text)
    return re.sub(r"\s+", " ", text).strip().casefold()


_NUMERALS = {"1": 1, "i": 1, "one": 1, "l": 1, "a": 1, "2": 2, "ii": 2, "two": 2, "z": 2, "11": 2, "b": 2}
_PART = re.compile(
    r"^(?:\d+\.?\s+|section\s+\w+\s*[-:]\s*)?part\s*[-:]?\s*(1|i|one|l|a|2|ii|two|z|11|b)(?![\w.])\s*(?P<rest>.*)$"
)
_PROSE_AFTER_PART = re.compile(
    r"^(?:of|to|in|is|was|has|will|above|below|and|or|form|confidentiality|deferral|deferment)\b"
)


def part_number(text: str) -> int | None:
    """1 or 2 when the line is the heading of a part, else None; a sentence that mentions a part is not one.

    >>> part_number("PART II: EXEMPT SECTION"), part_number("Part 2 of the paper is exempt"), part_number("Part 1")
    (2, None, 1)
    """
    match = _PART.match(level(text))
    if match is None or _PROSE_AFTER_PART.match(match["rest"]):
        return None
    return _NUMERALS[match[1]]


def is_part_heading(text: str) -> bool:
    """Whether the line heads a part of the document, by number or by name."""
    return part_number(text) is not None or bool(re.match(r"^non-confidential facts", level(text)))


_RESTRICTED = r"official[ -]*sensitive|off-sens?|secret|top secret|protect|restricted|confidential"
_DESCRIPTOR = (
    r"(?:\[[^\]]*\]|\([^)]*\)|personal|commercial|operational|locsen|staff|policy|management|investigations?"
    r"|page \d+.*|\d+)"
)
_MARKING = re.compile(
    r"^(?:security (?:classification|marking)|protective marking|classification|marking|gsc)?\s*[:|-]?\s*"
    rf"(?:official\s*[-:]\s*)?(?:{_RESTRICTED})(?:\s*[-:]?\s*{_DESCRIPTOR})*\.?$"
)


def is_marking(text: str) -> bool:
    """Whether the whole line is a restrictive security marking (OFFICIAL-SENSITIVE and above, or older ones)."""
    return bool(_MARKING.match(level(text)))


_CLOSED = r"(?:exempt|confidential|restricted|private|closed|non-public)"
_EXEMPT_HEADING = re.compile(
    rf"^(?:[\d.]+\s+)?(?:the )?{_CLOSED}\s+"
    r"(?:section|appendi(?:x|ces)|annex|information|part|report|session|agenda|items?|facts|business|matters|paper"
    r"|minutes?)\b"
    r"|^(?:appendix|annex|schedule|attachment|enclosure)\s+\w{1,4}\b.{0,60}\b"
    r"(?:exempt|confidential|restricted|not for publication|private)\b"
    r"|^not for publication\b|^private and confidential\b|^(?:[\d.]+\s+)?in private\b"
    r"|^this (?:appendix|annex|section|report) is (?:exempt|confidential)"
)
_MAX_HEADING_WORDS = 25


def opens_exempt(text: str) -> bool:
    """Whether the line, standing alone, opens an exempt section: a Part 2 heading, an exempt appendix, a marking."""
    plain = level(text)
    if len(plain.split()) > _MAX_HEADING_WORDS or "non-confidential" in plain:
        return False
    return part_number(text) == 2 or is_marking(text) or bool(_EXEMPT_HEADING.match(plain))


_SAYS_PUBLIC = re.compile(
    r"will be published|official\s*[-:|]?\s*public\b|\bpublic document\b|for publication(?<!not for publication)"
    r"|non-confidential|not protectively marked|open report|not exempt|\bunclassified\b"
)


def says_public(text: str) -> bool:
    """Whether a cover line or heading states that what follows is public."""
    plain = level(text)
    return bool(_SAYS_PUBLIC.search(plain)) and "not for publication" not in plain and "not suitable" not in plain


_NONE = re.compile(r"^(?:\d+[.)]?\s*)?(?:none|nil|n/?a|not applicable|there (?:is|are) (?:no|none)\b[^.]{0,40})\.?$")


def says_none(text: str) -> bool:
    """Whether the line only says that there is nothing exempt."""
    return bool(_NONE.match(level(text)))


_POINTER = re.compile(
    r"\b(?:restricted|exempt|confidential|closed|private) (?:section|part|appendix|paper|report|annex|element)\b"
    r"|\b(?:in|see|to|within|by|at|of) (?:the )?(?:restricted |exempt |confidential |separate )?part (?:2|two|ii)\b"
)
_NOT_A_POINTER = re.compile(
    r"only the facts|part (?:2|two|ii) form|marking for part|details of the part|^part (?:2|two|ii) of"
)


def points_to_part2(text: str) -> bool:
    """Whether a public sentence says that what it speaks of stands in a Part 2, an exempt appendix or the like."""
    plain = level(text)
    return bool(_POINTER.search(plain)) and not _NOT_A_POINTER.search(plain)
