"""The gate alone, run over composed documents: what leaked, what was withheld for nothing, and where."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from evals.forge import Composed, Planted
from evals.forge.compose import compose
from ingest.document import Origin, read_document
from ingest.gate.gate import Held, PublicDocument
from ingest.gate.rulings import Rulings

Outcome = Literal["released", "held", "error"]
Progress = Callable[[int, int], None]

WORKERS = 2
BATCH = 20
"""Documents that a process takes at a time: enough to hide what handing them over costs."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate did with one document: the canaries it let out and the markers it kept in."""

    n: int
    name: str
    family: str
    outcome: Outcome
    must_hold: bool
    planted: tuple[Planted, ...]
    leaked: tuple[Planted, ...] = ()
    blocked: tuple[Planted, ...] = ()
    error: str | None = None

    @property
    def is_right(self) -> bool:
        """Whether the document did what it must."""
        return not (self.leaked or self.blocked or self.error or (self.must_hold and self.outcome == "released"))


@dataclass(frozen=True, slots=True)
class Share:
    """So many planted, so many failed."""

    planted: int = 0
    failed: int = 0

    @property
    def share(self) -> float | None:
        """The part that failed; None where nothing was planted."""
        return self.failed / self.planted if self.planted else None


@dataclass(frozen=True, slots=True)
class Tally:
    """A run in figures. A document that raised an error counts there and in no share."""

    seed: int
    documents: int
    canaries: Share
    markers: Share
    leaks_by_family: Mapping[str, Share]
    leaks_by_wording: Mapping[str, Share]
    blocks_by_family: Mapping[str, Share]
    blocks_by_wording: Mapping[str, Share]
    wrongly_released: tuple[int, ...]
    wrongly_held: tuple[int, ...]
    errors: Mapping[int, str] = field(default_factory=dict)


def run_gate(seed: int, documents: int, failures: Path, progress: Progress) -> Tally:
    """Put documents 0 to `documents` of the seed through the gate.

    Each that fails is written to the folder `failures`: its text, and a `.json` of what failed in it.
    """
    failures.mkdir(parents=True, exist_ok=True)
    batches = [(seed, range(at, min(at + BATCH, documents)), failures) for at in range(0, documents, BATCH)]
    verdicts: list[Verdict] = []
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        for batch in pool.map(_judge_batch, batches):
            verdicts += batch
            progress(len(verdicts), documents)
    return count(seed, verdicts)


def count(seed: int, verdicts: Sequence[Verdict]) -> Tally:
    """The figures of these verdicts."""
    judged = [v for v in verdicts if v.outcome != "error"]
    canaries = [(v.family, p, p in v.leaked) for v in judged for p in v.planted if _is_canary(p)]
    markers = [(v.family, p, p in v.blocked) for v in judged for p in v.planted if not _is_canary(p)]
    return Tally(
        seed=seed,
        documents=len(verdicts),
        canaries=Share(len(canaries), sum(failed for *_, failed in canaries)),
        markers=Share(len(markers), sum(failed for *_, failed in markers)),
        leaks_by_family=_share((family, failed) for family, _, failed in canaries),
        leaks_by_wording=_share((p.wording, failed) for _, p, failed in canaries),
        blocks_by_family=_share((family, failed) for family, _, failed in markers),
        blocks_by_wording=_share((p.wording, failed) for _, p, failed in markers),
        wrongly_released=tuple(v.n for v in judged if v.must_hold and v.outcome == "released"),
        wrongly_held=tuple(v.n for v in judged if not v.must_hold and v.outcome == "held"),
        errors={v.n: v.error for v in verdicts if v.error},
    )


def judge(document: Composed, n: int, folder: Path) -> Verdict:
    """The gate's verdict on one document, written to the folder for it. Whatever it raises is a recorded error."""
    planted = document.canaries + document.markers
    path = folder / document.name
    data = document.text.encode()
    path.write_bytes(data)
    try:
        fingerprint = hashlib.sha256(data).hexdigest()
        origin = Origin(f"forged-{n}", document.name, fingerprint, document.declared)
        result = read_document(path, origin, Rulings())
        return _compare(document, n, result)
    except Exception as e:  # noqa: BLE001 - the edge where a failing document becomes a recorded result
        error = f"{type(e).__name__}: {e}"
        return Verdict(n, document.name, document.family, "error", document.held, planted, error=error)
    finally:
        path.unlink()


def _compare(document: Composed, n: int, result: PublicDocument | Held) -> Verdict:
    planted = document.canaries + document.markers
    if isinstance(result, Held):
        return Verdict(n, document.name, document.family, "held", document.held, planted, (), document.markers)
    whole = repr(result).casefold()
    public = " ".join(" ".join((*p.heading, p.text)) for p in result.paragraphs).casefold()
    leaked = tuple(p for p in document.canaries if p.token in whole)
    blocked = tuple(p for p in document.markers if p.token not in public)
    return Verdict(n, document.name, document.family, "released", document.held, planted, leaked, blocked)


def _judge_batch(batch: tuple[int, range, Path]) -> list[Verdict]:
    seed, numbers, failures = batch
    verdicts: list[Verdict] = []
    with TemporaryDirectory() as folder:
        for n in numbers:
            document = compose(seed, n)
            verdict = judge(document, n, Path(folder))
            verdicts.append(verdict)
            if not verdict.is_right:
                _record(document, verdict, failures / f"{seed}-{n:06}")
    return verdicts


def _record(document: Composed, verdict: Verdict, stem: Path) -> None:
    """The failing document beside what failed in it."""
    stem.with_suffix(Path(document.name).suffix).write_bytes(document.text.encode())
    facts = {k: v for k, v in asdict(verdict).items() if k != "planted"} | {"declared": document.declared}
    stem.with_suffix(".json").write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _share(rows: Iterable[tuple[str, bool]]) -> dict[str, Share]:
    planted: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for key, bad in rows:
        planted[key] += 1
        failed[key] += bad
    return {key: Share(planted[key], failed[key]) for key in sorted(planted)}


def _is_canary(planted: Planted) -> bool:
    return planted.token.startswith("xk")
