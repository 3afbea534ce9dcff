"""The hybrid search as a LlamaIndex retriever, for tools that speak that language."""

from dataclasses import asdict
from typing import Any

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.search import Hit, Index


class HybridRetriever(BaseRetriever):  # type: ignore[misc]
    """`Index.search` with its `k` and `documents` fixed."""

    def __init__(self, index: Index, k: int = 10, documents: frozenset[str] | None = None) -> None:
        super().__init__()
        self._index = index
        self._k = k
        self._documents = documents

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._index.search(query_bundle.query_str, self._k, self._documents)
        return [_node(hit) for hit in hits]


def _node(hit: Hit) -> NodeWithScore:
    metadata: dict[str, Any] = {
        "locator": str(hit.chunk.at),
        "paragraph_key": hit.chunk.at.key,
        **asdict(hit.chunk.at),
        "reference": hit.chunk.reference,
        "title": hit.chunk.title,
        "found_by": list(hit.found_by),
    }
    return NodeWithScore(node=TextNode(id_=hit.chunk.key, text=hit.chunk.text, metadata=metadata), score=hit.score)
