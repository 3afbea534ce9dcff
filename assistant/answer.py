"""ask(): a question in, a checked answer or a refusal out."""

import hashlib
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assistant.asks import names_nothing
from assistant.catalogue import Catalogue
from assistant.conversation import Question, Turn, read_question
from assistant.draft import Draft, DraftPart
from assistant.evidence import Evidence, by_key, find_evidence, find_pointers
from assistant.extractive import compose
from assistant.meanings import Meanings
from assistant.register_answers import answer_from_register, read_register_question
from assistant.reply import Answer, Coverage, Refusal
from assistant.scope import Scope, read_scope
from assistant.shares import share_of_figure
from assistant.signatories import compare_signatures
from assistant.stated import ask_of_whole, beside_not_stated, contents_of_part2
from assistant.verify import verify
from index.search import Hit, Index, open_index
from ingest.register import Filters, Register, open_register

__all__ = ["Assistant", "Reply", "Turn", "open_assistant"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the product answers, and how it came to it; `seconds` is wall time."""

    id: str
    question: str
    standalone: str
    filters: Filters
    result: Answer | Refusal
    composer: str
    index: str
    seconds: float


class _Drafted(NamedTuple):
    """A draft, its evidence, the self-contained question, and the decision nearest to it where nothing is found."""

    draft: Draft
    evidence: tuple[Evidence, ...]
    standalone: str
    nearest: str | None


_NO_FILTERS = Filters()


class Assistant:
    """An open home: its register and its index."""

    def __init__(self, register: Register, index: Index) -> None:
        self.register = register
        self.index = index
        self._catalogue: Catalogue | None = None  # 13 seconds' work over 100,000 paragraphs, and a search needs none
        self._meanings = Meanings(index.embedder)

    def ask(self, question: str, history: Sequence[Turn] = (), filters: Filters = _NO_FILTERS) -> Reply:
        """Answer a question from the record, or say which kind of refusal this is and what was searched."""
        began = time.monotonic()
        catalogue = self._fresh()
        drafted = self._from_register(question, history, filters, catalogue)
        if drafted is None:
            drafted = self._from_paragraphs(question, history, filters, catalogue)
        draft, evidence, standalone, nearest = drafted
        result = verify(draft, by_key(evidence), self.register, catalogue.coverage(filters), nearest)
        seconds = round(time.monotonic() - began, 3)
        name = hashlib.blake2s(f"{question}{began}".encode(), digest_size=8).hexdigest()
        return Reply(name, question, standalone, filters, result, "extractive", self.index.version, seconds)

    def _from_register(
        self, question: str, history: Sequence[Turn], filters: Filters, catalogue: Catalogue
    ) -> _Drafted | None:
        """A list, count, sum or comparison drafted from the register's facts; None where no such thing is asked."""
        earlier = [turn.text for turn in history if turn.role == "user"]
        asked = read_register_question(question, earlier, catalogue, date.today())
        if asked is None:
            return None
        within = self.register.matching(filters) if filters.given() else None
        found = answer_from_register(asked, within, catalogue)
        part = DraftPart(question, found.claims, None)
        draft = Draft((part,), False, (), reading=found.reading, notes=found.notes, unread=asked.unread)
        return _Drafted(draft, found.evidence, f"{question} [{found.reading}]", None)

    def _from_paragraphs(
        self, question: str, history: Sequence[Turn], filters: Filters, catalogue: Catalogue
    ) -> _Drafted:
        """An answer drafted from the paragraphs found."""
        asked = read_question(question, history, catalogue, self._decision_of)
        scope = read_scope(asked, filters, self.register, catalogue)
        parts, evidence = self._compose(asked, scope, catalogue)
        draft = Draft(parts, scope.opinion, scope.choices, bool(asked.within or asked.likely))
        return _Drafted(draft, tuple(evidence), asked.standalone, self._nearest(asked, scope, catalogue))

    def search(
        self, query: str, k: int = 10, filters: Filters = _NO_FILTERS, earlier: Sequence[str] = ()
    ) -> tuple[Hit, ...]:
        """The k best chunks for a query that follows the asker's `earlier` ones, of the documents that meet the
        filters."""
        within = self.register.matching(filters) if filters.given() else None
        return self.index.search(query, k, within, earlier)

    def coverage(self, filters: Filters = _NO_FILTERS) -> Coverage:
        """What a question under these filters is searched in."""
        return self._fresh().coverage(filters)

    def follow(self) -> None:
        """Let go of what was erased since the last question, without waiting for the next one."""
        self.index.refresh()
        if self._catalogue is not None:
            self._fresh()

    def close(self) -> None:
        """Release the index and the register."""
        self.index.close()
        self.register.close()

    def _fresh(self) -> Catalogue:
        """The catalogue of the register as it now stands."""
        if self._catalogue is None or self._catalogue.revision != self.register.revision:
            self._catalogue = Catalogue(self.register)
            self._meanings = Meanings(self.index.embedder)  # it may remember words that were erased
        return self._catalogue

    def _decision_of(self, question: str) -> str | None:
        """The decision that most of a question's best hits stand in; None where no decision has most of them."""
        votes: Counter[str] = Counter()
        for hit in self.index.search(question, _VOTES):
            votes[hit.chunk.at.document] += round(1000 * hit.score)
        best, most = votes.most_common(1)[0] if votes else ("", 0)
        return best if most > _CLEARLY * votes.total() else None

    def _compose(
        self, question: Question, scope: Scope, catalogue: Catalogue
    ) -> tuple[tuple[DraftPart, ...], list[Evidence]]:
        """Draft every part; once a part is answered, what names no decision of its own stays with that one."""
        if scope.choices or (scope.opinion and not (question.within or question.likely)):
            return (), []
        parts: list[DraftPart] = []
        evidence: list[Evidence] = []
        within, quoted = scope.within, frozenset[str]()
        if within is None and len(scope.asks) > 1 and names_nothing(scope.asks[:1]):
            within = self._one_decision(question)  # "how much, and for how long, is …": the whole question names it
        for ask in scope.asks:
            found = find_evidence(ask, question, self.index, self._meanings, catalogue, within, quoted)
            meant = self._meant(question, within, found)
            pointers = find_pointers(ask, question, meant, self._meanings, catalogue)
            compared = compare_signatures(ask, found[0].chunk.at.document, catalogue) if found else None
            shared = share_of_figure(ask, meant, catalogue)
            whole = ask_of_whole(ask, question, catalogue)
            if scope.contents_of_part2:
                part, shown = contents_of_part2(ask, meant, catalogue)
            elif compared is not None:
                part, shown = compared
            elif shared is not None:
                part, shown = shared
            elif whole is not None:
                part, shown = whole
            else:
                quotes = 1 if len(scope.asks) > 1 else 2
                part, shown = compose(ask, found, pointers, catalogue, quotes), []
            evidence += [*found, *pointers, *shown]
            parts.append(part)
            quoted |= frozenset(e.chunk.at.key for e in found if any(e.key in c.evidence for c in part.claims))
            if within is None and found and part.why is None and len(scope.asks) > 1:
                within = frozenset({found[0].chunk.at.document})
        if parts and all(part.why == "not_stated" for part in parts):
            parts[0], shown = beside_not_stated(parts[0], question, meant, catalogue)
            evidence += shown
        return tuple(parts), evidence

    def _one_decision(self, question: Question) -> frozenset[str] | None:
        found = self._decision_of(question.text)
        return frozenset({found}) if found else None

    def _meant(self, question: Question, within: frozenset[str] | None, found: Sequence[Evidence]) -> frozenset[str]:
        """The decisions whose pointers to Part 2 may concern what is asked."""
        if within is not None and len(within) <= _FEW:
            return within
        return frozenset(question.likely) or frozenset(e.chunk.at.document for e in found[:_FEW])

    def _nearest(self, question: Question, scope: Scope, catalogue: Catalogue) -> str | None:
        hits = self.index.search(question.text, 1, scope.within)
        return catalogue.cards[hits[0].chunk.at.document].label if hits else None


_VOTES = 8
_CLEARLY = 0.5  # of the votes; else the question may have been about several decisions
_FEW = 3


def open_assistant(home: Path) -> Assistant:
    """Open a home's register and its newest index. Raises HomeError naming the command that helps."""
    register = open_register(home)
    return Assistant(register, open_index(home, register))
