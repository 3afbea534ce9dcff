"""Words of questions and records brought to one form: stems, and the small thesaurus of this field.

Nothing here decides; it only says when two words may mean the same.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("english")
_RAISED = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ONE_WORD = re.compile(r"\b(on|g)[- ](line|cloud)\b", re.I)  # "On-Line" and "G-Cloud" are printed in every way
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*|\d[\d,.]*\d|\d")

STOPWORDS = frozenset(
    """a about above after all also am an and any are as at be because been being below both but by can could did do
    does doing done down during each for from further get give given had has have having he her here him his how i if
    in into is it its just let me more most my no not of off on once one only or other our out over own please said say
    says she should so some such tell than that the their them then there these they this those through to too under up
    us very was we were what when where which while who whom whose why will with would you your exactly actually
    according regarding concerning mentioned stated set shall may might must s t re also go goes going went come comes
    coming came table top put make makes made take takes taken use used using there here now moment currently still yet
    roughly about around approximately overall new one first help helps helped
    ask asks asked asking want wants wanted put""".split()
)

_SAME = (
    "cost price value worth amount spend spending expenditure sum pay paid charge fee figure costing",
    "supplier vendor provider contractor company firm",
    "start begin commence commencement starting",
    "end expire expiry finish cease until terminate last run",
    "approve approval sign agree authorise authorize decide approved",
    "fund funding budget finance money source grant funded",
    "framework agreement route procurement procure",
    "staff officer people personnel employee",
    "year annual annum yearly annually",
    "benefit advantage",
    "need require requirement required",
    "save saving",
    "increase uplift rise extra additional growth",
    "link connection line connectivity connect",
    "consult consultation consulted",
    "legal lawyer solicitor law",
    "cfo treasurer",
    "email mail",
    "deadline due required",
    "extend extension option optional",
    "delay late delayed backlog",
    "replace replacement supersede succeed",
    "force constabulary police",
    "website site web",
    "holder lead responsible owner sro",
    "author wrote written drafted draft prepared",
    "vary variation change amend",
    "maximum most ceiling",
    "equality equalities diversity",
    "length long duration period term",
    "chief head",
    "buy purchase",
    "many number",
    "danger risk",
    "reply response answer",
    "met metropolitan mps",
    "app application",
    "pcc commissioner",
    "two second",
    "three third",
    "image picture photo",
    "deal contract arrangement",
    "yearly pa",
    "user users",
    "win won winner award awarded successful",
    "tender bid bidder",
    "total sum altogether",
    "drone uncrewed unmanned",
    "previous legacy former earlier",
    "share proportion percentage percent",
)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one word, in lower case; figures stay as they are, without thousands commas."""
    word = word.casefold().replace("’", "'").removesuffix("'s").strip("'")
    if word[:1].isdigit():
        return word.replace(",", "").rstrip(".")
    return str(_STEMMER.stemWord(word))


def stems(text: str) -> tuple[str, ...]:
    """All stems of a text in order; hyphens part words, "On-Line" is also online."""
    plain = _ONE_WORD.sub(lambda m: m[1] + m[2], text.translate(_RAISED))
    return tuple(stem(w) for w in _WORD.findall(plain))


_STOP_STEMS = frozenset(stem(w) for w in STOPWORDS)


def content_stems(text: str) -> tuple[str, ...]:
    """The stems that carry meaning, each once, in order.

    >>> content_stems("What did the Deputy Mayor approve for the cloud gateway?")
    ('deputi', 'mayor', 'approv', 'cloud', 'gateway')
    """
    return tuple(dict.fromkeys(s for s in stems(text) if s not in _STOP_STEMS and (len(s) > 1 or s.isdigit())))


def _groups() -> Iterator[tuple[str, frozenset[str]]]:
    for line in _SAME:
        group = frozenset(stem(w) for w in line.split())
        for member in group:
            yield member, group


_SYNONYMS: dict[str, frozenset[str]] = {}
for _member, _group in _groups():
    _SYNONYMS[_member] = _SYNONYMS.get(_member, frozenset()) | _group


def alternatives(stemmed: str) -> frozenset[str]:
    """A stem and those of its synonyms."""
    return _SYNONYMS.get(stemmed, frozenset()) | {stemmed}


def found(stemmed: str, among: frozenset[str]) -> bool:
    """Whether a stem or a synonym of it stands among these."""
    return not among.isdisjoint(alternatives(stemmed))


LONG = 4  # letters; a shorter word with a letter changed is often another word


def near(a: str, b: str) -> bool:
    """Whether two words differ by one letter changed, missing, added or swapped with its neighbour."""
    if a[:1] != b[:1] or a.isdigit() or b.isdigit():
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        swapped = a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]
        return swapped or a[at + 1 :] == b[at + 1 :]
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[at + 1 :] == shorter[at:]


def stem_set(texts: Iterable[str]) -> frozenset[str]:
    """The stems of several texts together."""
    return frozenset(s for text in texts for s in stems(text))
