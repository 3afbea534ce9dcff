"""Text off pictures: what is printed is read as printed, whichever way it lies; what cannot be read is an error."""

import os
import re
import socket
import stat
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ingest.readers import UnreadableError
from ingest.readers.ocr import engines as ocr
from ingest.readers.ocr import rapid, tesseract
from ingest.readers.ocr.engines import Engine, read_picture, reading_scale
from ingest.readers.ocr.noise import Seen, is_noise
from ingest.readers.ocr.straighten import Grey, find_skew, to_grey, trim
from ingest.readers.pdfium.pages import Word, open_pdf
from tests.ingest.readers.drawn import LINES, SCALE, paper, picture

FOLDER = Path(__file__).parents[3] / ".." / "shared" / "pdf"
real = pytest.mark.skipif(not FOLDER.is_dir(), reason="that need ../shared")
with_tesseract = pytest.mark.skipif(not tesseract.is_installed(), reason="tesseract is not on the PATH")
EITHER = (pytest.param(tesseract, marks=with_tesseract), rapid)


class Fake:
    """An engine that sees what it is told, or fails as it is told."""

    NAME = "fake"

    def __init__(self, seen: tuple[Seen, ...] = (), error: Exception | None = None, installed: bool = True) -> None:
        self.seen, self.error, self.installed = seen, error, installed

    def is_installed(self) -> bool:
        return self.installed

    def find_turn(self, grey: Grey) -> int:
        return 0

    def read(self, grey: Grey, dpi: int) -> tuple[Seen, ...]:
        if self.error:
            raise self.error
        return self.seen


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def choose(*engines: Engine) -> None:
        monkeypatch.setattr(ocr, "ENGINES", engines)

    return choose


def seen(text: str, sure: float = 0.9) -> Seen:
    return Seen(text, sure, 100, 200, 160, 230, 224)


def text_of(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


def words_of(text: str) -> Counter[str]:
    return Counter(filter(None, (re.sub(r"^\W+|\W+$", "", run.casefold()) for run in text.split())))


def recall(truth: Counter[str], words: tuple[Word, ...]) -> float:
    return (truth & words_of(text_of(words))).total() / truth.total()


def read_file(name: str, index: int = 0) -> tuple[Word, ...]:
    with open_pdf(FOLDER / name) as pdf, pdf.page(index) as page:
        sheet = page.sheet()
        scale = reading_scale(sheet.width, sheet.height)
        return read_picture(page.render(scale), scale)


@pytest.mark.parametrize("engine", EITHER)
def test_a_typed_page_is_read_word_for_word_with_its_pounds(engine: Engine, use: Callable[..., None]) -> None:
    use(engine)
    assert text_of(read_picture(picture(paper()), SCALE)) == " ".join(LINES)


@pytest.mark.parametrize("engine", EITHER)
def test_a_word_stands_where_it_is_printed(engine: Engine, use: Callable[..., None]) -> None:
    use(engine)
    words = read_picture(picture(paper()), SCALE)
    assert [words[0].base, words[0].box.left] == pytest.approx([54, 72], abs=2.5)
    assert words[-1].base == pytest.approx(54 + 4 * 15, abs=2.5)
    assert all(9 <= word.box.height <= 16 for word in words)


@pytest.mark.parametrize("engine", EITHER)
def test_a_page_on_its_side_is_read_as_if_upright(engine: Engine, use: Callable[..., None]) -> None:
    use(engine)
    words = read_picture(picture(paper().rotate(90, expand=True)), SCALE)
    assert text_of(words) == " ".join(LINES)
    assert words[0].base == pytest.approx(54, abs=2.5)


@with_tesseract
def test_a_page_upside_down_is_read_as_if_upright(use: Callable[..., None]) -> None:
    use(tesseract)
    assert text_of(read_picture(picture(paper().rotate(180)), SCALE)) == " ".join(LINES)


@with_tesseract
def test_words_of_a_skewed_line_get_one_baseline(use: Callable[..., None]) -> None:
    use(tesseract)
    words = read_picture(picture(paper().rotate(1.5, fillcolor=255)), SCALE)
    assert len({round(word.base / 5) for word in words}) == len(LINES)


def test_rapidocr_asks_no_network_and_prints_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], use: Callable[..., None]
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    rapid._engine.cache_clear()
    use(rapid)
    assert text_of(read_picture(picture(paper(LINES[:1])), SCALE)) == LINES[0]
    assert read_picture(np.full((400, 300, 3), 255, np.uint8), SCALE) == ()
    assert capfd.readouterr() == ("", "")


def test_the_first_engine_that_is_there_reads(use: Callable[..., None]) -> None:
    use(Fake(installed=False), Fake((seen("minutes"),)), Fake((seen("other"),)))
    (word,) = read_picture(picture(paper()), 2.0)
    assert word.text == "minutes" and not word.bold and word.angle == 0


