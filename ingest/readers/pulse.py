"""How a reader that takes long says that it is still at work, so that nobody takes it for one that hangs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int, int], None]


def _nobody(done: int, total: int) -> None:
    """Nobody listens."""


_listener: ContextVar[Listener] = ContextVar("listener", default=_nobody)


def tell_page(done: int, total: int) -> None:
    """A reader's word that it has read `done` of a file's `total` pages; it calls this after each page."""
    _listener.get()(done, total)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Hear what readers tell while the block runs.

    >>> with listening(lambda done, total: print(done, "of", total)):
    ...     tell_page(3, 12)
    3 of 12
    """
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
