"""How a Word file sets its text: properties given directly, by a character or paragraph style, or by default; the
nearest wins. Shown and hidden text are told apart by these."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.readers.shades import BLACK, WHITE, Colour, dark_on_dark, name_hue, read_hex, white_on_white
from ingest.readers.word.parts import Element, child, is_on, number, value, w

HIDDEN_TEXT = "hidden text"
WHITE_TEXT = "white text"
MICROSCOPIC = "microscopic text"
DARKENED = "text under a dark highlight"

_CHAIN = 25  # styles based on each other; Word itself stops at eleven
_MICROSCOPIC = 4  # half points: text of 2 points or less is no text for a reader
_HIGHLIGHTS = {
    "black": BLACK,
    "darkBlue": (0, 0, 128),
    "darkGreen": (0, 100, 0),
    "darkRed": (128, 0, 0),
    "darkMagenta": (128, 0, 128),
    "darkCyan": (0, 128, 128),
    "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128),
    "blue": (0, 0, 255),
    "red": (255, 0, 0),
    "magenta": (255, 0, 255),
    "green": (0, 255, 0),
    "cyan": (0, 255, 255),
    "yellow": (255, 255, 0),
    "lightGray": (192, 192, 192),
    "white": WHITE,
}
_PAPER = ("background1", "light1")


@dataclass(slots=True)
class Styles:
    """A file's styles by id; `root` is its styles part, None where it has none."""

    root: Element | None
    _by_id: dict[str, Element] = field(default_factory=dict)
    _default: str | None = None

    def __post_init__(self) -> None:
        for style in () if self.root is None else self.root.iterchildren(w("style")):
            name = value(style, "styleId") or ""
            self._by_id.setdefault(name, style)
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on"):
                self._default = name

    def chain(self, name: str | None) -> Iterator[Element]:
        """A style and those that it is based on, nearest first."""
        for _ in range(_CHAIN):
            style = self._by_id.get(name or "")
            if style is None:
                return
            yield style
            name = value(child(style, "basedOn"))

    def of_paragraph(self, paragraph: Element) -> list[Element]:
        """The styles of a paragraph, nearest first."""
        named = value(child(paragraph, "pPr", "pStyle"))
        return list(self.chain(named if named in self._by_id else self._default))

    def run_property(self, run: Element, paragraph: Element, name: str) -> Element | None:
        """A property of a run, from wherever it is set nearest."""
        own = child(run, "rPr", name)
        if own is not None:
            return own
        styles = [*self.chain(value(child(run, "rPr", "rStyle"))), *self.of_paragraph(paragraph)]
        given = (child(style, "rPr", name) for style in styles)
        return next((g for g in given if g is not None), child(self.root, "docDefaults", "rPrDefault", "rPr", name))

    def paragraph_property(self, paragraph: Element, name: str) -> Element | None:
        """A property of a paragraph, from wherever it is set nearest."""
        own = child(paragraph, "pPr", name)
        given = (child(style, "pPr", name) for style in self.of_paragraph(paragraph))
        return own if own is not None else next((g for g in given if g is not None), None)

    def is_heading(self, paragraph: Element) -> bool:
        """Whether a paragraph is a heading or a title by its style or its outline level."""
        level = number(value(self.paragraph_property(paragraph, "outlineLvl")))
        if level is not None and level < _BODY_LEVEL:
            return True
        names = (value(child(style, "name")) or "" for style in self.of_paragraph(paragraph))
        return any(name.casefold().startswith(("heading ", "title", "subtitle")) for name in names)

    def is_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph is an entry of a contents list."""
        names = (value(child(style, "name")) or "" for style in self.of_paragraph(paragraph))
        return any(name.casefold().startswith("toc ") for name in names)

    def fill_of_table(self, table: Element, places: list[str]) -> Colour | None:
        """The shade that a table's style gives the cells of these places ("firstRow"), or all of them."""
        for style in self.chain(value(child(table, "tblPr", "tblStyle"))):
            parts = {value(part, "type"): part for part in style.iterchildren(w("tblStylePr"))}
            shaded = [child(parts.get(place), "tcPr", "shd") for place in places]
            for shade in (*shaded, child(style, "tcPr", "shd"), child(style, "tblPr", "shd")):
                if fill_of(shade) is not None:
                    return fill_of(shade)
        return fill_of(child(table, "tblPr", "shd"))

    def heads_in_bold(self, table: Element) -> bool:
        """Whether a table's style sets its first row in bold."""
        for style in self.chain(value(child(table, "tblPr", "tblStyle"))):
            for part in style.iterchildren(w("tblStylePr")):
                if value(part, "type") == "firstRow" and is_on(child(part, "rPr", "b")):
                    return True
        return False

    def hides(self, run: Element, paragraph: Element, ground: Colour) -> str | None:
        """The sort of hidden text that a run is, None for one that can be read. `ground` lies behind the paragraph."""
        if any(is_on(self.run_property(run, paragraph, name)) for name in ("vanish", "specVanish")):
            return HIDDEN_TEXT
        size = _half_points(value(self.run_property(run, paragraph, "sz")))
        if size is not None and size <= _MICROSCOPIC:
            return MICROSCOPIC
        behind = fill_of(self.paragraph_property(paragraph, "shd")) or ground
        marker = _HIGHLIGHTS.get(value(self.run_property(run, paragraph, "highlight")) or "")
        over = marker or fill_of(self.run_property(run, paragraph, "shd"))
        ink = _ink(self.run_property(run, paragraph, "color"))
        if over is not None and dark_on_dark(BLACK if ink is None else ink, over):
            return DARKENED
        if ink is not None and dark_on_dark(ink, over or behind):
            return DARKENED
        if ink is not None and white_on_white(ink, over or behind):
            return WHITE_TEXT
        return DARKENED if ink is not None and ink == over else None

    def look(self, run: Element, paragraph: Element, ground: Colour) -> Iterator[str]:
        """The names of how a run is set, as a reader would tell it from other text."""
        behind = fill_of(self.paragraph_property(paragraph, "shd")) or ground
        marker = _HIGHLIGHTS.get(value(self.run_property(run, paragraph, "highlight")) or "")
        over = marker or fill_of(self.run_property(run, paragraph, "shd")) or behind
        if over != WHITE:
            yield "shaded"
        yield from filter(None, (name_hue(over), name_hue(_ink(self.run_property(run, paragraph, "color")))))
        yield from (name for name, tag in _SET.items() if is_on(self.run_property(run, paragraph, tag)))


