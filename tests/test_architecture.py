"""The two gates and the libraries' adapters are where they are said to be: the source itself is read."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("ingest", "index", "assistant", "evals", "ui")

MAKERS = {
    "PublicParagraph": {"ingest.gate.gate"},
    "PublicDocument": {"ingest.gate.gate", "ingest.register.reading"},
    "Withheld": {"ingest.gate.gate", "ingest.register.reading"},
    "Released": {"ingest.gate.gate", "ingest.register.reading"},
    "Ruling": {"ingest.gate.rulings", "ingest.register.ledger"},
    "Answer": {"assistant.verify"},
    "Refusal": {"assistant.verify"},
}
"""Who may make a value. The register makes documents again from what was released, by the gate's own loader."""

ADAPTERS = {
    "chromadb": {"index.chroma"},
    "tantivy": {"index.lexical", "evals.decode", "evals.bench.peers"},
    "gradio": {"ui.web"},
    "ragas": {"evals.answers"},
    "sentence_transformers": {"index.vectors"},
    "torch": {"index.vectors"},
    "llama_index": {"index.chroma", "index.retriever", "evals.bench.peers"},
    "pypdfium2": {*(f"ingest.readers.pdfium.{name}" for name in ("pages", "notes", "runs")), "evals.scribe.scan"},
    "pdfplumber": {"ingest.readers.layout.ruled"},
    "rapidocr": {"ingest.readers.ocr.rapid"},
    "docx": {"ingest.readers.word.parts", "evals.scribe.docx", "evals.scribe.docx_notes"},
    "lxml": {"ingest.readers.html"},
    "reportlab": {"evals.scribe.pdf"},
    "sqlalchemy": {f"ingest.register.{name}" for name in ("ledger", "reading", "schema", "store", "writing")},
}
"""The only files that import a library. `evals.decode` opens word indexes as a burglar would, not as `index` does."""

BEFORE_THE_GATE = tuple(
    f"ingest.{name}"
    for name in (
        "readers worker keeper crew wire ahead settle blocks outline wrap attached running "
        "gate.parts gate.form gate.openings gate.page_marks gate.covers gate.markings gate.sessions gate.beside"
    ).split()
)


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the rooms by its dotted name."""
    paths = [p for room in ROOMS for p in sorted((ROOT / room).rglob("*.py"))]
    return {_dotted(p): ast.parse(p.read_text(encoding="utf-8")) for p in paths}


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(tree: ast.Module) -> Iterator[str]:
    """What a module imports, at its top or inside a function, `from a import b` as both a and a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _name(node.func) in ("import_module", "__import__"):
            yield from (a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str))


def calls(tree: ast.Module) -> Iterator[str]:
    """The names of what a module calls, an alias under the name it was imported by."""
    nodes = list(ast.walk(tree))
    imported = [alias for n in nodes if isinstance(n, ast.ImportFrom) for alias in n.names]
    aliases = {alias.asname: alias.name for alias in imported if alias.asname}
    for node in nodes:
        if isinstance(node, ast.Call):
            name = _name(node.func)
            yield aliases.get(name, name)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def stands_in(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def test_all_rooms_are_read() -> None:
    assert {name.split(".")[0] for name in modules()} == set(ROOMS)


@pytest.mark.parametrize("made", MAKERS)
def test_only_the_gates_make_what_they_guard(made: str) -> None:
    assert {name for name, tree in modules().items() if made in calls(tree)} <= MAKERS[made]


@pytest.mark.parametrize("made", ("PublicParagraph", "Answer", "Refusal"))
def test_each_gate_is_seen_to_make_them(made: str) -> None:
    assert [name for name, tree in modules().items() if made in calls(tree)] == sorted(MAKERS[made])


def test_only_the_register_loads_what_was_released() -> None:
    loaders = {name for name, tree in modules().items() if "ingest.gate.gate.reload" in imports(tree)}
    assert loaders == {"ingest.register.rows"}


def test_only_the_reading_of_a_file_passes_it_through_the_gate() -> None:
    assert {name for name, tree in modules().items() if "ingest.gate.gate.release" in imports(tree)} == {
        "ingest.document"
    }


@pytest.mark.parametrize(
    ("name", "users"),
    (("ingest.document.judge_file", {"ingest.review"}), ("ingest.review.show", {"ui.keeping"})),
)
def test_withheld_words_are_read_for_reviewers_alone(name: str, users: set[str]) -> None:
    module, _, function = name.rpartition(".")
    importers = {n for n, tree in modules().items() if name in imports(tree) or _uses(tree, module, function)}
    assert importers - {module} == users


def _uses(tree: ast.Module, module: str, function: str) -> bool:
    """Whether a module imports another and calls this function of it."""
    package, _, short = module.rpartition(".")
    taken = f"{package}.{short}" in imports(tree)
    named = {f"{_name(n.value)}.{n.attr}" for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    return taken and f"{short}.{function}" in named


@pytest.mark.parametrize("library", ADAPTERS)
def test_a_library_is_imported_by_its_adapter_alone(library: str) -> None:
    importers = {n for n, tree in modules().items() if any(stands_in(i, library) for i in imports(tree))}
    assert importers == ADAPTERS[library]


@pytest.mark.parametrize("hidden", BEFORE_THE_GATE)
def test_no_other_room_sees_text_before_the_gate(hidden: str) -> None:
    outside = {n: tree for n, tree in modules().items() if not stands_in(n, "ingest")}
    assert [n for n, tree in outside.items() if any(stands_in(i, hidden) for i in imports(tree))] == []


def test_rooms_import_one_way() -> None:
    wrong = []
    for name, tree in modules().items():
        allowed = ROOMS[: ROOMS.index(name.split(".")[0]) + 1]
        rooms = {i.split(".")[0] for i in imports(tree)} & set(ROOMS)
        wrong += [(name, room) for room in sorted(rooms - set(allowed))]
    assert wrong == []


def test_no_module_of_a_room_imports_the_tests() -> None:
    assert [n for n, tree in modules().items() if any(stands_in(i, "tests") for i in imports(tree))] == []
