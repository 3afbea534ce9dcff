"""What the register states of one decision, quoted: it in brief, who took it, and what is said of its Part 2."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.asks import Ask
from assistant.catalogue import Catalogue
from assistant.conversation import Question
from assistant.draft import DraftClaim, DraftPart
from assistant.evidence import Evidence, quote_fact
from assistant.quotes import quotes_of
from assistant.words import stem
from ingest.facts import Fact


def ask_of_whole(ask: Ask, question: Question, catalogue: Catalogue) -> tuple[DraftPart, list[Evidence]] | None:
    """Draft a decision in brief, or who took it; None where something more, or no one decision, is asked about."""
    document = _one_decision(question)
    if ask.kind.name not in _OF_WHOLE or document is None:
        return None
    names = catalogue.cards[document].names
    if not all(w in _ITSELF or catalogue.holds(w, names) for w in ask.words):
        return None
    shown: list[Evidence] = []
    for name, most in _OF_WHOLE[ask.kind.name]:
        for quoted in [_quote(f, catalogue) for f in catalogue.named(document, name)][:most]:
            said = any(quoted.quote in e.quote for e in shown if e.chunk.at == quoted.chunk.at)
            if not said and (not shown or _words((*shown, quoted)) <= _WORDS_SHOWN):
                shown.append(quoted)
    return (DraftPart(ask.text, _claims(shown), None), shown) if shown else None


_OF_WHOLE = {
    "in brief": (
        ("recommendation", 2),
        ("decision maker", 1),
        ("approval", 1),
        ("decision date", 1),
        ("part 2", 1),
        ("confidential", 1),
    ),
    "decided by": (("decision maker", 1), ("approval", 1), ("decision date", 1)),
}
"""For each kind of question about a whole decision: the facts that answer it, and the most of each that are shown."""

_ITSELF = frozenset(
    stem(w)
    for w in """decision decide report form notice paper contract award project programme approve approval approved
    sign signed authorise authorised take took make made final main key points nutshell short give provide""".split()
)
"""Words that only say that the decision itself is meant."""

_WORDS_SHOWN = 120


def _quote(fact: Fact, catalogue: Catalogue) -> Evidence:
    """The words that state a fact; for an approval that was signed, down to the date."""
    chunk = catalogue.stated_at(fact)
    signed = quotes_of(chunk)[0] if fact.name == "approval" and chunk.kind == "signature" else ""
    return quote_fact(catalogue, replace(fact, words=signed) if fact.words in signed else fact)


def contents_of_part2(ask: Ask, meant: frozenset[str], catalogue: Catalogue) -> tuple[DraftPart, list[Evidence]]:
    """What the public record says about a Part 2 whose contents are asked for: that it exists, and why it is kept."""
    facts = [f for d in sorted(meant) for n in ("part 2", "confidential", "ground") for f in catalogue.named(d, n)]
    shown = [quote_fact(catalogue, f) for f in facts]
    exists = any(f.name == "part 2" and f.value == "yes" for f in facts)
    if not facts:
        return DraftPart(ask.text, (), "not_found"), []
    return DraftPart(ask.text, _claims(shown), "withheld" if exists else None), shown


def beside_not_stated(
    part: DraftPart, question: Question, meant: frozenset[str], catalogue: Catalogue
) -> tuple[DraftPart, list[Evidence]]:
    """Beside something not stated: that the decision has a Part 2, where the question names one that has."""
    named = meant & (frozenset(question.likely) | (question.within or frozenset()))
    if len(named) != 1:
        return part, []
    facts = [f for d in named for f in catalogue.named(d, "part 2") if f.value == "yes"]
    shown = [quote_fact(catalogue, f) for f in facts[:1]]
    return DraftPart(part.asked, _claims(shown), part.why), shown


def _one_decision(question: Question) -> str | None:
    """The one decision that a question names or keeps in focus."""
    within = question.within or frozenset()
    if len(within) == 1:
        return next(iter(within))
    first, *others = sorted(question.likely.items(), key=lambda x: -x[1]) or [("", 0.0)]
    return first[0] or None if not within and all(first[1] >= _CLEARLY * weight for _, weight in others) else None


_CLEARLY = 1.5
"""By how much the title of the one decision meant must be named more strongly than any other's."""


def _claims(shown: Sequence[Evidence]) -> tuple[DraftClaim, ...]:
    return tuple(DraftClaim(e.quote, (e.key,)) for e in shown)


def _words(shown: Sequence[Evidence]) -> int:
    return sum(len(e.quote.split()) for e in shown)
