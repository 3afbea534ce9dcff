"""Files that must be held whole: whatever they say, nothing in them is public, and their names are not either."""

from collections.abc import Callable, Iterator

from evals.forge import exempt, forms, meetings, notices, prose, reports
from evals.forge.layout import turn_page
from evals.forge.noise import roughen
from evals.forge.openings import choose, write
from evals.forge.parts import Draft, approval, date, plain_title, sections, slug
from evals.forge.pen import Block, Pen

PART_2_FORMS = (
    "PART 2 FORM – NOT FOR PUBLICATION",
    "PART II - CONFIDENTIAL FACTS AND ADVICE TO THE DMPC",
    "Part 2: Confidential facts and advice",
    "REQUEST FOR DMPC DECISION – PART 2 (EXEMPT)",
    "CONFIDENTIAL DECISION FORM – PART 2",
)
DEFERRALS = {
    "defer-yes-date": ("YES", "Commercial negotiations", "31/12/2031"),
    "defer-yes-past": ("Yes", "The supplier has not been told", "01/04/2019"),
    "defer-yes-no-date": ("YES", "Publication would harm the purchase", ""),
    "defer-yes-bare": ("Yes", "", ""),
    "defer-unanswered": ("", "", ""),
}


def held(pen: Pen) -> Draft:
    """A file held by one of the whole-file rules."""
    return pen.pick(_RULES)(pen)


def part_2_form(pen: Pen) -> Draft:
    """A file that is itself the Part 2 form of a decision."""
    pen.hold("file-part2-form")
    blocks = [Block(roughen(pen, pen.pick(PART_2_FORMS)), "heading"), Block(f"PCD {pen.number(300, 1999)}", "raw")]
    blocks += [Block(f"Title: {plain_title(pen)} {pen.token('title')}", "heading")]
    blocks += [*sections(pen, "form", pen.number(3, 6)), *exempt.body(pen, 4)]
    blocks += approval(pen, "Deputy Mayor for Policing and Crime")
    return _hold(pen, blocks, "part-2-form")


def cover_marking(pen: Pen) -> Draft:
    """A file whose cover carries a marking above OFFICIAL as its own."""
    opening = choose(pen, "cover")
    pen.hold(f"file-cover-{opening.id}")
    cover = [Block(write(pen, opening), "raw"), Block(f"{plain_title(pen)}: {pen.token('title')}", "heading")]
    if pen.chance(0.4):
        cover.reverse()
    front = forms.mopac_form(pen, True, old=False) if pen.chance(0.4) else sections(pen, "board", pen.number(4, 7))
    return _hold(pen, [*cover, *front], "report")


def most_pages_marked(pen: Pen) -> Draft:
    """A file that carries such a marking on more than half of its pages, though not on the first."""
    opening = choose(pen, "page")
    pen.hold(f"file-pages-{opening.id}")
    blocks = [Block(f"{plain_title(pen)}: {pen.token('title')}", "heading"), prose.paragraph(pen)]
    marking, at_head = write(pen, opening), pen.chance(0.6)
    for n in range(2, pen.number(5, 8)):
        if at_head:
            blocks.append(Block(turn_page(f"Page {n - 1}", marking, True), "break"))
        else:
            blocks.append(Block(turn_page(marking if n > 2 else "Page 1", "", True), "break"))
        blocks += prose.section(pen, n, pen.pick(prose.TITLES), pen.number(2, 4))
    blocks += [] if at_head else [Block(marking, "raw")]
    return Draft(slug(pen, "report"), tuple(blocks), pen.chance(0.5), held=True, paged=True)


def confidential_decision(pen: Pen) -> Draft:
    """A notice that answers Yes to the confidentiality question, or does not answer it."""
    answer = pen.pick(("Yes", "YES", ""))
    pen.hold("confidential-yes" if answer else "confidential-unanswered")
    blocks = [*notices.front(pen), *sections(pen, "notice", pen.number(2, 5)), *notices.checklist(pen, answer)]
    return _hold(pen, blocks, "decision")


def deferred(pen: Pen) -> Draft:
    """A form whose publication is deferred, whatever the date, or whose deferral box is empty."""
    wording = pen.pick(tuple(DEFERRALS))
    pen.hold(wording)
    has_part_2 = pen.chance(0.5)
    blocks = [b for b in forms.mopac_form(pen, has_part_2, old=False) if not _asks_deferral(b)]
    at = next(n for n, block in enumerate(blocks) if "Part 1 Deferral" in block.text or "PART 1 DEFERRAL" in block.text)
    blocks[at + 1 : at + 1] = _defer(*DEFERRALS[wording])
    return _hold(pen, [*blocks, *forms.report(pen, has_part_2, marked=pen.chance(0.5))], "pcd")


STATUSES = {
    "status-open-closed": "Open / Closed: Closed",
    "status-foi": "Freedom of Information status: Closed",
    "status-access": "Access: Restricted",
    "status-publication": "Suitable for publication? No",
    "status-exempt": "Exempt: Yes",
    "looks-shaded": "Shaded paragraphs are commercially confidential and must not be published.",
    "looks-red": "Text in red is exempt from publication.",
}


def status_line(pen: Pen) -> Draft:
    """A record whose status line closes all of it, or that tells closed text by a look that no text file has."""
    wording = pen.pick(tuple(STATUSES))
    pen.hold(wording)
    blocks = [Block("WESTMARCH POLICE AND CRIME COMMISSIONER", "heading"), Block(f"Decision record {date(pen)}", "raw")]
    blocks += [Block(STATUSES[wording], "raw"), Block(f"Title: {plain_title(pen)} {pen.token('title')}", "raw")]
    blocks += sections(pen, "board", pen.number(3, 6))
    return _hold(pen, blocks, "record")


def undeclared(pen: Pen) -> Draft:
    """A file that nothing marks, of no recognised form, and that nobody declares published."""
    pen.hold("undeclared")
    draft = pen.pick((reports.board_report, reports.council_report, meetings.minutes, notices.register, _letter))(pen)
    return Draft(draft.name, draft.blocks, declared=False, held=True, paged=draft.paged)


def _hold(pen: Pen, blocks: list[Block], name: str) -> Draft:
    """Held whoever declares it: a declaration never outweighs what a file says of itself."""
    return Draft(slug(pen, name, str(pen.number(100, 999))), tuple(blocks), pen.chance(0.5), held=True)


def _asks_deferral(block: Block) -> bool:
    return block.text.startswith((forms.DEFERRAL, "If yes, for what reason:", "Until what date:"))


def _defer(answer: str, reason: str, until: str) -> tuple[Block, ...]:
    return (
        Block(f"{forms.DEFERRAL} {answer}".rstrip(), "raw"),
        Block(f"If yes, for what reason: {reason}".rstrip(), "raw"),
        Block(f"Until what date: {until}".rstrip(), "raw"),
    )


def _letter(pen: Pen) -> Draft:
    """A letter, of no form at all."""
    blocks: list[Block] = [Block(f"Dear {pen.token('title')}"), Block(date(pen)), *_paragraphs(pen)]
    return Draft(slug(pen, "letter"), (*blocks, Block("Yours sincerely")), declared=False, held=True)


def _paragraphs(pen: Pen) -> Iterator[Block]:
    for _ in range(pen.number(10, 20)):
        yield prose.paragraph(pen)


_RULES: tuple[Callable[[Pen], Draft], ...] = (
    part_2_form, cover_marking, cover_marking, most_pages_marked, confidential_decision, deferred, deferred, undeclared,
    status_line,
)  # fmt: skip
