"""Whatever a form is made of: nothing exempt passes the gate, nothing public is stopped by a mere mention."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks import split_blocks
from ingest.facts import read_facts
from ingest.gate.gate import Held, PublicDocument
from tests.ingest.forms import PUBLIC_LINE, attached_report, form
from tests.ingest.reading import pages_of, published, released

EXAMPLES = 60

WORDINGS = (
    "PART 2 – CONFIDENTIAL FACTS AND ADVICE",
    "PART II - EXEMPT SECTION OF THE REPORT",
    "Part 2",
    "Part Two: exempt information",
    "PART B – PRIVATE",
    "P A R T 2",
    "PART Z – C0NFIDENTIAL",
    "EXEMPT APPENDIX",
    "Appendix 2 (exempt)",
    "Appendix 3 – not for publication",
    "CONFIDENTIAL ANNEX",
    "RESTRICTED SECTION",
    "NON-PUBLIC AGENDA",
    "PRIVATE SESSION",
    "NOT FOR PUBLICATION",
    "PRIVATE AND CONFIDENTIAL",
    "OFFICIAL-SENSITIVE",
    "OFFICIAL – SENSITIVE [COMMERCIAL]",
    "RESTRICTED – COMMERCIAL",
    "CONFIDENTIAL",
    "SECRET",
)
DRESS = ("{}", "# {}", "#### **{}**", "**{}**", "__{}__")
EXEMPT = (
    "1. Bids that came in, with the {} offer",
    "- 1.1. The winner of the tender is {} Systems Ltd at £2,187,400 for five years, as the panel found.",
    "Counsel thinks that the claim of {} is weak, and would settle it for less than is asked.",
    "Section 43 of FOIA applies because {} has told the force that it lost another tender on its price.",
    "- the {} bid, which came in after noon on the day;",
    "Bidder\tPrice £\tScore\n{} Fleet Ltd\t2,187,400\t81\nAnother Ltd\t2,263,900\t84",
    "Total\t£2,148,000 to {}",
    "Is {} the best of the bidders? Yes",
    "(a) that {} be paid in May",
    "OFFICIAL - PUBLIC\n\nThe {} page of the section goes on.",
    "Risks: {} may fail",
    "PRICES OF {} AND OTHERS",
    "None of the bids but that of {} was under the sum that was set.",
    "Part 1 of the {} bid was late, and Part 3 was not signed by its director.",
)
LAST = "The members were asked to tell nobody of this before the contract had been signed."
LOOK_ALIKES = (
    "Further information is contained in the restricted section of the report",
    "The prices are as set out in Part 2 of this decision form.",
    "Approve the disposal to the bidder identified in Exempt Appendix 2.",
    "Part 2 Confidentiality: Only the facts likely to be exempt should be in the separate Part 2 form.",
    "If yes, for what reason: commercial interests (FOIA section 43)",
    "Exempt under section 43 – Commercial Interests of the supplier.",
    "The relevant sections under the FOIA that would exempt this information from disclosure are named below.",
    "The security marking for Part 2 is:\n\nOFFICIAL-SENSITIVE [COMMERCIAL]",
    "Summary of exempt items considered whilst the public were excluded:-",
    "Anything 'restricted' or 'confidential' must be highlighted and the reason given.",
    "The system holds policing data up to and including OFF-SEN level marking.",
    "Decision 012-2024 is a non-confidential decision relating to vans.",
    "Part 2 of the Police Reform Act 2002 applies to the complaint.",
    "OFFICIAL",
    "OFFICIAL – PUBLIC",
    "NOT PROTECTIVELY MARKED",
)


def sections(part2: str) -> list[str]:
    """The form's sections: a heading with all that stands under it, a signature block whole."""
    starts = (
        "Executive Summary",
        "Deputy Mayor",
        "PART I",
        "1. Intro",
        "2. Issues",
        "Part 1 Deferral",
        "Part 2 Conf",
        "Chief",
    )
    found = [""]
    for chunk in form(part2).strip().split("\n\n"):
        if chunk.startswith(starts):
            found.append("")
        found[-1] += f"{chunk}\n\n"
    return found


FRONT = 3  # the title, the summary and the signature of the form; before them the whole file is judged otherwise


