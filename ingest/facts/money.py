"""Amounts in prose and lists: each figure with its kind, who pays, who gets it, and for which years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.amounts import Amount
from ingest.facts.figures import Figure, find_figures
from ingest.facts.kinds import YEARLY, is_awarded, is_rate, is_threshold, read_kind
from ingest.facts.names import FULL, NAME, is_company, may_supply, tidy_name
from ingest.facts.passages import Passage
from ingest.facts.sources import paid_by, paid_from

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
    rf"|-) (?:FY ?)?{_YEAR})?)(?![/\d])"
)
_SPAN_AFTER = re.compile(
    r"^[ ,]*(?:capital |revenue |[a-z]+ costs )?(?:over|for) (?:the "
    r"|a period of )?(?P<span>(?:\w+ )?(?:financial )?(?:years?|months)(?: and \w+ months?)?)\b",
    re.I,
)
_OPTION = re.compile(r"\boption\b|\boptional\b|\bextension option\b", re.I)
_PAYEE_AFTER = re.compile(rf"^(?: each)?,? (?:is paid |paid )?to (?:the )?(?P<name>{NAME})(?=[,.;)]|$| [a-z(])")
_PAYEE_BEFORE = re.compile(rf"\b(?:to|with|Appointed) (?:the )?(?P<name>{NAME})(?=[,.;)]|$| [a-z(£])")
_PAYEE_SELLS = re.compile(
    rf"\b(?:from|by) (?:the )?(?P<name>{FULL})(?= (?:costs?|at|for)\b[^,;]{{0,40}}$)|(?P<name2>{FULL}) (?:charges"
    r"|is paid) $"
    rf"|\bpaid (?P<name3>{FULL}) $"
)


_SAID_BEFORE = re.compile(r"\b(?:capital|receipt|receives?|accepts?)\b", re.I)
"""What a figure is, whoever pays it."""


def read_amounts(passage: Passage) -> Iterator[Amount]:
    """The amounts of a sentence or line, each with the words it stands in. Misprinted figures are left out."""
    figures = find_figures(passage.text)
    for n, figure in enumerate(figures):
        if figure.pounds is None:
            continue
        stop = figures[n + 1].start if n + 1 < len(figures) else len(passage.text)
        before = passage.text[figures[n - 1].end if n else 0 : figure.start]
        place = _Place(passage, figure, _own_words(before) if n else before, passage.text[figure.end : stop])
        yield place.read()


def _own_words(between: str) -> str:
    """Of the words between two figures, those that belong to the second: what follows the last comma or "and"."""
    return re.split(r"[,;:] |\) |\band ", between)[-1]


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
        payee = self._payee()
        kind = self._kind(payee)
        if kind in ("threshold", "saving") or (kind != "award" and payee and not is_company(payee)):
            payee = None
        payer = None if kind in ("threshold", "saving") else paid_by(self.before, self.after)
        ceiling = bool(_CEILING.search(self.before)) and kind != "threshold"
        at, words = self.passage.at, self.passage.text
        return Amount(kind, self.figure.pounds, self.figure.printed, ceiling, payee, payer, self._period(), words, at)

    def _kind(self, payee: str | None) -> str | None:
        sentence, so_far = self.passage.text, self.passage.text[: self.figure.start]
        if is_threshold(self.before, self.after, sentence):
            return "threshold"
        if is_rate(self.before, self.after):
            return None
        if YEARLY.match(self.after):
            return self._yearly_kind()
        if _OPTION.search(self.before):
            return "total" if "total" in self.before else None
        if payee and is_awarded(self.before, so_far):
            return "award"
        source = paid_from(self.after)
        if source and not _SAID_BEFORE.search(self.before):
            return _kind_of_source(source)
        return read_kind(self.before, self.after, sentence, self.passage.lead)

    def _yearly_kind(self) -> str | None:
        return read_kind(self.before, self.after, self.passage.text, self.passage.lead)

    def _payee(self) -> str | None:
        after = _PAYEE_AFTER.match(self.after)
        if after:
            return _name(after["name"])
        so_far = self.passage.text[: self.figure.start]
        found = list(_PAYEE_BEFORE.finditer(so_far))
        named = next((name for m in reversed(found) if (name := _name(m["name"]))), None)
        if named and is_awarded(self.before, so_far):
            return named
        sells = _PAYEE_SELLS.search(self.before)
        return _name(next(v for v in sells.groupdict().values() if v)) if sells else None

    def _period(self) -> str | None:
        yearly = YEARLY.match(self.after)
        if yearly:
            return yearly.group().strip(" ()")
        years = _YEARS_AFTER.match(self.after)
        if years:
            return years["years"]
        span = _SPAN_AFTER.match(self.after)
        return span["span"] if span else None


def _name(text: str) -> str | None:
    name = tidy_name(text)
    return name if may_supply(name) else None


def _kind_of_source(source: str) -> str | None:
    plain = source.casefold()
    if "capital" in plain and "receipt" not in plain:
        return "capital"
    return None if "revenue" in plain else "contribution"
