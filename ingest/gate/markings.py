"""Which lines open an exempt section: markings, headings of exempt parts and appendices, and notices.

A line is judged by its shape, alone and whole: a sentence that mentions such words opens nothing.
"""

import re

from ingest.gate.spelling import level
from ingest.gate.wording import part_number

_SENSITIVE = r"official[\s:/,(\[-]*sensitive|off[ -]+sens?"
_RESTRICTED = rf"{_SENSITIVE}|secret|top secret|restricted|confidential|protect(?=\s*[-:(\[]|\s\w)"
_DESCRIPTOR = (
    r"(?:\[[^\]]*\]|\([^)]*\)|personal|commercial|operational|locsen|staff|policy|management|investigations?|and|data"
    r"|legal|only|when complete[d]?|page(?: \d+.*)?|\d+)"
)
_MARKING_LABEL = (
    r"(?:(?:government )?security (?:classification|marking)|protective marking|(?:document )?classification|marking"
    r"|gsc|gpms|handling|status|sensitivity|restriction)"
)
_PAGE_NUMBER = r"(?:page \d+(?: of \d+)?|\d{1,3}(?: of \d{1,3})?)"
_MARKING = re.compile(
    rf"^(?:{_PAGE_NUMBER}\s*[-:|]?\s*)?(?:{_MARKING_LABEL}\s*[:|-]?\s*)?[(\[]?(?:official\s*[-:]\s*)?"
    rf"(?:{_RESTRICTED})[)\]]?(?:\s*[-:|,]?\s*{_DESCRIPTOR})*\s*[.:]?$"
)
_LONE_PROTECT = re.compile(r"^\W*PROTECT\W*$")  # in capitals: "Protect" may head one of four strands of work


def is_marking(text: str) -> bool:
    """Whether the whole line is a restrictive security marking (OFFICIAL-SENSITIVE and above, or older ones)."""
    if _OVER_FIGURES.match(text):
        return False
    return bool(_MARKING.match(level(text).rstrip(" .:-")) or _LONE_PROTECT.match(text))


_OVER_FIGURES = re.compile(
    r"^[A-Z][a-z]+(?:(?:\t| \| )(?:[^\t|:]{1,30}: )?[£(-]*\d[\d,.]*[km%]?\)?){2,}$"
    r"|^[A-Z][a-z]+(?:\t| \| )[£(-]*\d+[,.%]\S*$"
)
"""A row of figures that one word in small letters names: the restricted reserve, not a marking and a page's number."""


