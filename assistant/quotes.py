"""What can be quoted of a chunk, and whether a quote can answer a question of a given kind at all."""

import re
from collections.abc import Iterable

from assistant.asks import Ask
from assistant.catalogue import Catalogue
from assistant.kinds import TIME
from assistant.sentences import quote_at, split_sentences
from assistant.words import content_stems, found, stem, stem_set, stems
from index.chunks import Chunk

WHOLE_WORDS = 32
"""A paragraph of up to so many words is quoted whole."""

LIST_WORDS = 110
"""A list of up to so many words may be quoted whole where a question wants the list."""

NOTE = re.compile(r"\n(?=[¹²³⁴-⁹])")
"""Where the footnotes that travel with a paragraph begin."""

_NOTE_HEAD = re.compile(r"^[¹²³⁴-⁹⁰]+ \[[^\]]*\] ")
_APPROVES = re.compile(r"\bapprov|\bagreed\b", re.I)
_SIGNED_LINES = 4


def quotes_of(chunk: Chunk) -> tuple[str, ...]:
    """A row, a field or a signature as a whole, a short paragraph whole, else sentence by sentence; then footnotes."""
    body, *notes = NOTE.split(chunk.text)
    noted = [q for note in notes for q in _sentences(_NOTE_HEAD.sub("", note))]
    if chunk.kind == "signature":
        return (_signed(body),)
    if chunk.kind in ("row", "heading") or len(body.split()) <= WHOLE_WORDS:
        return (body, *noted)
    whole = [body] if "\n" in body and len(body.split()) <= LIST_WORDS else []
    return tuple(dict.fromkeys((*_sentences(body), *whole, *noted)))


def sentences_of(chunk: Chunk) -> tuple[str, ...]:
    """The sentences of a chunk, however short it is, without its footnotes."""
    return tuple(dict.fromkeys(_sentences(NOTE.split(chunk.text)[0])))


def _sentences(text: str) -> list[str]:
    spans = split_sentences(text)
    return [quote_at(text, spans, i) for i in range(len(spans))]


def _signed(text: str) -> str:
    """The approval and the date of a signature block, or the date alone where they stand far apart."""
    lines = text.split("\n")
    shown = next((i for i, line in enumerate(lines) if i and _APPROVES.search(line)), len(lines) - 1)
    return "\n".join(lines[shown if len(lines) - shown <= _SIGNED_LINES else -1 :])


_CLAUSE = re.compile(r"\n+|(?<=[,;:])\s+|(?<=[.])\s+(?=[A-Z])|\s+(?=[–—-]\s)")
LONG_QUOTE = 26
"""Words; a row of a table quotes the clauses that answer, not the whole sentence."""


ROW_WORDS = 45
"""Words of a quote that must hold two things that are looked for: an amount, and who is paid it."""


def clauses_around(quote: str, *needles: str) -> str:
    """The longest run of whole clauses, as printed, that holds what is looked for and fits a row of a table.

    Where no such run holds all of it, one that holds the first will do.

    >>> clauses_around("The contract, " + "which was let long ago under other terms, " * 4 + "is worth £2m.", "£2m")
    'is worth £2m.'
    """
    body = NOTE.split(quote)[0]
    if len(body.split()) <= LONG_QUOTE:
        return body
    runs = clause_runs(body)
    fit = [r for r in runs if all(n in r for n in needles) and len(r.split()) <= ROW_WORDS]
    fit = fit[:1] and [min(fit, key=lambda r: len(r.split()))]
    fit = fit or [r for r in runs if needles[0] in r and len(r.split()) <= LONG_QUOTE]
    return max(fit, key=lambda r: len(r.split()), default=body if needles[0] in body else quote)


def clause_runs(quote: str) -> list[str]:
    """Every run of whole clauses of a quote."""
    cuts = clause_cuts(quote)
    return [quote[a:b].strip(" ,;:") for i, a in enumerate(cuts) for b in cuts[i + 1 :]]


