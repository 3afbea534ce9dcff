"""What hides a word that cannot be seen on its page, named for a reviewer. It does not decide whether it is hidden."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ingest.readers.sight.glyph_ink import brightness, difference
from ingest.readers.sight.letters import Boxes, share_covered

BOX = "text under a box"
PICTURE = "text under a picture"
HIGHLIGHT = "text under a dark highlight"
WHITE = "white or near-white text"
INVISIBLE = "invisible text"

_NOT_DRAWN = 12  # of 255, how opaque; less leaves no more on white than near-white text does
_LIGHT = 200  # of 255, brightness; white and the palest greys and yellows


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies about hidden words: the boxes of drawn areas, of pictures and of highlights, in points."""

    paths: Boxes
    pictures: Boxes
    highlights: Boxes


def sort_words(
    boxes: Boxes, inks: npt.NDArray[np.uint8], bare: npt.NDArray[np.uint32], ground: Ground
) -> tuple[str, ...]:
    """For each hidden letter what hides it, from its box in points, its ink (red, green, blue, how opaque) and the
    colour that its place has without any text."""
    not_drawn = inks[:, 3] <= _NOT_DRAWN
    red, green, blue, _ = inks.astype(np.uint32).T
    own = red * np.uint32(0x10000) + green * np.uint32(0x100) + blue
    pale = (brightness(own) >= _LIGHT) & (difference(own, bare) < _LIKE)
    under = [share_covered(boxes, covers) > _MOSTLY for covers in (ground.highlights, ground.pictures, ground.paths)]
    choices = (not_drawn, pale, *under)
    return tuple(np.select(choices, (INVISIBLE, WHITE, HIGHLIGHT, PICTURE, BOX), INVISIBLE).tolist())


_LIKE = 25  # of 255; near-white text differs by less from the white about it
_MOSTLY = 0.3  # of a letter's box; what hides a letter takes most of it, the line of a table does not
