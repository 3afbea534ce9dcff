"""What one reply is worth: outcome, facts, length, and whether each citation stands up in the register.

Support is read from the register's own paragraph, never from the reply.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.verify import Answer, Citation, Claim, Refusal
from evals.cases import Case, Labels
from evals.wording import contains, normalise, read_aloud, split_words
from ingest.register import Register

WORD_LIMIT = 160
"""An answer is read in one screen: about 120 words with its table, 160 at most."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that is averaged over cases. `better` is up or down, or none where it only informs."""

    name: str
    better: str


MEASURES = (
    Measure("outcome", "up"),
    Measure("facts", "up"),
    Measure("citation precision", "up"),
    Measure("citation recall", "up"),
    Measure("quote support", "up"),
    Measure("within length", "up"),
    Measure("words", "none"),
    Measure("hit@1", "up"),
    Measure("hit@3", "up"),
    Measure("hit@5", "up"),
    Measure("hit@10", "up"),
    Measure("mrr", "up"),
    Measure("ndcg@10", "up"),
    Measure("wrong document@5", "down"),
    Measure("ragas context precision", "up"),
    Measure("ragas context recall", "up"),
    Measure("ragas semantic similarity", "up"),
)


def measure_reply(case: Case, labels: Labels, result: Answer | Refusal, register: Register) -> dict[str, float | None]:
    """Each measure of one reply; None where it is not defined for this case."""
    words = len(read_aloud(result.text).split())
    return {
        "outcome": float(result.outcome in case.outcomes),
        "facts": _share([any(contains(read_aloud(result.text), w) for w in fact) for fact in case.facts]),
        "citation precision": _precision(result.citations, labels),
        "citation recall": _recall(result.citations, labels),
        "quote support": _share([find_fault(c, register) is None for c in result.citations]),
        "within length": float(words <= WORD_LIMIT),
        "words": float(words),
    }


def missing_facts(case: Case, result: Answer | Refusal) -> tuple[str, ...]:
    """The facts, by their first wording, that the answer's text does not hold."""
    text = read_aloud(result.text)
    return tuple(fact[0] for fact in case.facts if not any(contains(text, w) for w in fact))


def _share(marks: Sequence[bool]) -> float | None:
    return sum(marks) / len(marks) if marks else None


def _precision(citations: Sequence[Citation], labels: Labels) -> float | None:
    """The share of cited paragraphs that are right. Citing nothing is not precise: it is not defined."""
    cited = {c.key for c in citations}
    return _share([key in labels.keys for key in cited]) if labels.groups else None


def _recall(citations: Sequence[Citation], labels: Labels) -> float | None:
    """The share of the needed groups of which a paragraph is cited."""
    if not labels.groups:
        return None
    cited = {c.key for c in citations}
    return min(1.0, sum(bool(cited & group) for group in labels.groups) / labels.need)


def find_fault(citation: Citation, register: Register) -> str | None:
    """Why a citation does not stand up in the register, or None where it does.

    The paragraph must exist, hold the quote verbatim, and stand at the very address that is shown.
    """
    try:
        p = register.paragraph(citation.key)
    except (KeyError, ValueError):
        return f"[{citation.n}] cites {citation.key!r}, which the register does not have"
    if not citation.quote.strip() or citation.quote not in p.text:
        return f"[{citation.n}] quotes what {citation.key!r} does not say"
    for name in ("document", "ordinal", "attachment", "part", "section", "paragraph", "page"):
        shown, stands = getattr(citation, name), getattr(p.at, name)
        if shown != stands:
            return f"[{citation.n}] shows {name} {shown!r} for {citation.key!r}, which has {stands!r}"
    return None


def find_unsupported(result: Answer | Refusal, register: Register) -> tuple[str, ...]:
    """Every statement that does not stand up: without a citation, with a faulty one, or in other words.

    A verbatim claim must use only words of its cited paragraphs, a generated one only their figures; a
    computed one is held to its citations alone.
    """
    by_number = {c.n: c for c in result.citations}
    faults = [fault for c in result.citations if (fault := find_fault(c, register))]
    for claim in result.claims:
        cited = [by_number[n] for n in claim.citations if n in by_number]
        if not cited or len(cited) < len(claim.citations):
            faults.append(f"a claim cites {list(claim.citations)}, of which the reply has {[c.n for c in cited]}")
        elif strange := _strange_words(claim, cited, register):
            faults.append(f"a {claim.kind} claim citing {list(claim.citations)} has {len(strange)} words of its own")
    quotes = " ".join(c.quote for c in result.citations)
    astray = [n for n in _markers(result.text) if n not in by_number and f"[{n}]" not in quotes]
    return (*faults, *(f"the text marks [{n}], which the reply does not cite" for n in astray))


def _strange_words(claim: Claim, cited: Sequence[Citation], register: Register) -> set[str]:
    if claim.kind == "computed":
        return set()
    known: set[str] = set()
    for citation in cited:
        try:
            p = register.paragraph(citation.key)
        except (KeyError, ValueError):
            continue
        known.update(split_words(" ".join((p.at.paragraph or "", p.text, *p.heading, p.at.attachment or ""))))
    words = set(split_words(read_aloud(claim.text)))
    if claim.kind == "generated":
        words = {w for w in words if re.search(r"\d", w)}
    return words - known


def _markers(text: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\[(\d+)\]", normalise(text)))
