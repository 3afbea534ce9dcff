"""The width of a table's columns, shared out by what stands in them."""

from collections.abc import Callable, Sequence

_LONGEST = 220.0
"""Points beyond which longer text earns a column no more room."""
_EVERY = 12.0
"""Points that every column would like beyond its longest word."""


def share_width(
    rows: Sequence[Sequence[str]], total: float, padding: float, measure: Callable[[str], float]
) -> list[float]:
    """The width of each column; together they take `total`, and no column is narrower than its longest word unless all
    longest words together are too wide.

    >>> share_width([["Year", "Cost"], ["2024/25", "£1"]], 100, 4, len)
    [51.5, 48.5]
    """
    columns = list(zip(*rows, strict=True))
    least = [padding + max(measure(word) for cell in column for word in cell.split() or [""]) for column in columns]
    wanted = [padding + min(_LONGEST, max(measure(cell) for cell in column)) for column in columns]
    if sum(least) >= total:
        return [width * total / sum(least) for width in least]
    spare = total - sum(least)
    wishes = [_EVERY + want - need for want, need in zip(wanted, least, strict=True)]
    return [need + spare * wish / sum(wishes) for need, wish in zip(least, wishes, strict=True)]
