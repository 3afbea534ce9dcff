"""Invented sentences, paragraphs, tables and notes. The same ones are public or exempt by where they stand."""

from collections.abc import Iterator

from evals.forge.noise import brush
from evals.forge.pen import NAMES, Block, Pen

MONTHS = "January February March April May June July August September October November December".split()
FORCES = ("the Constabulary", "the MPS", "the force", "the service", "Wexmarl Police", "the Fire Authority")
FIRMS = ("Pargeter and Lowe", "Aldous Fleet Ltd", "Tamsin Digital", "Hobday Estates LLP", "Corve Systems plc")
ROLES = ("Head of Estates", "Director of Finance", "Chief Information Officer", "Head of Procurement", "Treasurer")
THINGS = (
    "vehicles", "body-worn cameras", "custody cells", "radio masts", "station counters", "uniforms", "drones",
    "mobile data terminals", "forensic laboratories", "boilers", "training ranges", "court video links",
)  # fmt: skip

NAMED = (
    "The {t} scheme will run from {date} and costs {sum} over {years} years.",
    "Officers propose to extend the {t} contract by {years} years at {sum} a year.",
    "{firm} has supplied {things} under Project {t} since {date}.",
    "The {t} depot in {place} serves {count} officers and is held on a lease to {date}.",
    "A review of Project {t} found that {things} were replaced {count} days late on average.",
    "The board of {t} met on {date} and supported the proposal.",
    "{force} asked {t} Ltd to survey {count} sites before {date}.",
    "Savings of {sum} a year are expected once {t} House is sold.",
    "Mr {t} presented the figures and answered questions about {things}.",
    "The programme known as {t} replaces {things} at {count} stations, {place} among them.",
    "Of the {count} responses to the consultation on {t}, most asked for longer opening hours in {place}.",
    "The cost of {t} rose from {sum} to {sum} because of the price of {things}.",
    "Work at {t} Street, {place}, is to be finished by {date}.",
    "The {role} advises that {t} be funded from the capital programme up to {sum}.",
    "{t} Partners scored highest for quality, and the price was {sum}.",
    "Legal advice was taken from {t} Chambers on {date}.",
)
UNNAMED = (
    "The budget for {year} allows {sum} for {things}.",
    "{force} keeps {count} {things} in {place} and elsewhere.",
    "The {role} has been consulted and is content.",
    "A decision is needed by {date} so that work can start in time.",
    "No change to the number of posts is proposed.",
    "The present arrangements end on {date}.",
    "Demand has grown by {count} per cent since {year}.",
    "The proposal supports the Police and Crime Plan and its second priority.",
    "{firm} won the framework in {year}.",
    "Residents of {place} were asked for their views in {year}.",
    "Public money of {sum} has been spent so far.",
    "The risk is rated amber and is reviewed every quarter.",
)
TITLES = (
    "Introduction and background", "Issues for consideration", "Financial Comments", "Legal Comments",
    "Commercial Issues", "GDPR and Data Privacy", "Equality Comments", "Options considered", "Timetable",
    "Consultation", "Risks", "Sustainability", "Background/supporting papers",
)  # fmt: skip
HEADS = (
    "Item\tYear 1 £k\tYear 2 £k",
    "Supplier\tQuality\tPrice",
    "Option\tCost £k\tSaving £k",
    "Site\tOfficers\tRent £k",
)

PLANTED_SHARE = 0.85
"""Public paragraphs that have a planted word; the others are there for variety."""


