"""A question read as an operation over the register, with conditions; the words that it cannot place are kept apart."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches

from assistant.catalogue import Catalogue
from assistant.register_answers.conditions import Condition
from assistant.register_answers.names import Named, find_body, find_organisations, find_strangers, telling_words
from assistant.register_answers.operations import AMOUNT_KINDS, ANAPHORA, NOUNS, OPERATIONS, Operation, is_furniture
from assistant.register_answers.periods import read_periods
from assistant.register_answers.qualifiers import QUALIFIERS
from assistant.words import STOPWORDS, alternatives, stem


@dataclass(frozen=True, slots=True)
class RegisterQuestion:
    """What is to be worked out: `operation` over the `noun`s that meet all `conditions`, for amounts of one `kind`.

    `named` are decisions that the question names, in its order; `unread` are the words that could not be placed, with
    which nothing is worked out.
    """

    operation: str
    noun: str
    kind: str
    conditions: tuple[Condition, ...]
    named: tuple[str, ...]
    unread: tuple[str, ...]

    def of(self, sort: str) -> tuple[Condition, ...]:
        """The conditions of one sort."""
        return tuple(c for c in self.conditions if c.sort == sort)


def read_register_question(
    text: str, earlier: Sequence[str], catalogue: Catalogue, today: date
) -> RegisterQuestion | None:
    """Read a question that only a register answers; None for one that some paragraph may answer.

    `earlier` are the user's turns before it, oldest first: "and in 2022?" is read with the one it follows.
    """
    marked = _mark(_correct(text, catalogue), catalogue, today)
    text = marked.text
    own = _operation(text, marked)
    if own is None and not _goes_on(text):
        return None
    before = read_register_question(earlier[-1], earlier[:-1], catalogue, today) if earlier else None
    refers = bool(ANAPHORA.search(text)) or own is None
    if refers:
        return _follow(own, marked, before) if before else None
    return _question(own, marked) if own else None


def _correct(text: str, catalogue: Catalogue) -> str:
    """A text with the words that nobody knows replaced by the noun that they look like: "decsions"."""

    def nearest(m: re.Match[str]) -> str:
        word = m.group()
        if is_furniture(word, _STOPWORDS) or catalogue.knows(stem(word)):
            return word
        return next(iter(get_close_matches(word, _CORRECTED, 1, _ALIKE)), word)

    return re.sub(r"(?<![\w/-])[a-z]{5,}(?![\w/-])", nearest, text)


_CORRECTED = (
    *("decision", "decisions", "contract", "contracts", "award", "awards", "awarded", "document", "documents"),
    *("supplier", "suppliers", "report", "reports", "notice", "notices", "between", "largest", "latest", "compare"),
)
_ALIKE = 0.84  # as in Catalogue.correct


@dataclass(slots=True)
class _Marked:
    """A question while it is read: the ranges of characters that are understood, and what was found in them."""

    text: str
    read: list[tuple[int, int]] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    named: tuple[str, ...] = ()
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


def _mark(text: str, catalogue: Catalogue, today: date) -> _Marked:
    marked = _Marked(text)
    for step in (_mark_references, _mark_periods(today), _mark_qualifiers, _mark_bodies, _mark_organisations):
        step(marked, catalogue)
    _mark_words(marked, catalogue)
    return marked


def _mark_references(marked: _Marked, catalogue: Catalogue) -> None:
    places = catalogue.reference_places(marked.text)
    for _, span in places:
        marked.take(span)
    marked.named = tuple(dict.fromkeys(document for document, _ in places))


def _mark_periods(today: date) -> Callable[[_Marked, Catalogue], None]:
    def mark(marked: _Marked, _: Catalogue) -> None:
        for p in read_periods(marked.text, today):
            if marked.free(p.span):
                marked.take(p.span, Condition("date", p.said, start=p.start, end=p.end))

    return mark


def _mark_qualifiers(marked: _Marked, _: Catalogue) -> None:
    """Part 2, deferral, document types, amounts over or under a sum, routes."""
    for qualifier in QUALIFIERS:
        for m in qualifier.pattern.finditer(marked.text):
            if marked.free(m.span()):
                marked.take(m.span(), qualifier.make(m))


def _mark_bodies(marked: _Marked, catalogue: Catalogue) -> None:
    for named in find_body(marked.text, catalogue):
        if marked.free(named.span):
            marked.take(named.span, Condition("body", f"by {named.name}", named.words))


def _mark_organisations(marked: _Marked, catalogue: Catalogue) -> None:
    for named in find_organisations(marked.text, catalogue):
        if marked.free(named.span):
            marked.take(named.span, Condition("naming", f"naming {_printed(marked, named)}", named.words))
    people = {f.value for c in catalogue.cards.values() for f in c.facts.named("decision maker's name")}
    for person in sorted(people):
        pattern = re.compile(rf"\b(?:{re.escape(person)}|by (?:\w+ )?{re.escape(person.split()[-1])})\b", re.I)
        for m in pattern.finditer(marked.text):
            if marked.free(m.span()):
                marked.take(m.span(), Condition("decided by", f"decided by {person}", (rf"\b{re.escape(person)}\b",)))


def _printed(marked: _Marked, named: Named) -> str:
    """The name as the register has it, as far as the question says it."""
    said = marked.text[slice(*named.span)]
    return named.name if len(said) > len(named.name) - _SUFFIX else said.removesuffix("'s").removesuffix("’s")


_SUFFIX = 9  # letters of " Limited" and a little


def _mark_words(marked: _Marked, catalogue: Catalogue) -> None:
    """Nouns and kinds of amount, then topics; what is left is not understood."""
    for name, pattern in NOUNS:
        m = pattern.search(marked.text)
        if m and marked.free(m.span()):
            marked.noun = marked.noun or name
    for kind, pattern in AMOUNT_KINDS:
        marked.kind = marked.kind or (kind if pattern.search(marked.text) else "")
    left = [(word, span) for word, span in _words(marked) if not is_furniture(word, _STOPWORDS)]
    for named in find_strangers(marked.text):
        if marked.free(named.span) and not any(_is_topic(stem(w), catalogue) for w in named.words):
            mine = [(w, s) for w, s in left if named.span[0] <= s[0] < named.span[1]]
            if mine and len(mine) == len(marked.text[slice(*named.span)].split()):
                marked.take(named.span, Condition("naming", f"naming {named.name}", telling_words(named.name)))
                left = [x for x in left if x not in mine]
    topics = [word for word, _ in left if _is_topic(stem(word), catalogue)]
    marked.unread = tuple(dict.fromkeys(w for w, _ in left if w not in topics and not _joins(w, marked)))
    if topics:
        sort, where = _topic_sort(topics, catalogue)
        about = " ".join(dict.fromkeys(topics))
        marked.conditions.append(Condition(sort, f"with “{about}” in the {where}", tuple(map(stem, topics))))


def _joins(word: str, marked: _Marked) -> bool:
    """Whether a word joins two decisions, dates or bodies ("in 2019 or 2020"), each of which is meant."""
    sorts = [c.sort for c in marked.conditions if c.sort in ("date", "body", "series")]
    return word.casefold() in ("or", "both", "either") and (len(marked.named) > 1 or len(sorts) > len(set(sorts)))


def _words(marked: _Marked) -> Iterator[tuple[str, tuple[int, int]]]:
    """The words that are not understood yet, with their places."""
    for m in re.finditer(r"[^\W_][\w&'’%-]*", marked.text):
        if marked.free(m.span()):
            yield m.group(), m.span()


_STOPWORDS = frozenset(STOPWORDS)


def _is_topic(stemmed: str, catalogue: Catalogue) -> bool:
    return any(not alternatives(stemmed).isdisjoint(c.names | c.topic) for c in catalogue.cards.values())


def _topic_sort(topics: Sequence[str], catalogue: Catalogue) -> tuple[str, str]:
    stemmed = [stem(t) for t in topics]
    titled = any(all(not alternatives(s).isdisjoint(c.names) for s in stemmed) for c in catalogue.cards.values())
    return ("topic", "title") if titled else ("recommended", "title or recommendation")


def _operation(text: str, marked: _Marked) -> Operation | None:
    """The first operation whose words the question has and whose needs it meets."""
    refers = bool(ANAPHORA.search(text))
    return next((op for op in OPERATIONS if op.pattern.search(text) and (refers or _fits(op, marked))), None)


def _goes_on(text: str) -> bool:
    """Whether a text only adds a condition to the question before it: "and in 2022?", "what about Norfolk?"."""
    return bool(_GOES_ON.match(text)) and len(text.split()) <= _SHORT


_GOES_ON = re.compile(r"(?:and|what about|how about|only|just|of (?:those|them|these)|same for|now)\b", re.I)
_SHORT = 9


def _fits(op: Operation, marked: _Marked) -> bool:
    """Whether the operation has what it works on: two decisions to compare, one that was replaced, else none named."""
    if op.needs in _DECISIONS_NAMED:
        return len(marked.named) == _DECISIONS_NAMED[op.needs]
    if marked.named:
        return False
    if op.needs == "noun":
        return bool(marked.noun) and not (marked.unread and marked.noun in _LOOSE and not _AWARDED.search(marked.text))
    if op.needs == "payee":
        return any(c.sort == "naming" for c in marked.conditions) or bool(marked.noun)
    return True


_DECISIONS_NAMED = {"one decision": 1, "two decisions": 2}
_LOOSE = frozenset(("awards", "reports", "forms", "minutes"))
"""Nouns that paragraphs speak of too: with words that are not understood, a paragraph may answer."""

_AWARDED = re.compile(r"\b(?:award|approv|let|sign|agree|authoris|made|given)\w*", re.I)


def _question(op: Operation, marked: _Marked) -> RegisterQuestion:
    noun = marked.noun or "decisions"
    return RegisterQuestion(
        op.name, noun, marked.kind or "award", tuple(marked.conditions), marked.named, marked.unread
    )


def _follow(own: Operation | None, marked: _Marked, before: RegisterQuestion) -> RegisterQuestion:
    """The question before with what this one changes: an operation, or conditions in place of those of their sort."""
    changed = {c.sort for c in marked.conditions}
    kept = tuple(c for c in before.conditions if c.sort not in changed)
    operation = own.name if own else before.operation
    unread = tuple(dict.fromkeys((*before.unread, *marked.unread)))
    return replace(
        before,
        operation=operation,
        noun=marked.noun or before.noun,
        kind=marked.kind or before.kind,
        conditions=(*kept, *marked.conditions),
        unread=unread,
    )
