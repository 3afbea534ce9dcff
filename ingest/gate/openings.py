"""Which blocks open an exempt section, seen in their place in the document.

A line is judged alone in `lines`; here its neighbours clear it: a contents list, a list of papers, a form's guidance,
prose that explains what it names. No title and no topic clears anything.
"""

import re
from collections.abc import Sequence

from ingest.blocks import Block
from ingest.gate import vocabulary as v
from ingest.gate.cells import row_opens
from ingest.gate.grounds import states_grounds
from ingest.gate.lines import Opening, read_line
from ingest.gate.markings import is_marking
from ingest.gate.plain import is_sentence
from ingest.gate.sessions import shuts_out
from ingest.gate.spelling import level
from ingest.gate.wording import part_number, part_title, points_to_part2, says_none
from ingest.outline import Placed

_LISTS_PAPERS = re.compile(r"\b(?:background|supporting|papers|appendices|attachments|enclosures|contents|documents)\b")
_APPENDIX = re.compile(r"^(?:appendix|annex|attachment|enclosure|schedule)\b")
_GUIDANCE = re.compile(r"^only the facts\b|^is there an? part (?:2|ii|two) form\b")
_CONTENTS = re.compile(r"^(?:table of )?contents$|^index$")
_ENTRY = re.compile(r"^(?:part|section|appendix|annex|\d)\b")
_ENTRY_WORDS = 12
_ENTRIES = 12  # lines of a contents list above the one in question
_NAMES_PAPERS = re.compile(
    r"^(?:list of )?(?:appendi(?:x|ces)|annex(?:es)?|attachments?|enclosures?|(?:background|supporting) "
    r"(?:papers|documents))\s*[:|]\s*(?:appendix|annex|attachment|enclosure|[a-z0-9][.:)])"
    r"|^(?:decision|background|supporting)(?:/supporting)? papers\s*[:|] .+[;,] "
)
"""A form's line that names its papers, each with its title and whether it is exempt."""
_NAMES_WORDS = 60


def opens_at(placed: Sequence[Placed], at: int) -> bool:
    """Whether the block at an index opens an exempt section, or is the marking of one."""
    return read_opening(placed, at) is not None


def read_opening(placed: Sequence[Placed], at: int) -> Opening | None:
    """The trigger by which the block at an index opens an exempt section; None where its place clears it."""
    block = placed[at].block
    plain = level(block.text)
    if block.closed or (_NAMES_PAPERS.match(plain) and len(block.text.split()) <= _NAMES_WORDS):
        return None
    if block.cells and row_opens(block.cells, not (at and placed[at - 1].block.cells)):
        return Opening("the heading of a row")
    opening = next(filter(None, map(read_line, block.text.split("\n"))), None)
    if opening is None or (opening.inline and not _runs_on(placed, at)) or _cleared(placed, at, opening):
        return None
    return opening


def _cleared(placed: Sequence[Placed], at: int, opening: Opening) -> bool:
    """Whether the place of a line clears it: one rule a line, each a form."""
    block, plain = placed[at].block, level(placed[at].block.text)
    if block.kind == "item" and (_APPENDIX.match(plain) or plain.endswith(")")):
        return _in_list_of_papers(placed, at)
    if _APPENDIX.match(plain) and _among_appendices(placed, at):
        return True
    if _EXCLUSION.match(plain) and _excludes_nobody(placed, at):
        return True
    if block.kind == "row" and not _row_opens(block.text):
        return True
    if opening.trigger == "part 2" and (_is_chapter(placed, at) or _in_contents(placed, at)):
        return True
    guided = opening.trigger in ("part 2", "sensitive") and _over_guidance(placed, at)
    return guided or _is_explained(placed, at, opening)


_RAISED = re.compile(r"^\W*[¹²³⁴-⁹⁰]")
_HEAD_LABEL = re.compile(r"^[^.]{0,40}[:)\]–—-]\s")


def _runs_on(placed: Sequence[Placed], at: int) -> bool:
    """Whether a label at the head of a paragraph may close those after it too: no number tells where its text ends."""
    block, following = placed[at].block, placed[at + 1].block if at + 1 < len(placed) else None
    if block.kind != "prose" or block.label is not None or _RAISED.match(block.text) or following is None:
        return False
    if not _HEAD_LABEL.match(block.text):
        return False
    return following.kind == "prose" and following.label is None and not _RAISED.match(following.text)


def closes_itself(block: Block) -> bool:
    """Whether a block carries a label that closes it and no more: [exempt, paragraph 3] at a paragraph's end."""
    opening = next(filter(None, map(read_line, block.text.split("\n"))), None)
    return opening is not None and opening.inline


