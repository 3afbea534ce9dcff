"""One case for a row of the list of real wordings: a small document of that setting, and what of it must be public.

Every document says `AFTER` where ordinary text follows; only `SECRET` holds what must come through nowhere.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from ingest.facts import read_facts
from ingest.gate import Held
from tests.ingest.forms import form
from tests.ingest.reading import published, released

AFTER = "The panel met in May and again in June to weigh what it had heard from the four stations."
SECRET = "1. Bids of both\n\n- 1.1. The winner is Zqone Systems Ltd at £2,187,400 for five years."
UNSAID = ("Zqone", "2,187,400", "Bids of both")
PART_2 = "PART 2 – CONFIDENTIAL FACTS AND ADVICE"


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
            id=f"{case.signal} – {case.body} – {case.words} – {case.way}",
            marks=[pytest.mark.xfail(strict=True, reason=case.fails)] if case.fails else [],
        )
        for case in cases
    ]


def check(case: Case) -> None:
    """What the row says is public, so is what follows it, its facts are read, and nothing exempt is shown."""
    found = released(case.text)
    assert isinstance(found, Held) is not bool(case.public), found
    if isinstance(found, Held):
        assert not any(word in repr(found) for word in UNSAID)
        return
    card = read_facts(found)
    assert [word for word in UNSAID if word in repr(found) + repr(card)] == []
    after = (AFTER,) if AFTER in case.text else ()
    shown = [p.text for p in found.paragraphs]
    assert [line for line in (*case.public, *after) if not any(line in text for text in shown)] == []
    assert bool(found.withheld) == any(word in case.text for word in UNSAID), found.withheld
    wanted = Counter((name, value.rstrip(".")) for name, value in case.facts)
    assert wanted <= Counter((f.name, f.value.rstrip(".")) for f in card.items), card.items


def check_part_1(text: str) -> None:
    """That of a document with a form, all of the form is public."""
    shown = {p.text for p in published(text).paragraphs}
    assert {p.text for p in published(form()).paragraphs} - shown == set()


def lines(*paragraphs: str) -> str:
    """Paragraphs with a blank line between them."""
    return "\n\n".join(p.strip("\n") for p in paragraphs) + "\n"


def saying(line: str, part2: str = "YES") -> str:
    """A form that says the line among its numbered text."""
    return form(part2).replace("Part 1 Deferral:", f"- 2.2. {line}\n\nPart 1 Deferral:")


def recommending(line: str) -> str:
    """A form that recommends the line, and has a Part 2."""
    return form().replace("they do now.", f"they do now.\n\nRecommendation:\n\n{line}")


def register(*rows: str) -> str:
    """A register of decisions, its columns parted by tabs."""
    head = "Reference\tDecision\tDecision Papers/Reason for Restricted"
    return lines("Police and Crime Commissioner for Westmarch", "Register of decisions", "\n".join((head, *rows)))


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
