"""What persons decided of held files and of paragraphs, and how it bears on a file that is read.

A release counts for exactly what the person saw: this file, this place, these words, these gate rules. What a person
withheld stays withheld in every version of the file, and a long text wherever it stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.fingerprints import hash_text, is_telling

GATE_VERSION = "5"
"""Raised whenever the rules that decide what is public change; a home made by other rules is refused."""

RELEASE, WITHHOLD = "release", "withhold"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision of a person, numbered in the order they were made. It holds a text's hash, never the text.

    `ordinal` is None for the holding of a whole file; `text` is then the hash of the reason to hold it, and `document`
    is given where a person held what the rules had published. `telling` says
    that the text is long enough to be known by its words in other documents too.
    """

    n: int
    at: str
    who: str
    action: str
    why: str
    document: str | None
    fingerprint: str
    ordinal: int | None
    text: str
    telling: bool
    gate: str


@dataclass(frozen=True, slots=True)
class KindRuling:
    """One decision of a person on everything UNCLEAR of one kind, what comes later included; `kind` is its key."""

    n: int
    at: str
    who: str
    action: str
    why: str
    kind: str
    gate: str


class Rulings:
    """All decisions there are; of those that bear on a text the last one counts, and one on a text before one on its
    kind."""

    def __init__(self, rulings: Iterable[Ruling] = (), kinds: Iterable[KindRuling] = ()) -> None:
        self._all = tuple(sorted(rulings, key=lambda r: r.n))
        self._kinds = {ruling.kind: ruling for ruling in sorted(kinds, key=lambda r: r.n)}
        self._by_text: dict[str, list[Ruling]] = {}
        for ruling in self._all:
            self._by_text.setdefault(ruling.text, []).append(ruling)

    def joined(self, new: Iterable[Ruling]) -> "Rulings":
        """These decisions and new ones after them."""
        last = self._all[-1].n if self._all else 0
        return Rulings((*self._all, *(replace(r, n=n) for n, r in enumerate(new, last + 1))), self._kinds.values())

    def joined_on_kind(self, new: KindRuling) -> "Rulings":
        """These decisions and a new one on a kind after them."""
        last = max((r.n for r in self._kinds.values()), default=0)
        return Rulings(self._all, (*self._kinds.values(), replace(new, n=last + 1)))

    def decide_kind(self, kind: str) -> KindRuling | None:
        """The decision that counts for a kind. A release under other gate rules does not: a person must look again."""
        last = self._kinds.get(kind)
        return None if last is None or (last.action == RELEASE and last.gate != GATE_VERSION) else last

    def last_on_kind(self, kind: str) -> KindRuling | None:
        """The last decision on a kind, whether it still counts or not."""
        return self._kinds.get(kind)

    def hold(self, fingerprint: str, document: str, reasons: Iterable[str]) -> tuple[str, ...]:
        """Why a file is held in the end: the rules' reasons that nobody lifted, and those of persons."""
        whole = (r for r in self._all if r.ordinal is None and r.action == WITHHOLD)
        added = (by_person(r) for r in whole if r.document is not None and _of_file(r, fingerprint, document))
        return tuple(reason for reason in dict.fromkeys((*reasons, *added)) if not self._lifted(fingerprint, reason))

    def on_hold(self, fingerprint: str, reason: str) -> Ruling | None:
        """The last decision on a reason to hold a file, or None where nobody decided."""
        found = [r for r in self._find(reason) if r.ordinal is None and r.fingerprint == fingerprint]
        return found[-1] if found else None

    def _lifted(self, fingerprint: str, reason: str) -> bool:
        last = self.on_hold(fingerprint, reason)
        return last is not None and last.action == RELEASE and last.gate == GATE_VERSION

    def decide(self, fingerprint: str, document: str, ordinal: int, text: str) -> Ruling | None:
        """The decision that counts for a paragraph, or None where nobody decided on it."""
        bearing = [r for r in self._find(text) if r.ordinal is not None and _bears(r, fingerprint, document, ordinal)]
        return bearing[-1] if bearing else None

    def lapsed(self, document: str, text: str) -> bool:
        """Whether somebody released the same words in another version of the document or under other rules."""
        return any(r.document == document and r.action == RELEASE for r in self._find(text))

    def is_released(self, text: str) -> bool:
        """Whether the last word of a person on a text, wherever it stands, is that it is public."""
        found = [r for r in self._find(text) if r.ordinal is not None]
        return bool(found) and found[-1].action == RELEASE and found[-1].gate == GATE_VERSION

    def _find(self, text: str) -> list[Ruling]:
        return self._by_text.get(hash_text(text), []) if self._by_text else []


def by_person(ruling: Ruling | KindRuling) -> str:
    """How a decision is told as a reason."""
    with_all = f", with all of kind {ruling.kind}" if isinstance(ruling, KindRuling) else ""
    return f"{'released' if ruling.action == RELEASE else 'withheld'} on review by {ruling.who}{with_all}"


def _of_file(r: Ruling, fingerprint: str, document: str) -> bool:
    return r.fingerprint == fingerprint or r.document == document


def _bears(r: Ruling, fingerprint: str, document: str, ordinal: int) -> bool:
    if r.action == WITHHOLD:
        return r.telling or r.document == document
    return (r.fingerprint, r.document, r.ordinal, r.gate) == (fingerprint, document, ordinal, GATE_VERSION)


def make_ruling(
    action: str, who: str, why: str, fingerprint: str, text: str, document: str | None, ordinal: int | None
) -> Ruling:
    """A decision not yet recorded: the register gives it its number and its time."""
    telling = ordinal is not None and is_telling(text)
    return Ruling(0, "", who, action, why, document, fingerprint, ordinal, hash_text(text), telling, GATE_VERSION)


def make_kind_ruling(action: str, who: str, why: str, kind: str) -> KindRuling:
    """A decision on a kind, not yet recorded."""
    return KindRuling(0, "", who, action, why, kind, GATE_VERSION)
