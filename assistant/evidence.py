"""Hits in, the sentences that answer out, best first, each with the measures that speak for it.

It proposes; whether a sentence is good enough to be shown is settled by thresholds that were measured.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.asks import Ask
from assistant.catalogue import FORM_WORDS, Catalogue
from assistant.conversation import Question
from assistant.kinds import OPEN_KIND
from assistant.sentences import quote_at, split_sentences
from assistant.words import content_stems, stem_set
from index.chunks import Chunk
from index.search import Hit, Index
from ingest.facts import Fact
from ingest.wording import points_to_part2


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a sentence fits what is asked, each from 0 to 1.

    `meaning` is the cosine to the question; `words` the share of the telling words of the question that stand in
    the sentence or, for less, around it; `cue` whether it speaks as such answers do; `rank` the search's score.
    """

    meaning: float
    words: float
    cue: float
    rank: float

    @property
    def score(self) -> float:
        """One figure, by weights chosen on the calibration half of the question sets."""
        return _MEANING * self.meaning + _WORDS * self.words + _CUE * self.cue + _RANK * self.rank


_MEANING, _WORDS, _CUE, _RANK = 0.2, 0.5, 0.15, 0.15


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote from a chunk. `key` is an opaque token; `quote` stands word for word in the chunk's text."""

    key: str
    chunk: Chunk
    quote: str
    fit: Fit


_POOL = 30  # chunks looked into for each thing asked
_INSIDE, _AROUND, _ABOVE, _BEFORE = 1.0, 0.75, 0.8, 0.5
"""What a word of the question counts in the sentence, its paragraph, its headings and title, the paragraph before."""


def find_evidence(
    ask: Ask,
    question: Question,
    index: Index,
    catalogue: Catalogue,
    within: frozenset[str] | None,
    quoted: frozenset[str] = frozenset(),
) -> tuple[Evidence, ...]:
    """The sentences that may answer one thing asked, best first.

    `quoted` are the paragraphs, by key, that already answer an earlier part of the question: "and for how long?"
    most likely means those.
    """
    query = ask.text if ask.text == question.text else f"{ask.text} {question.text}"
    hits = index.search(f"{query} {question.earlier}".strip(), _POOL, within)
    stated = _stated(ask, hits, question, catalogue, within)
    found = rank_sentences(ask, question, (*hits, *stated), index, catalogue)
    return _prefer(found, quoted) if not ask.words else found


_QUOTED = 0.15


def _prefer(found: Sequence[Evidence], quoted: frozenset[str]) -> tuple[Evidence, ...]:
    """Bring forward what stands in a paragraph already quoted."""
    raised = [
        replace(e, fit=replace(e.fit, words=min(1.0, e.fit.words + _QUOTED))) if e.chunk.at.key in quoted else e
        for e in found
    ]
    return tuple(sorted(raised, key=lambda e: -e.fit.score))


def _stated(
    ask: Ask, hits: Sequence[Hit], question: Question, catalogue: Catalogue, within: frozenset[str] | None
) -> tuple[Hit, ...]:
    """Paragraphs that state a fact of the kind asked for, in the decisions that the question may mean."""
    meant = within or frozenset(question.likely) or frozenset(h.chunk.at.document for h in hits[:_MEANT])
    have = {h.chunk.at.key for h in hits}
    rank = hits[0].score if hits else 0.0
    chunks = [catalogue.stated_at(f) for d in sorted(meant) for n in ask.kind.facts for f in catalogue.named(d, n)]
    return tuple(Hit(c, rank * _STATED, ("register",)) for c in dict.fromkeys(chunks) if c.at.key not in have)


_MEANT = 3  # hits whose decisions a question without a name may mean
_STATED = 0.6


