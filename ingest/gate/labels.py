"""Headings, labels, captions, cells: an uncleared trigger anywhere in one closes what it labels."""

import re
from dataclasses import dataclass

from ingest.gate import vocabulary as v
from ingest.gate.markings import OVER_FIGURES
from ingest.gate.plain import FINITE, HEADING_WORDS, LABELLED, begins_heading
from ingest.gate.wording import part_number


@dataclass(frozen=True, slots=True)
class Opening:
    """What closes: the row or word of the vocabulary. `sure` is false where the trigger qualifies a thing that nobody
    has told the gate of: such text is UNCLEAR. `paper` says that the line names a paper and then speaks of it, as
    an entry of a list of papers does, `inline` that a label in it closes this text alone."""

    trigger: str
    sure: bool = True
    paper: bool = False
    inline: bool = False


_WHOLE_NAMES = (
    "denied",
    "a form's or a policy's question",
    "leads to a page number",
    "made public",
    "counted, or one table of several",
    "spoken of",
    "the status of the whole file",
)
_WHOLE = tuple(row for row in v.ROLES if row.name in _WHOLE_NAMES)
_INSIDE = tuple(row for row in v.ROLES if row not in _WHOLE and row.name != "quoted")
_QUOTED = tuple(row for row in v.ROLES if row.name == "quoted")


def strike(text: str, plain: str) -> str:
    """The plain line without what roles clear in it; empty where one clears all of it."""
    if v.pattern(_WHOLE).search(plain) or v.pattern(_QUOTED, re.I).search(text) or OVER_FIGURES.match(text):
        return ""
    return v.pattern(_INSIDE).sub(" ~ ", plain)


def read_label(text: str, plain: str) -> Opening | None:
    """The trigger by which a heading or a label closes. `plain` is the struck line."""
    return _phrase(plain) or _segment(plain) or _adjective(text, plain) or _part(text, plain)


SELF_START = re.compile(
    rf"^(?:(?:please )?note(?: that)?:? |nb:? |n\.b\.:? )?(?:{v.SELF})(?: (?:information|paragraph|figures?|details?"
    rf"|sentence|data|sums?|amounts?|costs?)\b)?(?!\w)"
)
_LABEL_START = re.compile(rf"^(?:the )?(?:{v.LABELS}s?|information|details?|contents?|business|material|matters)\b")
_SEPARATOR = re.compile(r"\s[-/|]\s|[:;,()\[\]|]|\s-|-\s|/")
_PREPOSITION = re.compile(
    r"^(?:of|on|by|from|for|in|to|at|with|under|within|about|regarding|concerning|relating|re|as|until|pending|via"
    r"|into|following|during"
    r"|after|before|pursuant|because|due|per|which|that|not|is|are|was|were|only|and|or|&|yn|o|i|ar|gan|dan|am)$"
)


def _phrase(plain: str) -> Opening | None:
    """A phrase of secrecy in a heading, where it is not a subject that the heading speaks of."""
    for row in v.TRIGGERS:
        match = v.pattern((row,)).search(plain)
        if match and not _governed(plain, match.start()) and not _of_another(plain, match.start()):
            return Opening(row.name)
    return None


_SENSITIVE_ROWS = tuple(row for row in v.MARKINGS if row.name in ("official-sensitive", "secret"))
_PART_TWO = r"part (?:2|ii|two|ll|il|li|11)[a-e]?(?= |$)"
_PART_SEGMENT = re.compile(rf"^(?:the )?{_PART_TWO}(?: (?:only|of the (?:agenda|meeting|report)))?$")


def _segment(plain: str) -> Opening | None:
    """One of the parts of a heading, set off by a dash, a colon or brackets, that is a marking or says Part 2."""
    parts = [part.strip(" .") for part in re.split(r"\s[-/|]\s|[:;()\[\]|]|\s-|-\s", plain)]
    for part in parts if len(parts) > 1 else ():
        if part and re.fullmatch(v.pattern(_SENSITIVE_ROWS).pattern, part):
            return Opening("official-sensitive")
        named = part != parts[0] and len(parts[0].split()) <= _NAME_WORDS
        if part and named and (_PART_SEGMENT.match(part) or _PART_PAPER.match(part)):
            return Opening("part 2")
    if re.match(rf"(?:{_SENSITIVE_ROWS[0].words})\s*[-:|(\[]", plain):
        return Opening("official-sensitive")
    return Opening("part 2") if _PART_PAPER.match(plain) else None


_NAME_WORDS = 6  # of what a line names before it says that it is in Part 2


_PART_PAPER = re.compile(
    rf"^(?:\w+ )?{_PART_TWO} (?:report|minutes?|items?|agenda|appendix|paper|business|session|document|form|briefing"
    rf"|matters)\b(?! (?:is|are|was|were|-))"
)


def _governed(plain: str, start: int) -> bool:
    """Whether closed matter is what a heading speaks about: access to …, handling of …"""
    before = _segment_before(plain, start)
    match = _GOVERNOR.search(before)
    if POINTS.search(before):
        return True
    if match is None or match["noun"] in _CARRIES:
        return False
    return match["noun"] in v.words(v.GOVERNED) or match["noun"].endswith("ing")


POINTS = re.compile(
    r"\b(?:contained|set out|included|attached|provided|detailed|given|found|recorded|reported|available|listed"
    r"|identified|described|shown|summarised|outlined"
    r"|see|refer(?:red)? to|stated|explained|presented|appended|covered)(?: (?:at|in|on|to|within|by|as"
    r"|from))? (?:(?:the|an?|this|their|its|separate|accompanying|attached) )*$"
    r"|\w+ \w+ (?:in|within|see|at) (?:the|an|a|this|its) $"
)
"""A pointer: further information is contained in the restricted section."""
_GOVERNOR = re.compile(
    r"\b(?P<noun>[\w-]+) (?:of|to|for|on|with|in|about|from) (?:(?:the|any|all|an?|our|its|such|other|\w+ly) )*$"
)


