"""Which reader reads which file: by its name's ending, checked against its first bytes."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ingest.readers import Reading, UnreadableError, docx, html, pdf, text
from ingest.readers.sniff import check_ending

_READERS: Mapping[str, Callable[[Path], Reading]] = {
    suffix: reader
    for suffixes, reader in (
        (text.SUFFIXES, text.read),
        (pdf.SUFFIXES, pdf.read),
        (docx.SUFFIXES, docx.read),
        (html.SUFFIXES, html.read),
    )
    for suffix in suffixes
}

KINDS: Sequence[str] = tuple(sorted(_READERS))
"""The endings of files that can be read."""


def read_file(path: Path) -> Reading:
    """Everything of a file, what it hides told apart. Raises UnreadableError, OSError."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableError(f"a file of unknown kind {path.suffix!r}; expected one of {', '.join(KINDS)}")
    check_ending(path)
    return reader(path)