def clause_cuts(quote: str) -> list[int]:
    """Where the clauses of a quote begin and end."""
    return [0, *(m.end() for m in _CLAUSE.finditer(quote)), len(quote)]


THRESHOLD = re.compile(
    r"\b(?:or above|or more|and above|above what|threshold|exceed|over what|limit|regulations apply)\b", re.I
)
_PAPERS = re.compile(r"\b(?:supporting|background) papers\b", re.I)
_ASKS_PAPERS = re.compile(r"\b(?:appendix|annex|papers?)\b", re.I)
_LABEL = re.compile(
    r"\bR-?(?:[A-Z]{2,8}-)?\d{1,4}\b|\b(?:paragraph|para|section|option|recommendation) (\d[\d.]*|[A-Z])\b"
)
_SAYS_LITTLE = 3  # words; a title or a group's name states nothing


_BOILERPLATE = re.compile(r"^public access|deferral|part 2 confidentiality", re.I)
FIGURES = frozenset(("amount", "figure", "change", "in brief", "what"))
"""Kinds of question that a legal threshold ("£500,000 or above") hardly ever answers."""

_PUBLICATION = re.compile(r"\bpubli(?:sh|c)|\bwebsite\b|\bavailable\b", re.I)
_DONE = re.compile(
    rf"\b(?:signed|approved|agreed|decided|authorised|certified|dated)\b[^.]{{0,60}}(?:{TIME.pattern})|\bDate: \S", re.I
)
_MEASURED = re.compile(r"\bwhat (?:\w+ )?(rate|score|capacity|speed|distance)\b", re.I)
_OF_THE_FORM = frozenset(("deferral", "part 2", "grounds", "yes or no", "in brief", "what"))


def can_answer(ask: Ask, quote: str, chunk: Chunk, catalogue: Catalogue) -> bool:
    """Whether a quote holds what an answer to such a question must hold, and nothing that rules it out."""
    if not _states_something(quote, chunk) or (_PAPERS.search(chunk.at.section or "") and _is_title(ask, quote)):
        return False
    if not all(_numbers(m, chunk, catalogue) for m in _COUNTED_NAME.finditer(ask.text)):
        return False
    if not all(_has_label(label.group(1) or label.group(), quote, chunk) for label in _LABEL.finditer(ask.text)):
        return False
    formal = ask.kind.name in _OF_THE_FORM or _PUBLICATION.search(ask.text)
    if not formal and _BOILERPLATE.search(chunk.at.section or ""):
        return False
    if ask.kind.name == "decided when" and not _DONE.search(quote):
        return False
    measured = _MEASURED.search(ask.text)
    if measured and not found(stem(measured[1]), stem_set([chunk.text, chunk.at.section or ""])):
        return False
    if ask.kind.name == "amount" and YEARLY.search(ask.text) and not _is_yearly(quote):
        return False
    if ask.kind.name == "count" and " | " not in quote and not counts(ask.text, quote):
        return False
    if " | " in quote and ask.kind.name in ("amount", "count", "figure"):
        return any(c.isdigit() for c in quote.partition(" | ")[2])
    return bool(ask.kind.needs.search(quote)) and _dated(ask, chunk, catalogue)


YEARLY = re.compile(
    r"\b(?:a|per|each|every) (?:year|annum)\b|\bannual(?:ly)?\b|\byearly\b|\bPA\b|\bp\.?a\.|/annum", re.I
)
_YEAR_COLUMN = re.compile(r"\b(?:19|20)\d\d/\d\d:|\byear \d", re.I)


def _is_yearly(quote: str) -> bool:
    return bool(YEARLY.search(quote) or _YEAR_COLUMN.search(quote))


