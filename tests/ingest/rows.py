"""One case for a row of the list of real wordings: a small document of that setting, and what of it must be public.

Every document says `AFTER` where ordinary text follows; only `SECRET` holds what must come through nowhere.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pytest

from ingest.facts import read_facts
from ingest.gate.gate import Held
from tests.ingest.forms import form
from tests.ingest.reading import released

AFTER = "The panel met in May and again in June to weigh what it had heard from the four stations."
SECRET = "1. Bids of both\n\n- 1.1. The winner is Zqone Systems Ltd at £2,187,400 for five years."
UNSAID = ("Zqone", "2,187,400", "Bids of both")
PART_2 = "PART 2 – CONFIDENTIAL FACTS AND ADVICE"
SUITABLE = (
    "Part 2 – This section refers to the details of the Part 2 business case which is NOT SUITABLE for MOPAC "
    "Publication."
)


@dataclass(frozen=True, slots=True)
class Case:
    """`signal`, `body` and `words` name the row, `words` being in its pattern; `way` says which of its ways this is.

    `public` are texts that must be shown, each within one paragraph; none means that the file is held whole.
    `facts` are names and values that the card must hold, as often as given. `fails` is why a known miss is one.
    """

    signal: str
    body: str
    words: str
    way: str
    text: str
    public: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    fails: str = ""


def params(cases: Iterable[Case]) -> list[object]:
    """The cases by name, a known miss as an expected failure."""
    return [
        pytest.param(
            case,
            id=f"{case.signal}: {case.body}: {case.words}: {case.way}",
            marks=[pytest.mark.xfail(strict=True, reason=case.fails)] if case.fails else [],
        )
        for case in cases
    ]


def check(case: Case) -> None:
    """What the row says is public, so is what follows it, its facts are read, and nothing exempt is shown."""
    found = released(case.text)
    if isinstance(found, Held):
        assert not case.public, f"held whole: {found.reasons}"
        return
    assert case.public, "not held"
    card = read_facts(found)
    leaked = [word for word in UNSAID if word in repr(found) + repr(card)]
    assert not leaked, f"shown: {leaked}"
    wanted = (*case.public, AFTER) if AFTER in case.text else case.public
    lacking = [line for line in wanted if not any(line in p.text for p in found.paragraphs)]
    assert not lacking, f"not shown: {lacking}"
    assert bool(found.withheld) == (UNSAID[0] in case.text), f"withheld: {found.withheld}"
    unread = Counter(case.facts) - Counter((f.name, f.value) for f in card.items)
    assert not unread, f"not on the card: {unread}"


def both(
    signal: str,
    body: str,
    words: str,
    paper: Callable[..., str],
    line: str,
    heading: str,
    facts: tuple[tuple[str, str], ...] = (),
) -> tuple[Case, Case]:
    """A line that speaks of exempt matter in a paper without it; and with it, under a heading of its own."""
    pointer = (("pointer", line),) if signal == "PTR" else ()
    return (
        Case(signal, body, words, "a mention", paper(line, AFTER), (line,), (*pointer, *facts)),
        Case(signal, body, words, "a heading", paper(line, AFTER, heading, SECRET), (line,), (*pointer, *facts)),
    )


def lines(*paragraphs: str) -> str:
    """Paragraphs with a blank line between them."""
    return "\n\n".join(p.strip("\n") for p in paragraphs) + "\n"


def saying(line: str, *more: str) -> str:
    """A form with a Part 2 that says the line among its numbered text."""
    return lines(form().replace("Part 1 Deferral:", f"- 2.2. {line}\n\nPart 1 Deferral:"), *more)


def summing_up(line: str, *more: str) -> str:
    """A form with a Part 2 that says the line in its summary."""
    return lines(form().replace("they do now.", f"they do now.\n\n{line}"), *more)


def recommending(line: str, *more: str) -> str:
    """A form with a Part 2 that recommends the line."""
    return summing_up(f"Recommendation:\n\n{line}", *more)


def asking(question: str, *more: str) -> str:
    """A form that asks for a Part 2 in other words."""
    return lines(form("NO").replace("Is there a Part 2 form – NO", question), *more)


def register(*rows: str) -> str:
    """A register of decisions, its columns parted by tabs, and ordinary text under it."""
    head = "Reference\tDecision\tDecision Papers/Reason for Restricted"
    return lines("Westmarch Police", "Register of decisions", "\n".join((head, *rows)), AFTER)


def minutes(*paragraphs: str) -> str:
    """The minutes of a committee."""
    met = "Three members were there, and the clerk read out the apologies of two others."
    return lines("Westmarch Audit Committee", "Minutes of the meeting of 4 May 2031", met, *paragraphs)


def agenda(*paragraphs: str) -> str:
    """The agenda of a committee."""
    return lines("Westmarch Audit Committee", "Agenda for the meeting of 4 May 2031", "1. Apologies", *paragraphs)


def letter(*paragraphs: str) -> str:
    """A reply to a request for information."""
    asked = "You asked on 2 March 2031 what the scanners at the four stations have cost so far."
    return lines("Westmarch Constabulary", "Reply to request 114 of 2031", asked, *paragraphs)


def notice(*paragraphs: str) -> str:
    """A commissioner's decision notice."""
    need = "1. The radios of the river unit fail in wet weather, as they did on nine days of last winter."
    return lines(
        "DECISION NOTICE", "Subject: Radios for the river unit", "Decision no. 12/2031", "Summary:", need, *paragraphs
    )


def mayoral(decision: str, *paragraphs: str) -> str:
    """A mayoral decision form."""
    need = "The radios of the river unit fail in wet weather, as they did on nine days of last winter."
    front = ("REQUEST FOR MAYORAL DECISION – MD4001", "Title: Radios for the river unit", "Executive Summary:", need)
    return lines(*front, "Decision:", decision, *paragraphs)
