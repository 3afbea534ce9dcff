"""Black boxes drawn over live text: a redaction that hides the words from the eye alone."""

from dataclasses import dataclass
from typing import Any

_WORD_GAP = 8.0
"""Points between two boxed words of a line that one box covers: more than a space."""
_BELOW, _ABOVE = 0.25, 0.85
"""Of the line's height: how far a box reaches under the line and over it."""


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    right: float
    y: float
    leading: float


class Boxes:
    """Notes where boxed words are drawn on a page, and draws the boxes when all words stand."""

    def __init__(self) -> None:
        self._start: tuple[float, float] = (0.0, 0.0)
        self._boxes: list[_Box] = []

    def note(self, canvas: Any, kind: str, label: str) -> None:
        """Called by the library where a boxed word starts and ends."""
        at = canvas._curr_tx_info
        x, y = canvas.absolutePosition(at["cur_x"], at["cur_y"])
        if label == "start":
            self._start = (x, y)
            return
        # A word at the head of a line is said to start at the end of the line before.
        left = self._start[0] if abs(self._start[1] - y) < 1 else x - (at["cur_x"] - at["tx"]._x0)
        box = _Box(left, x, y, at["leading"])
        last = self._boxes[-1] if self._boxes else None
        if last and abs(last.y - y) < 1 and 0 <= box.left - last.right < _WORD_GAP:
            self._boxes[-1] = _Box(last.left, box.right, y, box.leading)
        else:
            self._boxes.append(box)

    def draw(self, canvas: Any) -> None:
        """Draw the boxes of the page, over its words."""
        canvas.setFillColorRGB(0, 0, 0)
        for box in self._boxes:
            height = box.leading * (_BELOW + _ABOVE)
            canvas.rect(box.left - 1, box.y - box.leading * _BELOW, box.right - box.left + 2, height, stroke=0, fill=1)