_NUMBER = re.compile(
    r"^(?:(?!(?:19|20)\d\d$)\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelv|(?:fif|six|seven|eigh|nine)?teen"
    r"|twenti|thirti|forti|fifti|sixti|seventi|eighti|nineti|hundr|thousand|million)$"
)
_SUM = re.compile(r"[£€$]\s?[\d.,]+\s?(?:k|m|bn|million)?\b")
_COUNTED = re.compile(r"\bhow many\b|\bhow often\b|\bnumber of\b", re.I)
_REACH = 6  # words from a number to what it counts ("forty-three English and Welsh police forces")
_NOT_COUNTS = frozenset(stem(w) for w in "programme section part paragraph lot version stage option band tier".split())
_MONTH_STEMS = frozenset(
    stem(w) for w in "january february march april may june july august september october november december".split()
)


def counts(asked: str, quote: str) -> bool:
    """Whether a number stands just before a word of what the question counts ("12 local teams")."""
    counted = content_stems(_COUNTED.split(asked, maxsplit=1)[-1])[:3]
    read = stems(_SUM.sub(" ", quote))
    for i, word in enumerate(read):
        after = read[i + 1 : i + 1 + _REACH]
        if not _NUMBER.match(word) or (i and read[i - 1] in _NOT_COUNTS) or (after and after[0] in _MONTH_STEMS):
            continue
        if not counted or any(found(c, frozenset(after)) for c in counted):
            return True
    return False


_COUNTED_NAME = re.compile(r"\b(?!Part |PCD |MD |DD |ADD |Section |Paragraph )([A-Z][a-z]{2,}) (\d{1,2})\b(?![\d/])")


def _numbers(name: re.Match[str], chunk: Chunk, catalogue: Catalogue) -> bool:
    """Whether a numbered thing that the question names ("Scope 3", "Stage 4") stands at the chunk by its number."""
    word, number = name.groups()
    if stem(word) in _MONTH_STEMS:
        return True
    near = " ".join((chunk.text, *chunk.heading, chunk.title, catalogue.text_before(chunk.at)))
    return bool(re.search(rf"\b(?:{word}s?\b.{{0,6}}|{word[0]}){number}\b", near, re.I))


def _states_something(quote: str, chunk: Chunk) -> bool:
    """Whether the quote is more than a title or a lead-in whose list stands elsewhere."""
    if quote.rstrip().endswith((":", ":-")):
        return False
    if chunk.kind == "row" and " | " in quote and not re.search(r"\d|: ", quote):
        return False  # the heads of a table
    return len(quote.split()) > _SAYS_LITTLE or any(c.isdigit() for c in quote) or chunk.kind in ("signature", "field")


def _is_title(ask: Ask, quote: str) -> bool:
    """Whether a line of a list of papers only names a paper that was not asked for."""
    return not _ASKS_PAPERS.search(ask.text) and ":" not in quote[:30]


def _has_label(label: str, quote: str, chunk: Chunk) -> bool:
    """Whether a label that the question names (a risk, a paragraph, an option) stands at the quote."""
    number = chunk.at.paragraph or ""
    near = f"{quote} {chunk.at.section}"
    return label == number or bool(re.search(rf"(?<![\w-]){re.escape(label)}(?![\w-])", near))


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _dated(ask: Ask, chunk: Chunk, catalogue: Catalogue) -> bool:
    """Whether every month and year of the question stands in the chunk, around it or in its decision's date."""
    if not ask.dates:
        return True
    day = f"{chunk.date:%B %Y}" if chunk.date else ""
    around: Iterable[str] = (
        *(chunk.text, *chunk.heading, chunk.title, chunk.reference or "", day),
        catalogue.text_before(chunk.at),
    )
    text = " ".join(around).casefold()
    return all(_names_date(date, text) for date in ask.dates)


def _names_date(date: str, around: str) -> bool:
    if date.isdigit():
        return bool(re.search(rf"\b{date}\b|(?<=[/.-]){date[2:]}\b|fy\s?{date[2:]}/", around))
    if "/" in date:
        start, _, end = date.partition("/")
        return bool(re.search(rf"\b(?:{start[:2]})?{start[2:]}\s?[/-]\s?(?:20)?{end[-2:]}\b", around))
    number = _MONTHS.index(date[:3]) + 1
    return bool(re.search(rf"\b{date[:3]}|[/.-]0?{number}[/.-]", around))
