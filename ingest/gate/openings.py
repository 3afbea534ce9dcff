"""Which blocks open an exempt section, seen in their place in the document.

A block is judged with its neighbours: a contents list, a list of papers and a form's own guidance open nothing.
"""

import re
from collections.abc import Sequence

from ingest.blocks import Block
from ingest.gate.cells import row_opens
from ingest.gate.markings import is_marking, opens_exempt
from ingest.gate.sessions import shuts_out
from ingest.gate.spelling import level
from ingest.gate.wording import part_number
from ingest.outline import Placed

_LISTS_PAPERS = re.compile(r"\b(?:background|supporting|papers|appendices|attachments|enclosures|contents|documents)\b")
_APPENDIX = re.compile(r"^(?:appendix|annex|attachment|enclosure|schedule)\b")
_GUIDANCE = re.compile(r"^only the facts\b|^is there an? part (?:2|ii|two) form\b")
_CLOSED = re.compile(r"\b(?:exempt|confidential|restricted|private|closed|not for)\b")
_CONTENTS = re.compile(r"^(?:table of )?contents$|^index$")
_ENTRY = re.compile(r"^(?:part|section|appendix|annex|\d)\b")
_ENTRY_WORDS = 12
_ENTRIES = 12  # lines of a contents list above the one in question


_NAMES_PAPERS = re.compile(
    r"^(?:list of )?(?:appendi(?:x|ces)|annex(?:es)?|attachments?|enclosures?|(?:background|supporting) "
    r"(?:papers|documents))\s*[:|]\s*(?:appendix|annex|attachment|enclosure|[a-z0-9][.:)])"
)
"""A form's line that names its papers, each with its title and whether it is exempt."""
_NAMES_WORDS = 60


def opens_at(placed: Sequence[Placed], at: int) -> bool:
    """Whether the block at an index opens an exempt section, or is the marking of one."""
    block = placed[at].block
    if _NAMES_PAPERS.match(level(block.text)) and len(block.text.split()) <= _NAMES_WORDS:
        return False
    if block.cells and row_opens(block.cells, not (at and placed[at - 1].block.cells)):
        return True
    if not any(opens_exempt(line) for line in block.text.split("\n")):
        return False
    plain = level(block.text)
    if block.kind == "item" and (_APPENDIX.match(plain) or plain.endswith(")")):
        return not _in_list_of_papers(placed, at)
    if _APPENDIX.match(plain) and _among_appendices(placed, at):
        return False
    if _EXCLUSION.match(plain) and _excludes_nobody(placed, at):
        return False
    if block.kind == "row" and not _row_opens(block.text):
        return False
    if _is_chapter(placed, at) or (_names_subject(block) and _about_secrecy(placed)):
        return False
    if part_number(block.text) == 2 and not _CLOSED.search(plain):
        return not (_in_contents(placed, at) or _over_guidance(placed, at))
    return True


def _row_opens(text: str) -> bool:
    """Whether a table row opens an exempt section: a marking with its label, a Part 2 that is called exempt, or one
    cell that fills the row. What a register says in a cell is said of papers that it does not hold."""
    cells = [cell for cell in text.split(" | ") if cell.strip()]
    if len(cells) == 1 or is_marking(text):
        return True
    return part_number(text) == 2 and bool(_CLOSED.search(level(text)))


def _among_appendices(placed: Sequence[Placed], at: int) -> bool:
    """Whether a line stands in a list of appendices: one above it and one below, under a heading that says so."""
    above = at
    while above and _APPENDIX.match(level(placed[above - 1].block.text)):
        above -= 1
    below = at + 1 < len(placed) and _APPENDIX.match(level(placed[at + 1].block.text))
    lead = level(placed[above - 1].block.text) if above else ""
    return bool(above < at and below and len(lead.split()) <= _ENTRY_WORDS and _LISTS_PAPERS.search(lead))


_EXCLUSION = re.compile(r"^(?:\d+\.?\s+)?exclusion of\b")
_SPEAKS_OF_IT = re.compile(r"\bpublic\b|\bexclu|\bprivate\b|\bpart (?:2|ii|two)\b|\bmotion\b|\bexempt\b")


