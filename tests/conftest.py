"""Options of the test run."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--kills N`: how often a running ingest is killed before it must still come out right; `--mutants N`: how many
    damaged files are read."""
    parser.addoption("--kills", type=int, default=6, help="kills of a running ingest (default 6)")
    parser.addoption("--mutants", type=int, default=40, help="damaged files to read (default 40)")
