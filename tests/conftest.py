"""Options of the test run, the tests that are left out of a plain one, and the line that says what was skipped."""

import gc
import os
from collections import Counter

import pytest
from hypothesis import settings

LONG = "DECISIONS_LONG_TESTS"
_LONG_REASON, _SHARED_REASON = "long tests (.ci/run runs them)", "that need ../shared"


settings.register_profile("fixed", derandomize=True)
settings.load_profile("fixed")
"""What properties are tried on is the same in every run."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long`: run the long tests too. `--kills N`: how often a running ingest or build is killed before it must still
    come out right; `--mutants N`: how many damaged files are read."""
    wanted = os.environ.get(LONG, "") not in ("", "0")
    parser.addoption("--long", action="store_true", default=wanted, help=f"run the long tests too (also {LONG}=1)")
    parser.addoption("--kills", type=int, default=11, help="kills of a running ingest or build (default 11)")
    parser.addoption("--mutants", type=int, default=40, help="damaged files to read (default 40)")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out of a plain run."""
    if not config.getoption("--long"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason=_LONG_REASON))


def pytest_collection_finish() -> None:
    """What was loaded stays loaded: it need not be gone through whenever garbage is looked for."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line what was skipped and why."""
    reasons = Counter(_reason_of(report) for report in terminalreporter.stats.get("skipped", ()))
    if reasons:
        told = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())
        terminalreporter.write_line(f"skipped: {told}")


def _reason_of(report: pytest.TestReport) -> str:
    """Why a test was skipped, as words that go on from their count."""
    told = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    reason = told.removeprefix("Skipped: ")
    return reason if reason in (_LONG_REASON, _SHARED_REASON) else f"({reason})"
