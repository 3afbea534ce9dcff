"""A question set of another project, read from its folder: passages, questions, and the passages that are right.

A folder holds `corpus.jsonl` and `questions.jsonl`; one whose passages are pages of PDFs holds these in `pdfs/` too.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, Field, ValidationError

_T = TypeVar("_T")


class DatasetError(Exception):
    """A folder that is not a benchmark's; the message says which file or line, and what was expected."""


def half_of(question: str) -> int:
    """The half of its set that a question belongs to, by the hash of its id."""
    return hashlib.sha256(question.encode()).digest()[0] % 2


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that can be found whole. `document` groups the passages of one document; `title` may be empty."""

    id: str
    document: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the user's turns before it, oldest first, and the ids of the passages that answer it."""

    id: str
    question: str
    earlier: tuple[str, ...]
    gold: frozenset[str]

    @property
    def half(self) -> int:
        """0 or 1, by the id alone: what is tuned on one half is reported on the other."""
        return half_of(self.id)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A benchmark. `pdfs` is the folder of the files that its passages are the pages of, if there is one."""

    name: str
    passages: tuple[Passage, ...]
    questions: tuple[Asked, ...]
    pdfs: Path | None


class _PassageLine(BaseModel):
    id: str
    text: str
    doc: str | None = None
    title: str = ""

    def frozen(self) -> Passage:
        return Passage(self.id, self.doc or self.id, self.title, self.text)


class _GoldLine(BaseModel):
    id: str


class _TurnLine(BaseModel):
    role: str
    text: str


class _QuestionLine(BaseModel):
    id: str
    question: str = Field(min_length=1)
    history: list[_TurnLine] = []
    gold: list[_GoldLine] = []

    def frozen(self) -> Asked:
        earlier = tuple(turn.text for turn in self.history if turn.role == "user")
        return Asked(self.id, self.question, earlier, frozenset(gold.id for gold in self.gold))


def read_dataset(folder: Path) -> Dataset:
    """Read a benchmark; questions that no passage answers are left out. Raises DatasetError."""
    passages = _read_lines(folder / "corpus.jsonl", lambda line: _PassageLine.model_validate(line).frozen())
    asked = _read_lines(folder / "questions.jsonl", lambda line: _QuestionLine.model_validate(line).frozen())
    known = {p.id for p in passages}
    strange = sorted(gold for a in asked for gold in a.gold if gold not in known)
    if strange:
        raise DatasetError(f"{len(strange)} right passages are not in the corpus of {str(folder)!r}: {strange[0]!r}")
    pdfs = folder / "pdfs"
    return Dataset(folder.name, passages, tuple(a for a in asked if a.gold), pdfs if pdfs.is_dir() else None)


def _read_lines(path: Path, read: Callable[[object], _T]) -> tuple[_T, ...]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as e:
        raise DatasetError(f"cannot read {str(path)!r}: {e}; expected a JSONL file of the benchmark") from e
    found: list[_T] = []
    for n, line in enumerate(lines, 1):
        try:
            found += [read(json.loads(line))] if line.strip() else []
        except (ValueError, ValidationError) as e:
            raise DatasetError(f"{path.name}, line {n}: {str(e).splitlines()[0]}") from e
    return tuple(found)
