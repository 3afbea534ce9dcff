"""Under what a decision is taken and how something is bought: powers cited, procurement routes, frameworks, other
decisions that it replaces or varies."""

import re
from collections.abc import Iterator

from ingest.identity import REFERENCE, tidy_reference

_PARAS = (
    r"(?:[Pp]aragraphs?|[Pp]aras?\.?|[Ss]ections?|[Aa]rticles?|[Cc]lauses?"
    r"|[Ss]tanding [Oo]rders?) \d+(?:\.\d+)*(?:\(\w+\))*(?: (?:and|or|to) \d+(?:\.\d+)*)?"
)
_TITLE = r"[A-Z][\w'’-]*(?:,? (?:of|and|to|for|the|in|[A-Z][\w'’-]*|\([A-Z][\w ]*\)))*"
_SCHEME = re.compile(
    rf"(?P<power>(?:(?:{_PARAS}|\d+\.\d+) of )?(?:the )?(?:{_TITLE} )?Scheme(?:s)? of (?:Consent|Delegation|Governance"
    r"|Delegated|Authorisation)"
    r"(?:(?:,| and) (?:Consent|Delegation|Governance))*)"
    rf"|(?P<power2>{_PARAS} of the (?:Scheme|Scheme of \w+))\b"
    rf"|^(?P<power3>{_PARAS}) (?:provides|gives|reserves|requires|allows|leaves|delegates)"
)
_ACT = re.compile(
    rf"(?P<power>(?:{_PARAS} of )?(?:[Ss]chedule \d+ (?:to|of) )?(?:the )?(?:{_TITLE}) (?:Act|Order) (?:19|20)\d\d)"
)
_REGULATIONS = re.compile(
    r"(?P<power>(?:[Rr]egulations? \d+(?:\(\w+\))* of the )?(?:Public Contracts|Concession Contracts"
    r"|Utilities Contracts) Regulations? (?:19|20)\d\d"
    r"|Procurement Act 2023|(?:Contract|Financial) (?:Regulations?(?: \d+(?:\.\d+)*)?|Standing Orders|Procedure Rules))"
)
_CAN = re.compile(
    r"\bmay (?:do any\w*|enter|make|give|award|pay|provide|dispose|sell|borrow|charge|accept|delegate|arrange"
    r"|approve)\b|\bpowers?\b"
    r"|\bdelegat|\bauthori[sz]|\bempower|\b(?:allows|permits|enables|requires) (?:the )?(?:Commissioner|Mayor"
    r"|MOP|PCC|PFCC|Deputy)",
    re.I,
)
_NOT_POWER = re.compile(
    r"\b(?:data protection|equality|equalities|freedom of information|human rights|privacy|gdpr"
    r"|environmental information"
    r"|modern slavery|health and safety|specified information|exempt)\b",
    re.I,
)


def find_powers(sentence: str) -> tuple[str, ...]:
    """The schemes, laws and regulations that a sentence cites as the power to decide or to buy, as printed."""
    if _DENIED.search(sentence):
        return ()
    schemes = (_first(m) for m in _SCHEME.finditer(sentence))
    found = [scheme for scheme in schemes if re.search(r"\d", scheme) or _LEAVES.search(sentence)]
    if _CAN.search(sentence) and _DECIDER.search(sentence) and not _NOT_POWER.search(sentence):
        found += [_first(m) for m in _ACT.finditer(sentence)]
    found += [_first(m) for m in _REGULATIONS.finditer(sentence) if _UNDER.search(sentence[: m.start()])]
    return tuple(dict.fromkeys(re.sub(r"^(?:(?:the|The|Under|By|In|Both) )+", "", f) for f in found if f))


