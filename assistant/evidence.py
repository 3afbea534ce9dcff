"""Hits in, the quotes that may answer out, best first, each with the measures that speak for it.

It proposes; whether a quote is good enough to be shown is settled by thresholds that were measured.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.asks import Ask, names_nothing
from assistant.catalogue import Catalogue
from assistant.conversation import Question
from assistant.fit import Fit, measure
from assistant.kinds import OPEN_KIND
from assistant.meanings import Meanings
from assistant.quotes import can_answer, clauses_around, quotes_of, sentences_of
from assistant.words import content_stems
from index.chunks import Chunk
from index.search import Hit, Index
from ingest.facts import Fact
from ingest.gate.wording import points_to_part2


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote from a chunk. `key` is an opaque token; `quote` stands word for word in the chunk's text."""

    key: str
    chunk: Chunk
    quote: str
    fit: Fit


_POOL = 80  # chunks looked into for each thing asked
_EMBEDDED = 48  # quotes whose meaning is measured
_MEANT = 3  # hits whose decisions a question without a name may mean
_STATED_RANK = 0.6  # of the best hit's score, for a paragraph that the register and not the search proposes
_QUOTED = 0.15  # by how much a paragraph already quoted is preferred by a part without telling words of its own


def find_evidence(
    ask: Ask,
    question: Question,
    index: Index,
    meanings: Meanings,
    catalogue: Catalogue,
    within: frozenset[str] | None,
    quoted: frozenset[str] = frozenset(),
) -> tuple[Evidence, ...]:
    """The quotes that may answer one thing asked, best first.

    `quoted` are the paragraphs, by key, that already answer an earlier part of the question: "and for how long?"
    most likely means those.
    """
    if within is not None and not within:
        return ()
    within = _settle(ask, question, within)
    query = ask.text if ask.text == question.text else f"{ask.text} {question.text}"
    hits = index.search(query, _POOL, within, (question.earlier,))
    stated = _stated(ask, hits, question, catalogue, within)
    found = rank_quotes(ask, question, (*hits, *stated), meanings, catalogue)
    return _prefer(found, quoted) if names_nothing((ask,)) else found


def _settle(ask: Ask, question: Question, within: frozenset[str] | None) -> frozenset[str] | None:
    """A box or a ground is one decision's: the one that the question's words name best, where they name any."""
    if within is None and ask.kind.settled and question.likely:
        return frozenset({max(question.likely, key=lambda d: question.likely[d])})
    return within


def _prefer(found: Sequence[Evidence], quoted: frozenset[str]) -> tuple[Evidence, ...]:
    """Bring forward what stands in a paragraph already quoted."""
    raised = (
        replace(e, fit=replace(e.fit, words=min(1.0, e.fit.words + _QUOTED))) if e.chunk.at.key in quoted else e
        for e in found
    )
    return tuple(sorted(raised, key=lambda e: -e.fit.score))


def _stated(
    ask: Ask, hits: Sequence[Hit], question: Question, catalogue: Catalogue, within: frozenset[str] | None
) -> tuple[Hit, ...]:
    """Paragraphs that state a fact of the kind asked for, in the decisions that the question may mean."""
    meant = frozenset(question.likely) or frozenset(h.chunk.at.document for h in hits[:_MEANT])
    meant = meant if within is None else within
    have = {h.chunk.at.key for h in hits}
    rank = hits[0].score if hits else 0.0
    chunks = [catalogue.stated_at(f) for d in sorted(meant) for n in ask.kind.facts for f in catalogue.named(d, n)]
    return tuple(Hit(c, rank * _STATED_RANK, ("register",)) for c in dict.fromkeys(chunks) if c.at.key not in have)


def rank_quotes(
    ask: Ask, question: Question, hits: Sequence[Hit], meanings: Meanings, catalogue: Catalogue
) -> tuple[Evidence, ...]:
    """Every quote of the hits that can answer, best first."""
    spans = [(h, q) for h in hits for q in quotes_of(h.chunk) if can_answer(ask, q, h.chunk, catalogue)]
    if ask.kind.settled:
        spans = [(h, q) for h, q in spans if catalogue.states(h.chunk.at, ask.kind.facts)]
    return _measured(ask, question, spans, meanings, catalogue)


def _measured(
    ask: Ask, question: Question, spans: Sequence[tuple[Hit, str]], meanings: Meanings, catalogue: Catalogue
) -> tuple[Evidence, ...]:
    """The quotes with their measures, best first; meaning, the slow one, is measured for the most likely alone."""
    asked = _telling(ask, question)
    found = [Evidence(_key(h.chunk, q), h.chunk, q, measure(ask, asked, h, q, question, catalogue)) for h, q in spans]
    likely = sorted(found, key=lambda e: -e.fit.score)[:_EMBEDDED]
    if not likely:
        return ()
    texts = [f"{' '.join(e.chunk.heading[-1:])} {e.quote}" for e in likely]
    near = meanings.compare(f"{ask.text} {question.earlier}".strip(), texts)
    full = [replace(e, fit=replace(e.fit, meaning=m)) for e, m in zip(likely, near, strict=True)]
    return tuple(sorted(full, key=lambda e: -e.fit.score))


def _key(chunk: Chunk, quote: str) -> str:
    return "e" + hashlib.blake2s(f"{chunk.key}\0{quote}".encode(), digest_size=6).hexdigest()


def _telling(ask: Ask, question: Question) -> tuple[str, ...]:
    """The words by which an answer is known: the ask's own, else the whole question's, else the earlier one's."""
    if ask.words:
        return ask.words
    for text in (question.text, question.earlier):
        words = content_stems(text)
        if words and text != ask.text:
            return words
    return ()


def find_pointers(
    ask: Ask, question: Question, documents: frozenset[str], meanings: Meanings, catalogue: Catalogue
) -> tuple[Evidence, ...]:
    """The sentences of these decisions that place something in Part 2, then the grounds they state for it."""
    pointing = [catalogue.stated_at(f) for d in sorted(documents) for f in catalogue.named(d, "pointer")]
    spans = [(Hit(c, 0.0, ("register",)), q) for c in pointing for q in sentences_of(c) if points_to_part2(q)]
    found = _measured(replace(ask, kind=OPEN_KIND), question, spans, meanings, catalogue)
    grounds = [quote_fact(catalogue, f) for d in sorted(documents) for f in catalogue.named(d, "ground")]
    return (*found, *grounds)


def quote_fact(catalogue: Catalogue, fact: Fact) -> Evidence:
    """The words of the record that state a fact, as evidence."""
    chunk = catalogue.stated_at(fact)
    quote = fact.words if fact.words in chunk.text else chunk.text
    return Evidence(_key(chunk, quote), chunk, quote, Fit(0.0, 0.0, 1.0, 0.0))


def quote_around(catalogue: Catalogue, fact: Fact, *needles: str) -> Evidence:
    """The clauses that state a fact: as many of them around what is looked for as stand in one row of a table."""
    whole = quote_fact(catalogue, fact)
    quote = clauses_around(whole.quote, *needles)
    return Evidence(_key(whole.chunk, quote), whole.chunk, quote, whole.fit)


def by_key(evidence: Iterable[Evidence]) -> Mapping[str, Evidence]:
    """Evidence by its token."""
    return {e.key: e for e in evidence}
