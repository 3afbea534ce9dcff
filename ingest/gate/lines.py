"""Whether a line, standing alone, closes what it labels: a trigger of the vocabulary that no role clears.

A heading, label, caption, cell or status closes wherever an uncleared trigger stands in it; a sentence closes only
where it speaks of itself or of what follows. It must never ask what a document is about.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.gate import vocabulary as v
from ingest.gate.grounds import states_grounds
from ingest.gate.spelling import level
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


@lru_cache(maxsize=16384)
def read_line(text: str) -> Opening | None:
    """The trigger by which a line closes; None where it has none, or a role clears each."""
    plain = bare(text)
    if not (v.stems().search(plain) or _LONE_PROTECT.match(text)):
        return None
    if len(plain.split()) > _MOST_WORDS or _is_row(text):
        return None
    marked = read_marking(text)
    if marked:
        return Opening(marked)
    if _cleared(text, plain):
        return None
    plain = v.pattern(_INSIDE).sub(" ~ ", plain)
    if is_sentence(text, plain):
        return _inline(text) or _of_itself(plain)
    return _phrase(plain) or _segment(plain) or _adjective(text, plain) or _part(text, plain)


_MOST_WORDS = 60  # of a heading that carries the statutory formula; the longest seen has 45
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


def _cleared(text: str, plain: str) -> bool:
    """Whether a role clears the whole line, whatever stands in it."""
    return bool(v.pattern(_WHOLE).search(plain) or v.pattern(_QUOTED, re.I).search(text) or OVER_FIGURES.match(text))


def _is_row(text: str) -> bool:
    """Whether a line is a table's row with several filled cells: its cells are judged, one by one, where it is read."""
    return sum(bool(cell.strip()) for cell in re.split(r"\t|\|", text)) > _CELLS and not read_marking(text)


_CELLS = 2


# --- markings -------------------------------------------------------------------------------------------------------

_DESCRIPTOR = (
    r"(?:\[[^\]]*\]|\([^)]*\)|personal|commercial|operational|locsen|staff|policy|management|investigations?|and|data"
    r"|legal|only|when complete[d]?|until complete[d]?|markets?|hmg|uk eyes|handling|page(?: \d+.*)?|\d+)"
)
_MARKING_LABEL = (
    r"(?:(?:government |your )?(?:security|protective) (?:classification|marking)s?|(?:document "
    r"|overall )?classification|marking"
    r"|marked|gsc|gpms|handling|status|sensitivity|restriction|level)"
)
_PAGE_NUMBER = r"(?:page \d+(?: of \d+)?|\d{1,3}(?: of \d{1,3})?)"


@lru_cache(maxsize=1)
def _marking_pattern(off: frozenset[str]) -> re.Pattern[str]:
    words = v.pattern(v.MARKINGS).pattern
    return re.compile(
        rf"^(?:{_PAGE_NUMBER}\s*[-:|]?\s*)?(?:{_MARKING_LABEL}\s*[:|-]*\s*)?[(\[]?(?:(?:uk"
        rf" )?official\s*[-:]\s*)?(?:police |staff |opcc |board )?"
        rf"(?:{words})[)\]]?(?:\s*[-:|,/]*\s*{_DESCRIPTOR})*\s*[.:]?$"
    )


_LONE_PROTECT = re.compile(r"^\W*PROTECT\W*$")  # in capitals: "Protect" may head one of four strands of work
OVER_FIGURES = re.compile(
    r"^[A-Z][a-z]+(?:(?:\t| \| )(?:[^\t|:]{1,30}: )?[£(-]*\d[\d,.]*[km%]?\)?){2,}$"
    r"|^[A-Z][a-z]+(?:\t| \| )[£(-]*\d+[,.%]\S*$"
)
"""A row of figures that one word in small letters names: the restricted reserve, not a marking and a page's number."""


def read_marking(text: str) -> str | None:
    """The marking (OFFICIAL-SENSITIVE and above, or older ones) that is all a line says; None where it says more."""
    if OVER_FIGURES.match(text):
        return None
    plain = level(text).rstrip(" .:-")
    if _marking_pattern(v.switched_off()).match(plain) or _LONE_PROTECT.match(text):
        return next((row.name for row in v.MARKINGS if re.search(row.words, plain)), "protect")
    return None


