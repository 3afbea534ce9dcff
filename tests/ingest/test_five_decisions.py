"""Five real decisions, where they are at hand: nothing lost, nothing withheld, every paragraph at its own address."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from ingest.blocks import Block, split_blocks
from ingest.clean import Furniture
from ingest.document import Origin, read_document
from ingest.gate.gate import PublicDocument, PublicParagraph
from ingest.gate.rulings import Rulings
from ingest.readers.text import read

FOLDER = Path(__file__).parents[2] / ".." / "shared" / "decisions"
FILES = (
    "essex-collaboration-report-2020",
    "mopac-pcd-376-single-online-home",
    "mopac-pcd-658-police-cloud-gateway",
    "mopac-pcd-987-caid",
    "norfolk-36-2025-toex",
)
ESSEX, PCD_376, PCD_658, PCD_987, NORFOLK = FILES
PEN = ("april hinde", "Edue Warden", "Sean Hutchford", "Sybue herder", "Saylor", "Lelegited", "Juth")

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="that need ../shared")


@cache
def blocks(name: str) -> tuple[tuple[Block, ...], tuple[Furniture, ...]]:
    return split_blocks(read(FOLDER / f"{name}.txt").pages)


@cache
def source(name: str) -> dict[int, str]:
    lines = (line for page in read(FOLDER / f"{name}.txt").pages for line in page.lines)
    return {line.n: line.text for line in lines if line.text.strip()}


@cache
def document(name: str) -> PublicDocument:
    released = read_document(FOLDER / f"{name}.txt", Origin(name, f"{name}.txt", "f" * 64, True), Rulings())
    assert isinstance(released, PublicDocument)
    return released


def paragraphs(name: str, words: str) -> list[PublicParagraph]:
    return [p for p in document(name).paragraphs if words in p.text]


def words_of(text: str) -> Counter[str]:
    """Letters and figures; markup and raised footnote marks are not words."""
    plain = re.sub(r"</?(?!https?:)[A-Za-z][^<>]*>|[⁰¹²³⁴-⁹]", " ", text)
    return Counter(re.findall(r"[^\W_]+", plain))


def is_missing(word: str, line: str, block: Block) -> bool:
    """Whether a word that the block lacks should be in it: neither the pen's, nor a figure with its mark off."""
    if block.kind == "signature" and re.search(r"signature|~", line, re.I):
        return False
    return not (word.isdigit() and (word[:-1] in block.text or f"{line.strip()[:2]}" == f"{word} "))


@pytest.mark.parametrize("name", FILES)
def test_every_line_is_in_one_block_or_recorded_as_furniture(name: str) -> None:
    read, furniture = blocks(name)
    covered = Counter(n for b in read for n in b.lines) + Counter(f.n for f in furniture)
    assert covered == Counter(source(name).keys())


@pytest.mark.parametrize("name", FILES)
def test_every_word_is_in_the_paragraph_that_covers_its_line(name: str) -> None:
    lost = []
    for block in blocks(name)[0]:
        for n in block.lines:
            line = source(name)[n]
            lacking = words_of(line) - words_of(f"{block.label or ''} {block.text}")
            lost += [(n, word) for word in lacking if is_missing(word, line, block)]
    assert lost == []


@pytest.mark.parametrize("name", FILES)
def test_no_paragraph_says_anything_twice(name: str) -> None:
    for block in blocks(name)[0]:
        if block.kind not in ("row", "field", "heading"):
            said = words_of(re.sub(r"\[at “[^\]]*\]", " ", block.text))
            printed = sum((words_of(source(name)[n]) for n in block.lines), Counter())
            assert not {w for w in said - printed if not w.isdigit()}, block.lines


@pytest.mark.parametrize("name", FILES)
def test_the_five_are_public_throughout(name: str) -> None:
    assert document(name).withheld == ()
    assert len(document(name).paragraphs) == len(blocks(name)[0])


@pytest.mark.parametrize("name", FILES)
def test_ordinals_have_no_gap(name: str) -> None:
    ordinals = [p.at.ordinal for p in document(name).paragraphs]
    assert ordinals == list(range(1, len(ordinals) + 1))


@pytest.mark.parametrize("name", FILES)
def test_no_two_numbered_paragraphs_have_one_address(name: str) -> None:
    numbered = [p.at for p in document(name).paragraphs if p.kind == "prose" and p.at.paragraph]
    addresses = Counter((at.attachment, at.section, at.paragraph) for at in numbered)
    assert [a for a, n in addresses.items() if n > 1] == []


ADDRESSES = (
    (PCD_658, "This direct call off contract to Vodafone", None, "5. Commercial issues", "5.1"),
    (PCD_658, "Paragraph 4.13 of the MOPAC Scheme", None, "4. Legal Comments", "4.3"),
    (
        PCD_658,
        "Approve the award of a direct call off contract to Vodafone, worth £2.025m, for a period of 3 years",
        "POLICE CLOUD GATEWAY (CJX REPLACEMENT)",
        "Financial, Commercial and Procurement Comments",
        "10",
    ),
    (
        PCD_658,
        "All existing MPS CJX services must be transitioned",
        "POLICE CLOUD GATEWAY (CJX REPLACEMENT)",
        "Issues for consideration",
        "6",
    ),
    (PCD_987, "The capital investment required is estimated", None, "3. Financial Comments", "3.1"),
    (
        PCD_376,
        "A subsequent paper will be delivered",
        "Single On-Line Home for Policing",
        "8. National Governance",
        "13",
    ),
    (NORFOLK, "Simpson Associates have worked with the TOEX", None, "2. Background", "2.7"),
    (ESSEX, "Collaboration is embedded within the force", None, "6.1 Links to Police and Crime Plan Priorities", None),
)