def test_a_word_is_placed_in_points_of_the_whole_page(use: Callable[..., None]) -> None:
    use(Fake((seen("minutes"),)))
    _, (left, top) = trim(to_grey(picture(paper()), 4_000))
    (word,) = read_picture(picture(paper()), 2.0)
    assert (word.box.left, word.base) == ((100 + left) / 2, (224 + top) / 2)


def test_where_one_engine_fails_the_next_reads(use: Callable[..., None]) -> None:
    use(Fake(error=tesseract.TesseractError("it took more than 90 s")), Fake((seen("minutes"),)))
    assert text_of(read_picture(picture(paper()), SCALE)) == "minutes"


def test_where_one_engine_sees_nothing_the_next_looks(use: Callable[..., None]) -> None:
    use(Fake(), Fake((seen("minutes"),)))
    assert text_of(read_picture(picture(paper()), SCALE)) == "minutes"


def test_a_picture_without_words_has_none(use: Callable[..., None]) -> None:
    use(Fake(), Fake(installed=False))
    assert read_picture(picture(paper()), SCALE) == ()


def test_where_no_engine_reads_the_error_says_why_and_what_to_do(use: Callable[..., None]) -> None:
    use(Fake(installed=False), Fake(error=rapid.RapidError("it failed with MemoryError")))
    with pytest.raises(UnreadableError, match=r"not installed; fake: it failed with MemoryError\): install tesseract"):
        read_picture(picture(paper()), SCALE)


def test_a_tesseract_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nexec sleep 600\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(tesseract, "SECONDS", 0.2)
    with pytest.raises(tesseract.TesseractError, match=r"more than 0\.2 s"):
        tesseract.read(to_grey(picture(paper()), 4_000), 200)


def test_without_tesseract_on_the_path_it_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not tesseract.is_installed()
    with pytest.raises(tesseract.TesseractError, match="not installed"):
        tesseract.find_turn(to_grey(picture(paper()), 4_000))


@pytest.mark.parametrize("degrees", [-2.0, -0.5, 0.0, 0.7, 2.0])
def test_skew_is_found_to_a_tenth_of_a_degree(degrees: float) -> None:
    found = find_skew(to_grey(picture(paper().rotate(-degrees, fillcolor=255)), 4_000))
    assert found == pytest.approx(degrees, abs=0.1)


def test_a_large_sheet_is_not_rendered_larger_than_memory_allows() -> None:
    assert max(2160, 2160) * reading_scale(2160, 2160) <= 4_200


@pytest.mark.parametrize("text", ["C4149", "£25k", "09/07/2022", "7", "Brannock", "zzrtq", "ystâd"])
def test_real_text_is_kept_however_badly_it_is_read(text: str) -> None:
    assert not is_noise(seen(text, 0.0))


@pytest.mark.parametrize("text", ["—", "&", "•", "£"])
def test_a_mark_that_means_something_is_kept(text: str) -> None:
    assert not is_noise(seen(text))


@pytest.mark.parametrize(("text", "sure"), [("|", 0.96), ("_", 0.9), ("~", 0.8), ("'", 0.9), ("—", 0.1), ("t", 0.2)])
def test_lines_and_specks_are_no_text(text: str, sure: float) -> None:
    assert is_noise(seen(text, sure))


@real
@pytest.mark.parametrize(
    ("engine", "least"), [pytest.param(tesseract, 0.95, marks=with_tesseract), pytest.param(rapid, 0.85)]
)
def test_a_real_scan_is_read(engine: Engine, least: float, use: Callable[..., None]) -> None:
    use(engine)
    assert recall(words_of((FOLDER / "ocr_linn.txt").read_text()), read_file("ocr_linn.pdf")) >= least


@real
@with_tesseract
def test_a_skewed_scan_is_read_as_well_as_a_straight_one() -> None:
    truth = words_of((FOLDER / "ocr_linn.txt").read_text())
    assert abs(recall(truth, read_file("ocr_skew.pdf")) - recall(truth, read_file("ocr_linn.pdf"))) <= 0.03


@real
@with_tesseract
def test_four_pages_turned_four_ways_have_the_same_words() -> None:
    first, *others = (words_of(text_of(read_file("ocr_cardinal.pdf", index))) for index in range(4))
    assert all((first & other).total() >= 0.99 * first.total() for other in others)


@real
@pytest.mark.parametrize("engine", EITHER)
@pytest.mark.parametrize(
    ("name", "words"), [("pins_translated_image.pdf", "Test image"), ("ocr_type3_font_nomapping.pdf", "ua")]
)
def test_a_page_with_few_words_is_read(engine: Engine, name: str, words: str, use: Callable[..., None]) -> None:
    use(engine)
    assert text_of(read_file(name)) == words
