"""Hard line breaks are undone; marks, headings and table rows are never joined over."""

from tests.ingest.reading import blocks_of, furniture_of, pieces_of, texts

LINES = (
    "The board met in May to weigh the four bids that had come in by",
    "noon on the third, and met again in June when the panel had given",
    "its scores to the director of procurement and to the chair of the",
    "board, who asked for a second reading of the risks.",
)


def pieces(text: str) -> list[str]:
    return [p.text for p in pieces_of(text)]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert pieces("\n".join(LINES)) == [" ".join(LINES)]


def test_a_blank_line_ends_a_wrapped_paragraph() -> None:
    assert len(pieces("\n".join(LINES) + "\n\n" + "\n".join(LINES))) == 2


def test_a_blank_line_after_every_line_ends_no_paragraph() -> None:
    double = "\n\n".join(LINES)
    text = "\n\n\n".join((double, "Heading of the second", double))
    assert pieces(text) == [" ".join(LINES), "Heading of the second", " ".join(LINES)]


def test_a_list_mark_starts_a_new_piece() -> None:
    assert pieces("1. Approve the purchase of the radios\n2. Approve the sale") == [
        "1. Approve the purchase of the radios",
        "2. Approve the sale",
    ]


def test_a_table_row_is_joined_to_nothing() -> None:
    assert pieces("Cost £k\t2019\nAircraft\t232.5\nThe cost is met from reserves") == [
        "Cost £k\t2019",
        "Aircraft\t232.5",
        "The cost is met from reserves",
    ]


def test_a_sentence_cut_by_a_running_header_is_whole() -> None:
    text = (
        "Further reviews will be made and, if any new impact on people is\n\n"
        "#### **OFFICIAL - PUBLIC**\n\nfound, a full assessment will be started."
    )
    assert pieces(text) == [
        "Further reviews will be made and, if any new impact on people is found, a full assessment will be started."
    ]


def test_a_sentence_cut_by_a_page_end_is_whole() -> None:
    assert pieces("The drawings were given to the builder of the new\fstation in the spring.") == [
        "The drawings were given to the builder of the new station in the spring."
    ]


def test_a_word_broken_at_the_line_end_keeps_its_hyphen() -> None:
    assert pieces("The radios are for the use of officers who work in a plain-\nclothes unit of the force.") == [
        "The radios are for the use of officers who work in a plain-clothes unit of the force."
    ]


def test_nothing_is_joined_over_an_exempt_heading() -> None:
    text = "The board heard that the radios would come from a firm known to the\nPART 2 – EXEMPT\nforce for years."
    assert pieces(text) == [
        "The board heard that the radios would come from a firm known to the",
        "PART 2 – EXEMPT",
        "force for years.",
    ]


def test_every_source_line_is_counted_once() -> None:
    text = "# Head\n\n" + "\n".join(LINES) + "\n\n- one\n- two\n\nA\tB\n1\t2"
    lines = [n for p in pieces_of(text) for n in p.lines]
    assert sorted(lines) == [n for n, line in enumerate(text.split("\n"), 1) if line]


def test_a_numbered_recommendation_after_bullets_keeps_its_number() -> None:
    text = "1. Approve capital of £1,236,000, of which:\n - £900,000 comes from the capital programme\n"
    text += " - £336,000 comes from the Courts Partnership Grant\n"
    text += "2. Approve revenue of £290,000 over five years.\n3. Agree the loan.\n"
    assert [b.label for b in blocks_of(text) if b.label] == ["1", "2", "3"]


def test_one_lower_case_line_does_not_join_a_short_notice() -> None:
    text = (
        "Deputy Mayor for Policing\n\nThe request has my approval.\n\nSignature\n\napril hinde.\n\nDate\n\n01/06/2021"
    )
    assert texts(text) == ["Deputy Mayor for Policing\nThe request has my approval.\nDate: 01/06/2021"]
    assert [f.n for f in furniture_of(text)] == [7]
