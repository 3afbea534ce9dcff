"""Amounts in the rows of tables: the unit from a head or a caption, the kind from labels, the payee from its column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.amounts import Amount
from ingest.facts.figures import find_figures, read_number, times_unit
from ingest.facts.money import read_amounts
from ingest.facts.names import FULL, same_words, tidy_name
from ingest.facts.passages import Passage, split_sentences
from ingest.facts.sources import find_body
from ingest.gate.gate import PublicParagraph

_UNIT = re.compile(r"£\s?/?\s?(?:(?P<k>k\b|['’]?000s?|thousands?)|(?P<m>m\b|millions?))?", re.I)
_YEARS = re.compile(r"^(?:FY ?)?(?:20\d\d ?/ ?(?:20)?\d\d|20\d\d|Year \d{1,2})\b", re.I)
_MONEY_HEAD = re.compile(
    r"^(?:total|budget|forecast|amount|cost|value|sum|now|price|spend|spending|actual|outturn|each|this decision"
    r"|difference"
    r"|baseline|capital|revenue|saving)\b|£|\bcost\b",
    re.I,
)
_NOT_MONEY = re.compile(
    r"%|\b(?:score|rank|share|weight|no\.?|number|people|points|quality|likelihood|impact|page|hours?|days?"
    r"|tonnes|buildings?"
    r"|cells|posts|staff|cases|date|age)\b",
    re.I,
)
_SUPPLIER_HEAD = re.compile(
    r"^(?:supplier|contractor|provider|grantee|recipient|payee|body|organisation|applicant)s?(?: name)?$", re.I
)
_NO_SUPPLIER = re.compile(r"^(?:to be|tbc|various|none|n/?a|internal|in[- ]house|not\b)", re.I)
_BIDS = re.compile(r"\b(?:score|quality|rank|points|weight|result|option|assessment)\b", re.I)
_RANGE = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4} ?[-–] ?\d{1,2}/\d{1,2}/\d{2,4}|^(?:FY ?)?20\d\d/(?:20)?\d\d\b")


@dataclass(frozen=True, slots=True)
class Table:
    """What the rows of a table share: its heads, and its caption or the line above it."""

    heads: tuple[str, ...]
    caption: str

    @property
    def unit(self) -> int | None:
        """Pounds in one of what the whole table is printed in; None where it is not money."""
        first = self.heads[0] if self.heads else ""
        return read_unit(first) or read_unit(self.caption)

    @property
    def compares(self) -> bool:
        """Whether it compares bids or options, so that no name in it is a payee."""
        return bool(_BIDS.search(" ".join((*self.heads, self.caption))))


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label, and its other cells with their heads."""

    label: str
    cells: tuple[tuple[str, str], ...]
    line: str


def read_unit(head: str) -> int | None:
    """Pounds in one of a head's unit.

    >>> read_unit("Cost £/k"), read_unit("£'000"), read_unit("£m"), read_unit("Amount £"), read_unit("Score")
    (1000, 1000, 1000000, 1, None)
    """
    match = _UNIT.search(head)
    if match is None or re.match(r"\s?\d", head[match.end() :]):
        return None
    return 1_000 if match["k"] else 1_000_000 if match["m"] else 1


def read_tables(
    paragraphs: Sequence[PublicParagraph],
) -> Iterator[tuple[PublicParagraph, Row, Table]]:
    """Every row with a label, with the table it stands in."""
    heads: tuple[str, ...] = ()
    caption, section, before = "", None, ""
    for p in paragraphs:
        if p.kind != "row":
            before = p.text if len(p.text.split()) <= _CAPTION_WORDS and "\n" not in p.text else ""
            heads, section = (), None
            continue
        if p.at.section != section:
            section = p.at.section
            caption = f"{(section or '').rsplit('› ', 1)[-1]}; {before}"
            heads = ()
        line = p.text.split("\n")[0]
        cells = tuple(cell.strip() for cell in line.split(" | "))
        if _is_head(cells):
            heads = cells
            if "\n" in p.text:  # its notes speak like those of any row
                yield p, Row("", (), line), Table(heads, caption)
        else:
            yield p, _read_row(cells, heads, line), Table(heads, caption)


_CAPTION_WORDS = 16


def _is_head(cells: tuple[str, ...]) -> bool:
    """Whether a row is a head: no cell says which head it stands under, and none is a sum."""
    return (
        len(cells) > 1
        and not any(": " in c or find_figures(c) for c in cells)
        and not any(_is_number(c) for c in cells)
    )


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"[\d,.]+", cell)) and not _YEARS.match(cell)


def _read_row(cells: tuple[str, ...], heads: tuple[str, ...], line: str) -> Row:
    first = cells[0]
    if heads and f"{heads[0]}: " in first:
        first = first.split(f"{heads[0]}: ", 1)[1]
    return Row(first.lstrip("- "), tuple(_read_cell(cell, heads) for cell in cells[1:]), line)


def _read_cell(cell: str, heads: tuple[str, ...]) -> tuple[str, str]:
    for head in sorted(heads, key=len, reverse=True):
        if cell.startswith(f"{head}: "):
            return head, cell[len(head) + 2 :]
    head, colon, value = cell.partition(": ")
    return (head, value) if colon else ("", cell)


