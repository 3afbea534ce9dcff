"""`decisions bench facts`: the facts that are read in a folder of documents, held against labels set by hand."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from evals.bench.fact_set import Held, hold, read_labels
from evals.cases import SetError
from ingest.facts import read_facts
from ingest.register import HomeError, open_register
from ingest.sync import sync

HELP = "the facts read in a folder of documents, beside labels set by hand"
BY = "the person who ran the benchmark"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `decisions bench facts`."""
    parser.add_argument("--docs", type=Path, required=True, metavar="DIR", help="the folder with the documents")
    parser.add_argument("--labels", type=Path, required=True, metavar="FILE", help="their labels, a JSON object a line")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")


def run(args: argparse.Namespace) -> int:
    """Hold each document against its labels; 0 when it was measured."""
    held = measure(args.docs, args.labels)
    if args.json:
        sys.stdout.write(json.dumps(summarise(held), ensure_ascii=False) + "\n")
    else:
        _print(Console(width=None if sys.stdout.isatty() else 120), held)
    return 0


def measure(docs: Path, labels: Path) -> tuple[Held, ...]:
    """The documents of a folder that have labels, each held against them.

    Raises SetError where a labelled document is not among them, FolderError and HomeError for a folder that cannot be
    read.
    """
    wanted = read_labels(labels)
    names = {label.document for label in wanted}
    with (
        TemporaryDirectory(prefix="decisions-bench-") as folder,
        closing(open_register(Path(folder), create=True)) as register,
    ):
        report = sync(docs, register, BY)
        failed = [f.file for f in report.documents if f.status == "failed"]
        if failed:
            raise HomeError(f"cannot read {', '.join(map(repr, failed))} in {str(docs)!r}; mend or remove")
        labelled = [d for d in register.documents() if d.document in names]
        held = tuple(hold(document, read_facts(document), wanted) for document in labelled)
    missing = sorted(names - {h.document for h in held})
    if missing:
        raise SetError(f"{labels}: expected {', '.join(map(repr, missing))} in {str(docs)!r}")
    return held


def summarise(held: Sequence[Held]) -> dict[str, Any]:
    """The figures as one JSON object, with what was missed and what was wrong, in words."""
    rows = [{**_figures(h), "misses": list(h.missed), "errors": list(h.wrong)} for h in held]
    return {"documents": rows, "total": _total(held)}


def _figures(h: Held) -> dict[str, Any]:
    found = h.required - len(h.missed)
    return {
        "document": h.document,
        "required": h.required,
        "found": found,
        "missed": len(h.missed),
        "wrong": len(h.wrong),
    }


def _total(held: Sequence[Held]) -> dict[str, int]:
    rows = [_figures(h) for h in held]
    return {name: sum(row[name] for row in rows) for name in _COUNTS}


_COUNTS = ("required", "found", "missed", "wrong")


def _print(console: Console, held: Sequence[Held]) -> None:
    table = Table(title="facts against labels set by hand", box=None, title_justify="left")
    table.add_column("document")
    for name in _COUNTS:
        table.add_column(name, justify="right")
    rows = [*map(_figures, held), {"document": "all", **_total(held)}]
    for row in rows:
        table.add_row(row["document"], *(str(row[name]) for name in _COUNTS))
    console.print(table)
    for line in _faults(held):
        console.print(line, markup=False, highlight=False)


def _faults(held: Sequence[Held]) -> Iterator[str]:
    for h in held:
        yield from (f"{h.document}: missed {fact}" for fact in h.missed)
        yield from (f"{h.document}: wrong {fact}" for fact in h.wrong)
