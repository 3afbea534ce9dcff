"""A source file as blocks: headings, paragraphs, items, fields, tables, signatures, page breaks, and its footnotes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.scribe.front import PRINTED, Front, SourceError, read_front
from evals.scribe.inline import MarkError, Spans, calls, read_spans, words
from evals.scribe.lines import NUMBER, Chunk, split_chunks
from evals.scribe.markup import DINGBATS


class PageError(Exception):
    """A page that is to be a picture and that the document does not have."""


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is the document's title, 2 a part, 3 a section, 4 deeper."""

    level: int
    text: Spans


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`label` is the number printed at its head, or empty."""

    label: str
    text: Spans


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; `label` is "(a)" as printed, or empty for a bullet."""

    label: str
    text: Spans


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form; `label` ends in the mark that is printed, a colon where the author gave none."""

    label: str
    text: Spans


@dataclass(frozen=True, slots=True)
class Table:
    """The first row is the head; each row has as many cells."""

    caption: Spans
    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """A line that asks for a signature, a scrawl, and what is printed below it."""

    name: str
    office: str
    date: str

    @property
    def below(self) -> tuple[str, ...]:
        """The lines under the scrawl, as forms print them."""
        return f"Printed name: {self.name}", self.office, f"Date: {self.date}"


@dataclass(frozen=True, slots=True)
class Break:
    """A new page."""


SIGN_HERE = "Signature:"
Block = Heading | Paragraph | Item | Field | Table | Signature | Break


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its stem, its head, its blocks, and its footnotes by number in the order of their calls."""

    stem: str
    front: Front
    blocks: tuple[Block, ...]
    notes: Mapping[str, Spans]

    def scanned(self, pages: int) -> tuple[int, ...]:
        """Which of so many pages are pictures, counted from 1. Raises PageError."""
        named = self.front.scanned_pages
        if not all(1 <= n <= pages for n in named):
            raise PageError(f"scanned_pages: expected pages from 1 to {pages}, not {list(named)}")
        return tuple(range(1, pages + 1)) if "scan" in self.front.formats and not named else named