def read_row_amounts(p: PublicParagraph, row: Row, table: Table, suppliers: frozenset[str]) -> Iterator[Amount]:
    """The amounts of a row: its sums, and what its sentences and notes say. Nought is none, and what has a sign or
    stands in brackets is left out: a table's minus may be a saving or a cost."""
    payee = None if table.compares else _find_payee(row, suppliers)
    for head, cell in row.cells:
        sums = find_figures(cell)
        if sums and not re.fullmatch(r"£[\s\d,.]+(?:k|m|bn)?[¹²³⁴-⁹]*", cell.strip(), re.I):
            yield from _in_words(p, cell, row.line)
            continue
        pounds = sums[0].pounds if sums else _read_cell_sum(head, cell, table)
        if pounds:
            printed = sums[0].printed if sums else re.sub(r"[⁰¹²³⁴-⁹]+$", "", cell)
            kind = _read_kind(row, head, table, payee)
            yield Amount(
                kind, pounds, printed, False, payee, find_row_payer(row, table), _period(row, head), row.line, p.at
            )
    if find_figures(row.label):
        yield from _in_words(p, row.label, row.line)
    for note in p.text.split("\n")[1:]:
        for sentence in split_sentences(note):
            yield from read_amounts(Passage(sentence, p.at, "note", "", "", False))


def _in_words(p: PublicParagraph, cell: str, line: str) -> Iterator[Amount]:
    for sentence in split_sentences(cell):
        for amount in read_amounts(Passage(sentence, p.at, "row", "", "", False)):
            yield replace(amount, words=line)


def _read_cell_sum(head: str, cell: str, table: Table) -> Decimal | None:
    """What a cell without a pound sign is worth, where its head or its table says that it is money."""
    own = read_unit(head)
    unit = own or table.unit
    if unit is None or (own is None and not (_YEARS.match(head) or _MONEY_HEAD.search(head))):
        return None
    if own is None and _NOT_MONEY.search(head):
        return None
    value = read_number(re.sub(r"[⁰¹²³⁴-⁹]+$", "", cell.strip()))
    return times_unit(value, unit) if value else None


def _find_payee(row: Row, suppliers: frozenset[str]) -> str | None:
    """Who gets a row's money: the one in the supplier's column, or a company or known supplier in its label."""
    for head, cell in row.cells:
        if _SUPPLIER_HEAD.match(head):
            return None if _NO_SUPPLIER.match(cell) else _tidy_cell(cell)
    company = re.search(FULL, row.label)
    if company:
        return tidy_name(company.group())
    plain = same_words(row.label)
    return next((s for s in sorted(suppliers) if same_words(s) in plain), None)


def find_row_payer(row: Row, table: Table) -> str | None:
    """The body outside the police that a row is of, in a table of where money comes from."""
    if table.compares or not _FUNDING.search(f"{row.line.partition(' | ')[0]} {table.caption}"):
        return None
    return find_body(row.label)


_FUNDING = re.compile(r"\b(?:funding|funded by|sources? of|paid by|met by|contributions?)\b", re.I)
_HAS_SUPPLIERS = re.compile(r"\b(?:supplier|contractor|provider)s?\b", re.I)
_ACRONYM = re.compile(r"(?P<name>[A-Z]{2,5}) (?:(?:costs?|charges?|fees?)\b|[—–-] )")
_NO_FIRM = frozenset(
    "IT ICT HR VAT NI PPE PC PCS IP AI CCTV ANPR MPS MOPAC MOPR PCC OPCC PFCC BCU DMPC BAU ITHC HSL".split()
)
"""Things and offices that are as short as some firms' names."""


def find_row_firm(row: Row, table: Table) -> str | None:
    """The firm with whose short name a row begins, in a table that says from whom each is bought: "XYZ costs"."""
    match = _ACRONYM.match(row.label)
    bought = any(_HAS_SUPPLIERS.search(head) for head, _ in row.cells) and not table.compares
    return match["name"] if match and bought and match["name"] not in _NO_FIRM else None


def find_row_supplier(row: Row, table: Table) -> str | None:
    """The organisation in a row's supplier column."""
    if table.compares:
        return None
    for head, cell in row.cells:
        if _SUPPLIER_HEAD.match(head) and not _NO_SUPPLIER.match(cell):
            return _tidy_cell(cell)
    return None


def _tidy_cell(cell: str) -> str:
    return re.sub(r"[⁰¹²³⁴-⁹]+$", "", cell).strip()


def _read_kind(row: Row, head: str, table: Table, payee: str | None) -> str | None:
    """The kind that the labels give: the row's first, then the column's, then the caption's."""
    if table.compares:
        return None
    for text in (row.label, head):
        kind = _label_kind(text)
        if kind:
            return kind
    supplied = any(_SUPPLIER_HEAD.match(h) for h, _ in row.cells)
    if supplied and payee:
        return "award" if re.search(r"\b(?:value|amount|grant|award)\b", head, re.I) else None
    above = f"{table.heads[0] if table.heads else ''} {table.caption}"
    if re.search(r"\bcapital\b", above, re.I) and not re.search(r"\brevenue\b", above, re.I):
        return "capital"
    if re.search(r"\bsavings?\b", above, re.I) and not re.search(r"\bcosts?\b", above, re.I):
        return "saving"
    if re.match(r"^(?:grand )?total\b", row.label, re.I):
        return "total"
    return None


def _label_kind(text: str) -> str | None:
    for kind, pattern in _LABELS:
        if pattern.search(text):
            return kind
    return None


_LABELS = (
    ("contribution", re.compile(r"^funded by: (?!.*\bcapital programme)", re.I)),
    ("saving", re.compile(r"\bsavings?\b(?! tonnes)", re.I)),
    ("income", re.compile(r"\b(?:income|receipts? from|sale of|sales of)\b", re.I)),
    ("capital", re.compile(r"\bcapital\b(?! receipts)", re.I)),
    ("contribution", re.compile(r"\bcontribution\b", re.I)),
)


def _period(row: Row, head: str) -> str | None:
    years = _YEARS.match(head)
    if years:
        return years.group()
    if re.search(r"\b(?:a|per) year\b|\bannual\b", head, re.I):
        return "a year"
    span = _RANGE.search(row.label)
    return span.group() if span else None
