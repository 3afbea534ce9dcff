"""What the collection holds, as a question needs to know it: decisions and their names, rare words, abbreviations.

Read from the register, and read again when the register has changed.
"""

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from difflib import get_close_matches

from assistant.reply import Coverage
from assistant.words import alternatives, content_stems, found, stem, stem_set, stems
from index.chunks import Chunk, make_chunk
from index.references import Key, reference_key, reference_places
from ingest.facts import Fact, Facts
from ingest.gate.gate import PublicParagraph
from ingest.locator import Locator
from ingest.register import Filters, Register


@dataclass(frozen=True, slots=True)
class Card:
    """One decision: its facts, and the stems of its name, of what it recommends, of who decided, of all its text."""

    facts: Facts
    names: frozenset[str]
    topic: frozenset[str]
    decider: frozenset[str]
    vocabulary: frozenset[str]

    @property
    def label(self) -> str:
        """How a person would name it: reference and title."""
        return ", ".join(t for t in (self.facts.reference, self.facts.title) if t)


class Catalogue:
    """Every decision of one revision of the register."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.revision = register.revision
        self.cards: dict[str, Card] = {}
        self._spread: Counter[str] = Counter()
        self._paragraphs = 0
        self._aliases: dict[str, frozenset[str]] = {}
        self._stems: dict[str, frozenset[str]] = {}
        self._words: defaultdict[str, set[str]] = defaultdict(set)
        self._titled: defaultdict[str, set[str]] = defaultdict(set)
        self._by_reference: defaultdict[Key, list[str]] = defaultdict(list)
        self._held = len(register.held())
        self._unread = register.unread
        for document in register.documents():
            texts = [_labelled(p) for p in document.paragraphs]
            facts = register.facts(document.document)
            names = frozenset(content_stems(f"{facts.title} {facts.body or ''}")) | _reference_stems(facts.reference)
            self._learn(texts)
            decider = frozenset(s for f in facts.named("decision maker") for s in content_stems(f.value))
            topic = stem_set(f.words for f in facts.named("recommendation"))
            for name in names:
                self._titled[name].add(document.document)
            key = reference_key(facts.reference or "")
            if key:
                self._by_reference[key].append(document.document)
            self.cards[document.document] = Card(facts, names, topic, decider, stem_set([*texts, facts.title]))

    def _learn(self, texts: list[str]) -> None:
        """Count in how many paragraphs each word stands, and learn abbreviations where the record explains them."""
        for text in texts:
            self._paragraphs += 1
            self._spread.update(frozenset(stems(text)))
            for word in _LONG_WORD.findall(text):
                self._words[word[0].casefold()].add(word.casefold())
            for short, full in _explained(text):
                words = frozenset(content_stems(full))
                self._aliases[stem(short)] = self._aliases.get(stem(short), frozenset()) | words

    def rarity(self, stemmed: str) -> float:
        """How much a word tells: 0 for one that stands in every paragraph, higher the rarer (inverse frequency).

        A word that stands nowhere may be the asker's own for something that is there, and counts as a common one.
        """
        spread = max((self._spread[s] for s in alternatives(stemmed)), default=0)
        rarity = math.log((1 + self._paragraphs) / (1 + spread))
        return rarity if spread else _UNSEEN * rarity

    def expand(self, stemmed: str) -> frozenset[str]:
        """The words that an abbreviation stands for in this collection; empty when it is none."""
        return self._aliases.get(stemmed, frozenset())

    def holds(self, stemmed: str, among: frozenset[str]) -> bool:
        """Whether a word, a synonym, its abbreviation or what it abbreviates stands among these."""
        if found(stemmed, among):
            return True
        full = self._aliases.get(stemmed)
        if full and full <= among:
            return True
        return any(stemmed in words and short in among for short, words in self._aliases.items())

    def named(self, document: str, name: str) -> tuple[Fact, ...]:
        """A decision's facts of one name, each with a place in the text."""
        return tuple(f for f in self.cards[document].facts.named(name) if f.at.ordinal)

    def paragraphs(self, document: str) -> tuple[PublicParagraph, ...]:
        """A decision's public paragraphs, in order; none where it is gone meanwhile."""
        try:
            return self._register.document(document).paragraphs
        except KeyError:
            return ()

    def states(self, at: Locator, names: tuple[str, ...]) -> bool:
        """Whether the paragraph at an address states a fact of one of these names."""
        return any(f.at.ordinal == at.ordinal for n in names for f in self.cards[at.document].facts.named(n))

    def stated_at(self, fact: Fact) -> Chunk:
        """The whole paragraph that states a fact."""
        p = self._register.paragraph(fact.at.key)
        return make_chunk(p, self.cards[fact.at.document].facts, 0, p.text)

    def stems_of(self, at: Locator) -> frozenset[str]:
        """The stems of the whole paragraph at an address, of which a chunk may be a part."""
        if at.key not in self._stems:
            self._stems[at.key] = stem_set([_labelled(self._register.paragraph(at.key))])
        return self._stems[at.key]

    def stems_before(self, at: Locator) -> frozenset[str]:
        """The stems of the paragraph before an address, in the same section."""
        text = self.text_before(at)
        return self.stems_of(replace(at, ordinal=at.ordinal - 1)) if text else frozenset()

    def text_before(self, at: Locator) -> str:
        """The text of the paragraph before an address, in the same section; empty where there is none."""
        try:
            before = self._register.paragraph(f"{at.document}#{at.ordinal - 1}")
        except KeyError:
            return ""
        return before.text if before.at.section == at.section and before.kind != "heading" else ""

    def knows(self, stemmed: str) -> bool:
        """Whether a word, or one that means the same, stands anywhere in the collection."""
        return stemmed in self._aliases or any(self._spread[s] for s in alternatives(stemmed))

    def correct(self, text: str) -> str:
        """A question with the words that no paragraph holds replaced by the one that they most look like, if any."""
        return _LONG_WORD.sub(lambda m: self._nearest(m.group()), text)

    def _nearest(self, word: str) -> str:
        if self._spread[stem(word)] or stem(word) in self._aliases or alternatives(stem(word)) != {stem(word)}:
            return word
        alike = [w for w in self._words[word[0].casefold()] if abs(len(w) - len(word)) <= 2]
        return next(iter(get_close_matches(word.casefold(), alike, 1, _ALIKE)), word)

    def coverage(self, filters: Filters) -> Coverage:
        """What a search under these filters looks through."""
        chosen = [self.cards[d].facts for d in self._register.matching(filters) if d in self.cards]
        years = sorted(f.date.year for f in chosen if f.date)
        bodies = tuple(sorted({f.body for f in chosen if f.body}))
        first, last = (years[0], years[-1]) if years else (None, None)
        return Coverage(len(chosen), self._held, bodies, first, last, self._unread)

    def named_by_reference(self, text: str) -> tuple[str, ...]:
        """The decisions whose reference stands in a text, in the order of the text."""
        return tuple(dict.fromkeys(document for document, _ in self.reference_places(text)))

    def reference_places(self, text: str) -> tuple[tuple[str, tuple[int, int]], ...]:
        """The decisions whose reference stands in a text, each with where, in the order of the text."""
        places = reference_places(text, self._by_reference)
        return tuple((d, (start, end)) for key, start, end in places for d in self._by_reference[key])

    def named_by_title(self, text: str) -> dict[str, float]:
        """How strongly a text names each decision by its title: the share of the title's telling words in it."""
        asked = frozenset(stems(text))
        strengths: dict[str, float] = {}
        for document in self._like_titles(asked):
            card = self.cards[document]
            telling = {s: self._title_weight(s) for s in card.names}
            met = sum(w for s, w in telling.items() if not asked.isdisjoint(alternatives(s)))
            met += sum(self._title_weight(a) for a in asked if a not in card.names and self._stands_for(a, card.names))
            if met >= _TELLING:
                strengths[document] = met
        return strengths

    def _like_titles(self, asked: frozenset[str]) -> list[str]:
        """The decisions whose names share a word with what is asked, a synonym, or one of an abbreviation's."""
        meant = asked.union(*(alternatives(a) | self._aliases.get(a, frozenset()) for a in asked))
        return sorted(frozenset[str]().union(*(self._titled.get(s, ()) for s in meant)))

    def _title_weight(self, stemmed: str) -> float:
        """How much a title's word tells: what many titles share tells nothing."""
        titles = len(self._titled.get(stemmed, ()))
        common = _COMMON if stemmed in FORM_WORDS else 1.0
        return common * math.log((1 + len(self.cards)) / (0.5 + titles)) / math.log(2 + 2 * len(self.cards))

    def _stands_for(self, short: str, names: frozenset[str]) -> bool:
        full = self._aliases.get(short)
        return bool(full) and len((full or frozenset()) & names) >= 2


