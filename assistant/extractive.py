"""Evidence into a draft of verbatim quotes: the default composer, which needs no model and cannot invent.

An answer is what was asked and no more: the best sentence, and a second where it says something else as well.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.asks import GENERIC, Ask
from assistant.catalogue import Card, Catalogue
from assistant.draft import DraftClaim, DraftPart
from assistant.evidence import Evidence
from assistant.fit import named_in
from assistant.quotes import LONG_QUOTE, clause_cuts, clause_runs
from assistant.sentences import split_sentences
from assistant.words import stem_set
from assistant.worked_out import end_of_term, term_in
from ingest.gate.wording import points_to_part2

ENOUGH_SCORE, ENOUGH_WORDS = 0.47, 0.42
"""Below either a quote is not shown. Of 14 scores and 4 shares of words tried on the development questions
(`five_calibrate`, `five_report`, `five_fresh` and the odd samples) these refuse most of what cannot be answered while
keeping what can; `docs/decisions/002` has the figures."""

ENOUGH_WITH_FOREIGN = 0.45
"""The share of words needed where the question has one that the decision never uses."""

ENOUGH_WITH_UNKNOWN = 0.5
"""And where it has one that no document uses at all."""

ENOUGH_WORDLESS = 0.4
"""The score needed where the question has no telling words of its own ("until when?")."""

ABSENT_WORDS = 0.25
"""A best sentence with fewer of the question's words than this is about something else: nothing was found."""

_SECOND = 0.92  # of the best score; a second quote weaker than this was wrong more often than right
_SAME_PARAGRAPH = 0.85
_AS_GOOD = 0.95  # of two quotes that say the same the first in the document, or the shorter, is shown
_ALIKE = 0.8  # share of words; forms and attached reports repeat each other
_WORDS_SHOWN, _WORDS_IN_A_ROW = 110, 45
_QUOTES = 2


def compose(
    ask: Ask, found: Sequence[Evidence], pointers: Sequence[Evidence], catalogue: Catalogue, quotes: int = _QUOTES
) -> DraftPart:
    """Draft the answer to one thing asked in at most so many quotes, or say why there is none."""
    good = [e for e in found if _enough(ask, e, catalogue)]
    pointer = _pointer(ask, good, pointers, catalogue)
    if pointer:
        states = any(len(split_sentences(p.quote)) > 1 for p in pointer)
        return DraftPart(ask.text, tuple(map(_claim, (*pointer, *_grounds(pointers, pointer[0])))), "withheld", states)
    if not good:
        about = any(e.fit.words >= ABSENT_WORDS for e in found)
        return DraftPart(ask.text, (), "not_stated" if about else "not_found")
    budget = _WORDS_SHOWN if quotes > 1 else _WORDS_IN_A_ROW
    chosen = _every_fact(ask, good, pointers, catalogue, budget) or _best(good, quotes)
    claims = [_claim(e) if quotes > 1 else DraftClaim(shorten(e.quote, ask), (e.key,)) for e in chosen]
    if ask.kind.name == "until" and end_of_term([claims[0].quote]):
        claims.append(replace(claims[0], operation="end of term"))
    return DraftPart(ask.text, tuple(claims), None)


def shorten(quote: str, ask: Ask) -> str:
    """The run of whole clauses, as printed, that still contains what such an answer needs and the ask's words."""
    if len(quote.split()) <= LONG_QUOTE or " | " in quote:
        return quote
    runs = clause_runs(quote)
    wanted = ask.kind.cues | frozenset(ask.words)
    term = term_in(quote) if ask.kind.name == "until" else None
    if term:
        return quote[max(c for c in clause_cuts(quote) if c <= term[0]) : term[1]]
    fit = [r for r in runs if ask.kind.needs.search(r) and len(r.split()) <= LONG_QUOTE and len(r.split()) > 3]
    return max(fit, key=lambda r: (len(stem_set([r]) & wanted), len(r.split())), default=quote)


def _claim(evidence: Evidence) -> DraftClaim:
    return DraftClaim(evidence.quote, (evidence.key,))


def _enough(ask: Ask, evidence: Evidence, catalogue: Catalogue) -> bool:
    if ask.kind.settled:
        return evidence.fit.words >= ENOUGH_WORDS
    if not ask.words:
        return evidence.fit.score >= ENOUGH_WORDLESS
    card = catalogue.cards[evidence.chunk.at.document]
    foreign = any(not catalogue.holds(w, card.vocabulary) for w in ask.words)
    words = ENOUGH_WITH_FOREIGN if foreign else ENOUGH_WORDS
    if any(not catalogue.knows(w) for w in ask.words):
        words = ENOUGH_WITH_UNKNOWN
    if not _is_about(ask, evidence, card, catalogue) or _signed_by_another(ask, evidence, card, catalogue):
        return False
    return evidence.fit.score >= ENOUGH_SCORE and evidence.fit.words >= words


def _is_about(ask: Ask, evidence: Evidence, card: Card, catalogue: Catalogue) -> bool:
    """Whether one word of the question that not every decision uses stands at the quote."""
    special = [w for w in ask.words if w not in GENERIC]
    around = catalogue.stems_of(evidence.chunk.at) | stem_set(evidence.chunk.heading) | card.names
    return not special or any(catalogue.holds(w, around) for w in special)


