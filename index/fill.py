"""Chroma filled by a process of its own, which has held no document's text and no vector but those it stores.

Chroma's graph files are written from memory that was never cleared (chroma-core/chroma#7688), so they may hold whatever
the process that writes them once had in memory: a withheld paragraph, a deleted vector.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from index.layout import CHROMA
from index.record import open_matrix

_KEPT = ("PATH", "PYTHONPATH", "HOME", "LANG", "TMPDIR", "SYSTEMROOT", "TEMP", "LD_LIBRARY_PATH")
"""What the process is told of the environment, which may hold keys."""


class FillError(Exception):
    """Chroma could not be filled; the message is the last line that the process printed."""


def fill_apart(folder: Path, rows: Iterable[int]) -> None:
    """Fill a generation's Chroma with these rows of its vectors of record, in a new process. Raises FillError."""
    done = subprocess.run(
        [sys.executable, "-m", "index.fill", str(folder)],
        input=json.dumps(list(rows)),
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise FillError("".join(done.stderr.strip().splitlines()[-1:]) or f"the process ended with {done.returncode}")


def _fill(folder: Path, rows: list[int]) -> None:
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


if __name__ == "__main__":
    _fill(Path(sys.argv[1]), json.loads(sys.stdin.read()))
