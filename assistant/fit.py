"""How well a quote fits what is asked: measures from 0 to 1, and one score made of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asks import GENERIC, Ask
from assistant.catalogue import FORM_WORDS, Card, Catalogue
from assistant.conversation import Question
from assistant.quotes import FIGURES, NOTE, THRESHOLD, counts
from assistant.words import stem, stem_set, stems
from assistant.worked_out import end_of_term
from index.search import Hit


@dataclass(frozen=True, slots=True)
class Fit:
    """`meaning` is the cosine to the question; `words` the share of its telling words that stand in the quote or, for
    less, around it; `cue` whether it speaks as such answers do, or states a fact of that kind; `rank` the search's
    score."""

    meaning: float
    words: float
    cue: float
    rank: float

    @property
    def score(self) -> float:
        """One figure, by weights chosen on the calibration questions."""
        return _MEANING * self.meaning + _WORDS * self.words + _CUE * self.cue + _RANK * self.rank


_MEANING, _WORDS, _CUE, _RANK = 0.2, 0.5, 0.15, 0.15

_INSIDE, _AROUND, _ABOVE, _BEFORE = 1.0, 0.75, 0.8, 0.5
"""What a word of the question counts in the quote, its paragraph, its headings and title, the paragraph before."""

_STATED = 0.3  # of what is missing in words is made up where the paragraph states a fact of the kind asked for
_CUED = 0.8  # what cue words count where no stated fact stands
_NEUTRAL = 0.6  # what a question without telling words of its own ("until when?") is credited with
_BY_CUE = 0.5  # of that, so much depends on the cue
_LIKELY = 0.4  # by how much the decision that the question's words suggest is preferred
_FORMAL = 0.4  # a word of the form ("business case", "report") tells less than its rarity says
_NAMING = 0.25  # a word that only names the decision tells nothing about which of its sentences is meant
_TOPIC = 0.5  # a word of the recommendation tells which decision, and less which sentence
_STRANGER = 0.55  # what is left of `words` when a name in the question stands nowhere near the quote
_LEGAL = 0.6  # and of a threshold, where a question does not ask for one
_UNKNOWN = 0.45  # and what is left when it stands nowhere in the decision


def measure(ask: Ask, asked: Sequence[str], hit: Hit, quote: str, question: Question, catalogue: Catalogue) -> Fit:
    """Measure one quote of a hit, its meaning apart. `asked` are the words by which an answer is known."""
    chunk = hit.chunk
    card = catalogue.cards[chunk.at.document]
    inside = stem_set([NOTE.split(quote)[0], chunk.at.paragraph or ""])
    above = stem_set([*chunk.heading, chunk.at.section or ""]) | card.names
    before = catalogue.stems_before(chunk.at)
    around = catalogue.stems_of(chunk.at)
    places = ((inside, _INSIDE), (around, _AROUND), (above, _ABOVE), (before, _BEFORE))
    weights = {s: _weight(s, card, catalogue) for s in asked}
    held = {s: next((v for among, v in places if catalogue.holds(s, among)), 0.0) for s in asked}
    total = sum(weights.values())
    words = sum(w * held[s] for s, w in weights.items()) / total if total else _NEUTRAL
    section = (chunk.at.section or "").rsplit("› ", 1)[-1]
    near = inside | around | stem_set([section]) | before | card.names | card.topic
    strangers = [s for s in named_in(ask.text) if s in held and not catalogue.holds(s, near)]
    if strangers:
        words *= _STRANGER if all(catalogue.holds(s, card.vocabulary) for s in strangers) else _UNKNOWN
    states = catalogue.states(chunk.at, ask.kind.facts)
    cue = _cue(ask, quote, inside, above, card, states and _only_names(ask, card, catalogue))
    if not ask.words:
        words = max(words, _NEUTRAL * (1.0 - _BY_CUE) + _BY_CUE * cue)
    if ask.kind.name in FIGURES and THRESHOLD.search(quote) and not THRESHOLD.search(ask.text):
        words *= _LEGAL
    if states and ask.kind.name != "amount":
        words += _STATED * (1.0 - words)
    likely = min(question.likely.get(chunk.at.document, 0.0), 1.0)
    return Fit(0.0, words, cue, min(1.0, hit.score * (1.0 + _LIKELY * likely)))


def _weight(stemmed: str, card: Card, catalogue: Catalogue) -> float:
    rarity = catalogue.rarity(stemmed)
    if catalogue.holds(stemmed, card.names):
        return rarity * _NAMING
    if stemmed in card.topic:
        return rarity * _TOPIC
    return rarity * _FORMAL if stemmed in FORM_WORDS else rarity


_NAME = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][a-z]{2,}\b|\b[A-Z][A-Z0-9]{1,}\b")
_NOT_NAMES = frozenset(
    stem(w) for w in "Part Police Deputy Mayor Chief Officer Commissioner Appendix Paragraph Section".split()
)


def named_in(text: str) -> tuple[str, ...]:
    """The stems of the names in a question: capitalised words after the first, and abbreviations."""
    found = (s for m in _NAME.finditer(text) for s in stems(m.group()))
    return tuple(s for s in dict.fromkeys(found) if s not in _NOT_NAMES)


def _only_names(ask: Ask, card: Card, catalogue: Catalogue) -> bool:
    """Whether the decision's own figure may be meant: "how much is the contract", not "how much is the testing"."""
    return ask.kind.name != "amount" or all(w in GENERIC or catalogue.holds(w, card.names) for w in ask.words)


def _cue(ask: Ask, quote: str, inside: frozenset[str], above: frozenset[str], card: Card, states: bool) -> float:
    if states:
        return 1.0
    if ask.kind.name == "until" and end_of_term([quote]):
        return _CUED if ask.words else 1.0
    if ask.kind.name == "count":
        return float(counts(ask.text, quote))
    said = _CUED * min(1.0, len(ask.kind.cues & (inside | above)) / ask.kind.cued)
    if ask.kind.name == "authority":  # the authority asked for is that of whoever decided
        said += (1.0 - _CUED) * (len(card.decider & inside) >= _OFFICE)
    return said


_OFFICE = 2  # words of an office's name ("Deputy Mayor") that must stand together for it to be meant
