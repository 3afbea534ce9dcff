"""A reader that takes every file for text, whatever its name says, and notes what it read. A file whose name holds
"scan" is read as if off a picture, and one whose name holds "hiding" has comments."""

import time
from dataclasses import replace
from pathlib import Path

from ingest.readers import Hidden, Reading, text

NAME = "tests.ingest.plain_reader:read"
LOG = ".read"


def read(path: Path) -> Reading:
    """The file's text. Its name is added to a hidden file beside it."""
    with (path.parent / LOG).open("a", encoding="utf-8") as log:
        log.write(f"{path.name}\n")
    reading = text.read(path)
    if "scan" in path.name:
        pages = tuple(replace(page, number=n, ocr=True) for n, page in enumerate(reading.pages, 1))
        reading = replace(reading, pages=pages)
    return replace(reading, hidden=(Hidden("comments", None),)) if "hiding" in path.name else reading


def read_slowly(path: Path) -> Reading:
    """The same, slowly enough to be killed at it."""
    time.sleep(0.04)
    return read(path)
