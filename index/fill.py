"""Chroma filled by a process of its own, which has held no document's text and no vector but those it stores.

Chroma's graph files are written from memory that was never cleared (chroma-core/chroma#7688), so they may hold whatever
the process that writes them once had in memory: a withheld paragraph, a deleted vector.
"""

import fcntl
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from index.layout import CHROMA
from index.record import open_matrix

_KEPT = ("PATH", "PYTHONPATH", "HOME", "LANG", "TMPDIR", "SYSTEMROOT", "TEMP", "LD_LIBRARY_PATH")
"""What the process is told of the environment, which may hold keys."""


_ROWS = 0  # the standard input


class FillError(Exception):
    """Chroma could not be filled; the message is the last line that the process printed."""


def fill_apart(folder: Path, rows: Iterable[int]) -> None:
    """Fill a generation's Chroma with these rows of its vectors of record, in a new process. Raises FillError."""
    with subprocess.Popen(
        [sys.executable, "-m", "index.fill", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        with suppress(BrokenPipeError):  # it says itself why it ended
            process.stdin.write(json.dumps(list(rows)) + "\n")
            process.stdin.flush()
        told = process.stderr.read()
    if process.returncode:
        raise FillError("".join(told.strip().splitlines()[-1:]) or f"the process ended with {process.returncode}")


def fill(folder: Path, rows: list[int]) -> None:
    """Fill Chroma and search it once, so that its graph is made and written here and not by the first reader."""
    from index.chroma import create_vectors

    vectors = open_matrix(folder)
    store = create_vectors(folder / CHROMA)
    try:
        store.add_rows(rows, vectors)
        if rows:
            store.nearest(vectors[rows[0]], 1)
    finally:
        store.close()


def _end_with_parent() -> None:
    """Have the system end this process when the pipe that the rows came through is closed, as it is when its parent
    ends, however it ends: else it would go on to write in a folder that the next build takes away."""
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(_ROWS, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(_ROWS, fcntl.F_SETFL, fcntl.fcntl(_ROWS, fcntl.F_GETFL) | os.O_ASYNC)
    poll = select.poll()
    poll.register(_ROWS, 0)
    if poll.poll(0):  # closed before the system was told
        sys.exit(1)


if __name__ == "__main__":
    given = json.loads(sys.stdin.readline())
    _end_with_parent()
    fill(Path(sys.argv[1]), given)
