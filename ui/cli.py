"""The `decisions` command: runs what was asked, and prints one line when it cannot be done."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from index.quiet import silence
from ingest.naming import is_text, printable
from ingest.register import HomeError
from ingest.sources import SourcesError
from ingest.storage import tell_refusal
from ingest.sync import FolderError
from ui import commands
from ui.console import WrongUse, say
from ui.options import WRONG_USE, make_parser

_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 where some files or a gate failed, 2 for wrong use."""
    silence()
    given = list(sys.argv[1:] if argv is None else argv)
    try:
        refuse_odd_words(given)
        if given[:1] in (["eval"], ["bench"]):
            evals = commands.evaluate if given[0] == "eval" else commands.bench
            return evals(given[1:])
        args = make_parser().parse_args(given)
        run: Callable[[Namespace], int] = args.run
        return run(args)
    except (WrongUse, HomeError, FolderError, SourcesError) as error:
        say(f"decisions: {error}")
        return WRONG_USE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        say(f"decisions: {tell_refusal(error)}")
        return WRONG_USE


def refuse_odd_words(given: Sequence[str]) -> None:
    """Refuse words of a command that are not UTF-8: they could be neither stored nor printed. Raises WrongUse."""
    home = os.environ.get("DECISIONS_HOME", "")
    for what, word in (*(("the argument", word) for word in given), ("DECISIONS_HOME", home)):
        if not is_text(word):
            raise WrongUse(f"{what} '{printable(word)}' is not UTF-8: type it again, or rename what it names")


if __name__ == "__main__":
    sys.exit(main())
