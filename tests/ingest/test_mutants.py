"""Damaged files: cut short, with bits turned over, filled with zeros, or under the ending of another kind. Each is read
or is one failed line; none crashes or hangs the reader, and none gives out exempt text."""

import time
from pathlib import Path
from random import Random

import pytest

from evals import EXEMPT
from ingest.document import KINDS, Origin, read_document
from ingest.gate.gate import PublicDocument
from ingest.gate.rulings import Rulings
from ingest.readers import UnreadableError

SAMPLES = Path(__file__).parents[2] / "evals" / "samples"
SEED = 20261121
LONGEST = 600.0
"""Seconds for one file: a guard against a hang, not a figure."""


def mutate(data: bytes, ending: str, chance: Random) -> tuple[bytes, str]:
    """A damaged copy of a file and the ending to give it."""
    way = chance.randrange(4)
    if way == 0:
        return data[: chance.randrange(len(data))], ending
    if way == 1:
        return data, chance.choice([kind for kind in KINDS if kind != ending])
    damaged = bytearray(data)
    if way == 2:
        start = chance.randrange(len(data))
        end = min(len(data), start + chance.randrange(1, 2000))
        damaged[start:end] = bytes(end - start)
    else:
        for _ in range(chance.randrange(1, 30)):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged), ending


@pytest.mark.long
def test_a_damaged_file_is_read_or_is_one_failed_line(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    samples = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in KINDS]
    exempt = [" ".join(line.split()) for line in EXEMPT.read_text(encoding="utf-8").splitlines()]
    chance, leaked, slow = Random(SEED), [], []
    read = failed = 0
    for n in range(pytestconfig.getoption("--mutants")):
        sample = chance.choice(samples)
        data, ending = mutate(sample.read_bytes(), sample.suffix, chance)
        path = tmp_path / f"{n}{ending}"
        path.write_bytes(data)
        began = time.monotonic()
        try:
            document = read_document(path, Origin("d", path.name, f"{n:064}", True), Rulings())
        except UnreadableError as error:
            assert "\n" not in str(error)
            failed += 1
        else:
            read += 1
            text = " ".join(" ".join(repr(document).split()).split("\\n"))
            if isinstance(document, PublicDocument) and any(piece in text for piece in exempt):
                leaked.append((n, sample.name))
        slow += [(n, sample.name)] if time.monotonic() - began > LONGEST else []
        path.unlink()
    assert (leaked, slow) == ([], [])
    assert read and failed
