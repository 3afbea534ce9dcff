"""The names of organisations as they are printed, and which of them may be a supplier."""

import re

FORM = r"(?:Trust|Ltd|Limited|LTD|plc|PLC|Plc|ple|LLP|LLC|CIC|Inc|C\.I\.C|Ltd\.)"
"""What a company calls itself last; a name ends there. Scans are read with "ple" for "plc"."""

_WORD = r"[A-Z0-9][\w'’.-]*[\w]|[A-Z]|\([A-Z]\w*\)(?= [A-Z])"
NAME = rf"(?:[A-Z][\w'’.-]*\w|[A-Z])(?:(?: (?:&|of the|of|and|for the|for|de))? (?:{_WORD}))*(?: {FORM})?"
"""A run of capitalised words; what joins them may be small."""

FULL = rf"(?:[A-Z][\w'’.-]*\w|[A-Z])(?:(?: (?:&|of|and|the))? (?:{_WORD}))*? {FORM}\b"
"""A name that says which form of company it is."""

_COMPANY = re.compile(rf"\b{FORM}\b(?! [A-Z])")
_NOBODY = frozenset(
    "lease minister department councillor unions members deputy mayor mopac mopr mps commissioner commissioners "
    "director directors chief officer officers board boards panel committee constabulary police policing force "
    "forces government secretary pcc opcc pfcc opfcc dmpc regulations act framework agreement programme scheme "
    "part section appendix decision decisions january february march april may june july august september october "
    "november december year home office treasury parliament contract contracts regulation article paragraph "
    "budget reserve fund pib iab iam head executive summary recommendation approve award lot option legal finance "
    "commercial procurement council's law order policy plan band schedule service's he she it they the we this "
    "that these those all any no for in on at by if as each when where following member team teams cloud g-cloud "
    "gcloud network networks annex table note authority report supplier suppliers contractor provider part2 stage "
    "phase year1 period governance code tender tenders none unknown various tbc nil bidder crime public financial "
    "annual total capital revenue grant grants ministry justice victims fire and rescue".split()
)
"""Words of which no supplier's name is made, unless it ends in a company's form."""
_ALONE = frozenset("trust company contractor group charity partnership association university council".split())
"""Words that stand for a name given elsewhere."""
_SMALL = re.compile(r"(?:\s+(?:&|of|and|the|for|de|to|in))+$")


def tidy_name(text: str) -> str:
    """A name as printed without what stands around it; one company where two are joined.

    >>> tidy_name("the Northgate Victim Trust for"), tidy_name("Quayside CIC and Northgate Trust")
    ('Northgate Victim Trust', 'Quayside CIC')
    """
    name = re.sub(r"^(?:the|a)\s+", "", text.strip(" ,.;:()“”\"'"))
    company = _COMPANY.search(name)
    if company and company.start():
        name = name[: company.end()]
    name = _SMALL.sub("", re.sub(r"(?: (?:19|20)\d\d(?:[-/–]\d{2,4})?)+$", "", name))
    return re.sub(r" ple$", " plc", re.sub(r"[’']s$", "", name))


def is_company(name: str) -> bool:
    """Whether a name ends in the form of a company."""
    return bool(re.search(rf"[\w)] {FORM}$", name))


def may_supply(name: str) -> bool:
    """Whether a name may be a supplier's: not an office, a document, a month or a body of the police.

    >>> may_supply("Vodafone"), may_supply("Deputy Mayor"), may_supply("Police ICT Company Ltd")
    (True, False, True)
    """
    if is_company(name):
        return True
    words = re.findall(r"[\w'’-]+", name.casefold())
    if len(words) == 1 and words[0] in _ALONE:
        return False
    return len(name) > 1 and bool(words) and not _NOBODY.intersection(words) and not name[0].isdigit()


def same_words(text: str) -> str:
    """A name's words in one plain form, between spaces, to find one name in another word by word.

    >>> same_words("Vodafone") in same_words("Vodafone, Ltd."), same_words("Voda") in same_words("Vodafone Ltd")
    (True, False)
    """
    return f" {' '.join(re.findall(r'[a-z0-9&]+', text.casefold()))} "
