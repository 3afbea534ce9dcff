"""Words that a line's end parted, put together again, so that every line holds whole words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers import Line
from ingest.readers.layout.rows import SOFT

_HEAD = re.compile(r"([A-Za-z]{2,})(-|\u00ad)$")
_TAIL = re.compile(r"^([a-z]+)([^\w\s-]*)(?=\s|$)")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


_PREFIXES = frozenset("anti co counter cross ex inter multi non post pre pro re self semi sub well".split())


def join_hyphens(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with the second half of each parted word moved up to the first.

    The hyphen is kept where the file has the word with it, or both halves as words, elsewhere.
    """
    known = {w.casefold() for line in lines for w in _WORD.findall(_HEAD.sub("", line.text))}
    joined = list(lines)
    for i, line in enumerate(joined):
        below = next((n for n in range(i + 1, min(i + 3, len(joined))) if joined[n].text.strip()), None)
        head = _HEAD.search(line.text)
        tail = _TAIL.match(joined[below].text) if below is not None and "\t" not in joined[below].text else None
        if head and tail and below is not None:
            word = _join(head[1], tail[1], known)
            joined[i] = replace(line, text=line.text[: head.start()] + word + tail[2])
            joined[below] = replace(joined[below], text=joined[below].text[tail.end() :].lstrip())
    return tuple(replace(line, text=re.sub(f"{SOFT}$", "-", line.text)) for line in joined)


def _join(head: str, tail: str, known: set[str]) -> str:
    whole, parted = (head + tail).casefold(), f"{head}-{tail}".casefold()
    if whole in known and parted not in known:
        return head + tail
    if parted in known or head.casefold() in _PREFIXES or (head.casefold() in known and tail.casefold() in known):
        return f"{head}-{tail}"
    return head + tail