_DECIDER = re.compile(r"\b(?:Commissioner|O?PF?CC|Mayor|MOP[A-Z]+|Authority|GLA|DMPC|Office)\b")
_DENIED = re.compile(r"\bdo(?:es)? not apply\b", re.I)
_UNDER = re.compile(
    r"\b(?:under|by|by virtue of|pursuant to|in reliance on|rel(?:y|ies|ying) on|uses?|using|permitted by|allowed by)"
    r" (?:the )?$",
    re.I,
)
"""What comes before regulations that are a power, and not a duty: what must be complied with gives none."""
_LEAVES = re.compile(r"\b(?:keeps|leaves|gives|reserves?|reserved|delegates?|provides|requires|allows)\b", re.I)
"""What a scheme does that is cited without a paragraph."""


def _first(match: "re.Match[str]") -> str:
    return next(v for v in match.groupdict().values() if v)


_ROUTES = (
    r"direct call[- ]off(?: contract)?",
    r"direct(?:ly)? award",
    r"further competition",
    r"mini[- ]competition",
    r"call(?:ed|ing|s)?[- ]off",
    r"open procedure",
    r"restricted procedure",
    r"competitive (?:dialogue|procedure with negotiation|flexible procedure)",
    r"negotiated procedure",
    r"single tender(?: action| award| waiver)?",
    r"open (?:application |grant )?round",
    r"(?:three|four|two) (?:written )?quotations",
    r"open competition",
    r"without (?:a |any )?competition",
    r"waiver of (?:contract standing orders|financial regulations|(?:contract )?procedure rules|procurement rules)",
)
_ROUTE = re.compile(rf"\b(?P<route>{'|'.join(_ROUTES)})\b", re.I)
_REJECTED = re.compile(
    r"^\W*option \w\b(?!.*\b(?:recommended|preferred)\b)|\b(?:rejected|not recommended|could have|would have"
    r"|was considered"
    r"|instead of|rather than|were not|was not|is not|not put to)\b",
    re.I,
)
_BIG = r"[A-Z][\w'’&-]*(?:\([A-Z]+\))?"
_FRAME = re.compile(
    rf"\b(?P<frame>(?:{_BIG}(?: (?:of|in|for|and|on|the))? )*?(?:\([A-Z]+\) )?"
    r"(?:[Ff]ramework(?: RM\d{3,5}(?:\.\d+)?)?|Framework Agreement|Dynamic Purchasing System)\b"
    r"(?: \d+\b(?!\.))?(?: \([A-Z][A-Z\d]+\))?)"
)
_FRAME_AGREEMENT = re.compile(
    r"(?:\b(?:under|from|via|through|using|contracts:)|(?<=Agreement) and) (?:the )?"
    r"(?P<frame>(?:[A-Z][\w'’&-]*(?: ?\([A-Z]+\))? (?:(?:of|in|for|and) )?)+Agreement(?: \([A-Z]{2,6}\))?)"
)
_CLOUD = re.compile(r"\b(?P<frame>G[- ]?Cloud(?: \d{1,2})?)\b(?! Contract)")
_BUYS = re.compile(
    r"\b(?:procur|contract|call|award|lot \d|competition|supplier|bought|buy|purchas|order|tender|route|price"
    r"|under the|via)",
    re.I,
)
_GENERIC = re.compile(
    r"^(?:The |This |A |An |Any )?(?:Framework(?: Agreement)?|Agreement|Grant Agreement|Collaboration Agreement"
    r"|Tower Agreement)$"
)


def find_routes(sentence: str) -> tuple[str, ...]:
    """The procurement routes that a sentence names and does not turn down, each by one name.

    >>> find_routes("This direct call off contract was let by a direct award.")
    ('direct call-off', 'direct award')
    """
    if _REJECTED.search(sentence) or not _BUYS.search(sentence.replace("called off", "")):
        return ()
    named = [_tidy_route(m["route"]) for m in _ROUTE.finditer(sentence)]
    return tuple(dict.fromkeys((*named, *_find_vehicles(sentence))))


