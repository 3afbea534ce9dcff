"""Boundaries that nothing is joined or moved across: an exempt section or page lies beyond."""


def zones(lines: list[tuple[bool, bool, int | None]]) -> tuple[int, ...]:
    """A number for each line, given whether it opens an exempt section, whether it ends one, and its page; nothing may
    be moved or joined from one number to another.

    A new zone begins at a line that opens an exempt section or ends one, and at a page break beside a page that holds
    one that opens.
    """
    pages = {page for opens, _, page in lines if opens}
    zone, found, last = 0, list[int](), None
    for opens, ends, page in lines:
        zone += opens or ends or (page != last and bool({page, last} & pages))
        found.append(zone)
        last = page
    return tuple(found)
