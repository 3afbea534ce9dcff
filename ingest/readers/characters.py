"""Bytes to characters, where most are UTF-8: only the bytes that are not are read as Windows-1252, and it is said."""

import codecs
import re
from dataclasses import dataclass

from ingest.readers import UnreadableError

_UNDEFINED = "\ufffd"
"""What stands for a byte that Windows-1252 has no character for."""
_TWICE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]+"
)
"""Characters that are the bytes of one character in UTF-8, each read by itself as Windows-1252."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and what a person should know of how it was read."""

    text: str
    remarks: tuple[str, ...] = ()


def decode_mixed(data: bytes) -> Decoded:
    """Read bytes as UTF-8, a byte that is none as Windows-1252, and what was encoded twice as what it was. Raises
    UnreadableError where neither can be.

    >>> decode_mixed(b"\xc2\xa3412 \x96 now").text, decode_mixed("£5 – 6".encode()).remarks
    ('£412 – now', ())
    """
    read = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    strays = _STRAY.findall(read)
    text = _STRAY.sub(_as_windows, read)
    if _UNDEFINED in text and not _BEYOND_ASCII.search(_STRAY.sub("", read)):
        raise UnreadableError("the file's characters could not be decoded as UTF-8, UTF-16 or Windows-1252")
    once = _TWICE.sub(_undo, text)
    remarks = [f"{len(strays):,} bytes that are not UTF-8 were read as Windows-1252"] if strays else []
    if once != text:
        remarks.append("characters that had been encoded twice were read as what they were")
    return Decoded(once, tuple(remarks))


_STRAY = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def _as_windows(match: re.Match[str]) -> str:
    return match.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _undo(match: re.Match[str]) -> str:
    """The character whose bytes these are, or the characters as they are where they are none's."""
    try:
        undone = match.group().encode("cp1252").decode("utf-8")
    except UnicodeError:
        return match.group()
    return undone if len(undone) < len(match.group()) else match.group()
