"""A question marked word by word: which of its characters are understood, and as what; the rest is kept apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches

from assistant.catalogue import Catalogue
from assistant.register_answers.conditions import Condition
from assistant.register_answers.names import (
    Named,
    find_body,
    find_meetings,
    find_organisations,
    find_strangers,
    telling_words,
)
from assistant.register_answers.operations import AMOUNT_KINDS, NOUNS, TURNS, is_furniture
from assistant.register_answers.periods import read_periods
from assistant.register_answers.qualifiers import QUALIFIERS
from assistant.words import STOPWORDS, found, stem
from index.chunks import REFERENCE


@dataclass(slots=True)
class Marked:
    """A question while it is read. `read` are the ranges of characters that are understood; `named` are the decisions
    it names, `unknown` the references that are not here."""

    text: str
    read: list[tuple[int, int]] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    named: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    noun: str = ""
    kind: str = ""
    unread: tuple[str, ...] = ()

    def take(self, span: tuple[int, int], condition: Condition | None = None) -> None:
        """Count a range of characters as understood, and as saying this."""
        self.read.append(span)
        if condition and condition not in self.conditions:
            self.conditions.append(condition)

    def free(self, span: tuple[int, int]) -> bool:
        """Whether nothing in a range is understood yet."""
        return all(span[1] <= a or span[0] >= b for a, b in self.read)


def mark(text: str, catalogue: Catalogue, today: date) -> Marked:
    """Find what a question names and asks by, the plainest first: references, dates, boxes, bodies, names, titles."""
    marked = Marked(_correct(text, catalogue))
    _mark_references(marked, catalogue)
    _mark_periods(marked, today)
    _mark_qualifiers(marked)
    _mark_bodies(marked, catalogue)
    _mark_names(marked, catalogue)
    _mark_kinds(marked)
    _mark_words(marked, catalogue)
    return marked


def _correct(text: str, catalogue: Catalogue) -> str:
    """A text with the words that nobody knows replaced by the noun that they look like: "decsions"."""

    def nearest(m: re.Match[str]) -> str:
        word = m.group()
        if is_furniture(word, _STOPWORDS) or catalogue.knows(stem(word)):
            return word
        return next(iter(get_close_matches(word, _CORRECTED, 1, _ALIKE)), word)

    text = re.sub(r"\b(?:hw|ho|hwo|hiw) (?=many|much)", "how ", text, flags=re.I)
    return re.sub(r"(?<![\w/-])[a-z]{5,}(?![\w/-])", nearest, text)


_STOPWORDS = frozenset(STOPWORDS)
_CORRECTED = (
    *("decision", "decisions", "contract", "contracts", "award", "awards", "awarded", "document", "documents"),
    *("supplier", "suppliers", "report", "reports", "notice", "notices", "between", "largest", "latest", "compare"),
)
_ALIKE = 0.84  # as in Catalogue.correct


def _mark_references(marked: Marked, catalogue: Catalogue) -> None:
    places = catalogue.reference_places(marked.text)
    for _, span in places:
        marked.take(span)
    cards = (catalogue.cards[document] for document, _ in places)
    once = {(c.facts.reference, c.facts.body): c.facts.document for c in reversed(list(cards))}
    marked.named = tuple(reversed(once.values()))
    for m in REFERENCE.finditer(marked.text):
        if marked.free(m.span()):
            marked.take(m.span())
            marked.unknown = (*marked.unknown, m.group())


def _mark_periods(marked: Marked, today: date) -> None:
    for p in read_periods(marked.text, today):
        if not marked.free(p.span):
            continue
        begins = _BEGINS.search(marked.text[: p.span[0]])
        if begins:
            name = "start" if begins[1].casefold()[0] in "sbc" else "end"
            said = f"with a stated {name} {p.said.removeprefix('dated ')}"
            marked.take((begins.start(), p.span[1]), Condition("term", said, (name,), start=p.start, end=p.end))
        else:
            marked.take(p.span, Condition("date", p.said, start=p.start, end=p.end))


_BEGINS = re.compile(
    r"\b(start(?:s|ed|ing)?|beg[aiu]n(?:s|ning)?|commenc\w+|end(?:s|ed|ing)?|expir\w+) (?:on |in |from )?$", re.I
)
"""Words before a date that make it the start or the end of what is awarded, and not the decision's."""


def _mark_qualifiers(marked: Marked) -> None:
    """Part 2, deferral, grounds, document types, amounts over or under a sum, routes."""
    for qualifier in QUALIFIERS:
        for m in qualifier.pattern.finditer(marked.text):
            if marked.free(m.span()):
                marked.take(m.span(), qualifier.make(m))


