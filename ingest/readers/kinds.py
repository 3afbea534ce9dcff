"""Which reader reads which file: by its name's ending, checked against its first bytes."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from ingest.readers import Reading, UnreadableError
from ingest.readers.sniff import check_ending

_ENDINGS = {
    "text": (".txt", ".md", ".text", ".markdown"),
    "pdf": (".pdf",),
    "docx": (".docx",),
    "html": (".html", ".htm", ".xhtml"),
}
_READERS: Mapping[str, str] = {ending: name for name, endings in _ENDINGS.items() for ending in endings}
"""The module that reads files of each ending, by its function `read`. It is imported when the first such file comes:
the libraries of some take seconds."""

KINDS: Sequence[str] = tuple(sorted(_READERS))
"""The endings of files that can be read."""


def read_file(path: Path) -> Reading:
    """Everything of a file, what it hides told apart. Raises UnreadableError, OSError."""
    name = _READERS.get(path.suffix.lower())
    if name is None:
        raise UnreadableError(f"a file of unknown kind {path.suffix!r}; expected one of {', '.join(KINDS)}")
    check_ending(path)
    read: Callable[[Path], Reading] = import_module(f"ingest.readers.{name}").read
    return read(path)