@pytest.mark.parametrize(("name", "words", "attachment", "section", "number"), ADDRESSES)
def test_a_numbered_paragraph_keeps_its_section_and_number(
    name: str, words: str, attachment: str | None, section: str, number: str | None
) -> None:
    places = [p.at for p in paragraphs(name, words) if (p.at.attachment, p.at.paragraph) == (attachment, number)]
    assert [(at.section or "").rsplit(" › ", 1)[-1] for at in places] == [section]


def test_numbers_that_restart_in_the_attached_report_stand_under_their_sections() -> None:
    report = "Indecent Images of Children (IIOC) Project: Child Abuse Image Database (CAID) Business Justification"
    ones = [p.at.section for p in document(PCD_987).paragraphs if (p.at.attachment, p.at.paragraph) == (report, "1")]
    assert list(dict.fromkeys(ones)) == [
        "Recommendations",
        "Issues for consideration",
        "Contributes to the MOPAC Police & Crime Plan 2017-2021",
        "Financial, Commercial and Procurement Comments",
        "Legal Comments",
        "Equality Comments",
        "Privacy Comments",
        "Real Estate Implications",
        "Environmental Implications",
        "Background/supporting papers",
    ]


def test_risks_keep_their_codes() -> None:
    codes = [p.at.paragraph for p in document(PCD_987).paragraphs if (p.at.section or "").endswith("Project Risks")]
    assert [c for c in codes if c] == ["R-IIOC-013", "R-IIOC-020", "R-IIOC-023", "R-IIOC-024", "R1", "R2"]


@pytest.mark.parametrize(
    ("name", "words", "kind"),
    (
        (PCD_987, "Keysource | Cost £/k: 10 | Supplier/Procurement Route: Data Centre IMAC's", "row"),
        (PCD_658, "Is there a Part 2 form - YES", "field"),
        (PCD_987, "Is there a Part 2 form – NO", "field"),
        (PCD_658, "GDPR/Data Privacy: A DPIA is not required. [blank]", "field"),
        (NORFOLK, "Is this report a Confidential Decision? No", "field"),
        (NORFOLK, "Has the PCC's Chief Finance Officer been consulted? No", "field"),
        (NORFOLK, "Scope 2 – Electricity | Increase in tCO2: 0 | Saving in tCO2: 0", "row"),
        (NORFOLK, "Original Value - £1,710,600\nUplift Value - £388,000\nTotal Value - £2,098,600", "prose"),
        (ESSEX, "Essex are 1 of 20 forces across England and Wales live with SOH", "prose"),
        (ESSEX, "¹ [at “20”, printed “201”] This was previously reported as 24", "prose"),
        (
            PCD_658,
            "any new Equality Impact is identified, a full Equality Impact Assessment will be initiated.",
            "prose",
        ),
        (PCD_658, "marking for Part 2 is: OFFICIAL-SENSITIVE [OPERATIONAL]", "prose"),
        (
            ESSEX,
            "The purpose of this paper is to provide a quarterly update to the OPFCC on future and current",
            "prose",
        ),
    ),
)
def test_what_belongs_together_is_together(name: str, words: str, kind: str) -> None:
    assert {p.kind for p in paragraphs(name, words)} == {kind}


def test_double_spaced_lines_are_whole_paragraphs() -> None:
    prose = [p.text for p in document(ESSEX).paragraphs if p.kind == "prose"]
    assert not any(re.search(r"\b(?:the|of|and|to|a|in|for)$", t) for t in prose)
    assert len(source(ESSEX)) > 3 * len(document(ESSEX).paragraphs)


@pytest.mark.parametrize("name", FILES)
def test_no_signature_read_by_ocr_is_shown(name: str) -> None:
    shown = repr(document(name))
    assert [pen for pen in PEN if pen in shown] == []


@pytest.mark.parametrize(
    ("name", "offices"),
    (
        (
            PCD_658,
            {"Deputy Mayor for Policing and Crime": "8/11/2019", "Interim Chief Executive Officer": "08/11/2019"},
        ),
        (PCD_987, {"Deputy Mayor for Policing and Crime": "01/06/2021", "Chief Executive Officer": "25/05/2021"}),
        (PCD_376, {"Deputy Mayor for Policing And Crime": "10/04/18", "Chief Executive Officer": "04/04/18"}),
        (
            NORFOLK,
            {
                "Outcome/approval by: PCC": "28/08/2025",
                "Chief Executive": "28/08/2025",
                "Chief Finance Officer (Section 151 Officer)": "04/09/2025",
            },
        ),
        (ESSEX, {}),
    ),
)
def test_each_signature_block_is_one_unit(name: str, offices: dict[str, str]) -> None:
    signed = [p.text.split("\n") for p in document(name).paragraphs if p.kind == "signature"]
    assert {lines[0]: lines[-1].removeprefix("Date: ") for lines in signed} == offices
