"""A small register and a product that replies as told: what the measures are tried on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.answer import Reply, Turn
from assistant.verify import Answer, Citation, Claim, Coverage, Refusal
from index.chunks import Chunk
from index.search import Hit
from ingest.facts import Facts
from ingest.gate.gate import GATE_VERSION, PublicDocument, PublicParagraph, reload
from ingest.locator import Locator
from ingest.register import Filters, Register, SourceFile, open_register

NO_FILTERS = Filters()
COVERAGE = Coverage(2, 0, ("Testshire PCC",), 2019, 2020)

TEXTS = {
    "gateway": (
        ("1. Introduction", "1.1", "The gateway connects the force to shared services."),
        (
            "5. Commercial issues",
            "5.1",
            "The call-off contract is worth £2.025m for three years and two months.",
        ),
        ("5. Commercial issues", "5.2", "It is called off from framework RM3808."),
        ("50. Appendix", "5.1", "The register of suppliers has 10 entries."),
    ),
    "fleet": (("2. Costs", "2.1", "Twelve vans cost £310,400 in the first year."),),
}


def make_paragraphs(document: str) -> tuple[PublicParagraph, ...]:
    return tuple(
        reload(Locator(document, n, part=1, section=s, paragraph=p, page=1), (s,), text, "prose", GATE_VERSION)
        for n, (s, p, text) in enumerate(TEXTS[document], 1)
    )


def make_register(home: Path) -> Register:
    register = open_register(home, create=True)
    for document in TEXTS:
        public = PublicDocument(document, f"{document}.txt", make_paragraphs(document), (), (), 0)
        facts = Facts(document, f"The {document}", f"PCD {len(document)}", "Testshire PCC", "decision", None, ())
        register.save(public, facts, SourceFile("in", f"{document}.txt", document * 8), "a test")
    return register


class WordEmbedder:
    """Counts letters: enough to tell one text from another."""

    name, precision, dimension = "letters@1", "float32", 26

    def embed(self, texts: Sequence[str], progress: object = None) -> np.ndarray:
        counts = np.array([[t.lower().count(chr(97 + i)) for i in range(26)] for t in texts], dtype=np.float32)
        return counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1e-9)

    def count_tokens(self, text: str) -> int:
        return len(text.split())


@dataclass
class FakeIndex:
    embedder: WordEmbedder
    version: str

    def close(self) -> None:
        pass


class FakeAssistant:
    """Replies with what it was given for a question, raises it where it is an error, else finds nothing."""

    def __init__(
        self,
        register: Register,
        results: Mapping[str, Answer | Refusal | Exception],
        found: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.register = register
        self.index = FakeIndex(WordEmbedder(), "1")
        self._results, self._found = results, found or {}

    def ask(self, question: str, history: Sequence[Turn] = (), filters: Filters = NO_FILTERS) -> Reply:
        result = self._results.get(question, refuse("nothing_found"))
        if isinstance(result, Exception):
            raise result
        return Reply("r", question, question, filters, result, "extractive", "1", 0.01)

    def search(self, query: str, k: int = 10, filters: Filters = NO_FILTERS) -> tuple[Hit, ...]:
        return tuple(self._hit(key) for key in self._found.get(query, ()))[:k]

    def _hit(self, key: str) -> Hit:
        p = self.register.paragraph(key)
        chunk = Chunk(key, p.at, p.heading, p.text, 0, p.kind, "Title", None, None, None)
        return Hit(chunk, 0.5, ("dense",))


def cite(register: Register, key: str, quote: str | None = None, n: int = 1) -> Citation:
    """A right citation of a paragraph, whole where no quote is given."""
    p = register.paragraph(key)
    at = p.at
    place = (at.attachment, at.part, at.section, at.paragraph, at.ordinal, at.page)
    return Citation(n, key, at.document, None, "Title", None, None, *place, p.text if quote is None else quote, "a.txt")


def answer(*citations: Citation, text: str | None = None, outcome: str = "answered") -> Answer:
    """An answer that quotes its citations."""
    claims = tuple(Claim(c.quote, (c.n,), "verbatim", "it") for c in citations)
    shown = " ".join(f"{c.quote} [{c.n}]" for c in citations) if text is None else text
    return Answer(outcome, shown, claims, citations, (), COVERAGE, ())


def refuse(outcome: str, *citations: Citation) -> Refusal:
    claims = tuple(Claim(c.quote, (c.n,), "verbatim", "it") for c in citations)
    return Refusal(outcome, "Nothing found.", claims, citations, (), (), COVERAGE, ())
