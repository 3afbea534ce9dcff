"""Which pages are read off their picture: whatever is printed is read, and a fair text layer is kept."""

import json
import random
from pathlib import Path

import pytest

from ingest.crew import own_crew
from ingest.readers.ocr.scans import LOOK, add_words, cut, is_read_off, needs_ocr, unread_pictures
from ingest.readers.ocr.wordlike import is_readable, share_of_pairs
from ingest.readers.pdfium.pages import Box, Sheet, Word, open_pdf
from tests.ingest.readers.drawn import look, set_words, sheet, word

SHARED = Path(__file__).parents[3] / ".." / "shared"
FOLDER = SHARED / "pdf"
real = pytest.mark.skipif(not FOLDER.is_dir(), reason="that need ../shared")

ENGLISH = (
    "The Commissioner has considered the report of the chief finance officer and approves the purchase of forty"
    " vehicles from reserves, with the support costs to be met by the force from its own budget in later years."
)
WELSH = (
    "Cytunodd y Comisiynydd i gymeradwyo gwariant ar gyfer gwella'r ystâd yn ystod y flwyddyn ariannol nesaf, ac mae'r"
    " Prif Swyddog Cyllid wedi cadarnhau bod digon o arian wrth gefn i dalu am y gwaith hwn i gyd."
)
POLISH = (
    "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw, są oni obdarzeni rozumem i"
    " sumieniem i powinni postępować wobec innych w duchu braterstwa."
)
FIGURES = "2021/22 £864.0 (250.0) 1,041.4 12.5% — 8.6 £1,270.8 C4149 14/02/2023 FTE 7 PCC/2022/118 £k " * 4
WHOLE = Box(0, 0, 595, 842)
LOWER = Box(60, 400, 540, 780)
TYPED = set_words(ENGLISH)


def shifted(text: str, by: int) -> str:
    """As a font gives it whose codes are off by so many."""
    return "".join(chr(ord(c) - by) if ord(c) - by > 32 else c for c in text)


def ink(words: tuple[Word, ...]) -> tuple[Box, ...]:
    return tuple(w.box for w in words)


def judge(name: str) -> list[tuple[Sheet, bool, int]]:
    """Each page of a real file: whether it must be read, and how many of its pictures."""
    judged = []
    with open_pdf(FOLDER / name) as pdf:
        for index in range(len(pdf)):
            with pdf.page(index) as page:
                seen, looked = page.sheet(), page.render(LOOK)
                judged.append((seen, needs_ocr(seen, looked), len(unread_pictures(seen, looked))))
    return judged


def test_an_empty_page_is_not_read() -> None:
    assert not needs_ocr(sheet(), look())
    assert not needs_ocr(sheet(pictures=(WHOLE,)), look())


@pytest.mark.parametrize("box", [WHOLE, Box(70, 70, 140, 140)])
def test_a_page_without_words_is_read_whatever_it_shows(box: Box) -> None:
    assert needs_ocr(sheet(pictures=(box,)), look(box))
    assert needs_ocr(sheet(), look(box))


@pytest.mark.parametrize("text", [ENGLISH, WELSH, POLISH, FIGURES, "تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر"])
def test_text_and_figures_are_kept(text: str) -> None:
    assert not needs_ocr(sheet(set_words(text)), look())


@pytest.mark.parametrize(
    "text", [shifted(ENGLISH, 29), shifted(ENGLISH, 3), shifted(WELSH, 29), "~#{ $$|} ^`\\ §¤< ¦>[ {}"]
)
def test_text_of_a_font_that_names_its_letters_wrongly_is_not(text: str) -> None:
    assert needs_ocr(sheet(set_words(text)), look())


def test_letters_that_the_font_does_not_name_are_read() -> None:
    assert needs_ocr(sheet(set_words(ENGLISH.replace("ti", "\ufffd").replace("th", "\ufffd"))), look())
    assert needs_ocr(sheet((word("\ufffd\ufffd"),)), look())


def test_bullets_that_the_font_does_not_name_matter_not() -> None:
    assert not needs_ocr(sheet(set_words(ENGLISH.replace(" and ", " \ufffd "))), look())


def test_a_worthless_layer_under_a_picture_is_given_up_and_a_fair_one_kept() -> None:
    junk = set_words("sw | \\ + 400 + 300 —esupport BH No vote{note 1] 200 4 t= Oppose SeNet{note 2]")
    assert needs_ocr(sheet(junk, (WHOLE,)), look(WHOLE))
    assert not needs_ocr(sheet(TYPED, (WHOLE,)), look(*ink(TYPED)))


def test_words_on_a_picture_of_the_page_were_read_off_it() -> None:
    assert is_read_off(sheet(TYPED, (WHOLE,)))
    assert not is_read_off(sheet(TYPED, (Box(60, 700, 200, 760),)))
    assert not is_read_off(sheet(TYPED))


def test_a_large_picture_without_words_on_it_is_read_too() -> None:
    assert unread_pictures(sheet(TYPED, (LOWER,)), look(*ink(TYPED), LOWER)) == (LOWER,)


