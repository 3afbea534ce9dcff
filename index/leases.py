"""Who still reads a generation: an open reader holds a shared lock on its lease, which outlives the generation itself.

A lease has no content. The lock goes with the process, however it ends.
"""

import fcntl
from pathlib import Path
from typing import IO


def take_lease(generation: Path) -> IO[bytes]:
    """Hold a generation's lease until the file that is returned is closed."""
    path = _lease_of(generation)
    path.parent.mkdir(exist_ok=True)
    lease = path.open("ab")
    fcntl.flock(lease, fcntl.LOCK_SH)
    return lease


def find_readers(index: Path) -> tuple[int, ...]:
    """The generations that are gone and are still held open by a reader; leases of others that are gone are removed."""
    return tuple(sorted(int(p.name) for p in _leases(index) if not (index / p.name).exists() and not _end(p)))


def _leases(index: Path) -> list[Path]:
    return [p for p in (index / "leases").glob("*") if p.name.isdecimal()]


def _lease_of(generation: Path) -> Path:
    return generation.parent / "leases" / generation.name


def _end(path: Path) -> bool:
    """Remove a lease that nobody holds; False where somebody does."""
    with path.open("ab") as lease:
        try:
            fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        path.unlink()
    return True
