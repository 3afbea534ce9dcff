"""A plain decision form to which a test adds what it is about."""

_FORM = """DMPC Decision – PCD 3001

Title: Body scanners

Executive Summary:

Scanners are needed at four stations so that searches take less time than they do now.

Deputy Mayor for Policing and Crime

The above request has my approval.

Signature

Date 01/06/2021

PART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE DMPC

1. Introduction and background

- 1.1. The scanners in use were bought in 2009 and are often out of order.

2. Issues for consideration

- 2.1. Searches take nine minutes on average, and the queue at weekends is long.

Part 1 Deferral:

Is the publication of Part 1 of this approval to be deferred? NO

Part 2 Confidentiality: Only the facts likely to be exempt should be in the separate Part 2 form.

Is there a Part 2 form – {part2}

Chief Executive Officer

I have been consulted and am satisfied with the report.

Signature

Date 25/05/2021
"""
_COVER = """
BODY SCANNERS AT FOUR STATIONS

Report by DAC Jones on behalf of the Chief of Corporate Services

"""
_REPORT = """
Introduction and background

1. The attached report says that the four stations searched nine thousand people in a year.
"""
PUBLIC_LINE = "Part 1 – This section of the report will be published. It is classified as OFFICIAL – PUBLIC\n"
REPORT_TEXT = "The attached report says that the four stations searched nine thousand people in a year."


def form(part2: str = "YES") -> str:
    """A form whose Part 2 question is answered so."""
    return _FORM.format(part2=part2)


def attached_report(marking: str = PUBLIC_LINE) -> str:
    """A report with a cover, to be put after a form; `marking` is a line of its cover."""
    return f"{_COVER}{marking}{_REPORT}"
