"""The bullets and numbers that a browser prints before the items of a list."""

import re
from dataclasses import dataclass

from ingest.readers.web.styles import Element
from ingest.readers.word.numbering import write_number

_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_NUMBER = re.compile(r"-?\d{1,6}")


@dataclass(slots=True)
class ListMarks:
    """A list being read: the next number, how far to the next one, and the form; bullets where that is empty."""

    next: int
    step: int
    form: str
    printed: bool

    def mark(self, item: Element) -> str:
        """What is printed before the next item; empty where the list has no marks."""
        if not self.printed:
            return ""
        if not self.form:
            return "•"
        given = item.get("value") or ""
        number = int(given) if _NUMBER.fullmatch(given) else self.next
        self.next = number + self.step
        return f"{write_number(number, self.form)}."


def read_list(element: Element, look: dict[str, str]) -> ListMarks:
    """The marks of a list's items, by its attributes and its looks."""
    printed = "none" not in f"{look.get('list-style', '')} {look.get('list-style-type', '')}"
    if element.tag != "ol":
        return ListMarks(0, 0, "", printed)
    back = element.get("reversed") is not None
    given = element.get("start") or ""
    first = sum(e.tag == "li" for e in element) if back else 1
    start = int(given) if _NUMBER.fullmatch(given) else first
    return ListMarks(start, -1 if back else 1, _FORMS.get(element.get("type") or "", "decimal"), printed)
