"""`decisions bench haystack`: whether the right paragraph is found when the collection is large and mostly beside the
point, whose paragraphs come instead, and whether a question that names a decision ever gets another one's."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from evals.bench.datasets import half_of
from evals.bench.homes import BY
from evals.cases import Case, Labels, find_labels, read_cases
from evals.command import bars
from evals.retrieval import DEPTH, measure_retrieval
from evals.runs import Bars, Progress
from index.build import build
from index.references import find_references, reference_key
from index.search import Index, open_index
from ingest.register import HomeError, Register, open_register
from ingest.sync import sync

HELP = "the search in a large collection: right paragraphs, wrong documents, references that are not kept to"

SHOWN = ("hit@1", "hit@3", "hit@5", "mrr", "wrong document@5")


@dataclass(frozen=True, slots=True)
class Found:
    """One question's measures, and how many of its hits are not of the decisions that it names by reference."""

    id: str
    half: int
    scores: Mapping[str, float | None]
    named: bool
    astray: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `decisions bench haystack`."""
    parser.add_argument("--docs", type=Path, action="append", metavar="DIR", help="a folder of the collection")
    parser.add_argument("--home", type=Path, metavar="DIR", help="keep the collection in this home, or use it as it is")
    help_set = "questions with their right paragraphs, as 'decisions eval' takes them"
    parser.add_argument("--set", type=Path, action="append", required=True, metavar="FILE.jsonl", help=help_set)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")


def run(args: argparse.Namespace) -> int:
    """Measure each set; 1 where a question that names a decision gets another one's paragraph."""
    if not args.docs and not args.home:
        raise HomeError("no collection: name its folders with --docs DIR, or a home with --home DIR")
    cases = {path.stem: read_cases(path) for path in args.set}
    with (
        bars() as start,
        _home(args.home, args.docs or [], start) as home,
        closing(open_register(home)) as register,
        closing(open_index(home, register)) as index,
    ):
        labels = {name: find_labels(of, register) for name, of in cases.items()}
        found = {name: tuple(ask_all(of, labels[name], register, index)) for name, of in cases.items()}
        paragraphs = sum(len(d.paragraphs) for d in register.documents())
    summary = {"paragraphs": paragraphs, "sets": [summarise(name, of) for name, of in found.items()]}
    if args.json:
        sys.stdout.write(json.dumps(summary) + "\n")
    else:
        _print_table(Console(width=None if sys.stdout.isatty() else 120), summary)
    return 1 if any(one.astray for of in found.values() for one in of) else 0


def ask_all(cases: Sequence[Case], labels: Mapping[str, Labels], register: Register, index: Index) -> Iterator[Found]:
    """Search for every question that has right paragraphs; questions of one set stand for themselves."""
    references = _references(register)
    for case in cases:
        if not labels[case.id].groups:
            continue
        earlier = tuple(turn.text for turn in case.history if turn.role == "user")
        hits = index.search(case.question, DEPTH, earlier=earlier)
        keys, _ = find_references(case.question, references)
        named = frozenset[str]().union(*(references[key] for key in keys))
        astray = sum(hit.chunk.at.document not in named for hit in hits) if named else 0
        scores = measure_retrieval([hit.chunk.at.key for hit in hits], labels[case.id])
        yield Found(case.id, half_of(case.id), scores, bool(named), astray)


def summarise(name: str, found: Sequence[Found]) -> dict[str, Any]:
    """A set's means, over all its questions and over each half, and its violations."""
    halves = [[one for one in found if one.half == n] for n in (0, 1)]
    return {
        "set": name,
        "questions": len(found),
        "all": _means(found),
        "halves": [_means(half) for half in halves],
        "naming": sum(one.named for one in found),
        "astray": sum(one.astray > 0 for one in found),
    }


def _means(found: Sequence[Found]) -> dict[str, float | None]:
    known = {name: [s for one in found if (s := one.scores[name]) is not None] for name in SHOWN}
    return {name: round(sum(scores) / len(scores), 4) if scores else None for name, scores in known.items()}


def _references(register: Register) -> dict[tuple[str, ...], frozenset[str]]:
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for document in register.documents():
        key = reference_key(register.facts(document.document).reference or "")
        if key:
            found[key] = found.get(key, frozenset()) | {document.document}
    return found


@contextmanager
def _home(kept: Path | None, folders: Sequence[Path], start: Bars) -> Iterator[Path]:
    """A home with these folders in it; a temporary one where none is to be kept."""
    with TemporaryDirectory(prefix="decisions-bench-") as temporary:
        home = kept or Path(temporary)
        if folders:
            with closing(open_register(home, create=True)) as register:
                for folder in folders:
                    _read(folder, register, start(f"reading {folder.name}"))
                build(home, register, start("embedding"))
        yield home


def _read(folder: Path, register: Register, tell: Progress) -> None:
    report = sync(folder, register, BY, lambda progress: tell(progress.files, progress.of))
    failed = [f.file for f in report.documents if f.status == "failed"]
    if failed:
        raise HomeError(f"cannot read {', '.join(map(repr, failed))} in {str(folder)!r}; mend or remove")


def _print_table(console: Console, summary: Mapping[str, Any]) -> None:
    table = Table(title=f"{summary['paragraphs']} paragraphs", title_justify="left")
    table.add_column("set", no_wrap=True)
    for name in ("questions", *SHOWN, "hit@3 by half", "naming one", "astray"):
        table.add_column(name, justify="right")
    for one in summary["sets"]:
        halves = " / ".join(_figure(half["hit@3"]) for half in one["halves"])
        means = [_figure(one["all"][name]) for name in SHOWN]
        table.add_row(one["set"], str(one["questions"]), *means, halves, str(one["naming"]), str(one["astray"]))
    console.print(table)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
