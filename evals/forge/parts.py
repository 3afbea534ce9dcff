"""Runs of blocks that several families share: sections with look-alikes, covers, approvals, page furniture."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from evals.forge import prose
from evals.forge.lookalikes import in_text
from evals.forge.pen import NAMES, Block, Pen

LOOK_ALIKE_SHARE = 0.4
"""Sections that mention exempt matter, a marking or a deferral somewhere."""

PUBLISHED = "Part 1 – This section of the report will be published by MOPAC. It is classified as OFFICIAL – PUBLIC"


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before it is laid out. `paged` says that its pages are set already."""

    name: str
    blocks: tuple[Block, ...]
    declared: bool
    held: bool = False
    paged: bool = field(default=False)


def sections(pen: Pen, place: str, count: int, first: int = 1, has_part_2: bool = True) -> Iterator[Block]:
    """Numbered sections of ordinary prose, with a look-alike in some."""
    titles = pen.rng.sample(prose.TITLES, count)
    for number, title in enumerate(titles, first):
        yield from prose.section(pen, number, title, pen.number(1, 4))
        if pen.chance(LOOK_ALIKE_SHARE):
            yield from in_text(pen, place, has_part_2)
    if pen.chance(0.12):
        yield broken_by_running_head(pen)


def broken_by_running_head(pen: Pen) -> Block:
    """A sentence that a page's running head cuts in two."""
    head, wording = pen.pick((("OFFICIAL - PUBLIC", "mark-header-public"), ("OFFICIAL", "mark-header-official")))
    first = prose.fill(
        pen, "Further reviews of {t} will be conducted, and if any new impact is", pen.token("paragraph", wording)
    )
    rest = prose.fill(
        pen, "identified, a full assessment of {t} will be initiated by {date}.", pen.token("paragraph", wording)
    )
    return Block(f"{first}\n\n{head}\n\n{rest[:1].lower()}{rest[1:]}", "raw")


def approval(pen: Pen, who: str) -> Iterator[Block]:
    """A declaration, a signature that OCR has read, and a date."""
    yield prose.heading(pen, who)
    yield Block(
        "I confirm I have considered whether or not I have any personal or prejudicial interest in this matter and "
        "take the proposed decision in compliance with the Code of Conduct. Any such interests are recorded below."
    )
    yield Block("The above request has my approval.")
    signature = pen.token("signature") if pen.is_exempt else pen.pick(("Edue Warden", "Sybue herder.", "Saylor."))
    yield Block(f"Signature\n\n{signature}\n\nDate {date(pen)}", "raw")


def date(pen: Pen) -> str:
    """A date in figures."""
    return f"{pen.number(10, 28)}/0{pen.number(1, 9)}/20{pen.number(17, 25)}"


def plain_title(pen: Pen) -> str:
    """A title that names nothing planted."""
    return f"{pen.pick(NAMES)} {pen.pick(prose.THINGS)} {pen.number(2017, 2025)}"


def slug(pen: Pen, *words: str) -> str:
    """A file name of the words, with a planted word in it if the document is held."""
    planted = (pen.token("file name"),) if pen.is_held else ()
    return "-".join((*words, *planted)).lower().replace(" ", "-") + (".md" if pen.markdown else ".txt")


def public_cover(pen: Pen, title: str) -> Iterator[Block]:
    """The cover of an attached report that says of itself that it is public; the pen is public from there."""
    if pen.chance(0.5):
        yield Block("\f" + title, "break")
    else:
        if pen.is_exempt:
            yield prose.paragraph(pen)  # a sentence, so that nobody takes the end of the section for the title
        yield prose.heading(pen, title)
    if pen.chance(0.5):
        yield Block("MOPAC Investment Advisory & Monitoring meeting 31st Oct 2019", "heading")
        yield Block("Report by the Director of Transformation on behalf of the Chief of Corporate Services", "heading")
        yield Block(PUBLISHED, "heading")
        wording = "mark-part1-published"
    else:
        rows = [["Protective Marking", "Official - Public"], ["Publication Scheme Y/N", pen.pick(("No", "Yes"))]]
        rows.append(["Version", f"1.{pen.number(0, 9)}"])
        yield Block(prose.ruled(pen, rows), "heading")
        wording = "mark-cover-table"
    pen.release()
    yield prose.heading(pen, "EXECUTIVE SUMMARY")
    yield prose.paragraph(pen, wording)
