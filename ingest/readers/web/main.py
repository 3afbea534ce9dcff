"""Which part of a web page is its main text, and what around it is the page's own furniture."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.gate.lines import opens_exempt
from ingest.readers.web.styles import Element

_NO_TEXT = frozenset(
    "script style template noscript head title meta link object embed applet iframe frame svg canvas audio video select"
    " option textarea button datalist map area rp rt progress meter nav dialog".split()
)
"""Elements whose words are none of a document's, wherever they stand."""
_AROUND = frozenset("header footer aside form".split())
_ROLES = frozenset("navigation banner contentinfo complementary search dialog alertdialog".split())
_NAME = re.compile(
    r"(?:(?:site|page|main|global|top|bottom|left|right|primary|secondary|block|region|l|c)[_-]+)*"
    r"(?:nav|navbar|navigation|menu|breadcrumbs?|cookies?|cookie-?\w*|footer|sidebar|side-?nav|share|sharing|social"
    r"|pagination|pager|skip-?links?|search-?(?:box|form|bar)|newsletter|toolbar|site-?header|site-?footer)"
    r"(?:[_-]+(?:bar|links?|list|items?|menu|wrapper|container|inner|area|block|banner|message|notice|buttons?|icons?"
    r"|media|nav|primary|main|first|second|left|right|\d+))*",
    re.I,
)
"""The name of a class or an id that says what furniture it is; "social-value" is a section of a document."""
_COOKIES = re.compile(r"(?:^|[\s_-])cookie", re.I)
_MAIN_SHARE = 0.2  # of the page's words; a main part with fewer is an empty frame that the page's maker left
_ARTICLE_SHARE = 0.5
_FORM_SHARE = 0.3  # some makers put a form round the whole page; one for searching or feedback has few words
_BLOCK_SHARE = 0.9  # an element that holds so much of the words holds the text; the rest stands around it


@dataclass(frozen=True, slots=True)
class MainText:
    """The elements that hold the main text. `marked` says that the page itself marks them; `forms` are forms that hold
    too much of the page to be furniture, and `above` is all that the main text lies in."""

    roots: frozenset[Element]
    marked: bool
    forms: frozenset[Element]
    above: frozenset[Element]

    def drops(self, element: Element) -> bool:
        """Whether an element within the main text is furniture."""
        if has_no_text(element) or element.get("role") == "search":
            return True
        if self.marked or element in self.roots:
            return bool(_COOKIES.search(_named(element)))
        return _is_around(element) and element not in self.forms


def has_no_text(element: Element) -> bool:
    """Whether an element's words are none of a document's, wherever it stands."""
    if element.tag == "button":
        return not _is_heading(element)
    switch = "toggle" in (element.get("class") or "") and _words("".join(element.itertext())) <= _SWITCH_WORDS
    return element.tag in _NO_TEXT or element.get("role") == "navigation" or switch


_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 summary dt legend caption th".split())
_SWITCH_WORDS = 3  # "Show", "Hide this section": what a section that folds is switched with


def _is_heading(button: Element) -> bool:
    """Whether a button is a heading that folds its section away, as accordions have them."""
    return any(e.tag in _HEADINGS for e in button.iterancestors()) or opens_exempt(" ".join(button.itertext()))


def find_main(body: Element) -> MainText:
    """The main text: what the page marks as such, its articles, else the innermost element with nearly all words."""
    elements = [e for e in body.iter() if isinstance(e.tag, str)]
    counts = _count(elements)
    total = counts[body]
    forms = frozenset(e for e in elements if e.tag == "form" and counts[e] >= _FORM_SHARE * total)
    for share, found in (
        (_MAIN_SHARE, [e for e in elements if e.tag == "main" or e.get("role") == "main"]),
        (_ARTICLE_SHARE, [e for e in elements if e.tag == "article"]),
    ):
        outer = _outermost(e for e in found if counts[e])
        if outer and sum(counts[e] for e in outer) >= share * total:
            return _main(outer, True, forms)
    inner = body
    while True:
        deeper = [e for e in inner if isinstance(e.tag, str) and counts[e] >= _BLOCK_SHARE * total]
        if not deeper or not total or deeper[0].tag not in _HOLDERS:
            return _main((inner,), False, forms)
        inner = deeper[0]


def _main(roots: Iterable[Element], marked: bool, forms: frozenset[Element]) -> MainText:
    chosen = frozenset(roots)
    return MainText(chosen, marked, forms, frozenset(a for root in chosen for a in root.iterancestors()) - chosen)


_HOLDERS = frozenset("div section form center".split())


def _count(elements: list[Element]) -> dict[Element, int]:
    """The words in each element, furniture's not counted; a form round most of the page is no furniture."""
    words: dict[Element, int] = dict.fromkeys(elements, 0)
    for element in reversed(elements):
        words[element] += _words(element.text)
        parent = element.getparent()
        if parent in words:
            inside = 0 if element.tag in _NO_TEXT or (element.tag != "form" and _is_around(element)) else words[element]
            words[parent] += inside + _words(element.tail)
        if element.tag in _NO_TEXT:
            words[element] = 0
    return words


def _words(text: str | None) -> int:
    return len(text.split()) if text else 0


def _is_around(element: Element) -> bool:
    if element.tag in _AROUND or element.get("role") in _ROLES:
        return True
    return element.tag in ("div", "section", "ul", "p") and any(map(_NAME.fullmatch, _named(element).split()))


def _named(element: Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _outermost(elements: Iterable[Element]) -> set[Element]:
    outer: set[Element] = set()
    for element in elements:
        if not any(above in outer for above in element.iterancestors()):
            outer.add(element)
    return outer
