"""A line that breaks off stays as it is unless what follows it directly goes on: nobody printed the sentence that
joining it to something further down would make."""

import pytest

from tests.ingest.forms import form
from tests.ingest.reading import texts

BROKEN = "Report of the harbour board on the landing stage at Cormorant Point"
TAIL = "the stage therefore stands on piles of elm."


@pytest.mark.parametrize(
    "between",
    (
        "2. Financial comments\n\n2.1 The stage costs £88,750 in all, which the harbour fund pays.",
        "The Commissioner refused the request of Larkspur Boats Ltd.",
        "Harbour fund and its uses",
        "- a boat\n- a crane",
    ),
)
@pytest.mark.parametrize("gap", ("\n\n", "\n\f"), ids=("same page", "next page"))
def test_a_tail_is_joined_over_nothing_else(between: str, gap: str) -> None:
    found = texts(f"{form()}\n\n{BROKEN}{gap}{between}\n\n{TAIL}\n")
    assert any(text.endswith(BROKEN) for text in found)
    assert not any(BROKEN in text and TAIL in text for text in found)


def test_a_tail_that_follows_is_joined() -> None:
    found = texts(f"{form()}\n\nThe board of the harbour met in spring and resolved that\n{TAIL}\n")
    assert any("resolved that the stage therefore stands on piles of elm." in text for text in found)
