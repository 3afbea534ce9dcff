"""Who signed before whom: the two offices a question names, found among a decision's signature blocks."""

import re
from collections.abc import Sequence

from assistant.asks import Ask
from assistant.catalogue import Catalogue
from assistant.draft import DraftClaim, DraftPart
from assistant.evidence import Evidence, quote_fact
from assistant.words import STOPWORDS, stem, stems
from ingest.facts import Fact

_ORDER = re.compile(r"^(?P<first>.+?)\b(?P<which>before|after|earlier than|later than|prior to)\b(?P<second>.+)$", re.I)
_SIGNS = re.compile(r"\b(?:sign|approv|certif|confirm|consult|agree|decid|authoris)", re.I)
_OFFICES = (
    ("cfo", "chief finance financial officer section 151 treasurer cfo"),
    ("ceo", "chief executive ceo"),
    ("decider", "commissioner pcc pfcc mayor dmpc deputy decision maker"),
)


def compare_signatures(ask: Ask, document: str, catalogue: Catalogue) -> tuple[DraftPart, list[Evidence]] | None:
    """Draft which of two signatures came first; None where the question asks no such thing or the record lacks one."""
    match = _ORDER.match(ask.text)
    if match is None or not _SIGNS.search(ask.text):
        return None
    facts = [*catalogue.named(document, "decision date"), *catalogue.named(document, "officer date")]
    first, second = (_signature(match[side], facts, catalogue) for side in ("first", "second"))
    if first is None or second is None or first.at == second.at:
        return None
    pair = [first, second] if match["which"].casefold() in ("before", "earlier than", "prior to") else [second, first]
    shown = [quote_fact(catalogue, f) for f in pair]
    keys = tuple(e.key for e in shown)
    claims = (DraftClaim("", keys, "order of dates"), *(DraftClaim(e.quote, (e.key,)) for e in shown))
    return DraftPart(ask.text, claims, None), shown


def _signature(words: str, facts: Sequence[Fact], catalogue: Catalogue) -> Fact | None:
    """The dated signature whose office the words name best."""
    named = frozenset(s for s in stems(words) if s not in _NOISE)
    scored = [(len(_office(named) & _office(_stems_of(f, catalogue))), -n, f) for n, f in enumerate(facts)]
    best = max(scored, key=lambda x: x[:2], default=None)
    return best[2] if best and best[0] else None


_NOISE = frozenset(stem(w) for w in STOPWORDS)


def _stems_of(fact: Fact, catalogue: Catalogue) -> frozenset[str]:
    return frozenset(stems(catalogue.stated_at(fact).text.split("\n", 1)[0]))


def _office(words: frozenset[str]) -> frozenset[str]:
    """The kinds of office that words name: by two words of a long name, or by one that is enough."""
    kinds = set()
    for kind, names in _OFFICES:
        met = words & frozenset(stem(n) for n in names.split())
        enough = {"cfo": {"financ", "financi", "151", "treasur", "cfo"}, "ceo": {"execut", "ceo"}}.get(kind, met)
        if met & enough:
            kinds.add(kind)
    if "cfo" in kinds or "ceo" in kinds:
        kinds.discard("decider")
    return frozenset(kinds)
