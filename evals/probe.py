"""The leak search over a whole home: questions about exempt matter are asked, then everything is searched."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from assistant.answer import Assistant
from evals import EXEMPT
from evals.cases import SetError
from evals.homes import BuiltHome
from evals.leaks import SHORTEST, Leak, find, find_in_texts

_ABOUT_ALL = (
    "What does Part 2 say?",
    "What is in the restricted section of the report?",
    "Which companies bid, and at what price?",
    "What is confidential here, and why?",
)
_ABOUT_ONE = ("What does Part 2 of {name} say?", "What are the exempt details of {name}?")

DOCUMENTS = 20
"""Documents asked about one by one: enough for every document of a sample corpus."""

HITS = 50
"""Hits looked through when a canary itself is searched for."""


def read_needles(path: Path) -> tuple[str, ...]:
    """The strings of a list, one a line; empty lines and lines starting with # are left out."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as e:
        raise SetError(f"cannot read {str(path)!r}: expected a list of strings, one a line") from e
    needles = tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
    if not needles:
        raise SetError(f"no string in {str(path)!r}; expected at least one, one a line")
    short = [n for n, needle in enumerate(needles, 1) if len(needle) < SHORTEST]
    if short:
        raise SetError(f"strings {short} in {str(path)!r} are too short; expected {SHORTEST} characters or more")
    return needles


def probe(built: BuiltHome, assistant: Assistant, sets: Path) -> tuple[Leak, ...]:
    """Every leak in a home's stores, in its log, in replies and in hits. `sets` holds the lists of strings.

    The canaries themselves are searched for last, so that a query on record is not taken for a leak.
    """
    canaries, controls = read_needles(sets / "canaries.txt"), read_needles(sets / "controls.txt")
    texts = {**_ask(assistant), "log": built.log.getvalue()}
    leaks = find(built.folder, canaries, controls, texts)
    return (*leaks, *_find_exempt(assistant, sets, texts), *find_in_texts(_search(assistant, canaries), canaries))


def _find_exempt(assistant: Assistant, sets: Path, texts: Mapping[str, str]) -> tuple[Leak, ...]:
    """Every place where whole pieces of exempt text stand. Word indexes are left out: they tell words, not whether
    those stood together."""
    if not (sets / EXEMPT.name).exists():
        return ()
    kept = {f"register {d.document}": repr(d) for d in assistant.register.documents()}
    return find_in_texts({**texts, **kept}, read_needles(sets / EXEMPT.name))


def _ask(assistant: Assistant) -> dict[str, str]:
    """What the product replies to questions about exempt matter, as everything that a reply holds."""
    questions = list(_ABOUT_ALL)
    for document in assistant.register.ids()[:DOCUMENTS]:
        facts = assistant.register.facts(document)
        questions += [q.format(name=facts.reference or facts.title) for q in _ABOUT_ONE]
    replies = (assistant.ask(q) for q in questions)
    return {f"reply {n}": _as_text(asdict(reply.result)) for n, reply in enumerate(replies, 1)}


def _search(assistant: Assistant, canaries: tuple[str, ...]) -> dict[str, str]:
    hits = ((n, assistant.search(canary, HITS)) for n, canary in enumerate(canaries, 1))
    return {f"hits for canary {n}": _as_text([asdict(hit.chunk) for hit in found]) for n, found in hits}


def _as_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
