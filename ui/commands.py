"""What each command does: open the home, call the room that does the work, show the result.

Rooms that load a model are imported inside the command that needs them, so that the others answer at once.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.register import Filters, Register, open_register
from ingest.sync import SyncReport, list_files, sync
from ui import listings
from ui.batch import Line, Unreadable, read_batch
from ui.console import WrongUse, progress, say, show, show_json, show_table
from ui.render import count

if TYPE_CHECKING:
    from assistant.answer import Assistant
    from index.search import Hit

_EVALS_PACKAGES = frozenset({"langchain_community", "matplotlib", "ragas", "rapidfuzz"})


def ingest(args: Namespace) -> int:
    """Bring the home up to date with a folder: the register, then the index. 1 when some file failed."""
    if args.published != bool(args.by):
        raise WrongUse("--published and --by NAME go together: the name is who declares the files published")
    folder = Path(args.folder)
    list_files(folder)  # refuses a folder without files before a home is made for it
    _say_what_counts_as_public(args)
    register = open_register(args.home, create=True)
    try:
        report = _read_and_index(folder, register, args)
    finally:
        register.close()
    if args.json:
        show_json(listings.ingest_json(report))
    else:
        show(listings.ingest_text(report))
    return 1 if any(d.status == "failed" for d in report.documents) else 0


def _say_what_counts_as_public(args: Namespace) -> None:
    if args.published:
        say(f"{args.by} declares these files published: text that nothing marks counts as public.")
    else:
        say(
            "Files that nothing marks as public are held for review. If they come from a publication scheme, "
            f"say who declares it: decisions ingest {args.folder} --published --by NAME"
        )


def _read_and_index(folder: Path, register: Register, args: Namespace) -> SyncReport:
    with progress("Reading documents") as report_progress:
        report = sync(folder, register, args.by, report_progress)
    from index.build import BuildError, build
    from index.vectors import ModelError

    try:
        with progress("Building the index") as report_progress:
            build(args.home, register, report_progress)
    except (BuildError, ModelError) as error:
        raise WrongUse(f"the index was not built, the one before it stays in use: {error}") from error
    return report


def _open(home: Path) -> "Assistant":
    from assistant.answer import open_assistant
    from index.vectors import ModelError

    try:
        return open_assistant(home)
    except ModelError as error:
        raise WrongUse(str(error)) from error


def ask(args: Namespace) -> int:
    """Answer one question, or a file of them. 0 whatever the outcome of a question."""
    from assistant.answer import Turn
    from ui.render import reply_json, reply_text

    lines = _questions(args)
    assistant, filters = _open(args.home), read_filters(args)
    if lines is None:
        reply = assistant.ask(args.question, (), filters)
        if args.json:
            show_json(reply_json(reply))
        else:
            show(reply_text(reply))
        return 0
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
    assistant, filters = _open(args.home), read_filters(args)
    if lines is None:
        found = _search_json(assistant, args.question, args.k, filters)
        if args.json:
            show_json(found)
        else:
            show("\n".join(_hit_lines(found)) or "Nothing found.")
        return 0
    for line in lines:
        if isinstance(line, Unreadable):
            show_json({"id": line.id, "error": line.error})
        else:
            show_json({"id": line.id, **_search_json(assistant, line.question, args.k, filters)})
    return 0


def _questions(args: Namespace) -> Iterator[Line | Unreadable] | None:
    """The lines of the batch file, or None for a question given on the command line."""
    if (args.batch is None) == (args.question is None):
        raise WrongUse("give one question in quotes, or --batch FILE.jsonl with one a line")
    return None if args.batch is None else read_batch(Path(args.batch))


def _search_json(assistant: "Assistant", query: str, k: int, filters: Filters) -> dict[str, Any]:
    hits = assistant.search(query, k, filters)
    return {"query": query, "hits": [_hit_json(assistant.register, n, hit) for n, hit in enumerate(hits, 1)]}


def _hit_json(register: Register, rank: int, hit: "Hit") -> dict[str, Any]:
    at = hit.chunk.at
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
        "source": register.document(at.document).source,
        "text": hit.chunk.text,
        "found_by": list(hit.found_by),
    }


def _hit_lines(found: dict[str, Any]) -> Iterator[str]:
    for hit in found["hits"]:
        name = hit["reference"] or hit["document"]
        place = [name, hit["attachment"], hit["section"], hit["paragraph"] and f"para {hit['paragraph']}"]
        yield f"{hit['rank']}. {' · '.join(p for p in place if p)} ({', '.join(hit['found_by'])})"
        yield f"   {hit['text']}"


def register(args: Namespace) -> int:
    """List the documents and what is known of each."""
    opened = open_register(args.home)
    matching = sorted(opened.matching(read_filters(args)))
    cards = [listings.register_json(opened.document(d), opened.facts(d)) for d in matching]
    if args.json:
        show_json({"documents": cards})
    else:
        show_table(listings.REGISTER_HEADS, tuple(listings.register_row(card) for card in cards))
        say(f"{count(len(cards), 'document')}.")
    return 0


def withheld(args: Namespace) -> int:
    """List what is withheld and held, and why; never a word of it."""
    opened = open_register(args.home)
    documents = ((opened.document(d), opened.facts(d)) for d in opened.ids())
    listing = listings.withheld_json(documents, (held for held, _folder in opened.held()))
    if args.json:
        show_json(listing)
    elif args.csv:
        show(listings.withheld_csv(listing))
    else:
        show(listings.withheld_text(listing))
    return 0


def serve(args: Namespace) -> int:
    """Open the chat page and keep it open until it is stopped."""
    from ui import server

    with server.listening(args.host, args.port) as listener:
        from ui.web import page_app

        say("Opening the documents …")
        app = page_app(_open(args.home))
        server.run(app, listener, lambda address: show(f"ready {address}"))
    return 0


def evaluate(argv: list[str]) -> int:
    """Run `decisions eval`, whose options belong to the evaluations. 2 when their packages are missing."""
    try:
        command = import_module("evals.command")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EVALS_PACKAGES:
            raise
        raise WrongUse(f"the evaluations need the package {error.name!r}: pip install '.[evals]'") from error
    parser = ArgumentParser(prog="decisions eval")
    command.add_arguments(parser)
    return int(command.run(parser.parse_args(argv)))


def read_filters(args: Namespace) -> Filters:
    """The filters given on the command line."""
    part2 = None if args.part2 is None else args.part2 == "yes"
    place = (args.reference, args.document, args.body, args.type)
    return Filters(*place, start=args.start, end=args.end, supplier=args.supplier, part2=part2)
