"""`decisions eval`: a question set or the leak search, run and reported; with --gate it can fail a build."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from assistant.answer import Assistant, open_assistant
from evals import SAMPLES, SAMPLES_BY, SETS, kept, leak_suite, runs
from evals.cases import Case, SetError, read_cases
from evals.gate import Baseline, BaselineError, Verdict, find_faults, judge, read_baseline, write_baseline
from evals.homes import BuiltHome, temporary_home
from evals.leaks import Leak
from evals.probe import probe
from evals.product import ProductError
from evals.report import print_table, summarise, write_report
from evals.session import evaluate
from index.build import BuildError
from index.vectors import ModelError
from ingest.register import HomeError
from ingest.sync import FolderError

PASSED, FAILED, WRONG_USE = 0, 1, 2

DEFAULT_SET = SETS / "samples.jsonl"
DOCUMENTS_BY = "the person who ran the evaluation"
REPORTS = Path("evals", "reports")
LEAKS = "leaks"
_PIPED_WIDTH = 120
"""Columns of the table where standard output is not a terminal."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `decisions eval`."""
    parser.add_argument("set", nargs="?", metavar="SET.jsonl", help="question set (default: the samples), or 'leaks'")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--home", type=Path, metavar="DIR", help="use this home as it is")
    where.add_argument("--docs", type=Path, metavar="DIR", help="build a temporary home from this folder")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--gate", action="store_true", help="exit 1 where the run is worse than its baseline")
    what.add_argument("--write-baseline", action="store_true", help="store this run as the baseline")
    parser.add_argument("--baseline", type=Path, metavar="FILE", help="default: SET.baseline.json")
    default = "evals/reports/TIME, or HOME/reports/TIME with --home"
    parser.add_argument("--out", type=Path, metavar="DIR", help=f"report folder (default: {default})")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")
    leak_suite.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Run what was asked for: 0 when it passes, 1 when the gate or the leak search fails, 2 for wrong use."""
    try:
        return _search_leaks(args) if args.set == LEAKS else _evaluate(args)
    except (SetError, BaselineError, HomeError, FolderError, BuildError, ModelError, ProductError) as e:
        _say(f"decisions eval: {e}")
        return WRONG_USE


def _search_leaks(args: argparse.Namespace) -> int:
    if args.home or args.gate or args.write_baseline or args.baseline:
        raise SetError("'leaks' takes --documents, --seed, --docs, --out and --json alone: it builds homes of its own")
    if args.documents < 1:
        raise SetError(f"--documents is {args.documents}; expected 1 or more")
    folder = args.out or leak_suite.default_folder()
    with bars() as start:
        found = leak_suite.search_leaks(args.docs, args.documents, args.seed, folder, start)
    leak_suite.write_report(folder, found)
    if args.json:
        sys.stdout.write(json.dumps(leak_suite.summarise(found), ensure_ascii=False) + "\n")
    else:
        leak_suite.print_run(Console(width=None if sys.stdout.isatty() else _PIPED_WIDTH), found)
    for line in found.failures:
        _say(f"FAIL {line}")
    _say(f"report: {folder}")
    return FAILED if found.failures else PASSED


def _evaluate(args: argparse.Namespace) -> int:
    path = Path(args.set) if args.set else DEFAULT_SET
    cases = read_cases(path)
    baseline_path = args.baseline or path.with_suffix(".baseline.json")
    baseline = read_baseline(baseline_path) if args.gate or baseline_path.is_file() else None
    result, leaks, notes = _run_set(args, path.stem, cases)
    verdict = _judge(result, None if args.write_baseline else baseline, leaks, notes)
    folder = args.out or _report_folder(args.home)
    write_report(folder, result, verdict, baseline)
    _print_run(result, verdict, baseline, args.json)
    _say(f"report: {folder}")
    return _conclude(args, baseline_path, result, verdict)


def _report_folder(home: Path | None) -> Path:
    """Reports of a home stay in it, so that what is withdrawn leaves them too."""
    reports = home / kept.REPORTS if home else REPORTS
    return reports / datetime.now(UTC).strftime("%Y%m%d-%H%M%S")


def _run_set(
    args: argparse.Namespace, name: str, cases: tuple[Case, ...]
) -> tuple[runs.Run, tuple[Leak, ...], tuple[str, ...]]:
    """The run, the leaks found, and what there is to say of them."""
    unsearched = ("leaks were not searched for: no canaries are known for these documents",)
    with bars() as start:
        if args.home:
            return _ask(args.home, name, cases, start), (), unsearched
        documents, by = (args.docs, DOCUMENTS_BY) if args.docs else (SAMPLES, SAMPLES_BY)
        with temporary_home(documents, by, start) as built:
            result = _ask(built.folder, name, cases, start)
            return (result, (), unsearched) if args.docs else (result, _probe(built), ())


def _ask(home: Path, name: str, cases: tuple[Case, ...], start: runs.Bars) -> runs.Run:
    with _opened(home) as assistant:
        return evaluate(name, cases, assistant, start("asking"))


def _probe(built: BuiltHome) -> tuple[Leak, ...]:
    with _opened(built.folder) as assistant:
        return probe(built, assistant, SETS)


def _judge(result: runs.Run, baseline: Baseline | None, leaks: tuple[Leak, ...], notes: tuple[str, ...]) -> Verdict:
    if baseline is None:
        return Verdict(find_faults(result, leaks), notes)
    verdict = judge(result, baseline, leaks)
    return Verdict(verdict.failures, (*verdict.notes, *notes))


def _conclude(args: argparse.Namespace, path: Path, result: runs.Run, verdict: Verdict) -> int:
    if args.write_baseline:
        if verdict.failures:
            _say("no baseline written: a run with leaks, errors or unsupported statements cannot be one")
            return FAILED
        write_baseline(path, result)
        _say(f"baseline: {path}")
    if args.gate:
        _say(f"gate: {'failed' if verdict.failures else 'passed'}")
        return FAILED if verdict.failures else PASSED
    return PASSED


def _print_run(result: runs.Run, verdict: Verdict, baseline: Baseline | None, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(summarise(result, verdict), ensure_ascii=False) + "\n")
    else:
        print_table(Console(width=None if sys.stdout.isatty() else _PIPED_WIDTH), result, baseline)
    for line in verdict.notes:
        _say(f"note: {line}")
    for line in verdict.failures:
        _say(f"FAIL {line}")


@contextmanager
def _opened(home: Path) -> Iterator[Assistant]:
    assistant = open_assistant(home)
    try:
        yield assistant
    finally:
        assistant.index.close()
        assistant.register.close()


@contextmanager
def bars() -> Iterator[runs.Bars]:
    """Measured bars on standard error where that is a terminal, nothing elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:

        def start(task: str) -> runs.Progress:
            handle = bar.add_task(task, total=None)
            return lambda done, total: bar.update(handle, completed=done, total=total)

        yield start


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
