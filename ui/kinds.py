"""What is unclear by kind, as JSON and lines. Withheld words stand in `shown_*` alone, for reviewers."""

from collections.abc import Iterator, Sequence
from typing import Any

from ingest.by_kind import Kind, ShownOf
from ui.render import count
from ui.reviewing import shown_json, shown_text


def kinds_json(kinds: Sequence[Kind]) -> list[dict[str, Any]]:
    """Each kind with its key, what waits of it and what is public of it, and the last decision on it."""
    return [
        {
            "kind": k.kind,
            "body": k.body,
            "rule": k.rule,
            "paragraphs": k.paragraphs,
            "documents": {d: list(ordinals) for d, ordinals in k.waiting.items()},
            "public": {d: list(ordinals) for d, ordinals in k.public.items()},
            "decided": k.decided,
            "lapsed": k.lapsed,
        }
        for k in kinds
    ]


def kinds_text(kinds: Sequence[Kind], every: bool) -> str:
    """The same for a terminal: kinds of which something waits, or `every` one; empty where there is none."""
    lines = [line for k in kinds if every or k.waiting for line in _kind_lines(k)]
    if any(k.waiting for k in kinds):
        lines.append(
            "Look at a whole kind with 'decisions review show KIND --by NAME', then release it with --kind KIND."
        )
    return "\n".join(lines)


def _kind_lines(k: Kind) -> Iterator[str]:
    of = count(len(k.waiting), "document")
    public = f"; {count(sum(map(len, k.public.values())), 'paragraph')} public" if k.public else ""
    yield f"Kind {k.kind} ({k.body or 'no body known'}): {count(k.paragraphs, 'paragraph')} of {of} waiting{public}"
    yield f"    {k.rule}"
    if k.decided:
        yield f"    {k.decided}{', under other gate rules: to be looked at again' if k.lapsed else ''}"


def shown_kind_json(kind: str, shown: Sequence[ShownOf]) -> dict[str, Any]:
    """Withheld words of a kind for a reviewer, document by document."""
    rows = [{**shown_json(s.document, s.paragraphs), "reference": s.reference} for s in shown]
    return {"kind": kind, "documents": rows}


def shown_kind_text(shown: Sequence[ShownOf]) -> str:
    """The same on a terminal."""
    heads = (f"{s.reference} ({s.document})" if s.reference else s.document for s in shown)
    return "\n\n".join(f"== {head}\n{shown_text(s.paragraphs)}" for head, s in zip(heads, shown, strict=True))
