"""A document's language is recorded, by the small words of its paragraphs."""

import pytest

from ingest.language import find_language
from tests.ingest.reading import published

ENGLISH = "The Commissioner is asked to approve the award of a contract for the repair of radios."
WELSH = "Mae'r ddogfen hon wedi ei hysgrifennu yn Gymraeg ac mae'n trafod gwaith y Comisiynydd yn yr ardal."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "English"),
        (WELSH, "Welsh"),
        (f"{ENGLISH}\n\n{WELSH}", "English and Welsh"),
        ("\n\n".join([*[ENGLISH] * 9, WELSH]), "English"),
    ],
)
def test_the_language_is_the_one_of_its_small_words(text: str, language: str) -> None:
    found = find_language(published(text).paragraphs)
    assert found is not None
    assert found[0] == language


def test_a_table_of_figures_is_in_no_language() -> None:
    assert find_language(published("Cost\t£600\nSaving\t£40").paragraphs) is None
