"""Six fictional decisions of two offices and a board report, for questions that only a register answers."""

from pathlib import Path

from ingest.facts import read_facts
from ingest.gate.gate import GATE_VERSION, PublicDocument, PublicParagraph, reload
from ingest.locator import Locator
from ingest.register import Register, SourceFile, open_register

_Piece = tuple[str | None, str, str]  # section, kind, text


def _form(reference: str, title: str, recommendation: str, date: str, part2: str) -> tuple[_Piece, ...]:
    return (
        (None, "prose", f"DMPC Decision – {reference}"),
        (None, "field", f"Title: {title}"),
        ("Recommendation", "prose", recommendation),
        (
            "Deputy Mayor for Policing and Crime",
            "signature",
            f"Deputy Mayor for Policing and Crime\nThe above request has my approval.\nDate: {date}",
        ),
        ("1. Background", "prose", "MOPAC and the DMPC have had this under review."),
        ("Part 2 Confidentiality", "field", f"Is there a Part 2 form – {part2}"),
    )


def _notice(reference: str, title: str, recommendation: str, date: str) -> tuple[_Piece, ...]:
    return (
        (None, "prose", f"Decision notice no: {reference}"),
        (None, "field", f"Title: {title}"),
        ("Recommendation", "prose", recommendation),
        ("Outcome/approval by: PCC", "signature", f"PCC\nThe recommendations are approved.\nDate: {date}"),
        ("1. Background", "prose", "The Police and Crime Commissioner for Norwick has consulted Norwick Constabulary."),
    )


DOCUMENTS: dict[str, tuple[_Piece, ...]] = {
    "pcd-801": _form(
        "PCD 801",
        "Radio masts",
        "Award a contract for radio masts to Osprey Networks Ltd at £3,140,000.",
        "12/02/2021",
        "YES",
    ),
    "pcd-802": _form(
        "PCD 802",
        "Kennel roofs",
        "Award a contract for kennel roofs to Tern Roofing Ltd at £260,000.",
        "03/05/2021",
        "NO",
    ),
    "pcd-803": _form(
        "PCD 803",
        "Radio handsets",
        "Award a contract for radio handsets to Osprey Networks Ltd at up to £1,500,000.",
        "20/06/2022",
        "NO",
    ),
    "pcd-804": _form(
        "PCD 804",
        "Kennel roofs, revised",
        "Agree that this decision supersedes PCD 802. "
        "Award a contract for kennel roofs to Tern Roofing Ltd at £310,000.",
        "01/09/2022",
        "NO",
    ),
    "n-7-2022": _notice(
        "7/2022", "Boat engines", "Award a contract for boat engines to Gannet Marine Ltd at £90,000.", "14/03/2022"
    ),
    "n-9-2023": _notice("9/2023", "Volunteer scheme", "Agree the volunteer scheme for two years.", "02/02/2023"),
    "board-2022": (
        (None, "prose", "Title: Estates programme of the Norwick Board"),
        (None, "prose", "Estates Board meeting, 4 April 2022"),
        ("1. Purpose", "prose", "The Norwick PCC board notes that Osprey Networks Ltd has finished."),
    ),
}


def make_public(document: str) -> PublicDocument:
    paragraphs = tuple(_paragraph(document, n, piece) for n, piece in enumerate(DOCUMENTS[document], 1))
    return PublicDocument(document, f"{document}.txt", paragraphs, (), (), 0)


def _paragraph(document: str, ordinal: int, piece: _Piece) -> PublicParagraph:
    section, kind, text = piece
    at = Locator(document, ordinal, section=section)
    return reload(at, (section,) if section else (), text, kind, GATE_VERSION)


def make_register(home: Path) -> Register:
    register = open_register(home, create=True)
    for document in DOCUMENTS:
        made = make_public(document)
        file = SourceFile("folder", f"{document}.txt", document.ljust(64, "0"))
        register.save(made, read_facts(made), file, "tester")
    return register
