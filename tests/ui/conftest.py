"""A small register made by hand, and an assistant that says what it is told to."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import Reply, Turn
from assistant.verify import Answer, Choice, Citation, Claim, Coverage, Missing, Refusal
from index.chunks import Chunk
from index.search import Hit
from ingest.amounts import Amount
from ingest.facts import Fact, Facts
from ingest.gate.gate import GATE_VERSION, Held, PublicDocument, PublicParagraph, Withheld, reload
from ingest.locator import Locator
from ingest.register import Filters, Register, SourceFile, open_register
from ui import cli

COVERAGE = Coverage(1, 1, ("Bramford PCC",), 2023, 2023)
WORDS = "Approve the purchase of 40 radios from Acme & Sons <Ltd> for £120,000."
HOSTILE = 'See <script>alert(1)</script> ![x](http://remote.example/a.png) <img src="http://remote.example/b.png">'


def make_paragraph(ordinal: int, text: str, number: str | None = None, kind: str = "prose") -> PublicParagraph:
    at = Locator("dn-12", ordinal, part=1, section="2. Recommendation", paragraph=number, page=ordinal)
    return reload(at, ("Part 1", "2. Recommendation"), text, kind, GATE_VERSION)


def make_document() -> PublicDocument:
    paragraphs = (
        make_paragraph(1, "2. Recommendation", kind="heading"),
        make_paragraph(2, "The radios are old.", "2.1"),
        make_paragraph(3, HOSTILE, "2.2"),
        make_paragraph(6, WORDS, "2.3"),
        make_paragraph(7, "The board was consulted.", "2.4"),
        make_paragraph(8, "Nothing more is asked.", "2.5"),
        make_paragraph(9, "Far away.", "2.6"),
    )
    withheld = (
        Withheld("dn-12", 4, 4, "exempt section", "exempt"),
        Withheld("dn-12", 5, 4, "exempt section", "exempt"),
    )
    return PublicDocument("dn-12", "dn-12.txt", paragraphs, withheld, (), 0)


def make_facts() -> Facts:
    place = make_paragraph(6, WORDS, "2.3").at
    items = (Fact("amount", "120000", "£120,000", place), Fact("part 2", "yes", "Part 2: yes", place))
    award = Amount("award", Decimal(120000), "£120,000", True, "Acme & Sons", None, None, WORDS, place)
    return Facts("dn-12", "New radios", "DN 12", "Bramford PCC", "decision notice", date(2023, 5, 4), items, (award,))


def make_citation(n: int = 1, quote: str = "40 radios from Acme & Sons <Ltd> for £120,000") -> Citation:
    place = (None, 1, "2. Recommendation", "2.3", 6, 6)
    return Citation(
        n, "dn-12#6", "dn-12", "DN 12", "New radios", "Bramford PCC", "2023-05-04", *place, quote, "dn-12.txt"
    )


@dataclass
class FakeAssistant:
    """Answers every question the same way, and remembers what it was asked."""

    register: Register
    result: Answer | Refusal
    asked: list[tuple[str, tuple[Turn, ...], Filters]] = field(default_factory=list)

    def ask(self, question: str, history: Sequence[Turn] = (), filters: Filters = Filters()) -> Reply:  # noqa: B008
        if question == "fail":
            raise ZeroDivisionError("secret words of the question")
        self.asked.append((question, tuple(history), filters))
        return Reply("r1", question, question, filters, self.result, "extractive", "7", 0.1234)

    def search(
        self,
        query: str,
        k: int = 10,
        filters: Filters = Filters(),  # noqa: B008
        earlier: Sequence[str] = (),
    ) -> tuple[Hit, ...]:
        p = make_paragraph(6, WORDS, "2.3")
        place = ("New radios", "DN 12", "Bramford PCC", date(2023, 5, 4))
        chunk = Chunk("c1", p.at, p.heading, p.text, 0, p.kind, *place)
        return (Hit(chunk, 0.75, ("dense", "lexical")),)[:k]

    def follow(self) -> None:
        """There is no index to follow."""

    def close(self) -> None:
        """There is nothing to release."""


def make_answer() -> Answer:
    claims = (Claim("40 radios for £120,000.", (1,), "verbatim", "what"),)
    missing = (Missing("the savings", "not_stated", ()),)
    text = "**DN 12**: 40 radios for £120,000 [1].\n\nThe savings are not stated."
    return Answer("partial", text, claims, (make_citation(),), missing, COVERAGE, ())


def make_refusal() -> Refusal:
    choices = (Choice("DN 12 New radios", "dn-12"),)
    return Refusal("unclear", "Which decision?", (), (), (), choices, COVERAGE, ())


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one document, from which two paragraphs are withheld, and one held file."""
    folder = tmp_path / "home"
    register = open_register(folder, create=True)
    register.save(make_document(), make_facts(), SourceFile("in", "dn-12.txt", "a" * 64), "test")
    register.hold(Held("f" * 64, ("marked OFFICIAL-SENSITIVE",)), "in", "test")
    register.close()
    return folder


@pytest.fixture
def register(home: Path) -> Iterator[Register]:
    opened = open_register(home)
    yield opened
    opened.close()


@pytest.fixture
def assistant(register: Register, monkeypatch: pytest.MonkeyPatch) -> FakeAssistant:
    """The fake that every command opens instead of the real one."""
    fake = FakeAssistant(register, make_answer())
    monkeypatch.setattr("assistant.answer.open_assistant", lambda home: fake)
    return fake


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        value = json.loads(self.out)
        assert isinstance(value, dict)
        return value


@pytest.fixture
def decisions(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the command in this process."""

    def run(*argv: str | Path) -> Ran:
        try:
            code = cli.main([str(word) for word in argv])
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture
def document() -> PublicDocument:
    return make_document()


@pytest.fixture
def citation() -> Citation:
    return make_citation()


@pytest.fixture
def refusal() -> Refusal:
    return make_refusal()
