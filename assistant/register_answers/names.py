"""Names that a question holds: bodies, organisations and persons, told apart by what the register knows of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.catalogue import Card, Catalogue
from assistant.sentences import split_sentences
from assistant.words import STOPWORDS, stem, stems
from ingest.facts import Fact

_COMPANY = frozenset("ltd limited plc cic llp inc the and & of co company group uk".split())
_WORD = re.compile(r"[A-Za-z0-9][\w&'’.-]*\w|\w")
PAID = ("to", "with", "from", "by", "naming", "name", "names", "mention", "mentioning", "paid", "given", "gave", "give")
"""Words before which or after which an organisation stands, however it is cased."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in a question: the register's own spelling, the words it is known by, where it stands."""

    name: str
    words: tuple[str, ...]
    span: tuple[int, int]


def telling_words(name: str) -> tuple[str, ...]:
    """The words of a name, in lower case, without "Ltd" and the like.

    >>> telling_words("Ostrava Fleet Services Ltd")
    ('ostrava', 'fleet', 'services')
    """
    words = [w.casefold().rstrip(".") for w in _WORD.findall(name)]
    return tuple(w for w in words if w not in _COMPANY) or tuple(words)


def find_body(text: str, catalogue: Catalogue) -> tuple[Named, ...]:
    """The bodies of the register that a text names: all of those whose words it holds.

    "Norfolk" is Norfolk PCC; a body that the register does not have ("Kent PCC") is named with no body's words.
    """
    found: list[Named] = []
    bodies = dict.fromkeys(c.facts.body for c in catalogue.cards.values() if c.facts.body)
    for body in bodies:
        place = re.escape(re.sub(r"\s+(?:PCC|PFCC|OPCC|OPFCC)$", "", body))
        office = (
            r"(?:(?:['’]s?)?\s+(?:O?PF?CC|police(?:,? fire)? and crime commissioner|commissioner|constabulary|police))?"
        )
        pattern = rf"(?:\bthe\s+)?\b{place}{office}(?:['’]s?)?(?![\w-])"
        found += [Named(body, (body,), m.span()) for m in re.finditer(pattern, text, re.I)]
        found += [Named(body, (body,), span) for span in _in_full(body, text, catalogue)]
    if not found:
        found += [Named(m.group(1), (), m.span()) for m in _OTHER_BODY.finditer(text)]
    return tuple(found)


def _in_full(body: str, text: str, catalogue: Catalogue) -> Iterator[tuple[int, int]]:
    """Where a text prints the name that a body's initials stand for ("the Mayor's Office for Policing, Ravensport")."""
    full = catalogue.expand(stem(body))
    if not full:
        return
    words = list(_WORD.finditer(text))
    for first in range(len(words)):
        held: set[str] = set()
        for last in range(first, min(first + _LONGEST_NAME, len(words))):
            stemmed = stems(words[last].group())
            if not full.issuperset(stemmed) and words[last].group().casefold() not in STOPWORDS:
                break
            held.update(stemmed)
            if full <= held and full.issuperset(stems(words[first].group())):
                yield words[first].start(), words[last].end()
                return


_LONGEST_NAME = 10  # words
_OTHER_BODY = re.compile(
    r"\b((?:[A-Z][a-z]+ (?:and )?){1,3}(?:O?PF?CC|Police(?:,? Fire)? and Crime Commissioner)|MOPAC|GLA)\b"
)


_MEETING = re.compile(r"\b((?:[A-Z][a-z]+ (?:and )?){1,4}(?:Board|Committee|Panel|Group|Forum))\b")


def find_meetings(text: str) -> tuple[Named, ...]:
    """The boards and committees that a text names."""
    return tuple(Named(m[1], (m[1],), m.span(1)) for m in _MEETING.finditer(text))


def find_organisations(text: str, catalogue: Catalogue) -> tuple[Named, ...]:
    """The suppliers and payees of the register that a text names, longest first; none overlap."""
    names = {telling_words(n): n for n in sorted(organisations(catalogue), key=len, reverse=True)}
    found: list[Named] = []
    for words, name in sorted(names.items(), key=lambda x: -len(" ".join(x[0]))):
        for n in range(len(words), 0, -1):
            for m in re.finditer(_spelled(words[:n]), text, re.I):
                free = all(m.end() <= f.span[0] or m.start() >= f.span[1] for f in found)
                if free and (n == len(words) > 1 or _stands_as_name(text, m, words[:n], catalogue)):
                    found.append(Named(name, words[:n], m.span()))
    return tuple(sorted(found, key=lambda f: f.span))


