"""What a file, and what a text, is known by when its words may not be kept: SHA-256, in hexadecimal."""

import hashlib
from pathlib import Path

from ingest.gate.contacts import mask_contacts
from ingest.gate.spelling import level


def hash_file(path: Path) -> str:
    """The fingerprint of a file's bytes. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def has_bytes(path: Path, fingerprint: str) -> bool:
    """Whether a file is there and has these bytes."""
    try:
        return hash_file(path) == fingerprint
    except OSError:
        return False


def hash_text(text: str) -> str:
    """The hash of a text's words: spacing, case, dashes and contact details do not count.

    >>> hash_text("Part 2 — EXEMPT") == hash_text("part 2 - exempt"), hash_text("Part 2") == hash_text("Part 1")
    (True, False)
    """
    return hashlib.sha256(level(mask_contacts(text)[0]).encode()).hexdigest()


TELLING_WORDS = 8
"""Words from which on a text is taken to be one text wherever it stands; shorter ones ("None.") repeat by nature."""


def is_telling(text: str) -> bool:
    """Whether a text is long enough to be known by its words alone."""
    return len(text.split()) >= TELLING_WORDS
