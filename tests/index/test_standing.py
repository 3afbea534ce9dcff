"""What stands of a generation: told from the register's own note of changes, and looked at again before it is shown."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from index.build import build
from index.generation import Generation
from index.layout import generation_folder
from index.standing import Standing
from index.vectors import Embedder
from ingest.register import Register

Publish = Callable[..., None]


@pytest.fixture
def generation(home: Path, register: Register, embedder: Embedder) -> Iterator[Generation]:
    build(home, register, embedder=embedder)
    opened = Generation(generation_folder(home, 1))
    yield opened
    opened.close()


def _of(generation: Generation, rows: object) -> set[str]:
    return {generation.rows[int(row)].document for row in rows}  # type: ignore[attr-defined]


def test_everything_stands_when_nothing_has_changed(generation: Generation, register: Register) -> None:
    standing = Standing(generation, register)
    assert standing.gone == 0
    assert list(standing.rows) == list(range(8))
    assert dict(standing.by_reference) == {("pcd", "411"): {"river-radio"}, ("17", "2024"): {"dog-section"}}
    assert {c.text for c in standing.read([0, 3]).values()} == {
        "The Commissioner approves new kennels at Marsh Lane for £1.4 million.",
        "Three police stations will be sold and the receipts used to repay borrowing.",
    }


def test_an_erased_document_does_not_stand(generation: Generation, register: Register) -> None:
    register.forget("estates", "tester", "withdrawn")
    standing = Standing(generation, register)
    assert _of(generation, standing.rows) == {"dog-section", "river-radio"}
    assert list(standing.rows_of({"estates"})) == []
    register.forget("river-radio", "tester", "withdrawn")
    assert "pcd411" not in Standing(generation, register).by_reference


def test_what_is_the_same_in_a_changed_document_stands(
    generation: Generation, register: Register, publish: Publish
) -> None:
    kept = "The front counter at Harbour Street stays open at weekends."
    publish(register, "estates", "Estates Strategy", None, "Four police stations will be kept.", kept)
    standing = Standing(generation, register)
    assert [c.text for c in standing.read(standing.rows_of({"estates"}).tolist()).values()] == [kept]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE paragraphs SET text = 'Four' || substr(text, 5) WHERE document = 'estates'",
        "DELETE FROM paragraphs WHERE document = 'estates'",
        "DELETE FROM documents WHERE document = 'estates'",
    ],
)
def test_what_was_changed_behind_the_registers_back_is_not_shown(
    generation: Generation, register: Register, change: str
) -> None:
    standing = Standing(generation, register)
    rows = standing.rows_of({"estates"}).tolist()
    with register._engine.begin() as db:
        db.execute(text(change))
    assert standing.read(rows) == {}


def test_an_older_register_that_was_put_back_is_looked_at_row_by_row(
    generation: Generation, register: Register
) -> None:
    with register._engine.begin() as db:
        db.execute(text("UPDATE meta SET value = '1' WHERE name = 'revision'"))
        db.execute(text("UPDATE paragraphs SET text = 'Two. ' || text WHERE document = 'estates'"))
    assert _of(generation, Standing(generation, register).rows) == {"dog-section", "river-radio"}


def test_an_entry_says_with_which_revision_a_document_came(register: Register, publish: Publish) -> None:
    assert {d: e.changed for d, e in register.entries().items()} == {"river-radio": 1, "dog-section": 2, "estates": 3}
    publish(register, "dog-section", "Kennels", "17/2024", "New kennels.")
    entry = register.entries()["dog-section"]
    assert (entry.changed, entry.title, entry.source) == (4, "Kennels", "dog-section.txt")
    assert entry.changed == register.revision
