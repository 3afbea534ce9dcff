"""Whatever happens to a folder between one ingest and the next, the register has what a first ingest would give it."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import folder as ingest_folder
from ingest.crew import Crew
from ingest.register import Register, open_register
from ingest.sync import sync
from tests.ingest.decisions import BUOYS, KITES, SECRET, decision
from tests.ingest.forms import form
from tests.ingest.plain_reader import LOG
from tests.ingest.test_twins import PART2, SHOWN

NAMES = ("a.pdf", "b.html", "c.txt", "deep/a.pdf", "deep/d.html", "e.docx")
WORDS = (
    decision("PCD 1", "Kites", *KITES),
    decision("PCD 2", "Buoys", *BUOYS, part2=True),
    decision("PCD 3", "Lamps", KITES[0], BUOYS[1]),
    form("NO") + "\nIs this report a Confidential Decision?\n\nYes\n",
)
Step = tuple[str, str | None, str | None]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(NAMES), st.sampled_from("0123")),
        st.tuples(st.just("move"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
        st.tuples(st.just("copy"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
        st.tuples(st.just("remove"), st.sampled_from(NAMES), st.none()),
        st.just(("ingest", None, None)),
    ),
    min_size=3,
    max_size=14,
)


def act(folder: Path, words: Sequence[str], step: Step) -> None:
    """One thing that somebody does to a folder; no format's bytes are another's, unless they are copied."""
    what, name, other = step
    assert name is not None
    path = folder / name
    if what == "write" and other is not None:
        path.write_text(words[int(other) % len(words)] + "\n" * len(path.suffix))
    elif not path.exists():
        return
    elif what == "remove":
        path.unlink()
    elif other is not None and other != name:
        (folder / other).write_bytes(path.read_bytes())
        if what == "move":
            path.unlink()


@contextmanager
def folder_of_all_formats() -> Iterator[tuple[Path, Register]]:
    """A folder with one file that stays, whose others are taken for text whatever their format, and a register."""
    with TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest_folder, "KINDS", (".docx", ".html", ".pdf", ".txt"))
        folder = Path(place, "in")
        (folder / "deep").mkdir(parents=True)
        (folder / "always.txt").write_text(form("NO") + "\nIt stays.\n")
        with closing(open_register(Path(place, "home"), create=True)) as register:
            yield folder, register


def contents(register: Register) -> tuple[object, ...]:
    """What is public, by the files that it is in, and what is held; whatever ids there are."""
    files = register.all_files()
    public = {
        frozenset((f.file, f.fingerprint) for f in files[d.document]): tuple(p.text for p in d.paragraphs)
        for d in register.documents()
    }
    return public, {h.fingerprint for h in register.held()}


@pytest.mark.long
@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_an_ingest_brings_the_register_where_a_first_one_would(plain_crew: Crew, steps: list[Step]) -> None:
    with folder_of_all_formats() as (folder, register):
        for step in (*steps, ("ingest", None, None)):
            if step[0] == "ingest":
                sync(folder, register, crew=plain_crew)
            else:
                act(folder, WORDS, step)
        revision = register.revision
        for log in folder.rglob(LOG):
            log.unlink()
        assert {d.status for d in sync(folder, register, crew=plain_crew).documents} <= {"unchanged", "held"}
        assert not list(folder.rglob(LOG))  # nothing was read
        assert register.revision == revision
        with closing(open_register(folder.parent / "first", create=True)) as first:
            sync(folder, first, crew=plain_crew)
            assert contents(register) == contents(first)


@pytest.mark.long
@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_what_a_file_that_is_there_withholds_no_other_file_of_the_decision_shows(
    plain_crew: Crew, steps: list[Step]
) -> None:
    words = (PART2, SHOWN, WORDS[2], PART2)
    with folder_of_all_formats() as (folder, register):
        for step in (*steps, ("ingest", None, None)):
            if step[0] != "ingest":
                act(folder, words, step)
                continue
            sync(folder, register, crew=plain_crew)
            if any(p.is_file() and "PART 2 – EXEMPT" in p.read_text() for p in folder.rglob("*.*")):
                assert SECRET not in repr(list(register.documents()))
            assert {d.status for d in sync(folder, register, crew=plain_crew).documents} <= {"unchanged", "held"}