def rank_sentences(
    ask: Ask, question: Question, hits: Sequence[Hit], index: Index, catalogue: Catalogue
) -> tuple[Evidence, ...]:
    """Every sentence of the hits that contains what such an answer must contain, best first."""
    spans = [(hit, quote) for hit in hits for quote in _quotes(hit.chunk) if _can_answer(ask, quote, hit.chunk)]
    spans = [(hit, quote) for hit, quote in spans if _dated(ask, hit.chunk, catalogue)]
    if ask.kind.settled:
        spans = [(hit, quote) for hit, quote in spans if catalogue.states(hit.chunk.at, ask.kind.facts)]
    if not spans:
        return ()
    texts = [f"{' '.join(hit.chunk.heading[-1:])} {quote}" for hit, quote in spans]
    vectors = index.embedder.embed([f"{ask.text} {question.earlier}".strip(), *texts])
    meanings = vectors[1:] @ vectors[0]
    asked = _telling(ask, question)
    found = [
        Evidence(_key(hit.chunk, quote), hit.chunk, quote, _fit(ask, asked, hit, quote, float(m), question, catalogue))
        for (hit, quote), m in zip(spans, meanings, strict=True)
    ]
    return tuple(sorted(found, key=lambda e: -e.fit.score))


def _key(chunk: Chunk, quote: str) -> str:
    return "e" + hashlib.blake2s(f"{chunk.key}\0{quote}".encode(), digest_size=6).hexdigest()


def _quotes(chunk: Chunk) -> Iterable[str]:
    """What can be quoted of a chunk: a row, a field or a signature as a whole, else sentence by sentence."""
    if chunk.kind == "signature":
        lines = chunk.text.split("\n")
        shown = next((i for i, line in enumerate(lines) if i and _APPROVES.search(line)), len(lines) - 1)
        shown = shown if len(lines) - shown <= _SIGNED_LINES else len(lines) - 1
        return ("\n".join(lines[shown:]),)
    if chunk.kind in ("row", "heading") or len(chunk.text.split()) <= _WHOLE:
        return (_NOTE.split(chunk.text)[0],)
    sentences = split_sentences(_NOTE.split(chunk.text)[0])
    return dict.fromkeys(quote_at(chunk.text, sentences, i) for i in range(len(sentences)))


_SIGNED_LINES = 4
_APPROVES = re.compile(r"\bapprov|\bagreed\b", re.I)
_WHOLE = 32  # words; a paragraph up to this long is quoted whole


THRESHOLD = re.compile(
    r"\b(?:or above|or more|and above|above what|threshold|exceed|over what|limit|regulations apply)\b", re.I
)
_PAPERS = re.compile(r"\b(?:supporting|background) papers\b", re.I)


def _can_answer(ask: Ask, quote: str, chunk: Chunk) -> bool:
    if (
        _PAPERS.search(chunk.at.section or "")
        and not _PAPERS.search(ask.text)
        and not re.search(r"\b(?:appendix|annex|papers?)\b", ask.text, re.I)
    ):
        return False
    if ask.kind.name == "amount" and THRESHOLD.search(quote) and not THRESHOLD.search(ask.text):
        return False
    if chunk.kind == "row" and ask.kind.name in ("amount", "count"):
        return any(c.isdigit() for c in quote.partition(" | ")[2])
    return bool(ask.kind.needs.search(quote))


def _dated(ask: Ask, chunk: Chunk, catalogue: Catalogue) -> bool:
    """Whether every month and year of the question stands in the chunk, around it or in its decision's date."""
    if not ask.dates:
        return True
    day = f"{chunk.date:%B %Y}" if chunk.date else ""
    around = " ".join(
        (chunk.text, *chunk.heading, chunk.title, chunk.reference or "", day, catalogue.text_before(chunk.at))
    )
    return all(_names_date(date, around.casefold()) for date in ask.dates)


def _names_date(date: str, around: str) -> bool:
    if date.isdigit():
        return bool(re.search(rf"\b{date}\b|(?<=[/.-]){date[2:]}\b|fy\s?{date[2:]}/", around))
    if "/" in date:
        start, _, end = date.partition("/")
        return bool(re.search(rf"\b(?:{start[:2]})?{start[2:]}\s?[/-]\s?(?:20)?{end[-2:]}\b", around))
    return bool(re.search(rf"\b{date[:3]}", around)) or bool(
        re.search(rf"[/.-]0?{_MONTHS.index(date[:3]) + 1}[/.-]", around)
    )


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _telling(ask: Ask, question: Question) -> tuple[str, ...]:
    """The words by which an answer is known: the ask's own, else the whole question's, else the earlier one's."""
    if ask.words:
        return ask.words
    for text in (question.text, question.earlier):
        words = content_stems(text)
        if words and text != ask.text:
            return words
    return ()