# --- a line in its plain form ---------------------------------------------------------------------------------------

_ORNAMENT = re.compile(
    r"^(?:[■□▪▫◆◇►▶➤→⚠✱*~=_#>]+|[-–—]{2,})\s*(?=[A-Z(])|(?<=\w)\s*(?:[■□▪▫◆◇◄◀←⚠✱*~=_#<]+|[-–—]{2,})$"
)
"""What draws the eye to a heading."""
_ADDRESS = re.compile(r"\(?\b(?:https?://|www\.)\S+")
_ENUMERATOR = re.compile(
    r"^(?:[¹²³⁴-⁹⁰]+\s*)?(?:[-•*]\s+)?(?:(?:\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.):]"
    r"|\d{1,2}(?:\.\d)?)\s+(?:[-:]\s+)?)?"
)


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """The levelled line without ornaments and quote marks, the number before it and the stray points after it."""
    plain = level(_ADDRESS.sub("", _ORNAMENT.sub("", text))).replace('"', "").replace("“", "").replace("”", "")
    plain = _ENUMERATOR.sub("", plain, count=1).replace("non public", "non-public")
    return plain.rstrip(" .:-") if not plain.endswith("...") else plain.rstrip(". ")


_FINITE = re.compile(
    r"\b(?:is|are|was|were|(?<!to )be|been|has|have|had|will|would|must|(?<!\d )may(?! \d)|should|shall|can|could"
    r"|does|do|did|met|went|took|agreed|resolved|asked|said|noted|replied|considered|discussed|contain(?:s|ed)?"
    r"|holds?|sets?|shows?|gives?|lists?|applies|includes?|relates?|refers?|mae|bydd)\b"
)
_STOPPED = re.compile(r"[\w)\]”\"’%][.;][\"”’)]?$|\w,$")
_SENTENCE_WORDS = 6
_HEADING_WORDS = 25


def is_sentence(text: str, plain: str) -> bool:
    """Whether a line is running prose, not a heading or a label: it ends as a sentence does, or says too much."""
    if text.isupper() or part_number(text) == 2:
        return False
    count, finite = len(plain.split()), bool(_FINITE.search(plain))
    stopped = bool(_STOPPED.search(text.rstrip()))
    if not (stopped and finite) and v.stems().search(level(_CAPITALS_FIRST.match(text).group())):  # type: ignore[union-attr]
        return False
    if stopped:
        return count >= _SENTENCE_WORDS or finite or text[:1].islower()
    if text[:1].islower() and (finite or count > _FRAGMENT_WORDS) and not _begins_heading(plain):
        return True  # what a line's end cut from a sentence
    return count > (_CLAUSE_WORDS if _CLAUSE.search(text) else _HEADING_WORDS) and finite


def _begins_heading(plain: str) -> bool:
    first = plain.split(" ", 1)[0]
    return first in v.words(v.STRONG) or first in v.words(v.WEAK) or bool(_DESIGNATED.match(plain))


_DESIGNATED = re.compile(rf"^{v.LABELS} (?:no\.? ?)?\(?(?:[a-z]|\d[\d.]*|[ivx]+)\)?(?=$|\W)")


_FRAGMENT_WORDS = 4
_CLAUSE_WORDS = 8
_CLAUSE = re.compile(r":$|(?:(?<!\S)[a-z£][^A-Z\s]*\s+){5}|^(?:PART|Part) (?:2|II|Two) of the form\b")
_CAPITALS_FIRST = re.compile(r"^(?:[^a-z]*[^a-z\s](?=\s|$))?")
"""A line that runs on in small letters, or leads in to what it lists."""


# --- sentences ------------------------------------------------------------------------------------------------------

_SAYS = (
    r"(?:(?:is|are|was|were|be|been|being|remains?|remaining|stays?|treated|regarded|considered|classed|classified"
    r"|marked|deemed|held|kept|provided"
    r"|supplied|given|shared|circulated|issued|taken|heard|discussed|contains?|containing|includes?|including"
    r"|discloses?|reveals?|refers to|relates to|comprises?"
    r"|must|should|may|will|shall|can|cannot|has|have|not|also|only|wholly|fully|strictly|highly|entirely|currently"
    r"|therefore|as|to|an?|the|and|some|to be|mae|yn|nid|nad"
    r"|by law|its entirety|in|whole|part|full) ?)+"
)


