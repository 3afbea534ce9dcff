"""Public text beside a Part 2 heading, pointer or marking is listed with the rule that let it through."""

import pytest

from ingest.gate.beside import MENTIONS, NEIGHBOUR, POINTS, find_beside
from tests.ingest.decisions import KITES, SECRET, decision
from tests.ingest.reading import placed, published

PLAIN = "The launch leaves its berth at noon and comes back before it is dark."


def rules(*texts: str, public: tuple[bool, ...] | None = None) -> dict[int, str]:
    blocks = placed("\n\n".join(texts))
    assert [p.block.text for p in blocks] == list(texts)
    return find_beside(blocks, public or (True,) * len(blocks))


@pytest.mark.parametrize(
    "text",
    (
        "The supplier's price is exempt from publication under section 43 of the Act.",
        "The report was discussed in private session before it was agreed by all.",
        "Paragraph 4 was redacted at the wish of the supplier before it was printed.",
        "The press and public were excluded from the meeting while it was discussed.",
        "The list is marked OFFICIAL – SENSITIVE and is kept by the head of estates.",
        "The letter is сonfidential to the two parties, as the Commissioner has said.",
    ),
)
def test_a_mention_is_listed_with_its_rule(text: str) -> None:
    assert rules(PLAIN, text, PLAIN) == {1: MENTIONS}


def test_a_pointer_is_listed_with_its_rule() -> None:
    assert rules(PLAIN, "Further information is contained in the restricted section of the report.") == {1: POINTS}


def test_ordinary_text_is_not_listed() -> None:
    assert rules(PLAIN, "Exemplary service was given by the partner, part 1 of two.", PLAIN) == {}


def test_the_neighbours_of_withheld_text_are_listed_and_the_withheld_text_is_not() -> None:
    public = (True, True, False, True, True)
    assert rules(PLAIN, PLAIN, "Part 2 – EXEMPT", PLAIN, PLAIN, public=public) == {1: NEIGHBOUR, 3: NEIGHBOUR}


def test_what_the_gate_lets_through_says_by_which_rule() -> None:
    document = published(decision("PCD 1", "Kites", *KITES, part2=True))
    listed = {r.ordinal: r.rule for r in document.released}
    told = {p.text: listed.get(p.at.ordinal) for p in document.paragraphs}
    assert {told[k] for k in KITES} == {None}
    assert any("Part 2 form" in text and rule for text, rule in told.items())
    assert set(listed) <= {p.at.ordinal for p in document.paragraphs}
    assert SECRET not in told
