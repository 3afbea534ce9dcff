"""What share one figure is of another that stands beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.asks import split_asks
from assistant.catalogue import Catalogue
from assistant.shares import share_of_figure
from ingest.facts import read_facts
from ingest.gate.gate import GATE_VERSION, PublicDocument, reload
from ingest.locator import Locator
from ingest.register import SourceFile, open_register

COSTS = "Cost of the contract\nOriginal value - £1,600,000\nUplift value - £400,000\nTotal value - £2,000,000"


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    register = open_register(tmp_path / "home", create=True)
    for name, text in (("a", COSTS), ("b", "Uplift one £10,000 and original £20,000; the uplift two £30,000 follows.")):
        paragraph = reload(Locator(name, 1, section="6. Finance"), ("6. Finance",), text, "prose", GATE_VERSION)
        document = PublicDocument(name, f"{name}.txt", (paragraph,), (), (), 0)
        register.save(document, read_facts(document), SourceFile("f", f"{name}.txt", name * 64), "tester")
    yield Catalogue(register)
    register.close()


@pytest.mark.parametrize(
    ("question", "operands"),
    (
        ("What share is the uplift?", ("£400,000", "£1,600,000", "original")),
        ("What percentage of the total value is the uplift?", ("£400,000", "£2,000,000", "total")),
    ),
)
def test_the_figure_asked_for_is_set_against_the_one_named_else_the_original(
    question: str, operands: tuple[str, ...], catalogue: Catalogue
) -> None:
    drafted = share_of_figure(split_asks(question)[0], ["a"], catalogue)
    assert drafted is not None
    assert drafted[0].claims[0].operands == operands
    assert all(figure in drafted[1][0].quote for figure in operands[:2])


@pytest.mark.parametrize(
    ("question", "document"),
    (
        ("How much is the uplift?", "a"),  # no share is asked
        ("What share is the grant?", "a"),  # no figure is labelled so
        ("What share is the uplift?", "b"),  # two figures are
    ),
)
def test_nothing_is_worked_out_where_the_figures_are_not_plain(
    question: str, document: str, catalogue: Catalogue
) -> None:
    assert share_of_figure(split_asks(question)[0], [document], catalogue) is None
