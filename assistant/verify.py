"""THE SECOND GATE: the only place where a draft becomes an answer.

Every claim is held against the register's own paragraph; what is not found there word for word is dropped. If
nothing is left, the reply is a refusal that says which kind it is and what was searched.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant import phrasing, tables
from assistant.draft import Draft, DraftClaim, DraftPart
from assistant.evidence import Evidence
from assistant.register_answers.results import RESULTS
from assistant.reply import Answer, Choice, Citation, Claim, Coverage, Missing, Refusal
from assistant.worked_out import FROM_QUOTES
from ingest.gate.gate import PublicParagraph
from ingest.register import Register

__all__ = ["Answer", "Choice", "Citation", "Claim", "Coverage", "Missing", "Refusal", "verify"]


def verify(
    draft: Draft, evidence: Mapping[str, Evidence], register: Register, coverage: Coverage, nearest: str | None
) -> Answer | Refusal:
    """Show of a draft what the register bears out, and refuse where nothing is left."""
    checked = _Checked(register, evidence)
    parts = [(part, checked.claims_of(part)) for part in draft.parts]
    missing = tuple(m for part, claims in parts if (m := _missing(part, claims)) is not None)
    claims = tuple(c for _, told in parts for c in told)
    citations, notes = tuple(checked.citations), tuple(dict.fromkeys(checked.notes))
    outcome = _outcome(draft, parts)
    if draft.reading:
        return _from_register(draft, claims, citations, notes, coverage)
    if outcome in ("answered", "partial"):
        text = phrasing.answer_text(claims, citations, missing, notes)
        return Answer(outcome, text, claims, citations, missing, coverage, notes)
    text = phrasing.refusal_text(outcome, claims, citations, draft.choices, nearest, coverage, notes)
    return Refusal(outcome, text, claims, citations, missing, draft.choices, coverage, notes)


def _from_register(
    draft: Draft, claims: tuple[Claim, ...], citations: tuple[Citation, ...], notes: tuple[str, ...], coverage: Coverage
) -> Answer | Refusal:
    """A list, count or sum with how it was read; with words that were not understood, no number."""
    notes = tuple(tables.gather((*draft.notes, *notes)))
    missing = tuple(Missing(word, "not_stated", ()) for word in draft.unread)
    if draft.unread:
        text = tables.unread_text(draft.unread, draft.reading, coverage)
        return Refusal("not_answered", text, (), (), missing, (), coverage, draft.notes)
    if not claims:
        text = tables.none_text(draft.reading, coverage, notes)
        return Refusal("nothing_found", text, (), (), (), (), coverage, notes)
    text = tables.table_text(claims, citations, draft.reading, coverage, notes)
    return Answer("answered", text, claims, citations, (), coverage, notes)


def _outcome(draft: Draft, parts: Sequence[tuple[DraftPart, tuple[Claim, ...]]]) -> str:
    """Which kind of reply this is, from what was asked and what could be verified of it."""
    if draft.opinion:
        return "out_of_scope"
    if draft.choices:
        return "unclear"
    told = [bool(claims) and part.why is None for part, claims in parts]
    if any(told):
        return "answered" if all(told) else "partial"
    reasons = {part.why for part, _ in parts}
    if "withheld" in reasons:
        says_more = any(part.why == "withheld" and part.states for part, claims in parts if claims)
        return "partial" if says_more else "withheld"
    return "nothing_found" if reasons <= {"not_found"} and not draft.named else "not_answered"


def _missing(part: DraftPart, claims: Sequence[Claim]) -> Missing | None:
    """What the part leaves open; a part whose claims all failed the check was not found."""
    if part.why is None and claims:
        return None
    numbers = tuple(dict.fromkeys(n for c in claims for n in c.citations))
    return Missing(part.asked, part.why or "not_found", numbers)


def _work_out(drafted: DraftClaim, cited: Sequence[Citation]) -> str | None:
    """What is worked out, once more, from citations that stand."""
    operation = drafted.operation or ""
    if operation in FROM_QUOTES:
        return FROM_QUOTES[operation]([c.quote for c in cited])
    return RESULTS[operation](cited, drafted.operands)


@dataclass(slots=True)
class _Checked:
    """Citations so far, numbered in the order in which they are first needed."""

    register: Register
    evidence: Mapping[str, Evidence]
    citations: list[Citation] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def claims_of(self, part: DraftPart) -> tuple[Claim, ...]:
        """The part's claims that stand in the register, each with its citation."""
        return tuple(claim for drafted in part.claims if (claim := self._check(part, drafted)) is not None)

    def _check(self, part: DraftPart, drafted: DraftClaim) -> Claim | None:
        """The claim, if every quote it rests on stands in the register and what is worked out can be."""
        cited = [self._cite(token, drafted.quote) for token in drafted.evidence]
        sound = [c for c in cited if c is not None]
        if not sound or len(sound) < len(cited):
            return None
        numbers = tuple(dict.fromkeys(c.n for c in sound))
        if drafted.operation is None:
            return Claim(drafted.quote, numbers, "verbatim", part.asked, drafted.note)
        result = _work_out(drafted, sound)
        return Claim(result, numbers, "computed", part.asked) if result else None

    def _cite(self, token: str, quote: str) -> Citation | None:
        """A citation of the evidence a token stands for: of the quote, or of the evidence's own where none is given.

        None where the token was never handed out, or the register does not hold those words at that place.
        """
        evidence = self.evidence.get(token)
        if evidence is None:
            return None
        quote = quote or evidence.quote
        try:
            paragraph = self.register.paragraph(evidence.chunk.at.key)
        except KeyError:
            return None
        if not quote.strip() or quote not in paragraph.text:
            return None
        known = next((c for c in self.citations if c.key == paragraph.at.key and c.quote == quote), None)
        return known or self._number(paragraph, quote)

    def _number(self, paragraph: PublicParagraph, quote: str) -> Citation:
        at = paragraph.at
        facts = self.register.facts(at.document)
        document = self.register.document(at.document)
        page = next((p for p in document.pages if p.number == at.page), None)
        made = Citation(
            n=len(self.citations) + 1,
            key=at.key,
            document=at.document,
            reference=facts.reference,
            title=facts.title,
            body=facts.body,
            date=facts.date.isoformat() if facts.date else None,
            attachment=at.attachment,
            part=at.part,
            section=at.section,
            paragraph=at.paragraph,
            ordinal=at.ordinal,
            page=at.page,
            quote=quote,
            source=document.source,
            label=page.label if page else None,
            ocr=page is not None and page.ocr,
        )
        self.citations.append(made)
        self.notes += phrasing.cautions(made, paragraph.text)
        return made
