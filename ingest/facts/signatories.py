"""Signature blocks: the office, the name printed there, what was approved, and the date: the decision maker's or an
officer's. What the pen wrote is never read."""

import re
from collections.abc import Iterator

from ingest.dates import read_date
from ingest.facts.fact import Fact
from ingest.gate.gate import PublicParagraph

_DECIDES = re.compile(r"\b(?:mayor|commissioner|dmpc|pcc|pfcc|approval by|decision maker)\b", re.I)
_SERVES = re.compile(
    r"\b(?:chief|officer|director|treasurer|head|secretary|assistant|deputy commissioner|executive)\b", re.I
)
_PRINTED_NAME = re.compile(r"^(?:print(?:ed)? name|name[^:]*|full name)\s*[:-]\s*(?P<name>[^,\n]+)", re.I)
_NAMED_OFFICE = re.compile(
    r"^(?:print(?:ed)? name|name[^:]*|full name)\s*[:-]\s*[^,\n]+,\s*(?P<office>(?:police|deputy mayor|pf?cc\b).*)",
    re.I,
)
"""An office printed after the name, where no line above the signature names one."""
_OFFICE_LABEL = re.compile(
    r"^(?:outcome\s*/\s*)?(?:approval|approved|decision|signed|agreed)(?: maker| by)?\s*(?: by)?\s*:\s*", re.I
)


def read_signature(p: PublicParagraph, before_part1: bool) -> Iterator[Fact]:
    """The office, and the date: the decision's where the office decides, else an officer's. Where the office is lost,
    as in a scan, the block is the decision maker's if it stands before Part 1, where no other signs, or right after
    what is recommended to them; else nothing is known of its date."""
    office, *rest = p.text.split("\n")
    dated = next((line for line in rest if line.startswith("Date:")), "")
    if not dated and office.startswith("Date:"):
        dated, office = office, ""
    if _PRINTED_NAME.match(office) or not _DECIDES.search(office):
        office = next((m["office"] for line in [office, *rest] if (m := _NAMED_OFFICE.match(line))), office)
    named = tidy_office(office)
    decides = _is_decider(named) if named else before_part1 or bool(_RECOMMENDED.match(office))
    when = read_date(dated)
    if named:
        yield Fact("signatory", named, office, p.at)
    if decides:
        if named:
            yield Fact("decision maker", named, office, p.at)
        approval = next((line for line in rest if re.search(r"\bapprov|\bagreed\b", line, re.I)), None)
        if approval:
            yield Fact("approval", approval, approval, p.at)
    name = next((m["name"] for line in p.text.split("\n") if (m := _PRINTED_NAME.match(line))), None)
    if name and decides:
        yield Fact("decision maker's name", name, name, p.at)
    if when and (named or decides):
        yield Fact("decision date" if decides else "officer date", when.isoformat(), dated, p.at)


def tidy_office(line: str) -> str:
    """The office that a block's first line names, without its label and without what is confirmed after it.

    >>> tidy_office("Outcome/approval by: PCC"), tidy_office("City Treasurer: I confirm that it is so.")
    ('PCC', 'City Treasurer')
    """
    office = _OFFICE_LABEL.sub("", line)
    office = re.split(r":\s+I\b|:\s*$", office)[0].strip(" :.")
    says_more = re.match(r"(?:I|The)\b|[a-z]", office) or len(office.split()) > _OFFICE_WORDS or "\t" in office
    return "" if _PRINTED_NAME.match(office) or says_more or _NO_OFFICE.search(office) else office


_NO_OFFICE = re.compile(
    r"\b(?:orders|present|group|establishment|minutes|agenda|apologies|attendance|declaration|page \d+|decision \d+)\b"
    r"|^that the\b|^\d|,$",
    re.I,
)
_RECOMMENDED = re.compile(r"^That the (?:Commissioner|Mayor|Deputy Mayor|DMPC|PF?CC)\b")


def _is_decider(office: str) -> bool:
    return bool(_DECIDES.search(office)) and not _SERVES.search(office)


_OFFICE_WORDS = 12
