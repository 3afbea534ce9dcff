"""What a page hides in its main text is reported by its sort and its words go nowhere; its furniture holds nothing."""

from pathlib import Path

import pytest

from ingest.readers.kinds import read_file
from tests.ingest.readers.test_html import LONG, page, write_page

STYLE = (
    "<style>.away, p.gone {display: none} #one {visibility:hidden} h6 {display:none} .box .deep {display:none}"
    " .box > .near {opacity: 0} .back {display: none} .back.in {display: block} /* .c {} */"
    " @media print {.printed {display: none}} @media (max-width: 40em) {.wide {display: none}}"
    " .night {background: #000} .pale {color: #fff} .a:hover {display: none}</style>"
)
SECRET = "Zqone wins at 2.1m"


@pytest.mark.parametrize(
    ("sort", "main"),
    (
        ("hidden text", f'<p style="display:none">{SECRET}</p>'),
        ("hidden text", f'<p style="DISPLAY : None !important">{SECRET}</p>'),
        ("hidden text", f'<p style="visibility:hidden">{SECRET}</p>'),
        ("hidden text", f"<p hidden>{SECRET}</p>"),
        ("hidden text", f'<p style="opacity:0">{SECRET}</p>'),
        ("hidden text", f'<p style="position:absolute;left:-9999px">{SECRET}</p>'),
        ("hidden text", f'<p style="text-indent:-999em">{SECRET}</p>'),
        ("hidden text", f'<p style="height:0;overflow:hidden">{SECRET}</p>'),
        ("hidden text", f'<p class="away">{SECRET}</p>'),
        ("hidden text", f'<p class="gone">{SECRET}</p>'),
        ("hidden text", f'<p id="one">{SECRET}</p>'),
        ("hidden text", f"<h6>{SECRET}</h6>"),
        ("hidden text", f'<div class="box"><div><p class="deep">{SECRET}</p></div></div>'),
        ("hidden text", f'<div class="box"><p class="near">{SECRET}</p></div>'),
        ("hidden text", f'<table><tr><td>a<td>b<tr style="display:none"><td>{SECRET}<td>c</table>'),
        ("hidden text", f'<table><tr><td>a<td><span style="display:none">{SECRET}</span>b</table>'),
        ("hidden text", f"<dl><dt>a<dd hidden>{SECRET}</dl>"),
        ("microscopic text", f'<p style="font-size:1px">{SECRET}</p>'),
        ("microscopic text", f'<p style="font-size:0">{SECRET}</p>'),
        ("white text", f'<p style="color:#fff">{SECRET}</p>'),
        ("white text", f'<p style="color: white; background-color: #FEFEFE">{SECRET}</p>'),
        ("white text", f'<p><font color="#ffffff">{SECRET}</font></p>'),
        ("white text", f'<p class="pale">{SECRET}</p>'),
        ("text under a dark highlight", f'<p><span style="background:#000">{SECRET}</span></p>'),
        ("text under a dark highlight", f'<p style="color:black;background:black">{SECRET}</p>'),
        ("deleted text", f"<p><del>{SECRET}</del></p>"),
        ("deleted text", f"<p><s>{SECRET}</s></p>"),
        ("comments", "<!-- The winner is Zqone Ltd, by four points. -->"),
        ("comments", "<!-- <p>Zqone is paid £2.1m a year</p> -->"),
        ("comments", "<table><!-- The winner is Zqone Ltd, by four points. --><tr><td>a<td>b</table>"),
    ),
)
def test_hidden_words_are_reported_and_kept_out(tmp_path: Path, sort: str, main: str) -> None:
    found = read_file(write_page(tmp_path / "a.html", page(f"<p>{LONG}</p>{main}", STYLE)))
    assert [hidden.sort for hidden in found.hidden] == [sort]
    assert "Zqone" not in repr(found)


@pytest.mark.parametrize(
    "main",
    (
        '<p class="back in">{}</p>',
        '<p class="printed">{}</p>',
        '<p class="wide">{}</p>',
        '<p class="a c deep">{}</p>',
        '<p hidden="until-found">{}</p>',
        '<p style="color:#fff;background:#1f3864">{}</p>',
        '<div class="night"><p class="pale">{}</p></div>',
        '<div style="background:url(a.png)"><p style="color:white">{}</p></div>',
        '<table><tr bgcolor="#000080"><td><font color="white">{}</font><td>b</table>',
        '<p style="color:#767676">{}</p>',
        '<p style="background:yellow">{}</p>',
        '<p style="font-size:8px">{}</p>',
        '<p style="position:absolute;left:-20px">{}</p>',
        "<p><mark>{}</mark></p>",
        "<p><ins>{}</ins></p>",
    ),
)
def test_what_can_be_read_holds_nothing(tmp_path: Path, main: str) -> None:
    found = read_file(write_page(tmp_path / "a.html", page(f"<p>{LONG}</p>{main.format(SECRET)}", STYLE)))
    assert found.hidden == ()
    assert SECRET in repr(found)


@pytest.mark.parametrize(
    "main",
    (
        '<span class="visually-hidden">Zqone wins.</span>',
        '<span class="govuk-visually-hidden">Zqone wins.</span>',
        '<span class="sr-only" style="position:absolute;left:-9999px">Zqone wins.</span>',
        '<a class="skip-link" href="#x">Zqone</a>',
        '<span aria-hidden="true">Zqone</span>',
        '<div class="modal" style="display:none">Zqone wins.</div>',
        '<div role="dialog" hidden>Zqone wins.</div>',
        "<dialog>Zqone wins.</dialog>",
        '<p style="display:none">Loading…</p>',
        '<p style="display:none"> </p>',
        '<div class="print-only" style="display:none">Zqone</div>',
        "<!-- Zqone -->",
        "<!-- /.zqone-content -->",
        '<!-- wp:paragraph {"zqone": true} -->',
        "<!-- This template was rendered by the Zqone module. -->",
        "<!--[if IE]><p>Zqone wins a browser war.</p><![endif]-->",
        "<!-- Start of Zqone content block -->",
        '<!-- <div class="zqone"> -->',
        '<input type="hidden" value="Zqone wins.">',
    ),
)
def test_furniture_is_dropped_and_holds_nothing(tmp_path: Path, main: str) -> None:
    found = read_file(write_page(tmp_path / "a.html", page(f"<p>{LONG}</p>{main}", STYLE)))
    assert found.hidden == ()
    assert "zqone" not in repr(found).casefold()


@pytest.mark.parametrize(
    "hidden", (f'<p style="display:none">{SECRET}</p>', f"<!-- {SECRET}. -->", f"<del>{SECRET}</del>")
)
def test_what_is_hidden_outside_the_main_text_holds_nothing(tmp_path: Path, hidden: str) -> None:
    found = read_file(write_page(tmp_path / "a.html", f"<body><div>{hidden}</div><main><p>{LONG}</p></main></body>"))
    assert found.hidden == ()
    assert "Zqone" not in repr(found)


def test_visible_words_that_screen_readers_skip_still_open_an_exempt_section(tmp_path: Path) -> None:
    main = f'<p>{LONG}</p><h2 aria-hidden="true">PART 2 – EXEMPT</h2>'
    assert "PART 2 – EXEMPT" in repr(read_file(write_page(tmp_path / "a.html", page(main))))
