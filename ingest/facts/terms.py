"""From when until when a contract or a grant runs, for how long, and whether it may be extended."""

import re
from collections.abc import Iterator

from ingest.dates import read_date

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sept?"
    r"|Oct|Nov|Dec)"
)
_WHEN = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}"
    rf"|{_MONTH}\s+\d{{4}})"
)
_RUNS = re.compile(r"\b(?:contracts?|grants?|award|agreement|licen[cs]es?|call[- ]off)\b|^Year \d", re.I)
"""What runs from when until when."""
_WORK_TOGETHER = re.compile(r"\bcollaboration agreements?\b", re.I)
"""How forces work together: it buys nothing."""
_OWN = re.compile(
    r"\baward(?:s|ed|ing)? (?:an?|of|the|to)\b|\b(?:approv\w+|extends?|extending|extension of|enters? into"
    r"|proposes?|asks?|seeks"
    r"|new|moves|adds|replace|establish\w*|would supply|will (?:run|start|begin|end|expire|last|be)|runs for"
    r"|lasts|starts on|is for"
    r"|is to)\b|^Year \d",
    re.I,
)
"""That a sentence is about what is decided, and not about a contract there was."""
_OTHERS = re.compile(
    r"\b(?:present|existing|current|old|former|previous|interim|last|incumbent)\b[^.;]{0,60}\b(?:contract|grant"
    r"|agreement|service|system"
    r"|provider|supplier)|\bcontract (?:was|had been) (?:let|awarded)\b|\bwas (?:let|awarded)\b|\bsigned on\b",
    re.I,
)
_EXTENDS = re.compile(r"\b(?:extension of|extend(?:s|ing)?|variation|vary)\b", re.I)
_START = re.compile(
    r"\b(?:from|starting (?:on|in)|starts? (?:on|in)|beginning (?:on|in)|begins? (?:on|in)|commenc(?:es"
    r"|ing)(?: (?:on|in|from))?|with effect from|effective from)"
    rf" (?:the )?(?P<when>{_WHEN})"
)
_SPAN = re.compile(rf"(?:\bbetween )?(?P<start>{_WHEN})(?: to | until | and | ?[-–] ?)(?P<end>{_WHEN})")
_END = re.compile(
    rf"\b(?:to|until|ending(?: on)?|ends on|expires? on|expiring on|up to) (?:the end of )?(?P<when>{_WHEN})"
)
_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four|thirty-six|fifteen)"
_LENGTH = rf"{_NUMBER}[ -](?:financial )?(?:years?|months?|weeks?)(?:'|’)?(?: (?:and|,) (?:a )?{_NUMBER}[ -]months?)?"
_TERM = re.compile(
    rf"\b(?:for|over) (?:an? |the )?(?:further |initial )?(?:period|term|duration) of (?P<term>{_LENGTH})"
    rf"|\bfor (?:the )?(?:a further )?(?P<term2>{_LENGTH})"
    rf"|\b(?P<term3>{_NUMBER}[ -]year(?: and {_NUMBER}[ -]months?)?) (?:contract|grant|agreement|term|award|deal)\b"
    rf"|\b(?:contract|grant|agreement) of (?P<term4>{_LENGTH})"
    rf"|\blasts (?:for )?(?P<term6>{_LENGTH})"
    rf"|\bby (?P<term5>{_LENGTH})(?= (?:from|in all|to)\b|,|\.)",
    re.I,
)
_REST = r"(?:(?! (?:allowing|which|so that|in order)\b)[^,;.]|[,.](?=\d)|, (?=of|by|each|for))*"
_EXTENSION = re.compile(
    r"\b(?P<option>options? (?:of (?:up to )?(?:a further (?:year|twelve months|12 months)"
    rf"|{_NUMBER}(?: more| further)?(?: (?:years?|months))?)\b(?: to extend{_REST})?"
    rf"|for an? \w+ (?:year|term)|to extend{_REST}))"
    rf"|\b(?P<option2>(?:optional extension|extension option)(?: of {_REST})?)"
    rf"|\b(?P<option3>(?:may|can) be extended (?=by|for|up to|to \d|once|twice|further){_REST})",
    re.I,
)
_NO_OPTION = re.compile(
    r"\b(?:no|not|without|gives? up|drops?|use of|use)\b[^,;.]{0,30}\boptions?\b|\bnot be extended\b", re.I
)
_REQUIRED = re.compile(
    r"(?:decision is required|asked to decide|decision is needed"
    rf"|required to decide)\b.{{0,60}}?\bby (?:the )?(?P<when>{_WHEN})"
)


