"""The sorts of question staff ask: how each is recognised, and what a sentence that answers it must contain.

A pattern is a list of alternatives, one a line. The first kind whose question pattern is met is the one meant.
"""

import re
from dataclasses import dataclass

from assistant.words import stem


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of question.

    `asked` recognises it, `needs` is what an answering sentence must contain, `cues` are stems that such a sentence
    is likely to use, `facts` the names of the register's facts that answer it.
    """

    name: str
    asked: re.Pattern[str]
    needs: re.Pattern[str]
    cues: frozenset[str] = frozenset()
    facts: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether only a stated fact answers it, a box or a signature: a sentence that sounds alike does not."""
        return self.name in ("part 2", "deferral", "decided when", "decided by")


def _any_of(lines: str) -> re.Pattern[str]:
    """One pattern out of alternatives, one a line."""
    return re.compile("|".join(line.strip() for line in lines.strip().splitlines()), re.I)


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(w) for w in words.split())


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
_NUMBER = (
    r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozen"
    r"|hundred|thousand|half|both|all|no|none)"
)
ANYTHING = re.compile(r"\w")
MONEY = _any_of(r"""
    [£€$]\s?\d
    \b\d[\d,.]*\s?(?:k|m|million|thousand|pounds)\b
    £/?[km]?[^:]*:\s?[\d,.]+
    \b(?:no|nil)\b.{0,30}\bcosts?\b
""")
TIME = _any_of(rf"""
    \b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b
    \b{_MONTH}
    (?<!act )(?<!order )(?<!regulations )\b(?:19|20)\d\d\b
    \b\d{{2,4}}/\d{{2}}\b
    \bq[1-4]\b
    \b(?:spring|summer|autumn|winter)\b
""")
SPAN = _any_of(rf"""
    \b(?:{_NUMBER}|initial)\b[\s-]+(?:\w+[\s-]+){{0,2}}?(?:year|month|week|day|hour|minute)s?\b
    \b\d+-\d+\b
    \bto\s+(?:the\s+end\s+of\s+)?{_MONTH}
    \buntil\b
""")
COUNT = re.compile(rf"\d|\b{_NUMBER}\b", re.I)
SHARE = re.compile(r"\d\s?%|per cent|\b\d+:\d+\b|\bhalf\b|\bquarter\b|\bthird\b|\bin (?:five|ten|\d+)\b", re.I)
PERSON = re.compile(
    r"\b[A-Z][a-z'’]+(?:[- ][A-Z][a-z'’]+)+\b|\b[A-Z]{2,6}\b|\b(?:plc|Ltd)\b"
    r"|\b(?:officer|director|mayor|commissioner|manager|executive|team|constabulary|police|office|council)\b"
)
REASON = _any_of(r"""
    \b(?:because|due to|as a result|in order to|so that|since|reason|therefore|owing)\b
    \bto (?:ensure|allow|enable|reduce|improve|avoid|maintain|meet)\b
    \bnot (?:fit|cost)\b
    \bwill (?:allow|increase|provide|remove|improve)\b
    \b(?:would|need|only|risk|caus\w*|delay\w*|required?)\b
""")

