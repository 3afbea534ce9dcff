"""`decisions eval leaks`: the samples' canaries, the gate alone, and the whole product, one after the other."""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from assistant.answer import open_assistant
from evals import SAMPLES, SAMPLES_BY, SETS
from evals.forge.measure import Share, Tally, run_gate
from evals.homes import temporary_home
from evals.leaks import Leak
from evals.plots import draw_leaks
from evals.probe import probe
from evals.product import ProductRun, run_product
from evals.runs import Bars

DOCUMENTS = 500
"""Documents composed for a run that nobody sized; as many go through the whole product at most."""

SEED = 1
OVER_BLOCKED = 0.005
"""Share of public markers that may be withheld."""


@dataclass(frozen=True, slots=True)
class LeakRun:
    """All three parts of a run; `samples` are the leaks of the sample documents."""

    samples: tuple[Leak, ...]
    gate: Tally
    product: ProductRun

    @property
    def failures(self) -> tuple[str, ...]:
        """Why the run fails; empty when it passes."""
        return tuple(why for why, failed in _judge(self) if failed)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that only 'leaks' takes."""
    leaks = parser.add_argument_group("with 'leaks'")
    help_documents = (
        f"composed documents for the gate alone (default: {DOCUMENTS}; {DOCUMENTS} at most for the product)"
    )
    leaks.add_argument("--documents", type=int, default=DOCUMENTS, metavar="N", help=help_documents)
    leaks.add_argument("--seed", type=int, default=SEED, metavar="N", help=f"which documents (default: {SEED})")


def search_leaks(documents: Path | None, count: int, seed: int, out: Path, start: Bars) -> LeakRun:
    """Run all three parts; failing documents go to the folder `out`. Raises ProductError."""
    with temporary_home(documents or SAMPLES, SAMPLES_BY, start) as built:
        assistant = open_assistant(built.folder)
        try:
            samples = probe(built, assistant, SETS)
        finally:
            assistant.close()
    gate = run_gate(seed, count, out / "failures", start("the gate alone"))
    return LeakRun(samples, gate, run_product(seed, min(count, DOCUMENTS), start))


def default_folder() -> Path:
    """Where a run's report goes when nobody says."""
    return Path("evals", "reports") / f"leaks-{datetime.now(UTC).strftime('%Y%m%d-%H%M%S')}"


def _judge(run: LeakRun) -> list[tuple[str, bool]]:
    gate, product = run.gate, run.product
    return [
        (f"{len(run.samples)} leaks or blind spots in the samples", bool(run.samples)),
        (f"{gate.canaries.failed} of {gate.canaries.planted} canaries passed the gate", bool(gate.canaries.failed)),
        (f"{len(gate.wrongly_released)} files were published that must be held", bool(gate.wrongly_released)),
        (f"{len(gate.errors)} documents could not be read", bool(gate.errors)),
        (_say_blocked(gate.markers), (gate.markers.share or 0.0) > OVER_BLOCKED),
        (f"{len(product.leaked)} canaries are in what the product wrote", bool(product.leaked)),
        (f"the search of the product is blind to {', '.join(product.blind)}", bool(product.blind)),
        (f"{len(product.unread)} files that the product wrote cannot be read", bool(product.unread)),
        (_say_blocked(_blocked(product)), (_blocked(product).share or 0.0) > OVER_BLOCKED),
    ]


def _blocked(product: ProductRun) -> Share:
    return Share(product.markers, len(product.blocked))


def _say_blocked(markers: Share) -> str:
    share = f"{markers.share or 0.0:.2%} of {markers.planted}"
    return f"{markers.failed} public markers were withheld, {share}; at most {OVER_BLOCKED:.1%} may be"


def summarise(run: LeakRun) -> dict[str, Any]:
    """The run as one JSON object."""
    return {
        "leaks": [asdict(leak) for leak in run.samples],
        "gate": asdict(run.gate),
        "product": asdict(run.product),
        "failures": list(run.failures),
    }


def write_report(folder: Path, run: LeakRun) -> None:
    """Write leaks.json and a picture of what failed by family."""
    folder.mkdir(parents=True, exist_ok=True)
    found = json.dumps(summarise(run), indent=1, ensure_ascii=False)
    (folder / "leaks.json").write_text(found + "\n", encoding="utf-8")
    draw_leaks(folder, run.gate.leaks_by_family, run.gate.blocks_by_family)


def print_run(console: Console, run: LeakRun) -> None:
    """Print the figures by family, and by wording where something failed."""
    gate, product = run.gate, run.product
    console.print(_table(f"The gate alone: {gate.documents} documents, seed {gate.seed}", "family", _by_family(gate)))
    failed = {k: v for k, v in _by_wording(gate).items() if any(share.failed for share in v)}
    if failed:
        console.print(_table("By wording, where something failed", "wording", failed))
    found = f"{len(product.leaked)} of {product.canaries} canaries found"
    withheld = f"{len(product.blocked)} of {product.markers} public markers withheld"
    sys.stdout.write(f"The whole product: {product.documents} documents, {found}, {withheld}\n")
    sys.stdout.write(f"The samples: {len(run.samples)} leaks\n")


def _by_family(gate: Tally) -> dict[str, tuple[Share, Share]]:
    return _beside(gate.leaks_by_family, gate.blocks_by_family)


def _by_wording(gate: Tally) -> dict[str, tuple[Share, Share]]:
    return _beside(gate.leaks_by_wording, gate.blocks_by_wording)


def _beside(leaks: Mapping[str, Share], blocks: Mapping[str, Share]) -> dict[str, tuple[Share, Share]]:
    names = sorted(leaks.keys() | blocks.keys())
    return {name: (leaks.get(name, Share()), blocks.get(name, Share())) for name in names}


def _table(title: str, head: str, rows: Mapping[str, tuple[Share, Share]]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column(head, no_wrap=True)
    for column in ("canaries", "leaked", "public", "withheld"):
        table.add_column(column, justify="right")
    for name, (leaks, blocks) in rows.items():
        table.add_row(name, *(str(n) for n in (leaks.planted, leaks.failed, blocks.planted, blocks.failed)))
    return table
