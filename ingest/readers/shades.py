"""Colours as readers see them: whether text can be told from the ground that it stands on."""

from typing import TypeAlias

Colour: TypeAlias = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)

_PALE = 0xE0  # every channel at least so light: white, or nearly; the greys of placeholders are darker
_SAME_PALE = 1.25  # contrast of pale text that cannot be read: F2F2F2 on white has 1.12, D9D9D9, which can be, 1.41
_SAME_DARK = 1.5  # of dark text on a dark ground: black on dark blue (000080) has 1.31, on dark red (800000) 1.92


def read_hex(text: str) -> Colour | None:
    """A colour written as six hexadecimal figures, with or without a #; None for anything else.

    >>> read_hex("#1F3864"), read_hex("auto")
    ((31, 56, 100), None)
    """
    bare = text.strip().removeprefix("#")
    if len(bare) == 3:
        bare = "".join(c * 2 for c in bare)
    if len(bare) != 6 or any(c not in "0123456789abcdefABCDEF" for c in bare):
        return None
    return int(bare[:2], 16), int(bare[2:4], 16), int(bare[4:], 16)


def is_dark(colour: Colour) -> bool:
    """Whether text in automatic colour would be set white on it."""
    return _luminance(colour) < 0.18


def name_hue(colour: Colour | None) -> str | None:
    """What a person calls a colour; None for black, white and what has no plain name.

    >>> name_hue((192, 0, 0)), name_hue((217, 217, 217)), name_hue((0, 0, 0))
    ('red', 'grey', None)
    """
    if colour is None:
        return None
    red, green, blue = colour
    if max(colour) - min(colour) < _GREYISH:
        return "grey" if _GREY[0] < max(colour) < _GREY[1] else None
    if red >= _STRONG and green < _WEAK and blue < _WEAK:
        return "red"
    if red >= _STRONG and green >= _STRONG and blue < _STRONG:
        return "yellow"
    if red >= _STRONG and blue < _WEAK:
        return "orange"
    if green > red and green > blue:
        return "green"
    return "blue" if blue > red and blue > green else "pink"


_GREYISH = 30  # between channels
_GREY = (0x50, 0xF4)
_STRONG, _WEAK = 0xA0, 0x70


def white_on_white(ink: Colour, ground: Colour) -> bool:
    """Whether text is so pale, on so pale a ground, that it cannot be seen.

    >>> white_on_white((255, 255, 255), (255, 255, 255)), white_on_white((255, 255, 255), (31, 56, 100))
    (True, False)
    """
    return min(ink) >= _PALE and _contrast(ink, ground) <= _SAME_PALE


def dark_on_dark(ink: Colour, ground: Colour) -> bool:
    """Whether dark text stands on a ground as dark, as under a black highlight."""
    return is_dark(ground) and is_dark(ink) and _contrast(ink, ground) <= _SAME_DARK


def _contrast(a: Colour, b: Colour) -> float:
    """The contrast ratio of the Web Content Accessibility Guidelines, from 1 to 21."""
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
