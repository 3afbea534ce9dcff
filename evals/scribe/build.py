"""`python -m evals.scribe.build`: every source into the sample files, and the list of them.

A file that this would not make again is never deleted, only named.
"""

import argparse
import csv
import importlib.util
import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from evals import EXEMPT, SAMPLES
from evals.scribe import SOURCES
from evals.scribe.docx import build_docx
from evals.scribe.front import Format, SourceError
from evals.scribe.html import build_html
from evals.scribe.pages import TooTallError
from evals.scribe.source import PageError, Source, read_source
from evals.scribe.text import build_text
from ingest.sources import COLUMNS
from ingest.sources import NAME as LIST

BUILT, FAULTY, WRONG_USE = 0, 1, 2
_HAND_WRITTEN = ".txt"
"""Samples of this ending may be their own source."""
Advance = Callable[[], None]


def main(argv: Sequence[str] | None = None) -> int:
    """Build what was asked for: 0 when all is built, 1 with a line for each fault, 2 for wrong use."""
    args = _parser().parse_args(argv)
    if importlib.util.find_spec("reportlab") is None:
        return _refuse("reportlab, which writes PDF, is not installed: make install-dev")
    paths = sorted(args.sources.glob("*.md"))
    if not paths:
        return _refuse(f"no sources in {str(args.sources)!r}; expected files that end in .md")
    if args.only and args.only not in {path.stem for path in paths}:
        return _refuse(f"no source {args.only!r} in {str(args.sources)!r}; expected the name of one without .md")
    sources, faults = read_all(paths)
    wanted = [source for source in sources if args.only in (None, source.stem)]
    args.to.mkdir(parents=True, exist_ok=True)
    with _bar("writing the samples", sum(len(source.front.formats) for source in wanted)) as advance:
        faults += build_all(wanted, args.to, advance)
    if not faults:
        faults += write_list(sources, args.to)
    if not faults and args.to == SAMPLES:
        write_exempt(sources)
    for fault in faults:
        _say(fault)
    return FAULTY if faults else BUILT


def read_all(paths: Sequence[Path]) -> tuple[list[Source], list[str]]:
    """The sound sources, and a line for each of the others."""
    sources, faults = [], []
    for path in paths:
        try:
            sources.append(read_source(path))
        except SourceError as error:
            faults.append(str(error))
    return sources, faults


def build_all(sources: Sequence[Source], to: Path, advance: Advance) -> list[str]:
    """Write every format of every source; a line for each that could not be laid out."""
    makers, faults = _makers(), []
    for source in sources:
        for name in source.front.formats:
            try:
                (to / file_name(source, name)).write_bytes(makers[name](source))
            except (PageError, TooTallError) as error:
                faults.append(f"{source.stem}.md: {error}")
            advance()
    return faults


def file_name(source: Source, name: Format) -> str:
    """The name of the file that a format of a source makes; a scan is a PDF as well."""
    return f"{source.stem}.{'pdf' if name == 'scan' else name}"


def write_list(sources: Sequence[Source], to: Path) -> list[str]:
    """Write what the keeper of the samples says of each file that is there; a line for each that has no source.

    Only whether it is published is said: a title and a body given here would stand in for those that are to be read
    from the document.
    """
    said = {file_name(s, name): "yes" if s.front.published else "no" for s in sources for name in s.front.formats}
    names = sorted(p.name for p in to.iterdir() if p.is_file() and p.name != LIST and not p.name.startswith("."))
    strays = [name for name in names if name not in said and not name.endswith(_HAND_WRITTEN)]
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows([name, "", said.get(name, "yes"), "", ""] for name in names if name not in strays)
    (to / LIST).write_text(table.getvalue(), encoding="utf-8")
    return [f"{name}: no source makes this file; delete it or write its source" for name in strays]


def write_exempt(sources: Sequence[Source]) -> None:
    """Write what the sources say is exempt, which no store may hold, for the leak search."""
    snippets = sorted({" ".join(snippet.split()) for source in sources for snippet in source.front.facts.exempt})
    EXEMPT.write_text("".join(f"{snippet}\n" for snippet in snippets), encoding="utf-8")


def _makers() -> Mapping[Format, Callable[[Source], bytes]]:
    from evals.scribe.pdf import build_pdf  # reportlab is there for developers alone

    return {"pdf": build_pdf, "scan": build_pdf, "docx": build_docx, "html": build_html, "txt": build_text}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.scribe.build", description=__doc__)
    parser.add_argument("--only", metavar="STEM", help="build one source alone")
    parser.add_argument("--to", type=Path, metavar="FOLDER", default=SAMPLES, help="default: the samples")
    parser.add_argument("--sources", type=Path, metavar="FOLDER", default=SOURCES, help="default: the corpus's own")
    return parser


@contextmanager
def _bar(task: str, total: int) -> Iterator[Advance]:
    """A measured bar on a terminal, else one line when it is done."""
    if not sys.stderr.isatty():
        yield lambda: None
        _say(f"{task}: {total} done")
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        handle = bar.add_task(task, total=total)
        yield lambda: bar.advance(handle)


def _refuse(message: str) -> int:
    _say(message)
    return WRONG_USE


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")


if __name__ == "__main__":
    sys.exit(main())
