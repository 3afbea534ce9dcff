"""Whatever order files come in, and however often they are ingested, the register says the same of them."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.forge.compose import compose
from ingest.register import Register, open_register
from ingest.sync import sync

SEED = 4
TEXTS = {f"{compose(SEED, n).family}.md": compose(SEED, n).text for n in range(60)}
"""One file of each family that the first documents of the seed have, one that is held among them."""
FILES = len(TEXTS)


def contents(register: Register) -> tuple[object, ...]:
    """All that a register says of documents and held files, whatever its revision."""
    documents = tuple((d, register.facts(d.document), register.files()[d.document]) for d in register.documents())
    return documents, register.held()


def ingested(folder: Path, home: Path, batches: list[list[str]]) -> tuple[object, ...]:
    """The contents of a register after files came in these batches, one ingest each."""
    with closing(open_register(home, create=True)) as register:
        for batch in batches:
            for name in batch:
                (folder / name).write_text(TEXTS[name], encoding="utf-8")
            sync(folder, register, "the archivist")
        return contents(register)


@pytest.mark.long
@settings(max_examples=8, deadline=None)
@given(st.permutations(sorted(TEXTS)), st.integers(1, FILES), st.integers(1, 3))
def test_order_and_repetition_change_nothing(names: list[str], size: int, times: int) -> None:
    batches = [names[at : at + size] for at in range(0, FILES, size)]
    with TemporaryDirectory() as place:
        folder = Path(place, "in")
        folder.mkdir()
        piecemeal = ingested(folder, Path(place, "a"), [*batches, *([[]] * times)])
        assert ingested(folder, Path(place, "b"), [[]]) == piecemeal


def test_ingesting_again_leaves_the_revision(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    before = ingested(folder, tmp_path / "home", [sorted(TEXTS)])
    with closing(open_register(tmp_path / "home")) as register:
        revision = register.revision
        again = sync(folder, register, "the archivist")
        assert {d.status for d in again.documents} == {"unchanged", "held"}
        assert (register.revision, contents(register)) == (revision, before)
