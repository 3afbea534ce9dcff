"""A question set run against a home from end to end: read, checked, asked, measured."""

from collections.abc import Mapping, Sequence

from assistant.answer import Assistant
from evals.answers import Sample, measure_answers
from evals.cases import Case, Labels, find_labels
from evals.retrieval import TOP
from evals.runs import Progress, Row, Run, add_scores, run_cases
from evals.wording import read_aloud
from ingest.register import Register


def evaluate(name: str, cases: Sequence[Case], assistant: Assistant, progress: Progress) -> Run:
    """Run a set. Raises SetError, before anything is asked, for a label that points nowhere."""
    labels = find_labels(cases, assistant.register)
    rows = run_cases(cases, labels, assistant, progress)
    samples = make_samples(rows, labels, assistant.register)
    embedder = assistant.index.embedder
    return Run(
        set=name,
        model=embedder.name,
        precision=embedder.precision,
        index=assistant.index.version,
        cases=tuple(case.id for case in cases),
        rows=add_scores(rows, measure_answers(samples, embedder)),
    )


def make_samples(rows: Sequence[Row], labels: Mapping[str, Labels], register: Register) -> tuple[Sample, ...]:
    """What ragas is shown of each row that did not fail."""
    return tuple(_make_sample(row, labels[row.id], register) for row in rows if row.error is None)


def _make_sample(row: Row, labels: Labels, register: Register) -> Sample:
    """Of a group of alternatives, that one is needed which the search found, else the first by key."""
    top = row.retrieved[:TOP]
    needed = [next((key for key in top if key in group), min(group)) for group in labels.groups]
    texts = {key: register.paragraph(key).text for key in (*top, *labels.keys)}
    return Sample(
        id=row.id,
        answer=read_aloud(row.answer),
        retrieved=tuple(texts[key] for key in top),
        right=tuple(texts[key] for key in sorted(labels.keys)),
        needed=tuple(texts[key] for key in needed),
        reference="\n".join(texts[key] for key in needed),
    )
