"""Every word and phrase by which bodies close a text, and every form in which such a word is harmless, as data.

`TRIGGERS` close what they label unless a row of `ROLES` clears them. To teach the gate a new wording, add a row with a
line that it must close (`yes`) and one that it must not (`no`): the row is its own test. All patterns read a line in
its plain form (`spelling.level`): small letters, plain dashes, one space.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """A wording. `words` is a pattern over the plain line; `yes` is a line that it decides, `no` one like it that it
    must leave alone."""

    name: str
    words: str
    yes: str
    no: str


STRONG = tuple(
    """
confidential exempt exempted unredacted privileged withheld undisclosed unpublished eithriedig eithriedicaf
cyfrinachol gyfrinachol chyfrinachol
""".split()
)
"""Adjectives that speak of secrecy wherever they stand: what they qualify is closed unless it is a known thing."""

WEAK = tuple(
    """
private closed restricted sensitive secret non-public nonpublic reserved preifat breifat gaeedig caeedig caeëdig
cyfyngedig gyfyngedig sensitif
""".split()
)
"""Adjectives that close papers and meetings, and say nothing of secrecy with other things (a closed road)."""

PAPERS = tuple(
    """
section sections appendix appendices annex annexe annexes annexure information part parts report reports session
sessions agenda agendas item items facts business matter matters paper papers minute minutes schedule advice briefing
note notes decision decisions detail details bid bids price prices pricing case settlement supplement supplements
supplementary supplemental document documents meeting meetings record version copy content contents material data
discussion discussions deliberation deliberations debate consideration proceedings attachment attachments enclosure
enclosures annotation section(s) memo memorandum letter correspondence update opinion figures terms summary narrative
commentary reasons assessment evaluation scoring scores submission submissions submitted pack bundle volume leaf pages
page extract passage paragraph paragraphs text wording column row box field fields table addendum background analysis
issues considerations implications comments findings conclusions recommendations recommendation statement statements
circulation distribution publication disclosure side half element elements portion strand annexures workbook
spreadsheet model file files slide slides presentation legal commercial financial personnel exemption exemptions
category categories classification status marking draft eitem eitemau gwybodaeth wybodaeth adroddiad adroddiadau
atodiad atodiadau sesiwn cyfarfod papur papurau rhan adran cofnodion trafodaeth busnes mater materion
""".split()
)
"""What is closed when such an adjective stands before it: papers, their parts, what they say, and meetings."""

THINGS = tuple(
    """
