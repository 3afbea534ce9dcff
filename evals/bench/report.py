"""What the search benchmark measured, as tables, one JSON object and a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure
from rich.console import Console
from rich.table import Table

from evals.bench.ranking import SHOWN, Ranked

_COLOURS = {"hit@1": "#1f5f8b", "hit@5": "#b9c6cf"}


@dataclass(frozen=True, slots=True)
class Measured:
    """A benchmark's figures: how many questions each half has, how many chunks there were, and each system."""

    set: str
    halves: tuple[int, int]
    chunks: int
    model: str
    systems: tuple[Ranked, ...]


def summarise(measured: Sequence[Measured]) -> dict[str, Any]:
    """The figures as one JSON object."""
    return {"sets": [_summarise_set(m) for m in measured]}


def _summarise_set(m: Measured) -> dict[str, Any]:
    systems = [
        {
            "system": r.system,
            "all": _rounded(r.means),
            "halves": [_rounded(half) for half in r.halves],
            "milliseconds": round(r.milliseconds, 1),
        }
        for r in m.systems
    ]
    return {
        "set": m.set,
        "questions": sum(m.halves),
        "halves": list(m.halves),
        "chunks": m.chunks,
        "model": m.model,
        "systems": systems,
    }


def _rounded(means: Any) -> dict[str, float]:
    return {name: round(value, 4) for name, value in means.items()}


def print_tables(console: Console, measured: Sequence[Measured]) -> None:
    """Print a table for each set; the last columns are hit@1 / hit@5 on each half of the questions."""
    for m in measured:
        title = f"{m.set}: {sum(m.halves)} questions · {m.chunks} chunks · {m.model}"
        table = Table(title=title, title_justify="left")
        table.add_column("system", no_wrap=True)
        names = ("hit@1", "hit@5", "MRR@10", "nDCG@10", "wrong doc@5", "first half", "second half", "ms")
        for name in names:
            table.add_column(name, justify="right")
        for r in m.systems:
            halves = [f"{half['hit@1']:.3f} / {half['hit@5']:.3f}" for half in r.halves]
            figures = [f"{r.means[name]:.3f}" for name in SHOWN]
            table.add_row(r.system, *figures, *halves, f"{r.milliseconds:.0f}")
        console.print(table)


def draw_hits(path: Path, measured: Sequence[Measured]) -> None:
    """Draw hit@1 and hit@5 of every system, a panel for each set."""
    rows = max(len(m.systems) for m in measured)
    figure = Figure(figsize=(7, (1 + 0.45 * rows) * len(measured)), layout="constrained")
    panels = figure.subplots(len(measured), squeeze=False)[:, 0]
    for m, axes in zip(measured, panels, strict=True):
        for shift, (name, colour) in zip((-0.2, 0.2), _COLOURS.items(), strict=True):
            places = [row + shift for row in range(len(m.systems))]
            bars = axes.barh(places, [r.means[name] for r in m.systems], height=0.4, label=name, color=colour)
            axes.bar_label(bars, fmt="%.3f", padding=2, fontsize=7)
        axes.set(yticks=range(len(m.systems)), yticklabels=[r.system for r in m.systems], xlim=(0, 1.1))
        axes.invert_yaxis()
        axes.set_title(f"{m.set}, {sum(m.halves)} questions")
        axes.grid(alpha=0.3)
    panels[0].legend(loc="lower right")
    figure.savefig(path, dpi=120)
