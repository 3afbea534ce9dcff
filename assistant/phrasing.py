"""Every word that the product adds to the record's own, and how an answer is laid out as Markdown."""

import re
from collections.abc import Sequence

from assistant.reply import Choice, Citation, Claim, Coverage, Missing

NO_PART2_TEXT = "No Part 2 text is held here, so nothing about it can be confirmed or ruled out."
NO_VIEW = "I answer from the record and give no opinion or advice."
_WHY = {
    "withheld": "the record places it in Part 2",
    "not_stated": "not stated in the paragraphs found",
    "not_found": "nothing found",
    "held": "in a document that is held",
}


def answer_text(
    claims: Sequence[Claim], citations: Sequence[Citation], missing: Sequence[Missing], notes: Sequence[str]
) -> str:
    """An answer: the decision, then what the record says, as a table where several things were asked."""
    by_number = {c.n: c for c in citations}
    asked = list(dict.fromkeys([c.asked for c in claims] + [m.asked for m in missing]))
    cited = [by_number[n] for c in claims for n in c.citations]
    head = _heading(cited)
    if len(asked) > 1 and len({c.citations for c in claims}) == 1 and not missing:
        body = _line(claims[0], by_number, head is None)  # one sentence answers everything asked
    elif len(asked) > 1:
        body = _table(asked, claims, missing, by_number)
    else:
        body = "\n\n".join(_line(c, by_number, head is None) for c in claims)
        body += "".join(f"\n\n{_missing_line(m, claims)}" for m in missing)
    return "\n\n".join(t for t in (head, body, *(f"*{n}*" for n in notes)) if t)


def _heading(cited: Sequence[Citation]) -> str | None:
    """The decision's name, where all quotes come from one."""
    documents = list(dict.fromkeys(c.document for c in cited))
    return f"**{name(cited[0])}**" + (f" · {cited[0].body}" if cited[0].body else "") if len(documents) == 1 else None


def name(citation: Citation) -> str:
    """A decision as people name it."""
    return ", ".join(t for t in (citation.reference, citation.title) if t)


def _line(claim: Claim, by_number: dict[int, Citation], named: bool) -> str:
    """One claim with its markers, the decision's name before it where several are cited."""
    marks = "".join(f" [{n}]" for n in claim.citations)
    first = by_number[claim.citations[0]]
    lead = f"{name(first)}: " if named else ""
    lead += f"{first.paragraph}: " if _CODE.match(first.paragraph or "") else ""
    return f"{lead}“{shown(claim.text)}”{marks}" if claim.kind == "verbatim" else f"{lead}*{claim.text}*{marks}"


_CODE = re.compile(r"^[A-Z]{1,4}(?:-[A-Z]+)?-?\d+$")  # a risk's or an option's own label, which is part of what it is


def shown(quote: str) -> str:
    """A quote on one line; what Markdown would take for marks is kept as printed."""
    return re.sub(r"([|*_`<])", r"\\\1", re.sub(r"\s*\n\s*", " / ", quote))


def _table(
    asked: Sequence[str], claims: Sequence[Claim], missing: Sequence[Missing], by_number: dict[int, Citation]
) -> str:
    rows = ["| asked | the record says | where |", "|---|---|---|"]
    quoted: set[tuple[int, ...]] = set()
    for ask in asked:
        told = [c for c in claims if c.asked == ask]
        lacking = [m for m in missing if m.asked == ask]
        if lacking and not told:
            rows.append(f"| {shown(ask)} | *{_WHY[lacking[0].why]}* | {_marks(lacking[0].citations)} |")
            continue
        said = " ".join(_cell(c, quoted) for c in told)
        quoted |= {c.citations for c in told}
        said += "".join(f" *{_WHY[m.why].capitalize()}.*" for m in lacking)
        numbers = tuple(dict.fromkeys(n for c in told for n in c.citations))
        rows.append(f"| {shown(ask)} | {said} | {_marks(numbers)} {place(by_number[numbers[0]])} |")
    return "\n".join(rows)


def _cell(claim: Claim, quoted: set[tuple[int, ...]]) -> str:
    """A claim in a table; what stands in a row above is referred to, not said again."""
    if claim.citations in quoted:
        return f"*as quoted above at {_marks(claim.citations)}*"
    return f"“{shown(claim.text)}”" if claim.kind == "verbatim" else f"*{claim.text}*"