hotline line lines helpline phone telephone number mailbox email e-mail inbox address reporting reporter
whistleblowing complaint complaints counselling counsellor support service services waste shredding bin bins disposal
collection requests request accommodation supply supplies supplier vat tax income post posts employee employees staff
workers organisation organisations charity charities company companies sector finance initiative hire landlord
landlords individual individuals citizens member secretary office reserve reserves fund funds funding grant grants
donation donations balance balances cash account accounts expenditure budget budgets access road roads street streets
car parking park duty duties speed circuit loop cctv ground school schools rented rent renting rental ownership owner
owners land property house housing home homes dwelling dwellings garden water sewer drainage drain drains security
investigator investigators prosecution prosecutions nuisance clinic hospital healthcare health practice client clients
bill bills act shopper shoppers ballot service-user byway byways bridleway movement mobility freedom dog dogs weapon
weapons firearm firearms licence licences vehicle vehicles club clubs wing ambulance ambulances estate estates use
purposes hearing hearings-loop covert mode areas area zone zones parish ward wards investment investments placement
placements provider providers partner partners partnership partnerships contractor contractors room rooms tier list
standard policy policies procedure procedures rules protocol framework guidance code training awareness culture nature
manner basis handling approach relationship questions question equipment premises buildings building site sites
material-handling environment habitat receptor receptors locations location species intelligence witness witnesses
informant source sources scheme schemes system systems network networks platform platforms database databases register
registers interest interests party vehicle-hire hackney limited plc mail-order practitioner enterprise cases case-load
incidents incident calls call questions-time user users person persons people victim market markets tenant tenants
tenancy tenancies sale sales transport bus coach tutor tuition nursery fishery flats shop gym insurance pension
pensions capital equity wealth enforcement audit review reviews officer officers clerk custody cell remand prison
estate-agent regime category-a prisoner regulation regulations goods tracker records hotlines order orders activity
activities agreement agreements agency agencies
""".split()
)
"""What such an adjective may qualify without closing anything: the thing itself is called so."""

AUDIENCE = r"""
(?:(?:authority|board|committee|panel|cabinet|council|executive|lay|independent|elected|voting|named|senior|relevant
|legal|finance|appointed|core|team|trust|scrutiny|audit|joint|authorised|chief|deputy|police|senior leadership|statutory
|corporation)\s){0,3}
(?:members?|councillors?|officers?|recipients?|addressees?|readers?|staff|colleagues|directors?|commissioners?|pcc|pfcc
|opcc|dmpc|mayor|board|panel|committee|cabinet|executive|team|trustees|governors|eyes|parties|individuals|attendees|use
|participants|chair|constables?)
"""
"""Who may read a paper: members only, for named recipients only."""


def _one_line(pattern: str) -> str:
    return re.sub(r"\s*\n\s*", "", pattern.strip())


_WHO = _one_line(AUDIENCE)
_PUBLISH = (
    r"(?:publi(?:cation|sh|shed|shing|cly)|releas(?:e|ed|ing)|disclos(?:e|ed|ure|ing)|circulat(?:e|ed|ion|ing)"
    r"|distribut(?:e|ed|ion|ing)|shar(?:e|ed|ing)|dissemination|disseminated?|copied|forward(?:ed|ing)?|transmission"
    r"|transmitted|quoted|reproduced|sight|viewing|inspection|access|consumption|external)"
)
_SET = r"(?:to be|suitable for|intended for|cleared for|approved for|available for|open to|available to|for|be|yet for)"
_FREELY = r"(?:public(?:ly)?|onward|wider|general|external|further|open|unrestricted|press|media|free|any|web)"

TRIGGERS: tuple[Row, ...] = (
    Row(
        "not for publication",
        rf"\b(?:not|never|nor) (?:currently |yet |otherwise )?{_SET} (?:the |made |a )?(?:{_FREELY} )*(?:{_PUBLISH}"
        rf"|public|press|media)\b"
        r"(?! until \w+ \w+ (?:has|have) been (?:approved|signed))",
        "Not for onward transmission",
        "Not for profit organisations",
    ),
    Row(
        "must not be published",
        rf"\b(?:(?:must|should|may|can|will|is|are|shall|do|to) not|cannot|mustn't) (?:to )?(?:be )?"
        rf"(?:{_FREELY} )?(?:{_PUBLISH}|read out|left|photographed|removed|uploaded|discussed outside|passed on)\b",
        "Do not publish",
        "Do not delay",
    ),
    Row(
        "withheld from the public",
        r"\b(?:to be |being |is |are )?(?:withheld|withhold|withholding|kept|held back)\b.{0,20}\b(?:public(?:ation)?"
        r"|disclosure"
        r"|press|release|published|register|website)\b",
        "Withhold from publication",
        "Payment held back from the contractor",
    ),
    Row(
        "redacted",
        r"\b(?:to be|for|subject to|awaiting|requires?|pending|before|prior to) ?redact(?:ed|ion)\b"
        r"|^redact(?:ed)?\b",
        "To be redacted",
        "Redaction software",
    ),
    Row(
        "removed before publication",
        r"\b(?:remove|removed|delete|detach|detached|destroy|shred) (?:this \w+ )?(?:before|prior to|after"
        r"|on) (?:\w+ ){0,2}"
        r"(?:publi\w+|release|circulat\w+|uploading|reading|the meeting)\b",
        "Remove before publication",
        "Removed before the winter",
    ),
    Row(
        "legal privilege",
        r"\b(?:legal(?:ly)?|litigation|advice)[ (]+(?:advice[ (]+)?(?:professional )?privileged?\b|\blpp\b"
        r"|\bwithout prejudice\b(?! to\b)"
        r"|\bprivileged (?:and|&|-|legal|advice|communication)|\b(?:subject to"
        r"|claim to) (?:legal )?(?:professional )?privilege\b"
        r"|\bbraint gyfreithiol\b|\bsolicitor-client privilege\b",
        "Legal advice (privileged)",
        "White privilege and policing",
    ),
    Row(
        "in confidence",
        r"\b(?:commercial|management|staff|members?|board|officers?|personnel|medical|police|policy|appointments?"
        r"|honours)?"
        r"[ -]*(?<!\w )in[ -](?:strict(?:est)? )?confidence\b(?! (?:in|of|that))|\b(?:commercial|management|staff"
        r"|given|provided"
        r"|shared|supplied|circulated|issued|received|disclosed"
        r"|members?) ?-? ?in[ -](?:the )?(?:strict(?:est)? )?confidence\b"
        r"|\byn gyfrinachol\b",
        "COMMERCIAL IN CONFIDENCE",
        "A fall in confidence in policing",
    ),
    Row(
        "commercially sensitive",
        r"\b(?:commercial(?:ly)?|market|politically|operationally|financial(?:ly)?|price|legally|security|contract"
        r"|personal)"
        r"[ -]+(?:and \w+ )?(?:sensitiv(?:e|ity|ities)|confidential(?:ity)?)\b"
        r"|\b(?:masnachol) (?:sensitif|gyfrinachol)\b|\bsensitif yn fasnachol\b",
        "Annex A – Commercially Sensitive",
        "Temperature sensitive stock",
    ),
    Row(
        "in private",
        r"(?<!\w-)\bin (?:the |an? )?(?:(?:private|closed|exempt|confidential) (?:session|(?:part|section"
        r"|half) of (?:the|this) (?:meeting|agenda))|camera|purdah|private(?=\W*$|\s*[-:;,.()]| (?:session|and|by|at"
        r"|from|on|under|with|after"
        r"|following|part|pursuant|because|as|to|meeting|without)\b)|closed session|private session|exempt session"
        r"|the absence of (?:the )?(?:press|public))\b"
        r"|\bbehind closed doors\b|\byn breifat\b",
        "In private session",
        "Investment in private housing",
    ),
    Row(
        "in committee",
        r"^(?:the )?(?:(?:items?|business|matters|reports?|session) )?in[ -]committee(?:\b.{0,40})?$"
        r"|\bin-committee (?:items?|business|session|report)",
        "IN COMMITTEE BUSINESS",
        "Voting in committee",
    ),
    Row(
        "for the eyes of some",
        rf"\b(?:for )?(?:the )?(?:attention|eyes|use|information|sight|distribution"
        rf"|circulation)? ?(?:of )?(?:the )?(?:members of (?:the )?)?{_WHO} (?:eyes )?only\b"
        rf"|\b(?:(?:restricted|confined|limited)(?: only)?|(?:circulated|issued|available|distributed|sent"
        rf"|shown) (?:only|solely|exclusively)) to (?:the )?{_WHO}\b"
        rf"|\beyes (?:of|only)\b",
        "Officers only",
        "The only officer in post",
    ),
    Row(
        "distribution limited",
        r"\b(?:limited|controlled|restricted|named|addressee|closed|strict|selected)(?:ed)? (?:use|eyes"
        r"|distribution"
        r"|circulation|readership|access|dissemination|audience)(?: (?:list|only|paper|document))?\b(?! (?:of"
        r"|to) (?!this|named|members"
        r"|officers|board)|\s+(?:road|lane|gate|policy|control|works?|equipment|costs?|centre|network))"
        r"|\b(?:distribution|circulation|handling|readership|access)\s*(?:list)?\s*[:|-]+\s*(?:named|recipients?"
        r"|members?|board|limited"
        r"|restricted|addressees?|controlled|officers?|internal|those|strictly|chair|commissioner|pcc)\b",
        "Limited distribution",
        "Limited access to the site",
    ),
    Row(
        "internal use",
        r"\b(?:for )?internal (?:use|eyes|purposes|circulation|distribution|working)?(?: only)\b|\bfor internal use\b"
        r"|\bopcc internal\b"
        r"|\bofficer working (?:paper|draft|copy)\b",
        "For internal use",
        "Internal audit plan",
    ),
    Row(
        "embargo or deferral",
        r"\bembargo(?:ed)?\b|\b(?:deferred|delayed|postponed|withheld|held back) (?:from )?(?:for )?(?:publication"
        r"|release|disclosure)\b"
        r"|\bpublication (?:is |has been |to be )?(?:deferred|delayed|postponed|suspended|withheld|restricted)\b"
        r"|\bnot before \d"
        r"|\b(?:do not (?:release|publish)|hold|confidential|restricted|secret|private|no release) (?:until|before"
        r"|pending)\b"
        r"|\bdan embargo\b|\bgohirio cyhoeddi\b",
        "Deferred publication",
        "Publication of the annual report",
    ),
    Row(
        "coloured papers",
        r"\b(?:pink|yellow|green|blue|buff|gold|salmon|lilac|grey|purple|cream|red|orange) (?:papers?|pages?|sheets?"
        r"|copy|pack)\b"
        r"|\bpapers? \((?:pink|yellow|green|blue|buff|gold|salmon|lilac|grey|cream)\)",
        "Item 9 (pink paper)",
        "Blue light collaboration",
    ),
    Row(
        "below the line",
        r"^(?:items? )?below the line(?: (?:items?|business|matters|agenda))?$",
        "BELOW THE LINE",
        "Savings below the line of the forecast",
    ),
    Row(
        "schedule 12a",
        r"\b(?:schedule|sch\.?|atodlen) 12a\b.{0,40}\b(?:paragraphs?|paras?\.?|part|paragraff(?:au)?"
        r"|rhan)\s*\(?s?\)? ?\d"
        r"|^(?:exempt )?(?:paragraphs?|paras?) \d{1,2}[a-z]?(?:(?:,| and"
        r"| &) \d{1,2}[a-z]?)* (?:of (?:part \d+ (?:of )?)?)?"
        r"(?:schedule|sch) 12a\b|\bs(?:ection)?\.? ?100[ai]\b.{0,20}\bexempt",
        "Schedule 12A, paragraph 3",
        "Schedule of rates, paragraph 3",
    ),
    Row(
        "grounds as a label",
        r"^information (?:relating|which relates|about|likely to reveal|which is likely to reveal|which reveals"
        r"|in respect of which)"
        r"[^.]{0,60}\b(?:individual|financial or business affairs|particular person|consultations|negotiations"
        r"|legal professional"
        r"|identity|notice|prevention|crime|labour relations)\b"
        r"|^(?:exempt(?:ion|ed)?|withheld|foia?|freedom of information|eir|regulation|reg\.?)\b[^.?]{0,40}\b(?:s\.? ?"
        r"|sections? ?|reg(?:ulation)?\.? ?"
        r"|para(?:graph)?s? ?|article )(?:\d{1,2})\b[^.?]{0,60}(?:exempt\w*|personal data|commercial|law enforcement"
        r"|prejudice|confiden\w+|\(5\)\(e\)|future publication)",
        "Information relating to the financial or business affairs of any particular person (paragraph 3)",
        "Information about the service",
    ),
    Row(
        "exempt from publication",
        r"\bexempt(?:ed|ion)? from (?:the )?(?:\w+ )?(?:publi\w+|disclosure|release|press|access|foia?\b"
        r"|freedom of information)",
        "EXEMPT FROM PUBLICATION",
        "Exempt from business rates",
    ),
    Row(
        "public excluded",
        r"\b(?:press|public|media)\b (?:and \w+ )?(?:is |are |were |was |be |being )?exclu(?:ded|sion)\b"
        r"|\bexclu(?:sion|ding)\b (?:of )?(?:the )?(?:press|public|media)\b|^(?:to )?exclude (?:the )?(?:press|public"
        r"|media)"
        r"|\bgwahardd\b[^.]{0,20}\b(?:wasg|cyhoedd)\b|\beithrio(?:'r|r)? (?:y )?(?:wasg|cyhoedd)\b",
        "Items from which the public are excluded",
        "Social exclusion in the county",
    ),
    Row(
        "not to be published, in Welsh",
        r"\b(?:nid|ni ddylid|ni chaiff|nad|heb|peidiwch|ddim)\b[^.]{0,20}\b(?:gyhoeddi|cyhoeddi|chyhoeddi|gyhoeddus"
        r"|ddatgelu|datgelu"
        r"|rannu|rhannu|rhyddhau|ddosbarthu|dosbarthu|gylchredeg|chylchredeg)\b",
        "Nid i'w gyhoeddi",
        "Cyhoeddi'r cynllun",
    ),
    Row(
        "part 2, in Welsh",
        r"^rhan (?:2|dau|ii|b)\b(?! o'r)",
        "Rhan 2",
        "Rhan 1",
    ),
)
"""Phrases that close what they label. Adjectives (`STRONG`, `WEAK`) and markings (`MARKINGS`) are triggers too."""

_SENSITIVE = (
    r"(?:uk )?official[\s:/,(\[-]*sensitive|off(?:icial)?[ -]+sens?\b\.?|official[ -]*[(\[] ?s ?[)\]]|off?-?s(?=\W*$)"
    r"|o ?- ?s(?: ?-? ?[pcl]\b)?|o ?s ?- ?[pcl]\b|swyddogol[ -]*sensitif"
)
MARKINGS: tuple[Row, ...] = (
    Row("official-sensitive", _SENSITIVE, "UK OFFICIAL-SENSITIVE", "OFFICIAL"),
    Row("secret", r"(?:top )?secret|cyfrinachol iawn", "TOP SECRET", "SECRETARY"),
    Row("restricted", r"restricted|cyfyngedig", "RESTRICTED", "RESTRICTION"),
    Row("confidential", r"confidential|cyfrinachol", "POLICE CONFIDENTIAL", "CONFIDENTIALITY"),
    Row("protect", r"protect(?=\s*[-:(\[]|\s\w)", "PROTECT - COMMERCIAL", "Protect and prepare strand"),
)
"""Security markings, old and new, long and short; a line that is one and nothing else closes."""

LABELS = (
    r"(?:part|pt|rhan|section|appendix|app|annexe?|schedule|attachment|enclosure|item|agenda item|paper|report"
    r"|paragraphs?|para"
    r"|table|figure|chart|box|footnote|note|page|atodiad|eitem|papur|adran|slide|tab|column)"
)
"""What a label may name before it says that it is closed: Appendix C, Item 9."""

ROLES: tuple[Row, ...] = (
    Row(
        "denied",
        r"[-:?|,(]\s*(?:none|nil|no|n/?a|not applicable|dim|nac oes|nage)\)?\.?$",
        "Exempt items: none",
        "Exempt items: three",
    ),
    Row(
        "negated",
        r"\b(?:non|not?|never|un|nil|nor|neither|without|unless|no longer|dim)[ ,-]+(?:(?:any|further|an?|wholly"
        r"|fully|being) )?"
        r"(?:exempt\w*|confidential|restricted|private|closed|secret|sensitive|privileged|protectively|embargoed"
        r"|eithriedig|gyfrinachol|cyfrinachol)\b|\bunrestricted\b|\bnon-?confidential\b",
        "Non-confidential facts and advice",
        "Confidential facts and advice",
    ),
    Row(
        "a form's or a policy's question",
        r"\?$|\bisrestricted:|\bpossible exclusion\b|^(?:if (?:yes|no|so)|is|are|does|do|has|have|was|were|should"
        r"|will|did)\b(?! (?:withheld|not))",
        "Is there confidential information in this report?",
        "Confidential information in this report",
    ),
    Row(
        "leads to a page number",
        r"(?:\.{4,}|(?:\. ){4,}|…{2,})\s*[\w–-]",
        "Confidential items ........ 14",
        "Confidential items 14",
    ),
    Row(
        "exempt from something else",
        r"\bexempt(?:ed|ion|ions)? from (?!(?:the )?(?:\w+ )?(?:publi|disclos|release|press|access|foi|freedom))",
        "Exempt from business rates",
        "Exempt from publication",
    ),
    Row(
        "counted, or one table of several",
        r"\bby (?:year|month|quarter|type|force|area|body|category|ground|directorate|department)\b"
        r"|^(?:table|figure|chart|box) \w+\s*[:.-]\s*(?:private|restricted|closed|sensitive)$",
        "Table 3: Exempt information by year",
        "Table 3: Exempt information by virtue of paragraph 3",
    ),
    Row(
        "called so by law or habit",
        r"\b(?:restricted|confidential|secret|protect|unclassified|official)(?:,(?: and| or)? (?:top )?(?:secret"
        r"|restricted|confidential|protect|unclassified|official)){2,}\b|\b(?:vat|tax|duty|rate|fee|toll"
        r"|licence)[ -]exempt\b|\b(?:fees?|vat|tax) (?:is|are) exempt\b"
        r"|\bprivate[ -](?:public|sector)"
        r"|\bpublic[ -]private\b|\bofficial secrets act\b|\bpart (?:2|ii|two) (?:of|to) (?:the )?[a-z].{0,80}\b(?:act"
        r"|regulations|order|schedule|code"
        r"|constitution)\b|\btrade secrets?\b|\bclosed[ -](?:circuit|loop)\b"
        r"|\brestricted[ -](?:byway|stock|duties)"
        r"|\bexempt (?:accommodation|suppl(?:y|ies)|charit\w+|landlords?|vehicles?|organisations?|posts?"
        r"|categories of worker|employees?)\b"
        r"|\bconfidential (?:hotline|waste|counsel\w+|helpline|(?:reporting )?(?:phone )?line|reporting|shredding"
        r"|support|inquir\w+|enquir\w+)\b"
        r"|\bprivate (?:hire|finance|landlords?|rent\w*|secretary|members? bill|nuisance|prosecution|prosecutions|law"
        r"|individuals?|ambulance|life|lives|householders?"
        r"|healthcare|companies|company|firms?|investigators?|security|equity|land|road|roads|street|property|car"
        r"|dwelling|housing|developers?)\b"
        r"|\brestricted (?:reserves?|funds?|funding|grants?|donations?|cash|balances?|income|access|growth|stock"
        r"|species|breeds?|zone|area|parking)\b"
        r"|\bclosed (?:cases?|complaints?|roads?|accounts?|calls|sites?|stations?|churchyards?|branches|wards"
        r"|position|posts?|actions?|risks?|audits?)\b"
        r"|\bsensitive (?:receptors?|areas?|sites?|habitats?|handling|policing|issues|approach|manner|investigations?"
        r"|site)\b|\bsecret (?:ballot|shoppers?|garden)\b"
        r"|\bdata[ -]sensitive\b|\bcontext[ -]sensitive\b|\bgender[ -]sensitive\b|\btrauma[ -]sensitive\b",
        "Exempt accommodation report",
        "Exempt valuation report",
    ),
    Row(
        "quoted",
        r"\w.*[\"“‘'](?:[\w ]+ )?(?:exempt|confidential|restricted|not for publication|private)\b.*[\"”’']",
        'Papers marked "not for publication" by mistake',
        "Papers marked: not for publication",
    ),
    Row(
        "spoken of",
        r"^(?:about|what|how|why|when|where|who|whether|understanding|on|the words?|the term) |\b(?:exempt"
        r"|confidential|restricted|private|closed) (?:\w+ )?(?:reports?|papers?|minutes?|items?|appendix|matters?"
        r"|decisions?) (?:considered|received|noted|discussed|approved|withdrawn|published"
        r"|opened|agreed|confirmed|ratified|declassified|released)$|^(?:end of|barring|except|apart from|other than"
        r"|excluding) |\bonly (?:the )?facts (?:or"
        r"|and) advice\b|\bmarking (?:for|of) (?!this\b).{0,60}\b(?:is|as|be)\b"
        r"|\brestricted - .{0,60}\bis restricted\b|\bdecision papers\s*[:|]|^(?!part\b|appendix\b|annexe?\b"
        r"|section\b).*\([^)]*not published\)"
        r"|^part (?:1|2|i|ii|one|two) (?:confidentiality|deferral|deferment)\b|\b(?:open"
        r"|public) and (?:an? )?(?:exempt|confidential|private|closed)\b|^items \d+ (?:and|to|-) \d+ \("
        r"|\bwith (?:(?:an?|one|the|two|its|no|\d) )?(?:\w+ )?(?:exempt|confidential|restricted|private|closed)\b",
        "About the confidential annex",
        "The confidential annex",
    ),
    Row(
        "the status of the whole file",
        r"\banticipated (?:restriction|exemption)s?\s*[:|]|^(?:restriction|exemption)s?\s*[:|]\s*(?:fully|wholly"
        r"|part\w*|none|yes|no)\b|^\(?the whole \w+ will be \w+\)?$|\b(?:anticipated )?(?:reasons? (?:for |to "
        r"|of )?(?:restrict\w*|exempt\w*|confiden\w*"
        r"|non-?publication))\b",
        "Anticipated restriction: Part exempt",
        "Restricted appendix: part exempt",
    ),
    Row(
        "made public",
        r"\b(?:draft )?(?:public|open) (?:minutes?|agenda|session|report|part) and\b|\b(?:public(?:ly available)?"
        r"|published|redacted|open) (?:summary|version|record|note|extract|minutes?) of (?:the )?(?:\w+ )?(?:exempt"
        r"|private"
        r"|confidential|closed|restricted|non-public)\b|^summary of (?:the )?(?:exempt|private|confidential"
        r"|non-public) (?:items|business)\b"
        r"|\b(?:no longer|declassified|now (?:open|public|published|suitable for publication)|restriction (?:lifted"
        r"|removed)|embargo (?:lifted"
        r"|ended|expired|has passed))\b",
        "Public record of the private session",
        "Record of the private session",
    ),
)
"""Forms in which a trigger is harmless, read off the plain line alone; what only a place tells stands in `openings`."""

GOVERNED = tuple(
    """
