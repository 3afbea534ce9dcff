"""Every sample reads as its golden text says; `make golden` writes that text again, to be read in the diff."""

from pathlib import Path

import pytest

from evals import EXEMPT
from tests.ingest.golden import GOLDEN, golden_file, print_sample, sample_files


@pytest.mark.parametrize("sample", sample_files(), ids=lambda path: path.name)
def test_a_sample_reads_as_its_golden_text_says(sample: Path) -> None:
    assert print_sample(sample) == golden_file(sample).read_text(encoding="utf-8")


def test_every_golden_text_has_its_sample() -> None:
    assert set(GOLDEN.glob("*.txt")) == {golden_file(sample) for sample in sample_files()}


def test_no_golden_text_holds_a_withheld_word() -> None:
    assert not [path.name for path in GOLDEN.glob("*.txt") if "zqxcanary" in path.read_text(encoding="utf-8").lower()]


def test_no_golden_text_holds_what_its_author_marked_as_exempt() -> None:
    exempt = [" ".join(line.split()).casefold() for line in EXEMPT.read_text(encoding="utf-8").splitlines()]
    texts = {path.name: " ".join(path.read_text(encoding="utf-8").split()).casefold() for path in GOLDEN.glob("*.txt")}
    assert len(exempt) > 40
    assert [name for name, text in texts.items() if any(piece in text for piece in exempt)] == []
    assert any("conversion of six cell vans" in text for text in texts.values())
