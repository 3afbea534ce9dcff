"""Pictures to words through the tesseract program, where it is installed. The only file that runs it; it works on a
pipe alone: no file is written and nothing is fetched."""

import csv
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import median

from ingest.readers.ocr.noise import Seen
from ingest.readers.ocr.straighten import Grey, shrink

NAME = "tesseract"
SECONDS = 90  # a page of the closest print takes 5
_SIDE = 1_800  # pixels of the longest side to see which way up: .4 s, as sure as with all of them
_SURE_TURN = 3.0  # pages of text turned each way gave 4.1 to 35; a chart 0.5, a page of two lines 1.4
_ROTATE = re.compile(r"^Rotate: (\d+)$.*?^Orientation confidence: ([\d.]+)$", re.M | re.S)
_WORD_ROW = "5"
_HANGS = re.compile(r"[gjpqyQJ,;()\[\]{}|/$§]")  # under the baseline
_STANDS = re.compile(r"[A-Zbdfhkl\d£%&(\[]")  # as high as a capital
_ABOVE, _BELOW = 1.29, 0.31  # a font's full height over and under the baseline, in heights of its capitals


class TesseractError(Exception):
    """It is not installed, failed or took too long; the message says which."""


def is_installed() -> bool:
    """Whether there is a tesseract on the PATH."""
    return shutil.which("tesseract") is not None


def find_turn(grey: Grey) -> int:
    """By how many quarters clockwise the picture must be turned to be upright; 0 where that is not clear.

    Raises TesseractError.
    """
    try:
        found = _ROTATE.search(_run(shrink(grey, _SIDE), "--psm", "0", "-l", "osd"))
    except _TooFewError:
        return 0
    return int(found[1]) // 90 % 4 if found and float(found[2]) >= _SURE_TURN else 0


def read(grey: Grey, dpi: int) -> tuple[Seen, ...]:
    """Every word on an upright picture in reading order. Raises TesseractError."""
    table = _run(grey, "--psm", "3", "-l", "eng", "--dpi", str(dpi), "tsv")
    rows = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = (row for row in rows if row["level"] == _WORD_ROW and (row["text"] or "").strip())
    lines = groupby(words, key=lambda row: (row["block_num"], row["par_num"], row["line_num"]))
    return tuple(seen for _, line in lines for seen in _line(list(line)))


class _TooFewError(TesseractError):
    """There is too little on the picture to see which way up it is."""


def _run(grey: Grey, *options: str) -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise TesseractError("it is not installed")
    height, width = grey.shape
    image = f"P5 {width} {height} 255\n".encode() + grey.tobytes()
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # with more it is slower: 20 s a page for 2
    command = [program, "stdin", "stdout", *options]
    try:
        done = subprocess.run(command, input=image, capture_output=True, env=one_thread, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise TesseractError(f"it took more than {SECONDS} s") from error
    except OSError as error:
        raise TesseractError("it could not be started") from error
    if b"Too few characters" in done.stderr:
        raise _TooFewError("too few characters")
    if done.returncode:
        raise TesseractError(f"it ended with {done.returncode}")
    return done.stdout.decode("utf-8", "replace")


def _line(rows: Sequence[dict[str, str]]) -> Iterable[Seen]:
    """The words of one line, all with its height and baseline: its own ink says little of how large a word is set."""
    boxes = [tuple(int(row[k]) for k in ("left", "top", "width", "height")) for row in rows]
    texts = [row["text"].strip() for row in rows]
    base = median(_chosen([top + height for _, top, _, height in boxes], [not _HANGS.search(t) for t in texts]))
    top = median(_chosen([top for _, top, _, _ in boxes], [bool(_STANDS.search(t)) for t in texts]))
    capital = max(base - top, 1.0)
    for row, text, (left, _, width, _) in zip(rows, texts, boxes, strict=True):
        sure = float(row["conf"]) / 100
        yield Seen(text, sure, left, base - _ABOVE * capital, left + width, base + _BELOW * capital, base)


def _chosen(values: Sequence[float], wanted: Sequence[bool]) -> list[float]:
    """The wanted ones, or all where none is."""
    return [v for v, is_wanted in zip(values, wanted, strict=True) if is_wanted] or list(values)