_CLOSED = r"(?:exempt|confidential|restricted|private|closed|non[- ]public)"
_NOTICE = (
    r"(?:(?:commercial(?:ly)?|management|staff)[ -]in[ -]confidence|in confidence"
    r"|commercially (?:sensitive|confidential)(?: information)?|commercial - in confidence"
    r"|not for circulation|(?:for )?members only|strictly private|legally privileged (?:and|&) confidential"
    r"|(?:confidential|unredacted|exempt|private) version"
    r"|(?:strictly|highly) (?:private (?:and|&) )?confidential|private (?:and|&) confidential"
    r"|(?:fully |wholly )?exempt(?: from (?:publication|disclosure|release))?"
    r"|not (?:for|to be|suitable for) (?:public )?(?:publication|published|release[d]?|disclosure|disclosed)"
    r"|legally privileged|(?:subject to )?legal (?:professional )?privileged?|in camera|in committee"
    r"|in (?:private|closed)(?: session)?|(?:closed|private) session|private paper|non[- ]public"
    r"|(?:for )?internal use only"
    r"|private|eithriedig|cyfrinachol|embargoed)"
)
_NOTICES = re.compile(
    rf"^(?:[\d.]+\s+)?(?:{_PAGE_NUMBER}\s*[-:|]?\s*)?[(\[]?(?:this \w+ is )?{_NOTICE}[)\]]?(?:\s*[-:(\[|].*|\s*\.)?$"
    r"|^(?:not for publication|exempt from (?:publication|disclosure)) (?:by|under|because|as|pursuant)\b"
    r"|^this (?:appendix|annex|section|report|part|paper|document|page|item) is "
    r"(?:strictly |commercially )?(?:exempt|confidential|restricted|private|sensitive|closed|not for)\b"
    rf"|^(?:{_PAGE_NUMBER}\s*)?(?:{_SENSITIVE})\s*[-:|(\[].*$"
    r"|^(?:the )?[\w ]{0,40}\b(?:marking|classification) (?:of|for) this \w+ is\b.*"
    rf"\b(?:{_SENSITIVE}|secret|restricted|confidential)"
    r"|^(?:[\d.]+\s+)?exclusion of (?:the )?(?:press|public)\b"
    r"|^(?:the following )?(?:information |items? |matters? |business )?(?:is |are |that is |which is )?"
    r"(?:exempt from (?:publication|disclosure)|not for publication)\s*[:.]?$"
    r"|^[^.?:]{3,80}[(\[](?:\w+ and )?(?:confidential|exempt|restricted|(?:legally )?privileged"
    r"|not for publication|part (?:2|ii|two))[)\]]$"
    r"|^(?:not for publication|embargoed) (?:until|before)\b"
    r"|^\W*(?:exempt|schedule 12a|confidential|restricted) (?:information|matters?|papers?)"
    r" (?:follows?|below|begins?)\b"
    r"|^(?:items?|business|matters|reports?|papers?) (?:(?:to be|for) )?(?:considered|consideration|dealt with|taken"
    r"|discussed|discussion|held|heard)? ?(?:in (?:private|closed|committee|confidence)|in the absence of)\b"
    r"|^(?:(?:the following|this) )?(?:report|item|paper|appendix|annex|document)"
    r" (?:is )?(?:exempt|not for publication)$"
    r"|^(?:this (?:report|paper|document|appendix|annex|item) contains|(?:items?|reports?|papers?) containing)"
    r" (?:exempt|confidential) information$"
    r"|^reserved (?:business|matters|items)$|^(?:closed|private) meeting$"
    r"|^(?:\w+ )?(?:eithriedig|cyfrinachol)(?: \w+)?$"
    r"|^in committee\b(?: (?:business|items?|session))?$"
    rf"|^(?:items?|matters|business|reports?) (?:from|for) which the (?:press|public)\b.*\bexcluded\b"
)
_NOUN = (
    r"(?:section|appendi(?:x|ces)|annex(?:es)?|information|part|reports?|session|agenda|items?|facts|business|matters?"
    r"|papers?|minutes?|schedule|advice|briefing|notes?|decisions?|details|bids?|prices?|pricing|case|settlement|legal"
    r"|commercial|financial|supplement\w*|circulation)"
)
_NAMED = re.compile(
    rf"^(?:[\d.]+\s+)?(?:the )?(?:{_CLOSED}(?: (?:and|&|or) {_CLOSED})?|commercially sensitive)"
    rf"\s+(?:\w+ )?{_NOUN}\b(?P<rest>[^?]*)$"
    r"|^(?:restricted|confidential)\s*[-:]\s*(?P<topic>[^?]*)$"
)
_LABELLED = re.compile(
    r"^(?:agenda )?(?:part|pt|rhan|section|appendix|annex|schedule|attachment|enclosure|item|paper|report)\s+"
    r"(?:no\.?\s*)?\(?\w{1,4}\)?(?P<rest>[\s\-:.,|(\[].*)$"
)
_CLOSED_AT_HEAD = re.compile(
    rf"^[\s\-:.,|(\[]*(?:is |are )?(?:confidential\b|(?:{_NOTICE}|{_CLOSED}|{_SENSITIVE})"
    rf"(?:$|\s*[-:,.()\[\]|].*$|\s+{_NOUN}\b|\s+(?:by|from|under)\b))"
)
_CLOSED_AT_END = re.compile(
    rf"[-:(\[,|]\s*(?:{_NOTICE}|{_CLOSED}|{_RESTRICTED})[)\]]?\.?$|\b(?:exempt|confidential)[.)]?$"
)
_CLOSED_ANYWHERE = re.compile(
    rf"\bnot for publication\b|\bexempt from\b|\bcommercially sensitive\b|\bin confidence\b|{_SENSITIVE}"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|(?<!to )be|been|has|have|had|will|would|must|(?<!\d )may(?! \d)|should|shall|can|could"
    r"|does|do|did|contain(?:s|ed)?|holds?|sets?|shows?|gives?|lists?|applies)\b"
)
_DENIED = re.compile(r"[-:?|]\s*(?:none|nil|no|n/?a|not applicable)\.?$")
_RUN_ON = re.compile(r"[.;] PART (?:2|II|TWO)\s*[-–—:]\s*(?:EXEMPT|CONFIDENTIAL|RESTRICTED|NOT FOR)[A-Z ]*\.?$")
"""A heading in capitals that extraction ran into the paragraph above it."""
_HEADING_WORDS = 25
_NOTICE_WORDS = 60  # headings that carry the statutory formula; the longest seen has 45
_CLOSED_SOON = 60  # characters


