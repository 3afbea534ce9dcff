"""Words of a question that are a condition by themselves: Part 2, deferral, document types, routes, sums."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from assistant.register_answers.conditions import Condition
from assistant.register_answers.operations import any_of


@dataclass(frozen=True, slots=True)
class Qualifier:
    """What recognises a condition, and how it is made from the match."""

    pattern: re.Pattern[str]
    make: Callable[[re.Match[str]], Condition]


def _always(sort: str, said: str, *words: str) -> Callable[[re.Match[str]], Condition]:
    return lambda _: Condition(sort, said, words)


_HAVE = r"(?:have|has|had|having|with|carry|carrying|contain(?:s|ed)?|is|are|was|were)"
_PART2 = r"part\s?(?:2|two|ii)s?\b(?: (?:form|section)s?)?"
_SCALE = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_SUM = r"(?P<printed>£\s?(?P<figure>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>k|m|bn|thousand|million|billion)?)\b"
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_GROUND = r"(?:law enforcement|legal (?:professional )?privilege|personal (?:data|information)|commercial interests?)"
_LOW = re.compile(r"under|below|less|up|no more|at most", re.I)


def _worth(m: re.Match[str]) -> Condition:
    bound = Decimal(m["figure"].replace(",", "")).scaleb(_SCALE.get((m["unit"] or "").casefold(), 0))
    low = bool(_LOW.match(m["which"]))
    said = f"with an award {m['which'].casefold()} {m['printed']}"
    return Condition("worth", said, ("award",), least=None if low else bound, most=bound if low else None)


_OFFICES = (
    (r"(?:deputy mayor(?: for policing(?: and crime)?)?|dmpc)", "Deputy Mayor", r"\bdeputy mayor\b|\bdmpc\b"),
    (r"mayor(?!['’]s office| office)(?: of \w+)?", "Mayor", r"(?<!deputy )\bmayor\b"),
    (
        r"(?:pf?cc|police(?:,? fire)? and crime commissioner|commissioner)",
        "commissioner",
        r"\bpf?cc\b|(?<!deputy )(?<!crime )\bcommissioner\b|^police.*commissioner",
    ),
    (r"chief constable", "chief constable", r"\bchief constable\b"),
)
"""How a question names an office, how the product does, and how records print it."""

QUALIFIERS = (
    Qualifier(
        any_of(rf"""
            \b(?:without|with\s+no)\s+(?:an?\s+|any\s+)?{_PART2}
            \b{_HAVE}\s+(?:there\s+)?no\s+{_PART2}
            \b(?:do|did|does|has|have)(?:n['’]t| not)\s+(?:have\s+)?(?:an?\s+|any\s+)?{_PART2}
            \bno\s+{_PART2}
        """),
        _always("part 2", "with no Part 2", "no"),
    ),
    Qualifier(any_of(rf"\b(?:{_HAVE}\s+)?(?:there\s+)?(?:an?\s+)?{_PART2}"), _always("part 2", "with a Part 2", "yes")),
    Qualifier(
        any_of(r"""
            \b(?:with\s+)?(?:publication\s+)?(?:was\s+|were\s+|is\s+|are\s+)?deferred(?: publication)?\b
            \bdeferral\b
        """),
        _always("deferred", "with publication deferred", "yes"),
    ),
    Qualifier(
        any_of(
            r"\b(?:(?:worth|valued at|of|for|costing)\s+)?(?P<which>over|above|more than|at least|exceeding|under|below"
            rf"|less than|up to|no more than|at most)\s+{_SUM}(?:\s+or more)?"
        ),
        _worth,
    ),
    Qualifier(any_of(r"\bboard reports?\b"), _always("type", "that are board reports", "board report")),
    Qualifier(
        any_of(
            r"\b(?:in )?(?:decision )?forms? (?:and|or) notices?\b|\bonly decisions\b"
            r"|\b(?:decisions|(?:contract )?awards) only\b|\bcontracts,? not grants\b"
        ),
        _always("type", "that are decisions", "decision"),
    ),
    Qualifier(
        any_of(
            r"\b(?:with |the )*options? (?:left out|excluded|not counted)\b|\b(?:without|excluding) (?:the )?options?\b"
        ),
        _always("any", "before any option"),
    ),
    Qualifier(any_of(r"\bdecision notices?\b"), _always("type", "that are decision notices", "decision notice")),
    Qualifier(any_of(r"\bdecision forms?\b"), _always("type", "that are decision forms", "decision form")),
    Qualifier(
        re.compile(r"\b(?P<series>PCD|MD|DD|ADD|PFCCD|PCCD)s?\b(?!\s?\d)"),
        lambda m: Condition("series", f"with a reference {m['series']}", (m["series"],)),
    ),
    *(
        Qualifier(
            any_of(rf"\b(?:by|of|from)\s+(?:the\s+)?{said}\b"), _always("decided by", f"decided by the {name}", office)
        )
        for said, name, office in _OFFICES
    ),
    Qualifier(any_of(r"\bmayoral\b"), _always("series", "with a reference MD", "MD")),
    Qualifier(
        any_of(r"\b(?:by|using|through|via)?\s*(?:a\s+)?direct awards?\b"),
        _always("stating", "stating a direct award", "route", "direct award"),
    ),
    Qualifier(
        any_of(r"""
            \b(?:by|using|through|via|from|off|under|called off (?:from|under)) a framework(?: agreement)?\b
            \bframework call-?offs?\b
        """),
        _always("stating", "stating a framework", "framework"),
    ),
    Qualifier(
        any_of(r"\b(?:that |which )?(?:are |is )?not decisions\b|\bother than decisions\b"),
        _always("not type", "that are not decisions", "decision"),
    ),
    Qualifier(
        any_of(r"\b(?:marked |that are |are |is )*confidential\b"),
        _always("confidential", "marked confidential", "yes"),
    ),
    Qualifier(
        any_of(rf"\b(?:{_GROUND}[ ,(]*)?(?:foia )?section (?P<number>\d{{2}})\)?(?:[, ]*{_GROUND})?"),
        lambda m: Condition("ground", f"with section {m['number']} as a ground", (rf"\b{m['number']}\b",)),
    ),
    Qualifier(
        any_of(rf"\b(?:for|lasting|of) (?P<term>{_NUMBER} (?:years|months))\b"),
        lambda m: Condition("stating", f"for {m['term'].casefold()}", ("term", m["term"].casefold())),
    ),
)
