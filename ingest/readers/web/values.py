"""What a page shows that is no text of its elements: what the fields of its forms hold, and the words of drawings."""

from collections.abc import Iterator

from ingest.readers.flow import one_line
from ingest.readers.web.styles import Element

SHOWN = frozenset(("input", "textarea", "select", "svg"))
_TYPED = frozenset(("", "text", "number", "date", "email", "tel", "url", "month", "week", "time", "datetime-local"))
"""Fields that show what they hold; a hidden one, a password and a button do not."""


def shown_values(element: Element) -> list[str]:
    """The words that a field or a drawing shows, a line each."""
    return [text for text in map(one_line, _values(element)) if text]


def _values(element: Element) -> Iterator[str]:
    if element.tag == "input":
        if (element.get("type") or "").casefold() in _TYPED:
            yield element.get("value") or ""
    elif element.tag == "textarea":
        yield "".join(element.itertext())
    elif element.tag == "select":
        chosen = [option for option in element.iter("option") if option.get("selected") is not None]
        yield from ("".join(option.itertext()) for option in chosen)
    else:
        yield from ("".join(text.itertext()) for text in element.iter("text"))
