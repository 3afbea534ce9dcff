"""Register questions and their exact answers: read from a set, asked, and marked row for row and figure for figure."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Assistant, Reply, Turn
from evals.cases import SetError

_TEXTS = ("id", "question", "kind")
_LISTS = ("documents", "answer", "never", "unsummed", "not_understood")


@dataclass(frozen=True, slots=True)
class RegisterCase:
    """One question. `documents` must be the rows, no more and no fewer but those of `may`; each of `answer` must be
    said (of several spellings one), none of `never`; `unsummed` are pounds shown beside a sum, `not_understood` words
    that are named instead of a number."""

    id: str
    question: str
    history: tuple[str, ...]
    kind: str
    documents: tuple[str, ...]
    may: tuple[str, ...]
    answer: tuple[tuple[str, ...], ...]
    never: tuple[str, ...]
    unsummed: tuple[int, ...]
    not_understood: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A case with what was answered and what is wrong with it; nothing, where it is exact."""

    case: RegisterCase
    text: str
    faults: tuple[str, ...]


def read_register_cases(path: Path) -> tuple[RegisterCase, ...]:
    """The cases of a set, one JSON object a line. Raises SetError naming the line that cannot be read."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_case(path, n, line) for n, line in enumerate(lines, 1) if line.strip())


def _case(path: Path, n: int, line: str) -> RegisterCase:
    try:
        row: dict[str, Any] = json.loads(line)
        texts = [str(row[name]) for name in _TEXTS]
        lists = {name: row.get(name, []) for name in (*_LISTS, "may")}
        history = tuple(turn["text"] for turn in row.get("history", []) if turn["role"] == "user")
    except (ValueError, KeyError, TypeError) as error:
        raise SetError(f"{path}:{n}: expected an object with {', '.join(_TEXTS)}: {error}") from error
    spellings = tuple((a,) if isinstance(a, str) else tuple(a) for a in lists["answer"])
    return RegisterCase(
        *(texts[0], texts[1], history, texts[2]),
        *(tuple(lists["documents"]), tuple(lists["may"]), spellings, tuple(lists["never"])),
        *(tuple(lists["unsummed"]), tuple(lists["not_understood"])),
    )


def mark_all(
    cases: Sequence[RegisterCase], assistant: Assistant, progress: Callable[[int, int], None]
) -> tuple[Marked, ...]:
    """Ask every case and mark it; `progress` hears of cases asked and cases in all."""
    marked = []
    for n, case in enumerate(cases, 1):
        reply = assistant.ask(case.question, [Turn("user", text) for text in case.history])
        marked.append(Marked(case, reply.result.text, tuple(_faults(case, reply))))
        progress(n, len(cases))
    return tuple(marked)


def _faults(case: RegisterCase, reply: Reply) -> Iterator[str]:
    text = reply.result.text
    rows = {
        _stem(c.document) for claim in reply.result.claims for c in reply.result.citations if c.n in claim.citations
    }
    if missing := sorted(set(case.documents) - rows):
        yield f"not listed: {', '.join(missing)}"
    if extra := sorted(rows - set(case.documents) - set(case.may)):
        yield f"listed: {', '.join(extra)}"
    for spellings in case.answer:
        if not any(s in text for s in spellings):
            yield f"not said: {' or '.join(spellings)}"
    yield from (f"said: {never}" for never in case.never if never in text)
    yield from (f"not understood, and not said so: {w}" for w in case.not_understood if f"“{w}”" not in text)
    if case.not_understood and reply.result.claims:
        yield "answered in spite of words not understood"
    left = [c for c in reply.result.claims if c.note.startswith("not added")]
    for pounds in case.unsummed:
        if not any(_holds(c.text, pounds) for c in left) and not _holds(text, pounds):
            yield f"not shown as unsummed: £{pounds:,}"


def _stem(document: str) -> str:
    """A document's id without the format that tells two files of one decision apart."""
    for suffix in ("-pdf", "-docx", "-html", "-txt"):
        document = document.removesuffix(suffix)
    return document


def _holds(text: str, pounds: int) -> bool:
    millions = f"{pounds / 1_000_000:g}m"
    return f"{pounds:,}" in text or millions in text or (pounds % 1000 == 0 and f"{pounds // 1000}k" in text)