def _excludes_nobody(placed: Sequence[Placed], at: int) -> bool:
    """Whether a sentence under the heading "Exclusion of the public" speaks of it and shuts nobody out."""
    text = placed[at + 1].block.text if at + 1 < len(placed) else ""
    return text.endswith(".") and bool(_SPEAKS_OF_IT.search(level(text))) and not shuts_out(text)


_CLOSED_PART = re.compile(
    r"\b(?:exempt|confidential|restricted|private|closed|not for \w+)"
    r"(?=\W*$|\W+(?:and|or|by|from|under|in|section|appendi|annex|information|reports?|items?|agenda|session|facts|business"
    r"|matters?|papers?|minutes?|advice|part)\b)"
)
_CHAPTER = re.compile(r"^part (?:3|iii|three)\b")
_FORM = re.compile(r"non-confidential facts|is there an? part (?:2|ii|two) form")


def _is_chapter(placed: Sequence[Placed], at: int) -> bool:
    """Whether "Part 2" numbers a chapter: a Part 3 follows, and no form asks for a Part 2."""
    text = placed[at].block.text
    if part_number(text) != 2 or _CLOSED_PART.search(level(text)):
        return False
    later = any(p.block.kind == "heading" and _CHAPTER.match(level(p.block.text)) for p in placed[at + 1 :])
    return later and not any(_FORM.search(level(p.block.text)) for p in placed)


_ABOUT = re.compile(
    r"\b(?:polic(?:y|ies)|privacy notice|procedure rules|rules of procedure|reporting procedure|standing orders"
    r"|constitution|handbook|code of (?:practice|conduct)|publication scheme|internal audit)\b"
)
_SUBJECT = re.compile(
    r"^(?:[\d.]+\s+)?(?:confidential|exempt|restricted|private|official[ -]sensitive|secret)"
    r"(?: (?:and|or) (?:top secret|exempt|confidential))?"
    r"(?: (?:information|reports?|data|items?|business|mail|material|papers?|meetings?|records?|decisions?"
    r"|appendices|minutes|matters))?(?:\s*-.*)?$"
)


def _names_subject(block: Block) -> bool:
    """Whether a heading, numbered or in small letters, may name what a policy is about."""
    if not _SUBJECT.match(level(block.text)):
        return False
    return block.label is not None or (not block.text.isupper() and len(block.text.split()) > 1)


def _about_secrecy(placed: Sequence[Placed]) -> bool:
    """Whether a file's title says that it is a policy, a notice or rules."""
    titles = [p.block for p in placed[:_TITLES] if not p.block.text.endswith(".")]
    return any(_ABOUT.search(level(b.text)) for b in titles)


_TITLES = 4


def _in_list_of_papers(placed: Sequence[Placed], at: int) -> bool:
    """Whether an item stands in a list of papers, told by its section's heading or by the line above the list."""
    near = [p.block for p in (*placed[max(0, at - 1) : at], *placed[at + 1 : at + 2])]
    if not any(b.kind == "item" and bool(b.label) == bool(placed[at].block.label) for b in near):
        return False  # an item alone, or lettered among bullets, is no list
    lead = next((p.block.text for p in reversed(placed[:at]) if p.block.kind != "item"), "")
    above = lead if len(lead.split()) <= _ENTRY_WORDS else ""
    return bool(_LISTS_PAPERS.search(level(f"{placed[at].at.section or ''} {above}")))


def _in_contents(placed: Sequence[Placed], at: int) -> bool:
    following = level(placed[at + 1].block.text) if at + 1 < len(placed) else ""
    if not _ENTRY.match(following) or len(following.split()) > _ENTRY_WORDS:
        return False
    for p in reversed(placed[max(0, at - _ENTRIES) : at]):
        plain = level(p.block.text)
        if _CONTENTS.match(plain):
            return True
        if not _ENTRY.match(plain) or len(plain.split()) > _ENTRY_WORDS:
            return False
    return False


def _over_guidance(placed: Sequence[Placed], at: int) -> bool:
    return at + 1 < len(placed) and bool(_GUIDANCE.match(level(placed[at + 1].block.text)))