KINDS = (
    Kind(
        "part 2",
        _any_of(r"""
            \b(?:is|was) there an? part\s?(?:2|two|ii)\b
            \bhas a part\s?(?:2|two|ii)\b
            \bpart\s?(?:2|two|ii) form\b
            \bpart\s?(?:2|two|ii)$
        """),
        ANYTHING,
        facts=("part 2", "confidential", "ground"),
    ),
    Kind("deferral", re.compile(r"\bdefer", re.I), ANYTHING, _stems("deferred publication deferral"), ("deferred",)),
    Kind(
        "reference",
        _any_of(r"""
            \b(?:decision|reference|pcd|form) (?:number|no|ref)\b
            \bwhat (?:is|was) the reference\b
            \breference (?:of|for)\b
            \bnumber of the .{0,30}decision\b
        """),
        re.compile(r"\b(?:PCD|MD|DD|ADD)\s?\d|\bdecision no\b|\b\d{1,4}/20\d\d\b", re.I),
        _stems("decision reference number"),
        ("reference",),
    ),
    Kind(
        "decided when",
        _any_of(r"""
            \bwhen (?:was|were|did)\b.{0,60}\b(?:approv|sign|decid|agree|authoris)
            \bdate\b.{0,20}\b(?:approv|decision|sign)
            \b(?:approval|decision) date
            \bdate of (?:the )?(?:decision|approval)
        """),
        TIME,
        _stems("date approved"),
        ("decision date", "officer date"),
    ),
    Kind(
        "decided by",
        _any_of(r"""
            \bwho (?:has |had )?(?:approv|sign|decid|authoris|took the decision|made the decision)
            \bdecision[- ]maker
        """),
        PERSON,
        _stems("approval deputy mayor commissioner"),
        ("decision maker",),
    ),
    Kind(
        "authority",
        _any_of(r"""
            \bauthorit(?:y|ies)\b
            \bdelegat
            \bpowers? (?:does|did|was|to)
            \bscheme of
        """),
        re.compile(r"delegat|\bscheme\b|\bpowers? to|under the .{3,80}\bAct\b|\bmay do anything", re.I),
        _stems("delegated delegation authority scheme consent approve deputy mayor commissioner dmpc"),
    ),
    Kind(
        "budget",
        _any_of(r"""
            \b(?:which|what|whose) (?:\w+ )?(?:budget|fund|reserve)
            \bhow (?:is|was|are|will)\b.{0,40}\b(?:funded|paid for|financed)
            \bwho (?:pays|is paying|funds|is funding|paid|funded|is the funder)
            \bfund(?:ed|ing) (?:from|by|source)
            \bwhere (?:does|is|will) the money
            \bpaid (?:for )?(?:from|by)
        """),
        ANYTHING,
        _stems("funded budget met reserve revenue capital funding grant"),
    ),
    Kind(
        "until",
        _any_of(r"""
            \buntil when\b
            \bwhen (?:does|do|will|did|is|was)\b.{0,60}\b(?:end|expire|finish|stop|run out|lapse|close)
            \bend date\b
            \bexpir
        """),
        re.compile(f"{TIME.pattern}|{SPAN.pattern}", re.I),
        _stems("until end expire period years months from lapse closed"),
    ),
    Kind(
        "duration",
        _any_of(r"""
            \bhow (?:long|quickly|soon|fast)\b
            \bwhat (?:period|length|term|duration)\b
            \b(?:contract|initial) (?:length|term|period|duration)\b
            \bhow many (?:years|months|weeks|days)\b
            \b(?:length|duration|term) of\b
        """),
        SPAN,
        _stems("period years months initial weeks"),
    ),
    Kind(
        "share",
        _any_of(r"""
            \bwhat (?:share|percentage|proportion|percent)\b
            \bpercent(?:age)?\b
            \bwhat %
            \bproportion\b
        """),
        SHARE,
        _stems("per cent"),
    ),
    Kind("count", re.compile(r"\bhow many\b|\b(?:what|the) number of\b|\bhow often\b", re.I), COUNT),
    Kind(
        "amount",
        _any_of(r"""
            \bhow much\b
            \b(?:come|comes|came|amounts?) to\b
            \b(?:costs?|price|worth|budget|spend|spent|savings?|fee)\b
            \bvalue of\b
            \bwhat (?:\w+ )?(?:investment|funding|grant|saving|charge)\b
            \bwhat (?:amount|sum|is the (?:total|value))
            \b(?:total|uplift|contract|award|annual|revenue|capital) (?:value|amount|figure|sum)\b
            £
        """),
        MONEY,
        facts=("recommendation",),
    ),
    Kind(
        "when",
        _any_of(r"""
            \bwhen\b
            \b(?:what|which) (?:date|day|month|year)\b
            \bdeadline\b
            \b(?:start|go[- ]live) date\b
        """),
        TIME,
    ),
    Kind(
        "why",
        _any_of(r"""
            \bwhy\b
            \bwhat (?:is|was|are|were) the (?:reason|rationale|justification|case)
            \bhow come\b
            \breasons? for\b
        """),
        REASON,
    ),
    Kind(
        "supplier",
        _any_of(r"""
            \b(?:supplier|contractor|provider|vendor)\b
            \bwhich (?:company|firm)\b
            \bwho (?:is|was|are|were) (?:the contract |the work |it )?awarded\b
            \bwho (?:won|gets|got) the (?:contract|award|tender|work)
            \bawarded to (?:whom|who)
        """),
        PERSON,
        _stems("supplier award contract"),
        ("supplier",),
    ),
    Kind(
        "presenter",
        _any_of(r"""
            \bwho (?:wrote|presented|put|brought|submitted|drafted|prepared|authored|reported)
            \b(?:report |paper )?author\b
            \bon whose behalf\b
        """),
        PERSON,
        _stems("report author behalf drafted originator prepared"),
        ("presented by", "author"),
    ),
    Kind(
        "who",
        _any_of(r"""
            (?:^|[,;:]\ |\band\ |\b(?:by|to|with|for|of)\ )who(?:se|m)?\b
            \bwhich (?:person|officer|team|body|force)\b
            \bname of\b
            \bowner\b
            \bsro\b
        """),
        PERSON,
    ),
    Kind(
        "approved",
        _any_of(r"""
            \bwhat (?:did|was|were|has|have|is)\b.{0,50}\b(?:approv|decid|agree|recommend|authoris)
            \brecommendation
        """),
        ANYTHING,
        _stems("approve recommended award recommendation approval"),
        ("recommendation", "approval"),
    ),
    Kind(
        "framework",
        re.compile(r"\bframework\b|\bcall(?:ed)?[- ]off\b|\bwhich agreement\b", re.I),
        re.compile(r"framework|\bagreement\b|\blot \d|G-?\s?Cloud", re.I),
        _stems("framework agreement call-off called route"),
    ),
    Kind(
        "route",
        re.compile(r"\broute to market\b|\bprocure|\btender", re.I),
        re.compile(
            r"framework|\bagreement|call(?:ed)?[- ]off|tender|direct award|procedure|procur|\blot \d|compet", re.I
        ),
        _stems("framework agreement call-off procured route award"),
    ),
    Kind(
        "yes or no",
        re.compile(
            r"^(?:and |so |but )?(?:is|are|was|were|did|does|do|has|have|had|can|will)\b",
            re.I,
        ),
        ANYTHING,
    ),
    Kind("what", re.compile(""), ANYTHING),
)

OPEN_KIND = KINDS[-1]
"""A question of no special sort: any sentence may answer it."""

WHY = next(k for k in KINDS if k.name == "why")
