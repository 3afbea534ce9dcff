"""What a page's own style rules say of an element: plain selectors of tags, classes, ids and their nesting, in the
page's `style` blocks and attributes. Style sheets outside the page are never fetched."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ingest.readers import UnreadableError

Element: TypeAlias = Any
"""An element of lxml's, which has no types of its own."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.S)
_COMPOUND = re.compile(r"([a-z][a-z0-9-]*)?((?:[.#][\w-]+)*)", re.I)
_ENTERED = re.compile(r"^@(?:supports|layer|media\s+(?:screen|all)\s*$|media\s+(?:screen|all)\s*,)", re.I)
"""At-rules whose rules hold for a page on a screen of any size; those of print and of narrow screens do not."""
_LONGEST = 2_000_000  # characters of style read; the longest of a saved page is about a tenth


@dataclass(frozen=True, slots=True)
class _Simple:
    """One element of a selector; `child` says that its parent, not any ancestor, is the one before it."""

    tag: str
    classes: frozenset[str]
    id: str
    child: bool

    def fits(self, element: Element) -> bool:
        if self.tag and element.tag != self.tag:
            return False
        if self.id and element.get("id") != self.id:
            return False
        return self.classes <= set((element.get("class") or "").split())


@dataclass(frozen=True, slots=True)
class _Rule:
    selector: tuple[_Simple, ...]
    weight: tuple[int, int, int, int]
    declarations: tuple[tuple[str, str, bool], ...]

    def fits(self, element: Element) -> bool:
        *before, last = self.selector
        if not last.fits(element):
            return False
        bound = last.child
        above = element.getparent()
        while before:
            if above is None:
                return False
            if before[-1].fits(above):
                bound = before.pop().child
            elif bound:
                return False
            above = above.getparent()
        return True


_TELLING = frozenset(
    "display visibility opacity font-size color background background-color background-image position left top right"
    " bottom text-indent margin-left clip clip-path height width max-height max-width overflow font-weight list-style"
    " list-style-type".split()
)
"""Properties that are asked for; rules of others are not kept."""
_LOOKS = 5_000_000  # rules held against elements; the heaviest page of a council has about a tenth


@dataclass(slots=True)
class Sheet:
    """The style rules of a page that tell what can be seen, found by what their last part names."""

    _rules: defaultdict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    _count: int = 0
    _left: int = _LOOKS

    def add(self, css: str) -> None:
        """Take in the text of a style block."""
        for selectors, body in _split_rules(_COMMENT.sub("", css[:_LONGEST])):
            declarations = tuple(d for d in read_declarations(body) if d[0] in _TELLING)
            for selector in selectors.split(","):
                parts = _read_selector(selector)
                if parts and declarations:
                    self._count += 1
                    self._rules[_key(parts[-1])].append(_Rule(parts, _weigh(parts, self._count), declarations))

    def look(self, element: Element) -> dict[str, str]:
        """The properties of an element, the strongest rule's; those of its own style attribute go first. Raises
        UnreadableError for a page of so many rules that it would take minutes."""
        names = [f".{c}" for c in (element.get("class") or "").split()]
        keys = (*names, f"#{element.get('id')}", str(element.tag))
        rules = [r for key in dict.fromkeys(keys) for r in self._rules.get(key, ())]
        self._left -= len(rules)
        if self._left < 0:
            raise UnreadableError("the page has too many style rules to be read: save it as PDF")
        found = [r for r in rules if r.fits(element)]
        given = [(important, r.weight, name, said) for r in found for name, said, important in r.declarations]
        own = read_declarations(element.get("style") or "")
        given += [(important, _OWN, name, said) for name, said, important in own]
        return {name: said for _, _, name, said in sorted(given, key=lambda g: g[:2])}


_OWN = (1000, 0, 0, 0)


def read_declarations(body: str) -> Iterator[tuple[str, str, bool]]:
    """The properties of a rule: name, value in small letters, and whether it is marked as important.

    >>> list(read_declarations("Display: NONE !important"))
    [('display', 'none', True)]
    """
    for declaration in body.split(";"):
        name, colon, said = declaration.partition(":")
        if colon:
            plain = said.casefold().strip()
            yield name.strip().casefold(), plain.replace("!important", "").strip(), "!important" in plain


def _split_rules(css: str) -> Iterator[tuple[str, str]]:
    at = 0
    while (start := css.find("{", at)) >= 0:
        prelude = css[at:start].strip("} \t\r\n;")
        prelude = prelude.rsplit("}", 1)[-1].rsplit(";", 1)[-1].strip()
        if prelude.startswith("@"):
            at = start + 1 if _ENTERED.match(prelude) else _past_block(css, start)
            continue
        end = css.find("}", start)
        end = len(css) if end < 0 else end
        yield prelude, css[start + 1 : end]
        at = end + 1


_BRACE = re.compile(r"[{}]")


def _past_block(css: str, start: int) -> int:
    depth = 0
    for brace in _BRACE.finditer(css, start):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return brace.end()
    return len(css)


def _read_selector(text: str) -> tuple[_Simple, ...]:
    """A selector's parts, outermost first; none where it is of a kind that is not read, as of hovering."""
    parts: list[_Simple] = []
    child = False
    for token in text.replace(">", " > ").split():
        if token == ">":
            child = True
            continue
        match = _COMPOUND.fullmatch(token)
        if match is None or not token:
            return ()
        marks = re.findall(r"[.#][\w-]+", match[2])
        classes = frozenset(m[1:] for m in marks if m[0] == ".")
        ids = [m[1:] for m in marks if m[0] == "#"]
        parts.append(_Simple((match[1] or "").casefold(), classes, ids[0] if ids else "", child))
        child = False
    return tuple(parts)


def _weigh(parts: Sequence[_Simple], order: int) -> tuple[int, int, int, int]:
    return sum(bool(p.id) for p in parts), sum(len(p.classes) for p in parts), sum(bool(p.tag) for p in parts), order


def _key(part: _Simple) -> str:
    if part.id:
        return f"#{part.id}"
    return f".{min(part.classes)}" if part.classes else part.tag
