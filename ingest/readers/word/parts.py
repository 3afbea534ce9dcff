"""The parts of a Word file, found by their relationships and parsed: with `docx`, the only files that import
python-docx. Nothing outside the file is ever fetched."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from docx.oxml import parse_xml

from ingest.readers import UnreadableError
from ingest.readers.word.archive import Archive

Element: TypeAlias = Any
"""An element of lxml's, which has no types of its own."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT = (
    (_W_STRICT, _W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""Names of the strict form of the format, and those of the common one."""
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def w(name: str) -> str:
    """The full name of one of Word's own elements or attributes."""
    return f"{_W}{name}"


def local(element: Element) -> str:
    """An element's name without its namespace; empty for a comment or the like.

    Word's names are used in one sense in all its namespaces that hold text.
    """
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of Word's; None where element or attribute is missing."""
    return None if element is None else element.get(w(name))


def child(element: Element | None, *names: str) -> Element | None:
    """The element's child, or its child's child, of these names."""
    for name in names:
        element = None if element is None else element.find(w(name))
    return element


def is_on(element: Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def number(text: str | None) -> int | None:
    """A whole number as Word writes them; None for anything else, and for more figures than any of its measures has."""
    return int(text) if text is not None and text.isdecimal() and len(text) <= _FIGURES else None


_FIGURES = 9


@dataclass(frozen=True, slots=True)
class Relationship:
    """A part that another one uses: the last word of its type, and its name in the archive (None where outside)."""

    kind: str
    target: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """One parsed part with what it refers to, by id."""

    root: Element
    relationships: Mapping[str, Relationship] = field(default_factory=dict)

    def named(self, element: Element) -> Relationship | None:
        """What an element refers to by its r:id."""
        return self.relationships.get(element.get(_R_ID, ""))

    def targets(self, kind: str) -> Iterator[str]:
        """The names of the parts of a kind that this one uses."""
        yield from (r.target for r in self.relationships.values() if r.kind == kind and r.target)


def open_main(archive: Archive) -> Part:
    """The document itself. Raises UnreadableError where the archive is no Word file."""
    for name in Part(None, _relationships(archive, "")).targets("officeDocument"):
        part = open_part(archive, name)
        if part is not None and part.root.tag == w("document") and child(part.root, "body") is not None:
            return part
    raise UnreadableError("the archive holds no Word document: save it again from Word as .docx")


def open_part(archive: Archive, name: str) -> Part | None:
    """A part by its name, None where it is missing. Raises UnreadableError."""
    data = archive.read(name)
    return None if data is None else Part(_parse(data), _relationships(archive, name))


def find_part(archive: Archive, main: Part, kind: str) -> Part | None:
    """The first part of a kind that the document uses."""
    found = (open_part(archive, name) for name in main.targets(kind))
    return next((part for part in found if part is not None), None)


def _relationships(archive: Archive, name: str) -> dict[str, Relationship]:
    folder, base = posixpath.split(name)
    data = archive.read(posixpath.join(folder, "_rels", f"{base}.rels"))
    found = {}
    for element in () if data is None else _parse(data).iterchildren("{*}Relationship"):
        kind = element.get("Type", "").rpartition("/")[2]
        target = None
        if element.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))[1:]
        found[element.get("Id", "")] = Relationship(kind, target)
    return found


def _parse(data: bytes) -> Element:
    for strict, common in _STRICT:
        data = data.replace(strict, common)
    try:
        root = parse_xml(data)
    except (SyntaxError, ValueError, LookupError):  # lxml's own errors are a SyntaxError; they may quote the file
        raise UnreadableError("a part of the file is not sound XML: open it in Word and save it again") from None
    if root.getroottree().docinfo.doctype:
        raise UnreadableError("a part of the file declares XML entities, which Word never does: save it again")
    return root
