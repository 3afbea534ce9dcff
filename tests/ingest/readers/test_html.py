"""A saved web page is read as a browser shows it: each construct and the lines that come of it."""

from pathlib import Path

import pytest

from ingest.readers import Line, UnreadableError
from ingest.readers.kinds import read_file

LONG = "The panel met in May and again in June to weigh what it had heard from the four stations."


def write_page(path: Path, page: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(page.encode(encoding))
    return path


def page(main: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>Zqone</title>{head}</head><body><main>{main}</main></body></html>"


def read_lines(path: Path) -> list[Line]:
    """The page's lines, blank ones left out."""
    return [line for p in read_file(path).pages for line in p.lines if line.text]


def lines(path: Path) -> list[str]:
    return [line.text for line in read_lines(path)]


@pytest.mark.parametrize(
    ("main", "expected"),
    (
        ("<p>One</p>\n<p>Two</p>", ["One", "Two"]),
        ("<div>One</div><div>Two <span>and</span> more</div>", ["One", "Two and more"]),
        ("<div>before<p>within</p>after</div>", ["before", "within", "after"]),
        ("<p>broken\n  over   lines</p>", ["broken over lines"]),
        ("<p>Halden<br>Leeds</p>", ["Halden", "Leeds"]),
        ("<pre>one\ntwo</pre>", ["one", "two"]),
        ("<p>Fish &amp; chips &pound;3 &#8211; &nbsp;hot</p>", ["Fish & chips £3 – hot"]),
        ("<ul><li>one<li>two</ul>", ["• one", "• two"]),
        ("<ol><li>one<li>two</ol>", ["1. one", "2. two"]),
        ('<ol type="a" start="3"><li>one<li>two</ol>', ["c. one", "d. two"]),
        ('<ol type="i"><li>one<li value="7">two<li>three</ol>', ["i. one", "vii. two", "viii. three"]),
        ("<ol reversed><li>one<li>two</ol>", ["2. one", "1. two"]),
        ('<ol style="list-style: none"><li>1.1 one</ol>', ["1.1 one"]),
        ("<ol><li>one<ul><li>in</ul><li><p>two</p><p>more</p></ol>", ["1. one", "• in", "2. two", "more"]),
        ("<dl><dt>Date<dd>1 May<dt>Deferred?<dd>No</dl>", ["Date: 1 May", "Deferred? No"]),
        ("<dl><div><dt>Date:</dt><dd>1 May</dd></div></dl>", ["Date: 1 May"]),
        ("<dl><dt>Why<dd><p>One.</p><p>Two.</p></dl>", ["Why", "One.", "Two."]),
        ("<blockquote>Said.</blockquote><figure><figcaption>Plan.</figcaption></figure>", ["Said.", "Plan."]),
        ("<details><summary>More</summary>Inside.</details>", ["More", "Inside."]),
        ("<p>m<sup>2</sup> and 1<sup>st</sup></p>", ["m² and 1st"]),
        ("<p><q>Yes</q></p>", ["“Yes”"]),
        ("<p><ins>in</ins></p>", ["in"]),
        ('<p><input type="checkbox" checked> Yes <input type="checkbox"> No</p>', ["☒ Yes ☐ No"]),
        ('<p>a<img src="data:image/png;base64,AAAA" alt="Zqone"></p>', ["a"]),
        ("<p>shown</p><script>Zqone</script><template>Zqone</template><noscript>Zqone</noscript>", ["shown"]),
        ('<p>shown</p><nav>Zqone</nav><div class="cookie-banner">Zqone</div><button>Zqone</button>', ["shown"]),
        (
            '<p>The plan<sup><a id="c1" href="#n1">1</a></sup> is old.</p>'
            '<ol><li id="n1">Of 2009. <a href="#c1">↩</a></li></ol>',
            ["The plan¹ is old.", "¹ Of 2009."],
        ),
        (
            '<p>The plan <a id="c1" href="#n1">[1]</a> is old.</p><p><a id="n1" href="#c1">[1]</a> Of 2009.</p>',
            ["The plan ¹ is old.", "¹ Of 2009."],
        ),
        ('<p>See <a href="#s">2</a>.</p><h2 id="s">Two</h2>', ["See 2.", "Two"]),
    ),
)
def test_a_construct_gives_these_lines(tmp_path: Path, main: str, expected: list[str]) -> None:
    assert lines(write_page(tmp_path / "a.html", page(main))) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    (
        ("<tr><th>Item<th>Cost<tr><td>Radios<td>£3", ["Item\tCost", "Radios\t£3"]),
        ("<caption>Costs</caption><tr><th>Item<th>Cost<tr><td>Radios<td>", ["Costs\t", "Item\tCost", "Radios\t"]),
        ("<tr><td colspan=2>Wide<td>c<tr><td>a<td>b<td>c", ["Wide\t\tc", "a\tb\tc"]),
        ("<tr><td rowspan=2>Tall<td>a<tr><td>b", ["Tall\ta", "Tall\tb"]),
        ("<tr><th rowspan=2>Tall<td>a<tr><td>b", ["Tall:\ta", "Tall:\tb"]),
        ("<tr><th>Date<td>1 May<tr><th>Title:<td>Radios", ["Date:\t1 May", "Title:\tRadios"]),
        ("<tr><td>only<tr><td>one", ["only", "one"]),
        ("<tr><td><p>One</p><p>Two</p><td>Beside", ["One", "Two", "Beside"]),
        ("<tr><td><table><tr><td>a<td>b</table><td>Beside", ["a\tb", "Beside"]),
        ("<tr><th>Item<th>Notes<tr><td>Radios<td><p>New.</p><p>Spare.</p>", ["Item\tNotes", "Radios\tNew. Spare."]),
        ("<tr><td>a<br>b<td>c", ["a b\tc"]),
    ),
)
def test_a_table_gives_these_lines(tmp_path: Path, table: str, expected: list[str]) -> None:
    assert lines(write_page(tmp_path / "a.html", page(f"<table>{table}</table>"))) == expected


def test_headings_and_wholly_bold_paragraphs_are_strong(tmp_path: Path) -> None:
    main = "<h2>Purpose</h2><p><b>Wholly <i>bold</i></b></p><p>Partly <b>bold</b></p>"
    found = read_lines(write_page(tmp_path / "a.html", page(main)))
    assert [line.strong for line in found] == [True, True, False]
    assert {line.full for line in found} == {False}


AROUND = "<header>Westmarch</header><nav>Home</nav>{}<aside>News</aside><footer>About us</footer>"


@pytest.mark.parametrize(
    "main",
    (
        f"<main><p>{LONG}</p></main>",
        f'<div role="main"><p>{LONG}</p></div>',
        f"<article><p>{LONG}</p></article>",
        f"<div><div><p>{LONG}</p></div></div>",
        f"<form><div><p>{LONG}</p></div></form>",
        f"<p>{LONG}</p>",
        f'<div class="main-menu">Home</div><div>{LONG}</div><ul id="breadcrumbs"><li>You are here</ul>',
        f"<table><tr><td><main><p>{LONG}</p></main></table>",
        f"<main></main><div>{LONG}</div>",
        f'<main aria-hidden="true"><p>{LONG}</p></main>',
    ),
)
def test_the_main_text_is_found(tmp_path: Path, main: str) -> None:
    assert lines(write_page(tmp_path / "a.html", AROUND.format(main))) == [LONG]


@pytest.mark.parametrize(
    "around",
    ("<header><p>OFFICIAL-SENSITIVE</p></header>", "<div>OFFICIAL-SENSITIVE</div>", "<h1>PART 2 – EXEMPT</h1>"),
)
def test_what_opens_an_exempt_section_counts_outside_the_main_text(tmp_path: Path, around: str) -> None:
    found = lines(write_page(tmp_path / "a.html", f"<body>{around}<main><p>{LONG}</p></main>"))
    assert len(found) == 2


@pytest.mark.parametrize(
    "around", ('<nav><a href="/p2">Exempt items</a></nav>', '<div><a href="/p2">Exempt items</a></div>')
)
def test_a_link_to_exempt_items_outside_the_main_text_opens_nothing(tmp_path: Path, around: str) -> None:
    assert lines(write_page(tmp_path / "a.html", f"<body>{around}<main><p>{LONG}</p></main>")) == [LONG]


@pytest.mark.parametrize(
    ("head", "encoding"),
    (
        ('<meta charset="utf-8">', "utf-8"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ("", "cp1252"),
        ('<meta charset="utf-8">', "cp1252"),
        ('<meta charset="no-such">', "utf-8"),
    ),
)
def test_characters_are_read_in_every_encoding(tmp_path: Path, head: str, encoding: str) -> None:
    path = write_page(tmp_path / "a.html", page("<p>It costs £3 – “cheap”</p>", head), encoding)
    assert lines(path) == ["It costs £3 – “cheap”"]


def test_a_page_without_text_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no text"):
        read_file(write_page(tmp_path / "a.html", page("<script>draw()</script>")))
