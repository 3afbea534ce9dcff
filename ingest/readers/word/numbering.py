"""The numbers that Word prints at the head of list paragraphs and stores nowhere: counted here as Word counts them."""

import re
from dataclasses import dataclass, field

from ingest.readers.word.parts import Element, child, is_on, number, value, w
from ingest.readers.word.styles import Styles

_LEVELS = 9
_HIGHEST = 1_000_000  # a start beyond it is no document's
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
_FIRSTS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LONGEST_ROMAN = 4000


@dataclass(slots=True)
class Numbering:
    """A file's lists. `root` is its numbering part, None where it has none; paragraphs must be given in order."""

    root: Element | None
    styles: Styles
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _restarted: set[tuple[str, int]] = field(default_factory=set)
    _lists: dict[str, Element] = field(default_factory=dict)
    _abstract: dict[str, Element] = field(default_factory=dict)
    _linked: dict[str, Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for element in () if self.root is None else self.root.iterchildren(w("num"), w("abstractNum")):
            if element.tag == w("num"):
                self._lists[value(element, "numId") or ""] = element
                continue
            self._abstract[value(element, "abstractNumId") or ""] = element
            link = value(child(element, "styleLink"))
            if link:
                self._linked[link] = element

    def print_number(self, paragraph: Element) -> str:
        """What is printed at the head of the paragraph, "•" for a bullet; empty where it is in no list."""
        name, level = self._place(paragraph)
        listed = self._lists.get(name)
        abstract = None if listed is None else self._resolve(listed)
        if listed is None or abstract is None:
            return ""
        levels = [_level(listed, abstract, i) for i in range(_LEVELS)]
        counts = self._count(name, listed, abstract, level, levels)
        return _print(levels, counts, level)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """The list that a paragraph is in, by its own properties or its style's, and its level from 0."""
        given = [child(paragraph, "pPr", "numPr")]
        names = [""]
        for style in self.styles.of_paragraph(paragraph):
            given.append(child(style, "pPr", "numPr"))
            names.append(value(style, "styleId") or "")
        name = next((n for n in (value(child(g, "numId")) for g in given) if n is not None), "0")
        linked = self._linked_level(name, names)
        levels = (value(child(g, "ilvl")) for g in given)
        level = next((i for i in levels if i is not None), linked)
        return name, min(number(level) or 0, _LEVELS - 1)

    def _linked_level(self, name: str, styles: list[str]) -> str:
        """The level that belongs to the nearest of the styles, "0" where none does."""
        listed = self._lists.get(name)
        abstract = None if listed is None else self._resolve(listed)
        owners = {}
        for level in () if abstract is None else abstract.iterchildren(w("lvl")):
            owners[value(child(level, "pStyle"))] = value(level, "ilvl") or "0"
        return next((owners[style] for style in styles if style and style in owners), "0")

    def _resolve(self, listed: Element) -> Element | None:
        """A list's pattern, by way of its numbering style where it has one."""
        abstract = self._abstract.get(value(child(listed, "abstractNumId")) or "")
        link = value(child(abstract, "numStyleLink"))
        return self._linked.get(link, abstract) if link else abstract

    def _count(
        self, name: str, listed: Element, abstract: Element, level: int, levels: list[Element | None]
    ) -> list[int | None]:
        """The counts of all levels, this paragraph's counted. Lists of one pattern go on with each other's counts."""
        counts = self._counts.setdefault(value(abstract, "abstractNumId") or "", [None] * _LEVELS)
        forced = _override(listed, level)
        if forced is not None and (name, level) not in self._restarted:
            self._restarted.add((name, level))
            counts[level] = None
        for i in range(level + 1):
            if counts[i] is None:
                counts[i] = _start(levels[i], _override(listed, i)) - (i == level)
        counts[level] = (counts[level] or 0) + 1
        for i in range(level + 1, _LEVELS):
            restart = number(value(child(levels[i], "lvlRestart")))
            if restart is None or restart > level:
                counts[i] = None
        return counts


def _override(listed: Element, level: int) -> int | None:
    for override in listed.iterchildren(w("lvlOverride")):
        if value(override, "ilvl") == str(level):
            return _count_of(value(child(override, "startOverride")))
    return None


def _level(listed: Element, abstract: Element, level: int) -> Element | None:
    overrides = [o for o in listed.iterchildren(w("lvlOverride")) if value(o, "ilvl") == str(level)]
    given = [child(o, "lvl") for o in overrides]
    given += [e for e in abstract.iterchildren(w("lvl")) if value(e, "ilvl") == str(level)]
    return next((g for g in given if g is not None), None)


def _start(level: Element | None, forced: int | None) -> int:
    return forced if forced is not None else (_count_of(value(child(level, "start"))) or 0)


def _count_of(text: str | None) -> int | None:
    found = number(text)
    return None if found is None else min(found, _HIGHEST)


def _print(levels: list[Element | None], counts: list[int | None], at: int) -> str:
    level = levels[at]
    form = value(child(level, "numFmt")) or "decimal"
    if level is None or form == "none":
        return ""
    if form == "bullet" or child(level, "lvlPicBulletId") is not None:
        return "•"
    pattern = value(child(level, "lvlText")) or ""
    legal = is_on(child(level, "isLgl"))

    def printed(match: re.Match[str]) -> str:
        i = int(match[1]) - 1
        own = value(child(levels[i], "numFmt")) or "decimal"
        return write_number(counts[i] or 0, "decimal" if legal else own)

    text = re.sub(r"%([1-9])", printed, pattern).strip()
    return f"{text}." if re.fullmatch(r"\w+", text) and re.fullmatch(r"%[1-9]", pattern.strip()) else text


def write_number(n: int, form: str) -> str:
    """A number in one of Word's forms; one that it does not know is written in figures.

    >>> [write_number(n, f) for n, f in ((14, "lowerRoman"), (28, "upperLetter"), (2, "ordinal"), (2, "cardinalText"))]
    ['xiv', 'BB', '2nd', 'Two']
    """
    if form == "none":
        return ""
    if form in ("lowerRoman", "upperRoman") and 0 < n < _LONGEST_ROMAN:
        return _roman(n) if form == "lowerRoman" else _roman(n).upper()
    if form in ("lowerLetter", "upperLetter") and 0 < n < _LONGEST_ROMAN:
        letters = chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form == "decimalZero":
        return f"{n:02}"
    if form == "ordinal":
        return f"{n}{_suffix(n)}"
    words = {"cardinalText": _ONES, "ordinalText": _FIRSTS}.get(form, [])
    return words[n].capitalize() if n < len(words) else str(n)


def _roman(n: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        text += letters * (n // amount)
        n %= amount
    return text


def _suffix(n: int) -> str:
    return "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
