"""A question set, read and checked before anything runs: each label must point at a real paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.answer import Turn
from evals.wording import contains, normalise
from ingest.gate.gate import PublicParagraph
from ingest.register import Register

Outcome = Literal["answered", "partial", "unclear", "not_answered", "nothing_found", "withheld", "out_of_scope"]


class SetError(Exception):
    """A question set that cannot be used; the message says which line or case, and what was expected."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A description of right paragraphs: a paragraph is gold when it meets every field that is given."""

    document: str
    section: str | None = None
    paragraph: str | None = None
    attachment: str | None = None
    kind: str | None = None
    has: tuple[str, ...] = ()

    def matches(self, p: PublicParagraph) -> bool:
        """Whether a paragraph is one of those described; its printed number counts among its words."""
        printed = f"{p.at.paragraph or ''} {p.text}"
        return (
            p.at.document == self.document
            and (self.section is None or _starts(p.at.section or "", self.section))
            and self.paragraph in (None, p.at.paragraph)
            and (self.attachment is None or _flat(self.attachment) in _flat(p.at.attachment or ""))
            and self.kind in (None, p.kind)
            and all(contains(printed, word) for word in self.has)
        )


@dataclass(frozen=True, slots=True)
class Case:
    """One question and what a right reply to it is.

    Each entry of `facts` is a group of wordings of which one must appear; each entry of `gold` is a group of
    descriptions of which any paragraph is right, and `need` says how many of these groups must be cited.
    """

    id: str
    question: str
    history: tuple[Turn, ...]
    outcomes: tuple[str, ...]
    facts: tuple[tuple[str, ...], ...]
    gold: tuple[tuple[Gold, ...], ...]
    need: int
    note: str


@dataclass(frozen=True, slots=True)
class Labels:
    """A case's right paragraphs by `Locator.key`, one set a group."""

    groups: tuple[frozenset[str], ...]
    need: int

    @property
    def keys(self) -> frozenset[str]:
        """Every right paragraph."""
        return frozenset[str]().union(*self.groups)

    @property
    def documents(self) -> frozenset[str]:
        """The documents that the right paragraphs stand in."""
        return frozenset(key.rpartition("#")[0] for key in self.keys)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _TurnLine(_Strict):
    role: Literal["user", "assistant"]
    text: str


class _GoldLine(_Strict):
    document: str = Field(min_length=1)
    section: str | None = None
    paragraph: str | None = None
    attachment: str | None = None
    kind: str | None = None
    has: list[str] = []

    def frozen(self) -> Gold:
        return Gold(self.document, self.section, self.paragraph, self.attachment, self.kind, tuple(self.has))


class _CaseLine(_Strict):
    id: str = Field(min_length=1)
    question: str = Field(min_length=1)
    history: list[_TurnLine] = []
    outcome: Outcome | list[Outcome]
    facts: list[str | list[str]] = []
    gold: list[_GoldLine] | list[list[_GoldLine]] = []
    need: int | None = Field(default=None, ge=1)
    note: str = ""

    @model_validator(mode="after")
    def _check(self) -> "_CaseLine":
        if not self.outcome:
            raise ValueError("outcome names none; expected at least one")
        if not all(self.facts) or not all(self.groups()):
            raise ValueError("an empty fact or gold group; expected at least one alternative in each")
        if self.need is not None and self.need > len(self.groups()):
            raise ValueError(f"need is {self.need} with {len(self.groups())} gold groups; expected at most that")
        return self

    def groups(self) -> tuple[tuple[Gold, ...], ...]:
        flat = tuple(g.frozen() for g in self.gold if isinstance(g, _GoldLine))
        nested = tuple(tuple(g.frozen() for g in group) for group in self.gold if isinstance(group, list))
        return (flat,) if flat else nested

    def frozen(self) -> Case:
        outcomes = (self.outcome,) if isinstance(self.outcome, str) else tuple(self.outcome)
        facts = tuple((f,) if isinstance(f, str) else tuple(f) for f in self.facts)
        history = tuple(Turn(t.role, t.text) for t in self.history)
        groups = self.groups()
        need = self.need or len(groups)
        return Case(self.id, self.question, history, outcomes, facts, groups, need, self.note)


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read a question set, one JSON object a line. Raises SetError for the first line that is not right."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as e:
        raise SetError(f"cannot read the question set {str(path)!r}: {e}; expected a JSONL file") from e
    cases = tuple(_read_case(line, f"{path.name}, line {n}") for n, line in enumerate(lines, 1) if line.strip())
    if not cases:
        raise SetError(f"no question in {str(path)!r}; expected one JSON object a line")
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise SetError(f"{path.name}: the id {case.id!r} stands twice; expected each id once")
        seen.add(case.id)
    return cases


def _read_case(line: str, where: str) -> Case:
    try:
        return _CaseLine.model_validate_json(line).frozen()
    except ValidationError as e:
        first = e.errors()[0]
        field = ".".join(str(x) for x in first["loc"]) or "the line"
        raise SetError(f"{where}: {field}: {first['msg']} (got {str(first['input'])[:60]!r})") from e


def find_labels(cases: Sequence[Case], register: Register) -> dict[str, Labels]:
    """Each case's right paragraphs. Raises SetError naming every case with a label that points nowhere."""
    paragraphs = {d.document: d.paragraphs for d in register.documents()}
    labels: dict[str, Labels] = {}
    astray: list[str] = []
    for case in cases:
        groups: list[frozenset[str]] = []
        for group in case.gold:
            found = {g: _keys(g, paragraphs.get(g.document, ())) for g in group}
            astray += [f"case {case.id!r}: no paragraph is {_describe(g)}" for g, keys in found.items() if not keys]
            groups.append(frozenset[str]().union(*found.values()))
        labels[case.id] = Labels(tuple(groups), case.need)
    if astray:
        raise SetError("; ".join(astray))
    return labels


def _keys(gold: Gold, paragraphs: Sequence[PublicParagraph]) -> frozenset[str]:
    return frozenset(p.at.key for p in paragraphs if gold.matches(p))


def _describe(gold: Gold) -> str:
    given = ((name, getattr(gold, name)) for name in Gold.__slots__)
    return ", ".join(f"{name} {value!r}" for name, value in given if value)


def _flat(heading: str) -> str:
    return " ".join(re.findall(r"\w+", normalise(heading)))


def _starts(section: str, start: str) -> bool:
    """Whether a section, or a heading within its path, starts so, with or without its number.

    "5" starts "5. Legal" and not "50. Legal"; "5.1" starts "5 Update › 5.1 Custody".
    """
    wanted = re.escape(_flat(start)) + r"(?:(?<!\d)|(?!\d))"
    steps = section.split("›")
    headings = [_flat(" ".join(steps[n:])) for n in range(len(steps))]
    bare = [re.sub(r"^(?:\d+ )+", "", heading) for heading in headings]
    return any(re.match(wanted, heading) for heading in (*headings, *bare))
