"""Whether a reader of a web page sees an element, and what it means when not: words for screen readers and the page's
own furniture are dropped; other hidden words hold the file. Dropped or held, they go nowhere.
"""

import re
from dataclasses import dataclass, field
from enum import Enum

from ingest.gate import vocabulary as v
from ingest.gate.lines import opens_exempt
from ingest.readers.shades import BLACK, WHITE, Colour, dark_on_dark, read_hex, white_on_white
from ingest.readers.web.styles import Element, Sheet

HIDDEN_TEXT, WHITE_TEXT, MICROSCOPIC = "hidden text", "white text", "microscopic text"
DARKENED, DELETED, COMMENTS = "text under a dark highlight", "deleted text", "comments"


class Fate(Enum):
    """What becomes of an element's words."""

    SHOWN = "shown"
    DROPPED = "dropped"
    HIDDEN = "hidden"


_ASSISTIVE = re.compile(
    r"(?:^|[\s_-])(?:visually-?hidden\S*|sr-?only\S*|screen-?reader\S*|assistive\S*|a11y\S*|skip-?(?:link|to|nav)\S*"
    r"|element-invisible|hidden-accessible|off-?screen)(?=\s|$)",
    re.I,
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|modal|dialog|tooltip|popup|popover|lightbox|overlay|spinner|loading|loader|share"
    r"|social|print(?:-?only)?|breadcrumbs?|menu|nav(?:bar|igation)?|search|pagination|pager|toolbar|feedback|toggle"
    r"|error(?:-message)?|alert|banner|captcha|honeypot|edit-?(?:link|section)|anchor|copy|mw-editsection)(?=[\s_-]|$)",
    re.I,
)
_FURNITURE_ROLES = frozenset("dialog alertdialog alert status tooltip navigation search menu menubar banner".split())
_FURNITURE_TAGS = frozenset("dialog nav button label legend menu".split())
_FURNITURE_WORDS = re.compile(
    r"^\W*(?:loading|please wait|close|open|menu|show(?: more| less| all)?|hide|more|less|search|print(?: this page)?"
    r"|back(?: to top)?|top|next|previous|share|copy(?: link)?|copied|yes|no|submit|cancel|ok|edit|download|expand"
    r"|collapse|skip to (?:main )?content|(?:this link )?opens in (?:a )?new (?:window|tab)|external link|advertisement"
    r"|javascript|required|thank you(?: for your feedback)?)\W*$",
    re.I,
)
_ORNAMENT_WORDS = 60  # more words that screen readers are to skip are text, set aside while a window was open over it
_FAR = -999  # pixels; farther left or up than this nobody scrolls
_MICROSCOPIC = {"px": 2.0, "pt": 2.0, "em": 0.15, "rem": 0.15, "%": 15.0, "": 2.0}
_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|r?em|%|vw|vh|)")
_NAMED = {"white": WHITE, "snow": (255, 250, 250), "ivory": (255, 255, 240), "whitesmoke": (245, 245, 245)}
_NAMED |= {"black": BLACK, "navy": (0, 0, 128), "ghostwhite": (248, 248, 255)}
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[,\s]+(\d{1,3})[,\s]+(\d{1,3})(?:[,/\s]+([\d.]+%?))?\s*\)")
_INLINE = frozenset("a b em font i mark s small span strong sub sup u".split())


@dataclass(frozen=True, slots=True)
class Eyes:
    """Sees a page through its own style rules."""

    sheet: Sheet
    _grounds: dict[Element, Colour | None] = field(default_factory=dict)

    def judge(self, element: Element) -> tuple[Fate, str]:
        """What becomes of the element's words, and the sort of hidden text where they are that."""
        classes = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _ASSISTIVE.search(classes):
            return Fate.DROPPED, ""
        sort = self.hides(element)
        if sort:
            furniture = sort == HIDDEN_TEXT and _is_furniture(element, classes)
            return (Fate.DROPPED, "") if furniture or not _has_words(element) else (Fate.HIDDEN, sort)
        if element.get("aria-hidden") == "true":
            words = _text(element)
            real = len(words.split()) > _ORNAMENT_WORDS or opens_exempt(words)
            return (Fate.SHOWN if real else Fate.DROPPED), ""
        return Fate.SHOWN, ""

    def hides(self, element: Element) -> str:
        """The sort of hidden text that an element's own properties make of it; empty where it is shown."""
        look = self.sheet.look(element)
        concealed = (element.get("hidden") or "hidden").casefold()
        if element.get("hidden") is not None and concealed != "until-found" and look.get("display", "none") == "none":
            return HIDDEN_TEXT
        if look.get("display") == "none" or look.get("visibility") in ("hidden", "collapse"):
            return HIDDEN_TEXT
        if re.fullmatch(r"0(?:\.0+)?%?", look.get("opacity", "")) or _is_away(look) or _has_no_size(look):
            return HIDDEN_TEXT
        size = _LENGTH.fullmatch(look.get("font-size", ""))
        if size and float(size[1]) <= _MICROSCOPIC.get(size[2], -1.0):
            return MICROSCOPIC
        return self._shade(element, look)

    def _shade(self, element: Element, look: dict[str, str]) -> str:
        ink = read_colour(look.get("color") or element.get("color") or "")
        own = _ground(element, look)
        if ink is not None:
            ground = own or self._behind(element)
            if ground is not None and white_on_white(ink, ground):
                return WHITE_TEXT
            return DARKENED if ground is not None and dark_on_dark(ink, ground) else ""
        darkened = own is not None and element.tag in _INLINE and dark_on_dark(BLACK, own)
        return DARKENED if darkened and not self._coloured_above(element) else ""

    def _behind(self, element: Element) -> Colour | None:
        """The nearest colour behind an element, the white of the page at last; None behind a picture."""
        path: list[Element] = []
        above = element.getparent()
        while above is not None and above not in self._grounds:
            path.append(above)
            above = above.getparent()
        ground = WHITE if above is None else self._grounds[above]
        for inner in reversed(path):
            look = self.sheet.look(inner)
            pictured = "url(" in _background(look) or "gradient" in _background(look)
            ground = None if pictured else (_ground(inner, look) or ground)
            self._grounds[inner] = ground
        return ground

    def _coloured_above(self, element: Element) -> bool:
        return any(self.sheet.look(above).get("color") for above in element.iterancestors())


