"""What a person is shown: checked claims and where they stand, or a refusal that says which kind it is.

Only `assistant.verify` makes an Answer or a Refusal.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact place of a quote. `n` is its number in the answer, `key` the paragraph's `Locator.key`.

    `label` is the number printed on the page where it is not `page`; `ocr` says that its words were read off a picture.
    """

    n: int
    key: str
    document: str
    reference: str | None
    title: str
    body: str | None
    date: str | None
    attachment: str | None
    part: int | None
    section: str | None
    paragraph: str | None
    ordinal: int
    page: int | None
    quote: str
    source: str
    label: str | None = None
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement. `kind` is verbatim, computed or generated; `asked` is the part of the question it answers;
    `citations` are numbers of the reply's citations, `note` is what the product adds to it."""

    text: str
    citations: tuple[int, ...]
    kind: str
    asked: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A part of the question that is not answered. `why` is withheld, not_stated, not_found or held."""

    asked: str
    why: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision that may be meant."""

    label: str
    document: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched: how many documents, how many files are held, which bodies, which years; and how many files
    could not be read."""

    documents: int
    held: int
    bodies: tuple[str, ...]
    start: int | None
    end: int | None
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply with at least one verified claim. `outcome` is answered or partial."""

    outcome: str
    text: str
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    missing: tuple[Missing, ...]
    coverage: Coverage
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reply that states nothing of its own. `outcome` is unclear, not_answered, nothing_found, withheld or
    out_of_scope; what it cites (a pointer to Part 2, a stated ground, the record's reasons) is in `claims`."""

    outcome: str
    text: str
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    missing: tuple[Missing, ...]
    choices: tuple[Choice, ...]
    coverage: Coverage
    notes: tuple[str, ...]
