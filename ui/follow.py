"""Something done again and again beside the work of a running server, such as letting go of what was erased."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ingest.register import HomeError

_log = logging.getLogger(__name__)
_PAUSE = 1.0
"""Seconds between two rounds: what is withdrawn is let go of that soon, asked or not."""


@contextmanager
def following(follow: Callable[[], None], pause: float = _PAUSE) -> Iterator[None]:
    """Call `follow` every `pause` seconds until the end of the block; a round that fails is logged and tried again."""
    ended = threading.Event()

    def rounds() -> None:
        while not ended.wait(pause):
            try:
                follow()
            except (OSError, RuntimeError, ValueError, LookupError, HomeError) as error:
                _log.error("what was erased could not be let go of: %s", type(error).__name__)

    thread = threading.Thread(target=rounds, name="following", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