def read_colour(text: str) -> Colour | None:
    """A colour as styles write it; None for one that is not known, or that can be seen through.

    >>> read_colour("rgb(255, 255, 255)"), read_colour("#fff"), read_colour("transparent")
    ((255, 255, 255), (255, 255, 255), None)
    """
    match = _RGB.search(text)
    if match:
        if match[4] and float(match[4].rstrip("%")) == 0:
            return None
        return min(int(match[1]), 255), min(int(match[2]), 255), min(int(match[3]), 255)
    known = (_NAMED.get(word) or read_hex(word if word.startswith("#") else "") for word in text.split())
    return next((colour for colour in known if colour is not None), None)


def _background(look: dict[str, str]) -> str:
    return f"{look.get('background', '')} {look.get('background-color', '')} {look.get('background-image', '')}"


def _ground(element: Element, look: dict[str, str]) -> Colour | None:
    return read_colour(_background(look)) or read_colour(element.get("bgcolor") or "")


def _pixels(text: str) -> float | None:
    match = _LENGTH.fullmatch(text)
    if match is None:
        return None
    return float(match[1]) * {"em": 16, "rem": 16, "vw": 12, "vh": 8, "%": 12}.get(match[2], 1)


def _is_away(look: dict[str, str]) -> bool:
    placed = look.get("position") in ("absolute", "fixed", "relative")
    sides = [look.get(side, "") for side in ("left", "top", "right", "bottom")] if placed else []
    sides += [look.get("text-indent", ""), look.get("margin-left", "")]
    return any(far is not None and far <= _FAR for far in map(_pixels, sides)) or bool(
        re.match(r"rect\(\s*(?:0|1px)[\s,]+(?:0|1px)|inset\((?:50|100)%", look.get("clip", look.get("clip-path", "")))
    )


def _has_no_size(look: dict[str, str]) -> bool:
    sizes = (_pixels(look.get(name, "")) for name in ("height", "width", "max-height", "max-width"))
    return "hidden" in look.get("overflow", "") and any(size is not None and size <= 1 for size in sizes)


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _has_words(element: Element) -> bool:
    return any(re.search(r"\w", text) for text in element.itertext(with_tail=False))


def _is_furniture(element: Element, classes: str) -> bool:
    named = _FURNITURE.search(classes) or element.get("role") in _FURNITURE_ROLES or element.tag in _FURNITURE_TAGS
    return bool(named or _FURNITURE_WORDS.match(_text(element)))


_CODE = re.compile(
    r"[{}]|</?(?:div|script|link|style|section|span|img|nav|ul|head|meta)\b|\b(?:div|css|js|html|php|jquery|javascript"
    r"|bootstrap|wordpress|drupal|sharepoint|template|plugin|widget|wrapper|container|module|polyfill|iframe|analytics"
    r"|tag manager|shortcode|partial|copyright|licen[cs]e|generated|rendered|cached?|wp:|todo|begin|start of|end of"
    r"|endif|column|sidebar|footer|header|navigation|do not (?:remove|edit|delete|change))\b",
    re.I,
)
_SENTENCE = re.compile(r"[A-Z\"“(][^.!?]*(?:\s+[^\s.!?]+){3,}[^.!?]*[.!?]")
_TELLING = v.phrase("words that a page must not hide", re.I)
_LONG = 20  # words; no template's remark that the list of its words does not know is longer


def comment_holds(text: str) -> bool:
    """Whether a comment in the source may be somebody's words, not the page maker's: a sentence, a sum of money or a
    marking that is not about the page's own machinery.

    >>> comment_holds(" end .content "), comment_holds("The winner is Zqone Ltd at £2m."), comment_holds("[if IE]> x")
    (False, True, False)
    """
    if re.match(r"\s*\[(?:if|endif)|\s*<!\[endif", text):
        return False
    commented_out = re.sub(r"<[^<>]*>", " ", text)
    plain = " ".join(commented_out.split())
    if _TELLING.search(plain) and len(plain.split()) > 1 and "{" not in plain:
        return True
    machinery = _CODE.search(plain)
    return not machinery and (bool(_SENTENCE.search(plain)) or len(plain.split()) > _LONG)
