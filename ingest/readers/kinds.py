"""Which reader reads which file: by its name's ending, checked against its first bytes."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ingest.readers import Reading, UnreadableError, pdf, text

_READERS: Mapping[str, Callable[[Path], Reading]] = dict.fromkeys(text.SUFFIXES, text.read) | dict.fromkeys(
    pdf.SUFFIXES, pdf.read
)

KINDS: Sequence[str] = tuple(sorted(_READERS))
"""The endings of files that can be read."""


def read_file(path: Path) -> Reading:
    """Everything of a file, what it hides told apart. Raises UnreadableError, OSError."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableError(f"a file of unknown kind {path.suffix!r}; expected one of {', '.join(KINDS)}")
    return reader(path)
