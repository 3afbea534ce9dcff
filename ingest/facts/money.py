"""Amounts in prose and lists: each figure with its kind, who pays, who gets it, and for which years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.amounts import Amount
from ingest.facts.figures import Figure, find_figures
from ingest.facts.kinds import YEARLY, is_award, is_awarded, is_none_of_these, is_rate, is_threshold, read_kind
from ingest.facts.names import is_company
from ingest.facts.passages import Passage
from ingest.facts.payees import find_payee
from ingest.facts.sources import bought_by, organisation_of, paid_by, paid_from

_CEILING = re.compile(
    r"\b(?:up to|no more than|not more than|not exceeding|not to exceed|not above"
    r"|(?:a )?maximum(?: value)?(?: of)?|less than|at most"
    r"|capped at|ceiling of|within a limit of)(?: (?:a|an|the))?(?: (?:total|further|value|sum|maximum"
    r"|cost))?(?: of)? ?$",
    re.I,
)
_YEAR = r"(?:20\d\d ?[/-] ?(?:20)?\d\d|FY ?\d\d ?/ ?\d\d|20\d\d)"
_YEARS_AFTER = re.compile(
    rf"^\)?[ ,]*(?:\(|in |for |of |falls (?:wholly )?in |from )*(?P<years>(?:FY ?)?{_YEAR}(?: (?:to|and"
    rf"|-) (?:FY ?)?{_YEAR})?)(?![/\d]| \((?:£|$))"
)
_SPAN_AFTER = re.compile(
    r"^[ ,]*(?:capital |revenue |[a-z]+ costs )?(?:over|for) (?:the "
    r"|a period of )?(?P<span>(?:\w+ )?(?:financial )?(?:years?|months)(?: and \w+ months?)?)\b",
    re.I,
)
_YEAR_BEFORE = re.compile(rf"(?P<years>{_YEAR}) \($")
_OPTION = re.compile(r"\boption\b|\boptional\b|\bextension option\b", re.I)
_UNDER_CAPITAL = re.compile(
    r"^(?:[\d.]+ )?capital (?:costs?|funding|investment|spend(?:ing)?|expenditure)\b(?!.*\brevenue)", re.I
)
_MORE = re.compile(r"\badditional $", re.I)
_NOT_CAPITAL = re.compile(r"\b(?:revenue|annum|annual\w*|yearly|a year|p\.?a|sav\w+|balance|underspend|income)\b", re.I)
_SAID_BEFORE = re.compile(r"\b(?:capital|receipt|receiv\w+|accept\w*)\b", re.I)
"""What a figure is, whoever pays it."""


def read_amounts(passage: Passage) -> Iterator[Amount]:
    """The amounts of a sentence or line, each with the words it stands in. Misprinted figures are left out."""
    return (amount for amount, _ in _read_places(passage))


def find_pots(passage: Passage) -> Iterator[str]:
    """From what the figures of a sentence come, body or budget: "£410,000 from the Safer Rivers Reserve"."""
    for amount, source in _read_places(passage):
        if source and amount.kind in _PAID_KINDS:
            yield source


_PAID_KINDS = (None, "capital", "contribution", "award")


def _read_places(passage: Passage) -> Iterator[tuple[Amount, str | None]]:
    figures = find_figures(passage.text)
    last: Amount | None = None
    for n, figure in enumerate(figures):
        if figure.pounds is None:
            last = None
            continue
        stop = figures[n + 1].start if n + 1 < len(figures) else len(passage.text)
        before = passage.text[figures[n - 1].end if n else 0 : figure.start]
        own = _own_words(before) if n else before
        place = _Place(passage, figure, own, passage.text[figure.end : stop])
        amount = place.read()
        if last and amount.kind is None:
            amount = place.go_on(amount, last)
        yield amount, place.source()
        last = amount


_GOES_ON = re.compile(rf"(?:{_YEAR})? ?\(?(?:about |some |up to )?")
"""What stands before a figure that goes on from the one before it: "£540,000 in 2021/22 and £1,080,000 a year"."""


_GOES_NO_FURTHER = re.compile(
    r"^\)?(?: (?:in|a year|per annum|over|and|or|to)\b(?! (?:the )?[A-Z])|[,.;)]|\s*$| \(?(?:FY ?)?20\d\d)"
)
"""What follows such a figure: a year, or nothing that says what it is for."""


def _own_words(between: str) -> str:
    """Of the words between two figures, those that belong to the second: what follows the last comma or "and" that is
    not within a name.

    >>> _own_words(" from the reserve, and the Fire and Rescue Authority contributes ")
    'the Fire and Rescue Authority contributes '
    """
    rest = re.sub(r"^ (?:a|per) (?:year|annum)\b", "", between)
    return re.split(r"[,;:] |\) |\band (?![A-Z][a-z]+ [A-Z])", rest)[-1]


def find_misprints(passage: Passage) -> Iterator[Figure]:
    """The figures whose print cannot be right."""
    return (f for f in find_figures(passage.text) if f.pounds is None)


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure with the words before and after it, as far as the figures next to it."""

    passage: Passage
    figure: Figure
    before: str
    after: str

    def read(self) -> Amount:
        """The amount that stands here."""
        assert self.figure.pounds is not None
        payee = find_payee(self.before, self.after, self._so_far)
        kind = self._kind(payee)
        if kind in ("threshold", "saving") or (kind != "award" and payee and not is_company(payee)):
            payee = None
        source = None if kind in ("threshold", "saving") else self.source()
        payer = organisation_of(source) if source else None
        ceiling = bool(_CEILING.search(self.before)) and kind != "threshold"
        at, words = self.passage.at, self.passage.text
        return Amount(kind, self.figure.pounds, self.figure.printed, ceiling, payee, payer, self._period(), words, at)

    def go_on(self, amount: Amount, last: Amount) -> Amount:
        """The amount with what it has from the one before it, where it goes on from that and says nothing else."""
        if not _GOES_ON.fullmatch(self.before) or is_rate(self.before, self.after):
            return amount
        payee = find_payee(self.before, self.after, "")
        if last.kind == "award" and payee:
            return replace(amount, kind="award", payee=payee)
        yearly = YEARLY.match(self.after) or _YEARS_AFTER.match(self.after)
        if not _GOES_NO_FURTHER.match(self.after) or (last.kind == "revenue a year" and not yearly):
            return amount
        return replace(amount, kind=last.kind, payee=amount.payee or last.payee)

    @property
    def _so_far(self) -> str:
        """The sentence up to the figure."""
        return self.passage.text[: self.figure.start]

    def _kind(self, payee: str | None) -> str | None:
        if is_threshold(self.before, self.after, self.passage.text):
            return "threshold"
        if is_rate(self.before, self.after) or is_none_of_these(self.before):
            return None
        if YEARLY.match(self.after):
            return self._told()
        if _OPTION.search(self.before):
            return "total" if "total" in self.before else None
        if (payee and is_awarded(self.before, self._so_far)) or is_award(self.before, self._so_far):
            return "award"
        source = paid_from(self.after)
        if source and not _SAID_BEFORE.search(self.before):
            return _kind_of_source(source)
        source = self.source()
        told = self._told() or (_kind_of_source(source) if source else None)
        return told or ("capital" if self._is_under_capital() else None)

    def source(self) -> str | None:
        """From what the figure comes, body or budget."""
        return paid_by(self.before, self.after) or bought_by(self._so_far)

    def _is_under_capital(self) -> bool:
        """Whether more is asked for under a heading that says capital, in a sentence that speaks of nothing else."""
        under = _UNDER_CAPITAL.match(self.passage.above) and _MORE.search(self.before)
        return bool(under) and not _NOT_CAPITAL.search(self.passage.text)

    def _told(self) -> str | None:
        """The kind that the words tell: its own, else those before a colon, else the line that leads in."""
        opening, colon, _ = self._so_far.rpartition(": ")
        lead = opening if colon and len(self.before) < len(self._so_far) else self.passage.lead
        return read_kind(self.before, self.after, self.passage.text, lead)

    def _period(self) -> str | None:
        yearly = YEARLY.match(self.after)
        if yearly:
            return yearly.group().strip(" (),.;")
        years = _YEARS_AFTER.match(self.after) or _YEAR_BEFORE.search(self.before)
        if years:
            return years["years"]
        span = _SPAN_AFTER.match(self.after)
        return span["span"] if span else None


def _kind_of_source(source: str) -> str | None:
    plain = source.casefold()
    if "capital" in plain and "receipt" not in plain:
        return "capital"
    return None if "revenue" in plain else "contribution"