def opens_exempt(text: str) -> bool:
    """Whether the line, standing alone, opens an exempt section: a Part 2 heading, an exempt appendix, a marking."""
    if _OVER_FIGURES.match(text):
        return False
    text = _MARKED_BY.sub("", _ORNAMENT.sub("", text))
    plain = _bare(text)
    words = len(plain.split())
    if "isrestricted:" in plain or "possible exclusion" in plain:  # a flag of another paper; an agenda's standing item
        return False
    if words > _NOTICE_WORDS or _DENIED.search(plain) or _LEADERS.search(text) or _QUOTED.match(text):
        return False
    if _RUN_ON.search(text):
        return True
    if is_marking(text) or _NOTICES.match(plain) or _is_labelled(plain) or _cites_law(text, plain):
        return True
    if _is_numbered(text):
        return True
    if words <= _HEADING_WORDS and _in_brackets(text, plain):
        return True
    if part_number(text) == 2:
        return words <= _HEADING_WORDS or bool(re.search(rf"\b{_CLOSED}\b", plain[:_CLOSED_SOON]))
    return words <= _HEADING_WORDS and _is_named(text, plain)


_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})?[.)]\s+(?=[A-Z(\[])")
_CAPTION = re.compile(r"^(?:table|figure|chart|box)\s+[A-Z]?\d{1,2}(?:\.\d{1,2})?\s*[:.–—-]\s*", re.I)
_OWN_NAME = re.compile(r"\b(?:appendix|annex|section|part)\b")


def _is_numbered(text: str) -> bool:
    """Whether a marking in capitals has a number before it, or a caption calls its table exempt: Table 2: NOT FOR
    PUBLICATION. A caption may name a subject ("Exempt information by year") and says then no more."""
    rest = _NUMBER.sub("", text)
    if rest != text and rest.isupper() and is_marking(rest):
        return True
    rest = _CAPTION.sub("", text)
    if rest == text or (" " not in rest and not rest.isupper()):
        return False
    plain = _bare(rest)
    named = bool(_OWN_NAME.search(plain)) and (_is_named(rest, plain) or part_number(rest) == 2)
    return is_marking(rest) or bool(_NOTICES.match(plain)) or named


_ORNAMENT = re.compile(
    r"^(?:[■□▪▫◆◇►▶➤→⚠✱*~=_#>]+|[-–—]{2,})\s*(?=[A-Z(])|(?<=\w)\s*(?:[■□▪▫◆◇◄◀←⚠✱*~=_#<]+|[-–—]{2,})$"
)
"""What draws the eye to a heading."""
_MARKED_BY = re.compile(
    r"^(?:(?:government )?(?:security|protective) )?(?:marking|classification)\s*[:|]\s*"
    r"(?=not for\b|exempt\b|private\b)",
    re.I,
)


_EXEMPT_UNDER = re.compile(
    r"^(?:exempt(?:ed|ion)?|confidential|restricted|private) (?:from (?:publication|disclosure) )?"
    r"(?:under|by virtue of|pursuant to|in accordance with|within the meaning of)\b"
)


_BRACKETED = re.compile(
    r"[(\[](?:[^)\]]{0,40}[-,] ?)?(?:(?:members|officers) only [-,] )?(?:exempt|confidential|restricted|private"
    r"|not for (?:publication|release)|(?:legally )?privileged)\b[^)\]]*[)\]](?P<after>[^.]*)$"
)


_LISTED_COMMAS = 2
"""Commas in brackets from which on they hold a list of markings, spoken of."""


def _in_brackets(text: str, plain: str) -> bool:
    """Whether a heading is called exempt in brackets: Financial model (restricted appendix - exempt, paragraph 3)."""
    match = _BRACKETED.search(plain)
    stopped = text.rstrip().endswith((".", ",", ";"))
    if match is not None and match.group().count(",") > _LISTED_COMMAS:
        return False
    return match is not None and not stopped and not _FINITE.search(plain) and "not published" not in plain


def _cites_law(text: str, plain: str) -> bool:
    """Whether a line is a heading that calls what follows exempt under a law; a sentence that does ends in a stop."""
    stopped = bool(re.search(r"(?<!\.)\.$", text)) and not re.search(
        r"\b(?:EXEMPT|CONFIDENTIAL|RESTRICTED|PRIVATE)\b", text
    )
    return bool(_EXEMPT_UNDER.match(plain)) and not _FINITE.search(plain) and not stopped


def denies(text: str) -> bool:
    """Whether a line answers its own heading with no or none: Part 2 – NO."""
    return bool(_DENIED.search(level(text)))


_ENUMERATOR = re.compile(
    r"^(?:[-•*]\s+)?(?:(?:\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.):]|\d{1,2}(?:\.\d)?)\s+)?"
    r"(?=(?:appendix|annex|schedule|part|pt|exempt|confidential|restricted|private|closed|non-public|not for|official"
    r"|items?|business|in (?:private|committee)|public)\b)"
)
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,})\s*[\w–-]")
"""Dots that lead to a page number: an entry of a contents list."""
_QUOTED = re.compile(
    r"\w.*[\"“‘'](?:[\w ]+ )?(?:exempt|confidential|restricted|not for publication|private)\b.*[\"”’']", re.I
)
"""A word that is spoken of, not used: The words "not for publication"."""


