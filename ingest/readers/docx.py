"""Word files: paragraphs, tables, text boxes, notes, headers and footers as Word shows them, tracked changes accepted.
What a reader of the page would not see is reported by its sort; its words are not read into anything."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.readers import Hidden, Page, Reading, UnreadableError
from ingest.readers.flow import Item, Para, Row, Table, flatten, lay_out, one_line
from ingest.readers.shades import WHITE, Colour
from ingest.readers.word.archive import Archive, open_archive
from ingest.readers.word.drawn import Drawn
from ingest.readers.word.numbering import Numbering
from ingest.readers.word.parts import (
    Element,
    Part,
    child,
    find_part,
    is_on,
    local,
    number,
    open_main,
    open_part,
    value,
    w,
)
from ingest.readers.word.shapes import pick_branch
from ingest.readers.word.styles import HIDDEN_TEXT, Styles, fill_of
from ingest.readers.word.text import DELETED, GONE, TextReader, Words, has_words

COMMENTS = "comments"
ATTACHMENTS = "attachments"


def read(path: Path) -> Reading:
    """The file's one page, which has no number. Raises UnreadableError, OSError."""
    with open_archive(path) as archive:
        main = open_main(archive)
        reader = _reader(archive, main)
        lines = lay_out([*_margins(archive, main, reader), *reader.story(main, child(main.root, "body"))])
        sorts = reader.text.hidden | _besides(archive, main)
    if not lines and not sorts:
        raise UnreadableError("the Word file holds no text: if it holds pictures of pages, save it as PDF")
    hidden = tuple(Hidden(sort, None) for sort in sorted(sorts))
    return Reading((Page(None, lines, markup=False),), hidden, reader.drawn.remarks)


def _besides(archive: Archive, main: Part) -> set[str]:
    """The sorts of words that the file holds beside its text: comments, and files within it."""
    sorts = set()
    comments = find_part(archive, main, "comments")
    if comments is not None and has_words(comments.root):
        sorts.add(COMMENTS)
    embedded = any("/embeddings/" in name and size for name, size in archive.sizes.items())
    if embedded or any(r.kind in _ATTACHED and r.target for r in main.relationships.values()):
        sorts.add(ATTACHMENTS)
    return sorts


_ATTACHED = frozenset(("oleObject", "package", "aFChunk", "afChunk"))


def _reader(archive: Archive, main: Part) -> "_Reader":
    styles, lists = (find_part(archive, main, kind) for kind in ("styles", "numbering"))
    known = Styles(None if styles is None else styles.root)
    notes = {}
    for sort in ("footnotes", "endnotes"):
        part = find_part(archive, main, sort)
        for note in () if part is None else part.root:
            if value(note, "type") in (None, "normal"):
                notes[sort, value(note, "id") or ""] = note
    numbering = Numbering(None if lists is None else lists.root, known)
    return _Reader(TextReader(known), numbering, notes, Drawn(archive), main)


def _margins(archive: Archive, main: Part, reader: "_Reader") -> Iterator[Para]:
    """The paragraphs of headers, then of footers, each distinct one once."""
    seen: set[tuple[str, ...]] = set()
    for kind in ("headerReference", "footerReference"):
        for reference in main.root.iter(w(kind)):
            used = main.named(reference)
            part = open_part(archive, used.target) if used is not None and used.target else None
            paras = tuple(flatten(reader.story(part, part.root))) if part is not None else ()
            texts = tuple(one_line(para.text) for para in paras)
            if texts not in seen:
                seen.add(texts)
                yield from (replace(para, running=True) for para in paras)


