"""A source is read into blocks, and a bad one is refused with its file, its line and what was expected."""

from datetime import date
from pathlib import Path

import pytest

from evals.scribe.front import Facts, SourceError
from evals.scribe.inline import Span, read_spans, words
from evals.scribe.source import (
    Block,
    Break,
    Field,
    Heading,
    Item,
    PageError,
    Paragraph,
    Signature,
    Source,
    Table,
    read_source,
    spans_of,
)

SOURCES = Path(__file__).parents[1] / "fixtures" / "scribe"
FRONT = '+++\nformats = ["docx"]\n+++\n'


def read(folder: Path, body: str, front: str = FRONT) -> Source:
    path = folder / "some.md"
    path.write_text(front + body, encoding="utf-8")
    return read_source(path)


def blocks(folder: Path, body: str) -> tuple[Block, ...]:
    return read(folder, body).blocks


def plain(text: str) -> tuple[Span, ...]:
    return (Span(text),) if text else ()


@pytest.mark.parametrize(
    ("body", "expected"),
    (
        ("# Title\n## Part\n### 5. Section\n#### Deeper", [Heading(n, plain(t)) for n, t in enumerate(
            ("Title", "Part", "5. Section", "Deeper"), 1)]),
        ("Some text\nthat goes on.", [Paragraph("", plain("Some text that goes on."))]),
        ("1.1 Text", [Paragraph("1.1", plain("Text"))]),
        ("4. Text\n\n12) More", [Paragraph("4.", plain("Text")), Paragraph("12)", plain("More"))]),
        ("2024 was dry.", [Paragraph("", plain("2024 was dry."))]),
        ("- One\n  goes on\n- Two", [Item("", plain("One goes on")), Item("", plain("Two"))]),
        ("(a) One\ngoes on\n(iv) Two", [Item("(a)", plain("One goes on")), Item("(iv)", plain("Two"))]),
        ("(a) and (b) are agreed.", [Paragraph("", plain("(a) and (b) are agreed."))]),
        ("Including:\n- One", [Paragraph("", plain("Including:")), Item("", plain("One"))]),
        ("Name:: Ann\nIs it so?:: Yes\nDate::", [Field("Name:", plain("Ann")), Field("Is it so?", plain("Yes")),
                                                 Field("Date:", ())]),
        ("> signature: Ann | Clerk | 1 May", [Signature("Ann", "Clerk", "1 May")]),
        ("One\n\n===\n\nTwo", [Paragraph("", plain("One")), Break(), Paragraph("", plain("Two"))]),
        ("| A | B |\n| 1 | |", [Table((), ((plain("A"), plain("B")), (plain("1"), ())))]),
        ("Table: Costs\n\n| A |\n| x \\| y |", [Table(plain("Costs"), ((plain("A"),), (plain("x | y"),)))]),
    ),
)  # fmt: skip
def test_each_construct_is_a_block(tmp_path: Path, body: str, expected: list[Block]) -> None:
    assert list(blocks(tmp_path, body)) == expected


def test_tables_with_a_blank_line_between_are_two(tmp_path: Path) -> None:
    assert len(blocks(tmp_path, "| A |\n| 1 |\n\n| B |\n| 2 |")) == 2


def test_marks_within_a_line_are_spans() -> None:
    assert read_spans("a **b** !!c d!! e[^12]") == (
        Span("a "),
        Span("b", bold=True),
        Span(" "),
        Span("c d", boxed=True),
        Span(" e"),
        Span("", call="12"),
    )


def test_a_footnote_is_no_block_and_is_kept_by_its_number(tmp_path: Path) -> None:
    source = read(tmp_path, "Text[^1] and[^2].\n\n[^2]: Two\nwrapped.\n\n[^1]: One.")
    assert [words(spans) for spans in spans_of(source.blocks[0])] == ["Text and."]
    assert [(n, words(text)) for n, text in source.notes.items()] == [("1", "One."), ("2", "Two wrapped.")]


def test_the_facts_are_read() -> None:
    facts = read_source(SOURCES / "everything.md").front.facts
    assert (facts.date, facts.part2, facts.supplier) == (date(2024, 5, 14), False, ("Bracken Devices Ltd",))
    assert (facts.amounts[0].value, facts.amounts[0].kind) == (48200, "award")


def test_without_facts_nothing_is_claimed(tmp_path: Path) -> None:
    assert read(tmp_path, "Text").front.facts == Facts()


