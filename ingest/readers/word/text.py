"""A Word paragraph's words as a reader of it sees them: tracked changes accepted, fields by their results, hidden runs
told apart. Excluded words are dropped here and nothing keeps them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.readers.shades import Colour
from ingest.readers.word.parts import Element, child, is_on, local, number, value, w
from ingest.readers.word.shapes import Box, find_boxes, pick_branch
from ingest.readers.word.styles import HIDDEN_TEXT, Styles
from ingest.readers.word.symbols import TICKED, UNTICKED, read_symbols

DELETED = "deleted text in tracked changes"
GONE = frozenset(("del", "moveFrom"))
"""What a tracked change takes away, and what it moves elsewhere."""
_NO_TEXT = frozenset(
    "pPr rPr sdtPr sdtEndPr smartTagPr customXmlPr proofErr bookmarkStart bookmarkEnd oMathParaPr".split()
)
_SHAPES = frozenset(("drawing", "pict", "object", "AlternateContent"))
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Call:
    """A footnote or an endnote called in a paragraph: its sort, its id in the file, its raised figure."""

    sort: str
    id: str
    figure: str


@dataclass(slots=True)
class Words:
    """What was read of one paragraph. `bold` says that all its words are; `boxes` are the text boxes anchored in it,
    `look` names how some of its words are set."""

    text: str = ""
    bold: bool = True
    calls: list[Call] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    look: set[str] = field(default_factory=set)


def raise_figures(text: str) -> str:
    """Figures as raised ones, where the text is nothing else."""
    return text.translate(_RAISED) if re.fullmatch(r"[0-9]+", text.strip()) else text


def has_words(element: Element) -> bool:
    """Whether an element holds any words, shown or deleted."""
    return any(local(e) in ("t", "delText") and _WORD.search(e.text or "") for e in element.iter())


@dataclass(slots=True)
class TextReader:
    """Reads a file's paragraphs in order; `hidden` gathers the sorts of hidden words met."""

    styles: Styles
    hidden: set[str] = field(default_factory=set)
    _fields: list[bool] = field(default_factory=list)
    _whole_fields: bool = True
    _called: dict[str, int] = field(default_factory=dict)

    def begin(self, story: Element) -> None:
        """Start on a text of its own. Where its fields do not end, all that they hold counts as shown."""
        marks = [value(e, "fldCharType") for e in story.iter(w("fldChar"))]
        self._whole_fields = marks.count("begin") == marks.count("end")
        self._fields = []

    def read(self, paragraph: Element, ground: Colour) -> Words:
        """The paragraph's words; `ground` is the colour behind it."""
        words = Words()
        leaders = self.styles.is_contents(paragraph)
        for run, gone in _runs(paragraph):
            if local(run) == "sdt":
                words.text += _box_ticked(run) if not gone else ""
            elif gone:
                self._note(DELETED, run)
            else:
                self._read_run(run, paragraph, ground, words)
        words.text = words.text.replace("\t", " .... " if leaders else " ")
        words.bold = words.bold and bool(_WORD.search(words.text))
        return words

    def _note(self, sort: str, element: Element) -> None:
        if has_words(element):
            self.hidden.add(sort)

    def _read_run(self, run: Element, paragraph: Element, ground: Colour, words: Words) -> None:
        sort = self.styles.hides(run, paragraph, ground)
        text = "".join(self._texts(run, words, sort is None))
        if sort is not None:
            if _WORD.search(text):
                self.hidden.add(sort)
            return
        if value(child(run, "rPr", "vertAlign")) == "superscript":
            text = raise_figures(text)
        words.text += text
        if _WORD.search(text):
            words.look.update(self.styles.look(run, paragraph, ground))
            words.bold = words.bold and is_on(self.styles.run_property(run, paragraph, "b"))

    def _texts(self, run: Element, words: Words, shown: bool) -> Iterator[str]:
        """The run's texts, calls and boxes of a shown run put with the words."""
        font = value(child(run, "rPr", "rFonts"), "ascii") or ""
        for part in run:
            name = local(part)
            if name == "fldChar":
                yield self._field(part)
            elif any(self._fields):
                continue
            elif name == "delText":
                self._note(DELETED, part)
            elif name == "t":
                yield read_symbols(part.text or "", font)
            elif name in _MARKS:
                yield _MARKS[name]
            elif name == "br":
                yield "\n"
            elif name == "sym":
                yield _symbol(part)
            elif name == "ruby":
                yield "".join(t.text or "" for base in part.iter(w("rubyBase")) for t in base.iter(w("t")))
            elif name in _NOTES and shown:
                yield self._call(part, words)
            elif name in _SHAPES:
                if shown:
                    words.boxes += find_boxes(part)
                else:
                    self._note(HIDDEN_TEXT, part)

    def _field(self, mark: Element) -> str:
        """Keep count of the fields that are open, an instruction unseen; the box or choice of a form's field."""
        sort = value(mark, "fldCharType")
        if not self._whole_fields:
            return ""
        seen = not any(self._fields)
        if sort == "begin":
            self._fields.append(True)
            return _form_field(child(mark, "ffData")) if seen else ""
        if self._fields and sort == "separate":
            self._fields[-1] = False
        elif self._fields and sort == "end":
            self._fields.pop()
        return ""

    def _call(self, part: Element, words: Words) -> str:
        sort = _NOTES[local(part)]
        self._called[sort] = self._called.get(sort, 0) + 1
        figure = raise_figures(str(self._called[sort]))
        words.calls.append(Call(sort, value(part, "id") or "", figure))
        return figure


_MARKS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


def _runs(paragraph: Element) -> Iterator[tuple[Element, bool]]:
    """The paragraph's runs and its tick boxes in order, each with whether a tracked change takes it away."""
    stack = [(e, False) for e in reversed(paragraph)]
    while stack:
        element, gone = stack.pop()
        name = local(element)
        if name == "r" or (name == "sdt" and _tick_box(element) is not None):
            yield element, gone
        elif name and name not in _NO_TEXT:
            inside = pick_branch(element) if name == "AlternateContent" else element
            stack += [(e, gone or name in GONE) for e in reversed(inside if inside is not None else ())]


def _tick_box(control: Element) -> Element | None:
    properties = child(control, "sdtPr")
    return next((e for e in properties if local(e) == "checkbox"), None) if properties is not None else None


def _box_ticked(control: Element) -> str:
    box = _tick_box(control)
    states = [e for e in (() if box is None else box) if local(e) == "checked"]
    return TICKED if any(v in ("1", "true", "on") for e in states for v in e.attrib.values()) else UNTICKED


def _form_field(data: Element | None) -> str:
    """What an old form's tick box or drop-down list shows; other fields show their results."""
    box, choice = child(data, "checkBox"), child(data, "ddList")
    if box is not None:
        state = child(box, "checked")
        return TICKED if is_on(state if state is not None else child(box, "default")) else UNTICKED
    if choice is None:
        return ""
    entries = [value(e) or "" for e in choice.iterchildren(w("listEntry"))]
    at = number(value(child(choice, "result")) or value(child(choice, "default"))) or 0
    return entries[at] if at < len(entries) else ""


def _symbol(part: Element) -> str:
    code = value(part, "char") or ""
    known = re.fullmatch(r"[0-9A-Fa-f]{1,4}", code)
    return read_symbols(chr(int(code, 16)), value(part, "font") or "Wingdings") if known else ""
