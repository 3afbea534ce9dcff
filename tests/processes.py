"""Which processes a process started, and whether they still run."""

from pathlib import Path

PROC = Path("/proc")


def descendants(pid: int) -> set[int]:
    """The processes that a process started, and what those started."""
    children = {int(p.name) for p in PROC.iterdir() if p.name.isdecimal() and _fields(p)[1:2] == [str(pid)]}
    return children.union(*(descendants(child) for child in children))


def alive(pids: set[int]) -> set[int]:
    """Those that still run; one that has ended and waits to be collected does not."""
    return {pid for pid in pids if _fields(PROC / str(pid))[:1] not in ([], ["Z"])}


def _fields(process: Path) -> list[str]:
    """The state of a process, its parent, and more; nothing where there is none."""
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
