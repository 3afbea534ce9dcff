"""The words of a web page as paragraphs and tables, in the order of the page: what is seen of its main text, and of
what stands around it only what opens an exempt section."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.gate.lines import opens_exempt
from ingest.readers.flow import Item, Para, flatten, one_line
from ingest.readers.web.hidden import COMMENTS, DELETED, Eyes, Fate, comment_holds
from ingest.readers.web.lists import ListMarks, read_list
from ingest.readers.web.looks import name_look
from ingest.readers.web.main import MainText, has_no_text
from ingest.readers.web.notes import Notes
from ingest.readers.web.styles import Element
from ingest.readers.web.tables import read_definitions, read_table
from ingest.readers.web.values import SHOWN, shown_values

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody"
    " td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BOLD = frozenset("b strong".split())
_STRUCK = frozenset("del s strike".split())
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class PageReader:
    """Reads a page once. `hidden` gathers the sorts of hidden words met in its main text."""

    eyes: Eyes
    main: MainText
    notes: Notes
    hidden: set[str] = field(default_factory=set)

    def read(self, body: Element) -> list[Item]:
        """The page's text, top to bottom."""
        return _Pen(self, inside=False).write(body)

    def sees(self, element: Element, inside: bool) -> bool:
        """Whether an element's words are read; hidden ones in the main text are reported."""
        if not isinstance(element.tag, str):
            if inside and _is_comment(element) and comment_holds(element.text or ""):
                self.hidden.add(COMMENTS)
            return False
        if has_no_text(element) or (inside and self.main.drops(element)):
            return False
        if not inside and element in self.main.above:
            return True
        fate, sort = self.eyes.judge(element)
        if fate is Fate.DROPPED and element in self.main.roots:
            return True
        if fate is Fate.SHOWN and element.tag in _STRUCK:
            fate, sort = Fate.HIDDEN, DELETED
        if fate is Fate.HIDDEN and inside and any(re.search(r"\w", text) for text in element.itertext(with_tail=False)):
            self.hidden.add(sort)
        return fate is Fate.SHOWN


def _is_comment(element: Element) -> bool:
    return not hasattr(element, "target")  # a processing instruction has one


