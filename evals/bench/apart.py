"""Work in a process of its own, so that its memory is its own: what it returns, and the most that it and the processes
it started held at once. Only Linux tells of memory; elsewhere it is None."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from evals.runs import Progress

Work = Callable[..., Any]
_PROC = Path("/proc")
_SAMPLED = 0.2  # seconds


class ApartError(Exception):
    """The work failed; the message is its own."""


def run_apart(work: Work, tell: Progress, *args: Any) -> tuple[Any, int | None]:
    """What `work(tell, *args)` returns, and the most bytes held. `work` is a module's function; its `tell` reports
    here. Raises ApartError."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(there, work, args))
    process.start()
    there.close()
    most = 0
    try:
        while True:
            most = max(most, sum(_resident(pid) for pid in _family(process.pid or 0)))
            if here.poll(_SAMPLED):
                kind, value = here.recv()
                if kind == "done":
                    return value, most or None
                tell(*value)
    except EOFError:
        raise ApartError(f"{work.__name__} ended without a result; what it printed says why") from None
    finally:
        process.join()


def _work(there: Connection, work: Work, args: tuple[Any, ...]) -> None:
    there.send(("done", work(lambda done, total: there.send(("tell", (done, total))), *args)))


def _family(pid: int) -> Iterator[int]:
    """A process, those it started, and those they started."""
    yield pid
    with suppress(OSError):
        for thread in (_PROC / str(pid) / "task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _family(int(child))


def _resident(pid: int) -> int:
    """Bytes in memory, shared files included; 0 for a process that is gone."""
    with suppress(OSError, ValueError, IndexError):
        return int((_PROC / str(pid) / "statm").read_text().split()[1]) * 4096
    return 0
