"""A line as it is judged: in its plain form, and as running prose or a heading."""

import re
from functools import lru_cache

from ingest.gate import vocabulary as v
from ingest.gate.spelling import level
from ingest.gate.wording import part_number

LABELLED = re.compile(rf"^(?:the )?{v.LABELS}\b(?: (?:no\.? ?)?\(?[\w./]{{1,6}}\)?)?(?=\s|$|[-:,.()\[|])")
"""What names a paper or a part of one: Appendix C, Item 9."""
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
    plain = (
        _ENUMERATOR.sub("", plain, count=1).replace("non public", "non-public").replace("non - public", "non-public")
    )
    return plain.rstrip(" .:-") if not plain.endswith("...") else plain.rstrip(". ")


FINITE = re.compile(
    r"\b(?:is|are|was|were|(?<!to )be|been|has|have|had|will|would|must|(?<!\d )may(?! \d)|should|shall|can|could"
    r"|does|do|did|met|went|took|agreed|resolved|asked|said|noted|replied|considered|discussed|contain(?:s|ed)?"
    r"|holds?|sets?|shows?|gives?|lists?|applies|includes?|relates?|refers?|mae|bydd)\b"
)
_STOPPED = re.compile(r"[\w)\]”\"’%][.;][\"”’)]?$|\w,$")
_SENTENCE_WORDS = 6
HEADING_WORDS = 25


def is_sentence(text: str, plain: str) -> bool:
    """Whether a line is running prose, not a heading or a label: it ends as a sentence does, or says too much."""
    if text.isupper() or part_number(text) == 2:
        return False
    count, finite = len(plain.split()), bool(FINITE.search(plain))
    stopped = bool(_STOPPED.search(text.rstrip()))
    if not (stopped and finite) and v.stems().search(level(_CAPITALS_FIRST.match(text).group())):  # type: ignore[union-attr]
        return False
    if _SAYS_OF_PAPER.match(plain) and not _SENTENCES.search(plain):
        return False
    if stopped and text[:1].islower() and not finite:
        return not _heads(plain, finite)
    if stopped:
        begins = not finite and v.pattern(v.TRIGGERS).match(plain) and not _STATES.match(plain)
        return finite or (count >= _SENTENCE_WORDS and not begins)
    if _NAMED.match(plain) and not _SENTENCES.search(plain):
        return False
    if text[:1].islower() and (finite or count > _FRAGMENT_WORDS or _CUT.search(plain)) and not _heads(plain, finite):
        return True  # what a line's end cut from a sentence
    return count > (_CLAUSE_WORDS if _CLAUSE.search(text) else HEADING_WORDS) and finite


def _heads(plain: str, finite: bool) -> bool:
    """Whether a line in small letters is a heading all the same: it begins with what closes, and says nothing of it."""
    if finite:
        return plain.startswith(("to be ", "not to be ", "nid "))
    triggers = v.pattern(v.TRIGGERS)
    parted = " - " in plain and len(plain.split()) <= _PARTED_WORDS and triggers.search(plain)
    return begins_heading(plain) or bool(triggers.match(plain)) or bool(parted)


_SAYS_OF_PAPER = re.compile(
    rf"^{v.LABELS} \(?\w{{1,4}}\)?\s*[:(-]+ ?(?:contains?|is|are|includes?|holds?|not|to be|this|commercially|legally|"
    rf"{'|'.join((*v.STRONG, *v.WEAK))})\b"
)
"""A paper's name and what it is: Annex A: contains … A stop at its end makes it no sentence."""
_SENTENCES = re.compile(r"\w\w\. \w")
_STATES = v.phrase("states a ground")
_PARTED_WORDS = 14
_CUT = re.compile(r"\b(?:and|or|of|the|a|an|to|by|in|for|with|that|which|as|is)$")
"""A line that breaks off in the middle."""
_NAMED = re.compile(rf"^{v.LABELS} \(?\w{{1,4}}\)?\s*[:(-]")


def begins_heading(plain: str) -> bool:
    first = set(plain.split(" ", 2)[:2])
    return bool(first & (v.words(v.STRONG) | v.words(v.WEAK))) or bool(_DESIGNATED.match(plain))


_DESIGNATED = re.compile(rf"^{v.LABELS} (?:no\.? ?)?\(?(?:[a-z]|\d[\d.]*|[ivx]+)\)?(?=$|\W)")


_FRAGMENT_WORDS = 4
_CLAUSE_WORDS = 8
_CLAUSE = re.compile(r":$|(?:(?<!\S)[a-z£][^A-Z\s]*\s+){5}|^(?:PART|Part) (?:2|II|Two) of the form\b")
_CAPITALS_FIRST = re.compile(r"^(?:[^a-z]*[^a-z\s](?=\s|$))?")
"""A line that runs on in small letters, or leads in to what it lists."""
