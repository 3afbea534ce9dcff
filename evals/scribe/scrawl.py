"""A signature that nobody can read: loops of a pen, always the same for the same name."""

import base64
import io
import random
from dataclasses import dataclass

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 120.0, 34.0
"""Points that a signature takes on a page."""

_STEPS = 14
"""Straight pieces that a curve is drawn with in a picture."""
_DOTS = 3
"""Dots a point in a picture."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """One sweep of the pen: where it begins, its two handles, where it ends."""

    start: Point
    first: Point
    second: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point where the pen is when `t`, from 0 to 1, of the sweep is done."""
        u = 1 - t
        parts = ((self.start, u**3), (self.first, 3 * u * u * t), (self.second, 3 * u * t * t), (self.end, t**3))
        return sum(p[0] * w for p, w in parts), sum(p[1] * w for p, w in parts)


def draw_curves(name: str) -> tuple[Curve, ...]:
    """The sweeps for a name, within WIDTH and HEIGHT, from the left; the origin is at the bottom."""
    pen = random.Random(name)
    count = min(11, max(5, len(name) // 2))
    step = (WIDTH - 14) / (count + 1)
    at: Point = (6.0, HEIGHT * pen.uniform(0.3, 0.7))
    curves = []
    for n in range(1, count + 1):
        end = (6 + n * step + pen.uniform(-2, 2), HEIGHT * pen.uniform(0.25, 0.6))
        first = (at[0] + pen.uniform(-4, 14), HEIGHT * pen.uniform(0.5, 1.0))
        second = (end[0] + pen.uniform(-14, 6), HEIGHT * pen.uniform(0.0, 0.35))
        curves.append(Curve(at, first, second, end))
        at = end
    last = (WIDTH - 4, HEIGHT * pen.uniform(0.1, 0.3))
    return (*curves, Curve(at, (at[0] + 8, 2.0), (20.0, HEIGHT * 0.05), last))


def draw_png(name: str) -> bytes:
    """The signature as a small picture, black on white."""
    image = Image.new("L", (round(WIDTH * _DOTS), round(HEIGHT * _DOTS)), 255)
    pen = ImageDraw.Draw(image)
    for curve in draw_curves(name):
        pen.line([_dot(curve.at(n / _STEPS)) for n in range(_STEPS + 1)], fill=30, width=_DOTS)
    data = io.BytesIO()
    image.quantize(8).save(data, "PNG", optimize=True)
    return data.getvalue()


def draw_png_address(name: str) -> str:
    """The picture as an address that a web page can hold."""
    return "data:image/png;base64," + base64.b64encode(draw_png(name)).decode()


def _dot(point: Point) -> Point:
    return point[0] * _DOTS, (HEIGHT - point[1]) * _DOTS
