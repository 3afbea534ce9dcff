"""Characters of Word's picture fonts as the characters that they show."""

from collections.abc import Mapping

_BULLETS = dict.fromkeys((0x6C, 0x6E, 0x71, 0x75, 0x76, 0x77, 0x9E, 0x9F, 0xA7, 0xB7, 0xD8), "•")
_WINGDINGS: Mapping[int, str] = {
    **_BULLETS,
    **{0x6F: "☐", 0x70: "☐", 0xA8: "☐", 0x78: "☒", 0xFD: "☒", 0xFE: "☑", 0xFB: "✗", 0xFC: "✓"},
    **{0xE0: "→", 0xE8: "→", 0xDF: "←", 0xE7: "←"},
}
_WINGDINGS_2: Mapping[int, str] = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"}
_SYMBOL: Mapping[int, str] = {
    **{0x2D: "−", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠"},
    **{0xA2: "′", 0xB2: "″", 0xBB: "≈", 0xAE: "→", 0xDE: "⇒", 0xD2: "®", 0xD3: "©", 0xD4: "™"},
}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL, "wingdings 3": _BULLETS}
_PRIVATE = 0xF000
"""Where such fonts' characters lie in the private part of Unicode; their last two figures are the font's own."""

TICKED, UNTICKED = "☒", "☐"


def read_symbols(text: str, font: str) -> str:
    """What a text shows in a font: unchanged in an ordinary one; a picture that is not known shows nothing.

    >>> read_symbols("\\uf0fe Yes", "Wingdings"), read_symbols("Yes", "Arial"), read_symbols("\\u2610", "Wingdings")
    ('☑ ', 'Yes', '☐')
    """
    pictures = _FONTS.get(font.casefold())
    if pictures is None:
        return "".join(_private(c) for c in text)
    return "".join(c if c.isspace() else _picture(pictures, c) for c in text)


def _picture(pictures: Mapping[int, str], character: str) -> str:
    code = ord(character)
    if _PRIVATE <= code <= _PRIVATE + 0xFF or code <= 0xFF:
        return pictures.get(code & 0xFF, "")
    return character


def _private(character: str) -> str:
    """A private character without its font is a bullet's or a box's, as list and form makers use them."""
    return _picture(_WINGDINGS, character) if _PRIVATE <= ord(character) <= _PRIVATE + 0xFF else character
