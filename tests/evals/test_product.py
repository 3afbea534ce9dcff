"""The whole product is run on composed documents by its own command; the search of what it wrote is not blind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evals.forge.compose import compose
from evals.product import ProductRun, run_product
from evals.tokens import find_planted
from ingest.register import open_register

SEED, DOCUMENTS = 3, 12
pytestmark = pytest.mark.long


def quietly(_task: str) -> Callable[[int, int], None]:
    return lambda done, total: None


@pytest.fixture(scope="module")
def run() -> ProductRun:
    return run_product(SEED, DOCUMENTS, quietly)


def test_no_canary_is_in_what_the_product_wrote(run: ProductRun) -> None:
    assert run.canaries > 0
    assert run.leaked == {}


def test_the_search_sees_rows_terms_and_what_is_printed(run: ProductRun) -> None:
    assert run.markers > 0
    assert (run.blind, run.unread) == ((), ())
    assert len(run.blocked) <= run.markers // 50


def test_a_planted_word_is_found_in_a_database_a_file_and_a_text(tmp_path: Path) -> None:
    canary = compose(SEED, 0).canaries[0].token
    with_row = open_register(tmp_path, create=True)
    with_row.note("tester", "note", "x", f"the {canary.upper()} of the audit")
    with_row.close()
    (tmp_path / "wide.txt").write_bytes(canary.encode("utf-16-le"))
    assert find_planted(tmp_path, {}).canaries == {canary: "bytes in register.db"}
    (tmp_path / "register.db").unlink()
    assert find_planted(tmp_path, {}).canaries == {canary: "bytes in wide.txt"}
    (tmp_path / "wide.txt").unlink()
    assert find_planted(tmp_path, {"log": f"x {canary}"}).canaries == {canary: "text in log"}
    assert find_planted(tmp_path, {"log": "nothing"}).canaries == {}
