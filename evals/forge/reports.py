"""Board and council reports: no recognised form, so somebody declares them; an appendix or single pages are exempt."""

from collections.abc import Iterator

from evals.forge import exempt, prose
from evals.forge.lookalikes import in_text
from evals.forge.openings import choose, write
from evals.forge.parts import Draft, plain_title, sections, slug
from evals.forge.pen import Block, Pen

BODIES = {
    "england": "WESTMARCH COUNTY COUNCIL: POLICE AND CRIME PANEL",
    "wales": "CYNGOR SIR YARROW COUNTY COUNCIL: CABINET",
    "scotland": "INVERDON COUNCIL: POLICE AND FIRE SCRUTINY COMMITTEE",
    "ni": "HEXLEY AND LOWICK DISTRICT COUNCIL: POLICING AND COMMUNITY SAFETY PARTNERSHIP",
}
PUBLIC_APPENDICES = (
    "Appendix {} (public)",
    "Appendix {} – Public",
    "APPENDIX {} – FOR PUBLICATION",
    "Public Appendix {}",
)
FOOTS = ("", "Page {}", "{}")

PAGES = (5, 9)
"""Pages of a report of which one or two carry a marking: always fewer than half, and never the first."""


def board_report(pen: Pen) -> Draft:
    """A report to a commissioner's board that nothing marks, with an exempt section at times."""
    blocks = [
        Block("Report to: Performance and Resources Scrutiny Board", "heading"),
        Block(f"Title: {plain_title(pen)}", "heading"),
    ]
    blocks += [prose.heading(pen, "1.0 Purpose of Report"), prose.paragraph(pen)]
    blocks += [
        prose.heading(pen, "2.0 Recommendations"),
        Block("The report is for the Board to note. No action required."),
    ]
    blocks += [*sections(pen, "board", pen.number(4, 7), first=3)]
    if pen.chance(0.6):
        blocks += exempt.section(pen, "appendix", "marking")
        blocks += _after_exempt(pen)
    return Draft(slug(pen, "board", plain_title(pen)), tuple(blocks), declared=True)


def council_report(pen: Pen) -> Draft:
    """A council's report in one of four jurisdictions, with its exempt appendix."""
    nation = pen.pick(("england", "england", "wales", "scotland", "ni"))
    blocks = [Block(BODIES[nation], "heading"), Block(f"Report: {plain_title(pen)}", "heading")]
    blocks += [*council_front(pen), *sections(pen, "council", pen.number(3, 6))]
    blocks += exempt.section(pen, *(("appendix", nation) if pen.chance(0.5) else (nation,)))
    blocks += _after_exempt(pen)
    return Draft(slug(pen, "report", plain_title(pen)), tuple(blocks), declared=True)


def council_front(pen: Pen) -> Iterator[Block]:
    """A council report's summary and the matters that it names on its first page."""
    yield Block(f"Report of the {pen.pick(prose.ROLES)}", "raw")
    yield prose.heading(pen, "Summary")
    yield prose.paragraph(pen)
    if pen.chance(0.5):
        yield from in_text(pen, "council")


def _after_exempt(pen: Pen) -> Iterator[Block]:
    """What may follow: an appendix that says it is public, one that says nothing, or a second exempt section."""
    roll = pen.rng.random()
    if roll < 0.25:
        yield Block(pen.pick(PUBLIC_APPENDICES).format(pen.pick("FGH")), "heading")
        pen.release()
        yield prose.paragraph(pen)
        yield from sections(pen, "council", 1)
    elif roll < 0.4:
        pen.silence()
        yield Block(f"Appendix {pen.pick('FGH')} – {plain_title(pen)}", "heading")
        yield from (prose.paragraph(pen), prose.paragraph(pen))
    elif roll < 0.5:
        yield from exempt.section(pen, "appendix", size=4)


def marked_pages(pen: Pen) -> Draft:
    """A declared report of several pages, one or two of which are marked at their head or foot."""
    count = pen.number(*PAGES)
    marked = {pen.number(2, count)} if pen.chance(0.7) else set(pen.rng.sample(range(2, count + 1), 2))
    head, foot = pen.pick(("", "", "OFFICIAL", "OFFICIAL - PUBLIC")), pen.pick(FOOTS)
    title = Block(f"Westmarch Estates Programme: {plain_title(pen)}", "heading")
    pages = [_page(pen, n, n in marked, head, foot.format(n), (title,) if n == 1 else ()) for n in range(1, count + 1)]
    return Draft(slug(pen, "programme", plain_title(pen)), _bind(pages), declared=True, paged=True)


def _bind(pages: list[tuple[Block, ...]]) -> tuple[Block, ...]:
    """Pages into one run of blocks; a form feed stands before each but the first."""
    first, *rest = pages
    return (*first, *(b for page in rest for b in (Block(f"\f{page[0].text}", page[0].kind), *page[1:])))


def _page(pen: Pen, n: int, marked: bool, head: str, foot: str, title: tuple[Block, ...]) -> tuple[Block, ...]:
    """One page. What follows a marked page is of no account: nothing says that it is public again."""
    if not marked:
        if pen.is_exempt:
            pen.silence()
        return tuple(b for b in (Block(head, "raw"), *title, *_content(pen, n), Block(foot, "raw")) if b.text)
    opening = choose(pen, "page")
    pen.exempt(opening.id)
    marking = Block(write(pen, opening), "raw")
    content = (*exempt.body(pen, pen.number(2, 4)),)
    return (marking, *content) if pen.chance(0.6) else (*content, marking)


def _content(pen: Pen, n: int) -> Iterator[Block]:
    yield from prose.section(pen, n, pen.pick(prose.TITLES), pen.number(1, 3))
    if pen.is_public and pen.chance(0.3):
        yield from in_text(pen, "board")
