"""Pages in, blocks out: headings, numbered paragraphs, list items, table rows, form fields, signature blocks.

Every source line ends in exactly one block or in the list of furniture.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.clean import Furniture
from ingest.footnotes import Noted, tie_footnotes
from ingest.gate.cells import closed_columns
from ingest.gate.lines import opens_exempt
from ingest.gate.markings import is_marking
from ingest.headings import is_heading
from ingest.marks import BULLET, Mark, read_mark
from ingest.readers import Page
from ingest.signatures import Signed, find_signatures
from ingest.tables import read_rows
from ingest.wrap import Piece, unwrap


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-to-be. `kind` is heading, caption, prose, item, row, field or signature; `label` is the printed
    number, empty for a bullet and None for none; `lines` are the source lines it covers and
    `zone` is the pieces'; `cells` are a table row's, as the file has them; `last_page` is where it ends, if that is
    another page; `closed` says that it is what stands in a closed column of a table."""

    kind: str
    text: str
    label: str | None
    page: int | None
    lines: tuple[int, ...]
    zone: int = 0
    cells: tuple[str, ...] = ()
    last_page: int | None = None
    closed: bool = False


def split_blocks(pages: Sequence[Page]) -> tuple[tuple[Block, ...], tuple[Furniture, ...]]:
    """The blocks in reading order, and what was page furniture, in line order."""
    pieces, furniture = unwrap(pages)
    noted = tie_footnotes(pieces)
    signed = find_signatures([n.piece for n in noted])
    blocks = tuple(_note_ends(_merge_lists(_join_short_lines(_join_answers(_read(noted, signed)))), pages))
    scrawls = [f for s in signed for f in s.furniture]
    return blocks, tuple(sorted([*furniture, *scrawls], key=lambda f: f.n))


def _note_ends(blocks: Iterator[Block], pages: Sequence[Page]) -> Iterator[Block]:
    """The blocks, each that runs over a page's end with the page of its last line."""
    page_of = {line.n: page.number for page in pages for line in page.lines}
    for block in blocks:
        last = page_of[max(block.lines)]
        yield block if last == block.page else replace(block, last_page=last)


def _read(noted: Sequence[Noted], signed: Sequence[Signed]) -> Iterator[Block]:
    """Blocks before joining: signature blocks and tables as units, every other piece by itself."""
    pieces = [n.piece for n in noted]
    starts = {s.start: s for s in signed}
    i = 0
    while i < len(pieces):
        if i in starts:
            s = starts[i]
            yield Block("signature", s.text, None, pieces[i].page, s.lines, pieces[i].zone)
            i = s.end
        elif pieces[i].tabular:
            end = _run(pieces, i, starts)
            yield from _rows(noted[i:end])
            i = end
        elif _RAG.match(pieces[i].text):
            end = _rag_end(pieces, i)
            box = pieces[i:end]
            text = " ".join(p.text for p in box)
            yield Block("row", text, None, box[0].page, tuple(n for p in box for n in p.lines), box[0].zone)
            i = end
        else:
            yield _block(noted[i], is_heading(pieces, i))
            i += 1


_RAG = re.compile(r"^Overall RAG\b(?! (?:which|rating))", re.I)
_RAG_CELL = re.compile(
    r"^(?:[GAR]|N/?A|PA|green|amber|red|grey|[a-z-]+cashable|cashable)$|^(?:time|costs?|savings|benefits)\b"
    r"|^[GAR] savings|£",
    re.I,
)
_RAG_WORDS = 10


def _rag_end(pieces: Sequence[Piece], start: int) -> int:
    """A rating box that extraction flattened ends where its cells do."""
    end = start + 1
    while end < len(pieces) and _is_rag_cell(pieces[end]) and pieces[end].zone == pieces[start].zone:
        end += 1
    return end


def _is_rag_cell(piece: Piece) -> bool:
    return bool(_RAG_CELL.search(piece.text)) and len(piece.text.split()) <= _RAG_WORDS


def _same_columns(a: Piece, b: Piece) -> bool:
    """Whether two rows have the same number of cells: in a double-spaced file they belong to one table."""
    return b.gap <= 1 and a.text.count("\t") == b.text.count("\t")


def _over_page(last: Piece, piece: Piece) -> bool:
    """Whether a row goes on with the table of the page before."""
    return last.page != piece.page and last.text.count("\t") == piece.text.count("\t")


def _run(pieces: Sequence[Piece], start: int, stops: dict[int, Signed]) -> int:
    """Where the table that starts here ends: at other text, at a signature, or at a blank line and a new head."""
    end = start + 1
    allowed = pieces[end].gap if end < len(pieces) and _same_columns(pieces[start], pieces[end]) else 0
    while (
        end < len(pieces)
        and pieces[end].tabular
        and (pieces[end].gap <= allowed or _over_page(pieces[end - 1], pieces[end]))
        and end not in stops
        and pieces[end].zone == pieces[start].zone
    ):
        end += 1
    return end


