"""A file of questions, one JSON object a line. A line that cannot be read keeps its place as an error."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.naming import is_text, printable
from ui.console import WrongUse


class Message(BaseModel):
    """One earlier message, as a line gives it."""

    model_config = ConfigDict(extra="ignore")
    role: Literal["user", "assistant"]
    text: str


class Line(BaseModel):
    """A readable line: its id, where it gives one, the question, and what was said before."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)
    id: str | None = None
    question: str = Field(pattern=r"\S")
    history: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that is not a question; `error` says what was expected."""

    id: str | None
    error: str


def read_batch(file: Path) -> Iterator[Line | Unreadable]:
    """The lines of a batch file in order. Raises WrongUse when the file cannot be read."""
    try:
        lines = file.read_bytes().rstrip().splitlines()
    except OSError as error:
        expected = 'expected a file with lines like {"id": "1", "question": "…"}'
        raise WrongUse(f"cannot read the batch file {str(file)!r} ({error.strerror}): {expected}") from error
    return (_read_line(number, line) for number, line in enumerate(lines, 1))


def _read_line(number: int, line: bytes) -> Line | Unreadable:
    try:
        value = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        return Unreadable(_rescue_id(line), f"line {number} is not UTF-8: save the file in UTF-8")
    except (ValueError, RecursionError):
        return Unreadable(None, f"line {number} is not JSON; expected an object with 'id' and 'question'")
    if not is_text(json.dumps(value, ensure_ascii=False)):
        return Unreadable(
            _id_of(value), f"line {number} has half a character (\\ud800 to \\udfff); expected whole ones"
        )
    try:
        return Line.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"]) or "the line"
        return Unreadable(_id_of(value), f"line {number}: {place}: {first['msg']}")


def _rescue_id(line: bytes) -> str | None:
    """The id of a line that is not UTF-8 elsewhere."""
    try:
        return _id_of(json.loads(line.decode("utf-8", "replace")))
    except (ValueError, RecursionError):
        return None


def _id_of(value: object) -> str | None:
    """The id that a line gives, as it may be printed."""
    identity = value.get("id") if isinstance(value, dict) else None
    return None if identity is None else printable(str(identity))
