"""The text of each sample as it is read, one line a paragraph; `python -m tests.ingest.golden` writes the files again.

Withheld and held text is never written: only that something is withheld, where and why.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from evals.scribe import SOURCES
from evals.scribe.source import read_source
from ingest.document import KINDS, Origin, read_document
from ingest.gate.gate import Held, PublicDocument, PublicParagraph
from ingest.gate.rulings import Rulings

SAMPLES = Path(__file__).parents[2] / "evals" / "samples"
GOLDEN = Path(__file__).parents[1] / "golden"


def sample_files() -> list[Path]:
    """The sample documents, in order of their names, but those with pictures of pages, which two engines read in two
    ways."""
    fronts = {path.stem: read_source(path).front for path in SOURCES.glob("*.md")}
    scans = {stem for stem, front in fronts.items() if "scan" in front.formats or front.scanned_pages}
    return sorted(p for p in SAMPLES.iterdir() if p.suffix in KINDS and not (p.suffix == ".pdf" and p.stem in scans))


def golden_file(sample: Path) -> Path:
    """Where a sample's golden text stands. It is named by fingerprint where the sample is held."""
    released = read_sample(sample)
    if isinstance(released, Held):
        return GOLDEN / f"held-{released.fingerprint[:12]}.txt"
    return GOLDEN / (sample.name if sample.suffix == ".txt" else f"{sample.name}.txt")


def print_sample(sample: Path) -> str:
    """A sample as it is read: ordinal, kind, status, attachment, part, section, number, page and text."""
    released = read_sample(sample)
    if isinstance(released, Held):
        return "".join(f"held | {reason}\n" for reason in released.reasons)
    return _print(released)


@cache
def read_sample(sample: Path) -> PublicDocument | Held:
    """A sample, read once a session; declared published."""
    fingerprint = hashlib.sha256(sample.read_bytes()).hexdigest()
    return read_document(sample, Origin(sample.stem, sample.name, fingerprint, True), Rulings())


def _print(document: PublicDocument) -> str:
    lines = {p.at.ordinal: _line(p) for p in document.paragraphs}
    lines |= {w.ordinal: f"{w.ordinal} | withheld | {w.reason}" for w in document.withheld}
    return "".join(f"{lines[n]}\n" for n in sorted(lines)) + f"masked | {document.masked}\n"


def _line(p: PublicParagraph) -> str:
    place = (p.at.attachment, p.at.part, p.at.section, p.at.paragraph, p.at.page)
    shown = " | ".join("-" if v is None else str(v) for v in place)
    return f"{p.at.ordinal} | {p.kind} | public | {shown} | {json.dumps(p.text, ensure_ascii=False)}"


def write() -> None:
    """Write the golden file of every sample, and take away those of samples that are gone."""
    GOLDEN.mkdir(exist_ok=True)
    texts = {golden_file(sample): print_sample(sample) for sample in sample_files()}
    for stale in set(GOLDEN.glob("*.txt")) - set(texts):
        stale.unlink()
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
