"""An invented collection of any size: forms, notices and board reports as text files, the same ones for a seed.

Its sentences are the forge's and some of its own; nothing in it is exempt and no body in it exists.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.forge import prose
from evals.forge.pen import NAMES, Pen

SEED = 2026
PLACES = ("Larkfield", "Brindle", "Garston", "Hexley", "Kelsall", "Northolme", "Westmarch", "Tollgate")
TRADES = (
    "Digital Ltd", "Fleet Systems Ltd", "Estates LLP", "Forensic Care CIC", "Radio plc", "Uniforms Limited",
    "Analytics Ltd", "Facilities plc", "Training CIC", "Vehicles Ltd", "Software Limited", "Works Ltd",
)  # fmt: skip
SUBJECTS = (
    "body armour", "custody healthcare", "number plate cameras", "restorative justice", "vehicle telematics",
    "victim support grants", "digital forensics", "the firearms range", "station front counters", "police dogs",
    "mounted patrols", "the river patrol launch", "call handling software", "remote interview suites", "stab vests",
    "domestic abuse refuges", "youth mentoring", "knife crime outreach", "taser replacement", "speed cameras",
    "custody vans", "the aircraft hangar", "energy surveys", "roof repairs", "cell doors", "network services",
    "payroll outsourcing", "occupational health", "interpreters", "drug testing kits", "appropriate adults",
    "hate crime reporting", "rural crime patrols", "electric vehicles", "fuel cards", "bicycle marking",
    "evidence storage", "mobile phone extraction", "case management", "crowd barriers", "licensing checks",
    "independent custody visitors", "the complaints panel", "insurance cover", "external audit fees",
    "treasury management", "reserves policy", "council tax precept", "the modern slavery unit", "fraud prevention",
    "cyber security monitoring", "data warehousing", "shift rostering software", "recruitment of special constables",
    "cadet uniforms", "first aid training", "public order equipment", "helmets", "night-time economy patrols",
    "school liaison officers",
)  # fmt: skip
ABOUT = (
    "Spending on {t} was {sum} in {year}, which is {count} per cent more than the year before.",
    "The {role} was asked in {year} to look again at {t}, because {count} complaints had been made about it.",
    "{force} has had no agreed standard for {t} since {date}, and inspectors said so in their report.",
    "Bids for {t} were opened on {date}; {years} firms took part and {firm} was placed first.",
    "A pilot of {t} in {place} ended on {date}, after {count} weeks and {count} visits by officers.",
    "Without a new agreement, {t} would stop on {date} and {count} people in {place} would be without it.",
    "{firm} and {force} share the risk that {t} is delivered late, up to {sum} in all.",
    "The panel heard that {t} saves {count} hours of officers' time in a month, worth {sum} a year.",
    "Charges for {t} rise each April with the index of consumer prices, and by no more than {years} per cent.",
    "An equality assessment of {t} found that people over 65 in {place} use it least and need it most.",
    "The grant for {t} comes from the Home Office and must be spent by {date}.",
    "It is proposed to keep {t} within {force} rather than to buy it from {firm}.",
    "Staff who work on {t} in {place} move to new terms on {date}, {count} of them at higher pay.",
    "For {t} a joint team with the fire and rescue service was tried in {year} and given up after {years} months.",
    "Data gathered for {t} are kept for {years} years and then destroyed under the retention schedule.",
    "The insurer asks for {t} to be inspected every {count} days, at {sum} a year.",
)
SECTIONS = (*prose.TITLES, "Purpose", "Performance", "Staffing", "Procurement", "Next steps", "Other options")
KINDS = ("form", "form", "notice", "notice", "report")


@dataclass(frozen=True, slots=True)
class Subject:
    """What one generated document is about: enough to ask for it."""

    reference: str | None
    thing: str
    place: str
    supplier: str


def write_corpus(folder: Path, paragraphs: int, seed: int = SEED) -> tuple[Subject, ...]:
    """Write documents until they hold so many paragraphs; what each is about."""
    folder.mkdir(parents=True)
    subjects: list[Subject] = []
    while paragraphs > 0:
        n = len(subjects)
        subject, blocks = _document(Pen(seed, n), n)
        (folder / f"{n:05}.txt").write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
        paragraphs -= sum(map(_counts, blocks))
        subjects.append(subject)
    return tuple(subjects)


def ask_about(subjects: tuple[Subject, ...], count: int, seed: int = SEED) -> tuple[str, ...]:
    """Questions about documents drawn from these, in words of their own; no two alike and no reference in them."""
    pen, found = Pen(seed, -1), dict[str, None]()
    while len(found) < count:
        s = pen.pick(subjects)
        found[pen.pick(_ASKED).format(t=s.thing, place=s.place, firm=s.supplier)] = None
    return tuple(found)


_ASKED = (
    "How much is spent on {t} in {place}?",
    "Who won the contract for {t} and when were the bids opened?",
    "What did the consultation about {t} say?",
    "Why does {place} need a new agreement for {t}?",
    "When does the arrangement for {t} with {firm} end?",
    "What savings are expected from {t}?",
    "Which risks does {firm} carry for {t}?",
    "How many officers' hours does {t} save each month?",
    "What did the equality assessment of {t} find in {place}?",
    "How long are data about {t} kept?",
    "Was a joint team with the fire service tried for {t}?",
    "What does the insurer ask about {t}?",
)


def _counts(block: str) -> bool:
    return not block.startswith("#")  # a heading with text under it is carried by that text


def _document(pen: Pen, n: int) -> tuple[Subject, list[str]]:
    pen.silence()
    kind, place, thing = pen.pick(KINDS), pen.pick(PLACES), pen.pick(SUBJECTS)
    supplier = f"{pen.pick(NAMES)} {pen.pick(TRADES)}"
    reference = {"form": f"PCD {1000 + n}", "notice": f"{n}/{pen.number(2012, 2026)}"}.get(kind)
    subject = Subject(reference, thing, place, supplier)
    return subject, list({"form": _form, "notice": _notice, "report": _report}[kind](pen, subject))


def _form(pen: Pen, s: Subject) -> Iterator[str]:
    yield "# MAYOR'S OFFICE FOR POLICING, RAVENSPORT"
    yield f"DMPC Decision – {s.reference}"
    yield f"Title: {_title(s)}"
    yield from ("# Executive Summary:", _text(pen, s, 4), "# Recommendation:")
    yield "The Deputy Mayor for Policing and Crime is asked to:"
    yield f"1. {_award(pen, s)}"
    yield "# Deputy Mayor for Policing and Crime"
    yield "The request above is approved."
    yield f"Signature\n\nPrinted name: Imogen {pen.pick(NAMES)}\n\nDate\n\n{_date(pen)}"
    yield "# PART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE DMPC"
    yield from _sections(pen, s)
    yield "Part 1 is put on the MOPR website after the decision."
    yield f"Is there a Part 2 form – {'YES' if pen.chance(0.3) else 'NO'}"


def _notice(pen: Pen, s: Subject) -> Iterator[str]:
    office = f"Police and Crime Commissioner for {s.place}"
    yield f"# Office of the {office}"
    yield from ("# DECISION NOTICE", f"Subject: {_title(s)}", f"Decision no. {s.reference}")
    yield from ("Summary:", f"1. {_text(pen, s, 4)}", "Recommendation:", _award(pen, s))
    yield from ("Outcome/approval by: PCC", "The recommendation is approved as it stands.")
    yield f"Signature: R. {pen.pick(NAMES)}\n\nPrinted name: Rowena {pen.pick(NAMES)}, {office}\n\nDate: {_date(pen)}"
    yield "# Detail of the submission"
    yield from _sections(pen, s)
    yield "Is this report a Confidential Decision?\n\nNo"


def _report(pen: Pen, s: Subject) -> Iterator[str]:
    met = f"{pen.number(1, 28)} {pen.pick(prose.MONTHS)} {pen.number(2012, 2026)}"
    yield f"Police and Crime Commissioner for {s.place}: Resources Board, {met}"
    yield f"Report of the Director of Finance: {_title(s)}"
    yield from _sections(pen, s)


def _sections(pen: Pen, s: Subject) -> Iterator[str]:
    titles = pen.rng.sample(SECTIONS, pen.number(3, 9))
    most = 20 if pen.chance(0.05) else 5  # some reports are long
    for number, title in enumerate(titles, 1):
        yield f"# {number}. {title}"
        for n in range(1, pen.number(2, most) + 1):
            yield f"{number}.{n}. {_text(pen, s, pen.pick((2, 3, 4, 4, 5, 5, 5, 6, 6, 7, 9)))}"


def _text(pen: Pen, s: Subject, count: int) -> str:
    """So many sentences, most about the document's own subject."""
    templates = pen.rng.sample((*ABOUT, *prose.NAMED, *prose.UNNAMED), count)
    return " ".join(prose.fill(pen, t, s.thing if t in ABOUT else pen.pick(NAMES)) for t in templates)


def _award(pen: Pen, s: Subject) -> str:
    sum_, start = pen.number(11, 999), pen.number(2012, 2026)
    return f"Award the contract for {s.thing} to {s.supplier} for {pen.number(2, 7)} years from {start} at £{sum_},000."


def _title(s: Subject) -> str:
    return f"{s.thing[:1].upper()}{s.thing[1:]} in {s.place}"


def _date(pen: Pen) -> str:
    return f"{pen.number(1, 28):02}/{pen.number(1, 12):02}/{pen.number(2012, 2026)}"
