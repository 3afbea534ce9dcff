"""A person releases or withholds: the decision is recorded, and the register brought into line with it at once."""

from dataclasses import dataclass, replace
from pathlib import Path

from ingest.document import name_document
from ingest.gate import Held, PublicDocument, restrict
from ingest.register import HeldFile, Register, Saved, SourceFile
from ingest.review import ReviewError, Target, find_published, find_target, withheld_ordinals
from ingest.rulings import RELEASE, WITHHOLD, Ruling, by_person, make_ruling
from ingest.sources import NOTHING, parse_given, read_sources
from ingest.sync import read_card
from ingest.tombstones import refuse_document, refuse_file


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision did: the paragraphs made public or withheld, by document, and whether a file is held."""

    action: str
    documents: dict[str, int]
    held: str | None
    still_withheld: int


def release_target(register: Register, name: str, ordinals: frozenset[int] | None, who: str, why: str) -> Decided:
    """Let withheld paragraphs of a document through, all of them or these; or lift the hold on a held file, whose
    paragraphs are then judged one by one. Raises ReviewError; nothing is changed then."""
    target = find_target(register, name)
    if target.held:
        if ordinals is not None:
            raise ReviewError(f"{name!r} is held whole: release it first, then its paragraphs one by one")
        return _lift(register, target, who, why)
    wanted = withheld_ordinals(register, target) if ordinals is None else ordinals
    _refuse_unknown(name, wanted - withheld_ordinals(register, target), "withheld")
    chosen = [p for p in target.judge().paragraphs if p.at.ordinal in wanted]
    if not chosen:
        raise ReviewError(f"nothing is withheld in {name!r}: 'decisions review list' says what is")
    origin = target.origin
    new = [make_ruling(RELEASE, who, why, origin.fingerprint, p.text, origin.document, p.at.ordinal) for p in chosen]
    return _apply(register, target, new, who)


def _refuse_unknown(name: str, unknown: frozenset[int], expected: str) -> None:
    if unknown:
        numbers = ", ".join(map(str, sorted(unknown)))
        raise ReviewError(f"paragraph {numbers} of {name!r} is not {expected}: 'decisions review list' says what is")


def _lift(register: Register, target: Target, who: str, why: str) -> Decided:
    held = target.known
    assert isinstance(held, HeldFile)
    given = read_sources(Path(held.folder)).get(target.origin.source, NOTHING)
    document = name_document(target.origin.source, register.ids())
    origin = replace(target.origin, document=document, source=given.url or target.origin.source)
    declared = held.declared or f"{who}, on review"
    known = SourceFile(held.folder, target.origin.source, held.fingerprint, declared, str(given))
    new = [make_ruling(RELEASE, who, why, held.fingerprint, reason, None, None) for reason in held.reasons]
    return _apply(register, Target(target.path, replace(origin, declared=True), known), new, who)


def _apply(register: Register, target: Target, new: list[Ruling], who: str) -> Decided:
    """Read the file again under the decisions so far and the new ones, and store what follows."""
    rulings = register.rulings().joined(new)
    known = target.known
    assert isinstance(known, SourceFile)
    passed = target.read(rulings)
    if isinstance(passed, Held):
        raise ReviewError(f"the file is still held: {'; '.join(passed.reasons)}")
    facts = read_card(passed, parse_given(known.given))
    tombstones = register.tombstones()
    refused = refuse_file(tombstones, known.fingerprint, passed.document) or refuse_document(
        tombstones, passed, facts.reference, facts.body
    )
    if refused:
        raise ReviewError(f"{refused.name!r} is withdrawn: 'decisions reinstate {refused.name!r}' comes first")
    register.rule(new, [Saved(passed, facts, known)], who)
    count = len(new) if new[0].ordinal is not None else len(passed.paragraphs)
    return Decided(RELEASE, {passed.document: count}, None, len(passed.withheld))


def withhold_target(register: Register, name: str, ordinals: frozenset[int] | None, who: str, why: str) -> Decided:
    """Withhold paragraphs of a document, or all of it by holding its file; or confirm what is withheld already.

    A long paragraph is withheld in every document that has the same words. Raises ReviewError.
    """
    published = find_published(register, name)
    if len(published) == 1 and ordinals is not None:
        return _withhold_paragraphs(register, published[0], ordinals, who, why)
    if len(published) == 1:
        return _hold(register, published[0], who, why)
    held = find_target(register, name).known
    assert isinstance(held, HeldFile)
    if ordinals is not None:
        raise ReviewError(f"{name!r} is held whole already: nothing of it is public")
    new = [make_ruling(WITHHOLD, who, why, held.fingerprint, reason, None, None) for reason in held.reasons]
    register.rule(new, [], who)
    return Decided(WITHHOLD, {}, held.fingerprint[:12], 0)


def _hold(register: Register, document: str, who: str, why: str) -> Decided:
    """Hold the file of a published document: it leaves the register, and a person must release it again."""
    file = register.files()[document]
    reason = by_person(make_ruling(WITHHOLD, who, why, file.fingerprint, "", document, None))
    new = make_ruling(WITHHOLD, who, why, file.fingerprint, reason, document, None)
    count = len(register.document(document).paragraphs)
    register.rule([new], [HeldFile(file.fingerprint, file.folder, (reason,), file.declared)], who)
    return Decided(WITHHOLD, {document: count}, file.fingerprint[:12], 0)


def _withhold_paragraphs(register: Register, document: str, ordinals: frozenset[int], who: str, why: str) -> Decided:
    stored, file = register.document(document), register.files()[document]
    texts = {p.at.ordinal: p.text for p in stored.paragraphs if p.at.ordinal in ordinals}
    confirmed = ordinals & {w.ordinal for w in stored.withheld}
    _refuse_unknown(document, ordinals - texts.keys() - confirmed, "a paragraph of it")
    if confirmed:
        judged = find_target(register, document).judge()
        texts |= {p.at.ordinal: p.text for p in judged.paragraphs if p.at.ordinal in confirmed}
    new = [make_ruling(WITHHOLD, who, why, file.fingerprint, text, document, n) for n, text in sorted(texts.items())]
    rulings = register.rulings().joined(new)
    left = {d.document: restrict(d, register.files()[d.document].fingerprint, rulings) for d in register.documents()}
    taken = {d: len(register.document(d).paragraphs) - len(after.paragraphs) for d, after in left.items()}
    if confirmed:
        again = find_target(register, document).read(rulings)
        assert isinstance(again, PublicDocument)
        left[document] = again
    changed = {d: n for d, n in taken.items() if n or (d == document and confirmed)}
    register.rule(new, [_resaved(register, left[d]) for d in changed], who)
    return Decided(WITHHOLD, {d: n for d, n in changed.items() if n}, None, 0)


def _resaved(register: Register, document: PublicDocument) -> Saved:
    file = register.files()[document.document]
    return Saved(document, read_card(document, parse_given(file.given)), file)
