"""What extraction does to a line: dress (case, dashes, numbering, emphasis) and damage (OCR, spacing, breaks).

Noise changes the words around a planted word and never the word itself. A reader still sees what the line is.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from evals.forge import TOKEN
from evals.forge.pen import Pen

NBSP, ZERO_WIDTH, SOFT_HYPHEN = "\u00a0", "\u200b", "\u00ad"
DASHES = ("-", "–", "—", "‑")

SHORTEST_DAMAGED = 10
"""Characters of a line that is still recognisable after an OCR slip: `PART Z` alone is not."""

# What OCR reads for what was printed, in capitals: rn for m, l for I, 0 for O, Z for 2.
OCR_SLIPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "PART 2": ("PART Z", "P ART 2", "PARI 2"),
        "PART II": ("PART Il", "PART ll", "P ART II"),
        "PART TWO": ("PART TW0", "P ART TWO"),
        "EXEMPT": ("EXERNPT", "EXEM PT"),
        "CONFIDENTIAL": ("CONFIDENTlAL", "C0NFIDENTIAL", "CONFIDENT1AL"),
        "OFFICIAL": ("0FFICIAL", "OFFlCIAL"),
        "SENSITIVE": ("SENSlTIVE", "SENS1TIVE"),
        "PUBLICATION": ("PUBLlCATION", "PUBLICAT10N"),
        "RESTRICTED": ("RESTRlCTED", "RESTR1CTED"),
        "PRIVATE": ("PRlVATE", "PR1VATE"),
    }
)
_DASH = re.compile(r"(?<=\s)[-–—](?=\s)|(?<=OFFICIAL)-|(?<=Official)-")


def roughen(pen: Pen, line: str, numbered: bool = True) -> str:
    """The line as extraction may leave it: nothing, one thing, or a damage and a dress.

    It must hold no planted word. Only one that may be `numbered` gets a number before it.
    """
    if TOKEN.search(line):
        raise ValueError("a line with a planted word cannot be roughened as a whole")
    damage = pen.pick(_DAMAGE) if pen.chance(0.32) else _leave
    dress = pen.pick(_DRESS if numbered else _DRESS[:-1]) if pen.chance(0.5) else _leave
    return dress(pen, damage(pen, line))


def brush(pen: Pen, text: str) -> str:
    """Text with slight noise between and in its ordinary words, now and then; planted words stay whole."""
    if not pen.chance(0.18):
        return text
    change = pen.pick((_dash, _double, _nbsp, _soft))
    kept = [match.group() for match in TOKEN.finditer(text)]
    parts = [change(pen, part) for part in TOKEN.split(text)]
    return "".join(a + b for a, b in zip(parts, [*kept, ""], strict=True))


def _leave(_: Pen, line: str) -> str:
    return line


def _case(pen: Pen, line: str) -> str:
    return pen.pick((str.upper, str.lower, str.title))(line)


def _dash(pen: Pen, line: str) -> str:
    dash = pen.pick(DASHES)
    return _DASH.sub(dash, line)


def _tail(pen: Pen, line: str) -> str:
    return line + pen.pick((":", ".", " :", "....", " -"))


def _lead(pen: Pen, line: str) -> str:
    return pen.pick(("9. ", "B. ", "10 ", "(b) ", "7.0 ", "iv) ")) + line


def _emphasis(pen: Pen, line: str) -> str:
    return pen.pick(("# {}", "## {}", "**{}**", "__{}__", "*{}*", "### **{}**", "> {}")).format(line)


def _spaced(_: Pen, line: str) -> str:
    """Letter-spaced, up to the first dash or colon, or the first three words: nobody letter-spaces a sentence."""
    words = line.split(" ")
    ends = (n + word.endswith(":") for n, word in enumerate(words) if word in DASHES or word.endswith(":"))
    head = next(ends, len(words) if len(words) < 6 else 3)
    return "  ".join((*(" ".join(word) for word in words[:head]), " ".join(words[head:]))).rstrip()


def _slip(pen: Pen, line: str) -> str:
    printed = [word for word in OCR_SLIPS if re.search(rf"\b{word}\b", line, re.IGNORECASE)]
    if len(line) < SHORTEST_DAMAGED or not printed:
        return line
    word = pen.pick(printed)
    return re.sub(rf"\b{word}\b", pen.pick(OCR_SLIPS[word]), line, count=1, flags=re.IGNORECASE)


def _break(pen: Pen, line: str) -> str:
    """Broken over two lines, between words."""
    words = line.split(" ")
    if len(words) < 2:
        return line
    at = pen.number(1, len(words) - 1)
    return " ".join(words[:at]) + "\n" + " ".join(words[at:])


def _nbsp(pen: Pen, line: str) -> str:
    return _insert(pen, line, " ", NBSP)


def _double(pen: Pen, line: str) -> str:
    return _insert(pen, line, " ", "  ")


def _insert(pen: Pen, line: str, old: str, new: str) -> str:
    """Every place of the old, or the first only."""
    return line.replace(old, new) if pen.chance(0.5) else line.replace(old, new, 1)


def _zero_width(pen: Pen, line: str) -> str:
    return _inside_a_word(pen, line, ZERO_WIDTH)


def _soft(pen: Pen, line: str) -> str:
    return _inside_a_word(pen, line, SOFT_HYPHEN)


def _inside_a_word(pen: Pen, line: str, mark: str) -> str:
    """The mark in the middle of a word of six letters or more, if there is one."""
    words = list(re.finditer(r"[A-Za-z]{6,}", line))
    if not words:
        return line
    word = pen.pick(words)
    at = pen.number(word.start() + 2, word.end() - 2)
    return line[:at] + mark + line[at:]


GARBLED = (" ? ", " \ufffd ", " \x96 ", " \u00e2\u20ac\u201c ", "?", "\ufffd")
"""What stands where a dash could not be read, or was decoded wrongly."""


def _garble(pen: Pen, line: str) -> str:
    """A dash between two words that could not be read."""
    return re.sub(r"(?<=[A-Za-z)])(?: [-–—] |-)(?=[A-Za-z(])", lambda _: pen.pick(GARBLED), line, count=1)


Change = Callable[[Pen, str], str]
_DAMAGE: tuple[Change, ...] = (_spaced, _slip, _slip, _break, _nbsp, _double, _zero_width, _soft, _garble, _garble)
_DRESS: tuple[Change, ...] = (_case, _case, _dash, _tail, _emphasis, _emphasis, _lead)