def organisations(catalogue: Catalogue) -> frozenset[str]:
    """Every supplier and payee that the register has."""
    facts = [c.facts for c in catalogue.cards.values()]
    stated = {f.value for card in facts for name in ("supplier", "current supplier") for f in card.named(name)}
    return frozenset(stated | {a.payee for card in facts for a in card.amounts if a.payee})


def _spelled(words: Sequence[str]) -> str:
    gap = r"(?:\s+(?:and|&|of|the))*\s+"
    last = r"(?:\s+(?:ltd|limited|plc|cic|llp|inc)\b\.?)?(?:['’]s?)?(?![\w-])"
    return r"\b" + gap.join(map(re.escape, words)) + last


def _stands_as_name(text: str, match: re.Match[str], words: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether a part of a name is meant as that name: printed with capitals, or after a word that leads to one.

    A word that titles share ("victim", "fleet") needs both.
    """
    capital = all(w[:1].isupper() or w[:1].isdigit() for w in match.group().split() if w.casefold() not in STOPWORDS)
    before = (text[: match.start()].split() or [""])[-1].casefold()
    titled = any(stem(w) in c.names for w in words for c in catalogue.cards.values())
    if titled:
        return capital and before in PAID
    return capital or before in PAID or len(words) > 1 or not _is_common(words[0], catalogue)


_COMMON_PARAGRAPHS = 3.0  # rarity: a word in more than one paragraph of twenty is no name by itself


def _is_common(word: str, catalogue: Catalogue) -> bool:
    return catalogue.rarity(stem(word)) < _COMMON_PARAGRAPHS


def find_strangers(text: str) -> tuple[Named, ...]:
    """Names that a text prints with capitals, other than at its beginning or a sentence's: perhaps of nobody known."""
    return tuple(Named(m[1], telling_words(m[1]), m.span(1)) for m in _STRANGER.finditer(text))


_STRANGER = re.compile(
    r"(?<=[a-z,;:] )(?!(?:Part|PCD|I|II)\b)([A-Z][\w&'’-]+(?:\s+(?:(?:and|of|the|&)\s+)?[A-Z][\w&'’-]+)*)"
)


def mentions(words: Sequence[str], card: Card, catalogue: Catalogue) -> tuple[Fact, ...]:
    """Where a document names an organisation: first as payee or supplier, else wherever the text has the name."""
    stated = paid(words, card)
    if stated or not all(s in card.vocabulary for w in words for s in stems(w)):
        return stated
    return tuple(_in_text(words, card, catalogue))


def paid(words: Sequence[str], card: Card) -> tuple[Fact, ...]:
    """Where a document states an organisation as payee or supplier."""
    return tuple(fact for name, fact in _stated(card) if is_name(words, name))


def is_name(words: Sequence[str], name: str | None) -> bool:
    """Whether a name begins with these words, "Ltd" and the like apart.

    >>> is_name(("vodafone",), "Vodafone Limited"), is_name(("fleet",), "Ostrava Fleet")
    (True, False)
    """
    return telling_words(name or "")[: len(words)] == tuple(words)


def _stated(card: Card) -> Iterator[tuple[str, Fact]]:
    """Payees and suppliers, each with what states it; an award's amount first: it says most of why a name stands."""
    paid_to = [(a.payee, a.kind, Fact("amount", a.printed, a.words, a.at)) for a in card.facts.amounts if a.payee]
    yield from ((payee, fact) for payee, kind, fact in paid_to if kind == "award")
    yield from ((f.value, f) for name in ("supplier", "current supplier") for f in card.facts.named(name))
    yield from ((payee, fact) for payee, kind, fact in paid_to if kind != "award")


def _in_text(words: Sequence[str], card: Card, catalogue: Catalogue) -> Iterator[Fact]:
    name = re.compile(_spelled(words), re.I)
    found = []
    for p in catalogue.paragraphs(card.facts.document):
        if name.search(p.text):
            sentences = (p.text[s.start : s.end] for s in split_sentences(p.text))
            said = next((s for s in sentences if name.search(s)), p.text)
            found.append(Fact("naming", " ".join(words), said, p.at))
    yield from sorted(found, key=lambda f: ("£" not in f.words, f.at.ordinal))  # a sum says most of why it is named
