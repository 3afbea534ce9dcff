"""RapidOCR in a process of its own: a worker that has read other files has no room left for its models, and a picture
that fills its memory must not take the file's reader with it.

A request is a line of JSON (what to do, the picture's height and width, its dots an inch), then the picture's bytes; an
answer is one line of JSON. It prints nothing and ends with the process that asks it.
"""

import contextlib
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from typing import IO, Any

import numpy as np

from ingest.readers.ocr import MEMORY, rapid
from ingest.readers.ocr.noise import Seen
from ingest.readers.ocr.straighten import Grey

NAME = rapid.NAME
_GROWN = 0.85
"""Share of that from which on it is started anew for the next picture."""
_MB = 1 << 20
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
_TURN, _READ = "turn", "read"
_BOOT = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from ingest.readers.ocr.rapid_process import main
main()
"""

is_installed = rapid.is_installed


def find_turn(grey: Grey) -> int:
    """By how many quarters clockwise the picture must be turned to be upright. Raises RapidError."""
    return int(_ask(_TURN, grey, 0))


def read(grey: Grey, dpi: int) -> tuple[Seen, ...]:
    """Every word on an upright picture. Raises RapidError."""
    return tuple(Seen(*seen) for seen in _ask(_READ, grey, dpi))


@dataclass(slots=True)
class _Child:
    """The process, once it has been asked for something."""

    process: subprocess.Popen[bytes] | None = None


_child = _Child()


def _ask(what: str, grey: Grey, dpi: int) -> Any:
    process = _start()
    requests, answers = _pipes(process)
    height, width = grey.shape
    try:
        requests.write(json.dumps([what, height, width, dpi]).encode() + b"\n")
        requests.write(np.ascontiguousarray(grey, np.uint8).tobytes())
        requests.flush()
        kind, value, grown = json.loads(answers.readline())
    except (OSError, ValueError):
        _stop()
        raise rapid.RapidError(f"it ended: a picture may need more than the {MEMORY // _MB:,} MB it may have") from None
    if grown:
        _stop()
    if kind != "done":
        raise rapid.RapidError(str(value))
    return value


def _start() -> subprocess.Popen[bytes]:
    """The process that is there, or a new one."""
    if _child.process is None or _child.process.poll() is not None:
        _stop()
        argv = [sys.executable, "-I", "-c", _BOOT, json.dumps(sys.path)]
        pipes: dict[str, int] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        _child.process = subprocess.Popen(argv, stdin=pipes["stdin"], stdout=pipes["stdout"], stderr=pipes["stderr"])
    return _child.process


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


def _stop() -> None:
    process, _child.process = _child.process, None
    if process is None:
        return
    for pipe in _pipes(process):
        with contextlib.suppress(OSError):
            pipe.close()
    process.kill()
    process.wait()


def main() -> None:
    """Answer what is asked until nobody asks any more."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    _limit()
    inherited = _peak()
    requests = os.fdopen(0, "rb", closefd=False)
    while line := requests.readline():
        what, height, width, dpi = json.loads(line)
        picture = np.frombuffer(requests.read(height * width), np.uint8).reshape(height, width)
        grown = _peak() > max(_GROWN * MEMORY, inherited)
        answers.write(json.dumps([*_answer(what, picture, dpi), grown]).encode() + b"\n")
        answers.flush()


def _limit() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    memory = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_DATA, (memory, most))


def _answer(what: str, picture: Grey, dpi: int) -> tuple[str, Any]:
    work: dict[str, Callable[[], Any]] = {
        _TURN: lambda: rapid.find_turn(picture),
        _READ: lambda: _plain(rapid.read(picture, dpi)),
    }
    try:
        return "done", work[what]()
    except MemoryError:
        return "failed", f"the picture needs more than the {MEMORY // _MB:,} MB it may have"
    except rapid.RapidError as error:
        return "failed", str(error)


def _plain(words: Sequence[Seen]) -> list[list[Any]]:
    return [[v.item() if isinstance(v, np.generic) else v for v in astuple(word)] for word in words]


def _peak() -> int:
    """The most memory it had, in bytes; a new process counts what its parent had when it was started."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _PEAK_UNIT
