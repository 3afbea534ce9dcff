"""How a web page sets an element's words, as a reader would tell them from other text."""

from collections.abc import Iterator, Mapping

from ingest.readers.shades import Colour, name_hue, read_hex
from ingest.readers.web.styles import Element

_TAGS = {"em": "italic", "i": "italic", "b": "bold", "strong": "bold", "u": "underlined", "mark": "shaded"}
_NAMED: dict[str, Colour] = {
    "red": (255, 0, 0),
    "darkred": (139, 0, 0),
    "crimson": (220, 20, 60),
    "blue": (0, 0, 255),
    "navy": (0, 0, 128),
    "green": (0, 128, 0),
    "orange": (255, 165, 0),
    "yellow": (255, 255, 0),
    "purple": (128, 0, 128),
    "pink": (255, 192, 203),
    "grey": (128, 128, 128),
    "gray": (128, 128, 128),
    "lightgrey": (211, 211, 211),
    "lightgray": (211, 211, 211),
    "silver": (192, 192, 192),
}


def name_look(element: Element, styles: Mapping[str, str]) -> Iterator[str]:
    """The names of how an element is set; `styles` are its own properties."""
    if element.tag in _TAGS:
        yield _TAGS[element.tag]
    if styles.get("font-style", "") in ("italic", "oblique"):
        yield "italic"
    if "underline" in styles.get("text-decoration", ""):
        yield "underlined"
    ink = name_hue(_colour(styles.get("color", "") or element.get("color") or ""))
    ground = name_hue(
        _colour(styles.get("background-color") or styles.get("background") or element.get("bgcolor") or "")
    )
    yield from filter(None, (ink, ground, "shaded" if ground else None))


def _colour(text: str) -> Colour | None:
    word = text.strip().casefold().split(" ")[0]
    return _NAMED.get(word) or read_hex(word)
