"""The gate that can fail a build: a run held against its stored baseline, case by case.

A leak, an unsupported statement, an errored row and a missing row fail it whatever the baseline says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.leaks import Leak
from evals.measures import MEASURES, Measure
from evals.runs import Mean, Run

TOLERANCE = 0.01
"""How far a mean may fall. The same run twice on one machine differs by 0, one case in a set of 60 by 0.017;
bfloat16 and float32 agree on 0.99 of the top ten."""


class BaselineError(Exception):
    """A baseline that is not there or cannot be read; the message names the command that writes one."""


class _Mean(BaseModel):
    model_config = ConfigDict(extra="forbid")
    value: float | None
    n: int
    none: int


class _Baseline(BaseModel):
    model_config = ConfigDict(extra="forbid")
    set: str
    model: str
    precision: str
    metrics: dict[str, _Mean]
    cases: dict[str, dict[str, float | None]]


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a run was once worth, with the model and precision it was made with."""

    set: str
    model: str
    precision: str
    means: Mapping[str, Mean]
    cases: Mapping[str, Mapping[str, float | None]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a run fails (nothing: it passes), and what is worth knowing beside that."""

    failures: tuple[str, ...]
    notes: tuple[str, ...]


def read_baseline(path: Path) -> Baseline:
    """The stored baseline. Raises BaselineError where there is none or it is not one."""
    if not path.is_file():
        raise BaselineError(f"no baseline {str(path)!r}: write one with 'decisions eval SET --write-baseline'")
    try:
        b = _Baseline.model_validate_json(path.read_bytes())
    except ValidationError as e:
        raise BaselineError(
            f"{str(path)!r} is no baseline ({e.error_count()} faults): write it anew with --write-baseline"
        ) from e
    means = {name: Mean(m.value, m.n, m.none) for name, m in b.metrics.items()}
    return Baseline(b.set, b.model, b.precision, means, b.cases)


def write_baseline(path: Path, run: Run) -> None:
    """Store a run as the baseline of its set."""
    means = {name: _Mean(value=m.value, n=m.n, none=m.none) for name, m in run.means.items()}
    cases = {row.id: dict(row.scores) for row in run.rows}
    stored = _Baseline(set=run.set, model=run.model, precision=run.precision, metrics=means, cases=cases)
    path.write_text(stored.model_dump_json(indent=1) + "\n", encoding="utf-8")


def find_faults(run: Run, leaks: Sequence[Leak]) -> tuple[str, ...]:
    """What fails a run with or without a baseline: leaks, unsupported statements, errors, lost rows."""
    faults = [f"leak: {leak}" for leak in leaks]
    ids = [row.id for row in run.rows]
    faults += [f"lost row: case {i} has {ids.count(i)} rows, expected 1" for i in run.cases if ids.count(i) != 1]
    faults += [f"strange row: {i} is no case of the set" for i in ids if i not in run.cases]
    for row in run.rows:
        faults += [f"unsupported: case {row.id}: {fault}" for fault in row.unsupported]
        if row.error is not None:
            faults.append(f"error: case {row.id}: {row.error}")
    return tuple(faults)


def judge(run: Run, baseline: Baseline, leaks: Sequence[Leak]) -> Verdict:
    """Hold a run against its baseline."""
    failures = list(find_faults(run, leaks))
    if mismatch := _mismatch(run, baseline):
        failures.append(f"{mismatch}: the baseline does not apply; write a new one with --write-baseline")
    else:
        for measure in MEASURES:
            failures += _compare(measure, run, baseline)
    notes: list[str] = []
    if run.precision != baseline.precision:
        notes.append(f"the baseline was made in {baseline.precision}, this run in {run.precision}")
    return Verdict(tuple(failures), tuple(notes))


def _mismatch(run: Run, baseline: Baseline) -> str | None:
    new, gone = sorted(set(run.cases) - set(baseline.cases)), sorted(set(baseline.cases) - set(run.cases))
    if new or gone:
        return f"the set has changed (new: {', '.join(new) or 'none'}; gone: {', '.join(gone) or 'none'})"
    if run.model != baseline.model:
        return f"the embedding model is {run.model!r}, the baseline's {baseline.model!r}"
    return None


def _compare(measure: Measure, run: Run, baseline: Baseline) -> list[str]:
    """How one measure has fallen: in its mean, or in the number of cases that have it."""
    now, then = run.means[measure.name], baseline.means.get(measure.name)
    if then is None or then.value is None or measure.better == "none":
        return []
    fallen = ", ".join(_fallen(measure, run, baseline)) or "none alone"
    if now.value is None or now.n < then.n:
        return [f"{measure.name}: scored for {now.n} cases, the baseline for {then.n} (cases: {fallen})"]
    fall = then.value - now.value if measure.better == "up" else now.value - then.value
    if fall <= TOLERANCE:
        return []
    return [f"{measure.name}: {now.value:.3f}, the baseline {then.value:.3f} (cases: {fallen})"]


def _fallen(measure: Measure, run: Run, baseline: Baseline) -> list[str]:
    """The ids of the cases that score worse than in the baseline, or no longer score."""
    sign = -1 if measure.better == "down" else 1
    fallen: list[str] = []
    for row in run.rows:
        now, then = row.scores.get(measure.name), baseline.cases.get(row.id, {}).get(measure.name)
        if then is not None and (now is None or sign * now < sign * then):
            fallen.append(row.id)
    return fallen