def _mark_bodies(marked: Marked, catalogue: Catalogue) -> None:
    for named in find_body(marked.text, catalogue):
        if marked.free(named.span):
            marked.take(named.span, Condition("body", f"by {named.name}", named.words))


def _mark_names(marked: Marked, catalogue: Catalogue) -> None:
    sort, lead = (
        ("supplied by", "with, as supplier or payee,") if _SUPPLIES.search(marked.text) else ("naming", "naming")
    )
    for named in find_organisations(marked.text, catalogue):
        if marked.free(named.span):
            marked.take(named.span, Condition(sort, f"{lead} {_printed(marked, named)}", named.words))
    for person in sorted({f.value for c in catalogue.cards.values() for f in c.facts.named("decision maker's name")}):
        last = re.escape(person.split()[-1])
        for m in re.finditer(rf"\b(?:by )?(?:{re.escape(person)}|(?<=by ){last})\b", marked.text, re.I):
            if marked.free(m.span()):
                marked.take(m.span(), Condition("decided by", f"decided by {person}", (rf"\b{re.escape(person)}\b",)))
    for named in find_meetings(marked.text):
        if marked.free(named.span):
            marked.take(named.span, Condition("meeting", f"of the {named.name}", (named.name,)))


_SUPPLIES = re.compile(
    r"\b(?:suppliers?|contractors?|award\w*|contracts?|extend\w*|grants?|won|call(?:ed)?[- ]off)\b", re.I
)
"""Words by which a name is asked for as the one that is paid, and not only as one that is mentioned."""


def _printed(marked: Marked, named: Named) -> str:
    """The name as the register has it, as far as the question says it."""
    said = marked.text[slice(*named.span)]
    return named.name if len(said) > len(named.name) - _SUFFIX else said.removesuffix("'s").removesuffix("’s")


_SUFFIX = 9  # letters of " Limited" and a little


def _mark_kinds(marked: Marked) -> None:
    """What is listed or counted, and what kind of amount is meant: the one that is named first."""
    nouns = [(m.start(), name) for name, pattern in NOUNS if (m := pattern.search(marked.text))]
    marked.noun = min(nouns)[1] if nouns else ""
    marked.kind = next((kind for kind, pattern in AMOUNT_KINDS if pattern.search(marked.text)), "")
    worth = [replace(c, words=(marked.kind or "award",)) if c.sort == "worth" else c for c in marked.conditions]
    marked.conditions = worth


def _mark_words(marked: Marked, catalogue: Catalogue) -> None:
    """Names that nobody is known by, then topics of titles; what is left is not understood."""
    for m in _INITIALS.finditer(marked.text):  # "the Public Networks Framework (PNF)" names one thing
        marked.take(m.span())
    for named in find_strangers(marked.text):
        if marked.free(named.span) and not _is_titled([stem(w) for w in named.words], catalogue):
            marked.take(named.span, Condition("naming", f"naming {named.name}", telling_words(named.name)))
    left = [word for word in _words(marked) if not is_furniture(word, _STOPWORDS)]
    if marked.named:  # other words of a decision's name only name it again
        left = [w for w in left if not any(found(stem(w), catalogue.cards[d].names) for d in marked.named)]
    topics = [w for w in left if w.casefold() not in TURNS and _is_titled([stem(w)], catalogue)]
    marked.unread = tuple(dict.fromkeys(w for w in left if w not in topics and not _joins(w, marked)))
    if topics:
        about = " ".join(dict.fromkeys(topics))
        marked.conditions.append(Condition("topic", f"with “{about}” in the title", tuple(map(stem, topics))))


def _is_titled(stemmed: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether one title, or its body's name, holds all of these words."""
    return any(all(found(s, card.names) for s in stemmed) for card in catalogue.cards.values())


_INITIALS = re.compile(r"(?<=[a-z] )\([A-Z]{2,6}\)")


def _joins(word: str, marked: Marked) -> bool:
    """Whether a word joins decisions, dates, bodies or verbs ("in 2019 or 2020", "award or extend"), and not two names
    or topics, of which each would have to be told apart."""
    if len(marked.named) > 1 and word.casefold() in ("than", "v", "between"):
        return True
    if word.casefold() not in ("or", "both", "either"):
        return False
    return len(marked.named) > 1 or sum(c.sort not in ("date", "body", "series") for c in marked.conditions) <= 1


def _words(marked: Marked) -> Iterator[str]:
    """The words that are not understood yet."""
    for m in re.finditer(r"[^\W_][\w&'’%-]*", marked.text):
        if marked.free(m.span()):
            yield m.group()
