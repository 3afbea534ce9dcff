"""The heading of an exempt part opens it from whichever construct of a Word file or a web page it stands in, and
nothing that follows it comes through."""

from pathlib import Path

import pytest

from ingest.document import Origin, judge_file
from ingest.gate.gate import Held, PublicDocument, release
from ingest.gate.rulings import Rulings
from tests.ingest.readers.test_docx import BOX
from tests.ingest.readers.test_html import page, write_page
from tests.ingest.readers.test_numbering import item, level, listed, pattern
from tests.ingest.readers.word_files import cell, para, row, run, table, write_word

OPENS = "PART 2 – EXEMPT"
SECRET = "The winner is Zqone Systems at 2,187,400 pounds for five years."
FRONT = (
    "DECISION NOTICE",
    "Subject: Radios for the river unit",
    "Decision no. 12/2031",
    "Summary:",
    "1. The radios of the river unit fail in wet weather, as they did on nine days of last winter.",
)
SHOWN = "fail in wet weather"


def judged(path: Path) -> PublicDocument | Held:
    return release(judge_file(path, Origin("d", path.name, "f" * 64, True)), path.name, Rulings())


def check(path: Path) -> None:
    found = judged(path)
    assert isinstance(found, PublicDocument), found
    assert any(SHOWN in p.text for p in found.paragraphs)
    assert "Zqone" not in repr(found)
    assert found.withheld


WORD_FRONT = "".join(map(para, FRONT))
NUMBERING = pattern(0, level(0, "upperRoman", "Part %1 –")) + listed(1, 0)
HEADING = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'


@pytest.mark.parametrize(
    "body",
    (
        para(OPENS) + para(SECRET),
        para(OPENS, '<w:pStyle w:val="H"/>') + para(SECRET),
        para(inside=run("PART 2 ") + run("– EXEMPT")) + para(SECRET),
        para(inside=run("Kept in files.") + "<w:r><w:br/></w:r>" + run(OPENS) + "<w:r><w:br/></w:r>" + run(SECRET)),
        para(inside=f"<w:hyperlink>{run(OPENS)}</w:hyperlink>") + para(SECRET),
        para(inside=f"<w:sdt><w:sdtContent>{run(OPENS)}</w:sdtContent></w:sdt>") + para(SECRET),
        para(inside=f"<w:ins>{run(OPENS)}</w:ins>") + para(SECRET),
        para("A plan.", inside=BOX.format(para(OPENS))) + para(SECRET),
        para("A plan.", inside=BOX.format(para(OPENS) + para(SECRET))),
        item("Public facts", 1)
        + para("They are known to all who sail there.")
        + item("Exempt facts", 1)
        + para(SECRET),
        item(OPENS, 2) + item(SECRET, 2),
        table(row(OPENS), row(SECRET)),
        table(row(cell(OPENS, SECRET))),
        table(row(cell(OPENS, SECRET), "Beside")),
        table(row("4.", OPENS), row("4.1", SECRET)),
        table(row("4", OPENS), row("4.1", SECRET)),
        table(row("4.", cell(OPENS, SECRET))),
        table(row("4.", OPENS, ""), row("4.1", SECRET, "x")),
        table(row("A", "B"), row(OPENS, cell()), row("Price", SECRET)),
        table(row("A", "B"), row("C", OPENS), row("Price", SECRET)),
        table(row("A", "B", "C"), row("C", OPENS, SECRET), row("Price", "x", SECRET)),
        table(row("A", "B"), row("C", OPENS)) + para(SECRET),
        table(row(cell(OPENS, properties='<w:gridSpan w:val="2"/>')), row("Price", SECRET)),
        table(
            row("Item", "Sum", properties="<w:tblHeader/>"),
            row("Boats", "3"),
            row(OPENS, cell()),
            row("Radios", SECRET),
        ),
        table(row(cell(table(row(OPENS), row(SECRET))), "Beside")),
        table(row(cell(para(inside=run("Facts") + "<w:r><w:br/></w:r>" + run(OPENS)), SECRET), "x")),
        table(row("Title:", "Radios"), row("Protective marking:", "OFFICIAL-SENSITIVE"), row("Price:", SECRET)),
        para(inside=run("A plan") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" of long standing is kept up."))
        + para(OPENS)
        + para(inside=run("It says") + '<w:r><w:footnoteReference w:id="3"/></w:r>'),
    ),
)
def test_a_word_construct_opens_an_exempt_section(tmp_path: Path, body: str) -> None:
    notes = f'<w:footnote w:id="2">{para("Of 2009.")}</w:footnote><w:footnote w:id="3">{para(SECRET)}</w:footnote>'
    lists = NUMBERING.replace("<w:num ", pattern(1, level(0, "decimal", "%1.")) + "<w:num ", 1) + listed(2, 1)
    others = {"styles": HEADING, "numbering": lists, "footnotes": notes}
    check(write_word(tmp_path / "a.docx", WORD_FRONT + body, others))


