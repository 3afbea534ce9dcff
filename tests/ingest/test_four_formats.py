"""One decision as PDF, Word file, web page and text: the same paragraphs at the same addresses, pages apart."""

from dataclasses import replace

import pytest

from evals.scribe import SOURCES
from evals.scribe.build import build_all
from evals.scribe.source import read_source
from ingest.document import Origin, read_document
from ingest.gate.gate import PublicDocument, PublicParagraph
from ingest.gate.rulings import Rulings

STEM = "pcd-2339-cell-vans"
FORMATS = ("pdf", "docx", "html", "txt")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[PublicParagraph, ...]]:
    """The paragraphs of each format, without their pages."""
    folder = tmp_path_factory.mktemp("formats")
    assert build_all([read_source(SOURCES / f"{STEM}.md")], folder, lambda: None) == []
    found = {}
    for ending in FORMATS:
        document = read_document(folder / f"{STEM}.{ending}", Origin("d", "d", "f" * 64, True), Rulings())
        assert isinstance(document, PublicDocument), document
        found[ending] = tuple(replace(p, at=replace(p.at, page=None)) for p in document.paragraphs)
    return found


@pytest.mark.parametrize("ending", FORMATS[1:])
def test_a_decision_reads_alike_in_every_format(read: dict[str, tuple[PublicParagraph, ...]], ending: str) -> None:
    assert read[ending] == read["pdf"]


def test_it_is_read_whole(read: dict[str, tuple[PublicParagraph, ...]]) -> None:
    kinds = {p.kind for p in read["pdf"]}
    assert kinds == {"heading", "prose", "field", "item", "row", "signature"}
