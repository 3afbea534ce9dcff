"""What `make run` does: documents in, index built, chat opened, each step said in plain words.

Somebody's own folder is taken as declared published by the person who runs it; the samples are fictional.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from evals import SAMPLES, SAMPLES_BY
from index.quiet import silence
from ingest.register import HomeError, open_register
from ingest.renew import renew_facts
from ingest.review import name_held
from ingest.storage import tell_refusal
from ingest.sync import FolderError
from ui.cli import main as decisions
from ui.cli import refuse_odd_words
from ui.console import WrongUse, say, user_name

_ROOM = "sample decisions make room for real ones"


def main(argv: Sequence[str] | None = None) -> int:
    """Prepare the home and serve the chat; the exit code of the first step that fails."""
    silence()
    args = _parser().parse_args(argv)
    try:
        refuse_odd_words([args.docs, str(args.home)])
        _drop_samples(args)
        return _start(args)
    except (HomeError, FolderError, WrongUse) as error:
        say(f"make run: {error}")
        return 2
    except OSError as error:
        say(f"make run: {tell_refusal(error)}")
        return 2


def _start(args: Namespace) -> int:
    folder = Path(args.docs) if args.docs else SAMPLES
    by = user_name() if args.docs else SAMPLES_BY
    if not args.docs:
        say("No DOCS given: showing the sample decisions, which are fictional. For your own: make run DOCS=folder")
    code = decisions(["ingest", str(folder), "--published", "--by", by, "--home", str(args.home)])
    if code == 2:
        return code
    if code:
        say("Some files failed, as listed above; the others are in.")
    if args.docs:
        _tell_held(args.home, folder)
    return decisions(["serve", "--home", str(args.home), "--host", args.host, "--port", str(args.port)])


def _tell_held(home: Path, folder: Path) -> None:
    """Name the held files to the person who owns the folder. A name may say what its file withholds: it is written on
    a terminal, and nowhere where it would be kept."""
    with closing(open_register(home)) as register:
        held = name_held(register, folder)
    if held and not sys.stderr.isatty():
        say("Held files are named on a terminal alone; 'decisions review list' has their fingerprints.")
    elif held:
        say("Held, by name, for you alone; 'decisions review show FINGERPRINT --by NAME' shows the words:")
        for name, file in held:
            say(f"  {name} ({file.fingerprint[:12]}): {'; '.join(file.reasons)}")


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="make run")
    parser.add_argument("--docs", default="")
    parser.add_argument("--home", type=Path, default=Path("data"))
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=7860)
    return parser


def _drop_samples(args: Namespace) -> None:
    """Fictional decisions never stand beside real ones: they leave the home when a folder of one's own comes."""
    if not args.docs or not (args.home / "register.db").exists():
        return
    renew_facts(args.home, user_name())
    register = open_register(args.home)
    try:
        for document, (text, *others) in register.all_files().items():
            if text.folder == str(SAMPLES.resolve()):
                register.forget(document, user_name(), _ROOM)
            else:
                for file in (f for f in others if f.folder == str(SAMPLES.resolve())):
                    register.drop_file(document, file, user_name(), _ROOM)
        for held in register.held():
            if held.folder == str(SAMPLES.resolve()):
                register.forget_held(held.fingerprint, user_name(), _ROOM)
    finally:
        register.close()


if __name__ == "__main__":
    sys.exit(main())
