"""The sums of a generation's files, taken when they are written: what is damaged later is seen, and is not used again.

Chroma's own database is left out, because whoever opens it may write to it; its vectors are compared one by one.
"""

import hashlib
import json
from pathlib import Path

from index.layout import MANIFEST, write_whole

SUMS = "sums.json"
_LIVE = ("*.lock", "chroma.sqlite3*", "*.part", SUMS, MANIFEST)


def write_sums(folder: Path) -> None:
    """Note the sum of each file that a generation holds."""
    sums = {name: _sum(folder / name) for name in _names(folder)}
    write_whole(folder / SUMS, json.dumps(sums, indent=1).encode())


def find_damage(folder: Path, *names: str) -> str | None:
    """The first file, of these or of all, that is not as it was written, and in what way; None where all are."""
    try:
        sums: dict[str, str] = json.loads((folder / SUMS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return f"{SUMS} is missing or cannot be read"
    for name in names or sorted({*sums, *_names(folder)}):
        if not (folder / name).is_file():
            return f"{name} is missing"
        if sums.get(name) != _sum(folder / name):
            return f"{name} is not as it was written"
    return None


def _names(folder: Path) -> list[str]:
    files = (p for p in folder.rglob("*") if p.is_file() and not any(p.match(live) for live in _LIVE))
    return sorted(str(p.relative_to(folder)) for p in files)


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
