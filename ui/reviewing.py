"""Lists for information governance, as JSON, CSV and lines. Withheld words stand in `shown_*` alone, for reviewers."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from ingest.decide import Decided
from ingest.register import Register
from ingest.review import HELD, Shown, Waiting
from ingest.tombstones import Tombstone
from ui.erase import Erasure
from ui.render import count

_RELEASED_HEADS = ("document", "reference", "ordinal", "page", "section", "paragraph", "rule", "text")
_WORDS = 14
"""Words of a public paragraph that a line of a listing shows; JSON and CSV have all of them."""


def released_json(register: Register) -> dict[str, Any]:
    """Every public text that stands beside a Part 2 heading, pointer or marking, with the rule that let it through."""
    rows = []
    for stored in register.documents():
        reference = register.facts(stored.document).reference
        rules = {r.ordinal: r.rule for r in stored.released}
        for p in stored.paragraphs:
            if p.at.ordinal in rules:
                place = (stored.document, reference, p.at.ordinal, p.at.page, p.at.section, p.at.paragraph)
                rows.append(dict(zip(_RELEASED_HEADS, (*place, rules[p.at.ordinal], p.text), strict=True)))
    return {"released": rows}


def released_csv(listing: dict[str, Any]) -> str:
    """The same listing as CSV, a row a paragraph."""
    return make_csv(_RELEASED_HEADS, (tuple(row[h] for h in _RELEASED_HEADS) for row in listing["released"]))


def make_csv(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table as CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe.

    >>> make_csv(("name", "n"), [("=SUM(A1)", 2)])
    "name,n\\n'=SUM(A1),2\\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([_plain_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def _plain_cell(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def released_text(listing: dict[str, Any]) -> str:
    """The same listing for a terminal: paragraphs that follow each other under one rule are one line."""
    lines: list[str] = []
    for document, of in groupby(listing["released"], key=lambda row: row["document"]):
        rows = list(of)
        lines.append(f"{rows[0]['reference'] or document} ({document}): {count(len(rows), 'paragraph')} to look at")
        lines += [_run_line(run) for run in _runs(rows)]
    return "\n".join([*lines, f"{count(len(listing['released']), 'public paragraph')} beside Part 2 matter."])


def _runs(rows: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    run: list[dict[str, Any]] = []
    for row in rows:
        if run and row["rule"] != run[-1]["rule"]:
            yield run
            run = []
        run.append(row)
    yield run


def _run_line(run: Sequence[dict[str, Any]]) -> str:
    words = run[0]["text"].split()
    shown = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS or len(run) > 1 else "")
    where = places([r["ordinal"] for r in run], [r["page"] for r in run if r["page"] is not None])
    return f"  {where}: {run[0]['rule']}\n      {shown}"


def places(ordinals: Sequence[int], pages: Sequence[int]) -> str:
    """Where paragraphs are, in few words.

    >>> places([3, 4, 5, 9], [2, 2, 3])
    'paragraphs 3-5, 9 (pages 2-3)'
    """
    name = "paragraph" if len(ordinals) == 1 else "paragraphs"
    on = f" (page{'s' if len(set(pages)) > 1 else ''} {ranges(pages)})" if pages else ""
    return f"{name} {ranges(ordinals)}{on}"


def ranges(numbers: Iterable[int]) -> str:
    """Numbers with runs drawn together, as `--paragraphs` takes them.

    >>> ranges([5, 3, 4, 9])
    '3-5, 9'
    """
    runs: list[list[int]] = []
    for n in sorted(set(numbers)):
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs)


def waiting_json(groups: Sequence[Waiting]) -> dict[str, Any]:
    """What is withheld or held, by document and reason; `waits` says that nobody, and no sure rule, has decided."""
    return {
        "groups": [
            {
                "target": g.target,
                "reference": g.reference,
                "group": g.group,
                "status": g.status,
                "reason": g.reason,
                "paragraphs": list(g.ordinals),
                "pages": list(g.pages),
                "decided": g.decided,
                "waits": waits(g),
            }
            for g in groups
        ]
    }


def waits(group: Waiting) -> bool:
    """Whether a person must still decide."""
    return group.status != "exempt" and group.decided is None


def waiting_text(groups: Sequence[Waiting], every: bool) -> str:
    """The same for a terminal; what waits, or `every` group."""
    lines = [line for g in groups if every or waits(g) for line in _waiting_lines(g)]
    waiting = sum(waits(g) for g in groups)
    rest = len(groups) - waiting
    lines.append(f"{count(waiting, 'group')} waiting; {rest:,} more decided by a rule or a person")
    if rest and not every:
        lines[-1] += " (--all lists them)"
    if waiting:
        lines.append("Look with 'decisions review show TARGET --by NAME', then release or withhold.")
    return "\n".join(lines)


def _waiting_lines(g: Waiting) -> Iterator[str]:
    name = f"{g.reference} ({g.target})" if g.reference else g.target
    where = "the whole file" if g.status == HELD else places(g.ordinals, g.pages)
    decided = f" [{g.decided}]" if g.decided and g.decided != g.reason else ""
    yield f"{name}, group {g.group}: {g.status}, {where}"
    yield f"    {g.reason}{decided}"


def shown_json(target: str, shown: Sequence[Shown]) -> dict[str, Any]:
    """Withheld words for a reviewer."""
    rows = [
        {"ordinal": s.ordinal, "page": s.page, "status": s.status, "reason": s.reason, "text": s.text} for s in shown
    ]
    return {"target": target, "paragraphs": rows}


def shown_text(shown: Sequence[Shown]) -> str:
    """Withheld words for a reviewer, on a terminal."""
    blocks = []
    for s in shown:
        page = "" if s.page is None else f", page {s.page}"
        blocks.append(f"[{s.ordinal}{page}] {s.status}: {s.reason}\n{s.text}")
    return "\n\n".join(blocks)


def decided_json(decided: Decided, erasure: Erasure | None) -> dict[str, Any]:
    """What a decision did."""
    told = {"action": decided.action, "documents": decided.documents, "held": decided.held}
    return {**told, "still_withheld": decided.still_withheld, **_erasure_json(erasure)}


def decided_text(decided: Decided) -> str:
    """What a decision did, for a terminal."""
    done = "released" if decided.action == "release" else "withheld"
    lines = [f"{document}: {count(n, 'paragraph')} {done}" for document, n in decided.documents.items()]
    if decided.held:
        still = " for another reason now: 'decisions review list' says which" if decided.action == "release" else ""
        lines.append(f"The file {decided.held} is held whole{still}.")
    if decided.still_withheld:
        lines.append(
            f"{count(decided.still_withheld, 'paragraph')} of it still withheld: 'decisions review list --all'"
        )
    return "\n".join(lines) or "Recorded."


def withdrawn_json(tombstones: Sequence[Tombstone], erasure: Erasure | None) -> dict[str, Any]:
    """What was withdrawn, when, by whom and why."""
    rows = [
        {
            "document": t.document,
            "reference": t.reference,
            "body": t.body,
            "at": t.at,
            "by": t.who,
            "why": t.why,
            "fingerprint": t.fingerprint,
            "reinstated": t.lifted or None,
        }
        for t in tombstones
    ]
    return {"withdrawn": rows, **_erasure_json(erasure)}


def _erasure_json(erasure: Erasure | None) -> dict[str, Any]:
    if erasure is None:
        return {}
    return {"state": "done" if erasure.done else "pending", "reports_removed": erasure.reports}


def withdrawn_text(tombstones: Sequence[Tombstone]) -> str:
    """The same for a terminal."""
    lines = []
    for t in tombstones:
        back = f"; reinstated {t.lifted}" if t.lifted else ""
        lines.append(f"{t.name} ({t.document}): withdrawn {t.at} by {t.who}: {t.why}{back}")
    return "\n".join(lines)


def checked_json(
    documents: int, replayed: Sequence[Tombstone], repaired: str | None, erasure: Erasure
) -> dict[str, Any]:
    """What a check found and did."""
    names = [t.name for t in replayed]
    return {"documents": documents, "replayed": names, "repaired": repaired, **_erasure_json(erasure)}


def checked_text(documents: int, replayed: Sequence[Tombstone], repaired: str | None, erasure: Erasure) -> str:
    """The same for a terminal."""
    lines = [f"Withdrawn again, as the journal says: {t.name} ({t.document})" for t in replayed]
    lines.append(f"The index was rebuilt: {repaired}" if repaired else "The index agrees with the register.")
    return "\n".join([*lines, f"{count(documents, 'document')}. Erasing is {erasure}."])
