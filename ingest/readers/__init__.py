"""Bytes in, pages out: one file per format, the only files that import that format's library."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the file has it. `n` counts the file's lines from 1, across pages; cells of a table row are parted by
    tabs, and a blank line stands between paragraphs where the format tells them apart.

    `strong` says that the file sets it as a heading or wholly bold. `full` says whether it reaches so far to the right
    that the next word would not have fitted; None where that is not known and must be guessed from its length.
    `running` says that it stands in a header or footer, not in the text. `look` names how its words are set, some of
    them at least, in formats that tell: red, shaded, italic and the like.
    """

    n: int
    text: str
    strong: bool = False
    full: bool | None = None
    running: bool = False
    look: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines, top to bottom. `number` counts from 1 and is None in formats without pages. `label` is the number
    that the file prints for it ("iv"), where it gives another one; `ocr` says that its text was read off a picture, and
    `markup` that Markdown or HTML marks may stand in its lines, as in text files.
    """

    number: int | None
    lines: tuple[Line, ...]
    label: str | None = None
    ocr: bool = False
    markup: bool = True


@dataclass(frozen=True, slots=True)
class Hidden:
    """That a file holds words which a reader of it would not see, or not as part of its text: what sort ("comments",
    "text under a box") and on which page; never the words. They are not among any page's lines."""

    sort: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read of a file. `remarks` say what a person should know of how it was read: bytes that were
    mended, pictures that were not read. They never quote it."""

    pages: tuple[Page, ...]
    hidden: tuple[Hidden, ...] = ()
    remarks: tuple[str, ...] = ()


class UnreadableError(Exception):
    """A file that cannot be read; the message says why and never quotes its text."""
