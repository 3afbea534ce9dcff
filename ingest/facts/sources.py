"""Who pays: the budgets, grants, reserves and bodies that a sentence says money comes from."""

import re
from collections.abc import Iterator

_POT = (
    r"(?:budgets?|reserves?|funds?|grants?|programmes?|revenue|capital|provision|underspend|receipts?|resources"
    r"|balances)"
)
_SMALL = (
    r"(?:of|and(?= [A-Z])|the|for|&|lines?|capital|revenue|commissioning|existing|approved|current|own|project"
    r"|funding|grant"
    r"|within|fleet"
    r"|overall|budgets?|reserves?|funds?|grants?|programmes?|provision|underspend|receipts?|resources|balances"
    r"|sale|council)"
)
_BIG = r"[A-Z][\w'’&-]*|\([A-Z][\w&]*\)|\d{4}[/-]\d{2,4}"
SOURCE = (
    r"(?:(?:overall|existing|approved|current|own|general|capital|revenue|earmarked"
    rf"|prudential) )*(?:{_BIG})(?:(?:,(?= lines?\b))? (?:{_BIG}|{_SMALL}\b))*|(?:existing|approved|current|own"
    r"|general|capital"
    rf"|revenue|earmarked|prudential|external)(?: {_SMALL})*(?: {_POT}|borrowing)"
)
_PAID = r"(?:[Mm]et|[Ff]unded|[Ff]inanced|[Pp]aid|[Cc]overed|[Tt]aken|[Dd]rawn|[Cc]ontained)"
_OUT_OF = r"(?:from(?: within| the overall)?|by|out of|through|via|within)"
_MET = re.compile(
    rf"\b{_PAID}(?: (?:wholly|fully|entirely|solely|initially|centrally|jointly|in full|in part|and managed))*"
    rf" {_OUT_OF} (?:the |its |their |a contribution from the )?(?P<source>{SOURCE})"
)
_GRANT_FUNDED = re.compile(rf"\b[Gg]rant[- ]funded\b[^.;]{{0,60}}?\b(?:from|by) (?:the )?(?P<source>{SOURCE})")
_COME_FROM = re.compile(
    rf"\bcosts? (?:will|can|would) be (?:met )?from within (?:the )?(?P<source>{SOURCE})"
    rf"|\bcontribution (?:of [^.;]{{0,30}})?from (?:the )?(?P<source2>{SOURCE})"
    rf"|\b(?:all )?funding (?:is |being |will be )+provided by (?:the )?(?P<source3>{SOURCE})"
)
_FROM_AFTER = re.compile(
    rf"^\)?:? ?(?:\([^)]{{0,40}}\) |(?:is |comes |was |of (?:it|this|the cost|the capital) )*)*"
    rf"(?:in \d{{4}}/\d\d )?(?:comes |taken |drawn |met )?from (?:the )?(?P<source>{SOURCE})"
)
_OF_FUNDING = re.compile(
    r"^ of (?:the )?(?P<source>[A-Z][\w'’&-]*(?: (?:of )?[A-Z][\w'’&-]*)*) (?:funding|grant|money)\b"
)
_BY_AFTER = re.compile(
    r"^ (?:(?:is|was|are) )?(?:paid|met|borne|funded|financed|contributed|promised|provided"
    rf"|given) by (?:the )?(?P<source>{SOURCE})"
)
_BY_BEFORE = re.compile(
    rf"(?P<source>{SOURCE}) (?:has )?(?:pays?|paid|contributes?|contributed"
    r"|bears) (?:Westmarch )?(?:up to |about )?$"
    rf"|\b(?:funded|paid|met) (?:by|from) (?:the )?(?P<source2>{SOURCE}) (?:\()?(?:up to |and less than "
    r"|\(and less than )?$"
    rf"|\bcontribution (?:of )?from (?:the )?(?P<source3>{SOURCE}) \($"
)
_POT_BEFORE = re.compile(rf"(?P<source>{SOURCE}) \($")
"""A pot named right before a figure in brackets."""
_END = re.compile(r"(?:,? (?:of|and|the|for|&|within|own|existing|current|approved))+$")
_NO_SOURCE = re.compile(
    r"^(?:MOPAC|MOPR|MPS|RPS|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Year|Table|Part"
    r"|Police Cloud|Option|Paragraph|Annex|Appendix|[A-Z])$|^\d|^(?:January|February|March|April|May|June|July"
    r"|August|September"
    r"|October|November|December)\b"
)
_IS_POT = re.compile(rf"\b{_POT}\b|\bborrowing\b", re.I)
_PAYERS = re.compile(
    r"\b(?:home office|ministry|council|authority|partnership|nhs|constabulary|police|department|government"
    r"|office|trust"
    r"|government's|team)\b",
    re.I,
)


