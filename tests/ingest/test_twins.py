"""One decision in two files is one document, whose text is that of the better file, or of the one that shows less."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest import folder as ingest_folder
from ingest.crew import Crew
from ingest.decide import release_target, withhold_target
from ingest.facts import read_facts
from ingest.gate.gate import PublicDocument
from ingest.page_notes import PageNote
from ingest.register import open_register
from ingest.review import show
from ingest.settle import DIFFERENT, NOT_USED, UNKNOWN, WIDER
from ingest.tombstones import text_hashes
from ingest.twins import Side, are_twins
from ingest.withdraw import withdraw
from tests.ingest.decisions import BUOYS, KITES, SECRET, decision
from tests.ingest.reading import published
from tests.ingest.test_files import Counted, move

MENU = "\n\n".join(("Home", "News and events", "Decisions of the office", "Search this site and its archive"))
NOTICE = "\n\n".join(
    ("We use cookies to make this site work and to learn how it is used by those who come to it.", "Top")
)
LONG = (*KITES, *BUOYS, *(f"{p} That is so in every month but the {n}th." for n, p in enumerate((*KITES, *BUOYS), 3)))
TEXT = decision("PCD 1", "Kites", *LONG)
PART2 = decision("PCD 1", "Kites", *LONG, part2=True)
SHOWN = PART2.replace("PART 2 – EXEMPT", "3. Tenders")
"""The same with the exempt text shown: the heading that makes it exempt is another."""
MORE_SECRET = "The tender of Nightjar Instruments came third, and its lamps had failed in the rain twice before."
BOTH_WAYS = decision("PCD 1", "Kites", *LONG, SECRET) + f"\nPART 2 – EXEMPT\n\n- 1.1. {MORE_SECRET}\n"
OTHER_WAY = decision("PCD 1", "Kites", *LONG, MORE_SECRET) + f"\nPART 2 – EXEMPT\n\n- 1.1. {SECRET}\n"


def side(text: str, name: str = "a.txt", scanned: bool = False) -> Side:
    document = published(text)
    if scanned:
        document = PublicDocument(document.document, name, document.paragraphs, (), (), 0, (PageNote(1, None, True),))
    return Side(name, document, read_facts(document), frozenset())


def web(text: str) -> str:
    return f"{MENU}\n\n{text}\n{NOTICE}\n"


def misread(text: str, every: int) -> str:
    """A text with one letter in so many misread, as a scan has; not in its questions, which would hold the file."""
    if "\n" in text:
        return "\n".join(line if "?" in line else misread(line, every) for line in text.split("\n"))
    letters = list(text)
    for n in range(every, len(letters), every):
        letters[n] = {"e": "c", "o": "a", "l": "i", "n": "u", "a": "o"}.get(letters[n], letters[n])
    return "".join(letters)


@pytest.mark.parametrize(
    ("one", "other", "twins"),
    (
        (side(TEXT, "a.pdf"), side(TEXT, "a.html"), True),
        (side(TEXT, "a.pdf"), side(TEXT.replace("–", "-").replace("  ", " "), "a.docx"), True),
        (side(TEXT, "a.pdf"), side(TEXT.replace(".\n\n- 2.1.", ".\n\nPCD 1 Page 2\n\n- 2.1."), "a.docx"), True),
        (side(TEXT, "a.pdf"), side(web(TEXT), "a.html"), True),
        (side(web(TEXT), "a.html"), side(TEXT, "a.txt"), True),
        (side(TEXT, "a.pdf"), side(misread(TEXT, 100), "scan.pdf", scanned=True), True),
        (side(TEXT, "a.pdf"), side(misread(TEXT, 7), "scan.pdf", scanned=True), False),
        (side(TEXT, "a.txt"), side(TEXT, "b.txt"), True),
        (side(TEXT, "a.txt"), side(TEXT.replace("estuary", "channel"), "b.txt"), False),
        (side(TEXT, "a.pdf"), side(TEXT.replace("PCD 1", "PCD 2"), "a.html"), False),
        (side(TEXT, "a.pdf"), side(TEXT.replace("eleven weeks", "twelve weeks"), "a.html"), False),
        (side(TEXT, "a.pdf"), side(TEXT.replace("bought in 2009", "bought in 2010"), "a.html"), False),
        (side(TEXT, "a.pdf"), side(TEXT.replace("may be ended", "may not be ended"), "a.html"), True),
        (side(TEXT, "a.pdf"), side(decision("PCD 1", "Kites", *LONG, MORE_SECRET), "a.html"), False),
        (side(decision("PCD 1", "Kites", *LONG[:5]), "a.pdf"), side(TEXT, "a.docx"), False),
        (side(decision("PCD 1", "Kites", *KITES), "a.pdf"), side(decision("PCD 1", "Buoys", *BUOYS), "a.html"), False),
        (side("PCD 1\n\nApproved.\n", "a.pdf"), side("PCD 1\n\nApproved.\n", "a.html"), False),
        (side(TEXT, "a.pdf"), side("PCD 1\n\nKites\n\n" + LONG[0], "a.html"), False),
    ),
)
def test_two_files_are_one_decision_where_they_say_the_same(one: Side, other: Side, twins: bool) -> None:
    assert are_twins(one, other) is twins
    assert are_twins(other, one) is twins


@pytest.fixture
def desk(tmp_path: Path, plain_crew: Crew, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counted]:
    """A desk that takes files of every format, all of them for text."""
    monkeypatch.setattr(ingest_folder, "KINDS", (".docx", ".html", ".pdf", ".txt"))
    for module in ("crew", "review", "decide", "document"):
        monkeypatch.setattr(f"ingest.{module}.own_crew", lambda: plain_crew)
    (tmp_path / "in").mkdir()
    register = open_register(tmp_path / "home", create=True)
    yield Counted(tmp_path / "in", register, plain_crew)
    register.close()


def put(desk: Counted, **files: str) -> None:
    """Files of these names and words, none of the same bytes as another."""
    for name, text in files.items():
        desk.put(name.replace("_", "."), web(text) if name.endswith("html") else text + "\n" * len(name))


@pytest.mark.parametrize("order", (("a.html", "k.pdf"), ("k.pdf", "a.html")))
def test_a_pdf_and_its_web_page_are_one_document(desk: Counted, order: tuple[str, str]) -> None:
    texts = {"a.html": web(TEXT), "k.pdf": TEXT}
    for name in order:
        desk.put(name, texts[name])
        told = desk.told()
    document = order[0].partition(".")[0]
    assert (order[1], "published", document) in told
    assert desk.files() == {document: ["k.pdf", "a.html"]}
    assert desk.register.document(document).source == "k.pdf"
    assert "News and events" not in desk.texts(document)
    assert {(s, d) for _, s, d in desk.told()} == {("unchanged", document)}


def test_they_are_one_when_they_come_together_and_neither_is_read_twice(desk: Counted) -> None:
    put(desk, a_html=PART2, a_pdf=PART2, a_docx=PART2)
    assert desk.told() == [(f"a.{kind}", "published", "a") for kind in ("docx", "html", "pdf")]
    assert desk.files() == {"a": ["a.pdf", "a.docx", "a.html"]}
    assert desk.reads() == ["a.docx", "a.html", "a.pdf"]


def test_a_scan_is_used_where_there_is_nothing_better(desk: Counted) -> None:
    desk.put("scan.pdf", misread(TEXT, 100))
    desk.ingest()
    desk.put("z.html", TEXT)
    desk.ingest()
    assert desk.files() == {"scan": ["z.html", "scan.pdf"]}


def test_versions_stay_two_documents(desk: Counted) -> None:
    put(desk, a_html=TEXT, a_pdf=TEXT.replace("eleven weeks", "twelve weeks"))
    desk.ingest()
    assert len(desk.register.ids()) == 2


def test_the_other_file_takes_over_when_the_used_one_goes(desk: Counted) -> None:
    put(desk, a_html=TEXT, a_pdf=TEXT)
    desk.ingest()
    (desk.folder / "a.pdf").unlink()
    assert desk.told() == [("a.html", "published", "a")]
    assert desk.files() == {"a": ["a.html"]}
    assert desk.register.document("a").source == "a.html"
    put(desk, a_pdf=TEXT)
    assert {d for _, _, d in desk.told()} == {"a"}
    assert desk.files() == {"a": ["a.pdf", "a.html"]}


def test_a_file_that_is_not_used_goes_without_a_trace(desk: Counted) -> None:
    put(desk, a_html=TEXT, a_pdf=TEXT)
    desk.ingest()
    (desk.folder / "a.html").unlink()
    assert desk.told() == [("a.pdf", "unchanged", "a")]
    assert desk.files() == {"a": ["a.pdf"]}


def test_renaming_either_changes_nothing_but_the_name(desk: Counted) -> None:
    put(desk, a_html=TEXT, a_pdf=TEXT)
    desk.ingest()
    desk.reads()
    move(desk, "a.html", "page.html")
    move(desk, "a.pdf", "deep/form.pdf")
    assert desk.told() == [("deep/form.pdf", "unchanged", "a"), ("page.html", "unchanged", "a")]
    assert (desk.reads(), desk.files()) == ([], {"a": ["deep/form.pdf", "page.html"]})


def test_a_file_that_no_longer_says_the_same_becomes_a_document_of_its_own(desk: Counted) -> None:
    put(desk, a_html=TEXT, a_pdf=TEXT)
    desk.ingest()
    put(desk, a_html=decision("PCD 2", "Buoys", *BUOYS))
    told = {file: document for file, _, document in desk.told()}
    assert told == {"a.html": "a-html", "a.pdf": "a"}
    assert desk.files() == {"a": ["a.pdf"], "a-html": ["a.html"]}


def test_when_the_used_file_changes_the_other_is_looked_at_again(desk: Counted) -> None:
    put(desk, a_html=TEXT, b_pdf=TEXT)
    desk.ingest()
    put(desk, b_pdf=decision("PCD 2", "Buoys", *BUOYS))
    desk.ingest()
    assert desk.files() == {"a": ["a.html"], "b": ["b.pdf"]}
    assert KITES[0] in desk.texts("a")


def test_a_held_file_does_not_unpublish_the_other(desk: Counted) -> None:
    """What is hidden in the PDF is not in the web page, which somebody may read in the open; the PDF is not used."""
    put(desk, hiding_pdf=TEXT, z_html=TEXT)
    assert [(s, d) for _, s, d in desk.told()] == [("held", None), ("published", "z")]
    assert desk.files() == {"z": ["z.html"]}
    assert {s for _, s, _ in desk.told()} == {"held", "unchanged"}


def test_a_used_file_that_must_be_held_leaves_its_place_to_the_other(desk: Counted) -> None:
    put(desk, a_html=TEXT, a_pdf=TEXT)
    desk.ingest()
    put(desk, a_pdf=TEXT + "\nIs this report a Confidential Decision?\n\nYes\n")
    assert [(s, d) for _, s, d in desk.told()] == [("published", "a"), ("held", None)]
    assert desk.files() == {"a": ["a.html"]}


def test_a_held_file_that_is_released_joins_the_other(desk: Counted) -> None:
    put(desk, a_html=TEXT, a_pdf=TEXT + "\nIs this report a Confidential Decision?\n\nYes\n")
    desk.ingest()
    [held] = desk.register.held()
    decided = release_target(desk.register, held.fingerprint, None, "Ann", "a slip")
    assert list(decided.documents) == ["a"]
    assert desk.files() == {"a": ["a.pdf", "a.html"]}
    assert {(s, d) for _, s, d in desk.told()} == {("unchanged", "a")}


@pytest.mark.parametrize("name", ("PCD 1", "a"))
def test_a_withdrawal_refuses_both(desk: Counted, name: str) -> None:
    put(desk, a_html=TEXT, b_pdf=TEXT)
    desk.ingest()
    assert len(withdraw(desk.register, name, "Ann", "asked")) == 2
    desk.reads()
    assert [s for _, s, _ in desk.told()] == ["withdrawn", "withdrawn"]
    assert (desk.reads(), desk.register.ids()) == ([], ())
    put(desk, a_html=f"{TEXT}\nOne line is new.\n", c_docx=TEXT.replace("PCD 1", "PCD 9"))
    assert [s for _, s, _ in desk.told()] == ["withdrawn"] * 3


def test_withholding_whole_holds_both_and_each_is_released_by_itself(desk: Counted) -> None:
    put(desk, a_html=TEXT, a_pdf=TEXT)
    desk.ingest()
    withhold_target(desk.register, "PCD 1", None, "Bea", "asked")
    assert desk.register.ids() == ()
    assert [s for _, s, _ in desk.told()] == ["held", "held"]
    for held in desk.register.held():
        release_target(desk.register, held.fingerprint, None, "Cy", "settled")
    assert desk.files() == {"a": ["a.pdf", "a.html"]}


@pytest.mark.parametrize("strict", ("a.html", "a.pdf"))
@pytest.mark.parametrize("apart", (False, True))
def test_what_one_withholds_the_other_does_not_publish(desk: Counted, strict: str, apart: bool) -> None:
    """The stricter file is used, whatever its format, and it is said that the other is not."""
    for name in ("a.html", "a.pdf"):
        desk.put(name, PART2 if name == strict else SHOWN)
        told = {o.file: o for o in desk.ingest()} if apart or name == "a.pdf" else {}
    wide = "a.pdf" if strict == "a.html" else "a.html"
    assert SECRET not in desk.everything()
    assert desk.files() == {"a": [strict, wide]}
    assert told["a.pdf"].document == "a"
    if wide == "a.pdf":
        assert NOT_USED in told["a.pdf"].reasons
    assert {o.status for o in desk.ingest()} == {"unchanged"}


def test_a_file_of_the_same_format_does_not_publish_it_either(desk: Counted) -> None:
    put(desk, a_pdf=SHOWN, bb_pdf=PART2)
    desk.ingest()
    assert SECRET not in desk.everything()
    assert desk.files() == {"a": ["bb.pdf", "a.pdf"]}


def test_the_wider_file_does_not_take_over_when_the_stricter_goes(desk: Counted) -> None:
    """That the text was withheld is known of the decision: a person decides before the other file shows it."""
    put(desk, a_html=PART2, a_pdf=SHOWN)
    desk.ingest()
    (desk.folder / "a.html").unlink()
    outcomes = desk.ingest()
    assert [o.status for o in outcomes] == ["held", "withdrawn"]
    assert list(outcomes[0].reasons) == [WIDER]
    for by in (None, "Ann"):
        assert [o.status for o in desk.ingest(by)] == ["held"]
    assert SECRET not in desk.everything()
    [held] = desk.register.held()
    release_target(desk.register, held.fingerprint, None, "Ann", "published since")
    assert SECRET in desk.texts("a")
    assert {o.status for o in desk.ingest()} == {"unchanged"}


@pytest.mark.parametrize("apart", (False, True))
def test_two_that_each_show_what_the_other_withholds_are_both_held(desk: Counted, apart: bool) -> None:
    desk.put("a.html", BOTH_WAYS)
    if apart:
        desk.ingest()
    desk.put("a.pdf", OTHER_WAY)
    outcomes = desk.ingest()
    assert [o.status for o in outcomes] == (["held", "held", "withdrawn"] if apart else ["held", "held"])
    assert {reason for o in outcomes[:2] for reason in o.reasons} == {DIFFERENT}
    assert not any(words in desk.everything() for words in (SECRET, MORE_SECRET))
    assert [o.status for o in desk.ingest("Ann")] == ["held", "held"]
    desk.put("copy.html", BOTH_WAYS)
    assert {o.status for o in desk.ingest("Ann")} == {"held"}


def test_the_stricter_file_is_found_though_it_was_moved(desk: Counted) -> None:
    put(desk, a_pdf=PART2)
    desk.ingest()
    move(desk, "a.pdf", "deep/a.pdf")
    put(desk, c_txt=SHOWN)
    desk.ingest()
    assert SECRET not in desk.everything()
    assert desk.files() == {"a": ["deep/a.pdf", "c.txt"]}


def test_what_cannot_be_compared_is_held_until_it_can(desk: Counted, tmp_path: Path) -> None:
    second = Counted(tmp_path / "in2", desk.register, desk.crew)
    put(desk, a_pdf=PART2)
    desk.ingest()
    (desk.folder / "a.pdf").rename(tmp_path / "away")
    put(second, b_html=SHOWN)
    for _ in range(2):
        [outcome] = second.ingest()
        assert (outcome.status, list(outcome.reasons)) == ("held", [UNKNOWN])
    (tmp_path / "away").rename(desk.folder / "a.pdf")
    assert second.told() == [("b.html", "published", "a")]
    assert SECRET not in desk.everything()


def test_what_is_withheld_is_read_again_only_where_it_may_matter(desk: Counted) -> None:
    put(desk, a_pdf=PART2)
    desk.ingest()
    desk.reads()
    put(desk, bb_docx=PART2)
    desk.ingest()
    assert desk.reads() == ["bb.docx"]
    put(desk, ccc_docx=SHOWN)
    assert NOT_USED in {r for o in desk.ingest() for r in o.reasons}
    assert desk.reads() == ["a.pdf", "ccc.docx"]
    assert len(desk.files()["a"]) == 3


def test_a_paragraph_is_withheld_by_a_person_in_the_document_whichever_file_is_used(desk: Counted) -> None:
    put(desk, a_html=TEXT, a_pdf=TEXT)
    desk.ingest()
    withhold_target(desk.register, "a", frozenset({desk.ordinal("a", KITES[1])}), "Bea", "asked")
    (desk.folder / "a.pdf").unlink()
    desk.ingest()
    assert desk.files() == {"a": ["a.html"]}
    assert KITES[1] not in desk.texts("a")


def test_the_used_file_is_the_one_that_is_reviewed(desk: Counted) -> None:
    put(desk, a_html=PART2, a_pdf=PART2)
    desk.ingest()
    assert SECRET in [s.text for s in show(desk.register, "PCD 1", None, "Ann")]
    release_target(desk.register, "a", None, "Ann", "known")
    assert SECRET in desk.texts("a")
    assert desk.files() == {"a": ["a.pdf", "a.html"]}


def test_what_a_person_released_stays_public_when_another_file_comes(desk: Counted) -> None:
    put(desk, a_pdf=PART2)
    desk.ingest()
    release_target(desk.register, "a", None, "Ann", "known")
    put(desk, b_html=PART2)
    assert {d for _, _, d in desk.told()} == {"a"}
    assert SECRET in desk.texts("a")
    assert desk.files() == {"a": ["a.pdf", "b.html"]}


def test_twins_in_two_folders_are_one_and_the_one_left_stands_for_itself(desk: Counted, tmp_path: Path) -> None:
    second = Counted(tmp_path / "in2", desk.register, desk.crew)
    desk.put("a.pdf", TEXT)
    desk.ingest()
    second.put("page.html", web(TEXT))
    assert second.told() == [("page.html", "published", "a")]
    desk.put("a.pdf", decision("PCD 2", "Buoys", *BUOYS))
    desk.ingest()
    assert sorted(desk.files().values()) == [["a.pdf"], ["page.html"]]
    desk.put("b.pdf", TEXT)
    desk.ingest()
    (desk.folder / "b.pdf").unlink()
    desk.ingest()
    assert sorted(desk.files().values()) == [["a.pdf"], ["page.html"]]
    assert text_hashes(desk.register.document("a"))
