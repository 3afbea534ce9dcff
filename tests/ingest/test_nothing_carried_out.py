"""Exempt text is carried across the gate by nothing that joins, moves or names. `Zq` words are exempt."""

import pytest

from ingest.facts import read_facts
from ingest.gate.gate import Held
from ingest.gate.parts import Status
from tests.ingest.forms import REPORT_TEXT, attached_report, form
from tests.ingest.reading import judged, released, texts

P2 = "\nPART 2 – CONFIDENTIAL FACTS AND ADVICE\n\n"
SECRET = "1. Bids\n\n- 1.1. The winner is Zqone Systems Ltd at £2,187,400 for five years.\n"


def shown(text: str) -> str:
    document = released(text)
    return repr(document) + ("" if isinstance(document, Held) else repr(read_facts(document)))


CARRIED = {
    "appendix heading names the supplier": form()
    + "\nAppendix B – Exempt – Zqone settlement\n\n"
    + SECRET.replace("Zqone", "Acme"),
    "exempt heading in the section of a grounds line": form()
    + P2
    + "1. Bid by Zqone Systems\n\nExempt under section 43 – Commercial Interests of the supplier.\n",
    "exempt heading in the section of a none": form()
    + P2
    + "1. Bid by Zqone Systems\n\n- 1.1. Not applicable\n\n- 1.2. The rest goes on here.\n",
    "short file: exempt text among the first six blocks": "DIRECTOR DECISION – DD1245\n\nTitle: Consultants\n\n"
    "Part 1: Non-confidential facts and advice\n\nPart 2: Confidential facts and advice\n\n"
    "The consultants Zqone will be paid off in May.\n",
    "price table above a public cover": form()
    + P2
    + "Bidder\tPrice\nZqone Systems and Partners Limited\t2,187,400\n"
    + attached_report(),
    "unstopped line above a public cover": form()
    + P2
    + SECRET.replace("Zqone", "Acme")
    + "\nWe must not tell Zqone of Leeds before May\n"
    + attached_report(),
    "signature without office looks back over Part 2": form().split("Chief Executive Officer")[0]
    + "Chief Finance Officer\n"
    + P2
    + "1.1 The winner is Zqone Ltd for five years.\n\nSignature\n\nDate 01/06/2021\n",
    "Part 2 heading between a signature and a date": form().replace("Date 25/05/2021", "")
    + P2
    + "Date of meeting: 4 May 2021\n\n"
    + SECRET,
    "approval line, Part 2, signed by": form()
    + "\nThe above is approved.\n"
    + P2
    + "Signed by Acme of Leeds\n\n"
    + SECRET,
    "raised footnote": form().replace("out of order", "out of order¹") + P2 + "¹ The maker, Zqone, admits the fault.\n",
    "plain footnote": form().replace("out of order", "out of order, 1 of 201 for good")
    + P2
    + "1 The maker Zqone admits the fault.\n",
    "marking joined to a short numbered title": form()
    + "\n6.1 Cost of contract\n\nOFFICIAL-SENSITIVE\n\nZqone Ltd £2m\n",
    "appendix joined to a short numbered title": form()
    + "\n6.1 Cost of contract\n\nExempt Appendix B\n\nZqone Ltd £2m\n",
    "marking of this very text, quoted": form()
    + "\nThe protective marking of this annex is:\n\nOFFICIAL-SENSITIVE\n\n"
    + SECRET,
    "cover that says it will not be published": form()
    + P2
    + SECRET.replace("Zqone", "Acme")
    + "\nReport by DAC Jones, no part of which will be published\n\nThe price of Zqone was low.\n",
    "report-to line in an exempt section, form says No": form("NO")
    + P2
    + "1.1 The bid was late.\n\nReport to the Board of Zqone directors\n\nIts price was low.\n",
    "page footer marking": form()
    + "\fThe price is Zqone's and is due in May.\n\nOFFICIAL-SENSITIVE\n\fMore text follows here.\n",
    "marking after the summary's heading": form().replace(
        "Scanners are", "OFFICIAL-SENSITIVE\n\nScanners of Zqone are"
    ),
    "restricted text is highlighted": "DECISION NOTICE\n\nRestricted text in this report is highlighted in yellow.\n\n"
    "The best bid is that of Zqone Ltd.\n",
}


@pytest.mark.parametrize("case", CARRIED)
def test_nothing_exempt_is_carried_out(case: str) -> None:
    assert "Zqone" not in shown(CARRIED[case])


def test_advice_in_the_law_s_own_words_is_exempt() -> None:
    secret = "The police contract with the supplier was not legal."
    assert secret not in texts(form() + P2 + f"1.1 {secret}\n")


def test_an_unmarked_report_after_a_form_that_says_yes_is_unclear() -> None:
    text = form("YES") + attached_report("")
    found = [p.status for p in judged(text, declared=False).paragraphs if p.text == REPORT_TEXT]
    assert found == [Status.UNCLEAR]
