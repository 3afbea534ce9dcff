"""Everything unclear of one kind is shown together, released at once, remembered for what comes, and taken back."""

from dataclasses import replace

import pytest

from ingest.by_kind import Kind, list_kinds, release_kind, show_kind, withhold_kind
from ingest.decide import withhold_target
from ingest.gate.rulings import RELEASE, make_kind_ruling
from ingest.gate.unclear import kind_of
from ingest.review import ReviewError
from tests.ingest.conftest import Desk
from tests.ingest.decisions import SECRET
from tests.ingest.forms import form

PLAN = "Report by the Head of Delivery on the plan"
COSTS = "Report by the Treasurer on the costs"


def with_report(reference: str, heading: str, *texts: str) -> str:
    """A form that says that it has a Part 2, and a report that nothing marks as public behind it."""
    report = "".join(f"\n{n}. {text}\n" for n, text in enumerate(texts, 1))
    front = form("YES").replace("PCD 3001", reference).replace("Scanners are needed", "MOPAC needs scanners")
    return f"{front}\n{heading}\n{report}"


@pytest.fixture
def read(desk: Desk) -> Desk:
    """Two decisions with a plan behind them, and one with costs."""
    desk.put("a.txt", with_report("PCD 1", PLAN, "The Marrowby wheels are to be turned in spring by two of the crew."))
    desk.put("b.txt", with_report("PCD 2", PLAN, "The Ravensfoot wheels are to be turned in autumn by the harbour."))
    desk.put("c.txt", with_report("PCD 3", COSTS, "The Penhallow wheels cost more than was put by for them in May."))
    assert desk.statuses() == ["published"] * 3
    return desk


def plan(desk: Desk) -> Kind:
    [found] = [k for k in list_kinds(desk.register) if len({*k.waiting, *k.public}) == 2]
    return found


def released(desk: Desk, who: str = "Ann") -> str:
    kind = plan(desk).kind
    show_kind(desk.register, kind, who)
    release_kind(desk.register, kind, who, "plans are public in this office")
    return kind


def test_what_is_unclear_is_listed_by_kind_with_counts_and_no_word(read: Desk) -> None:
    plans, costs = list_kinds(read.register)
    assert (set(plans.waiting), set(costs.waiting)) == ({"a", "b"}, {"c"})
    assert plans.paragraphs == sum(len(read.register.document(d).withheld) for d in ("a", "b")) > 2
    assert (plans.body, plans.decided, plans.lapsed) == ("MOPAC", None, False)
    assert "nothing marks as public" in plans.rule
    assert not any(word in repr((plans, costs)) for word in ("Delivery", "Treasurer", "Marrowby"))


def test_a_reviewer_is_shown_all_of_it_and_it_is_in_the_audit(read: Desk) -> None:
    shown = show_kind(read.register, plan(read).kind, "Ann")
    texts = " ".join(p.text for of in shown for p in of.paragraphs)
    assert [of.document for of in shown] == ["a", "b"]
    assert all(word in texts for word in ("Marrowby", "Ravensfoot", PLAN))
    assert "Penhallow" not in texts
    lines = read.register.audit()[-3:]
    assert [(x["who"], x["action"], x["subject"]) for x in lines] == [
        ("Ann", "show", "a"),
        ("Ann", "show", "b"),
        ("Ann", "show kind", plan(read).kind),
    ]
    assert "Marrowby" not in read.everything()


def test_all_that_was_shown_is_released_with_name_and_reason(read: Desk) -> None:
    kind = released(read)
    assert any("Marrowby" in text for text in read.texts("a"))
    assert any("Ravensfoot" in text for text in read.texts("b"))
    assert not any("Penhallow" in text for text in read.texts("c"))
    line = next(x for x in read.register.audit() if x["action"] == "release kind")
    assert (line["who"], line["subject"], line["detail"]) == ("Ann", kind, "plans are public in this office")
    assert {r.rule for r in read.register.document("a").released if r.kind} == {
        f"released on review by Ann, with all of kind {kind}"
    }
    assert plan(read).decided is not None
    assert plan(read).waiting == {}


