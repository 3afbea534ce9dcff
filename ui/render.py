"""A reply as JSON, as Markdown for the chat, and as plain text for the terminal.

Pure functions. A record's words are data: in Markdown they can never become an image, a link or raw HTML.
"""

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assistant.verify import Answer, Citation, Coverage, Refusal

if TYPE_CHECKING:
    from assistant.answer import Reply
    from ingest.register import Filters

_FILTER_NAMES = {"kind": "type", "start": "from", "end": "to"}
_MARKER = re.compile(r"\[(\d+)\]")
# What makes an image, a link or a link's address in Markdown. One character of each is written as an entity,
# which is shown as itself and never acts; a backslash would not do, for the record may hold one before it.
_ACTIVE = {"&": "&amp;", "<": "&lt;", "![": "&#33;[", "](": "]&#40;", "]:": "]&#58;"}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>])")
# A place where a claim ends: the markers after it, or the end of a line.
_CLAIM_END = re.compile(r"(?:\[\d+\])+[.;,]?(?=\s)|\n+")
_TABLE_RULE = re.compile(r"\|[\s:|-]+\|?\s*(?:\n|$)")


def reply_json(reply: "Reply") -> dict[str, Any]:
    """The reply as `decisions ask --json` prints it."""
    result = reply.result
    value: dict[str, Any] = {
        "id": reply.id,
        "question": reply.question,
        "standalone": reply.standalone,
        "outcome": result.outcome,
        "answer": result.text,
        "claims": [{"text": c.text, "citations": list(c.citations), "kind": c.kind} for c in result.claims],
        "missing": [{"asked": m.asked, "why": m.why, "citations": list(m.citations)} for m in result.missing],
        "coverage": coverage_json(result.coverage),
        "citations": [citation_json(c) for c in result.citations],
        "filters": filters_json(reply.filters),
        "composer": reply.composer,
        "index": reply.index,
        "seconds": round(reply.seconds, 3),
    }
    if isinstance(result, Refusal) and result.choices:
        value["choices"] = [asdict(choice) for choice in result.choices]
    return value


def citation_json(citation: Citation) -> dict[str, Any]:
    """A citation as JSON: everything but the register's own key."""
    return {name: value for name, value in asdict(citation).items() if name != "key"}


def coverage_json(coverage: Coverage) -> dict[str, Any]:
    """What was searched, as JSON; `from` and `to` are years."""
    return {
        "documents": coverage.documents,
        "held": coverage.held,
        "unread": coverage.unread,
        "bodies": list(coverage.bodies),
        "from": coverage.start,
        "to": coverage.end,
    }


def filters_json(filters: "Filters") -> dict[str, str | bool]:
    """The filters that restrict, under the names the command line gives them."""
    return {_FILTER_NAMES.get(name, name): value for name, value in filters.given().items()}


def citation_label(citation: Citation) -> str:
    """The exact place in one line; what a document does not have is left out.

    >>> place = ("Report", 1, "5. Commercial issues", "5.1", 31, 3, "…", "a.txt")
    >>> citation_label(Citation(1, "a#31", "a", "PCD 658", "Cloud", "MOPAC", "2019-11-08", *place))
    'PCD 658 · Report · Part 1 · 5. Commercial issues · para 5.1 · p. 3'
    """
    places = (
        citation.reference or citation.title,
        citation.attachment,
        None if citation.part is None else f"Part {citation.part}",
        citation.section and citation.section.rstrip(" :"),
        None if citation.paragraph is None else f"para {citation.paragraph}",
        None if citation.page is None else f"p. {citation.page}" + (" (OCR)" if citation.ocr else ""),
    )
    return " · ".join(place for place in places if place)


def coverage_line(coverage: Coverage) -> str:
    """What was searched, in one line.

    >>> coverage_line(Coverage(5, 1, ("MOPAC", "Norfolk PCC"), 2018, 2025))
    '5 documents · MOPAC, Norfolk PCC · 2018 to 2025 · 1 file held for review and not searched'
    """
    if coverage.start is None or coverage.start == coverage.end:
        years = str(coverage.start or "")
    else:
        years = f"{coverage.start} to {coverage.end}"
    held = f"{count(coverage.held, 'file')} held for review and not searched" if coverage.held else ""
    unread = f"{count(coverage.unread, 'file')} could not be read" if coverage.unread else ""
    parts = (count(coverage.documents, "document"), ", ".join(coverage.bodies), years, held, unread)
    return " · ".join(part for part in parts if part)


def count(number: int, noun: str) -> str:
    """A number and its noun.

    >>> count(1, "file"), count(2, "file")
    ('1 file', '2 files')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def shown_text(result: Answer | Refusal) -> str:
    """The answer with its notes, those that its text does not hold already at the end."""
    notes = (note for note in result.notes if note not in result.text)
    return "\n\n".join((result.text, *notes))


def reply_text(reply: "Reply") -> str:
    """The reply for a terminal: the answer, then each citation with its place and its quoted words."""
    lines = [shown_text(reply.result), ""]
    if isinstance(reply.result, Refusal):
        lines += [f"  - {c.label} (--document {c.document})" for c in reply.result.choices]
    for c in reply.result.citations:
        lines += [f"[{c.n}] {citation_label(c)}", f"    “{c.quote}”", f"    {c.source}"]
    if isinstance(reply.result, Answer):  # a refusal says itself what was searched
        lines += ["", f"Searched: {coverage_line(reply.result.coverage)}"]
    return "\n".join(lines)


def reply_steps(reply: "Reply", exchange: int) -> tuple[str, ...]:
    """The finished reply as Markdown for the chat, revealed claim by claim; the last step is all of it.

    A marker [1] becomes a link to `#cite-<exchange>-1`, which the page opens in its source panel.
    """
    known = {citation.n for citation in reply.result.citations}

    def link(marker: re.Match[str]) -> str:
        n = int(marker[1])
        return rf"[\[{n}\]](#cite-{exchange}-{n})" if n in known else marker[0]

    return tuple(_MARKER.sub(link, safe_markdown(step)) for step in reveal(shown_text(reply.result)))


def safe_markdown(text: str) -> str:
    """Markdown with its tables and emphasis, but no raw HTML, no images and no links.

    >>> safe_markdown("**£2m** <script> ![x](http://a.example/b.png)")
    '**£2m** &lt;script> &#33;[x]&#40;http://a.example/b.png)'
    """
    for active, inert in _ACTIVE.items():
        text = text.replace(active, inert)
    return text


def plain_markdown(text: str) -> str:
    r"""Markdown that shows exactly the characters of `text`.

    >>> plain_markdown("*a* <b>")
    '\\*a\\* &lt;b\\>'
    """
    return _MARKDOWN.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))


def reveal(text: str) -> tuple[str, ...]:
    """The growing beginnings of a text, a claim or a table row longer each time; the last is all of it.

    >>> reveal("One [1]. Two [2].")
    ('One [1].', 'One [1]. Two [2].')
    """
    ends = [m.end() for m in _CLAIM_END.finditer(text) if _may_end(text, m.end())]
    beginnings = (text[:end].rstrip("\n") for end in ends if text[end:].strip())
    return (*dict.fromkeys(beginnings), text)


def _may_end(text: str, end: int) -> bool:
    """Whether a text cut here still reads: not inside a table row, nor between its head and its rule."""
    line = text.rfind("\n", 0, end - 1) + 1
    return not text.startswith("|", line) or (text[end - 1] == "\n" and not _TABLE_RULE.match(text, end))
