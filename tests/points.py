"""Points of a program at which it stops and waits to be killed: by number, and never by the clock."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from tests.processes import alive, descendants

HERE = "here\n"
GUARD = 300.0
"""Seconds after which a test that waits for a process has hung; no figure of how fast it is."""


def stop_here() -> None:
    """Say that the point is reached, and wait for the end."""
    os.write(sys.stdout.fileno(), HERE.encode())
    while True:
        time.sleep(GUARD)


def stop_at(owner: object, name: str, when: str, number: int) -> None:
    """Have a function of a module or class stop before, or after, it is called for the so-manieth time."""
    called, calls = getattr(owner, name), 0

    def counted(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        at_it = calls == number
        if at_it and when == "before":
            stop_here()
        value = called(*args, **kwargs)
        if at_it and when == "after":
            stop_here()
        return value

    setattr(owner, name, counted)


def kill_at_point(process: "subprocess.Popen[str]") -> set[int] | None:
    """Kill a process when it has come to its point; those that it had started and that still run. None where it came to
    its end first."""
    assert process.stdout is not None
    while (line := process.stdout.readline()) != HERE:
        if not line:
            process.wait(GUARD)
            return None
    started = descendants(process.pid)
    process.kill()
    process.wait(GUARD)
    wait_until(lambda: not alive(started))
    return alive(started)


def wait_until(true: Callable[[], object]) -> None:
    """Wait for something that comes by itself; a test that waits in vain fails at what it asserts next."""
    until = time.monotonic() + GUARD
    while not true() and time.monotonic() < until:
        time.sleep(0.01)
