"""One worker as its parent sees it: asked for a file, watched while it reads, ended when it takes too long or too much.

It is started afresh, not forked from this process, which may hold models, databases and threads.
"""

import contextlib
import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.readers import Reading, UnreadableError
from ingest.wire import WireError, unpack
from ingest.worker import CLOSED, MEMORY, PAGE, UNREADABLE

_MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take. `quiet` and `total` are seconds, `memory` is bytes of data.

    `quiet`: without a word of the reader, which tells each page: one of a scan takes 3 s, and ten times that where the
    processor is shared. Formats without pages get `quiet_per_mb` more for each megabyte of the file.
    `total`: in all. A scan of 500 pages takes 25 minutes.
    `memory`: reading a scanned A4 page at 300 dots an inch fails with 900 MB and succeeds with 1,000; the worker is
    then 970 MB large.
    """

    quiet: float = 60.0
    quiet_per_mb: float = 5.0
    total: float = 45 * 60.0
    memory: int = 1024 * _MB


LONGEST_ANSWER = 128 * _MB
"""Bytes of one reading. A document of 2,000 full pages comes to 10 MB."""

_NEARLY = 0.7
"""Share of the memory limit from which on a worker that crashed is taken to have died of it: libraries in C end the
process at the allocation that would pass the limit, which may be a large one. A parent larger than that cannot
tell, and says that the reader crashed."""

_BOOT = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from ingest.worker import main
main(sys.argv[2], int(sys.argv[3]))
"""
_ONE_PROCESSOR = {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"}
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024

Told = Callable[[int, int], None]


class TooMuchError(UnreadableError):
    """A file that needed more memory than a worker may have."""


class Keeper:
    """One worker, asked for one file at a time."""

    def __init__(self, reader: str, limits: Limits) -> None:
        self.used = False
        self._limits = limits
        self._asked = False
        self._rest = b""
        argv = [sys.executable, "-I", "-c", _BOOT, json.dumps(sys.path), reader, str(limits.memory)]
        self._process = subprocess.Popen(
            argv,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | _ONE_PROCESSOR,
            start_new_session=True,
        )
        # a new process counts as its own peak what its parent had when it was started
        self._inherited = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _PEAK_UNIT
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests, self._answers = self._process.stdin, self._process.stdout

    @property
    def idle(self) -> bool:
        """Whether it may be given a file: it is alive, and has answered whatever it was asked."""
        return not self._asked and self._process.poll() is None

    def read(self, path: Path, told: Told) -> Reading:
        """Everything of one file; `told` hears of its pages. Raises UnreadableError, OSError."""
        quiet = self._limits.quiet + self._limits.quiet_per_mb * path.stat().st_size / _MB
        deadline = time.monotonic() + self._limits.total
        request = json.dumps([str(path.absolute()), int(self._limits.total) + 1])
        self.used = self._asked = True
        try:
            self._requests.write(request.encode() + b"\n")
            while True:
                reading = self._understand(self._line(quiet, deadline), told)
                if reading is not None:
                    return reading
        except (BrokenPipeError, WireError) as error:
            raise UnreadableError("the reader crashed on it") from error

    def _line(self, quiet: float, deadline: float) -> bytes:
        """The next line of the answer."""
        pieces, until = [self._rest], min(time.monotonic() + quiet, deadline)
        poll = select.poll()
        poll.register(self._answers, select.POLLIN)
        while b"\n" not in pieces[-1]:
            left = until - time.monotonic()
            if left <= 0 or not poll.poll(left * 1000):
                raise UnreadableError(_too_long(self._limits.total if until == deadline else quiet))
            piece = os.read(self._answers.fileno(), _MB)
            if not piece:
                raise self._why_it_died()
            pieces.append(piece)
            if sum(map(len, pieces)) > LONGEST_ANSWER:
                raise UnreadableError(f"it holds more than {LONGEST_ANSWER // _MB} MB of text")
        line, _, self._rest = b"".join(pieces).partition(b"\n")
        return line

    def _understand(self, line: bytes, told: Told) -> Reading | None:
        """The reading in a line, or None where it only tells of a page."""
        if line.startswith(b"{"):
            reading = unpack(line)
            self._asked = False
            return reading
        match _values(line):
            case [str(kind), int(done), int(total)] if kind == PAGE:
                told(done, total)
                return None
            case [str(kind), str(why)] if kind == UNREADABLE:
                self._asked = False
                raise UnreadableError(why)
            case [str(kind), int(number)] if kind == CLOSED:
                self._asked = False
                raise OSError(number, os.strerror(number))
            case [str(kind)] if kind == MEMORY:
                raise self._too_much()
        raise WireError("an answer of another kind")

    def _why_it_died(self) -> UnreadableError:
        _, status, taken = os.wait4(self._process.pid, 0)
        self._process.returncode = code = os.waitstatus_to_exitcode(status)
        if code == -signal.SIGXCPU:
            return UnreadableError(_too_long(self._limits.total))
        peak = taken.ru_maxrss * _PEAK_UNIT
        if code == -signal.SIGKILL or peak > max(_NEARLY * self._limits.memory, self._inherited):
            return self._too_much()
        return UnreadableError("the reader crashed on it")

    def _too_much(self) -> TooMuchError:
        return TooMuchError(f"reading it needed more than {self._limits.memory // _MB:,} MB")

    def kill(self) -> None:
        """End the process and what it started, at once; whoever waits for its answer hears of it."""
        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def close(self) -> None:
        """End the process, and give back what belongs to it here."""
        self.kill()
        self._process.wait()
        self._requests.close()
        self._answers.close()


def _values(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise WireError("what came is not JSON") from error.with_traceback(None)


def _too_long(seconds: float) -> str:
    return f"reading it took more than {seconds:,.0f} s"
