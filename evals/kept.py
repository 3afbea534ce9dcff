"""Evaluation reports that are kept in a home, so that what leaves the home leaves them too. Needs no extra package."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

REPORTS = "reports"
"""The folder of a home that holds the reports of evaluations run on it."""

ROWS = "rows.jsonl"
"""The file of a report with its replies: what each cites and found, by paragraph."""


def find_reported(home: Path) -> frozenset[str]:
    """The keys of all paragraphs that reports in a home cite or found."""
    texts = (path.read_text(encoding="utf-8") for path in (home / REPORTS).glob(f"*/{ROWS}"))
    return frozenset(key for text in texts for line in text.splitlines() for key in _keys_in(line))


def _keys_in(line: str) -> tuple[str, ...]:
    try:
        row = json.loads(line)
        return (*row["cited"], *row["retrieved"])
    except (ValueError, KeyError, TypeError):
        return ()  # a line that was not written to its end


def destroy_reports(home: Path, keys: Sequence[str]) -> int:
    """Remove every report in a home that cites or found one of these (a document's id, or a paragraph's key)."""
    named = ['"' + json.dumps(key)[1:-1] + ('"' if "#" in key else "#") for key in keys]
    rows = [(path, path.read_text(encoding="utf-8")) for path in (home / REPORTS).glob(f"*/{ROWS}")]
    found = [path.parent for path, text in rows if any(name in text for name in named)]
    for folder in found:
        shutil.rmtree(folder)
    return len(found)