class _Fill(dict[str, str]):
    """Slots filled as they are asked for."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen

    def __missing__(self, slot: str) -> str:
        pen = self._pen
        match slot:
            case "sum":
                return f"£{pen.number(1, 9)}.{pen.number(1, 9)}m" if pen.chance(0.4) else f"£{pen.number(11, 999)},000"
            case "date":
                return f"{pen.number(1, 28)} {pen.pick(MONTHS)} {pen.number(2016, 2026)}"
            case "year":
                year = pen.number(16, 26)
                return f"20{year}/{year + 1}"
            case "count" | "years":
                return str(pen.number(2, 9) if slot == "years" else pen.number(11, 98))
        return pen.pick({"firm": FIRMS, "force": FORCES, "role": ROLES, "things": THINGS, "place": NAMES}[slot])


def fill(pen: Pen, template: str, token: str = "") -> str:
    """The template with `{t}` and its other slots filled, and slight noise; a sentence starts with a capital."""
    slots = _Fill(pen)
    slots["t"] = token
    text = template.format_map(slots)
    return brush(pen, text[:1].upper() + text[1:])


def sentences(pen: Pen, where: str, wording: str | None = None) -> str:
    """One to four sentences; one of them has a planted word, always where the paragraph is exempt or has a wording."""
    count = pen.pick((1, 2, 2, 3, 4))
    planted = pen.number(0, count - 1) if wording or pen.is_exempt or pen.chance(PLANTED_SHARE) else -1
    parts = [fill(pen, template) for template in pen.rng.sample(UNNAMED, count)]
    if planted >= 0:
        parts[planted] = fill(pen, pen.pick(NAMED), _plant(pen, where, wording))
    return " ".join(parts)


def paragraph(pen: Pen, wording: str | None = None) -> Block:
    """A paragraph without a number."""
    return Block(sentences(pen, "paragraph", wording))


def numbered(pen: Pen, section: int, n: int) -> Block:
    """A paragraph with a number, as the document numbers them."""
    return Block(pen.numbering.format(section, n) + sentences(pen, "numbered paragraph"))


def heading(pen: Pen, text: str) -> Block:
    """A heading in the document's manner."""
    match pen.heads:
        case "hash":
            return Block(f"{pen.pick(('#', '##', '###'))} {text}", "heading")
        case "bold":
            return Block(f"**{text}**", "heading")
        case "upper":
            return Block(text.upper(), "heading")
    return Block(text, "heading")


def section(pen: Pen, number: int, title: str, paragraphs: int) -> Iterator[Block]:
    """A heading and numbered paragraphs under it, with a list, table or footnote now and then."""
    tail = f": {pen.token('heading')}" if pen.chance(0.3) else ""
    yield heading(pen, f"{number}. {title}{tail}" if pen.chance(0.8) else f"{title}{tail}")
    for n in range(1, paragraphs + 1):
        yield numbered(pen, number, n)
    if pen.chance(0.3):
        yield pen.pick((bullets, table, footnote))(pen)


def bullets(pen: Pen) -> Block:
    """A short list, a planted word in each of its items."""
    mark = pen.pick(("- ", "• ", "* ", " o "))
    templates = ("{sum} for {t}", "the {t} site at {place}", "{t} Ltd, which offered {things}", "{t}, by {date}")
    items = (mark + fill(pen, pen.pick(templates), pen.token("list item")) for _ in range(pen.number(2, 4)))
    return Block("\n".join(items), "raw")


def table(pen: Pen) -> Block:
    """A table with caption and head, ruled in Markdown and tabbed elsewhere."""
    caption = f"Table {pen.number(1, 9)}: {pen.token('caption')} by year"
    head = pen.pick(HEADS).split("\t")
    head[0] = f"{head[0]} ({pen.token('table head')})" if pen.chance(0.4) else head[0]
    rows = [
        [pen.token("table row"), str(pen.number(20, 900)), str(pen.number(20, 900))] for _ in range(pen.number(2, 4))
    ]
    return Block(f"{caption}\n\n{ruled(pen, [head, *rows])}", "raw")


def ruled(pen: Pen, rows: list[list[str]]) -> str:
    """Rows of cells as the document writes tables."""
    if not pen.markdown:
        return "\n".join("\t".join(cells) for cells in rows)
    lines = ["| " + " | ".join(cells) + " |" for cells in rows]
    return "\n".join((lines[0], "|" + "---|" * len(rows[0]), *lines[1:]))


def footnote(pen: Pen) -> Block:
    """A footnote."""
    mark = pen.pick(("[^1]: ", "1 ", "* ", "¹ "))
    return Block(mark + fill(pen, "Figures from {t}, {year}, before inflation.", pen.token("footnote")))


def _plant(pen: Pen, where: str, wording: str | None) -> str:
    return pen.token(where, wording) if wording else pen.token(where)