def test_new_text_of_the_kind_is_public_when_it_is_ingested_and_other_text_is_not(read: Desk) -> None:
    released(read)
    read.put("d.txt", with_report("PCD 4", PLAN, "The Quillfeather wheels are to be turned in winter by nobody."))
    read.put("e.txt", with_report("PCD 5", f"{PLAN} of works", "The Zephyr wheels are to be turned by the sea."))
    assert read.statuses() == ["unchanged", "unchanged", "unchanged", "published", "published"]
    assert any("Quillfeather" in text for text in read.texts("d"))
    assert not any("Zephyr" in text for text in read.texts("e"))


def test_a_changed_file_keeps_what_its_kind_lets_through(read: Desk) -> None:
    released(read)
    read.put("a.txt", with_report("PCD 1", PLAN, "The Marrowby wheels are to be turned in summer after all."))
    assert read.statuses() == ["published", "unchanged", "unchanged"]
    assert any("in summer after all" in text for text in read.texts("a"))


def test_what_a_rule_is_sure_of_is_not_released_with_its_kind(read: Desk) -> None:
    text = (
        with_report("PCD 4", PLAN, "The Zephyr wheels are to be turned by the sea.")
        + f"\nPART 2 – EXEMPT\n\n{SECRET}\n"
    )
    read.put("d.txt", text)
    read.ingest()
    kind = next(k.kind for k in list_kinds(read.register) if "d" in k.waiting)
    shown = show_kind(read.register, kind, "Ann")
    assert not any("Quillfeather" in p.text for of in shown for p in of.paragraphs)
    release_kind(read.register, kind, "Ann", "plans are public")
    assert any("Zephyr" in t for t in read.texts("d"))
    assert "Quillfeather" not in read.everything()


def test_nothing_is_released_that_the_same_person_was_not_shown(read: Desk) -> None:
    kind, revision = plan(read).kind, read.register.revision
    with pytest.raises(ReviewError, match="not what 'Ann' was last shown"):
        release_kind(read.register, kind, "Ann", "plans are public")
    show_kind(read.register, kind, "Bea")
    with pytest.raises(ReviewError, match=f"'decisions review show {kind} --by NAME' comes first"):
        release_kind(read.register, kind, "Ann", "plans are public")
    assert read.register.revision == revision


def test_nothing_is_released_where_more_has_come_since_it_was_shown(read: Desk) -> None:
    kind = plan(read).kind
    show_kind(read.register, kind, "Ann")
    read.put("d.txt", with_report("PCD 4", PLAN, "The Quillfeather wheels are to be turned in winter by nobody."))
    read.ingest()
    with pytest.raises(ReviewError, match="not what 'Ann' was last shown"):
        release_kind(read.register, kind, "Ann", "plans are public")
    assert "Marrowby" not in read.everything()


def test_a_source_file_that_is_gone_stops_a_release(read: Desk) -> None:
    kind = plan(read).kind
    show_kind(read.register, kind, "Ann")
    (read.folder / "b.txt").unlink()
    with pytest.raises(ReviewError, match="gone or has changed"):
        release_kind(read.register, kind, "Ann", "plans are public")
    assert "Marrowby" not in read.everything()


def test_withholding_the_kind_takes_all_of_it_back_without_the_files(read: Desk) -> None:
    kind = released(read)
    for name in ("a.txt", "b.txt"):
        (read.folder / name).unlink()
    decided = withhold_kind(read.register, kind, "Bea", "a mistake")
    assert set(decided.documents) == {"a", "b"}
    assert not any(word in read.everything() for word in ("Marrowby", "Ravensfoot", "Delivery"))
    assert {w.reason for w in read.register.document("a").withheld if w.kind} == {
        f"withheld on review by Bea, with all of kind {kind}"
    }