@dataclass(slots=True)
class _Pen:
    """Writes down one stretch of a page: the whole of it, or a cell. It walks by a list of what is still to come, so
    that no nesting is too deep for it."""

    reader: PageReader
    inside: bool
    items: list[Item] = field(default_factory=list)
    _line: list[str] = field(default_factory=list)
    _mark: str = ""
    _lists: list[ListMarks] = field(default_factory=list)
    _bold: int = 0
    _heading: int = 0
    _plain_words: bool = False
    _unlinked: bool = False
    _links: int = 0
    _pre: int = 0
    _raised: int = 0
    _looks: list[frozenset[str]] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def write(self, root: Element) -> list[Item]:
        """The items of an element's contents."""
        todo: list[object] = [root]
        while todo:
            at = todo.pop()
            if isinstance(at, str):
                self._text(at)
            elif isinstance(at, tuple):
                self._leave(at[0])
            elif at is root or not self._show(at):
                todo += _contents(at) if (at is root or self._sees(at)) and self._enter(at, at is root) else ()
        self._end_line()
        return self.items

    def _show(self, element: Element) -> bool:
        """What a field holds, beside its label; the words of a drawing as lines of their own. False for all else."""
        if element.tag not in SHOWN or not shown_values(element):
            return False
        fate, sort = self.reader.eyes.judge(element)
        if fate is Fate.HIDDEN and self.inside:
            self.reader.hidden.add(sort)
        for value in shown_values(element) if fate is Fate.SHOWN else ():
            self._text(f" {value} ")
            if element.tag == "svg":
                self._end_line()
        return True

    def _enter(self, element: Element, is_root: bool) -> bool:
        """Take up an element; False where it has been read as a whole."""
        tag = element.tag
        self.inside = self.inside or element in self.reader.main.roots
        if tag in _BLOCKS:
            self._end_line()
        if not is_root and tag in ("table", "dl") and (self.inside or element not in self.reader.main.above):
            read = read_table if tag == "table" else read_definitions
            self._keep(read(element, self._within, self._sees))
            return False
        call = self.reader.notes.call(element)
        if call or self.reader.notes.is_way_back(element):
            self._text(call)
            return False
        self._open(element)
        return True

    def _open(self, element: Element) -> None:
        tag = element.tag
        self._looks.append(frozenset(name_look(element, self.reader.eyes.sheet.look(element))))
        self._heading += tag in _HEADINGS or tag == "summary"
        self._bold += self._sets_bold(element)
        self._links += tag == "a"
        self._pre += tag == "pre"
        self._raised += tag == "sup"
        if tag in ("ol", "ul", "menu"):
            self._lists.append(read_list(element, self.reader.eyes.sheet.look(element)))
        elif tag == "li":
            self._mark = self._lists[-1].mark(element) if self._lists else "•"
        self._mark = self.reader.notes.figure(element) or self._mark
        if tag in ("br", "hr"):
            self._line.append("\n")
        elif tag == "q":
            self._line.append("“")
        elif tag == "input" and element.get("type") in ("checkbox", "radio"):
            self._line.append(" ☒ " if element.get("checked") is not None else " ☐ ")

    def _leave(self, element: Element) -> None:
        tag = element.tag
        self._looks.pop()
        if tag in _BLOCKS:
            self._end_line()
        self._heading -= tag in _HEADINGS or tag == "summary"
        self._bold -= self._sets_bold(element)
        self._links -= tag == "a"
        self._pre -= tag == "pre"
        self._raised -= tag == "sup"
        if tag in ("ol", "ul", "menu"):
            self._lists.pop()
        elif tag == "li":
            self._mark = ""
        elif tag == "q":
            self._line.append("”")
        if element in self.reader.main.roots:
            self.inside = any(above in self.reader.main.roots for above in element.iterancestors())

    def _sets_bold(self, element: Element) -> bool:
        weight = self.reader.eyes.sheet.look(element).get("font-weight", "")
        return element.tag in _BOLD or weight in ("bold", "bolder", "600", "700", "800", "900")

    def _text(self, text: str) -> None:
        if self._raised and re.fullmatch(r"\s*\d+\s*", text):
            text = text.translate(_RAISED)
        if re.search(r"\w", text):
            self._plain_words = self._plain_words or not self._bold
            self._unlinked = self._unlinked or not self._links
            self._seen.update(*self._looks)
        self._line.append(text if self._pre else re.sub(r"[\r\n]", " ", text))

    def _end_line(self) -> None:
        text = "".join(self._line).strip()
        if one_line(text):
            strong = bool(self._heading) or (not self._plain_words and bool(re.search(r"\w", text)))
            mark, self._mark = self._mark, ""
            text = self.reader.notes.without_number(text, mark)
            if self.inside or self._unlinked:
                self._keep([Para(f"{mark} {text}".strip(), strong, look=frozenset(self._seen))])
        self._line, self._plain_words, self._unlinked, self._seen = [], False, False, set()

    def _keep(self, items: Sequence[Item]) -> None:
        """Put down what was read; around the main text only lines that open an exempt section."""
        if self.inside:
            self.items += items
        else:
            self.items += [p for p in flatten(items) if any(map(opens_exempt, p.text.split("\n")))]

    def _within(self, element: Element) -> list[Item]:
        return _Pen(self.reader, self.inside, _bold=int(element.tag == "th")).write(element)

    def _sees(self, element: Element) -> bool:
        return self.reader.sees(element, self.inside or element in self.reader.main.roots)


def _contents(element: Element) -> list[object]:
    """What an element holds, last first: its end as a tuple, texts, and elements."""
    todo: list[object] = [(element,)]
    for inner in reversed(element):
        todo += [inner.tail, inner] if inner.tail else [inner]
    return [*todo, element.text] if element.text else todo
