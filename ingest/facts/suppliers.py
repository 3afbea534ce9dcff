"""To whom a contract, an award or a grant goes, and with whom there is one already."""

import re
from collections.abc import Iterator

from ingest.facts.names import FULL, NAME, is_company, may_supply, tidy_name

_BOUGHT = (
    r"(?:[Cc]ontracts?|[Gg]rants?|[Aa]ward(?:s|ed|ing)?|[Cc]all[- ]offs?|[Mm]onies|[Ff]ees|(?<!funding )[Ll]et"
    r"|[Ff]unding of|[Ss]ingle [Tt]ender [Aa](?:ction|ward))"
)
_GAP = r"(?:[^.;:]|\.(?=\d))"
"""A letter within a clause; the point of a figure ends none."""
_AFTER = r"(?=,|;|\.|$| \(| [a-z])"
_GOES_TO = re.compile(rf"\b{_BOUGHT}\b{_GAP}{{0,110}}?\bto (?:the )?(?P<name>{NAME}){_AFTER}")
_AND_TO = re.compile(rf"^{_GAP}{{0,60}}?(?:,| and) (?:to |up to £[\d,]+ to )(?:the )?(?P<name>{NAME}){_AFTER}")
_GIVES = re.compile(rf"\b[Aa]ward(?:s|ed|ing)? (?:the )?(?P<name>{NAME}) (?:an?|the) (?:\w+ )?(?:grant|contract)\b")
_IS_WITH = re.compile(
    r"\b(?:[Cc]ontracts?|(?:[Gg]rant|[Ss]upport|[Ss]ervice|[Ss]upply|[Ff]ramework|[Ll]icen[cs]e) [Aa]greements?)\b"
    rf"{_GAP}{{0,60}}?\bwith (?:the )?(?P<name>{NAME}){_AFTER}"
)
_FROM = re.compile(
    r"\b(?:[Ll]icen[cs]es?|[Cc]ontracted|[Bb]ought|[Pp]urchased"
    rf"|[Oo]rdered)\b{_GAP}{{0,60}}?\bfrom (?:the )?(?P<name>{FULL})"
    rf"|\bcontracted \w+ from (?:the )?(?P<name2>{NAME}){_AFTER}"
)
_BY = re.compile(
    r"\b(?:supplied|provided|hosted|maintained|licensed|put in|delivered|run|examined|repaired)(?: and \w+)?"
    rf"(?: \w+){{0,2}} by (?:the )?(?P<name>{FULL})"
)
_OF = re.compile(rf"\b(?:term )?contract of (?P<name>{FULL})|\b[Aa]ppointed (?P<name2>{FULL})")
_IS = re.compile(
    rf"(?P<name>{FULL}),? (?:is|was|are|were|has been) (?:the )?(?:chosen|selected|appointed"
    r"|preferred (?:supplier|bidder))"
    rf"|(?P<name2>{FULL}) (?:won|has won) (?:the|a) (?:competition|tender|contract)"
    rf"|(?P<name3>{FULL}) (?:holds|has) (?:the|a) (?:[a-z]+ )*(?:contract|grant)"
    rf"|(?P<name4>{FULL}) (?:supplies|has supplied|has maintained|has provided|has run|charges|would supply"
    r"|will supply)\b"
    rf"|(?P<name7>{FULL}) (?:acts?|advises?|drafts?|(?:is|are) advising)\b"
    rf"|(?P<name5>{NAME}),? (?:(?:our|the|its) |\()(?:[a-z]+ )*[Ss]upplier\b"
    rf"|\bsupplier, (?P<name6>{NAME}),|\bpreferred (?:bidder|supplier|provider) is (?:the )?(?P<name8>{NAME}){_AFTER}"
)
_NOT_TO = re.compile(
    r"\b(?:open|according|relat\w+|subject|prior|due|access|transition\w*|migrat\w*|mov\w+|report\w*|submitted"
    r"|presented|refer\w*"
    r"|similar|equal|attached|link\w*|connect\w*|transfer\w*|limited|next|close|need\w*|ability|able|right|power"
    r"|adjacent|over|back) to (?:the )?$"
)
_IS_THING = re.compile(
    r" (?:[Cc]ontract|[Aa]greement|[Ff]ramework|[Cc]all[- ][Oo]ff|[Pp]rogramme|[Pp]roject|[Pp]latform)s?\b"
)
"""A name that says what is bought or under what, and not who sells: "a customer to the BIP contract"."""
_FIELD = re.compile(
    r"^(?:(?:[Cc]ontract )?[Aa]warded to|(?:[Ss]upplier|[Cc]ontractor|[Pp]rovider|[Gg]rantee"
    rf"|[Rr]ecipient)(?: name)?) ?: (?P<name>{NAME})"
)
_PATTERNS = (_FIELD, _GOES_TO, _GIVES, _IS_WITH, _FROM, _BY, _OF, _IS)
_NOW = re.compile(
    r"\b(?:existing|current|present|incumbent|in force|already)\b[^.;:]{0,60}\b(?:contract|supplier|provider"
    r"|grant|agreement)"
    r"|\b(?:our|its) (?:[a-z]+ )*supplier\b",
    re.I,
)
_TURNED_DOWN = re.compile(
    r"^\W*option \w\b(?!.*\b(?:recommended|preferred)\b)|\b(?:unsuccessful|losing|rejected|not awarded)\b", re.I
)


def find_suppliers(sentence: str) -> tuple[str, ...]:
    """The organisations that a sentence names as having or getting a contract, an award or a grant."""
    if _TURNED_DOWN.search(sentence):
        return ()
    found = (tidy_name(name) for pattern in _PATTERNS for name in _names(pattern, sentence))
    return tuple(dict.fromkeys(name for name in found if may_supply(name)))


def _names(pattern: "re.Pattern[str]", sentence: str) -> Iterator[str]:
    for match in pattern.finditer(sentence):
        if pattern is _GOES_TO and _NOT_TO.search(sentence[: match.start("name")]):
            continue
        if pattern is _GOES_TO and _IS_THING.match(sentence, match.end("name")):
            continue
        name = next((value for value in match.groupdict().values() if value), "")
        yield name
        if pattern is _GOES_TO:
            further = _AND_TO.match(sentence[match.end() :])
            if further:
                yield further["name"]


def is_incumbent(sentence: str) -> bool:
    """Whether a sentence speaks of a contract that there is already, and of no other."""
    return bool(_NOW.search(sentence)) and not re.search(r"\baward|\bapprove\b", sentence, re.I)


def spell_out(name: str, names: frozenset[str]) -> str:
    """The longest name in a document that begins with this one's words: "Bellwether" is "Bellwether Networks plc"."""
    if is_company(name):
        return name
    longer = sorted((other for other in names if is_company(other) and other.startswith(f"{name} ")), key=len)
    return longer[-1] if longer else name
