"""A question set run against the product: one row a case, every row keyed, errors recorded and counted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Assistant, Reply
from evals.cases import Case, Labels
from evals.measures import MEASURES, find_unsupported, measure_reply, missing_facts
from evals.retrieval import DEPTH, measure_retrieval
from ingest.register import Register

Progress = Callable[[int, int], None]
Bars = Callable[[str], Progress]
"""Starts a named bar and gives its progress function, which hears of what is done and what there is."""


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one case: the reply, its scores (None: not defined) and what they lack."""

    id: str
    question: str
    expected: tuple[str, ...]
    outcome: str | None
    answer: str
    cited: tuple[str, ...]
    retrieved: tuple[str, ...]
    scores: Mapping[str, float | None]
    missing: tuple[str, ...]
    unsupported: tuple[str, ...]
    error: str | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Mean:
    """A measure over a run: the mean of the `n` cases that have it, None where none has; `none` have not."""

    value: float | None
    n: int
    none: int


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run and what it was run with. `cases` is how many were asked for; a row may be missing."""

    set: str
    model: str
    precision: str
    index: str
    cases: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def means(self) -> dict[str, Mean]:
        """Each measure's mean, in the order of `MEASURES`."""
        return {m.name: _mean([row.scores.get(m.name) for row in self.rows]) for m in MEASURES}


def run_cases(
    cases: Sequence[Case], labels: Mapping[str, Labels], assistant: Assistant, progress: Progress
) -> tuple[Row, ...]:
    """Ask every question and measure every reply, in the order of the set."""
    rows: list[Row] = []
    for n, case in enumerate(cases, 1):
        rows.append(run_case(case, labels[case.id], assistant))
        progress(n, len(cases))
    return tuple(rows)


def run_case(case: Case, labels: Labels, assistant: Assistant) -> Row:
    """One case's row. Whatever goes wrong in the product becomes a recorded error."""
    try:
        reply = assistant.ask(case.question, case.history)
        hits = assistant.search(reply.standalone, DEPTH, reply.filters)
        return _judge(case, labels, reply, tuple(hit.chunk.at.key for hit in hits), assistant.register)
    except Exception as e:  # noqa: BLE001 - the edge where a failing case becomes a recorded result
        error = f"{type(e).__name__}: {e}"
        return Row(case.id, case.question, case.outcomes, None, "", (), (), {}, (), (), error, 0.0)


def _judge(case: Case, labels: Labels, reply: Reply, retrieved: tuple[str, ...], register: Register) -> Row:
    result = reply.result
    return Row(
        id=case.id,
        question=case.question,
        expected=case.outcomes,
        outcome=result.outcome,
        answer=result.text,
        cited=tuple(c.key for c in result.citations),
        retrieved=tuple(dict.fromkeys(retrieved)),
        scores={**measure_reply(case, labels, result, register), **measure_retrieval(retrieved, labels)},
        missing=missing_facts(case, result),
        unsupported=find_unsupported(result, register),
        error=None,
        seconds=reply.seconds,
    )


def add_scores(rows: Sequence[Row], scores: Mapping[str, Mapping[str, float | None]]) -> tuple[Row, ...]:
    """The rows with further scores, matched by id; a row that has none keeps what it had."""
    return tuple(replace(row, scores={**row.scores, **scores.get(row.id, {})}) for row in rows)


def _mean(scores: Sequence[float | None]) -> Mean:
    known = [s for s in scores if s is not None]
    return Mean(sum(known) / len(known) if known else None, len(known), len(scores) - len(known))