requirement duty power right access handling disclosure release procedure procedures process policy policies guidance
protocol requests request treatment protection storage disposal sharing use breach breaches management classification
retention approval confirmation register log list index definition definitions categories category rights rules law
test tests training update review reporting publication publishing summary withdrawal redaction declassification types
examples number numbers
""".split()
)
"""Nouns after which closed matter is a subject that is spoken of: handling of confidential information."""

SELF = (
    r"(?:this|these|(?:the|all|any|remaining|following) (?:following|remaining|remainder|rest|next|below|above"
    r"|attached|enclosed|accompanying|whole|entire)\b"
    r"|the (?:contents?|text|information|details?|figures|matters?|items?|business|material|advice|discussion"
    r"|paragraphs?|section|table|note|page|column) (?:below|of this|"
    r"that follows?|which follows?|in this|set out below|hereafter|overleaf|contained (?:in this|below)|on this)"
    r"|what (?:follows|is said|is set out)|everything|all (?:that follows|of (?:this|what|the following))"
    r"|(?:remaining|following) (?:items?|business|papers?|reports?|matters?|information|section|paragraphs?|is\b"
    r"|are\b)|paragraphs? [\d.]+(?: ?(?:to|-|and) ?[\d.]+)?(?: (?:below|of this \w+))?|items? \d+ ?(?:to|-) ?\d+"
    r"|mae'r (?:eitem|adroddiad|wybodaeth|papur|atodiad|ddogfen|canlynol)|bydd y|y mae'r|mae y)"
)
"""How a sentence begins that speaks of itself or of what follows."""

INLINE = tuple(
    """