def _bare(text: str) -> str:
    """The levelled line without the number before it and the stray points and dashes after it."""
    plain = _ENUMERATOR.sub("", level(text).replace('"', "").replace("“", "").replace("”", ""), count=1)
    return plain.rstrip(" .:-") if not plain.endswith("...") else plain.rstrip(". ")


_STOPPED_WORDS = 5
"""Words from which on a line in small letters that ends in a stop is a sentence."""
_SPOKEN_OF = re.compile(r"\b(?:considered|received|noted|tracker|opened|reporting|hotline|policy|procedure)$")


def names_exempt(text: str) -> bool:
    """Whether a heading calls a section, an appendix or a session exempt, in this order of words: Exempt items."""
    return _is_named(text, _bare(text))


def _is_named(text: str, plain: str) -> bool:
    """Whether a heading names exempt matter; a sentence that begins so does not."""
    match = _NAMED.match(plain)
    if match is None or _SPOKEN_OF.search(plain):
        return False
    if re.search(r"[a-z]{2}\.$", text) and len(plain.split()) > _STOPPED_WORDS:
        return False
    return text.isupper() or not _FINITE.search(match["rest"] or match["topic"] or "")


_FORM_LINE = re.compile(r"^part (?:1|2|i|ii|one|two) (?:confidentiality|deferral|deferment)\s*:")


def _is_labelled(plain: str) -> bool:
    """Whether a numbered part, section or appendix is called exempt in its heading."""
    match = _LABELLED.match(plain)
    if match is None or _FORM_LINE.match(plain):
        return False
    rest = match["rest"]
    if _CLOSED_AT_HEAD.match(rest):
        return True
    return not _FINITE.search(rest) and bool(_CLOSED_AT_END.search(rest) or _CLOSED_ANYWHERE.search(rest))


def zones(lines: list[tuple[bool, bool, int | None]]) -> tuple[int, ...]:
    """A number for each line, given whether it opens an exempt section, whether it ends one, and its page; nothing may
    be moved or joined from one number to another.

    A new zone begins at a line that opens an exempt section or ends one, and at a page break beside a page that holds
    one that opens.
    """
    pages = {page for opens, _, page in lines if opens}
    zone, found, last = 0, list[int](), None
    for opens, ends, page in lines:
        zone += opens or ends or (page != last and bool({page, last} & pages))
        found.append(zone)
        last = page
    return tuple(found)