def _row_opens(text: str) -> bool:
    """Whether a table row opens an exempt section: a marking with its label, a Part 2 that is called exempt, or one
    cell that fills the row. What a register says in a cell is said of papers that it does not hold."""
    cells = [cell for cell in text.split(" | ") if cell.strip()]
    if len(cells) == 1 or is_marking(text):
        return True
    return part_number(text) == 2 and read_line(cells[0]) is not None and read_line(part_title(text)) is not None


def _among_appendices(placed: Sequence[Placed], at: int) -> bool:
    """Whether a line stands in a list of appendices: one beside it and a heading above that says so."""
    above = at
    while above and at - above < _ENTRIES and _is_paper(placed[above - 1]):
        above -= 1
    below = at + 1 < len(placed) and bool(_APPENDIX.match(level(placed[at + 1].block.text)))
    lead = level(placed[above - 1].block.text) if above else ""
    listed = len(lead.split()) <= _ENTRY_WORDS and bool(_LISTS_PAPERS.search(lead))
    return listed and (above < at or below) and (below or at + 1 == len(placed) or not _is_text(placed[at + 1]))


def _is_paper(p: Placed) -> bool:
    plain = level(p.block.text)
    return bool(_APPENDIX.match(plain) or (p.block.label and re.match(r"^(?:report|paper|minutes?)\b", plain)))


def _is_text(p: Placed) -> bool:
    return p.block.kind not in ("heading", "field", "signature", "caption") and p.block.label is None


_EXCLUSION = re.compile(r"^(?:\d+\.?\s+)?exclusion of\b")
_SPEAKS_OF_IT = v.phrase("speaks of exclusion")


def _excludes_nobody(placed: Sequence[Placed], at: int) -> bool:
    """Whether a sentence under the heading "Exclusion of the public" speaks of it and shuts nobody out."""
    text = placed[at + 1].block.text if at + 1 < len(placed) else ""
    return text.endswith(".") and bool(_SPEAKS_OF_IT.search(level(text))) and not shuts_out(text)


def _is_chapter(placed: Sequence[Placed], at: int) -> bool:
    """Whether "Part 2" numbers a chapter: its own title says so, and nothing else in the file speaks of exemption."""
    title = part_title(placed[at].block.text)
    if len(title.split()) < 1 or read_line(title) is not None:
        return False
    return not any(_speaks_of_exemption(p.block) for n, p in enumerate(placed) if n != at)


_FORM = v.phrase("a form that speaks of exemption")


def _speaks_of_exemption(block: Block) -> bool:
    if _FORM.search(level(block.text)) or points_to_part2(block.text) or shuts_out(block.text):
        return True
    opening = next(filter(None, map(read_line, block.text.split("\n"))), None)
    return opening is not None and (opening.trigger != "part 2" or not part_title(block.text))


_CITES = re.compile(r"\b(?:sections?|s\.?|paragraphs?|paras?|schedule|articles?|regulation|reg\.?|rule)\s*\(?\d")
_SHOUTED = re.compile(r"^(?:[A-Z]{4,}|NOT)\b")
"""A word in capitals at the head of a heading that goes on in small letters: a marking, not a subject."""
_GENERAL = v.phrase("speaks of closed matter in general")
_CLAIMED = re.compile(r"£|\b\d{5,}\b|\b\d+(?:,\d{3})+\b|\b(?:ltd|limited|plc|llp)\b")


def _is_explained(placed: Sequence[Placed], at: int, opening: Opening) -> bool:
    """Whether a heading only names what the sentence under it speaks of in general, or says there is none of: "Exempt
    items / Members thought that it could have been held in public." A sentence that speaks of itself clears nothing."""
    block = placed[at].block
    short = block.kind == "prose" and not block.label and not block.text.endswith(".")
    if (
        not (short or block.kind in ("heading", "caption"))
        or (block.text.isupper() and not block.label)
        or at + 1 >= len(placed)
    ):
        return False
    if (
        len(block.text.split()) < 2
        or (is_marking(block.text) and block.text.isupper())
        or _APPENDIX.match(level(block.text))
    ):
        return False
    if part_number(block.text) == 2 or _CITES.search(level(block.text)) or _SHOUTED.search(block.text):
        return False
    text = placed[at + 1].block.text
    plain = level(text)
    if placed[at + 1].block.kind == "heading" or not is_sentence(text, plain) or _CLAIMED.search(plain):
        return False
    if says_none(text) or states_grounds(text, frozenset()) or shuts_out(text) or read_line(text) is not None:
        return False
    repeats = (
        opening.trigger in plain and bool(_PRESENT.search(plain)) and not plain.startswith(f"the {opening.trigger}")
    )
    return repeats or bool(_GENERAL.search(plain))


_PRESENT = re.compile(r"\b(?:is|are|may|must|should|will|has|have|can|do|does)\b")


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