def _of_itself(plain: str) -> Opening | None:
    """A sentence that says of itself, or of what follows, that it is closed."""
    first, *others = _NEXT_SENTENCE.split(plain)
    opening = _says_of_itself(first)
    later = next(filter(None, map(_says_of_itself, others)), None)
    if opening is not None or later is None or (later.inline and _ABSENT.search(plain)):
        return opening
    return replace(later, paper=bool(_LABELLED.match(first)))


_ABSENT = re.compile(
    r"\b(?:will|has|have|had|was|were|is|are|could|can) ?not (?:therefore |currently |yet )?(?:be |been "
    r"|being )?(?:disclosed|provided|published"
    r"|released|supplied|included|reproduced|set out|shown|given|available)\b"
)
"""What was said to be closed stands somewhere else: such information will not be disclosed."""


_NEXT_SENTENCE = re.compile(r"(?<=\w\w)[.;] (?!\d)")


def _says_of_itself(plain: str) -> Opening | None:
    start = _SELF_START.match(plain)
    if start is None and not _IMPERATIVE.match(plain):
        return None
    for match in _closing_words().finditer(plain):
        between = plain[start.end() : match.start()] if start else plain[: match.start()]
        if start is None and len(between.split()) > _NEAR_WORDS:
            continue
        if _POINTS.search(between):
            continue
        if start is None or _TO_SAYING.fullmatch(between.strip()):
            return Opening(match.group(), inline=bool(start and _THIS_TEXT.match(start.group())))
    return None


_THIS_TEXT = re.compile(
    r"(?:this|these) (?:information|paragraph|figures?|details?|sentence|data|sums?|amounts?|costs?)\b"
)
"""What is said of the text that it stands in closes that text, and no more."""


_NEAR_WORDS = 4
_SELF_START = re.compile(
    rf"^(?:(?:please )?note(?: that)?:? |nb:? |n\.b\.:? )?(?:{v.SELF})(?: (?:information|paragraph|figures?|details?"
    rf"|sentence|data|sums?|amounts?|costs?)\b)?(?!\w)"
)
_LABEL_START = re.compile(rf"^(?:the )?(?:{v.LABELS}s?|information|details?|contents?|business|material|matters)\b")
_IMPERATIVE = re.compile(r"^(?:please )?(?:do not|treat|keep|handle|hold|remove|destroy|return|not for|strictly)\b")
_TO_SAYING = re.compile(
    rf"(?:(?!(?:when|where|if|as|but|because|while|whilst|unless|so|and|or) )[a-z0-9().,'’-]+ ){{0,9}}?(?:(?:that"
    rf"|which|who) )?{_SAYS}|(?:of )?(?:this|the) \w+(?: \w+){{0,4}} {_SAYS}|"
)


@lru_cache(maxsize=1)
def _closing_words() -> re.Pattern[str]:
    adjectives = "|".join(sorted(v.words(v.STRONG)))
    weak = "|".join(sorted(v.words(v.WEAK)))
    return re.compile(
        rf"{v.pattern(v.TRIGGERS).pattern}|\b(?:{adjectives})\b|\b(?:{weak})(?=\W*$|[.;,:]| (?:and|to|from|under|by"
        rf"|until|because|information|material|matters?|session))"
    )


_INLINE_HEAD = re.compile(
    r"^\s*[¹²³⁴-⁹⁰]*\s*(?:\d[\d.]*\s+)?[(\[]?([^.:()\[\]–—]{3,60}?)(?:[)\]]\s*[:–—-]?|\s*:|\s+[–—-])\s+\S"
)
_INLINE_FOOT = re.compile(r"[(\[]([^()\[\]]{3,60})[)\]][.\s]*$")


def _inline(text: str) -> Opening | None:
    """A sentence with a label at its head or end that closes it: Not for publication: …, … [exempt, paragraph 3]."""
    if states_grounds(text, frozenset()) or _SPEAKS_ON.search(bare(text)):
        return None
    for found in (_INLINE_HEAD.match(text), _INLINE_FOOT.search(text)):
        label = found.group(1) if found else ""
        opening = read_line(label) if label and len(label.split()) <= _LABEL_WORDS else None
        if opening and set(_WORD.findall(level(label))) <= _inline_words():
            return replace(opening, inline=True)
    return None


