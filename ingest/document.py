"""One file read, judged and passed through the gate; nothing is stored."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from ingest.blocks import split_blocks
from ingest.gate import Held, PublicDocument, release
from ingest.outline import place_blocks
from ingest.page_notes import note_pages
from ingest.parts import Judged, judge
from ingest.readers import Hidden
from ingest.readers.kinds import KINDS, read_file
from ingest.rulings import Rulings

__all__ = ["KINDS", "Origin", "judge_file", "name_document", "read_document"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A file as it is read: its document's id, the name or address shown to readers, the fingerprint of its bytes, and
    whether somebody declared it published."""

    document: str
    source: str
    fingerprint: str
    declared: bool


def read_document(path: Path, origin: Origin, rulings: Rulings) -> PublicDocument | Held:
    """What may be known of a file. Raises UnreadableError, OSError."""
    return release(judge_file(path, origin), origin.source, rulings)


def judge_file(path: Path, origin: Origin) -> Judged:
    """Every paragraph of a file with its status, withheld ones included: for the gate and for reviewers alone."""
    reading = read_file(path)
    blocks, _ = split_blocks(reading.pages)
    placed = place_blocks(origin.document, blocks)
    judged = judge(origin.document, origin.fingerprint, placed, origin.declared)
    hides = tuple(dict.fromkeys(_hold_reason(hidden) for hidden in reading.hidden))
    return replace(judged, hold=(*hides, *judged.hold), pages=note_pages(reading.pages))


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
