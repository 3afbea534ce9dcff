"""The options of the `decisions` command and their help."""

import os
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import NoReturn

from ui import asking, commands, keeping
from ui.console import say, user_name
from ui.erase import WAIT

WRONG_USE = 2
_HOST, _PORT = "127.0.0.1", 7860


class _Parser(ArgumentParser):
    """A parser that reports a mistake in one line."""

    def error(self, message: str) -> NoReturn:
        say(f"decisions: {message}; see '{self.prog} --help'")
        raise SystemExit(WRONG_USE)


def make_parser() -> ArgumentParser:
    """The parser of all commands."""
    parser = _Parser(prog="decisions", description="Answers from decision documents, cited.")
    add = parser.add_subparsers(title="commands", required=True, metavar="COMMAND", parser_class=_Parser)
    _add_ingest(add.add_parser("ingest", help="read a folder of documents"))
    _add_ask(add.add_parser("ask", help="answer a question"))
    _add_search(add.add_parser("search", help="find paragraphs"))
    _add_register(add.add_parser("register", help="list the documents and their facts"))
    _add_withheld(add.add_parser("withheld", help="list what is withheld or held, and why"))
    _add_review(add.add_parser("review", help="look at what is withheld, and release or withhold it"))
    _add_withdraw(add.add_parser("withdraw", help="take a published document out of everything"))
    _add_reinstate(add.add_parser("reinstate", help="let a withdrawn document be ingested again"))
    _add_check(add.add_parser("check", help="verify the home, replay withdrawals, repair the index"))
    _add_audit(add.add_parser("audit", help="list what was done, by whom and when"))
    _add_serve(add.add_parser("serve", help="open the chat page"))
    add.add_parser("eval", help="measure the answers (see 'decisions eval --help')")
    add.add_parser("bench", help="measure search and size (see 'decisions bench --help')")
    return parser


def _add_ingest(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="the folder with the documents")
    parser.add_argument("--published", action="store_true", help="declare that the files are published")
    parser.add_argument("--by", type=_words, metavar="NAME", help="who declares it")
    _add_home(parser)
    _add_json(parser)
    parser.set_defaults(run=commands.ingest)


def _add_ask(parser: ArgumentParser) -> None:
    parser.add_argument("question", metavar="QUESTION", nargs="?")
    _add_batch(parser)
    _add_filters(parser)
    parser.set_defaults(run=asking.ask)


def _add_search(parser: ArgumentParser) -> None:
    parser.add_argument("question", metavar="QUERY", nargs="?")
    parser.add_argument("-k", type=_positive, default=10, metavar="N", help="how many (default: 10)")
    context = "with the headings above each and N paragraphs of its section on either side (with --json)"
    parser.add_argument("--context", type=_count, metavar="N", help=context)
    _add_batch(parser)
    _add_filters(parser)
    parser.set_defaults(run=asking.search)


def _add_register(parser: ArgumentParser) -> None:
    _add_home(parser)
    _add_json(parser)
    parser.add_argument("--csv", action="store_true", help="print CSV, a row a document")
    _add_filters(parser)
    parser.set_defaults(run=commands.register)


def _add_withheld(parser: ArgumentParser) -> None:
    _add_home(parser)
    _add_json(parser)
    parser.add_argument("--csv", action="store_true", help="print CSV")
    released = "list the public text that stands beside Part 2 matter instead, with the rule that let it through"
    parser.add_argument("--released", action="store_true", help=released)
    why = "stretch by stretch: what opened it, where, and why nothing cleared it"
    parser.add_argument("--why", action="store_true", help=why)
    parser.set_defaults(run=keeping.withheld)


def _add_review(parser: ArgumentParser) -> None:
    add = parser.add_subparsers(title="what to do", required=True, metavar="WHAT", parser_class=_Parser)
    listing = add.add_parser("list", help="what waits for a decision, by document and reason, and by kind")
    listing.add_argument("--all", action="store_true", help="what rules and persons have decided too")
    _add_home(listing)
    _add_json(listing)
    listing.set_defaults(run=keeping.list_review)
    show = add.add_parser("show", help="the withheld words, read from the source file, for a reviewer")
    told = "a document's id or reference, a held file's fingerprint, or a kind"
    show.add_argument("target", metavar="TARGET", help=told)
    _add_reviewer(show)
    show.set_defaults(run=keeping.show_review)
    for action, run in (("release", keeping.release), ("withhold", keeping.withhold)):
        decide = add.add_parser(action, help=f"{action} a file, a document's groups or paragraphs")
        told = "a document's id or reference, or a held file's fingerprint"
        decide.add_argument("target", metavar="TARGET", nargs="?", help=told)
        decide.add_argument("--kind", metavar="KIND", help="all of this kind instead, what comes later included")
        _add_reviewer(decide)
        _add_why(decide)
        _add_wait(decide)
        decide.set_defaults(run=run)