_SET = {"italic": "i", "bold": "b", "underlined": "u"}
_BODY_LEVEL = 9  # the outline level of text that is no heading


_SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)(pt|mm|cm|in|pc|pi|)")
_HALF_POINTS = {"": 1.0, "pt": 2.0, "mm": 5.67, "cm": 56.7, "in": 144.0, "pc": 24.0, "pi": 24.0}


def _half_points(text: str | None) -> float | None:
    """A size of text, which the strict form of the format may give with its unit."""
    match = _SIZE.fullmatch(text or "")
    return float(match[1]) * _HALF_POINTS[match[2]] if match else None


def fill_of(shade: Element | None) -> Colour | None:
    """The colour of a shade, None where there is none. A dense pattern counts as its own colour."""
    if shade is None:
        return None
    if value(shade) == "solid":
        return read_hex(value(shade, "color") or "") or BLACK
    return read_hex(value(shade, "fill") or "") or _theme_fill(value(shade, "themeFill"))


def _theme_fill(theme: str | None) -> Colour | None:
    return BLACK if theme in ("text1", "dark1", "text2", "dark2") else None


def _ink(colour: Element | None) -> Colour | None:
    """The colour of text; None for automatic, which Word sets dark on light grounds and light on dark ones."""
    theme = value(colour, "themeColor")
    if theme in _PAPER and value(colour, "themeShade") is None:
        return WHITE
    return read_hex(value(colour) or "")
