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
    is likely to use (`cued` of them are as good as all), `facts` the names of the register's facts that answer it.
    """

    name: str
    asked: re.Pattern[str]
    needs: re.Pattern[str]
    cues: frozenset[str] = frozenset()
    facts: tuple[str, ...] = ()
    cued: int = 3

    @property
    def settled(self) -> bool:
        """Whether only a stated fact answers it, such as a ticked box: a sentence that sounds alike does not."""
        return self.name in ("part 2", "grounds", "deferral")


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
    (?<!act )(?<!order )(?<!regulations )(?<!regulation )(?<!dpa )(?<!\(dpa\) )\b(?:19|20)\d\d\b
    \b\d{{2,4}}/\d{{2}}\b
    \bq[1-4]\b
    \b(?:spring|summer|autumn|winter)\b
""")
SPAN = _any_of(rf"""
    \b(?:{_NUMBER}|initial)\b[\s-]+(?:\w+[\s-]+){{0,2}}?(?:year|month|week|day|hour|minute|second)s?\b
    \b\d+-\d+\b
    \bto\s+(?:the\s+end\s+of\s+)?{_MONTH}
    \buntil\b
""")
COUNT = re.compile(rf"\b(?!(?:half|both|all|no|none)\b){_NUMBER}\b|\d", re.I)
SHARE = re.compile(r"\d\s?%|per cent|\b\d+:\d+\b|\bhalf\b|\bquarter\b|\bthird\b|\bin (?:five|ten|\d+)\b", re.I)
PERSON = re.compile(
    r"\b[A-Z][a-z'’]+(?:[- ][A-Z][a-z'’]+)+\b|\b[A-Z]{2,6}\b|\b(?:plc|Ltd)\b"
    r"|\b(?:officer|director|mayor|commissioner|manager|executive|team|constabulary|police|office|council)\b"
)
ORGANISATION = re.compile(
    r"\b(?:Ltd|Limited|plc|PLC|CIC|LLP|Inc)\b|\bSupplier[^|]*: "
    r"|\b(?:to|with|by|from|via|using|supplier:?|provider:?|contractor:?) [A-Z][\w&’'-]+"
    r"|\b[A-Z][\w&’'-]+ (?:Associates|Group|Systems|Services|Solutions|Telecom|Care|Consulting|Partners)\b"
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
        "grounds",
        _any_of(r"""
            \b(?:on|under|by) (?:what|which) (?:\w+ )?(?:grounds?|exemptions?)\b
            \b(?:what|which) (?:(?:is|are|was|were) the )?(?:\w+ )?(?:grounds?|exemptions?)\b
            \bgrounds? (?:for|of)\b
            \bwhy\b.{0,60}\b(?:exempt|withheld|kept back|restricted|confidential|not published|part (?:2|two|ii))\b
            \breasons?\b.{0,60}\b(?:exempt|withheld|restricted|confidential|part (?:2|two|ii))\b
        """),
        ANYTHING,
        facts=("ground",),
    ),
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
            \b(?:decision|reference|pcd|form) (?:number|no|ref)\b(?!\.?\s?\d)
            \bwhat (?:is|was) the reference\b
            \breference (?:of|for)\b
            \bnumber of the .{0,30}decision\b
        """),
        re.compile(r"\b(?:PCD|MD|DD|ADD)\s?\d|\bdecision no\b|\b\d{1,4}/20\d\d\b", re.I),
        _stems("decision reference number"),
        ("reference",),
    ),
    Kind(
        "deadline",
        _any_of(r"""
            \bby (?:when|what date|which date|what day)\b
            \bdeadline\b
            \b(?:decision|decided?|decide) by\b
            \blatest date\b
            \bhow soon\b.{0,40}\b(?:decid|decision)
            \bwhen\b.{0,40}\b(?:have to|need(?:ed)? to|must)\b
        """),
        TIME,
        _stems("required deadline by must"),
        ("decision required by",),
        cued=1,
    ),
    Kind(
        "decided when",
        _any_of(r"""
            \bwhen (?:was|were|did)\b.{0,60}\b(?:approv|sign|decid|agree|authoris)
            \bdate\b.{0,50}\b(?:approv|sign)
            \bdate\b.{0,20}\bdecision
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
        cued=5,
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
        _stems("until end expire lapse finish close run"),
        cued=1,
    ),
    Kind(
        "start",
        _any_of(r"""
            \b(?:from|since) (?:what|which) (?:\w+ )?(?:date|day|month|year)\b
            \bfrom when\b
            \bwhen (?:does|do|will|did|is|was|are)\b.{0,60}\b(?:start|begin|commence|go live|went live|launch)
            \b(?:start|commencement|launch) date\b
        """),
        re.compile(
            r"\b(?:from|since|(?:(?:start|begin|began|commenc|launch)\w*|live['’\"]?)(?: on| from| in)?)\s+"
            r"(?:early |late |mid[- ]|the |\w+day )?"
            rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ /]|{_MONTH}|(?:19|20)\d\d\b|q[1-4]\b)",
            re.I,
        ),
        _stems("from start begin commence launch live run month"),
        cued=1,
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
        _stems("period years months initial weeks days"),
        cued=1,
    ),
    Kind(
        "share",
        _any_of(r"""
            \bwhat (?:share|percentage|proportion|per ?cent)\b
            \bper ?cent(?:age)?\b
            \bwhat %
            \bproportion\b
        """),
        SHARE,
        _stems("per cent"),
    ),
    Kind(
        "figure",
        _any_of(r"""
            \bwhat (?:\w+ )?(?:level|rate|size|capacity|speed|score|reduction|increase|distance)\b
            \bhow (?:big|large|far|high|heavy)\b
        """),
        re.compile(
            r"\d[\d,.]*\s?(?:%|per ?cent|[kmc]?[mg]\b|mg/kg|miles|metres|MWh|hours|days|points|times)"
            rf"|£\s?\d|\bout of\b|\b{_NUMBER}[- ](?:year|month|week|day|hour)s?\b",
            re.I,
        ),
    ),
    Kind(
        "change",
        _any_of(r"""
            \bby how much\b
            \bhow much (?:did|has|have|does|do)\b.{0,60}\b(?:go up|gone up|rise|increase|grow|fall|drop|reduce)
        """),
        re.compile(f"{SHARE.pattern}|{MONEY.pattern}", re.I),
    ),
    Kind(
        "frequency",
        re.compile(r"\bhow (?:often|frequently)\b", re.I),
        re.compile(
            r"\b(?:daily|weekly|fortnightly|monthly|quarterly|annual(?:ly)?|yearly|twice|once|every|each|per) ?"
            r"(?:day|week|fortnight|month|quarter|year)?\b",
            re.I,
        ),
    ),
    Kind("count", re.compile(r"\bhow many\b|\b(?:what|the) number of\b", re.I), COUNT),
    Kind(
        "limit",
        re.compile(r"\b(?:maximum|minimum|upper limit|ceiling)\b|\bthe (?:most|highest)\b", re.I),
        re.compile(r"\b(?:up to|maximum|minimum|no more than|not above|not exceed\w*|less than|limit|at most)\b", re.I),
    ),
    Kind(
        "amount",
        _any_of(r"""
            \bhow much\b
            \b(?:come|comes|came|amounts?) to\b
            \b(?:costs?|prices?|money|salary|wage|worth|budget|spend|spent|savings?|fee)\b
            \b(?:value|valued|charge|charges|sum|amount|figure)\b
            \bwhat (?:\w+ )?(?:investment|funding|grant|saving|charge)\b
            \bwhat (?:amount|sum|is the (?:total|value))
            \b(?:total|uplift|contract|award|annual|revenue|capital) (?:value|amount|figure|sum)\b
            £
        """),
        MONEY,
        facts=("recommendation",),
    ),
    Kind(
        "day",
        re.compile(r"\b(?:what|which) day\b|\bexact date\b|\b(?:on|by) (?:what|which) date\b", re.I),
        re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b", re.I),
    ),
    Kind(
        "when",
        _any_of(r"""
            \bwhen\b
            \bdates?\b
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
            \bwhat (?:held up|caused|delayed|stopped|prevented)\b
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
        ORGANISATION,
        _stems("supplier award contract"),
        ("supplier",),
    ),
    Kind(
        "author",
        _any_of(r"""
            \bwho (?:wrote|drafted|prepared|authored)
            \b(?:report |paper )?author\b
            \bwritten by\b
        """),
        re.compile(r"\bauthor\b|\bdrafted\b|\bwritten by\b|\bprepared by\b|\breport by\b|\boriginator\b", re.I),
        _stems("report author drafted originator prepared wrote written"),
        ("author",),
    ),
    Kind(
        "presenter",
        _any_of(r"""
            \bwho (?:presented|put|brought|submitted|reported)
            \bon whose behalf\b
        """),
        re.compile(r"\breport by\b|\bpresented by\b|\bon behalf of\b|\bsubmitted by\b|\bpresented the\b", re.I),
        _stems("report behalf presented submitted brought"),
        ("presented by",),
    ),
    Kind(
        "name",
        re.compile(r"^name\b|\b(?:what|which) (?:is|are|was|were) the names?\b|\bname (?:the|them|both)\b", re.I),
        re.compile(r"(?<=[a-z,;:] )[A-Z][a-z'’]+ (?:[A-Z][a-z'’]+|of)|\b(?:plc|Ltd|LLP)\b|(?<=[a-z,] )[A-Z]{2,6}\b"),
    ),
    Kind(
        "who",
        _any_of(r"""
            (?:^|[,;:]\ |\band\ |\b(?:by|to|with|for|of)\ )who(?:se|m)?\b
            \bwhich (?:\w+ )?(?:person|officer|team|body|force)s?\b
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
        "in brief",
        _any_of(r"""
            \bsummar(?:y|i[sz]e)\b
            \b(?:overview|gist|key points)\b
            \bin (?:brief|short|a nutshell)\b
            ^tell me about\b
            ^what (?:is|was) .{1,100}\babout$
            ^what (?:does|did) .{1,100}\b(?:cover|concern|deal with)$
        """),
        ANYTHING,
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
