"""Pictures to words through RapidOCR, whose models come with it. The only file that imports it; nothing is ever
fetched or printed: each model is named by its file, and what is not there is an error."""

import logging
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from ingest.readers.ocr.noise import Seen
from ingest.readers.ocr.straighten import Grey, shrink, turn

NAME = "RapidOCR"
_DETECT, _RECOGNISE = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
_THREADS = 1  # two are no faster on 2 cores (1.2 s a page against 1.1) and far slower on busy ones
_PIXELS = 2_200_000  # on which lines are looked for: with 1.8 million the footnotes of noisy scans of 150 dpi were
# overlooked, with 6 the process took 1.4 GB instead of .9; lines are read from the whole picture
_MOST_LINES = 1_000
_TALL = 1.5  # a line's height for its width from which it may be read sideways
_SAMPLE = 6  # lines, the widest, that say which way up
_CLEARLY_BETTER = 0.03  # upside down lines are read with .5 to .9, upright ones with .95 to 1
_BASE = 0.27  # of a line's height its baseline stands over its lower edge
_LATIN = str.maketrans({"一": "—", "丨": "|", "·": "·"})  # its strokes, where a dash or a line was printed

Quad = npt.NDArray[np.float32]
"""A line's corners: top left, top right, bottom right, bottom left, as it is read."""


class RapidError(Exception):
    """It is not installed or failed; the message says which."""


def is_installed() -> bool:
    """Whether the library and its models are there."""
    return _models() is not None


def find_turn(grey: Grey) -> int:
    """By how many quarters clockwise the picture must be turned to be upright; 0 where that is not clear.

    Raises RapidError.
    """
    quads = _find_lines(grey)
    sizes = [_size(q) for q in quads]
    tall = sum(height for width, height in sizes if height > _TALL * width)
    first = 1 if tall > sum(width for width, height in sizes if height <= _TALL * width) else 0
    upright = turn(grey, first)
    widest = sorted(_find_lines(upright) if first else quads, key=lambda q: -_size(q)[0])[:_SAMPLE]
    if not widest:
        return 0
    there = [_recognise(_cut(upright, quad)) for quad in widest]
    back = [_recognise(turn(_cut(upright, quad), 2)) for quad in widest]
    better = float(np.mean([b[1] for b in back]) - np.mean([t[1] for t in there]))
    return first + 2 if better > _CLEARLY_BETTER else first


def read(grey: Grey, dpi: int) -> tuple[Seen, ...]:
    """Every word on an upright picture, line by line from the top. Raises RapidError."""
    return tuple(seen for quad in _find_lines(grey) for seen in _read_line(grey, quad))


def _models() -> Path | None:
    spec = find_spec("rapidocr")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "models"
    return folder if (folder / _DETECT).is_file() and (folder / _RECOGNISE).is_file() else None


@cache
def _engine() -> Any:
    """The library, loaded when the first picture is read: half a second and 400 MB that most runs do not need."""
    folder = _models()
    if folder is None:
        raise RapidError("it is not installed with its models")
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.use_preprocess_img": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.model_path": str(folder / _DETECT),
            "Det.limit_side_len": 0,
            "Det.max_candidates": _MOST_LINES,
            "Rec.model_path": str(folder / _RECOGNISE),
        }
    )


def _run(grey: Grey, *, find: bool) -> Any:
    """The engine's answer for lines to be found, or for the words of the one line on the picture."""
    picture = np.repeat(grey[:, :, None], 3, axis=2)
    engine = _engine()
    from rapidocr.inference_engine.onnxruntime.main import ONNXRuntimeError

    try:
        return engine(picture, use_det=find, use_cls=False, use_rec=not find, return_word_box=not find)
    except MemoryError:
        raise
    except (ONNXRuntimeError, RuntimeError, ValueError, OSError) as error:
        if _WITHOUT_MEMORY.search(str(error)):
            raise MemoryError from error
        raise RapidError(f"it failed with {type(error).__name__}") from error


