"""Documents in which only a paragraph, a footnote or a column is closed, by a label of its own, among public ones."""

from collections.abc import Iterator

from evals.forge import prose
from evals.forge.parts import Draft, plain_title, sections, slug
from evals.forge.pen import Block, Pen

AT_HEAD = (
    ("label-nfp", "(Not for publication) {}"),
    ("label-exempt", "[Exempt] {}"),
    ("label-colon", "Not for publication: {}"),
    ("label-ground", "[EXEMPT – paragraph 3] {}"),
)
AT_FOOT = (
    ("label-foot-exempt", "{} [EXEMPT – paragraph 3]"),
    ("label-foot-nfp", "{} (not for publication)"),
)
HEADS = (
    ("column-nfp", "Not for publication"),
    ("column-note", "Confidential note"),
    ("column-restricted", "Restricted information"),
    ("column-exempt", "Exempt details"),
)


def labelled(pen: Pen) -> Draft:
    """A declared notice some of whose numbered paragraphs or columns are closed by themselves."""
    blocks = [Block("OFFICE OF THE POLICE AND CRIME COMMISSIONER FOR WESTMARCH", "heading")]
    blocks += [Block(f"Decision Notice {pen.number(10, 90)}/2024", "raw"), Block(f"Title: {plain_title(pen)}", "raw")]
    blocks += sections(pen, "notice", 2)
    blocks += pen.pick((_paragraphs, _column))(pen)
    blocks += [*sections(pen, "notice", 1, first=4)]
    return Draft(slug(pen, "notice", plain_title(pen)), tuple(blocks), declared=True)


def _paragraphs(pen: Pen) -> Iterator[Block]:
    yield prose.heading(pen, "3. Issues")
    closed = {pen.number(2, 5), pen.number(2, 5)}
    for n in range(1, 7):
        if n in closed:
            wording, shape = pen.pick((*AT_HEAD, *AT_FOOT))
            pen.exempt(wording)
            text = shape.format(prose.sentences(pen, "labelled paragraph"))
            pen.release()
        else:
            text = prose.sentences(pen, "numbered paragraph")
        yield Block(f"3.{n} {text}", "raw")


def _column(pen: Pen) -> Iterator[Block]:
    wording, head = pen.pick(HEADS)
    rows = [f"Ref\tDecision\tDate\t{head}"]
    for n in range(pen.number(2, 5)):
        decision = prose.fill(pen, "The {t} grant was approved", pen.token("table row"))
        pen.exempt(wording)
        note = prose.fill(pen, "{t} Ltd bid {sum} and was the only bidder", pen.token("closed column"))
        pen.release()
        rows.append(f"WS/{n:03}\t{decision}\t{n + 1} May 2024\t{note}")
    yield prose.heading(pen, "3. Decisions")
    yield Block("\n".join(rows), "raw")
