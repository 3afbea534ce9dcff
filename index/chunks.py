"""Public paragraphs cut to the size that the embedding model reads. Every character is in just one chunk."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ingest.facts import Facts
from ingest.gate.gate import PublicDocument, PublicParagraph
from ingest.locator import Locator
from ingest.register import Entry

CHUNK_PIECES = 190
"""Word-pieces of a chunk's own text. MiniLM reads 256; title and headings take up to about 50 of them."""

HEAD_CHARACTERS = 100
"""Characters kept of the title, and of the heading path, in the embedded text: about 25 word-pieces each."""

REFERENCE = re.compile(
    r"\b(?:DMPCD|DMFD|PCD|ADD|DD|MD)[ -]?\d{2,5}\b"  # PCD 658, MD2935
    r"|(?<![\w/£.,])\d{1,4}/(?:19|20)\d{2}(?![\w/])"  # 36/2025, but not within 8/11/2019
    r"|\b[A-Z]{2,6}[-/](?:19|20)\d{2}[-/]\d{1,4}\b"  # PFCC/2020/012
)
"""Decision references as bodies print them. In embedded text they drag a paragraph towards other numbers."""

YEAR = re.compile(r"(?<![\w/£.,])(?:19|20)\d{2}(?: ?[/–-] ?(?:20)?\d{2})?(?![\w/%]|[.,]\d)")
"""A year or a financial year (2019, 2019/20, 2019-2020) standing on its own."""

FOOTNOTE_MARK = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
"""Marks that the reader set in superscript; stuck to a word or figure they would hide it from a search."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[•]*[A-Z0-9£])|\s*\n\s*")
_WORD_END = re.compile(r"\s+(?=\S)")
_RATED = re.compile(r"\bRAG\b")  # a heading that carries a rating states something of its own
_LEADING_NUMBER = re.compile(r"^[\d.()]+\s+")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph, or a part of a long one.

    `text` is the paragraph's text from character `start` on; `key` names the chunk and changes with its
    words. Reference, title, body and date are its document's.
    """

    key: str
    at: Locator
    heading: tuple[str, ...]
    text: str
    start: int
    kind: str
    title: str
    reference: str | None
    body: str | None
    date: date | None


def chunk(document: PublicDocument, facts: Facts, count: Callable[[str], int]) -> tuple[Chunk, ...]:
    """Cut a document's paragraphs into chunks of at most `CHUNK_PIECES` word-pieces, as `count` counts them.

    Joined in order, the chunks of a paragraph are its text. A heading is a chunk only where nothing stands
    under it: elsewhere the paragraphs below carry it.
    """
    chunks: list[Chunk] = []
    for p in standing(document):
        start = 0
        for text in split(p.text, count):
            chunks.append(make_chunk(p, facts, start, text))
            start += len(text)
    return tuple(chunks)


def make_chunk(p: PublicParagraph, of: Facts | Entry, start: int, text: str) -> Chunk:
    """The chunk of a paragraph that holds `text` from `start` on; `of` tells of its document."""
    key = chunk_key(p.at, start, text)
    return Chunk(key, p.at, p.heading, text, start, p.kind, of.title, of.reference, of.body, of.date)


def chunk_key(at: Locator, start: int, text: str) -> str:
    """An opaque name for a chunk: 16 hex digits over its document, ordinal, start and words."""
    content = "\0".join((at.document, str(at.ordinal), str(start), text))
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def standing(document: PublicDocument) -> tuple[PublicParagraph, ...]:
    """The paragraphs to be searched: all but the headings that a later paragraph carries in its path."""
    carried: set[str] = set()
    kept: list[PublicParagraph] = []
    for p in reversed(document.paragraphs):
        if p.kind != "heading" or _plain(p.text) not in carried or _RATED.search(p.text):
            kept.append(p)
        carried.update(_plain(h) for h in p.heading)
    return tuple(reversed(kept))


def split(text: str, count: Callable[[str], int]) -> Iterator[str]:
    """Cut a text at sentence ends, a longer sentence at spaces, a longer word anywhere; nothing is lost.

    >>> list(split("One two. Three four. Five.", lambda text: 2 + len(text.split()) * 60))
    ['One two. ', 'Three four. Five.']
    """
    gathered = ""
    for piece in _pieces(text, count, (_SENTENCE_END, _WORD_END)):
        if gathered and count(gathered + piece) > CHUNK_PIECES:
            yield gathered
            gathered = ""
        gathered += piece
    if gathered:
        yield gathered


def _pieces(text: str, count: Callable[[str], int], ends: tuple[re.Pattern[str], ...]) -> Iterator[str]:
    if len(text) <= 1 or count(text) <= CHUNK_PIECES:
        yield text
        return
    if not ends:
        middle = len(text) // 2
        parts = [text[:middle], text[middle:]]
    else:
        cuts = [0, *(m.end() for m in ends[0].finditer(text)), len(text)]
        parts = [text[a:b] for a, b in pairwise(cuts) if a < b]
    for part in parts:
        yield from _pieces(part, count, ends[1:])


def dense_text(chunk: Chunk) -> str:
    """What is embedded: title, heading path and text, without reference numbers, years or footnote marks."""
    title = _shorten(_strip(_without_reference(chunk)))
    path = _shorten(" > ".join(chunk.heading[::-1]))
    head = ". ".join(part for part in (title, path) if part)
    return _strip(f"{head}. {chunk.text}" if head else chunk.text)


def dense_query(question: str) -> str:
    """A question made fit to be compared with `dense_text`; left whole if nothing else would remain."""
    stripped = _strip(question)
    return stripped if re.search(r"[^\W\d]{3}", stripped) else question


def lexical_text(chunk: Chunk) -> dict[str, str]:
    """What the word search indexes, by field; footnote marks are left out."""
    day = chunk.date
    fields = {
        "text": f"{chunk.at.paragraph or ''} {chunk.text}",
        "heading": " ".join((*chunk.heading, chunk.at.attachment or "")),
        "title": f"{_without_reference(chunk)} {chunk.body or ''}",
        "date": f"{day:%Y-%m-%d %Y %B} {day.day}" if day else "",
    }
    return {name: FOOTNOTE_MARK.sub("", text).strip() for name, text in fields.items()}


def _without_reference(chunk: Chunk) -> str:
    return " ".join(chunk.title.replace(chunk.reference or "\0", " ").split())


def _strip(text: str) -> str:
    text = FOOTNOTE_MARK.sub("", text)
    for pattern in (REFERENCE, YEAR):
        text = pattern.sub(" ", text)
    return " ".join(text.split())


def _shorten(text: str) -> str:
    return text if len(text) <= HEAD_CHARACTERS else text[:HEAD_CHARACTERS].rsplit(" ", 1)[0]


def _plain(heading: str) -> str:
    return _LEADING_NUMBER.sub("", " ".join(heading.split())).casefold().rstrip(" :")
