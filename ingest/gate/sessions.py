"""Meetings that go into private session and out of it: the sentence that shuts the public out, and the one that lets
them in again. Both sentences are public themselves.
"""

import re

from ingest.gate.spelling import level

_PUBLIC = r"(?:the )?(?:press|public|media|members of the (?:press|public|media))(?:(?:,| and| or)+ (?:the )?\w+)*"
_SHUT_OUT = re.compile(
    rf"\b{_PUBLIC}\b[^.]{{0,40}}\b(?:be|were|was|are) (?:then |now |accordingly )?"
    r"(?:excluded|asked to (?:leave|withdraw))\b"
    r"|\b(?:taken|considered|discuss(?:ed)?|heard|dealt with|held|met|go|went)\b[^.]{0,60}\bin[- ]committee\b"
    rf"|\b{_PUBLIC} (?:then )?(?:left|withdrew|had left)\b"
    r"|\b(?:meeting|committee|board|panel|council|cabinet|members|authority|partnership)\b[^.]{0,60}"
    r"\b(?:went|moved?|goes|passed|resolved itself|adjourned|continued) (?:into|in) "
    r"(?:a )?(?:private|closed|confidential|exempt|committee\b|camera\b)"
)
_ONLY_SAID = re.compile(
    r"\?$|\bshould\b|\bif (?:necessary|required|members|it|the)\b|\bwill move\b|\b(?:w|c)ould\b|\bmight\b|\bshall\b"
    r"|\bmay (?:need|wish|have|be)\b|\bhad been\b|\b(?:last|previous|earlier) meeting\b"
    r"|\b(?:whil(?:e|st)|when(?:ever)?|where|except|unless|until)\b"
    r"|\b(?:can(?:not)?|only|not) be excluded\b|\bright to\b|\bany part of\b"
    r"|\bpossible exclusion\b|\bearlier years?\b|\breported in public\b"
    r"|\bat (?:the|a|its) \w+ meeting\b|\blikely that (?:the )?(?:press|public)\b"
    r"|\bin respect of (?:the )?(?:exempt|confidential) (?:appendi|annex|report)"
    r"|\bduring (?:the )?consideration of (?:the following parts|(?:exempt )?(?:appendi|annex))"
)
_FAILED = re.compile(
    r"\b(?:motion|proposal|amendment) (?:was )?(?:lost|defeated|withdrawn|fell|not carried)\b|\bremained open\b"
)
_LET_IN = re.compile(
    rf"\b{_PUBLIC} (?:were |was |are |be |then )*(?:re-?admitted|invited back|allowed back|returned|rejoined)\b"
    r"|\b(?:return(?:ed)?|resumed|reconvened|reverted|went back|moved back|back|continued|reopened) (?:in ?to|in|to) "
    r"(?:an? )?(?:open|public)\b|\bno (?:motion|resolution) was (?:needed|required|moved)\b|\bout of committee\b"
    r"|\b(?:meeting|session) (?:was )?(?:re-?opened|open again) to the public\b|\bpublic (?:came|come) back\b"
)
_SUMMARY = re.compile(
    r"^(?:public )?summary of (?:the )?(?:exempt|private|confidential|non-public) (?:items|business)\b"
)
_SESSION = re.compile(
    r"\b(?:agenda|session|items?|business|minutes|meeting)\b|\b(?:press|public)\b.*\bexcluded\b"
    r"|\bin (?:private|committee|camera)\b|\bexclusion of\b"
)
_WORDS = 110
"""Words of the longest resolution seen, with the law it cites."""


def shuts_out(text: str) -> bool:
    """Whether a sentence excludes the public from what follows it; one about another meeting, or an if, does not."""
    if _FAILED.search(level(text)):
        return False
    return any(_shuts_out(level(sentence)) for sentence in _NEXT_SENTENCE.split(text))


def _shuts_out(plain: str) -> bool:
    found = _SHUT_OUT.search(plain)
    return found is not None and len(plain.split()) <= _WORDS and not _ONLY_SAID.search(plain)


def is_resolution_alone(text: str) -> bool:
    """Whether a text that shuts the public out says nothing after the sentence that does."""
    return _shuts_out(level(_NEXT_SENTENCE.split(text)[-1]))


_NEXT_SENTENCE = re.compile(r"[.;:]\s+(?=[A-Z(£\d])")


def is_one_sentence(text: str) -> bool:
    """Whether nothing stands before or after a single sentence."""
    return not _NEXT_SENTENCE.search(text)


def lets_in(text: str) -> bool:
    """Whether a text begins by saying that a meeting is open again, or heads the public summary of its private part."""
    plain = level(_NEXT_SENTENCE.split(text, maxsplit=1)[0])
    return bool(_LET_IN.search(plain) and not _ONLY_SAID.search(plain)) or bool(_SUMMARY.match(plain))


def is_session(text: str) -> bool:
    """Whether a heading opens the private half of a meeting, which a sentence may end."""
    return bool(_SESSION.search(level(text)))
