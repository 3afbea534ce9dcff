"""Words of questions and records brought to one form: stems, and the small thesaurus of this field.

Nothing here decides; it only says when two words may mean the same.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import normalize

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("english")
_RAISED = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ONE_WORD = re.compile(
    r"\b(on|g|per|back)[- ](line|cloud|cent|log)\b", re.I
)  # "On-Line" and "G-Cloud" are printed in every way
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*|\d[\d,.]*\d|\d")

STOPWORDS = frozenset(
    """a about above after all also am an and any are as at be because been being below both but by can could did do
    does doing done down during each for from further get give given had has have having he her here him his how i if
    in into is it its just let me more most my no not of off on once one only or other our out over own please said say
    says she should so some such tell than that the their them then there these they this those through to too under up
    us very was we were what when where which while who whom whose why will with would you your exactly actually
    according regarding concerning mentioned stated set shall may might must s t re also go goes going went come comes
    coming came table top put make makes made take takes taken use used using there here now moment currently still yet
    roughly about around approximately overall new one first help helps helped look looks
    looked looking mean means meant bring brings involve involves involved happen happens happened mention
    mentions box per para paras cover covers covered ask asks asked asking want wants wanted put""".split()
)

_SAME = (
    "cost price value worth amount spend spending expenditure sum pay paid charge fee figure costing",
    "supplier supply vendor provider contractor company firm",
    "start begin commence commencement starting",
    "end expire expiry finish cease until terminate",
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
    "comms communication communications",
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
    bare = normalize("NFKD", text.translate(_RAISED)).encode("ascii", "ignore").decode() if not text.isascii() else text
    plain = _ONE_WORD.sub(lambda m: m[1] + m[2], bare.replace("%", " percent"))
    return tuple(stem(w) for w in _WORD.findall(plain))


_STOP_STEMS = frozenset(stem(w) for w in STOPWORDS)


def content_stems(text: str) -> tuple[str, ...]:
    """The stems that carry meaning, each once, in order.

    >>> content_stems("What did the Deputy Mayor approve for the cloud gateway?")
    ('deputi', 'mayor', 'approv', 'cloud', 'gateway')
    """
    telling = (s for s in stems(text) if s not in _STOP_STEMS and (len(s) > 1 or s.isdigit()) and "n't" not in s)
    return tuple(dict.fromkeys(telling))


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


def stem_set(texts: Iterable[str]) -> frozenset[str]:
    """The stems of several texts together."""
    return frozenset(s for text in texts for s in stems(text))
