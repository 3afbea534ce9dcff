"""What each command does: open the home, call the room that does the work, show the result.

Rooms that load a model are imported inside the command that needs them, so that the others answer at once.
"""

from argparse import ArgumentParser, Namespace
from contextlib import closing
from importlib import import_module
from pathlib import Path

from ingest.outcomes import SyncReport
from ingest.register import Register, open_register
from ingest.renew import renew_facts
from ingest.sync import list_files, sync
from ingest.withdraw import WithdrawalError, replay
from ui import listings, registered
from ui.asking import opened_assistant, read_filters
from ui.console import WrongUse, file_progress, progress, say, say_replayed, show, show_csv, show_json, show_table
from ui.erase import erase
from ui.follow import following
from ui.render import count

_EVALS_PACKAGES = frozenset({"langchain_community", "matplotlib", "ragas", "rapidfuzz"})


def ingest(args: Namespace) -> int:
    """Bring the home up to date with a folder: the register, then the index. 1 when some file failed."""
    if args.published != bool(args.by):
        raise WrongUse("--published and --by NAME go together: the name is who declares the files published")
    folder = Path(args.folder)
    list_files(folder)  # refuses a folder without files before a home is made for it
    _say_what_counts_as_public(args)
    _renew_facts(args.home, args.by)
    register = open_register(args.home, create=True)
    try:
        report = _read_and_index(folder, register, args)
    except WithdrawalError as error:
        raise WrongUse(str(error)) from error
    finally:
        register.close()
    if args.json:
        show_json(listings.ingest_json(report))
    else:
        show(listings.ingest_text(report))
    return 1 if any(d.status == "failed" for d in report.documents) else 0


def _renew_facts(home: Path, by: str | None) -> None:
    """Read the facts of a home again where this version reads them by other rules."""
    renewed = renew_facts(home, by or "ingest")
    if renewed:
        say(f"This version reads facts by other rules: those of {count(renewed, 'document')} were read again.")


def _say_what_counts_as_public(args: Namespace) -> None:
    if args.published:
        say(f"{args.by} declares these files published: text that nothing marks counts as public.")
    else:
        say(
            "Files that nothing marks as public are held for review. If they come from a publication scheme, "
            f"say who declares it: decisions ingest {args.folder} --published --by NAME"
        )


def _read_and_index(folder: Path, register: Register, args: Namespace) -> SyncReport:
    gone = [t.document for t in (*register.replayed, *replay(register))]
    known, before = set(register.ids()), register.revision
    with file_progress("Reading documents") as report_files:
        report = sync(folder, register, args.by, report_files)
    from index.build import BuildError
    from index.vectors import ModelError

    changed = [d.document for d in report.documents if d.document in known and d.status != "unchanged"]
    try:
        with progress("Building the index") as report_progress:
            keys = [*gone, *(d for d in changed if d)]
            erasure = erase(args.home, register, keys, wait=0, progress=report_progress)
    except (BuildError, ModelError) as error:
        raise WrongUse(f"the index was not built, the one before it stays in use: {error}") from error
    if changed and not erasure.done and register.revision != before:
        say(f"Erasing what was replaced is {erasure}.")
    return report


def register(args: Namespace) -> int:
    """List the decisions and what is known of each."""
    filters = read_filters(args)
    with closing(open_register(args.home)) as opened:
        say_replayed(opened)
        found = list(registered.list_decisions(opened, filters))
    cards = [registered.register_json(listed) for listed in found]
    if args.json:
        show_json({"documents": cards})
    elif args.csv:
        show_csv(registered.register_csv(found))
    elif cards:
        show_table(registered.REGISTER_HEADS, tuple(registered.register_row(card) for card in cards))
        say(f"{count(len(cards), 'document')}.")
    if not cards:
        say(registered.nothing_matches(filters))
    return 0


def serve(args: Namespace) -> int:
    """Open the chat page and keep it open until it is stopped."""
    from ui import server

    with server.listening(args.host, args.port) as listener:
        from ui.web import page_app

        say("Opening the documents …")
        with opened_assistant(args.home) as assistant, following(assistant.follow):
            assistant.coverage()  # what it must read of every document, it reads before the first question
            server.run(page_app(assistant), listener, lambda address: show(f"ready {address}"))
    return 0


def evaluate(argv: list[str]) -> int:
    """Run `decisions eval`, whose options belong to the evaluations. 2 when their packages are missing."""
    return _run_evals("evals.command", "decisions eval", argv)


def bench(argv: list[str]) -> int:
    """Run `decisions bench`, whose options belong to the evaluations too. 2 when their packages are missing."""
    return _run_evals("evals.bench.command", "decisions bench", argv)


def _run_evals(module: str, prog: str, argv: list[str]) -> int:
    try:
        command = import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EVALS_PACKAGES:
            raise
        raise WrongUse(f"the evaluations need the package {error.name!r}: pip install '.[evals]'") from error
    parser = ArgumentParser(prog=prog)
    command.add_arguments(parser)
    return int(command.run(parser.parse_args(argv)))
