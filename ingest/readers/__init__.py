"""Bytes in, pages out: one file per format, the only files that import that format's library."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the file has it. `n` counts the file's lines from 1, across pages."""

    n: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines, top to bottom. `number` counts from 1 and is None in formats without pages."""

    number: int | None
    lines: tuple[Line, ...]


class UnreadableError(Exception):
    """A file that cannot be read; the message says why and never quotes its text."""