def test_a_scan_under_a_typed_stamp_is_read_too() -> None:
    stamp = set_words("Appendix 3")
    assert unread_pictures(sheet(stamp, (WHOLE,)), look(WHOLE)) == (Box(0, 0, 595, 842),)


def test_a_picture_laid_down_in_strips_is_one() -> None:
    strips = tuple(Box(60, y, 540, y + 20) for y in range(400, 780, 20))
    assert unread_pictures(sheet(TYPED, strips), look(*ink(TYPED), LOWER)) == (LOWER,)


def test_letters_drawn_as_shapes_are_read_too() -> None:
    letters = tuple(Box(x, y, x + 5, y + 7) for y in range(400, 780, 15) for x in range(60, 540, 8))
    (box,) = unread_pictures(sheet(TYPED, paths=letters), look(*ink(TYPED), LOWER))
    assert (box.left, box.top) == (60, 400)


def test_a_signature_is_no_text() -> None:
    signature = Box(72, 440, 211, 523)
    assert unread_pictures(sheet(TYPED, (signature,)), look(*ink(TYPED), signature)) == (signature,)
    assert add_words(TYPED, set_words("Edue Warden 2"), signature) == TYPED


def test_a_picture_too_small_for_print_is_left() -> None:
    crest = Box(72, 440, 120, 480)
    assert unread_pictures(sheet(TYPED, (crest,)), look(*ink(TYPED), crest)) == ()


def test_a_picture_with_its_text_over_it_is_not_read_again() -> None:
    assert unread_pictures(sheet(TYPED, (Box(60, 40, 560, 300),)), look(*ink(TYPED))) == ()


def test_words_off_a_picture_are_added_where_the_page_has_none() -> None:
    read = set_words("Dear Councillor thank you for the letter about the station")
    added = add_words(TYPED, read, LOWER)
    assert added[: len(TYPED)] == TYPED
    assert [w.text for w in added[len(TYPED) :]] == [w.text for w in read]
    assert added[len(TYPED)].box.top == read[0].box.top + LOWER.top


def test_words_that_the_page_has_are_not_added_again() -> None:
    assert add_words(TYPED, TYPED, Box(0, 0, 595, 842)) == TYPED


def test_a_stamp_is_not_added_again_from_a_page_that_was_straightened() -> None:
    read = set_words(f"Appendix {ENGLISH}")
    assert [w.text for w in add_words((word("Appendix", 80, 62),), read, WHOLE)].count("Appendix") == 1


@pytest.mark.parametrize("scrawl", ["Saylor", "Lelegited pta>", "J~ Ay vl ~( ii} x4 |\\ q: ;l w% h#", "8 12 400"])
def test_a_scrawl_adds_no_name(scrawl: str) -> None:
    assert add_words(TYPED, set_words(scrawl), LOWER) == TYPED


def test_a_part_is_cut_from_the_rendering() -> None:
    assert cut(look(), LOWER, 1.0).shape == (380, 480, 3)


@real
@pytest.mark.parametrize(
    "name",
    (
        *("ocr_ccitt", "ocr_epson", "ocr_linn", "ocr_skew", "ocr_cardinal"),
        *("pins_translated_image", "ocr_graph_ocred", "ocr_type3_font_nomapping"),
    ),
)
def test_every_page_of_a_real_scan_is_read(name: str) -> None:
    assert all(read for _, read, _ in judge(f"{name}.pdf"))


@real
@pytest.mark.parametrize("name", ["pins_welsh", "plumber_sjpd_firearm", "xray_rectangles_no"])
def test_a_real_page_of_text_is_kept_and_its_pictures_left(name: str) -> None:
    assert [(read, pictures) for _, read, pictures in judge(f"{name}.pdf")] == [(False, 0)]


@real
def test_a_real_signature_is_looked_at_and_adds_no_word() -> None:
    (page,) = judge("pins_signature.pdf")
    assert page[1:] == (False, 1)
    words = {word.text for word in page[0].words}
    (read,) = own_crew().read(SHARED / "pdf" / "pins_signature.pdf").pages
    assert {word for line in read.lines for word in line.text.split()} <= words


@real
def test_the_fair_layer_of_a_real_scan_is_kept() -> None:
    judged = judge("pypdf_vicksburg_ocr.pdf")
    assert [(read, pictures) for _, read, pictures in judged] == [(False, 0)] * 6
    assert all(is_read_off(seen) for seen, _, _ in judged)


@pytest.mark.skipif(not (SHARED / "bench").is_dir(), reason="that need ../shared")
def test_real_text_is_told_from_the_same_text_in_another_alphabet() -> None:
    lines = (SHARED / "bench" / "azure_northwind" / "corpus.jsonl").read_text("utf-8").splitlines()
    pages = [text for text in (json.loads(line)["text"] for line in lines) if len(text.split()) > 20]
    letters = list("abcdefghijklmnopqrstuvwxyz")
    swapped = random.Random(7).sample(letters, 26)
    other = str.maketrans("".join(letters), "".join(swapped))
    assert min(share_of_pairs(page.split())[0] for page in pages) > 0.7
    assert max(share_of_pairs(page.casefold().translate(other).split())[0] for page in pages) < 0.45
    assert max(sum(not is_readable(w) for w in page.split()) / len(page.split()) for page in pages) < 0.1
