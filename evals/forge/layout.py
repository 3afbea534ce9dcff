"""Blocks into a page of text, as different extractors lay it out: with or without pages, wrapped, double-spaced."""

from collections.abc import Iterator, Sequence

from evals.forge.pen import Block, Pen

FORM_FEED = "\f"
WIDTHS = (78, 80, 84, 90)
BLOCKS_A_PAGE = (7, 13)
FROM_A_MARKING = 4
"""Blocks between a section's marking and the nearest end of a page."""

RUNNING_HEADS = (
    "",
    "OFFICIAL",
    "OFFICIAL - PUBLIC",
    "OFFICIAL – PUBLIC",
    "**OFFICIAL - PUBLIC**",
    "NOT PROTECTIVELY MARKED",
)
"""Markings that restrict nothing, so that they may run over any page."""


def lay_out(pen: Pen, blocks: Sequence[Block]) -> str:
    """The text of the blocks in one of the ways of extractors."""
    way = pen.pick(("lines", "lines", "lines", "wrapped", "wrapped", "double"))
    if way == "lines":
        return "\n\n".join(block.text for block in blocks).replace("\n\n\f", "\n\f") + "\n"
    width = pen.pick(WIDTHS)
    wrapped = ["\n".join(_wrap(b.text, width)) if b.kind == "text" else b.text for b in blocks]
    text = "\n\n".join(wrapped)
    if way == "double":
        lines = [line for line in text.split("\n") if line.strip()]
        text = " \n\n".join(lines)
    return text + "\n"


def paginate(pen: Pen, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with page breaks and running lines among them; a break may fall within a paragraph.

    None falls behind a heading or near a section's marking, where it would make a page's marking of it.
    """
    head, feed, count = pen.pick(RUNNING_HEADS), pen.chance(0.6), pen.number(*BLOCKS_A_PAGE)
    foot, page = pen.pick(("", "Page {}", "{}", "- {} -", "Page {} of 24")), 1
    for n, block in enumerate(blocks):
        count -= 1
        if count > 0 or not (head or foot or feed) or not _may_turn(blocks, n):
            yield block
            continue
        turn = Block(turn_page(foot.format(page), head, feed), "break")
        page, count = page + 1, pen.number(*BLOCKS_A_PAGE)
        yield from _split(pen, block, turn) if pen.chance(0.4) else (turn, block)


def _may_turn(blocks: Sequence[Block], n: int) -> bool:
    """Whether a page may end just before this block, or within it."""
    near = blocks[max(0, n - FROM_A_MARKING) : n + FROM_A_MARKING]
    return n > 0 and blocks[n - 1].kind != "heading" and all(b.kind not in ("marking", "break") for b in near)


def turn_page(foot: str, head: str, feed: bool) -> str:
    """What stands between two pages: the foot of one, a form feed where there is one, the head of the next."""
    mark = FORM_FEED if feed else ""
    return "\n\n".join(part for part in (foot, mark + head) if part)


def _split(pen: Pen, block: Block, turn: Block) -> Iterator[Block]:
    """A paragraph broken between two words by the page; anything else follows the page's turn."""
    words = block.text.split(" ")
    if block.kind != "text" or len(words) < 14:
        yield from (turn, block)
        return
    at = pen.number(6, len(words) - 5)
    yield from (Block(" ".join(words[:at])), turn, Block(" ".join(words[at:])))


def _wrap(text: str, width: int) -> Iterator[str]:
    """Lines of whole words, at most so wide; a line break that is there stays."""
    for line in text.split("\n"):
        words: list[str] = []
        room = width
        for word in line.split(" "):
            if words and room < len(word) + 1:
                yield " ".join(words)
                words, room = [], width
            words.append(word)
            room -= len(word) + 1
        yield " ".join(words)
