"""Whether a line is a heading: by its marks, its number, its case, and by what follows it."""

import re
from collections.abc import Sequence

from ingest.gate.markings import is_marking
from ingest.gate.wording import is_part_heading
from ingest.marks import Mark, read_mark
from ingest.wrap import Piece

_SENTENCE = 60  # characters; what a heading stands over is at least this long, or numbered, or a table
_WORDS = 12
_STRONG_WORDS = 22
_SHORT_TITLE = 8
_ANSWER = re.compile(r"^(?:yes|no|n/?a|none|nil|or|and|not applicable|tbc)\.?$", re.I)
_LEAD_IN = re.compile(
    r"\b(?:is|are|was|were|that|asked|recommended|following|below|includes?|which|have|has|will|if|until|please)\b",
    re.I,
)
_NOT_A_HEADING = re.compile(
    r"[£\t]|^[(a-z]|^(?:Signature|SIGNATURE|Signed|Date|Report by|Report of|Reference|Ref)\b|:\s\S|@|https?:"
    r"|\d{1,2}/\d{1,2}/\d{2}|\b(?:PCD|MD|DD|ADD)\s?\d"
    r"|\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} \d{4}|\bmeeting\b.*\d{4}"
)


def is_heading(pieces: Sequence[Piece], at: int, depth: int = 0) -> bool:
    """Whether the piece at an index is a heading, given what follows it."""
    piece = pieces[at]
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    text = piece.text
    if piece.tabular or is_marking(text) or _ANSWER.match(text):
        return False
    if is_part_heading(text) and len(text.split()) <= _STRONG_WORDS and not _LABEL.match(text):
        return True
    if _NAMES_DECISION.match(text):
        return False
    if piece.strong and len(text.split()) <= _STRONG_WORDS and not re.search(r"[a-z]{3}\.$", text):
        return True
    if re.search(r"[.;,!?]$", text) or (_NOT_A_HEADING.search(text) and not text.isupper()):
        return False
    if _RATED.search(text):
        return len(text.split()) <= _STRONG_WORDS
    mark = read_mark(text)
    if mark:
        return _numbered(mark, following)
    return _unnumbered(text, following) or (depth < _STACKED and _titled(text) and _over_heading(pieces, at, depth))


_NAMES_DECISION = re.compile(r"^(?:[A-Za-z’']+ ){0,4}decision\s*[-–—:]\s*(?:PCD|MD|DD|ADD)\s?\d{2,5}$", re.I)
"""The line of a form that gives its number: it stands over no section."""
_STACKED = 2  # headings of falling rank may stand on each other; more in a row are a list


def _titled(text: str) -> bool:
    """Whether all but the small words begin with a capital, as in a title."""
    words = re.findall(r"[A-Za-z][\w’'-]*", text)
    return 2 <= len(words) <= _SHORT_TITLE and all(w[0].isupper() or len(w) < 4 for w in words) and "," not in text


def _over_heading(pieces: Sequence[Piece], at: int, depth: int) -> bool:
    return at + 1 < len(pieces) and pieces[at].gap > 0 and is_heading(pieces, at + 1, depth + 1)


_RATED = re.compile(r"^[A-Z].{3,90}\b(?:Overall|Time) RAG\b")  # a workstream's title carries its rating
_LABEL = re.compile(r"^Part \d Confidentiality:\s*\S", re.I)


def _stands_over(following: Piece | None) -> bool:
    if following is None:
        return False
    if following.text.startswith(("(", "Note", "Overall RAG")) or following.text.endswith((":", ":-")):
        return True
    return len(following.text) >= _SENTENCE or following.tabular or read_mark(following.text) is not None


def _numbered(mark: Mark, following: Piece | None) -> bool:
    words = mark.rest.split()
    if mark.kind in ("bullet", "roman", "code") or len(words) > _WORDS or _ANSWER.match(mark.rest) or following is None:
        return False
    if mark.kind == "letter":
        return mark.label.isupper() and bool(re.match(r"[A-Z]{4,}\b", mark.rest))
    if mark.label.endswith(".0"):
        return True
    after = read_mark(following.text)
    if after is not None and after.kind == "decimal" and after.label.startswith(f"{mark.label}."):
        return True
    if _LEAD_IN.search(mark.rest) and not mark.rest.endswith(":"):
        return False
    if mark.kind == "integer" and mark.rest.endswith(":"):
        return len(words) <= _SHORT_TITLE and not _LEAD_IN.search(mark.rest)
    if mark.kind == "integer":
        return len(following.text) >= _SENTENCE and len(words) <= _SHORT_TITLE
    if after is not None:
        return after.kind == "code" and len(words) <= _SHORT_TITLE
    return len(following.text) >= _SENTENCE and not following.tabular


def _unnumbered(text: str, following: Piece | None) -> bool:
    words = text.split()
    if len(words) > _WORDS or len(text) < 3 or text.count(",") > 1:
        return False
    if text.isupper() and len(words) > 1:
        return True
    if re.match(r"^\d{1,2} [A-Z][a-z]", text):
        return following is not None and len(words) <= 7 and not _LEAD_IN.search(text)
    if text.endswith(":"):
        return len(words) <= _SHORT_TITLE and not _LEAD_IN.search(text)
    return _stands_over(following) and not _LEAD_IN.search(text) and text[0].isupper()
