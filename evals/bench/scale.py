"""`decisions bench scale`: how large a collection the product bears, on one that is generated.

Every part is measured in a process of its own: reading the documents, building the index, searching it, and comparing
what Chroma finds with what is nearest.
"""

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from assistant.answer import Assistant, open_assistant
from evals.bench.apart import run_apart
from evals.bench.corpus import Subject, ask_about, write_corpus
from evals.command import bars
from evals.runs import Bars, Progress
from index.build import build
from index.chunks import dense_query
from index.generation import Generation
from index.layout import current_number, generation_folder
from index.vectors import load_embedder
from ingest.register import Filters, Register, open_register
from ingest.sync import sync

HELP = "time, memory and recall at the size of a large collection, which is generated"
K = 10
ANSWERED = 20
"""Questions that are answered in full, beside those that are searched for."""

_NEAR = 1e-6  # two similarities no further apart are the same
_BUILT = "built.json"


@dataclass(frozen=True, slots=True)
class Built:
    """What making the home took: seconds, and the most bytes that all processes held."""

    documents: int
    paragraphs: int
    ingest_seconds: float
    build_seconds: float
    build_memory: int | None
    load: float


@dataclass(frozen=True, slots=True)
class Timing:
    """One way of asking: how many documents it looks through, and milliseconds for half of the questions and for 95 in
    a hundred. `recall` is the share of the ten nearest that are found by meaning."""

    name: str
    documents: int
    p50: float
    p95: float
    recall: float | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured."""

    built: Built
    rows: int
    open_seconds: float
    search_memory: int | None
    load: float
    timings: tuple[Timing, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `decisions bench scale`."""
    parser.add_argument("--paragraphs", type=int, default=100_000, metavar="N", help="how many (default: 100000)")
    parser.add_argument("--questions", type=int, default=200, metavar="N", help="how many (default: 200)")
    kept = "keep the collection here; what is already there is searched, not built again"
    parser.add_argument("--home", type=Path, metavar="DIR", help=kept)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")


def run(args: argparse.Namespace) -> int:
    """Make the collection, unless it is there, measure, and report; 0 when it was measured."""
    with _folder(args.home) as folder, bars() as start:
        measured = measure(folder, args.paragraphs, args.questions, start)
    if args.json:
        sys.stdout.write(json.dumps(asdict(measured)) + "\n")
    else:
        print_table(Console(width=None if sys.stdout.isatty() else 120), measured)
    return 0


@contextmanager
def _folder(home: Path | None) -> Iterator[Path]:
    if home is not None:
        home.mkdir(parents=True, exist_ok=True)
        yield home
        return
    with TemporaryDirectory(prefix="decisions-scale-") as folder:
        yield Path(folder)


def measure(folder: Path, paragraphs: int, questions: int, start: Bars) -> Measured:
    """Measure a collection in a folder, made first where it is not there."""
    kept = folder / _BUILT
    if not kept.exists():
        kept.write_text(json.dumps(asdict(_make(folder, paragraphs, start))) + "\n", encoding="utf-8")
    built = Built(**json.loads(kept.read_text(encoding="utf-8")))
    load = os.getloadavg()[0]
    (opened, timings), memory = run_apart(time_searches, start("searching"), folder, questions)
    (rows, recalls), _ = run_apart(compare_exact, start("comparing"), folder, questions)
    with_recall = (Timing(t.name, t.documents, t.p50, t.p95, recalls.get(t.name)) for t in timings)
    return Measured(built, rows, opened, memory, load, tuple(with_recall))


def _make(folder: Path, paragraphs: int, start: Bars) -> Built:
    (documents, held, read), _ = run_apart(ingest_corpus, start("reading"), folder, paragraphs)
    load = os.getloadavg()[0]
    seconds, memory = run_apart(build_index, start("building"), folder)
    return Built(documents, held, read, seconds, memory, load)


def ingest_corpus(tell: Progress, folder: Path, paragraphs: int) -> tuple[int, int, float]:
    """Write the documents and read them in; how many there are, their paragraphs, and the seconds of reading."""
    write_corpus(folder / "documents", paragraphs)
    with closing(open_register(folder, create=True)) as register:
        began = time.monotonic()
        report = sync(folder / "documents", register, "bench", lambda p: tell(p.files, p.of))
        return len(report.documents), sum(d.paragraphs for d in report.documents), time.monotonic() - began


def build_index(tell: Progress, folder: Path) -> float:
    """Build the index; the seconds it took, with loading the model and embedding."""
    with closing(open_register(folder)) as register:
        began = time.monotonic()
        build(folder, register, tell)
        return time.monotonic() - began


def time_searches(tell: Progress, folder: Path, questions: int) -> tuple[float, tuple[Timing, ...]]:
    """Seconds until the home is open, and how long questions take under each filter, all of it through the product."""
    began = time.monotonic()
    with closing(open_assistant(folder)) as assistant:
        opened = time.monotonic() - began
        asked = ask_about(_subjects(assistant.register), questions)
        for query in asked[:ANSWERED]:
            assistant.search(query, K)
        filters = choose_filters(assistant.register)
        timings = []
        for n, (name, given) in enumerate(filters.items(), 1):
            found = _time(lambda q, f=given: assistant.search(q, K, f), asked)  # type: ignore[misc]
            timings.append(Timing(name, len(assistant.register.matching(given)), *found))
            tell(n, len(filters) + 1)
        timings.append(_time_answers(assistant, asked[:ANSWERED]))
        tell(len(filters) + 1, len(filters) + 1)
        return opened, tuple(timings)


