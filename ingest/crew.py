"""The workers that read files: as many as there are processors, each used again for the next file and replaced when
it misbehaves. What goes wrong in one is an UnreadableError of its file, and never has a word of it."""

import atexit
import contextlib
import os
from functools import cache
from pathlib import Path
from queue import Empty, LifoQueue
from threading import BoundedSemaphore, Lock

from ingest.keeper import Keeper, Limits, Told, TooMuchError
from ingest.readers import Reading

READER = "ingest.readers.kinds:read_file"

_MOST = 8
"""Workers at most, at a gigabyte each."""


def _nobody(done: int, total: int) -> None:
    """Nobody is told of pages."""


class Crew:
    """Workers that start when they are needed. `reader` names the module and function that each reads files with."""

    def __init__(self, reader: str = READER, limits: Limits | None = None, size: int | None = None) -> None:
        self.size = size or min(_MOST, os.cpu_count() or 1)
        self._reader, self._limits = reader, limits or Limits()
        self._places = BoundedSemaphore(self.size)
        self._idle: LifoQueue[Keeper] = LifoQueue()
        self._busy: set[Keeper] = set()
        self._lock = Lock()

    def read(self, path: Path, told: Told = _nobody) -> Reading:
        """Everything of a file, what it hides told apart; `told` hears of its pages. Threads may call it at the same
        time. Raises UnreadableError, OSError."""
        with self._places:
            worker = self._find_idle()
            used = worker.used
            try:
                return self._read_with(worker, path, told)
            except TooMuchError:
                if not used:
                    raise
            return self._read_with(self._start(), path, told)  # the first may have been full of other files

    def _read_with(self, worker: Keeper, path: Path, told: Told) -> Reading:
        with self._lock:
            self._busy.add(worker)
        try:
            return worker.read(path, told)
        finally:
            with self._lock:
                self._busy.discard(worker)
            if worker.idle:
                self._idle.put(worker)
            else:
                worker.close()

    def _find_idle(self) -> Keeper:
        with contextlib.suppress(Empty):
            while True:
                worker = self._idle.get_nowait()
                if worker.idle:
                    return worker
                worker.close()
        return self._start()

    def _start(self) -> Keeper:
        return Keeper(self._reader, self._limits)

    def stop(self) -> None:
        """End every worker, also one that is reading; the next file starts new ones."""
        with self._lock:
            for worker in self._busy:
                worker.kill()
        with contextlib.suppress(Empty):
            while True:
                self._idle.get_nowait().close()


@cache
def own_crew() -> Crew:
    """The workers of this process, which end with it."""
    crew = Crew()
    atexit.register(crew.stop)
    return crew


os.register_at_fork(after_in_child=own_crew.cache_clear)
