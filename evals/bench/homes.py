"""A benchmark's documents as a person would take them in: files in a folder, ingested, declared published, indexed."""

import csv
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.bench.datasets import Dataset, Passage
from evals.homes import temporary_home
from evals.runs import Bars
from index.chunks import Chunk
from index.search import Index, open_index
from index.vectors import Embedder
from ingest.register import Register, open_register

BY = "the person who ran the benchmark"

Places = Callable[[Chunk], frozenset[str]]
"""The ids of the passages that a chunk stands in: of both pages, where its paragraph runs over a page's end."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A benchmark's home, open."""

    home: Path
    register: Register
    index: Index
    places: Places


@contextmanager
def opened_home(dataset: Dataset, embedder: Embedder, start: Bars) -> Iterator[Opened]:
    """A temporary home of a benchmark's PDFs or, where it has none, of its passages, a file each."""
    with TemporaryDirectory(prefix="decisions-bench-") as folder:
        names = {} if dataset.pdfs else write_passages(Path(folder), dataset.passages)
        with (
            temporary_home(dataset.pdfs or Path(folder), BY, start) as built,
            closing(open_register(built.folder)) as register,
            closing(open_index(built.folder, register, embedder)) as index,
        ):
            yield Opened(built.folder, register, index, _places(register, names))


def write_passages(folder: Path, passages: tuple[Passage, ...]) -> dict[str, str]:
    """Write each passage to a text file and their titles to sources.csv; return the passages by file name."""
    names = {f"passage-{n}.txt": p for n, p in enumerate(passages, 1)}
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("file", "title"))
        rows.writerows((name, p.title) for name, p in names.items())
    for name, p in names.items():
        (folder / name).write_text(p.text, encoding="utf-8")
    return {name: p.id for name, p in names.items()}


def _places(register: Register, names: dict[str, str]) -> Places:
    sources = {d.document: d.source for d in register.documents()}

    def of_passage(chunk: Chunk) -> frozenset[str]:
        return frozenset({names[sources[chunk.at.document]]})

    def of_pages(chunk: Chunk) -> frozenset[str]:
        first = chunk.at.page or 0
        pages = range(first, (chunk.at.last_page or first) + 1)
        return frozenset(f"{sources[chunk.at.document]}#page={page}" for page in pages)

    return of_passage if names else of_pages
