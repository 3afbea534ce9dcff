"""A Word file is read as Word shows it: each construct and the lines that come of it."""

from pathlib import Path

import pytest
from docx import Document

from ingest.readers import UnreadableError
from ingest.readers.kinds import read_file
from tests.ingest.readers.word_files import cell, para, row, run, table, write_word

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx><w:txbxContent>{0}"
    "</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
    "<w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
TICK = (
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr><w:sdtContent>{}'
    "</w:sdtContent></w:sdt>"
)
OLD_TICK = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="{}"/></w:checkBox></w:ffData>'
    "</w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>" + FIELD.format("end")
)
INSERTED = "<w:ins>{}</w:ins>"


def lines(path: Path) -> list[str]:
    """The file's lines, blank ones left out."""
    return [line.text for page in read_file(path).pages for line in page.lines if line.text]


@pytest.mark.parametrize(
    ("body", "expected"),
    (
        (para("Four scanners.") + para() + para("Two more."), ["Four scanners.", "Two more."]),
        (para(inside=run("Four ") + run("scan") + run("ners.")), ["Four scanners."]),
        (para(inside=run("Date:") + "<w:r><w:tab/></w:r>" + run("1 May")), ["Date: 1 May"]),
        (para(inside=run("Halden") + "<w:r><w:br/></w:r>" + run("Leeds")), ["Halden", "Leeds"]),
        (para(inside=run("Halden") + '<w:r><w:br w:type="page"/></w:r>'), ["Halden"]),
        (para(inside=run("non") + "<w:r><w:noBreakHyphen/></w:r>" + run("stop")), ["non-stop"]),
        (para(inside=run("scan") + "<w:r><w:softHyphen/></w:r>" + run("ners")), ["scanners"]),
        (para(inside='<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" Yes")), ["☑ Yes"]),
        (para(inside='<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>ü</w:t></w:r>'), ["✓"]),
        (para(inside=f'<w:hyperlink r:id="x">{run("the plan")}</w:hyperlink>'), ["the plan"]),
        (para(inside=f"<w:smartTag><w:smartTagPr/>{run('Leeds')}</w:smartTag>"), ["Leeds"]),
        (para(inside=f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Halden')}</w:sdtContent></w:sdt>"), ["Halden"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{para('One')}{para('Two')}</w:sdtContent></w:sdt>", ["One", "Two"]),
        (f"<w:customXml>{para('One')}</w:customXml>", ["One"]),
        (para(inside=f'<w:fldSimple w:instr="DATE">{run("1 May")}</w:fldSimple>'), ["1 May"]),
        (
            para(
                inside=FIELD.format("begin")
                + '<w:r><w:instrText>IF "x"</w:instrText></w:r>'
                + run("unseen")
                + FIELD.format("separate")
                + run("seen")
                + FIELD.format("end")
            ),
            ["seen"],
        ),
        (para(inside=FIELD.format("begin") + run("an open field hides nothing")), ["an open field hides nothing"]),
        (para("Anchor", inside=BOX.format(para("In the box"))), ["Anchor", "In the box"]),
        (para(inside=BOX.format(table(row("Item", "Cost"), row("Radios", "£3")))), ["Item\tCost", "Radios\t£3"]),
        (para(inside='<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'), ["DRAFT"]),
        (para("Yes ", inside=TICK.format(1, run("?"))), ["Yes ☒"]),
        (para("No ", inside=TICK.format(0, run("?"))), ["No ☐"]),
        (para("Yes ", inside=OLD_TICK.format(1)), ["Yes ☒"]),
        (para("No ", inside=OLD_TICK.format(0)), ["No ☐"]),
        (para(inside=INSERTED.format(run("let in"))), ["let in"]),
        (para(inside=f"<w:moveTo>{run('moved here')}</w:moveTo>"), ["moved here"]),
        (para(inside="<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), ["a+b"]),
        (para(inside=run("m") + run("2", '<w:vertAlign w:val="superscript"/>')), ["m²"]),
        (
            para("PART 2 – EXEMPT SECTION", '<w:pStyle w:val="TOC1"/>', "<w:r><w:tab/></w:r>" + run("7")),
            ["PART 2 – EXEMPT SECTION .... 7"],
        ),
    ),
)
def test_a_construct_gives_these_lines(tmp_path: Path, body: str, expected: list[str]) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    assert lines(write_word(tmp_path / "a.docx", body, {"styles": styles})) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    (
        (table(row("Item", "Cost"), row("Radios", "£3")), ["Item\tCost", "Radios\t£3"]),
        (table(row("Item", "Cost"), row("Radios", cell())), ["Item\tCost", "Radios\t"]),
        (table(row("One"), row("Two")), ["One", "Two"]),
        (table(row(cell("One", "Two"), "Beside")), ["One", "Two", "Beside"]),
        (table(row("1.1", cell("One", "Two"))), ["1.1 One", "Two"]),
        (table(row(cell(table(row("Item", "Cost"))), "Beside")), ["Item\tCost", "Beside"]),
        (
            table(
                row(cell("Wide", properties='<w:gridSpan w:val="2"/>'), "Cost"),
                row("a", "b", "c"),
            ),
            ["Wide\t\tCost", "a\tb\tc"],
        ),
        (
            table(
                row(cell("Tall", properties='<w:vMerge w:val="restart"/>'), "a"),
                row(cell(properties="<w:vMerge/>"), "b"),
            ),
            ["Tall\ta", "Tall\tb"],
        ),
        (table(row(f"<w:tc>{para(inside=run('a') + '<w:r><w:br/></w:r>' + run('b'))}</w:tc>", "c")), ["a b\tc"]),
        (table(row("x", "y") + f"<w:sdt><w:sdtContent>{row('a', 'b')}</w:sdtContent></w:sdt>"), ["x\ty", "a\tb"]),
        (table(row("x", "y"), row("a", "b", properties="<w:ins/>")), ["x\ty", "a\tb"]),
        (
            table(row("Item", "Notes", properties="<w:tblHeader/>"), row("Radios", cell("New.", "Spare."))),
            ["Item\tNotes", "Radios\tNew. Spare."],
        ),
    ),
)
def test_a_table_gives_these_lines(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert lines(write_word(tmp_path / "a.docx", body)) == expected


def test_a_blank_line_stands_between_paragraphs_and_none_between_rows(tmp_path: Path) -> None:
    path = write_word(
        tmp_path / "a.docx", para("One") + para("Two") + table(row("a", "b"), row("c", "d")) + para("End")
    )
    [page] = read_file(path).pages
    assert page.number is None
    assert [line.text for line in page.lines] == ["One", "", "Two", "", "a\tb", "c\td", "", "End"]
    assert [line.n for line in page.lines] == list(range(1, 9))
    assert {line.full for line in page.lines} == {False}


def test_headings_and_wholly_bold_paragraphs_are_strong(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Purpose", 1)
    document.add_paragraph().add_run("Wholly bold").bold = True
    document.add_paragraph("Partly ").add_run("bold").bold = True
    document.save(str(tmp_path / "a.docx"))
    [page] = read_file(tmp_path / "a.docx").pages
    assert [line.strong for line in page.lines if line.text] == [True, True, False]


def test_headers_and_footers_come_first_and_each_once(tmp_path: Path) -> None:
    references = (("header", "first", 1), ("header", "default", 2), ("header", "even", 3), ("footer", "default", 1))
    given = (f'<w:{kind}Reference w:type="{sort}" r:id="{kind}{n}"/>' for kind, sort, n in references)
    section = f"<w:sectPr>{''.join(given)}</w:sectPr>"
    others = {
        "header1": para("First page"),
        "header2": para("OFFICIAL-SENSITIVE"),
        "header3": para("OFFICIAL-SENSITIVE"),
        "footer1": table(row("Westmarch", "2031")),
    }
    path = write_word(tmp_path / "a.docx", para("Body") + section, others)
    assert lines(path) == ["First page", "OFFICIAL-SENSITIVE", "Westmarch", "2031", "Body"]


def test_notes_stand_after_the_paragraph_that_calls_them(tmp_path: Path) -> None:
    def call(sort: str, n: int) -> str:
        return f'<w:r><w:{sort}Reference w:id="{n}"/></w:r>'

    body = para(inside=run("The plan") + call("footnote", 2) + run(" is old") + call("endnote", 5) + run("."))
    body += table(row("a", cell(para("b", inside=call("footnote", 3)))), row("c", "d"))
    others = {
        "footnotes": '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{para(" Of 2009.")}</w:footnote><w:footnote w:id="3">{para("In a table.")}</w:footnote>',
        "endnotes": f'<w:endnote w:id="5">{para("Kept at the station.")}</w:endnote>',
    }
    assert lines(write_word(tmp_path / "a.docx", body, others)) == [
        "The plan¹ is old¹.",
        "¹ Of 2009.",
        "¹ Kept at the station.",
        "a\tb²",
        "² In a table.",
        "c\td",
    ]


def test_an_empty_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="holds no text"):
        read_file(write_word(tmp_path / "a.docx", para()))
