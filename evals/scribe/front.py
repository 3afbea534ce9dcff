"""The head of a source, between two lines `+++`: what is to be made of it, and the truth about it."""

import datetime
import re
import tomllib
from collections.abc import Sequence
from dataclasses import field
from pathlib import Path
from typing import Literal, get_args

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

FENCE = "+++"
Format = Literal["pdf", "scan", "docx", "html", "txt"]
Look = Literal["plain", "serif", "two-column", "ruled"]
Sort = Literal[
    "decision form", "decision notice", "board report", "committee report", "register", "minutes", "business case"
]
Money = Literal["award", "capital", "revenue a year", "contribution", "saving", "income", "threshold", "total"]
PRINTED: frozenset[Format] = frozenset({"pdf", "scan"})
"""The formats that are laid out on pages here."""

_STRICT = ConfigDict(extra="forbid")
_EXEMPT_WORDS = 8
"""Words that a snippet of exempt text has at least; a shorter one could stand in public text by chance."""


class SourceError(Exception):
    """A source that cannot be built: file, line and what was expected."""

    def __init__(self, path: Path, line: int, expected: str) -> None:
        super().__init__(f"{path.name}, line {line}: {expected}")


@dataclass(frozen=True, slots=True, config=_STRICT)
class Amount:
    """A sum of money that the document states; `printed` as it stands there, `paragraph` the number printed before."""

    value: float
    kind: Money
    printed: str
    paragraph: str | None = None
    payee: str | None = None


@dataclass(frozen=True, slots=True, config=_STRICT)
class Facts:
    """The truth about a document, written by its author; what the text does not state is None or empty."""

    reference: str | None = None
    title: str | None = None
    body: str | None = None
    type: Sort | None = None
    date: datetime.date | None = None
    decision_maker: str | None = None
    part2: bool | None = None
    grounds: str | None = None
    supplier: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    superseded_by: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    holds: bool = False
    hidden: str | None = None
    exempt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, config=_STRICT)
class Front:
    """The whole head of a source."""

    formats: tuple[Format, ...]
    scanned_pages: tuple[int, ...] = ()
    header: str = ""
    footer: str = ""
    look: Look = "plain"
    published: bool = True
    facts: Facts = field(default_factory=Facts)


def read_front(path: Path, lines: Sequence[str]) -> tuple[Front, int]:
    """The head and how many lines it takes. Raises SourceError."""
    if not lines or lines[0].strip() != FENCE:
        raise SourceError(path, 1, f"expected a line {FENCE!r} before the front matter")
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        raise SourceError(path, 1, f"expected a second line {FENCE!r} after the front matter")
    front = _validate(path, lines[:end])
    _check(path, lines[:end], front)
    return front, end + 1


def _validate(path: Path, lines: Sequence[str]) -> Front:
    try:
        return TypeAdapter(Front).validate_python(tomllib.loads("\n".join(["", *lines[1:]])))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        raise SourceError(path, int(found[1]) if found else 1, f"expected TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        keys = [str(key) for key in first["loc"]]
        said = f"{'.'.join(keys)}: {first['msg']}, not {first['input']!r:.60}"
        raise SourceError(path, _line_of(lines, keys), said) from error


def _check(path: Path, lines: Sequence[str], front: Front) -> None:
    if not front.formats:
        raise SourceError(path, _line_of(lines, ["formats"]), f"formats: expected one of {', '.join(get_args(Format))}")
    if len(PRINTED & set(front.formats)) > 1:
        said = "formats: expected pdf or scan, since both make the same file; name single pages in scanned_pages"
        raise SourceError(path, _line_of(lines, ["formats"]), said)
    if front.scanned_pages and not PRINTED & set(front.formats):
        raise SourceError(path, _line_of(lines, ["scanned_pages"]), "scanned_pages: expected only with pdf or scan")
    for snippet in front.facts.exempt:
        if len(snippet.split()) < _EXEMPT_WORDS:
            said = f"exempt: expected at least {_EXEMPT_WORDS} words, not {snippet!r}"
            raise SourceError(path, _line_of(lines, ["exempt"]), said)


def _line_of(lines: Sequence[str], keys: Sequence[str]) -> int:
    """The line where the last of these keys that the head names is set, counted from 1."""
    for key in reversed(keys):
        for n, line in enumerate(lines, 1):
            if re.match(rf"\s*\[?{re.escape(key)}\s*[=\]]", line):
                return n
    return 1
