"""Bytes that are not what most of a file is, in the formats whose bytes become text."""

from pathlib import Path

import pytest

from ingest.crew import own_crew
from ingest.readers import Reading
from ingest.readers.characters import decode_mixed

GOOD = "The kennels – eleven of them – cost £38,500 a year."


def read(path: Path) -> Reading:
    return own_crew().read(path)


def words(reading: Reading) -> str:
    return "\n".join(line.text for page in reading.pages for line in page.lines)


@pytest.mark.parametrize("name", ("a.txt", "a.md", "a.html"))
def test_one_stray_byte_spoils_no_other(tmp_path: Path, name: str) -> None:
    body = f"{GOOD}\n\nThe force".encode() + b"\x92s boilers \x96 two \x96 are old.\n"
    page = b"<html><head><meta charset=utf-8></head><body><main><p>" + body + b"</p></main></body></html>"
    (tmp_path / name).write_bytes(page if name.endswith("html") else body)
    reading = read(tmp_path / name)
    assert GOOD in words(reading)
    assert "force’s boilers – two – are" in words(reading)
    assert reading.remarks == ("3 bytes that are not UTF-8 were read as Windows-1252",)


def test_a_file_that_is_all_windows_is_read_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD.encode("cp1252"))
    assert words(read(tmp_path / "a.txt")) == GOOD
    assert read(tmp_path / "a.txt").remarks != ()


def test_a_sound_file_has_no_remarks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    assert read(tmp_path / "a.txt").remarks == ()


def test_what_was_encoded_twice_is_read_as_what_it_was() -> None:
    twice = GOOD.encode().decode("cp1252").encode()
    assert decode_mixed(twice).text == GOOD
    assert len(decode_mixed(twice).remarks) == 1


@pytest.mark.parametrize("text", ("Château Âge £5", "naïve café — “so”", "Llŷn a Môn", "½ ¾ × ÷"))
def test_ordinary_letters_are_left_as_they_are(text: str) -> None:
    assert decode_mixed(text.encode()).text == text


def test_a_file_cut_inside_a_character_keeps_the_rest() -> None:
    decoded = decode_mixed(GOOD.encode() + "\nOFFICIAL –".encode()[:-1])
    assert decoded.text.startswith(GOOD)
    assert len(decoded.remarks) == 1
