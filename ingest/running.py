"""Lines that a page carries beside its text: running headers told from text, broken markings put together.

A restrictive line is never furniture, on however many pages it stands.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ingest.clean import clean_line, furniture_reason
from ingest.gate.lines import denies, names_exempt, opens_exempt
from ingest.gate.markings import is_marking
from ingest.gate.wording import says_none
from ingest.readers import Line, Page

_RUNNING_SHARE = 0.4  # a header stands on nearly half of the pages, where odd ones have another; 3 pages prove it
_RUNNING_PAGES = 3
_EDGE_LINES = 2
_MORE_LINES = 2  # of a header or footer of several, where those outside them run
_RUNNING_LENGTH = 120


def find_running_lines(pages: Sequence[Page]) -> frozenset[str]:
    """The lines that stand at the top or bottom of most pages, alike but for the page's number."""
    if len(pages) < _RUNNING_PAGES:
        return frozenset()
    texts = [[clean_line(line.text).text.strip() for line in page.lines if line.text.strip()] for page in pages]
    found = _repeated([_edge_lines(lines) for lines in texts])
    for _ in range(_MORE_LINES):
        found |= _repeated([_next_lines(lines, found) for lines in texts])
    return found


def _repeated(edges: Sequence[set[str]]) -> frozenset[str]:
    """The lines that stand among those of enough pages."""
    seen: Counter[str] = Counter()
    printed: defaultdict[str, set[str]] = defaultdict(set)
    for edge in edges:
        seen.update({_shape(text) for text in edge})
        for text in edge:
            printed[_shape(text)].add(text)
    needed = max(_RUNNING_PAGES, _RUNNING_SHARE * len(edges))
    shapes = [s for s, count in seen.items() if count >= needed and len(s) <= _RUNNING_LENGTH]
    return frozenset(text for s in shapes for text in printed[s] if not opens_exempt(text) and not _is_text(text))


def _next_lines(texts: Sequence[str], found: frozenset[str]) -> set[str]:
    """The first line after those that run at a page's top, and the last before those at its foot; none that has a
    label, as a form has that fills every page."""
    inner = [
        next((text for text in lines if text not in found and furniture_reason(text, text) is None), "")
        for lines in (texts[: 2 * _MORE_LINES], texts[: -2 * _MORE_LINES - 1 : -1])
        if lines and (lines[0] in found or furniture_reason(lines[0], lines[0]))
    ]
    return {text for text in inner if text and not re.search(r"[:?\t]", text)}


def _edge_lines(texts: Sequence[str]) -> set[str]:
    """The first and last lines of a page, but not a table's: its heads and its rows may be alike on every page."""
    top, bottom = texts[: _EDGE_LINES + 1], texts[-_EDGE_LINES - 1 :]
    first = [a for a, b in zip(top[:_EDGE_LINES], [*top[1:], ""], strict=False) if not _in_table(a, b)]
    last = [b for a, b in zip(["", *bottom], bottom, strict=False) if not _in_table(b, a)][-_EDGE_LINES:]
    return {*first, *last}


def _in_table(text: str, beside: str) -> bool:
    return "\t" in text and text.count("\t") == beside.count("\t")


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text).casefold()


def _is_text(text: str) -> bool:
    """Whether a line is a sentence or states a sum: pages may be alike in all but their figures."""
    return "£" in text or text.endswith(".")


_SHORT = (7, 16)
"""Words of a marking broken in two, whose halves may stand apart by a blank line."""
_LONG = (7, 30)
"""Words of a heading broken in two, whose halves stand on lines that follow each other."""


def mend_openings(page: Page) -> Iterator[tuple[tuple[Line, ...], str]]:
    """A page's lines with their text; a marking or a heading of an exempt part broken in two is put together."""
    lines = list(page.lines)
    at = 0
    while at < len(lines):
        second = next((i for i in (at + 1, at + 2) if i < len(lines) and lines[i].text.strip()), None)
        if second is not None and _broken(lines[at].text, lines[second].text, _LONG if second == at + 1 else _SHORT):
            yield (lines[at], lines[second]), f"{lines[at].text.strip()} {lines[second].text.strip()}"
            at = second + 1
        else:
            yield (lines[at],), lines[at].text
            at += 1


_PARTED = re.compile(r"\b(?:part|appendix|annex|section)$", re.I)
_HEADED = re.compile(r"^(?:items?|session|agenda|appendi|annex|section|business|matters|minutes|papers|part)\b", re.I)


def _broken(first: str, second: str, words: tuple[int, int]) -> bool:
    if not 0 < len(first.split()) <= words[0] or len(second.split()) > words[1]:
        return False
    a, b = clean_line(first).text.strip(), clean_line(second).text.strip()
    if says_none(a) or denies(a) or re.search(r"[.;:?]$", a):
        return False
    if is_marking(a):  # a marking that is the first word of a heading: CONFIDENTIAL / ITEMS
        return names_exempt(f"{a} {b}") and bool(_HEADED.match(b))
    if is_marking(f"{a} {b}") and not is_marking(b):
        return True
    if not opens_exempt(f"{a} {b}") or opens_exempt(a):
        return False
    return not opens_exempt(b) or bool(_PARTED.search(a))
