"""How a printed page looks: fonts, sizes, gaps, columns and rules. No words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evals.scribe.front import Look as Name


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes and gaps are in points; `sizes` by the name of a style, `heading_gaps` by a heading's level, `hangings` by
    the name of a style: where the number stands, and the text behind it."""

    font: str
    bold: str
    size: float = 11
    gap: float = 8
    columns: int = 1
    justified: bool = False
    ruled: bool = False
    centred: bool = False
    sizes: Mapping[str, float] = field(
        default_factory=lambda: {
            "heading1": 15,
            "heading2": 13,
            "heading3": 11.5,
            "form": 10.5,
            "cell": 9.5,
            "caption": 10,
            "note": 8.5,
        }
    )
    heading_gaps: Mapping[int, float] = field(default_factory=lambda: {1: 10, 2: 16, 3: 13, 4: 10})
    hangings: Mapping[str, tuple[float, float]] = field(
        default_factory=lambda: {"numbered": (0, 36), "item": (36, 60), "note": (0, 9)}
    )


_NARROW = {"numbered": (0.0, 26.0), "item": (8.0, 26.0), "note": (0.0, 9.0)}
_SMALL = {
    "heading1": 16,
    "heading2": 12,
    "heading3": 10.5,
    "heading4": 10,
    "form": 10,
    "cell": 9,
    "caption": 9.5,
    "note": 8,
}

LOOKS: Mapping[Name, Look] = {
    "plain": Look("Helvetica", "Helvetica-Bold"),
    "serif": Look("Times-Roman", "Times-Bold", size=11.5, justified=True, centred=True),
    "two-column": Look(
        "Helvetica", "Helvetica-Bold", size=10, gap=6, columns=2, justified=True, sizes=_SMALL, hangings=_NARROW
    ),
    "ruled": Look("Helvetica", "Helvetica-Bold", ruled=True, centred=True),
}
