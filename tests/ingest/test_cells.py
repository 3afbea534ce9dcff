"""Which table rows open an exempt section: headings in cells do, what a register says of papers does not."""

import pytest

from ingest.gate.cells import row_opens


@pytest.mark.parametrize(
    "row",
    (
        "PART 2 – EXEMPT",
        "PART 2 – EXEMPT||",
        "||PART 2 – EXEMPT",
        "4.|PART 2 – EXEMPT|",
        "4.1|EXEMPT INFORMATION|",
        "Section|PART 2 – CONFIDENTIAL FACTS AND ADVICE",
        "Protective marking|OFFICIAL-SENSITIVE",
        "Protective marking:|OFFICIAL-SENSITIVE [COMMERCIAL]",
        "Confidential appendix||",
    ),
)
def test_these_rows_open_an_exempt_section(row: str) -> None:
    assert row_opens(row.split("|"), False)


@pytest.mark.parametrize(
    "row",
    (
        "MD12|Radios|Restricted - commercial",
        "Reserves|Restricted|Unrestricted",
        "Private|12",
        "Part 2|No",
        "Is there a Part 2 form?|Yes",
        "Part 2 - exempt: none|x",
        "Radios|£3k",
        "Cloud system|OFFICIAL-SENSITIVE",
        "Part 2|Exempt papers are kept apart",
    ),
)
def test_these_rows_open_nothing(row: str) -> None:
    assert not row_opens(row.split("|"), False)


def test_a_marking_beside_a_name_in_the_first_row_marks_what_follows() -> None:
    assert row_opens(["Westmarch Police", "OFFICIAL-SENSITIVE"], True)
    assert not row_opens(["OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET"], True)
    assert not row_opens(["Reserves", "Restricted"], True)
