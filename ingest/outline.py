"""Blocks get their addresses: attached report, part, section, paragraph number, ordinal.

Numbers repeat in one file (a form's 1.1, a report's 1, an appendix's 1), so an attached report starts a new outline.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.attached import find_covers
from ingest.blocks import Block
from ingest.captions import find_captions
from ingest.gate.wording import is_part_heading, part_number, says_public
from ingest.locator import Locator


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its address. `cover` numbers the cover it belongs to (1 for the first attached report's), 0 for
    text that is on no cover of an attachment; `heading` is the path of headings above it, outermost first."""

    block: Block
    at: Locator
    heading: tuple[str, ...]
    cover: int


SECTION_MARK = " › "
OWN_SECTIONS = frozenset(("Signature", "Part 2 Confidentiality"))
"""Sections named here, not by the document."""


def title_of(text: str) -> str:
    """A heading as it stands in a path of headings: its first line, without the cells beside it."""
    return text.split("\n", 1)[0].split(" | ", 1)[0].rstrip(" :")


def place_blocks(document: str, blocks: Sequence[Block]) -> tuple[Placed, ...]:
    """Every block with its locator, in order; ordinals count from 1."""
    blocks = find_captions(_restore_numbers(blocks))
    covers = find_covers(blocks)
    outline = _Outline()
    placed: list[Placed] = []
    cover = 0
    for i, block in enumerate(blocks):
        if i in covers:
            outline = _Outline(attachment=covers[i].title)
            cover += 1
        inside = cover if any(c.start <= i < c.end for c in covers.values()) else 0
        outline.take(block)
        at = Locator(
            document,
            len(placed) + 1,
            outline.attachment,
            outline.part,
            outline.section(),
            outline.number(block),
            block.page,
            block.last_page,
        )
        placed.append(Placed(block, at, outline.path(block), inside))
    return tuple(placed)


def _restore_numbers(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give back a number that extraction turned into a bullet: one bullet alone between 5. and 7. was printed 6."""
    restored = list(blocks)
    last, bullets = 0, list[int]()
    for i, block in enumerate(blocks):
        if block.kind == "item" and block.label == "":
            bullets.append(i)
        elif block.kind == "prose" and block.label and block.label.isdigit():
            number = int(block.label)
            if len(bullets) == 1 and number == last + 2:
                restored[bullets[0]] = replace(blocks[bullets[0]], kind="prose", label=str(last + 1))
            last, bullets = number, []
        elif block.kind == "signature" or (block.kind == "heading" and part_number(block.text) is not None):
            last, bullets = 0, []
    return tuple(restored)


@dataclass(slots=True)
class _Outline:
    """Where the reading stands: a stack of headings with their levels."""

    attachment: str | None = None
    part: int | None = None
    stack: list[tuple[int, str]] = field(default_factory=list)
    parent: str | None = None
    numbered_text: bool = False
    after_heading: bool = False
    last_number: int = 0
    caption: tuple[int, str] | None = None

    def take(self, block: Block) -> None:
        if self.caption and block.kind not in ("row", "field"):
            self.stack = [entry for entry in self.stack if entry != self.caption]
            self.caption = None
        if block.kind == "caption":
            self.caption = (_DEEPEST + 1, title_of(block.text))
            self.stack = [*self.stack, self.caption]
        elif block.kind == "heading":
            self._enter(block)
        elif block.kind == "signature":
            self._sign(block)
        elif _CONFIDENTIALITY.match(block.text):
            self.stack = [*self._parts(), (_SECTION, "Part 2 Confidentiality")]
        elif block.label and block.label[0].isdigit():
            self.numbered_text = self.numbered_text or "." in block.label
            self.parent = block.label
        elif block.kind not in ("item", "row"):
            self.parent = self.parent if block.kind == "field" else None
        self.after_heading = block.kind == "heading"
        number = part_number(block.text)
        if number is not None and (block.kind == "heading" or says_public(block.text)):
            self.part = number

    def _sign(self, block: Block) -> None:
        """A signature block is a section of its own, under the heading that announces it, if one does."""
        office = block.text.split("\n", 1)[0]
        announced = self.stack[-1:] if self.after_heading and self.stack and self.stack[-1][0] >= _SECTION else []
        self.stack = [*announced, (_SECTION + len(announced), office if len(office) <= 90 else "Signature")]
        self.parent = None

    def _parts(self) -> list[tuple[int, str]]:
        return [(d, t) for d, t in self.stack if d < _SECTION]

    def _enter(self, block: Block) -> None:
        depth = self._depth(block)
        self.stack = [(d, t) for d, t in self.stack if d < depth]
        self.stack.append((depth, title_of(block.text)))
        self.parent = None

    def _depth(self, block: Block) -> int:
        if is_part_heading(block.text):
            return _PART
        number = self._number(block)
        if number:
            lettered = any(re.match(r"^[A-Z]\. ", t) for _, t in self.stack)
            return _SECTION + len(number.split(".")) - 1 + lettered
        if not self.stack or self.stack[-1][0] < _SECTION or block.text.isupper():
            return _SECTION
        depth, last = self.stack[-1]
        if _FORM_SECTION.match(block.text):
            return _SECTION
        if re.match(r"^\d+(?:\.|\s[A-Z])", last):
            return _SECTION if self.numbered_text else depth + 1
        return min(depth + 1, _DEEPEST) if self.after_heading and not last.isupper() else depth

    def _number(self, block: Block) -> str | None:
        """The heading's number; one without punctuation ("6 Management Case") counts only where it is next."""
        bare = re.match(r"^(\d{1,2}) [A-Z]", block.text)
        label = block.label or (bare[1] if bare and int(bare[1]) == self.last_number + 1 else None)
        if label is None or not label[0].isdigit():
            return None
        label = label.removesuffix(".0")
        if "." not in label:
            self.last_number = int(label)
        return label

    def section(self) -> str | None:
        below = [t for d, t in self.stack if d >= _SECTION] or [t for _, t in self.stack]
        return SECTION_MARK.join(below) or None

    def number(self, block: Block) -> str | None:
        if block.kind in ("heading", "caption"):
            return None
        if block.kind == "item" and block.label and self.parent:
            return f"{self.parent}({block.label})"
        return block.label or (self.parent if block.kind in ("item", "row") else None)

    def path(self, block: Block) -> tuple[str, ...]:
        titles = [t for _, t in self.stack]
        if block.kind in ("heading", "caption", "signature") and titles:
            titles = titles[:-1]
        return (self.attachment, *titles) if self.attachment else tuple(titles)


_PART, _SECTION, _DEEPEST = 0, 1, 4
_FORM_SECTION = re.compile(
    r"^(?:executive summary|summary|recommendations?|purpose|decision|introduction)\b[^.]{0,20}$", re.I
)
_CONFIDENTIALITY = re.compile(r"^Part (?:2|II|two) Confidentiality:\s*\S", re.I)