def _find_vehicles(sentence: str) -> Iterator[str]:
    """The frameworks and agreements that a sentence says are the route, in its words."""
    yield from (m["route"] for m in _AWARD_VIA.finditer(sentence))
    yield from (m["route"] for m in _EXISTING.finditer(sentence))
    if _TO_MARKET.search(sentence):
        frames = (m for pattern in (_FRAME, _FRAME_AGREEMENT) for m in pattern.finditer(sentence))
        yield from (_tidy_frame(m["frame"].strip()) for m in frames if not _GENERIC.match(m["frame"].strip()))


_AWARD_VIA = re.compile(r"\b(?P<route>(?<![Dd]irect )[Aa]ward via G[- ]?Cloud(?: \d{1,2})?)")
_EXISTING = re.compile(
    r"\b(?:through|via|under|using) (?:the )?"
    r"(?P<route>existing (?:\w+ ){0,2}commercial (?:agreements?|arrangements?))\b"
)
_TO_MARKET = re.compile(
    r"\b(?:via|through|under) (?:the )?[A-Z][^.;]*;? (?:which|an?|as)\b[^.;]* compliant route to market", re.I
)


def _tidy_route(printed: str) -> str:
    route = re.sub(r"call(?:ed|ing|s)?[- ]off(?: contract)?", "call-off", printed.casefold())
    return route.replace("directly award", "direct award").replace("mini competition", "mini-competition")


def find_frameworks(sentence: str) -> tuple[str, ...]:
    """The frameworks and agreements under which something is bought, by their names."""
    if _REJECTED.search(sentence) or not _BUYS.search(sentence):
        return ()
    found = []
    for pattern in (_FRAME, _FRAME_AGREEMENT, _CLOUD):
        for match in pattern.finditer(sentence):
            name = re.sub(r"^(?:The|the|This|That|Under|From|Our|Its|A|Any|Each|Another) ", "", match["frame"].strip())
            name = _tidy_frame(name)
            if name[0].isupper() and not _GENERIC.match(name):
                found.append(name)
    return tuple(dict.fromkeys(found))


def _tidy_frame(name: str) -> str:
    """A framework's name without whose it is, and with the space that print left out before a bracket.

    >>> _tidy_frame("Home Office's Boats in Policing(BIP) Agreement")
    'Boats in Policing (BIP) Agreement'
    """
    return re.sub(r"(?<=\w)\(", " (", re.sub(r"^(?:[\w&-]+ ){0,3}[\w&-]+(?:['’]s|s['’]) (?=[A-Z])", "", name))


_LINKS = (
    (
        "supersedes",
        re.compile(
            r"\b(?:supersed(?:e|es|ed|ing)|replac(?:e|es|ing)|revok(?:e|es|ing)|rescind(?:s|ing)?|in place of"
            r"|takes? the place of)"
            r"\b(?P<between>[^.;]{0,90}?)$",
            re.I,
        ),
    ),
    (
        "varies",
        re.compile(
            r"\b(?:var(?:y|ies|ied|ying)|variation (?:of|to)|extend(?:s|ed|ing)?|extension (?:of|to)|amend(?:s"
            r"|ed|ing)?|amendment (?:of|to)"
            r"|revis(?:e|es|ing|ion)|uplift to)\b(?P<between>[^.;]{0,60}?)$",
            re.I,
        ),
    ),
)
_BACKWARDS = re.compile(r"\b(?:is|was|has been|be|been|being) $|\b(?:is|was|were|been) (?:\w+ )?$", re.I)


def find_links(sentence: str, own: str | None) -> Iterator[tuple[str, str]]:
    """The decisions that this one says it replaces or varies: the fact's name and the other's reference."""
    for match in REFERENCE.finditer(sentence):
        reference = tidy_reference(match.group("reference"))
        if reference == own:
            continue
        before = re.sub(r"\b(?:[Dd]ecision(?: notice)?(?: no\.?| number)?) $", "", sentence[: match.start()])
        for name, pattern in _LINKS:
            verb = pattern.search(before)
            if verb and not _BACKWARDS.search(before[: verb.start()]):
                yield name, reference
                break
