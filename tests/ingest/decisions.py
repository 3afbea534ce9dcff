"""Small fictional decisions on one form, for tests of what is released, withheld and withdrawn."""

from tests.ingest.forms import form

SECRET = "The tender of Quillfeather Avionics came second, at a price of nine hundred pounds an hour."
"""Words that the form's Part 2 keeps back; long enough to be known wherever they stand."""


def decision(reference: str, title: str, *paragraphs: str, part2: bool = False) -> str:
    """A form with this reference and title, whose introduction ends with these paragraphs."""
    text = form("YES" if part2 else "NO").replace("PCD 3001", reference).replace("Body scanners", title)
    more = "".join(f"\n- 1.{n}. {p}\n" for n, p in enumerate(paragraphs, 2))
    text = text.replace("\n2. Issues for consideration\n", f"{more}\n2. Issues for consideration\n")
    return text + (f"\nPART 2 – EXEMPT\n\n- 1.1. {SECRET}\n\n- 1.2. Nobody else asked.\n" if part2 else "")


KITES = (
    "Marrowby wind kites are flown above the estuary whenever the launch cannot leave its berth.",
    "Each kite carries a lamp made by Thistledown Optics, and two constables hold the line between them.",
    "The kites were tried for eleven weeks, and the crews asked that they be bought without further delay.",
)
"""A decision's own words, which no other decision has."""

BUOYS = (
    "Ravensfoot buoys mark the channel by night, and the harbour master pays for half of their upkeep.",
    "A buoy that drifts is fetched back by the crew of the tender before the morning tide has turned.",
    "The contract with Saltmarsh Moorings runs for six years and may be ended after the third of them.",
)
