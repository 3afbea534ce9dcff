"""What was erased from the register leaves everything else in the home: index, vectors, reports, database files.

It is done when nothing of it is left and no reader holds any; until then it is pending, and is said to be.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.kept import destroy_reports
from index.build import build
from index.leases import find_readers
from ingest.register import Register

WAIT = 30.0
"""Seconds to wait for readers. A running chat lets go within two; a batch of questions at its next one."""

_PAUSE = 0.2


@dataclass(frozen=True, slots=True)
class Erasure:
    """How far an erasure has come: `readers` are generations of the index still held open by a running process, and
    `log` says that the database's log still is. `reports` counts evaluation reports that were removed."""

    readers: int
    log: bool
    reports: int

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        return not self.readers and not self.log

    def __str__(self) -> str:
        if self.done:
            return "done: nothing of it is left in the home folder"
        held = [f"{self.readers} old index generation(s)"] if self.readers else []
        held += ["the database's log"] if self.log else []
        return (
            f"pending: a running process still holds {' and '.join(held)}. It is shown no more; stop what runs on "
            "this home or let it finish, then run 'decisions check'"
        )


def erase(
    home: Path,
    register: Register,
    keys: Sequence[str] = (),
    wait: float = WAIT,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Erasure:
    """Build the index anew without what was erased, and wait until nobody holds the old one.

    `keys` are the ids of documents, or keys of paragraphs, whose evaluation reports go too. Raises BuildError.
    """
    build(home, register, progress)
    reports = destroy_reports(home, keys)
    until = time.monotonic() + wait
    clean = register.purge()
    erasure = Erasure(len(find_readers(home / "index")), not clean, reports)
    while not erasure.done and time.monotonic() < until:
        time.sleep(_PAUSE)
        clean = clean or register.purge()
        erasure = Erasure(len(find_readers(home / "index")), not clean, reports)
    return erasure
