"""Facts labelled by hand, held against those that the product reads: what is found, what is missed, what is wrong.

The rules of labelling and of agreeing are in docs/decisions/008.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.cases import SetError
from ingest.amounts import Amount
from ingest.facts import Facts
from ingest.gate.gate import PublicDocument

CARD = ("reference", "title", "body", "kind")
"""Names of labels that a document's card answers, and not its list of facts."""


@dataclass(frozen=True, slots=True)
class Label:
    """One fact as a person reads it. `values` are the spellings that are right; an amount has `pounds` and the rest."""

    document: str
    name: str
    values: tuple[str, ...]
    has: str
    required: bool
    pounds: int | None = None
    kinds: tuple[str | None, ...] = ()
    ceiling: bool = False
    payees: tuple[str | None, ...] = ()
    payers: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """The facts of one document against its labels; each entry is in words."""

    document: str
    required: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    read: int


def read_labels(path: Path) -> tuple[Label, ...]:
    """The labels of a set, one JSON object a line. Raises SetError naming the line that cannot be read."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_label(path, n, line) for n, line in enumerate(lines, 1) if line.strip())


def _label(path: Path, n: int, line: str) -> Label:
    try:
        row: dict[str, Any] = json.loads(line)
        values = (str(row["value"]), *row.get("accept", ())) if row["name"] != "amount" else (str(row["printed"]),)
        label = Label(row["document"], row["name"], values, str(row.get("has") or ""), bool(row["required"]))
        if row["name"] != "amount":
            return label
        kinds = tuple(row.get("kinds_accepted") or (row["kind"],))
        payees = (row.get("payee"), *row.get("payee_accept", ()))
        payers = (row.get("payer"), *row.get("payer_accept", ()))
        amount = (row["pounds"], kinds, bool(row.get("ceiling")), payees, payers)
        return Label(label.document, label.name, values, label.has, label.required, *amount)
    except (ValueError, KeyError, TypeError) as error:
        raise SetError(f"{path}:{n}: expected a label with document, name, value and required: {error}") from error


def hold(document: PublicDocument, facts: Facts, labels: Sequence[Label]) -> Held:
    """Hold a document's facts against the labels of that document.

    A fact is wrong where it agrees with no label; a label is met by a fact that says all of it. An amount whose kind,
    payee or payer is left out agrees, but does not meet.
    """
    mine = [x for x in labels if x.document == document.document]
    read = [*_stated(facts), *(("amount", a) for a in facts.amounts)]
    names = {label.name for label in labels}
    open_labels = list(mine)
    wrong: list[str] = []
    for name, said in read:
        if name not in names:
            continue
        alike = [x for x in mine if x.name == name and _agrees(x, said, document)]
        if not alike:
            wrong.append(_words(name, said))
        full = [x for x in alike if x in open_labels and _is_full(x, said)]
        if full:
            open_labels.remove(max(full, key=lambda x: x.required))
    missed = tuple(f"{x.name}: {x.values[0]}" for x in open_labels if x.required)
    return Held(document.document, sum(x.required for x in mine), missed, tuple(wrong), len(read))


def _stated(facts: Facts) -> Iterator[tuple[str, str | Amount]]:
    for name in CARD:
        value = getattr(facts, name)
        if value:
            yield name, value
    yield from ((f.name, f.value) for f in facts.items if f.name not in CARD)


def _agrees(label: Label, said: str | Amount, document: PublicDocument) -> bool:
    if isinstance(said, Amount):
        return _is_amount(label, said, document)
    if label.name == "recommendation":
        return _plain(said).startswith(_plain(label.values[0])[:_BEGINNING])
    return any(_plain(value) == _plain(said) for value in label.values)


_BEGINNING = 40  # characters of the eight words by which a recommendation is labelled


def _is_amount(label: Label, said: Amount, document: PublicDocument) -> bool:
    """Whether an amount contradicts nothing that the label says."""
    paragraph = next(p for p in document.paragraphs if p.at.ordinal == said.at.ordinal)
    stands = _plain(label.has) in _plain(paragraph.text)
    kind = said.kind is None or said.kind in label.kinds
    named = _is_one(said.payee, label.payees) and _is_one(said.payer, label.payers)
    return said.pounds == label.pounds and stands and kind and said.ceiling == label.ceiling and named


def _is_one(name: str | None, right: Sequence[str | None]) -> bool:
    return name is None or any(_plain(name) == _plain(n or "") for n in right)


def _is_full(label: Label, said: str | Amount) -> bool:
    """Whether nothing is left out that the label says."""
    if not isinstance(said, Amount):
        return True
    people = ((said.payee, label.payees), (said.payer, label.payers))
    return said.kind in label.kinds and all(name is not None or None in right for name, right in people)


def _plain(text: str) -> str:
    return re.sub(r"[\s\"'“”‘’]+", " ", text.casefold()).strip(" .")


def _words(name: str, said: str | Amount) -> str:
    if isinstance(said, Amount):
        return f"amount: {said.printed} {said.kind}, payee {said.payee}, payer {said.payer}, ceiling {said.ceiling}"
    return f"{name}: {said[:80]}"
