"""The two streams of a command: results on standard output, messages and progress bars on standard error."""

import getpass
import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from ingest.outcomes import Progress as FileProgress
from ingest.register import Register

# Control characters other than tab and newline: a record must not be able to drive the reader's terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_PIPED_WIDTH = 400
"""Columns of a table that goes to a file or a pipe, where there is no window to fit."""


class WrongUse(Exception):  # noqa: N818 - it reads as what happened
    """A command that cannot be carried out as given; the message says what, the value, and what helps."""


def user_name() -> str:
    """The name of the person who runs this, as the machine knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "the person who ran it"


def say(message: str) -> None:
    """Write one message to standard error."""
    sys.stderr.write(_CONTROL.sub("", message).rstrip("\n") + "\n")
    sys.stderr.flush()


def say_replayed(register: Register) -> None:
    """Say what was withdrawn again when a home was opened that had forgotten it, and how that is finished."""
    names = dict.fromkeys(t.name for t in register.replayed)
    if names:
        say(
            f"Withdrawn again, as the journal says: {', '.join(names)}. It is shown no more; "
            f"'decisions check --home {register.home}' erases what is left of it."
        )


def show(text: str) -> None:
    """Write one result to standard output."""
    sys.stdout.write(_CONTROL.sub("", text).rstrip("\n") + "\n")
    sys.stdout.flush()


def show_csv(text: str) -> None:
    """Write a table as CSV to standard output, its lines ending as RFC 4180 has them, in UTF-8."""
    sys.stdout.flush()
    clean = _CONTROL.sub("", text).replace("\n", "\r\n")
    out = getattr(sys.stdout, "buffer", None)
    if out is None:  # a test's or a notebook's stream
        sys.stdout.write(clean)
    else:
        out.write(clean.encode("utf-8"))
    sys.stdout.flush()


def show_json(value: dict[str, Any]) -> None:
    """Write one JSON object to standard output, on one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def show_table(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    """Write a table to standard output; cells are plain text, whatever brackets they hold."""
    table = Table(*heads, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*(Text(_CONTROL.sub("", cell)) for cell in row))
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _PIPED_WIDTH)
    console.print(table)


@contextmanager
def progress(task: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far a task is: a measured bar on a terminal, else one line at its start and one at its end."""
    if not sys.stderr.isatty():
        with _two_lines(task) as report:
            yield report
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        handle = bar.add_task(task, total=None)
        yield lambda done, total: bar.update(handle, completed=done, total=total)


_SPEED_OVER = 120.0
"""Seconds over which the speed is measured that the time left is told by: a scan takes long before it counts."""


@contextmanager
def file_progress(task: str) -> Iterator[Callable[[FileProgress], None]]:
    """Show how far a folder is, by bytes read, with files, time taken and time left; never a file's name, for it may be
    that of one that will be held. Off a terminal it is one line at the start and one at the end."""
    if not sys.stderr.isatty():
        with _two_lines(task) as report:
            yield lambda p: report(p.files, p.of)
        return
    files = TextColumn("{task.fields[files]} of {task.fields[of]} files")
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), files)
    times = (TimeElapsedColumn(), TextColumn("taken,"), TimeRemainingColumn(), TextColumn("left"))
    with Progress(*columns, *times, console=Console(stderr=True), speed_estimate_period=_SPEED_OVER) as bar:
        handle = bar.add_task(task, total=None, files=0, of="?")
        yield lambda p: bar.update(handle, completed=p.share, total=1.0, files=p.files, of=p.of)


@contextmanager
def _two_lines(task: str) -> Iterator[Callable[[int, int], None]]:
    counts = {"done": 0, "total": 0}

    def report(done: int, total: int) -> None:
        counts.update(done=done, total=total)

    say(f"{task} …")
    yield report
    say(f"{task}: {counts['done']} of {counts['total']} done")
