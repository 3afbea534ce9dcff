"""Readers that misbehave as hostile files make real ones do, each for a file whose first word names it. A worker is
told of them by name, "tests.ingest.strange_readers:read"."""

import ctypes
import json
import os
import re
import sys
import time
from pathlib import Path

from ingest.readers import Line, Page, Reading, UnreadableError
from ingest.readers.pulse import tell_page

NAME = "tests.ingest.strange_readers:read"
WORDS = "Zephyr Systems won"
"""What no message may quote."""


def read(path: Path) -> Reading:
    """The file, or what its first word asks for."""
    text = path.read_text(encoding="utf-8")
    log = path.parent / ".reads"
    if log.exists():
        with log.open("a", encoding="utf-8") as out:
            out.write(f"{path.name}\n")
    act = _ACTS.get(text.partition(" ")[0])
    if act:
        act()
    lines = text.splitlines()
    return Reading((Page(None, tuple(Line(n, line) for n, line in enumerate(lines, 1))),))


GO = ".go"
"""The hidden file that a reader waits for which has told half of its pages."""


def read_in_halves(path: Path) -> Reading:
    """The file; told as six pages, of which the last three wait until somebody lets them come."""
    tell_page(3, 6)
    while not (path.parent / GO).exists():
        time.sleep(0.01)
    tell_page(6, 6)
    return read(path)


def tell_process(path: Path) -> Reading:
    """The number of the process that reads."""
    read(path)
    return _one_line(str(os.getpid()))


def tell_modules(path: Path) -> Reading:
    """What the process that reads has loaded."""
    return _one_line(" ".join(sys.modules))


_hoarded: list[bytearray] = []


def hoard(path: Path) -> Reading:
    """The number of the process that reads, which keeps 100 MB of every file."""
    _hoarded.append(bytearray(100 << 20))
    return tell_process(path)


def _one_line(text: str) -> Reading:
    return Reading((Page(None, (Line(1, text),)),))


def _sleep() -> None:
    time.sleep(600)


def _spin() -> None:
    re.match(r"(a+)+$", "a" * 64 + "b")  # holds the interpreter for longer than anybody waits


def _eat() -> None:
    kept = []
    while True:
        kept.append(bytearray(1 << 24))


def _eat_in_c() -> None:
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    while block := libc.malloc(1 << 24):
        ctypes.memset(block, 1, 1 << 24)
    os.abort()


def _fall() -> None:
    ctypes.string_at(0)


def _recurse() -> None:
    _recurse()


def _leave() -> None:
    os._exit(0)


def _raise() -> None:
    raise ValueError(WORDS)


def _refuse() -> None:
    raise UnreadableError("the file is encrypted")


def _print() -> None:
    print(WORDS)  # noqa: T201 - as a library might
    sys.stderr.write(WORDS)
    sys.stderr.flush()
    os.write(1, WORDS.encode())
    os.write(2, WORDS.encode())


def _pages() -> None:
    for page in range(1, 7):
        tell_page(page, 6)


def _endless_pages() -> None:
    while True:
        time.sleep(0.01)
        tell_page(1, 2)


def _child() -> None:
    os.spawnlp(os.P_WAIT, "sleep", "sleep", "600")


def _pipe() -> int:
    """The pipe that answers go to, as code that took the process over would find it."""
    return max(fd for fd in range(3, 64) if "pipe:" in os.path.realpath(f"/proc/self/fd/{fd}"))


def _send_nonsense() -> None:
    os.write(_pipe(), b"not JSON\n")


def _send_another_shape() -> None:
    os.write(_pipe(), json.dumps({"pages": [[1, None, False, [["1", WORDS, False, None]]]], "hidden": []}).encode())
    os.write(_pipe(), b"\n")


def _send_for_ever() -> None:
    while True:
        os.write(_pipe(), b"x" * (1 << 16))


_ACTS = {
    "sleep": _sleep,
    "spin": _spin,
    "eat": _eat,
    "eat-in-c": _eat_in_c,
    "fall": _fall,
    "recurse": _recurse,
    "leave": _leave,
    "raise": _raise,
    "refuse": _refuse,
    "print": _print,
    "pages": _pages,
    "endless-pages": _endless_pages,
    "child": _child,
    "nonsense": _send_nonsense,
    "another-shape": _send_another_shape,
    "for-ever": _send_for_ever,
}
