"""The process that reads files, one after the other, under limits: a hostile file can hang, fill or crash it, and
nothing else. It prints nothing anywhere; what it read goes back through one pipe.

A request is a line of JSON: the path, and seconds of processor time for it. An answer is any number of lines
`["page", done, total]`, then one of `["unreadable", why]`, `["closed", errno]`, `["memory"]` and the reading itself.
"""

import fcntl
import json
import os
import resource
import select
import signal
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from ingest.readers import Reading, UnreadableError
from ingest.readers.ocr import MEMORY as OCR_MEMORY
from ingest.readers.pulse import listening
from ingest.wire import pack

Read = Callable[[Path], Reading]

PAGE, UNREADABLE, CLOSED, MEMORY = "page", "unreadable", "closed", "memory"
_REQUESTS, _ANSWERS = 0, 1


def main(reader: str, memory: int) -> None:
    """Read what is asked for until nobody asks any more. `reader` names a module and its function that reads a file,
    "ingest.readers.kinds:read_file"; `memory` is the most data to hold, in bytes."""
    answers = _mute()
    _limit(memory)
    module, _, function = reader.partition(":")
    read: Read = getattr(import_module(module), function)
    requests = os.fdopen(_REQUESTS, "rb", buffering=0, closefd=False)
    while line := requests.readline():
        path, seconds = json.loads(line)
        _allow(seconds)
        _die_with_parent(True)
        answer = _answer(read, Path(path), answers)
        _die_with_parent(False)
        _send(answers, answer)


def _mute() -> BinaryIO:
    """The pipe that answers go to, by another number: what libraries print then goes nowhere."""
    answers = os.fdopen(os.dup(_ANSWERS), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    return answers


def _limit(memory: int) -> None:
    """No more data than this, and no core dump, which would hold the file's text."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    if most == resource.RLIM_INFINITY or memory <= most:
        own = max(memory, OCR_MEMORY)  # what a process that it starts to read pictures may take
        resource.setrlimit(resource.RLIMIT_DATA, (memory, own if most == resource.RLIM_INFINITY else min(own, most)))


def _allow(seconds: int) -> None:
    """Processor time for the next file, beside what was used: should nobody be left to stop this process, the system
    does."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft if most == resource.RLIM_INFINITY else min(soft, most), most))


def _die_with_parent(on: bool) -> None:
    """Have the system end this process, and what it started, when the pipe that requests come through is closed, which
    it is when its parent ends however it ends. A library that holds the interpreter cannot delay it."""
    flags = fcntl.fcntl(_REQUESTS, fcntl.F_GETFL)
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(_REQUESTS, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(_REQUESTS, fcntl.F_SETFL, flags | os.O_ASYNC if on else flags & ~os.O_ASYNC)
    poll = select.poll()
    poll.register(_REQUESTS, 0)
    if on and poll.poll(0):  # it was closed before anybody could tell
        os._exit(0)


def _answer(read: Read, path: Path, answers: BinaryIO) -> bytes:
    """The last line of an answer. What else a reader raises ends the process, and its parent says so."""
    try:
        with listening(lambda done, total: _send(answers, _line(PAGE, done, total))):
            return pack(read(path))
    except UnreadableError as error:
        return _line(UNREADABLE, str(error))
    except OSError as error:
        return _line(CLOSED, error.errno or 0)
    except MemoryError:
        return _line(MEMORY)


def _line(*values: Any) -> bytes:
    return json.dumps(values).encode()


def _send(answers: BinaryIO, line: bytes) -> None:
    answers.write(line + b"\n")
    answers.flush()
