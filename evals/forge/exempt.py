"""What stands inside an exempt section: ordinary prose, and text that looks public and is not."""

from collections.abc import Callable, Iterator

from evals.forge import prose
from evals.forge.noise import brush
from evals.forge.openings import MARKINGS, SECTIONS, Opening, choose, write
from evals.forge.pen import Block, Pen

GROUNDS = (
    "Exempt under Article 2(2)(a) of the Elected Local Policing Bodies (Specified Information) Order 2011 (Data "
    "Protection Section 43 – Commercial Interests).",
    "The relevant sections under the FOIA that would exempt this information from disclosure, for example: Commercial "
    "Interest Section 43",
    "Information relating to the financial or business affairs of any particular person (including the authority "
    "holding that information).",
    "By virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972.",
)
"""The law's own words, which are public even here; so nothing is planted in them."""

LOOKS_PUBLIC = (
    "This will be published in due course, once {t} has signed.",
    "None of the bidders, {t} among them, met the price of {sum}.",
    "Exempt under Section 43 of the FOIA, since {t} offered {sum} and would lose by its disclosure.",
    "Part 1 of the report names the site; the buyer is {t}, for {sum}.",
    "Not applicable to {t}, whose bid of {sum} was withdrawn.",
    "The public report says only that a supplier was chosen. It was {t}.",
    "No Part 2 form was made for the earlier award to {t} of {sum}.",
    "The reason for exemption is that {t} and the {role} are in dispute over {sum}.",
    "It is in the public interest that {t} be paid {sum} by {date}.",
    "This section is to be read with the published minutes; {t} asked that it be kept from {firm}.",
)
REFERS = (
    "Part 2 – This section refers to the details of the Part 2 business case which is NOT SUITABLE for MOPAC "
    "Publication."
)
PUBLIC_TITLES = (
    "Financial Comments", "Introduction and background", "Public access to information", "Recommendation",
    "EXECUTIVE SUMMARY", "Recommendations", "Background/supporting papers", "Legal Comments", "Conclusion",
)  # fmt: skip


def section(pen: Pen, *places: str, size: int = 7) -> Iterator[Block]:
    """An exempt section found in one of the places, with its heading; the pen stays exempt after it."""
    opening = choose(pen, *places)
    yield from open_section(pen, opening)
    yield from body(pen, pen.number(max(2, size - 4), size))


def heading_only(pen: Pen, *places: str) -> Iterator[Block]:
    """An exempt heading found in one of the places; the pen is exempt after it."""
    yield from open_section(pen, choose(pen, *places, kinds=SECTIONS))


def open_section(pen: Pen, opening: Opening) -> Iterator[Block]:
    """The opening as a heading of its own, at times with a planted word in its tail, at times with the grounds."""
    pen.exempt(opening.id)
    line = write(pen, opening)
    if "appendix" in opening.places and not line.endswith((":", ".", "-", "*", "_")) and pen.chance(0.35):
        line = f"{line} – {prose.fill(pen, 'Offer by {t} Ltd', pen.token('opening heading'))}"
    yield Block(line, "marking" if opening in MARKINGS else "heading")
    if pen.chance(0.35):
        yield Block(pen.pick(GROUNDS))


def body(pen: Pen, pieces: int) -> Iterator[Block]:
    """So many pieces of exempt text of all kinds, at least one of which is a paragraph."""
    yield pen.pick((prose.paragraph, _numbered_from_one))(pen)
    for n in range(1, pieces):
        if pen.chance(0.4):
            yield from _titled(pen, n)
        yield pen.pick(_PIECES)(pen)


def _titled(pen: Pen, n: int) -> Iterator[Block]:
    title = pen.pick(PUBLIC_TITLES)
    named = f"{title}: {pen.token('heading')}" if pen.chance(0.4) else title
    yield prose.heading(pen, f"{n}. {named}" if pen.chance(0.7) else named)
    yield prose.numbered(pen, n, 1)


def _numbered_from_one(pen: Pen) -> Block:
    return Block(f"1. {prose.sentences(pen, 'numbered paragraph')}")


def _looks_public(pen: Pen) -> Block:
    return Block(prose.fill(pen, pen.pick(LOOKS_PUBLIC), pen.token("look-public sentence")))


def _running_head(pen: Pen) -> Block:
    head = pen.pick(("OFFICIAL", "OFFICIAL - PUBLIC", "**OFFICIAL - PUBLIC**", "OFFICIAL – PUBLIC"))
    return Block(f"{head}\n\n{prose.sentences(pen, 'after running head')}", "raw")


def _bookmark(pen: Pen) -> Block:
    name = pen.token("bookmark")
    if not pen.markdown:
        return Block(f"Bookmark: {name}", "raw")
    shape = pen.pick(
        ('<a id="{0}"></a>', "[back](#{0})", "[offer]: https://intranet.example/{0}", "### Offers {{#{0}}}")
    )
    return Block(shape.format(name), "raw")


def _signature(pen: Pen) -> Block:
    return Block(f"Signature\n\n{pen.token('signature')}\n\nDate {pen.number(10, 28)}/0{pen.number(1, 9)}/2023", "raw")


def _annex(pen: Pen) -> Block:
    title = f"Annex {pen.number(1, 4)} to Part 2 – {pen.token('heading')}"
    return Block(f"{title}\n\n{prose.sentences(pen, 'annex')}", "raw")


def _aside(pen: Pen) -> Block:
    return Block(brush(pen, f"(Note for the decision maker only: see {pen.token('paragraph')}.)"))


_PIECES: tuple[Callable[[Pen], Block], ...] = (
    prose.paragraph, prose.paragraph, prose.bullets, prose.table, prose.footnote, _looks_public, _looks_public,
    _running_head, _bookmark, _signature, _annex, _aside,
)  # fmt: skip


def none(pen: Pen) -> Iterator[Block]:
    """A Part 2 heading and nothing under it, in a form that says there is none."""
    heading, answer, wording = pen.pick(
        (
            ("PART 2: EXEMPT SECTION OF THE REPORT", "1. None", "neg-part2-none"),
            ("PART 2: EXEMPT SECTION OF THE REPORT", "None", "neg-part2-none"),
            (REFERS, "Not Applicable.", "neg-part2-not-applicable"),
            ("Part 2", "Not Applicable", "neg-part2-not-applicable"),
        )
    )
    yield Block(prose.fill(pen, "Report author: {t}, {role}", pen.token("paragraph", wording)))
    yield Block(heading, "heading")
    yield Block(answer)


def none_and_more(pen: Pen) -> Iterator[Block]:
    """A Part 2 heading that says none and goes on all the same."""
    yield Block("PART 2: EXEMPT SECTION OF THE REPORT", "heading")
    yield Block("1. None")
    pen.exempt("part2-none-then-more")
    for n in range(2, 5):
        yield Block(f"{n}. {prose.sentences(pen, 'numbered paragraph')}")


def statement_only(pen: Pen) -> Iterator[Block]:
    """A Part 2 section that states its grounds and marking, and whose text is absent."""
    wording = pen.pick(("stmt-part2-refers", "stmt-template", "mark-part-2-quoted"))
    yield Block(prose.fill(pen, "Report author: {t}, {role}", pen.token("paragraph", wording)))
    pen.silence()
    yield Block(REFERS, "heading")
    yield Block("The Government Security Classification marking for Part 2 is:")
    yield Block("OFFICIAL-SENSITIVE [OPERATIONAL]", "heading")
    yield Block("Part 2 is exempt from publication for the following reasons:")
    yield from (Block(f"- {ground}") for ground in GROUNDS[:2])
