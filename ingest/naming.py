"""Names of files as they may be shown: a name is any bytes, and may hold what drives a terminal or forges a line."""

import unicodedata

_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""What is not shown as itself: controls, marks that turn the direction of text, halves of characters, line ends."""


def is_text(name: str) -> bool:
    """Whether a name, as the file system gives it, is UTF-8.

    >>> is_text("café.txt"), is_text("caf\\udce9.txt")
    (True, False)
    """
    return name.isascii() or not any("\ud800" <= c <= "\udfff" for c in name)


def printable(name: str) -> str:
    r"""A name on one line: what cannot be seen in it, and bytes that are not UTF-8, as an escape.

    >>> print(printable("café.txt"), printable("caf\udce9.txt"), printable("a\nheld: b.txt"))
    café.txt caf\xe9.txt a\nheld: b.txt
    """
    return "".join(_escape(c) if unicodedata.category(c) in _UNSEEN else c for c in name)


def _escape(c: str) -> str:
    if "\udc80" <= c <= "\udcff":  # how Python writes a byte that is not UTF-8
        return f"\\x{ord(c) - 0xDC00:02x}"
    return c.encode("unicode_escape").decode("ascii")
