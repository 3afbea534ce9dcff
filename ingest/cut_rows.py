"""Table rows that a page's end cut: the row begins on one page and its cells go on at the top of the next."""

import re

_OPEN = re.compile(r"(?:[,–—-]|\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with|under))$", re.I)
"""How a cell ends whose words go on."""


def is_cut(last: str, following: str) -> bool:
    """Whether a row, its cells parted by tabs, goes on in the first row of the next page: each cell there is empty, or
    goes on with one that breaks off.

    >>> is_cut("Trousers and\\t2023/24\\t£70,", "Belts Ltd\\t\\t500"), is_cut("Coats\\t£62,000", "Caps\\t£9,900")
    (True, False)
    """
    rows = [row.split("\t") for row in (last, following)]
    if len(rows[0]) != len(rows[1]) or not any(cell.strip() for cell in rows[1]):
        return False
    return all(not after.strip() or _OPEN.search(cell.strip()) for cell, after in zip(*rows, strict=True))


def join_rows(last: str, following: str) -> str:
    """The whole row. A figure that was cut at its comma is one figure again."""
    return "\t".join(map(_join, last.split("\t"), following.split("\t")))


def _join(cell: str, after: str) -> str:
    figure = re.search(r"\d,$", cell) and re.match(r"\d{3}\b", after)
    return f"{cell}{'' if figure or not cell else ' '}{after}" if after.strip() else cell
