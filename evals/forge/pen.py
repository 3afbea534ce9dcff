"""What writes a document: chance, and the words that are planted, which follow the zone that the pen is in.

The same prose is public, exempt or of no account, by where it stands. So nothing in a paragraph's own words gives
its status away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from random import Random
from typing import Literal, TypeVar

from evals.forge import PLAIN, Planted

T = TypeVar("T")
Kind = Literal["heading", "text", "raw", "marking", "break"]

NAMES = (
    "Larkfield Ashcombe Brindle Cotterstock Dunmere Eastleigh Farnholt Garston Hexley Inverdon Kelsall Lowick "
    "Marden Northolme Oakhanger Penwick Quarndon Ravensport Stonepit Tollgate Ulverby Westmarch Yarrow"
).split()


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document: text may be wrapped, the others keep their lines. A break ends a page.

    A marking is one of a section, which must not come to stand at the head or foot of a page.
    """

    text: str
    kind: Kind = "text"


class Pen:
    """Seeded chance and a zone: public (plants markers), exempt (plants canaries) or silent (plants nothing)."""

    def __init__(self, seed: int, n: int) -> None:
        self.rng = Random(f"{seed}/{n}")
        self.canaries: list[Planted] = []
        self.markers: list[Planted] = []
        self.markdown = self.chance(0.4)
        self.numbering = self.pick(("{}.{}. ", "- {}.{}. ", "{}.{} ", "{}.{}\t"))
        self.heads = self.pick(("plain", "hash", "bold", "upper") if self.markdown else ("plain", "plain", "upper"))
        self._seed = f"{seed}/{n}"
        self._reason: str | None = None
        self._silent = False
        self.is_held = False

    @property
    def is_public(self) -> bool:
        """Whether what is written now is public."""
        return self._reason is None and not self._silent

    @property
    def is_exempt(self) -> bool:
        """Whether what is written now is exempt."""
        return self._reason is not None

    def exempt(self, wording: str) -> None:
        """What follows is exempt by this wording."""
        if not self.is_held:
            self._reason, self._silent = wording, False

    def silence(self) -> None:
        """What follows is ambiguous: nothing is planted in it."""
        if not self.is_held:
            self._reason, self._silent = None, True

    def release(self) -> None:
        """What follows is public."""
        if not self.is_held:
            self._reason, self._silent = None, False

    def hold(self, wording: str) -> None:
        """The whole document is held by this wording, whatever is said later."""
        self._reason, self._silent, self.is_held = wording, False, True

    def token(self, where: str, wording: str = PLAIN) -> str:
        """A word of the zone, written as a name; an ordinary name in a silent one."""
        if self._silent:
            return self.pick(NAMES)
        start, end, kept = ("mv", "w", self.markers) if self._reason is None else ("xk", "q", self.canaries)
        count = len(self.canaries) + len(self.markers)
        token = start + blake2b(f"{self._seed}/{count}".encode(), digest_size=6).hexdigest() + end
        kept.append(Planted(token, where, self._reason or wording))
        return token.capitalize()

    def chance(self, share: float) -> bool:
        """True this share of the time."""
        return self.rng.random() < share

    def pick(self, things: Sequence[T]) -> T:
        """One of the things."""
        return things[int(self.rng.random() * len(things))]

    def number(self, least: int, most: int) -> int:
        """A whole number from least to most."""
        return least + int(self.rng.random() * (most - least + 1))
