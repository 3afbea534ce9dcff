"""ragas's measures that need no language model, computed offline. The only file that imports ragas.

Each row is keyed by its id and gets every measure: a figure, or None where ragas cannot give one, never NaN.
"""

import asyncio
import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

from ragas.dataset_schema import SingleTurnSample
from ragas.embeddings.base import BaseRagasEmbedding
from ragas.metrics.collections import SemanticSimilarity

from index.quiet import silence
from index.vectors import Embedder

with warnings.catch_warnings():
    # In 0.4.3 the measures without a model stand under this import alone, which ragas calls deprecated.
    warnings.simplefilter("ignore", DeprecationWarning)
    from ragas.metrics import NonLLMContextPrecisionWithReference, NonLLMContextRecall, NonLLMStringSimilarity

PRECISION, RECALL, SIMILARITY = (
    "ragas context precision",
    "ragas context recall",
    "ragas semantic similarity",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """What ragas is shown of one case.

    `retrieved` are the texts of the top paragraphs, `right` those of every right paragraph, `needed` one text
    for each group, `reference` what the answer is compared with. Empty where there is none.
    """

    id: str
    answer: str
    retrieved: tuple[str, ...]
    right: tuple[str, ...]
    needed: tuple[str, ...]
    reference: str


class _LocalEmbedding(BaseRagasEmbedding):  # type: ignore[misc]
    """The product's own embedding model behind ragas's interface."""

    def __init__(self, embedder: Embedder) -> None:
        super().__init__()
        self._embedder = embedder

    def embed_text(self, text: str) -> list[float]:
        return [float(x) for x in self._embedder.embed([text])[0]]

    async def aembed_text(self, text: str) -> list[float]:
        return self.embed_text(text)


class _Quiet:
    """Scores a sample and nothing else.

    ragas's own method also opens a tracing group, queues a usage event and writes an identifier into the
    user's home folder, whatever its settings say.
    """

    async def single_turn_ascore(self, sample: SingleTurnSample, callbacks: object = None) -> float:
        return float(await self._single_turn_ascore(sample, []))  # type: ignore[attr-defined]


class _Distance(_Quiet, NonLLMStringSimilarity):  # type: ignore[misc]
    pass


class _Precision(_Quiet, NonLLMContextPrecisionWithReference):  # type: ignore[misc]
    pass


class _Recall(_Quiet, NonLLMContextRecall):  # type: ignore[misc]
    pass


def measure_answers(samples: Sequence[Sample], embedder: Embedder) -> dict[str, dict[str, float | None]]:
    """ragas's figures of each sample, by id. Raises ValueError when a row is lost or comes twice."""
    silence()  # ragas reads its setting once, with the first row
    scores = asyncio.run(_score_all(samples, SemanticSimilarity(embeddings=_LocalEmbedding(embedder))))
    if len(scores) != len(samples):
        raise ValueError(f"ragas scored {len(scores)} rows of {len(samples)}; expected one for each id")
    return scores


async def _score_all(samples: Sequence[Sample], similarity: SemanticSimilarity) -> dict[str, dict[str, float | None]]:
    return {s.id: await _score(s, similarity) for s in samples}


async def _score(sample: Sample, similarity: SemanticSimilarity) -> dict[str, float | None]:
    scores: dict[str, float | None] = {PRECISION: None, RECALL: None, SIMILARITY: None}
    if sample.retrieved and sample.right:
        row = SingleTurnSample(retrieved_contexts=[*sample.retrieved], reference_contexts=[*sample.right])
        scores[PRECISION] = _number(await _Precision(distance_measure=_Distance()).single_turn_ascore(row))
    if sample.retrieved and sample.needed:
        row = SingleTurnSample(retrieved_contexts=[*sample.retrieved], reference_contexts=[*sample.needed])
        scores[RECALL] = _number(await _Recall(_distance_measure=_Distance()).single_turn_ascore(row))
    if sample.answer.strip() and sample.reference.strip():
        result = await similarity.ascore(reference=sample.reference, response=sample.answer)
        scores[SIMILARITY] = _number(result.value)
    return scores


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
