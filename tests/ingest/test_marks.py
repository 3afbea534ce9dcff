"""The number or bullet at the head of a paragraph is read, and figures are not taken for numbers."""

import pytest

from ingest.marks import Mark, read_mark


@pytest.mark.parametrize(
    ("text", "mark"),
    (
        ("1. Radios", Mark("integer", "1", "Radios")),
        ("12) radios", Mark("integer", "12", "radios")),
        ("(3) radios", Mark("integer", "3", "radios")),
        ("1.1. Radios", Mark("decimal", "1.1", "Radios")),
        ("1.2.3 Radios are old", Mark("decimal", "1.2.3", "Radios are old")),
        ("- 4.1. Paragraph 4.8", Mark("decimal", "4.1", "Paragraph 4.8")),
        ("A.1. Units", Mark("decimal", "A.1", "Units")),
        ("(a) radios", Mark("letter", "a", "radios")),
        ("a) radios", Mark("letter", "a", "radios")),
        ("B. SUPPORTING INFORMATION", Mark("letter", "B", "SUPPORTING INFORMATION")),
        ("iv. radios", Mark("roman", "iv", "radios")),
        ("(ii) radios", Mark("roman", "ii", "radios")),
        ("R-IIOC-013: There is a risk", Mark("code", "R-IIOC-013", "There is a risk")),
        ("R1 - Due to delay", Mark("code", "R1", "Due to delay")),
        ("• radios", Mark("bullet", "", "radios")),
        ("– radios", Mark("bullet", "", "radios")),
        ("o Commercial Interest", Mark("bullet", "", "Commercial Interest")),
    ),
)
def test_marks_are_read(text: str, mark: Mark) -> None:
    assert read_mark(text) == mark


@pytest.mark.parametrize(
    "text",
    (
        "1.1 million people",
        "2.025 per cent",
        "3.5% of the sum",
        "2019 was wet",
        "1 Costs",
        "A Title",
        "ok then",
        "£5. The rest",
        "(1234) radios",
        "",
    ),
)
def test_figures_and_words_are_not_marks(text: str) -> None:
    assert read_mark(text) is None
