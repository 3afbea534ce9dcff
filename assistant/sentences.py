"""A paragraph's sentences as exact pieces of its text, so that what is quoted can be found again."""

import re
from dataclasses import dataclass

_END = re.compile(r"(?<=[.!?])[\"'”’)]?\s+(?=[A-Z“\"'‘(£\d•])|\n+")
_NOT_AN_END = re.compile(
    r"(?:\b(?:no|nos|para|paras|p|pp|e\.g|i\.e|etc|approx|inc|ltd|co|dr|mr|mrs|ms|st|cf|vs|fig|ref|sec|art|reg|[A-Z])"
    r"|(?:^|\n)\s*(?:\d+|[a-z]))\.$",
    re.I,
)
_LEANS = re.compile(
    r"^(?:This|These|Those|It|Its|They|Their|He|She|Such|That|The latter|The former|There|Both|Of (?:this|these|which)"
    r"|However|Therefore|Thus|Also|As such|And|But|Further)\b"
)
_LONG = 60  # words; a sentence before this one is not added to a quote that is long already


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]` of the paragraph it was cut from."""

    start: int
    end: int


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order, without the white space between them; lines always end one."""
    cuts = [0]
    spans = []
    for match in _END.finditer(text):
        before = text[cuts[-1] : match.start()]
        if "\n" not in match.group() and _NOT_AN_END.search(before):
            continue
        closing = len(match.group()) - len(match.group().lstrip("\"'”’)"))
        spans.append((cuts[-1], match.start() + closing))
        cuts.append(match.end())
    spans.append((cuts[-1], len(text)))
    return tuple(Sentence(a, b) for a, b in spans if text[a:b].strip())


def quote_at(text: str, sentences: tuple[Sentence, ...], at: int) -> str:
    """The sentence at an index, with the one before it when it leans on that for its meaning."""
    chosen = sentences[at]
    start = chosen.start
    alone = text[chosen.start : chosen.end]
    if at and _LEANS.match(alone) and len(text[sentences[at - 1].start : chosen.end].split()) <= _LONG:
        start = sentences[at - 1].start
    return text[start : chosen.end].strip()
