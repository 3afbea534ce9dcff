"""Word search: BM25 over the chunks, in Tantivy. It stores row numbers alone, never a text."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from index.chunks import FOOTNOTE_MARK, Chunk, lexical_text

BOOSTS = {"text": 1.0, "heading": 0.25, "title": 0.5, "date": 0.25}
"""Weight of a word found in each field."""

EARLIER_WORDS = 0.5
"""Weight of a word that only the turns before the question have; see `EARLIER_MEANING` in `search`."""

_TOKEN = r"\d+(?:[.,]\d+)*\w*|\w+"  # "£2.025m" is 2.025m, "5.1" is 5.1, "force's" is force and s
_STOPWORDS = [
    *("did", "do", "does", "done", "give", "had", "has", "have", "how", "its", "many", "me", "much", "our"),
    *("please", "s", "show", "tell", "us", "was", "we", "were", "what", "when", "where", "which", "who"),
    *("whom", "whose", "why", "you"),
]
_ANALYSER = "record"
_LONGEST_WORD = 60
_MOST_TERMS = 200  # a question is far shorter; a pasted document must not stall the search
_HEAP = 64_000_000


def create_words(folder: Path, chunks: Iterable[Chunk], documents: Mapping[str, int]) -> int:
    """Index chunks under their position, each with the number of its document; return how many. Raises OSError."""
    folder.mkdir(parents=True)
    try:
        return _write(folder, chunks, documents)
    except ValueError as error:  # all that Tantivy says of a disk
        raise OSError(f"the word index could not be written: {error}") from error


def _write(folder: Path, chunks: Iterable[Chunk], documents: Mapping[str, int]) -> int:
    index = tantivy.Index(_schema(), path=str(folder))
    index.register_tokenizer(_ANALYSER, _analyser())
    writer = index.writer(heap_size=_HEAP, num_threads=1)
    count = 0
    for row, chunk in enumerate(chunks):
        writer.add_document(_entry(row, chunk, documents[chunk.at.document]))
        count += 1
    writer.commit()
    writer.wait_merging_threads()
    return count


class Words:
    """An open word index."""

    def __init__(self, folder: Path) -> None:
        """Open it. Raises FileNotFoundError when the folder holds none."""
        if not (folder / "meta.json").is_file():
            raise FileNotFoundError(f"no word index in {str(folder)!r}")
        self._index = tantivy.Index.open(str(folder))
        self._searcher = self._index.searcher()
        self._analyser = _analyser()

    def count(self) -> int:
        """How many chunks are indexed."""
        return int(self._searcher.num_docs)

    def nearest(
        self,
        question: str,
        k: int,
        documents: Sequence[int] | None = None,
        earlier: str = "",
    ) -> list[tuple[int, float]]:
        """Rows and BM25 scores of the k best chunks, best first; of these documents only, where given.

        The words of `earlier`, which the question follows, count for less.
        """
        query = self._query(question, earlier)
        if query is None or k < 1 or (documents is not None and not documents):
            return []
        if documents is not None:
            allowed = Query.term_set_query(self._index.schema, "document", list(documents))
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(allowed, 0.0))])
        hits = self._searcher.search(query, k, count=False).hits
        rows = self._searcher.fast_field_values("row", [address for _, address in hits])
        return sorted(((int(row), float(s)) for row, (s, _) in zip(rows, hits, strict=True)), key=_best_first)

    def _query(self, question: str, earlier: str) -> Query | None:
        schema = self._index.schema
        weights = {**dict.fromkeys(self._terms(earlier), EARLIER_WORDS), **dict.fromkeys(self._terms(question), 1.0)}
        parts = [
            Query.boost_query(Query.term_query(schema, field, term, "freq"), weight * boost)
            for term, weight in weights.items()
            for field, boost in BOOSTS.items()
        ]
        return Query.boolean_query([(Occur.Should, part) for part in parts]) if parts else None

    def _terms(self, text: str) -> list[str]:
        return list(dict.fromkeys(self._analyser.analyze(FOOTNOTE_MARK.sub("", text))))[:_MOST_TERMS]


def _best_first(hit: tuple[int, float]) -> tuple[float, int]:
    return -hit[1], hit[0]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", fast=True)
    builder.add_unsigned_field("document", indexed=True)
    for field in BOOSTS:
        builder.add_text_field(field, tokenizer_name=_ANALYSER, index_option="freq")
    return builder.build()


def _analyser() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(_TOKEN))
    for step in (
        tantivy.Filter.remove_long(_LONGEST_WORD),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stopword("english"),
        tantivy.Filter.custom_stopword(_STOPWORDS),
        tantivy.Filter.stemmer("english"),
    ):
        builder = builder.filter(step)
    return builder.build()


def _entry(row: int, chunk: Chunk, document: int) -> tantivy.Document:
    entry = tantivy.Document()
    entry.add_unsigned("row", row)
    entry.add_unsigned("document", document)
    for field, text in lexical_text(chunk).items():
        entry.add_text(field, text)
    return entry
