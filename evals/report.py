"""A run written down: rows, summary, table and plots in one folder. It holds what the product returned."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from evals.gate import Baseline, Verdict
from evals.kept import ROWS
from evals.measures import MEASURES
from evals.plots import draw_plots
from evals.runs import Mean, Run

_HEADINGS = ("measure", "mean", "baseline", "cases", "not scored")


def summarise(run: Run, verdict: Verdict) -> dict[str, Any]:
    """The run as one JSON object: its configuration, its counts, its means, and why it fails."""
    return {
        "set": run.set,
        "model": run.model,
        "precision": run.precision,
        "index": run.index,
        "cases": len(run.cases),
        "rows": len(run.rows),
        "errors": sum(row.error is not None for row in run.rows),
        "unsupported": sum(len(row.unsupported) for row in run.rows),
        "metrics": {name: asdict(mean) for name, mean in run.means.items()},
        "failures": list(verdict.failures),
        "notes": list(verdict.notes),
    }


def write_report(folder: Path, run: Run, verdict: Verdict, baseline: Baseline | None) -> None:
    """Write rows.jsonl, summary.json, summary.md and the plots into a folder, made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = "".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in run.rows)
    (folder / ROWS).write_text(rows, encoding="utf-8")
    summary = json.dumps(summarise(run, verdict), ensure_ascii=False, indent=1)
    (folder / "summary.json").write_text(summary + "\n", encoding="utf-8")
    plots = draw_plots(folder, run, baseline)
    page = _write_page(run, verdict, baseline, [p.name for p in plots])
    (folder / "summary.md").write_text(page, encoding="utf-8")


def print_table(console: Console, run: Run, baseline: Baseline | None) -> None:
    """Print the run's measures beside the baseline's."""
    title = f"{run.set}: {len(run.rows)} of {len(run.cases)} cases · {run.model} {run.precision}"
    table = Table(title=title, title_justify="left")
    table.add_column(_HEADINGS[0], no_wrap=True)
    for heading in _HEADINGS[1:]:
        table.add_column(heading, justify="right")
    for line in _table_lines(run, baseline):
        table.add_row(*line)
    console.print(table)


def _table_lines(run: Run, baseline: Baseline | None) -> list[tuple[str, ...]]:
    means, stored = run.means, baseline.means if baseline else {}
    return [
        (
            m.name,
            _figure(means[m.name]),
            _figure(stored.get(m.name)),
            str(means[m.name].n),
            str(means[m.name].none),
        )
        for m in MEASURES
    ]


def _figure(mean: Mean | None) -> str:
    if mean is None or mean.value is None:
        return "–"
    return f"{mean.value:.3f}" if mean.value <= 1 else f"{mean.value:.1f}"


def _write_page(run: Run, verdict: Verdict, baseline: Baseline | None, plots: Sequence[str]) -> str:
    head = [
        f"# {run.set}",
        "",
        f"{len(run.rows)} of {len(run.cases)} cases, model {run.model} ({run.precision}), index {run.index}.",
        "",
        f"| {' | '.join(_HEADINGS)} |",
        "|---|---:|---:|---:|---:|",
    ]
    table = [f"| {' | '.join(line)} |" for line in _table_lines(run, baseline)]
    faults = [f"- {f}" for f in verdict.failures] or ["- none"]
    notes = [f"- {n}" for n in verdict.notes] or ["- none"]
    short = [f"- {line}" for row in run.rows for line in _shortfalls(row.id, row.missing, row.expected, row.outcome)]
    images = [f"![{name}]({name})" for name in plots]
    parts = (head, table, ["", "## Failures"], faults, ["", "## Notes"], notes)
    tail = (["", "## Cases that fall short"], short or ["- none"], ["", *images])
    return "\n".join(line for part in (*parts, *tail) for line in part) + "\n"


def _shortfalls(case: str, missing: Sequence[str], expected: Sequence[str], outcome: str | None) -> list[str]:
    lines = [f"{case}: the answer does not say {fact!r}" for fact in missing]
    if outcome not in expected:
        lines.append(f"{case}: outcome {outcome or 'error'}, expected {' or '.join(expected)}")
    return lines
