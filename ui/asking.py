"""What `decisions ask` and `decisions search` do: one question, or a file of them, on an open home.

The rooms that load a model are imported when they are needed, so that other commands answer at once.
"""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.register import Filters, Register
from ui.batch import Line, Unreadable, read_batch
from ui.console import WrongUse, say_replayed, show, show_json

if TYPE_CHECKING:
    from assistant.answer import Assistant
    from index.search import Hit
    from ingest.gate.gate import PublicParagraph


@contextmanager
def opened_assistant(home: Path) -> Iterator["Assistant"]:
    """An assistant on a home, closed afterwards. Raises WrongUse where its model cannot be used."""
    from assistant.answer import open_assistant
    from index.vectors import ModelError

    try:
        assistant = open_assistant(home)
    except ModelError as error:
        raise WrongUse(str(error)) from error
    say_replayed(assistant.register)
    try:
        yield assistant
    finally:
        assistant.close()


def ask(args: Namespace) -> int:
    """Answer one question, or a file of them. 0 whatever the outcome of a question."""
    from ui.render import reply_json, reply_text

    lines = _questions(args)
    with opened_assistant(args.home) as assistant:
        if lines is not None:
            return _ask_all(assistant, lines, read_filters(args))
        reply = assistant.ask(args.question, (), read_filters(args))
    if args.json:
        show_json(reply_json(reply))
    else:
        show(reply_text(reply))
    return 0


def _ask_all(assistant: "Assistant", lines: Iterator[Line | Unreadable], filters: Filters) -> int:
    from assistant.answer import Turn
    from ui.render import reply_json

    for line in lines:
        if isinstance(line, Unreadable):
            show_json({"id": line.id, "error": line.error})
            continue
        history = tuple(Turn(m.role, m.text) for m in line.history)
        reply = assistant.ask(line.question, history, filters)
        show_json(reply_json(replace(reply, id=reply.id if line.id is None else line.id)))
    return 0


def search(args: Namespace) -> int:
    """Show the paragraphs nearest to one query, or to each of a file of them."""
    lines = _questions(args)
    with opened_assistant(args.home) as assistant:
        if lines is not None:
            return _search_all(assistant, lines, args.k, read_filters(args), args.context)
        found = _search_json(assistant, args.question, args.k, read_filters(args), args.context)
    if args.json:
        show_json(found)
    else:
        show("\n".join(_hit_lines(found)) or "Nothing found.")
    return 0


def _search_all(
    assistant: "Assistant", lines: Iterator[Line | Unreadable], k: int, filters: Filters, context: int | None
) -> int:
    for line in lines:
        if isinstance(line, Unreadable):
            show_json({"id": line.id, "error": line.error})
        else:
            earlier = tuple(m.text for m in line.history if m.role == "user")
            show_json({"id": line.id, **_search_json(assistant, line.question, k, filters, context, earlier)})
    return 0


def _questions(args: Namespace) -> Iterator[Line | Unreadable] | None:
    """The lines of the batch file, or None for a question given on the command line."""
    if (args.batch is None) == (args.question is None):
        raise WrongUse("give one question in quotes, or --batch FILE.jsonl with one a line")
    return None if args.batch is None else read_batch(Path(args.batch))


def _search_json(
    assistant: "Assistant",
    query: str,
    k: int,
    filters: Filters,
    context: int | None = None,
    earlier: tuple[str, ...] = (),
) -> dict[str, Any]:
    hits = assistant.search(query, k, filters, earlier)
    return {"query": query, "hits": [_hit_json(assistant.register, n, hit, context) for n, hit in enumerate(hits, 1)]}


def _hit_json(register: Register, rank: int, hit: "Hit", context: int | None) -> dict[str, Any]:
    at = hit.chunk.at
    around = {} if context is None else _context_json(register, hit, context)
    return {
        "rank": rank,
        "score": round(float(hit.score), 6),
        "document": at.document,
        "reference": hit.chunk.reference,
        "attachment": at.attachment,
        "part": at.part,
        "section": at.section,
        "paragraph": at.paragraph,
        "ordinal": at.ordinal,
        "page": at.page,
        "last_page": at.last_page,
        "source": register.source(at.document),
        "text": hit.chunk.text,
        "found_by": list(hit.found_by),
        **around,
    }


def _context_json(register: Register, hit: "Hit", many: int) -> dict[str, Any]:
    """The headings above a hit, and up to so many paragraphs of its section on either side."""
    at = hit.chunk.at
    same = [
        p
        for p in register.document(at.document).paragraphs
        if (p.at.section, p.at.attachment) == (at.section, at.attachment)
    ]
    before = [p for p in same if p.at.ordinal < at.ordinal][-many:] if many else []
    after = [p for p in same if p.at.ordinal > at.ordinal][:many]
    return {
        "parents": list(hit.chunk.heading),
        "before": [_paragraph_json(p) for p in before],
        "after": [_paragraph_json(p) for p in after],
    }


def _paragraph_json(p: "PublicParagraph") -> dict[str, Any]:
    return {"ordinal": p.at.ordinal, "paragraph": p.at.paragraph, "page": p.at.page, "text": p.text}


def _hit_lines(found: dict[str, Any]) -> Iterator[str]:
    for hit in found["hits"]:
        name = hit["reference"] or hit["document"]
        place = [name, hit["attachment"], hit["section"], hit["paragraph"] and f"para {hit['paragraph']}"]
        yield f"{hit['rank']}. {' · '.join(p for p in place if p)} ({', '.join(hit['found_by'])})"
        yield f"   {hit['text']}"


def read_filters(args: Namespace) -> Filters:
    """The filters given on the command line."""
    part2 = None if args.part2 is None else args.part2 == "yes"
    place = (args.reference, args.document, args.body, args.type)
    return Filters(*place, start=args.start, end=args.end, supplier=args.supplier, part2=part2)
