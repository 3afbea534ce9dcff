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
    """What is said of each file, by its path in the folder; empty without a `sources.csv`. Raises SourcesError."""
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
    for row in rows:
        name, given = _read_row(row, f"{str(path)!r}, line {rows.line_num}")
        if name in found:
            raise SourcesError(f"{str(path)!r}, line {rows.line_num}: {name!r} stands there twice")
        if not (folder / name).is_file() or Path(os.path.normpath(name)).as_posix() != name:
            raise SourcesError(f"{str(path)!r}, line {rows.line_num}: no file {name!r} in the folder")
        found[name] = given
    return found


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