def _rows(table: Sequence[Noted]) -> Iterator[Block]:
    """The rows of a table, what stands in its closed columns each as a block of its own."""
    closed = closed_columns([n.piece.text.split("\t") for n in table])
    if not closed:
        yield from _open_rows(table)
        return
    kept = [replace(n, piece=replace(n.piece, text=_cells(n.piece, closed, False))) for n in table]
    for noted, block in zip(table, _open_rows(kept), strict=True):
        yield block
        text = _cells(noted.piece, closed, True).replace("\t", " | ")
        yield Block("row", text, None, block.page, block.lines, block.zone, closed=True)


def _cells(piece: Piece, closed: frozenset[int], inside: bool) -> str:
    return "\t".join(cell for n, cell in enumerate(piece.text.split("\t")) if (n in closed) is inside)


def _open_rows(table: Sequence[Noted]) -> Iterator[Block]:
    for noted, row in zip(table, read_rows([n.piece for n in table]), strict=True):
        text = "\n".join((row.text, *noted.notes))
        cells = tuple(noted.piece.text.split("\t"))
        yield Block(row.kind, text, None, row.piece.page, row.piece.lines, row.piece.zone, cells)


_FIELD = re.compile(r"^[A-Z(][^?]{8,200}\?\s*(?:yes|no|n/?a)\b|^Is there an? .{3,40}[-–:?]\s*(?:yes|no)\b", re.I)
_LABELLED = re.compile(r"^(?:[A-Z][\w/&'’-]*(?: [\w/&'’()-]+){0,5}|If yes, .{3,40}|Until what date)\s*:\s*\S?")


def _block(noted: Noted, heading: bool) -> Block:
    piece = noted.piece
    mark = read_mark(piece.text)
    text = "\n".join((piece.text, *noted.notes))
    if heading:
        label = mark.label if mark else None
        return Block("heading", BULLET.sub("", text, count=1), label, piece.page, piece.lines, piece.zone)
    if mark is not None:
        rest = text[len(piece.text) - len(mark.rest) :]
        return Block(_item_kind(mark), rest, mark.label, piece.page, piece.lines, piece.zone)
    short_label = _LABELLED.match(piece.text) and len(piece.text.split()) <= 25 and not piece.text.endswith(".")
    kind = "field" if _FIELD.match(piece.text) or short_label else "prose"
    return Block(kind, text, None, piece.page, piece.lines, piece.zone)


def _item_kind(mark: Mark) -> str:
    return "item" if mark.kind in ("bullet", "letter", "roman") else "prose"


_ANSWER = re.compile(r"^(?:yes|no|n/?a|none|not applicable|tbc)\.?$", re.I)


_QUOTES_MARKING = re.compile(r"\bmarking (?:for|of) (?!this\b).{0,60}\b(?:is|as|be):?$", re.I)
"""Another document's marking is quoted; "the marking of this annex is:" is the annex's own."""


def _join_answers(blocks: Iterator[Block]) -> Iterator[Block]:
    """A question and the answer on a line of its own become one field; so do "the marking is:" and the marking."""
    last: Block | None = None
    for block in blocks:
        if last is not None and _answers(last, block):
            kind = "field" if last.text.endswith("?") else last.kind
            last = replace(last, kind=kind, text=f"{last.text} {block.text}", lines=last.lines + block.lines)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _answers(question: Block, answer: Block) -> bool:
    if question.text.endswith("?"):
        return question.label is None and bool(_ANSWER.match(answer.text)) and question.zone == answer.zone
    quoted = question.page == answer.page and _QUOTES_MARKING.search(question.text)
    return bool(quoted) and is_marking(answer.text)


_SHORT = 60  # characters
_TITLE_WORDS = 8


def _join_short_lines(blocks: Iterator[Block]) -> Iterator[Block]:
    """A numbered title followed by short lines of figures ("6.1 Cost", "Total Value - £…") is one paragraph."""
    last: Block | None = None
    gathering = False
    for block in blocks:
        plain = block.kind in ("prose", "field") and block.label is None and len(block.text) <= _SHORT
        if last is not None and gathering and plain and block.zone == last.zone:
            last = replace(last, text=f"{last.text}\n{block.text}", lines=last.lines + block.lines)
            continue
        if last is not None:
            yield last
        last = block
        titled = block.kind == "prose" and block.label and len(block.text.split()) <= _TITLE_WORDS
        gathering = bool(titled) and not block.text.endswith(".") and not opens_exempt(block.text)
    if last is not None:
        yield last


_LIST_WORDS = 130
"""A list up to this long belongs to the paragraph that introduces it; items of a longer one stand alone."""
_LEADS = re.compile(r"(?:[:;]-?|\bof which|[–-])$")


def _merge_lists(blocks: Iterator[Block]) -> Iterator[Block]:
    items = list(blocks)
    i = 0
    while i < len(items):
        end = i + 1
        if items[i].kind in ("prose", "field") and _LEADS.search(items[i].text):
            while end < len(items) and items[end].kind == "item" and items[end].zone == items[i].zone:
                end += 1
        words = sum(len(b.text.split()) for b in items[i:end])
        if end > i + 1 and words <= _LIST_WORDS:
            yield _merged(items[i:end])
            i = end
        else:
            yield items[i]
            i += 1


def _merged(group: Sequence[Block]) -> Block:
    lines = [group[0].text, *(f"{b.label + ') ' if b.label else '• '}{b.text}" for b in group[1:])]
    return replace(group[0], text="\n".join(lines), lines=tuple(n for b in group for n in b.lines))
