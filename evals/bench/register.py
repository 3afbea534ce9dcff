"""`decisions bench register`: lists, counts, sums and comparisons, marked row for row against exact answers."""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant.answer import open_assistant
from evals import SAMPLES, SAMPLES_BY, SETS
from evals.bench.homes import BY
from evals.bench.register_set import Marked, RegisterCase, mark_all, read_register_cases
from evals.command import bars
from evals.homes import temporary_home
from evals.runs import Bars

HELP = "questions that only the register answers, each exact or not"
DEFAULT_SET = SETS / "register.jsonl"
PASSED, FAILED = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `decisions bench register`."""
    parser.add_argument("set", nargs="?", type=Path, default=DEFAULT_SET, metavar="SET.jsonl", help="default: samples")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--home", type=Path, metavar="DIR", help="use this home as it is")
    where.add_argument("--docs", type=Path, metavar="DIR", help="build a temporary home from this folder")
    parser.add_argument("--at-least", type=int, default=0, metavar="N", help="exit 1 where fewer are exact")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")


def run(args: argparse.Namespace) -> int:
    """Ask and mark every question; 0, or 1 where fewer than `--at-least` are exact."""
    cases = read_register_cases(args.set)
    with bars() as start:
        if args.home:
            marked = _ask(args.home, cases, start)
        else:
            documents, by = (args.docs, BY) if args.docs else (SAMPLES, SAMPLES_BY)
            with temporary_home(documents, by, start) as built:
                marked = _ask(built.folder, cases, start)
    exact = sum(not m.faults for m in marked)
    if args.json:
        sys.stdout.write(json.dumps(_summarise(marked), ensure_ascii=False) + "\n")
    else:
        _print(Console(width=None if sys.stdout.isatty() else 120), marked)
    return PASSED if exact >= args.at_least else FAILED


def _ask(home: Path, cases: Sequence[RegisterCase], start: Bars) -> tuple[Marked, ...]:
    with closing(open_assistant(home)) as assistant:
        return mark_all(cases, assistant, start("asking"))


def _summarise(marked: Sequence[Marked]) -> dict[str, object]:
    wrong = [{"id": m.case.id, "question": m.case.question, "faults": list(m.faults)} for m in marked if m.faults]
    return {"questions": len(marked), "exact": len(marked) - len(wrong), "not_exact": wrong}


def _print(console: Console, marked: Sequence[Marked]) -> None:
    table = Table(title=f"{sum(not m.faults for m in marked)} of {len(marked)} register questions exact")
    for head in ("kind", "questions", "exact"):
        table.add_column(head, justify="left" if head == "kind" else "right")
    for kind in dict.fromkeys(m.case.kind for m in marked):
        of = [m for m in marked if m.case.kind == kind]
        table.add_row(kind, str(len(of)), str(sum(not m.faults for m in of)))
    console.print(table)
    for m in marked:
        if m.faults:
            console.print(f"{m.case.id} {m.case.question}: {'; '.join(m.faults)}", markup=False, highlight=False)
