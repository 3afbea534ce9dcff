"""One file read by a worker, judged and passed through the gate; nothing is stored."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from ingest.blocks import split_blocks
from ingest.clean import SAYS_PUBLIC, clean_print
from ingest.crew import own_crew
from ingest.gate.gate import Held, PublicDocument, release
from ingest.gate.parts import Judged, Status, judge
from ingest.gate.rulings import Rulings
from ingest.gate.unclear import find_kinds
from ingest.identity import find_body
from ingest.outline import Placed, place_blocks
from ingest.page_notes import note_pages
from ingest.readers import Hidden, Page, Reading
from ingest.readers.kinds import KINDS
from ingest.twins import read_pieces

__all__ = ["KINDS", "Origin", "Passed", "judge_file", "name_document", "pass_reading", "read_document"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A file as it is read: its document's id, the name or address shown to readers, the fingerprint of its bytes,
    whether somebody declared it published, and the body that its keeper gives."""

    document: str
    source: str
    fingerprint: str
    declared: bool
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """What may be known of a file, and hashes of the pieces of text it withholds, which are to be kept in memory only:
    they tell whether another file shows the same text. What a person released in some file is not among them."""

    document: PublicDocument | Held
    withheld: frozenset[int]


def read_document(path: Path, origin: Origin, rulings: Rulings) -> PublicDocument | Held:
    """What may be known of a file. Raises UnreadableError, OSError."""
    return pass_reading(own_crew().read(path), origin, rulings).document


def pass_reading(reading: Reading, origin: Origin, rulings: Rulings) -> Passed:
    """What may be known of a file that was read before."""
    judged = judge_reading(reading, origin)
    document = _release(judged, origin, rulings)
    if isinstance(document, Held):
        return Passed(document, frozenset())
    withheld = {w.ordinal for w in document.withheld}
    texts = (p.text for p in judged.paragraphs if p.at.ordinal in withheld)
    return Passed(document, read_pieces(text for text in texts if not rulings.is_released(text)))


def _release(judged: Judged, origin: Origin, rulings: Rulings) -> PublicDocument | Held:
    """What passes the gate. Whose a document is, is read from what is public of it before anything unclear is let
    through, so that the kinds of what is unclear do not depend on that."""
    passed = release(judged, origin.source, rulings)
    if isinstance(passed, Held) or all(p.status is not Status.UNCLEAR for p in judged.paragraphs):
        return passed
    kinds = find_kinds(origin.body or find_body(passed), judged.paragraphs)
    return release(judged, origin.source, rulings, kinds)


def judge_file(path: Path, origin: Origin) -> Judged:
    """Every paragraph of a file with its status, withheld ones included: for the gate and for reviewers alone.

    Raises UnreadableError, OSError.
    """
    return judge_reading(own_crew().read(path), origin)


def judge_reading(reading: Reading, origin: Origin) -> Judged:
    """The same of a file that was read before."""
    blocks, _ = split_blocks(reading.pages)
    placed = place_blocks(origin.document, blocks)
    looks = _looks(placed, reading.pages)
    judged = judge(origin.document, origin.fingerprint, placed, origin.declared, _public_pages(reading.pages), looks)
    hides = tuple(dict.fromkeys(_hold_reason(hidden) for hidden in reading.hidden))
    return replace(judged, hold=(*hides, *judged.hold), pages=note_pages(reading.pages))


def _looks(placed: Sequence[Placed], pages: Sequence[Page]) -> tuple[frozenset[str], ...]:
    """How each block's words are set, some of them at least."""
    of_line = {line.n: line.look for page in pages for line in page.lines if line.look}
    return tuple(frozenset().union(*(of_line.get(n, frozenset()) for n in p.block.lines)) for p in placed)


def _public_pages(pages: Sequence[Page]) -> frozenset[int]:
    """The numbers of the pages that carry a public marking of their own."""
    marked = (p.number for p in pages if any(SAYS_PUBLIC.match(clean_print(line.text).text) for line in p.lines))
    return frozenset(number for number in marked if number is not None)


def _hold_reason(hidden: Hidden) -> str:
    return f"it holds {hidden.sort}" + (f", page {hidden.page}" if hidden.page else "")


def name_document(name: str, taken: Container[str]) -> str:
    """An id for a file's document, from the file's name and unlike those that are taken."""
    stem = _slug(name.rsplit(".", 1)[0]).strip("-") or "document"
    if stem not in taken:
        return stem
    stem = f"{stem}-{_slug(name.rsplit('.', 1)[-1])}"
    numbered = (f"{stem}{n if n > 1 else ''}" for n in count(1))
    return next(candidate for candidate in numbered if candidate not in taken)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold())