BAD = (
    ("Text", "", 1, "expected a line '+++'"),
    ("", '+++\nformats = ["docx"]\n', 1, "second line '+++'"),
    ("", '+++\nformats = ["docx"\nlook = 1\n+++\n', 3, "expected TOML"),
    ("Text", '+++\nlook = "plain"\n+++\n', 1, "formats: Field required"),
    ("Text", '+++\nformats = ["doc"]\n+++\n', 2, "formats.0: Input should be"),
    ("Text", '+++\nformats = []\n+++\n', 2, "expected one of pdf, scan"),
    ("Text", '+++\nformats = ["pdf", "scan"]\n+++\n', 2, "expected pdf or scan"),
    ("Text", '+++\nformats = ["docx"]\nscanned_pages = [1]\n+++\n', 3, "only with pdf or scan"),
    ("Text", '+++\nformats = ["docx"]\nfont = "x"\n+++\n', 3, "font: Unexpected"),
    ("Text", '+++\nformats = ["docx"]\n[facts]\ntype = "memo"\n+++\n', 4, "facts.type: Input should be"),
    ("Text", '+++\nformats = ["docx"]\n[facts]\nexempt = ["too short"]\n+++\n', 4, "at least 8 words"),
    ("Text", '+++\nformats = ["docx"]\n[facts]\nexempt = ["eight words that are not in the text here"]\n+++\n', 4,
     "expected exempt words of the text"),
    ("One ☐", '+++\nformats = ["pdf"]\n+++\n', 4, "not '☐'"),
    ("", FRONT, 3, "expected some text"),
    ("##### Five", FRONT, 4, "expected '#' to '####'"),
    ("#Title", FRONT, 4, "expected '#' to '####'"),
    ("> quoted", FRONT, 4, "'> signature:'"),
    ("> signature: Ann | 1 May", FRONT, 4, "name | office | date"),
    ("Text **bold", FRONT, 4, "expected a second **"),
    ("| A | B |\n| 1 |", FRONT, 5, "expected 2 cells"),
    ("| A | B |", FRONT, 4, "at least one row"),
    ("| A | B |\n| 1 | 2", FRONT, 5, "expected 2 cells"),
    ("Table: Costs\n\nText", FRONT, 4, "rows between bars"),
    ("One\n2. Two", FRONT, 5, "blank line before a numbered paragraph"),
    ("# Title\ntext", FRONT, 5, "blank line after the heading"),
    ("Name:: Ann\ntext", FRONT, 5, "blank line after the field"),
    ("Text\n\n  indented", FRONT, 6, "expected no indent"),
    ("Text[^1]", FRONT, 4, "a text of footnote 1"),
    ("Text\n\n[^1]: Note", FRONT, 6, "a call of footnote 1"),
    ("Text[^2]\n\n[^2]: Note", FRONT, 4, "call of footnote 1, not 2"),
    ("Text[^1]\n\n[^1]: Note\n\n[^1]: Note", FRONT, 8, "one text of footnote 1"),
    ("Text !!boxed!!", FRONT, 4, "no black box"),
)  # fmt: skip


@pytest.mark.parametrize(("body", "front", "line", "expected"), BAD)
def test_a_bad_source_is_refused_with_its_line_and_what_was_expected(
    tmp_path: Path, body: str, front: str, line: int, expected: str
) -> None:
    with pytest.raises(SourceError) as caught:
        read(tmp_path, body, front)
    assert str(caught.value).startswith(f"some.md, line {line}: ")
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "some.md").write_bytes(b"+++\n\xa3\n+++\n")
    with pytest.raises(SourceError, match="expected UTF-8"):
        read_source(tmp_path / "some.md")


@pytest.mark.parametrize(
    ("formats", "named", "pages"),
    (('["scan"]', "[]", (1, 2, 3)), ('["scan"]', "[2]", (2,)), ('["pdf"]', "[3]", (3,)), ('["pdf"]', "[]", ())),
)
def test_a_scan_is_of_all_pages_or_of_those_named(
    tmp_path: Path, formats: str, named: str, pages: tuple[int, ...]
) -> None:
    front = f"+++\nformats = {formats}\nscanned_pages = {named}\n+++\n"
    assert read(tmp_path, "Text", front).scanned(3) == pages


def test_a_page_that_is_not_there_cannot_be_scanned(tmp_path: Path) -> None:
    source = read(tmp_path, "Text", '+++\nformats = ["pdf"]\nscanned_pages = [4]\n+++\n')
    with pytest.raises(PageError, match=r"from 1 to 3, not \[4\]"):
        source.scanned(3)
