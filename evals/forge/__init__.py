"""Decision documents composed by rule, with words planted in exempt and in public text, to measure the gate.

The truth comes from how each document is composed, never from the gate: nothing here reads `ingest` but
`forge.measure`, which calls it as anybody would.
"""

import re
from dataclasses import dataclass

CANARY = re.compile(r"xk[0-9a-f]{12}q", re.IGNORECASE)
"""A word planted in exempt text: released, it is a leak."""

MARKER = re.compile(r"mv[0-9a-f]{12}w", re.IGNORECASE)
"""A word planted in public text: withheld, it is an over-block."""

TOKEN = re.compile(f"{CANARY.pattern}|{MARKER.pattern}", re.IGNORECASE)
"""Either of them."""

PLAIN = "plain"
"""The wording of a marker that stands in ordinary public text."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A word that stands once in one document: where in it, and the wording that decides what becomes of it.

    `token` is lower case; the text may spell it with capitals. `wording` is the id of the opening that makes a
    canary exempt, of the look-alike beside a marker that must not withhold it, or `PLAIN`.
    """

    token: str
    where: str
    wording: str


@dataclass(frozen=True, slots=True)
class Composed:
    """A document and the truth about it.

    `declared` says that somebody declares it published. A document that must be `held` has canaries only, one of
    them in its name.
    """

    name: str
    family: str
    text: str
    declared: bool
    held: bool
    canaries: tuple[Planted, ...]
    markers: tuple[Planted, ...]
