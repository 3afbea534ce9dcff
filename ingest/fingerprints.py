"""What a file, and what a text, is known by when its words may not be kept: SHA-256, in hexadecimal."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from itertools import chain
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


_WORD = re.compile(r"\d[\d,.]*\d|\w+")


def read_words(text: str) -> tuple[str, ...]:
    """A text's words, whatever their spelling.

    >>> read_words("The tele–matics cost £2,187,400.")
    ('the', 'tele', 'matics', 'cost', '2187400')
    """
    plain = unicodedata.normalize("NFKC", level(text).replace("\u00ad", ""))
    return tuple(word.replace(",", "") for word in _WORD.findall(plain))


RUN = 4
"""Words in a row that are hashed together. With one word in ten changed 0.65 of such runs stand (of runs of eight
0.44), with a text cut into table cells of nine words 0.59 (0.17); different decisions have hardly more in common."""

ONE_IN = 3
"""Of the runs one in so many is kept, the same ones of every text. Runs that overlap without a gap could be read back
word by word with a dictionary; these cannot, and a share is told as well by them."""

_RUN_BYTES = 4


def hash_runs(texts: Iterable[str]) -> frozenset[str]:
    """The hashes of those runs of words that are kept of a text, however it is cut into paragraphs.

    >>> one = ("The kites are flown above", "the estuary at night by two constables of the launch")
    >>> hash_runs(one) == hash_runs((" ".join(one).upper(),)), len(hash_runs(one)) < 11
    (True, True)
    """
    words = tuple(chain.from_iterable(map(read_words, texts)))
    runs = (" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))
    hashes = (hashlib.blake2b(run.encode(), digest_size=_RUN_BYTES) for run in runs)
    return frozenset(h.hexdigest() for h in hashes if h.digest()[-1] % ONE_IN == 0)