def read_source(path: Path) -> Source:
    """A source file, checked. Raises SourceError with the line and what was expected there, OSError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise SourceError(path, 1, "expected UTF-8") from error
    front, head = read_front(path, lines)
    _check_characters(path, lines, head, front)
    chunks = tuple(split_chunks(path, lines[head:], head))
    notes = _read_notes(path, [c for c in chunks if c.kind == "note"])
    blocks = tuple(_read_blocks(path, [c for c in chunks if c.kind != "note"]))
    if not blocks:
        raise SourceError(path, head, "expected some text after the front matter")
    source = Source(path.stem, front, blocks, notes)
    _check_notes(path, lines, source)
    _check_exempt(path, lines, source)
    return source


def spans_of(block: Block) -> tuple[Spans, ...]:
    """All marked text of a block, in the order in which it is read."""
    match block:
        case Table():
            return (block.caption, *(cell for row in block.rows for cell in row))
        case Heading() | Paragraph() | Item() | Field():
            return (block.text,)
        case _:
            return ()


def _read_blocks(path: Path, chunks: Sequence[Chunk]) -> Iterator[Block]:
    caption: Chunk | None = None
    for chunk in chunks:
        if caption and chunk.kind != "table":
            break
        if chunk.kind == "caption":
            caption = chunk
        elif chunk.kind == "table":
            yield _read_table(path, chunk, caption)
            caption = None
        else:
            yield _read_block(path, chunk)
    if caption:
        raise SourceError(path, caption.line, "expected rows between bars '|' after the caption of a table")


def _read_block(path: Path, chunk: Chunk) -> Block:
    match chunk.kind:
        case "break":
            return Break()
        case "signature":
            parts = [part.strip() for part in chunk.text.split("|")]
            if len(parts) != 3 or not all(parts):
                raise SourceError(path, chunk.line, "expected '> signature: name | office | date'")
            return Signature(*parts)
        case "heading":
            return Heading(len(chunk.label), _spans(path, chunk))
        case "item":
            return Item(chunk.label, _spans(path, chunk))
        case "field":
            mark = "" if chunk.label.endswith((":", "?")) else ":"
            return Field(chunk.label + mark, _spans(path, chunk))
        case _:
            return _read_paragraph(path, chunk)


def _read_paragraph(path: Path, chunk: Chunk) -> Paragraph:
    number = NUMBER.match(chunk.text)
    spans = _spans(path, chunk, number.end() if number else 0)
    return Paragraph(number[1] if number else "", spans)


def _read_table(path: Path, chunk: Chunk, caption: Chunk | None) -> Table:
    rows = []
    for n, line in enumerate(chunk.rows):
        cells = [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        rows.append(tuple(_spans(path, Chunk("cell", chunk.line + n, cell)) for cell in cells))
        if not line.endswith("|") or len(cells) != len(rows[0]):
            raise SourceError(path, chunk.line + n, f"expected {len(rows[0])} cells between bars, as in the head")
    if len(rows) < 2:
        raise SourceError(path, chunk.line, "expected a row of heads and at least one row under it")
    return Table(_spans(path, caption) if caption else (), tuple(rows))


def _read_notes(path: Path, chunks: Sequence[Chunk]) -> Mapping[str, Spans]:
    notes: dict[str, Spans] = {}
    for chunk in chunks:
        spans = _spans(path, chunk)
        if chunk.label in notes or calls(spans):
            raise SourceError(path, chunk.line, f"expected one text of footnote {chunk.label}, and no call in it")
        notes[chunk.label] = spans
    return dict(sorted(notes.items(), key=lambda note: int(note[0])))


def _spans(path: Path, chunk: Chunk, start: int = 0) -> Spans:
    try:
        return read_spans(chunk.text[start:])
    except MarkError as error:
        raise SourceError(path, chunk.line, str(error)) from error


def _check_characters(path: Path, lines: Sequence[str], head: int, front: Front) -> None:
    """The standard fonts of a PDF have the characters of Windows-1252 alone; a black box stands in a PDF alone."""
    printed = bool(PRINTED & set(front.formats))
    for n, line in enumerate(lines[head:], head + 1):
        strange = [c for c in line if printed and c not in DINGBATS and not c.encode("cp1252", "ignore")]
        if strange:
            raise SourceError(path, n, f"expected characters that a PDF's standard fonts have, not {strange[0]!r}")
        if "!!" in line and set(front.formats) - PRINTED:
            raise SourceError(path, n, "expected no black box '!!' but in a source made into pdf or scan alone")


def _check_notes(path: Path, lines: Sequence[str], source: Source) -> None:
    """Word counts footnotes itself, so that they must be numbered as they are called, and be called once each."""
    called = [call for block in source.blocks for spans in spans_of(block) for call in calls(spans)]
    expected = [str(n) for n in range(1, len(called) + 1)]
    for call, number in zip(called, expected, strict=True):
        if call != number:
            raise SourceError(path, _find(lines, f"[^{call}]"), f"expected the call of footnote {number}, not {call}")
    for number in sorted(set(called) ^ set(source.notes), key=int):
        missing = "call" if number in source.notes else "text"
        raise SourceError(path, _find(lines, f"[^{number}]"), f"expected a {missing} of footnote {number}")


def _check_exempt(path: Path, lines: Sequence[str], source: Source) -> None:
    """Snippets that no reader could find would prove nothing."""
    texts = [*(spans for block in source.blocks for spans in spans_of(block)), *source.notes.values()]
    said = " ".join(" ".join(words(spans) for spans in texts).split())
    for snippet in source.front.facts.exempt:
        if " ".join(snippet.split()) not in said:
            raise SourceError(path, _find(lines, "exempt"), f"expected exempt words of the text, not {snippet!r}")


def _find(lines: Sequence[str], words: str) -> int:
    return next((n for n, line in enumerate(lines, 1) if words in line), 1)