def insert(part2: str, at: int, text: str, attached: str = "") -> str:
    """The form with a text after one of its sections, the front left whole."""
    parts = sections(part2)
    at = FRONT + at % (len(parts) - FRONT + 1)
    return "".join([*parts[:at], f"{text}\n\n", *parts[at:]]) + attached


def everything(document: PublicDocument | Held) -> str:
    facts = "" if isinstance(document, Held) else repr(read_facts(document))
    return repr(document) + facts


@st.composite
def exempt_sections(draw: st.DrawFn) -> tuple[str, list[str]]:
    """An exempt section, and the canaries in it: one in each paragraph."""
    heading = draw(st.sampled_from(DRESS)).format(draw(st.sampled_from(WORDINGS)))
    patterns = draw(st.lists(st.sampled_from(EXEMPT), min_size=1, max_size=6))
    canaries = [f"Zq{chr(97 + n)}xcanary" for n in range(len(patterns))]
    paragraphs = [p.format(c) for p, c in zip(patterns, canaries, strict=True)]
    return "\n\n".join((heading, *paragraphs, LAST)), canaries


@settings(max_examples=EXAMPLES, deadline=None)
@given(exempt_sections(), st.integers(0, 20), st.sampled_from(("YES", "NO")), st.booleans())
def test_no_canary_of_an_exempt_section_passes(
    section: tuple[str, list[str]], at: int, part2: str, attached: bool
) -> None:
    text, canaries = section
    shown = everything(released(insert(part2, at, text, attached_report(PUBLIC_LINE) if attached else "")))
    assert [c for c in canaries if c.casefold() in shown.casefold()] == []


@settings(max_examples=EXAMPLES, deadline=None)
@given(exempt_sections(), st.sampled_from(("YES", "NO")))
def test_what_comes_before_an_exempt_section_is_public(section: tuple[str, list[str]], part2: str) -> None:
    before = [p.text for p in published(form(part2)).paragraphs]
    assert [p.text for p in published(form(part2) + "\n" + section[0]).paragraphs][: len(before)] == before


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.lists(st.sampled_from(LOOK_ALIKES), min_size=1, max_size=4),
    st.integers(0, 20),
    st.sampled_from(("YES", "NO")),
)
def test_a_look_alike_withholds_nothing(lines: list[str], at: int, part2: str) -> None:
    document = published(insert(part2, at, "\n\n".join(lines), attached_report()))
    assert document.withheld == ()
    assert document.paragraphs[-1].text.startswith("The attached report says")


@settings(max_examples=EXAMPLES, deadline=None)
@given(exempt_sections(), st.integers(0, 20))
def test_release_gives_the_same_every_time(section: tuple[str, list[str]], at: int) -> None:
    text = insert("YES", at, section[0], attached_report())
    assert released(text) == released(text)


@settings(max_examples=EXAMPLES, deadline=None)
@given(exempt_sections(), st.integers(0, 20))
def test_public_and_withheld_paragraphs_share_the_ordinals(section: tuple[str, list[str]], at: int) -> None:
    document = released(insert("YES", at, section[0], attached_report()))
    if isinstance(document, PublicDocument):
        ordinals = [p.at.ordinal for p in document.paragraphs] + [w.ordinal for w in document.withheld]
        assert sorted(ordinals) == list(range(1, len(ordinals) + 1))


LINES = st.one_of(
    st.sampled_from(
        (*EXEMPT, *LOOK_ALIKES, *WORDINGS, "", "", "Signature", "Date 01/06/2021", "Chief Officer", "- ", "\f")
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "No")), max_size=60),
    st.text("a.1 \t-•|#*", max_size=30),
)


@settings(max_examples=4 * EXAMPLES, deadline=None)
@given(st.lists(LINES, max_size=25).map("\n".join))
def test_every_line_of_any_text_is_in_one_block_or_furniture(text: str) -> None:
    pages = pages_of(text)
    blocks, furniture = split_blocks(pages)
    covered = sorted([n for b in blocks for n in b.lines] + [f.n for f in furniture])
    assert covered == [line.n for page in pages for line in page.lines if line.text.strip()]


@settings(max_examples=4 * EXAMPLES, deadline=None)
@given(st.lists(LINES, max_size=25).map("\n".join))
def test_any_text_is_read_without_an_error(text: str) -> None:
    document = released(text)
    assert everything(document)