def _signed_by_another(ask: Ask, evidence: Evidence, card: Card, catalogue: Catalogue) -> bool:
    """Whether a signature is offered for somebody whom the question names and the block does not."""
    if evidence.chunk.kind != "signature":
        return False
    own = catalogue.stems_of(evidence.chunk.at) | card.names
    return any(not catalogue.holds(name, own) for name in named_in(ask.text))


def _best(good: Sequence[Evidence], quotes: int) -> list[Evidence]:
    """The best quote, and others nearly as good that add something, from the same decision."""
    chosen = [_plainest(good)]
    for e in good:
        same = e.chunk.at.key == chosen[0].chunk.at.key
        strong = e.fit.score >= good[0].fit.score * (_SAME_PARAGRAPH if same else _SECOND)
        words = sum(len(c.quote.split()) for c in (*chosen, e))
        elsewhere = e.chunk.at.document != chosen[0].chunk.at.document
        if len(chosen) >= quotes or not strong or elsewhere or words > _WORDS_SHOWN:
            continue
        if not any(_alike(e, c) for c in chosen):
            chosen.append(e)
    return chosen


def _plainest(good: Sequence[Evidence]) -> Evidence:
    """Of the quotes that say the same as the best one, and nearly as well: the earliest paragraph's shortest."""
    best = good[0]
    same = [e for e in good if e.fit.score >= _AS_GOOD * best.fit.score and _alike(e, best)]
    same = [e for e in same if e.chunk.at.document == best.chunk.at.document and _as_full(e, best)]
    return min(same, key=lambda e: (e.chunk.at.ordinal, len(e.quote)))


def _as_full(e: Evidence, best: Evidence) -> bool:
    """Whether no word of the question that the best one holds is lost."""
    return e.fit.words >= best.fit.words - 0.01


def _alike(a: Evidence, b: Evidence) -> bool:
    left, right = stem_set([a.quote]), stem_set([b.quote])
    return len(left & right) >= _ALIKE * min(len(left), len(right)) or a.quote in b.quote or b.quote in a.quote


def _every_fact(
    ask: Ask, good: Sequence[Evidence], pointers: Sequence[Evidence], catalogue: Catalogue, budget: int
) -> list[Evidence]:
    """For a question that stated facts answer: those facts, from the decision of the best one, in its order."""
    document = good[0].chunk.at.document
    good = [e for e in good if e.chunk.at.document == document]
    if ask.kind.name == "grounds":
        return list(good[:_GROUNDS])
    if ask.kind.name == "part 2":
        grounds = [e for e in pointers if e.chunk.at.document == document and not points_to_part2(e.quote)]
        boxes = [e for e in good if catalogue.states(e.chunk.at, ("part 2", "confidential"))]
        grounds.sort(key=lambda e: len(e.quote))
        return [*(boxes or good)[:1], *grounds[: _GROUNDS if budget > _WORDS_IN_A_ROW else 1]]
    if ask.kind.name != "approved":
        return []
    stating = [e for e in good if catalogue.states(e.chunk.at, ask.kind.facts)]
    chosen: list[Evidence] = []
    for e in sorted(stating, key=lambda e: e.chunk.at.ordinal):
        words = sum(min(len(c.quote.split()), budget // 2) for c in (*chosen, e))
        if words <= budget and not any(_alike(e, c) for c in chosen):
            chosen.append(e)
    return chosen


_GROUNDS = 2


def _pointer(ask: Ask, good: Sequence[Evidence], pointers: Sequence[Evidence], catalogue: Catalogue) -> list[Evidence]:
    """The pointers that concern the very thing asked, unless a plain sentence answers it as well."""
    if ask.kind.settled or ask.kind.name in ("yes or no", "approved", "why"):
        return []
    on_it = [e for e in pointers if points_to_part2(e.quote) and _concerns(ask, e, catalogue)]
    if not on_it:
        return []
    best = max(on_it, key=lambda e: (round(e.fit.words, 1), e.fit.score))
    plain = [e for e in good if not points_to_part2(e.quote) and e.fit.words >= best.fit.words - _AS_WELL]
    stated = [e for e in plain if not ask.kind.facts or catalogue.states(e.chunk.at, ask.kind.facts)]
    if stated:
        return []
    return [best, *(e for e in on_it if e.fit.words >= best.fit.words and not _alike(e, best))][:_POINTERS]


def _concerns(ask: Ask, pointer: Evidence, catalogue: Catalogue) -> bool:
    """Whether the pointing words themselves, not only their paragraph, speak of what is asked.

    What only names the decision does not count, nor a word that the decision never uses.
    """
    card, names = catalogue.cards[pointer.chunk.at.document], named_in(ask.text)
    about = [w for w in ask.words if not catalogue.holds(w, card.names) and w not in names]
    about = [w for w in about if catalogue.holds(w, card.vocabulary)]
    among = stem_set([pointer.quote])
    return bool(about) and sum(catalogue.holds(w, among) for w in about) >= _OF_IT * len(about)


_POINTERS = 2
_OF_IT = 0.5
_AS_WELL = 0.1


def _grounds(pointers: Sequence[Evidence], pointer: Evidence) -> list[Evidence]:
    """The stated ground, from the same decision."""
    here = [e for e in pointers if e.chunk.at.document == pointer.chunk.at.document]
    return [e for e in here if not points_to_part2(e.quote)][:1]
