"""Three fictional decisions, made by hand, and what the assistant's tests build on them."""

from pathlib import Path

from assistant.conversation import Question
from assistant.evidence import Evidence
from assistant.fit import Fit
from assistant.reply import Citation, Coverage
from index.chunks import Chunk, make_chunk
from ingest.facts import read_facts
from ingest.gate.gate import GATE_VERSION, PublicDocument, PublicParagraph, reload
from ingest.locator import Locator
from ingest.register import Register, SourceFile, open_register

MAST, KENNELS, ESTATES = "pcd-701-radio-mast", "22-2023-kennels", "estates-board-2022"

# section, printed number, kind, part, text
_Piece = tuple[str | None, str | None, str, int | None, str]
_PIECES: dict[str, tuple[_Piece, ...]] = {
    MAST: (
        (None, None, "prose", None, "DMPC Decision – PCD 701"),
        (None, None, "field", None, "Title: Emergency Radio Mast Renewal"),
        (
            "Recommendation:",
            "1",
            "prose",
            None,
            "Approve the award of a contract to Osprey Networks Ltd, worth £3.14m, for a period of four years and six"
            " months, from March 2021, called off from the Quillfeather Framework.",
        ),
        (
            "Deputy Mayor for Policing and Crime",
            None,
            "signature",
            None,
            "Deputy Mayor for Policing and Crime\nThe above request has my approval.\nDate: 12/02/2021",
        ),
        (
            "1. Background",
            "1.1",
            "prose",
            1,
            "The Mast Estate Renewal Board (MERB) meets monthly. Nine masts stand in Zone 4. They were put up in 1988.",
        ),
        (
            "2. Savings",
            "2.1",
            "prose",
            1,
            "Further information on savings from the renewal is in the restricted section of the report.",
        ),
        ("Part 2 Confidentiality", None, "field", 1, "Is there a Part 2 form – YES"),
        (
            "Chief Executive",
            None,
            "signature",
            1,
            "Chief Executive Officer\nI have been consulted.\nDate: 05/02/2021",
        ),
        ("Part 2", None, "prose", 2, "Exempt under section 43 – Commercial Interests."),
    ),
    KENNELS: (
        (None, None, "prose", None, "Decision no. 22/2023"),
        (None, None, "field", None, "Title: Police Dog Kennels at Ferry Lane"),
        (None, None, "prose", None, "Submitted to the Norwick PCC, the Commissioner for Norwick."),
        (
            "Recommendation:",
            None,
            "prose",
            None,
            "That the Commissioner approves £264,500 of capital for new kennels at Ferry Lane.",
        ),
        (
            "Approved by: PCC",
            None,
            "signature",
            None,
            "Approved by: PCC\nThe recommendation is approved.\nDate: 03/05/2023",
        ),
        ("6. Risks", "6.1", "item", None, "R1 The planning consent lapses on 30 June 2024."),
        (
            "Chief Finance Officer (Section 151)",
            None,
            "signature",
            None,
            "Chief Finance Officer (Section 151)\nDate: 10/05/2023",
        ),
        (
            "Checklist",
            None,
            "field",
            None,
            "Has the planning authority been consulted? Yes",
        ),
        ("6. Risks", "R-DOG-02", "item", None, "There is a risk that the drains are laid after the winter floods."),
    ),
    ESTATES: (
        (None, None, "prose", None, "Title: Estates programme of the Harrow Vale Board"),
        (
            "1.0 Purpose",
            None,
            "prose",
            None,
            "The estates board of Harrow Vale PFCC notes that three stations will close by 31 March 2024.",
        ),
        *(
            ("2.0 Inspections", f"2.{n}", "item", None, f"Station {n} was inspected and found dry.")
            for n in range(1, 41)
        ),
    ),
}


def paragraph(document: str, ordinal: int, piece: _Piece) -> PublicParagraph:
    section, number, kind, part, text = piece
    at = Locator(document, ordinal, part=part, section=section, paragraph=number)
    return reload(at, (section,) if section else (), text, kind, GATE_VERSION)


def public_document(document: str) -> PublicDocument:
    paragraphs = tuple(paragraph(document, n, p) for n, p in enumerate(_PIECES[document], 1))
    return PublicDocument(document, f"{document}.txt", paragraphs, (), (), 0)


def publish(register: Register, document: str) -> None:
    made = public_document(document)
    register.save(made, read_facts(made), SourceFile("folder", f"{document}.txt", document.ljust(64, "0")), "tester")


def make_register(home: Path) -> Register:
    register = open_register(home, create=True)
    for document in _PIECES:
        publish(register, document)
    return register


def chunk_of(register: Register, key: str) -> Chunk:
    p = register.paragraph(key)
    return make_chunk(p, register.facts(p.at.document), 0, p.text)


def evidence(register: Register, key: str, quote: str | None = None, token: str | None = None) -> Evidence:
    """Evidence for a paragraph, whole or in part, under a token of its own."""
    chunk = chunk_of(register, key)
    quote = chunk.text if quote is None else quote
    return Evidence(token or f"token-of-{key}-{len(quote)}", chunk, quote, Fit(0.9, 1.0, 0.5, 0.9))


def open_question(text: str) -> Question:
    """A question that names no decision and follows no other."""
    return Question(text, text, None, False, {}, "")


COVERAGE = Coverage(3, 1, ("MOPAC", "Norwick PCC"), 2021, 2023)


CITED = Citation(
    n=1,
    key=f"{KENNELS}#4",
    document=KENNELS,
    reference="22/2023",
    title="Police Dog Kennels",
    body="Norwick PCC",
    date="2023-05-03",
    attachment=None,
    part=None,
    section="Recommendation:",
    paragraph=None,
    ordinal=4,
    page=None,
    quote="£264,500 of capital",
    source="kennels.txt",
)
