"""The `decisions` command: its options, and the one line it prints when it cannot do what was asked."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from index.quiet import silence
from ingest.register import HomeError
from ingest.sync import FolderError
from ui import commands
from ui.console import WrongUse, say

_WRONG_USE = 2
_INTERRUPTED = 130
_HOST, _PORT = "127.0.0.1", 7860


class _Parser(ArgumentParser):
    """A parser that reports a mistake in one line."""

    def error(self, message: str) -> NoReturn:
        say(f"decisions: {message}; see '{self.prog} --help'")
        raise SystemExit(_WRONG_USE)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 where some files or a gate failed, 2 for wrong use."""
    silence()
    given = list(sys.argv[1:] if argv is None else argv)
    try:
        if given[:1] == ["eval"]:
            return commands.evaluate(given[1:])
        args = make_parser().parse_args(given)
        run: Callable[[Namespace], int] = args.run
        return run(args)
    except (WrongUse, HomeError, FolderError) as error:
        say(f"decisions: {error}")
        return _WRONG_USE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def make_parser() -> ArgumentParser:
    """The parser of all commands."""
    parser = _Parser(prog="decisions", description="Answers from decision documents, cited.")
    add = parser.add_subparsers(title="commands", required=True, metavar="COMMAND", parser_class=_Parser)
    _add_ingest(add.add_parser("ingest", help="read a folder of documents"))
    _add_ask(add.add_parser("ask", help="answer a question"))
    _add_search(add.add_parser("search", help="find paragraphs"))
    _add_register(add.add_parser("register", help="list the documents and their facts"))
    _add_withheld(add.add_parser("withheld", help="list what is withheld or held, and why"))
    _add_serve(add.add_parser("serve", help="open the chat page"))
    add.add_parser("eval", help="measure the answers (see 'decisions eval --help')")
    return parser


def _add_ingest(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="the folder with the documents")
    parser.add_argument("--published", action="store_true", help="declare that the files are published")
    parser.add_argument("--by", metavar="NAME", help="who declares it")
    _add_home(parser)
    _add_json(parser)
    parser.set_defaults(run=commands.ingest)


def _add_ask(parser: ArgumentParser) -> None:
    parser.add_argument("question", metavar="QUESTION", nargs="?")
    _add_batch(parser)
    _add_filters(parser)
    parser.set_defaults(run=commands.ask)


def _add_search(parser: ArgumentParser) -> None:
    parser.add_argument("question", metavar="QUERY", nargs="?")
    parser.add_argument("-k", type=_positive, default=10, metavar="N", help="how many (default: 10)")
    _add_batch(parser)
    _add_filters(parser)
    parser.set_defaults(run=commands.search)


def _add_register(parser: ArgumentParser) -> None:
    _add_home(parser)
    _add_json(parser)
    _add_filters(parser)
    parser.set_defaults(run=commands.register)


def _add_withheld(parser: ArgumentParser) -> None:
    _add_home(parser)
    _add_json(parser)
    parser.add_argument("--csv", action="store_true", help="print CSV")
    parser.set_defaults(run=commands.withheld)


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


if __name__ == "__main__":
    sys.exit(main())
