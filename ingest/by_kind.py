"""A person looks at everything UNCLEAR of one kind, and releases or withholds all of it, what comes later included.

What a rule is sure of is never released by its kind. Only what the same person was shown is released.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.decide import Decided, resave
from ingest.fingerprints import hash_text
from ingest.gate.gate import GATE_VERSION, Held, PublicDocument, restrict
from ingest.gate.parts import Paragraph, Status
from ingest.gate.rulings import RELEASE, WITHHOLD, KindRuling, Rulings, by_person, make_kind_ruling
from ingest.gate.unclear import KIND, rule_of
from ingest.register import Register
from ingest.review import ReviewError, Shown, find_target
from ingest.tombstones import refuse_document

_SHOW = "show kind"


@dataclass(frozen=True, slots=True)
class Kind:
    """What is UNCLEAR, or was before a person decided, of one kind. `waiting` and `public` are ordinals by document.
    `decided` is the last decision on the kind; it counts no more where `lapsed`, for it was made under other rules."""

    kind: str
    body: str | None
    rule: str
    waiting: dict[str, tuple[int, ...]]
    public: dict[str, tuple[int, ...]]
    decided: str | None
    lapsed: bool

    @property
    def paragraphs(self) -> int:
        """How many paragraphs wait."""
        return sum(map(len, self.waiting.values()))


@dataclass(frozen=True, slots=True)
class ShownOf:
    """What a reviewer sees of one document."""

    document: str
    reference: str | None
    paragraphs: tuple[Shown, ...]


def is_kind(name: str) -> bool:
    """Whether a name is a kind's key.

    >>> is_kind("k-0123456789"), is_kind("kites")
    (True, False)
    """
    return KIND.fullmatch(name) is not None


def list_kinds(register: Register) -> tuple[Kind, ...]:
    """Every kind of which anything waits or is public, those with most waiting paragraphs first."""
    rulings = register.rulings()
    first: dict[str, tuple[str | None, str]] = {}
    waiting: dict[str, dict[str, list[int]]] = {}
    public: dict[str, dict[str, list[int]]] = {}
    for stored in register.documents():
        body = register.facts(stored.document).body
        for w in (w for w in stored.withheld if w.kind):
            if w.status == Status.UNCLEAR.value:
                first[w.kind] = (body, rule_of(w.reason))
                waiting.setdefault(w.kind, {}).setdefault(stored.document, []).append(w.ordinal)
            else:
                first.setdefault(w.kind, (body, w.reason))
        for r in (r for r in stored.released if r.kind):
            first.setdefault(r.kind, (body, r.rule))
            public.setdefault(r.kind, {}).setdefault(stored.document, []).append(r.ordinal)
    found = (_make_kind(k, *first[k], waiting.get(k, {}), public.get(k, {}), rulings) for k in first)
    return tuple(sorted(found, key=lambda kind: (-kind.paragraphs, kind.kind)))


def _make_kind(
    kind: str,
    body: str | None,
    rule: str,
    waiting: dict[str, list[int]],
    public: dict[str, list[int]],
    rulings: Rulings,
) -> Kind:
    last = rulings.last_on_kind(kind)
    wait, shown = ({d: tuple(ordinals) for d, ordinals in of.items()} for of in (waiting, public))
    lapsed = last is not None and rulings.decide_kind(kind) is None
    return Kind(kind, body, rule, wait, shown, f"{by_person(last)}, {last.at[:10]}" if last else None, lapsed)


@dataclass(frozen=True, slots=True)
class _Trial:
    """A document as it would be were its kind released, and the paragraphs that would be public only then."""

    document: PublicDocument
    fingerprint: str
    new: tuple[Paragraph, ...]


def show_kind(register: Register, kind: str, who: str) -> tuple[ShownOf, ...]:
    """All that a release of a kind would let through, read from the source files; that somebody looked, and at what,
    goes into the audit. Raises ReviewError."""
    trials = _try_all(register, make_kind_ruling(RELEASE, who, "", kind))
    for t in trials:
        told = f"{len(t.new)} paragraphs of kind {kind} shown to a reviewer"
        register.note(who, "show", t.document.document, told)
    register.note(who, _SHOW, kind, _tell_shown(trials))
    return tuple(
        ShownOf(
            t.document.document,
            register.facts(t.document.document).reference,
            tuple(Shown(p.at.ordinal, p.at.page, p.status.value, p.reason, p.text) for p in t.new),
        )
        for t in trials
    )


def _try_all(register: Register, ruling: KindRuling) -> tuple[_Trial, ...]:
    """What a release of a kind would do to each document. Nothing is changed. Raises ReviewError."""
    kind = ruling.kind
    having = [d.document for d in register.documents() if _has(d, kind)]
    rulings = register.rulings().joined_on_kind(ruling)
    trials = tuple(t for t in (_try(register, document, kind, rulings) for document in having) if t.new)
    if not trials:
        raise ReviewError(f"nothing waits of kind {kind!r}: 'decisions review list' says what does")
    return trials


def _try(register: Register, document: str, kind: str, rulings: Rulings) -> _Trial:
    target = find_target(register, document)
    judged, passed = target.read_twice(rulings)
    if isinstance(passed, Held):
        raise ReviewError(f"{document!r} is held as a whole now: {'; '.join(passed.reasons)}")
    public = {r.ordinal for r in passed.released if r.kind == kind}
    before = {w.ordinal for w in register.document(document).withheld}
    new = tuple(p for p in judged.paragraphs if p.at.ordinal in public & before)
    return _Trial(passed, target.origin.fingerprint, new)


def _tell_shown(trials: Sequence[_Trial]) -> str:
    """What was shown, as the audit has it: counts, and a hash of exactly what it was and under which rules."""
    places = [(t.document.document, t.fingerprint, p.at.ordinal, hash_text(p.text)) for t in trials for p in t.new]
    digest = hashlib.sha256(repr((GATE_VERSION, sorted(places))).encode()).hexdigest()[:16]
    return f"{len(places)} paragraphs of {len(trials)} documents shown to a reviewer: {digest}"


def release_kind(register: Register, kind: str, who: str, why: str) -> Decided:
    """Let through all that is UNCLEAR of a kind, and what comes of it later under the same rules: exactly what this
    person was last shown. Raises ReviewError; nothing is changed then."""
    ruling = make_kind_ruling(RELEASE, who, why, kind)
    trials = _try_all(register, ruling)
    shown = [x["detail"] for x in register.audit() if (x["action"], x["subject"], x["who"]) == (_SHOW, kind, who)]
    if shown[-1:] != [_tell_shown(trials)]:
        raise ReviewError(
            f"what there is of kind {kind!r} is not what {who!r} was last shown: "
            f"'decisions review show {kind} --by NAME' comes first"
        )
    saved = [resave(register, t.document) for t in trials]
    for s in saved:
        tombstone = refuse_document(register.tombstones(), s.document, s.facts.reference, s.facts.body)
        if tombstone:
            raise ReviewError(f"{s.document.document!r} would repeat {tombstone.name!r}, which is withdrawn")
    register.rule_kind(ruling, saved, who)
    done = {t.document.document: len(t.new) for t in trials}
    return Decided(RELEASE, done, None, sum(len(t.document.withheld) for t in trials))


def withhold_kind(register: Register, kind: str, who: str, why: str) -> Decided:
    """Withhold all of a kind, what was released of it before and what comes later included. It needs no source file.
    Raises ReviewError."""
    ruling = make_kind_ruling(WITHHOLD, who, why, kind)
    rulings = register.rulings().joined_on_kind(ruling)
    having = [d for d in register.documents() if _has(d, kind)]
    if not having and register.rulings().last_on_kind(kind) is None:
        raise ReviewError(f"nothing is of kind {kind!r}: 'decisions review list --all' says what there is")
    files = register.files()
    after = {d.document: restrict(d, files[d.document].fingerprint, rulings) for d in having}
    taken = {d.document: len(d.paragraphs) - len(after[d.document].paragraphs) for d in having}
    register.rule_kind(ruling, [resave(register, document) for document in after.values()], who)
    return Decided(WITHHOLD, {d: n for d, n in taken.items() if n}, None, 0)


def _has(document: PublicDocument, kind: str) -> bool:
    kinds = {*(w.kind for w in document.withheld), *(r.kind for r in document.released)}
    return is_kind(kind) and kind in kinds
