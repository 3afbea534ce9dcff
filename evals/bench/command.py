"""`decisions bench`: one benchmark, run and reported. Each has a module with `add_arguments` and `run`."""

import argparse
import sys
from collections.abc import Mapping
from types import ModuleType

from evals.bench import facts, haystack, register, scale, search
from evals.bench.apart import ApartError
from evals.bench.datasets import DatasetError
from evals.cases import SetError
from index.build import BuildError
from index.vectors import ModelError
from ingest.register import HomeError
from ingest.sync import FolderError

WRONG_USE = 2

BENCHMARKS: Mapping[str, ModuleType] = {
    "register": register,
    "facts": facts,
    "search": search,
    "haystack": haystack,
    "scale": scale,
}
"""Each benchmark's module: its `HELP`, `add_arguments(parser)` and `run(args)`, which returns the exit code."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `decisions bench`."""
    add = parser.add_subparsers(title="benchmarks", required=True, metavar="BENCHMARK")
    for name, module in BENCHMARKS.items():
        one = add.add_parser(name, help=module.HELP)
        module.add_arguments(one)
        one.set_defaults(run=module.run)


def run(args: argparse.Namespace) -> int:
    """Run what was asked for: 0 when it was measured, 1 where a benchmark says that it fails, 2 for wrong use."""
    try:
        return int(args.run(args))
    except (ApartError, DatasetError, SetError, HomeError, FolderError, BuildError, ModelError) as e:
        sys.stderr.write(f"decisions bench: {e}\n")
        return WRONG_USE
