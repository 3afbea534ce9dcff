"""`decisions bench search`: the product's search beside other systems, on other projects' questions."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from evals.bench.datasets import Asked, Dataset, DatasetError, read_dataset
from evals.bench.homes import Opened, opened_home
from evals.bench.peers import Peer, bm25, llamaindex_default, llamaindex_dense, reciprocal_ranks
from evals.bench.ranking import Find, Ranked, rank
from evals.bench.report import Measured, draw_hits, print_tables, summarise
from evals.command import REPORTS, bars
from evals.runs import Bars
from index.chunks import Chunk, chunk, dense_text
from index.record import known_vectors, vector_key
from index.vectors import Embedder, load_embedder

HELP = "the search beside LlamaIndex, BM25 and rank fusion, on public question sets"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `decisions bench search`."""
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="the folder with the question sets")
    parser.add_argument("--set", metavar="NAME", help="only this one of them (default: each folder in DIR)")
    parser.add_argument("--product", action="store_true", help="measure the product alone, without the peers")
    parser.add_argument("--out", type=Path, metavar="DIR", help="report folder (default: evals/reports/TIME)")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")


def run(args: argparse.Namespace) -> int:
    """Measure each set; 0 when it was measured."""
    embedder = load_embedder()
    measured: list[Measured] = []
    with bars() as start:
        for folder in _folders(args.data, args.set):
            measured.append(measure(read_dataset(folder), embedder, start, not args.product))
    out = args.out or REPORTS / datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    out.mkdir(parents=True, exist_ok=True)
    summary = json.dumps(summarise(measured), ensure_ascii=False)
    (out / "bench-search.json").write_text(summary + "\n", encoding="utf-8")
    draw_hits(out / "bench-search.png", measured)
    if args.json:
        sys.stdout.write(summary + "\n")
    else:
        print_tables(Console(width=None if sys.stdout.isatty() else 120), measured)
    sys.stderr.write(f"report: {out}\n")
    return 0


def measure(dataset: Dataset, embedder: Embedder, start: Bars, with_peers: bool) -> Measured:
    """One set: the product and, if wanted, its peers, on the same machine with the same model and chunks."""
    documents = {p.id: p.document for p in dataset.passages}
    with opened_home(dataset, embedder, start) as opened:
        chunks = tuple(_chunks(opened, embedder))
        tell = start("asking")
        systems: list[Ranked] = []
        finds = {**_product(opened, dataset), **(_peers(dataset, opened, chunks, embedder) if with_peers else {})}
        for n, (name, find) in enumerate(finds.items(), 1):
            systems.append(rank(name, dataset.questions, find, documents))
            tell(n, len(finds))
        halves = (sum(not a.half for a in dataset.questions), sum(a.half for a in dataset.questions))
        return Measured(dataset.name, halves, len(chunks), f"{embedder.name} {embedder.precision}", tuple(systems))


def _folders(data: Path, name: str | None) -> list[Path]:
    found = sorted(p for p in data.glob("*") if (p / "questions.jsonl").is_file() and name in (None, p.name))
    if not found:
        wanted = "a question set" if name is None else repr(name)
        raise DatasetError(f"{wanted} is not in {str(data)!r}; expected a folder with corpus.jsonl and questions.jsonl")
    return found


def _chunks(opened: Opened, embedder: Embedder) -> Iterator[Chunk]:
    for document in opened.register.documents():
        yield from chunk(document, opened.register.facts(document.document), embedder.count_tokens)


def _product(opened: Opened, dataset: Dataset) -> dict[str, Find]:
    def last_turn(asked: Asked, k: int) -> list[frozenset[str]]:
        return [opened.places(hit.chunk) for hit in opened.index.search(asked.question, k)]

    def conversation(asked: Asked, k: int) -> list[frozenset[str]]:
        hits = opened.index.search(asked.question, k, earlier=asked.earlier)
        return [opened.places(hit.chunk) for hit in hits]

    if any(asked.earlier for asked in dataset.questions):
        return {"product, with the conversation": conversation, "product, last turn alone": last_turn}
    return {"product": last_turn}


def _peers(dataset: Dataset, opened: Opened, chunks: Sequence[Chunk], embedder: Embedder) -> dict[str, Find]:
    texts = {c.key: dense_text(c) for c in chunks}
    places = {c.key: opened.places(c) for c in chunks}
    known = known_vectors(opened.home)
    dense = llamaindex_dense(texts, [known[vector_key(text, embedder)] for text in texts.values()], embedder)
    words = bm25(texts)
    own = {p.id: frozenset({p.id}) for p in dataset.passages}
    default = llamaindex_default({p.id: p.text for p in dataset.passages}, embedder)
    return {
        "LlamaIndex, its defaults": _find(default, own),
        "LlamaIndex dense, our chunks": _find(dense, places),
        "BM25, our chunks": _find(words, places),
        "rank fusion, our chunks": _find(reciprocal_ranks((dense, words)), places),
    }


def _find(peer: Peer, places: Mapping[str, frozenset[str]]) -> Find:
    return lambda asked, k: [places[name] for name in peer(asked.question, k)]