def _labelled(paragraph: PublicParagraph) -> str:
    """A paragraph's text, after its number where that is a label by which people ask for it ("R-RIS-02")."""
    number = paragraph.at.paragraph or ""
    return f"{number} {paragraph.text}" if _LABEL.match(number) else paragraph.text


_LABEL = re.compile(r"[A-Z][A-Z-]*\d")
_UNSEEN = 0.6
_LONG_WORD = re.compile(r"\b[A-Za-z]{5,}\b")  # a shorter word with a letter wrong is often another word
_ALIKE = 0.84  # of the letters, as difflib counts them; "replcement" is .95 of "replacement", "drones" .67 of "doses"
_TELLING = 0.55  # one word that stands in no other title of a small collection is enough to name a decision
_COMMON = 0.3
FORM_WORDS = frozenset(
    stem(w)
    for w in """police policing report project programme contract service services support award approval update
    review decision replacement system office crime commissioner data platform business case plan national capabilities
    environment variation uplift home joint appendix attached attachment annex force""".split()
)

_ABBREVIATION = re.compile(
    r"((?:[A-Z][\w&’'-]*,?[\s-]+(?:(?:of|and|the|for|in|on|to)\s+)*){1,7})\(([A-Z][A-Z&]{1,8})s?\)"
)


def _explained(text: str) -> list[tuple[str, str]]:
    """Abbreviations explained in a text, with the words whose initials they are."""
    pairs = []
    for match in _ABBREVIATION.finditer(text):
        words = [w for w in re.split(r"[\s-]+", match[1]) if w]
        kept = words[-_initials(words, match[2]) :] if _initials(words, match[2]) else []
        if kept:
            pairs.append((match[2], " ".join(kept)))
    return pairs


def _initials(words: list[str], short: str) -> int:
    """How many of the last words have these initials in order; 0 when they have not."""
    left = list(short.replace("&", ""))
    for count, word in enumerate(reversed(words), 1):
        if word[0].isupper() and left and word[0] == left[-1]:
            left.pop()
        elif word[0].isupper() and left and word[0] not in short:
            return 0
        if not left:
            return count
    return 0


_REFERENCE = re.compile(
    r"\b(?:PCD|MD|DD|ADD|DMPCD|PFCCD|PCCD)[ -]?\d{2,5}\b"
    r"|\b(?:decision|notice|no|number|ref|reference)\.? \d{1,4}/20\d\d\b",
    re.I,
)


def names_reference(text: str) -> bool:
    """Whether a text names a decision by a reference, known or not."""
    return bool(_REFERENCE.search(text))


def _reference_stems(reference: str | None) -> frozenset[str]:
    return frozenset(stems(reference or ""))
