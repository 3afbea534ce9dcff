"""What an amount is, from the words next to it: award, capital, saving and so on; None where they do not tell."""

import re

_A_YEAR = (
    r"(?:a|per|each|every|/) ?(?:year|annum)|p\.?a\b\.?|/annum|/year|annually|yearly|in (?:each"
    r"|every) (?:of the \w+ )?years?"
    r"|in each of the \w+"
)
YEARLY = re.compile(rf"^\W{{0,2}}(?:{_A_YEAR})", re.I)
_YEARLY_BEFORE = re.compile(r"\b(?:annual|yearly|a year|per annum)\b[^,;:]{0,40}$", re.I)
_RATE = re.compile(
    r"^ (?:each\b|(?:an?|per|for each|for every) (?!year|annum|total|maximum|contract\b|period|term|grant|saving)\w+)"
    r"|^/(?!annum|year)\w+",
    re.I,
)
_RATE_BEFORE = re.compile(
    r"\b(?:hourly|daily|weekly|monthly|unit|day) (?:rate|price|charge|fee)s?\b[^;]*$|\beach asks\b", re.I
)
_FROM_ON = re.compile(
    r"^\)?(?:,? (?:or|and) (?:above|more|over|higher|less|below|under)\b(?! ?\d)| and upwards\b| threshold\b| limit\b)",
    re.I,
)
_PAST = re.compile(
    r"\b(?:above|over|exceed(?:s|ing)?|more than|in excess of|greater than|below|under|less than) $", re.I
)
_RULE = re.compile(
    r"\b(?:scheme of|the scheme|consent\b|delegated|reserved? (?:to|the)|regulations?\b|thresholds?\b|limit\b"
    r"|leaves|authority to"
    r"|may (?:be released|release|write off|agree|approve|apply|only)|must (?:be let|go to|consult|be put)|no \w+ may"
    r"|before letting|are (?:approved|agreed|released|paid all|for the)|is to be reported|keeps new)",
    re.I,
)
_LIMIT = re.compile(
    r"\bmay (?:be released|release|write off|agree|approve|award|sign)\b(?!.*\bcontingency\b)[^.;]{0,90}\bup to $"
    r"|\bauthority\b[^.;]{0,40}\bto (?:agree|approve|award|sign)\b[^.;]{0,80}\b(?:up to|from|to) $"
    r"|\b(?:limit|level at which|threshold)\b[^.;]{0,90}\b(?:of|is|to|from|at) $"
    r"|\bare (?:agreed|approved) by\b[^;]{0,60}\bup to $|\bno \w+ may be (?:more than|over|above) $",
    re.I,
)
"""How a limit of somebody's authority is introduced, or the level at which another must decide."""
_NEAR = 70
"""Characters before a figure in which a word can say what it is."""

_WORDS = (
    ("saving", re.compile(r"\b(?:sav(?:e|es|ed|ing|ings)|efficienc(?:y|ies)|avoided costs?)\b", re.I)),
    (
        "income",
        re.compile(
            r"\b(?:income|receipts?|refund(?:ed)?|recovered|receiv(?:e|es|ed|ing)|accept(?:s|ance of)?(?: a"
            r"| the)? (?:grant|offer|funding)|bring in"
            r"|expected to bring|sale of|sales? of|sells for|proceeds)\b",
            re.I,
        ),
    ),
    (
        "contribution",
        re.compile(r"\b(?:contribut(?:e|es|ed|ing|ion|ions)|funded by|match[- ]fund\w*)\b", re.I),
    ),
    ("capital", re.compile(r"\bcapital\b(?! (?:receipt|letter|of the))", re.I)),
    (
        "total",
        re.compile(
            r"\b(?:total(?:s|ling|led)?(?! number)|in all|altogether|combined|comes? to|came to|whole cost)\b",
            re.I,
        ),
    ),
    (
        "cost",
        re.compile(
            r"\b(?:costs?|charges?|charged|rental|rent|fees?|paid|pays?|price[sd]?|upkeep|maintenance"
            r"|licen[cs]es?|spends?"
            r"|spending|revenue|budget)\b",
            re.I,
        ),
    ),
    (
        "neither",
        re.compile(
            r"\b(?:contingency|benefits?|difference|underspend|overspend|backlog|increase|balance|variance|debt)\b",
            re.I,
        ),
    ),
)
_AFTER_WORDS = (
    (
        "capital",
        re.compile(
            r"^(?:,? (?:of|in))?(?: additional| further| extra)? capital\b(?! receipt)"
            r"|^ (?:is )?within the [\w ]*capital programme"
            r"|^(?: [a-z]+){0,2} capital (?:budget|programme|funding|allocation)\b"
            r"|^ (?:is |to be )?(?:sought|taken|drawn|requested) from (?:the )?[\w ]{0,40}capital"
            r" (?:budget|programme)\b"
            r"|^[^.;:]{0,90}\b(?:contained|managed|met|funded) within the [\w ]{0,50}capital (?:budget|programme)\b",
            re.I,
        ),
    ),
    ("saving", re.compile(r"^(?: (?:a|per) (?:year|annum))?(?: of| in)?(?: cash(?:able)?)? savings?\b", re.I)),
    ("total", re.compile(r"^,? (?:in (?:all|total)|altogether|together)\b", re.I)),
    ("income", re.compile(r"^ (?:of|in) income\b|^ (?:comes )?from (?:the )?(?:sales?|income|disposal)\b", re.I)),
    (
        "contribution",
        re.compile(
            r"^ (?:(?:is|was|are) )?contributed by\b|^ is a contribution\b|^(?: (?:a|per) (?:year|annum))? towards\b",
            re.I,
        ),
    ),
)
_THAN = re.compile(
    r"^(?: (?:a|per) (?:year|annum))? (?:less|more|lower|higher|cheaper|dearer|above|below|over (?:the )?budget)\b",
    re.I,
)
_BALANCE = re.compile(
    r"\b(?:balance of|stands? at|then stand)\b|\b(?:virements?|transfers?|moves?) (?:of )?$|\b(?:income|turnover"
    r"|budget) of (?:less than|more than|over|under) $",
    re.I,
)
_BY_HOW_MUCH = re.compile(
    r"\b(?:reduced|rises?|risen|rose|falls?|fell|cut|increased?|cheaper|dearer|lower|higher|less|out"
    r"|raised) by (?:about |some |up to )?$"
    r"|\b(?:increase|rise|fall|reduction|difference|change|cut) of (?:about |some |up to )?$",
    re.I,
)
"""A figure that says by how much something differs is no sum that is paid, saved or received."""
_AWARDS = re.compile(
    r"\b(?:award(?:s|ed|ing)?|(?:a|the|this|building|existing) (?:\w+[ -]){0,4}(?:contract|grant)s?"
    r"|contract (?:was|is)|extension of the"
    r"|extends? the|raise the grant|grants? of|awards? of|fees of|let to|appointed|single tender|funding of)\b",
    re.I,
)
_INTRODUCED = re.compile(
    r"(?:\b(?:worth|at|value of|valued at|values? of|for|of|price of|cost of|total of|sum of|is|fee of|to|up to"
    r"|no more than"
    r"|not exceeding|not above|maximum of|amount of|highest of [\w ]+,)) (?:up to |no more than |not above "
    r"|an? (?:\w+ ){0,2}(?:of )?)?$",
    re.I,
)