_LABEL_WORDS = 8
_SPEAKS_ON = re.compile(rf"[:)\]] (?:{v.SELF})\b")
"""What follows the label speaks of itself or of what comes after it: Not for publication: this section …"""


@lru_cache(maxsize=1)
def _inline_words() -> frozenset[str]:
    """The words of a label that says nothing but that a text is closed."""
    return frozenset(v.INLINE) | v.words(v.STRONG) | v.words(v.WEAK)


# --- headings, labels, cells ----------------------------------------------------------------------------------------

_SEPARATOR = re.compile(r"\s[-/|]\s|[:;,()\[\]|]|\s-|-\s|/")
_LABELLED = re.compile(rf"^(?:the )?{v.LABELS}\b(?: (?:no\.? ?)?\(?[\w./]{{1,6}}\)?)?(?=\s|$|[-:,.()\[|])")
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
_PART_TWO = r"part (?:2|ii|two)[a-e]?(?= |$)"
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
    if _POINTS.search(before):
        return True
    if match is None or match["noun"] in _CARRIES:
        return False
    return match["noun"] in v.words(v.GOVERNED) or match["noun"].endswith("ing")


_POINTS = re.compile(
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
        return not (_SELF_START.match(before) or _LABEL_START.match(before) or _names_paper(before))
    if not _FINITE.search(before):
        return False
    subject = before[: _FINITE.search(before).start()].strip()  # type: ignore[union-attr]
    if len(subject.split()) > _SUBJECT_WORDS or re.search(r"\b(?:that|which|who)\b", subject):
        return not _SELF_START.match(before)
    return not (_SELF_START.match(before) or _LABEL_START.match(plain) or _names_paper(subject))


_SUBJECT_WORDS = 6


_VERB_FIRST = re.compile(r"(?:must|should|may|can|will|is|are|shall|do|cannot|mustn't|does)\b")


def _names_paper(subject: str) -> bool:
    return not subject or subject.split()[-1] in v.words(v.PAPERS) or subject.split()[0] in v.words(v.PAPERS)


def _adjective(text: str, plain: str) -> Opening | None:
    """An adjective of secrecy that qualifies a paper, stands alone, or ends what it is said of."""
    strong, weak = v.words(v.STRONG), v.words(v.WEAK)
    for match in _WORD.finditer(plain):
        word = match.group()
        if word in strong or word in weak:
            opening = _qualified(text, plain, match, word in strong)
            if opening:
                return opening
    return None


_WORD = re.compile(r"[a-zëïâêîôûŵŷ]+(?:-public)?")


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
    return not strong and text[:1].islower() and not _begins_heading(plain)


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
_STATUS_BEFORE = re.compile(
    r"\b(?:status|classification|marking|marked|handling|sensitivity|access|confidentiality|restriction|publication"
    r"|level|wholly|fully|strictly|highly|entirely)$"
)


def _alone(plain: str, match: re.Match[str], before: list[str], strong: bool) -> Opening | None:
    """An adjective without a noun after it: the whole label, the end of one, or what is said of a paper."""
    word, after = match.group(), plain[match.end() :]
    if not _CLOSED_SOON.match(after):
        return Opening(word, sure=False) if strong and not before and not re.match(r" to\b", after) else None
    said = " ".join(before)
    if before and before[-1] in ("the", "any", "a", "an", "such", "our", "its"):
        return None  # a line's end cut it from its noun
    if not before or _STATUS_BEFORE.search(said) or _LABELLED.fullmatch(said) or _FINITE.search(said):
        return Opening(word)
    if before[-1] in v.words(v.PAPERS) or set(before) <= v.words(v.STRONG) | v.words(v.WEAK) | {"and", "or", "&", "-"}:
        return Opening(word)
    return Opening(word, sure=False) if strong and before[-1] not in v.words(v.THINGS) else None


def _part(text: str, plain: str) -> Opening | None:
    """The heading of a Part 2, whatever it is called: only its document can tell that it numbers a chapter."""
    if part_number(text) == 2 and len(plain.split()) <= _HEADING_WORDS:
        return Opening("part 2")
    return None