def _add_reviewer(parser: ArgumentParser) -> None:
    parser.add_argument("--group", type=_positive, metavar="N", help="only this group of 'review list'")
    parser.add_argument("--paragraphs", type=_numbers, metavar="LIST", help="only these ordinals, such as 3-5,9")
    help_by = "who looks or decides; it is kept in the audit"
    parser.add_argument("--by", type=_words, metavar="NAME", required=True, help=help_by)
    _add_home(parser)
    _add_json(parser)


def _add_by(parser: ArgumentParser, what: str) -> None:
    told = f"{what} (default: who runs the command, as the machine knows them)"
    parser.add_argument("--by", type=_words, default=user_name(), metavar="NAME", help=told)


def _add_why(parser: ArgumentParser, required: bool = True) -> None:
    help_why = "the reason, kept in the audit: name no withheld word in it"
    parser.add_argument("--why", type=_words, metavar="REASON", required=required, help=help_why)


def _add_wait(parser: ArgumentParser) -> None:
    help_wait = f"how long to wait for running readers before saying 'pending' (default: {WAIT:.0f})"
    parser.add_argument("--wait", type=_seconds, default=WAIT, metavar="SECONDS", help=help_wait)


def _add_withdraw(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="REFERENCE", nargs="?", help="a reference or a document's id")
    parser.add_argument("--list", action="store_true", help="list what was withdrawn")
    _add_by(parser, "who withdraws it")
    _add_why(parser, required=False)
    _add_wait(parser)
    _add_home(parser)
    _add_json(parser)
    parser.set_defaults(run=keeping.withdraw)


def _add_reinstate(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="REFERENCE", help="a withdrawn reference or document's id")
    _add_by(parser, "who lets it back")
    _add_why(parser)
    _add_home(parser)
    _add_json(parser)
    parser.set_defaults(run=keeping.reinstate)


def _add_check(parser: ArgumentParser) -> None:
    journal = "a copy of another home's withdrawals.jsonl, for a home restored from a backup"
    parser.add_argument("--withdrawals", type=Path, metavar="FILE", help=journal)
    _add_wait(parser)
    _add_home(parser)
    _add_json(parser)
    parser.set_defaults(run=keeping.check)


def _add_audit(parser: ArgumentParser) -> None:
    _add_home(parser)
    _add_json(parser)
    parser.set_defaults(run=keeping.audit)


def _add_serve(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default=_HOST, help=f"the address to answer on (default: {_HOST})")
    parser.add_argument("--port", type=_port, default=_PORT, help=f"the port (default: {_PORT}; 0: any free)")
    _add_home(parser)
    parser.set_defaults(run=commands.serve)


def _add_batch(parser: ArgumentParser) -> None:
    parser.add_argument("--batch", metavar="FILE.jsonl", help="a file of questions, one JSON object a line")
    _add_home(parser)
    _add_json(parser)


def _add_home(parser: ArgumentParser) -> None:
    home = Path(os.environ.get("DECISIONS_HOME") or "data")
    parser.add_argument("--home", type=Path, default=home, metavar="DIR", help="the home folder")


def _add_json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _add_filters(parser: ArgumentParser) -> None:
    filters = parser.add_argument_group("only documents")
    filters.add_argument("--reference", metavar="REF", help="with this reference, such as 'PCD 658'")
    filters.add_argument("--document", metavar="ID", help="with this id")
    filters.add_argument("--body", help="of this body, such as MOPAC")
    filters.add_argument("--type", help="of this type")
    filters.add_argument("--from", dest="start", type=_date, metavar="DATE", help="decided then or later")
    filters.add_argument("--to", dest="end", type=_date, metavar="DATE", help="decided then or earlier")
    filters.add_argument("--supplier", metavar="NAME", help="that name this supplier")
    filters.add_argument("--part2", choices=("yes", "no"), help="that do or do not have a Part 2")


def _words(text: str) -> str:
    if not text.strip():
        raise ArgumentTypeError("nothing is said: expected a name, or a reason, in words")
    return text.strip()


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a date: expected YYYY-MM-DD, such as 2019-11-08") from error


def _port(text: str) -> int:
    if text.isdecimal() and int(text) < 2**16:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is not a port: expected a number from 0 to 65535")


def _positive(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is not a number of paragraphs: expected 1 or more")


def _count(text: str) -> int:
    return int(text) if text == "0" else _positive(text)


def _seconds(text: str) -> float:
    try:
        return max(0.0, float(text))
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a number of seconds: expected 0 or more") from error


def _numbers(text: str) -> frozenset[int]:
    """Ordinals as `3-5,9` gives them."""
    found: set[int] = set()
    for part in text.replace(" ", "").split(","):
        first, _, last = part.partition("-")
        if not (first.isdecimal() and (last or first).isdecimal() and 0 < int(first) <= int(last or first)):
            raise ArgumentTypeError(f"{text!r} is not a list of paragraphs: expected ordinals such as 3-5,9")
        found |= set(range(int(first), int(last or first) + 1))
    return frozenset(found)
