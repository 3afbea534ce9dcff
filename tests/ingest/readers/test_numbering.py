"""The numbers of lists are printed as Word prints them."""

from pathlib import Path

import pytest

from tests.ingest.readers.test_docx import lines
from tests.ingest.readers.word_files import para, write_word


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def pattern(name: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def listed(name: int, of: int, override: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def item(text: str, of: int, at: int = 0) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{of}"/></w:numPr>')


OUTLINE = pattern(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "(%3)"))
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'


@pytest.mark.parametrize(
    ("numbering", "body", "expected"),
    (
        (
            OUTLINE + listed(1, 0),
            item("a", 1) + item("b", 1, 1) + item("c", 1, 2) + item("d", 1, 2) + item("e", 1, 1) + item("f", 1),
            ["1. a", "1.1 b", "(a) c", "(b) d", "1.2 e", "2. f"],
        ),
        (OUTLINE + listed(1, 0), item("b", 1, 1) + item("c", 1, 1), ["1.1 b", "1.2 c"]),
        (OUTLINE + listed(1, 0), item("a", 1) + para("text") + item("b", 1), ["1. a", "text", "2. b"]),
        (OUTLINE + listed(1, 0), item("a", 1) + item("", 1) + item("c", 1), ["1. a", "3. c"]),
        (
            OUTLINE + listed(1, 0) + listed(2, 0, RESTART.format(1)) + listed(3, 0, RESTART.format(7)),
            item("a", 1) + item("b", 2) + item("c", 2) + item("d", 3),
            ["1. a", "1. b", "2. c", "7. d"],
        ),
        (OUTLINE + listed(1, 0) + listed(2, 0), item("a", 1) + item("b", 2), ["1. a", "2. b"]),
        (pattern(0, level(0, "bullet", "\uf0b7")) + listed(1, 0), item("a", 1), ["• a"]),
        (pattern(0, level(0, "none", "")) + listed(1, 0), item("a", 1), ["a"]),
        (pattern(0, level(0, "decimal", "%1")) + listed(1, 0), item("a", 1), ["1. a"]),
        (
            pattern(0, level(0, "upperRoman", "Part %1 -")) + listed(1, 0),
            item("a", 1) * 2,
            ["Part I - a", "Part II - a"],
        ),
        (
            pattern(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + listed(1, 0),
            item("a", 1) + item("b", 1, 1),
            ["I. a", "1.1 b"],
        ),
        (
            pattern(0, level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>'))
            + listed(1, 0),
            item("a", 1) + item("b", 1, 1) + item("c", 1) + item("d", 1, 1),
            ["1. a", "1) b", "2. c", "2) d"],
        ),
        (
            pattern(0, more='<w:numStyleLink w:val="Own"/>')
            + pattern(1, level(0, "upperLetter", "%1."), more='<w:styleLink w:val="Own"/>')
            + listed(1, 0),
            item("a", 1),
            ["A. a"],
        ),
        (
            OUTLINE + listed(1, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "lowerRoman", "%1)")}</w:lvlOverride>'),
            item("a", 1) * 2,
            ["i) a", "ii) a"],
        ),
    ),
)
def test_lists_are_numbered(tmp_path: Path, numbering: str, body: str, expected: list[str]) -> None:
    assert lines(write_word(tmp_path / "a.docx", body, {"numbering": numbering})) == expected


def test_a_style_numbers_its_paragraphs(tmp_path: Path) -> None:
    linked = [level(i, "decimal", f"%1{'.%2' * i}", f'<w:pStyle w:val="H{i}"/>') for i in range(2)]
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{i}"><w:name w:val="heading {i + 1}"/>{numbered}</w:style>'
        for i in range(2)
    )
    numbering = pattern(0, *linked) + listed(1, 0)
    body = "".join(para(text, f'<w:pStyle w:val="H{i}"/>') for text, i in (("a", 0), ("b", 1), ("c", 1), ("d", 0)))
    off = para("e", '<w:pStyle w:val="H0"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    others = {"styles": styles, "numbering": numbering}
    expected = ["1. a", "1.1 b", "1.2 c", "2. d", "e"]
    assert lines(write_word(tmp_path / "a.docx", body + off, others)) == expected
