"""A run drawn: hits by rank, measures beside their baseline, outcomes expected and given. PNG files."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from evals.forge.measure import Share
from evals.gate import Baseline
from evals.measures import MEASURES
from evals.retrieval import CUTS
from evals.runs import Run

_NOW, _THEN = "#1f5f8b", "#b9c6cf"


def draw_plots(folder: Path, run: Run, baseline: Baseline | None) -> tuple[Path, ...]:
    """Write the run's plots into a folder and return their paths."""
    paths = tuple(folder / name for name in ("hits.png", "measures.png", "outcomes.png"))
    _draw_hits(paths[0], run, baseline)
    _draw_measures(paths[1], run, baseline)
    _draw_outcomes(paths[2], run)
    return paths


def _draw_hits(path: Path, run: Run, baseline: Baseline | None) -> None:
    figure = Figure(figsize=(5, 3.5), layout="constrained")
    axes = figure.subplots()
    for means, label, colour in (
        (baseline and baseline.means, "baseline", _THEN),
        (run.means, "this run", _NOW),
    ):
        known = [(k, m.value) for k in CUTS if means and (m := means.get(f"hit@{k}")) and m.value is not None]
        if known:
            axes.plot(*zip(*known, strict=True), marker="o", label=label, color=colour)
    axes.set(xlabel="paragraphs looked at", ylabel="share of questions", ylim=(0, 1.05), xticks=CUTS)
    axes.set_title("A right paragraph among the first k")
    _finish(figure, axes, path)


def _draw_measures(path: Path, run: Run, baseline: Baseline | None) -> None:
    names = [m.name for m in MEASURES if m.better != "none" and run.means[m.name].value is not None]
    figure = Figure(figsize=(7, 1 + 0.35 * max(1, len(names))), layout="constrained")
    axes = figure.subplots()
    rows = range(len(names))
    if baseline:
        then = [(m.value or 0.0) if (m := baseline.means.get(n)) else 0.0 for n in names]
        axes.barh([r + 0.2 for r in rows], then, height=0.4, label="baseline", color=_THEN)
    axes.barh(
        [r - 0.2 for r in rows],
        [run.means[n].value or 0.0 for n in names],
        height=0.4,
        label="this run",
        color=_NOW,
    )
    axes.set(yticks=list(rows), yticklabels=names, xlim=(0, 1.05))
    axes.invert_yaxis()
    axes.set_title("Measures (wrong document: lower is better)")
    _finish(figure, axes, path)


def _draw_outcomes(path: Path, run: Run) -> None:
    pairs = Counter((_expected(r.expected, r.outcome), r.outcome or "error") for r in run.rows)
    wanted, given = sorted({w for w, _ in pairs}), sorted({g for _, g in pairs})
    figure = Figure(figsize=(2.5 + 0.9 * len(given), 2 + 0.6 * len(wanted)), layout="constrained")
    axes = figure.subplots()
    axes.imshow([[pairs[w, g] for g in given] for w in wanted] or [[0]], cmap="Blues")
    for row, w in enumerate(wanted):
        for column, g in enumerate(given):
            axes.text(column, row, str(pairs[w, g]), ha="center", va="center", color="#c2410c")
    axes.set(xticks=range(len(given)), yticks=range(len(wanted)), xlabel="given", ylabel="expected")
    axes.set_xticklabels(given, rotation=30, ha="right")
    axes.set_yticklabels(wanted)
    axes.set_title("Outcomes")
    figure.savefig(path, dpi=120)


def draw_leaks(folder: Path, leaks: Mapping[str, Share], blocks: Mapping[str, Share]) -> Path:
    """Draw what the gate got wrong by family of documents, as shares of what was planted."""
    names = sorted(leaks.keys() | blocks.keys())
    figure = Figure(figsize=(7, 1 + 0.4 * max(1, len(names))), layout="constrained")
    axes = figure.subplots()
    for shares, label, colour, shift in ((leaks, "leaked", "#c2410c", -0.2), (blocks, "public, withheld", _NOW, 0.2)):
        values = [100 * (shares[n].share or 0.0) if n in shares else 0.0 for n in names]
        axes.barh([row + shift for row in range(len(names))], values, height=0.4, label=label, color=colour)
    axes.set(yticks=list(range(len(names))), yticklabels=names, xlabel="per cent of what was planted")
    axes.set_xlim(left=0, right=max(1.0, axes.get_xlim()[1]))
    axes.invert_yaxis()
    axes.set_title("What the gate got wrong")
    path = folder / "leaks.png"
    _finish(figure, axes, path)
    return path


def _expected(expected: tuple[str, ...], outcome: str | None) -> str:
    """The outcome given where it is one of those expected, else the first expected."""
    return outcome if outcome in expected and outcome else expected[0]


def _finish(figure: Figure, axes: Axes, path: Path) -> None:
    axes.grid(alpha=0.3)
    if axes.get_legend_handles_labels()[0]:
        axes.legend()
    figure.savefig(path, dpi=120)
