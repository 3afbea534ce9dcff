"""A folder and a register, and how the one comes into the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.crew import Crew
from ingest.outcomes import FileOutcome
from ingest.register import Register, open_register
from ingest.sync import sync
from tests.ingest import plain_reader


@pytest.fixture(scope="session")
def plain_crew() -> Iterator[Crew]:
    """Workers that take every file for text."""
    crew = Crew(plain_reader.NAME, size=2)
    yield crew
    crew.stop()


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder of files beside an open register."""

    folder: Path
    register: Register

    def put(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def ingest(self, by: str | None = None) -> tuple[FileOutcome, ...]:
        return sync(self.folder, self.register, by).documents

    def statuses(self, by: str | None = None) -> list[str]:
        return [outcome.status for outcome in self.ingest(by)]

    def files(self) -> dict[str, list[str]]:
        """The names of each document's files, the one that its text was read from first."""
        return {d: [f.file for f in files] for d, files in self.register.all_files().items()}

    def reads(self) -> list[str]:
        """The names of the files that the plain reader read since this was last asked."""
        log = self.folder / plain_reader.LOG
        names = log.read_text(encoding="utf-8").split("\n")[:-1] if log.exists() else []
        log.write_text("", encoding="utf-8")
        return sorted(names)

    def texts(self, document: str) -> list[str]:
        return [p.text for p in self.register.document(document).paragraphs]

    def ordinal(self, document: str, text: str) -> int:
        """Where a public paragraph with these words stands."""
        return next(p.at.ordinal for p in self.register.document(document).paragraphs if text in p.text)

    def everything(self) -> str:
        """All that the register tells of documents."""
        r = self.register
        return repr(
            (list(r.documents()), [r.facts(d) for d in r.ids()], r.all_files(), r.held(), r.audit(), r.tombstones())
        )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "in"
    folder.mkdir()
    register = open_register(tmp_path / "home", create=True)
    yield Desk(folder, register)
    register.close()
