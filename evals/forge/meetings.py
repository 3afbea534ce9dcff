"""Agendas, packs and minutes of meetings that have a public and a private half."""

from collections.abc import Iterator

from evals.forge import exempt, prose
from evals.forge.lookalikes import in_text
from evals.forge.openings import EXCLUSIONS, fill
from evals.forge.parts import Draft, date, plain_title, slug
from evals.forge.pen import NAMES, Block, Pen

PUBLIC_HALVES = ("Part 1 - Public Agenda", "PART 1 - PUBLIC AGENDA", "Part I – Public", "PART A – OPEN TO THE PUBLIC")
SUMMARY = "Summary of exempt items considered whilst the public were excluded:-"
MOTION = (
    "MOTION: That under Section 100A(4) of the Local Government Act 1972, the public be excluded from the meeting for "
    "the following items on the grounds that they involve the likely disclosure of exempt information."
)


def agenda(pen: Pen) -> Draft:
    """An agenda or pack: the public half, the resolution, the private half; at times a second public agenda."""
    blocks = [*_public_half(pen), *_private_half(pen)]
    if pen.chance(0.3):
        blocks += _public_half(pen)
    return Draft(slug(pen, "agenda", date(pen).replace("/", "-")), tuple(blocks), declared=True)


def minutes(pen: Pen) -> Draft:
    """Public minutes, which may end in a summary of what was done in private or in the private minutes."""
    blocks = [
        Block("POLICE AUTHORITY BOARD", "heading"),
        Block(f"MINUTES of the meeting held on {date(pen)}", "heading"),
    ]
    for n in range(1, pen.number(6, 12)):
        blocks += _item(pen, n)
    roll = pen.rng.random()
    if roll < 0.35:
        blocks += _summary(pen)
    elif roll < 0.75:
        blocks += _private_half(pen)
    return Draft(slug(pen, "minutes", date(pen).replace("/", "-")), tuple(blocks), declared=True)


def _public_half(pen: Pen) -> Iterator[Block]:
    yield Block(pen.pick(("POLICE AUTHORITY BOARD", "AUDIT AND PERFORMANCE COMMITTEE")), "heading")
    yield Block(f"Date: {date(pen)}\nVenue: Committee Rooms, {pen.pick(NAMES)}", "raw")
    yield Block(pen.pick(PUBLIC_HALVES), "heading")
    pen.release()
    if pen.chance(0.4):
        yield prose.paragraph(pen, "meet-public-agenda")
    for n in range(1, pen.number(5, 10)):
        yield from _item(pen, n)


def _item(pen: Pen, n: int) -> Iterator[Block]:
    title = plain_title(pen) if pen.chance(0.5) else prose.fill(pen, "Progress of {t}", pen.token("heading"))
    yield prose.heading(pen, f"{n}. {title.upper() if pen.chance(0.3) else title}")
    yield prose.paragraph(pen)
    if pen.chance(0.35):
        yield from in_text(pen, "meeting")
    if pen.chance(0.2):
        yield pen.pick((prose.bullets, prose.table))(pen)


def _private_half(pen: Pen) -> Iterator[Block]:
    """A heading, a resolution or both, and items with their reports."""
    if pen.chance(0.3):
        opening = pen.pick(EXCLUSIONS)
        if pen.chance(0.5):
            yield prose.heading(pen, "EXCLUSION OF THE PRESS AND PUBLIC")
        yield Block(fill(pen, opening))
        pen.exempt(opening.id)
    else:
        if pen.chance(0.4):
            yield Block(MOTION)
        yield from exempt.heading_only(pen, "agenda")
    for n in range(pen.number(8, 12), pen.number(13, 16)):
        if pen.chance(0.6):
            yield prose.heading(pen, f"{n}. {prose.fill(pen, 'Offer from {t}', pen.token('heading'))}")
        yield prose.paragraph(pen)
    yield from exempt.body(pen, pen.number(1, 4))


def _summary(pen: Pen) -> Iterator[Block]:
    """The public summary of private business."""
    yield Block(SUMMARY)
    for _ in range(pen.number(2, 4)):
        text = "The Committee considered and approved a report of the {role} on {t}."
        yield Block(prose.fill(pen, text, pen.token("paragraph", "meet-summary")))