def test_what_was_taken_back_stays_away_from_what_comes_and_may_be_released_again(read: Desk) -> None:
    kind = released(read)
    withhold_kind(read.register, kind, "Bea", "a mistake")
    read.put("d.txt", with_report("PCD 4", PLAN, "The Quillfeather wheels are to be turned in winter by nobody."))
    read.ingest()
    assert "Quillfeather" not in read.everything()
    assert len(show_kind(read.register, kind, "Ann")) == 3
    release_kind(read.register, kind, "Ann", "no mistake")
    assert "Quillfeather" in read.everything()


def test_a_kind_that_waits_may_be_withheld_and_waits_no_more(read: Desk) -> None:
    kind = plan(read).kind
    assert withhold_kind(read.register, kind, "Bea", "not public").documents == {}
    assert [k.kind for k in list_kinds(read.register) if k.waiting] != [kind]
    assert {w.status for w in read.register.document("a").withheld if w.kind} == {"exempt"}


def test_one_paragraph_that_a_person_withheld_stays_withheld(read: Desk) -> None:
    at = read.register.document("a").withheld[-1].ordinal
    withhold_target(read.register, "a", frozenset({at}), "Bea", "names a bidder")
    released(read)
    assert "Marrowby" not in read.everything()
    assert "Ravensfoot" in read.everything()


def test_a_release_under_other_gate_rules_lapses_and_is_listed_again(read: Desk) -> None:
    kind = plan(read).kind
    old = replace(make_kind_ruling(RELEASE, "Ann", "plans are public", kind), gate="0")
    read.register.rule_kind(old, [], "Ann")
    read.put("d.txt", with_report("PCD 4", PLAN, "The Quillfeather wheels are to be turned in winter by nobody."))
    read.ingest()
    assert "Quillfeather" not in read.everything()
    [found] = [k for k in list_kinds(read.register) if k.kind == kind]
    assert (found.lapsed, set(found.waiting)) == (True, {"a", "b", "d"})
    with pytest.raises(ReviewError, match="was last shown"):
        release_kind(read.register, kind, "Ann", "plans are public")


@pytest.mark.parametrize("kind", ("k-0000000000", "a", ""))
def test_a_kind_of_nothing_is_refused(read: Desk, kind: str) -> None:
    with pytest.raises(ReviewError, match="nothing waits of kind"):
        show_kind(read.register, kind, "Ann")
    with pytest.raises(ReviewError, match="nothing is of kind"):
        withhold_kind(read.register, kind, "Ann", "asked")


@pytest.mark.parametrize(
    ("body", "reason", "opening"),
    (
        ("Essex PFCC", "rule at paragraph 3", "Part II: Delivery plan"),
        ("MOPAC", "another rule at paragraph 3", "Part II: Delivery plan"),
        ("MOPAC", "rule at paragraph 3", "Part II: Delivery plans"),
    ),
)
def test_another_body_rule_or_heading_is_another_kind(body: str, reason: str, opening: str) -> None:
    one = kind_of("MOPAC", "rule at paragraph 3", "Part II: Delivery plan")
    assert kind_of(body, reason, opening) != one
    assert kind_of("mopac", "rule at paragraph 17", "PART II:  Delivery  Plan") == one


def test_where_the_body_is_not_known_nothing_has_a_kind(desk: Desk) -> None:
    desk.put("a.txt", with_report("PCD 1", PLAN, "The Marrowby wheels are turned.").replace("MOPAC needs", "They need"))
    desk.ingest()
    assert {w.status for w in desk.register.document("a").withheld} == {"unclear"}
    assert list_kinds(desk.register) == ()


def test_the_body_that_a_keeper_gives_counts(read: Desk) -> None:
    read.put("sources.csv", "file,body\nb.txt,Essex PFCC\n")
    assert read.statuses() == ["unchanged", "published", "unchanged"]
    assert {k.body for k in list_kinds(read.register) if "b" in k.waiting} == {"Essex PFCC"}
    assert len(list_kinds(read.register)) == 3
