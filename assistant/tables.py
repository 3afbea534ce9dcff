"""How lists, counts and sums are laid out: the result first, then a row for each document, then how it was read."""

from collections.abc import Sequence

from assistant import phrasing
from assistant.reply import Citation, Claim, Coverage

ASK_WITH = (
    "I can list, count, add and compare decisions by body, date, supplier, document type, decision maker, award, "
    "Part 2, and words of their titles."
)


def table_text(
    claims: Sequence[Claim], citations: Sequence[Citation], reading: str, coverage: Coverage, notes: Sequence[str]
) -> str:
    """The results in bold, the rows as a table, the rows that do not count in a second one, then the reading."""
    by_number = {c.n: c for c in citations}
    results = [c for c in claims if c.kind == "computed"]
    rows = [c for c in claims if c.kind != "computed"]
    counted = [c for c in rows if not c.note.startswith("not added")]
    left = [c for c in rows if c not in counted]
    parts = [" ".join(f"**{phrasing.shown(c.text)}.**" for c in results)]
    parts.append(_table(("decision", "date", "the record says", "where"), counted, by_number))
    parts.append(_table(("not added", "date", "the record says", "where", "why"), left, by_number))
    parts += [f"*{note}*" for note in notes]
    return "\n\n".join(part for part in (*parts, _read_as(reading, coverage)) if part)


def gather(notes: Sequence[str]) -> list[str]:
    """Notes that say the same of several citations, as one.

    >>> gather(["[1] By OCR.", "[2] By OCR.", "Undated: one."])
    ['[1] [2] By OCR.', 'Undated: one.']
    """
    told: dict[str, list[str]] = {}
    for note in notes:
        mark, _, says = note.partition(" ") if note.startswith("[") else ("", "", note)
        told.setdefault(says, []).append(mark)
    return [" ".join((*filter(None, marks), says)) for says, marks in told.items()]


def none_text(reading: str, coverage: Coverage, notes: Sequence[str]) -> str:
    """That nothing matches."""
    parts = (
        "**None found.** Nothing in the register matches.",
        *(f"*{n}*" for n in notes),
        _read_as(reading, coverage),
    )
    return "\n\n".join(parts)


def unread_text(unread: Sequence[str], reading: str, coverage: Coverage) -> str:
    """That words were not understood, so that no number is given."""
    words = ", ".join(f"“{phrasing.shown(word)}”" for word in unread)
    parts = (
        f"**Not understood: {words}.** No list or number is given, for it would leave that out.",
        f"*Understood so far: {phrasing.shown(reading)}.* {ASK_WITH}",
        f"*{phrasing.searched(coverage)}*",
    )
    return "\n\n".join(parts)


def _table(heads: Sequence[str], rows: Sequence[Claim], by_number: dict[int, Citation]) -> str:
    if not rows:
        return ""
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    for claim in rows:
        cited = by_number[claim.citations[0]]
        said = f"“{phrasing.shown(claim.text)}”"
        note = claim.note.removeprefix("not added: ")
        named = phrasing.shown(phrasing.name(cited)) + (f" · {cited.body}" if cited.body else "")
        cells = [named, cited.date or "", said, f"[{cited.n}] {phrasing.place(cited)}"]
        if len(heads) > len(cells):
            cells.append(phrasing.shown(note))
        elif note:
            cells[2] += f" *{phrasing.shown(note)}*"
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _read_as(reading: str, coverage: Coverage) -> str:
    years = f", {coverage.start} to {coverage.end}" if coverage.start else ""
    number = f"{coverage.documents} document{'' if coverage.documents == 1 else 's'}{years}"
    held = f"; {coverage.held} held and not counted" if coverage.held else ""
    return f"*Read as: {phrasing.shown(reading)}. From {number}{held}; not a complete register.*"
