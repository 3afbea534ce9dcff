"""A question taken apart: what is asked, one thing at a time, and the words by which an answer is known."""

import re
from dataclasses import dataclass

from assistant.kinds import KINDS, WHY, Kind
from assistant.words import content_stems, stem

_CUE = (
    r"(?:what|which|who|whose|whom|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|will|until"
    r"|(?:from|under|for|by|on|in|with|to|at|over) (?:what|which|who|whom|whose|when|how))\b"
)
_SPLIT = re.compile(
    rf"\s*[?;]\s+(?:and\s+)?(?={_CUE})|\s*,\s*(?:and\s+|but\s+)?(?={_CUE})|\s+(?:and|but)\s+(?:also\s+)?(?={_CUE})",
    re.I,
)
_ASKS = re.compile(_CUE, re.I)
_MIN_WORDS = 2
_OPENING = re.compile(
    r"^(?:hi|hello|please|i['’]?ve|i have|i am|i['’]m|we['’]?ve|we have|(?:can|could|would) you)\b.{0,160}?"
    r"(?=\b(?:what|how|who|when|which|where|whether)\b)",
    re.I,
)
_THANKS = re.compile(r"\s*[-–,;.]\s*(?:(?:could|can|would) you\b|please\b|thanks?\b|thank you\b).*$", re.I)


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked. `words` are the stems that carry its meaning, without those that only name its kind;
    `dates` are the months and years it names, which an answer must be about."""

    text: str
    kind: Kind
    words: tuple[str, ...]
    dates: tuple[str, ...]


def split_asks(question: str) -> tuple[Ask, ...]:
    """The things a question asks, in order; at least one.

    >>> [a.kind.name for a in split_asks("How much is the contract worth and for how long?")]
    ['amount', 'duration']
    """
    plain = _THANKS.sub("", _OPENING.sub("", question.strip()))
    parts = [p.strip(" ,.;?") for p in _SPLIT.split(plain)]
    merged: list[str] = []
    for part in parts:
        leads_in = len(merged) == 1 and not _ASKS.search(merged[0])
        if merged and (leads_in or len(part.split()) < _MIN_WORDS):
            merged[-1] = f"{merged[-1]}, {part}"
        elif part:
            merged.append(part)
    return tuple(_ask(p) for p in merged) or (_ask(question),)


def ask_reasons(question: str) -> tuple[Ask, ...]:
    """For a question that wants a view: the reasons that the record gives, as the one thing asked of it."""
    return (_ask(question, WHY),)


_KIND_WORDS = frozenset(
    stem(w)
    for w in """
    much many long when who why date day month year years months amount value worth percent percentage share
    proportion number name which what kind tell find show list state record records document documents paper
    pcd decision form page paragraph section report according thing say describe explain answer question please
    one two three four five six seven eight nine ten called job title role position reason rationale ref
    reference need know remind confirm check until till summary summarise summarize overview gist brief
    """.split()
)
_DATED = re.compile(
    r"(?<![/\w-])(?:19|20)\d\d/\d{2,4}\b|(?<![/\w-])(?:19|20)\d\d\b(?!/)|\b(?:january|february|march|april|june|july|august|september|october"
    r"|november|december)\b|\bMay(?= \d{4}|\s*$)",
    re.I,
)


_KEEP = frozenset(("duration", "share"))  # "the initial contract" asks for more than a length


def _ask(text: str, kind: Kind | None = None) -> Ask:
    kind = kind or next(k for k in KINDS if k.asked.search(text))
    undated = _DATED.sub(lambda m: m.group() if "/" in m.group() else " ", text)  # a financial year heads a column
    dropped = _KIND_WORDS if kind.name in _KEEP else _KIND_WORDS | kind.cues
    words = tuple(s for s in content_stems(undated) if s not in dropped)
    return Ask(text, kind, words, tuple(m.group().casefold() for m in _DATED.finditer(text)))


GENERIC = frozenset(
    stem(w)
    for w in """contract cost costs price decision decisions deal award awarded supplier contractor provider company
    approve approved approval sign signed budget fund funded funding start begin end expire date saving savings save
    part 2 ii money pay paid spend who it project programme work agreement authority officer recommendation recommended
    won win supply report form grant term value commissioner mayor deputy risk risks legal deferred published body type
    total capital revenue""".split()
)


def names_nothing(asks: tuple[Ask, ...]) -> bool:
    """Whether a question says nothing by which one decision could be told from another."""
    return not any(a.dates for a in asks) and {w for a in asks for w in a.words} <= GENERIC