_WITHOUT_MEMORY = re.compile(r"alloc|out of memory|bad_alloc", re.I)
"""How the library says that its memory did not suffice."""


def _find_lines(grey: Grey) -> list[Quad]:
    height, width = grey.shape
    share = min(math.sqrt(_PIXELS / (height * width)), 1.0)
    small = shrink(grey, max(round(max(height, width) * share), 1))
    found = _run(small, find=True).boxes
    scale = np.array([width / small.shape[1], height / small.shape[0]], np.float32)
    return [] if found is None else [np.asarray(quad, np.float32) * scale for quad in found]


def _size(quad: Quad) -> tuple[float, float]:
    """Width and height of a line."""
    a, b, c, d = quad
    return float(max(np.hypot(*(b - a)), np.hypot(*(c - d)))), float(max(np.hypot(*(d - a)), np.hypot(*(c - b))))


def _cut(grey: Grey, quad: Quad) -> Grey:
    """A line's own picture, level."""
    width, height = (max(round(side), 1) for side in _size(quad))
    a, b, c, d = ((float(x), float(y)) for x, y in quad)
    image = Image.fromarray(grey).transform(
        (width, height), Image.Transform.QUAD, (*a, *d, *c, *b), Image.Resampling.BICUBIC
    )
    return np.asarray(image)


def _recognise(line: Grey) -> tuple[str, float, list[float], list[float]]:
    """A line's text, how sure it is, and of each character that is no space its sureness and its place from 0 to 1."""
    answer = _run(line, find=False)
    if not answer.txts or not answer.txts[0].strip():
        return "", 0.0, [], []
    text, info = answer.txts[0], answer.word_results[0]
    places = [(column + 0.5) / info.line_txt_len for columns in info.word_cols for column in columns]
    sure = [s for s, character in zip(info.confs, text, strict=True) if not character.isspace()]
    return text, float(answer.scores[0]), sure, places


def _read_line(grey: Grey, quad: Quad) -> Iterator[Seen]:
    line = _cut(grey, quad)
    text, score, sure, places = _recognise(line)
    width, height = _size(quad)
    if height > _TALL * width:
        aside = max((_recognise(turn(line, quarters)) for quarters in (1, 3)), key=lambda found: found[1])
        if aside[1] > score and len(aside[0]) > len(text):
            yield from _aside(quad, aside[0], aside[1])
            return
    middle = 0.5 * width / max(len(text), 1)
    at = 0
    for word in text.split():
        till = at + len(word)
        start, end = places[at] * width - middle, places[till - 1] * width + middle
        yield _seen(word, float(np.mean(sure[at:till])), quad, max(start, 0.0) / width, min(end, width) / width)
        at = till


def _seen(word: str, sure: float, quad: Quad, start: float, end: float) -> Seen:
    """A word from `start` to `end` of its line, both from 0 to 1."""
    a, b, c, d = quad
    top, low = a + (b - a) * (start + end) / 2, d + (c - d) * (start + end) / 2
    left, right = (float((a + (b - a) * share)[0]) for share in (start, end))
    base = float(low[1] - (low[1] - top[1]) * _BASE)
    return Seen(_in_latin(word), sure, left, float(top[1]), right, float(low[1]), base)


def _aside(quad: Quad, text: str, sure: float) -> Iterator[Seen]:
    """The words of a line that runs up or down the page, each with the whole line's box."""
    (left, top), (right, low) = quad.min(axis=0), quad.max(axis=0)
    for word in text.split():
        yield Seen(_in_latin(word), sure, float(left), float(top), float(right), float(low), float(low))


def _in_latin(word: str) -> str:
    """Its full-width forms and strokes as the characters of our script that they were printed as."""
    wide: Sequence[str] = [unicodedata.normalize("NFKC", c) if "\uff00" <= c <= "\uffef" else c for c in word]
    return "".join(wide).translate(_LATIN)
