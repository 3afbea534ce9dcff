"""A person releases or withholds: the decision is recorded, and the register brought into line with it at once."""

from dataclasses import dataclass
from pathlib import Path

from ingest.crew import own_crew
from ingest.document import name_document
from ingest.gate.gate import Held, PublicDocument, restrict
from ingest.gate.rulings import RELEASE, WITHHOLD, Ruling, by_person, make_ruling
from ingest.known import find_id
from ingest.register import HeldFile, Register, Saved, SourceFile
from ingest.review import ReviewError, Target, find_published, find_target, withheld_ordinals
from ingest.settle import Settling, read_card
from ingest.sources import NOTHING, parse_given, read_sources
from ingest.tombstones import Tombstone, refuse_document, refuse_file


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision did: the paragraphs made public or withheld, by document, and which file is held, after a release
    for another reason than before."""

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
    """Let a held file in as one that somebody declared published: a document, or a further file of one."""
    held = target.known
    assert isinstance(held, HeldFile)
    given = read_sources(Path(held.folder)).get(target.origin.source, NOTHING)
    declared = held.declared or f"{who}, on review"
    file = SourceFile(held.folder, target.origin.source, held.fingerprint, declared, str(given))
    new = [make_ruling(RELEASE, who, why, held.fingerprint, reason, None, None) for reason in held.reasons]
    document = _choose_id(register, file)
    _refuse(refuse_file(register.tombstones(), file.fingerprint, document))
    settling = Settling(register, register.rulings().joined(new), own_crew().read)
    settled = settling.settle(target.arrive(file), document, ())
    if isinstance(settled, Tombstone):
        raise _withdrawn(settled)
    if settled.document is None:
        register.rule(new, settled.changes, who)  # what it is held for now is to be looked at next
        return Decided(RELEASE, {}, held.fingerprint[:12], 0)
    register.rule(new, settled.changes, who)
    stored = register.document(settled.document)
    return Decided(RELEASE, {settled.document: len(stored.paragraphs)}, None, len(stored.withheld))


def _choose_id(register: Register, file: SourceFile) -> str:
    names, taken = register.names(), set(register.ids())
    free = [document for document in find_id(file, names) if document not in taken]
    return free[0] if free else name_document(file.file, taken.union(names.values()))


def _refuse(tombstone: Tombstone | None) -> None:
    if tombstone:
        raise _withdrawn(tombstone)


def _withdrawn(tombstone: Tombstone) -> ReviewError:
    return ReviewError(f"{tombstone.name!r} is withdrawn: 'decisions reinstate {tombstone.name!r}' comes first")


def _apply(register: Register, target: Target, new: list[Ruling], who: str) -> Decided:
    """Read the file again under the decisions so far and the new ones, and store what follows."""
    passed = target.read(register.rulings().joined(new))
    if isinstance(passed, Held):
        raise ReviewError(f"the file is still held: {'; '.join(passed.reasons)}")
    saved, tombstones = resave(register, passed), register.tombstones()
    _refuse(
        refuse_file(tombstones, target.origin.fingerprint, passed.document)
        or refuse_document(tombstones, passed, saved.facts.reference, saved.facts.body)
    )
    register.rule(new, [saved], who)
    return Decided(RELEASE, {passed.document: len(new)}, None, len(passed.withheld))


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
    """Hold every file of a published document: it leaves the register, and a person must release each again."""
    files = register.files_of(document)
    reason = by_person(make_ruling(WITHHOLD, who, why, files[0].fingerprint, "", document, None))
    prints = dict.fromkeys(f.fingerprint for f in files)
    new = [make_ruling(WITHHOLD, who, why, fingerprint, reason, document, None) for fingerprint in prints]
    count = len(register.document(document).paragraphs)
    register.rule(new, [HeldFile(f.fingerprint, f.folder, (reason,), f.declared) for f in files], who)
    return Decided(WITHHOLD, {document: count}, files[0].fingerprint[:12], 0)


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
    files = register.files()
    left = {d.document: restrict(d, files[d.document].fingerprint, rulings) for d in register.documents()}
    taken = {d: len(register.document(d).paragraphs) - len(after.paragraphs) for d, after in left.items()}
    if confirmed:
        again = find_target(register, document).read(rulings)
        assert isinstance(again, PublicDocument)
        left[document] = again
    changed = {d: n for d, n in taken.items() if n or (d == document and confirmed)}
    register.rule(new, [resave(register, left[d]) for d in changed], who)
    return Decided(WITHHOLD, {d: n for d, n in changed.items() if n}, None, 0)


def resave(register: Register, document: PublicDocument) -> Saved:
    """A document read again, with its facts and the files it has."""
    files = register.files_of(document.document)
    return Saved(document, read_card(document, parse_given(files[0].given)), files)
