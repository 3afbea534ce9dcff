"""The lines of a source's body, put together into chunks: each one block, wrapped lines undone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from evals.scribe.front import SourceError

NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)])\s+(?=\S)")
"""The printed number at the head of a paragraph: "1.1", "4.", "12)"."""

Kind = Literal[
    "heading", "break", "signature", "note", "caption", "table", "item", "field", "paragraph", "cell", "more"
]
# "(a) and (b) are approved" is a sentence, not an item.
_MARKS: Sequence[tuple[Kind, re.Pattern[str]]] = (
    ("heading", re.compile(r"(?P<label>#{1,4}) +(?P<text>.*)")),
    ("break", re.compile(r"={3,}(?P<text>)$")),
    ("signature", re.compile(r"> *signature:(?P<text>.*)")),
    ("note", re.compile(r"\[\^(?P<label>\d+)\]:\s+(?P<text>.*)")),
    ("caption", re.compile(r"Table:\s+(?P<text>.*)")),
    ("table", re.compile(r"(?P<text>\|.*)")),
    ("item", re.compile(r"(?:-|(?P<label>\((?:[a-z]|[ivx]{1,5})\))(?! (?:and|or|to) \())\s+(?P<text>.*)")),
    ("field", re.compile(r"(?P<label>[^|]{1,200}?)::(?:\s+(?P<text>.*))?$")),
    ("more", re.compile(r" {2,}(?P<text>.*)")),
    ("paragraph", re.compile(r"(?P<text>.*)")),
)
_UNKNOWN = re.compile(r"#|>|\[\^[^\]]*\]:|=+$")
_WRAPPED = frozenset({"paragraph", "note", "item"})
"""Chunks that go on over lines without an indent."""
_INDENTED = _WRAPPED | {"field"}


@dataclass(frozen=True, slots=True)
class Chunk:
    """One block as written: its kind, its line in the file, its text on one line, its mark; a table's rows as they
    stand."""

    kind: Kind
    line: int
    text: str
    label: str = ""
    rows: tuple[str, ...] = ()


def split_chunks(path: Path, lines: Sequence[str], before: int) -> Iterator[Chunk]:
    """The chunks of a body; `before` counts the lines of the file before it. Raises SourceError."""
    current: Chunk | None = None
    for n, line in enumerate(lines, before + 1):
        found = _read_line(path, n, line.rstrip()) if line.strip() else None
        joined = _join(path, current, found) if current and found else None
        if current and joined is None:
            yield current
        if found and joined is None and found.kind == "more":
            raise SourceError(path, n, "expected no indent but in a wrapped item, field, footnote or paragraph")
        current = joined or found
    if current:
        yield current


def _read_line(path: Path, n: int, line: str) -> Chunk:
    """What a line would be if it began a block."""
    kind, match = next((kind, found) for kind, mark in _MARKS if (found := mark.match(line)))
    if kind == "paragraph" and _UNKNOWN.match(line):
        raise SourceError(
            path, n, f"expected '#' to '####' and a blank, '> signature:', '[^1]:' or '===', not {line!r:.40}"
        )
    groups = match.groupdict()
    rows = (line,) if kind == "table" else ()
    return Chunk(kind, n, (groups["text"] or "").strip(), (groups.get("label") or "").strip(), rows)


def _join(path: Path, current: Chunk, found: Chunk) -> Chunk | None:
    """The chunk with a line that goes on with it, None where the line begins another."""
    if found.kind == "table" and current.kind == "table":
        return replace(current, rows=current.rows + found.rows)
    if found.kind not in ("paragraph", "more"):
        return None
    if current.kind not in (_INDENTED if found.kind == "more" else _WRAPPED):
        raise SourceError(path, found.line, f"expected a blank line after the {current.kind}")
    if found.kind == "paragraph" and NUMBER.match(found.text):
        raise SourceError(path, found.line, "expected a blank line before a numbered paragraph, or another wrap")
    return replace(current, text=f"{current.text} {found.text}".strip())
