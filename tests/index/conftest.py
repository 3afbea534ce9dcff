"""A small fictional register, and an embedder that is fast, deterministic and counts its work."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.fill import fill
from index.vectors import Embedder, Vectors, load_embedder
from ingest.facts import Facts
from ingest.gate.gate import GATE_VERSION, PublicDocument, PublicParagraph, reload
from ingest.locator import Locator
from ingest.register import Register, SourceFile, open_register

Publish = Callable[..., None]


class HashingEmbedder:
    """Each word has a direction; a text is the sum of its words. `embedded` lists every text asked for."""

    precision = "float32"
    dimension = 64

    def __init__(self, name: str = "hashing@1") -> None:
        self.name = name
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for n, text in enumerate(texts):
            self.embedded.append(text)
            rows[n] = sum((_direction(word) for word in re.findall(r"\w+", text.lower())), _direction(""))
            rows[n] /= np.linalg.norm(rows[n])
            if progress:
                progress(n + 1, len(texts))
        return rows

    def count_tokens(self, text: str) -> int:
        return len(re.findall(r"\w+|[^\w\s]", text))


def _direction(word: str) -> Vectors:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).standard_normal(64).astype(np.float32)


def paragraph(
    document: str, ordinal: int, text: str, heading: tuple[str, ...] = (), kind: str = "prose"
) -> PublicParagraph:
    at = Locator(document, ordinal, section=heading[-1] if heading else None, paragraph=f"1.{ordinal}")
    return reload(at, heading, text, kind, GATE_VERSION)


def public_document(document: str, *paragraphs: PublicParagraph) -> PublicDocument:
    return PublicDocument(document, f"{document}.txt", paragraphs, (), (), 0)


def facts_of(document: str, title: str, reference: str | None = None, body: str | None = "MOPAC") -> Facts:
    return Facts(document, title, reference, body, "decision", date(2019, 11, 8), ())


def publish(register: Register, document: str, title: str, reference: str | None, *texts: str) -> None:
    """Store a document whose paragraphs all stand under one heading."""
    paragraphs = (paragraph(document, n, text, ("Financial comments",)) for n, text in enumerate(texts, 1))
    fingerprint = hashlib.sha256(repr(texts).encode()).hexdigest()
    file = SourceFile("folder", f"{document}.txt", fingerprint)
    register.save(public_document(document, *paragraphs), facts_of(document, title, reference), file, "tester")


@pytest.fixture(autouse=True)
def fill_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chroma is filled in this process, which has it loaded: a new one takes seconds to start. What is about that
    process asks for it with the mark `apart`."""
    if request.node.get_closest_marker("apart") is None:
        monkeypatch.setattr("index.build.fill_apart", lambda folder, rows: fill(folder, list(rows)))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def empty_register(home: Path) -> Iterator[Register]:
    register = open_register(home, create=True)
    yield register
    register.close()


@pytest.fixture
def register(empty_register: Register) -> Register:
    """Three fictional decisions."""
    publish(
        empty_register,
        "river-radio",
        "River Patrol Radios PCD 411",
        "PCD 411",
        "The Deputy Mayor approves the purchase of waterproof handsets for £612,000 over two years.",
        "Handsets carried by boat crews have failed in wet weather on nineteen occasions since 2016.",
        "The award varies the earlier decision PCD 207.",
    )
    publish(
        empty_register,
        "dog-section",
        "Kennel Rebuilding",
        "17/2024",
        "The Commissioner approves new kennels at Marsh Lane for £1.4 million.",
        "Animals will be housed elsewhere while the work is carried out.",
        "£612,000 of the sum falls in the first year.",
    )
    publish(
        empty_register,
        "estates",
        "Estates Strategy",
        None,
        "Three police stations will be sold and the receipts used to repay borrowing.",
        "The front counter at Harbour Street stays open at weekends.",
    )
    return empty_register


@pytest.fixture
def embedder() -> HashingEmbedder:
    return HashingEmbedder()


@pytest.fixture
def other_embedder() -> HashingEmbedder:
    return HashingEmbedder("hashing@2")


@pytest.fixture(scope="session")
def real_embedder() -> Embedder:
    return load_embedder()


@pytest.fixture(name="publish")
def publish_fixture() -> Publish:
    return publish


@pytest.fixture(name="paragraph")
def paragraph_fixture() -> Callable[..., PublicParagraph]:
    return paragraph


@pytest.fixture(name="public_document")
def public_document_fixture() -> Callable[..., PublicDocument]:
    return public_document


@pytest.fixture(name="facts_of")
def facts_fixture() -> Callable[..., Facts]:
    return facts_of
