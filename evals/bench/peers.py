"""What the search is held against: LlamaIndex, BM25 and reciprocal rank fusion. The only file of the benchmarks that
imports LlamaIndex or Tantivy; each peer is left as its makers set it up."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import tantivy
from llama_index.core import Document, VectorStoreIndex
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.schema import TextNode
from pydantic import PrivateAttr

from index.vectors import Embedder, Vectors

Peer = Callable[[str, int], list[str]]
"""A question and how many; the ids of what is found, best first."""

RRF = 60
"""The constant of reciprocal rank fusion that everybody uses, from Cormack and others, SIGIR 2009."""

POOL = 100
"""What each ranking gives to be fused: as many as the product's own two searches give."""

_HEAP = 64_000_000


class _SameModel(BaseEmbedding):  # type: ignore[misc]
    """The product's embedder in LlamaIndex's clothes."""

    _embedder: Any = PrivateAttr()

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(model_name=embedder.name)
        self._embedder = embedder

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embeddings([query])[0]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [vector.tolist() for vector in self._embedder.embed(texts)]


def llamaindex_default(texts: Mapping[str, str], embedder: Embedder) -> Peer:
    """LlamaIndex as it comes: its sentence splitter (1024 tokens, 20 of overlap) and its vector index."""
    documents = [Document(text=text, id_=name) for name, text in texts.items()]
    index = VectorStoreIndex.from_documents(documents, embed_model=_SameModel(embedder))
    return _retrieve(index, lambda node: str(node.ref_doc_id))


def llamaindex_dense(texts: Mapping[str, str], vectors: Sequence[Vectors], embedder: Embedder) -> Peer:
    """LlamaIndex's vector index over chunks that are cut and embedded already; a vector for each text."""
    rows = zip(texts.items(), vectors, strict=True)
    nodes = [TextNode(id_=name, text=text, embedding=vector.tolist()) for (name, text), vector in rows]
    return _retrieve(VectorStoreIndex(nodes, embed_model=_SameModel(embedder)), lambda node: str(node.node_id))


def _retrieve(index: Any, name: Callable[[Any], str]) -> Peer:
    def find(question: str, k: int) -> list[str]:
        retriever: BaseRetriever = index.as_retriever(similarity_top_k=k)
        return [name(found.node) for found in retriever.retrieve(question)]

    return find


def bm25(texts: Mapping[str, str]) -> Peer:
    """Plain BM25 over one field of words, cut to their English stems, in Tantivy."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", fast=True)
    builder.add_text_field("text", tokenizer_name="en_stem", index_option="freq")
    index = tantivy.Index(builder.build())
    writer = index.writer(heap_size=_HEAP, num_threads=1)
    names = list(texts)
    for row, name in enumerate(names):
        entry = tantivy.Document()
        entry.add_unsigned("row", row)
        entry.add_text("text", texts[name])
        writer.add_document(entry)
    writer.commit()
    index.reload()
    searcher, analyser = index.searcher(), _english()

    def find(question: str, k: int) -> list[str]:
        terms = dict.fromkeys(analyser.analyze(question))
        parts = [(tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "text", t, "freq")) for t in terms]
        hits = searcher.search(tantivy.Query.boolean_query(parts), k).hits if parts else []
        rows = searcher.fast_field_values("row", [address for _, address in hits])
        return [names[int(row)] for row in rows]

    return find


def _english() -> Any:
    """The analyser that Tantivy calls en_stem."""
    steps = (tantivy.Filter.remove_long(40), tantivy.Filter.lowercase(), tantivy.Filter.stemmer("english"))
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in steps:
        builder = builder.filter(step)
    return builder.build()


def reciprocal_ranks(peers: Sequence[Peer]) -> Peer:
    """Several rankings fused by the sum of 1 / (60 + rank)."""

    def find(question: str, k: int) -> list[str]:
        scores: dict[str, float] = {}
        for peer in peers:
            for rank, name in enumerate(peer(question, POOL), 1):
                scores[name] = scores.get(name, 0.0) + 1 / (RRF + rank)
        return sorted(scores, key=lambda name: (-scores[name], name))[:k]

    return find
