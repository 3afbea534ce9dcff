"""A temporary home built from a folder of documents, as a person would build one, and its log."""

import io
import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.runs import Bars
from index.build import build
from ingest.register import HomeError, open_register
from ingest.sync import sync


@dataclass(frozen=True, slots=True)
class BuiltHome:
    """A built home and the buffer that everything logged while it is open goes to."""

    folder: Path
    log: io.StringIO


@contextmanager
def temporary_home(documents: Path, by: str, start: Bars) -> Iterator[BuiltHome]:
    """Ingest a folder, declared published, build the index, and take it all away afterwards.

    Raises FolderError for a folder that cannot be ingested, HomeError where some file in it failed.
    """
    with TemporaryDirectory(prefix="decisions-eval-") as folder, _log() as log:
        home = Path(folder)
        with closing(open_register(home, create=True)) as register:
            tell = start("reading")
            report = sync(documents, register, by, lambda progress: tell(progress.files, progress.of))
            failed = [f.file for f in report.documents if f.status == "failed"]
            if failed:
                raise HomeError(f"cannot read {', '.join(map(repr, failed))} in {str(documents)!r}; mend or remove")
            build(home, register, start("embedding"))
        yield BuiltHome(home, log)


@contextmanager
def _log() -> Iterator[io.StringIO]:
    buffer = io.StringIO()
    handler, root = logging.StreamHandler(buffer), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield buffer
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
