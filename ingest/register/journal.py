"""The journal of withdrawals: a file beside the register that keeps every tombstone, so that a register restored from
an old copy can be told again what was withdrawn. It has no word of any decision.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ingest.register.schema import HomeError
from ingest.tombstones import Tombstone

JOURNAL = "withdrawals.jsonl"

Identity = tuple[str, str, str]
"""What one tombstone is told from another by, in every copy of a register: when, which document, which file."""


def identify(tombstone: Tombstone) -> Identity:
    """What tells a tombstone from another."""
    return tombstone.at, tombstone.document, tombstone.fingerprint


def read_journal(path: Path) -> tuple[Tombstone, ...]:
    """The tombstones of a journal; none where there is no file. Raises HomeError where it is damaged."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return tuple(_read_row(row) for row in rows)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise HomeError(f"{str(path)!r} is not a journal of withdrawals: restore it, or move it away") from error


def _read_row(row: dict[str, Any]) -> Tombstone:
    """The tombstone of a line; one written before runs of words were kept has none."""
    return Tombstone(**{**row, "texts": frozenset(row["texts"]), "runs": frozenset(row.get("runs", ()))})


def join_journal(home: Path, known: Iterable[Tombstone]) -> tuple[Tombstone, ...]:
    """What a home's journal keeps and what its register knows, oldest first; the register's word goes before the
    journal's. Raises HomeError."""
    here = {identify(t): t for t in known}
    kept = {identify(t): t for t in read_journal(home / JOURNAL)}
    return tuple(sorted((kept | here).values(), key=lambda t: t.at))


def write_journal(home: Path, tombstones: Iterable[Tombstone]) -> None:
    """Write a home's journal anew; a kill leaves the old one or the new one. No tombstones make no journal."""
    lines = [json.dumps(_make_row(t), ensure_ascii=False) for t in tombstones]
    if lines:
        part = (home / JOURNAL).with_suffix(".part")
        part.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        part.replace(home / JOURNAL)


def _make_row(t: Tombstone) -> dict[str, object]:
    return asdict(t) | {"texts": sorted(t.texts), "runs": sorted(t.runs)}
