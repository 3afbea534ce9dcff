"""What a question is to be answered from, and whether it can be answered at all: opinion, or no decision named."""

import re
from dataclasses import dataclass

from assistant.asks import Ask, ask_reasons, names_nothing, split_asks
from assistant.catalogue import Catalogue
from assistant.conversation import Question
from assistant.reply import Choice
from ingest.register import Filters, Register


@dataclass(frozen=True, slots=True)
class Scope:
    """`within` are the documents to search, None for all; `opinion` asks for a view, not for the record."""

    asks: tuple[Ask, ...]
    within: frozenset[str] | None
    opinion: bool
    contents_of_part2: bool
    choices: tuple[Choice, ...]


def read_scope(question: Question, filters: Filters, register: Register, catalogue: Catalogue) -> Scope:
    """Settle the scope of a question under the filters given; a filter that matches nothing leaves nothing."""
    within = question.within
    if filters.given():
        matching = register.matching(filters)
        within = matching if within is None or not question.named else within & matching
    opinion = bool(_OPINION.search(question.text))
    asks = ask_reasons(question.text) if opinion else split_asks(question.text)
    return Scope(
        asks,
        within,
        opinion,
        bool(_PART2_CONTENTS.search(question.text)),
        () if opinion else _choices(asks, question, within, catalogue),
    )


_JUDGED = (
    r"(?:lawful|legal|right|wrong|fair|wise|sensible|justified|good|bad|reasonable|worth it|proper|ethical)"
    r"(?=\s*(?:[?.,!]|$|(?:to|for|that|because|and|or|under|idea|decision|deal|value)\b))"
)
_CHECKED = r"(?:figure|date|name|number|amount|sum)"
_OPINION = re.compile(
    r"(?:^|[.?!,;] )(?:so |and |but )?(?:should|ought)\b|\bwhether (?:it|we|they|he|she|this|that) should\b"
    r"|\b(?:do|does|did|would|what do) you (?:think|recommend|advise|believe|reckon|suggest)"
    rf"|\b(?:is|was|were|are) (?:it|this|that|the (?!{_CHECKED})[\w\s-]{{2,40}}?) (?:a )?{_JUDGED}\b(?! {_CHECKED})"
    r"|\b(?:good|bad|wise|sensible) (?:idea|decision|deal|value)\b|\bright (?:decision|thing|to)\b"
    r"|\byour (?:opinion|view|advice)\b|\badvise\b"
    r"|\bwould (?:we|it|i|they) be (?:breaking|acting|in breach)\b|\bcan we (?:rely|lawfully|legally)\b|\bopinion\b"
    r"|\bwhat would you\b|\bhow (?:good|bad|wise)\b",
    re.I,
)
_KEPT_BACK = (
    r"(?:part (?:2|two|ii)"
    r"|(?:restricted|exempt|confidential|withheld)"
    r" (?:section|part|appendix|paper|report|annex|material|information|text))"
)
_PART2_CONTENTS = re.compile(
    rf"\bwhat\b.{{0,40}}\b(?:in|does|do|of|from)\b.{{0,30}}\b{_KEPT_BACK}\b(?! form)"
    rf"|\b(?:show|tell|give|read|reveal|quote|summari[sz]e|print|repeat)\b.{{0,40}}\b{_KEPT_BACK}\b(?! form)"
    r"|\bpart (?:2|two|ii) (?:say|says|contain|contents?)\b|\bcontents? of part (?:2|two|ii)\b",
    re.I,
)


def _choices(
    asks: tuple[Ask, ...], question: Question, within: frozenset[str] | None, catalogue: Catalogue
) -> tuple[Choice, ...]:
    """The decisions that may be meant when a question names none and says nothing by which one could be told."""
    open_to = sorted(catalogue.cards if within is None else within)
    if question.within is not None or question.likely or len(open_to) < 2:
        return ()
    if not names_nothing(asks):
        return ()
    cards = [catalogue.cards[d] for d in open_to if d in catalogue.cards]
    decided = [c for c in cards if c.facts.kind != "board report"] or cards
    return tuple(Choice(c.label, c.facts.document) for c in decided[:_SHOWN])


_SHOWN = 12
