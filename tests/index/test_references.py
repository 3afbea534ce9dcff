"""A decision is known by its reference however it is written, and by nothing that only looks like one."""

import pytest

from index.references import find_references

KNOWN = {("pcd", "411"), ("17", "2024")}


@pytest.mark.parametrize(
    ("question", "named", "rest"),
    [
        ("What is PCD 411?", (("pcd", "411"),), "What is?"),
        ("pcd411 please", (("pcd", "411"),), "please"),
        ("(PCD-411) and PCD_411", (("pcd", "411"),), "and"),
        ("PCD 411's budget", (("pcd", "411"),), "budget"),
        ("decision 17/2024, which body?", (("17", "2024"),), "decision, which body?"),
        ("Did 17/2024 come before PCD–411?", (("17", "2024"), ("pcd", "411")), "Did come before?"),
    ],
)
def test_known_references_are_taken_out_of_a_question(question: str, named: tuple[str, ...], rest: str) -> None:
    assert find_references(question, KNOWN) == (named, rest)


@pytest.mark.parametrize("question", ["PCD 999 in 411 days", "PCD 4110", "411", "17/2024/25", "£17/2024", "117/2024"])
def test_what_only_looks_like_a_reference_is_left(question: str) -> None:
    assert find_references(question, KNOWN) == ((), question)
