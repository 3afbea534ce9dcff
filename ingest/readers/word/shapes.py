"""Text boxes and watermarks among a Word file's drawings, each once, with the colour that lies behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.shades import WHITE, Colour, read_hex
from ingest.readers.word.parts import Element, local

_TEXT = ("txbxContent", "textpath")
_MIDDLE: Colour = (64, 64, 64)
"""For a fill that only a drawing could tell: white text can be read on it, and black text too."""
_NAMED = {"black": (0, 0, 0), "white": WHITE, "navy": (0, 0, 128), "blue": (0, 0, 255)}
_LIGHT_SCHEME = frozenset(("bg1", "lt1", "bg2", "lt2"))


@dataclass(frozen=True, slots=True)
class Used:
    """A part that a drawing shows: the id by which the drawing names it, and how wide it is shown, in points (0 where
    that is not said)."""

    id: str
    width: float


@dataclass(frozen=True, slots=True)
class Box:
    """A text box's contents, or a watermark's words in `mark`, and what lies behind; or a part that is shown."""

    content: Element | None
    mark: str
    ground: Colour
    used: Used | None = None


def pick_branch(choice: Element) -> Element | None:
    """The one branch that is shown of a drawing given for newer and for older programs."""
    branches = [e for e in choice if local(e) in ("Choice", "Fallback")]
    with_text = (b for b in branches if any(local(e) in (*_TEXT, "t") for e in b.iter()))
    return next(with_text, branches[0] if branches else None)


def find_boxes(drawing: Element) -> list[Box]:
    """The text boxes and watermarks in a drawing, in order; those inside a text box are left to its reading."""
    return list(_find(drawing))


def _find(drawing: Element) -> Iterator[Box]:
    stack = [(drawing, WHITE)]
    while stack:
        element, ground = stack.pop()
        name = local(element)
        if name == "txbxContent":
            yield Box(element, "", ground)
        elif name == "textpath":
            yield Box(None, element.get("string", ""), ground)
        elif name in _SHOWS and (shown := element.get(f"{_RELATED}{_SHOWS[name]}")):
            yield Box(None, "", ground, Used(shown, _width(drawing)))
        else:
            inside = pick_branch(element) if name == "AlternateContent" else element
            fill = _fill(element) if name in _FILLED else None
            stack += [(e, fill or ground) for e in reversed(inside if inside is not None else ())]


_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SHOWS = {"blip": "embed", "imagedata": "id", "relIds": "dm", "chart": "id"}
"""Elements that show another part, and the attribute that names it: pictures new and old, diagrams, charts."""
_EMU = 12_700  # in a point


def _width(drawing: Element) -> float:
    extent = next((e for e in drawing.iter() if local(e) == "extent"), None)
    across = extent.get("cx", "") if extent is not None else ""
    return int(across) / _EMU if across.isdecimal() and len(across) <= _FIGURES else 0.0


_FIGURES = 9
_FILLED = frozenset(("wsp", "sp", "shape", "rect", "roundrect", "oval"))


def _fill(shape: Element) -> Colour | None:
    """The colour of a shape, None where it has none."""
    if local(shape) in ("wsp", "sp"):
        return _drawn_fill(shape)
    if shape.get("filled") in ("f", "false"):
        return None
    colour = shape.get("fillcolor", "").split(" ")[0]
    return (_NAMED.get(colour) or read_hex(colour) or _MIDDLE) if colour else None


def _drawn_fill(shape: Element) -> Colour | None:
    for part in shape:
        for fill in part if local(part) == "spPr" else ():
            name = local(fill)
            if name == "noFill":
                return None
            if name == "solidFill":
                return _scheme(fill)
            if name in ("gradFill", "pattFill", "blipFill"):
                return _MIDDLE
    styled = (e for part in shape if local(part) == "style" for e in part if local(e) == "fillRef")
    reference = next(styled, None)
    return None if reference is None or reference.get("idx") == "0" else _scheme(reference)


def _scheme(fill: Element) -> Colour:
    for colour in fill:
        if local(colour) == "srgbClr":
            return read_hex(colour.get("val", "")) or _MIDDLE
        if local(colour) == "schemeClr" and colour.get("val") in _LIGHT_SCHEME:
            return WHITE
    return _MIDDLE
