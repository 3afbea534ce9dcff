"""Rows keep the heads and the caption that their file marks; a form's rows are its fields."""

import pytest

from ingest.blocks import Block, split_blocks
from ingest.readers import Line, Page


def blocks(*rows: str) -> tuple[Block, ...]:
    """Rows with | between cells; those that begin with a star are marked as heads or captions."""
    lines = (Line(n, r.lstrip("*").replace("|", "\t"), r.startswith("*"), False) for n, r in enumerate(rows, 1))
    return split_blocks([Page(None, tuple(lines))])[0]


def texts(*rows: str) -> list[str]:
    return [block.text for block in blocks(*rows)]


def test_a_marked_head_is_one_whatever_stands_in_it() -> None:
    assert texts("*Item|2031|£", "Radios|3|4")[1] == "Radios | 2031: 3 | £: 4"


def test_a_caption_is_one_and_hides_no_heads() -> None:
    caption, heads, row = blocks("*Capital costs||", "*Item|2031|2032", "Radios|3|4")
    assert (caption.kind, caption.text) == ("caption", "Capital costs")
    assert (heads.text, row.text) == ("Item | 2031 | 2032", "Radios | 2031: 3 | 2032: 4")


def test_heads_in_two_rows_are_read_from_top_to_bottom() -> None:
    assert texts("*Item|2031|", "*|Cost|Sum", "Radios|3|4")[2] == "Radios | 2031 Cost: 3 | 2031 Sum: 4"


def test_heads_without_rows_under_them_are_rows() -> None:
    assert texts("*Item|Cost") == ["Item | Cost"]


@pytest.mark.parametrize(
    ("rows", "fields"),
    (
        (("Title:|Radios", "Date:|1 May"), ["Title: Radios", "Date: 1 May"]),
        (("Title|Radios", "Date|1 May"), ["Title: Radios", "Date: 1 May"]),
        (("Title:|Radios", "Deferred?|No"), ["Title: Radios", "Deferred? No"]),
        (("Title:|Radios", "Deferred?|"), ["Title: Radios", "Deferred? [blank]"]),
        (("Title:|", "Date:|1 May"), ["Title:", "Date: 1 May"]),
    ),
)
def test_two_columns_of_labels_are_fields(rows: tuple[str, ...], fields: list[str]) -> None:
    assert texts(*rows) == fields
    assert {block.kind for block in blocks(*rows)} == {"field"}


@pytest.mark.parametrize(
    "rows", (("Item|Cost", "Radios|£3k"), ("Date|Event", "1 May|Launch"), ("*Title|Author", "Radios|A. Hall"))
)
def test_a_head_over_two_columns_is_no_form(rows: tuple[str, ...]) -> None:
    assert {block.kind for block in blocks(*rows)} == {"row"}
