"""The address of a paragraph. It prints as one line and parses back to the same value."""

from dataclasses import dataclass, fields
from urllib.parse import parse_qsl, quote, unquote, urlencode


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a paragraph stands: its document, and its place in it.

    `ordinal` counts a document's paragraphs from 1 and is unique in it: printed numbers repeat (a form's 1.1,
    a report's 1, an appendix's 1). `part` is 1 or 2 where the document has parts. `section` is the nearest
    heading, `paragraph` the printed number, `attachment` the title of an attached report, `page` counts from 1 and
    `last_page` is where it ends, if that is another page. What a document does not have is None.

    >>> str(Locator("pcd-658", 31, part=1, section="5. Commercial issues", paragraph="5.1"))
    'pcd-658?ordinal=31&part=1&section=5.+Commercial+issues&paragraph=5.1'
    """

    document: str
    ordinal: int
    attachment: str | None = None
    part: int | None = None
    section: str | None = None
    paragraph: str | None = None
    page: int | None = None
    last_page: int | None = None

    @property
    def key(self) -> str:
        """The shortest unambiguous address, used as an identity: document and ordinal."""
        return f"{self.document}#{self.ordinal}"

    def __str__(self) -> str:
        place = {f.name: getattr(self, f.name) for f in fields(self)[1:]}
        return f"{quote(self.document)}?{urlencode({k: v for k, v in place.items() if v is not None})}"


_NUMBERS = frozenset({"ordinal", "part", "page", "last_page"})
_NAMES = frozenset(f.name for f in fields(Locator)[1:])


def parse_locator(text: str) -> Locator:
    """Read back what `str(locator)` printed. Raises ValueError for anything else."""
    document, mark, query = text.partition("?")
    place = dict(parse_qsl(query, keep_blank_values=True))
    if not document or not mark or "ordinal" not in place or not place.keys() <= _NAMES:
        raise ValueError(f"not a locator: {text!r}; expected 'document?ordinal=N&section=…'")
    numbers = {k: int(v) for k, v in place.items() if k in _NUMBERS}
    words = {k: v for k, v in place.items() if k not in _NUMBERS}
    return Locator(unquote(document), **numbers, **words)  # type: ignore[arg-type]