@dataclass(slots=True)
class _Reader:
    """Reads a file's texts block by block. `notes` are its footnotes and endnotes by sort and id."""

    text: TextReader
    numbering: Numbering
    notes: dict[tuple[str, str], Element]
    drawn: Drawn
    _part: Part
    _in_note: bool = field(default=False)

    def story(self, part: Part, root: Element) -> list[Item]:
        """All of one text of a part: the body, a header, a footer."""
        self._part = part
        self.text.begin(root)
        return list(self._blocks(root, WHITE))

    def _blocks(self, container: Element, ground: Colour) -> Iterator[Item]:
        for element in container:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element, ground)
            elif name == "tbl":
                yield from self._table(element, ground)
            elif name in GONE:
                self._hide(DELETED, element)
            elif name == "AlternateContent":
                branch = pick_branch(element)
                yield from self._blocks(branch, ground) if branch is not None else ()
            elif name in _WRAPPERS:
                yield from self._blocks(element, ground)

    def _hide(self, sort: str, element: Element) -> None:
        if has_words(element):
            self.text.hidden.add(sort)

    def _paragraph(self, paragraph: Element, ground: Colour) -> Iterator[Item]:
        words = self.text.read(paragraph, ground)
        mark = child(paragraph, "pPr", "rPr")
        unmarked = is_on(child(mark, "vanish")) or child(mark, "del") is not None
        shown = one_line(words.text)
        printed = "" if unmarked and not shown else self.numbering.print_number(paragraph)
        if shown:
            strong = words.bold or self.text.styles.is_heading(paragraph)
            yield Para(
                f"{printed} {words.text.strip()}".strip(), strong, tuple(self._notes(words)), look=frozenset(words.look)
            )
        yield from self._boxes(words)

    def _boxes(self, words: Words) -> Iterator[Item]:
        for box in words.boxes:
            if box.content is not None:
                yield from self._blocks(box.content, box.ground)
            elif box.used is not None:
                yield from self.drawn.read(self._part, box.used)
            elif one_line(box.mark):
                yield Para(one_line(box.mark))

    def _notes(self, words: Words) -> Iterator[str]:
        """The notes that a paragraph calls; one that a note calls is not followed."""
        for call in words.calls:
            note = self.notes.get((call.sort, call.id))
            if note is None or self._in_note:
                continue
            self._in_note = True
            texts = [para.text for para in flatten(self._blocks(note, WHITE))]
            self._in_note = False
            if texts:
                yield f"{call.figure} " + "\n".join(texts)

    def _table(self, table: Element, ground: Colour) -> Iterator[Table]:
        found = [row for row in _rows(table) if not self._is_deleted(row)]
        rows = []
        for at, row in enumerate(found):
            places = _places(table, at, len(found))
            fill = self.text.styles.fill_of_table(table, places) or ground
            rows.append(self._row(table, row, fill))
        if rows:
            yield Table(tuple(_with_heads(rows, self.text.styles.heads_in_bold(table))))

    def _is_deleted(self, row: Element) -> bool:
        gone = child(row, "trPr", "del") is not None
        if gone:
            self._hide(DELETED, row)
        return gone

    def _row(self, table: Element, row: Element, ground: Colour) -> Row:
        cells: list[tuple[Item, ...]] = [()] * _span(child(row, "trPr", "gridBefore"))
        merged: set[int] = set()
        for cell in _children(row, "tc"):
            properties = child(cell, "tcPr")
            if child(properties, "cellDel") is not None:
                self._hide(DELETED, cell)
            elif _goes_on(child(properties, "vMerge")) or _goes_on(child(properties, "hMerge")):
                merged |= {len(cells)} if _goes_on(child(properties, "vMerge")) else set()
                self._hide(HIDDEN_TEXT, cell)
                cells.append(())
            else:
                cells.append(tuple(self._blocks(cell, fill_of(child(properties, "shd")) or ground)))
            cells += [()] * (_span(child(properties, "gridSpan"), 1) - 1)
        strong = [all(isinstance(i, Para) and i.strong for i in cell) for cell in cells if cell]
        label = len(strong) > 1 and strong[0] and not any(strong[1:])
        return Row(tuple(cells), is_on(child(row, "trPr", "tblHeader")), label, frozenset(merged))


_WRAPPERS = frozenset("sdt sdtContent ins moveTo customXml smartTag hyperlink".split())
_MOST_CELLS = 200  # Word's own limit is 63 columns


def _children(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, content controls and tracked insertions opened."""
    for inside in element:
        if local(inside) == name:
            yield inside
        elif local(inside) in _WRAPPERS:
            yield from _children(inside, name)


def _rows(table: Element) -> list[Element]:
    return list(_children(table, "tr"))


def _span(element: Element | None, least: int = 0) -> int:
    return min(max(number(value(element)) or 0, least), _MOST_CELLS)


def _goes_on(merge: Element | None) -> bool:
    return merge is not None and value(merge) != "restart"


def _places(table: Element, at: int, rows: int) -> list[str]:
    """What a table's style may call a row; the table says which of its places it sets apart."""
    look = child(table, "tblPr", "tblLook")
    mask = value(look) or "0"
    bits = int(mask, 16) if len(mask) <= 4 and all(c in "0123456789abcdefABCDEF" for c in mask) else 0
    first = value(look, "firstRow") in ("1", "true", "on") or bool(bits & 0x20)
    last = value(look, "lastRow") in ("1", "true", "on") or bool(bits & 0x40)
    return ["firstRow"] * (first and at == 0) + ["lastRow"] * (last and at == rows - 1)


def _with_heads(rows: list[Row], styled: bool) -> Iterable[Row]:
    """The rows, the first as heads where it alone is set in bold."""
    first = rows[0]
    if any(row.head for row in rows) or len(rows) == 1 or len(first.cells) < 2:
        return rows
    bold = [_is_strong(row) for row in rows]
    if (bold[0] and not all(bold)) or (styled and all(first.cells)):
        return [Row(first.cells, True), *rows[1:]]
    return rows


def _is_strong(row: Row) -> bool:
    items = [item for cell in row.cells for item in cell]
    return bool(items) and all(isinstance(item, Para) and item.strong for item in items)