def _marks(numbers: Sequence[int]) -> str:
    return " ".join(f"[{n}]" for n in numbers)


def place(citation: Citation) -> str:
    section = (citation.section or "").rsplit("› ", 1)[-1].rstrip(":")
    number = f"para {citation.paragraph}" if citation.paragraph else ""
    return shown(", ".join(t for t in (section[:60], number) if t))


def _missing_line(missing: Missing, claims: Sequence[Claim]) -> str:
    if missing.why == "withheld":
        return f"*What is asked: {_WHY['withheld']}. {NO_PART2_TEXT}*"
    return f"*{missing.asked}: {_WHY[missing.why]}.*"


_NOTE = re.compile(r"\n([¹²³⁴-⁹⁰]+) \[at “([^”]+)”(?:, printed “([^”]+)”)?\] (.+)")
_LOWER = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
READ_BY_OCR = "Read from a picture of the page by OCR: compare figures and names with the page before quoting."
_SIGNED = re.compile(r"(?:^|\n)Date: ")


def cautions(citation: Citation, paragraph: str) -> list[str]:
    """What a reader should know before quoting: a footnote to a figure, a signature without a name, a scan."""
    found = [f"[{citation.n}] {READ_BY_OCR}"] if citation.ocr else []
    for mark, word, printed, says in _NOTE.findall(paragraph):
        if re.search(rf"(?<![\w/.,]){re.escape(word)}(?![\w/]|[.,]\d)", citation.quote):
            stuck = (
                f" was taken off the figure (the file's text reads {printed}; read the original before quoting)"
                if printed
                else ""
            )
            number = mark.translate(_LOWER)
            found.append(f"[{citation.n}] Footnote {number} at {shown(word)}{stuck}: “{shown(says)}”")
    if _SIGNED.search(citation.quote) and "\n" in citation.quote and "name" not in citation.quote.casefold():
        found.append(f"[{citation.n}] {citation.section or 'Signature'}: name not legible or not printed.")
    return found


def refusal_text(
    outcome: str,
    claims: Sequence[Claim],
    citations: Sequence[Citation],
    choices: Sequence[Choice],
    nearest: str | None,
    coverage: Coverage,
    notes: Sequence[str],
) -> str:
    """A refusal: which kind, what the record does say of it, and what was searched."""
    by_number = {c.n: c for c in citations}
    quotes = "\n\n".join(_line(c, by_number, True) for c in claims)
    opening = {
        "unclear": "**Which decision is meant?** " + " · ".join(shown(c.label) for c in choices),
        "out_of_scope": f"*{NO_VIEW}*" + (" The record gives this:" if claims else ""),
        "withheld": "**The record places this in Part 2, which is not held here.**",
        "not_answered": "**The record found does not answer this.**",
        "nothing_found": "**Nothing found.**",
    }[outcome]
    closing = f"*{NO_PART2_TEXT}*" if outcome == "withheld" else ""
    near = f"Nearest: {shown(nearest)}." if nearest and outcome in ("nothing_found", "not_answered") else ""
    added = "\n\n".join(f"*{n}*" for n in notes)
    found = outcome in ("unclear", "out_of_scope")
    parts = (opening, quotes, closing, added, "" if found else f"*{searched(coverage)}*", near)
    return "\n\n".join(p for p in parts if p)


def searched(coverage: Coverage) -> str:
    """What was searched, in a sentence that claims no more than that."""
    years = f"{coverage.start} to {coverage.end}" if coverage.start != coverage.end else f"{coverage.start}"
    what = "; ".join(t for t in (", ".join(coverage.bodies), years if coverage.start else "") if t)
    number = f"{coverage.documents} document{'' if coverage.documents == 1 else 's'}"
    text = f"Searched: {number}" + (f" ({what})." if what else ".")
    if coverage.held:
        text += f" {coverage.held} held and not searched."
    if coverage.unread:
        text += f" {coverage.unread} file{'' if coverage.unread == 1 else 's'} could not be read."
    return text + " This is not evidence that no decision exists."
