"""Footnotes of a web page: links to places in the same page, printed as raised figures where they call a note and at
the note's own head. Nothing is moved here: what may come to its caller is for the code behind the gate's zones."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from urllib.parse import unquote

from ingest.readers.web.styles import Element

_FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789", _FIGURES)
_FIGURE = re.compile(r"[\[(]?\s*(\d{1,3})\s*[\])]?")
_NOTE_NAMES = re.compile(r"\b(?:note-?ref|doc-noteref|footnote|fn-?ref)\b", re.I)
_HOLDS_NOTE = frozenset("li p div dd td aside section tr".split())
_BACK = re.compile(r"\W*|\W*(?:back|return|jump|up|go)\b.*|\W*\d{1,3}\W*", re.I)
_BACK_LENGTH = 40  # characters of the words that lead from a note back to its caller
_OWN_NUMBER = re.compile(r"^(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]?|[\^↑])\s+")


@dataclass(frozen=True, slots=True)
class Notes:
    """The page's calls with their raised figures, its notes with the same, and the links back."""

    _calls: Mapping[Element, str]
    _figures: Mapping[Element, str]
    _backs: Set[Element]

    def call(self, element: Element) -> str:
        """The raised figure that a link prints; empty where it calls no note."""
        return self._calls.get(element, "")

    def figure(self, element: Element) -> str:
        """The raised figure at the head of a note; empty where the element is none."""
        return self._figures.get(element, "")

    def is_way_back(self, element: Element) -> bool:
        """Whether a link only leads from a note back to its caller."""
        return element in self._backs

    def without_number(self, text: str, mark: str) -> str:
        """A note's text without the plain number that stands beside its raised figure."""
        return _OWN_NUMBER.sub("", text, count=1) if mark[:1] in _FIGURES and mark else text


def find_notes(body: Element) -> Notes:
    """The notes of a page: a figure that is raised, in brackets or named as a call, whose note comes after it."""
    calls, figures, backs = dict[Element, str](), dict[Element, str](), set[Element]()
    order: dict[Element, int] = {e: n for n, e in enumerate(body.iter()) if isinstance(e.tag, str)}
    places: dict[str, Element] = {}
    for element in order:
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            places.setdefault(name or "", element)
    links = [(e, places.get(unquote((e.get("href") or "#")[1:]))) for e in order if e.tag == "a"]
    inner = [(e, target) for e, target in links if target is not None and (e.get("href") or "").startswith("#")]
    for link, target in inner:
        figure = _FIGURE.fullmatch(_text(link))
        if figure and order[target] > order[link] and _is_call(link):
            note = _note_at(target)
            if note is not None and note not in link.iterancestors():
                calls[link] = figures.setdefault(note, figure[1].translate(_RAISED))
    for link, target in links:
        leads_up = target is None or order[target] < order[link]
        back = leads_up and len(_text(link)) <= _BACK_LENGTH and _BACK.fullmatch(_text(link))
        if back and link.get("href", "").startswith("#") and any(above in figures for above in link.iterancestors()):
            backs.add(link)
    return Notes(calls, figures, backs)


def _is_call(link: Element) -> bool:
    raised = any(e.tag == "sup" for e in (link.getparent(), *link.iter()) if e is not None)
    names = f"{link.get('class') or ''} {link.get('role') or ''} {link.get('rel') or ''}"
    return raised or _text(link).startswith("[") or bool(_NOTE_NAMES.search(names))


def _note_at(target: Element) -> Element | None:
    """The block that a note is, None where the place is a heading or the like."""
    while target is not None and target.tag not in _HOLDS_NOTE:
        if target.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "body", "main", "article"):
            return None
        target = target.getparent()
    headed = target is not None and any(e.tag in ("h1", "h2", "h3", "h4") for e in target.iter())
    return None if headed else target


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
