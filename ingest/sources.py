"""`sources.csv`: what the keeper of a folder says of its files. Columns: file, url, published, body, title."""

import csv
import io
import json
import os
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

NAME = "sources.csv"
COLUMNS = ("file", "url", "published", "body", "title")
_ANSWERS = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}


class SourcesError(Exception):
    """A `sources.csv` that cannot be used; nothing was ingested."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of one file; None where nothing is. `published` yes declares it, and no takes it out of a
    declaration for the whole folder."""

    url: str | None = None
    published: bool | None = None
    body: str | None = None
    title: str | None = None

    def __str__(self) -> str:
        return json.dumps(astuple(self), ensure_ascii=False)


def parse_given(text: str) -> Given:
    """Read back what `str(given)` printed; an empty text says nothing."""
    return Given(*json.loads(text)) if text else NOTHING


NOTHING = Given()


def read_sources(folder: Path) -> Mapping[str, Given]:
    """What is said of each file, by its path in the folder, that of a link being its file's; empty without a
    `sources.csv`. Raises SourcesError."""
    path = folder / NAME
    if not path.is_file():
        return {}
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourcesError(f"{str(path)!r} could not be read: save it as CSV in UTF-8") from error
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        return _read_rows(rows, folder, path)
    except csv.Error as error:  # a quote that is not closed would swallow the lines after it
        raise SourcesError(f"{str(path)!r}, from line {rows.line_num}: {error}; save it as CSV again") from error


def _read_rows(rows: "csv.DictReader[str]", folder: Path, path: Path) -> Mapping[str, Given]:
    heads = tuple((head or "").strip().casefold() for head in rows.fieldnames or ())
    if "file" not in heads or set(heads) - set(COLUMNS) or len(set(heads)) < len(heads):
        raise SourcesError(f"{str(path)!r} has the columns {', '.join(heads)!r}; expected {', '.join(COLUMNS)}")
    rows.fieldnames = list(heads)
    found: dict[str, Given] = {}
    named: set[str] = set()
    for row in rows:
        where = f"{str(path)!r}, line {rows.line_num}"
        name, given = _read_row(row, where)
        if name in named:
            raise SourcesError(f"{where}: {name!r} stands there twice")
        named.add(name)
        place = _find_place(name, folder, where)
        found[place] = _join(found[place], given, f"{where}: {name!r}") if place in found else given
    return found


def _find_place(name: str, folder: Path, where: str) -> str:
    """Where the file that a row names really is in the folder: what is said of a link is said of its file."""
    path = folder / name
    if "\0" in name or not path.is_file() or Path(os.path.normpath(name)).as_posix() != name:
        raise SourcesError(f"{where}: no file {name!r} in the folder")
    real, root = path.resolve(), folder.resolve()
    if not real.is_relative_to(root):
        raise SourcesError(f"{where}: {name!r} is a link out of the folder: put the file itself there")
    return real.relative_to(root).as_posix()


def _join(one: Given, other: Given, where: str) -> Given:
    """What two rows say of one file that has two names. A "no" wins; what else they say may not differ."""
    if one.published is False or other.published is False:
        published: bool | None = False
    else:
        published = one.published or other.published
    for field in ("url", "body", "title"):
        values = {getattr(one, field), getattr(other, field)} - {None}
        if len(values) > 1:
            raise SourcesError(f"{where} is a file that an earlier line names too, with another {field}")
    return Given(one.url or other.url, published, one.body or other.body, one.title or other.title)


def _read_row(row: Mapping[str | None, str | list[str] | None], where: str) -> tuple[str, Given]:
    cells = {k: v.strip() for k, v in row.items() if k is not None and isinstance(v, str)}
    if None in row:
        raise SourcesError(f"{where}: more cells than columns; a comma inside a title needs quotes round the title")
    name, answer = cells.get("file", ""), cells.get("published", "").casefold()
    if not name:
        raise SourcesError(f"{where}: no file is named")
    if answer and answer not in _ANSWERS:
        raise SourcesError(f"{where}: published is {answer!r}; expected yes, no or nothing")
    url = cells.get("url") or None
    if url and not url.startswith(("https://", "http://")):
        raise SourcesError(f"{where}: url is {url!r}; expected an address that begins with https://")
    return name, Given(url, _ANSWERS.get(answer), cells.get("body") or None, cells.get("title") or None)
