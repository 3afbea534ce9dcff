"""Tables of two columns that are forms: labels on the left, what they say on the right, and no heads above them."""

import re
from collections.abc import Sequence

BLANK = "[blank]"
_FORM_LABEL = re.compile(
    r"^(?:(?:report )?title|subject|(?:decision |report |meeting )?(?:reference|ref\.?|date)(?: (?:no\.?|number))?"
    r"|decision(?: (?:no\.?|number|maker|taken))?|report (?:by|of|to|author)|author|lead officer|contact(?: officer)?"
    r"|date of (?:decision|meeting|report)|executive summary|summary|recommendations?|purpose|commissioner)$",
    re.I,
)
_FIELD_WORDS = 25  # as in a text file: a longer value is a paragraph under its label


def is_form(cells: Sequence[list[str]]) -> bool:
    """Whether two columns are labels and what they say, not a head and its rows."""
    labels = [row[0] for row in cells if row[0]]
    if any(len(row) != 2 for row in cells) or not labels:
        return False
    if 2 * sum(label.endswith((":", "?")) for label in labels) >= len(labels) and labels[0].endswith((":", "?")):
        return True
    known = [bool(_FORM_LABEL.match(label)) for label in labels]
    return known[0] and 2 * sum(known) >= len(known) and sum(known) >= min(2, len(cells))


def read_field(row: Sequence[str]) -> tuple[str, str]:
    """The kind of a row of such a table, field or prose, and its text, as a text file has it: "Label: value"."""
    label, said = row
    if label.endswith("?") or not label:
        text = f"{label} {said or BLANK}".strip()
    else:
        text = f"{label.rstrip(' :')}: {said}".strip()
    short = len(text.split()) <= _FIELD_WORDS and not text.endswith(".")
    return "field" if short and label else "prose", text