not for publication release disclosure circulation public press only to be published released disclosed by virtue of
under the section s paragraph para paragraphs and or foia foi act information schedule a part sch local government
exempt exemption commercial commercially sensitive in confidence private legal legally professional privilege
privileged this text note sentence footnote restricted members officers official off sens personal data eir regulation
reg redact redacted remove before removed cell figure item number until strictly highly embargoed embargo
""".split()
)
"""The words of a label inside a text that says only that the text is closed."""
"""How a sentence begins that speaks of itself or of what follows."""


_OTHERS = (
    r"(?:observers?|attendees|visitors|spectators|guests|(?:public )?gallery|non-members|officers|staff|witnesses"
    r"|invitees)"
)
_PEOPLE = (
    r"(?:(?:the|all|any|remaining|other) )*(?:members of the (?:press|public|media)|press|public|media|journalists?"
    r"|reporters?"
    rf"|cyhoedd|wasg|{_OTHERS}(?=[^.]{{0,80}}\b(?:point|stage|juncture|meeting|room|chamber|session|call|proceedings"
    rf"|journalists|public|press)\b))"
    rf"(?:(?:,| and| or|/|&)+ ?(?:the |any |all |remaining |other |members of the )*(?:press|public|media"
    rf"|journalists?|reporters?|cyhoedd|wasg|{_OTHERS}))*"
)
_MEETING = (
    r"(?:meeting|committee|sub-committee|board|panel|council|cabinet|members|authority|partnership|group|executive"
    r"|commissioner"
    r"|chair(?:man|woman|person)?|session|proceedings|forum|conference|jac|arap)"
)
_CLOSED_SESSION = (
    r"(?:an? |its |the )?(?:strictly )?(?:camera\b|committee\b|part (?:2|ii|two)\b|executive session"
    r"|(?:private|closed|confidential|exempt|restricted|non-public|reserved)"
    r"(?= (?:and \w+ )?(?:session|part|section|meeting|business|committee|discussions?|agenda|briefing|items?"
    r"|matters)\b|\W*$|[.,;:()]"
    r"| (?:and|by|at|on|under|with|after|because|as|to|pursuant|following|for|owing|due|without)\b))"
    r"(?! to the (?:public|press))"
)
_TAKEN = (
    r"(?:taken|tak(?:e|ing)|consider(?:ed|ing)?|discuss(?:ed|ing)?|heard|hear|deal(?:t|ing)? with|debated?"
    r"|determined?|conducted|transacted?|held|received?"
    r"|reviewed?|continued?|handled|addressed|resumed)"
)
_ENDED = (
    r"(?:ended?|stopp?(?:ed|ing)|stop|paused?|ceased?|suspended|switched off|turned off|terminated|discontinued|cut"
    r"|closed|close|halted"
    r"|muted|concluded|finished|completed|came to an end|drew to a close|brought to a close|taken down|off air"
    r"|disabled)"
)
_STREAM = (
    r"(?:live[ -]?stream(?:ing)?|web-?cast(?:ing)?|broadcast(?:ing)?|(?:audio |video |sound )?recording|filming"
    r"|transmission|(?:live |public |video |youtube )feed"
    r"|video ?link|public link|teams link)"
)

SESSION_OUT: tuple[Row, ...] = (
    Row(
        "the public are excluded",
        rf"\b{_PEOPLE}\b[^.]{{0,60}}?\b(?:be|were|was|are|is|being) (?:then |now |accordingly |therefore |duly |also "
        rf"|thereupon )*"
        r"(?:excluded|barred|asked to (?:leave|withdraw|retire|vacate|step|go)|invited to (?:leave|withdraw|retire)"
        r"|requested to (?:leave|withdraw|retire|vacate)|required to (?:leave"
        r"|withdraw)|escorted|ushered|shown out)\b",
        "RESOLVED that the press and public be excluded.",
        "The public are invited to comment.",
    ),
    Row(
        "a body excludes the public",
        rf"\b(?:resolv\w+|agree[ds]?|voted|moved|determined|decided|proposed|motion|(?:it|this) (?:was|is|be)"
        rf"|therefore|now|then)\b[^.]{{0,60}}\b(?:to |the )?exclu(?:de|ding|sion)(?: of)? {_PEOPLE}"
        rf"|\b{_MEETING} (?:then |accordingly |duly )?excluded {_PEOPLE}(?! (?:twice|once|\w+ times))",
        "It was resolved to exclude the press and public.",
        "The plan does not exclude the public.",
    ),
    Row(
        "the public leave",
        rf"\b{_PEOPLE}(?: present| in attendance)?(?:, [^,.]{{3,60}},|,)? (?:then |accordingly |duly |all |having "
        rf"|thereupon )*(?:left"
        rf"|withdrew|leave|vacated|retired|departed|filed out|had left|logged off|disconnected"
        r"|were no longer present|exited|stepped out)\b(?! (?:comments|feedback|a |flowers|no ))",
        "The press and public left the room.",
        "The public left comments on the website.",
    ),
    Row(
        "a meeting goes private",
        rf"\b{_MEETING}\b[^.]{{0,60}}\b(?:went|go|mov(?:ed?|es|ing)|goes|pass(?:ed)?|resolved itself|resolves itself"
        rf"|adjourn(?:ed)?|continu(?:ed?|es)|enter(?:ed|s)?|proceed(?:ed|s)?"
        rf"|convened?|transition(?:ed)?|retired?|switched|turned|reconvened|closed|resumed|progressed"
        rf"|transferred|resolved to (?:go|move|pass|sit|meet))"
        rf"(?: (?:on|over|itself|directly|now|then))* (?:into|in|to) {_CLOSED_SESSION}",
        "The Panel moved into private session.",
        "The Panel moved in stages to the new building.",
    ),
    Row(
        "business is taken in private",
        rf"\b{_TAKEN}\b[^.;]{{0,80}}\bin (?:strict )?(?:the )?(?:{_CLOSED_SESSION}|confidence\b"
        rf"|the absence of|absence of {_PEOPLE})"
        rf"|\bin[- ]committee\b(?=\W*$)|\b(?:met|meet|go|went|sat)\b[^.]{{0,60}}\bin[- ]committee\b",
        "The Panel agreed to consider the following items in private.",
        "The Panel agreed to consider the following items in May.",
    ),
    Row(
        "the broadcast ends",
        rf"\b{_STREAM}(?: of (?:the|this) \w+| link| feed)?(?: (?:was|were|is|are|being|then|has|have|had|been|now"
        rf"|accordingly|also|therefore|be))* {_ENDED}\b"
        rf"|\b(?:stopp?(?:ed)?|ended|paused|suspended|switched off|turned off|terminated|cut|ceased|halted"
        rf"|disconnected) the (?:\w+ )?{_STREAM}",
        "The live stream was ended at this point.",
        "The live stream was watched by ninety people.",
    ),
    Row(
        "the public part ends",
        rf"\b(?:public|open|part (?:1|i|one)) (?:part|session|portion|section|half|meeting|business|element"
        rf"|proceedings|agenda|items?)(?: of (?:the|this) \w+)?"
        rf"(?: (?:was|were|then|having|being|is|now|been|thus|therefore|had|has|are))* {_ENDED}\b(?! (?:session"
        rf"|meeting))"
        rf"|\b(?:closed?|ended|concluded|completed|concludes|finished) the (?:public|open) (?:part|session|portion"
        rf"|section|half|meeting|business|element|proceedings)"
        rf"|\bno (?:further|other|more) (?:public|open|part (?:1|i|one)) (?:business|items?|matters)",
        "The Chair closed the public part of the meeting.",
        "The public session on roads was well attended.",
    ),
    Row(
        "the private part begins",
        r"\b(?:private|closed|confidential|exempt|part (?:2|ii|two)|in-camera|executive|restricted"
        r"|reserved) (?:session|part|section|business|meeting|discussion|proceedings|items?|agenda)"
        r"(?: of the \w+)?(?: (?:then|was|were|now|accordingly|is))* (?:commenced|began|started|opened|followed"
        r"|convened|begins?|starts?|commences?|follows)\b",
        "The private session commenced.",
        "The private sector began to grow.",
    ),
    Row(
        "the room is cleared",
        r"\b(?:room|chamber|gallery|public gallery|public seating|hall) (?:was|were|is|being|then|having been"
        r"|to be)(?: then)? (?:cleared|closed|emptied|vacated|locked|secured)\b"
        r"|\bdoors? (?:were|was) (?:then )?(?:closed|shut|locked)\b|\bonly\b[^.]{0,80}\b(?:remained|stayed"
        r"|were allowed to stay|were permitted to remain)\b",
        "The public gallery was cleared.",
        "The room was painted.",
    ),
    Row(
        "in Welsh",
        r"\b(?:aeth|symudodd|aethpwyd|symudwyd|penderfynwyd|penderfynodd|cytunwyd|trafodwyd|ystyriwyd|parhaodd"
        r"|cynhaliwyd|bod)\b[^.]{0,80}\b(?:preifat|breifat|gaeedig|caeedig|gyfrinachol"
        r"|eithri(?:o|wyd)|gwahardd|gau allan)\b|\b(?:gwahardd(?:wyd)?|eithri(?:wyd|o)"
        r"|gadawodd)\b[^.]{0,30}\b(?:cyhoedd|wasg)\b"
        r"|\b(?:darllediad|gweddarllediad|ffrwd|recordiad)\b[^.]{0,30}\b(?:i ben|atal|diffodd)|\b(?:ataliwyd"
        r"|diffoddwyd|stopiwyd)\b[^.]{0,30}\b(?:darllediad|gweddarllediad|ffrwd|recordi)",
        "Gwaharddwyd y wasg a'r cyhoedd.",
        "Croesawyd y cyhoedd.",
    ),
)
"""Sentences by which a meeting shuts the public out of what follows."""

SESSION_SAID: tuple[Row, ...] = (
    Row(
        "a question or a wish",
        r"\?$|\b(?:asked (?:whether|why|if|that|how|for)|whether|why|wondered|queried|complain\w*|objected|regret\w*"
        r"|concern(?:ed|s)?|suggested|prefer\w*|hoped?|wish(?:ed)?)\b",
        "Members asked why the public were excluded.",
        "Members agreed that the public be excluded.",
    ),
    Row(
        "a condition",
        r"\bif (?:necessary|required|members|it|the|any|there)\b|\b(?:w|c)ould (?:only |then |also |have |need "
        r"|be able )|\bmight\b|\bmay (?:need|wish|have|be|also|only|exclude)\b|\bany part of\b"
        r"|\bpossible exclusion\b|\bright to\b|\b(?:can(?:not)?|only|not) be excluded\b|\bpower to\b"
        r"|\bin the event\b|\bwill move\b|\blikely that (?:the )?(?:press|public)\b|\b(?:must|should) (?:only |not "
        r"|always |be )",
        "The public may be excluded.",
        "The public were excluded.",
    ),
    Row(
        "another meeting",
        r"\bhad been\b|\b(?:last|previous|earlier|next|future|forthcoming|recent|prior"
        r"|subsequent) (?:\w+ )?(?:meetings?|year|years|month|session)\b|\bearlier years?\b|\bat (?:the|a"
        r"|its) (?!this|that)\w+ meeting\b|\bon \d{1,2} (?:january|february|march|april|may|june|july|august"
        r"|september|october|november|december)\b|\bmeeting (?:of|held on|on) (?:the )?\d{1,2}\b|\bminutes (?:of"
        r"|from) the\b|\b(?:twice|\w+ times|on \w+ occasions?)\b|\bduring the (?:year|period|quarter)\b|\bin (?:19"
        r"|20)\d\d\b",
        "The public were excluded at the last meeting.",
        "The public were excluded at this point.",
    ),
    Row(
        "not done",
        r"\b(?:not|never|no|without|nobody|none|avoid|instead of|rather than|lost|defeated|refused|declined|oppos\w+"
        r"|rejected)\b(?! (?:longer|for publication|to be published|be (?:disclosed|published)|disclos\w+|present"
        r"|open|to disclose|other than|further|other|more|public|members?))[^.]{0,60}",
        "Nobody moved that the public be excluded.",
        "The public, nobody objecting, were excluded.",
    ),
    Row(
        "parts of an agenda, each at its place",
        r"\bduring (?:the )?consideration of (?:the following parts|(?:exempt )?(?:appendi|annex))"
        r"|\bin respect of (?:the )?(?:exempt|confidential) (?:appendi|annex|report)|\bthe words?\b"
        r"|\bform of (?:words|resolution)\b|\bintend(?:s|ed)? to\b|\bintention to\b|\b(?:items?|reports?|papers?"
        r"|matters) (?:that|which)\b|^items? \d[^.]{0,60}\bwill be\b",
        "The public be excluded during consideration of the following parts.",
        "The public be excluded.",
    ),
    Row(
        "a general rule",
        r"\b(?:always|usually|normally|generally|from time to time|sometimes|often|rarely|each|every|whenever)\b"
        r"|\bpolic(?:y|ies)\b|\bprocedures?\b(?! rules?)|\breported in public\b|\bat the (?:end|conclusion"
        r"|close) of the meeting\b",
        "The public were asked to leave, as is sometimes done.",
        "The public were asked to leave, as is right.",
    ),
)
"""What a sentence of that kind may only speak of, told by what stands beside its verb."""

SESSION_IN: tuple[Row, ...] = (
    Row(
        "the public come back",
        rf"\b{_PEOPLE} (?:were |was |are |be |then |being |having |been )*(?:re-?admitted|invited (?:back"
        rf"|to (?:return|rejoin))|allowed back|let back|returned|rejoined|re-?joined|re-?entered|came back|come back"
        rf"|welcomed back"
        r"|brought back|resumed (?:their|its) (?:seats?|places?))\b|\bre-?admi(?:tted|ssion)\b[^.]{0,30}\b(?:public"
        r"|press)\b|\bdychwelodd\b[^.]{0,30}\b(?:cyhoedd|wasg)\b",
        "The public were readmitted.",
        "The public were admitted free.",
    ),
    Row(
        "the meeting is public again",
        r"\b(?:return(?:ed|s|ing)?|resum(?:ed|es|ing)|reconvened?|reverted?|went back|moved? back|going back|back"
        r"|continued|reopened|re-opened|recommenced|restarted|opened|came back|moved|went) (?:again )?(?:in ?to|in|to"
        r"|as) "
        r"(?:an? |the )?(?:open|public|part (?:1|i|one)\b)|\b(?:meeting|session|proceedings) (?:was |were "
        r"|is )?(?:then |now )?(?:re-?opened|open again|opened up) to (?:the )?(?:press|public)\b"
        r"|\b(?:on|upon|following|after|at) (?:the )?(?:resumption|reconvening)\b|\bout of (?:committee"
        r"|private session|closed session|camera)\b|\bno (?:motion|resolution) was (?:needed"
        r"|required|moved)\b|\bsesiwn (?:gyhoeddus|agored)\b|\bailagor\w+\b[^.]{0,40}\bcyhoedd\b|\byn gyhoeddus\b",
        "The meeting returned to open session.",
        "The meeting returned to the budget.",
    ),
    Row(
        "the public part begins again",
        r"\b(?:public|open) (?:part|session|portion|section|half|meeting|business"
        r"|proceedings)(?: of the \w+)?(?: (?:was|were|then|is|having|been))* (?:resum|reconven|recommenc|restart"
        r"|re-?open|continu|re-?commenc|began again|reinstat)\w*"
        rf"|\b{_STREAM}(?: (?:was|were|is|then|has|been))* (?:resumed|restarted|recommenced|reinstated|restored"
        rf"|switched (?:back )?on|turned (?:back )?on|back on)\b"
        r"|\b(?:resumed|restarted|recommenced|reinstated|restored) the (?:\w+ )?(?:live ?stream|webcast|broadcast"
        r"|recording)"
        r"|^end of (?:the )?(?:confidential|private|exempt|closed|restricted)(?: and \w+)? (?:business|session|items?"
        r"|section|part)\b|\bend of (?:the )?(?:exempt|private|confidential|closed) (?:business|session|items?"
        r"|part)\b"
        r"|\bdoors? (?:were|was) (?:then )?re-?opened\b",
        "The public session resumed.",
        "The public session was long.",
    ),
)
"""Sentences by which a meeting lets the public in again."""

MOTION_FAILED = Row(
    "a motion that fell",
    r"\b(?:motion|proposal|amendment|vote) (?:was |then |being )*(?:lost|defeated|withdrawn|fell|not carried|failed"
    r"|not seconded|rejected)\b|\b(?:remained|stayed|kept|continued) (?:open|in public)\b"
    r"|\b(?:voted|resolved|agreed|decided) (?:not to|against)\b",
    "The motion was lost.",
    "The motion was carried.",
)

_CLOSED_VALUE = (
    r"(?:fully |wholly |partly |strictly |highly )?(?:exempt|confidential|restricted|private|closed|secret|withheld"
    r"|embargoed|non-public|not (?:for |to be )?publi\w+"
    r"|not open|not disclosable|not releasable|commercially sensitive|in confidence|part (?:2|ii|two)|internal"
    r"|officers? only|members? only|deferred|o-s\b|os-[pcl]\b"
    r"|official[ -]*sensitive|off[ -]sens|eithriedig|cyfrinachol|preifat|ar gau)"
)
STATUSES: tuple[Row, ...] = (
    Row(
        "a status that closes",
        rf"^(?:(?:anticipated |decision |document |report |paper |publication |public |access |disclosure |foia? "
        rf"|freedom of information |information |security |item |file |record |release )*"
        rf"(?:status|restriction|access|sensitivity|availability|confidentiality|openness|disclosure|publication"
        rf"|open ?/ ?closed|open or closed|public ?/ ?private|public or private|public/exempt"
        rf"|exempt ?/ ?public|closed ?/ ?open|exemption|handling|visibility|release|statws)(?: of (?:this"
        rf"|the) \w+)?)\s*[:|?-]+\s*(?:this \w+ is )?{_CLOSED_VALUE}\b(?!.{{0,40}}\b(?:appendi|annex|in part|partly"
        rf"|one|two)\b)",
        "Freedom of Information status: Closed",
        "Status: Closed in part, one appendix",
    ),
    Row(
        "a question answered against publication",
        r"(?:^|\b(?:suitable|approved|cleared|available|fit) )(?:for )?(?:publication|publish(?:able|ed)?|public|open"
        r"|release|for release|disclosable|to be published|publish on (?:the )?website|public document"
        r"|open to the public)"
        r"(?: \(?y ?/ ?n\)?)?\s*[?:|-]+\s*(?:no|n|na|nac oes)\b(?!\w)",
        "Suitable for publication? No",
        "Suitable for publication? Yes",
    ),
    Row(
        "a question answered for secrecy",
        r"^(?:is (?:this|the) (?:\w+ )?(?!confidential))?(?:exempt|confidential|restricted|private|closed|non-public"
        r"|part 2"
        r"|not for publication)(?: (?:item|report|decision|paper|from publication))?(?: \(?y ?/ ?n\)?)?"
        r"\s*[?:|]\s*(?:yes|y|oes|ydy|ie|true)\b",
        "Exempt: Yes",
        "Exempt: No",
    ),
    Row(
        "a decision that is confidential",
        r"^(?:this )?decision\b.{0,30}\bis an? (?:confidential|exempt|private|restricted|closed) (?:decision|report)\b",
        "Decision 012-2020 is a confidential decision relating to estates",
        "Decision 012-2020 is a decision relating to confidential waste",
    ),
    Row(
        "publication deferred",
        r"\bpublication (?:of .{0,40})?(?:is |has been |will be )?(?:deferred|delayed|embargoed|withheld"
        r"|postponed) (?:until|to|for|pending)\b",
        "Publication of this form has been deferred until the contract is signed",
        "Publication of the plan was welcomed",
    ),
)
"""Lines by which a file says of itself that it is closed, deferred or not to be published."""

LOOKS: tuple[Row, ...] = (
    Row(
        "closed text told by its look",
        r"\b(?:shad(?:ed|ing)|highlight(?:ed|ing)?|(?:in|are|is|coloured|marked|printed|text|type) (?:\w+ )?(?:red"
        r"|blue|green|grey|gray|yellow|amber|orange|purple|pink|italics?|bold|underlined?)|italicised|italics|boxed"
        r"|in (?:a )?box(?:es)?"
        r"|underlined|struck through|greyed|red text|red type|side-?lined|asterisked|in (?:square )?brackets"
        r"|grey (?:background|boxes)|coloured (?:background|text))\b"
        r"[^.]{0,80}\b(?:restricted|confidential|exempt|sensitive|redacted|not (?:for|to be) publi\w+|not be publi\w+"
        r"|private|closed|withheld|removed before publi\w+|non-public|in confidence|part (?:2|ii))\b"
        r"|\b(?:restricted|confidential|exempt|(?:commercially )?sensitive|redacted|non-public|private|closed"
        r"|not for publication)\b[^.]{0,60}\b(?:is|are|has been|have been|appears?|shown|marked|indicated|identified"
        r"|printed|set|given) (?:(?:all|also|being|printed|shown|set|marked|given|highlighted) )?(?:by |in |with "
        r"|as )?(?:an? |the )?"
        r"(?:shad\w+|highlight\w*|red|blue|green|grey|gray|yellow|amber|orange|purple|pink|italics?|bold|underlin\w+"
        r"|box(?:es|ed)?|coloured|(?:square )?brackets|asterisks?)\b(?! (?:papers?|pages?|sheets?))",
        "Shaded paragraphs are commercially confidential and must not be published.",
        "Red routes are restricted to buses.",
    ),
)
"""Lines that say that closed text is told from the rest by how it looks."""

LOOK_NAMES = (
    ("red", r"\bred\b"),
    ("blue", r"\bblue\b"),
    ("green", r"\bgreen\b"),
    ("yellow", r"\byellow\b"),
    ("orange", r"\b(?:orange|amber)\b"),
    ("pink", r"\b(?:pink|purple)\b"),
    ("grey", r"\bgr[ea]y(?:ed)?\b"),
    ("shaded", r"\b(?:shad(?:ed|ing)|highlight)"),
    ("italic", r"\bitalic"),
    ("bold", r"\bbold\b"),
    ("underlined", r"\bunderlin"),
    ("in a box or brackets", r"\bbox|\bbracket|\basterisk|\bside-?lined|\bstruck"),
)
"""What such a line calls the looks, by the names that readers give them; the last is one that no reader tells."""


PHRASES: tuple[Row, ...] = (
    Row("states a ground", r"exempt(?:ed)? (?:under|by virtue of)\b", "Exempt under section 43.", "Exempt from rates."),
    Row("a flag in a source's marks", r"<isrestricted>", "a <isRestricted> flag", "a <b> tag"),
    Row("the public facts", r"^non-confidential facts", "Non-confidential facts and advice", "Confidential facts"),
    Row("said not to be closed", r"\bnot? (?=exempt|protectively)", "Not exempt", "Exempt"),
    Row(
        "words that a page must not hide",
        r"£\s?\d|\d{1,3}(?:,\d{3})+|\b(?:exempt|confidential|restricted|not for publication)\b",
        "NOT FOR PUBLICATION",
        "For sale",
    ),
    Row(
        "a word that closes",
        r"(?<!non-)\b(?:exempt|confidential|restricted|private|sensitive|closed|not for publication)\b",
        "Part 2 holds the confidential facts",
        "Part 2 holds the non-confidential facts",
    ),
    Row(
        "says that it is public",
        r"\b(?:this|the|part (?:1|i|one)|section|report|paper|document|appendix|annex)\b.{0,60}\bwill be published\b"
        r"|\bwill publish this\b|\bofficial\s*[-:|]?\s*public\b"
        r"|^(?:[a-z ]{0,40}[:|-]\s*)?not protectively marked\.?$|^(?:part (?:1|i"
        r"|one)\b.{0,20})?non-confidential facts|^part (?:1|i|one|a)\W*(?:non-confidential|public)\b",
        "This section of the report will be published",
        "This section of the report will be short",
    ),
    Row(
        "takes that back",
        r"\b(?:no|not|never|none|nor|neither|without|un(?:less|til)|non-public)\b(?! protectively marked)"
        r"|\bpublished (?:when|once|after|if|only|later|in due course)\b",
        "This section will not be published",
        "This section will be published",
    ),
    Row(
        "opens again",
        r"^(?:public|open) (?:agenda|reports?|items?|minutes|session|business|papers?|part|section|half|version"
        r"|appendi(?:x|ces)|annex)(?: (?:[a-z]|\d{1,2}|[ivx]{1,4}))?(?: (?:agenda|reports?|items|business|papers"
        r"|pack))?\s*[:.]?$|^open to (?:the )?(?:press and )?public$|^out of committee\b.{0,60}$"
        r"|^public business (?:resumed|continued)\b.*$|^public (?:agenda|reports?|items?|minutes|session|business"
        r"|papers?|part|section|half|version|appendi(?:x|ces)|annex) \((?:continued|resumed)\)$|^(?:public"
        r"|open) session(?: (?:resumed|reconvened|continued|restored))?(?:\s*[-:(].*)?$|^public (?:record|minutes?"
        r"|summary|version|note) of (?:the )?(?:private|exempt|confidential|closed) \w+$|^(?:appendix|annex|schedule"
        r"|item|paper|report|section)\s+\w{1,4}\b.{0,80}[(\[](?:public|open|for publication|not exempt)[)\]]$"
        r"|^(?:appendix|annex|schedule|attachment|enclosure|item|paper|report"
        r"|section)\s+\w{1,4}\s*[-:,(\[ ]+\s*(?:is )?(?:public|for (?:publication|(?:general )?release)"
        r"|open(?: to (?:the )?public)?|not exempt|non-exempt|non-confidential|official\s*-\s*public"
        r"|not protectively marked|unclassified)\b[)\]]?(?:\s*[-:(,].*)?$|^(?:protective|security) (?:marking"
        r"|classification)\s*[|:-]\s*(?:official\s*[-:|]?\s*public|not protectively marked|unclassified)\b.{0,20}$"
        r"|^(?:items?|business|matters|reports?|papers?) (?:(?:to be|for) )?(?:considered|consideration|dealt with"
        r"|taken|discussed|discussion|held|heard)? ?in (?:public|open session)\b.{0,20}$",
        "Public session resumed",
        "Public health",
    ),
    Row(
        "the public half",
        r"\b(?:public|open|non-confidential|published|not exempt)\b",
        "Part 1 - Public Agenda",
        "Part 1 - Agenda",
    ),
    Row(
        "says there is none",
        r"^(?:\d+[.)]?\s*)?(?:none|nil|n/?a|not applicable|there (?:is|are) (?:no|none)(?: (?:exempt|confidential"
        r"|restricted|private|further|such|part (?:2|ii|two)))*(?: (?:information|matters?|items?|facts|advice"
        r"|section|business|papers?|reports?|form))*(?: (?:in|to|for|of) (?:this|the) (?:report|section|part|form"
        r"|paper|decision|agenda|meeting))?|this (?:report|paper|form|document|section"
        r"|decision) contains no (?:exempt|confidential|restricted) information)\.?$",
        "There is no exempt information",
        "There is exempt information",
    ),
    Row(
        "points to a Part 2",
        r"\b(?:restricted|exempt|confidential|closed|private) (?:section|part|appendix|paper|report|annex|element)\b"
        r"|\bexempt (?:\w+ )?information on part (?:2|two|ii)\b|\b(?:in|see|to|within|by|at"
        r"|of) (?:the )?(?:restricted |exempt |confidential |separate )?part (?:2|two|ii)\b",
        "See the restricted section",
        "See the third section",
    ),
    Row(
        "points nowhere",
        r"only the facts|part (?:2|two|ii) form|marking for part|details of the part|^part (?:2|two|ii) of",
        "Is there a Part 2 form",
        "Is there a plan",
    ),
    Row(
        "a form asks for its Part 2",
        r"is there an? part (?:2|ii|two) form\b",
        "Is there a Part 2 form?",
        "Is there a form?",
    ),
    Row(
        "a form asks whether it is confidential",
        r"\bis (?:this|the) (?:report |decision |submission |paper )?(?:an? |to be )?confidential(?: decision"
        r"| report)?\b|^(?:\d+\.?\s+)?confidential (?:decision|report)\b(?=\s*[?:|])",
        "Is this report a Confidential Decision?",
        "Is this report a long one?",
    ),
    Row(
        "a form asks about deferral",
        r"\b(?:is|should|will) (?:the )?publication (?:of .{0,60}?)?(?:to )?be deferred\b",
        "Is the publication of Part 1 of this approval to be deferred?",
        "Is the publication late?",
    ),
    Row(
        "that question, broken",
        r"^(?:\d+[.)]?\s+)?(?:is|should|will) (?:the )?publication of (?:part (?:1|i|one) of )?(?:this"
        r"|the) \w+\b[^.]*$",
        "Is the publication of Part 1 of this approval",
        "Is the plan of this approval",
    ),
    Row(
        "a form that is known",
        r"non-confidential facts and advice|is there an? part (?:2|ii|two) form|confidential decision\?"
        r"|this section of the report will be published",
        "Non-confidential facts and advice",
        "Facts and advice",
    ),
    Row(
        "a title that says Part 2",
        r"[-:,(]\s*part (?:2|ii|two)(?: form)?\b(?:\)?$|\s*[-:(]\s*(?:exempt|confidential|restricted|not for)\b)",
        "Estates - Part 2 form",
        "Estates - Part 3 form",
    ),
    Row(
        "an entry of a register",
        r"\bdecision \S+ is an? (?:non-)?confidential\b",
        "Decision 012-2020 is a confidential decision",
        "Decision 012-2020 is a long decision",
    ),
    Row(
        "mentions closed matter",
        r"\bpart (?:2|ii|two)\b|\bexempt|\bconfidential|\brestricted\b|\bofficial[\s:-]*sensitive|\boff-sens?\b"
        r"|\bredact|\bnot for publication\b|\bprivate session\b|\bpress and public\b|\bprotective(?:ly)? mark"
        r"|\bclosed session\b",
        "The exempt appendix was discussed",
        "The appendix was discussed",
    ),
    Row(
        "a closed cell",
        r"\b(?:exempt|confidential|restricted|private|closed|not for)\b",
        "Exempt",
        "Agreed",
    ),
    Row(
        "above OFFICIAL",
        r"\bsens|\bsecret\b",
        "Sensitive",
        "Official",
    ),
    Row(
        "an answer about a paper",
        r"^(?:yes|no|y|n|n/?a|none|nil|open|public|closed|part|full|fully|exempt|restricted|confidential|private"
        r"|published|tbc|[-–✓✔☐☑x]|\d{1,2}|(?:fully|part\w*|wholly) (?:exempt|restricted|confidential|open|closed)"
        r"|para(?:graph)?s? [\d, and]+|s\.?\s?\d+)?\.?$",
        "Fully exempt",
        "Acme Ltd bid £2m",
    ),
    Row(
        "named closed",
        r"^(?:the )?(?:exempt|confidential|restricted|private|closed|non[- ]public)\b",
        "Exempt items",
        "Items",
    ),
    Row(
        "speaks of exclusion",
        r"\bpublic\b|\bexclu|\bprivate\b|\bpart (?:2|ii|two)\b|\bmotion\b|\bexempt\b",
        "The public may be excluded.",
        "The budget was agreed.",
    ),
    Row(
        "a form that speaks of exemption",
        r"non-confidential facts|\bpart (?:2|ii|two) (?:form|paper)\b|\bschedule 12a\b",
        "Non-confidential facts",
        "Facts",
    ),
    Row(
        "speaks of closed matter in general",
        r"\b(?:exempt|confidential|private|restricted|closed|secret|sensitive) (?:and \w+ )?(?:information|items"
        r"|reports|papers|material|data|matters|documents|meetings|sessions|business|appendices|records|decisions"
        r"|briefings?|hearings?|minutes|mail)\b|\bin (?:public|private|confidence|open)\b|\bthere (?:were|was|are"
        r"|is) (?:none|no)\b|\bprivate briefing\b|\bexempt reports\b|\bclassif\w+\b|\bmarked\b",
        "Exempt items are listed at the end.",
        "Items are listed at the end.",
    ),
    Row(
        "a public summary of a private part",
        r"^(?:public )?summary of (?:the )?(?:exempt|private|confidential|non-public) (?:items|business)\b",
        "Public summary of exempt items",
        "Summary of items",
    ),
    Row(
        "the private half of a meeting",
        r"\b(?:agenda|session|items?|business|minutes?|meeting)\b|\b(?:press|public)\b.*\bexcluded\b|\bin (?:private"
        r"|committee|camera)\b|\bexclusion of\b|\b(?:sesiwn|cyfarfod|eitemau|cofnodion)\b",
        "Exempt agenda",
        "Exempt appendix",
    ),
    Row(
        "a status before its value",
        r"\b(?:status|classification|marking|marked|handling|sensitivity|access|confidentiality|restriction"
        r"|publication|level|wholly|fully|strictly|highly|entirely)$",
        "Publication status",
        "Publication date",
    ),
    Row(
        "about grounds",
        r"\bexempt|\bgrounds?\b|\bby virtue of\b|\b(?:commercial|financial|business|public|vital) interests?\b"
        r"|\bmarking\b|\bclassification\b|\bpublication\b|\bconfidential (?:facts|information)\b|\bprivileged?\b"
        r"|\bpersonal data\b|\breasons?\b|\bprejudice\b|\bwithheld\b|\bpart (?:2|ii|two)\b",
        "exempt under section 43",
        "agreed under section 43",
    ),
    Row(
        "a closed heading on a page",
        r"\b(?:exempt|confidential|restricted|private|closed|not for|sensitive|not (?:to be )?published)\b",
        "Part 2 - Not to be published",
        "Part 2 - Our county",
    ),
    Row(
        "a row's name in brackets",
        r"^(?:\w+ ){1,4}\((?:private|restricted|confidential|exempt|closed)\)$",
        "Toxicology (private)",
        "Toxicology",
    ),
    Row(
        "a column of statuses",
        r"\b(?:status|restrict(?:ed|ions?)|exempt|confidential(?:ity)?|access|publi(?:c|sh\w*|cation)|classification"
        r"|marking|papers|availability|open|reason|sensitivity)\b",
        "Reason for restriction",
        "Name",
    ),
    Row(
        "a paper in a list",
        r"^(?:(?:exempt|confidential|restricted) )?(?:appendix|annex|schedule|attachment|enclosure|item|paper)\b",
        "Exempt appendix B",
        "Vehicles",
    ),
)
"""What forms, parts of documents, pointers and answers say; each is asked for by its name."""


def phrase(name: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a phrase of `PHRASES`."""
    return re.compile(next(row.words for row in PHRASES if row.name == name), flags)


