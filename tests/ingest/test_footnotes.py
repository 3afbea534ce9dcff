"""A footnote goes to its caller, and is never lost."""

from tests.ingest.reading import texts


def test_a_footnote_called_by_a_footnote_is_not_lost() -> None:
    text = "The plan¹ is old.\n\n¹ It was written in 2009, see the list².\n\n² The list is kept at the station.\n"
    assert "kept at the station" in "".join(texts(text))
