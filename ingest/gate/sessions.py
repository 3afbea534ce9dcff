"""Meetings that go into private session and out of it: the sentence that shuts the public out, and the one that lets
them in again. Both sentences are public themselves.
"""

import re

from ingest.gate import vocabulary as v
from ingest.gate.spelling import level as _level

_QUOTES = str.maketrans("", "", "\"'‘’“”")


def level(text: str) -> str:
    """A line in its plain form, without quotes: to go 'in committee' is to go in committee."""
    return _level(text).translate(_QUOTES)


_SUMMARY = v.phrase("a public summary of a private part")
_SESSION = v.phrase("the private half of a meeting")
_WORDS = 110
"""Words of the longest resolution seen, with the law it cites."""


def shuts_out(text: str) -> bool:
    """Whether a sentence excludes the public from what follows it; one about another meeting, or an if, does not."""
    if re.search(v.MOTION_FAILED.words, level(text)):
        return False
    return any(_shuts_out(level(sentence)) for sentence in _NEXT_SENTENCE.split(text))


def _shuts_out(plain: str) -> bool:
    if len(plain.split()) > _WORDS:
        return False
    found = v.pattern(v.SESSION_OUT).search(plain)
    return found is not None and not _only_said(plain, found)


_EXCEPTION = re.compile(
    r"[,(;-]?\s*\b(?:except(?:ing)?(?: for)?|other than|save(?: for)?|apart from|with the exception of)\b.*$"
)
_AFTER_CONJUNCTION = re.compile(
    r"\b(?:whil(?:e|st)|when(?:ever)?|where|unless|until|after|before|since|once|as|because)\b[^,;]{0,25}$"
)
_NOW = re.compile(
    r"\b(?:now|at this (?:point|stage|juncture)|at that point|thereupon|accordingly|for the (?:following|remaind\w+"
    r"|next|rest))\b|^(?:resolved|agreed)\b"
)


def _only_said(plain: str, found: re.Match[str]) -> bool:
    """Whether the words only speak of shutting out. What a sentence excepts from it ("except the two observers") leaves
    the rest shut out."""
    before, rest = plain[: found.start()], _EXCEPTION.sub("", plain)
    if _AFTER_CONJUNCTION.search(before):
        return True
    if _NOW.search(plain):
        return bool(v.pattern(_UNDONE).search(before) or v.pattern(_PLACES).search(plain))
    return bool(v.pattern(_SAID).search(rest) or v.pattern(_NOT).search(before))


_UNDONE = tuple(
    row
    for row in v.SESSION_SAID
    if row.name in ("not done", "another meeting", "a question or a wish", "parts of an agenda, each at its place")
)


_SAID = tuple(row for row in v.SESSION_SAID if row.name != "not done")
_NOT = tuple(row for row in v.SESSION_SAID if row.name == "not done")
_PLACES = tuple(row for row in v.SESSION_SAID if row.name == "parts of an agenda, each at its place")


def is_resolution_alone(text: str) -> bool:
    """Whether a text that shuts the public out says nothing after the sentence that does."""
    return _shuts_out(level(_NEXT_SENTENCE.split(text)[-1]))


_NEXT_SENTENCE = re.compile(r"[.;:]\s+(?=[A-Z(£\d])")


def is_one_sentence(text: str) -> bool:
    """Whether nothing stands before or after a single sentence."""
    return not _NEXT_SENTENCE.search(text)


def lets_in(text: str) -> bool:
    """Whether a text begins by saying that a meeting is open again, or heads the public summary of its private part."""
    plain = level(_NEXT_SENTENCE.split(text, maxsplit=1)[0])
    return bool(v.pattern(v.SESSION_IN).search(plain) and not _is_doubtful(plain)) or bool(_SUMMARY.match(plain))


def _is_doubtful(plain: str) -> bool:
    found = v.pattern(v.SESSION_IN).search(plain)
    if found and _AFTER_CONJUNCTION.search(plain[: found.start()]):
        return True
    return bool(v.pattern(v.SESSION_SAID).search(plain) or v.pattern(v.SESSION_OUT).search(plain)) and not _NOW.search(
        plain
    )


def is_session(text: str) -> bool:
    """Whether a heading opens the private half of a meeting, which a sentence may end."""
    return bool(_SESSION.search(level(text)))