@pytest.mark.parametrize(
    "header",
    (
        para("OFFICIAL-SENSITIVE"),
        table(row("Westmarch", "OFFICIAL-SENSITIVE")),
        para(inside=BOX.format(para("OFFICIAL-SENSITIVE"))),
        para(inside='<w:r><w:pict><v:shape><v:textpath string="OFFICIAL-SENSITIVE"/></v:shape></w:pict></w:r>'),
    ),
)
@pytest.mark.parametrize("kind", ("header", "footer"))
def test_a_marking_in_a_margin_holds_the_file(tmp_path: Path, kind: str, header: str) -> None:
    section = f'<w:sectPr><w:{kind}Reference w:type="default" r:id="{kind}1"/></w:sectPr>'
    path = write_word(tmp_path / "a.docx", WORD_FRONT + para(SECRET) + section, {f"{kind}1": header})
    assert isinstance(judged(path), Held)


def test_a_public_marking_in_a_header_holds_nothing(tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    others = {"header1": para("OFFICIAL – PUBLIC")}
    found = judged(write_word(tmp_path / "a.docx", WORD_FRONT + section, others))
    assert isinstance(found, PublicDocument)
    assert not found.withheld


@pytest.mark.parametrize(
    "body",
    (
        para("There is no exempt Part 2 to this notice, since there was nothing to put in it.") + para("Zqone"),
        table(
            row("Number", "Radios", "Papers"), row("12", "Zqone", "Restricted - commercial"), row("13", "Boats", "-")
        ),
        table(row("Reserves", "Restricted", "Unrestricted"), row("2031", "Zqone", "7")),
        table(row("System", "Level"), row("Zqone", "OFFICIAL-SENSITIVE"), row("Boats", "OFFICIAL")),
    ),
)
def test_a_mention_in_a_table_or_a_sentence_opens_nothing(tmp_path: Path, body: str) -> None:
    found = judged(write_word(tmp_path / "a.docx", WORD_FRONT + body))
    assert isinstance(found, PublicDocument)
    assert "Zqone" in repr(found)


HTML_FRONT = "".join(f"<p>{text}</p>" for text in FRONT)


@pytest.mark.parametrize(
    "main",
    (
        "<h2>{0}</h2><p>{1}</p>",
        "<div>{0}</div><div>{1}</div>",
        "<p>Kept in files.<br>{0}<br>{1}</p>",
        "<p>PART&nbsp;2 &ndash; <b>EX</b>EMPT</p><p>{1}</p>",
        "<ol><li>{0}<li>{1}</ol>",
        "<ul><li>{0}<ul><li>{1}</ul></ul>",
        '<ol start="4"><li>{0}<p>{1}</p></ol>',
        "<dl><dt>{0}<dd>{1}</dl>",
        "<dl><dt>Section<dd>{0}<dt>Price<dd>{1}</dl>",
        "<dl><dt>Section<dd><p>{0}</p><p>{1}</p></dl>",
        "<blockquote>{0}</blockquote><blockquote>{1}</blockquote>",
        "<details><summary>{0}</summary>{1}</details>",
        "<figure><figcaption>{0}</figcaption></figure><p>{1}</p>",
        "<table><caption>{0}</caption><tr><th>Item<th>Sum<tr><td>Radios<td>{1}</table>",
        "<table><tr><td>{0}<tr><td>{1}</table>",
        "<table><tr><td>a<td>{0}<tr><td>b<td>{1}</table>",
        "<table><tr><th colspan=2>{0}<tr><td>b<td>{1}</table>",
        "<table><tr><td>a<br>{0}<br>{1}<td>b</table>",
        "<table role=presentation><tr><td>a<td>{0}<td>{1}</table>",
        "<table><tr><td><table><tr><td>{0}<tr><td>{1}</table><td>b</table>",
        "<table><tr><th>Marking<td>OFFICIAL-SENSITIVE<tr><th>Price<td>{1}</table>",
        "<pre>{0}\n{1}</pre>",
        "<h2><button>{0}<span class=accordion-toggle>Show</span></button></h2><div hidden=until-found>{1}</div>",
        "<div><button>{0}</button></div><div>{1}</div>",
        "<section><header><h2>{0}</h2></header><p>{1}</p></section>",
        "<ul class=none style='list-style:none'><li>{0}<li>{1}</ul>",
        "<p>See<sup><a href='#n'>1</a></sup>.</p><h2>{0}</h2><ol><li id=n>{1}</ol>",
        "</main><h2>{0}</h2><main><p>{1}</p>",
    ),
)
def test_a_web_construct_opens_an_exempt_section(tmp_path: Path, main: str) -> None:
    check(write_page(tmp_path / "a.html", page(HTML_FRONT + main.format(OPENS, SECRET))))


def test_a_form_in_a_table_is_read_as_one_in_a_text_file_is(tmp_path: Path) -> None:
    rows = (("Title:", "Body scanners"), ("Confidential Decision?", "No"), ("Date:", "1 May 2031"))
    body = table(*(row(*cells) for cells in rows))
    found = judged(write_word(tmp_path / "a.docx", WORD_FRONT + body))
    assert isinstance(found, PublicDocument)
    kinds = [(p.kind, p.text) for p in found.paragraphs[-3:]]
    assert kinds == [
        ("field", "Title: Body scanners"),
        ("field", "Confidential Decision? No"),
        ("field", "Date: 1 May 2031"),
    ]


def test_an_answer_in_a_table_holds_the_file(tmp_path: Path) -> None:
    body = table(row("Confidential Decision?", "Yes"), row("Date:", "1 May 2031"))
    assert isinstance(judged(write_word(tmp_path / "a.docx", WORD_FRONT + body)), Held)


def test_a_footnote_comes_to_the_word_that_calls_it(tmp_path: Path) -> None:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = para(inside=run("The plan") + call + run(" is old and will be replaced in May."))
    notes = {"footnotes": f'<w:footnote w:id="2">{para("It was written in 2009.")}</w:footnote>'}
    found = judged(write_word(tmp_path / "a.docx", WORD_FRONT + body, notes))
    assert isinstance(found, PublicDocument)
    assert found.paragraphs[-1].text == (
        "The plan is old and will be replaced in May.\n¹ [at “plan”] It was written in 2009."
    )


def test_a_table_s_rows_say_its_caption_and_heads(tmp_path: Path) -> None:
    table = (
        "<table><caption>Capital costs</caption><tr><th>Item<th>2031<th>Supplier<tr><td>Radios<td>£3k<td>Halden</table>"
    )
    found = judged(write_page(tmp_path / "a.html", page(HTML_FRONT + table)))
    assert isinstance(found, PublicDocument)
    assert found.paragraphs[-1].text == "Radios | 2031: £3k | Supplier: Halden"
    assert found.paragraphs[-1].heading[-1] == "Capital costs"
