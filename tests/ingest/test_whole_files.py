"""A file that says of itself that it is closed is held whole; one that only mentions it is not."""

import pytest

from tests.ingest.reading import held, published

NOTICE = (
    "DECISION NOTICE\n\nSubject: Scanners\n\nDecision no. 12/2024\n\n"
    "Summary:\n\n1. Scanners are bought for a sum that may not be told.\n\n"
)


@pytest.mark.parametrize(
    "line",
    (
        "Is this a confidential decision? Yes",
        "Confidential Decision? Yes",
        "Confidential decision: Yes",
        "Confidential Decision?\tYes",
        "Is this report a Confidential Decision? No ☐ Yes ☒",
        "Is this report a Confidential Decision? No [ ] Yes [x]",
        "Decision 012-2024 is a confidential decision relating to scanners",
        "Government Security Classification\tOfficial - Sensitive",
        "Status: Confidential",
        "Restriction\tFully exempt (the whole report will be exempt)",
        "Suitable for publication: No",
        "Is publication of this approval to be deferred? YES",
        "Should publication be deferred? Yes",
        "Publication deferred until 30/04/2030",
    ),
)
def test_these_hold_the_file(line: str) -> None:
    assert held(NOTICE + line).reasons


@pytest.mark.parametrize(
    "front", ("DMPC Decision – PCD 2150 – Part 2\n\nTitle: Scanners", "MOPAC\n\nTitle: Scanners (Part 2)")
)
def test_a_part_2_file_is_known_by_its_title(front: str) -> None:
    assert held(f"{front}\n\nThe maker was paid a sum that may not be told to anyone.\n").reasons


def test_a_marking_below_the_first_twelve_lines_restricts_the_file() -> None:
    text = "Westmarch Police Authority, 4 May 2011\n\n" + "".join(
        f"{n}. Item {n} goes to Zqone at £1.2m.\n\n" for n in range(1, 14)
    )
    assert held(text + "RESTRICTED - COMMERCIAL\n").reasons


@pytest.mark.parametrize("answer", ("YES", "NO"))
def test_the_part_2_question_near_the_front_holds_nothing(answer: str) -> None:
    assert published(f"{NOTICE}Is there a Part 2 form - {answer}\n")


def test_a_sentence_about_part_2_of_an_act_holds_nothing() -> None:
    assert published(
        "DECISION NOTICE\n\nPart 2 of the Police Reform Act applies.\n\n"
        "The complaint was made in May 2024 and was upheld.\n"
    )
