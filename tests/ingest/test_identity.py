"""Which office a document is of, from the ways in which its name is printed."""

import pytest

from ingest.gate.gate import GATE_VERSION, PublicDocument, reload
from ingest.identity import find_body
from ingest.locator import Locator


@pytest.mark.parametrize(
    "text",
    (
        "The Police and Crime Commissioner for Norwick has agreed.",
        "The Norwick Police and Crime Commissioner and Norwick Constabulary agree.",
        "Norwick PCC asks Norwick Constabulary for a report.",
        "The Commissioner (PCC) has read it. Norwick Police will act.",
    ),
)
def test_an_office_has_one_short_name_however_it_is_printed(text: str) -> None:
    paragraph = reload(Locator("a", 1), (), text, "prose", GATE_VERSION)
    assert find_body(PublicDocument("a", "a.txt", (paragraph,), (), (), 0)) == "Norwick PCC"
