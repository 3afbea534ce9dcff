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
_RUNS = re.compile(
    r"\b(?:contract|grant|award|agreement|licen[cs]e|call[- ]off|extension|extend(?:s|ed)?|term\b"
    r"|services? (?:starts?|begins?)"
    r"|for (?:\w+ ){1,4}years?|Year \d)",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:present|existing|current|old|former|previous|interim|last|incumbent)\b[^.;]{0,60}\b(?:contract|grant"
    r"|agreement|service|system"
    r"|provider|supplier)|\bcontract (?:was|had been) (?:let|awarded)\b|\bwas (?:let|awarded)\b|\bsigned on\b",
    re.I,
)
_START = re.compile(
    r"\b(?:from|starting (?:on|in)|starts? (?:on|in)|beginning (?:on|in)|begins? (?:on|in)|commenc(?:es"
    r"|ing) (?:on|in)|with effect from)"
    rf" (?:the )?(?P<when>{_WHEN})"
)
_SPAN = re.compile(rf"(?:\bbetween )?(?P<start>{_WHEN})(?: to | until | and | ?[-–] ?)(?P<end>{_WHEN})")
_END = re.compile(
    rf"\b(?:to|until|ending(?: on)?|ends on|expires? on|expiring on|up to) (?:the end of )?(?P<when>{_WHEN})"
)
_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four|thirty-six|fifteen)"
_LENGTH = rf"{_NUMBER}[ -](?:financial )?(?:years?|months?|weeks?)(?:'|’)?(?: (?:and|,) (?:a )?{_NUMBER}[ -]months?)?"
_TERM = re.compile(
    rf"\b(?:for|over) (?:a |the )?(?:further |initial )?(?:period|term|duration) of (?P<term>{_LENGTH})"
    rf"|\bfor (?:the )?(?:a further )?(?P<term2>{_LENGTH})"
    rf"|\b(?P<term3>{_NUMBER}[ -]year(?: and {_NUMBER}[ -]months?)?) (?:contract|grant|agreement|term|award|deal)\b"
    rf"|\b(?:contract|grant|agreement) of (?P<term4>{_LENGTH})"
    rf"|\bby (?P<term5>{_LENGTH})(?= (?:from|in all|to)\b|,|\.)",
    re.I,
)
_EXTENSION = re.compile(
    r"\b(?:with )?(?:an |the )?(?P<option>options?\b(?: of (?:up to )?(?:a further )?\w+(?: more)? (?:years?|months))?"
    r"(?: to extend[^,;.]*)?)|\b(?P<option2>optional extension|extension option)"
    r"|\bmay be extended (?P<option3>[^,;.]*)",
    re.I,
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


def find_terms(sentence: str, money: bool) -> Iterator[tuple[str, str]]:
    """What a sentence says of how long a contract or grant runs, as names and values of facts. `money` says whether
    the sentence is about a contract for other reasons than its words."""
    required = _REQUIRED.search(sentence)
    if required:
        yield "decision required by", tidy_date(required["when"])
    if not (_RUNS.search(sentence) or money) or _OTHERS.search(sentence):
        return
    option = _EXTENSION.search(sentence)
    if option and "extend" in option.group().casefold() + sentence.casefold():
        yield (
            "extension",
            sentence.strip() if option["option2"] else next(v for v in option.groupdict().values() if v).strip(),
        )
    firm = sentence[: option.start()] if option else sentence
    yield from _find_dates(firm)
    term = _TERM.search(firm)
    if term:
        yield "term", next(v for v in term.groupdict().values() if v)


def _find_dates(text: str) -> Iterator[tuple[str, str]]:
    span = _SPAN.search(text)
    if span:
        yield "start", tidy_date(span["start"])
        yield "end", tidy_date(span["end"])
        return
    start, end = _START.search(text), _END.search(text)
    if start:
        yield "start", tidy_date(start["when"])
    if end:
        yield "end", tidy_date(end["when"])