def _segment_before(plain: str, start: int) -> str:
    cut = 0
    for match in _SEPARATOR.finditer(plain[:start]):
        cut = match.end()
    return plain[cut:start]


def _of_another(plain: str, start: int) -> bool:
    """Whether a finite verb before the trigger has a subject that is neither a paper nor the text itself."""
    before = _segment_before(plain, start)
    if before and _VERB_FIRST.match(plain[start:]):
        return not (SELF_START.match(before) or _LABEL_START.match(before) or _names_paper(before))
    if not FINITE.search(before):
        return False
    subject = before[: FINITE.search(before).start()].strip()  # type: ignore[union-attr]
    if len(subject.split()) > _SUBJECT_WORDS or re.search(r"\b(?:that|which|who)\b", subject):
        return not SELF_START.match(before)
    return not (SELF_START.match(before) or _LABEL_START.match(plain) or _names_paper(subject))


_SUBJECT_WORDS = 6


_VERB_FIRST = re.compile(r"(?:must|should|may|can|will|is|are|shall|do|cannot|mustn't|does)\b")


def _names_paper(subject: str) -> bool:
    return not subject or subject.split()[-1] in v.words(v.PAPERS) or subject.split()[0] in v.words(v.PAPERS)


def _adjective(text: str, plain: str) -> Opening | None:
    """An adjective of secrecy that qualifies a paper, stands alone, or ends what it is said of."""
    strong, weak = v.words(v.STRONG), v.words(v.WEAK)
    for match in WORD.finditer(plain):
        word = match.group()
        if word in strong or word in weak:
            opening = _qualified(text, plain, match, word in strong)
            if opening:
                return opening
    return None


WORD = re.compile(r"[a-zëïâêîôûŵŷ]+(?:-public)?")


def _qualified(text: str, plain: str, match: re.Match[str], strong: bool) -> Opening | None:
    if _governed(plain, match.start()) or _of_another(plain, match.start()) or _in_fragment(text, plain, strong):
        return None
    head = _head_after(plain, match.end())
    before = _segment_before(plain, match.start()).split()
    if not head:
        return _alone(plain, match, before, strong)
    if before and before[-1].endswith(("ed", "ing")) and before[-1] not in _CARRIES and not text.isupper():
        return None  # considered a confidential report
    if before and before[-1] in ("a", "an", "no", "any", "each", "some"):
        return None
    if head[-1] in v.words(v.PAPERS) and (strong or head[0] not in v.words(v.THINGS) or head[0] in v.words(v.PAPERS)):
        return Opening(match.group())
    if strong and not any(word in v.words(v.THINGS) for word in head):
        return Opening(match.group(), sure=False)
    return None


def _in_fragment(text: str, plain: str, strong: bool) -> bool:
    """Whether a weak word stands in a line that begins in small letters, and not at its head."""
    return not strong and text[:1].islower() and not begins_heading(plain)


_AFTER = re.compile(r"[a-z0-9’'/-]+|[^\sa-z0-9]")


_CARRIES = frozenset(
    "containing including disclosing involving comprising concerning regarding relating briefing meeting"
    " unredacted".split()
)


def _head_after(plain: str, end: int) -> list[str]:
    """The words of the noun phrase that an adjective qualifies, without other adjectives of secrecy and participles."""
    closed = v.words(v.STRONG) | v.words(v.WEAK)
    found: list[str] = []
    for word in _AFTER.findall(plain[end:]):
        if word in ("and", "or", "&", "/", ",") and not found:
            continue
        if word in closed and not found:
            continue
        if not word[0].isalnum() or _PREPOSITION.match(word) or word.isdigit():
            break
        found.append(word)
    while len(found) > 1 and (found[-1].endswith("ed") or len(found[-1]) == 1):
        found.pop()
    return found


_CLOSED_SOON = re.compile(
    r"^\W*(?:$|[-:;,.|()\[\]]|(?:and|&|or) |(?:from|until|under|by|as|pending|because|due|pursuant|in accordance|not"
    r"|per) |\d)"
)
_STATUS_BEFORE = v.phrase("a status before its value")


def _alone(plain: str, match: re.Match[str], before: list[str], strong: bool) -> Opening | None:
    """An adjective without a noun after it: the whole label, the end of one, or what is said of a paper."""
    word, after = match.group(), plain[match.end() :]
    if not _CLOSED_SOON.match(after):
        return Opening(word, sure=False) if strong and not before and not re.match(r" to\b", after) else None
    said = " ".join(before)
    if before and before[-1] in ("the", "any", "a", "an", "such", "our", "its"):
        return None  # a line's end cut it from its noun
    if not before or _STATUS_BEFORE.search(said) or LABELLED.fullmatch(said) or FINITE.search(said):
        return Opening(word)
    if before[-1] in v.words(v.PAPERS) or set(before) <= v.words(v.STRONG) | v.words(v.WEAK) | {"and", "or", "&", "-"}:
        return Opening(word)
    return Opening(word, sure=False) if strong and before[-1] not in v.words(v.THINGS) else None


def _part(text: str, plain: str) -> Opening | None:
    """The heading of a Part 2, whatever it is called: only its document can tell that it numbers a chapter."""
    if part_number(text) == 2 and len(plain.split()) <= HEADING_WORDS:
        return Opening("part 2")
    return None
