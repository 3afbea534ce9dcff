"""Which language a document is in: English, Welsh or both, told by the small words that every text is full of."""

import re
from collections.abc import Sequence

from ingest.gate.gate import PublicParagraph

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENGLISH = frozenset(
    "the of and to in is for that was on with as by be it are this from has have will which not".split()
)
_WELSH = frozenset(
    "y yr yn ac ar i o mae mae'r wedi gan am bod ei eu fel hyn hon sydd ni nid gyda neu os yw oedd bydd i'r a'r".split()
)
_FEWEST = 3  # small words of a paragraph, below which it says nothing
_SHARE = 0.2  # of the paragraphs that say something; fewer in a second language are quotations and names


def find_language(paragraphs: Sequence[PublicParagraph]) -> tuple[str, PublicParagraph] | None:
    """The language, and the first paragraph that shows it; None where too little is said.

    "English and Welsh" where each has a fifth of the paragraphs or more.
    """
    told = [(language, p) for p in paragraphs if (language := _language_of(p.text))]
    found = {name: [p for language, p in told if language == name] for name in ("English", "Welsh")}
    names = [name for name, its in found.items() if its and len(its) >= _SHARE * len(told)]
    return (" and ".join(names), found[names[-1]][0]) if names else None


def _language_of(text: str) -> str | None:
    words = [w.replace("’", "'") for w in _WORD.findall(text.casefold())]
    english, welsh = sum(w in _ENGLISH for w in words), sum(w in _WELSH for w in words)
    if max(english, welsh) < _FEWEST or english == welsh:
        return None
    return "English" if english > welsh else "Welsh"
