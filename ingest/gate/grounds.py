"""Statements of grounds and marking: text about Part 2 that is itself public, because it uses only the law's words.

It is a whitelist of words, not of phrases: one name, one figure or one word from outside it makes the text exempt.
"""

import re

from ingest.gate import vocabulary as v
from ingest.gate.spelling import level

_LAW = frozenset(
    """
    a ability access act actionable advice advised affairs also an and anticipated any applicable applied
    applies apply are article as at based be because bodies breach business by case category charge charges
    classification commercial commercially commissioner companies company competition competitive conduct
    confidence confidential confidentiality contain containing contains contract contracts council councils
    current data decision deputy details disclose disclosed disclosure dmpc document during duty effective eir
    elected enforcement england environmental example exempt exempted exemption exemptions facts feature
    financial foi foia following for form freedom from future general gla government grounds harm harms has
    hearing how identify if in individual individuals information interest interests ireland is it item its
    justification keep kept law legal live local marking may mayor mopac negotiate negotiations non northern not
    of office official on ongoing opcc operational opfcc or order organisation other paper paragraph paragraphs
    part parts pcc people person personal persons pfcc police policing prejudice prejudicial price prices
    pricing privilege privileged procedure proceedings process procurement professional protection protective
    provisions public publication published rationale reason reasons refers regulation regulations release
    released relevant report request restrict restricted restriction revealed rules s schedule scotland section
    sections security sensitive session show shows specified staff standing still sub such suitable supplier
    suppliers supplying tender terms that the their these they this time to under until virtue wales was what
    when where which will with withheld withhold withholding within would
    """.split()
)
_PROVISION = (
    r"(?:article|sections?|s|paragraphs?(?:\(s\))?|paras?|part|schedule|regulation|reg|rules?|order|act"
    r"|categor(?:y|ies))"
)
_LETTERED = r"\((?:\d{1,2}[a-z]?|[a-z]|[ivx]{1,4})\)"
_NUMBERED = rf"(?:\d{{1,4}}(?:\.\d{{1,3}})?[a-z]?|[ivx]{{1,4}})(?:\s*{_LETTERED})*"
_STATUTE = re.compile(
    rf"\b{_PROVISION}\.?\s*{_NUMBERED}(?:\s*(?:[,/&-]|and|or|to)\s*(?:{_LETTERED}|{_NUMBERED}))*(?!\w)"
    r"|\b(?:order|act|regulations|rules)\s+(?:\((?:northern ireland|scotland|england|wales)\)\s+)?(?:19|20)\d\d\b"
    r"|\bfoia?\b"
)

_ABOUT = v.phrase("about grounds")
"""What a statement of grounds is about; advice may use the law's words without stating any."""
_SHORTEST = 3  # letters of a word that says something


def states_grounds(text: str, known: frozenset[str]) -> bool:
    """Whether a text uses only the law's words, and words of `known` (the document's public titles).

    >>> states_grounds("Exempt under section 43 – Commercial Interests", frozenset())
    True
    >>> states_grounds("Exempt under section 43: Acme bid £2m", frozenset())
    False
    """
    levelled = level(text)
    plain = _STATUTE.sub(" ", levelled)
    words = re.findall(r"[a-z]+", plain)
    if "£" in plain or re.search(r"\d", plain):
        return False
    says_nothing = all(len(w) < _SHORTEST for w in words)  # a stray "or" that extraction left behind
    about = says_nothing or _ABOUT.search(levelled) or _STATUTE.search(levelled)
    return bool(about) and all(len(w) == 1 or w in _LAW or w in known for w in words)


def known_words(titles: tuple[str, ...]) -> frozenset[str]:
    """The words of a document's public titles."""
    return frozenset(w for t in titles for w in re.findall(r"[a-z]+", level(t)))