def tidy_date(text: str) -> str:
    """A whole date in ISO form; a month as it is printed.

    >>> tidy_date("1 June 2018"), tidy_date("February 2020")
    ('2018-06-01', 'February 2020')
    """
    when = read_date(text)
    return when.isoformat() if when else re.sub(r"\s+", " ", text)


def find_terms(sentence: str, bought: bool, recommended: bool) -> Iterator[tuple[str, str]]:
    """What a sentence says of how long a contract or grant runs, as names and values of facts. `bought` says that it
    names a supplier, `recommended` that it stands in a recommendation."""
    required = _REQUIRED.search(sentence)
    if required:
        yield "decision required by", tidy_date(required["when"])
    if _NO_OPTION.search(sentence):
        return
    option = _EXTENSION.search(sentence)
    if option:
        yield "extension", _say_option(sentence, option)
    runs = bool(_RUNS.search(_WORK_TOGETHER.sub("", sentence))) or bought
    if (
        not runs
        or (_OTHERS.search(sentence) and not _EXTENDS.search(sentence))
        or not (recommended or bought or _OWN.search(sentence))
    ):
        return
    firm = sentence[: option.start()] if option else sentence
    yield from _find_dates(firm)
    term = _TERM.search(firm)
    if term:
        yield "term", _say_term(next(v for v in term.groupdict().values() if v))


def _say_term(printed: str) -> str:
    """A term in the words that others use for it.

    >>> _say_term("five-year"), _say_term("3 year and 2 month")
    ('five years', '3 year and 2 month')
    """
    number, hyphen, unit = printed.partition("-")
    if not hyphen or unit.casefold() != "year":
        return printed
    return f"{number} year" if number.casefold() in ("1", "one") else f"{number} years"


def _say_option(sentence: str, option: "re.Match[str]") -> str:
    """The option in the record's words: a whole line where it is one of a list of years."""
    if re.match(r"Year \d", sentence):
        return sentence.split("\n")[0].strip()
    return next(v for v in option.groupdict().values() if v).strip()


def _find_dates(text: str) -> Iterator[tuple[str, str]]:
    span = _SPAN.search(text)
    if span and re.search(r"\bend (?:date )?of\b[^.;]{0,40}\bfrom $", text[: span.start()]):
        yield "end", tidy_date(span["end"])
        return
    if span and _is_near(text, span, _FAR):
        yield "start", tidy_date(span["start"])
        yield "end", tidy_date(span["end"])
        return
    start, end = _START.search(text), _END.search(text)
    if start and _is_near(text, start, _FAR) and not re.search(r"\bsav", text[: start.start()], re.I):
        yield "start", tidy_date(start["when"])
    if end and _is_near(text, end, _NEAR) and not _ENDS_ANYWAY.search(text[: end.end()]):
        yield "end", tidy_date(end["when"])


_FAR, _NEAR = 200, 90
"""Characters in which a word for a contract or grant stands before the date at which it starts, or ends: an end is
the more often another thing's."""


_ENDS_ANYWAY = re.compile(
    r"\b(?:ends|expires|runs|lasts|(?:was|were|been) extended|ended) (?:on|in|to|until|at)\b", re.I
)
"""How the end of a contract is told that there is already."""


def _is_near(text: str, date: "re.Match[str]", reach: int) -> bool:
    return bool(_RUNS.search(text[max(0, date.start() - reach) : date.end()]))