def _time_answers(assistant: Assistant, asked: tuple[str, ...]) -> Timing:
    documents = assistant.coverage().documents  # reads every document, before the first question
    return Timing("answers in full", documents, *_time(assistant.ask, asked))


def _time(ask: Callable[[str], Any], asked: tuple[str, ...]) -> tuple[float, float]:
    taken = []
    for query in asked:
        began = time.perf_counter()
        ask(query)
        taken.append(1000 * (time.perf_counter() - began))
    p50, p95 = np.percentile(taken, [50, 95])
    return float(p50), float(p95)


def compare_exact(tell: Progress, folder: Path, questions: int) -> tuple[int, dict[str, float]]:
    """How many rows there are, and under each filter the share of the ten nearest rows that search by meaning finds."""
    embedder = load_embedder()
    with (
        closing(open_register(folder)) as register,
        closing(Generation(generation_folder(folder, current_number(folder) or 0))) as generation,
    ):
        asked = ask_about(_subjects(register), questions)
        vectors = embedder.embed([dense_query(query) for query in asked])
        everything = np.array(generation.vectors(np.arange(len(generation.rows))))
        recalls = {}
        filters = choose_filters(register)
        for n, (name, given) in enumerate(filters.items(), 1):
            rows = generation.rows_of(register.matching(given))
            if not len(rows):
                continue
            shares = []
            for vector in vectors:
                near = everything[rows] @ vector if given.given() else everything @ vector
                found = generation.nearest_of(vector, K, rows) if given.given() else generation.nearest(vector, K)
                worst = np.sort(near)[-K:][0] - _NEAR
                shares.append(np.count_nonzero(everything[found] @ vector >= worst) / min(K, len(near)))
            recalls[name] = float(np.mean(shares))
            tell(n, len(filters))
        return len(generation.rows), recalls


def choose_filters(register: Register) -> dict[str, Filters]:
    """Every kind of filter, from one document to nearly all of them; the first restricts nothing."""
    entries = sorted(register.entries().values(), key=lambda e: e.document)
    bodies = Counter(e.body for e in entries if e.body).most_common()
    dates = sorted(e.date for e in entries if e.date)
    facts = [register.facts(e.document) for e in entries[:40]]
    kind = Counter(f.kind for f in facts if f.kind).most_common(1)[0][0]
    supplier = next(s.value for f in facts for s in f.named("supplier"))
    year = dates[len(dates) // 2].year
    return {
        "no filter": Filters(),
        "document": Filters(document=entries[len(entries) // 2].document),
        "reference": Filters(reference=next(e.reference for e in entries if e.reference)),
        "body, the most frequent": Filters(body=bodies[0][0]),
        "body, the least": Filters(body=bodies[-1][0]),
        "type": Filters(kind=kind),
        "one year": Filters(start=dates[0].replace(year=year, month=1, day=1), end=dates[0].replace(year, 12, 28)),
        "nearly all dates": Filters(start=dates[1]),
        "supplier": Filters(supplier=supplier.split()[0]),
        "supplier in full": Filters(supplier=supplier),
        "part2 yes": Filters(part2=True),
        "part2 no": Filters(part2=False),
    }


def _subjects(register: Register) -> tuple[Subject, ...]:
    """What the documents are about, as their titles say it."""
    titles = sorted({e.title for e in register.entries().values() if " in " in e.title})
    parted = (title.rpartition(" in ") for title in titles)
    return tuple(Subject(None, thing.lower(), place, f"{place} Works Ltd") for thing, _, place in parted)


def print_table(console: Console, m: Measured) -> None:
    """Print what was measured."""
    b = m.built
    console.print(f"{b.documents} documents · {b.paragraphs} paragraphs with headings · {m.rows} rows in the index")
    console.print(f"read in {b.ingest_seconds:.0f} s · built in {b.build_seconds / 60:.1f} min at load {b.load:.1f}")
    memory = ", ".join(f"{name} {_megabytes(held)}" for name, held in (("building", b.build_memory), *_held(m)))
    console.print(f"opened in {m.open_seconds:.1f} s · most memory: {memory} · searched at load {m.load:.1f}")
    table = Table("asked under", "documents", "p50 ms", "p95 ms", f"recall@{K}", box=None, pad_edge=False)
    for t in m.timings:
        recall = "" if t.recall is None else f"{t.recall:.4f}"
        table.add_row(t.name, str(t.documents), f"{t.p50:.1f}", f"{t.p95:.1f}", recall)
    console.print(table)


def _held(m: Measured) -> Iterator[tuple[str, int | None]]:
    yield "searching and answering", m.search_memory


def _megabytes(held: int | None) -> str:
    return "not known" if held is None else f"{held / 1e6:.0f} MB"
