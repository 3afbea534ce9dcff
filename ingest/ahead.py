"""Files read by several workers at a time and handed over in the order they are wanted, and how far that has come."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from types import TracebackType

from ingest.crew import Crew
from ingest.folder import Found
from ingest.readers import Reading

_PAUSE = 0.5
"""Seconds between two words on how far the reading is, while nothing is finished."""

_AHEAD = 2
"""Files under way or waiting to be taken, for each worker: no more is read in vain when the run is stopped."""


class Ahead:
    """Reads files before they are asked for, in this order; of copies the first alone. `progress` hears of bytes
    read and bytes in all, from the thread that takes the files."""

    def __init__(self, crew: Crew, files: Sequence[Found], progress: Callable[[int, int], None]) -> None:
        first = {f.fingerprint: f for f in reversed(files)}
        self._queue = [f for f in files if first[f.fingerprint] is f]
        self._crew, self._progress = crew, progress
        self._under_way: dict[tuple[str, str], Future[Reading]] = {}
        self._done: dict[tuple[str, str], float] = {f.bytes_as: 0.0 for f in self._queue}
        self._whole = sum(f.size for f in self._queue)
        self._threads = ThreadPoolExecutor(crew.size, "read")

    def __enter__(self) -> "Ahead":
        self._fill()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            self._crew.stop()  # what is under way is for nobody
        self._threads.shutdown(cancel_futures=True)

    def take(self, found: Found) -> Reading:
        """Everything of a file. Raises UnreadableError, OSError."""
        if found.bytes_as not in self._under_way:
            return self._crew.read(found.path)
        reading = self._under_way[found.bytes_as]
        while not wait((reading,), _PAUSE).done:
            self.tell()
        del self._under_way[found.bytes_as]
        self._done[found.bytes_as] = found.size
        self._fill()
        return reading.result()

    def pass_by(self, found: Found) -> None:
        """A file is not wanted, after all."""
        reading = self._under_way.pop(found.bytes_as, None)
        if reading is not None:
            reading.cancel()
            self._fill()
        self._done[found.bytes_as] = found.size if found.bytes_as in self._done else 0

    def tell(self) -> None:
        """Say how far the reading is."""
        self._progress(int(sum(list(self._done.values()))), self._whole)

    def _fill(self) -> None:
        while self._queue and len(self._under_way) < _AHEAD * self._crew.size:
            found = self._queue.pop(0)
            self._under_way[found.bytes_as] = self._threads.submit(self._read, found)

    def _read(self, found: Found) -> Reading:
        def note(done: int, total: int) -> None:
            if 0 < done <= total:
                self._done[found.bytes_as] = found.size * done / total

        return self._crew.read(found.path, note)