def is_threshold(before: str, after: str, sentence: str) -> bool:
    """Whether a figure is a line that a rule draws, and not money of the decision."""
    if _RATE.match(after) and not re.match(r"^ each\b", after):
        return False
    if _FROM_ON.match(after):
        return bool(_RULE.search(sentence)) or bool(
            re.search(r"\b(?:contracts?|valued|worth|expenditure)\b", before, re.I)
        )
    schemes = before.endswith("s of up to ") and bool(re.search(r"\bare (?:approved|agreed|released) by\b", after))
    return schemes or bool(_LIMIT.search(before)) or (bool(_PAST.search(before)) and bool(_RULE.search(sentence)))


def is_rate(before: str, after: str) -> bool:
    """Whether a figure is a price for one of something: an hour, a vehicle, a session."""
    return (bool(_RATE.match(after)) and not YEARLY.match(after)) or bool(_RATE_BEFORE.search(before))


def read_kind(before: str, after: str, sentence: str, lead: str = "") -> str | None:
    """The kind of the figure between `before` and `after`, which reach to the figures next to it. `lead` is the line
    that leads in to a list."""
    whole = sentence
    if is_threshold(before, after, whole):
        return "threshold"
    if is_rate(before, after) or _BALANCE.search(before) or _THAN.match(after) or _BY_HOW_MUCH.search(before):
        return None
    yearly = bool(YEARLY.match(after)) or bool(_YEARLY_BEFORE.search(before))
    close = before[-_NEAR:]
    for kind, pattern in _AFTER_WORDS:
        if pattern.match(after):
            return kind
    nearest = _nearest(close)
    if nearest == "neither":
        return None
    told = _nearest(close, _TELLING)
    if told:
        return told
    if nearest == "total" or (nearest == "cost" and "total" in close.casefold() and not yearly):
        return "total"
    if yearly and (_nearest(sentence, _COSTS) or _AWARDS.search(sentence)):
        return "revenue a year"
    return _nearest(lead, _TELLING) if lead and not nearest else None


_COSTS = frozenset(("cost",))
_TELLING = frozenset(("saving", "income", "contribution", "capital"))


def _nearest(text: str, kinds: frozenset[str] | None = None) -> str | None:
    """The kind that the last word of the text that tells one tells."""
    last = [(m.end(), kind) for kind, pattern in _WORDS if not kinds or kind in kinds for m in pattern.finditer(text)]
    return max(last)[1] if last else None


def is_awarded(before: str, so_far: str) -> bool:
    """Whether a figure is what a contract or a grant is worth: it is introduced as such after the words that award.
    `so_far` is the sentence up to the figure."""
    introduced = _INTRODUCED.search(before) or re.search(r"\b[Aa]ward(?:s|ed|ing)? (?:up to )?$", before)
    return bool(_AWARDS.search(so_far)) and bool(introduced) and "increas" not in so_far.casefold()


def is_none_of_these(before: str) -> bool:
    """Whether a figure is what is left, or what is moved from one place to another."""
    return bool(_BALANCE.search(before))


def is_award(before: str, so_far: str) -> bool:
    """The same where nobody is named who gets it: only the plainest words will do."""
    return bool(_PLAINLY.search(so_far)) and bool(_INTRODUCED.search(before))


_PLAINLY = re.compile(
    r"\b(?:contract|grant)s? (?:was|were) (?:awarded|let)\b|\b(?:award|awards|awarded) (?:an?|the"
    r"|of an?) (?:[\w-]+ ){0,4}"
    r"(?:contract|grant)\b",
    re.I,
)
