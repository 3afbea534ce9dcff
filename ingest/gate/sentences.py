"""Sentences that close: they speak of themselves or of what follows, or carry a label that does."""

import re
from dataclasses import replace

from ingest.gate import vocabulary as v
from ingest.gate.grounds import states_grounds
from ingest.gate.labels import POINTS, SELF_START, WORD, Opening, read_label, strike
from ingest.gate.markings import read_marking
from ingest.gate.plain import LABELLED, bare
from ingest.gate.spelling import level

_SAYS = (
    r"(?:(?:is|are|was|were|be|been|being|remains?|remaining|stays?|treated|regarded|considered|classed|classified"
    r"|marked|deemed|held|kept|provided"
    r"|supplied|given|shared|circulated|issued|taken|heard|discussed|contains?|containing|includes?|including"
    r"|discloses?|reveals?|refers to|relates to|comprises?"
    r"|must|should|may|will|shall|can|cannot|has|have|not|also|only|wholly|fully|strictly|highly|entirely|currently"
    r"|therefore|as|to|an?|the|and|some|to be|mae|yn|nid|nad"
    r"|by law|its entirety|in|whole|part|full) ?)+"
)


def read_sentence(plain: str) -> Opening | None:
    """The trigger by which a sentence closes itself or what follows it."""
    return _of_itself(plain)


def _of_itself(plain: str) -> Opening | None:
    """A sentence that says of itself, or of what follows, that it is closed."""
    first, *others = _NEXT_SENTENCE.split(plain)
    opening = _says_of_itself(first)
    later = next(filter(None, map(_says_of_itself, others)), None)
    if opening is not None or later is None or (later.inline and _ABSENT.search(plain)):
        return opening
    return replace(later, paper=bool(LABELLED.match(first)))


_ABSENT = re.compile(
    r"\b(?:will|has|have|had|was|were|is|are|could|can) ?not (?:therefore |currently |yet )?(?:be |been "
    r"|being )?(?:disclosed|provided|published"
    r"|released|supplied|included|reproduced|set out|shown|given|available)\b"
)
"""What was said to be closed stands somewhere else: such information will not be disclosed."""


_NEXT_SENTENCE = re.compile(r"(?<=\w\w)[.;] (?!\d)")


def _says_of_itself(plain: str) -> Opening | None:
    start = SELF_START.match(plain)
    if start is None and not _IMPERATIVE.match(plain):
        return None
    for match in _closing_words().finditer(plain):
        between = plain[start.end() : match.start()] if start else plain[: match.start()]
        if start is None and len(between.split()) > _NEAR_WORDS:
            continue
        if POINTS.search(between):
            continue
        if start is None or _TO_SAYING.fullmatch(between.strip()):
            return Opening(match.group(), inline=bool(start and _THIS_TEXT.match(start.group())))
    return None


_THIS_TEXT = re.compile(
    r"(?:this|these) (?:information|paragraph|figures?|details?|sentence|data|sums?|amounts?|costs?)\b"
)
"""What is said of the text that it stands in closes that text, and no more."""


_NEAR_WORDS = 4
_IMPERATIVE = re.compile(r"^(?:please )?(?:do not|treat|keep|handle|hold|remove|destroy|return|not for|strictly)\b")
_TO_SAYING = re.compile(
    rf"(?:(?!(?:when|where|if|as|but|because|while|whilst|unless|so|and|or) )[a-z0-9().,'’-]+ ){{0,9}}?(?:(?:that"
    rf"|which|who) )?{_SAYS}|(?:of )?(?:this|the) \w+(?: \w+){{0,4}} {_SAYS}|"
)


@v.remembered
def _closing_words() -> re.Pattern[str]:
    adjectives = "|".join(sorted(v.words(v.STRONG)))
    weak = "|".join(sorted(v.words(v.WEAK)))
    return re.compile(
        rf"{v.pattern(v.TRIGGERS).pattern}|\b(?:{adjectives})\b|\b(?:{weak})(?=\W*$|[.;,:]| (?:and|to|from|under|by"
        rf"|until|because|information|material|matters?|session))"
    )


_INLINE_HEAD = re.compile(
    r"^\s*[¹²³⁴-⁹⁰]*\s*(?:\d[\d.]*\s+)?[(\[]?([^.:()\[\]–—]{3,60}?)(?:[)\]]\s*[:–—-]?|\s*:|\s+[–—-])\s+\S"
)
_INLINE_FOOT = re.compile(r"[(\[]([^()\[\]]{3,60})[)\]][.\s]*$")


def read_inline(text: str) -> Opening | None:
    """A sentence with a label at its head or end that closes it: Not for publication: …, … [exempt, paragraph 3]."""
    if states_grounds(text, frozenset()) or _SPEAKS_ON.search(bare(text)):
        return None
    head, foot = _INLINE_HEAD.match(text), _INLINE_FOOT.search(text)
    beside = [(head, text[head.end() - 1 :])] if head else []
    beside += [(foot, text[: foot.start()])] if foot else []
    for found, rest in beside:
        if not _SAID.search(rest) or len(rest.split()) < _SAID_WORDS:
            continue
        label = found.group(1)
        opening = _read_short(label) if len(label.split()) <= _LABEL_WORDS else None
        if (
            opening
            and opening.trigger != "part 2"
            and not text.isupper()
            and set(WORD.findall(level(label))) <= _inline_words()
        ):
            return replace(opening, inline=True)
    return None


def _read_short(label: str) -> Opening | None:
    marked = read_marking(label)
    struck = strike(label, bare(label))
    return Opening(marked) if marked else read_label(label, struck) if struck else None


_LABEL_WORDS = 8
_SAID = re.compile(r"[.;!?][\"”’)\]]?\s*$")
_SAID_WORDS = 4
_SPEAKS_ON = re.compile(rf"[:)\]] (?:{v.SELF})\b")
"""What follows the label speaks of itself or of what comes after it: Not for publication: this section …"""


@v.remembered
def _inline_words() -> frozenset[str]:
    """The words of a label that says nothing but that a text is closed."""
    return frozenset(v.INLINE) | v.words(v.STRONG) | v.words(v.WEAK)
