"""A register of three fictional decisions, its catalogue, and one assistant with the real model for the session."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.catalogue import Catalogue
from index.build import build
from index.search import open_index
from index.vectors import load_embedder
from ingest.register import Register
from tests.assistant.fakes import make_register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made = make_register(tmp_path / "home")
    yield made
    made.close()


@pytest.fixture
def catalogue(register: Register) -> Catalogue:
    return Catalogue(register)


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    home = tmp_path_factory.mktemp("assistant") / "home"
    register = make_register(home)
    embedder = load_embedder()
    build(home, register, embedder=embedder)
    made = Assistant(register, open_index(home, register, embedder))
    yield made
    made.close()
