"""The pen's zones and the composers' truth: what stands after exempt matter is of account only with evidence."""

import re

import pytest

from evals.forge import CANARY, MARKER
from evals.forge.compose import compose
from evals.forge.held import held
from evals.forge.layout import FORM_FEED, lay_out, paginate
from evals.forge.parts import PUBLISHED
from evals.forge.pen import Block, Pen

EVIDENCE = re.compile(
    rf"{PUBLISHED[:24]}|Protective Marking|\(public\)|– Public|Public Appendix|FOR PUBLICATION|OPEN TO THE PUBLIC"
    "|Public Agenda|PUBLIC AGENDA",
)


def test_the_zone_decides_what_is_planted() -> None:
    pen = Pen(1, 1)
    pen.token("paragraph")
    pen.exempt("os")
    pen.token("paragraph")
    pen.silence()
    assert not pen.token("paragraph").casefold().startswith(("xk", "mv"))
    pen.release()
    pen.token("paragraph", "neg-part2-no")
    assert [p.wording for p in pen.canaries] == ["os"]
    assert [p.wording for p in pen.markers] == ["plain", "neg-part2-no"]


def test_a_held_document_stays_held_whatever_follows() -> None:
    pen = Pen(1, 1)
    pen.hold("undeclared")
    pen.release()
    pen.silence()
    pen.exempt("os")
    pen.token("paragraph", "plain")
    assert [p.wording for p in pen.canaries] == ["undeclared"]
    assert not pen.markers


@pytest.mark.parametrize("n", range(300))
def test_no_marker_follows_a_canary_without_public_evidence(n: int) -> None:
    document = compose(2, n)
    first = CANARY.search(document.text)
    if document.held or first is None:
        return
    after = MARKER.search(document.text, first.end())
    if after and document.family not in ("marked-pages", "labels"):  # a label closes its own paragraph, and no more
        assert EVIDENCE.search(" ".join(document.text[first.end() : after.start()].split())), document.text


@pytest.mark.parametrize("n", range(300))
def test_no_marker_stands_on_or_after_a_marked_page(n: int) -> None:
    document = compose(3, n)
    if document.family != "marked-pages":
        return
    pages = document.text.split(FORM_FEED)
    exempt = [i for i, page in enumerate(pages) if CANARY.search(page)]
    assert exempt
    assert exempt[0] > 0
    assert len(exempt) * 2 < len(pages)
    assert not any(MARKER.search(page) for page in pages[exempt[0] :])


@pytest.mark.parametrize("n", range(100))
def test_every_held_draft_says_so_and_is_named_by_a_canary(n: int) -> None:
    draft = held(Pen(4, n))
    assert draft.held
    assert CANARY.search(draft.name)


@pytest.mark.parametrize("n", range(100))
def test_laying_out_and_paging_lose_no_word(n: int) -> None:
    pen = Pen(5, n)
    words = [f"word{i}" for i in range(400)]
    blocks = [Block(" ".join(words[i : i + 20])) for i in range(0, 400, 20)]
    text = lay_out(pen, tuple(paginate(pen, blocks)))
    assert re.findall(r"word\d+", text) == words


@pytest.mark.parametrize("n", range(100))
def test_no_page_ends_near_a_sections_marking(n: int) -> None:
    blocks = [Block(f"Paragraph {i}.") for i in range(40)]
    blocks[20] = Block("OFFICIAL-SENSITIVE", "marking")
    paged = list(paginate(Pen(6, n), blocks))
    at = next(i for i, block in enumerate(paged) if block.kind == "marking")
    assert all(block.kind != "break" for block in paged[at - 2 : at + 3])
