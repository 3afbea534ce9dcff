"""How real bodies word the parts of a document, what is public, what is none, and pointers to a Part 2.

Nearly every mention of Part 2 in a real document is public text, so a pattern here names a shape, never a keyword.
"""

import re

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
_CLOSED_WORD = re.compile(
    r"(?<!non-)\b(?:exempt|confidential|restricted|private|sensitive|closed|not for publication)\b"
)


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


def is_part_heading(text: str) -> bool:
    """Whether the line heads a part of the document, by number or by name."""
    return part_number(text) is not None or bool(re.match(r"^non-confidential facts", level(text)))


_SAYS_PUBLIC = re.compile(
    r"\b(?:this|the|part (?:1|i|one)|section|report|paper|document|appendix|annex)\b.{0,60}\bwill be published\b"
    r"|\bwill publish this\b|\bofficial\s*[-:|]?\s*public\b|^(?:[a-z ]{0,40}[:|-]\s*)?not protectively marked\.?$"
    r"|^(?:part (?:1|i|one)\b.{0,20})?non-confidential facts|^part (?:1|i|one|a)\W*(?:non-confidential|public)\b"
)
_DENIES = re.compile(
    r"\b(?:no|not|never|none|nor|neither|without|un(?:less|til)|non-public)\b(?! protectively marked)"
    r"|\bpublished (?:when|once|after|if|only|later|in due course)\b"
)


def says_public(text: str) -> bool:
    """Whether a cover line or heading itself states that what follows is public."""
    plain = level(text)
    return bool(_SAYS_PUBLIC.search(plain)) and not _DENIES.search(plain)


_NOUNS = r"(?:agenda|reports?|items?|minutes|session|business|papers?|part|section|half|version|appendi(?:x|ces)|annex)"
_OPEN_AGAIN = re.compile(
    rf"^(?:public|open) {_NOUNS}(?: (?:[a-z]|\d{{1,2}}|[ivx]{{1,4}}))?"
    r"(?: (?:agenda|reports?|items|business|papers|pack))?\s*[:.]?$"
    r"|^open to (?:the )?(?:press and )?public$|^out of committee\b.{0,60}$|^public business (?:resumed|continued)\b.*$"
    rf"|^public {_NOUNS} \((?:continued|resumed)\)$"
    r"|^(?:public|open) session(?: (?:resumed|reconvened|continued|restored))?(?:\s*[-:(].*)?$"
    r"|^public (?:record|minutes?|summary|version|note) of (?:the )?(?:private|exempt|confidential|closed) \w+$"
    r"|^(?:appendix|annex|schedule|item|paper|report|section)\s+\w{1,4}\b.{0,80}"
    r"[(\[](?:public|open|for publication|not exempt)[)\]]$"
    r"|^(?:appendix|annex|schedule|attachment|enclosure|item|paper|report|section)\s+\w{1,4}\s*[-:,(\[ ]+\s*"
    r"(?:is )?(?:public|for (?:publication|(?:general )?release)|open(?: to (?:the )?public)?|not exempt|non-exempt"
    r"|non-confidential|official\s*-\s*public"
    r"|not protectively marked|unclassified)\b[)\]]?(?:\s*[-:(,].*)?$"
    r"|^(?:protective|security) (?:marking|classification)\s*[|:-]\s*"
    r"(?:official\s*[-:|]?\s*public|not protectively marked|unclassified)\b.{0,20}$"
    r"|^(?:items?|business|matters|reports?|papers?) (?:(?:to be|for) )?(?:considered|consideration|dealt with|taken"
    r"|discussed|discussion|held|heard)? ?in (?:public|open session)\b.{0,20}$"
)
_PUBLIC_HALF = re.compile(r"\b(?:public|open|non-confidential|published|not exempt)\b")


_NUMBERED = re.compile(r"^\(?\d{1,3}(?:\.\d{1,2})?[.)]?\s+")


def reopens(text: str) -> bool:
    """Whether a heading itself says that what it stands over is public: a public appendix, part, agenda or session.

    >>> reopens("APPENDIX H – FOR PUBLICATION"), reopens("Part 1 - Public Agenda"), reopens("Public access")
    (True, True, False)
    """
    if " / " in text:  # in two languages
        return any(reopens(half) for half in text.split(" / "))
    plain = _NUMBERED.sub("", level(text))
    if _DENIES.search(re.sub(r"\bnot? (?=exempt|protectively)", "", plain)):
        return False
    if part_number(text) == 1:
        return bool(_PUBLIC_HALF.search(plain)) or says_public(text)
    return bool(_OPEN_AGAIN.match(plain))


_NONE = re.compile(
    r"^(?:\d+[.)]?\s*)?(?:none|nil|n/?a|not applicable"
    r"|there (?:is|are) (?:no|none)(?: (?:exempt|confidential|restricted|private|further|such|part (?:2|ii|two)))*"
    r"(?: (?:information|matters?|items?|facts|advice|section|business|papers?|reports?|form))*"
    r"(?: (?:in|to|for|of) (?:this|the) (?:report|section|part|form|paper|decision|agenda|meeting))?"
    r"|this (?:report|paper|form|document|section|decision) contains no (?:exempt|confidential|restricted)"
    r" information)\.?$"
)


def says_none(text: str) -> bool:
    """Whether the line only says that there is nothing exempt."""
    return any(_NONE.match(level(half)) for half in text.split(" / "))


_POINTER = re.compile(
    r"\b(?:restricted|exempt|confidential|closed|private) (?:section|part|appendix|paper|report|annex|element)\b"
    r"|\bexempt (?:\w+ )?information on part (?:2|two|ii)\b"
    r"|\b(?:in|see|to|within|by|at|of) (?:the )?(?:restricted |exempt |confidential |separate )?part (?:2|two|ii)\b"
)
_NOT_A_POINTER = re.compile(
    r"only the facts|part (?:2|two|ii) form|marking for part|details of the part|^part (?:2|two|ii) of"
)


def points_to_part2(text: str) -> bool:
    """Whether a public sentence says that what it speaks of stands in a Part 2, an exempt appendix or the like."""
    plain = level(text)
    return bool(_POINTER.search(plain)) and not _NOT_A_POINTER.search(plain)
