"""Facts are read again when the rules that read them have changed, and only then."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from ingest.facts import FACTS_VERSION
from ingest.register import Filters, HomeError, open_register
from ingest.register.schema import FILE
from ingest.renew import renew_facts
from tests.ingest.conftest import Desk

NOTICE = """DECISION NOTICE 14/2031

Subject: Boats

Recommendation:

1. Award a contract to Larkspur Marine Ltd for five boats, at £642,500.
"""
GIVEN = "file,url,published,body,title\na.txt,,yes,River Board,The boats of the river\n"


def change(home: Path, *statements: str) -> None:
    engine = create_engine(f"sqlite:///{home / FILE}")
    with engine.begin() as db:
        for statement in statements:
            db.execute(text(statement))
    engine.dispose()


def make_old(home: Path) -> None:
    """The home as a version without amounts and without a facts version left it."""
    change(
        home,
        "DROP TABLE amounts",
        "DELETE FROM meta WHERE name = 'facts'",
        "DELETE FROM facts",
        "UPDATE documents SET reference = NULL",
    )


@pytest.fixture
def home(desk: Desk) -> Path:
    desk.put("a.txt", NOTICE)
    desk.put("sources.csv", GIVEN)
    desk.ingest("A. Keeper")
    home = desk.register.home
    desk.register.close()
    return home


def test_facts_are_read_again_from_the_register_s_own_text(home: Path) -> None:
    with closing(open_register(home)) as register:
        before = register.facts("a")
    make_old(home)
    assert renew_facts(home, "tester") == 1
    with closing(open_register(home)) as register:
        assert register.facts("a") == before
        assert [a.payee for a in register.facts("a").amounts] == ["Larkspur Marine Ltd"]


def test_a_body_and_a_title_that_the_keeper_gave_stay(home: Path) -> None:
    make_old(home)
    renew_facts(home, "tester")
    with closing(open_register(home)) as register:
        card = register.facts("a")
        assert (card.body, card.title, card.reference) == ("River Board", "The boats of the river", "14/2031")


def test_a_home_with_old_facts_is_refused_with_the_command_that_helps(home: Path) -> None:
    make_old(home)
    with pytest.raises(HomeError, match=f"'decisions check --home {home}'$"):
        open_register(home)


def test_facts_of_this_version_are_not_read_again(home: Path) -> None:
    assert renew_facts(home, "tester") == 0


def test_a_home_without_a_register_has_nothing_to_renew(tmp_path: Path) -> None:
    assert renew_facts(tmp_path, "tester") == 0


def test_a_run_that_was_stopped_is_taken_up(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_old(home)

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("ingest.register.store.Register.note_renewed", stopped)
        renew_facts(home, "tester")
    with pytest.raises(HomeError):
        open_register(home)
    assert renew_facts(home, "tester") == 1


def test_the_revision_grows_so_that_the_index_is_built_again(home: Path) -> None:
    with closing(open_register(home)) as register:
        before = register.revision
    change(home, "UPDATE meta SET value = 'other' WHERE name = 'facts'")
    renew_facts(home, "tester")
    with closing(open_register(home)) as register:
        assert register.revision == before + 1
        assert register.audit()[-1]["detail"] == f"1 documents, by rules {FACTS_VERSION}"


def test_a_supplier_is_found_by_whole_words_of_a_payee(home: Path) -> None:
    change(home, "DELETE FROM facts WHERE name = 'supplier'")
    with closing(open_register(home)) as register:
        found: Callable[[str], Any] = lambda name: register.matching(Filters(supplier=name))  # noqa: E731
        assert found("larkspur") == found("Larkspur Marine") == {"a"}
        assert found("Lark") == found("Larkspur Ltd") == frozenset()


@pytest.mark.parametrize("reference", ("14/2031", " 14/2031", "14 / 2031"))
def test_a_reference_is_found_however_it_is_spaced(home: Path, reference: str) -> None:
    with closing(open_register(home)) as register:
        assert register.matching(Filters(reference=reference)) == {"a"}


def test_a_home_made_before_a_column_was_there_is_given_it(home: Path) -> None:
    change(home, "ALTER TABLE paragraphs DROP COLUMN last_page")
    with closing(open_register(home)) as register:
        assert {p.at.last_page for p in register.document("a").paragraphs} == {None}