_off: set[str] = set()


@contextmanager
def without(name: str) -> Iterator[None]:
    """The vocabulary without one row or word, for the tests that ask what notices its loss."""
    _off.add(name)
    _forget()
    try:
        yield
    finally:
        _off.discard(name)
        _forget()


_remembering: list[Callable[[], None]] = []


def _forget() -> None:
    for forget in _remembering:
        forget()


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """The function with its answers kept for as long as the vocabulary stays as it is."""
    kept = lru_cache(maxsize=16384)(function)
    _remembering.append(kept.cache_clear)
    return cast(Callable[P, T], kept)


@remembered
def pattern(rows: tuple[Row, ...], flags: int = 0) -> re.Pattern[str]:
    """One pattern for the rows of a table that are on; it matches nothing where none is."""
    return re.compile("|".join(f"(?:{row.words})" for row in rows if row.name not in _off) or r"(?!)", flags)


@remembered
def words(table: tuple[str, ...]) -> frozenset[str]:
    """The words of a table that are on."""
    return frozenset(table) - _off


@remembered
def stems() -> re.Pattern[str]:
    """Whether a plain line holds anything that could close it: a quick look before a long one."""
    adjectives = "|".join(sorted(words(STRONG) | words(WEAK)))
    return re.compile(
        rf"{pattern(TRIGGERS).pattern}|{pattern(MARKINGS).pattern}|\b(?:{adjectives})|\b(?:part|pt|rhan)\b"
    )
