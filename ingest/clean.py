"""One line of a document at a time: extraction marks taken off, page furniture recognised.

Furniture is recorded with its reason, never silently dropped: every source line ends in a paragraph or in that list.
"""

import re
from dataclasses import dataclass

from ingest.gate import vocabulary as v
from ingest.gate.lines import opens_exempt
from ingest.gate.spelling import close_up


@dataclass(frozen=True, slots=True)
class Furniture:
    """A source line that is not text of the document: its number, and why it was left out."""

    n: int
    reason: str


@dataclass(frozen=True, slots=True)
class Clean:
    """A line without extraction marks. `strong` says that the file marked it as a heading or wholly bold."""

    text: str
    strong: bool


_SPACES = re.compile(r" +")
_ODD_SPACE = re.compile(r"[\u00a0\u2000-\u200a\u202f\u3000]")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ESCAPED = re.compile(r"\\(?=[*_#.&\-])")
_FLAG = v.phrase("a flag in a source's marks", re.I)
_TAG = re.compile(r"</?(?!https?:)[A-Za-z][^<>]*>")
_LINK = re.compile(r"\[([^\]]+)\]\((\S+?)\)")
_BOLD = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_ITALIC = re.compile(r"(?<![\w*])[*_](?=\S)([^*_]+?)(?<=\S)[*_](?![\w*])")
_HASHES = re.compile(r"^\s*#{1,6}\s+")
_WHOLLY_BOLD = re.compile(r"^\s*(?:\*\*|__)[^*]+(?:\*\*|__)[\s:]*$")


def clean_line(raw: str) -> Clean:
    """Take Markdown and HTML marks off a line; the words stay as printed.

    >>> clean_line("#### **5. Commercial issues**")
    Clean(text='5. Commercial issues', strong=True)
    """
    strong = bool(_HASHES.match(raw) or _WHOLLY_BOLD.match(raw))
    text = _ESCAPED.sub("", _UNSEEN.sub("", _HASHES.sub("", raw)))
    text = _LINK.sub(_show_link, _TAG.sub("", _FLAG.sub(" isrestricted: ", text)))
    text = _ITALIC.sub(r"\1", _BOLD.sub("", text))
    return Clean(_SPACES.sub(" ", close_up(_ODD_SPACE.sub(" ", text))).strip(" "), strong)


def _show_link(match: re.Match[str]) -> str:
    words, address = match.groups()
    return words if words.strip("<>") == address else f"{words} ({address})"


def clean_print(text: str) -> Clean:
    """A line of a format without marks of its own: only its spaces, and characters that cannot be seen, are put right.

    >>> clean_print("a_b_c  **")
    Clean(text='a_b_c **', strong=False)
    """
    return Clean(_SPACES.sub(" ", close_up(_ODD_SPACE.sub(" ", _UNSEEN.sub("", text)))).strip(" "), False)


_IMAGE = re.compile(r"^\s*!\[[^\]]*\]\([^)]*\)\s*$")
_ORNAMENT = re.compile(r"^(?:\\[A-Za-z]+|[^\w£$€✓✔☑☒☐])+$")
_RULE = re.compile(r"^[\s|:+=_-]*[-=_]{3,}[\s|:+=_-]*$")
_PAGE_NUMBER = re.compile(
    r"^(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?$|^[-–]\s*\d{1,3}\s*[-–]$|^page\s+\d+\b.{0,12}$", re.I
)
PAGE_MARKING = re.compile(r"^(?:OFFICIAL(?:\s*[-–—:]\s*PUBLIC)?|NOT PROTECTIVELY MARKED|UNCLASSIFIED)\.?$", re.I)
"""A running header that restricts nothing. It is a fact about the page and never closes an exempt section."""


SAYS_PUBLIC = re.compile(r"^(?:OFFICIAL\s*[-–—:]\s*PUBLIC|NOT PROTECTIVELY MARKED|UNCLASSIFIED)\.?$", re.I)
"""A marking by which a page is meant for everybody; plain OFFICIAL says nothing of publication."""


def furniture_reason(raw: str, text: str) -> str | None:
    """Why a line is page furniture, or None when it is text. `text` is the cleaned line; a restriction is text."""
    if opens_exempt(text):
        return None
    if _IMAGE.match(raw):
        return "image"
    if _RULE.match(raw):
        return "rule"
    if not text or _ORNAMENT.match(text):
        return "ornament"
    if PAGE_MARKING.match(text):
        return "page marking"
    if _PAGE_NUMBER.match(text):
        return "page number"
    return None
