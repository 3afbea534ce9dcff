"""What a question wants worked out, and over what: operations, nouns and kinds of amount, by the words that ask.

A pattern is a list of alternatives, one a line. The first operation whose pattern a question meets is meant.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Operation:
    """What is to be worked out, and what the question must hold for it: a noun, a payee, two decisions or one."""

    name: str
    pattern: re.Pattern[str]
    needs: str = "noun"


def any_of(lines: str, flags: int = re.I) -> re.Pattern[str]:
    """One pattern out of alternatives, one a line."""
    return re.compile("|".join(line.strip() for line in lines.strip().splitlines()), flags)


_PLURAL = (
    r"(?:decisions|approvals|contracts|awards|grants|deals|call-?offs|documents|papers|files|records|reports|minutes"
    r"|forms|notices|suppliers|contractors|companies|firms|providers|vendors|savings|ones)\b"
)
_ONE = r"(?:decision|approval|contract|award|grant|deal|document|paper|report|notice|saving|form|spend)s?\b"
_FEW_WORDS = r"(?:[\w£%&.,’'/-]+\s+){0,5}?"

OPERATIONS = (
    Operation(
        "links",
        any_of(r"""
            \b(?:replace|supersed|revok|rescind|overt[ao]|took the place|in place of|amend|revis|varie|vary|extend)\w*\b
            \b(?:still|currently) (?:current|in force|valid|stand|standing|live|apply|applies|the (?:latest|current))
            \b(?:up to date|out of date|in force)\b
            \b(?:changed?|changes|happened) (?:since|after|to)\b
        """),
        "one decision",
    ),
    Operation(
        "links",
        any_of(
            rf"^(?:which|what|list|show) .{{0,20}}{_PLURAL} (?:that )?(?:supersede|replace|vary|amend|extend|revoke)\b"
        ),
    ),
    Operation(
        "compare awards",
        any_of(r"""
            \bdifference (?:in (?:value|cost|price|amount|worth)\b|between the (?:value|cost|price|amount|award)s?)
            \bdifference in pounds\b
            \bhow much\b.{0,40}\b(?:more|less|dearer|cheaper|bigger|smaller|(?:go|gone|went) (?:up|down))\b
            \bwhich\b.{0,60}\b(?:dearer|cheaper|more expensive|larger|bigger|smaller|costs? (?:more|less)|worth more)\b
        """),
        "two decisions",
    ),
    Operation(
        "compare dates",
        any_of(r"""
            \bwhich\b.{0,60}\b(?:came|is|was|were) (?:\w+ )?(?:first|earlier|later|older|newer|more recent)\b
            \b(?:before|after|earlier than|later than|same day as) (?:the )?(?:PCD|MD|DD|ADD|decision|\d)
            \bhow (?:long|many (?:days|weeks|months|years)) (?:\w+ ){0,2}between\b
        """),
        "two decisions",
    ),
    Operation(
        "compare",
        any_of(r"""
            \bcompar(?:e|ed|ing|ison)\b
            \bversus\b
            \bvs?\b\.?
            \b(?:what(?: has)? changed|differences?|what is different) between\b
            \bdiffer\b
            \bwhich (?:of \w+ )?(?:has|have|had)\b
        """),
        "two decisions",
    ),
    Operation("share", any_of(rf"\b(?:share|proportion|percentage|per ?cent|fraction|%) of\b.*?{_PLURAL}")),
    Operation(
        "sum",
        any_of(rf"""
            \b(?:add|adds|added|adding)(?: \w+)? up\b
            ^add\b.*\bto\b
            \b(?:average|mean|median)\b.*?{_PLURAL}
            \bcome to\b
            \b(?:together|altogether|in all)\b
            \b(?:sum|total)(?: total)? of\b
            ^total\b
            \b(?:total|combined|overall) (?:\w+ )?(?:value|worth|cost|amount|sum|spend|spending)\b.*?{_PLURAL}
            \btotal\b.{{0,40}}\b(?:awarded|given|paid|spent|saved|savings|contracts|awards|grants)\b
            {_PLURAL}.{{0,60}}\b(?:in total|altogether|in all|combined|together|in aggregate)\b
            \bhow much\b.{{0,80}}\b(?:in total|altogether|in all|overall|combined|all told|together)\b
            \bhow much (?:are|were) (?:all |the |our |those |these |they )*{_PLURAL}.{{0,40}}\bworth\b
        """),
    ),
    Operation(
        "sum",
        any_of(r"""
            \bhow much (?:money )?(?:have|has|had|did|do|does|was|were|is|are)\b.{0,60}?\b(?:give|gave|given|paid|pay)\b
            \bhow much (?:money )?(?:have|has|had|did|do|does|was|were)\b.{0,60}?\b(?:award(?:ed|ing)?|spen[dt])\b
            \bhow much (?:money )?(?:have|has|had|did|does|do)\b.{0,60}?\b(?:received?|gone|go|get|got|had|won)\b
            \bhow much (?:money )?(?:went|goes|is going) to\b
        """),
        "payee",
    ),
    Operation(
        "largest and smallest",
        any_of(
            r"\b(?:largest|biggest|highest)\b.*\b(?:smallest|lowest)\b|\b(?:smallest|lowest)\b.*\b(?:largest|biggest|highest)\b"
        ),
    ),
    Operation(
        "largest",
        any_of(rf"""
            \b(?:largest|biggest|highest(?:[- ]value)?|dearest|greatest)\s+{_FEW_WORDS}{_ONE}
            \bmost (?:expensive|valuable)\s+{_FEW_WORDS}{_ONE}
            \bworth the most\b
        """),
    ),
    Operation(
        "smallest",
        any_of(rf"\b(?:smallest|lowest(?:[- ]value)?|cheapest|least (?:expensive|valuable))\s+{_FEW_WORDS}{_ONE}"),
    ),
    Operation(
        "latest",
        any_of(rf"""
            \b(?:latest|most recent|newest|last)\s+(?!year|financial|calendar){_FEW_WORDS}{_ONE}
            \bmost recently\b
            \b(?:which|what)\b.{{0,60}}\b(?:was|came|were) (?:the )?(?:last|latest|most recent)\b
        """),
    ),
    Operation(
        "earliest",
        any_of(rf"""
            \b(?:earliest|oldest|first)\s+{_FEW_WORDS}{_ONE}
            \b(?:which|what)\b.{{0,60}}\b(?:was|came|were) (?:the )?(?:first|earliest)\b
            ^which {_ONE} first\b
        """),
    ),
    Operation(
        "count",
        any_of(rf"""
            \bhow many (?:of )?(?:the |our |all |those |these |them |different |separate )*{_FEW_WORDS}{_PLURAL}
            \bhow many of (?:those|these|them)\b
            \b(?:the |what |total )number of {_FEW_WORDS}{_PLURAL}
            \bcount (?:of |up )?(?:the |all |our |of )*{_FEW_WORDS}{_PLURAL}
            ^(?:and )?how many(?: (?:are|were) there)?\W*$
            \bhow many decision\b
            \bin how many {_PLURAL}
        """),
    ),
    Operation(
        "list",
        any_of(rf"""
            ^(?:please |can you |could you )*(?:list|show|give|name|find|set out|tell me|provide|get|pull)\b.*?{_PLURAL}
            ^(?:and |so |but )?(?:which|what) (?:of )?(?:the |our |all |those |these )*{_FEW_WORDS}{_PLURAL}
            ^(?:and |so |but )?(?:which|what)(?: (?:ones?|of (?:those|these|them)))\b
            \b(?:are|were|is) there any {_FEW_WORDS}{_PLURAL}
            \b(?:a |the )?list of {_FEW_WORDS}{_PLURAL}
            ^(?:all |any |the |just |only )*{_FEW_WORDS}{_PLURAL}
            ^what (?:did|was|were|has|have)\b.{{0,50}}\b(?:decided?|award(?:ed)?|approved?)\b
            \bhave (?:we|they) awarded anything\b
            ^which decision\b.{{0,40}}\b(?:taken|made|signed) by\b
            ^(?:do|did|have|has) (?:we|you|they)\b.{{0,30}}\bany {_FEW_WORDS}{_PLURAL}
            ^who (?:are|were) (?:the |our |all )*{_FEW_WORDS}(?:suppliers|contractors|providers)\b
        """),
    ),
)

ANAPHORA = re.compile(r"\b(?:those|them|these|they|it|ones|of which|of that)\b", re.I)
"""Words that mean what the question before was about."""

NOUNS = (
    ("suppliers", any_of(r"\b(?:suppliers|contractors|companies|firms|providers|vendors)\b")),
    ("minutes", any_of(r"\bminutes\b")),
    ("reports", any_of(r"\breports?\b")),
    ("decisions", any_of(r"\b(?:decisions?|approvals?)\b")),
    ("awards", any_of(r"\b(?:contracts?|awards?|deals?|call-?offs?)\b")),
    ("grants", any_of(r"\bgrants?\b")),
    ("forms", any_of(r"\bforms?\b")),
    ("notices", any_of(r"\bnotices?\b")),
    ("documents", any_of(r"\b(?:documents?|papers?|files?|records?)\b")),
    ("decisions", any_of(r"\b(?:savings?|spend|ones|decid\w+)\b")),
)
"""What is listed, counted or added; the first that a question holds."""

AMOUNT_KINDS = (
    ("saving", any_of(r"\bsav(?:e|es|ed|ing|ings)\b")),
    ("income", any_of(r"\bincome\b|\breceipts?\b")),
    ("contribution", any_of(r"\bcontribut\w*\b")),
    ("capital", any_of(r"\bcapital\b")),
    ("revenue a year", any_of(r"\brevenue\b|\b(?:a|per) year\b|\bannual\w*\b")),
)
"""The kinds of amount that a question may name; one that names none is about awards."""

_FURNITURE = """
    list show give name find count number many much total sum value values worth amount amounts money cost costs spend
    please tell me us our we they all any every which what who whose when were was are is there have has had been
    decision decisions approval approvals approve approved approves contract contracts award awards awarded awarding
    grant grants granted deal deals document documents paper papers file files record records report reports minutes
    form forms notice notices supplier suppliers contractor contractors company companies firm firms provider providers
    vendor vendors taken take took made make makes signed sign signing decided decide agreed given gave paid spent
    received receive receives between from since until before after during dated date dates year years month months and
    up add adds added combined overall together altogether aggregate largest biggest highest smallest lowest latest
    earliest oldest newest recent recently last first most least expensive dearest cheapest costliest valuable greatest
    share proportion percentage percent fraction per cent compare compared comparison difference differences versus vs
    collection register hold held holds far time date ever office offices body bodies names named naming mention
    mentions mentioning mentioned concern concerning concerned about relating related relate regarding dealing cover
    covering published publish publishes issued issue issues exist exists existing i you your can could see know need
    want like ones one those these them they it its that this here so also then now just what's whats type kind
    winning won win let placed place bought buy purchased procured procure went going go gone get got out told come
    comes highest-value lowest-value own different separate distinct replaced replaces replace supersede superseded
    supersedes changed change changes savings saving saved save income capital revenue contribution contributions set
    more less dearer cheaper bigger smaller earlier later came annual annually any kind themselves itself herself
    one two three four five six seven eight nine ten eleven twelve pounds days lie lies cite cites cited ground grounds
    price prices fee fees go goes up down much vary varies varied amend amends amended revoke revokes extends place
    rely relies called off use uses used using approve part
    numbers included extend extended extends extension everything something anything each with
    of the a an in on at to for by with as do does did our
""".split()
TURNS = frozenset(
    """not no without except excluding never neither nor other average mean median each than only or once over under
    both either half""".split()
)
"""Words that change what is asked: where nothing has read them, the question is not understood."""


def is_furniture(word: str, stopwords: frozenset[str]) -> bool:
    """Whether a word says nothing by itself beside what is understood."""
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    parts = {plain} if plain in _KNOWN else set(plain.split("-"))
    return all(part in _KNOWN or (part in stopwords and part not in TURNS) for part in parts)


_KNOWN = frozenset(_FURNITURE) - TURNS
