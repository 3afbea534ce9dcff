"""Pictures are read by a process of its own, which comes back after any harm and takes no file's reader with it."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.readers.ocr import rapid, rapid_process
from ingest.readers.ocr.rapid import RapidError
from ingest.readers.ocr.straighten import Grey

pytestmark = pytest.mark.skipif(not rapid.is_installed(), reason="RapidOCR is not installed with its models")


def picture(words: str) -> Grey:
    image = Image.new("L", (900, 160), 255)
    ImageDraw.Draw(image).text((30, 50), words, font=ImageFont.load_default(48), fill=0)
    return np.asarray(image)


@pytest.fixture(autouse=True)
def _ended_after():  # type: ignore[no-untyped-def]
    yield
    rapid_process._stop()


def said(grey: Grey) -> str:
    return " ".join(word.text for word in rapid_process.read(grey, 250))


def test_words_are_read_as_the_library_reads_them() -> None:
    grey = picture("Harbour dues 2031")
    assert rapid_process.read(grey, 250) == rapid.read(grey, 250)
    assert rapid_process.find_turn(grey) == 0


def test_one_process_reads_picture_after_picture() -> None:
    said(picture("Harbour dues"))
    first = rapid_process._child.process
    said(picture("Landing stage"))
    assert rapid_process._child.process is first


def test_a_process_that_was_ended_is_started_again() -> None:
    said(picture("Harbour dues"))
    assert rapid_process._child.process is not None
    rapid_process._child.process.kill()
    rapid_process._child.process.wait()
    assert "Landing" in said(picture("Landing stage"))


def test_where_memory_is_what_failed_the_message_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readers.ocr.rapid.find_turn", _without_memory)
    kind, why = rapid_process._answer("turn", picture("x"), 0)
    assert kind == "failed"
    assert "more than the 1,280 MB" in why


def _without_memory(_grey: Grey) -> int:
    raise MemoryError


def test_a_process_that_dies_over_a_picture_is_an_error_and_not_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readers.ocr.rapid_process._BOOT", "import sys; sys.stdin.readline()")
    with pytest.raises(RapidError, match="1,280 MB"):
        said(picture("x"))