_BODY = (
    r"(?:Home Office|Cabinet Office|Ministry of [A-Z]\w+|HM Treasury|Department (?:for|of)(?: [A-Z]\w+(?:,| and)?)+"
    r"|(?:[A-Z]\w+ )+(?:County |City |Borough |District )?Council|NHS England)"
)
"""A body outside the police that is known to pay."""
_BUYS = re.compile(
    rf"\b(?P<body>{_BODY}) (?:(?:has|have|had|will|is to) )?(?:(?:offered|agreed|undertaken) to )?(?:directly )?"
    r"(?:(?:procure|purchase)[ds]?|procurement of|purchase of|buys?|bought|ordered)\b[^.£]{0,260}?"
    r"(?: at a cost (?:to (?:the )?[A-Z][\w ]{1,40} )?of |, )(?:up to )?$"
)
_COST_TO = re.compile(
    rf"\b(?:cost to|grant from|funding from) (?:the )?(?P<body>{_BODY}) of (?:approximately |up to )?$"
)


def bought_by(before: str) -> str | None:
    """The body outside the police that itself buys what a figure costs: "at a cost to the Home Office of £124k"."""
    match = _BUYS.search(before) or _COST_TO.search(before)
    return match["body"] if match else None


def find_body(label: str) -> str | None:
    """The body outside the police that a row's label is, or ends with after a comma or in brackets.

    >>> find_body("Home Office"), find_body("Fast link (Home Office)"), find_body("Visit the Home Office")
    ('Home Office', 'Home Office', None)
    """
    match = re.fullmatch(
        rf"(?P<alone>{_BODY})(?: (?:grant|funding|contribution))?|.*(?:\(|, )(?P<body>{_BODY})\)?", label
    )
    return (match["alone"] or match["body"]) if match else None


def organisation_of(source: str) -> str | None:
    """The organisation that a source of money is; None where it is a budget, a programme, a reserve or a fund.

    A fund is its body's where that is a body outside the police.

    >>> organisation_of("Home Office Boats Fund"), organisation_of("Marine capital programme")
    ('Home Office', None)
    """
    owner = re.match(rf"(?P<body>{_BODY})(?:['’]s)? ", source) or re.search(
        rf" (?:of|from) the (?P<body>{_BODY})$", source
    )
    if owner:
        return owner["body"]
    return source if _PAYERS.search(source) and not _IS_POT.search(source) else None


_RULED = re.compile(r"\b(?:is|are|be) reserved to\b|\bmay only\b|\bwas considered\b|\bvirements?\b", re.I)


def find_sources(sentence: str) -> tuple[str, ...]:
    """The budgets, grants, reserves and bodies that a sentence says something is paid from."""
    if _RULED.search(sentence):
        return ()
    found = (_tidy(s) for pattern in (_MET, _GRANT_FUNDED, _COME_FROM) for s in _named(pattern, sentence))
    return tuple(dict.fromkeys(s for s in found if s and (_IS_POT.search(s) or _PAYERS.search(s))))


def paid_from(after: str) -> str | None:
    """The source named right after a figure: "£410,000 from the Marine Support revenue budget"."""
    match = _FROM_AFTER.match(after) or _OF_FUNDING.match(after)
    source = _tidy(match["source"]) if match else None
    return source if source and (_IS_POT.search(source) or _PAYERS.search(source)) else None


def paid_by(before: str, after: str) -> str | None:
    """Who pays a figure, where it is named right beside it."""
    source = paid_from(after)
    if source:
        return source
    match = _BY_AFTER.match(after) or _BY_BEFORE.search(before) or _POT_BEFORE.search(before)
    named = next((v for v in match.groupdict().values() if v), None) if match else None
    tidy = _tidy(named) if named else None
    return tidy if tidy and (_IS_POT.search(tidy) or _PAYERS.search(tidy)) else None


def _named(pattern: "re.Pattern[str]", sentence: str) -> Iterator[str]:
    return (next(v for v in m.groupdict().values() if v) for m in pattern.finditer(sentence))


def _tidy(text: str) -> str | None:
    source = _END.sub("", re.sub(r"^(?:The|This|Its) |(?: for| in) (?:FY ?)?20\d\d.*$", "", text.strip(" ,.;:")))
    return None if not source or _NO_SOURCE.match(source) else source