def _fit(
    ask: Ask, asked: Sequence[str], hit: Hit, quote: str, meaning: float, question: Question, catalogue: Catalogue
) -> Fit:
    chunk = hit.chunk
    inside, around = stem_set([_NOTE.split(quote)[0], chunk.at.paragraph or ""]), stem_set([chunk.text])
    names = catalogue.cards[chunk.at.document].names
    above = stem_set([*chunk.heading, chunk.at.section or ""]) | names
    before = stem_set([catalogue.text_before(chunk.at)])
    places = ((inside, _INSIDE), (around, _AROUND), (above, _ABOVE), (before, _BEFORE))
    weights = {s: _weight(s, chunk, names, catalogue) for s in asked}
    got = sum(w * next((v for among, v in places if catalogue.holds(s, among)), 0.0) for s, w in weights.items())
    total = sum(weights.values())
    words = got / total if total else _NEUTRAL
    cue = (
        1.0
        if catalogue.states(chunk.at, ask.kind.facts)
        else _CUED * min(1.0, len(ask.kind.cues & (inside | above)) / _CUES)
    )
    likely = question.likely.get(chunk.at.document, 0.0)
    if not ask.words:
        words = max(words, _NEUTRAL * (1.0 - _BY_CUE) + _BY_CUE * cue)
    return Fit(meaning, words, cue, min(1.0, hit.score * (1.0 + _LIKELY * min(likely, 1.0))))


_CUED, _CUES = 0.8, 6  # what cue words count where no stated fact stands, and how many are all that is needed
_BY_CUE = 0.5
_NEUTRAL = 0.6  # what a question without telling words of its own ("until when?") is credited with
_NOTE = re.compile(r"\n(?=[¹²³⁴-⁹])")  # a footnote that travels with its row is not the row
_LIKELY = 0.4
_FORMAL = 0.4  # a word of the form ("business case", "report") tells less than its rarity says
_NAMING = 0.25  # a word that only names the decision tells nothing about which of its sentences is meant


def _weight(stemmed: str, chunk: Chunk, names: frozenset[str], catalogue: Catalogue) -> float:
    rarity = catalogue.rarity(stemmed)
    if catalogue.holds(stemmed, names):
        return rarity * _NAMING
    return rarity * _FORMAL if stemmed in FORM_WORDS else rarity


def find_pointers(
    ask: Ask, question: Question, documents: frozenset[str], index: Index, catalogue: Catalogue
) -> tuple[Evidence, ...]:
    """The sentences of these decisions that place something in Part 2, then the grounds they state for it."""
    facts = [(d, n, f) for d in sorted(documents) for n in ("pointer", "ground") for f in catalogue.named(d, n)]
    hits = [Hit(catalogue.stated_at(f), 0.0, ("register",)) for _, name, f in facts if name == "pointer"]
    pointing = rank_sentences(replace(ask, kind=OPEN_KIND, dates=()), question, hits, index, catalogue)
    grounds = [quote_fact(catalogue, f) for _, name, f in facts if name == "ground"]
    return (*(e for e in pointing if points_to_part2(e.quote)), *grounds)


def quote_fact(catalogue: Catalogue, fact: Fact) -> Evidence:
    """The words of the record that state a fact, as evidence."""
    chunk = catalogue.stated_at(fact)
    quote = fact.words if fact.words in chunk.text else chunk.text
    return Evidence(_key(chunk, quote), chunk, quote, Fit(0.0, 0.0, 1.0, 0.0))


def by_key(evidence: Iterable[Evidence]) -> Mapping[str, Evidence]:
    """Evidence by its token."""
    return {e.key: e for e in evidence}
