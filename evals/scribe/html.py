"""A source as a page saved from an office's web site: the document in <main>, the site's own furniture around it."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from evals.scribe.inline import Spans, words
from evals.scribe.scrawl import draw_png_address
from evals.scribe.source import SIGN_HERE, Block, Break, Field, Heading, Item, Paragraph, Signature, Source, Table

_SITE = "Policing and Crime Office"
_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title} | {site}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body {{ font-family: Arial, sans-serif; margin: 0; color: #0b0c0c; }}
nav ul {{ display: flex; list-style: none; gap: 1.5em; }}
.layout {{ display: flex; max-width: 70em; margin: 0 auto; }}
main {{ flex: 3; padding: 1em; }}
aside {{ flex: 1; padding: 1em; border-left: 1px solid #b1b4b6; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid #b1b4b6; padding: 0.4em; text-align: left; }}
dt {{ font-weight: bold; }}
ol.printed {{ list-style: none; }}
</style>
<script>window.siteSettings = {{"cookieBanner": true, "searchIndex": "decisions"}};</script>
</head>
<body>
<div id="cookie-banner" role="region" aria-label="Cookies on this site">
<p>We use some essential cookies to make this website work. We would like to set additional cookies to understand how
you use it.</p>
<button type="button">Accept additional cookies</button> <button type="button">Reject additional cookies</button>
</div>
<a class="skip-link" href="#content">Skip to main content</a>
<header>
<a href="/">{site}</a>
<form action="/search" role="search"><label for="q">Search</label> <input id="q" name="q"><button>Go</button></form>
</header>
<nav aria-label="Main menu">
<ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li><li><a href="/decisions">Decisions</a></li>
<li><a href="/meetings">Meetings</a></li><li><a href="/contact">Contact us</a></li></ul>
</nav>
<nav class="breadcrumb" aria-label="Breadcrumb">
<ol><li><a href="/">Home</a></li><li><a href="/decisions">Decisions</a></li><li aria-current="page">{title}</li></ol>
</nav>
<div class="layout">
<main id="content">
{main}
</main>
<aside>
<h2>In this section</h2>
<ul><li><a href="/decisions/how">How decisions are made</a></li><li><a href="/decisions/list">All decisions</a></li>
<li><a href="/foi">Freedom of information</a></li></ul>
<h2>Keep in touch</h2>
<p>Sign up for our newsletter to hear about policing near you.</p>
</aside>
</div>
<footer>
<ul><li><a href="/accessibility">Accessibility statement</a></li><li><a href="/privacy">Privacy notice</a></li>
<li><a href="/sitemap">Site map</a></li></ul>
<p>© {site}. All rights reserved.</p>
</footer>
</body>
</html>
"""


def build_html(source: Source) -> bytes:
    """The whole page; its header and footer are the site's, not the printed document's."""
    title = next((words(b.text) for b in source.blocks if isinstance(b, Heading)), source.stem)
    main = "\n".join([*_print_all(source), *_print_notes(source)])
    site = source.front.facts.body or _SITE
    return _PAGE.format(title=escape(title), site=escape(site), main=main).encode()


def _print_all(source: Source) -> Iterator[str]:
    for kind, run in groupby(source.blocks, _sort):
        blocks = tuple(run)
        match kind:
            case "bullets":
                yield _wrap("ul", "", "".join(_print(b) for b in blocks))
            case "letters":
                yield _wrap("ol", ' class="printed"', "".join(_print(b) for b in blocks))
            case "fields":
                yield _wrap("dl", "", "".join(_print(b) for b in blocks))
            case _:
                yield from (_print(b) for b in blocks)


def _sort(block: Block) -> str:
    """Blocks of the same sort that follow each other stand in one list."""
    match block:
        case Item(label=label):
            return "letters" if label else "bullets"
        case Field():
            return "fields"
        case _:
            return ""


def _print(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{_mark_up(block.text)}</h{block.level}>"
        case Paragraph():
            return f"<p>{escape(f'{block.label} '.lstrip())}{_mark_up(block.text)}</p>"
        case Item():
            return f"<li>{escape(f'{block.label} '.lstrip())}{_mark_up(block.text)}</li>\n"
        case Field():
            return f"<dt>{escape(block.label)}</dt>\n<dd>{_mark_up(block.text)}</dd>\n"
        case Table():
            return _print_table(block)
        case Signature():
            lines = "".join(f"<p>{escape(line)}</p>\n" for line in block.below)
            image = f'<img src="{draw_png_address(block.name)}" alt="">'
            return f'<div class="signature">\n<p>{SIGN_HERE}</p>\n{image}\n{lines}</div>'
        case Break():
            return ""


def _print_table(table: Table) -> str:
    head = "".join(f'<th scope="col">{_mark_up(cell)}</th>' for cell in table.rows[0])
    rows = "\n".join("<tr>" + "".join(f"<td>{_mark_up(c)}</td>" for c in row) + "</tr>" for row in table.rows[1:])
    caption = f"<caption>{_mark_up(table.caption)}</caption>\n" if table.caption else ""
    return f"<table>\n{caption}<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _print_notes(source: Source) -> Iterator[str]:
    if source.notes:
        items = "".join(f'<li id="fn{n}">{_mark_up(text)}</li>\n' for n, text in source.notes.items())
        yield f'<section class="footnotes">\n<ol>\n{items}</ol>\n</section>'


def _mark_up(spans: Spans) -> str:
    marked = []
    for span in spans:
        if span.call:
            marked.append(f'<sup><a id="fnref{span.call}" href="#fn{span.call}">{span.call}</a></sup>')
        else:
            marked.append(f"<strong>{escape(span.text)}</strong>" if span.bold else escape(span.text))
    return "".join(marked)


def _wrap(tag: str, attributes: str, inner: str) -> str:
    return f"<{tag}{attributes}>\n{inner}</{tag}>"
