"""Pages printed by a browser, as records published on the web are: one print of many cases, a page each."""

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from ingest.document import Origin, read_document
from ingest.gate.gate import Held
from ingest.gate.rulings import Rulings

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no browser that prints to PDF is installed")

STYLE = """<style>
@page{size:A4;margin:2cm} body{font:11pt/1.35 "Liberation Sans",Arial,sans-serif}
section{break-after:page;position:relative} .i p{margin:0;text-indent:1cm}
.head{display:flex;justify-content:space-between} .turned{writing-mode:vertical-rl}
.z tr:nth-child(even){background:#ddd;-webkit-print-color-adjust:exact}
table{border-collapse:collapse;width:100%} td,th{padding:3px 5px;text-align:left} .r td,.r th{border:1px solid}
</style>"""
PROSE = (
    "The Commissioner considered the report at some length and noted that the vehicles had been bought in 2016 and "
    "that repairs had cost £2.4 million over the last five years.",
    "The Chief Constable supports the proposal. He has asked that the first vehicles be delivered by 31 March 2025.",
    "No response was received from the second district council, although it was written to three times.",
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in PROSE)
ROWS = (
    ("Risk", "Effect", "Owner"),
    (
        "Late delivery of the vehicles to the force",
        "Repairs go on for another year at a cost of £2.4m, and the oldest cars fail",
        "Head of Fleet",
    ),
    ("Price rises", "The programme is cut", "Finance"),
)
TRUE_ROWS = (
    "Risk | Effect | Owner",
    f"{ROWS[1][0]} | Effect: {ROWS[1][1]} | Owner: Head of Fleet",
    "Price rises | Effect: The programme is cut | Owner: Finance",
)
SECRET = "<p>The zqone company offered two million pounds and the second bidder offered rather more than that.</p>"


def table(rows: tuple[tuple[str, ...], ...], kind: str = "") -> str:
    return (
        f"<table {kind}>"
        + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
        + "</table>"
    )


PUBLIC: dict[str, tuple[str, tuple[str, ...]]] = {
    "paragraphs": (PARAGRAPHS, PROSE),
    "justified and hyphenated": (f'<div lang="en" style="text-align:justify;hyphens:auto">{PARAGRAPHS}</div>', PROSE),
    "first lines indented": (
        f"<div class=i>{PARAGRAPHS}</div>",
        PROSE,
    ),
    "two columns": (f'<div style="columns:2">{PARAGRAPHS * 2}</div>', PROSE * 2),
    "bullets": (
        "<p>The board is asked to:</p><ul><li>note the report</li><li>agree the budget</li></ul>",
        ("The board is asked to:\n• note the report\n• agree the budget",),
    ),
    "ruled table": (table(ROWS, "class=r"), TRUE_ROWS),
    "table without lines": (table(ROWS), TRUE_ROWS),
    "table shaded by rows": (
        f"<div class=z>{table(ROWS)}</div>",
        TRUE_ROWS,
    ),
    "form": (
        table((("Title:", "Vehicles"), ("Cost centre:", ""), ("Reference:", "2024/31"))),
        ("Title: Vehicles", "Cost centre:", "Reference: 2024/31"),
    ),
    "raised and lowered": (
        "<p>The sum of £2.4m² is wrong, 3 m<sup>2</sup> is so for the 1<sup>st</sup> time, CO<sub>2</sub> falls.</p>",
        ("The sum of £2.4m² is wrong, 3 m² is so for the 1st time, CO2 falls.",),
    ),
}
EXEMPT: dict[str, str] = {
    "in a first cell": table((("{o}", "The zqone price"), ("zqone", "The zqone score")), "class=r"),
    "in the first cell of a table without lines": table((("{o}", "The zqone price"), ("zqone", "The zqone score"))),
    "over a cell's text": table((("Part", "Text"), ("Advice", "Public facts.<br>{o}<br>The zqone price")), "class=r"),
    "over several rows": "<table class=r><tr><td rowspan=2>{o}</td><td>zqone</td></tr><tr><td>zqone</td></tr></table>",
    "turned in a cell": "<table class=r><tr><td rowspan=2 class=turned>{o}</td><td>zqone</td></tr>"
    "<tr><td>zqone</td></tr></table>",
    "beside a running head": "<div class=head><span>Police Commissioner for Wessex</span><span>{o}</span></div>"
    + SECRET,
    "in a floating box": '<div style="float:right;border:1px solid;padding:5px;width:4.5cm">{o}</div>' + SECRET * 2,
    "beside its matter": '<div style="display:flex;gap:8mm"><div style="width:3cm">{o}</div><div>'
    + SECRET * 2
    + "</div></div>",
    "under the text": '<div style="position:absolute;top:5cm;font-size:50pt;color:#ccc">{o}</div>' + SECRET * 6,
    "in letters set apart": '<p style="font-size:30pt;letter-spacing:12px">{o}</p>' + SECRET,
    "in the left column": '<div style="columns:2"><p>The public facts.</p><p style="break-after:column">{o}</p>'
    + SECRET
    + "</div>",
}
OPENERS = ("PART 2 - EXEMPT", "NOT FOR PUBLICATION", "OFFICIAL - SENSITIVE", "Exempt Appendix B")
CASES = {name: html for name, (html, _) in PUBLIC.items()} | {
    f"{name}: {opener}": html.replace("{o}", opener) for name, html in EXEMPT.items() for opener in OPENERS
}


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each case's page as a file of its own."""
    folder = tmp_path_factory.mktemp("browser")
    page, whole = folder / "a.html", folder / "a.pdf"
    sections = "".join(f"<section>{html}</section>" for html in CASES.values())
    page.write_text(f"<meta charset=utf-8>{STYLE}{sections}", "utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-pdf-header-footer")
    command = [str(BROWSER), *flags, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={whole}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return dict(zip(CASES, _split(whole, folder), strict=True))


def _split(whole: Path, folder: Path) -> list[Path]:
    """A file for each page but an empty last one."""
    files = []
    with pypdfium2.PdfDocument(whole) as document:
        for n in range(len(CASES)):
            files.append(folder / f"{n}.pdf")
            with pypdfium2.PdfDocument.new() as single:
                single.import_pages(document, [n])
                single.save(files[-1])
    return files


def released(path: Path) -> tuple[str, ...]:
    document = read_document(path, Origin("d", "d.pdf", "f" * 64, True), Rulings())
    return () if isinstance(document, Held) else tuple(p.text for p in document.paragraphs)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_printed_page_gives_its_paragraphs_and_rows(prints: dict[str, Path], name: str) -> None:
    assert released(prints[name]) == PUBLIC[name][1]


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize("name", EXEMPT)
def test_nothing_exempt_is_released_from_a_printed_page(prints: dict[str, Path], name: str, opener: str) -> None:
    assert "zqone" not in " ".join(released(prints[f"{name}: {opener}"]))
