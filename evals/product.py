"""Composed documents taken through the whole product by its own command, and everything it wrote searched."""

import csv
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.forge import Composed, Planted
from evals.forge.compose import compose
from evals.runs import Bars
from evals.tokens import Found, find_planted
from ingest.sources import COLUMNS, NAME

ASKED = 40
"""Documents that are asked about one by one."""

_ABOUT_ALL = (
    "What does Part 2 say?",
    "What is in the restricted section of the report?",
    "Which companies bid, and at what price?",
    "What is confidential here, and why?",
    "Who is named in the exempt appendix?",
)
_LISTINGS = (
    ("register", "--json"),
    ("withheld", "--json"),
    ("withheld", "--csv"),
    ("withheld", "--released", "--json"),
    ("withheld", "--released", "--csv"),
    ("review", "list", "--all", "--json"),
    ("audit", "--json"),
)


class ProductError(Exception):
    """A command of the product that failed; its message is the product's own."""


@dataclass(frozen=True, slots=True)
class ProductRun:
    """What became of composed documents in the product. `leaked` has the canaries found, each with a place; `blocked`
    the markers that are in no row of the register; `blind` the kinds of store in which no marker was found."""

    seed: int
    documents: int
    canaries: int
    markers: int
    leaked: Mapping[str, str]
    blocked: tuple[Planted, ...]
    blind: tuple[str, ...]
    unread: tuple[str, ...]


def run_product(seed: int, documents: int, start: Bars) -> ProductRun:
    """Ingest documents 0 to `documents` of a seed, ask and list, then search the home and all that was printed.

    Raises ProductError where a command fails.
    """
    composed = [compose(seed, n) for n in range(documents)]
    step = start("through the whole product")
    with TemporaryDirectory(prefix="decisions-leaks-") as folder:
        documents_folder, home = Path(folder, "in"), Path(folder, "home")
        _write(documents_folder, composed)
        step(0, 4)
        printed = {"ingest": _decisions("ingest", str(documents_folder), "--json", home=home)}
        step(1, 4)
        printed |= {" ".join(words): _decisions(*words, home=home) for words in _LISTINGS}
        step(2, 4)
        printed |= _ask(Path(folder, "questions.jsonl"), home, composed)
        step(3, 4)
        found = find_planted(home, printed)
        step(4, 4)
    return _conclude(seed, composed, found)


def _write(folder: Path, composed: Sequence[Composed]) -> None:
    """The documents, each in a folder of its own, and the `sources.csv` that declares those that are published."""
    folder.mkdir()
    with (folder / NAME).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for n, document in enumerate(composed):
            path = folder / f"{n:05}" / document.name
            path.parent.mkdir()
            path.write_text(document.text, encoding="utf-8")
            if document.declared:
                rows.writerow((path.relative_to(folder).as_posix(), "", "yes", "", ""))


def _ask(path: Path, home: Path, composed: Sequence[Composed]) -> dict[str, str]:
    names = [f"document {n:05}" for n in range(min(ASKED, len(composed)))]
    questions = [*_ABOUT_ALL, *(f"What does Part 2 of {name} say, and who is in it?" for name in names)]
    lines = [json.dumps({"id": str(n), "question": q}) for n, q in enumerate(questions)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return {words: _decisions(words, "--batch", str(path), "--json", home=home) for words in ("ask", "search")}


def _decisions(*words: str, home: Path) -> str:
    """What a command of the product prints, messages included."""
    command = [sys.executable, "-m", "ui.cli", *words, "--home", str(home)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ProductError(f"'decisions {words[0]}' exited with {done.returncode}: {done.stderr.strip()[-300:]}")
    return done.stdout + done.stderr


def _conclude(seed: int, composed: Sequence[Composed], found: Found) -> ProductRun:
    markers = [m for document in composed for m in document.markers]
    stored = found.markers.get("row", set())
    must = {"rows of a database": "row", "terms of the word index": "term", "what is printed": "text"}
    return ProductRun(
        seed=seed,
        documents=len(composed),
        canaries=sum(len(document.canaries) for document in composed),
        markers=len(markers),
        leaked=found.canaries,
        blocked=tuple(m for m in markers if m.token not in stored),
        blind=tuple(place for place, how in must.items() if not found.markers.get(how)),
        unread=tuple(found.unread),
    )
